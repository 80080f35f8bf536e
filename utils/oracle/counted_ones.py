# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts multiply-accumulates by sums of ones, for the command `ones`.

Multilinear ops run on ones, so that the sum of their results is the number of terms. The
formulas of torch.utils.flop_counter are the second witness; where they differ, the
reasons are below. See docs/Cost.md. Needs PyTorch.
"""

import argparse
import collections
import dataclasses
import random
import re
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

import torch
from torch.utils.flop_counter import flop_registry

from fake_tensor import ir
from fake_tensor.schema import parse
from fake_tensor.symbols import Symbols
from fake_tensor.tool import Tool, ToolError
from fake_tensor.torch_values import Encoder

from . import attention_calls, multilinear, recurrent_calls
from .multilinear import NOT_RUN, Call, sum_of

# How calls of an op are drawn, and what runs instead of an op without a kernel.
DRAWS = {**multilinear.DRAWS, **attention_calls.DRAWS, **recurrent_calls.DRAWS}
INSTEAD = {**multilinear.INSTEAD, **attention_calls.PRODUCTS, **recurrent_calls.PRODUCTS}


def _explain(op: str, call: Call) -> Optional[str]:
    """Why the formula of flop_counter gives another number; None if nothing is known."""
    if op.startswith("aten.convolution_backward") and call.args[9] > 1:
        return ("flop_counter multiplies all channels for the gradient of the weight of a "
                "grouped convolution")
    heads_last = op.startswith(("aten._flash_attention", "aten._efficient_attention"))
    sizes = [value.shape for value in call.args if isinstance(value, torch.Tensor)]
    if heads_last and any(len(size) == 4 and size[1] != size[2] for size in sizes):
        return "flop_counter takes heads before the sequence, the op takes them after it"
    return None


# A written argument in a schema.
_WRITTEN = re.compile(r"Tensor\(\w!\) (\w+)")


@dataclasses.dataclass(frozen=True)
class Sample:
    """A call as a function of IR, and what PyTorch says of it."""
    #: The overload of the table, and the function.
    op: str
    function: str
    lines: List[str]
    #: The number of terms without padding.
    terms: int
    #: Of flop_counter, with padding; None if it has no formula.
    counted: Optional[int]
    #: Why that differs, if it does.
    reason: Optional[str]
    text: str


def _resolve(name: str) -> Any:
    """The overload of PyTorch."""
    packet, _, overload = name.partition(".")[2].partition(".")
    return getattr(getattr(torch.ops.aten, packet), overload or "default")


def _count(op: Any, call: Call, out: Any) -> Optional[int]:
    """The multiply-accumulates of flop_counter."""
    formula = flop_registry.get(op.overloadpacket)
    if formula is None:
        return None
    try:
        flops: int = formula(*call.args, **call.kwargs, out_val=out)
    except (TypeError, AssertionError):
        # The formula of _slow_conv2d_forward takes the arguments of convolution, and
        # those of _flash_attention_forward and such take heads before the sequence.
        return None
    return flops // 2


def _describe(call: Call) -> str:
    def show(value: Any) -> str:
        if isinstance(value, torch.Tensor):
            return str(list(value.shape))
        if isinstance(value, (tuple, list)):
            return "(" + ", ".join(map(show, value)) + ")"
        return str(value)
    values = [show(value) for value in call.args]
    values += [f"{key}={show(value)}" for key, value in call.kwargs.items()]
    return ", ".join(values)


class Sampler:
    """Draws calls of the overloads of a table."""

    def __init__(self, rows: Sequence[Mapping[str, str]], seed: int) -> None:
        self.texts = {row["name"]: row["schema"].partition(" -> ")[0] for row in rows}
        self.schemas = {row["name"]: parse(row["schema"]) for row in rows}
        self.seed = seed
        self.count = 0
        # For each drawn op, the overloads that are derived from it.
        self.derived: Dict[str, List[str]] = collections.defaultdict(list)
        for row in rows:
            if row["rule"] in ("in-place", "out"):
                self.derived[row["from"]].append(row["name"])

    def draw(self, name: str, samples: int) -> Iterator[Sample]:
        """Calls of an op and of the overloads that are derived from it."""
        rng = random.Random(f"{self.seed}:{name}")
        op = _resolve(name)
        run_op = INSTEAD.get(name, op)
        for _ in range(samples):
            call = DRAWS[name](rng)
            out = run_op(*call.args, **call.kwargs)
            terms, counted = sum_of(out, call), _count(op, call, out)
            yield self._write(name, call, terms, counted)
            if isinstance(out, tuple) and any(value is None for value in out):
                # A gradient that is not asked for has no output.
                continue
            for derived in self.derived[name] if name in multilinear.DRAWS else ():
                other = self._derive(derived, call, out)
                yield self._write(derived, other, terms, counted)

    def _derive(self, name: str, call: Call, out: Any) -> Call:
        """The same call of an in-place or out= overload."""
        written = _WRITTEN.findall(self.texts[name].partition("*")[2])
        if not written:
            return call
        outs = out if isinstance(out, (tuple, list)) else [out]
        given = {key: torch.zeros_like(value) for key, value in zip(written, outs)}
        return Call(call.args, {**call.kwargs, **given}, call.products)

    def _write(self, name: str, call: Call, terms: int, counted: Optional[int]) -> Sample:
        encoder = Encoder()
        case = {"op": name, "args": encoder.encode(call.args),
                "kw": {key: encoder.encode(value) for key, value in call.kwargs.items()}}
        self.count += 1
        function = f"f{self.count}"
        writer = ir.write_case(function, case, self.schemas, Symbols([]))
        return Sample(name, function, writer.lines(), terms, counted,
                      _explain(name, call), _describe(call))


def run(tool: Tool, samples: Sequence[Sample], padding: str,
        causal: str) -> Dict[str, Optional[int]]:
    """The multiply-accumulates that fake-cost counts, by function; None if unknown."""
    text = "\n// -----\n".join("\n".join(sample.lines) for sample in samples)
    done = tool.cost(text, {"by": "function", "padding": padding, "causal": causal})
    if done.failure:
        raise ToolError(done.failure)
    found: Dict[str, Optional[int]] = {}
    for line in tool.parse_report(done.stdout):
        if line.get("by") == "function":
            found[line["func"]] = line["macs"]
        elif "unknown" in line:
            found[line["func"]] = None
    return found


class Comparison:
    """Counts equal and other results."""

    def __init__(self, failures: int) -> None:
        self.remaining = failures
        self.counts: Dict[str, List[int]] = collections.defaultdict(lambda: [0, 0])
        # Calls of which flop_counter has another number, by op, with an example.
        self.others: Dict[Tuple[str, str], Tuple[int, str]] = {}
        self.compared = 0
        self.wrong = 0

    def add(self, sample: Sample, found: Optional[int], wanted: int) -> None:
        """Compares one count with the sum of ones."""
        counts = self.counts[sample.op]
        counts[0] += 1
        if found == wanted:
            return
        counts[1] += 1
        self.wrong += 1
        if self.remaining > 0:
            self.remaining -= 1
            print(f"{sample.op}({sample.text}): expected {wanted}, found {found}")

    def add_formula(self, sample: Sample, found: Optional[int]) -> None:
        """Compares one count with flop_counter."""
        if sample.counted is None:
            return
        self.compared += 1
        if found == sample.counted:
            return
        key = sample.op, sample.reason or ""
        count, text = self.others.get(key, (0, ""))
        text = text or f"{sample.text}: flop_counter {sample.counted}, fake-cost {found}"
        self.others[key] = count + 1, text

    def finish(self) -> bool:
        """Prints the sums; whether all differences are explained."""
        total = sum(count for count, _ in self.counts.values())
        print(f"ones: {total} calls of {len(self.counts)} overloads, {self.wrong} differ")
        print(f"flop_counter: {self.compared} calls, "
              f"{sum(count for count, _ in self.others.values())} differ")
        for (op, reason), (count, text) in sorted(self.others.items()):
            print(f"  {op} ({count}): {reason or 'not explained'}\n    {text}")
        explained = all(reason for _, reason in self.others)
        return explained and not self.wrong


def _select(text: Optional[str]) -> List[str]:
    names = text.split(",") if text else list(DRAWS)
    found = [op for op in DRAWS if text is None or op in names
             or op.partition(".")[2] in names]
    if not found:
        raise ValueError(f"expected multilinear ops in --ops, found '{text}'")
    return found


def _print_coverage(rows: Sequence[Mapping[str, str]]) -> None:
    """Prints how many multilinear overloads of the table are drawn."""
    drawn = [row["name"] for row in rows if row["name"] in DRAWS
             or row["rule"] in ("in-place", "out") and row["from"] in multilinear.DRAWS]
    print(f"overloads with products: {len(drawn)} drawn, {len(NOT_RUN)} not run")
    for op, reason in NOT_RUN.items():
        print(f"  {op}: {reason}")


def compare(tool: Tool, options: argparse.Namespace) -> bool:
    """Compares the ops that the options of `ones` select; whether all are equal."""
    rows = tool.list_rows()
    sampler = Sampler(rows, options.seed)
    comparison = Comparison(options.failures)
    for op in _select(options.ops):
        samples = list(sampler.draw(op, options.samples))
        valid = run(tool, samples, "valid", "exact")
        dense = run(tool, samples, "dense", "full")
        for sample in samples:
            comparison.add(sample, valid.get(sample.function), sample.terms)
            comparison.add_formula(sample, dense.get(sample.function))
    if options.ops is None:
        _print_coverage(rows)
    return comparison.finish()
