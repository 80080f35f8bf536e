# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""StableHLO programs as fake-opt prints and reports them, for check-jax.py.

The structure is that of the generic form, whose types are the declared ones; the sizes
are those of --fake-report. Sizes are compared at assignments: values of JAX's dimension
variables. The symbols of each function follow from the sizes of its arguments.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
from typing import (Any, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple)

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor import expressions, report, results

# The values of dimension variables, and those of the symbols of a function.
Assignment = Mapping[str, int]

# The dtype of an element type, where it is not a prefix and a width.
_DTYPES = {"i1": "bool", "bf16": "bfloat16", "complex<f32>": "complex64",
           "complex<f64>": "complex128"}
_KINDS = {"f": "float", "i": "int", "si": "int", "ui": "uint"}
_FLOAT8 = re.compile(r"f(\d)E(\d)M(\d)(\w*)")
_OP = re.compile(r'^(\s*)(?:(%[^ ]+) = )?"([\w.]+)"\(')
_CALLEE = re.compile(r"callee = @([\w.$-]+|\"[^\"]*\")")
_FUNCTION = re.compile(r'sym_name = "([^"]*)"')
_LOCATION = re.compile(r' loc\("((?:[^"\\]|\\.)*)"')
_CONSTANT = re.compile(r'jax\.global_constant = "(\w+)"')


class Meta(NamedTuple):
    """The dtype of a value, and its sizes: numbers, or expressions of symbols. None where
    nothing is known."""
    dtype: Optional[str]
    sizes: Optional[Tuple[results.Size, ...]]

    def at(self, values: Assignment) -> "Meta":
        """The same with numbers; None for a size that depends on other symbols."""
        return Meta(self.dtype, self.sizes and tuple(
            report.evaluate(size, values) for size in self.sizes))

    def __str__(self) -> str:
        sizes = "?" if self.sizes is None else ", ".join(
            "?" if size is None else str(size) for size in self.sizes)
        return f"{self.dtype}[{sizes}]"


def parse_type(text: str) -> Optional[Meta]:
    """The declared type of a value; None for what is no ranked tensor."""
    match = re.fullmatch(r"tensor<((?:[\d?]+x)*)([^,]+)(?:, .*)?>", text.strip())
    if match is None:
        return None
    sizes = tuple(None if size == "?" else int(size) for size in match[1].split("x")[:-1])
    return Meta(parse_dtype(match[2]), sizes)


def parse_dtype(text: str) -> str:
    """The dtype of an element type."""
    if text in _DTYPES:
        return _DTYPES[text]
    if match := _FLOAT8.fullmatch(text):
        return f"float{match[1]}_e{match[2]}m{match[3]}{match[4].lower()}"
    if match := re.fullmatch(r"([a-z]+)(\d+)", text):
        return f"{_KINDS.get(match[1], match[1])}{match[2]}"
    return text


class Op:
    """An op that has tensors as results."""

    def __init__(self, kind: str, name: str, callee: str, declared: Sequence[Meta]) -> None:
        # The name without its dialect, such as "dot_general".
        self.kind = kind
        # The path of names in its location, "jit(f)/jit(g)/add".
        self.name = name
        self.callee = callee
        self.declared = list(declared)
        # Of the report.
        self.found: List[Meta] = []
        self.operands: List[Meta] = []


class Function:
    """A function, its ops in program order with those of regions."""

    def __init__(self, name: str, constants: Sequence[str]) -> None:
        self.name = name
        # The dimension variables that are arguments, which come first.
        self.constants = list(constants)
        # The declared types of arguments and results.
        self.inputs: List[Meta] = []
        self.results: List[Meta] = []
        self.arguments: List[Meta] = []
        self.ops: List[Op] = []
        self.outputs: List[Meta] = []


class HloProgram:
    """The functions by name, and the errors of fake-opt."""

    def __init__(self, functions: Dict[str, Function], errors: List[str]) -> None:
        self.functions, self.errors = functions, errors

    def walk(self, name: str = "main", depth: int = 0) -> Iterator[Tuple[Function, Op]]:
        """The ops of a function, and after each call those of its callee."""
        function = self.functions[name]
        for op in function.ops:
            yield function, op
            # Calls have no cycles.
            if op.callee in self.functions and depth < 50:
                yield from self.walk(op.callee, depth + 1)


# ===- Reading ---------------------------------------------------------------===


