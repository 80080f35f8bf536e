# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads the rows of ops in `lib/ATen/Ops`, and writes their marks: the functions that
they follow."""

import re
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

_TABLE = re.compile(r"\bOpRow rows\[\] = \{")
_TOKEN = re.compile(r'\s+|//[^\n]*|"(?:[^"\\]|\\.)*"|[\w.]+|->|.')
_OPENING, _CLOSING = "({[<", ")}]>"
_MARK = re.compile(r'follows\(((?:\s*"[^"]*")+)\s*\)')
_FORM = re.compile(r"native|jit|[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")


class RowError(Exception):
    """A file of rows does not have the expected form."""


class Row(NamedTuple):
    """A row with a rule. Aliases and list ops have none: they follow the ops that they
    name."""
    # As in the op table: `aten.topk`, `prims.sin`.
    op: str
    # The position in the sources.
    path: Path
    line: int
    # The functions of the mark; empty if there is none.
    functions: Tuple[str, ...]
    # The span of the mark in the text; empty if there is none.
    start: int
    end: int

    @property
    def family(self) -> str:
        """The name of the file."""
        return self.path.stem

    def unknown_forms(self) -> List[str]:
        """The parts of the mark that are neither names of functions, nor `native` or
        `jit`."""
        return [name for name in self.functions if not _FORM.fullmatch(name)]


def _split(text: str, start: int) -> Tuple[List[Tuple[int, int]], int]:
    """The spans of the comma-separated fields between an opening brace and its closing
    one, and the position after it."""
    spans: List[Tuple[int, int]] = []
    depth, first, last = 0, -1, -1
    place = start
    while place < len(text):
        match = _TOKEN.match(text, place)
        assert match is not None
        token, place = match[0], match.end()
        if token.isspace() or token.startswith("//"):
            continue
        if token in _CLOSING:
            depth -= 1
        if depth == 0 and token in _CLOSING or depth == 1 and token == ",":
            if first >= 0:
                spans.append((first, last))
            first = -1
            if depth == 0:
                return spans, place
        elif depth >= 1:
            first = match.start() if first < 0 else first
            last = place
        if token in _OPENING:
            depth += 1
    raise RowError("expected a closing brace")


def _unquote(text: str) -> str:
    return "".join(re.findall(r'"([^"]*)"', text))


def _op_of(schema: str) -> str:
    name = schema.partition("(")[0].strip()
    return name.replace("::", ".") if "::" in name else f"aten.{name}"


def read_rows(path: Path, text: str) -> Iterator[Row]:
    """The rows with rules in a file, in order."""
    table = _TABLE.search(text)
    if table is None:
        return
    try:
        rows, _ = _split(text, table.end() - 1)
        for begin, _ in rows:
            fields, _ = _split(text, begin)
            schema, rule = (text[slice(*field)] for field in fields[:2])
            if rule.startswith(("aliasOf(", "forEach(")):
                continue
            mark = _MARK.fullmatch(text[slice(*fields[2])]) if len(fields) > 2 else None
            start, end = fields[2] if mark else (fields[1][1], fields[1][1])
            yield Row(_op_of(_unquote(schema)), path, text.count("\n", 0, begin) + 1,
                      tuple(_unquote(mark[1]).split()) if mark else (), start, end)
    except (RowError, ValueError) as error:
        raise RowError(f"cannot read the rows of '{path}': {error}") from error


def read_folder(folder: Path) -> List[Row]:
    """The rows with rules of all files in a folder."""
    rows: List[Row] = []
    for path in sorted(folder.glob("**/*.cpp")):
        rows.extend(read_rows(path, path.read_text(encoding="utf-8")))
    if not rows:
        raise RowError(f"expected rows of ops in '{folder}', found none")
    return rows


def _mark(functions: Tuple[str, ...]) -> str:
    return f'follows("{" ".join(functions)}")'


def write_marks(rows: List[Row], marks: Dict[str, Tuple[str, ...]]) -> List[Path]:
    """Writes the marks of rows, by op; returns the files that changed."""
    by_path: Dict[Path, List[Row]] = {}
    for row in rows:
        by_path.setdefault(row.path, []).append(row)
    changed = []
    for path, own in by_path.items():
        old = text = path.read_text(encoding="utf-8")
        for row in sorted(own, key=lambda row: -row.start):
            functions: Optional[Tuple[str, ...]] = marks.get(row.op)
            if functions and functions != row.functions:
                mark = _mark(functions) if row.functions else f", {_mark(functions)}"
                text = text[:row.start] + mark + text[row.end:]
        if text != old:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed
