#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that each op of torch-mlir's torch dialect has a rule, or a reason.

Usage: fake-opt --list-ops | check-torch-mlir-ops.py OPS REASONS
       check-torch-mlir-ops.py --read TORCH_MLIR > OPS

OPS, lib/Dialect/Torch/IR/TorchMLIROps.txt, has one name on each line. REASONS has
the names of ops without a rule, below lines that begin with # and say why. --read
makes OPS from a checkout.
"""

import json
import pathlib
import re
import sys

ODS = "include/torch-mlir/Dialect/Torch/IR"
DEFINITION = re.compile(r'^def\s+\w+\s*:\s*Torch_Op<\s*"([^"]+)"', re.MULTILINE)


def read_ods(checkout):
    """The names of all ops that the TableGen files of a checkout define."""
    files = sorted((pathlib.Path(checkout) / ODS).glob("*.td"))
    return sorted({name for file in files
                   for name in DEFINITION.findall(file.read_text())})


def read_lines(file):
    lines = (line.strip() for line in pathlib.Path(file).read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def check(names, reasons, rules):
    """The errors, as lines."""
    for name in names:
        if name in rules and name in reasons:
            yield f"{name}: has a rule, and a reason why it has none"
        elif name not in rules and name not in reasons:
            yield f"{name}: has neither a rule nor a reason why not"
    for name in reasons - set(names):
        yield f"{name}: has a reason, and is no op of torch-mlir"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    if sys.argv[1] == "--read":
        names = read_ods(sys.argv[2])
        if not names:
            sys.exit(f"error: expected ops in {sys.argv[2]}/{ODS}, found none")
        print("\n".join(names))
        return
    names, reasons = (read_lines(file) for file in sys.argv[1:])
    rules = {json.loads(line)["name"] for line in sys.stdin}
    wrong = list(check(names, set(reasons), rules))
    for line in wrong:
        print(line)
    print(f"{len(names)} ops, {len(reasons)} without a rule, {len(wrong)} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
