#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares fake-opt with the shape inference of MLIR itself.

PATH is a checkout of llvm-project, whose tests of dialects are run, or a file or a folder of
MLIR programs. Without any, those of tosa_programs.py are run. Each piece of a file is inferred twice:

- types: the results after `mlir-opt --tosa-infer-shapes` with the metadata inferred here. A
  size that MLIR knows must be known and equal; this project may know more.
- errors: none for any other program.
- dims: the value of each `tensor.dim` and `memref.dim` with what
  `mlir-opt --resolve-ranked-shaped-type-result-dims` makes of it, in symbols of the
  function. A value that follows from arguments there must be equal here.

Pieces that are invalid on purpose are passed over. Differences are printed with their kind;
the exit code is 1 if there are any, or if something crashed. Some are as they should be, and
only counted: errors for programs that contradict themselves, though MLIR accepts them.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import tosa_programs

DIALECTS = ("Tosa", "Linalg", "Tensor", "Shape", "MemRef", "Bufferization", "SCF", "Affine",
            "Arith", "ControlFlow")
GENERIC = ["--allow-unregistered-dialect", "--mlir-print-op-generic"]
PLACES = ["--mlir-print-debuginfo", "--mlir-print-local-scope"]
ANNOTATE = "--fake-propagate=annotate allow-fallback=declared"
OP = re.compile(r'^\s*(?:%\S+(?:, %\S+)* = )?"([\w.]+)"\(')
PLACE = re.compile(r'loc\("[^"]*":(\d+):\d+\)')
DIM = re.compile(r'^(\s*)(%\w+) = "(?:tensor|memref)\.dim"\(')
PROBE = re.compile(r'check\.id = (\d+) : i64')
# Errors for upstream's programs that are wrong where they run, such as tests of what must not
# be folded: slices outside of a tensor, negative sizes, types of other sizes.
INVALID = re.compile("|".join((
    r"'tosa\.slice' op expected a (positive size|slice)",
    r"'(tosa|tensor)\.(slice|cast|concat|expand_shape)' op result #0 is declared",
    r"'tensor\.expand_shape' op expected size",
    r"'(tensor|memref)\.\w+' op expected a slice (of at most|that ends)",
    r"'[\w.]+' op expected sizes that are not negative",
    r"'shape\.cstr_eq' op expected equal shapes")))
# MLIR takes such an output for one that has the sum of two sizes; it has its own.
ADDED_LOOPS = re.compile(r"-> \([^)]*\bd\d [+-] d\d")
EXPECTED = "as it should be"


def cut(text):
    """The valid programs in a test file: number of the first line, text."""
    line = 1
    for piece in re.split(r"^// -----.*\n", text, flags=re.MULTILINE):
        if "expected-error" not in piece and re.search(r"^\s*func\.func", piece, re.MULTILINE):
            yield line, re.sub(r"^\s*//.*", "", piece, flags=re.MULTILINE)
        line += piece.count("\n") + 1


class Crash(Exception):
    """A tool ended abnormally."""


def run(tool, options, program, seconds=20):
    """The output of a tool, None where it reports an error, and its first error."""
    try:
        done = subprocess.run([tool, *options], input=program, text=True, timeout=seconds,
                              capture_output=True, check=False)
    except subprocess.TimeoutExpired as error:
        raise Crash(f"no end within {seconds} seconds") from error
    if done.returncode < 0 or done.returncode >= 128:
        raise Crash(f"{tool}: exit code {done.returncode}")
    first = next((line.partition(" error: ")[2] for line in done.stderr.splitlines()
                  if " error: " in line), "")
    return (None if done.returncode else done.stdout), first


def closing(text, start):
    """The position behind the bracket that closes the one at `start`."""
    depth = 0
    for i in range(start, len(text)):
        if text[i] in "([{<":
            depth += 1
        elif text[i] in ")]}>" and text[i - 1] != "-":
            depth -= 1
            if depth == 0:
                return i + 1
    return len(text)


def split(text):
    """The parts between commas outside of brackets."""
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        if char in "([{<":
            depth += 1
        elif char in ")]}>" and text[i - 1] != "-":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return parts + [text[start:].strip()] if text.strip() else []


