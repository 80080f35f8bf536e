# A process that fails is reported, and so is one that takes too long.
#
# RUN: mkdir -p %t
# RUN: env PYTHONPATH=%fake_src_root/benchmarks %PYTHON %s %t %fake_obj_root/bin/fake-opt %t.mlir | FileCheck %s --check-prefix=FAILED
# FAILED: cannot open input file {{.*}}: No such file or directory
# RUN: env PYTHONPATH=%fake_src_root/benchmarks %PYTHON %s %t /bin/sleep 60 | FileCheck %s --check-prefix=SLOW
# SLOW: more than 1 s

import pathlib
import sys

import compare
import measure

row = measure.Row("program", 1, "tool", "run")
job = compare.Job([row], sys.argv[2:], compare.store_mlir)
compare.run_jobs([job], repeat=2, limit=1, folder=pathlib.Path(sys.argv[1]))
print(row.failure)
