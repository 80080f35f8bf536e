#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what propagation costs here, in PyTorch, in torch-mlir and in MLIR.

    benchmarks/compare.py [FILE.mlir ...] [--only REGEX] [--repeat N] [--json OUT]

Without files: the models of the tests, chains of generated ops, and a module of many
functions. All tools read the same text, in which results have no types. Prints one
table; peers that are not installed are skipped. docs/Performance.md explains it.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

import inputs
import measure
from inputs import Program
from measure import Finished, Row

ROOT = pathlib.Path(__file__).resolve().parents[1]
# A process that took so many seconds is not repeated.
LONG = 10
# fake-bench also measures parsing, printing and the fake dialect: minutes on programs of
# more ops than this.
LONG_CHAIN = 20000
# torch-mlir has a pipeline for shapes only. These passes follow it in
# createTorchDtypeRefinementPipeline, which has no name on the command line.
_SHAPES = "torch-shape-refinement-pipeline"
_DTYPES = ("torch-reify-dtype-calculations,inline,func.func(torch-simplify-dtype-"
           "calculations,torch-drop-abstract-interp-calculations)")


class Tools:
    """The programs to run; None where one is not installed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.fake_opt = str(options.bin / "fake-opt")
        if not shutil.which(self.fake_opt):
            sys.exit(f"error: expected fake-opt in {options.bin}; build it, or name "
                     "another folder by --bin")
        bench = options.bin / "fake-bench"
        self.fake_bench = shutil.which(str(bench))
        self.torch_python = self._find_torch(options.torch_python)
        self.torch_mlir_opt = (
            shutil.which(options.torch_mlir_opt) if options.torch_mlir_opt
            else self._find_torch_mlir(self.torch_python))
        self.mlir_opt = (
            shutil.which(options.mlir_opt) if options.mlir_opt
            else shutil.which("mlir-opt-22")
            or shutil.which("mlir-opt", path="/usr/lib/llvm-22/bin"))
        for found, name, advice in [
                (self.fake_bench, "fake-bench", "build the target fake-bench"),
                (self.torch_python, "PyTorch", "pip install torch, and name its Python "
                 "by --torch-python or FAKE_TENSOR_TORCH_PYTHON"),
                (self.torch_mlir_opt, "torch-mlir-opt", "pip install torch-mlir, or name "
                 "it by --torch-mlir-opt"),
                (self.mlir_opt, "mlir-opt", "install mlir-22-tools, or name it by "
                 "--mlir-opt")]:
            if not found:
                print(f"skipped: {name} was not found: {advice}", file=sys.stderr)

    @staticmethod
    def _find_torch(python: str) -> Optional[str]:
        path = shutil.which(python)
        return path if path and _find_package(path, "torch") else None

    @staticmethod
    def _find_torch_mlir(python: Optional[str]) -> Optional[str]:
        """The program of the wheel; the script of that name starts a Python first."""
        folder = _find_package(python, "torch_mlir") if python else ""
        path = pathlib.Path(folder, "_mlir_libs", "torch-mlir-opt")
        return str(path) if folder and path.exists() else shutil.which("torch-mlir-opt")

    def get_versions(self) -> List[str]:
        """A line for each program."""
        lines = [_get_line([self.fake_opt, "--version"], "fake-opt|FakeTensor")]
        if self.torch_python:
            version = _get_line([self.torch_python, "-c", "import importlib.metadata as "
                                 "m; print(m.version('torch'))"], "")
            lines.append(f"PyTorch {version}")
        if self.torch_mlir_opt and self.torch_python:
            version = _get_line([self.torch_python, "-c", "import importlib.metadata as "
                                 "m; print(m.version('torch-mlir'))"], "")
            lines.append(f"torch-mlir {version}")
        if self.mlir_opt:
            lines.append("mlir-opt of " + _get_line([self.mlir_opt, "--version"], "LLVM"))
        return lines


def _find_package(python: str, name: str) -> str:
    """The folder of a package, which is not imported; empty if there is none."""
    done = subprocess.run(
        [python, "-c", "import importlib.util as u; "
         f"print(*u.find_spec('{name}').submodule_search_locations)"],
        capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _get_line(command: Sequence[str], pattern: str) -> str:
    """The first line of output in which the pattern is found."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line.strip() for line in done.stdout.splitlines()
             if re.search(pattern, line)]
    return lines[0] if lines else "of unknown version"


