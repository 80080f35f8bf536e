#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that texts use the field's terms, as the table in CONTRIBUTING.md says.

Usage: check-words.py [ROOT]

Reads comments and strings as well as names: a row of the table between the lines
`<!-- words -->` and `<!-- end of words -->` has expressions that are refused, in
backquotes, and the term to use. An expression may break across lines. An expression
with an upper-case letter is a name, and matches only in that case.
"""

import pathlib
import re
import sys

TREES = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs", "examples", "include",
         "lib", "python", "scripts", "tools", "utils"]
SUFFIXES = {".md", ".h", ".cpp", ".td", ".def", ".py", ".sh"}
TABLE = re.compile(r"<!-- words -->\n(.*)<!-- end of words -->\n", re.S)
# What may stand between two words: spaces, or a line break in a comment or string.
GAP = r"""(?:[ \t]+|["' \t]*\n[ \t]*(?:///?|#|"|')?[ \t]*)"""


def read_table(text):
    """A pattern and a term for each refused expression."""
    table = TABLE.search(text)
    if not table:
        sys.exit("check-words: expected a table of words in CONTRIBUTING.md")
    words = []
    for row in table[1].splitlines()[2:]:
        refused, term = (cell.strip() for cell in row.strip("|").split("|"))
        for expression in re.findall("`([^`]+)`", refused):
            pattern = GAP.join(map(re.escape, expression.split()))
            flags = 0 if expression != expression.lower() else re.I
            words.append((re.compile(rf"\b{pattern}\b", flags), term))
    return words


def main():
    default = pathlib.Path(__file__).resolve().parent.parent
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    words = read_table((root / "CONTRIBUTING.md").read_text())
    files = errors = 0
    for tree in TREES:
        for path in sorted([root / tree, *(root / tree).rglob("*")]):
            if path.suffix not in SUFFIXES or not path.is_file():
                continue
            files += 1
            text = path.read_text()
            if path.name == "CONTRIBUTING.md":
                text = TABLE.sub("", text)
            for pattern, term in words:
                for match in pattern.finditer(text):
                    line = text.count("\n", 0, match.start()) + 1
                    found = " ".join(match[0].split())
                    print(f"{path.relative_to(root)}:{line}: expected {term}, "
                          f"found '{found}'")
                    errors += 1
    print(f"{files} files, {errors} expressions to replace")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
