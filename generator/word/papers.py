"""A handout with its practice and answers, and a question paper, as Word documents."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from generator.draw import Paper
from generator.model import Page
from generator.paper.exam import question_paper
from generator.paper.handout import handout
from generator.paper.questions import answers, practice
from generator.paper.shop import Job, Shop
from generator.word.blocks import Blocks
from generator.word.fields import Bookmarks, add_field, before_compatibility, element, repeat_row, set_fonts
from generator.word.inlines import Inlines
from generator.word.leads import Leads, sections_of
from generator.word.tables import add_table

SONG: Final = ("Times New Roman", "宋体")
SCAN: Final = 18.0
"""Millimetres of a code to scan."""
COLUMNS: Final = (2.0, 7.0, -1.0)
"""Of the table of answers: characters, and what is left."""
HEI: Final = ("Arial", "黑体")


def handout_in_word(shop: Shop, page: Page) -> bytes:
    """The handout with contents, and answers that name the pages on which they stand, whatever is edited before."""
    job = handout(shop, page)
    writer = _Writer(job, Leads(shop, sections_of(shop.tree(page))))
    writer.line(["　".join(job.content["facts"])])
    writer.scan(job)
    if job.content["stale"]:
        writer.blocks.line([job.content["stale"]], None, tinted=True)
    add_field(writer.document.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u', "在这里点右键，选“更新域”，就有目录。")
    for box in job.content["boxes"]:
        writer.document.add_heading(box["title"], level=2)
        for item in box["items"]:
            writer.blocks.line(item, "List Bullet")
    writer.blocks.write(job.content["body"])
    if job.content["questions"]:
        writer.document.add_heading("随堂练", level=2)
        writer.questions(job.content["questions"]["entries"])
    writer.terms(job.content["terms"])
    if job.content["questions"]:
        writer.document.add_heading("答案（印给学员前删掉）", level=2)
        writer.answers(answers(shop, practice(shop, page).drawn), page.path)
    return writer.content()


def paper_in_word(shop: Shop, paper: Paper) -> bytes:
    """The question paper of a code."""
    job = question_paper(shop, paper)
    writer = _Writer(job, Leads(shop))
    writer.line([f"卷号 {job.content['code']}　{job.content['variant']} 卷"])
    writer.scan(job)
    writer.line(["姓名 ____　座位号 ____　日期 ____　答对 ____"])
    writer.questions(job.content["entries"])
    return writer.content()


class _Writer:
    """One document."""

    def __init__(self, job: Job, leads: Leads) -> None:
        self.job = job
        self.document: Document = docx.Document()
        self.bookmarks = Bookmarks()
        self.inlines = Inlines(self.document, self.bookmarks, leads)
        self.blocks = Blocks(self.document, self.inlines)
        _strip(self.document)
        _dress(self.document, job)
        self.document.add_heading(job.content["title"], level=1)

    def line(self, inlines: Sequence[Any]) -> None:
        """A paragraph."""
        self.blocks.line(inlines, None)

    def scan(self, job: Job) -> None:
        """The code that leads to the same thing on the phone, where the site has an address."""
        code = job.content["scan"]
        if code:
            alt = f"二维码：{code['caption']}，{code['address']}"
            self.line([{"is": "picture", "svg": code["svg"], "width": SCAN, "alt": alt}, f"　{code['caption']}"])

    def questions(self, entries: Sequence[dict[str, Any]]) -> None:
        """Questions with boxes to tick and lines to write on."""
        for entry in entries:
            if "case" in entry:
                self.line(["〔情景〕", *entry["case"]])
                self.questions(entry["entries"])
                continue
            self.line([f"{entry['number']}. 〔{entry['kind']}〕", *entry["stem"]])
            for option in entry["options"]:
                self.line([f"　　☐ {option['mark']}{'. ' if option['mark'] else ''}", *option["of"]])
            for item in entry["items"]:
                self.line(["　　____ ", *item])
            for at, left in enumerate(entry["lefts"], 1):
                self.line([f"　　{at}. ", *left, " ____"])
            for right in entry["rights"]:
                self.line([f"　　　　{right['mark']}. ", *right["of"]])

    def terms(self, terms: Sequence[dict[str, Any]]) -> None:
        """Words of the glossary that the text marks, with what they mean."""
        if terms:
            self.document.add_heading("词语", level=2)
        for term in terms:
            self.line([{"is": "styled", "style": "strong", "of": [term["term"]]}, "：", *term["said"]])

    def answers(self, entries: Sequence[dict[str, Any]], path: str) -> None:
        """A table; answers that stand in this document name their page by a field."""
        table = add_table(self.document, len(entries) + 1, COLUMNS)
        for cell, words in zip(table.rows[0].cells, ("题", "答案", "在哪里"), strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        repeat_row(table.rows[0])
        for row, entry in zip(list(table.rows)[1:], entries, strict=True):
            self.inlines.write(row.cells[0].paragraphs[0], [str(entry["number"])])
            self.inlines.write(row.cells[1].paragraphs[0], entry["answer"])
            where = row.cells[2].paragraphs[0]
            self.inlines.write(where, [entry["section"], "：“", entry["evidence"], "”"])
            if entry["page"] == path:
                self.inlines.write(where, ["，第 "])
                add_field(where, f"PAGEREF {self.bookmarks.name(entry['mark'])} \\h", "1")
                self.inlines.write(where, [" 页"])

    def content(self) -> bytes:
        """The file; the same content gives the same bytes."""
        out = BytesIO()
        self.document.save(out)
        return _dated(out.getvalue(), self.job.day)


def _strip(document: Document) -> None:
    """Leave out what the library's template brings for Word 2010 alone: its copy of the styles would no longer agree with ours."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(name)


def _dress(document: Document, job: Job) -> None:
    """A4, fonts that every office has, head and foot, fields worked out when it is opened."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    set_fonts(normal, *SONG)
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:eastAsia"), "zh-CN")
    normal.font.size = Pt(10.5)
    normal.paragraph_format.line_spacing = 1.4
    normal.paragraph_format.space_after = Pt(4)
    for level in range(1, 5):
        style = document.styles[f"Heading {level}"]
        set_fonts(style, *HEI)
        style.font.color.rgb = RGBColor(0x0F, 0x5C, 0x4A)
        style.font.size = Pt((20, 14, 12, 11)[level - 1])
    section.header.paragraphs[0].text = f"{job.content['course']}　{job.content['title']}"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        foot.add_run(words)
        if field:
            add_field(foot, field, "1")
    before_compatibility(document, element("updateFields", val="true"))
    document.core_properties.title, document.core_properties.author = job.title, job.content["course"]
    document.core_properties.language = "zh-CN"
    noon = datetime(job.day.year, job.day.month, job.day.day, 12)
    document.core_properties.created = document.core_properties.modified = noon


def _dated(content: bytes, day: date) -> bytes:
    """The same archive with one date on every file in it."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as written, ZipFile(out, "w", ZIP_DEFLATED) as dated:
        for name in written.namelist():
            entry = ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            dated.writestr(entry, written.read(name))
    return out.getvalue()
