# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random calls of PyTorch's overloads and their results. Needs PyTorch."""

import argparse
import collections
import contextlib
import functools
import logging
import multiprocessing
import os
import random
import sys
import warnings
from typing import (Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence,
                    Set, Tuple)

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from fake_tensor.encoding import dump, is_limit, read_lines
from fake_tensor.torch_values import CannotDecode, Encoder, decode, error_fields

from .arguments import Arguments
from .mistakes import Mistakes
from .overloads import CannotDraw, Overload

# The call never reached the op.
_WRONG_TYPE = "Expected a value of type"
# One of this many calls is on fake cuda tensors.
_CUDA_SHARE = 4
# The number of calls of an op to mutate if none are recorded.
_DRAWN_BASES = 20

# The calls of an op, each with its result.
Lines = Callable[[], Iterator[Dict[str, Any]]]


# ===- Asking PyTorch --------------------------------------------------------===


def ask(overload: Overload, draw: Arguments) -> Optional[Dict[str, Any]]:
    """A call and its result as a line; None if the call could not be drawn."""
    mode = FakeTensorMode()
    # A result must not depend on previous calls.
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
    """Up to `count` different calls of an op."""
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


# ===- Calls with a mistake ---------------------------------------------------===


def _answer(op: Any, args: List[Any], kwargs: Dict[str, Any],
            mode: Any) -> Optional[Dict[str, Any]]:
    """An encoded call, under a mode; None if it never reached the op."""
    encoder = Encoder()
    with mode:
        real, named = decode(args), {key: decode(kwargs[key]) for key in kwargs}
        line: Dict[str, Any] = {
            "op": str(op), "args": encoder.encode(real),
            "kw": {key: encoder.encode(value) for key, value in named.items()}}
        try:
            line["out"] = encoder.encode(op(*real, **named))
        except Exception as raised:  # pylint: disable=broad-except
            if _WRONG_TYPE in str(raised):
                return None
            line.update(error_fields(raised))
    return line


def _is_limit(line: Mapping[str, Any]) -> bool:
    return "error" in line and is_limit(line["error"], line["msg"])


