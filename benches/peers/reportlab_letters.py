"""The peer reportlab: our letters with Platypus, which neither tags nor archives.

    reportlab_letters.py LETTERS FONTS OUT COUNT
"""

import io
import itertools
import json
import sys
from html import escape
from pathlib import Path

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate

PLAIN = ParagraphStyle("plain", fontName="Regular", fontSize=10.5, leading=14.5, spaceBefore=7.25)
BLOCK = ParagraphStyle("block", PLAIN, spaceBefore=21.75)
DAY = ParagraphStyle("day", BLOCK, alignment=TA_RIGHT)
SUBJECT = ParagraphStyle("subject", BLOCK, fontName="Bold", spaceAfter=14.5)
ITEM = ParagraphStyle("item", PLAIN, leftIndent=18, spaceBefore=3.6)
NAME = ParagraphStyle("name", PLAIN, spaceBefore=58)


def main():
    letters, fonts, out, count = sys.argv[1:]
    letters = json.loads(Path(letters).read_text())
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(name, Path(fonts) / f"NotoSerif-{name}.ttf"))
    for letter in itertools.islice(itertools.cycle(letters), int(count)):
        pdf = written(letter)
    Path(out).write_bytes(pdf)


def written(letter):
    def lines(name):
        return "<br/>".join(map(escape, letter[name]))

    story = [
        Paragraph(lines("sender"), PLAIN),
        Paragraph(lines("recipient"), BLOCK),
        Paragraph(f"{escape(letter['date'])}<br/>{escape(letter['reference'])}", DAY),
        Paragraph(escape(letter["subject"]), SUBJECT),
    ]
    for block in letter["blocks"]:
        if block["label"]:
            story.append(Paragraph(escape(block["text"]), ITEM, bulletText=block["label"]))
        else:
            story.append(Paragraph(escape(block["text"]), PLAIN))
    end = [Paragraph(escape(letter["closing"]), PLAIN), Paragraph(escape(letter["signature"]), NAME)]
    story.append(KeepTogether(end))

    def foot(canvas, document):
        # How many pages there will be, it does not know while it writes one.
        words = letter["page"].replace("{page}", str(canvas.getPageNumber()))
        canvas.setFont("Regular", 8.5)
        canvas.drawRightString(A4[0] - 20 * mm, 14 * mm, words.replace("{pages}", "2"))

    pdf = io.BytesIO()
    document = SimpleDocTemplate(
        pdf, pagesize=A4, leftMargin=25 * mm, rightMargin=20 * mm, topMargin=22 * mm,
        bottomMargin=25 * mm, title=letter["subject"], lang=letter["language"], invariant=1,
    )
    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return pdf.getvalue()


if __name__ == "__main__":
    main()
