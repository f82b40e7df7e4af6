"""Row notices: what is told of the rows of a sheet that are no entries, and of what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.award_lists.entries import Part, Passed, counted
from plugins.award_lists.markers import COUNT
from plugins.award_lists.meaning import says_no
from plugins.award_lists.sheet_marks import column_name
from plugins.award_lists.sheets import Table


def notices(
    table: Table, passed: Sequence[Passed], told: Mapping[int, str], counts: Iterable[str], read: int
) -> Iterator[str]:
    """Yield a sentence for each kind of row that was passed by, and for each count that is not *read*.

    *told* are the headings inside the list that are no office, by row; *counts* what the end of the list says of how
    many it has.
    """

    def rows(*parts: Part) -> list[int]:
        return [one.row for one in passed if one.part in parts]

    if hidden := rows(Part.HIDDEN):
        yield f"Dòng {counted(hidden)} đang ẩn nên không nhập."
    said = [c for c in sorted(table.hidden_columns) if any(c < len(row) and row[c] for row in table.rows)]
    if said:
        yield f"Cột {', '.join(map(column_name, said))} đang ẩn nên không đọc."
    if of_offices := [row for row in rows(Part.HEADING) if row not in told]:
        yield f"Dòng {counted(of_offices)} được hiểu là tiêu đề nhóm."
    for row, label in told.items():
        yield f"Dòng {row} được hiểu là tiêu đề nhóm “{label}”."
    if closing := rows(Part.TOTAL, Part.SIGNATURE):
        yield f"Dòng {counted(closing)} được hiểu là phần tổng cộng, ký tên nên không nhập."
    for one in passed:
        if one.part in (Part.TOTAL, Part.SIGNATURE) and says_no(one.text):
            yield f"Dòng {one.row} ở cuối danh sách ghi “{one.text}”; xem có ai trong danh sách không được khen thưởng."
    for text in counts:
        numbers = [int(first or second) for first, second in COUNT.findall(text)]
        if numbers and read not in (*numbers, sum(numbers)):
            yield f"Cuối danh sách ghi “{text}”, nhưng đọc được {read} dòng."
