# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The blocks of a page, and those that no test runs, with the reason."""

import pathlib
import re
from typing import List, NamedTuple, Tuple

ROOT = pathlib.Path(__file__).resolve().parents[3]
# The list of blocks that no test runs, below the root of the sources.
NOT_RUN = "test/Docs/Inputs/not-run.txt"
FENCE = re.compile(r"^( *)(`{3,}|~{3,})(.*)\n((?s:.*?))^\1\2 *$", re.MULTILINE)
SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
# What a test has already.
INSTALLS = re.compile(r"python3 -m venv|\. venv/|pip install")
TOOLS = ("fake-opt ", "fake-tensor ", "fake-lsp-server ", "fake-bench ", "mlir-opt ",
         "standalone-opt ", "cmake ", "python3 ", "scripts/", "benchmarks/", "build/")


class Block(NamedTuple):
    """Code between fences, or a command in a table, with `table` as its language."""
    line: int
    language: str
    text: str

    def has_line(self, start: str) -> bool:
        return any(line.strip().startswith(start) for line in self.text.splitlines())

    def commands(self) -> str:
        """The lines that do not install."""
        return "".join(line for line in self.text.splitlines(keepends=True)
                       if not INSTALLS.match(line))


class NotRun(NamedTuple):
    """The page of a block that no test runs, how a line of it begins, and the reason."""
    line: int
    page: str
    start: str
    reason: str


def is_command(code: str) -> bool:
    """Whether code in a sentence is not just the name of a program or a file."""
    return code.startswith(TOOLS) and " " in code


def without_blocks(text: str) -> str:
    return FENCE.sub(lambda match: "\n" * match[0].count("\n"), text)


def find_code(text: str) -> List[Tuple[int, str]]:
    """The code in sentences and tables, with its line."""
    return [(text.count("\n", 0, match.start()) + 1,
             " ".join(match[1].split()).replace("\\|", "|"))
            for match in SPAN.finditer(text)]


def find_commands_of_tables(text: str) -> List[Block]:
    lines = without_blocks(text).splitlines()
    return [Block(number, "table", code + "\n")
            for number, line in enumerate(lines, 1) if line.startswith("|")
            for _, code in find_code(line) if is_command(code)]


def read_blocks(path: pathlib.Path) -> List[Block]:
    text = path.read_text("utf-8")
    blocks = [Block(text.count("\n", 0, match.start()) + 1, match[3].strip(),
                    re.sub(f"^{match[1]}", "", match[4], flags=re.MULTILINE))
              for match in FENCE.finditer(text)]
    return blocks + find_commands_of_tables(text)


def read_not_run(root: pathlib.Path) -> List[NotRun]:
    """Entries are `PAGE: BEGINNING OF A LINE` and lines with the reason, indented."""
    found: List[NotRun] = []
    for number, line in enumerate((root / NOT_RUN).read_text("utf-8").splitlines(), 1):
        if line.startswith(" ") and found:
            reason = f"{found[-1].reason} {line.strip()}".strip()
            found[-1] = found[-1]._replace(reason=reason)
        elif line and not line.startswith("#"):
            page, _, start = line.partition(": ")
            found.append(NotRun(number, page, start, ""))
    return found


def blocks_to_run(path: pathlib.Path, root: pathlib.Path = ROOT) -> List[Block]:
    """The blocks of a page that are not in the list."""
    path = path.resolve()
    name = path.relative_to(root).as_posix() if root in path.parents else ""
    left_out = [entry.start for entry in read_not_run(root) if entry.page == name]
    return [block for block in read_blocks(path)
            if not any(map(block.has_line, left_out))]
