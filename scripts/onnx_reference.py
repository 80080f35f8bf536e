# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of ONNX's node tests with a changed size, for check-onnx.py."""

from typing import Any, Dict, Iterator, List, NamedTuple, Optional

import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator
from onnx_programs import Case, to_array, with_constants, with_sizes


class Change(NamedTuple):
    """A call in which one size of an input is larger by one."""
    #: "x_1" for dimension 1 of input x.
    label: str
    model: onnx.ModelProto
    #: The inputs that are no constants, by position and by name.
    inputs: List[Any]
    feeds: Dict[str, Any]


def grow(array: Any, dim: int) -> Any:
    """The array with its first elements again at the end of a dimension."""
    size = array.shape[dim]
    if size == 0:
        shape = list(array.shape)
        shape[dim] = 1
        return np.zeros(shape, array.dtype)
    return np.take(array, np.arange(size + 1) % size, axis=dim)


def changes(case: Case) -> Iterator[Change]:
    """The calls with a changed size. Ops that are written out are left out, as are inputs
    other than tensors."""
    if case.name.endswith("_expanded"):
        return
    constant, inputs = with_constants(case)
    known = {tensor.name for tensor in constant.graph.initializer}
    names = [info.name for info in constant.graph.input if info.name not in known]
    values = [to_array(value) for value in inputs]
    if not all(isinstance(value, np.ndarray) for value in values):
        return
    for position, (name, value) in enumerate(zip(names, values)):
        for dim in range(value.ndim):
            model = onnx.ModelProto()
            model.CopyFrom(constant)
            grown = grow(value, dim)
            with_sizes(model, name, grown.shape)
            new = [grown if at == position else each for at, each in enumerate(values)]
            yield Change(f"{name}_{dim}", model, new, dict(zip(names, new)))


def run_reference(change: Change) -> Optional[List[Any]]:
    """The outputs of the reference implementation; None if it rejects the call. Raises
    ImportError if it needs other packages."""
    try:
        return list(ReferenceEvaluator(change.model).run(None, change.feeds))
    except ImportError:
        raise
    except Exception:  # pylint: disable=broad-exception-caught
        return None
