// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -
// RUN: fake-opt %s --verify-roundtrip --split-input-file -o /dev/null

// The kind of a symbol is part of its declaration. Its name is arbitrary.

// The size of the result may be that of either branch.

// CHECK-LABEL: func.func @either
// CHECK-SAME: -> !fake.tensor<[u0, 4], f32>
// CHECK-SAME: fake.symbols = [#fake.symbol<n, min = 2, max = 9>, #fake.symbol<m, min = 3, max = 5>, #fake.symbol<k>, #fake.symbol<u0, unbacked, min = 2, max = 9>]
func.func @either(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[n, 4], f32>, %y: !fake.tensor<[m, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2, max = 9>, #fake.symbol<m, min = 3, max = 5>, #fake.symbol<k>]} {
  %0 = fake.cond %p with(%x, %y) : (!fake.tensor<[], bool>, !fake.tensor<[n, 4], f32>, !fake.tensor<[m, 4], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  } else(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield %b : !fake.tensor<*>
  }
  return %0 : !fake.tensor<*>
}

// -----

// The same with other names: u0 for n, j0 for m, u7 for k.

// CHECK-LABEL: func.func @either_renamed
// CHECK-SAME: -> !fake.tensor<[u1, 4], f32>
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, min = 2, max = 9>, #fake.symbol<j0, min = 3, max = 5>, #fake.symbol<u7>, #fake.symbol<u1, unbacked, min = 2, max = 9>]
func.func @either_renamed(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[u0, 4], f32>, %y: !fake.tensor<[j0, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<u0, min = 2, max = 9>, #fake.symbol<j0, min = 3, max = 5>, #fake.symbol<u7>]} {
  %0 = fake.cond %p with(%x, %y) : (!fake.tensor<[], bool>, !fake.tensor<[u0, 4], f32>, !fake.tensor<[j0, 4], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  } else(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield %b : !fake.tensor<*>
  }
  return %0 : !fake.tensor<*>
}

// -----

// A backed symbol is an input, and stays declared if nothing uses it.

// CHECK-LABEL: func.func @unused_inputs
// CHECK-SAME: fake.symbols = [#fake.symbol<u7, min = 2>, #fake.symbol<n, hint = 4>]
func.func @unused_inputs(%x: !fake.tensor<[4], f32>)
    attributes {fake.symbols = [#fake.symbol<u7, min = 2>, #fake.symbol<n, hint = 4>]} {
  return
}

// -----

// A symbol of another kind belongs to a value, and is dropped with it.

// CHECK-LABEL: func.func @unused_values
// CHECK-NOT: fake.symbol
// CHECK: return
func.func @unused_values(%x: !fake.tensor<[4], f32>)
    attributes {fake.symbols = [#fake.symbol<u7, unbacked, min = 2>, #fake.symbol<n, unbacked>, #fake.symbol<r, ragged>, #fake.symbol<c, computed>]} {
  return
}

// -----

// Without declarations, kinds follow from PyTorch's names.

// CHECK-LABEL: func.func @undeclared
// CHECK-SAME: fake.symbols = [#fake.symbol<j1, ragged, min = 2>, #fake.symbol<n>, #fake.symbol<u3, unbacked>]
func.func @undeclared(%x: !fake.tensor<[u3, n], f32>, %y: !fake.tensor<[3, j1, 8], f32, layout = jagged>) {
  return
}

// -----

// Without kinds, symbols created by ops are unbacked.

// CHECK-LABEL: func.func @old_text
// CHECK-NOT: fake.guards
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 8>, #fake.symbol<rows, unbacked, min = 0, max = 9>]
// CHECK: -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: -> !fake.tensor<[rows, 1], i64, strides = [1, rows]>
func.func @old_text(%x: !fake.tensor<[8], f32>, %y: !fake.tensor<[9], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, min = 0>, #fake.symbol<rows>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
  %1 = fake.aten.nonzero(%y) : (!fake.tensor<[9], f32>) -> !fake.tensor<[rows, 1], i64, strides = [1, rows]>
  return
}

// -----

// An op that creates symbols of two kinds takes a name of the same kind for
// each.

// CHECK-LABEL: func.func @both_kinds
// CHECK-NOT: fake.guards
// CHECK: fake.aten.chunk{{.*}} -> !fake.list<!fake.tensor<[1, first, 8], f32, {{.*}}layout = jagged{{.*}}>, !fake.tensor<[1, second, 8], f32, offset = 8 * a, layout = jagged{{.*}}>>
func.func @both_kinds(%x: !fake.tensor<[2, rows, 8], f32, layout = jagged>)
    attributes {fake.symbols = [#fake.symbol<rows, ragged, min = 2>, #fake.symbol<a, unbacked>, #fake.symbol<first, ragged>, #fake.symbol<b, unbacked>, #fake.symbol<second, ragged>]} {
  %0 = fake.aten.chunk(%x, 2) : (!fake.tensor<[2, rows, 8], f32, layout = jagged>) -> !fake.list<!fake.tensor<[1, first, 8], f32, layout = jagged>, !fake.tensor<[1, second, 8], f32, offset = 8 * a, layout = jagged>>
  return
}

// -----

// The size of the values of an argument gets another name if its usual name is taken.

// CHECK-LABEL: func.func @taken
// CHECK-SAME: #fake.symbol<rows_total, min = 0>
// CHECK-SAME: #fake.symbol<rows_total_0, unbacked, min = 0>
// CHECK: fake.aten.values{{.*}} -> !fake.tensor<[rows_total_0, 8], f32>
func.func @taken(%x: !fake.tensor<[2, rows, 8], f32, layout = jagged>, %y: !fake.tensor<[rows_total], f32>)
    attributes {fake.symbols = [#fake.symbol<rows, ragged, min = 2>, #fake.symbol<rows_total, min = 0>]} {
  %0 = fake.aten.relu(%x) : (!fake.tensor<[2, rows, 8], f32, layout = jagged>) -> !fake.tensor<*>
  %1 = fake.aten.values(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// An unknown size of a jagged tensor is ragged.

// CHECK-LABEL: func.func @unknown(
// CHECK-SAME: #fake.symbol<j0, ragged, min = 2>
func.func @unknown(%x: !fake.tensor<[3, ?, 8], f32, layout = jagged>) {
  %0 = fake.aten.relu(%x) : (!fake.tensor<[3, ?, 8], f32, layout = jagged>) -> !fake.tensor<*>
  return
}

// -----

// Strides do not depend on the name of a symbol.

// CHECK-LABEL: func.func private @strides(!fake.tensor<[m, 1, j1], f32, strides = [max(1, j1), j1, 1]>)
func.func private @strides(!fake.tensor<[m, 1, j1], f32, strides = [max(1, j1), j1, 1]>)
