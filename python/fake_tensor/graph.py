# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a recorded graph through fake-opt, as one function."""

import re
from typing import (Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple)

from . import control_flow, expressions, ir, progress
from .cases import (StorageNames, Verdict, argument_number, first_error,
                    next_storage, result_number)
from .encoding import (SHORT_DTYPES, SIZES, STORAGE, expression_texts, is_symbolic,
                       is_tensor, map_symbolic, map_tensors, read_lines, require_fields,
                       tensors)
from .judge import judge_nodes
from .operators import OperatorWriter, is_operator
from .places import LocationWriter, Place
from .results import LOST
from .schema import Schema
from .symbols import Symbols, restrict
from .tool import Tool, parse_diagnostics

# The maximum number of attempts without the nodes that have parse errors.
MAX_ROUNDS = 100
_NAMED = re.compile(r'loc\("((?:[^"\\]|\\.)*)"\): (.*)')


class Value(NamedTuple):
    """The IR values of a node: SSA names and their types."""
    names: List[str]
    types: List[str]


class Region:
    """A graph that a node runs."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.name: str = record["name"]
        self.nodes = [Node(inner) for inner in record["records"]]
        self.outputs: List[Any] = _flatten(record["args"])


class Node:
    """A node of the recorded graph and its result."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.name: str = record["name"]
        self.is_input = record["k"] == "in"
        # Whether this is an argument of a region.
        self.is_argument = record["k"] == "arg"
        # The inlined graph or region that the node is in.
        self.scope: str = record.get("scope", "")
        self.regions = [Region(inner) for inner in record.get("graphs", [])]
        self.op: str = record.get("op", "input")
        self.args: List[Any] = record.get("args", [])
        self.kw: Dict[str, Any] = record.get("kw", {})
        self.wanted: Any = record.get("val")
        self.error: Optional[Tuple[str, str]] = (
            (record["error"], record.get("msg", "")) if "error" in record else None)
        # The nodes whose values this one changes, with the new values: as recorded, and
        # as found.
        self.wanted_changes: Dict[str, Any] = record.get("changed", {})
        self.changes: Dict[str, Any] = {}
        # Where it is called.
        self.place: Optional[Place] = record.get("place")
        self.is_constant = record.get("kind") == "CONSTANT_TENSOR"
        self.attributes = _input_attributes(record) if self.is_input else []
        self.fields: Dict[str, Any] = {}
        self.verdict = Verdict.UNSUPPORTED
        self.difference = ""
        # The reason of a known difference; empty for others.
        self.known = ""
        # The values in the report: names of locations, and result numbers. Empty for a
        # node without values.
        self.places: List[Tuple[str, int]] = []
        self.is_tuple = False
        # The report has no names for floats that depend on data.
        self.is_unknown_float = False

    def record(self) -> Dict[str, Any]:
        """The line in the file of results."""
        if "unsupported" in self.fields:
            return {"name": self.name, "error": self.fields["unsupported"]}
        line = {"name": self.name, **self.fields}
        if self.changes:
            line["changed"] = self.changes
        return line


def _input_attributes(record: Mapping[str, Any]) -> List[str]:
    """The attributes of an argument besides its type, as text."""
    found = []
    if "kind" in record:
        found.append(f"fake.kind = {ir.quote(record['kind'].lower())}")
    if "target" in record:
        found.append(f"fake.target = {ir.quote(record['target'])}")
    if "persistent" in record:
        found.append(f"fake.persistent = {str(record['persistent']).lower()}")
    if record.get("requires_grad"):
        found.append("fake.requires_grad")
    return found


class Rules:
    """Rules of ops that are not in the op table."""

    def __init__(self) -> None:
        self.lines: List[str] = []
        # By op name: the schema, the calls that a rule holds for, and why there is no
        # rule.
        self.schemas: Dict[str, Schema] = {}
        self.limits: Dict[str, List[str]] = {}
        self.missing: Dict[str, str] = {}


