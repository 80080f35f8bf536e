# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares fake-opt with recorded answers of PyTorch's FakeTensor.

`python3 -m fake_tensor.conformance` runs recorded cases or a recorded graph,
`python3 -m fake_tensor.record` records cases from an installed PyTorch. Only
the latter needs PyTorch. docs/Conformance.md describes both, and the encoding.
"""

__version__ = "0.1.0"
