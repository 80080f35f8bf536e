#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that includes only refer to lower layers.

Usage: check-layers.py [ROOT]
"""

import pathlib
import re
import sys

# Lowest first; layers in one row are independent.
LAYERS = [
    ["Symbolic"],
    ["Meta"],
    ["ATen"],
    ["Interfaces"],
    ["Dialect", "Analysis"],
    ["ExternalModels"],
    ["Conversion", "Transforms"],
    ["Register"],
    ["CAPI", "LSP"],
    ["tools"],
]
LEVEL = {name: level for level, row in enumerate(LAYERS) for name in row}
WITHOUT_MLIR = {"Symbolic", "Meta", "ATen"}
# Of MLIR, but without its IR.
ARITHMETIC = "mlir/Analysis/Presburger/"
# Trees of a single layer.
LAYER_OF_TREE = {"tools": "tools", "include/FakeTensor-c": "CAPI"}
# Text without code, allowed in every layer.
COMMON = {"Version"}
INCLUDE = re.compile(r'\s*(?:#\s*)?include\s+["<]([^">]+)[">]')


def check(layer, included):
    """The error in an include of a file in `layer`, or None."""
    if (layer in WITHOUT_MLIR and re.match(r"mlir(-c)?/", included)
            and not included.startswith(ARITHMETIC)):
        return f"{layer} must not include {included}"
    if included.startswith("FakeTensor-c/"):
        target = "CAPI"
    elif included.startswith("FakeTensor/"):
        target = pathlib.PurePath(included).parts[1].split(".")[0]
    else:
        return None
    if target == layer or target in COMMON:
        return None
    if target not in LEVEL:
        return f"{layer} includes {included} of an unknown layer"
    if LEVEL[target] == LEVEL[layer]:
        return f"{layer} includes {included} of the layer {target} beside it"
    if LEVEL[target] > LEVEL[layer]:
        return f"{layer} includes {included} of the layer {target} above it"
    return None


def main():
    default = pathlib.Path(__file__).resolve().parent.parent
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    errors = files = 0
    for tree in ["include/FakeTensor", "include/FakeTensor-c", "lib", "tools"]:
        for path in sorted((root / tree).rglob("*")):
            if path.suffix not in {".h", ".cpp", ".td", ".def"}:
                continue
            files += 1
            layer = LAYER_OF_TREE.get(
                tree, path.relative_to(root / tree).parts[0].split(".")[0])
            if layer in COMMON:
                continue
            name = path.relative_to(root)
            if layer not in LEVEL:
                errors += 1
                print(f"{name}: {layer} is an unknown layer")
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                message = match and check(layer, match[1])
                if message:
                    errors += 1
                    print(f"{name}:{number}: {message}")
    print(f"{files} files, {errors} wrong includes" if errors else f"{files} files")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
