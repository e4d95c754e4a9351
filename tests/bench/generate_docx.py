#!/usr/bin/env python3
"""Writes a synthetic docx of about N pages (500 words a page): chapters, paragraphs in several runs,
lists, and tables with header rows.

    generate_docx.py FILE [PAGES]
"""
import random
import sys
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = ("arkitektur løsning myndighed borger sag dokument snitflade integration data register system "
         "leverandør drift sikkerhed krav princip regel komponent tjeneste bruger rolle ansvar og i er "
         "skal kan bør til for med af på den det en et som ikke der ved fra om").split()

STYLES = f"""<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Normal"><w:name
w:val="Normal"/></w:style>""" + "".join(
    f'<w:style w:type="paragraph" w:styleId="Overskrift{n}"><w:name w:val="heading {n}"/><w:pPr><w:numPr>'
    f'<w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
    for n in (1, 2, 3)) + "</w:styles>"
NUMBERING = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">' + "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="'
    + ".".join(f"%{k + 1}" for k in range(n + 1)) + '"/></w:lvl>' for n in range(3)) + (
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')


class Writer:
    def __init__(self, out):
        self.out, self.words, self.rng = out, 0, random.Random(1)

    def text(self, n):
        self.words += n
        return " ".join(self.rng.choices(WORDS, k=n))

    def runs(self, n):
        """Word splits a text where spelling, language or an edit changes."""
        parts = []
        while n > 0:
            take = min(n, self.rng.randint(3, 12))
            n -= take
            parts.append(f'<w:r w:rsidR="00{self.rng.randrange(1 << 20):06X}"><w:rPr><w:rFonts w:cs="Arial"/>'
                         f'<w:lang w:val="da-DK"/></w:rPr><w:t xml:space="preserve">{self.text(take)} </w:t></w:r>')
        return "".join(parts)

    def paragraph(self, n, properties=""):
        self.out.append(f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr>{properties}</w:pPr>'
                        f"{self.runs(n)}</w:p>")

    def table(self, rows, columns):
        self.out.append('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>')
        for row in range(rows):
            self.out.append("<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if row == 0 else ""))
            for _ in range(columns):
                self.out.append('<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>')
                self.paragraph(2 if row == 0 else 6)
                self.out.append("</w:tc>")
            self.out.append("</w:tr>")
        self.out.append("</w:tbl>")

    def page(self, number):
        level = 1 if number % 10 == 0 else 2 if number % 2 == 0 else 3
        self.paragraph(4, f'<w:pStyle w:val="Overskrift{level}"/>')
        end = self.words + 490
        while self.words < end:
            self.paragraph(60)
            if self.rng.random() < 0.3:
                for _ in range(4):
                    self.paragraph(10, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
            if self.rng.random() < 0.1:
                self.table(6, 4)


def main(path, pages):
    out = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{W}"><w:body>']
    writer = Writer(out)
    for page in range(pages):
        writer.page(page)
    out.append("<w:sectPr/></w:body></w:document>")
    relation = '<Relationship Id="rId{}" Type="' + OFFICE + '/{}" Target="{}"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{REL}">'
                         + relation.format(1, "officeDocument", "word/document.xml") + "</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{REL}">'
                         + relation.format(1, "styles", "styles.xml")
                         + relation.format(2, "numbering", "numbering.xml") + "</Relationships>")
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/document.xml", "".join(out))
    print(writer.words, "words", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
