# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""FakeTensor for MLIR in Python.

- `fake_tensor.export` exports a PyTorch model to IR of the fake dialect.
- `fake_tensor.infer` also infers the metadata of all its nodes with fake-opt.
- `fake_tensor.check` compares that with PyTorch's own FakeTensor, node by node.

These three need PyTorch. Everything else does not: the package can be imported without
it, and `python3 -m fake_tensor.conformance` compares fake-opt with recorded results.
See docs/Tutorial.md and docs/Conformance.md.
"""

from .api import check, export, infer
from .results import ExportWarning, Inference, NodeInfo, Size, TensorInfo, Value
from .tool import ToolError

__version__ = "0.1.0"
__all__ = ["ExportWarning", "Inference", "NodeInfo", "Size", "TensorInfo", "ToolError",
           "Value", "check", "export", "infer"]
