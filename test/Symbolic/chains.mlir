// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Programs in which one data-dependent size leads to another.

// Select rows, then compute.
// CHECK-LABEL: func.func @filter(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 9223372036854775806>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0, 16], f32>
// CHECK: fake.aten.linear{{.*}} -> !fake.tensor<[u0, 8], f32>
// CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[u0, 8], f32>
// CHECK: fake.aten.softmax.int{{.*}} -> !fake.tensor<[u0, 8], f32>
// CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[8], f32>
func.func @filter(%x: !fake.tensor<[n, 16], f32>, %m: !fake.tensor<[n], bool>, %w: !fake.tensor<[8, 16], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[n, 16], f32>, !fake.tensor<[n], bool>) -> !fake.tensor<*>
  %1 = fake.aten.linear(%0, %w) : (!fake.tensor<*>, !fake.tensor<[8, 16], f32>) -> !fake.tensor<*>
  %2 = fake.aten.relu(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.softmax.int(%2, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.sum.dim_IntList(%3, [0]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Indices, and the elements there.
// CHECK-LABEL: func.func @nonzero_then_gather(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 12>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.squeeze.dim{{.*}} -> !fake.tensor<[u0], i64>
// CHECK: fake.aten.index_select{{.*}} -> !fake.tensor<[u0, 3], f32>
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[2 * u0, 3], f32>
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[6 * u0], f32>
func.func @nonzero_then_gather(%x: !fake.tensor<[12], f32>, %y: !fake.tensor<[12, 3], f32>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[12], f32>) -> !fake.tensor<*>
  %1 = fake.aten.squeeze.dim(%0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.index_select(%y, 0, %1) : (!fake.tensor<[12, 3], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.cat([%2, %2]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.view(%3, [-1]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Unique tokens are embedded once.
// CHECK-LABEL: func.func @unique_then_embed(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 9223372036854775806>
// CHECK: fake.aten._unique2{{.*}} -> (!fake.tensor<[u0], i64>, !fake.tensor<[n], i64>, !fake.tensor<[0], i64>)
// CHECK: fake.aten.embedding{{.*}} -> !fake.tensor<[u0, 8], f32>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[n, 8], f32>
func.func @unique_then_embed(%i: !fake.tensor<[n], i64>, %w: !fake.tensor<[100, 8], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0:3 = fake.aten._unique2(%i, true, true, false) : (!fake.tensor<[n], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  %1 = fake.aten.embedding(%w, %0#0) : (!fake.tensor<[100, 8], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.index.Tensor(%1, [%0#1]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// The selected elements are scattered back.
// CHECK-LABEL: func.func @scatter_back(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 9223372036854775806>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0, 4], f32>
// CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[u0, 4], f32>
// CHECK: fake.aten.index_put{{.*}} -> !fake.tensor<[n, 4], f32>
func.func @scatter_back(%x: !fake.tensor<[n, 4], f32>, %m: !fake.tensor<[n], bool>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[n, 4], f32>, !fake.tensor<[n], bool>) -> !fake.tensor<*>
  %1 = fake.aten.mul.Tensor(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.index_put(%x, [%m], %1) : (!fake.tensor<[n, 4], f32>, !fake.tensor<[n], bool>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A filter of a filter.
// CHECK-LABEL: func.func @two_filters(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 9>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 9>
// CHECK: fake.aten.gt.Scalar{{.*}} -> !fake.tensor<[9], bool>
// CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.lt.Scalar{{.*}} -> !fake.tensor<[u0], bool>
// CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u1], f32>
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u0 + u1], f32>
func.func @two_filters(%x: !fake.tensor<[9], f32>) {
  %0 = fake.aten.gt.Scalar(%x, 0.0) : (!fake.tensor<[9], f32>) -> !fake.tensor<*>
  %1 = fake.aten.masked_select(%x, %0) : (!fake.tensor<[9], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.lt.Scalar(%1, 1.0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.masked_select(%1, %2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.cat([%1, %3]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A length read from data, padded to a multiple.
// CHECK-LABEL: func.func @padded(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.sym_constrain_range_for_size">, #fake.guard<assert, "u0 <= 60", op = "fake.aten.sym_constrain_range_for_size">]
// CHECK-SAME: #fake.symbol<u0, unbacked>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.sym_constrain_range_for_size{{.*}} -> ()
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u0, 4], f32>
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[u0 + 4, 4], f32>
// CHECK: fake.aten.unsqueeze{{.*}} -> !fake.tensor<[1, u0 + 4, 4], f32>
// CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[1, 4, u0 + 4], f32, strides = [4 * u0 + 16, 1, 4]>
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[1, 4, u0 + 4], f32>
func.func @padded(%x: !fake.tensor<[64, 4], f32>, %l: !fake.tensor<[], i64>) {
  %0 = fake.aten._local_scalar_dense(%l) : (!fake.tensor<[], i64>) -> !fake.int
  fake.aten.sym_constrain_range_for_size(%0, max = 60) : (!fake.int) -> ()
  %1 = fake.aten.slice.Tensor(%x, 0, 0, %0) : (!fake.tensor<[64, 4], f32>, !fake.int) -> !fake.tensor<*>
  %2 = fake.aten.constant_pad_nd(%1, [0, 0, 0, 4]) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.unsqueeze(%2, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.transpose.int(%3, 1, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.contiguous(%4) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
