#!/usr/bin/env python3
"""Writes a report in simple Markdown (headings, paragraphs, tables, flat lists, front matter) as the
docx or odt that somebody would have written instead: headings are numbered by the program, titles are
styled, tables have header rows.

    report_as_office.py REPORT.md OUT.docx|OUT.odt
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = (f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0" manifest:version="1.2">'
            + "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
                      for path, kind in (("/", "application/vnd.oasis.opendocument.text"),
                                         ("content.xml", "text/xml"), ("styles.xml", "text/xml")))
            + "</manifest:manifest>")


def plain(text):
    return re.sub(r"[*_`]+(\S[^*_`]*?)[*_`]+", r"\1", text).strip()


def blocks(text):
    """(kind, level, value): heading, text, item, table."""
    lines = text.splitlines()
    if lines and lines[0] == "---":
        lines = lines[lines.index("---", 1) + 1:]
    table = []
    for line in lines + [""]:
        if line.startswith("|"):
            table.append([plain(cell) for cell in line.strip().strip("|").split("|")])
            continue
        if table:
            yield "table", 0, [table[0]] + table[2:]
            table = []
        if match := re.match(r"(#+) (.*)", line):
            yield "heading", len(match[1]), plain(match[2])
        elif line.startswith("- "):
            yield "item", 0, plain(line[2:])
        elif line.strip():
            yield "text", 0, plain(line)


def numbered(title):
    """The title without the number that the program will count, and whether it has one."""
    match = re.match(r"[\d.]+ (.*)", title)
    return (match[1], True) if match else (title, False)


class Docx:
    def __init__(self):
        self.out = []

    def paragraph(self, text, properties=""):
        # Split over runs in the middle of words, as Word does where anything changed.
        cut = len(text) // 2
        runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
                       for part in (text[:cut], text[cut:]))
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def heading(self, level, title):
        name, has_number = numbered(title)
        # The title of the document is the one heading of level 1, and has no number.
        number = "" if has_number else '<w:numPr><w:numId w:val="0"/></w:numPr>'
        self.out.append(self.paragraph(name, f'<w:pStyle w:val="Overskrift{level}"/>{number}'))

    def text(self, text):
        self.out.append(self.paragraph(text))

    def item(self, text):
        self.out.append(self.paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'))

    def table(self, rows):
        self.out.append("<w:tbl>")
        for index, row in enumerate(rows):
            header = "<w:trPr><w:tblHeader/></w:trPr>" if index == 0 else ""
            cells = "".join(f"<w:tc><w:tcPr/>{self.paragraph(cell)}</w:tc>" for cell in row)
            self.out.append(f"<w:tr>{header}{cells}</w:tr>")
        self.out.append("</w:tbl>")

    def save(self, path):
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="Overskrift{n}"><w:name w:val="heading {n}"/><w:pPr>'
            f'<w:numPr><w:ilvl w:val="{n - 2}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            for n in (1, 2, 3))
        levels = "".join(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="'
                         + ".".join(f"%{k + 1}" for k in range(n + 1)) + '"/></w:lvl>' for n in range(2))
        numbering = (f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:abstractNum '
                     'w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
                     '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
                     '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>')
        relation = '<Relationship Id="r{}" Type="' + OFFICE + '/{}" Target="{}"/>'
        wrap = f'<Relationships xmlns="{PACKAGE}">{{}}</Relationships>'.format
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", wrap(relation.format(1, "officeDocument", "word/document.xml")))
            archive.writestr("word/_rels/document.xml.rels", wrap(
                relation.format(1, "styles", "styles.xml") + relation.format(2, "numbering", "numbering.xml")))
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
            archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
            archive.writestr("word/document.xml",
                             f'<w:document xmlns:w="{W}"><w:body>{"".join(self.out)}</w:body></w:document>')


class Odt:
    def __init__(self):
        self.out = []

    def heading(self, level, title):
        name, has_number = numbered(title)
        header = "" if has_number else ' text:is-list-header="true"'
        self.out.append(f'<text:h text:outline-level="{level}"{header}>{escape(name)}</text:h>')

    def paragraph(self, text):
        cut = len(text) // 2
        return f"<text:p>{escape(text[:cut])}<text:span>{escape(text[cut:])}</text:span></text:p>"

    def text(self, text):
        self.out.append(self.paragraph(text))

    def item(self, text):
        item = f"<text:list-item>{self.paragraph(text)}</text:list-item></text:list>"
        if self.out[-1].endswith("</text:list>"):
            self.out[-1] = self.out[-1][:-len("</text:list>")] + item
        else:
            self.out.append("<text:list>" + item)

    def table(self, rows):
        def row(cells):
            inside = "".join(f"<table:table-cell>{self.paragraph(cell)}</table:table-cell>" for cell in cells)
            return f"<table:table-row>{inside}</table:table-row>"

        columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        self.out.append("<table:table>" + columns + "<table:table-header-rows>" + row(rows[0]) + "</table:table-header-rows>"
                        + "".join(map(row, rows[1:])) + "</table:table>")

    def save(self, path):
        spaces = " ".join(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "text", "style", "table"))
        levels = "".join(f'<text:outline-level-style text:level="{n}" style:num-format="1" '
                         f'text:display-levels="{n - 1}"/>' for n in (2, 3))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
            archive.writestr("META-INF/manifest.xml", MANIFEST)
            archive.writestr("styles.xml", f"<office:document-styles {spaces} office:version='1.2'><office:styles><text:outline-style>"
                             f"{levels}</text:outline-style></office:styles></office:document-styles>")
            archive.writestr("content.xml", f"<office:document-content {spaces} office:version='1.2'><office:body><office:text>"
                             f'{"".join(self.out)}</office:text></office:body></office:document-content>')


def main(report, path):
    writer = Odt() if path.endswith(".odt") else Docx()
    with open(report, encoding="utf-8") as file:
        for kind, level, value in blocks(file.read()):
            if kind == "heading":
                writer.heading(level, value)
            else:
                getattr(writer, kind)(value)
    writer.save(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
