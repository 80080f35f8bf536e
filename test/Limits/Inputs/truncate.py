"""Runs fake-opt on prefixes of a file of bytecode: `truncate.py FILE SCRATCH`."""

import subprocess
import sys

source, scratch = sys.argv[1:]
with open(source, "rb") as file:
    bytecode = file.read()
rejected = others = 0
step = max(1, len(bytecode) // 50)
# The first four bytes identify bytecode.
for length in range(4, len(bytecode), step):
    with open(scratch, "wb") as file:
        file.write(bytecode[:length])
    done = subprocess.run(["fake-opt", scratch], capture_output=True, text=True)
    if done.returncode == 1 and ": error: " in done.stderr:
        rejected += 1
    else:
        others += 1
        print(length, done.returncode, done.stderr[:200])
print(f"{rejected} of {rejected + others} prefixes rejected, {others} others")
