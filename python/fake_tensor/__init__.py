# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""FakeTensor for MLIR in Python.

- `fake_tensor.export` writes a PyTorch model as IR of the fake dialect.
- `fake_tensor.infer` also runs fake-opt and says what each tensor looks like.
- `fake_tensor.check` compares that with PyTorch's own FakeTensor, node by node.

These three need PyTorch. `python3 -m fake_tensor.conformance` compares fake-opt with
recorded answers and needs nothing. docs/Tutorial.md and docs/Conformance.md tell more.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["check", "export", "infer"]


def __getattr__(name: str) -> Any:
    # Imported when asked for: most of the package works without PyTorch.
    if name not in __all__:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    try:
        import torch as _  # pylint: disable=import-outside-toplevel
    except ImportError as error:
        raise ImportError(f"fake_tensor.{name} needs PyTorch: "
                          "pip install 'fake-tensor-mlir[torch]'") from error
    # pylint: disable=import-outside-toplevel
    from .exporter import export
    from .inference import check, infer
    found = {"check": check, "export": export, "infer": infer}
    globals().update(found)
    return found[name]
