#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the links of pages lead to files and headings that exist.

Usage: check-links.py ROOT

Reads all pages of a checkout, except those below build. Links to other hosts are not followed.
"""

import functools
import pathlib
import re
import sys

# Code, in which there are no links, or the target of a link.
LINK = re.compile(r"^```.*?^```$|`+[^`]*`+|(?<=\]\()([^()\s]+)(?=\))",
                  re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^```.*?^```$|^#+ +([^\n]*)$", re.DOTALL | re.MULTILINE)


def anchor(heading):
    """The anchor of a heading as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@functools.lru_cache(None)
def anchors(page):
    text = page.read_text(encoding="utf-8")
    return {anchor(match[1]) for match in HEADING.finditer(text) if match[1]}


def check(page, link):
    """The error in a link, or None."""
    target, _, heading = link.partition("#")
    path = page.parent / target if target else page
    if not path.exists():
        return f"{target} does not exist"
    if heading and path.suffix == ".md" and heading not in anchors(path.resolve()):
        return f"there is no heading #{heading} in {path.name}"
    return None


def main():
    root = pathlib.Path(sys.argv[1])
    pages = [path for path in sorted(root.glob("**/*.md"))
             if path.relative_to(root).parts[0] != "build"]
    errors = total = 0
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for match in LINK.finditer(text):
            if not match[1] or "://" in match[1]:
                continue
            total += 1
            message = check(page, match[1])
            if message:
                errors += 1
                line = text.count("\n", 0, match.start(1)) + 1
                print(f"{page.relative_to(root)}:{line}: {message}")
    print(f"{total} links, {errors} broken")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
