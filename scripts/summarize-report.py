#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts the known metadata in the output of fake-report.

Usage: summarize-report.py REPORT.jsonl [--timing TIMING.txt]
TIMING.txt is the output of --mlir-timing --mlir-timing-display=list.
"""

import argparse
import json
import re


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report")
    parser.add_argument("--timing")
    args = parser.parse_args()

    with open(args.report) as file:
        values = [json.loads(line)["meta"] for line in file if line.strip()]
    tensors = [v["t"] for v in values if isinstance(v, dict) and "t" in v]
    unknown = sum(t[0] is None or t[3] is None or None in t[0] for t in tensors)
    strided = sum(t[1] is not None and None not in t[1] for t in tensors)
    symbolic = sum(any(not isinstance(s, int) for s in t[0] or []) for t in tensors)
    storages = len({t[5] for t in tensors})
    print(f"values               {len(values):>8}")
    print(f"tensors              {len(tensors):>8}")
    print(f"  of symbolic size   {symbolic:>8}")
    print(f"  of unknown size    {unknown:>8}")
    print(f"  of known strides   {strided:>8}")
    print(f"distinct storages    {storages:>8}")
    if args.timing:
        with open(args.timing) as file:
            for line in file:
                match = re.match(r"\s*([\d.]+) \(.*\)\s+(\w+)\s*$", line)
                if match and match[2] in ("FakePropagatePass", "FakePropagate", "Parser"):
                    print(f"{match[2]:<20} {1e3 * float(match[1]):>8.1f} ms")


if __name__ == "__main__":
    main()
