# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the peak memory of random programs with that of PyTorch, byte by byte.

    python3 -m oracle.peaks --seed 7 --count 100 --fake-opt PATH

Programs have views, writes, changes of metadata, composite ops, branches and loops. Each is
run in PyTorch on FakeTensors of several sizes, and values are dropped after their last use.
See docs/Memory.md.
"""

import argparse
import sys
from typing import List, Optional

from fake_tensor.tool import (Tool, ToolError, add_timeout_option, add_tool_option,
                              find_tool)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.peaks",
        description="Compares the peak memory of random programs with that of PyTorch.")
    parser.add_argument("--count", type=int, default=100, metavar="N",
                        help="the number of programs (default: 100)")
    parser.add_argument("--seed", type=int, default=0, metavar="N",
                        help="the seed of the first program (default: 0)")
    parser.add_argument("--assignments", type=int, default=5, metavar="N",
                        help="sizes to run each program for (default: 5)")
    parser.add_argument("--written", action="store_true",
                        help="compare the programs that are written by hand instead")
    parser.add_argument("--known", action="store_true",
                        help="also draw kinds of programs that are known to differ")
    parser.add_argument("--show", type=int, default=10, metavar="N",
                        help="the number of differences to print (default: 10)")
    add_tool_option(parser)
    add_timeout_option(parser)
    options = parser.parse_args(arguments)
    try:
        # pylint: disable=import-outside-toplevel
        from .program_peaks import compare
        from .random_calls import set_up
    except ImportError as error:
        print(f"error: the comparison needs PyTorch: {error}", file=sys.stderr)
        return 2
    set_up()
    return int(not compare(Tool(find_tool(options.fake_opt), options.timeout), options))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ToolError, ValueError) as error:
        sys.exit(f"error: {error}")
