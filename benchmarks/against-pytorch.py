#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Times propagation through one Llama: fake-opt's beside PyTorch's.

    benchmarks/against-pytorch.py [--layers N] [--bin build/release/bin]

Both infer the metadata of every node of the same exported graph: PyTorch's
FakeTensorProp in Python, and fake-bench's FunctionMeta::infer and fake-propagate on
the IR that fake_tensor.export writes. Needs PyTorch and transformers.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import warnings
from typing import Any, Dict, Optional

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "python"))

try:
    import torch
    import transformers
    from torch._subclasses.fake_tensor import FakeTensor
    from torch.fx.passes.fake_tensor_prop import FakeTensorProp
except ImportError as error:
    sys.exit(f"error: needs PyTorch and transformers: {error}")

import fake_tensor

_ROW = re.compile(r"^  (FunctionMeta::infer|fake-propagate) +([\d.]+)", re.MULTILINE)


def export_llama(layers: int, is_dynamic: bool, is_core: bool) -> Any:
    """A Llama with small matrices, exported by torch.export or decomposed."""
    config = transformers.LlamaConfig(
        vocab_size=256, hidden_size=64, intermediate_size=128,
        num_hidden_layers=layers, num_attention_heads=4, num_key_value_heads=2,
        max_position_embeddings=256, use_cache=False)
    model = transformers.LlamaModel(config).eval()
    auto = torch.export.Dim.AUTO
    with torch.no_grad():
        program = torch.export.export(
            model, (), {"input_ids": torch.randint(0, 256, (2, 16))}, strict=False,
            dynamic_shapes={"input_ids": {0: auto, 1: auto}} if is_dynamic else None)
        return program.run_decompositions() if is_core else program


def time_pytorch(program: Any, repeat: int) -> float:
    """Seconds taken by FakeTensorProp, the best of some runs."""
    inputs = [node.meta["val"] for node in program.graph.nodes
              if node.op == "placeholder"]
    mode = next(value.fake_mode for value in inputs if isinstance(value, FakeTensor))
    best = float("inf")
    for _ in range(repeat):
        # A run with an empty cache, like the first one of a process.
        clear_cache(mode)
        start = time.perf_counter()
        with torch.no_grad():
            FakeTensorProp(program.graph_module, mode).propagate_dont_convert_inputs(
                *inputs)
        best = min(best, time.perf_counter() - start)
    return best


def clear_cache(mode: Any) -> None:
    """Empties the cache of FakeTensorMode."""
    type(mode).cache_clear()


def time_fake_opt(text: str, folder: pathlib.Path, repeat: int) -> Dict[str, float]:
    """Seconds of the analysis and of the pass, and of a whole process."""
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch, "llama.mlir")
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([folder / "fake-bench", f"--repeat={repeat}", path],
                              capture_output=True, text=True, check=True)
        # The first table is for the unmodified IR.
        times = {name: float(value) / 1000
                 for name, value in reversed(_ROW.findall(done.stdout))}
        start = time.perf_counter()
        subprocess.run([folder / "fake-opt", path, "--fake-propagate", "-o",
                        "/dev/null"], check=True)
        times["fake-opt, all of the process"] = time.perf_counter() - start
    return times


def main(arguments: Optional[Any] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build/release/bin")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    print("| graph | nodes | what | ms | times faster |\n| --- | ---: | --- | ---: | ---: |")
    for is_dynamic in (False, True):
        for is_core in (False, True):
            program = export_llama(options.layers, is_dynamic, is_core)
            label = (f"{'dynamic' if is_dynamic else 'static'}, "
                     f"{'core' if is_core else 'export'} | {len(program.graph.nodes)}")
            slow = time_pytorch(program, options.repeat)
            print(f"| {label} | FakeTensorProp | {slow * 1000:.2f} | |")
            text = fake_tensor.export(program, fake_opt=str(options.bin / "fake-opt"))
            for name, seconds in time_fake_opt(text, options.bin,
                                               options.repeat).items():
                print(f"| {label} | {name} | {seconds * 1000:.2f} | "
                      f"{slow / seconds:.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
