# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws valid programs.

Programs grow together: each round proposes one more op for each, and keeps it where
fake-opt has no error. Proposals are recorded calls, or scalar calls drawn from their
schema, on values of the program whose rank and dtype fit.
"""

import collections
import copy
import random
import re
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from fake_tensor import expressions, ir
from fake_tensor.encoding import (BITS, DTYPE, SIZES, STORAGE, STRIDES, expression_texts,
                                  is_symbolic, is_tensor, map_symbolic, read_lines, tensors)
from fake_tensor.schema import Schema
from fake_tensor.symbols import RAGGED
from fake_tensor.tool import Function, Outcome, Tool

from . import variants
from .programs import (TENSOR, Block, Call, Node, Program, Region, Unpack, map_values,
                       write)

Kind = Tuple[int, str]
Case = Mapping[str, Any]
# Larger tensors and longer lists are left to the tests of limits.
_MAX_RANK = 6
_MAX_LIST = 12
_MAX_INTEGER = 1 << 20
_SCALARS = {"int": (0, 1, 2, 3, 5, 8, -1), "SymInt": (0, 1, 2, 3, 5, 8, -1),
            "bool": (True, False)}
_FLOATS = ("0.0", "0.5", "1.0", "-1.5", "2.0")


# ===- Recorded calls --------------------------------------------------------===


def _is_small(value: Any) -> bool:
    """Whether integers, ranks and lists are small."""
    if isinstance(value, bool) or isinstance(value, str):
        return True
    if isinstance(value, int):
        return abs(value) < _MAX_INTEGER
    if isinstance(value, list):
        return len(value) <= _MAX_LIST and all(map(_is_small, value))
    if is_tensor(value):
        return all(map(_is_small, value["t"]))
    return True


def _put(case: Case) -> Optional[Dict[str, Any]]:
    """A call with the symbols that have an example replaced by it."""
    values = {"args": case["args"], "kw": case["kw"]}
    texts = expression_texts([case["args"], list(case["kw"].values())])
    if texts:
        symbols = ir.symbols_of_case(case)
        keep = {name for name in symbols.names if symbols.kind(name) == RAGGED}

        def put(value: Any) -> Any:
            if isinstance(value, list):
                return [put(element) for element in value]
            if is_symbolic(value):
                if expressions.parse(value["sym"]).symbols & keep:
                    return value
                return expressions.parse(value["sym"]).evaluate(symbols.hints)
            if isinstance(value, dict):
                return {key: put(element) for key, element in value.items()}
            return value

        try:
            values = put(values)
        except (KeyError, ArithmeticError):
            return None
    return {"op": case["op"], **values}


def read_cases(paths: Sequence[str], table: Mapping[str, Schema]) -> List[Dict[str, Any]]:
    """The calls of some files, without results."""
    found: Dict[str, Dict[str, Any]] = {}
    for path in paths:
        for case in read_lines(path):
            if case is None or "op" not in case or ir.normal_name(case["op"]) not in table:
                continue
            try:
                plain = _put(case)
            except (ir.Unsupported, expressions.ExpressionError):
                continue
            if plain is not None and _is_small([plain["args"], list(plain["kw"].values())]):
                found.setdefault(repr(plain), plain)
    return list(found.values())


def _kind(fields: Sequence[Any]) -> Kind:
    return len(fields[SIZES] or []), fields[DTYPE]


class Source:
    """The calls that programs are made of."""

    def __init__(self, cases: Sequence[Case], table: Mapping[str, Schema],
                 ops: Optional[Callable[[str], bool]] = None) -> None:
        self.table = table
        self.by_op: Dict[str, List[Case]] = collections.defaultdict(list)
        # By rank and dtype of the first tensor, then by op.
        self.by_kind: Dict[Kind, Dict[str, List[Case]]] = {}
        for case in cases:
            name = ir.normal_name(case["op"])
            if ops is not None and not ops(name):
                continue
            self.by_op[name].append(case)
            for fields in tensors(case["args"])[:1]:
                self.by_kind.setdefault(_kind(fields), collections.defaultdict(list))[
                    name].append(case)
        self.scalar_ops = [name for name, schema in table.items()
                           if (ops is None or ops(name)) and _is_scalar(schema)]

    def draw(self, rng: random.Random) -> Optional[Case]:
        """A call of any op: of each with the same probability."""
        if self.scalar_ops and (rng.random() < 0.1 or not self.by_op):
            return _draw_scalar(rng, rng.choice(self.scalar_ops), self.table)
        return rng.choice(self.by_op[rng.choice(list(self.by_op))]) if self.by_op else None

    def draw_for(self, rng: random.Random, kind: Kind) -> Optional[Case]:
        """A call whose first tensor has that rank and dtype."""
        ops = self.by_kind.get(kind)
        return rng.choice(ops[rng.choice(list(ops))]) if ops else None


def _is_scalar(schema: Schema) -> bool:
    return bool(schema.parameters) and all(
        parameter.type in ("int", "float", "bool", "Scalar")
        for parameter in schema.parameters)


def _draw_scalar(rng: random.Random, name: str, table: Mapping[str, Schema]) -> Case:
    """A call of an op on scalars."""
    args: List[Any] = []
    for parameter in table[name].parameters:
        kind = parameter.type if parameter.type != "Scalar" else rng.choice(("int", "float"))
        args.append({"f": rng.choice(_FLOATS)} if kind == "float"
                    else rng.choice(_SCALARS[kind]))
    return {"op": name, "args": args, "kw": {}}


# ===- Growth ----------------------------------------------------------------===


class Growing:
    """A program under construction, and the metadata of its values."""

    def __init__(self, name: str, seed: str) -> None:
        self.program = Program(name)
        self.rng = random.Random(seed)
        # Whether torch types can state all metadata of the arguments.
        self.is_plain = self.rng.random() < 0.3
        # The metadata of values outside of regions, as reported; lists as lists.
        self.metas: Dict[int, Any] = {}

    def tensors_of(self, kind: Kind) -> List[int]:
        """The tensors of that rank and dtype."""
        return [value for value, meta in self.metas.items() if _fields_kind(meta) == kind]


def _fields_kind(meta: Any) -> Optional[Kind]:
    if not is_tensor(meta) or meta["t"][SIZES] is None or meta["t"][DTYPE] is None:
        return None
    return _kind(meta["t"])


class Proposal:
    """A program with one more op."""

    def __init__(self, growing: Growing, source: Source) -> None:
        self.growing = growing
        self.rng = growing.rng
        self.source = source
        self.program = growing.program.copy()

    # ===- Calls --------------------------------------------------------===

    def _new_tensor(self, fields: List[Any], names: Dict[str, str],
                    storages: Dict[int, int], shared: bool) -> int:
        """A new argument with the metadata of a recorded tensor."""
        def rename(text: str) -> str:
            for symbol in expressions.free_symbols([text]):
                if symbol not in names:
                    names[symbol] = f"j{len(self.program.ragged)}"
                    self.program.ragged.append(names[symbol])
            return expressions.substitute(text, names)

        if self.growing.is_plain and isinstance(fields[BITS], int) and not shared:
            sizes = fields[SIZES]
            fields = [sizes, variants.row_major(sizes), 0, fields[DTYPE], "cpu", None, 0]
        meta = map_symbolic({"t": fields}, rename)
        storage = None
        if shared and fields[STORAGE] is not None:
            storage = storages.setdefault(fields[STORAGE], 100 + self.program.next_value)
        return self.program.add_argument(meta, storage)

    def _operand(self, fields: List[Any], sizes: Mapping[str, Any]) -> Optional[int]:
        """A value of the program in place of a recorded tensor, or None."""
        wanted = sizes.get(repr(fields[SIZES]), fields[SIZES])
        fitting = [value for value in self.growing.tensors_of(_kind(fields))
                   if self.growing.metas[value]["t"][SIZES] == wanted]
        return self.rng.choice(fitting) if fitting and self.rng.random() < 0.7 else None

    def call(self, case: Case, first: Optional[int] = None) -> Optional[Call]:
        """A recorded call, on values of the program where they fit; the first tensor
        is `first` if given."""
        name = ir.normal_name(case["op"])
        schema = self.source.table[name]
        everything = [case["args"], list(case["kw"].values())]
        shared = ir.shared_storages(everything)
        names: Dict[str, str] = {}
        storages: Dict[int, int] = {}
        # The sizes that replace those of recorded tensors.
        sizes: Dict[str, Any] = {}
        used: Dict[str, int] = {}
        if first is not None:
            recorded = tensors(everything)[0]
            sizes[repr(recorded[SIZES])] = self.growing.metas[first]["t"][SIZES]
            used[repr(recorded)] = first

        def tensor(fields: List[Any]) -> int:
            key = repr(fields)
            if key in used:
                return used[key]
            value = self._operand(fields, sizes) if not shared else None
            if value is None:
                fields = copy.deepcopy(fields)
                changed = sizes.get(repr(fields[SIZES]))
                if changed is not None and not expression_texts(changed) and fields[STRIDES]:
                    fields[SIZES] = list(changed)
                    fields[STRIDES] = variants.row_major(changed)
                value = self._new_tensor(fields, names, storages, shared)
            used[key] = value
            return value

        def convert(item: Any, kind: str) -> Any:
            if is_tensor(item):
                return {"v": tensor(item["t"])}
            if isinstance(item, list):
                return [convert(element, kind) for element in item]
            if is_symbolic(item):
                raise ir.Unsupported("a symbolic scalar")
            if isinstance(item, int) and not isinstance(item, bool):
                if self.rng.random() < 0.03:
                    item += self.rng.choice((-1, 1))
                if "SymInt" in kind and self.rng.random() < 0.15:
                    return {"v": self.program.add_argument(item)}
            return item

        args = [convert(item, kind) for kind, item in schema.bind(case["args"], {})]
        kw = {key: convert(item, kind) for key, (kind, item) in
              zip(case["kw"], schema.bind([], case["kw"]))}
        types = ir.result_types(schema, everything)
        results = [self.program.new_value() for _ in types]
        return Call(name, args, kw, results, types)

    def any_call(self) -> Optional[Call]:
        """A call of any op, or of one that fits a value of the program."""
        if self.growing.metas and self.rng.random() < 0.6:
            values = [value for value, meta in self.growing.metas.items()
                      if _fields_kind(meta) is not None]
            if values:
                value = self.rng.choice(values + values[-2:])
                kind = _fields_kind(self.growing.metas[value])
                case = self.source.draw_for(self.rng, kind) if kind else None
                if case is not None:
                    return self.call(case, value)
        case = self.source.draw(self.rng)
        return None if case is None else self.call(case)

    # ===- Regions ------------------------------------------------------===

    def _wrap(self, call: Call, parameters: Sequence[int]) -> Optional[Block]:
        """A block with one call, whose parameters replace its first operands. None if
        not exactly one tensor is the result."""
        if call.types != [TENSOR]:
            return None
        operands = list(dict.fromkeys(call.operands()))[:len(parameters)]
        renamed = dict(zip(operands, parameters))

        def rename(value: int) -> int:
            return renamed.get(value, value)

        call.args = map_values(call.args, rename)
        call.kw = {key: map_values(item, rename) for key, item in call.kw.items()}
        return Block(list(parameters), [TENSOR] * len(parameters), [call], call.results)

    def _predicate(self) -> int:
        return self.program.add_argument({"t": [[], [], 0, "bool", "cpu", None, 0]})

    def _tensor_operands(self, call: Call) -> List[int]:
        metas = self.growing.metas
        new = {argument.value for argument in self.program.arguments if argument.is_tensor}
        return [value for value in dict.fromkeys(call.operands())
                if is_tensor(metas.get(value)) or value in new]

    def region(self) -> Optional[Node]:
        """An op with regions, or a call of a function."""
        call = self.any_call()
        if call is None:
            return None
        operands = self._tensor_operands(call)
        if not operands or operands != list(dict.fromkeys(call.operands()))[:len(operands)]:
            return None
        kind = self.rng.choice(("cond", "cond", "while_loop", "map", "scan",
                                "associative_scan", "call", "call"))
        return getattr(self, "_" + kind)(call, operands)  # type: ignore[no-any-return]

    def _parameters(self, count: int) -> List[int]:
        return [self.program.new_value() for _ in range(count)]

    def _finish(self, kind: str, groups: List[Tuple[str, List[int]]],
                blocks: List[Tuple[str, Optional[Block]]], count: int = 1) -> Optional[Node]:
        done = [(word, block) for word, block in blocks if block is not None]
        if len(done) < len(blocks):
            return None
        return Region(kind, groups, done, self._parameters(count), [TENSOR] * count)

    def _call(self, call: Call, operands: List[int]) -> Optional[Node]:
        block = self._wrap(call, self._parameters(len(operands)))
        return self._finish("call", [("", operands)], [("", block)])

    def _cond(self, call: Call, operands: List[int]) -> Optional[Node]:
        predicate = self._predicate()
        if self.rng.random() < 0.5:
            # Operands are parameters of both blocks.
            block = self._wrap(call, self._parameters(len(operands)))
            parameters = self._parameters(len(operands))
            other = Block(parameters, [TENSOR] * len(parameters), [],
                          [self.rng.choice(parameters)])
            groups = [("", [predicate]), ("with", operands)]
        else:
            block = self._wrap(call, [])
            values = [value for value, meta in self.growing.metas.items() if is_tensor(meta)]
            other = Block([], [], [], [self.rng.choice(values or operands)])
            groups = [("", [predicate])]
        blocks: List[Tuple[str, Optional[Block]]] = [("then", block), ("else", other)]
        return self._finish("cond", groups, blocks)

    def _while_loop(self, call: Call, operands: List[int]) -> Optional[Node]:
        predicate = self._predicate()
        carried = self._parameters(1)
        test = Block(carried, [TENSOR], [], [predicate])
        body = self._wrap(call, self._parameters(1))
        blocks: List[Tuple[str, Optional[Block]]] = [("while", test), ("do", body)]
        return self._finish("while_loop", [("init", operands[:1])], blocks)

    def _map(self, call: Call, operands: List[int]) -> Optional[Node]:
        block = self._wrap(call, self._parameters(1))
        return self._finish("map", [("over", operands[:1])], [("do", block)])

    def _scan(self, call: Call, operands: List[int]) -> Optional[Node]:
        if len(operands) < 2:
            return None
        block = self._wrap(call, self._parameters(2))
        if block is not None:
            block.yields = [block.yields[0], self.rng.choice(block.parameters)]
        groups = [("init", operands[:1]), ("over", operands[1:2])]
        return self._finish("scan", groups, [("do", block)], count=2)

    def _associative_scan(self, call: Call, operands: List[int]) -> Optional[Node]:
        block = self._wrap(call, self._parameters(2))
        return self._finish("associative_scan", [("over", operands[:1])], [("do", block)])

    # ===- Lists --------------------------------------------------------===

    def unpack(self) -> Optional[Node]:
        """The elements of a list."""
        lists = [value for value, meta in self.growing.metas.items()
                 if isinstance(meta, list) and meta and all(map(is_tensor, meta))]
        if not lists:
            return None
        value = self.rng.choice(lists)
        count = len(self.growing.metas[value])
        return Unpack(value, self._parameters(count), [TENSOR] * count)

    def any_node(self) -> Optional[Node]:
        """The next op; None if this try has none."""
        choice = self.rng.random()
        if choice < 0.08:
            return self.unpack() or self.any_call()
        return self.region() if choice < 0.25 else self.any_call()


def propose(growing: Growing, source: Source) -> Optional[Program]:
    """The program with one more op, or None."""
    proposal = Proposal(growing, source)
    try:
        node = proposal.any_node()
    except ir.Unsupported:
        return None
    if node is None:
        return None
    proposal.program.nodes.append(node)
    proposal.program.prune()
    return proposal.program


_RESULT = re.compile(r"%[^#]+(?:#(\d+))?$")


def read_metas(program: Program, outcome: Outcome) -> Dict[int, Any]:
    """The metadata of the values outside of regions, by ID."""
    found: Dict[int, Any] = {}
    results = {node.results[0]: node.results for node in program.nodes if node.results}
    arguments = {argument.value for argument in program.arguments}
    for entry in outcome.report:
        name = entry.get("name") or ""
        value = int(name[1:]) if re.fullmatch(r"v\d+", name) else None
        match = _RESULT.match(entry["value"])
        if value in arguments:
            found[value] = entry["meta"]
        elif value in results and match:
            group = results[value]
            number = int(match[1] or 0)
            if number < len(group):
                found.setdefault(group[number], entry["meta"])
    return found


def _state_lists(program: Program, metas: Mapping[int, Any]) -> None:
    """Declares the length of lists of tensors."""
    for node in program.nodes:
        for number, value in enumerate(node.results):
            meta = metas.get(value)
            if (node.types[number] == "!fake.list<>" and isinstance(meta, list) and meta
                    and all(map(is_tensor, meta))):
                node.types[number] = f"!fake.list<{', '.join([TENSOR] * len(meta))}>"


def draw(tool: Tool, source: Source, seed: str, count: int, rounds: int) -> List[Program]:
    """Some programs. Their number and the seed determine them."""
    growing = [Growing(f"p{number}", f"{seed}:{number}") for number in range(count)]
    crashes: List[Program] = []
    for _ in range(rounds):
        proposed = {}
        functions = []
        for one in growing:
            program = propose(one, source)
            if program is None:
                continue
            try:
                lines = write(program, variants.known(program))
            except ir.Unsupported:
                continue
            proposed[program.name] = (one, program)
            functions.append(Function(program.name, lines))
        for name, outcome in tool.run(functions).items():
            one, program = proposed[name]
            if outcome.crashed:
                crashes.append(program)
            elif not outcome.errors:
                one.program = program
                one.metas = {value: meta for value, meta in
                             read_metas(program, outcome).items() if meta is not None}
                _state_lists(program, one.metas)
    found = [one.program for one in growing if one.program.nodes]
    for number, program in enumerate(crashes):
        program.name = f"crash{number}"
    return found + crashes
