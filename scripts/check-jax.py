#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Infers the sizes of StableHLO programs of JAX and compares them with JAX's own.

    scripts/check-jax.py FOLDER [--fake-opt PATH]
    scripts/check-jax.py --live [--models REGEX] [--fake-opt PATH]

FOLDER has programs as JAX exports them, NAME.mlir, and beside them, if they are there,
generic/NAME.mlir, the same in the generic form; truth/NAME.eqns.json, the types of all
equations of the jaxpr; and refined/NAME.b3s6.mlir, the program that StableHLO's passes
refined for b = 3 and s = 6. --live exports programs of its own, which needs JAX.

Prints a line for each program, then the differences by cause. The exit code is 1 if
there are any.
"""

import argparse
import collections
import contextlib
import pathlib
import re
import sys
import tempfile
import time
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

import hlo_programs as hlo
from jax_equations import (NO_OPS, Equation, Pair, align, at_all, evaluate,
                           read_equations, split_sizes)

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor.tool import find_tool

# Values for dimension variables, from which assignments are made.
VALUES = (7, 4, 13, 9, 5, 22)
ASSIGNMENTS = 4
_SPECIFIED = re.compile(r"\.shape = \((.*?)\)(?=,[\w.\[\]']*args|,kwargs|\. )")
_REFINED = re.compile(r"[a-z]\d+")


class Source(NamedTuple):
    """A program, and the expected results."""
    name: str
    path: pathlib.Path
    generic: Optional[pathlib.Path]
    equations: List[Equation]
    # The refined programs, and their values of dimension variables.
    refined: List[Tuple[Dict[str, int], pathlib.Path]]
    # The shapes of the inputs; None for a folder, whose programs have them in a message.
    inputs: Optional[List[Tuple[str, ...]]] = None


class Difference(NamedTuple):
    """Something that is not as expected."""
    cause: str
    example: str


class Counts:
    """The results of a program."""

    def __init__(self) -> None:
        self.values = self.equations = self.paired = self.by_metadata = 0
        self.refined = self.specialized = 0
        self.differences: List[Difference] = []
        # Equations that became no op of their own, as unused ones do.
        self.without: List[Equation] = []

    def differ(self, cause: str, example: str) -> None:
        """Adds a difference, one of each kind for each place."""
        difference = Difference(cause, example)
        if difference not in self.differences:
            self.differences.append(difference)


# ===- Programs --------------------------------------------------------------===


def read_folder(folder: pathlib.Path, names: str) -> Iterator[Source]:
    """The programs of a folder."""
    for path in sorted(folder.glob("*.mlir")):
        if not re.search(names, path.stem):
            continue
        generic = folder / "generic" / path.name
        truth = folder / "truth" / f"{path.stem}.eqns.json"
        refined = [(dict((each[0], int(each[1:])) for each in _REFINED.findall(
            other.name.split(".")[-2])), other)
            for other in sorted((folder / "refined").glob(f"{path.stem}.*.mlir"))]
        yield Source(path.stem, path, generic if generic.exists() else None,
                     read_equations(truth) if truth.exists() else [], refined)


def read_live(folder: pathlib.Path, names: str) -> Iterator[Source]:
    """Programs that JAX exports into a folder."""
    try:
        from jax_programs import export_all  # pylint: disable=import-outside-toplevel
    except ImportError as error:
        sys.exit(f"error: --live needs JAX: {error}")
    for each in export_all(folder, names):
        yield Source(each.name, each.path, each.generic, each.equations, [], each.inputs)


def input_shapes(source: Source, program: hlo.HloProgram) -> List[Tuple[str, ...]]:
    """The shapes of the inputs of a program, as JAX prints them."""
    if source.inputs is not None:
        return source.inputs
    # The inputs with dynamic sizes are listed in the messages of assertions.
    message = source.path.read_text(encoding="utf-8")
    start = message.find("polymorphic shapes specifications: ")
    specified = iter(_SPECIFIED.findall(message[start:message.find("Obtained", start)]))
    return [split_sizes(next(specified)) if None in (meta.sizes or ())
            else tuple(map(str, meta.sizes or ()))
            for meta in program.functions["main"].inputs]


def variables_of(source: Source, shapes: Sequence[Tuple[str, ...]]) -> List[str]:
    """The dimension variables of a program."""
    texts = [size for shape in shapes for size in shape]
    return sorted({name for text in texts
                   for name in re.findall(r"\b[a-zA-Z_]\w*\b(?!\()", text)})


def assignments(source: Source, shapes: Sequence[Tuple[str, ...]]) -> List[Dict[str, int]]:
    """Values of the dimension variables: those of refined programs, and others."""
    names = variables_of(source, shapes)
    found = [values for values, _ in source.refined]
    for start in range(ASSIGNMENTS):
        found.append({name: VALUES[(start + 2 * index) % len(VALUES)]
                      for index, name in enumerate(names)})
    return found


# ===- Comparison ------------------------------------------------------------===


class Check:
    """Compares a program, at each assignment."""

    def __init__(self, source: Source, fake_opt: str, is_specialized: bool) -> None:
        self.source, self.fake_opt, self.counts = source, fake_opt, Counts()
        self.is_specialized = is_specialized

    def run(self) -> Counts:
        """All comparisons."""
        program = hlo.read(self.source.path, self.fake_opt)
        for error in program.errors:
            self.counts.differ(f"error: {_brief(error)}", error)
        if self.source.generic:
            generic = hlo.read(self.source.generic, self.fake_opt)
            for error in generic.errors:
                self.counts.differ(f"error in the generic form: {_brief(error)}", error)
            if not program.errors and not generic.errors:
                self._compare_forms(program, generic)
        if not program.errors:
            self._check(program)
        return self.counts

    def _check(self, program: hlo.HloProgram) -> None:
        shapes = input_shapes(self.source, program)
        ops = list(program.walk())
        self.counts.values = sum(len(op.found) for function in program.functions.values()
                                 for op in function.ops)
        self.counts.equations = len(self.source.equations)
        chosen = assignments(self.source, shapes)
        inputs = [[[evaluate(size, values) for size in shape] for shape in shapes]
                  for values in chosen]
        symbols = [hlo.Symbols(program, *each) for each in zip(inputs, chosen)]
        metas = [[at_all([each.at(function, meta) for each in symbols])
                  for meta in op.found] for function, op in ops]
        pairs = align(self.source.equations, ops, chosen, metas)
        self._count(pairs)
        for values, each, sizes in zip(chosen, symbols, inputs):
            for wrong in each.wrong:
                self.counts.differ("arguments", wrong)
            self._check_declared(program, each)
            self._check_pairs(pairs, each, values)
            for refined, path in self.source.refined:
                if refined == values:
                    self._check_refined(program, each, path)
                    if self.is_specialized:
                        self._check_specialized(program, sizes, path)

    def _compare_forms(self, pretty: hlo.HloProgram, generic: hlo.HloProgram) -> None:
        """Compares two forms of a program, op by op."""
        if list(pretty.functions) != list(generic.functions):
            self.counts.differ("forms", f"functions {list(pretty.functions)}, generic "
                               f"{list(generic.functions)}")
        for name in pretty.functions.keys() & generic.functions.keys():
            one, other = pretty.functions[name].ops, generic.functions[name].ops
            if [op.kind for op in one] != [op.kind for op in other]:
                self.counts.differ("forms", f"@{name} has other ops in the generic form")
            for op, same in zip(one, other):
                if [str(meta) for meta in op.found] != [str(meta) for meta in same.found]:
                    self.counts.differ(
                        f"forms: {op.kind}", f"@{name} {op.kind} is {_show(op.found)}, in "
                        f"the generic form {_show(same.found)}")

    def _check_declared(self, program: hlo.HloProgram, symbols: hlo.Symbols) -> None:
        """All values have the declared dtype and static sizes, and no unknown ones."""
        for function in program.functions.values():
            if function.name not in symbols.by_function:
                continue
            for op in function.ops:
                for meta, declared in zip(op.found, op.declared):
                    found = symbols.at(function, meta)
                    if problem := _differs(found, declared):
                        self.counts.differ(
                            f"{op.kind}: {problem}", f"@{function.name} {op.name} "
                            f"{op.kind}: found {meta}, declared {declared}")

    def _count(self, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            if pair.places and pair.is_by_metadata:
                self.counts.by_metadata += 1
            elif pair.places:
                self.counts.paired += 1
            else:
                self.counts.without.append(pair.equation)

    def _check_pairs(self, pairs: Sequence[Pair], symbols: hlo.Symbols,
                     values: hlo.Assignment) -> None:
        """Each equation has the shape and dtype that its ops have."""
        for pair in pairs:
            for aval, place in zip(pair.equation.outputs, pair.places):
                meta = place.op.found[place.result]
                found = symbols.at(place.function, meta)
                if problem := _differs(found, aval.at(values)):
                    self.counts.differ(
                        f"{place.op.kind} of {pair.equation.primitive}: {problem}",
                        f"@{place.function.name} {place.op.name} {place.op.kind}: found "
                        f"{meta}, JAX has {aval}")

    def _check_refined(self, program: hlo.HloProgram, symbols: hlo.Symbols,
                       path: pathlib.Path) -> None:
        """The types that StableHLO's passes refined are those inferred."""
        refined = hlo.read(path, self.fake_opt, is_reported=False)
        for error in refined.errors:
            self.counts.differ(f"error in a refined program: {_brief(error)}",
                               f"{path.name}: {error}")
        for name, function in refined.functions.items():
            own = program.functions.get(name)
            if own is None or name not in symbols.by_function:
                self.counts.differ("refined: no such function", f"{path.name}: @{name}")
                continue
            # The dimension variables, which come first, are no arguments any more.
            arguments = own.arguments[len(own.arguments) - len(function.inputs):]
            for kind, found, wanted in (("arguments", arguments, function.inputs),
                                        ("results", own.outputs, function.results)):
                numbers = [symbols.at(own, meta) for meta in found]
                if len(numbers) != len(wanted) or any(map(_differs, numbers, wanted)):
                    self.counts.differ(f"refined: {kind}", f"{path.name} @{name}: found "
                                       f"{_show(found)}, refined {_show(wanted)}")
            metas = [[symbols.at(own, meta) for meta in op.found] for op in own.ops]
            self.counts.refined += self._compare_ops(
                f"{path.name} @{name}", own.ops, metas, function.ops)

    def _compare_ops(self, where: str, ops: Sequence[hlo.Op],
                     metas: Sequence[Sequence[hlo.Meta]], wanted: Sequence[hlo.Op]) -> int:
        """Compares the ops that are left with those they were; returns their number."""
        count = 0
        for op, at in zip(wanted, hlo.align_ops(ops, metas, wanted)):
            problems = [""] if at is None else [*map(_differs, metas[at], op.declared)]
            if _is_index(op) and (at is None or any(problems)):
                # Sizes and positions are computed otherwise.
                continue
            if at is None:
                self.counts.differ(f"refined: no op for {hlo.plain_kind(op.kind)}",
                                   f"{where}: {op.kind} {_show(op.declared)}")
                continue
            count += 1
            for problem, expected, meta in zip(problems, op.declared, ops[at].found):
                if problem:
                    self.counts.differ(f"{ops[at].kind}: {problem}, refined",
                                       f"{where} {ops[at].kind}: found {meta}, refined "
                                       f"{expected}")
        return count

    def _check_specialized(self, program: hlo.HloProgram,
                           inputs: Sequence[Sequence[int]], path: pathlib.Path) -> None:
        """The pass fake-specialize has the results that StableHLO's passes have. It
        needs a single function."""
        types = ";".join(f"{index}={_type_text(meta.dtype, sizes)}" for index, (meta, sizes)
                         in enumerate(zip(program.functions["main"].arguments, inputs)))
        special = hlo.read(self.source.path, self.fake_opt, [
            "--inline", f"--fake-specialize=func=main args={{{types}}}"], is_reported=False)
        for error in special.errors:
            self.counts.differ(f"specialize: error: {_brief(error)}", error)
        refined = hlo.read(path, self.fake_opt, is_reported=False)
        if special.errors or refined.errors:
            return
        found = special.functions["main"].results
        wanted = refined.functions["main"].results
        self.counts.specialized += len(wanted)
        if len(found) != len(wanted) or any(map(_differs, found, wanted)):
            self.counts.differ("specialize: results", f"{path.name}: found {_show(found)}, "
                               f"refined {_show(wanted)}")


