// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Names of symbols created by ops: names in the types of results, as from an
// earlier run, are preferred.

// A name chosen by the program, whose bounds apply as well.
// CHECK-LABEL: func.func @chosen
// CHECK-NOT: fake.guards
// CHECK-SAME: fake.symbols = [#fake.symbol<rows, unbacked, min = 1, max = 8>]
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[rows, 1], i64, strides = [1, rows]>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[rows, 1], i64>
func.func @chosen(%x: !fake.tensor<[8], f32>)
    attributes {fake.symbols = [#fake.symbol<rows, min = 1>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<[rows, 1], i64, strides = [1, rows]>
  %1 = fake.aten.neg(%0) : (!fake.tensor<[rows, 1], i64, strides = [1, rows]>) -> !fake.tensor<*>
  return
}

// -----

// A new op at the front takes a new name, not that of the op after it, nor the
// bounds of an unused symbol.
// CHECK-LABEL: func.func @changed
// CHECK-NOT: fake.guards
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 8>, #fake.symbol<u1, unbacked, min = 0, max = 9>]
// CHECK: fake.aten.nonzero(%arg1) {{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
// CHECK: fake.aten.nonzero(%arg0) {{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
func.func @changed(%x: !fake.tensor<[8], f32>, %y: !fake.tensor<[9], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 8>, #fake.symbol<u1, unbacked, min = 0, max = 1>]} {
  %0 = fake.aten.nonzero(%y) : (!fake.tensor<[9], f32>) -> !fake.tensor<*>
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
  return
}

// -----

// The symbol of an argument is not claimed: equality is asserted, and the
// symbol stays declared.
// CHECK-LABEL: func.func @taken
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1, u0)", op = "fake.aten.nonzero">
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
func.func @taken(%x: !fake.tensor<[8], f32>, %y: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
  return
}
