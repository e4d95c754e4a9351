#!/usr/bin/env python3
"""Write a C file that holds files as bytes: embed.py OUTPUT NAME=PATH ..."""
import sys


def main():
    output, files = sys.argv[1], [arg.split("=", 1) for arg in sys.argv[2:]]
    with open(output, "w", encoding="ascii") as out:
        out.write('#include "embedded/embedded.h"\n\n')
        for i, (_, path) in enumerate(files):
            with open(path, "rb") as file:
                data = file.read()
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
