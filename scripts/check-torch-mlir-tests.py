#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs fake-opt on the torch dialect's tests in a checkout of torch-mlir.

Each function of a test file is run by itself, or together with what else is in its
piece of the file where it calls another one. Pieces that are invalid on purpose are
passed over. Crashes and errors are printed; the exit code is 1 if something crashed, or if
an error is not among those in torch-mlir-tests-known.txt.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

FOLDERS = ("test/Dialect/Torch", "test/Conversion")
# Programs with these are skipped: ONNX ops, and dialects that fake-opt does not have.
FOREIGN = ("\"onnx.", "torch_c.", "tm_tensor.")
# Errors that are expected, with their reasons.
KNOWN = pathlib.Path(__file__).with_name("torch-mlir-tests-known.txt")
FUNCTION = re.compile(r"^func\.func\b", re.MULTILINE)


def cut(text):
    """The programs in a test file: number of the first line, text."""
    line = 1
    for piece in re.split(r"^// -----.*\n", text, flags=re.MULTILINE):
        starts = [match.start() for match in FUNCTION.finditer(piece)]
        if "expected-error" not in piece and "!torch." in piece:
            head = piece[:starts[0]] if starts else piece
            if len(starts) < 2 or "call @" in piece or head.strip(" \n/"):
                yield line, piece
            else:
                for begin, end in zip(starts, starts[1:] + [len(piece)]):
                    yield line + piece.count("\n", 0, begin), piece[begin:end]
        line += piece.count("\n") + 1


def without_comments(text):
    """A program without comment lines."""
    return "\n".join(re.sub(r"^\s*//.*", "", line) for line in text.split("\n"))


def run(tool, passes, seconds, program):
    """The outcome ("right", "error", "crash") and the first diagnostic."""
    try:
        done = subprocess.run([tool, *passes], input=program, text=True, timeout=seconds,
                              capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return "crash", f"no end within {seconds} seconds"
    if done.returncode < 0 or done.returncode >= 128:
        return "crash", f"exit code {done.returncode}"
    if done.returncode == 0:
        return "right", ""
    first = next((line for line in done.stderr.splitlines() if " error: " in line), "")
    return "error", first.partition(" error: ")[2] or f"exit code {done.returncode}"


def read_known(path):
    """The patterns of expected errors; each line also has a reason."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    return [re.compile(line.split(" => ")[0])
            for line in lines if line and not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", help="a checkout of llvm/torch-mlir")
    parser.add_argument("--fake-opt", default=shutil.which("fake-opt") or "fake-opt")
    parser.add_argument("--pass", dest="passes", action="append", metavar="OPTION",
                        help="an option for fake-opt (default: --fake-propagate); can "
                        "be repeated: --pass=--fake-erase-types")
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--all", action="store_true",
                        help="also print the expected errors")
    options = parser.parse_args()
    root = pathlib.Path(options.checkout)
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*.mlir"))
    programs = [(f"{file.relative_to(root)}:{line}", program)
                for file in files for line, text in cut(file.read_text())
                for program in [without_comments(text)]
                if not any(word in program for word in FOREIGN)]
    if not programs:
        sys.exit(f"error: expected tests in {root}, found none")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(
            lambda p: run(options.fake_opt, options.passes or ["--fake-propagate"],
                          options.timeout, p[1]), programs))
    known = read_known(KNOWN)
    count = collections.Counter()
    for (place, _), (outcome, message) in zip(programs, outcomes):
        if outcome == "error" and any(p.search(f"{place}: {message}") for p in known):
            outcome = "known"
        count[outcome] += 1
        if outcome not in ("right", "known") or outcome == "known" and options.all:
            print(f"{place}: {outcome}: {message}")
    print(f"{len(programs)} programs: {count['right']} without an error, "
          f"{count['known']} with a known one, {count['error']} with another one, "
          f"{count['crash']} crashed")
    sys.exit(1 if count["crash"] or count["error"] else 0)


if __name__ == "__main__":
    main()