class Graph:
    """A recorded graph."""

    def __init__(self, records: Iterable[Mapping[str, Any]],
                 rules: Optional[Rules] = None) -> None:
        self.rules = rules or Rules()
        self.nodes: List[Node] = []
        self.header: Mapping[str, Any] = {}
        # Whether changes of values by later nodes are recorded.
        self.has_changes = False
        self.outputs: List[Any] = []
        # The kinds of outputs, if recorded.
        self.results: List[Mapping[str, str]] = []
        # Evaluates the node of a name in PyTorch again; None if it has no result.
        self.ask: Callable[[str], Any] = lambda name: None
        for record in records:
            if "k" not in record:
                self.header = record
            elif record["k"] == "out":
                self.outputs = _flatten(record["args"])
                self.results = record.get("results", [])
            else:
                self.nodes.append(Node(record))

    def all_nodes(self) -> List[Node]:
        """The nodes and those of their regions, which come first."""
        return _with_regions(self.nodes)

    @property
    def ranges(self) -> Dict[str, List[Any]]:
        """Bounds and hints of symbols."""
        ranges: Dict[str, List[Any]] = self.header.get("ranges", {})
        return ranges

    @property
    def inputs(self) -> List[Any]:
        """The recorded values of the inputs."""
        return [node.wanted for node in self.nodes if node.is_input]

    def symbols(self, guards: Sequence[str] = ()) -> Symbols:
        """The symbols of the inputs, on which there may be guards."""
        has_hints = any(len(bounds) > 2 for bounds in self.ranges.values())
        names = expressions.free_symbols(expression_texts(self.inputs))
        same = {name: name for name in names}
        return Symbols(names, self.ranges,
                       [condition.text for condition in restrict(guards, same)],
                       has_hints=has_hints)


def read_graph(path: str) -> Graph:
    """The graph in a file."""
    records = [record for record in read_lines(path) if record is not None]
    for number, record in enumerate(records):
        if "ranges" not in record or "k" in record:
            _require_node(record, f"record {number} of '{path}'")
    return Graph(records)


def _require_node(record: Dict[str, Any], what: str) -> None:
    """Raises ValueError if a record is not that of a node or of the outputs."""
    require_fields(record, ("k",), what)
    fields = {"out": ("args",), "op": ("name", "op", "args", "kw")}
    require_fields(record, fields.get(record["k"], ("name",)), what)


def read_programs(path: str) -> Dict[str, Graph]:
    """The programs in a file, by name, where a line is one."""
    found = {}
    for record in read_lines(path):
        if record is not None:
            what = f"a program of '{path}'"
            require_fields(record, ("program", "ranges", "nodes"), what)
            for node in record["nodes"]:
                _require_node(node, what)
            graph = Graph([{"ranges": record["ranges"]},
                           *record["nodes"]])
            graph.has_changes = True
            found[record["program"]] = graph
    return found


def _with_regions(nodes: Iterable[Node]) -> List[Node]:
    found = []
    for node in nodes:
        for region in node.regions:
            found += _with_regions(region.nodes)
        found.append(node)
    return found


def _flatten(value: Any) -> List[Any]:
    if isinstance(value, list):
        return [leaf for element in value for leaf in _flatten(element)]
    return [value]


