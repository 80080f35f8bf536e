#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shows the tensor ops in the middle of a torch-mlir file, with their binds.

Usage: excerpt.py FILE.mlir
"""

import re
import sys

OPS = 6
WIDTH = 200


def main():
    with open(sys.argv[1]) as file:
        lines = [l.rstrip() for l in file
                 if re.search(r"= torch\.aten\..*vtensor|bind_symbolic_shape", l)]
    ops = [i for i, line in enumerate(lines) if "bind_symbolic_shape" not in line]
    start = len(ops) // 2
    begin, end = ops[start], ops[min(start + OPS, len(ops) - 1)]
    for line in lines[begin:end]:
        print(line if len(line) <= WIDTH else line[:WIDTH - 4] + " ...")


if __name__ == "__main__":
    sys.exit(main())
