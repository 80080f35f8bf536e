#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Infers the types of torch-mlir models and compares them with the declared ones.

Each file is run through `fake-opt FILE --fake-erase-types --fake-propagate
--fake-report`. The types and the torch.bind_symbolic_shape ops of the original text are
the expected results; the report and the printed result must both agree with them.
Symbolic sizes are equal when they agree on random assignments of the symbols.
"""

import argparse
import contextlib
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

DTYPES = {
    "f16": "float16", "bf16": "bfloat16", "f32": "float32", "f64": "float64",
    "i1": "bool", "ui8": "uint8", "si8": "int8", "ui16": "uint16",
    "si16": "int16", "ui32": "uint32", "si32": "int32", "ui64": "uint64",
    "si64": "int64", "complex<f16>": "complex32", "complex<f32>": "complex64",
    "complex<f64>": "complex128", "f8E4M3FN": "float8_e4m3fn",
    "f8E5M2": "float8_e5m2", "f8E4M3FNUZ": "float8_e4m3fnuz",
    "f8E5M2FNUZ": "float8_e5m2fnuz", "!torch.qint8": "qint8",
    "!torch.quint8": "quint8", "!torch.qint32": "qint32",
}
ASSIGNMENTS = 24
LARGEST = 500


# ===- Expressions ----------------------------------------------------------===


class Size:
    """A size: an integer, or an expression evaluated by a function."""

    def __init__(self, text, symbols, fn):
        self.text, self.symbols, self.fn = text, frozenset(symbols), fn

    @staticmethod
    def number(value):
        return Size(str(value), (), lambda env: value)

    @property
    def symbol(self):
        """The symbol, if the size is one."""
        name = next(iter(self.symbols), None)
        return name if self.text == name else None


AFFINE_TOKEN = re.compile(r"\s*(\d+|floordiv|ceildiv|mod|s\d+|[-+*()])")
AFFINE_OPS = {
    "*": lambda a, b: a * b,
    "floordiv": lambda a, b: a // b,
    "ceildiv": lambda a, b: -(-a // b),
    "mod": lambda a, b: a % b,
}


class AffineParser:
    """Reads one result of a (semi-)affine map."""

    def __init__(self, text, names):
        self.text, self.names, self.symbols = text, names, set()
        self.tokens = AFFINE_TOKEN.findall(text)
        if "".join(self.tokens) != re.sub(r"\s", "", text):
            raise ValueError(f"cannot read the affine expression '{text}'")
        self.at = 0

    def parse(self):
        fn = self.sum()
        if self.at != len(self.tokens):
            raise ValueError(f"cannot read the affine expression '{self.text}'")
        text = re.sub(r"\bs(\d+)\b", lambda match: self.names[int(match[1])], self.text)
        return Size(text, self.symbols, fn)

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        token = self.peek()
        self.at += 1
        return token

    def sum(self):
        left = self.product()
        while self.peek() in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            left = self.add(left, sign, self.product())
        return left

    @staticmethod
    def add(a, sign, b):
        return lambda env: a(env) + sign * b(env)

    def product(self):
        left = self.factor()
        while self.peek() in AFFINE_OPS:
            left = self.combine(AFFINE_OPS[self.take()], left, self.factor())
        return left

    @staticmethod
    def combine(op, a, b):
        return lambda env: op(a(env), b(env))

    def factor(self):
        token = self.take()
        if token == "-":
            inner = self.factor()
            return lambda env: -inner(env)
        if token == "(":
            inner = self.sum()
            if self.take() != ")":
                raise ValueError(f"expected ')' in '{self.text}'")
            return inner
        if token is not None and token.isdigit():
            value = int(token)
            return lambda env: value
        if token is not None and token.startswith("s"):
            name = self.names[int(token[1:])]
            self.symbols.add(name)
            return lambda env: env[name]
        raise ValueError(f"cannot read the affine expression '{self.text}'")


PYTHON_FUNCTIONS = {
    "Max": max,
    "Min": min,
    "Mod": lambda a, b: a % b,
    "PythonMod": lambda a, b: a % b,
    "FloorDiv": lambda a, b: a // b,
    "CleanDiv": lambda a, b: a // b,
    "CeilDiv": lambda a, b: -(-a // b),
    "ModularIndexing": lambda a, b, c: a // b % c,
}
PYTHON_TEXT = re.compile(r"[\w\s+*/%(),-]*")


def parse_python(text):
    """An expression of the report, in Python's syntax."""
    if not PYTHON_TEXT.fullmatch(text):
        raise ValueError(f"cannot read the expression '{text}'")
    code = compile(text, "<report>", "eval")
    symbols = [n for n in code.co_names if n not in PYTHON_FUNCTIONS]
    scope = {"__builtins__": {}, **PYTHON_FUNCTIONS}
    return Size(text, symbols, lambda env: eval(code, scope, env))


