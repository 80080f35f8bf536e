# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the `out=` overloads of functional ATen ops.

    python3 -m oracle.out_overloads > lib/ATen/Facets/OutOverloads.def

Reads PyTorch's native_functions.yaml with torchgen. Needs PyTorch and PyYAML.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

_HEADER = """\
//===- OutOverloads.def - The out= overloads of ATen ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// FAKE_OUT_OVERLOAD(FUNCTIONAL, OUT, WRITTEN): a functional op, its `out=`
// overload, and the names of the arguments that this writes. Written by
// utils/oracle/out_overloads.py from the native_functions.yaml of PyTorch; do
// not edit.
//
//===----------------------------------------------------------------------===//

"""

Overload = Tuple[str, str, Tuple[str, ...]]


def _defaults(function: Any) -> List[Tuple[str, Optional[str]]]:
    """The defaults of the arguments, without options and what is written."""
    return [(argument.name, argument.default)
            for argument in function.func.arguments.flat_positional
            if argument.name != "self"]


def read_overloads() -> Iterator[Overload]:
    """The functional op, the `out=` overload, and its written arguments."""
    # pylint: disable=import-outside-toplevel
    import torchgen  # type: ignore[import-untyped]
    from torchgen.gen import parse_native_yaml  # type: ignore[import-untyped]
    from torchgen.model import SchemaKind  # type: ignore[import-untyped]
    folder = Path(torchgen.__file__).parent / "packaged" / "ATen" / "native"
    parsed = parse_native_yaml(str(folder / "native_functions.yaml"),
                               str(folder / "tags.yaml"))
    by_signature: Dict[object, List[Any]] = {}
    for function in parsed.native_functions:
        by_signature.setdefault(function.func.signature(), []).append(function)
    for functions in by_signature.values():
        outs = [f for f in functions if f.func.kind() == SchemaKind.out]
        # In-place ops replace missing functional ones.
        bases = [f for kind in (SchemaKind.functional, SchemaKind.inplace)
                 for f in functions if f.func.kind() == kind]
        for out in outs:
            # The one with the same defaults, which are not part of a signature.
            defaults = _defaults(out)
            same = [f for f in bases if _defaults(f) == defaults]
            for base in (same or bases)[:1]:
                yield (str(base.func.name), str(out.func.name),
                       tuple(a.name for a in out.func.arguments.out))


def main(arguments: Optional[List[str]] = None) -> int:
    """Prints the overloads, sorted; returns the exit code."""
    argparse.ArgumentParser(
        prog="python3 -m oracle.out_overloads",
        description="Prints the out= overloads of PyTorch's ops, as OutOverloads.def."
    ).parse_args(arguments)
    try:
        overloads = sorted(read_overloads())
    except ImportError as error:
        print(f"error: the overloads need PyTorch: {error}", file=sys.stderr)
        return 2
    print(_HEADER, end="")
    for functional, out, written in overloads:
        line = f'FAKE_OUT_OVERLOAD("{functional}", "{out}", "{" ".join(written)}")'
        if len(line) > 80:
            line = line.replace(', "', ',\n                  "')
        print(line)
    print("\n#undef FAKE_OUT_OVERLOAD")
    return 0


if __name__ == "__main__":
    sys.exit(main())
