// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Arithmetic and facts about data-dependent integers.

// Sizes and strides are expressions.
// CHECK-LABEL: func.func @sizes(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.sym_size.int{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.sym_stride.int{{.*}} -> !fake.int<max(1, u1)>
// CHECK: fake.aten.sym_numel{{.*}} -> !fake.int<u0 * u1>
func.func @sizes(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.sym_size.int(%x, 0) : (!fake.tensor<[u0, u1], f32>) -> !fake.int
  %1 = fake.aten.sym_stride.int(%x, 0) : (!fake.tensor<[u0, u1], f32>) -> !fake.int
  %2 = fake.aten.sym_numel(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.int
  return
}

// -----

// Of any sign.
// CHECK-LABEL: func.func @arithmetic(
// CHECK-NOT: fake.guards
// CHECK: fake.add{{.*}} -> !fake.int<u0 + u1>
// CHECK: fake.sub{{.*}} -> !fake.int<u0 - u1>
// CHECK: fake.mul{{.*}} -> !fake.int<u0 * u1>
// CHECK: fake.max{{.*}} -> !fake.int<max(u0, u1)>
// CHECK: fake.min{{.*}} -> !fake.int<min(u0, u1)>
func.func @arithmetic(%u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>, #fake.symbol<u1, unbacked>]} {
  %0 = fake.add %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  %1 = fake.sub %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  %2 = fake.mul %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  %3 = fake.max %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  %4 = fake.min %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  return
}

// -----

// Terms cancel.
// CHECK-LABEL: func.func @same(
// CHECK-NOT: fake.guards
// CHECK: fake.mul{{.*}} -> !fake.int<u0 * u0>
// CHECK: fake.floordiv{{.*}} -> !fake.int<u0>
// CHECK: fake.sub{{.*}} -> !fake.int<0>
// CHECK: fake.mod{{.*}} -> !fake.int<0>
func.func @same(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 1>]} {
  %0 = fake.mul %u, %u : (!fake.int<u0>, !fake.int<u0>) -> !fake.int
  %1 = fake.floordiv %0, %u : (!fake.int, !fake.int<u0>) -> !fake.int
  %2 = fake.sub %0, %0 : (!fake.int, !fake.int) -> !fake.int
  %3 = fake.mod %0, %u : (!fake.int, !fake.int<u0>) -> !fake.int
  return
}

// -----

// Division by an integer, and by a divisor that may be 0.
// CHECK-LABEL: func.func @division(
// CHECK-NOT: fake.guards
// CHECK: fake.floordiv{{.*}} -> !fake.int<u0 floordiv u1>
// CHECK: fake.mod{{.*}} -> !fake.int<u0 mod u1>
func.func @division(%u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.floordiv %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  %1 = fake.mod %u, %v : (!fake.int<u0>, !fake.int<u1>) -> !fake.int
  return
}

// -----

// Assertions of the program are used.
// CHECK-LABEL: func.func @constrained(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.sym_constrain_range_for_size">, #fake.guard<assert, "u0 <= 4", op = "fake.aten.sym_constrain_range_for_size">]
// CHECK: fake.aten.sym_constrain_range_for_size{{.*}} -> ()
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u0, 6], f32>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[4 - u0, 6], f32, offset = 6 * u0>
func.func @constrained(%x: !fake.tensor<[4, 6], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  fake.aten.sym_constrain_range_for_size(%u, min = 0, max = 4) : (!fake.int<u0>) -> ()
  %0 = fake.aten.slice.Tensor(%x, 0, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// The usual code for a size that is read from data.
// CHECK-LABEL: func.func @constrained_item(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.sym_constrain_range_for_size">, #fake.guard<assert, "u0 <= 10", op = "fake.aten.narrow">]
// CHECK-SAME: #fake.symbol<u0, unbacked>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.sym_constrain_range_for_size{{.*}} -> ()
// CHECK: fake.aten.narrow{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0], f32>
func.func @constrained_item(%x: !fake.tensor<[], i64>, %y: !fake.tensor<[10], f32>) {
  %0 = fake.aten._local_scalar_dense(%x) : (!fake.tensor<[], i64>) -> !fake.int
  fake.aten.sym_constrain_range_for_size(%0) : (!fake.int) -> ()
  %1 = fake.aten.narrow(%y, 0, 0, %0) : (!fake.tensor<[10], f32>, !fake.int) -> !fake.tensor<*>
  %2 = fake.aten.add.Tensor(%1, %1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Each element that is read has a distinct symbol.
// CHECK-LABEL: func.func @many_items(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.zeros">, #fake.guard<assert, "0 <= u1", op = "fake.aten.zeros">, #fake.guard<assert, "0 <= u2", op = "fake.aten.zeros">]
// CHECK-SAME: #fake.symbol<u0, unbacked>
// CHECK-SAME: #fake.symbol<u1, unbacked>
// CHECK-SAME: #fake.symbol<u2, unbacked>
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[], i64>, !fake.tensor<[], i64, offset = 1>, !fake.tensor<[], i64, offset = 2>>
// CHECK: fake.unpack{{.*}} -> !fake.tensor<[], i64>, !fake.tensor<[], i64, offset = 1>, !fake.tensor<[], i64, offset = 2>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u0>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u1>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u2>
// CHECK: fake.aten.zeros{{.*}} -> !fake.tensor<[u0, u1, u2], f32>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u0>
func.func @many_items(%x: !fake.tensor<[3], i64>) {
  %0 = fake.aten.unbind.int(%x) : (!fake.tensor<[3], i64>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>>
  %1:3 = fake.unpack %0 : !fake.list<!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>> -> !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>
  %2 = fake.aten._local_scalar_dense(%1#0) : (!fake.tensor<*>) -> !fake.int
  %3 = fake.aten._local_scalar_dense(%1#1) : (!fake.tensor<*>) -> !fake.int
  %4 = fake.aten._local_scalar_dense(%1#2) : (!fake.tensor<*>) -> !fake.int
  %5 = fake.aten.zeros([%2, %3, %4]) : (!fake.int, !fake.int, !fake.int) -> !fake.tensor<*>
  %6 = fake.aten._local_scalar_dense(%1#0) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// The truth value of a tensor, as in a condition.
// CHECK-LABEL: func.func @truth(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 1>
// CHECK: fake.aten.any{{.*}} -> !fake.tensor<[], bool>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.bool
func.func @truth(%x: !fake.tensor<[4], bool>) {
  %0 = fake.aten.any(%x) : (!fake.tensor<[4], bool>) -> !fake.tensor<*>
  %1 = fake.aten._local_scalar_dense(%0) : (!fake.tensor<*>) -> !fake.bool
  return
}

// -----

// Equality of data is data-dependent.
// CHECK-LABEL: func.func @compare_data(
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 1>
// CHECK-SAME: #fake.symbol<u2, unbacked, min = 0, max = 1>
// CHECK: fake.aten.equal{{.*}} -> !fake.bool
// CHECK: fake.aten.allclose{{.*}} -> !fake.bool
func.func @compare_data(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.equal(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u0], f32>) -> !fake.bool
  %1 = fake.aten.allclose(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u0], f32>) -> !fake.bool
  return
}