# ===- The text of torch-mlir -----------------------------------------------===


class Value:
    """The declared metadata of one tensor. Sizes are None for `?` until set by a bind;
    `sizes` is None for an unranked type."""

    def __init__(self, func, name, op, type_text):
        self.func, self.name, self.op = func, name, op
        match = re.fullmatch(r"!torch\.v?tensor(?:<(\*|\[.*?\]),(.*)>)?", type_text)
        shape, dtype = match.groups() if match else (None, None)
        self.sizes = None
        if shape and shape != "*":
            self.sizes = [
                None if s == "?" else Size.number(int(s))
                for s in shape[1:-1].split(",") if s
            ]
        dtype = dtype.split(",")[0] if dtype else "unk"
        self.dtype = None if dtype == "unk" else DTYPES.get(dtype, dtype)


def split_types(text):
    """Splits at commas outside brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "<[({":
            depth += 1
        elif char in "])}" or (char == ">" and text[at - 1] != "-"):
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    parts.append(text[start:].strip())
    return parts


def expand_names(text):
    """The names on the left of an op: `%a, %b`, or `%a:2` for %a#0 and %a#1."""
    names = []
    for part in text.split(","):
        name, _, count = part.strip().partition(":")
        names += [f"{name}#{i}" for i in range(int(count))] if count else [name]
    return names


FUNC = re.compile(r"\s*func\.func (?:\w+ )?@([\w.$-]+)\((.*)\)\s*(?:(?:->|attributes).*)?\{\s*$")
ARGUMENT = re.compile(r"(%[\w$.-]+): (!torch\.v?tensor(?:<.*?>)?)(?=$|,| |\{)")
OP = re.compile(r"\s*(%[\w$.:, %-]+) = \"?([\w.]+)\"?(.*)$")
SYMBOL = re.compile(r'\s*(%[\w$.-]+) = torch\.symbolic_int "(\w+)" '
                    r"\{min_val = (-?\d+), max_val = (-?\d+)\}")
BIND = re.compile(r"\s*torch\.bind_symbolic_shape (%[\w$.#-]+), \[(.*?)\], "
                  r"affine_map<\(\)\[(.*?)\] -> \((.*)\)>")