class GraphWriter:
    """Writes the nodes as one function."""

    def __init__(self, graph: Graph, table: Mapping[str, Schema],
                 broken: Mapping[str, str], with_places: bool = False) -> None:
        nodes = graph.all_nodes()
        self.table = {**table, **graph.rules.schemas}
        self.rules = graph.rules.lines
        self.missing_rules = graph.rules.missing
        self.broken = broken
        self.writer = ir.FunctionWriter("main", graph.symbols())
        self.locations = LocationWriter()
        if with_places:
            self.writer.locations = {node.name: self.locations.write(node.name, node.place)
                                     for node in nodes}
            self.writer.own_location = self.locations.write_caller(
                [node.place for node in nodes if node.place is not None])
        self.operators = OperatorWriter(self.writer, self._operand)
        self.values: Dict[str, Value] = {}
        self.nodes = {node.name: node for node in nodes}
        # The node of each line of the body.
        self.owners: List[str] = []
        # Outputs that cannot be returned: their numbers, and why.
        self.lost_outputs: Dict[int, str] = {}
        self._shared = ir.shared_storages(
            [node.wanted for node in nodes if node.is_input])
        for node in nodes:
            node.places = []
            node.fields = {}
        for node in graph.nodes:
            self._try(node)
        self._write_returns(graph)
        self._write_trees(graph.header)

    def _try(self, node: Node) -> None:
        try:
            self._write(node)
        except ir.Unsupported as reason:
            why = self.missing_rules.get(ir.normal_name(node.op))
            node.fields["unsupported"] = \
                f"{reason}{f', and has no rule: {why}' if why else ''}"
        self._own(node)

    def _own(self, node: Node) -> None:
        """Assigns new lines to this node."""
        self.owners += [node.name] * (len(self.writer.body) - len(self.owners))

    def _write_returns(self, graph: Graph) -> None:
        for index, output in enumerate(graph.outputs):
            try:
                values = self._output(output)
            except ir.Unsupported as reason:
                self.lost_outputs[index] = str(reason)
                continue
            marks = []
            if index < len(graph.results):
                result = graph.results[index]
                marks.append(f"fake.kind = {ir.quote(result['kind'].lower())}")
                if "target" in result:
                    marks.append(f"fake.target = {ir.quote(result['target'])}")
            for name, kind in values:
                self.writer.returns.append(
                    (name, kind, f" {{{', '.join(marks)}}}" if marks else ""))

    def _output(self, output: Any) -> List[Tuple[str, str]]:
        """The value returned for an output: None for None and text, which are in the
        tree of outputs."""
        if isinstance(output, dict) and "n" in output:
            value = self._value(output["n"])
            return list(zip(value.names, value.types))
        if output is None or isinstance(output, str):
            return []
        found = self.operators.number(output)
        self.owners += [""] * (len(self.writer.body) - len(self.owners))
        return [found]

    def _write_trees(self, header: Mapping[str, Any]) -> None:
        for key in ("inputs", "outputs"):
            if key in header:
                self.writer.attributes.append(
                    f"fake.{key} = {ir.quote(header[key])}")

    # ===- Operands ---------------------------------------------------------===

    def _stand_in(self, node: Node) -> Value:
        """Arguments in place of the results of a missing node. They have PyTorch's
        metadata if the op is unsupported, and none if the node is erroneous."""
        is_list = isinstance(node.wanted, list)
        is_known = "unsupported" in node.fields and node.name not in self.broken
        names, types = [], []
        for index, value in enumerate(node.wanted if is_list else [node.wanted]):
            if is_tensor(value):
                kind = self.writer.tensor_type(value["t"]) if is_known else ir.UNKNOWN
            elif is_symbolic(value) or isinstance(value, int):
                kind = "!fake.int"
            else:
                raise ir.Unsupported(f"depends on {node.name}, which is missing")
            name = f"{node.name}.{index}" if is_list else node.name
            names.append(self.writer.add_argument(
                kind, name=name, attributes=[
                    'fake.kind = "missing_op"', f"fake.target = {ir.quote(node.op)}"]))
            types.append(kind)
        return Value(names, types)

    def _value(self, name: str) -> Value:
        """The value of a node."""
        if name not in self.values:
            if name not in self.nodes:
                raise ir.Unsupported(f"depends on {name}, which is not in the file")
            self.values[name] = self._stand_in(self.nodes[name])
        return self.values[name]

    def _operand(self, value: Any) -> Optional[Tuple[str, str]]:
        if isinstance(value, dict) and "n" in value:
            found = self._value(value["n"])
            if len(found.names) != 1:
                raise ir.Unsupported(f"{value['n']} is not one value")
            return found.names[0], found.types[0]
        if isinstance(value, dict) and "literal" in value:
            return self._literal(value["literal"], value.get("dtype", "int64"))
        if is_symbolic(value):
            return self.writer.add_number(value)
        return None

    def _literal(self, value: Any, dtype: str) -> Tuple[str, str]:
        """The tensor of `torch.tensor(value)`: a number or nested lists of them."""
        sizes, kind = ir.literal_sizes(value), ir.ELEMENT_TYPES[dtype]
        shape = "".join(f"{size}x" for size in sizes)
        name = self.writer.new_value()
        result = f"!fake.tensor<{sizes}, {SHORT_DTYPES[dtype]}>"
        self.writer.add_line(f"{name} = fake.literal dense<{ir.write_literal(value)}> : "
                             f"tensor<{shape}{kind}> : {result}")
        return name, result

    # ===- Nodes ------------------------------------------------------------===

    def _write(self, node: Node) -> None:
        if node.name in self.broken:
            raise ir.Unsupported(self.broken[node.name])
        if node.is_input:
            self._write_input(node)
        elif node.op in control_flow.SHAPES:
            self._write_regions(node)
        elif node.op == "getitem" or node.op.endswith(" getitem>"):
            self._write_getitem(node)
        elif is_operator(node.op):
            self._write_operator(node)
        else:
            self._write_call(node)

    def _write_input(self, node: Node) -> None:
        if is_tensor(node.wanted):
            kind = self.writer.tensor_type(node.wanted["t"])
            fields = node.wanted["t"]
        elif isinstance(node.wanted, bool):
            kind, fields = "!fake.bool", None
        elif is_symbolic(node.wanted) or isinstance(node.wanted, int):
            kind = f"!fake.int<{self.writer.write_integer(node.wanted)}>"
            fields = None
        elif isinstance(node.wanted, dict) and "f" in node.wanted:
            kind, fields = "!fake.float", None
        elif node.wanted is None or isinstance(node.wanted, str):
            # It is in the tree of inputs, and no op uses it.
            return
        else:
            raise ir.Unsupported(f"input {str(node.wanted)[:40]}")
        name = self.writer.add_argument(kind, fields, node.name, self._shared,
                                        node.attributes)
        self.values[node.name] = Value([name], [kind])
        node.places = [(node.name, 0)]

    def _write_call(self, node: Node) -> None:
        op, schema = ir.find_schema(node.op, self.table)
        operands = [self.nodes[value["n"]].wanted
                    if isinstance(value, dict) and value.get("n") in self.nodes
                    else value for value in node.args]
        types = ir.result_types(schema, operands)
        if len(types) == 1 and types[0] == "!fake.list<>":
            types = [self._list_type(node, schema)]
        name = self.writer.add_call(op, node.args, node.kw, types, self._operand,
                                    node.name)
        node.is_tuple = len(types) > 1
        node.places = [(node.name, index) for index in range(len(types))]
        names = ([f"{name}#{index}" for index in range(len(types))]
                 if len(types) > 1 else [name])
        if types:
            self.values[node.name] = Value(names, types)

    @staticmethod
    def _list_type(node: Node, schema: Schema) -> str:
        """The type of a list, whose length is needed to unpack it."""
        element = schema.returns[0].split("[")[0]
        kind = ir.UNKNOWN if element.startswith("Tensor") else "!fake.int"
        length = len(node.wanted) if isinstance(node.wanted, list) else 0
        return f"!fake.list<{', '.join([kind] * length)}>"

    # ===- Regions ----------------------------------------------------------===

    def _region_operand(self, value: Any) -> Tuple[str, str]:
        if value is None or isinstance(value, str):
            raise ir.Unsupported(f"{value} goes into a region, or out of it")
        return self.operators.number(value)

    def _write_regions(self, node: Node) -> None:
        shape = control_flow.SHAPES[node.op]
        if len(node.regions) != len(shape.graphs):
            raise ir.Unsupported("a graph of it is missing")
        mark = len(self.writer.body)
        try:
            self._write_region_op(node, shape)
        except ir.Unsupported:
            # Drop the incomplete op.
            del self.writer.body[mark:]
            del self.owners[mark:]
            for inner in _with_regions([node]):
                self.values.pop(inner.name, None)
                inner.places = []
                inner.fields = {"unsupported": f"inside of {node.name}"}
            raise

    def _write_region_op(self, node: Node, shape: control_flow.Shape) -> None:
        predicate = [self._region_operand(node.args[index]) for index in shape.predicate]
        groups = [[self._region_operand(value) for value in _flatten(node.args[index])]
                  for index, _ in shape.groups]
        head = len(self.writer.body)
        self.writer.add_line("")
        types: List[str] = []
        for (_, word), region in zip(shape.graphs, node.regions):
            types = self._write_region(node, word, region)
        if shape.name == "while_loop":
            types = [control_flow.erase(kind) for _, kind in groups[0]]
        self.writer.add_line("}" + self.writer.location(node.name))
        name = self.writer.new_value(node.name)
        self.writer.body[head] = control_flow.write_head(shape, name, predicate,
                                                         groups, types)
        node.is_tuple = True
        node.places = [(node.name, index) for index in range(len(types))]
        names = ([f"{name}#{index}" for index in range(len(types))]
                 if len(types) > 1 else [name])
        self.values[node.name] = Value(names[:len(types)], types)

    def _write_region(self, node: Node, word: str, region: Region) -> List[str]:
        """Writes a region, and returns the types of its results."""
        texts = []
        for inner in region.nodes:
            if not inner.is_argument:
                continue
            kind = self._kind_of(inner.wanted)
            self.values[inner.name] = Value([ir.value_name(inner.name)], [kind])
            inner.places = [(inner.name, 0)]
            texts.append(f"{ir.value_name(inner.name)}: {kind}"
                         f"{self.writer.location(inner.name)}")
        self.writer.add_line(control_flow.write_region(
            word, texts, is_first=region is node.regions[0]))
        self._own(node)
        start = len(self.writer.body)
        for inner in region.nodes:
            if not inner.is_argument:
                self._try(inner)
        operands = [self._region_operand(value) for value in region.outputs]
        text = "fake.yield"
        if operands:
            names, kinds = zip(*operands)
            text += f" {', '.join(names)} : {', '.join(kinds)}"
        self.writer.add_line(text)
        self._own(node)
        self.writer.indent(start)
        return [control_flow.erase(kind) for _, kind in operands]

    @staticmethod
    def _kind_of(value: Any) -> str:
        """The type of a region argument with a recorded value."""
        if is_tensor(value):
            return ir.UNKNOWN
        if isinstance(value, bool):
            return "!fake.bool"
        if isinstance(value, int) or is_symbolic(value):
            return "!fake.int"
        if isinstance(value, dict) and "f" in value:
            return "!fake.float"
        raise ir.Unsupported(f"{value} goes into a region")

    def _write_getitem(self, node: Node) -> None:
        source, index = node.args[0]["n"], node.args[1]
        value = self._value(source)
        location = source
        if len(value.names) == 1 and value.types[0].startswith("!fake.list<"):
            value, location = self._unpack(source, value)
        length = len(value.names)
        if not isinstance(index, int) or not -length <= index < length:
            raise ir.Unsupported(f"element {index} of {length}")
        index %= length
        self.values[node.name] = Value([value.names[index]], [value.types[index]])
        # Arguments in place of a missing node have unique names.
        is_argument = value.names[index] == ir.value_name(f"{source}.{index}")
        node.places = [(f"{source}.{index}", 0) if is_argument else (location, index)]

    def _unpack(self, source: str, value: Value) -> Tuple[Value, str]:
        location = f"{source}.elements"
        if location not in self.values:
            inner = value.types[0][len("!fake.list<"):-1]
            types = inner.split(", ") if inner else []
            name = self.writer.new_value(location)
            self.writer.add_location(location, of=source)
            count = f":{len(types)}" if len(types) > 1 else ""
            self.writer.add_line(
                f"{name}{count} = fake.unpack {value.names[0]} : "
                f"{value.types[0]} -> {inner}{self.writer.location(location)}")
            names = ([f"{name}#{index}" for index in range(len(types))]
                     if len(types) > 1 else [name])
            self.values[location] = Value(names, types)
        return self.values[location], location

    def _write_operator(self, node: Node) -> None:
        value = self.operators.write(node.op, node.args, node.name)
        self.values[node.name] = Value([value[0]], [value[1]])
        node.places = [(node.name, 0)]


