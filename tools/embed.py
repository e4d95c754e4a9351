#!/usr/bin/env python3
"""Write a C file that holds files as bytes: embed.py OUTPUT NAME=PATH ...

The rules' inline tests stay behind: the test suite runs them from rules/, and a program that carries them would read them at every
start. Their lines are left empty, so that the others keep their numbers.
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


def main():
    output, files = sys.argv[1], [arg.split("=", 1) for arg in sys.argv[2:]]
    with open(output, "w", encoding="ascii") as out:
        out.write('#include "embedded/embedded.h"\n\n')
        for i, (name, path) in enumerate(files):
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            data = (without_tests(text) if name.startswith("rules/") else text).encode()
            lines = (", ".join(map(str, data[k:k + 24])) for k in range(0, len(data), 24))
            out.write(f"static const char file{i}[] = {{\n")
            out.write(",\n".join(lines))
            out.write(f"{',' if data else ''} 0}};\n\n")
        out.write("const struct ark_embedded ark_embedded_files[] = {\n")
        for i, (name, _) in enumerate(files):
            out.write(f'    {{"{name}", file{i}, sizeof file{i} - 1}},\n')
        out.write("};\n\n")
        out.write("const unsigned ark_embedded_count = sizeof ark_embedded_files / sizeof *ark_embedded_files;\n")


main()