class Job(NamedTuple):
    """A process to start again and again, and the rows that it fills."""
    rows: List[Row]
    command: List[str]
    store: Callable[[List[Row], Finished], None]
    # Writes the input before the first process.
    prepare: Optional[Callable[[], None]] = None


def store_mlir(rows: List[Row], done: Finished) -> None:
    """What a tool of MLIR reports."""
    rows[0].process.append(done.seconds)
    rows[0].peak.append(done.peak)
    passes = measure.read_pass_time(done.stderr)
    if passes is not None:
        rows[0].passes.append(passes)


def store_pytorch(rows: List[Row], done: Finished) -> None:
    """The first run, the process without the other runs, and the other runs."""
    cold, warm = rows
    times: Dict[str, List[float]] = {"import": [], "cold": [], "warm": []}
    for line in done.stdout.splitlines():
        name, seconds = line.split()
        times[name].append(float(seconds))
    cold.process.append(done.seconds - sum(times["warm"]))
    cold.peak.append(done.peak)
    cold.passes += times["cold"]
    warm.passes += times["warm"]


def store_bench(rows: List[Row], done: Finished) -> None:
    """The median of the first table, which is for the unmodified text."""
    match = re.search(r"^  fake-propagate +[\d.]+ +([\d.]+)", done.stdout, re.MULTILINE)
    if match:
        rows[0].passes.append(float(match[1]) / 1000)


def create_jobs(program: Program, tools: Tools) -> List[Job]:
    """All that is measured for a program."""
    jobs: List[Job] = []

    def add(tool: Optional[str], name: str, what: str, path: Optional[pathlib.Path],
            *arguments: str) -> None:
        if tool and path:
            row = Row(program.name, program.num_ops, name, what)
            jobs.append(Job([row], [tool, str(path), "-o", os.devnull, *arguments,
                                    *measure.TIMING], store_mlir))

    text, tosa = program.torch, program.tosa
    add(tools.fake_opt, "fake-opt", "fake-propagate", text, "--fake-propagate")
    if program.is_parallel:
        add(tools.fake_opt, "fake-opt", "fake-propagate, one thread", text,
            "--fake-propagate", "--mlir-disable-threading")
        for name in ("cse", "canonicalize"):
            add(tools.fake_opt, "fake-opt", name, text,
                f"--pass-pipeline=builtin.module(func.func({name}))")
            add(tools.fake_opt, "fake-opt", f"{name}, one thread", text,
                f"--pass-pipeline=builtin.module(func.func({name}))",
                "--mlir-disable-threading")
        return jobs
    if tools.fake_bench and program.num_ops <= LONG_CHAIN:
        jobs.append(Job([Row(program.name, program.num_ops, "fake-bench",
                             "fake-propagate, warm")],
                        [tools.fake_bench, str(text), "--repeat=5"], store_bench))
    add(tools.fake_opt, "fake-opt", "parse and print", text)
    add(tools.fake_opt, "fake-opt", "cse", text, "--cse")
    add(tools.fake_opt, "fake-opt", "canonicalize", text, "--canonicalize")
    if tools.torch_python:
        rows = [Row(program.name, program.num_ops, "PyTorch", f"FakeTensorProp, {state}")
                for state in ("cold", "warm")]
        jobs.append(Job(rows, [
            tools.torch_python, str(ROOT / "benchmarks" / "fake_tensor_prop.py"),
            str(program.generic), "--repeat=1"], store_pytorch,
            lambda: inputs.write_generic(program, tools.fake_opt)))
    mlir = tools.torch_mlir_opt
    add(mlir, "torch-mlir-opt", "parse and print", text)
    add(mlir, "torch-mlir-opt", "shapes", text,
        f"--pass-pipeline=builtin.module({_SHAPES})")
    add(mlir, "torch-mlir-opt", "shapes and dtypes", text,
        f"--pass-pipeline=builtin.module({_SHAPES},{_DTYPES})")
    add(tools.mlir_opt, "mlir-opt", "TOSA: parse and print", tosa)
    add(tools.mlir_opt, "mlir-opt", "TOSA: tosa-infer-shapes", tosa,
        "--pass-pipeline=builtin.module(func.func(tosa-infer-shapes))")
    add(tools.mlir_opt, "mlir-opt", "TOSA: cse", tosa, "--cse")
    add(tools.mlir_opt, "mlir-opt", "TOSA: canonicalize", tosa, "--canonicalize")
    return jobs