# ===- Running ---------------------------------------------------------------===


class _Run:
    """The output of the tool for one version of the function."""

    def __init__(self, tool: Tool, graph: GraphWriter, changes: bool) -> None:
        lines = graph.rules + graph.writer.lines()
        done = tool.report("\n".join(lines) + "\n", changes)
        self.errors: Dict[str, str] = {}
        self.other: List[str] = []
        for diagnostic in parse_diagnostics(done.stderr):
            if diagnostic.severity != "error":
                continue
            named = _NAMED.match(diagnostic.message)
            # The body starts in the second line of the function.
            row = diagnostic.line - len(graph.rules) - 2
            if named:
                self.errors.setdefault(ir.unquote(named[1]), first_error([named[2]]))
            elif diagnostic.line and 0 <= row < len(graph.owners):
                self.errors.setdefault(graph.owners[row],
                                       first_error([diagnostic.message]))
            else:
                self.other.append(diagnostic.message)
        self.report = tool.parse_report(done.stdout)
        # Why the run did not end by itself; empty if it did.
        self.failure = done.failure
        if self.failure:
            self.other.insert(0, self.failure)
        elif not self.report and not self.errors and not self.other:
            lines = done.stderr.strip().splitlines()
            self.other.append(lines[0] if lines else "fake-opt said nothing")