def read_type(text):
    """The sizes of a builtin tensor type: a list, "*", or None for other types."""
    match = re.match(r"tensor<(\*x|(?:[\d?]+x)*)", text)
    if not match:
        return None
    return "*" if match[1] == "*x" else match[1].split("x")[:-1]


def read_meta(text):
    """The sizes in a fake type: a list, "*" for an unknown rank, or None."""
    match = re.match(r"!fake\.tensor<\[", text)
    if not match:
        return "*" if text.startswith("!fake.tensor<*") else None
    return split(text[match.end():closing(text, match.end() - 1) - 1])


def ops(text):
    """The ops of a program in generic form: line of its source, name, rest of the line.

    An op with regions ends in a later line, which has its types and place.
    """
    opened = []
    for line in text.splitlines():
        match = OP.match(line)
        if line.lstrip().startswith("})") and opened:
            name = opened.pop()
        elif match:
            name = match[1]
            if line.rstrip().endswith("({"):
                opened.append(name)
                continue
        else:
            continue
        if place := PLACE.findall(line):
            yield int(place[-1]), name, line


def result_types(line):
    """The texts of the types of an op's results."""
    arrow = line.rfind(") -> ")
    text = PLACE.sub("", line[arrow + 5:]).strip()
    if text.startswith("("):
        return split(text[1:closing(text, 0) - 1])
    return [text]


def metas(line):
    """What `fake.meta` says of an op's results."""
    start = line.find("fake.meta = [")
    if start < 0:
        return []
    start += len("fake.meta = ")
    return split(line[start + 1:closing(line, start) - 1])


def by_place(found):
    """The first op of a name in each line."""
    table = {}
    for line, name, rest in found:
        table.setdefault((line, name), rest)
    return table


def compare_sizes(theirs, ours):
    """The kind of a difference; None if there is none that matters."""
    if theirs in (None, "*"):
        return None
    if ours in (None, "*"):
        return "rank is not known"
    if len(theirs) != len(ours):
        return "another rank"
    for one, other in zip(theirs, ours):
        if one != "?" and not other.lstrip("-").isdigit():
            return "size is not known"
        if one != "?" and one != other:
            return "another size"
    return None


def equal_by_guards(text, one, other):
    """Whether two sizes are equal at numbers for which the guards of a program hold that say
    that two symbols are equal."""
    names = {}

    def find(name):
        while name in names:
            name = names[name]
        return name

    for left, right in re.findall(r"Eq\((\w+), (\w+)\)", text):
        left, right = sorted((find(left), find(right)), key=lambda name: (name[0] in "su", name))
        if left != right:
            names[right] = left

    def evaluate(size, seed):
        def number(match):
            name = find(match[0])
            return name if name.isdigit() else str(random.Random(name + seed).randint(2, 90))

        size = re.sub(r"\b[su]\d+\b", number, size)
        size = size.replace("floordiv", "//").replace("mod", "%")
        return eval(size, {"max": max, "min": min})  # pylint: disable=eval-used

    return all(evaluate(one, seed) == evaluate(other, seed) for seed in "abcde")


