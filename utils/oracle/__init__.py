# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""PyTorch as the test oracle of FakeTensor for MLIR.

- `record` and `record_programs` write the results of PyTorch's FakeTensor to files,
  which `fake_tensor.conformance` compares with those of fake-opt.
- `fuzz` compares both on random calls, or looks for crashes.
- `limits` checks symbolic results where PyTorch has none.
- `check_schemas` compares the op table with PyTorch's operators.
- `coverage` writes the page of all ops.
- `write_tests` writes tests of all families from recorded calls; it needs no PyTorch.

Tools for development: they are not in the wheel. Run them with the folders `python` and
`utils` on the PYTHONPATH. All but `write_tests` need torch; `record` also needs numpy
and expecttest. See docs/Conformance.md.
"""
