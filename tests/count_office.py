#!/usr/bin/env python3
"""Counts what is in a docx or odt from its raw XML, with nothing of arkitjek's: what a reader sees as
headings, tables, rows of tables and figures, when tracked changes are accepted.

    count_office.py FILE   ->  "headings 37" ... one a line, then "number 1.2<TAB>Title" for each line
                               of the document's own table of contents that has a number
"""
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
D = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


class Tree:
    """A document with the way up, which ElementTree lacks."""

    def __init__(self, data):
        self.root = ET.fromstring(data)
        self.up = {child: parent for parent in self.root.iter() for child in parent}

    def above(self, node):
        while node in self.up:
            node = self.up[node]
            yield node

    def inside(self, node, *tags):
        return any(parent.tag in tags for parent in self.above(node))


def docx_heading_styles(data):
    """Ids of the styles that make a paragraph a heading."""
    styles = {}
    for style in ET.fromstring(data).iter(W + "style"):
        name = style.find(W + "name")
        base = style.find(W + "basedOn")
        level = style.find(W + "pPr/" + W + "outlineLvl")
        styles[style.get(W + "styleId")] = (
            name.get(W + "val").lower() if name is not None else "",
            base.get(W + "val") if base is not None else None,
            int(level.get(W + "val")) if level is not None else None)

    def is_heading(style, hops=20):
        if style not in styles or hops == 0:
            return False
        name, base, level = styles[style]
        if re.fullmatch("heading [1-9]", name):
            return True
        if name == "title" or name.startswith("toc"):
            return False
        if level is not None:
            return level < 9
        return is_heading(base, hops - 1)

    contents = {key for key, value in styles.items() if re.fullmatch(r"toc \d", value[0])}
    return {key for key in styles if is_heading(key)}, contents


def docx(archive):
    tree = Tree(archive.read("word/document.xml"))
    headings, contents = docx_heading_styles(archive.read("word/styles.xml"))
    dead = (MC + "Fallback", W + "del", W + "moveFrom", W + "pPrChange", W + "rPrChange")
    counts = dict(headings=0, headings_in_cells=0, tables=0, rows=0, figures=0)
    numbers = []
    for node in tree.root.iter():
        if tree.inside(node, *dead):
            continue
        if node.tag == W + "p":
            style = node.find(W + "pPr/" + W + "pStyle")
            style = style.get(W + "val") if style is not None else None
            text = "".join(t.text or "" for t in node.iter(W + "t") if not tree.inside(t, *dead))
            if style in contents:
                numbers += toc_entry(node)
            elif style in headings and text.strip() and not tree.inside(node, W + "txbxContent"):
                cell = tree.inside(node, W + "tc")
                counts["headings_in_cells" if cell else "headings"] += 1
        elif node.tag == W + "tbl":
            rows = [row for row in node.findall(W + "tr") if row.find(W + "trPr/" + W + "del") is None]
            counts["tables"] += bool(rows)
            counts["rows"] += len(rows)
        elif node.tag in (W + "drawing", W + "pict", W + "object"):
            shown = (A + "blip", V + "imagedata", WPG + "wgp", WPC + "wpc", CHART + "chart")
            counts["figures"] += any(
                part.tag in shown and not tree.inside(part, MC + "Fallback") for part in node.iter())
    return counts, numbers


def toc_entry(paragraph):
    """The number and the title of a line of the contents: number TAB title TAB page."""
    parts = [""]
    for node in paragraph.iter():
        if node.tag == W + "tab" and not node.attrib:
            parts.append("")
        elif node.tag == W + "t":
            parts[-1] += node.text or ""
    parts = [part.strip() for part in parts]
    return [(parts[0], parts[1])] if len(parts) == 3 and re.match(r"[\dA-Z]", parts[0]) else []


def odt_heading_styles(*parts):
    parents, headings = {}, set()
    for data in parts:
        for style in ET.fromstring(data).iter(S + "style"):
            if style.get(S + "family") == "paragraph":
                name = style.get(S + "name")
                parents[name] = style.get(S + "parent-style-name")
                if re.fullmatch(r"Heading_20_\d", name):
                    headings.add(name)
    for name in list(parents):
        base, hops = name, 20
        if "TOC" in (name, parents[name] or "")[1] or name.startswith("TOC"):
            continue  # the title of a table of contents
        while base and hops and base not in headings:
            base, hops = parents.get(base), hops - 1
        if base in headings:
            headings.add(name)
    return headings


def odt(archive):
    content = archive.read("content.xml")
    tree = Tree(content)
    styled = odt_heading_styles(archive.read("styles.xml"), content)
    counts = dict(headings=0, headings_in_cells=0, tables=0, rows=0, figures=0)
    numbers = []
    for node in tree.root.iter():
        if tree.inside(node, T + "tracked-changes"):
            continue
        index = tree.inside(node, T + "table-of-content", T + "illustration-index", T + "table-index")
        if node.tag == T + "p" and index and tree.inside(node, T + "table-of-content"):
            parts = odt_line(node)
            if len(parts) == 3:
                numbers.append((parts[0].rstrip("."), parts[1]))
        elif node.tag in (T + "h", T + "p") and not index:
            heading = node.tag == T + "h" or node.get(T + "style-name") in styled
            if heading and "".join(node.itertext()).strip():
                cell = tree.inside(node, TABLE + "table-cell")
                counts["headings_in_cells" if cell else "headings"] += 1
        elif node.tag == TABLE + "table":
            counts["tables"] += 1
        elif node.tag == TABLE + "table-row":
            counts["rows"] += int(node.get(TABLE + "number-rows-repeated", "1"))
        elif node.tag == D + "g":
            counts["figures"] += not tree.inside(node, D + "g")
        elif node.tag == D + "frame" and not tree.inside(node, D + "g"):
            counts["figures"] += any(child.tag in (D + "image", D + "object") for child in node)
    return counts, numbers


def odt_line(paragraph):
    parts = [""]

    def walk(node):
        if node.tag == T + "tab":
            parts.append("")
        elif node.tag == T + "s":
            parts[-1] += " "
        parts[-1] += node.text or ""
        for child in node:
            walk(child)
            parts[-1] += child.tail or ""

    walk(paragraph)
    return [re.sub(r"\s+", " ", part).strip() for part in parts]


def main(path):
    with zipfile.ZipFile(path) as archive:
        is_odt = "content.xml" in archive.namelist()
        counts, numbers = odt(archive) if is_odt else docx(archive)
    for key, value in counts.items():
        print(key, value)
    for number, title in numbers:
        print(f"number {number}\t{title}")


if __name__ == "__main__":
    main(sys.argv[1])
