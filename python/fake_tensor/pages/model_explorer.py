# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A program as a graph collection of Google's Model Explorer, in JSON, and its memory and cost
as values of the nodes.

The fields are those of the classes of `model_explorer.graph_builder` and
`model_explorer.node_data_builder`; modules are namespaces.
"""

from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from ..memory import choose
from ..report import Function, Op, Program, Value
from ..results import Size
from ..usage import Usage
from .. import report, results

# The colors of the smallest and of the largest value.
_GRADIENT = [{"stop": 0, "bgColor": "#ffffff"}, {"stop": 1, "bgColor": "#f2a25c"}]


def write_graphs(program: Program, title: str) -> Dict[str, Any]:
    """The graph collection: a graph for each function."""
    return {"label": title, "graphs": [_Graph(function).write(name) for name, function
                                       in _named(program)]}


def _named(program: Program) -> Iterator[Tuple[str, Function]]:
    """The functions with the identifiers of their graphs, which must differ."""
    used: Dict[str, int] = {}
    for function in program.functions:
        number = used[function.name] = used.get(function.name, 0) + 1
        yield function.name if number == 1 else f"{function.name} ({number})", function


def write_node_data(usage: Usage, sizes: Mapping[str, int], kind: str) -> Dict[str, Any]:
    """The bytes that are alive at each op, for "memory", on the device that `choose` takes,
    or its FLOPs, for "cost". For values of symbols, and example values of others. Raises
    UnknownSize."""
    name = "bytes alive" if kind == "memory" else "FLOPs"
    data = {}
    for graph, function in _named(usage.program):
        if function.name in usage.functions:
            values = (_alive if kind == "memory" else _flops)(usage, function, sizes)
            data[graph] = {"name": name, "gradient": _GRADIENT, "results": {
                f"op {op.index}": {"value": values[result.id]}
                for op in function.ops for result in op.results[:1]
                if isinstance(values.get(result.id), int)}}
    return data


def _alive(usage: Usage, function: Function, sizes: Mapping[str, int]) -> Dict[str, Size]:
    """The bytes that are alive at ops, by the SSA name of the first result."""
    peak = choose(usage.peaks_of(function.name), function.name, None)
    return {point.place.value: point.bytes
            for point in peak.timeline(**peak.complete(sizes))}


def _flops(usage: Usage, function: Function, sizes: Mapping[str, int]) -> Dict[str, Size]:
    """The FLOPs of ops, by the SSA name of the first result."""
    values = usage.peaks_of(function.name)[0].complete(sizes)
    return {name: cost.at(values).flops
            for name, cost in usage.op_costs(function.name).items()}


class _Graph:
    """Writes the graph of a function."""

    def __init__(self, function: Function) -> None:
        self._function = function
        # The node and the output of each value.
        self._outputs: Dict[int, "tuple[str, str]"] = {}
        self._guards: Dict[int, List[str]] = {}
        for guard in function.guards:
            if guard.op is not None:
                self._guards.setdefault(guard.op.index, []).append(guard.text)

    def write(self, name: str) -> Dict[str, Any]:
        """The graph."""
        nodes = [self._argument(index, value)
                 for index, value in enumerate(self._function.arguments)]
        nodes += [self._op(op) for op in self._function.ops if not op.is_constant]
        outputs = [each.value for each in self._function.outputs if each.value]
        if outputs:
            nodes.append({"id": "outputs", "label": "outputs", "namespace": "", "attrs": [],
                          "incomingEdges": self._edges(outputs), "outputsMetadata": []})
        return {"id": name, "nodes": nodes}

    def _argument(self, index: int, value: Value) -> Dict[str, Any]:
        self._outputs[id(value)] = (f"argument {index}", "0")
        # A parameter is next to the ops of its module.
        module = value.target.rpartition(".")[0] if value.kind != "user_input" else ""
        return {"id": f"argument {index}", "label": value.target or value.label,
                "namespace": _namespace(module), "incomingEdges": [],
                "attrs": _attributes(kind=value.kind, target=value.target),
                "outputsMetadata": [_metadata(0, value)]}

    def _op(self, op: Op) -> Dict[str, Any]:
        node = f"op {op.index}"
        for index, value in enumerate(op.results):
            self._outputs[id(value)] = (node, str(index))
        copy = op.copy
        constants = [f"operand {index}: {value.meta}"
                     for index, value in enumerate(op.operands)
                     if value.op is not None and value.op.is_constant]
        return {
            "id": node, "label": op.overload or op.label,
            "namespace": _namespace(op.module),
            "attrs": _attributes(
                name=op.name, module=op.module,
                source="\n".join(f"{file}:{line}" for file, line in op.stack),
                constants="\n".join(constants),
                copy=f"{copy.reason}, {_show_bytes(copy.bytes)}" if copy else "",
                view_of="\n".join(_shared(op)) if op.is_view else "",
                writes_to="\n".join(value.label for value in op.mutated),
                guards="\n".join(self._guards.get(op.index, []))),
            "incomingEdges": self._edges(op.operands),
            "outputsMetadata": [_metadata(index, value)
                                for index, value in enumerate(op.results)]}

    def _edges(self, values: List[Value]) -> List[Dict[str, str]]:
        edges = []
        for index, value in enumerate(values):
            source: Optional["tuple[str, str]"] = self._outputs.get(id(value))
            if source is not None:
                edges.append({"sourceNodeId": source[0], "sourceNodeOutputId": source[1],
                              "targetNodeInputId": str(index)})
        return edges


def _namespace(module: str) -> str:
    """The path of a module, whose components are separated by slashes."""
    return module.replace("/", "_").replace(".", "/")


def _attributes(**values: str) -> List[Dict[str, str]]:
    return [{"key": key.replace("_", " "), "value": value}
            for key, value in values.items() if value]


def _metadata(index: int, value: Value) -> Dict[str, Any]:
    """The metadata of an output. Model Explorer shows `tensor_shape` at edges."""
    tensor = value.tensor
    if tensor is None:
        return {"id": str(index),
                "attrs": _attributes(name=value.label, value=results.show_value(value.meta))}
    sizes = "?" if tensor.sizes is None else ", ".join(
        "?" if size is None else str(size) for size in tensor.sizes)
    unknown = report.unknown_fields(tensor)
    return {"id": str(index), "attrs": [
        {"key": "tensor_shape", "value": f"{tensor.dtype or '?'}[{sizes}]"},
        *_attributes(name=value.label, metadata=str(tensor),
                     storage=str(tensor.storage or ""), unknown=", ".join(unknown),
                     bytes=_show_bytes(report.tensor_bytes(tensor)))]}


def _show_bytes(size: results.Size) -> str:
    return f"{'?' if size is None else size} bytes"


def _shared(op: Op) -> List[str]:
    """The operands that share a storage with a result."""
    made = {number for value in op.results for number in value.storages}
    return [value.label for value in op.operands if made & set(value.storages)]
