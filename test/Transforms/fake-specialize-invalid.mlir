// RUN: not fake-opt %s --fake-specialize="symbols=s0=100" 2>&1 | FileCheck %s --check-prefix=BOUNDS
// RUN: not fake-opt %s --fake-specialize="symbols=s7=4" 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not fake-opt %s --fake-specialize="symbols=s0" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not fake-opt %s --fake-specialize="symbols=s0=9..4" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not fake-opt %s --fake-specialize="func=other" 2>&1 | FileCheck %s --check-prefix=FUNC
// RUN: not fake-opt %s --fake-specialize="args={3=!fake.tensor<*>}" 2>&1 | FileCheck %s --check-prefix=INDEX
// RUN: not fake-opt %s --fake-specialize="args={0=!fake.int}" 2>&1 | FileCheck %s --check-prefix=KIND
// RUN: not fake-opt %s --fake-specialize="args={first}" 2>&1 | FileCheck %s --check-prefix=TYPE
// RUN: not fake-opt %s --fake-specialize="dynamic=0" 2>&1 | FileCheck %s --check-prefix=DIM
// RUN: not fake-opt %s --fake-specialize="dynamic=0:2" 2>&1 | FileCheck %s --check-prefix=RANK
// RUN: not fake-opt %s --fake-specialize="dynamic=1:0" 2>&1 | FileCheck %s --check-prefix=GAPS
// RUN: not fake-opt %s --fake-specialize="dynamic=0:1=n,1:0=n" 2>&1 | FileCheck %s --check-prefix=HINT
// RUN: not fake-opt %s --fake-specialize="args={0=!fake.tensor<[7], f32>}" 2>&1 | FileCheck %s --check-prefix=INFER

// BOUNDS: [[@LINE+12]]:1: error: symbol 's0' is declared in 2..64, which excludes 100
// NAME: error: no symbol 's7' among s0
// SYNTAX: error: expected a symbol and its value or bounds, 's0=4' or 's0=2..64', found 's0
// FUNC: error: no function 'other'
// INDEX: error: expected an argument below 2, found 3
// KIND: error: expected a type like '!fake.tensor<[s0, 4], f32>' for argument #0, found '!fake.int'
// TYPE: error: expected an argument and its type, '0=!fake.tensor<[2], f32>', found 'first'
// DIM: error: expected a dimension of an argument, '0:1' or '0:1=batch', found '0'
// RANK: error: expected a dimension below 2 of argument #0, found 2
// GAPS: error: expected argument #1 to be dense, so that its strides follow from its sizes, found
// HINT: error: symbol 'n' is 4 elsewhere, but size 0 of argument #1 is 3
// INFER: error: 'fake.aten.mm' op
func.func @main(%x: !fake.tensor<[s0, 4], f32>, %y: !fake.tensor<[3, 4], f32, strides = [8, 1]>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 64>]} {
  %0 = fake.aten.t(%y) : (!fake.tensor<[3, 4], f32, strides = [8, 1]>) -> !fake.tensor<*>
  %1 = fake.aten.mm(%x, %0) : (!fake.tensor<[s0, 4], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}
