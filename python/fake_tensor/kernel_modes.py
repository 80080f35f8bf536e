# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What sees the calls and reads of a fake kernel while it is traced: modes of PyTorch,
and what modes do not see. All of it tells the tracer. Needs PyTorch.
"""

import os
import sys
from typing import TYPE_CHECKING, Any, Optional

import torch
from torch._library import fake_impl
from torch._subclasses.fake_tensor import FakeTensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

if TYPE_CHECKING:
    from .kernels import Tracer

# The metadata read by attributes and methods of tensors.
_READS = {
    "rank": ("shape ndim dim size stride numel nelement __len__ "
             "is_contiguous is_non_overlapping_and_dense is_same_size").split(),
    "dtype": ("dtype is_floating_point is_complex is_signed element_size itemsize "
              "nbytes type").split(),
    "device": ("device get_device is_cuda is_cpu is_meta is_xpu is_mps").split(),
    "": ("requires_grad is_leaf grad grad_fn layout is_sparse is_nested "
         "is_quantized is_mkldnn is_conj is_neg storage_offset").split(),
}
# What a rule cannot read.
_HIDDEN = frozenset("requires_grad is_leaf grad grad_fn untyped_storage data_ptr".split())
# The ops of Python's operators.
OPERATORS = {"__add__": "add", "__radd__": "add", "__sub__": "sub", "__mul__": "mul",
              "__rmul__": "mul", "__truediv__": "div", "__neg__": "neg",
              "__invert__": "bitwise_not", "__and__": "bitwise_and",
              "__or__": "bitwise_or"}
# Functions that only depend on ranks and sizes before they call ops.
_ON_RANK = ("matmul", "__matmul__", "T", "mT", "transpose", "flatten", "unflatten",
            "reshape", "view_as", "reshape_as", "__getitem__", "chunk", "linear")
# Functions of dtypes, by the functions of Python that compute them: the op, and the names
# of its arguments.
PROMOTIONS = {torch.promote_types: ("promote_types", ("type1", "type2")),
               torch.result_type: ("result_type", ("tensor", "other")),
               torch.can_cast: ("can_cast", ("from_", "to"))}
# Functions whose C++ code branches on strides, and which have rules as a whole.
WHOLE = {"contiguous": torch.ops.aten.contiguous.default,
          "reshape": torch.ops.aten.reshape.default,
          "flatten": torch.ops.aten.flatten.using_ints}
# Code that is no part of a kernel.
_LIBRARIES = (os.path.dirname(torch.__file__), os.path.dirname(__file__))
_DEVICE: Any = FakeTensor.device


class CannotTrace(Exception):
    """A kernel that cannot be written as a rule, with the reason."""


def noted_device(tracer: "Tracer") -> Any:
    """`FakeTensor.device`, which modes do not see. Only reads of the kernel count."""

    def read(tensor: Any) -> Any:
        if not sys._getframe(1).f_code.co_filename.startswith(_LIBRARIES):
            tracer.note_read("device", tensor)
        return _DEVICE.fget(tensor)

    return property(read, _DEVICE.fset)


class Context(fake_impl.FakeImplCtx):
    """The result of `torch.library.get_ctx()` in a kernel."""

    def __init__(self, tracer: "Tracer", op: Any) -> None:
        super().__init__(tracer.mode, op)  # type: ignore[no-untyped-call]
        self.tracer = tracer

    def new_dynamic_size(self, *, min: int = 0,  # pylint: disable=redefined-builtin
                         max: Optional[int] = None) -> "torch.SymInt":
        size = super().new_dynamic_size(min=min, max=max)
        self.tracer.add_new_size(size, min, max)
        return size


class Reads(TorchFunctionMode):
    """Records the metadata that Python code reads from tensors."""

    def __init__(self, tracer: "Tracer") -> None:
        super().__init__()
        self.tracer = tracer

    def __torch_function__(self, func: Any, types: Any, args: Any = (),
                           kwargs: Any = None) -> Any:
        ops = self.tracer.ops
        before = len(ops)
        name = getattr(func, "__name__", "")
        if name in ("promote_types", "result_type", "can_cast") and func in PROMOTIONS:
            return self.tracer.promote(func, args, kwargs or {})
        if name in ("__get__", "__set__"):
            name = func.__self__.__name__
        if name in _HIDDEN and not sys._getframe(1).f_code.co_filename.startswith(
                _LIBRARIES):
            raise CannotTrace(f"it reads {name}")
        symbol = self.tracer.property_of(name, args, kwargs or {})
        if symbol is not None:
            return symbol
        if name in WHOLE and self.tracer.is_known(args):
            return self.tracer.call_whole(name, args, kwargs or {})
        result = func(*args, **(kwargs or {}))
        kinds = [kind for kind, names in _READS.items() if name in names]
        if not kinds and ops[before:] != [OPERATORS.get(name, name)]:
            # Several ops: C++ code may have branched.
            kinds = ["rank"] if name in _ON_RANK else ["rank", "dtype", "device"]
        tensors = [leaf for leaf in tree_leaves([args, kwargs])
                   if isinstance(leaf, torch.Tensor)]
        for kind in filter(None, kinds):
            for tensor in tensors:
                self.tracer.note_read(kind, tensor)
        return result


class Calls(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Records the ATen ops that are called."""

    def __init__(self, tracer: "Tracer") -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tracer = tracer

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (),
                           kwargs: Any = None) -> Any:
        return self.tracer.call(func, args, kwargs or {})
