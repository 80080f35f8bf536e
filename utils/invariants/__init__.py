# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of all ops, and properties that each of them must have.

    python3 -m invariants --seed 1 --programs 400

- `programs` is the model of a program and its text.
- `draw` draws programs; `variants` changes the metadata of their arguments.
- `checks` has the invariants, `reduce` makes a program with a finding smaller.

Needs no PyTorch. See docs/Fuzzing.md.
"""