def _type_text(dtype: Optional[str], sizes: Sequence[int]) -> str:
    """The type of a tensor."""
    short = {"float": "f", "bfloat": "bf", "int": "i", "uint": "ui"}
    element = re.sub(r"^(b?float|u?int)(?=\d)", lambda match: short[match[1]], dtype or "")
    element = "i1" if element == "bool" else element
    return f"tensor<{''.join(f'{size}x' for size in sizes)}{element}>"


def _brief(error: str) -> str:
    return error.partition("error: ")[2][:100] or error[:100]


def _show(metas: Sequence[hlo.Meta]) -> str:
    return ", ".join(map(str, metas))


def _is_index(op: hlo.Op) -> bool:
    """Whether an op computes sizes, positions or constants."""
    return op.kind == "constant" or all(
        meta.dtype in ("int32", "int64", "bool") and len(meta.sizes or ()) < 2
        for meta in op.declared)


def _differs(found: hlo.Meta, wanted: hlo.Meta) -> str:
    """How metadata differs; empty if it does not. Declared types may lack sizes."""
    if found.dtype != wanted.dtype:
        return "dtype"
    if found.sizes is None or wanted.sizes is None:
        return "" if found.sizes == wanted.sizes else "unknown rank"
    if len(found.sizes) != len(wanted.sizes):
        return "rank"
    if None in found.sizes:
        return "unknown size"
    sizes = zip(found.sizes, wanted.sizes)
    return "" if all(a == b or b is None for a, b in sizes) else "size"


