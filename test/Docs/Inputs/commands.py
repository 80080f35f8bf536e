# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that tests run the code in all pages: blocks, and commands in tables.

Usage: commands.py ROOT

A test runs a block if it gives the page to blocks.py, extract.py, outputs.py or
check-quotes.py, and that script selects the block. Others are listed in not-run.txt with
the reason. A file that a reason names must have the commands of the block. What commands
and options name must exist, in sentences as well.
"""

import argparse
import pathlib
import re
import shlex
import sys
from typing import (Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Set,
                    Tuple)

import blocks
import extract
import outputs
import page
import tools

PAGES = ("*.md", "docs/**/*.md", "examples/**/*.md", "editors/**/*.md")
SHELL = ("sh", "table")
SCRIPT_NAME = re.compile(r"(scripts|benchmarks)/[\w.-]+")
FILE = re.compile(r"[\w./-]+\.(?:test|py|md|json)\b")


class Script(NamedTuple):
    """How a script that a test calls selects blocks."""
    parse: Callable[[Sequence[str]], argparse.Namespace]
    select: Callable[[List[page.Block], argparse.Namespace], List[page.Block]]


SCRIPTS = {
    "blocks.py": Script(blocks.parse, blocks.select),
    "extract.py": Script(extract.parse, extract.select),
    "outputs.py": Script(outputs.parse, outputs.select),
    "check-quotes.py": Script(
        lambda words: argparse.Namespace(page=words[0]),
        lambda found, _: [block for block in found
                          if block.language in ("c++", "tablegen")]),
}
SCRIPT = re.compile(r"[/ ](" + "|".join(map(re.escape, SCRIPTS)) + ") +(.*)")


def read_calls(root: pathlib.Path) -> Iterator[Tuple[str, List[str]]]:
    """The calls of these scripts in tests: the script and its arguments."""
    for file in sorted((root / "test").glob("**/*.*")):
        if file.suffix not in (".test", ".c", ".mlir") or "Inputs" in file.parts:
            continue
        text = re.sub(r"\\\n\W*RUN:", " ", file.read_text("utf-8"))
        for line in re.findall(r"^\W*RUN: *(.*)$", text, re.MULTILINE):
            match = SCRIPT.search(line)
            if match and (match[1] != "extract.py" or "run.sh" in text):
                words = tools.split_words(match[2])
                end = next((i for i, word in enumerate(words) if set(word) <= set("<>|&;")),
                           len(words))
                yield match[1], words[:end]


def find_run(root: pathlib.Path) -> Dict[str, Set[page.Block]]:
    """The blocks of each page that tests run."""
    run: Dict[str, Set[page.Block]] = {}
    for script, words in read_calls(root):
        arguments = SCRIPTS[script].parse(words)
        name = str(arguments.page).replace("%fake_src_root/", "")
        if (root / name).is_file():
            found = page.blocks_to_run(root / name, root)
            run.setdefault(name, set()).update(SCRIPTS[script].select(found, arguments))
    return run


def find_keys(entry: page.NotRun, block: page.Block) -> List[str]:
    """What a file must contain that is said to have a block."""
    if block.language not in SHELL:
        return [entry.start]
    keys: List[str] = []
    for command in tools.split_commands(block.text):
        name = pathlib.PurePath(command[0]).name
        if "-m" in command:
            keys.append(command[command.index("-m") + 1])
        elif "/" in command[0] and name not in tools.OUTSIDE:
            keys.append(name)
    return [key for key in keys if key != "venv"]


class Checker:
    """Collects errors in the pages of a tree."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.tools = tools.Tools(root)
        self.errors: List[str] = []
        self.run = find_run(root)
        self.pages = {path.relative_to(root).as_posix(): page.read_blocks(path)
                      for pattern in PAGES for path in sorted(root.glob(pattern))}
        self.not_run = page.read_not_run(root)

    def check_block(self, name: str, block: page.Block) -> bool:
        """Whether a block is run; that others are in the list."""
        if block in self.run.get(name, ()):
            return True
        if not any(entry.page == name and block.has_line(entry.start)
                   for entry in self.not_run):
            first = block.text.strip().partition("\n")[0]
            self.errors.append(f"{name}:{block.line}: no test runs this, and there is "
                               f"no reason: {first}")
        return False

    def check_commands(self, name: str, block: page.Block) -> None:
        if block.language in SHELL:
            for command in tools.split_commands(block.text):
                self.errors += [f"{name}:{block.line}: {error}"
                                for error in self.tools.check(command)]

    def check_entry(self, entry: page.NotRun) -> None:
        """An entry of the list is of one block, and has a reason that is true."""
        where = f"{page.NOT_RUN}:{entry.line}"
        found = [block for block in self.pages.get(entry.page, [])
                 if block.has_line(entry.start)]
        if len(found) != 1:
            self.errors.append(f"{where}: expected one block, found {len(found)}")
            return
        if not entry.reason:
            self.errors.append(f"{where}: expected a reason")
        for name in FILE.findall(entry.reason):
            self.errors += [f"{where}: {error}"
                            for error in self.check_reason(name, entry, found[0])]

    def check_reason(self, name: str, entry: page.NotRun,
                     block: page.Block) -> Iterator[str]:
        if not (self.root / name).is_file():
            yield f"{name} does not exist"
        elif name.endswith(".md"):
            lines = {line for other in self.run.get(name, ())
                     for line in other.text.splitlines()}
            yield from (f"no test runs this in {name}: {line}"
                        for line in block.commands().splitlines() if line not in lines)
        else:
            text = (self.root / name).read_text("utf-8")
            yield from (f"{name} does not have '{key}'" for key in find_keys(entry, block)
                        if key not in text)

    def check_sentences(self, name: str) -> None:
        text = page.without_blocks((self.root / name).read_text("utf-8"))
        for line, code in page.find_code(text):
            errors: List[Optional[str]] = []
            if page.is_command(code) or SCRIPT_NAME.fullmatch(code):
                errors = [error for command in tools.split_commands(code)
                          for error in self.tools.check(command)]
            elif code.startswith("--"):
                errors = [self.tools.check_option(word) for word in shlex.split(code)
                          if re.match("--[a-z]", word)]
            self.errors += [f"{name}:{line}: {error}" for error in errors if error]

    def check(self) -> str:
        count = run = 0
        for name, found in self.pages.items():
            for block in found:
                count += 1
                run += self.check_block(name, block)
                self.check_commands(name, block)
            self.check_sentences(name)
        for entry in self.not_run:
            self.check_entry(entry)
        return f"{count} blocks, {run} run, {len(self.errors)} errors"


def main() -> int:
    checker = Checker(pathlib.Path(sys.argv[1]).resolve())
    summary = checker.check()
    print("\n".join([*checker.errors, summary]))
    return int(bool(checker.errors))


if __name__ == "__main__":
    sys.exit(main())
