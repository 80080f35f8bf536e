# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records calls on fake tensors, for `record`. Needs PyTorch, NumPy and expecttest."""

import json
import random
import re
import sys
from typing import Any, Dict, Iterator, List, Optional, Set, TextIO, Tuple

import torch
from torch._dispatch.python import enable_python_dispatcher
from torch._subclasses.fake_tensor import (
    DataDependentOutputException, DynamicOutputShapeException, FakeTensor,
    FakeTensorMode, UnsupportedOperatorException)
from torch.fx.experimental.symbolic_shapes import ShapeEnv
from torch.testing._internal.common_methods_invocations import op_db
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_map

from fake_tensor.torch_values import Encoder, error_fields, symbols_in

from .calls import CALLS
from .draw import Draw
from .layouts import layout_calls


# ===- Recording -------------------------------------------------------------===


class Recorder(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Records every ATen call that reaches it."""

    def __init__(self, shape_env: Optional["ShapeEnv"]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.shape_env = shape_env
        self.lines: List[Dict[str, Any]] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Tuple[Any, ...] = (),
                           kwargs: Optional[Dict[str, Any]] = None) -> Any:
        kwargs = kwargs or {}
        encoder = Encoder()
        line: Dict[str, Any] = {
            "op": str(func), "args": encoder.encode(args),
            "kw": {key: encoder.encode(value) for key, value in kwargs.items()}}
        guards = len(self.shape_env.guards) if self.shape_env else 0
        self.lines.append(line)
        try:
            out = func(*args, **kwargs)
        except Exception as error:
            line.update(error_fields(error))
            raise
        line["out"] = encoder.encode(out)
        if self.shape_env is not None:
            line["guards"] = [str(guard.expr)
                              for guard in self.shape_env.guards[guards:]]
            line["syms"] = symbols_in(self.shape_env, [args, kwargs, out])
        # Even without a mutation, sizes may print differently after specialization.
        if func._schema.is_mutable:
            after = encoder.encode(args)
            if after != line["args"]:
                line["post"] = after
        return out


def _to_device(mode: "FakeTensorMode", tensor: "torch.Tensor",
               device: str) -> "torch.Tensor":
    """A fake tensor like a real one, on a device that need not exist."""
    if device == "cpu" or tensor.layout != torch.strided:
        return mode.from_tensor(tensor)
    storage = torch.empty(tensor.untyped_storage().nbytes() // tensor.element_size(),
                          dtype=tensor.dtype, device="meta")
    meta = storage.as_strided(tensor.shape, tensor.stride(), tensor.storage_offset())
    if tensor.is_conj():
        meta = meta.conj()
    if tensor.is_neg():
        meta = torch._neg_view(meta)
    return FakeTensor(mode, meta, torch.device(device, 0))


def record_sample(op: Any, sample: Any, device: str,
                  symbolic: bool) -> List[Dict[str, Any]]:
    """The calls made by one sample."""
    shape_env = ShapeEnv() if symbolic else None
    mode = FakeTensorMode(shape_env=shape_env, allow_non_fake_inputs=False)

    def to_fake(value: Any) -> Any:
        if isinstance(value, torch.Tensor):
            return _to_device(mode, value.detach(), device)
        return value

    values = tree_map(to_fake, (sample.input, sample.args, sample.kwargs))
    recorder = Recorder(shape_env)
    try:
        if symbolic:
            with enable_python_dispatcher(), mode, recorder:
                op(values[0], *values[1], **values[2])
        else:
            with mode, recorder:
                op(values[0], *values[1], **values[2])
    except Exception:  # pylint: disable=broad-except
        # The call that raised it has recorded it.
        pass
    return [line for line in recorder.lines if "out" in line or "error" in line]


def _samples(op: Any, dtype: "torch.dtype") -> Iterator[Any]:
    """The samples of an op; the generator may fail before the end."""
    try:
        yield from op.sample_inputs("cpu", dtype, requires_grad=False)
    except Exception as error:  # pylint: disable=broad-except
        print(f"{op.name}: {type(error).__name__}: {error}"[:200], file=sys.stderr)


def record(out: TextIO, pattern: str, device: str, symbolic: bool,
           dtypes: List[str], limit: Optional[int]) -> int:
    """Writes the calls made by all samples of the ops; returns their number."""
    seen: Set[str] = set()
    for op in op_db:
        name = op.name + (f".{op.variant_test_name}" if op.variant_test_name else "")
        if not re.search(pattern, name):
            continue
        for text in dtypes:
            dtype = getattr(torch, text)
            if not op.supports_dtype(dtype, "cpu"):
                continue
            for index, sample in enumerate(_samples(op, dtype)):
                if limit is not None and index >= limit:
                    break
                for line in record_sample(op, sample, device, symbolic):
                    key = json.dumps([line["op"], line["args"], line["kw"]])
                    if key in seen:
                        continue
                    seen.add(key)
                    line["src"] = f"{'sym:' if symbolic else ''}{name}:{text}:{index}"
                    out.write(json.dumps(line, separators=(",", ":")) + "\n")
    return len(seen)


# ===- Random calls -----------------------------------------------------------===

# PyTorch's errors for missing results: the op has no kernel, or its result is
# data-dependent.
NO_ANSWER = re.compile("not linked with support for cuda|compiled with CUDA|"
                       "data is not allocated|Could not run|not implemented for|"
                       "INTERNAL ASSERT|object has no attribute|division by zero")


def _resolve(name: str) -> Any:
    """The overload of a name such as `bmm.dtype`."""
    packet, _, overload = name.partition(".")
    return getattr(getattr(torch.ops.aten, packet), overload or "default")


def record_call(op: Any, args: Tuple[Any, ...], kwargs: Dict[str, Any],
                mode: "FakeTensorMode") -> Optional[Dict[str, Any]]:
    """The line of one call, or None if PyTorch has no result."""
    encoder = Encoder()
    line: Dict[str, Any] = {
        "op": str(op), "args": encoder.encode(args),
        "kw": {key: encoder.encode(value) for key, value in kwargs.items()}}
    try:
        with mode:
            out = op(*args, **kwargs)
    except (DataDependentOutputException, DynamicOutputShapeException,
            UnsupportedOperatorException):
        return None
    except Exception as error:  # pylint: disable=broad-except
        if NO_ANSWER.search(str(error)):
            return None
        line.update(error_fields(error))
        return line
    line["out"] = encoder.encode(out)
    if op._schema.is_mutable:
        after = encoder.encode(args)
        if after != line["args"]:
            line["post"] = after
    return line


def record_random(out: TextIO, pattern: str, count: int) -> int:
    """Writes random calls of the ops in `calls`, a third of them on cuda;
    returns their number."""
    written = 0
    for name, make in CALLS.items():
        if not re.search(pattern, name):
            continue
        seen: Set[str] = set()
        for index in range(count):
            mode = FakeTensorMode()
            FakeTensorMode.cache_clear()
            device = "cuda:0" if index % 3 == 2 else "cpu"
            rng = random.Random(f"{name}:{index}")
            with mode:
                args, kwargs = make(Draw(rng, device))
            line = record_call(_resolve(name), args, kwargs, mode)
            key = json.dumps(line)
            if line is None or key in seen:
                continue
            seen.add(key)
            line["src"] = f"draw:{name}:{index}"
            out.write(json.dumps(line, separators=(",", ":")) + "\n")
        written += len(seen)
    return written


def record_layouts(out: TextIO, pattern: str) -> int:
    """Writes calls of ops on sparse tensors; returns their number."""
    mode = FakeTensorMode()
    written = 0
    for name, args, kwargs in layout_calls(mode.from_tensor):
        if not re.search(pattern, name):
            continue
        FakeTensorMode.cache_clear()
        line = record_call(_resolve(name), args, kwargs, mode)
        if line is None:
            continue
        line["src"] = f"layouts:{name}"
        out.write(json.dumps(line, separators=(",", ":")) + "\n")
        written += 1
    return written