def _split(text: str) -> List[str]:
    """Splits at commas outside of brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in "<([{") - (char in "])}" or char == ">" and text[at - 1] != "-")
        if char == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [part for part in [*parts, text[start:]] if part.strip()]


def _signature(line: str) -> Tuple[List[Meta], List[Meta]]:
    """The tensors among the arguments and results of a function."""
    text = line.partition("function_type = ")[2]
    parts = _split(text.partition("}>")[0])[0].rpartition(" -> ")
    types = [_split(part[1:-1]) if part.startswith("(") else [part]
             for part in (parts[0].strip(), parts[2].strip())]
    inputs, outputs = [[meta for meta in map(parse_type, each) if meta is not None]
                       for each in types]
    return inputs, outputs


def _result_types(line: str) -> List[Meta]:
    """The tensors among the results that the end of an op declares."""
    text = re.sub(r" loc\(.*\)$", "", line).rpartition(" -> ")[2].strip()
    types = _split(text[1:-1]) if text.startswith("(") else [text]
    return [meta for meta in map(parse_type, types) if meta is not None]


def parse_generic(text: str) -> Dict[str, Function]:
    """The functions of a text in the generic form with local locations."""
    functions: Dict[str, Function] = {}
    function: Optional[Function] = None
    # Ops whose regions are open; None for those that are none, such as functions.
    open_ops: List[Optional[Op]] = []
    for line in text.splitlines():
        match = _OP.match(line)
        if match is None:
            if line.lstrip().startswith("})") and open_ops:
                _close(open_ops.pop(), line)
            continue
        if match[3] == "func.func":
            named = _FUNCTION.search(line)
            function = Function(named[1] if named else "", _CONSTANT.findall(line))
            function.inputs, function.results = _signature(line)
            functions[function.name] = function
        op = None
        if match[2] and function is not None:
            callee = _CALLEE.search(line) if match[3] == "func.call" else None
            op = Op(match[3].partition(".")[2], "",
                    callee[1].strip('"') if callee else "", ())
            function.ops.append(op)
        if line.rstrip().endswith("({"):
            open_ops.append(op)
        else:
            _close(op, line)
    for function in functions.values():
        function.ops = [op for op in function.ops if op.declared]
    return functions


def _close(op: Optional[Op], line: str) -> None:
    if op is not None:
        location = _LOCATION.search(line)
        op.declared = _result_types(line)
        op.name = location[1] if location else ""


def _read_report(functions: Dict[str, Function], lines: Sequence[str]) -> List[str]:
    """Adds what the report says; returns what does not fit."""
    readers = {name: _FunctionReader(function) for name, function in functions.items()}
    for line in lines:
        entry = json.loads(line)
        if wrong := readers[entry["func"]].read(entry):
            return [wrong]
    return []


class _FunctionReader:
    """Reads the lines of a function, which are in the order of its ops."""

    def __init__(self, function: Function) -> None:
        self._function = function
        # The last value of each name: regions use names again.
        self._values: Dict[str, Meta] = {}
        self._position = 0

    def read(self, entry: Mapping[str, Any]) -> str:
        """Reads a line; returns what does not fit."""
        if "outputs" in entry:
            self._function.outputs = [self._of(each["value"]) for each in entry["outputs"]]
        if not isinstance(entry.get("meta"), dict) or "t" not in entry["meta"]:
            return ""
        meta = self._values[entry["value"]] = _meta(entry)
        op = self._op()
        if "operands" not in entry:
            if op is None or not self._position and not op.found:
                self._function.arguments.append(meta)
            return ""
        if op is not None and len(op.found) == len(op.declared):
            self._position += 1
            op = self._op()
        kind = (entry["op"] or entry.get("operation", "")).partition(".")[2]
        if op is None or op.kind != kind:
            return (f"@{self._function.name} {entry['value']}: expected "
                    f"{op.kind if op else 'no op'} in the report, found {kind}")
        if not op.found:
            op.operands = [self._of(each) for each in entry["operands"]]
        op.found.append(meta)
        return ""

    def _of(self, name: str) -> Meta:
        return self._values.get(name, Meta(None, None))

    def _op(self) -> Optional[Op]:
        ops = self._function.ops
        return ops[self._position] if self._position < len(ops) else None


def _meta(entry: Mapping[str, Any]) -> Meta:
    tensor = results.decode(entry["meta"])
    assert isinstance(tensor, results.TensorInfo)
    return Meta(tensor.dtype, tensor.sizes)


_PRINTED = ["--mlir-print-op-generic", "--mlir-print-debuginfo", "--mlir-print-local-scope",
            "--mlir-print-op-on-diagnostic=false"]


def read(path: pathlib.Path, fake_opt: str, passes: Sequence[str] = (),
         is_reported: bool = True) -> HloProgram:
    """Runs fake-opt on a file, after some passes, and reads the result and, if asked for,
    the report."""
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "report.jsonl"
        done = subprocess.run([fake_opt, str(path), *passes, *_PRINTED], text=True,
                              capture_output=True, check=False)
        functions = parse_generic(done.stdout)
        errors = _errors(done)
        if is_reported and not errors:
            done = subprocess.run(
                [fake_opt, str(path), *passes, f"--fake-report=details output={found}",
                 "-o", "/dev/null", "--mlir-print-op-on-diagnostic=false"], text=True,
                capture_output=True, check=False)
            errors = _errors(done)
            if found.exists():
                lines = found.read_text(encoding="utf-8").split("\n")
                errors += _read_report(functions, [line for line in lines if line])
    return HloProgram(functions, errors)


def _errors(done: "subprocess.CompletedProcess[str]") -> List[str]:
    lines = [line for line in done.stderr.splitlines() if ": error: " in line]
    if not lines and done.returncode:
        lines = [f"fake-opt ended with code {done.returncode}"]
    return lines


# ===- Symbols ---------------------------------------------------------------===


def solve(size: str, number: int, known: Assignment) -> Dict[str, int]:
    """The value of the only symbol of a size that is not known, if the size is linear."""
    unknown = [name for name in expressions.free_symbols([size]) if name not in known]
    if len(unknown) != 1:
        return {}
    zero, one = (report.evaluate(size, {**known, unknown[0]: value}) for value in (0, 1))
    if zero is None or one is None or zero == one or (number - zero) % (one - zero):
        return {}
    return {unknown[0]: (number - zero) // (one - zero)}


class Symbols:
    """The values of the symbols of all functions for an assignment."""

    def __init__(self, program: HloProgram, inputs: Sequence[Optional[Sequence[int]]],
                 values: Assignment) -> None:
        self.by_function: Dict[str, Dict[str, int]] = {}
        self.wrong: List[str] = []
        self._program, self._values = program, values
        self._enter("main", inputs)

    def at(self, function: Function, meta: Meta) -> Meta:
        """The metadata of a value of a function with numbers."""
        return meta.at(self.by_function.get(function.name, {}))

    def _enter(self, name: str, sizes: Sequence[Optional[Sequence[Optional[int]]]]) -> None:
        """Binds the symbols of a function to the sizes of its arguments, and goes on with
        the functions it calls."""
        function = self._program.functions[name]
        if name in self.by_function:
            return
        known = {key: value for key, value in self._values.items()
                 if key in function.constants or not function.constants}
        self.by_function[name] = known
        for index, (meta, numbers) in enumerate(zip(function.arguments, sizes)):
            for size, number in zip(meta.sizes or (), numbers or ()):
                if isinstance(size, str) and number is not None:
                    known.update(solve(size, number, known))
            for size, number in zip(meta.sizes or (), numbers or ()):
                found = report.evaluate(size, known)
                if number is not None and found != number:
                    self.wrong.append(f"@{name} argument {index}: size {size}, which is "
                                      f"{found}, expected {number}")
        for op in function.ops:
            if op.callee in self._program.functions:
                self._enter(op.callee, [meta.at(known).sizes for meta in op.operands])


# ===- Programs that were refined --------------------------------------------===


def plain_kind(kind: str) -> str:
    """The kind of an op, whether it has sizes and positions as operands or not."""
    return {"real_dynamic_slice": "slice", "dynamic_conv": "convolution"}.get(
        kind, kind.replace("dynamic_", ""))


def align_ops(ops: Sequence[Op], metas: Sequence[Sequence[Meta]], wanted: Sequence[Op]
              ) -> List[Optional[int]]:
    """The position of the op that each op of a refined function was; None if there is
    none. The ops that are left are in the same order."""
    chain = Chain(len(ops))
    for number, op in enumerate(wanted):
        chain.add(number, ((at, _fit(op, other, metas[at])) for at, other in enumerate(ops)
                           if plain_kind(other.kind) == plain_kind(op.kind)
                           and len(metas[at]) == len(op.declared)))
    found = chain.best()
    return [found.get(number) for number in range(len(wanted))]


def _fit(op: Op, other: Op, metas: Sequence[Meta]) -> int:
    return 1000 + 100 * (op.kind == other.kind) + fit(op.declared, metas)


def fit(wanted: Sequence[Meta], found: Sequence[Meta]) -> int:
    """How similar the metadata of values is."""
    score = 0
    for meta, other in zip(wanted, found):
        score += 40 * (meta.dtype == other.dtype)
        if meta.sizes is not None and other.sizes is not None and len(meta.sizes) == len(
                other.sizes):
            score += 40 + 20 * (meta.sizes == other.sizes)
    return score // max(len(wanted), 1)


class Chain:
    """Pairs two sequences in order, such that the sum of scores is largest."""

    def __init__(self, size: int) -> None:
        # A Fenwick tree of maxima: the score of a chain, and its last link.
        self._tree: List[Tuple[int, int]] = [(0, -1)] * (size + 1)
        # The number of the first sequence, that of the second, and the link before.
        self._links: List[Tuple[int, int, int]] = []

    def add(self, number: int, scores: Iterable[Tuple[int, int]]) -> None:
        """Adds what an element of the first sequence may be paired with."""
        found = [(at, score, *self._before(at)) for at, score in scores]
        for at, score, total, previous in found:
            self._links.append((number, at, previous))
            value = (total + score, len(self._links) - 1)
            node = at + 1
            while node < len(self._tree):
                self._tree[node] = max(self._tree[node], value)
                node += node & -node

    def _before(self, at: int) -> Tuple[int, int]:
        best = (0, -1)
        while at > 0:
            best = max(best, self._tree[at])
            at -= at & -at
        return best

    def best(self) -> Dict[int, int]:
        """What the elements of the first sequence are paired with."""
        chosen: Dict[int, int] = {}
        link = self._before(len(self._tree) - 1)[1]
        while link >= 0:
            number, at, link = self._links[link]
            chosen[number] = at
        return chosen
