#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts lit's results, with each GoogleTest case as one.

Usage: count-tests.py RESULTS.json
"""

import collections
import json
import sys

PASSED = {"PASS", "FLAKYPASS", "XFAIL"}
SKIPPED = {"UNSUPPORTED", "SKIPPED", "EXCLUDED"}


def main():
    with open(sys.argv[1]) as file:
        tests = json.load(file)["tests"]
    counts = collections.Counter()
    for test in tests:
        code = test["code"]
        kind = "passed" if code in PASSED else "skipped" if code in SKIPPED else "failed"
        counts[kind] += 1
        if kind == "failed":
            print(f"{code}: {test['name']}")
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    if counts["skipped"]:
        line += f", {counts['skipped']} skipped"
    print(line)
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