class Checker:
    """Runs programs through both tools."""

    def __init__(self, mlir_opt, fake_opt):
        self.mlir_opt, self.fake_opt = mlir_opt, fake_opt

    def check(self, program):
        """Counts of what was compared, and differences: kind, text."""
        count, differences = collections.Counter(), []
        try:
            text, _ = run(self.mlir_opt, GENERIC, program)
            if text is None:
                return collections.Counter({"programs that mlir-opt rejects": 1}), []
            _, error = run(self.fake_opt, ["--allow-unregistered-dialect"], text)
            if error:
                return collections.Counter({"programs that fake-opt cannot read": 1}), []
            count["programs"] += 1
            if '"tosa.' in text:
                self.check_types(text, count, differences)
            else:
                _, error = run(self.fake_opt, [*GENERIC, ANNOTATE], text)
                if error:
                    differences.append((EXPECTED if INVALID.match(error) else "error", error))
            if '"tensor.dim"' in text or '"memref.dim"' in text:
                self.check_dims(text, count, differences)
        except Crash as crash:
            differences.append(("crash", str(crash)))
        return count, differences

    def check_types(self, text, count, differences):
        """Compares the types of all results."""
        theirs, _ = run(self.mlir_opt, [*GENERIC, *PLACES, "--tosa-infer-shapes"], text)
        ours, error = run(self.fake_opt, [*GENERIC, *PLACES, ANNOTATE], text)
        if theirs is None:
            count["programs whose types MLIR does not infer"] += 1
            return
        if ours is None:
            differences.append((EXPECTED if INVALID.match(error) else "error", error))
            return
        table = by_place(ops(ours))
        for (line, name), rest in by_place(ops(theirs)).items():
            types = [read_type(text) for text in result_types(rest)]
            if all(sizes is None for sizes in types) or (line, name) not in table:
                continue
            found = [read_meta(text) for text in metas(table[line, name])]
            found += [None] * (len(types) - len(found))
            for sizes, own in zip(types, found):
                count["results"] += sizes is not None
                count["results of more known sizes"] += (
                    own not in (None, "*") and sizes is not None
                    and (sizes == "*" or any(a == "?" and b.isdigit()
                                             for a, b in zip(sizes, own))))
                if kind := compare_sizes(sizes, own):
                    differences.append((f"{name}: {kind}", f"{sizes} by MLIR, {own} here"))

    def check_dims(self, text, count, differences):
        """Compares the values of `dim` ops, which become sizes of other tensors."""
        lines, number = [], 0
        for line in text.splitlines():
            lines.append(line)
            if match := DIM.match(line):
                probe = f'{match[1]}%check{number} = "tensor.empty"({match[2]}) '
                lines.append(probe + f"{{check.id = {number} : i64}} : (index) -> tensor<?xi8>")
                lines.append(f'{match[1]}"check.use"(%check{number}) : (tensor<?xi8>) -> ()')
                number += 1
        text = "\n".join(lines)
        resolved, _ = run(self.mlir_opt,
                          [*GENERIC, "--resolve-ranked-shaped-type-result-dims"], text)
        if resolved is None:
            count["programs whose dims MLIR does not resolve"] += 1
            return
        values = []
        for program in (resolved, text):
            output, error = run(self.fake_opt, [*GENERIC, ANNOTATE], program)
            if output is None:
                differences.append((EXPECTED if INVALID.match(error) else "error", error))
                return
            values.append({int(PROBE.search(line)[1]): (read_meta(metas(line)[0]) or ["?"])[0]
                           for line in output.splitlines()
                           if PROBE.search(line) and metas(line)})
        for key, expected in values[0].items():
            count["dims"] += 1
            own = values[1].get(key, "?")
            if re.search(r"\bu\d|\?", expected) or "?" not in own and equal_by_guards(
                    output, own, expected):
                continue
            kind = "dim: less" if re.search(r"\bu\d|\?", own) else "dim: other"
            if kind == "dim: other" and ADDED_LOOPS.search(text):
                kind = EXPECTED
            differences.append((kind, f"{expected} by MLIR, {own} here"))


def find_files(path):
    """The files of tests in a checkout, or those that were named."""
    folder = path / "mlir" / "test" / "Dialect"
    if folder.is_dir():
        return sorted(file for name in DIALECTS for file in (folder / name).rglob("*.mlir"))
    return sorted(path.rglob("*.mlir")) if path.is_dir() else [path]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=pathlib.Path, metavar="PATH")
    parser.add_argument("--fake-opt", default=shutil.which("fake-opt") or "fake-opt")
    parser.add_argument("--mlir-opt",
                        default=shutil.which("mlir-opt") or shutil.which("mlir-opt-22")
                        or "mlir-opt")
    options = parser.parse_args()
    programs = [(f"{file}:{line}", piece) for path in options.paths
                for file in find_files(path) for line, piece in cut(file.read_text())]
    if not options.paths:
        programs = list(tosa_programs.programs())
    if not programs:
        sys.exit("error: expected programs, found none")
    checker = Checker(options.mlir_opt, options.fake_opt)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda program: checker.check(program[1]), programs))
    total, kinds = collections.Counter(), collections.Counter()
    for (place, _), (count, differences) in zip(programs, outcomes):
        total += count
        for kind, text in differences:
            kinds[kind] += 1
            print(f"{place}: {kind}: {text}")
    for table in (total, kinds):
        for name, number in sorted(table.items()):
            print(f"{number:6} {name}")
    sys.exit(1 if set(kinds) - {EXPECTED} else 0)


if __name__ == "__main__":
    main()
