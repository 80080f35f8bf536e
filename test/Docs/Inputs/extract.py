# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the Python files of a page, and run.sh with its commands.

Usage: extract.py PAGE.md FOLDER [--with TEXT]... [--tables] [--replace OLD NEW]...

A block of Python starts with a comment that names its file; files that no command names are
run at the end. Commands that install are left out. With texts, only blocks that contain one
of them; --tables is for the commands in tables instead. --replace changes commands, such as
numbers that would take too long.
"""

import argparse
import pathlib
import re
from typing import Dict, List, Optional, Sequence

import page

FUNCTIONS = ['python3() { command "$PYTHON" "$@"; }',
             'fake-tensor() { python3 -m fake_tensor "$@"; }']


def parse(words: Optional[Sequence[str]] = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--with", dest="texts", action="append")
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--replace", nargs=2, action="append", default=[])
    return parser.parse_args(words)


def select(blocks: List[page.Block], arguments: argparse.Namespace) -> List[page.Block]:
    languages = ("table",) if arguments.tables else ("sh", "python")
    return [block for block in blocks
            if block.language in languages and block.commands()
            and any(text in block.text for text in arguments.texts or [""])]


def is_named(file: str, files: Dict[str, str], commands: str) -> bool:
    """Whether a command names a file, or another file imports it."""
    stem = re.escape(pathlib.Path(file).stem)
    others = "".join(text for name, text in files.items() if name != file)
    return bool(re.search(rf"\b{stem}(\.py\b|:)", commands)
                or re.search(rf"^(from|import) {stem}\b", others, re.MULTILINE))


def main() -> None:
    arguments = parse()
    files: Dict[str, str] = {}
    commands = ""
    for block in select(page.blocks_to_run(arguments.page), arguments):
        if block.language == "python":
            match = re.match(r"# (\S+)\n", block.text)
            if not match:
                raise SystemExit(f"{arguments.page}:{block.line}: expected a file name")
            files[match[1]] = block.text
        else:
            commands += block.commands()
    for old, new in arguments.replace:
        if old not in commands:
            raise SystemExit(f"expected '{old}' in {arguments.page}, found:\n{commands}")
        commands = commands.replace(old, new)
    unnamed = [name for name in files if not is_named(name, files, commands)]
    commands += "".join(f"python3 {name}\n" for name in unnamed)
    for name, text in files.items():
        (arguments.folder / name).write_text(text, encoding="utf-8")
    if not commands:
        raise SystemExit(f"expected commands in {arguments.page}, found none")
    script = "\n".join([*FUNCTIONS, commands])
    (arguments.folder / "run.sh").write_text(script, encoding="utf-8")


if __name__ == "__main__":
    main()
