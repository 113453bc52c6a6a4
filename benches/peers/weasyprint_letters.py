"""The peer WeasyPrint: our letters as HTML and CSS, written as tagged PDF/UA-1.

    weasyprint_letters.py LETTERS FONTS OUT COUNT

One variant a file is what it knows, so that PDF/A is left out. The style sheet and the faces are read
once.
"""

import itertools
import json
import sys
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@font-face { font-family: Letter; src: url(%(fonts)s/NotoSerif-Regular.ttf) }
@font-face { font-family: Letter; font-weight: bold; src: url(%(fonts)s/NotoSerif-Bold.ttf) }
@page { size: A4; margin: 22mm 20mm 25mm 25mm; @bottom-right { font: 8.5pt Letter; content: %(page)s } }
html { font: 10.5pt/14.5pt Letter }
p, dl { margin: 7.25pt 0 0; orphans: 2; widows: 2 }
h1 { font-size: 10.5pt; margin: 21.75pt 0 14.5pt }
address { font-style: normal; margin-bottom: 21.75pt }
.day { text-align: right }
dl { display: grid; grid-template-columns: 18pt 1fr; row-gap: 3.6pt }
dd { margin: 0 }
.closing { break-inside: avoid }
.name { margin-top: 58pt }
"""


def main():
    letters, fonts, out, count = sys.argv[1:]
    letters = json.loads(Path(letters).read_text())
    faces = FontConfiguration()
    page, pages = letters[0]["page"].split("{page}")
    words = f'"{page}" counter(page) "{pages}'.replace("{pages}", '" counter(pages) "') + '"'
    fonts = Path(fonts).resolve().as_uri()
    style = CSS(string=STYLE % {"fonts": fonts, "page": words}, font_config=faces)
    for letter in itertools.islice(itertools.cycle(letters), int(count)):
        html = HTML(string=document(letter))
        pdf = html.write_pdf(stylesheets=[style], font_config=faces, pdf_variant="pdf/ua-1")
    Path(out).write_bytes(pdf)


def document(letter):
    def lines(name):
        return "<br>".join(map(escape, letter[name]))

    body = []
    for is_item, blocks in itertools.groupby(letter["blocks"], lambda block: bool(block["label"])):
        if is_item:
            rows = (f"<dt>{escape(b['label'])}</dt><dd>{escape(b['text'])}</dd>" for b in blocks)
            body.append(f"<dl>{''.join(rows)}</dl>")
        else:
            body += [f"<p>{escape(block['text'])}</p>" for block in blocks]
    return f"""<!doctype html><html lang="{letter['language']}">
<head><meta charset="utf-8"><title>{escape(letter['subject'])}</title></head><body>
<address>{lines('sender')}</address><address>{lines('recipient')}</address>
<p class="day">{escape(letter['date'])}<br>{escape(letter['reference'])}</p>
<h1>{escape(letter['subject'])}</h1>{''.join(body)}
<div class="closing"><p>{escape(letter['closing'])}</p>
<p class="name">{escape(letter['signature'])}</p></div></body></html>"""


if __name__ == "__main__":
    main()
