# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs one process and measures its time and its peak memory."""

import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

# The kernel counts the memory of the process that starts another one to the peak of
# the new one, so this runs in a small process in between. Linux only.
_LAUNCHER = """
import os, signal, sys, time
limit, out, err, *command = sys.argv[1:]
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
files = [(os.POSIX_SPAWN_OPEN, 1, out, flags, 0o600),
         (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o600)]
start = time.perf_counter()
process = os.posix_spawn(command[0], command, os.environ, file_actions=files)
signal.signal(signal.SIGALRM, lambda *_: os.kill(process, signal.SIGKILL))
signal.alarm(int(limit))
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - start, usage.ru_maxrss, status)
"""


class Finished(NamedTuple):
    """A process that ended."""
    seconds: float
    # In bytes.
    peak: int
    # None if the time limit was exceeded.
    exit_code: Optional[int]
    stdout: str
    stderr: str


def run(command: Sequence[str], limit: int, folder: pathlib.Path) -> Finished:
    """Runs a command for at most `limit` seconds, with files in a folder."""
    out, err = folder / "stdout", folder / "stderr"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(limit), out, err, *command],
        capture_output=True, text=True, check=True)
    seconds, peak, status = done.stdout.split()
    code = os.waitstatus_to_exitcode(int(status))
    return Finished(float(seconds), int(peak) * 1024,
                    None if code == -9 and float(seconds) >= limit else code,
                    out.read_text(encoding="utf-8", errors="replace"),
                    err.read_text(encoding="utf-8", errors="replace"))


# Makes MLIR's tools print how long each pass took.
TIMING = ["--mlir-timing", "--mlir-timing-display=tree", "--mlir-output-format=json"]


def read_pass_time(text: str) -> Optional[float]:
    """Seconds of all passes in a report of MLIR, without parsing and printing."""
    report = re.search(r"^\[$.*^\]$", text, re.MULTILINE | re.DOTALL)
    if not report:
        return None
    times = [(entry["name"], entry["wall"]["duration"]) for entry in json.loads(report[0])]
    passes = [seconds for name, seconds in times
              if name not in ("Parser", "Output", "Rest", "Total")]
    # The inliner's passes on callees are counted twice. Then the rest is negative.
    rest = sum(seconds for name, seconds in times if name == "Rest")
    return sum(passes) + min(rest, 0) if passes else None


class Row:
    """A line of the table, and what was measured for it."""

    def __init__(self, program: str, num_ops: int, tool: str, what: str) -> None:
        self.program = program
        self.num_ops = num_ops
        self.tool = tool
        self.what = what
        # Seconds of the process, seconds of the passes, bytes.
        self.process: List[float] = []
        self.passes: List[float] = []
        self.peak: List[int] = []
        # Why there are no times.
        self.failure = ""

    def get_medians(self) -> Tuple[Optional[float], Optional[float], Optional[float]]:
        """The process, the passes, the peak."""
        process, passes, peak = (
            statistics.median(values) if values else None
            for values in (self.process, self.passes, self.peak))
        return process, passes, peak

    def to_json(self) -> Dict[str, object]:
        """All that was measured."""
        return {"program": self.program, "ops": self.num_ops, "tool": self.tool,
                "run": self.what, "process_s": self.process, "passes_s": self.passes,
                "peak_bytes": self.peak, "failure": self.failure}
