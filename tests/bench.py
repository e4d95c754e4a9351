#!/usr/bin/env python3
"""Speed and memory of `arkitjek check` against xmllint on synthetic models: bench.py PROGRAM [--quick]

Prints wall time (the best of several runs) and peak memory, the two ratios that the design fixes, and how both grow from 10,000 to
1,000,000 elements. Needs the model generator beside the tree (../shared/bench), else says so.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("ARK_SHARED", ROOT.parent / "shared"))
GENERATOR = SHARED / "bench" / "generate_model.py"
WALL_BAR, MEMORY_BAR, GROWTH_BAR = 1.5, 0.25, 1.2


def run(*command):
    """Wall seconds and peak MiB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{' '.join(map(str, command))}: exit {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def best(times, *command):
    runs = [run(*command) for _ in range(times)]
    return min(wall for wall, _ in runs), max(memory for _, memory in runs)


def generate(folder, n):
    path = pathlib.Path(folder) / f"model-{n}.xml"
    with open(path, "wb") as out:
        subprocess.run([sys.executable, str(GENERATOR), str(n)], stdout=out, check=True)
    return path


def line(what, wall, memory):
    print(f"{what:44} {wall:8.3f} s {memory:8.1f} MiB")


def verdict(what, value, bar):
    print(f"{what:44} {value:8.2f}   (bar {bar}: {'holds' if value <= bar else 'FAILS'})")
    return value <= bar


def main():
    program, quick = sys.argv[1], "--quick" in sys.argv
    if not GENERATOR.exists():
        print(f"skipped: there is no model generator at {GENERATOR}")
        return 0
    good = True
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "rapport.md")
        model = generate(folder, 100_000)
        print(f"100,000 elements, 200,000 relationships: {model.stat().st_size / 2**20:.1f} MiB")
        stream = best(5, "xmllint", "--noout", "--stream", model)
        tree = best(2, "xmllint", "--noout", model)
        ours = best(5, program, "check", model, "--format", f"md={report}")
        line("xmllint --noout --stream", *stream)
        line("xmllint --noout", *tree)
        line("arkitjek check --format md", *ours)
        good &= verdict("wall time against --stream", ours[0] / stream[0], WALL_BAR)
        good &= verdict("memory against the tree", ours[1] / tree[1], MEMORY_BAR)
        small = generate(folder, 10_000)
        line("10,000 elements", *(small_run := best(5, program, "check", small, "--format", f"md={report}")))
        if not quick:
            large = generate(folder, 1_000_000)
            line("1,000,000 elements", *(large_run := best(3, program, "check", large, "--format", f"md={report}")))
            good &= verdict("time per element, 1,000,000 : 10,000", large_run[0] / small_run[0] / 100, GROWTH_BAR)
            good &= verdict("memory per element, 1,000,000 : 10,000", large_run[1] / small_run[1] / 100, GROWTH_BAR)
    sample = ROOT / "samples" / "dubu"
    if sample.exists():
        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, "rapport.md")
            wall, memory = best(20, program, "check", sample, "--format", f"md={report}")
            line("samples/dubu, Markdown", wall, memory)
            good &= verdict("samples/dubu, milliseconds", wall * 1000, 30)
    return 0 if good else 1


sys.exit(main())