def run_graph(tool: Tool, graph: Graph, judge: bool = True) -> str:
    """Infers the nodes of a graph, and compares them unless disabled. Returns why
    fake-opt did not end by itself; empty if it did."""
    table = tool.list_ops()
    progress.show("running fake-opt")
    broken: Dict[str, str] = {}
    for _ in range(MAX_ROUNDS):
        writer = GraphWriter(graph, table, broken)
        run = _Run(tool, writer, graph.has_changes)
        wrong = {_owner(name): text for name, text in run.errors.items()}
        if run.report or not wrong.keys() - broken.keys():
            break
        # Parse errors: retry without these nodes.
        broken.update(wrong)
    _read_report(graph, writer, run)
    for node in graph.all_nodes():
        if node.name in broken:
            node.fields = {"error": broken[node.name]}
    if judge:
        judge_nodes(graph, _guards(tool, graph, writer))
    return run.failure


def _guards(tool: Tool, graph: Graph, writer: GraphWriter) -> List[str]:
    """The conditions of the tool's results."""
    if not graph.symbols().names:
        return []
    text = "\n".join(graph.rules.lines + writer.writer.lines()) + "\n"
    found = []
    for guard in tool.guards(text):
        try:
            found.append(expressions.substitute(guard, writer.writer.opaque))
        except expressions.ExpressionError:
            continue
    return found


