# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares fake-opt with PyTorch on random calls. Needs PyTorch.

    python3 -m fake_tensor.fuzz --seed 7 --samples 50 --ops add,View --fake-opt PATH

Draws arguments for each op of the table, asks FakeTensor for the answer, and
compares as conformance does. docs/Conformance.md says more.
"""

import argparse
import collections
import gzip
import logging
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import warnings
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Set, Tuple

try:
    import torch
    from torch._subclasses.fake_tensor import FakeTensorMode

    from .arguments import Arguments
    from .overloads import CannotDraw, Overload
    from .torch_values import Encoder, error_fields
except ImportError as error:
    sys.exit(f"error: fuzzing needs PyTorch: {error}")

from . import cases, table
from .conformance import Printer, add_options
from .encoding import dump
from .tool import Tool, ToolError, find_tool

# The call never reached the op.
_WRONG_TYPE = "Expected a value of type"
# One call in so many is on fake cuda tensors.
_CUDA_SHARE = 4


# ===- Asking PyTorch --------------------------------------------------------===


def ask(overload: Overload, draw: Arguments) -> Optional[Dict[str, Any]]:
    """One call and its answer as a line; None if the call could not be drawn."""
    mode = FakeTensorMode()
    # An answer must not depend on the calls before.
    mode.cache_enabled = False
    encoder = Encoder()
    with mode:
        try:
            args, kwargs = overload.draw(draw)
        except (CannotDraw, RuntimeError):
            return None
        line: Dict[str, Any] = {
            "op": str(overload.op), "args": encoder.encode(args),
            "kw": {key: encoder.encode(value) for key, value in kwargs.items()}}
        try:
            line["out"] = encoder.encode(overload.op(*args, **kwargs))
        except Exception as raised:  # pylint: disable=broad-except
            if _WRONG_TYPE in str(raised):
                return None
            line.update(error_fields(raised))
    if "out" in line and overload.op._schema.is_mutable:
        after = encoder.encode(args)
        if after != line["args"]:
            line["post"] = after
    return line


def calls(name: str, overload: Overload, seed: int, count: int) -> Iterator[Dict[str, Any]]:
    """So many different calls of an op; fewer if there are not as many."""
    rng = random.Random(f"{seed}:{name}")
    seen: Set[str] = set()
    for attempt in range(4 * count):
        if len(seen) == count:
            return
        device = "cuda:0" if rng.randrange(_CUDA_SHARE) == 0 else "cpu"
        line = ask(overload, Arguments(rng, device))
        if line is None:
            continue
        key = dump([line["args"], line["kw"]])
        if key not in seen:
            seen.add(key)
            line["src"] = f"fuzz:{seed}:{attempt}"
            yield line


# ===- The command -----------------------------------------------------------===


def read_names(text: Optional[str]) -> Optional[List[str]]:
    """The names of `--ops`: a file with one a line, or names with commas."""
    if text is None:
        return None
    if os.path.exists(text):
        with open(text, encoding="utf-8") as file:
            return file.read().split()
    return text.split(",")


def read_tags(text: Optional[str]) -> List[torch.Tag]:
    """The tags of `--tag`, names with commas; ValueError if PyTorch has no such tag."""
    names = text.split(",") if text else []
    for name in names:
        if name not in torch.Tag.__members__:
            raise ValueError(f"expected a tag of PyTorch, found '{name}'")
    return [torch.Tag.__members__[name] for name in names]


def select(rows: Sequence[Mapping[str, str]], names: Optional[List[str]],
           tags: Sequence[torch.Tag] = ()) -> Dict[str, Overload]:
    """The overloads to call: those with one of the names and, if there are tags, with
    one of them. Says which cannot be drawn."""
    found: Dict[str, Overload] = {}
    left_out: "collections.Counter[str]" = collections.Counter()
    for row in rows:
        if names is not None and row["family"] not in names and not any(
                cases.matches(name, row["name"]) for name in names):
            continue
        try:
            overload = Overload(row["name"])
        except CannotDraw as error:
            left_out[str(error)] += not tags
            continue
        if not tags or any(tag in overload.op.tags for tag in tags):
            found[row["name"]] = overload
    for reason, count in (+left_out).items():
        print(f"left out {count}: {reason}")
    return found


def _record_from(path: str, overloads: Sequence[Tuple[str, Overload]], position: Any,
                 seed: int, count: int) -> None:
    with open(path, "a", encoding="utf-8", buffering=1) as out:
        while position.value < len(overloads):
            name, overload = overloads[position.value]
            for line in calls(name, overload, seed, count):
                out.write(dump(line) + "\n")
            position.value += 1


def record(path: str, overloads: Mapping[str, Overload], seed: int,
           count: int) -> None:
    """Writes the calls of all overloads.

    This happens in another process, since wrong calls may end it: PyTorch divides by
    zero here and there. Then a new one goes on with the next op.
    """
    context = multiprocessing.get_context("fork")
    position = context.Value("i", 0)
    todo = list(overloads.items())
    while position.value < len(todo):
        child = context.Process(target=_record_from,
                                args=(path, todo, position, seed, count))
        child.start()
        child.join()
        if child.exitcode:
            print(f"{todo[position.value][0]}: PyTorch crashed", flush=True)
            position.value += 1


def _compress(source: str, path: str) -> None:
    with open(source, "rb") as plain, gzip.open(path, "wb") as packed:
        shutil.copyfileobj(plain, packed)


def print_families(printer: Printer, rows: Sequence[Mapping[str, str]]) -> None:
    """Prints the share of significant agreement of each family."""
    families = {row["name"]: row["family"] for row in rows}
    tallies: Dict[str, table.Tally] = collections.defaultdict(table.Tally)
    ops: Dict[str, int] = collections.Counter()
    for op, tally in printer.tallies.items():
        family = families[op[:-len(".default")] if op.endswith(".default") else op]
        ops[family] += 1
        tallies[family].counts.update(tally.counts)
    print(f"{'family':20} ops   cases  significant")
    for family, tally in sorted(tallies.items()):
        print(f"{family:20} {ops[family]:3} {tally.cases:7} "
              f"{tally.percent(tally.significant):11.2f}%")
    print()


def _run(options: argparse.Namespace) -> Printer:
    tool = Tool(find_tool(options.fake_opt))
    rows = tool.list_rows()
    overloads = select(rows, read_names(options.ops), read_tags(options.tag))
    printer = Printer(options.failures, None)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "calls.jsonl")
        record(path, overloads, options.seed, options.samples)
        if options.record:
            keep = _compress if options.record.endswith(".gz") else shutil.copyfile
            keep(path, options.record)
        for answer in cases.run_cases(tool, path):
            printer.add_answer(answer)
    print_families(printer, rows)
    return printer


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m fake_tensor.fuzz",
        description="Compares fake-opt with PyTorch on random calls.")
    parser.add_argument("--seed", type=int, default=0, metavar="N",
                        help="where the random numbers start (default: 0)")
    parser.add_argument("--samples", type=int, default=200, metavar="N",
                        help="calls of each overload (default: 200)")
    parser.add_argument("--ops", metavar="FILE|NAMES",
                        help="only these ops or families: a file of names, or names "
                        "with commas between")
    parser.add_argument("--tag", metavar="NAMES",
                        help="only ops to which PyTorch gives one of these tags, such "
                        "as core,pointwise")
    parser.add_argument("--record", metavar="OUT",
                        help="keep the calls with PyTorch's answers, compressed if "
                        "it ends in .gz")
    add_options(parser)
    options = parser.parse_args(arguments)
    # Wrong calls are meant to be wrong.
    warnings.filterwarnings("ignore")
    logging.getLogger("torch._subclasses.fake_tensor").setLevel(logging.CRITICAL + 1)
    torch.set_num_threads(1)
    try:
        printer = _run(options)
    except (ToolError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    printer.finish(options.rows)
    return 0 if printer.meets(options) else 1


if __name__ == "__main__":
    sys.exit(main())
