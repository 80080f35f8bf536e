# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the multiply-accumulates that fake-cost counts with two witnesses.

    python3 -m oracle.ones --seed 7 --samples 50 --ops mm,conv2d --fake-opt PATH

The sum of the results of an op on ones, and the formulas of torch.utils.flop_counter. See
docs/Cost.md.
"""

import argparse
import sys
from typing import List, Optional

from fake_tensor.tool import (Tool, ToolError, add_timeout_option, add_tool_option,
                              find_tool)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m oracle.ones",
        description="Compares costs with sums of ones and with torch.utils.flop_counter.")
    parser.add_argument("--ops", help="ops, separated by commas (default: all)")
    parser.add_argument("--samples", type=int, default=20, help="calls of each op")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--failures", type=int, default=10,
                        help="how many differences are printed")
    add_tool_option(parser)
    add_timeout_option(parser)
    options = parser.parse_args(arguments)
    try:
        from .counted_ones import compare  # pylint: disable=import-outside-toplevel
    except ImportError as error:
        print(f"error: counting needs PyTorch: {error}", file=sys.stderr)
        return 2
    return int(not compare(Tool(find_tool(options.fake_opt), options.timeout), options))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ToolError, ValueError) as error:
        sys.exit(f"error: {error}")