# ===- Output ----------------------------------------------------------------===


class Table:
    """Prints a line for each program, and the differences of all by cause."""

    ROW = "{:<24} {:>7} {:>9} {:>7} {:>9} {:>6} {:>8} {:>11} {:>12} {:>6}"

    def __init__(self) -> None:
        self.count = 0
        self.totals = [0] * 9
        self.causes: Dict[str, List[Tuple[str, str]]] = collections.defaultdict(list)
        self.without: List[Tuple[str, Equation]] = []
        print(self.ROW.format("program", "values", "equations", "paired", "metadata",
                              "no op", "refined", "specialized", "differences", "ms"))

    def add(self, name: str, counts: Counts, seconds: float) -> None:
        """Adds a program."""
        numbers = [counts.values, counts.equations, counts.paired, counts.by_metadata,
                   len(counts.without), counts.refined, counts.specialized,
                   len(counts.differences), round(1000 * seconds)]
        self.count += 1
        self.totals = [a + b for a, b in zip(self.totals, numbers)]
        print(self.ROW.format(name, *numbers), flush=True)
        self.without += [(name, equation) for equation in counts.without
                         if equation.primitive not in NO_OPS]
        for difference in counts.differences:
            self.causes[difference.cause].append((name, difference.example))

    def finish(self, shown: int) -> int:
        """Prints the differences by cause; returns the exit code."""
        print(self.ROW.format(f"{self.count} programs", *self.totals))
        for cause, found in sorted(self.causes.items(), key=lambda item: -len(item[1])):
            programs = ", ".join(dict.fromkeys(name for name, _ in found))
            print(f"{len(found)} x {cause} ({programs})")
            for name, example in found[:shown]:
                print(f"    {name}: {example[:300]}")
        for name, equation in self.without:
            print(f"no op of {name}: {equation}")
        return int(bool(self.causes))


