# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records programs that write to tensors.

    python3 -m oracle.record_programs --out programs.jsonl.gz

Runs the programs of `mutating_programs` on fake tensors and writes a line for each: its
calls, and after each call the tensors that it changed. docs/Conformance.md describes
the lines.
"""

import argparse
import logging
import sys
from typing import Any, Callable, Dict, List, Optional

from fake_tensor.encoding import write_lines


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python3 -m oracle.record_programs",
                                     description="Records programs that write to "
                                                 "tensors.")
    parser.add_argument("--out", required=True, metavar="FILE",
                        help="the output file, compressed with gzip")
    parser.add_argument("--draw", type=int, default=0, metavar="N",
                        help="record N random programs instead")
    parser.add_argument("--seed", type=int, default=0, metavar="N",
                        help="the seed of the first random program (default: 0)")
    parser.add_argument("--jagged", action="store_true",
                        help="record programs on jagged tensors instead")
    options = parser.parse_args(arguments)
    try:
        # pylint: disable=import-outside-toplevel
        from .jagged_programs import JaggedProgram, jagged_programs
        from .mutating_programs import PROGRAMS
        from .random_programs import draw_program
        from .recorded_programs import Program, record_program
    except ImportError as error:
        print(f"error: recording needs PyTorch: {error}", file=sys.stderr)
        return 2
    # It logs errors verbosely.
    logging.getLogger("torch._subclasses.fake_tensor").setLevel(logging.CRITICAL)
    programs: Dict[str, Callable[[Any], None]] = PROGRAMS
    kind = Program
    if options.draw:
        programs = {f"random_{seed}": draw_program(seed)
                    for seed in range(options.seed, options.seed + options.draw)}
    elif options.jagged:
        programs, kind = dict(jagged_programs()), JaggedProgram
    write_lines(options.out, (record_program(name, body, kind)
                              for name, body in programs.items()))
    print(f"{len(programs)} programs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
