# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Records the results of PyTorch's FakeTensor.

    python3 -m oracle.record --out cases.jsonl.gz --ops '^add$' --device cuda
    python3 -m oracle.record --out more.jsonl.gz --draw 20
    python3 -m oracle.record --out layouts.jsonl.gz --layouts

Runs PyTorch's own operator samples (OpInfo) on fake tensors and writes a line
for each ATen call beneath them; or draws random calls of ops that have no
OpInfo; or calls ops on sparse tensors. docs/Conformance.md describes the lines.
"""

import argparse
import gzip
import sys
from typing import List, Optional, TextIO, cast

DTYPES = ("float32", "float16", "complex64", "int64", "uint8", "bool")


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python3 -m oracle.record",
                                     description="Records the results of PyTorch's "
                                                 "FakeTensor.")
    parser.add_argument("--out", required=True, metavar="FILE",
                        help="the output file, compressed if its name ends in .gz")
    parser.add_argument("--ops", default="", metavar="REGEX",
                        help="only the ops whose names match")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu",
                        help="the device of the fake tensors (default: cpu)")
    parser.add_argument("--symbolic", action="store_true",
                        help="with symbolic sizes")
    parser.add_argument("--dtypes", nargs="+", default=list(DTYPES), metavar="DTYPE",
                        help=f"default: {' '.join(DTYPES)}")
    parser.add_argument("--limit", type=int, metavar="N",
                        help="only the first N samples of an op and dtype")
    parser.add_argument("--draw", type=int, metavar="N",
                        help="record N random calls of each op without OpInfo instead")
    parser.add_argument("--layouts", action="store_true",
                        help="record calls on sparse tensors of all layouts instead")
    options = parser.parse_args(arguments)
    try:
        # pylint: disable=import-outside-toplevel
        from .recorded_calls import record, record_layouts, record_random
    except ImportError as error:
        print(f"error: recording needs PyTorch with NumPy and expecttest: {error}",
              file=sys.stderr)
        return 2
    if options.out.endswith(".gz"):
        file = cast(TextIO, gzip.open(options.out, "wt", encoding="utf-8"))
    else:
        file = open(options.out, "w", encoding="utf-8")
    with file:
        if options.layouts:
            count = record_layouts(file, options.ops)
        elif options.draw is not None:
            count = record_random(file, options.ops, options.draw)
        else:
            count = record(file, options.ops, options.device, options.symbolic,
                           options.dtypes, options.limit)
    print(f"{count} calls")
    return 0


if __name__ == "__main__":
    sys.exit(main())
