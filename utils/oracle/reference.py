# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the reference of all ops: a page in Markdown per family, and one that lists them.

    python3 -m oracle.reference OUTPUT [--fake-opt PATH]

An op has its schema, its rule, the functions of PyTorch that the rule follows, and the
programs of test/ATen as fake-opt infers them. Links are relative to OUTPUT in place of
docs/Reference.
"""

import argparse
import collections
import concurrent.futures
import pathlib
import re
import subprocess
import sys
from typing import (Any, DefaultDict, Dict, Iterable, Iterator, List, Mapping, Optional,
                    Tuple)

from fake_tensor.tool import Tool, ToolError, add_tool_option, find_tool

from .rows import RowError, read_folder

_ROOT = pathlib.Path(__file__).resolve().parents[2]
_SOURCES = _ROOT / "lib" / "ATen" / "Ops"
_TESTS = _ROOT / "test"
# From the page of a family in docs/Reference to the root.
_UP_FROM_FAMILY = "../../../../"
# An op shows at most so many programs, and none that are longer than this or call more ops
# than that.
_MAX_EXAMPLES = 2
_MAX_OPS = 4
_MAX_LENGTH = 1200
_FUNCTION = re.compile(r"^  func\.func .*?^  \}$", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"\b(?:fake|torch)\.(\w+\.[\w.]+)[ (]")
_DERIVED = {"in-place": "in place", "out": "`out=`"}

Row = Mapping[str, Any]
Examples = Mapping[str, List[str]]


def _chapters() -> Dict[str, str]:
    """The folder of each family."""
    return {path.stem: path.parent.name for path in _SOURCES.glob("*/*.cpp")}


# ===- Examples ----------------------------------------------------------===


def _infer(tool: str, path: pathlib.Path) -> List[str]:
    """The functions of a test as fake-opt infers them."""
    done = subprocess.run(
        [tool, str(path), "--fake-propagate"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolError(f"fake-opt failed on '{path}': {done.stderr[:500]}")
    return _FUNCTION.findall(done.stdout)


def _shown(function: str) -> str:
    """A function without the indentation of the module."""
    return "\n".join(line[2:] for line in function.split("\n"))


def _is_run(path: pathlib.Path) -> bool:
    """Whether a test is a program that is inferred without an error."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return re.fullmatch(r"// RUN: fake-opt %s --fake-propagate \| FileCheck %s",
                        first) is not None


def find_examples(tool: str) -> Examples:
    """The programs of the tests, by the ops that they call."""
    found: DefaultDict[str, List[Tuple[int, str]]] = collections.defaultdict(list)
    # The tests of families come first.
    paths = [path for path in sorted(_TESTS.glob("**/*.mlir")) if _is_run(path)]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for functions in pool.map(lambda path: _infer(tool, path), paths):
            for function in functions:
                text = _shown(function)
                calls = dict.fromkeys(_CALL.findall(text))
                if len(calls) <= _MAX_OPS and len(text) <= _MAX_LENGTH:
                    for op in calls:
                        found[op].append((len(calls), text))
    # Programs of fewer ops are better examples of one.
    return {op: [text for _, text in sorted(programs, key=lambda program: program[0])]
            for op, programs in found.items()}


# ===- Pages -------------------------------------------------------------===


def _code(name: str) -> str:
    return f"`{name}`"


def _followed(row: Row) -> str:
    parts = []
    for name in row["follows"]:
        where, _, kernel = name.partition(".")
        parts.append(f"the kernel of {_code(kernel)}" if where in ("native", "jit")
                     else _code(f"torch.{name}"))
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _link(path: pathlib.Path, line: Optional[int]) -> str:
    place = path.relative_to(_ROOT).as_posix()
    end = f"#L{line}" if line else ""
    shown = f"{path.name}, line {line}" if line else path.name
    return f"[{shown}]({_UP_FROM_FAMILY}{place}{end})"


def _op_section(row: Row, source: str, examples: Examples) -> Iterator[str]:
    yield from (f"## `{row['name']}`", "", "```text", row["schema"], "```", "")
    kind = row["rule"]
    if kind not in ("own", "shared"):
        origin = row.get("alias") or row.get("from")
        kind = (f"that of `{origin}`" if kind == "alias" else
                f"that of `{origin}` on each element" if origin else "on each element")
    facts = [f"- Rule: {kind}, in {source}"]
    if row["follows"]:
        facts.append(f"- Follows {_followed(row)}")
    if row["tags"]:
        facts.append(f"- Tags: {', '.join(map(_code, row['tags']))}")
    yield from (*facts, "")
    for program in examples.get(row["name"], [])[:_MAX_EXAMPLES]:
        yield from ("```mlir", program, "```", "")


def family_page(family: str, rows: List[Row], path: pathlib.Path,
                lines: Mapping[str, int], examples: Examples) -> Iterator[str]:
    """The lines of the page of a family."""
    yield from (f"# {family}", "")
    derived = [row for row in rows if row["rule"] in _DERIVED]
    for row in rows:
        if row["rule"] not in _DERIVED:
            origin = row.get("alias") or row.get("from") or ""
            line = lines.get(row["name"]) or lines.get(origin)
            yield from _op_section(row, _link(path, line), examples)
    if not derived:
        return
    yield from ("## Derived overloads", "", "| op | from | kind |", "| --- | --- | --- |")
    for row in derived:
        yield f"| `{row['name']}` | `{row['from']}` | {_DERIVED[row['rule']]} |"


def index_page(families: Mapping[str, List[Row]],
               chapters: Mapping[str, str]) -> Iterator[str]:
    """The lines of the page that lists the families."""
    total = sum(map(len, families.values()))
    yield from ("# Ops", "", f"All {total:,} ops of the table, by the file of their rule. "
                "[Coverage](Coverage.md) has the results of each on recorded cases.", "")
    by_chapter: DefaultDict[str, List[str]] = collections.defaultdict(list)
    for family in sorted(families):
        by_chapter[chapters[family]].append(family)
    for chapter, names in sorted(by_chapter.items()):
        yield from (f"## {chapter}", "", "| family | ops | |", "| --- | ---: | --- |")
        for name in names:
            rows = families[name]
            shown = ", ".join(_code(row["name"]) for row in rows[:4])
            more = ", ..." if len(rows) > 4 else ""
            yield f"| [{name}](Ops/{chapter}/{name}.md) | {len(rows)} | {shown}{more} |"
        yield ""


def _write(path: pathlib.Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def write_pages(tool: str, output: pathlib.Path) -> None:
    """Writes all pages into a folder."""
    families: DefaultDict[str, List[Row]] = collections.defaultdict(list)
    for row in Tool(tool).list_rows():
        families[row["family"]].append(row)
    chapters = _chapters()
    lines = {row.op: row.line for row in read_folder(_SOURCES)}
    examples = find_examples(tool)
    for family, rows in families.items():
        source = _SOURCES / chapters[family] / f"{family}.cpp"
        _write(output / "Ops" / chapters[family] / f"{family}.md",
               family_page(family, rows, source, lines, examples))
    _write(output / "Ops.md", index_page(families, chapters))


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.reference",
        description="Writes a page of the ops of each family, with examples.")
    parser.add_argument("output", metavar="OUTPUT", type=pathlib.Path,
                        help="the folder of the pages")
    add_tool_option(parser)
    options = parser.parse_args(arguments)
    try:
        write_pages(find_tool(options.fake_opt), options.output)
    except (ToolError, RowError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
