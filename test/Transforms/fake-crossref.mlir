// RUN: split-file %s %t
// RUN: fake-opt %t/program.mlir --fake-crossref="expected=%t/right.jsonl" -o /dev/null
// RUN: not fake-opt %t/program.mlir --fake-crossref="expected=%t/wrong.jsonl" -o /dev/null 2>&1 | FileCheck %t/program.mlir
// RUN: fake-opt %t/program.mlir --fake-report="output=%t/own.jsonl" -o /dev/null
// RUN: fake-opt %t/program.mlir --fake-crossref="expected=%t/own.jsonl all-strides" -o /dev/null
// RUN: not fake-opt %t/program.mlir --fake-crossref="expected=%t/right.jsonl all-strides" -o /dev/null 2>&1 | FileCheck %s --check-prefix=STRIDES
// RUN: fake-opt %t/program.mlir --fake-crossref="expected=%t/more.jsonl" -o /dev/null 2>&1 | FileCheck %s --check-prefix=MORE
// RUN: not fake-opt %t/program.mlir --fake-crossref="expected=%t/other.jsonl" -o /dev/null 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not fake-opt %t/program.mlir --fake-crossref="expected=%t/broken.jsonl" -o /dev/null 2>&1 | FileCheck %s --check-prefix=BROKEN
// RUN: not fake-opt %t/program.mlir --fake-crossref="expected=%t/none.jsonl" -o /dev/null 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not fake-opt %t/program.mlir --fake-crossref -o /dev/null 2>&1 | FileCheck %s --check-prefix=MISSING

// Recorded metadata is compared field by field; names in locations identify values.

// STRIDES: error: {{.*}}metadata mismatch of 'fake.aten.sum.dim_IntList' ({{.*}}): expected strides [7, 1, 1] as recorded, found [2, 1, 1]
// MORE: warning: 1 of 2 recorded names are not in the program, 'missing' for one
// OTHER: error: no recorded name is that of a value
// BROKEN: error: {{.*}}broken.jsonl:2: expected a JSON object, found 'not JSON'
// NONE: error: cannot read the recorded metadata: cannot open input file '{{.*}}none.jsonl'
// MISSING: error: expected a file of recorded metadata in the option 'expected'

//--- program.mlir
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.permute' ({{.*}}): expected sizes [s0, 4, 3] as recorded, found [s0, 3, 2]
// CHECK-DAG: note: loc("x"): size 3 is that of argument #0
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.permute' ({{.*}}): expected strides [6, 2, 1] as recorded, found [6, 1, 3]
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.sum.dim_IntList' ({{.*}}): expected dtype float64 as recorded, found float32
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.sum.dim_IntList' ({{.*}}): expected device cuda as recorded, found cpu
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.neg' ({{.*}}): expected the storage of another value as recorded, found a separate one
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.sort' (sort) result #1: expected storage offset 1 as recorded, found 0
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.aten.conj' ({{.*}}): expected conjugate bit clear as recorded, found set
// CHECK-DAG: error: {{.*}}metadata mismatch of 'fake.size' ({{.*}}): expected value 2*s0 as recorded, found s0
func.func @main(%x: !fake.tensor<[s0, 2, 3], f32> loc("x"), %c: !fake.tensor<[2], c64>) attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0 = fake.aten.permute(%x, [0, 2, 1]) : (!fake.tensor<[s0, 2, 3], f32>) -> !fake.tensor<*> loc("permute")
  %1 = fake.aten.sum.dim_IntList(%x, [0, 2], true) : (!fake.tensor<[s0, 2, 3], f32>) -> !fake.tensor<*> loc("sum_1")
  %2 = fake.aten.neg(%x) : (!fake.tensor<[s0, 2, 3], f32>) -> !fake.tensor<*> loc("neg")
  %3:2 = fake.aten.sort(%x) : (!fake.tensor<[s0, 2, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>) loc("sort")
  %4 = fake.aten.conj(%c) : (!fake.tensor<[2], c64>) -> !fake.tensor<*> loc("conj")
  %5 = fake.size %x, 0 : !fake.tensor<[s0, 2, 3], f32> -> !fake.int<s0> loc("size")
  return
}

//--- right.jsonl
{"ranges": {"s0": [2, null]}}
{"name": "x", "val": {"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 0, "float32", "cpu", 7, 0]}}
{"name": "permute", "val": {"t": [[{"sym": "s0"}, 3, 2], [6, 1, 3], 0, "float32", "cpu", 7, 0]}}
{"name": "sum_1", "val": {"t": [[1, 2, 1], [7, 1, 1], 0, "float32", "cpu", 8, 0]}}
{"func": "main", "name": "sort", "meta": [{"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 0, "float32", "cpu", 10, 0]}, {"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 0, "int64", "cpu", 11, 0]}]}
{"name": "conj", "meta": {"t": [[2], [1], 0, "complex64", "cpu", 12, 1]}}
{"name": "size", "meta": {"sym": "s0"}}
//--- wrong.jsonl
{"name": "x", "val": {"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 0, "float32", "cpu", 7, 0]}}
{"name": "permute", "val": {"t": [[{"sym": "s0"}, 4, 3], [6, 2, 1], 0, "float32", "cpu", 7, 0]}}
{"name": "sum_1", "val": {"t": [[1, 2, 1], [2, 1, 1], 0, "float64", "cuda", 8, 0]}}
{"name": "neg", "val": {"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 0, "float32", "cpu", 7, 0]}}
{"name": "sort", "meta": [{"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 0, "float32", "cpu", 10, 0]}, {"t": [[{"sym": "s0"}, 2, 3], [6, 3, 1], 1, "int64", "cpu", 11, 0]}]}
{"name": "conj", "meta": {"t": [[2], [1], 0, "complex64", "cpu", 12, 0]}}
{"name": "size", "meta": {"sym": "2*s0"}}
//--- more.jsonl
{"name": "size", "meta": {"sym": "s0"}}
{"name": "missing", "meta": 3}
//--- other.jsonl
{"name": "missing", "meta": 3}
//--- broken.jsonl
{"name": "size", "meta": 3}
not JSON
