#!/usr/bin/env python3
"""Counts what an AsciiDoc file holds, independently of arkitjek and far more simply: line by line, with
nothing but the delimiters of blocks in mind.

Prints one line of JSON per file. "marked" counts every line that looks like a heading, in listings too.
"""
import json
import re
import sys

VERBATIM = re.compile(r"^(-{4,}|\.{4,}|\+{4,}|/{4,}|```.*)$")


def count(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip() for line in file]
    found = dict.fromkeys(("headings", "marked", "tables", "figures", "listings", "words"), 0)
    verbatim, source, table = None, False, None
    for at, line in enumerate(lines):
        found["words"] += len(line.split())
        heading = re.match(r"^(={1,6}|#{1,6})\s+\S", line) is not None
        found["marked"] += heading
        if verbatim:
            if line == verbatim:
                verbatim = None
            continue
        above = lines[at - 1] if at else ""
        if table:
            table = None if line == table else table
        elif line == "--" and source:
            verbatim = line
            found["listings"] += 1
        elif VERBATIM.match(line) and not (above and abs(len(above) - len(line)) <= 1 and line[0] == "-"):
            verbatim = "```" if line.startswith("```") else line
            included = lines[at + 1].startswith("include::") and lines[at + 1].endswith("]")
            only = included and lines[at + 2] == line
            found["listings"] += line[0] in "-.`" and not only
        elif re.match(r"^[|,:!]={3,}$", line):
            table = line
            found["tables"] += 1
        else:
            found["headings"] += heading
            found["figures"] += line.startswith("image::")
        source = line.startswith("[source") or (source and line.startswith("."))
    return found


for name in sys.argv[1:]:
    print(json.dumps(count(name)))
