"""Checks that the outputs that a page quotes, its blocks without a language, are lines of
the output of its commands, in that order.

Usage: outputs.py PAGE OUTPUT
"""

import pathlib
import re
import sys

page, output = (pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[1:3])
blocks = re.findall(r"^```\n((?s:.*?))^```", re.sub(
    r"^```\S.*\n(?s:.*?)^```", "", page, flags=re.MULTILINE), re.MULTILINE)
position = 0
for block in blocks:
    found = output.find(block, position)
    if found < 0:
        sys.exit(f"expected this output, after {position} characters:\n{block}\nfound:\n"
                 f"{output[position:]}")
    position = found + len(block)
print(f"{len(blocks)} outputs")
