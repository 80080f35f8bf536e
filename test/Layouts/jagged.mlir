// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate > %t.once
// RUN: fake-opt %t.once --fake-propagate | diff %t.once -
// RUN: fake-opt %s --verify-roundtrip -o /dev/null

// A nested tensor with one size that differs between rows: a symbol of the kind ragged,
// PyTorch's nested int, which is only equal to itself.

!t = !fake.tensor<*>
!jagged = !fake.tensor<[b, j0, 8], f32, layout = jagged>

// CHECK-LABEL: func.func @elementwise(
// CHECK-SAME: %arg0: !fake.tensor<[b, j0, 8], f32, layout = jagged>
// CHECK-NOT: fake.guards
func.func @elementwise(%x: !jagged, %h: !fake.tensor<[b, j0, 8], f16, layout = jagged>, %row: !fake.tensor<[8], f32>, %n: !fake.tensor<[], f32>)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged, min = 2>]} {
  // CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %0 = fake.aten.relu(%x) : (!jagged) -> !t
  // CHECK: fake.aten.sin_{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %1 = fake.aten.sin_(%x) : (!jagged) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %2 = fake.aten.add.Tensor(%x, %h) : (!jagged, !fake.tensor<[b, j0, 8], f16, layout = jagged>) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %3 = fake.aten.mul.Tensor(%x, %row) : (!jagged, !fake.tensor<[8], f32>) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %4 = fake.aten.mul.Tensor(%n, %x) : (!fake.tensor<[], f32>, !jagged) -> !t
  // CHECK: fake.aten.gt.Scalar{{.*}} -> !fake.tensor<[b, j0, 8], bool, layout = jagged>
  %5 = fake.aten.gt.Scalar(%x, 0) : (!jagged) -> !t
  // CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[b, j0, 8], bf16, layout = jagged>
  %6 = fake.aten._to_copy(%x, dtype = bf16) : (!jagged) -> !t
  // CHECK: fake.aten.sym_size.int{{.*}} -> !fake.int<j0>
  %7 = fake.aten.sym_size.int(%x, 1) : (!jagged) -> !fake.int
  return
}

// The components of a jagged tensor. Tensors with the same offsets have the same ragged
// size, others have a different one.

// CHECK-LABEL: func.func @parts(
func.func @parts(%v: !fake.tensor<[12, 8], f32>, %o: !fake.tensor<[4], i64>, %other: !fake.tensor<[4], i64>, %max: !fake.tensor<[7, 0], f32>) {
  // CHECK: fake.aten._nested_view_from_jagged{{.*}} -> !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = 7>
  %x = fake.aten._nested_view_from_jagged(%v, %o, %v, none, 1, none, %max) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[4], i64>, !fake.tensor<[12, 8], f32>, !fake.tensor<[7, 0], f32>) -> !t
  // CHECK: fake.aten._nested_view_from_jagged{{.*}} -> !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = none>
  %0 = fake.aten._nested_view_from_jagged(%v, %o, %x) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[4], i64>, !t) -> !t
  // CHECK: fake.aten._nested_view_from_jagged{{.*}} -> !fake.tensor<[3, j1, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = none>
  %1 = fake.aten._nested_view_from_jagged(%v, %other, %x) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[4], i64>, !t) -> !t
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[12, 8], f32>
  %2 = fake.aten.values(%x) : (!t) -> !t
  // CHECK: fake.aten._nested_get_offsets{{.*}} -> !fake.tensor<[4], i64>
  %3 = fake.aten._nested_get_offsets(%1) : (!t) -> !t
  // CHECK: fake.aten._nested_view_from_jagged{{.*}} -> !fake.tensor<[3, j1, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = none>
  %4 = fake.aten._nested_view_from_jagged(%2, %3, %x) : (!t, !t, !t) -> !t
  // CHECK: fake.aten._nested_get_max_seqlen{{.*}} -> !fake.tensor<[7, 0], f32>
  %5 = fake.aten._nested_get_max_seqlen(%x) : (!t) -> !t
  // max_seqlen is known for one and not for the other.
  // CHECK: fake.aten.to_padded_tensor{{.*}} -> !fake.tensor<[3, 7, 8], f32>
  %6 = fake.aten.to_padded_tensor(%x, 0.0) : (!t) -> !t
  // CHECK: fake.aten.to_padded_tensor{{.*}} -> !fake.tensor<[3, 12, 8], f32>
  %7 = fake.aten.to_padded_tensor(%1, 0.0) : (!t) -> !t
  // CHECK: fake.aten.to_padded_tensor{{.*}} -> !fake.tensor<[3, 9, 8], f32>
  %8 = fake.aten.to_padded_tensor(%1, 0.0, [3, 9, 8]) : (!t) -> !t
  // CHECK: fake.aten._nested_from_padded_tensor{{.*}} -> !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = none>
  %9 = fake.aten._nested_from_padded_tensor(%6, %o, %x, 1, none, none, 12) : (!t, !fake.tensor<[4], i64>, !t) -> !t
  return
}