def ask_both(op: Any, args: List[Any],
             kwargs: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    """The call with the result of FakeTensor, or with an error raised by both
    FakeTensor and eager PyTorch; None if only eager accepts it. `eager` is the error if
    only eager rejects it."""
    mode = FakeTensorMode()
    mode.cache_enabled = False
    try:
        line = _answer(op, args, kwargs, mode)
        eager = _answer(op, args, kwargs, contextlib.nullcontext())
    except (CannotDecode, RuntimeError):
        return None
    if line is None or eager is None or "error" in line and "out" in eager:
        return None
    if "error" in eager:
        if _is_limit(line):
            # FakeTensor has no result, but eager has one.
            line.update(error=eager["error"], msg=eager["msg"])
        elif "out" in line:
            line["eager"] = eager["msg"]
    return line


def mistaken_calls(name: str, op: Any, bases: Sequence[Mapping[str, Any]], seed: int,
                   count: int) -> Iterator[Dict[str, Any]]:
    """Different calls with one mistake each, from calls that eager accepts."""
    rng = random.Random(f"{seed}:{name}")
    mistakes = Mistakes(rng)
    seen: Set[str] = set()
    taken: Dict[int, bool] = {}
    for attempt in range(8 * count):
        if len(seen) == count or not bases:
            return
        index = rng.randrange(len(bases))
        args, kwargs = bases[index]["args"], bases[index]["kw"]
        if index not in taken:
            line = ask_both(op, args, kwargs)
            taken[index] = line is not None and "out" in line and "eager" not in line
        changed = mistakes.draw(args, kwargs)
        if not taken[index] or changed is None:
            continue
        line = ask_both(op, *changed[:2])
        key = dump([changed[0], changed[1]])
        if line is not None and key not in seen:
            seen.add(key)
            line["src"] = f"mistake:{seed}:{attempt}:{changed[2]}"
            yield line


def read_bases(paths: Sequence[str],
               overloads: Mapping[str, Overload]) -> Dict[str, List[Dict[str, Any]]]:
    """Recorded calls without an error, by the name of the op in the table."""
    wanted = {str(overload.op): name for name, overload in overloads.items()}
    bases: Dict[str, List[Dict[str, Any]]] = collections.defaultdict(list)
    for path in paths:
        for case in read_lines(path):
            if case is not None and "error" not in case and case["op"] in wanted:
                bases[wanted[case["op"]]].append(case)
    return bases


def draw_bases(name: str, overload: Overload, seed: int) -> List[Dict[str, Any]]:
    """Random calls without an error."""
    rng = random.Random(f"{seed}:{name}:bases")
    found: List[Dict[str, Any]] = []
    for _ in range(4 * _DRAWN_BASES):
        draw = Arguments(rng, "cpu")
        draw.is_wrong = False
        line = ask(overload, draw)
        if line is not None and "out" in line:
            found.append(line)
        if len(found) == _DRAWN_BASES:
            break
    return found


# ===- Which ops ---------------------------------------------------------===


def read_tags(text: Optional[str]) -> List[torch.Tag]:
    """The tags of `--tag`, names with commas; ValueError if PyTorch has no such tag."""
    names = text.split(",") if text else []
    for name in names:
        if name not in torch.Tag.__members__:
            raise ValueError(f"expected a tag of PyTorch, found '{name}'")
    return [torch.Tag.__members__[name] for name in names]


def select(rows: Sequence[Mapping[str, str]],
           tags: Sequence[torch.Tag] = ()) -> Dict[str, Overload]:
    """The overloads to call; with tags, those with one of them. Reports those that
    cannot be drawn."""
    found: Dict[str, Overload] = {}
    left_out: "collections.Counter[str]" = collections.Counter()
    for row in rows:
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


def _record_from(path: str, todo: Sequence[Tuple[str, Lines]], position: Any) -> None:
    # Kernels write warnings about wrong calls directly to stderr.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    with open(path, "a", encoding="utf-8", buffering=1) as out:
        while position.value < len(todo):
            for line in todo[position.value][1]():
                out.write(dump(line) + "\n")
            position.value += 1


def record(path: str, todo: Sequence[Tuple[str, Lines]]) -> None:
    """Writes the calls of all overloads.

    Runs in another process, since wrong calls may crash it, such as by a division by
    zero in PyTorch. Then a new process continues with the next op.
    """
    context = multiprocessing.get_context("fork")
    position = context.Value("i", 0)
    while position.value < len(todo):
        child = context.Process(target=_record_from, args=(path, todo, position))
        child.start()
        child.join()
        if child.exitcode:
            print(f"{todo[position.value][0]}: PyTorch crashed", flush=True)
            position.value += 1


def list_work(options: argparse.Namespace,
              overloads: Mapping[str, Overload]) -> List[Tuple[str, Lines]]:
    """The names of the ops and the functions that draw their calls."""
    seed, count = options.seed, options.samples
    if options.mistakes is None:
        return [(name, functools.partial(calls, name, overload, seed, count))
                for name, overload in overloads.items()]
    bases = read_bases(options.mistakes, overloads)

    def mistaken(name: str, overload: Overload) -> Iterator[Dict[str, Any]]:
        return mistaken_calls(name, overload.op,
                              bases.get(name) or draw_bases(name, overload, seed),
                              seed, count)

    return [(name, functools.partial(mistaken, name, overload))
            for name, overload in overloads.items()]


def set_up() -> None:
    """Silences PyTorch's warnings: wrong calls are intended."""
    warnings.filterwarnings("ignore")
    logging.getLogger("torch._subclasses.fake_tensor").setLevel(logging.CRITICAL + 1)
    torch.set_num_threads(1)
