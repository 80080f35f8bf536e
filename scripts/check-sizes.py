#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that files, functions and classes stay small enough to be read.

Usage: check-sizes.py [ROOT]

Counts lines of files and functions, and declarations of methods and fields in the bodies
of classes. Relies on the layout of clang-format.
"""

import pathlib
import re
import sys

LINES_OF_FILE = 800
LINES_OF_FUNCTION = 60
METHODS = 25
FIELDS = 15

COMMENT = re.compile(r"//.*")
# At the start of a line, as all definitions in namespaces.
CLASS = re.compile(r"^(?:class|struct)(?: alignas\(\d+\))? ([\w:]+)[^;{()]*\{$(.*?)^\};",
                   re.MULTILINE | re.DOTALL)
NO_FUNCTION = re.compile(r"(template <.*> )?"
                         r"(namespace|class|struct|enum|union|using|extern|typedef)\b|"
                         r"(public|private|protected):")
ACCESS = re.compile(r"^(?:(?:public|private|protected):\s*)+")
NO_MEMBER = re.compile(r"(using|friend|enum|struct|class|static_assert|typedef)\b")
TEMPLATE_ARGUMENTS = re.compile(r"<[^<>]*>")


def _header(lines, number):
    """The line, and the next one if this is the first of a template."""
    is_template = lines[number].startswith("template <") and lines[number].endswith(">")
    return lines[number:number + 1 + is_template]


def find_functions(lines):
    """The first line (from 0) and the length of the functions."""
    start = None
    for number, line in enumerate(lines):
        if line == "}" and start is not None:
            yield start, number - start + 1
            start = None
        elif start is None and re.match(r"\w", line) and not any(
                NO_FUNCTION.match(each) for each in _header(lines, number)):
            # Its body is behind at most a few lines of parameters; that of a table is
            # behind an assignment.
            for rest in lines[number:number + 8]:
                if rest.endswith("{") and not rest.endswith("= {"):
                    start = number
                if not rest.strip() or rest.endswith(("{", ";")):
                    break


def count_members(body):
    """The numbers of methods and fields that the body of a class declares."""
    text = COMMENT.sub("", body)
    before = None
    while before != text:
        before, text = text, re.sub(r"\{[^{}]*\}", ";", text)
    methods = fields = 0
    for member in text.split(";"):
        member = ACCESS.sub("", member.strip())
        if not member or NO_MEMBER.match(member):
            continue
        plain, before = member, None
        while before != plain:
            before, plain = plain, TEMPLATE_ARGUMENTS.sub("", plain)
        if re.search(r"\w\s*\(|operator", plain):
            methods += 1
        else:
            fields += plain.count(",") + 1
    return methods, fields


def check(text):
    """The errors in a file, with their lines."""
    lines = text.split("\n")
    if len(lines) - 1 > LINES_OF_FILE:
        yield 1, f"expected at most {LINES_OF_FILE} lines, found {len(lines) - 1}"
    for start, length in find_functions(lines):
        if length > LINES_OF_FUNCTION:
            yield start + 1, (f"expected at most {LINES_OF_FUNCTION} lines in a function, "
                              f"found {length}")
    for match in CLASS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        for limit, found, what in zip((METHODS, FIELDS), count_members(match.group(2)),
                                      ("methods", "fields")):
            if found > limit:
                yield line, (f"expected at most {limit} {what} in {match.group(1)}, "
                             f"found {found}")


def main():
    default = pathlib.Path(__file__).resolve().parent.parent
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    errors = files = 0
    for tree in ("include", "lib", "tools"):
        for path in sorted((root / tree).rglob("*")):
            if path.suffix not in {".h", ".cpp"}:
                continue
            files += 1
            for line, error in check(path.read_text(encoding="utf-8")):
                errors += 1
                print(f"{path.relative_to(root)}:{line}: {error}")
    print(f"{files} files, {errors} too large")
    return 1 if errors or not files else 0


if __name__ == "__main__":
    sys.exit(main())