// For a tensor from outside, the size of the values and max_seqlen are symbols.

// CHECK-LABEL: func.func @from_outside(
func.func @from_outside(%x: !jagged, %behind: !fake.tensor<[b, 8, j0], f32, layout = jagged>)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged, min = 2>]} {
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[j0_total, 8], f32>
  %0 = fake.aten.values(%x) : (!jagged) -> !t
  // CHECK: fake.aten.to_padded_tensor{{.*}} -> !fake.tensor<[b, j0_max, 8], f32>
  %1 = fake.aten.to_padded_tensor(%x, 0.0) : (!jagged) -> !t
  // CHECK: fake.aten.numel{{.*}} -> !fake.int<8 * j0_total>
  %2 = fake.aten.numel(%x) : (!jagged) -> !fake.int
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[b, 8], f32>
  %3 = fake.aten.sum.dim_IntList(%behind, [2]) : (!fake.tensor<[b, 8, j0], f32, layout = jagged>) -> !t
  return
}

// CHECK-LABEL: func.func @views(
func.func @views(%x: !jagged)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged, min = 2>]} {
  // CHECK: fake.aten.unsqueeze{{.*}} -> !fake.tensor<[b, 1, j0, 8], f32, strides = [8 * j0, 8 * j0_total, 8, 1], layout = jagged>
  %0 = fake.aten.unsqueeze(%x, 1) : (!jagged) -> !t
  // CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[b, 8, j0], f32, strides = [8 * j0, 1, 8], layout = jagged>
  %1 = fake.aten.transpose.int(%x, 1, 2) : (!jagged) -> !t
  // CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[b, j0], f32, strides = [8 * j0, 8], offset = 3, layout = jagged>
  %2 = fake.aten.select.int(%x, 2, 3) : (!jagged) -> !t
  // CHECK: fake.aten.view{{.*}} -> !fake.tensor<[b, j0, 2, 4], f32, layout = jagged>
  %3 = fake.aten.view(%x, [-1, -1, 2, 4]) : (!jagged) -> !t
  // CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[b, 2, j0, 4], f32, strides = [8 * j0, 4, 8, 1], layout = jagged>
  %4 = fake.aten.transpose.int(%3, 1, 2) : (!t) -> !t
  // CHECK: fake.aten.permute{{.*}} -> !fake.tensor<[b, 4, 2, j0], f32, strides = [8 * j0, 1, 4, 8], layout = jagged>
  %5 = fake.aten.permute(%3, [0, 3, 2, 1]) : (!t) -> !t
  // CHECK: fake.aten.flatten.using_ints{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %6 = fake.aten.flatten.using_ints(%3, 2, 3) : (!t) -> !t
  // CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[b, j0, 8, 5], f32, strides = [8 * j0, 8, 1, 0], layout = jagged>
  %7 = fake.aten.unsqueeze(%x, 3) : (!jagged) -> !t
  %8 = fake.aten.expand(%7, [-1, -1, 8, 5]) : (!t) -> !t
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[b, j0, 3], f32, strides = [8 * j0, 8, 1], offset = 2, layout = jagged>
  %9 = fake.aten.slice.Tensor(%x, 2, 2, 5) : (!jagged) -> !t
  return
}

// Rows are views of the values, with data-dependent lengths.

// CHECK-LABEL: func.func @rows(
func.func @rows(%v: !fake.tensor<[12, 8], f32>, %o: !fake.tensor<[3], i64>) {
  %x = fake.aten._nested_view_from_jagged(%v, %o, %v) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[3], i64>, !fake.tensor<[12, 8], f32>) -> !t
  // CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[u0, 8], f32>, !fake.tensor<[u1, 8], f32, offset = 8 * u0>>
  %0 = fake.aten.unbind.int(%x) : (!t) -> !fake.list<>
  // CHECK: fake.aten.chunk{{.*}} -> !fake.list<!fake.tensor<[1, j1, 8], f32, layout = jagged, values_size = u2, min_seqlen = none, max_seqlen = none>, !fake.tensor<[1, j2, 8], f32, offset = 8 * u2, layout = jagged, values_size = u3, min_seqlen = none, max_seqlen = none>>
  %1 = fake.aten.chunk(%x, 2) : (!t) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @along_dimensions(
func.func @along_dimensions(%x: !jagged, %w: !fake.tensor<[8], f32>)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged, min = 2>]} {
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[b, j0], f32, layout = jagged>
  %0 = fake.aten.sum.dim_IntList(%x, [2]) : (!jagged) -> !t
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[b, 1, 8], f32>
  %1 = fake.aten.sum.dim_IntList(%x, [1], true) : (!jagged) -> !t
  // CHECK: fake.aten.amax{{.*}} -> !fake.tensor<[8], f32>
  %2 = fake.aten.amax(%x, [0, 1]) : (!jagged) -> !t
  // CHECK: fake.aten.mean.dim{{.*}} -> !fake.tensor<[b, 8], f32>
  %3 = fake.aten.mean.dim(%x, [1]) : (!jagged) -> !t
  // CHECK: fake.aten.sum(%{{.*}}) : {{.*}} -> !fake.tensor<[], f32>
  %4 = fake.aten.sum(%x) : (!jagged) -> !t
  // CHECK: fake.aten.max.dim{{.*}} -> (!fake.tensor<[b, 8], f32>, !fake.tensor<[b, 8], i64>)
  %5:2 = fake.aten.max.dim(%x, 1) : (!jagged) -> (!t, !t)
  // CHECK: fake.aten.softmax.int{{.*}} -> !fake.tensor<[b, j0, 8], f64, layout = jagged>
  %6 = fake.aten.softmax.int(%x, 1, f64) : (!jagged) -> !t
  // CHECK: fake.aten.layer_norm{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %7 = fake.aten.layer_norm(%x, [8], %w) : (!jagged, !fake.tensor<[8], f32>) -> !t
  // CHECK: fake.aten.native_layer_norm{{.*}} -> (!fake.tensor<[b, j0, 8], f32, layout = jagged>, !fake.tensor<[j0_total, 1], f32>, !fake.tensor<[j0_total, 1], f32>)
  %8:3 = fake.aten.native_layer_norm(%x, [8], none, none, 1.0e-5) : (!jagged) -> (!t, !t, !t)
  return
}

