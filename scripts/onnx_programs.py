# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Node tests of the onnx package as torch-mlir imports them, for check-onnx.py.

All models become functions of one module, so that fake-opt runs once. The types of
results that the importer takes from a model are removed: only inputs keep theirs.
"""

import re
from typing import (Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence,
                    Set, Tuple)

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnx.backend.test.loader import load_node_model_tests
from onnx_verdicts import Meta
from torch_mlir import ir
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.extras import onnx_importer

# A tensor type, and what it is without metadata.
_TENSOR = re.compile(r"vtensor<\[[^\]]*\],[^<>]*(?:<[^<>]*>)?>")
# The number of elements of inputs that may be shapes, axes or indices; sizes are computed
# from few floats.
MAX_INTS, MAX_FLOATS = 64, 8


class Case(NamedTuple):
    """A model with stored inputs and outputs."""
    name: str
    model: onnx.ModelProto
    inputs: List[Any]
    outputs: List[Any]

    @property
    def ops(self) -> Set[str]:
        """The names of its ops, those of subgraphs included."""
        return {node.op_type for node in _walk(self.model.graph)}


def _walk(graph: onnx.GraphProto) -> Iterator[onnx.NodeProto]:
    for node in graph.node:
        yield node
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from _walk(attribute.g)


def read_cases(names: str = "") -> List[Case]:
    """The node tests of the onnx package whose names match."""
    return [Case(test.name, test.model, *map(list, test.data_sets[0]))
            for test in load_node_model_tests() if re.search(names, test.name)]


# ===- Values ----------------------------------------------------------------===


def to_array(value: Any) -> Any:
    """A stored tensor as an array; other values unchanged."""
    if isinstance(value, onnx.TensorProto):
        return numpy_helper.to_array(value)
    return np.asarray(value) if isinstance(value, np.generic) else value


def describe(value: Any) -> Any:
    """The metadata of a stored value: a Meta, a list of them, or None."""
    value = to_array(value)
    if isinstance(value, (list, tuple)):
        return [describe(element) for element in value]
    if value is None or isinstance(value, dict):
        return None
    array = np.asarray(value)
    name = array.dtype.name
    is_known = array.dtype.kind in "biufc" or name.startswith(("bfloat", "float8"))
    return Meta(name if is_known and not name.endswith("int4") else None, array.shape)


def is_parameter(value: Any, index: int) -> bool:
    """Whether an input may decide about sizes: a small list or number, but not a vector of
    floats that comes first."""
    array = to_array(value)
    if not isinstance(array, np.ndarray) or array.ndim > 1:
        return False
    if array.dtype.kind in "iub":
        return array.size <= MAX_INTS
    is_float = array.dtype.name in ("float16", "bfloat16", "float32", "float64")
    return is_float and array.size <= MAX_FLOATS and (index > 0 or array.ndim == 0)


# ===- Models ----------------------------------------------------------------===


def with_constants(case: Case) -> Tuple[onnx.ModelProto, List[Any]]:
    """The model with inputs that may decide about sizes as constants, and sequences made
    of their elements; and the values of its inputs."""
    model = onnx.ModelProto()
    model.CopyFrom(case.model)
    del model.graph.input[:]
    left: List[Any] = []
    made: List[onnx.NodeProto] = []
    for index, (info, value) in enumerate(zip(case.model.graph.input, case.inputs)):
        if isinstance(value, list):
            names = [f"{info.name}_{position}" for position in range(len(value))]
            model.graph.input.extend(map(_declare, names, value))
            made.append(helper.make_node("SequenceConstruct" if names else "SequenceEmpty",
                                         names, [info.name]))
            left += value
            continue
        if info.type.HasField("optional_type") and value is not None:
            # An optional that is there is its value.
            info = _declare(info.name, value)
        model.graph.input.append(info)
        if info.type.HasField("tensor_type") and is_parameter(value, index):
            tensor = numpy_helper.from_array(to_array(value), info.name)
            model.graph.initializer.append(tensor)
        else:
            left.append(value)
    nodes = [*made, *case.model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model, left


def _declare(name: str, value: Any) -> onnx.ValueInfoProto:
    """The declaration of an input for a stored tensor."""
    array = to_array(value)
    return helper.make_tensor_value_info(
        name, helper.np_dtype_to_tensor_dtype(array.dtype), array.shape)


def with_symbols(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with a symbol for each size of an input but 0 and 1."""
    constants = {tensor.name for tensor in model.graph.initializer}
    for info in model.graph.input:
        if info.name in constants or not info.type.HasField("tensor_type"):
            continue
        for number, dim in enumerate(info.type.tensor_type.shape.dim):
            if dim.HasField("dim_value") and dim.dim_value > 1:
                dim.dim_param = f"{info.name}_{number}"
    return model


def with_sizes(model: onnx.ModelProto, name: str, sizes: Sequence[int]) -> None:
    """Changes the declared sizes of an input."""
    for info in model.graph.input:
        if info.name == name:
            del info.type.tensor_type.shape.dim[:]
            for size in sizes:
                info.type.tensor_type.shape.dim.add().dim_value = size


# ===- Import ----------------------------------------------------------------===


class Importer:
    """Imports models as functions of one module."""

    def __init__(self) -> None:
        self.context = ir.Context()
        torch_dialect.register_dialect(self.context)
        with ir.Location.unknown(self.context):
            self.module = ir.Module.create()
        self._cache = onnx_importer.ContextCache(self.context)
        # Functions that ops become would have the same names in several models.
        self._config = onnx_importer.Config(function_expansion_allowlists_by_domain={})
        # The error for each model that is not imported.
        self.failed: Dict[str, str] = {}

    def add(self, name: str, model: onnx.ModelProto) -> None:
        """Imports a model as a function of that name."""
        model.graph.name = name
        body = self.module.body.operations
        before = len(body)
        try:
            info = onnx_importer.ModelInfo(model, config=self._config)
            importer = onnx_importer.NodeImporter.define_function(
                info.main_graph, self.module.operation, self._cache)
            importer.import_all()
        except Exception as error:  # pylint: disable=broad-exception-caught
            self.failed[name] = f"{type(error).__name__}: {error}".split("\n")[0][:100]
        functions = list(body)[before:]
        for function in functions:
            if name in self.failed:
                function.operation.erase()
            else:
                self._erase(function)

    def _erase(self, function: Any) -> None:
        """Removes the types of results."""
        with self.context:
            entry = function.regions[0].blocks[0]
            _visit(function.operation, self._erase_results)
            types = [self._erased(value.type) for value in
                     list(entry.operations)[-1].operation.operands]
            function.attributes["function_type"] = ir.TypeAttr.get(ir.FunctionType.get(
                [argument.type for argument in entry.arguments], types))

    def _erase_results(self, op: Any) -> None:
        for result in op.results:
            result.set_type(self._erased(result.type))
        for region in op.regions:
            for block in region.blocks:
                for argument in block.arguments:
                    argument.set_type(self._erased(argument.type))

    def _erased(self, declared: Any) -> Any:
        return ir.Type.parse(_TENSOR.sub("vtensor", str(declared)))

    def text(self) -> str:
        """The module."""
        return str(self.module)


def _visit(op: Any, change: Callable[[Any], None]) -> None:
    for region in op.regions:
        for block in region.blocks:
            for inner in block.operations:
                change(inner.operation)
                _visit(inner.operation, change)