class Model:
    """The tensors that a text declares, in order, and the symbols."""

    def __init__(self, text):
        self.values, self.ranges = [], {}
        # The symbols in sizes of arguments, by function; others are data-dependent.
        self.inputs = {}
        self.by_name, self.symbol_names, self.func = {}, {}, None
        for line in text.splitlines():
            self.read(re.sub(r"\s*loc\(.*\)$", "", line))

    def read(self, line):
        if match := FUNC.match(line):
            self.func = match[1]
            self.by_name, self.symbol_names = {}, {}
            head = match[2].split(") ->")[0]
            for argument in split_types(head):
                if found := ARGUMENT.match(argument):
                    self.add(found[1], None, found[2])
        elif match := SYMBOL.match(line):
            self.symbol_names[match[1]] = match[2]
            self.ranges[match[2]] = (int(match[3]), int(match[4]))
        elif match := BIND.match(line):
            self.bind(*match.groups())
        elif match := OP.match(line):
            self.read_op(*match.groups())

    def read_op(self, names, op, rest):
        rest = rest.rstrip(" {")
        arrow, colon = rest.rfind(" -> "), rest.rfind(" : ")
        if arrow < 0 and colon < 0:
            return
        types = rest[arrow + 4:] if arrow > colon else rest[colon + 3:]
        # The type of a cast follows that of its operand.
        types = types.split(" to ")[-1]
        types = split_types(types.strip("()") if types[:1] == "(" else types)
        for name, type_text in zip(expand_names(names), types):
            if type_text.startswith(("!torch.vtensor", "!torch.tensor")):
                self.add(name, op, type_text)

    def add(self, name, op, type_text):
        self.values.append(Value(self.func, name, op, type_text))
        self.by_name[name] = self.values[-1]

    def bind(self, name, operands, symbols, results):
        value = self.by_name[name]
        names = [self.symbol_names[o.strip()] for o in operands.split(",") if o]
        results = split_types(results) if results.strip() else []
        if value.sizes is None or len(results) != len(value.sizes):
            raise ValueError(f"the bind of {name} has {len(results)} sizes")
        for dim, text in enumerate(results):
            if value.sizes[dim] is None:
                value.sizes[dim] = AffineParser(text, names).parse()
        if value.op is None:
            for size in filter(None, value.sizes):
                self.inputs.setdefault(self.func, set()).update(size.symbols)


class Reported(Value):
    """Like Value, for a line of the report; an unknown size is None."""

    def __init__(self, line):
        self.func, self.name, self.op = line["func"], line["value"], line["op"]
        sizes, _, _, self.dtype = line["meta"]["t"][:4]
        self.sizes = None if sizes is None else [self.size(s) for s in sizes]

    @staticmethod
    def size(size):
        if isinstance(size, int):
            return Size.number(size)
        if isinstance(size, dict):
            size = size["sym"]
        return None if size is None else parse_python(size)


# ===- Comparison -----------------------------------------------------------===


class Pairs:
    """The symbols of data-dependent sizes, which may have different names on the two
    sides: they are paired by their first occurrence."""

    def __init__(self, inputs):
        self.inputs = inputs
        self.declared, self.found = {}, {}

    def translate(self, old, new, env):
        """The assignment for `new`, from one for `old`; None if symbols of `new` are
        not paired."""
        for name in new.symbols - self.inputs - self.declared.keys():
            partner = old.symbol
            if new.symbol != name or partner is None or partner in self.inputs \
                    or partner in self.found:
                return None
            self.declared[name], self.found[partner] = partner, name
        return {name: env.get(self.declared.get(name, name)) for name in new.symbols}