def skip_slow_jobs(jobs: List[Job], slow: Dict[Tuple[str, ...], str]) -> None:
    """Skips what took too long for a shorter program of that name."""
    for job in jobs:
        for row in job.rows:
            row.failure = slow.get((row.program, row.tool, row.what), "")


def run_jobs(jobs: List[Job], repeat: int, limit: int, folder: pathlib.Path) -> None:
    """Runs all jobs once, then all of them again, and so on."""
    for iteration in range(repeat):
        for job in jobs:
            first = job.rows[0]
            if first.failure or (first.process and first.process[0] > LONG):
                continue
            if job.prepare and iteration == 0:
                job.prepare()
            done = measure.run(job.command, limit, folder)
            if done.exit_code == 0:
                job.store(job.rows, done)
                continue
            reason = f"more than {limit} s"
            if done.exit_code is not None:
                lines = done.stderr.splitlines()
                errors = [line for line in lines if "error" in line] or lines[:1]
                reason = (errors or [f"exit code {done.exit_code}"])[0]
                reason = reason.replace(f"{folder}/", "")
            for row in job.rows:
                row.failure = reason
                row.process, row.passes, row.peak = [], [], []


HEADER = ("| program | ops | tool | run | process ms | times | passes ms | times "
          "| peak MB | runs |\n"
          "| --- | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
_FORMAT = ("| {:18} | {:7} | {:14} | {:26} | {:>8} | {:>6} | {:>8} | {:>6} | {:>5} "
           "| {:>3} |")


def _show(value: Optional[float], factor: float = 1) -> str:
    if value is None:
        return ""
    value *= factor
    return f"{value:.0f}" if value >= 100 else f"{value:.{1 if value >= 10 else 2}f}"


def _divide(value: Optional[float], base: Optional[float]) -> str:
    return _show(value / base) if value is not None and base else ""


def _shorten(failure: str) -> str:
    if not failure:
        return ""
    seconds = re.match(r"more than (\d+) s", failure)
    return f"> {seconds[1]}000" if seconds else "failed"


def format_rows(rows: List[Row]) -> List[str]:
    """Lines of the table. Ratios are to the first row that is given."""
    lines = []
    base_process, base_passes, _ = rows[0].get_medians()
    for row in rows:
        process, passes, peak = row.get_medians()
        lines.append(_FORMAT.format(
            row.program, row.num_ops, row.tool, row.what,
            _shorten(row.failure) or _show(process, 1000),
            _divide(process, base_process), _show(passes, 1000),
            _divide(passes, base_passes), _show(peak, 1e-6),
            len(row.process or row.passes)))
    return lines


def describe_machine() -> str:
    """The processor, without names of the host."""
    model = _get_line(["cat", "/proc/cpuinfo"], "^model name").rpartition(": ")[2]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores of {model}, {memory:.0f} GB, {platform.system()}"


def create_programs(options: argparse.Namespace, tools: Tools,
                    folder: pathlib.Path) -> List[Callable[[], Program]]:
    """What to measure; each is written just before it is."""
    programs: List[Callable[[], Program]] = []
    files = options.files
    if not files and not options.no_models:
        files = sorted((ROOT / "test/Models/Inputs").glob("*.mlir"))
    for path in files:
        programs.append(partial(inputs.erase_types, path, tools.fake_opt, folder))
    bench = tools.fake_bench
    if options.files or not bench:
        return programs
    for num_ops in options.chain:
        for is_dynamic in (False, True):
            programs.append(partial(inputs.generate_chain, num_ops, is_dynamic, bench,
                                    folder))
    if options.functions:
        programs.append(partial(inputs.generate_functions, options.functions, 1000,
                                bench, folder))
    return programs


def parse_arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n", maxsplit=1)[0],
        formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    add = parser.add_argument
    add("files", nargs="*", type=pathlib.Path, metavar="FILE",
        help="programs in torch-mlir's text, instead of all others")
    add("--only", default="", metavar="REGEX",
        help="rows to measure, such as 'llama.* PyTorch' or 'chain.static 1000 '")
    add("--repeat", type=int, default=5, metavar="N", help="processes of each row")
    add("--limit", type=int, default=60, metavar="S", help="seconds of a process")
    add("--chain", type=lambda text: [int(n) for n in text.split(",") if n],
        default=[1000, 10000, 100000], metavar="N,...", help="ops of the chains")
    add("--functions", type=int, default=64, metavar="N",
        help="functions of 1000 ops in one module, to see what threads gain")
    add("--no-models", action="store_true", help="without the models of the tests")
    add("--json", type=pathlib.Path, metavar="OUT", help="writes all measurements")
    add("--svg", type=pathlib.Path, metavar="FOLDER", help="draws plots, by matplotlib")
    add("--bin", type=pathlib.Path, default=ROOT / "build/release/bin", metavar="FOLDER",
        help="fake-opt and fake-bench")
    add("--torch-python", metavar="PYTHON", help="a Python with PyTorch",
        default=os.environ.get("FAKE_TENSOR_TORCH_PYTHON", sys.executable))
    add("--torch-mlir-opt", metavar="PATH", help="by default the one of that Python")
    add("--mlir-opt", metavar="PATH", help="by default mlir-opt-22")
    return parser.parse_args()


def main() -> int:
    """The command; returns the exit code."""
    options = parse_arguments()
    tools = Tools(options)
    machine = [describe_machine(), *tools.get_versions()]
    print("\n".join(machine), end="\n\n")
    print(HEADER, flush=True)
    rows: List[Row] = []
    slow: Dict[Tuple[str, ...], str] = {}
    only = re.compile(options.only)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for create in create_programs(options, tools, folder):
            program = create()
            jobs = [job for job in create_jobs(program, tools)
                    if any(only.search(f"{row.program} {row.num_ops} {row.tool} "
                                       f"{row.what}") for row in job.rows)]
            skip_slow_jobs(jobs, slow)
            run_jobs(jobs, options.repeat, options.limit, folder)
            done = [row for job in jobs for row in job.rows]
            slow.update(((row.program, row.tool, row.what), row.failure) for row in done
                        if row.failure.startswith("more than"))
            if done:
                print("\n".join(format_rows(done)), flush=True)
            rows += done
            for path in folder.iterdir():
                path.unlink()
    failed = [row for row in rows
              if row.failure and not row.failure.startswith("more than")]
    for row in failed:
        print(f"{row.program}, {row.num_ops} ops, {row.tool}, {row.what}: "
              f"{row.failure}", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(
            {"machine": machine, "rows": [row.to_json() for row in rows]}, indent=1))
    if options.svg:
        import plots
        plots.draw(rows, options.svg)
    return int(any(row.tool in ("fake-opt", "fake-bench") for row in failed))


if __name__ == "__main__":
    sys.exit(main())
