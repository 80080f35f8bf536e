# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the blocks of a page that are marked with a language, or with none.

Usage: blocks.py PAGE.md [LANGUAGE] [--with TEXT]

With a text, only blocks that contain it.
"""

import argparse
import pathlib
from typing import List, Optional, Sequence

import page


def parse(words: Optional[Sequence[str]] = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("language", nargs="?", default="")
    parser.add_argument("--with", dest="text", default="")
    return parser.parse_args(words)


def select(blocks: List[page.Block], arguments: argparse.Namespace) -> List[page.Block]:
    return [block for block in blocks
            if block.language == arguments.language and arguments.text in block.text]


def main() -> None:
    arguments = parse()
    selected = select(page.blocks_to_run(arguments.page), arguments)
    if not selected:
        raise SystemExit(f"expected a block of {arguments.language or 'text'} with "
                         f"'{arguments.text}' in {arguments.page}, found none")
    print("".join(block.text for block in selected), end="")


if __name__ == "__main__":
    main()
