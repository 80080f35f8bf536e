# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares schemas and tags of the op table with those of the installed PyTorch.

    python3 -m oracle.check_schemas [--fake-opt PATH]

Needs PyTorch. docs/Conformance.md describes what is compared.
"""

import argparse
import re
import sys
from typing import (Any, Callable, Dict, Iterable, Iterator, List, Mapping, NamedTuple,
                    Optional, Set, Tuple)

from fake_tensor.schema import split_list
from fake_tensor.tool import Tool, ToolError, add_tool_option, find_tool

try:
    import torch
    # These register ops when they are first used.
    import torch.ao.quantization.fx._decomposed  # pylint: disable=unused-import
    import torch.nn.modules.linear_cross_entropy  # pylint: disable=unused-import
except ImportError:
    torch = None  # type: ignore[assignment]

# Namespaces of optional packages, whose ops are skipped if not installed.
_PACKAGES = ("torchvision",)

_ALIAS_SET = re.compile(r"\(([a-z](?:\|[a-z])+)")


class Text(NamedTuple):
    """The parts of a schema as PyTorch prints it."""
    name: str
    arguments: Tuple[str, ...]
    returns: Tuple[str, ...]


def _sort_set(match: "re.Match[str]") -> str:
    return "(" + "|".join(sorted(match[1].split("|")))


def read_text(printed: str) -> Text:
    """Parses a schema; alias sets are unordered."""
    printed = _ALIAS_SET.sub(_sort_set, printed)
    head, _, returns = printed.rpartition(" -> ")
    name, _, arguments = head.partition("(")
    if returns.startswith("("):
        returns = returns[1:-1]
    return Text(name, tuple(split_list(arguments.rpartition(")")[0])),
                tuple(split_list(returns)))


def differences(mine: Text, theirs: Text) -> Iterator[str]:
    """The differences between two schemas of the same name."""
    for kind, found, expected in (("argument", mine.arguments, theirs.arguments),
                                  ("return", mine.returns, theirs.returns)):
        if len(found) != len(expected):
            yield (f"expected the {kind}s ({', '.join(expected)}), "
                   f"found ({', '.join(found)})")
            continue
        for index, (one, other) in enumerate(zip(found, expected)):
            if one != other:
                yield f"expected the {kind} {index} '{other}', found '{one}'"


def check(rows: Iterable[Mapping[str, str]], known: Mapping[str, str],
          reprint: Callable[[str], str]) -> Iterator[str]:
    """The differences between rows and PyTorch's schemas, as lines.

    `reprint` is PyTorch's own parser and printer, which normalizes schemas, in
    particular defaults.
    """
    for row in rows:
        name, text = row["name"], row["schema"]
        if name.split(".")[0] in _PACKAGES and name not in known:
            continue
        if name not in known:
            yield f"{name}: PyTorch has no such op"
            continue
        try:
            mine = reprint(text if "::" in text.split("(")[0] else f"aten::{text}")
        except RuntimeError as error:
            yield f"{name}: PyTorch cannot read the schema: {str(error).strip()}"
            continue
        for difference in differences(read_text(mine), read_text(known[name])):
            yield f"{name}: {difference}"


def check_tags(rows: Iterable[Mapping[str, Any]], known: Mapping[str, Set[str]],
               kept: Mapping[str, str]) -> Iterator[str]:
    """The differences between the tags of rows and those of PyTorch, as lines.

    Only tags that occur in the op table are compared. Aliases of an op have its tags,
    and `out=` overloads few. `kept` has ops with an intended tag that they do not have
    in PyTorch.
    """
    rows = list(rows)
    kinds = {tag for row in rows for tag in row["tags"]}
    for row in rows:
        name = row["name"]
        if name not in known or "alias" in row or row["rule"] == "out":
            continue
        expected = (known[name] & kinds) | {kept[name]} if name in kept else (
            known[name] & kinds)
        found = set(row["tags"])
        for tag in sorted(expected - found):
            yield f"{name}: expected the tag {tag}"
        for tag in sorted(found - expected):
            yield f"{name}: has the tag {tag}, which PyTorch does not give it"


# FakeTensor treats a prim that resizes in place as one with the tag.
_KEPT_TAGS = {"prims.resize": "inplace_view"}


def _pytorch_tags(names: Iterable[str]) -> Dict[str, Set[str]]:
    """The tags of ops in PyTorch."""
    tags = {}
    for name in names:
        namespace, _, rest = name.partition(".")
        packet, _, overload = rest.partition(".")
        try:
            op = getattr(getattr(getattr(torch.ops, namespace), packet),
                         overload or "default")
        except (AttributeError, RuntimeError):
            continue
        tags[name] = {tag.name for tag in op.tags}
    return tags


def _pytorch_schemas() -> Dict[str, str]:
    """All of PyTorch's schemas as printed, by name."""
    schemas = {}
    for known in torch._C._jit_get_all_schemas():
        overload = f".{known.overload_name}" if known.overload_name else ""
        schemas[known.name.replace("::", ".") + overload] = str(known)
    return schemas


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.check_schemas",
        description="Compares the schemas and tags of all ops with PyTorch's.")
    add_tool_option(parser)
    options = parser.parse_args(arguments)
    if torch is None:
        print("error: expected PyTorch in this Python, found none", file=sys.stderr)
        return 2
    try:
        rows = Tool(find_tool(options.fake_opt)).list_rows()
    except ToolError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    found = list(check(rows, _pytorch_schemas(),
                       lambda text: str(torch._C.parse_schema(text))))
    found.extend(check_tags(rows, _pytorch_tags(row["name"] for row in rows),
                            _KEPT_TAGS))
    for line in found:
        print(line)
    print(f"{len(rows)} ops, {len(found)} differences from PyTorch {torch.__version__}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
