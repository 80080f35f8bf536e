#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how long large models take, and prints their peaks and costs.

    scripts/scale.py [--models REGEX] [--steps inference,training] [--optimizer NAME]
                     [--checkpoint] [--static] [--layers N] [--at batch=1,seq=8192]

Makes models of `transformers` of fake tensors, so that nothing is allocated or downloaded;
the sizes are those of the released models. Each line of the table has the
seconds that PyTorch takes to trace the program, and those that this package takes after
that. Needs PyTorch and transformers.
"""

import argparse
import os
import pathlib
import re
import sys
import warnings
from typing import Any, Callable, Dict, List, Tuple

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "python"), str(ROOT / "scripts")]

try:
    import torch
    import transformers
    from torch._subclasses.fake_tensor import FakeTensorMode
    from torch.fx.experimental.symbolic_shapes import ShapeEnv
except ImportError as error:
    sys.exit(f"error: needs PyTorch and transformers: {error}")

from fake_tensor.analysis import analyze_text
from fake_tensor.costs import CONVENTIONS, cost_text
from fake_tensor.exporter import read_graph, write_graph
from fake_tensor.memory import choose, find_peaks
from fake_tensor.program import load_program
from fake_tensor.tool import Tool, find_tool

LLAMA = {"num_key_value_heads": 8, "vocab_size": 128256, "max_position_embeddings": 131072}
# The names of released models, the types of their configurations, and their fields.
MODELS: Dict[str, Tuple[str, Dict[str, Any]]] = {
    "Llama-3-8B": ("llama", dict(
        LLAMA, hidden_size=4096, intermediate_size=14336, num_hidden_layers=32,
        num_attention_heads=32)),
    "Llama-3-70B": ("llama", dict(
        LLAMA, hidden_size=8192, intermediate_size=28672, num_hidden_layers=80,
        num_attention_heads=64)),
    "Llama-3-405B": ("llama", dict(
        LLAMA, hidden_size=16384, intermediate_size=53248, num_hidden_layers=126,
        num_attention_heads=128)),
    "Mixtral-8x7B": ("mixtral", dict(
        hidden_size=4096, intermediate_size=14336, num_hidden_layers=32,
        num_attention_heads=32, num_key_value_heads=8, vocab_size=32000,
        num_local_experts=8, num_experts_per_tok=2, max_position_embeddings=32768)),
    "DeepSeek-V3": ("deepseek_v3", dict(
        hidden_size=7168, intermediate_size=18432, moe_intermediate_size=2048,
        num_hidden_layers=61, num_attention_heads=128, num_key_value_heads=128,
        vocab_size=129280, n_routed_experts=256, n_shared_experts=1, num_experts_per_tok=8,
        n_group=8, topk_group=4, first_k_dense_replace=3, q_lora_rank=1536,
        kv_lora_rank=512, qk_rope_head_dim=64, v_head_dim=128, qk_nope_head_dim=128,
        max_position_embeddings=163840)),
}
COLUMNS = ("model", "step", "layers", "parameters", "ops", "PyTorch s", "IR s", "infer s",
           "memory s", "cost s", "IR MB", "peak GiB", "grade", "TFLOPs", "unknown ops")


class Timer:
    """The seconds of the steps, of this process and those that it runs: as they are
    single-threaded, those of a machine that does nothing else."""

    def __init__(self) -> None:
        self.seconds: List[float] = []

    @staticmethod
    def _now() -> float:
        return sum(os.times()[:4])

    def run(self, function: Callable[..., Any], *args: Any) -> Any:
        """The result of a call."""
        start = self._now()
        found = function(*args)
        self.seconds.append(self._now() - start)
        return found


def make_model(kind: str, fields: Dict[str, Any], options: argparse.Namespace,
               mode: FakeTensorMode) -> "torch.nn.Module":
    """A model in bfloat16 of fake tensors, which is not allocated, on the cpu, whose kernels
    are then traced."""
    config = transformers.AutoConfig.for_model(kind, **fields, use_cache=False)
    if options.layers:
        config.num_hidden_layers = min(config.num_hidden_layers, options.layers)
    with torch.device("meta"):
        model = transformers.AutoModelForCausalLM.from_config(
            config, dtype=torch.bfloat16, **(
                {"experts_implementation": options.experts} if kind != "llama" else {}))
    with mode:
        return model.to_empty(device="cpu")


def trace(model: "torch.nn.Module", is_training: bool, options: argparse.Namespace,
          mode: FakeTensorMode) -> Any:
    """The program, with a batch and a sequence of any size unless they are static."""
    sizes = (options.at["batch"], options.at["seq"]) if options.static else (2, 64)
    with mode:
        ids = torch.zeros(sizes, dtype=torch.long)
    dims = None if options.static else {0: torch.export.Dim("batch", min=1, max=1 << 20),
                                        1: torch.export.Dim("seq", min=2, max=1 << 20)}
    if not is_training:
        with torch.no_grad():
            return load_program(model.eval(), (), {"input_ids": ids}, {"input_ids": dims})
    if options.checkpoint:
        model.gradient_checkpointing_enable({"use_reentrant": False})
    return load_program(model.train(), (), {"input_ids": ids, "labels": ids},
                        {"input_ids": dims, "labels": dims}, loss="loss",
                        optimizer=options.optimizer)


def write(program: Any, tool: Tool) -> Tuple[Any, str]:
    """The graph and the text of a program."""
    graph = read_graph(program, None, tool)
    return graph, write_graph(graph, tool)


def measure(name: str, is_training: bool, options: argparse.Namespace, tool: Tool
            ) -> List[str]:
    """A row of the table."""
    kind, fields = MODELS[name]
    mode = FakeTensorMode(shape_env=ShapeEnv(), allow_non_fake_inputs=True)
    model = make_model(kind, fields, options, mode)
    timer = Timer()
    program = timer.run(trace, model, is_training, options, mode)
    graph, text = timer.run(write, program, tool)
    analyzed = timer.run(analyze_text, text, tool)
    peak = choose(timer.run(find_peaks, analyzed, tool), None, None)
    costs = timer.run(cost_text, text, tool,
                      {name: values[0] for name, values in CONVENTIONS.items()})
    at = costs if options.static else costs.at(**options.at)
    parameters = sum(value.numel() for value in model.parameters())
    print(f"{name}: {peak.expr}", *peak.gaps[:5], *analyzed.errors[:1], sep="\n  ",
          file=sys.stderr)
    return [name, "training" if is_training else "inference",
            str(model.config.num_hidden_layers), f"{parameters / 1e9:.1f} B",
            str(sum(node.op != "input" for node in graph.all_nodes())),
            *(f"{seconds:.1f}" for seconds in timer.seconds), f"{len(text) / 1e6:.1f}",
            f"{peak.at(**options.at) / 2**30:.1f}", peak.grade,
            f"{at.total.flops / 1e12:.1f}", str(len(costs.unknown))]


def sizes_of(text: str) -> Dict[str, int]:
    """The sizes of SYMBOL=VALUE,..."""
    found = re.findall(r"(\w+)=(\d+)", text)
    return {name: int(value) for name, value in found}


def main() -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--models", default="", metavar="REGEX",
                        help="only models whose names match")
    parser.add_argument("--steps", default="inference,training")
    parser.add_argument("--optimizer", metavar="NAME", help="that of training steps")
    parser.add_argument("--checkpoint", action="store_true",
                        help="checkpoint the layers in training steps")
    parser.add_argument("--experts", default="grouped_mm", metavar="NAME",
                        help="how transformers runs experts (default: grouped_mm)")
    parser.add_argument("--static", action="store_true",
                        help="trace for the sizes of --at only, which is faster")
    parser.add_argument("--layers", type=int, metavar="N", help="at most so many layers")
    parser.add_argument("--at", type=sizes_of, default="batch=1,seq=8192",
                        metavar="SIZES", help="(default: batch=1,seq=8192)")
    parser.add_argument("--fake-opt", metavar="PATH")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    tool = Tool(find_tool(options.fake_opt), 600)
    print("|".join(COLUMNS), flush=True)
    for name in MODELS:
        for step in options.steps.split(","):
            if re.search(options.models, name):
                row = measure(name, step == "training", options, tool)
                print("|".join(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
