"""The paper of a Vietnamese state agency, by Nghị định 30/2020/NĐ-CP, Phụ lục I: fonts and margins, no figures.

Lengths are millimetres, sizes of letters points, as the decree gives them. What is made depends on nothing but what is
put in: the same notice is the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from msgspec import Struct

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
TOP, RIGHT, BOTTOM, LEFT = 20, 15, 20, 30
WIDTH = 210 - LEFT - RIGHT
BODY, TABLE = 14, 13
HEAD = (75, WIDTH - 75)  # the agency's half of the head, the nation's half

_CENTRE, _JUSTIFIED, _START = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
_MM_PER_PT = 25.4 / 72
# How wide a letter of Times New Roman is on average, in its size: enough for a line of a third to a half of a text.
_CAPITAL, _BOLD_CAPITAL, _SMALL = 0.555, 0.61, 0.435
_MOTTO = 12.23  # the motto itself, bold: its line is exactly as long
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Body Text", "Heading 1", "Title", "Header"}
_UNWANTED = ("/thumbnail", "/stylesWithEffects", "/customXml")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")  # XML has no place for most of them
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table. The one without a *width* takes what the others leave."""

    head: str
    width: int | None = None
    centred: bool = True


class Sheet:
    """A document that is filled from top to bottom."""

    def __init__(self, *, title: str, author: str, created: date) -> None:
        self._document = Document()
        self._set_up_styles()
        self._set_up_page()
        self._describe(clean(title), clean(author), created)

    # --- what it is filled with ---

    def head(self, *, parent: str | None, agency: str, number: str, place: str, day: str) -> None:
        """Add the agency and the number on the left; the nation, its motto, place and day on the right."""
        left, right = self._two_halves(HEAD)
        if parent:
            _say(left, _in_lines(parent.upper(), _CAPITAL), 12)
        name = _in_lines(agency.upper(), _BOLD_CAPITAL)
        _say(left, name, 12, bold=True)
        longest = max(_wide(line, 12, _BOLD_CAPITAL) for line in name.split("\n"))
        _line(left, 0.4 * min(longest, HEAD[0]), HEAD[0])
        _say(left, number, 13, before=4)
        _say(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
        _say(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
        _line(right, _MOTTO * 13 * _MM_PER_PT, HEAD[1])
        fits = _wide(f"{place}, {day}", 13, _SMALL) <= HEAD[1]
        _say(right, f"{place}, {day}" if fits else f"{place},\n{day}", 13, italic=True, before=4)

    def title(self, kind: str, subject: Sequence[str]) -> None:
        """Add the kind of document, and what it is about with a short line under it."""
        self._document.add_paragraph(clean(kind), "Title").paragraph_format.space_before = Pt(18)
        about = self._document.add_paragraph("\n".join(clean(line) for line in subject), "Title")
        longest = max(_wide(line, BODY, _SMALL) for line in subject)
        _line(self._document, 0.4 * min(longest, WIDTH), WIDTH)
        about.paragraph_format.space_before = Pt(0)

    def heading(self, text: str) -> None:
        """Add the heading of a section."""
        self._document.add_paragraph(clean(text), "Heading 1")

    def paragraph(self, text: str, *, leads: bool = False, last: bool = False) -> None:
        """Add a paragraph; one that *leads* stays with what follows, the *last* with the signature."""
        made = self._document.add_paragraph(clean(text), "Body Text")
        made.paragraph_format.keep_with_next = leads or last
        made.paragraph_format.space_after = Pt(6 if leads else 0)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Add a table with borders; its head is repeated on every page."""
        filled = list(rows)
        rest = WIDTH - sum(column.width or 0 for column in columns)
        widths = [column.width or rest for column in columns]
        table = self._grid(len(filled) + 1, widths)
        _with_borders(table)
        # One pass over the cells: looking each up by its place takes time that grows with the table's size.
        for index, (row, texts) in enumerate(zip(table.rows, [[one.head for one in columns], *filled], strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(_element("w:cantSplit"))
            if index == 0:
                properties.append(_element("w:tblHeader"))
            for cell, column, text in zip(row.cells, columns, texts, strict=True):
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                said = cell.paragraphs[0]
                said.style = self._in_table
                said.add_run(clean(text)).bold = True if index == 0 else None
                if column.centred or index == 0:
                    said.alignment = _CENTRE
                if index in (0, len(filled) - 1):  # neither the head nor the last row stands alone on a page
                    said.paragraph_format.keep_with_next = True

    def foot(self, *, recipients: Sequence[str], role: Sequence[str], signer: str | None) -> None:
        """Add the recipients on the left, and who signs on the right."""
        left, right = self._two_halves((WIDTH // 2, WIDTH - WIDTH // 2), before=12)
        _say(left, "Nơi nhận:", 12, bold=True, italic=True, align=_START)
        for line in recipients:
            _say(left, line, 11, align=_START)
        for line in role or [""]:
            _say(right, line.upper(), BODY, bold=True)
        for _ in range(4):  # room for the signature and the seal
            _say(right, "", BODY)
        _say(right, signer or "", BODY, bold=True)
        # Word wants a paragraph behind the last table; this one is too low to begin a page.
        _thin(self._document.add_paragraph(), 1)

    def data(self) -> bytes:
        """Return the file."""
        written, steady = BytesIO(), BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                target.writestr(entry, source.read(name))
        return steady.getvalue()

    # --- how it is made ---

    def _set_up_styles(self) -> None:
        styles = self._document.styles
        for element in styles.element.xpath("w:style"):
            if element.xpath("w:name")[0].get(qn("w:val")).title() not in {name.title() for name in _KEPT}:
                styles.element.remove(element)
            for link in element.xpath("w:link"):
                element.remove(link)  # its other half is gone
        for fonts in styles.element.xpath("w:docDefaults//w:rFonts"):
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{script}"), FONT)
        for language in styles.element.xpath("w:docDefaults//w:lang"):
            language.set(qn("w:val"), LANGUAGE)
            language.set(qn("w:eastAsia"), LANGUAGE)
        _restyled(self._style("Normal"))
        _restyled(self._style("Header"), align=_CENTRE)
        _restyled(self._style("Title"), align=_CENTRE)
        for name in ("Body Text", "Heading 1"):
            _restyled(self._style(name), align=_JUSTIFIED, before=6, indent=12.7, spacing=1.15)
        self._in_table = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
        self._in_table.base_style = self._style("Normal")
        self._in_table.font.size = Pt(TABLE)
        self._in_table.paragraph_format.space_before = self._in_table.paragraph_format.space_after = Pt(2)
        for name in ("Title", "Heading 1"):
            self._style(name).font.bold = True
            self._style(name).paragraph_format.keep_with_next = True

    def _style(self, name: str) -> ParagraphStyle:
        style = self._document.styles[name]
        assert isinstance(style, ParagraphStyle)
        return style

    def _set_up_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.header_distance = section.footer_distance = Mm(10)
        section.gutter = 0
        # The number of the page stands in the middle of the top margin, and not on the first page.
        section.different_first_page_header_footer = True
        number = _element("w:fldSimple", instr="PAGE")
        section.header.paragraphs[0]._p.append(number)

    def _describe(self, title: str, author: str, created: date) -> None:
        """Say what the document is; nothing stays of the template's own dates and pictures."""
        moment = datetime.combine(created, time(), tzinfo=UTC)
        properties = self._document.core_properties
        properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
        properties.created = properties.modified = moment
        properties.language, properties.comments, properties.revision = LANGUAGE, "", 1
        package = self._document.part.package
        assert package is not None
        _drop(package.rels, _UNWANTED)
        _drop(self._document.part.rels, _UNWANTED)
        for language in self._document.settings.element.xpath("w:themeFontLang"):
            language.attrib.clear()
            language.set(qn("w:val"), LANGUAGE)
        for mode in self._document.settings.element.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
            mode.set(qn("w:val"), "15")  # or Word says “Compatibility Mode”

    def _grid(self, rows: int, widths: Sequence[int]) -> Table:
        table: Table = self._document.add_table(rows, len(widths), "Normal Table")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _two_halves(self, widths: tuple[int, int], *, before: int = 0) -> tuple[_Cell, _Cell]:
        """Add a table of one row that is not seen, whose cells reach to the margins."""
        if before:
            _thin(self._document.add_paragraph(), before).paragraph_format.keep_with_next = True
        table = self._grid(1, widths)
        margins = _element("w:tblCellMar")
        for side in ("left", "right"):
            margins.append(_element(f"w:{side}", w="0", type="dxa"))
        table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        left, right = table.rows[0].cells
        return left, right


def clean(text: str) -> str:
    """Return *text* as one line that XML can hold."""
    return _CONTROL.sub(" ", text).strip()


def _wide(text: str, size: int, letter: float) -> float:
    """Return about how wide *text* is where a letter is so wide."""
    return len(text) * letter * size * _MM_PER_PT


def _in_lines(name: str, letter: float) -> str:
    """Return the *name* of a procuracy, broken before its place if it is too long for one line."""
    return name if _wide(name, 12, letter) <= HEAD[0] else name.replace("NHÂN DÂN ", "NHÂN DÂN\n", 1)


def _say(
    cell: _Cell,
    text: str,
    size: int,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = _CENTRE,
    before: int = 0,
    after: int = 0,
) -> Paragraph:
    """Add a paragraph to *cell*, or fill the empty one that every cell begins with."""
    first = cell.paragraphs[0]
    made: Paragraph = cell.add_paragraph() if first.runs or len(cell.paragraphs) > 1 else first
    run = made.add_run("\n".join(clean(line) for line in text.split("\n")))
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size)
    made.alignment = align
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
    return made


def _line(place: _Cell | DocumentObject, length: float, width: int) -> None:
    """Draw a line under what was said last: the border of a paragraph without words, drawn in from both sides."""
    made = _thin(place.add_paragraph(), 6)
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = Mm((width - length) / 2)
    made.paragraph_format.space_before = Pt(3)
    borders = _element("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="1", color="000000"))
    made._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _thin(paragraph: Paragraph, height: int) -> Paragraph:
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(height)
    form.space_before = form.space_after = Pt(0)
    return paragraph


def _with_borders(table: Table) -> None:
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _restyled(
    style: ParagraphStyle, *, align: WD_ALIGN_PARAGRAPH = _START, before: int = 0, indent: float = 0, spacing: float = 1
) -> None:
    """Give *style* the letters and the form of the decree, and nothing of what the template gave it."""
    for element in style.element.xpath("w:rPr | w:pPr/*[not(self::w:outlineLvl)]"):
        element.getparent().remove(element)
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), FONT)
    fonts.set(qn("w:cs"), FONT)
    form = style.paragraph_format
    form.alignment, form.first_line_indent, form.line_spacing = align, Mm(indent), spacing
    form.space_before, form.space_after = Pt(before), Pt(0)


def _drop(relations: Relationships, kinds: tuple[str, ...]) -> None:
    for id_ in [id_ for id_, one in relations.items() if one.reltype.endswith(kinds)]:
        del relations[id_]


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