def _owner(location: str) -> str:
    """The node that a location belongs to."""
    return location[:-len(".elements")] if location.endswith(".elements") else location


def _read_report(graph: Graph, writer: GraphWriter, run: _Run) -> None:
    """Sets the fields of the nodes."""
    found: Dict[Tuple[str, int], Any] = {}
    changes: Dict[str, Dict[Tuple[str, int], Any]] = {}
    storages = StorageNames(next_storage(graph.inputs))
    for entry in run.report:
        number = argument_number(entry)
        if number is not None and number >= len(writer.writer.recorded):
            number = None  # an argument of a region
        if number is not None:
            fields = writer.writer.recorded[number]
            if fields is not None and entry["meta"] is not None:
                storages.set_argument(entry["meta"]["t"][STORAGE], fields[STORAGE])
        name = entry.get("name")
        if name is not None:
            key = (name, result_number(entry) if number is None else 0)
            into = changes.setdefault(entry["changed_by"], {}) \
                if "changed_by" in entry else found
            into[key] = map_symbolic(
                map_tensors(entry["meta"], storages.rename),
                lambda text: expressions.substitute(text, writer.writer.opaque))
    for node in graph.all_nodes():
        _find_changes(graph, node, changes.get(node.name, {}))
        if node.fields:
            continue
        if node.name in run.errors:
            node.fields["error"] = run.errors[node.name]
        elif any(place not in found for place in node.places):
            node.fields["error"] = (run.other or ["not in the report"])[0]
        elif _is_lost(values := [found[place] for place in node.places]):
            node.fields["error"] = LOST
        elif node.is_tuple:
            node.fields["val"] = values
        else:
            node.fields["val"] = values[0] if values else None
            node.is_unknown_float = values == [None] and \
                writer.values[node.name].types == ["!fake.float"]


def _find_changes(graph: Graph, node: Node,
                  found: Mapping[Tuple[str, int], Any]) -> None:
    """Sets the nodes that this one changes. Either all or none of the values of a node
    are recorded."""
    for other in graph.nodes if found else ():
        if other.places and all(place in found for place in other.places):
            values = [found[place] for place in other.places]
            node.changes[other.name] = values if other.is_tuple else values[0]


def _is_lost(values: List[Any]) -> bool:
    """Whether some tensor has unknown rank."""
    found = tensors(values)
    return bool(found) and all(fields[SIZES] is None for fields in found)
