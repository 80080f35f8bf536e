# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""IR that Netron opens: ops in the generic form, as it knows only its own dialects, in
functions of the custom form, of which it shows the inputs and outputs."""

import re
from typing import List

_FUNCTION = re.compile(r'( *)"func\.func"\(\) <\{(.*)\}> \(\{')
_NAME = re.compile(r'sym_name = ("(?:[^"\\]|\\.)*")')
_PLAIN = re.compile(r'"([A-Za-z_][\w$.]*)"')
_TYPE = "function_type = "


def write_functions(text: str) -> str:
    """The generic form of a module, with the custom form of its functions that have a
    body and a name without special characters; fake-opt reads both."""
    lines = text.split("\n")
    made: List[str] = []
    at = 0
    while at < len(lines):
        match = _FUNCTION.fullmatch(lines[at])
        end = _find_end(lines, at, match[1]) if match else at
        header = _header(match[2], lines[at + 1]) if match and end > at + 1 else ""
        if match and header:
            has_label = lines[at + 1].lstrip().startswith("^")
            made += [match[1] + header, *lines[at + 1 + has_label:end], match[1] + "}"]
        else:
            made += lines[at:end + 1]
        at = end + 1
    return "\n".join(made)


def _find_end(lines: List[str], start: int, indent: str) -> int:
    """The line that ends the function of a line."""
    return next((at for at in range(start + 1, len(lines))
                 if lines[at].startswith(indent + "})")), start)


def _header(properties: str, label: str) -> str:
    """The first line of a function; empty if it has no custom form here."""
    name = _NAME.search(properties)
    plain = _PLAIN.fullmatch(name[1]) if name else None
    start = properties.find(_TYPE)
    if not plain or start < 0:
        return ""
    inputs = _balanced(properties, start + len(_TYPE))
    rest = properties[start + len(_TYPE) + len(inputs):]
    if not inputs or not rest.startswith(" -> "):
        return ""
    # A result in parentheses, or one type, which ends at a comma outside of brackets.
    results = _balanced(rest, 4) or _one_type(rest[4:])
    arguments = "()"
    if inputs != "()":
        opening = label.find("(")
        arguments = _balanced(label, opening) if opening >= 0 else ""
    if not arguments:
        return ""
    return (f"func.func @{plain[1]}{arguments}"
            + ("" if results == "()" else f" -> {results}") + " {")


def _balanced(text: str, start: int) -> str:
    """The parentheses that begin at a position, with what is in them."""
    if start >= len(text) or text[start] != "(":
        return ""
    end = _scan(text, start)
    return text[start:end]


def _one_type(text: str) -> str:
    """The type that a text begins with."""
    depth = 0
    for at, letter in enumerate(text):
        if letter in "<([{":
            depth += 1
        elif letter in ">)]}" and not (letter == ">" and text[at - 1] == "-"):
            depth -= 1
        elif letter == "," and depth == 0:
            return text[:at]
    return text


def _scan(text: str, start: int) -> int:
    """The position after the parenthesis that closes the one at a position."""
    depth = 0
    is_quoted = False
    at = start
    while at < len(text):
        letter = text[at]
        if is_quoted:
            at += letter == "\\"
            is_quoted = letter != '"'
        elif letter == '"':
            is_quoted = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
            if depth == 0:
                return at + 1
        at += 1
    return start
