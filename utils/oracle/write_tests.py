# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes readable tests of all families of ops from recorded calls.

    python3 -m oracle.write_tests [--check] [--fake-opt PATH]

A file test/ATen/CHAPTER/FAMILY.mlir has a function for each row of the family, and more
for other kinds of calls: with type promotion, broadcasting, or preserved strides. The
input is the smallest call of the kind in test/Conformance/Inputs, and the CHECK line is
PyTorch's result. Overloads that are derived from a row, such as in-place ops and `out=`,
have none.

A row without a recorded answer has its function in FAMILY-unrecorded.mlir, which is
written by hand and left as it is.

The results of fake-opt are not used. Functions for which they differ are reported, and
the exit code is 1; those in LEFT_OUT are not written. --check neither runs fake-opt nor
writes files: it fails if the files differ from those to be written, if there are others,
or if one that is written by hand has an op with a recorded answer.
"""

import argparse
import collections
import json
import pathlib
import re
import sys
from typing import (Any, Counter, Dict, FrozenSet, Iterable, Iterator, List, Mapping,
                    NamedTuple, Optional, Sequence, Set, Tuple)

from fake_tensor import ir
from fake_tensor.encoding import (BITS, DEVICE, DTYPE, OFFSET, SIZES, STORAGE,
                                  STRIDES, is_symbolic, is_tensor, read_lines, tensors,
                                  walk)
from fake_tensor.schema import Schema, parse
from fake_tensor.tool import SEPARATOR, Tool, ToolError, add_tool_option, find_tool

# Components of sparse and jagged tensors, which types state after the layout. Recorded
# results do not have them.
_LAYOUT = re.compile(r"(layout = (?:sparse_\w+|jagged))(?:, [^>]*)?(?=>)")

ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUTS = pathlib.Path("test", "Conformance", "Inputs")
TESTS = pathlib.Path("test", "ATen")
FAMILIES = pathlib.Path("include", "FakeTensor", "ATen", "Families.def")
# The end of the names of files that are written by hand.
UNRECORDED = "-unrecorded.mlir"
# The kinds of rules of rows. An in-place `foreach` op is derived if it has a functional one.
BASE_RULES = ("own", "shared", "alias", "foreach")
MAX_LINES = 400
# Longer lines get aliases for types.
MAX_COLUMNS = 140
# The maximum line length of further functions of an op.
MAX_COLUMNS_OF_MORE = 280
# Functions that are not written because fake-opt differs, and why.
LEFT_OUT: Mapping[str, str] = {
    "dropout_strided": "on cuda and with p = 0, PyTorch returns its argument",
    "prim_dtype": "the number of a dtype is not followed",
    "prims_where_promotes": "the stride of a size of 1, which does not matter",
}
# Kinds of calls, in order of preference; those in a group are similar.
_GROUPS = (("promotes",), ("broadcasts",), ("aliases", "copies"),
           ("channels_last", "transposed", "strided"), ("cuda", "meta"), ("converts",),
           ("conj",), ("neg",))
# The numbers of further functions of a row, by its rule, tried until a file is short
# enough.
_BUDGETS = tuple({"own": own, "shared": shared, "alias": 0, "foreach": shared}
                 for own, shared in ((3, 3), (3, 1), (2, 1), (2, 0), (1, 0)))

Row = Mapping[str, Any]
Case = Mapping[str, Any]
Fields = List[Any]


# ===- Kinds of calls ---------------------------------------------------------===


def _is_plain(fields: Fields) -> bool:
    """Whether a tensor is strided and has no symbols."""
    return (isinstance(fields[BITS], int) and fields[STRIDES] is not None
            and all(isinstance(size, int) for size in fields[SIZES] + fields[STRIDES]))


def is_contiguous(fields: Fields) -> bool:
    """Whether a tensor has the strides that its type omits."""
    if fields[STRIDES] is None:
        return True
    product: Any = 1
    for index in reversed(range(len(fields[SIZES]))):
        size = fields[SIZES][index]
        if fields[STRIDES][index] != product:
            return False
        if index == 0 or size == 0:
            continue
        if isinstance(size, int) and isinstance(product, int):
            product *= size
        elif product == 1:
            product = size
        elif size != 1:
            return False
    return True


def _layout(fields: Fields) -> str:
    """The name of the strides of a tensor, empty if they are contiguous."""
    # Sizes of 0 and 1 may have any stride.
    if not _is_plain(fields) or is_contiguous(fields) or min(fields[SIZES]) < 2:
        return ""
    rank = len(fields[SIZES])
    order = sorted(range(rank), key=lambda index: fields[STRIDES][index])
    product = 1
    for index in order:
        if fields[STRIDES][index] != product:
            return "strided"
        product *= fields[SIZES][index]
    last = rank in (4, 5) and order == [1, *range(rank - 1, 1, -1), 0]
    return "channels_last" if last else "transposed"


def _broadcast(shapes: Sequence[List[int]]) -> Optional[List[int]]:
    """The broadcast shape, if any."""
    result: List[int] = []
    for index in range(max(map(len, shapes))):
        sizes = {shape[-1 - index] for shape in shapes if index < len(shape)} - {1}
        if len(sizes) > 1:
            return None
        result.insert(0, sizes.pop() if sizes else 1)
    return result


def kinds(case: Case, row: Row) -> Iterator[str]:
    """The properties of a call."""
    inputs = tensors([case["args"], case["kw"]])
    outputs = tensors(case["out"])
    named = list(walk([case["args"], case["kw"]]))
    dtypes = [item for item in named if isinstance(item, dict) and "dtype" in item]
    if not outputs:
        return
    out = outputs[0]
    if out[BITS] in (1, 2):
        yield "conj" if out[BITS] == 1 else "neg"
    devices = {fields[DEVICE] for fields in inputs}
    if devices != {out[DEVICE]} and out[DEVICE] != "cpu" or len(devices) > 1:
        yield "meta" if "meta" in {*devices, out[DEVICE]} else "cuda"
    if not inputs:
        return
    storages = {fields[STORAGE] for fields in inputs}
    yield "aliases" if out[STORAGE] in storages else "copies"
    if out[DTYPE] != inputs[0][DTYPE]:
        yield "converts" if dtypes else "promotes"
    layout = _layout(inputs[0])
    if layout and _layout(out):
        yield layout
    if "pointwise" in row["tags"] and all(map(_is_plain, inputs + outputs)):
        shapes = [fields[SIZES] for fields in inputs if fields[SIZES]]
        if (any(shape != shapes[0] for shape in shapes)
                and _broadcast(shapes) == out[SIZES]):
            yield "broadcasts"


def _tensor_cost(fields: Fields) -> int:
    """The distance of a tensor from a small contiguous matrix of floats."""
    sizes = fields[SIZES]
    total = (4, 2, 0, 0)[len(sizes)] if len(sizes) < 4 else 4 * (len(sizes) - 3)
    for size in sizes:
        if not isinstance(size, int):
            total += 100
        else:
            total += 20 if size < 2 else 0 if size < 6 else 3 if size < 20 else 8
    total += 3 if len(set(map(str, sizes))) < len(sizes) else 0
    total += {"float32": 0, "int64": 2, "bool": 2, "float64": 4, "int32": 4,
             "float16": 5, "bfloat16": 5}.get(fields[DTYPE], 7)
    total += 0 if fields[DEVICE] == "cpu" else 20
    total += 40 if fields[BITS] else 0
    return total + (0 if is_contiguous(fields) and not fields[OFFSET] else 12)


def cost(case: Case, row: Row, found: FrozenSet[str]) -> Tuple[int, str]:
    """The cost of a call with these kinds: how hard it is to read, and how little it
    shows; unique per call."""
    text = json.dumps([case["args"], case["kw"], case["out"]], sort_keys=True)
    named = list(walk([case["args"], case["kw"]]))
    inputs, outputs = tensors(named[0]), tensors(case["out"])
    total = sum(map(_tensor_cost, inputs + outputs[:2]))
    if inputs and len(inputs[0][SIZES]) < 2:
        total += 12
    # Insignificant strides.
    if any(not is_contiguous(fields) and 1 in fields[SIZES] for fields in outputs):
        total += 100
    # Lists of two elements are the best examples.
    if isinstance(case["out"], list):
        total += 15 * abs(len(case["out"]) - 2)
    total += 10 * len({fields[DTYPE] for fields in inputs if "int" not in fields[DTYPE]})
    total += 4 * len(case["kw"]) + 2 * len(case["args"])
    total += 30 * len(found - {"aliases", "copies", "conj", "neg"})
    # Numbers in place of tensors.
    bound = parse(row["schema"]).bind(case["args"], case["kw"])
    total += 20 * sum(kind == "Tensor" and not is_tensor(value) for kind, value in bound)
    if inputs and outputs and "pointwise" not in row["tags"]:
        total += 8 * (inputs[0][:STORAGE] == outputs[0][:STORAGE])
    for item in named:
        if is_symbolic(item):
            total += 200
        elif isinstance(item, dict) and "f" in item:
            total += len(item["f"])
        elif item in (None, []) or isinstance(item, int) and abs(item) > 100:
            total += 4
    return total, text


# ===- Recorded calls ---------------------------------------------------------===


class Call(NamedTuple):
    """A recorded call and how hard it is to read."""
    cost: Tuple[int, str]
    case: Case


# The simplest call of each set of kinds.
Calls = Dict[FrozenSet[str], Call]


def read_calls(paths: Iterable[pathlib.Path], rows: Mapping[str, Row],
               missing: Dict[str, str]) -> Dict[str, Calls]:
    """The simplest calls of all rows, and why some rows have none."""
    found: Dict[str, Calls] = collections.defaultdict(dict)
    missing.update(dict.fromkeys(rows, "no recorded call"))
    for path in paths:
        for case in read_lines(str(path)):
            # Graphs and programs are not standalone calls.
            if case is None or "op" not in case:
                break
            name = ir.normal_name(case["op"])
            if name not in rows:
                continue
            if "out" not in case:
                missing[name] = "no recorded call with an answer"
                continue
            if case.get("guards") or (case.get("post") and
                                      not parse(rows[name]["schema"]).returns):
                continue
            key = frozenset(kinds(case, rows[name]))
            call = Call(cost(case, rows[name], key), case)
            if key not in found[name] or call.cost < found[name][key].cost:
                found[name][key] = call
    for name in found:
        del missing[name]
    return found


def choose(calls: Calls, more: int) -> Iterator[Tuple[str, Case]]:
    """The simplest call, and up to `more` of other kinds with their names."""
    first = min(calls, key=lambda key: calls[key].cost)
    yield "", calls[first].case
    for group in _GROUPS:
        if more <= 0:
            return
        for kind in group:
            keys = [key for key in calls if kind in key and kind not in first]
            if not keys:
                continue
            # The one that differs in nothing else, if any.
            best = min(keys, key=lambda key: (len(key ^ first), calls[key].cost))
            yield kind, calls[best].case
            more -= 1
            break


# ===- Functions --------------------------------------------------------------===


class _Writer(ir.FunctionWriter):
    """Writes functions as by hand: arguments named as in the schema, and types without
    defaults."""

    def __init__(self, name: str, case: Case, schema: Schema) -> None:
        super().__init__(name, ir.symbols_of_case(case))
        self._names: Dict[int, str] = {}
        self._taken: Set[str] = set()
        parameters = schema.parameters
        named = [(parameters[index].name if index < len(parameters) else "x", value)
                 for index, value in enumerate(case["args"])]
        for parameter, value in [*named, *case["kw"].items()]:
            for item in walk(value):
                if is_tensor(item):
                    self._names[id(item["t"])] = parameter

    def tensor_type(self, fields: Fields) -> str:
        if isinstance(fields[BITS], int) and is_contiguous(fields):
            fields = [*fields]
            fields[STRIDES] = None
        return super().tensor_type(fields)

    def add_argument(self, kind: str, fields: Optional[Fields] = None,
                     name: Optional[str] = None, shared: bool = False,
                     attributes: Sequence[str] = ()) -> str:
        stem = name or self._names.get(id(fields), "n")
        value, number = stem, 0
        while value in self._taken:
            number += 1
            value = f"{stem}_{number}"
        self._taken.add(value)
        start = len(self.arguments)
        super().add_argument(kind, fields, None, shared, attributes)
        self.arguments[start] = self.arguments[start].replace(f"%${start}", f"%{value}", 1)
        return f"%{value}"

    def new_value(self, location: str = "") -> str:
        return f"%{len(self.body)}"


def _answer_type(writer: _Writer, declared: str, value: Any) -> str:
    """The type of a recorded result, as the dialect prints it."""
    if is_tensor(value):
        return writer.tensor_type(value["t"])
    if isinstance(value, list):
        elements = (_answer_type(writer, "", element) for element in value)
        return f"!fake.list<{', '.join(elements)}>"
    if value is None:
        return declared
    if isinstance(value, bool):
        return "!fake.bool"
    if isinstance(value, int):
        return f"!fake.int<{value}>"
    if isinstance(value, dict) and "f" in value:
        return "!fake.float"
    if is_symbolic(value) and declared in ("!fake.float", "!fake.bool"):
        return declared
    if is_symbolic(value):
        return f"!fake.int<{writer.write_integer(value)}>"
    raise ir.Unsupported(f"result {str(value)[:60]}")


class Function(NamedTuple):
    """A function of a test."""
    name: str
    op: str
    # PyTorch's result, as text of types.
    answer: str
    lines: List[str]

    def test(self) -> List[str]:
        """The lines with the expected types."""
        answer = _LAYOUT.sub(r"\1{{[^>]*}}", self.answer)
        return [f"// CHECK-LABEL: func.func @{self.name}(",
                f"// CHECK: fake.{self.op}{{{{.*}}}} -> {answer}", *self.lines]


def write_function(name: str, case: Case, schemas: Mapping[str, Schema]) -> Function:
    """The function of a recorded call. Raises Unsupported."""
    op, schema = ir.find_schema(case["op"], schemas)
    writer = _Writer(name, case, schema)
    ir.write_call(writer, case, schemas)
    if writer.opaque:
        raise ir.Unsupported("an expression that types cannot say")
    declared = ir.result_types(schema, [*case["args"], *case["kw"].values()])
    values = case["out"] if len(declared) > 1 else [case["out"]][:len(declared)]
    types = [_answer_type(writer, kind, value)
             for kind, value in zip(declared, values)]
    answer = types[0] if len(types) == 1 else f"({', '.join(types)})"
    return Function(name, op, answer, writer.lines())


def function_name(op: str, kind: str) -> str:
    """The name of the function for a kind of calls of an op."""
    name = op[len("aten."):] if op.startswith("aten.") else op
    return name.replace(".", "_") + (f"_{kind}" if kind else "")


# ===- Files ------------------------------------------------------------------===

_PLAIN_TYPE = re.compile(r"!fake\.tensor<\[((?:\d+(?:, )?)+)\], (\w+)>")


def use_aliases(functions: Sequence[Function]) -> Tuple[List[str], List[Function]]:
    """Defines and uses aliases for frequent types in lines that are too long."""
    uses: Counter[str] = collections.Counter()
    long = {function.name for function in functions
            if max(map(len, function.lines)) > MAX_COLUMNS}
    for function in functions:
        if function.name in long:
            uses.update(match[0] for line in function.lines
                        for match in _PLAIN_TYPE.finditer(line))
    used: Dict[str, str] = {}

    def shorten(match: "re.Match[str]") -> str:
        if uses[match[0]] < 4:
            return match[0]
        alias = f"!{match[2]}_{match[1].replace(', ', 'x')}"
        used[alias] = match[0]
        return alias

    shorter = [function._replace(lines=[_PLAIN_TYPE.sub(shorten, line)
                                        for line in function.lines])
               if function.name in long else function for function in functions]
    return [f"{alias} = {text}" for alias, text in sorted(used.items())], shorter


def write_file(family: str, functions: Sequence[Function]) -> str:
    """The text of a test."""
    aliases, functions = use_aliases(functions)
    lines = ["// RUN: fake-opt %s --fake-propagate | FileCheck %s", "",
             f"// PyTorch's answers to recorded calls of {family}. Written by "
             "utils/oracle/write_tests.py."]
    lines += ["", *aliases] if aliases else []
    for function in functions:
        lines += ["", *function.test()]
    return "\n".join(lines) + "\n"


# ===- The table --------------------------------------------------------------===


def read_chapters(path: pathlib.Path) -> Dict[str, str]:
    """The chapter of each family."""
    chapters: Dict[str, str] = {}
    chapter = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"// (\w+)", line):
            chapter = match[1]
        elif match := re.fullmatch(r"FAKE_FAMILY\((\w+)\)", line):
            chapters[match[1]] = chapter
    return chapters


# ===- All files --------------------------------------------------------------===


class Tests:
    """The generated tests, and the missing ones."""

    def __init__(self, tool: Tool, root: pathlib.Path) -> None:
        rows = {row["name"]: row for row in tool.list_rows()}
        self.schemas = {name: parse(row["schema"]) for name, row in rows.items()}
        self.rows: Dict[str, Row] = {name: row for name, row in rows.items()
                                     if row["rule"] in BASE_RULES
                                     and "functional" not in row}
        self.chapters = read_chapters(root / FAMILIES)
        # The reasons for rows without a test, by name.
        self.missing: Dict[str, str] = {}
        # The functional op of each derived one.
        self.functional: Dict[str, str] = {name: row["functional"]
                                           for name, row in rows.items()
                                           if "functional" in row}
        self.calls = read_calls(sorted((root / INPUTS).glob("*.jsonl.gz")), self.rows,
                                self.missing)
        self.functions: List[Function] = []
        self.left_out: Dict[str, Function] = {}
        # The texts of the files, by their paths below test/ATen.
        self.files: Dict[pathlib.PurePath, str] = {}
        families: Dict[str, List[str]] = collections.defaultdict(list)
        for name, row in sorted(self.rows.items()):
            families[row["family"]].append(name)
        for family, names in families.items():
            self._add_family(family, names)

    def _write_op(self, op: str, more: int) -> Iterator[Function]:
        """The functions of an op."""
        for kind, case in choose(self.calls[op], more) if op in self.calls else ():
            name = function_name(op, kind)
            try:
                function = write_function(name, case, self.schemas)
                if name in LEFT_OUT:
                    self.left_out[name] = function
                    raise ir.Unsupported("fake-opt has another answer")
                if not kind or max(map(len, function.lines)) <= MAX_COLUMNS_OF_MORE:
                    yield function
            except ir.Unsupported as reason:
                if not kind:
                    self.missing[op] = str(reason)

    def _add_family(self, family: str, ops: Sequence[str]) -> None:
        """Adds the files of a family, within the size limit."""
        choices = []
        for budget in _BUDGETS:
            functions = [function for op in ops for function in
                         self._write_op(op, budget[self.rows[op]["rule"]])]
            lines = write_file(family, functions).count("\n")
            choices.append((-(-lines // MAX_LINES), functions))
        # As few files as possible, then as many functions as possible.
        count, functions = min(choices, key=lambda choice: choice[0])
        self.functions += functions
        for index in range(count if functions else 0):
            part = functions[len(functions) * index // count:
                             len(functions) * (index + 1) // count]
            name = family + (f"-{index + 1}" if index else "") + ".mlir"
            path = pathlib.PurePath(self.chapters[family], name)
            self.files[path] = write_file(family, part)

    def check_unrecorded(self, family: str, text: str) -> Iterator[str]:
        """The errors in a file of a family that is written by hand."""
        names = set(re.findall(r"^func\.func @(\w+)\(", text, re.MULTILINE))
        ops = set(re.findall(r"^ .*?\bfake\.([\w.]+)\(", text, re.MULTILINE))
        if not ops:
            yield "no calls are in it"
        for op in sorted(ops):
            base = self.functional.get(op, op)
            if base not in self.rows or self.rows[base]["family"] != family:
                yield f"{op} is no row of the family"
            elif base not in self.missing:
                yield f"{op} has a recorded answer"
        wanted = {function_name(op, "") for op in ops}
        for name in sorted(names ^ wanted):
            yield f"{name} is " + ("no op of it" if name in names else "no function of it")

    def differences(self, tool: Tool) -> Iterator[str]:
        """The functions for which fake-opt differs, unless left out, and those left out
        for which it does not."""
        functions = [*self.functions, *self.left_out.values()]
        text = f"\n{SEPARATOR}\n".join("\n".join(function.lines)
                                       for function in functions)
        found: Dict[str, str] = {}
        name = ""
        for line in tool.propagate(text).splitlines():
            if match := re.match(r" *func\.func @(\w+)\(", line):
                name = match[1]
            elif name not in found and " fake." in line:
                found[name] = line
        for function in functions:
            line = _LAYOUT.sub(r"\1", found.get(function.name, ""))
            same = f"fake.{function.op}" in line and line.endswith(f" -> {function.answer}")
            if not same and function.name not in LEFT_OUT:
                answer = line.rpartition(" : ")[2].partition(" -> ")[2]
                yield (f"{function.name}: expected {function.answer}, "
                       f"found {answer or 'an error'}")
            elif same and function.name in LEFT_OUT:
                yield f"{function.name}: is left out, but is the same"
        for name in sorted(LEFT_OUT.keys() - self.left_out):
            yield f"{name}: is left out, but is no function"

    def print_counts(self) -> None:
        """Prints how many rows have a test, and why others have none."""
        print(f"{len(self.functions)} functions in {len(self.files)} files for "
              f"{len(self.rows) - len(self.missing)} of {len(self.rows)} rows")
        reasons = collections.Counter(self.missing.values())
        for reason, count in sorted(reasons.items()):
            print(f"  {count:5} {reason}")


def check(tests: Tests, root: pathlib.Path) -> List[str]:
    """The errors in the existing files."""
    found = {path.relative_to(root / TESTS)
             for path in (root / TESTS).rglob("*") if path.is_file()}
    wrong = []
    families = {path.stem.split("-")[0] for path in tests.files}
    for path in sorted({*found, *tests.files}):
        name = str(TESTS / path)
        family = path.stem.split("-")[0]
        if path not in found:
            wrong.append(f"{name}: is missing")
        elif tests.chapters.get(family) != path.parent.name:
            wrong.append(f"{name}: the chapter has no such family")
        elif path.name == family + UNRECORDED:
            families.add(family)
            text = (root / TESTS / path).read_text(encoding="utf-8")
            wrong += [f"{name}: {error}" for error in tests.check_unrecorded(family, text)]
        elif path not in tests.files:
            wrong.append(f"{name}: no recorded calls are in it")
        elif (root / TESTS / path).read_text(encoding="utf-8") != tests.files[path]:
            wrong.append(f"{name}: is not what oracle.write_tests writes")
    for family in sorted(families):
        chapter = tests.chapters[family]
        source = pathlib.Path("Ops", chapter, f"{family}.cpp")
        if not (root / "lib" / "ATen" / source).exists():
            wrong.append(f"{pathlib.Path('lib', 'ATen') / source}: is missing")
    return wrong


def write(tests: Tests, root: pathlib.Path) -> None:
    """Writes the files, and removes all others except those written by hand."""
    for path in (root / TESTS).rglob("*.mlir"):
        by_hand = path.name.endswith(UNRECORDED)
        if not by_hand and path.relative_to(root / TESTS) not in tests.files:
            path.unlink()
    for name, text in tests.files.items():
        (root / TESTS / name).parent.mkdir(parents=True, exist_ok=True)
        (root / TESTS / name).write_text(text, encoding="utf-8")


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.write_tests",
        description="Writes readable tests of all families from recorded calls.")
    parser.add_argument("--check", action="store_true",
                        help="write nothing, and fail if the existing files differ")
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, metavar="FOLDER",
                        help="the root of the sources (default: that of this script)")
    add_tool_option(parser)
    options = parser.parse_args(arguments)
    try:
        tool = Tool(find_tool(options.fake_opt))
        tests = Tests(tool, options.root)
        if options.check:
            wrong = check(tests, options.root)
        else:
            write(tests, options.root)
            wrong = list(tests.differences(tool))
    except (ToolError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for line in wrong:
        print(line, file=sys.stderr)
    if not options.check:
        for name, reason in LEFT_OUT.items():
            print(f"{name}: left out: {reason}", file=sys.stderr)
    tests.print_counts()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
