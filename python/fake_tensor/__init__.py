# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""FakeTensor for MLIR in Python::

    import fake_tensor, torch
    found = fake_tensor.check(torch.nn.Linear(4, 2), (torch.randn(3, 4),))
    print(found, found["linear"].value.sizes)

- `fake_tensor.export` exports a PyTorch model to IR of the fake dialect.
- `fake_tensor.infer` also infers the metadata of all its nodes with fake-opt.
- `fake_tensor.check` compares that with PyTorch's own FakeTensor, node by node.
- `fake_tensor.page` shows all of them on a page of HTML.
- `fake_tensor.record` writes the ops that a block of Python code calls as a program, and
  `fake_tensor.backend` the graphs of `torch.compile`; both can be checked.
- `fake_tensor.jax_export` exports a function of JAX with symbolic sizes.
- `fake_tensor.cost` counts the arithmetic and the memory traffic of a program, and
  `fake_tensor.memory_page` shows both and its memory on a page.
- `fake_tensor.analyze` makes a program to query: `explain` a symbol or value, `diff` two
  programs, list `copies`, `lint`, find the `peak` of memory, and `what_if` symbols had
  other values.

These need PyTorch, except for functions of JAX and queries of IR and reports. Everything
else does not: the package can be imported without it, and
`python3 -m fake_tensor.conformance` compares fake-opt with recorded results. The command
`fake-tensor`, also run as `python3 -m fake_tensor`, does all of this. See docs/Tutorial.md,
docs/Questions.md, docs/Recording.md, docs/JAX.md and docs/Conformance.md.
"""

from .analysis import analyze
from .api import check, export, infer, page
from .backends import Backend, backend, make_backend
from .copying import Copies, copies
from .costs import Costs, cost
from .diffing import Changes, diff
from .explaining import (Explanation, PlaceExplanation, SymbolExplanation, UnknownName,
                         ValueExplanation, explain)
from .export_error import ExportError
from .jax_exporter import jax_export
from .linting import Finding, Findings, lint
from .memory import Peak, peak
from .recording import RecordedProgram, record
from .report import Program
from .results import (DifferenceWarning, ExportWarning, Inference, NodeInfo, RecordWarning,
                      Size, TensorInfo, Value)
from .supposing import Outcome, what_if
from .tool import ToolError
from .usage import memory_page

__version__ = "0.1.0"
__all__ = ["Backend", "Changes", "Copies", "Costs", "DifferenceWarning", "Explanation",
           "ExportError", "ExportWarning", "Finding", "Findings", "Inference", "NodeInfo",
           "Outcome", "Peak", "PlaceExplanation", "Program", "RecordWarning",
           "RecordedProgram", "Size", "SymbolExplanation", "TensorInfo", "ToolError",
           "UnknownName", "Value", "ValueExplanation", "analyze", "backend", "check",
           "copies", "cost", "diff", "explain", "export", "infer", "jax_export", "lint",
           "make_backend", "memory_page", "page", "peak", "record", "what_if"]