// CHECK-LABEL: func.func @pairs(
func.func @pairs(%x: !jagged, %w: !fake.tensor<[4, 8], f32>, %m: !fake.tensor<[b, 8, 5], f32>, %d: !fake.tensor<[b, 1, 8], f32>, %n: !fake.tensor<[], f32>, %i: !fake.tensor<[b, j0], i64, layout = jagged>, %e: !fake.tensor<[20, 6], f32>)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged, min = 2>]} {
  // CHECK: fake.aten.linear{{.*}} -> !fake.tensor<[b, j0, 4], f32, layout = jagged>
  %0 = fake.aten.linear(%x, %w) : (!jagged, !fake.tensor<[4, 8], f32>) -> !t
  // CHECK: fake.aten.matmul{{.*}} -> !fake.tensor<[b, j0, 5], f32, layout = jagged>
  %1 = fake.aten.matmul(%x, %m) : (!jagged, !fake.tensor<[b, 8, 5], f32>) -> !t
  %2 = fake.aten.transpose.int(%x, 1, 2) : (!jagged) -> !t
  // CHECK: fake.aten.bmm{{.*}} -> !fake.tensor<[b, 8, 8], f32>
  %3 = fake.aten.bmm(%2, %x) : (!t, !jagged) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %4 = fake.aten.mul.Tensor(%x, %d) : (!jagged, !fake.tensor<[b, 1, 8], f32>) -> !t
  // CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[b, j0, 16], f32, layout = jagged>
  %5 = fake.aten.cat([%x, %x], -1) : (!jagged, !jagged) -> !t
  // CHECK: fake.aten.stack{{.*}} -> !fake.tensor<[b, j0, 2, 8], f32, layout = jagged>
  %6 = fake.aten.stack([%x, %x], 2) : (!jagged, !jagged) -> !t
  %7 = fake.aten.gt.Scalar(%x, 0) : (!jagged) -> !t
  // CHECK: fake.aten.where.self{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %8 = fake.aten.where.self(%7, %x, %n) : (!t, !jagged, !fake.tensor<[], f32>) -> !t
  // CHECK: fake.aten.masked_fill.Scalar{{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged>
  %9 = fake.aten.masked_fill.Scalar(%x, %7, 0) : (!jagged, !t) -> !t
  // CHECK: fake.aten.embedding{{.*}} -> !fake.tensor<[b, j0, 6], f32, layout = jagged>
  %10 = fake.aten.embedding(%e, %i) : (!fake.tensor<[20, 6], f32>, !fake.tensor<[b, j0], i64, layout = jagged>) -> !t
  // CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[b, j1], i64, layout = jagged, values_size = u0>
  %11 = fake.aten.gt.Scalar(%i, 0) : (!fake.tensor<[b, j0], i64, layout = jagged>) -> !t
  %12 = fake.aten.masked_select(%i, %11) : (!fake.tensor<[b, j0], i64, layout = jagged>, !t) -> !t
  return
}

// The symbol may have any name, and others may be named like PyTorch's nested ints.

// CHECK-LABEL: func.func @any_name(
// CHECK-SAME: #fake.symbol<s0, ragged, min = 2>, #fake.symbol<j0, min = 2>, #fake.symbol<s0_total, unbacked, min = 0>
func.func @any_name(%x: !fake.tensor<[j0, s0, 8], f32, layout = jagged>)
    attributes {fake.symbols = [#fake.symbol<s0, ragged, min = 2>, #fake.symbol<j0, min = 2>]} {
  // CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[j0, s0, 8], f32, layout = jagged>
  %0 = fake.aten.relu(%x) : (!fake.tensor<[j0, s0, 8], f32, layout = jagged>) -> !t
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[s0_total, 8], f32>
  %1 = fake.aten.values(%0) : (!t) -> !t
  return
}
