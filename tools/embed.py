#!/usr/bin/env python3
"""Write a C file that holds files as bytes: embed.py OUTPUT NAME=PATH ...

A rule pack is held twice: without the rules' inline tests, for a program that would else read them at every start, and as it is, for
the commands that show and run them. The tests' lines are left empty, so that the others keep their numbers.
"""
import re
import sys


def without_tests(text):
    """The YAML text with each `tests:` block emptied to `tests: []`."""
    lines, depth = [], None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if depth is not None and line.strip() and indent <= depth:
            depth = None
        if depth is not None:
            lines.append("")
            continue
        if re.fullmatch(r" +tests:", line.rstrip()):
            depth = indent
            line = line.rstrip() + " []"
        lines.append(line)
    return "\n".join(lines)


def write_bytes(out, name, text):
    data = text.encode()
    lines = (", ".join(map(str, data[k:k + 24])) for k in range(0, len(data), 24))
    out.write(f"static const char {name}[] = {{\n")
    out.write(",\n".join(lines))
    out.write(f"{',' if data else ''} 0}};\n\n")


def write_file(out, i, name, path):
    """Gives the row of the table."""
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if not name.startswith("rules/"):
        write_bytes(out, f"file{i}", text)
        return f'    {{"{name}", file{i}, sizeof file{i} - 1, 0, 0}},\n'
    write_bytes(out, f"file{i}", without_tests(text))
    write_bytes(out, f"tested{i}", text)
    return f'    {{"{name}", file{i}, sizeof file{i} - 1, tested{i}, sizeof tested{i} - 1}},\n'


def main():
    output, files = sys.argv[1], [arg.split("=", 1) for arg in sys.argv[2:]]
    with open(output, "w", encoding="ascii") as out:
        out.write('#include "embedded/embedded.h"\n\n')
        rows = [write_file(out, i, name, path) for i, (name, path) in enumerate(files)]
        out.write("const struct ark_embedded ark_embedded_files[] = {\n")
        out.writelines(rows)
        out.write("};\n\n")
        out.write("const unsigned ark_embedded_count = sizeof ark_embedded_files / sizeof *ark_embedded_files;\n")


main()
