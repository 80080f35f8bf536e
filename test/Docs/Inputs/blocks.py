# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the blocks of a page that are marked with a language, or with none.

Usage: blocks.py PAGE.md [LANGUAGE]
"""

import re
import sys

with open(sys.argv[1], encoding="utf-8") as page:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page.read(), re.DOTALL | re.MULTILINE)
language = sys.argv[2] if len(sys.argv) > 2 else ""
print("".join(text for name, text in blocks if name == language), end="")