class Comparison:
    """Counts and differences of one file."""

    def __init__(self, model, seed):
        self.static = self.dynamic = self.unknown = 0
        self.differences = []
        self.inputs, self.pairs = model.inputs, {}
        rng = random.Random(seed)
        self.assignments = []
        for i in range(ASSIGNMENTS):
            self.assignments.append({
                name: low if i == 0 else rng.randint(low, max(low, min(high, LARGEST)))
                for name, (low, high) in model.ranges.items()
            })

    def align(self, declared, found, where):
        """Pairs values by position, or by name if one side lacks some."""
        if len(declared) == len(found):
            return list(zip(declared, found))
        self.differences.append(
            f"{where} has {len(found)} tensors, the text {len(declared)}")
        by_name = {(v.func, v.name): v for v in found}
        return [(v, by_name.get((v.func, v.name))) for v in declared]

    def compare(self, declared, found, where, count):
        for old, new in self.align(declared, found, where):
            if new is None or (new.sizes is None and old.sizes is not None):
                self.unknown += count
                self.differ(old, f"nothing is known of it in {where}")
                continue
            if old.dtype is not None and new.dtype != old.dtype:
                self.differ(old, f"dtype {new.dtype}, expected {old.dtype}, in {where}")
            if old.sizes is None:
                continue
            if len(old.sizes) != len(new.sizes):
                self.differ(old, f"rank {len(new.sizes)}, expected {len(old.sizes)}, in {where}")
                continue
            for dim, (a, b) in enumerate(zip(old.sizes, new.sizes)):
                self.compare_size(old, dim, a, b, where, count)

    def compare_size(self, value, dim, old, new, where, count):
        if count:
            is_static = old is not None and not old.symbols
            self.static += is_static
            self.dynamic += not is_static
        if old is None:
            return
        if new is None:
            self.unknown += count
            self.differ(value, f"size {dim} is unknown, expected {old.text}, in {where}")
            return
        pairs = self.pairs.setdefault(
            (value.func, where), Pairs(self.inputs.get(value.func, set())))
        for env in self.assignments:
            translated = pairs.translate(old, new, env)
            if translated is None or None in translated.values() \
                    or new.fn(translated) != old.fn(env):
                self.differ(value, f"size {dim} is {new.text}, expected {old.text}, in {where}")
                return

    def differ(self, value, what):
        op = f" ({value.op})" if value.op else ""
        self.differences.append(f"@{value.func} {value.name}{op}: {what}")


def in_order_of(values, types):
    """The values of the report in the order of the text; unchanged if the names
    differ."""
    by_name = {(value.func, value.name): value for value in values}
    names = [(value.func, value.name) for value in types]
    if len(names) != len(values) or not all(name in by_name for name in names):
        return values
    return [by_name[name] for name in names]


