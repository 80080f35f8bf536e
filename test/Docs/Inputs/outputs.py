# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the outputs that a page quotes, its blocks without a language, are lines of
the output of its commands, in that order.

Usage: outputs.py PAGE.md OUTPUT
"""

import argparse
import pathlib
from typing import List, Optional, Sequence

import page


def parse(words: Optional[Sequence[str]] = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    return parser.parse_args(words)


def select(blocks: List[page.Block], arguments: argparse.Namespace) -> List[page.Block]:
    return [block for block in blocks if not block.language]


def main() -> None:
    arguments = parse()
    output = arguments.output.read_text(encoding="utf-8")
    blocks = select(page.blocks_to_run(arguments.page), arguments)
    position = 0
    for block in blocks:
        found = output.find(block.text, position)
        if found < 0:
            raise SystemExit(f"expected this output, after {position} characters:\n"
                             f"{block.text}\nfound:\n{output[position:]}")
        position = found + len(block.text)
    print(f"{len(blocks)} outputs")


if __name__ == "__main__":
    main()
