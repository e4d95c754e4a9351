#!/usr/bin/env python3
"""Speed and memory of `arkitjek check` on synthetic models, against xmllint and xsltproc: bench.py PROGRAM [--quick]

Prints wall time (the best of several runs) and peak memory, the ratios that the design fixes, how both grow from 10,000 to
1,000,000 elements, and five rules against the same ones as XSLT. Needs the model generator beside the tree (../shared/bench), else
says so.
"""
import collections
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = pathlib.Path(os.environ.get("ARK_SHARED", ROOT.parent / "shared"))
GENERATOR = SHARED / "bench" / "generate_model.py"
WALL_BAR, MEMORY_BAR, GROWTH_BAR, XSLT_BAR = 1.5, 0.25, 1.2, 8
DOCX_WALL_BAR, DOCX_MEMORY_BAR = 1, 150


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


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def rule_packs(folder):
    """Each rule of the two packs in a pack of its own: (id, path)."""
    for name in ("five-rules", "path-rule"):
        head, *rules = (HERE / f"{name}.yaml").read_text().split("  - id: ")
        # The first item of `principles` is no rule.
        rules = [rule for rule in rules if "match:" in rule]
        for rule in rules:
            rule_id = rule.split("\n", 1)[0]
            path = pathlib.Path(folder) / f"{rule_id}.yaml"
            path.write_text(f"{head}  - id: {rule}")
            yield rule_id, path


def checked(program, model, pack, output):
    """The command that checks a model with one pack."""
    return [program, "check", model, "--pack", pack, "--format", output, "--fail-on", "never"]


def coverage(program, model, pack):
    """What the result says of each rule, by id: a map of its numbers. Read line by line up to the findings, which may be many: what
    this process holds counts as memory of the programs that it starts."""
    rules = {}
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder) / "result.json"
        run(*checked(program, model, pack, f"json={result}"))
        with open(result, encoding="utf-8") as lines:
            for row in lines:
                if row.startswith('  "findings": '):
                    break
                name, _, value = row.strip().rstrip(",").partition(": ")
                if name == '"rule"':
                    rules[value.strip('"')] = numbers = {}
                elif rules and value.isdigit():
                    numbers[name.strip('"')] = int(value)
    return rules


def against_xslt(program, folder, model):
    """The five rules against xsltproc with keys: the same findings, and how many times faster."""
    pack, sheet = HERE / "five-rules.yaml", HERE / "five-rules.xsl"
    theirs = collections.Counter(line.split()[0].decode() for line in output_of("xsltproc", sheet, model).splitlines())
    ours = {rule: row["findings"] for rule, row in coverage(program, model, pack).items()}
    for rule in sorted(ours):
        print(f"{rule:44} {ours[rule]:8} findings, xsltproc {theirs[rule]}")
    slow = best(3, "xsltproc", "--output", os.devnull, sheet, model)
    fast = best(5, *checked(program, model, pack, f"md={os.path.join(folder, 'rapport.md')}"))
    full = best(3, *checked(program, model, pack, f"json={os.path.join(folder, 'result.json')}"))
    line("xsltproc, five rules", *slow)
    line("arkitjek, the same, report in Markdown", *fast)
    line("arkitjek, the same, every finding as JSON", *full)
    ratio = slow[0] / fast[0]
    print(f"{'times faster than xsltproc':44} {ratio:8.1f}   (bar {XSLT_BAR}: {'holds' if ratio >= XSLT_BAR else 'FAILS'})")
    return ratio >= XSLT_BAR and ours == theirs


def growth_of_rules(program, folder, small, large):
    """Each rule alone: time and candidates per element, 1,000,000 against 10,000 elements."""
    good = True
    report = f"md={os.path.join(folder, 'rapport.md')}"
    for rule, pack in rule_packs(folder):
        few = best(20, *checked(program, small, pack, report))
        many = best(2, *checked(program, large, pack, report))
        looked = [coverage(program, model, pack)[rule]["lookedAt"] for model in (small, large)]
        print(f"{rule + ', candidates per element':44} {looked[1] / looked[0] / 100:8.2f}")
        good &= verdict(f"{rule}, time per element", many[0] / few[0] / 100, GROWTH_BAR)
    return good


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
        pack = best(7, *checked(program, model, "archimate", f"md={report}"))
        line("arkitjek check --pack archimate", *pack)
        good &= verdict("pack archimate against --stream", pack[0] / stream[0], WALL_BAR)
        good &= against_xslt(program, folder, model)
        small = generate(folder, 10_000)
        line("10,000 elements", *(small_run := best(5, program, "check", small, "--format", f"md={report}")))
        if not quick:
            large = generate(folder, 1_000_000)
            line("1,000,000 elements", *(large_run := best(3, program, "check", large, "--format", f"md={report}")))
            good &= verdict("time per element, 1,000,000 : 10,000", large_run[0] / small_run[0] / 100, GROWTH_BAR)
            good &= verdict("memory per element, 1,000,000 : 10,000", large_run[1] / small_run[1] / 100, GROWTH_BAR)
            good &= growth_of_rules(program, folder, small, large)
    with tempfile.TemporaryDirectory() as folder:
        document = os.path.join(folder, "rapport.docx")
        subprocess.run([sys.executable, HERE / "generate_docx.py", document, "1000"], check=True, stderr=subprocess.DEVNULL)
        wall, memory = best(5, program, "inspect", document)
        line("docx of 1,000 pages, inspect", wall, memory)
        good &= verdict("docx of 1,000 pages, seconds", wall, DOCX_WALL_BAR)
        good &= verdict("docx of 1,000 pages, MiB", memory, DOCX_MEMORY_BAR)
    sample = ROOT / "samples" / "dubu"
    if sample.exists():
        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, "rapport.md")
            wall, memory = best(20, program, "check", sample, "--format", f"md={report}")
            line("samples/dubu, Markdown", wall, memory)
            good &= verdict("samples/dubu, milliseconds", wall * 1000, 30)
    return 0 if good else 1


sys.exit(main())