def check(path, fake_opt, seed):
    """Returns (declared values, comparison, seconds)."""
    model = Model(path.read_text())
    comparison = Comparison(model, seed)
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.jsonl"
        result = pathlib.Path(folder) / "result.mlir"
        start = time.perf_counter()
        run = subprocess.run(
            [fake_opt, str(path), "--fake-erase-types", "--fake-propagate",
             f"--fake-report=output={report}", "-o", str(result)],
            capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if run.returncode:
            errors = [l for l in run.stderr.splitlines() if " error: " in l]
            comparison.differences += errors or [
                f"fake-opt exited with {run.returncode}: {run.stderr.strip()}"]
        types = [] if run.returncode else Model(result.read_text()).values
        if report.exists():
            lines = [json.loads(l) for l in report.read_text().splitlines() if l]
            found = [Reported(l) for l in lines
                     if isinstance(l["meta"], dict) and "t" in l["meta"]]
            comparison.compare(model.values, in_order_of(found, types), "the report", 1)
        if run.returncode == 0:
            comparison.compare(model.values, types, "the result", 0)
    return model.values, comparison, seconds


# ===- Passes of torch-mlir --------------------------------------------------===


PIPELINES = {
    "canonicalize": "builtin.module(canonicalize)",
    "decompose": "builtin.module(func.func(torch-decompose-complex-ops))",
    "backend": "builtin.module(torchdynamo-export-to-torch-backend-pipeline)",
}


def rewrite(path, name, tool, folder):
    """Runs a pipeline on a file; returns the new file, or the error."""
    result = pathlib.Path(folder) / f"{path.stem}.{name}.mlir"
    run = subprocess.run([tool, str(path), f"--pass-pipeline={PIPELINES[name]}",
                          "-o", str(result)], capture_output=True, text=True)
    if run.returncode == 0:
        return result, None
    errors = [l for l in run.stderr.splitlines() if "error: " in l]
    return None, f"{tool} failed: {(errors or [f'exit code {run.returncode}'])[0]}"


def find_fake_opt():
    """fake-opt on the PATH, or in a build tree."""
    if found := shutil.which("fake-opt"):
        return found
    root = pathlib.Path(__file__).resolve().parent.parent
    built = [p for n in ("release", "dev")
             if (p := root / "build" / n / "bin" / "fake-opt").exists()]
    return str(built[0]) if built else None


def parse_arguments():
    """The options, with the tools found and the names of passes as a list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="FOLDER|FILE", type=pathlib.Path)
    parser.add_argument("--fake-opt", default=None, help="path of fake-opt")
    parser.add_argument("--seed", type=int, default=0,
                        help="the seed of the random assignments")
    parser.add_argument("--show", type=int, default=10, metavar="N",
                        help="differences to show per file")
    parser.add_argument("--passes", metavar="NAMES", default="",
                        help="run passes of torch-mlir on each file first, each of "
                        f"these separately: {','.join(PIPELINES)}")
    parser.add_argument("--torch-mlir-opt", metavar="PATH", default="torch-mlir-opt",
                        help="the torch-mlir-opt for --passes (default: on the PATH)")
    parser.add_argument("--keep", metavar="FOLDER", type=pathlib.Path,
                        help="keep the output of the passes in this folder")
    args = parser.parse_args()
    args.fake_opt = args.fake_opt or find_fake_opt()
    if not args.fake_opt:
        parser.error("fake-opt is not on PATH; give --fake-opt")
    args.passes = names = [name for name in args.passes.split(",") if name]
    if unknown := [name for name in names if name not in PIPELINES]:
        parser.error(f"expected passes among {','.join(PIPELINES)}, found {unknown[0]}")
    if names and not shutil.which(args.torch_mlir_opt):
        parser.error(f"{args.torch_mlir_opt} cannot be run; pip install torch-mlir has it, "
                     "--torch-mlir-opt says where it is")
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
    args.files = []
    for path in args.paths:
        args.files += sorted(path.rglob("*.mlir")) if path.is_dir() else [path]
    if not args.files:
        parser.error("no .mlir file found")
    return args


class Table:
    """Prints a line for each file, its differences, and the sums."""

    ROW = "{:<28} {:>7} {:>8} {:>8} {:>11} {:>8} {:>7}"

    def __init__(self, shown):
        self.shown, self.count, self.totals = shown, 0, [0] * 6
        print(self.ROW.format("model", "values", "static", "dynamic", "mismatches",
                              "unknown", "ms"))

    def add(self, label, numbers, differences):
        """Adds a file: values, static and dynamic sizes, differences, unknown sizes,
        milliseconds."""
        self.count += 1
        self.totals = [a + b for a, b in zip(self.totals, numbers)]
        print(self.ROW.format(label, *numbers), flush=True)
        for line in differences[:self.shown]:
            print(f"  {line}")
        if len(differences) > self.shown:
            print(f"  ... and {len(differences) - self.shown} more")

    def check(self, path, args):
        values, c, seconds = check(path, args.fake_opt, args.seed)
        self.add(path.stem, [len(values), c.static, c.dynamic, len(c.differences),
                             c.unknown, round(1000 * seconds)], c.differences)

    def check_rewritten(self, path, name, args):
        with contextlib.ExitStack() as stack:
            folder = args.keep or stack.enter_context(tempfile.TemporaryDirectory())
            rewritten, error = rewrite(path, name, args.torch_mlir_opt, folder)
            if rewritten:
                self.check(rewritten, args)
            else:
                self.add(f"{path.stem}.{name}", [0, 0, 0, 1, 0, 0], [error])

    def finish(self):
        """The exit code."""
        print(self.ROW.format(f"{self.count} models", *self.totals))
        return 1 if self.totals[3] or self.totals[4] else 0


def main():
    args = parse_arguments()
    table = Table(args.show)
    for path in args.files:
        if not args.passes:
            table.check(path, args)
        for name in args.passes:
            table.check_rewritten(path, name, args)
    return table.finish()


if __name__ == "__main__":
    sys.exit(main())
