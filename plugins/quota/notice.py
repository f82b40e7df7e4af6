"""The notice of a period: its statement as a Vietnamese state agency tells it to its units, ready to sign.

The wording follows the notices of VKSND tỉnh Bến Tre of October 2014 and February 2015, the form Nghị định 30/2020.
Every figure is one of the statement's, or a count or difference of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from plugins.quota.notice_layout import Column, Sheet
from plugins.quota.notice_words import (
    ITEMS,
    MEASURES,
    SPOKEN,
    SUBJECTS,
    asked_rows,
    bare,
    called,
    counts,
    days,
    described,
    is_calendars,
    label,
    letter,
    month,
    numbered,
    of_row,
    recipients,
    role,
    said,
)
from plugins.quota.periods import named
from plugins.quota.quota_file import NoticeFacts
from plugins.quota.statement import Row, RuleStatement, Statement, Tally

AS_LIST = 6  # so many lines are read at a glance; more stand in a table


def notice(
    statement: Statement,
    facts: NoticeFacts,
    *,
    agency: str,
    parent_agency: str | None,
    place: str,
    number: str | None,
    signed: date,
    signer_role: str | None,
    signer: str | None,
    portal: str,
) -> bytes:
    """Return the notice of *statement* as a .docx; the same bytes for the same statement."""
    when = called(named(statement.id))
    sheet = Sheet(title=f"Thông báo kết quả viết tin, bài {when}", author=agency, created=signed)
    sheet.head(
        parent=parent_agency,
        agency=agency,
        number=f"Số: {numbered(number)}",
        place=place,
        day=f"ngày {signed.day:02} tháng {month(signed.month)} năm {signed.year}",
    )
    span = [f"({days(statement)})"] if not is_calendars(statement) else []
    sheet.title("THÔNG BÁO", [f"Về kết quả viết tin, bài trên {portal}", when, *span])
    sheet.paragraph(f"{agency} thông báo kết quả viết tin, bài trên {portal} {when} như sau:")
    _Body(sheet, statement).write(facts, portal)
    sheet.paragraph(f"Trên đây là kết quả viết tin, bài {when}, {agency} thông báo để các đơn vị biết./.", last=True)
    sheet.foot(recipients=recipients(facts), role=role(signer_role), signer=signer)
    return sheet.data()


class _Body:
    """The numbered sections of a notice; a section that has nothing to say is left out, and not counted."""

    def __init__(self, sheet: Sheet, statement: Statement) -> None:
        self._sheet = sheet
        self._statement = statement
        self._name = named(statement.id)
        self._within = f"Trong {SPOKEN[self._name.kind]}"
        self._sections = 0

    def write(self, facts: NoticeFacts, portal: str) -> None:
        """Write the sections in the order in which they are expected."""
        self._results(portal)
        self._met()
        self._categories()
        self._short()
        self._contributors()
        self._unattributed()
        self._tasks(facts)

    def _results(self, portal: str) -> None:
        this = self._statement
        self._heading("Kết quả")
        when = f"Trong {called(self._name)}"
        if not is_calendars(this):
            when += f" ({days(this)})"
        done = f"{portal} đã đăng {said(this.items)} {ITEMS}" if this.items else f"{portal} không đăng {ITEMS} nào"
        self._sheet.paragraph(f"{when}, {done}{self._compared()}.")
        if not this.closed:
            self._sheet.paragraph("Kỳ báo cáo chưa kết thúc; số liệu tính đến thời điểm lập Thông báo này.")
        if this.genres:
            genres = ", ".join(f"{said(one.number)} {one.name}" for one in this.genres)
            self._sheet.paragraph(f"Phân theo thể loại: {genres}.")
        if this.external:
            total = sum((one.number for one in this.external), Fraction(0))
            self._sheet.paragraph(f"Ngoài ra, có {said(total)} {ITEMS} được đăng trên báo, tạp chí khác:", leads=True)
            self._listed(counts(this.external))

    def _compared(self) -> str:
        """Return how this period compares with the one before; of two empty ones there is nothing to say."""
        now, before = self._statement.items, self._statement.previous_items
        than = called(self._name.previous)
        if now == before:
            return f", bằng {than}" if now else ""
        way = "tăng" if now > before else "giảm"
        return f", {way} {said(abs(now - before))} {ITEMS} so với {than} ({said(before)} {ITEMS})"

    def _met(self) -> None:
        if not self._statement.rules:
            return
        self._heading(f"{self._subjects()} đạt chỉ tiêu")
        for mark, rule in self._lettered():
            who, asked = SUBJECTS[rule.subject], asked_rows(rule)
            met = [row for row in asked if row.met]
            self._sheet.paragraph(f"{mark}{described(rule)}.", leads=True)
            if not asked:
                self._sheet.paragraph(f"{self._within} không có {who} nào được giao chỉ tiêu.")
            elif not met:
                self._sheet.paragraph(f"{self._within} không có {who} nào đạt chỉ tiêu.")
            else:
                share = f"{said(len(met))}/{said(len(asked))} {who}"
                self._sheet.paragraph(f"{self._within} có {share} đạt chỉ tiêu, gồm:", leads=True)
                self._rows(rule, met)

    def _short(self) -> None:
        if not any(rule.rows for rule in self._statement.rules):
            return
        self._heading(f"{self._subjects()} chưa đạt chỉ tiêu")
        for mark, rule in self._lettered():
            who, asked = SUBJECTS[rule.subject], asked_rows(rule)
            short = [row for row in asked if not row.met]
            if mark:
                self._sheet.paragraph(f"{mark}{label(rule)}:", leads=True)
            if short:
                share = f"{said(len(short))}/{said(len(asked))} {who}"
                self._sheet.paragraph(f"{self._within} có {share} chưa đạt chỉ tiêu, gồm:", leads=True)
                self._rows(rule, short)
            elif asked:
                self._sheet.paragraph(f"{self._within} không có {who} nào chưa đạt chỉ tiêu.")
            if excused := [row for row in rule.rows if rule.target and not row.target]:
                self._sheet.paragraph(f"Không giao chỉ tiêu đối với {said(len(excused))} {who}:", leads=True)
                self._rows(rule, excused)

    def _rows(self, rule: RuleStatement, rows: Sequence[Row]) -> None:
        """Tell what each subject has done; its target only where it is another than the rule's."""
        word = MEASURES[rule.measure]
        if len(rows) <= AS_LIST:
            self._listed(of_row(row, rule, word) for row in rows)
            return
        columns = [Column(head="Tên đơn vị" if rule.subject == "unit" else "Họ và tên", centred=False)]
        cells = [[row.name] for row in rows]

        def column(head: str, width: int, texts: Iterable[str], *, centred: bool = True) -> None:
            columns.append(Column(head=head, width=width, centred=centred))
            for line, text in zip(cells, texts, strict=True):
                line.append(text)

        column("Số điểm" if rule.measure == "points" else "Số tin, bài", 25, (said(row.credit) for row in rows))
        if any(row.target != rule.target for row in rows):
            column("Chỉ tiêu", 22, (said(row.target) for row in rows))
        if any(row.missing for row in rows):
            column("Còn thiếu", 24, (said(row.missing) for row in rows))
        if any(row.note for row in rows):
            column("Ghi chú", 36, (row.note for row in rows), centred=False)
        self._table(columns, cells)

    def _categories(self) -> None:
        found = self._statement.categories
        if found:
            self._heading("Kết quả theo chuyên mục")
            self._tallies(found, [Column(head="Chuyên mục", centred=False), Column(head="Số tin, bài", width=28)])

    def _contributors(self) -> None:
        found = self._statement.contributors
        if not (found or self._statement.items):
            return
        self._heading("Cộng tác viên có tin, bài")
        if not found:
            self._sheet.paragraph(f"{self._within} không có cộng tác viên nào có tin, bài.")
            return
        self._sheet.paragraph(f"{self._within} có {said(len(found))} cộng tác viên có tin, bài, gồm:", leads=True)
        if len(found) <= AS_LIST:
            self._listed(counts(found))
            return
        name, unit = Column(head="Họ và tên", width=55, centred=False), Column(head="Đơn vị", centred=False)
        cells = [[one.name, one.of or "", said(one.number)] for one in found]
        self._table([name, unit, Column(head="Số tin, bài", width=28)], cells)

    def _unattributed(self) -> None:
        """Tell of how many works the author isn't known: their titles are no matter of a notice."""
        works = {(one.path, one.title) for one in self._statement.unattributed}
        if works:
            self._heading("Tin, bài chưa xác định tác giả")
            self._sheet.paragraph(
                f"{self._within} có {said(len(works))} {ITEMS} chưa xác định được đầy đủ tác giả,"
                " đề nghị Ban Biên tập bổ sung."
            )

    def _tasks(self, facts: NoticeFacts) -> None:
        self._heading("Nhiệm vụ thời gian tới")
        if len(facts.tasks) > 1:
            self._listed(facts.tasks)
        elif facts.tasks:
            self._sheet.paragraph(f"{bare(facts.tasks[0])}.")
        else:
            target = ", bảo đảm chỉ tiêu được giao" if self._statement.rules else ""
            self._sheet.paragraph(
                f"Đề nghị các đơn vị tiếp tục quan tâm, chỉ đạo việc viết tin, bài{target}; gửi tin, bài kịp thời,"
                " ghi rõ họ tên, đơn vị công tác của tác giả."
            )

    def _tallies(self, found: Sequence[Tally], columns: Sequence[Column]) -> None:
        if len(found) <= AS_LIST:
            self._listed(counts(found))
        else:
            self._table(columns, [[one.name, said(one.number)] for one in found])

    def _heading(self, text: str) -> None:
        self._sections += 1
        self._sheet.heading(f"{self._sections}. {text}")

    def _subjects(self) -> str:
        asked = {rule.subject for rule in self._statement.rules}
        return ", ".join(word for kind, word in SUBJECTS.items() if kind in asked).capitalize()

    def _lettered(self) -> Iterator[tuple[str, RuleStatement]]:
        """Yield the rules, each with its letter if there are several."""
        several = len(self._statement.rules) > 1
        for index, rule in enumerate(self._statement.rules):
            yield f"{letter(index)}) " if several else "", rule

    def _listed(self, texts: Iterable[str]) -> None:
        lines = [bare(text) for text in texts]
        for index, text in enumerate(lines, 1):
            self._sheet.paragraph(f"- {text}{'.' if index == len(lines) else ';'}")

    def _table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        numbered = ([str(index), *row] for index, row in enumerate(rows, 1))
        self._sheet.table([Column(head="TT", width=12), *columns], numbered)
