#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that C++ and TableGen in a page is in the file that the page links last before it.

Usage: check-quotes.py PAGE.md...

Ignores white space.
"""

import pathlib
import re
import sys

LINK = re.compile(r"\]\(([^)#]+\.(?:cpp|h|def|td))\)")


def normalize(text):
    return " ".join(text.split())


def quotes(page):
    """The blocks of C++ and TableGen in a page: line, file or None, text."""
    file, start, block = None, 0, None
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if block is None:
            if line in ("```c++", "```tablegen"):
                start, block = number, []
            for match in LINK.finditer(line):
                file = page.parent / match[1]
        elif line == "```":
            yield start, file, "\n".join(block)
            block = None
        else:
            block.append(line)


def check(file, text):
    """The error in a quote, or None."""
    if file is None:
        return "no link to a file above this block"
    if not file.is_file():
        return f"{file} does not exist"
    if normalize(text) not in normalize(file.read_text()):
        return f"this block is not in {file}"
    return None


def main():
    errors = total = 0
    for name in sys.argv[1:]:
        page = pathlib.Path(name)
        for line, file, text in quotes(page):
            total += 1
            message = check(file, text)
            if message:
                errors += 1
                print(f"{name}:{line}: {message}")
    print(f"{total} quotes, {errors} wrong")
    return 1 if errors or not total else 0


if __name__ == "__main__":
    sys.exit(main())