def parse_arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--live", action="store_true",
                        help="export programs with JAX instead")
    parser.add_argument("--models", default="", metavar="REGEX",
                        help="only programs whose names match")
    parser.add_argument("--show", type=int, default=3, metavar="N",
                        help="examples to show of each cause (default: 3)")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER",
                        help="keep the exported programs in this folder")
    parser.add_argument("--specialize", action="store_true", help="also compare the "
                        "results of --fake-specialize with refined programs")
    parser.add_argument("--fake-opt", metavar="PATH")
    options = parser.parse_args()
    if bool(options.folder) == options.live:
        parser.error("expected a folder of programs, or --live")
    if options.folder and not options.folder.is_dir():
        parser.error(f"expected a folder, found '{options.folder}'")
    return options


def main() -> int:
    """The command; returns the exit code."""
    options = parse_arguments()
    fake_opt = find_tool(options.fake_opt)
    table = Table()
    with contextlib.ExitStack() as stack:
        if options.live:
            folder = options.keep or pathlib.Path(
                stack.enter_context(tempfile.TemporaryDirectory()))
            sources = read_live(folder, options.models)
        else:
            sources = read_folder(options.folder, options.models)
        for source in sources:
            start = time.perf_counter()
            counts = Check(source, fake_opt, options.specialize).run()
            table.add(source.name, counts, time.perf_counter() - start)
    return table.finish(options.show)


if __name__ == "__main__":
    sys.exit(main())
