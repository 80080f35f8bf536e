// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Views with data-dependent sizes.

// The inferred size must divide.
// CHECK-LABEL: func.func @view_infer(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(Mod(u0, 2), 0)", op = "fake.aten.view">]
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[u0 floordiv 2, 2], f32>
func.func @view_infer(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.view(%x, [-1, 2]) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// A divisor that may be 0 is asserted not to be.
// CHECK-LABEL: func.func @view_infer_by_symbol(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u1, 0)", op = "fake.aten.view">, #fake.guard<assert, "Eq(Mod(u0, u1), 0)", op = "fake.aten.view">]
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[u1, u0 floordiv u1], f32>
func.func @view_infer_by_symbol(%x: !fake.tensor<[u0], f32>, %u: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.view(%x, [%u, -1]) : (!fake.tensor<[u0], f32>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// The number of elements is asserted.
// CHECK-LABEL: func.func @view_numbers(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 6)", op = "fake.aten.view">]
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[2, 3], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0], f32>
func.func @view_numbers(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.view(%x, [2, 3]) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// All dimensions are merged.
// CHECK-LABEL: func.func @view_flat(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[u0 * u1], f32>
func.func @view_flat(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.view(%x, [-1]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// The inverse.
// CHECK-LABEL: func.func @view_product(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @view_product(%x: !fake.tensor<[u0 * u1], f32>, %u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.view(%x, [%u, %v]) : (!fake.tensor<[u0 * u1], f32>, !fake.int<u0>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// A mask has the size of the tensor from which it selects.
// CHECK-LABEL: func.func @view_mask(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1, u0)", op = "fake.aten.index.Tensor">]
// CHECK-SAME: #fake.symbol<u2, unbacked, min = 0, max = 9223372036854775806>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u2, 3], f32>
func.func @view_mask(%x: !fake.tensor<[u0, 3], f32>, %m: !fake.tensor<[u1], bool>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[u1], bool>) -> !fake.tensor<*>
  return
}

// -----

// If a view is not possible in general, the tensor is copied.
// CHECK-LABEL: func.func @reshape_transposed(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten.reshape{{.*}} -> !fake.tensor<[u0 * u1], f32>
func.func @reshape_transposed(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.reshape(%0, [-1]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A view that splits a dimension preserves the others.
// CHECK-LABEL: func.func @view_transposed(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[6, u0], f32, strides = [1, 6]>
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[2, 3, u0], f32, strides = [3, 1, 6]>
func.func @view_transposed(%x: !fake.tensor<[u0, 6], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[u0, 6], f32>) -> !fake.tensor<*>
  %1 = fake.aten.view(%0, [2, 3, -1]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// If nothing else is possible in general, dimensions keep their sizes.
// CHECK-LABEL: func.func @view_pairs(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0*u1, 2*u0)", op = "fake.aten.view">, #fake.guard<assert, "Eq(u1, 2)", op = "fake.aten.view">]
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[u0, 2], f32, strides = [1, u0]>
func.func @view_pairs(%x: !fake.tensor<[u0, u1, 1], f32, strides = [1, u0, 1]>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.view(%x, [%u, 2]) : (!fake.tensor<[u0, u1, 1], f32, strides = [1, u0, 1]>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// A dimension is split.
// CHECK-LABEL: func.func @unflatten(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(Mod(u0, 3), 0)", op = "fake.aten.unflatten.int">]
// CHECK: fake.aten.unflatten.int{{.*}} -> !fake.tensor<[u0 floordiv 3, 3, 4], f32>
func.func @unflatten(%x: !fake.tensor<[u0, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.unflatten.int(%x, 0, [-1, 3]) : (!fake.tensor<[u0, 4], f32>) -> !fake.tensor<*>
  return
}

// -----

// Two dimensions are merged.
// CHECK-LABEL: func.func @flatten(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.flatten.using_ints{{.*}} -> !fake.tensor<[u0 * u1, 3], f32>
// CHECK: fake.aten.flatten.using_ints{{.*}} -> !fake.tensor<[u0, 3 * u1], f32>
func.func @flatten(%x: !fake.tensor<[u0, u1, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.flatten.using_ints(%x, 0, 1) : (!fake.tensor<[u0, u1, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.flatten.using_ints(%x, 1, 2) : (!fake.tensor<[u0, u1, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// A size that may be 1 is kept, and asserted not to be 1.
// CHECK-LABEL: func.func @squeeze(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 1)", op = "fake.aten.squeeze.dim">]
// CHECK: fake.aten.squeeze.dim{{.*}} -> !fake.tensor<[u0, 4], f32>
// CHECK: fake.aten.squeeze{{.*}} -> !fake.tensor<[u0, 4], f32>
func.func @squeeze(%x: !fake.tensor<[u0, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.squeeze.dim(%x, 0) : (!fake.tensor<[u0, 4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.squeeze(%x) : (!fake.tensor<[u0, 4], f32>) -> !fake.tensor<*>
  return
}

// -----

// Known sizes of 1 are removed.
// CHECK-LABEL: func.func @squeeze_ones(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 1)", op = "fake.aten.squeeze">]
// CHECK: fake.aten.squeeze{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.squeeze.dims{{.*}} -> !fake.tensor<[u0, 1], f32>
func.func @squeeze_ones(%x: !fake.tensor<[1, u0, 1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.squeeze(%x) : (!fake.tensor<[1, u0, 1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.squeeze.dims(%x, [0, 1]) : (!fake.tensor<[1, u0, 1], f32>) -> !fake.tensor<*>
  return
}

// -----

// The stride of the new dimension spans the inner ones.
// CHECK-LABEL: func.func @unsqueeze(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.unsqueeze{{.*}} -> !fake.tensor<[1, u0, u1], f32>
// CHECK: fake.aten.unsqueeze{{.*}} -> !fake.tensor<[u0, 1, u1], f32, strides = [max(1, u1), u1, 1]>
func.func @unsqueeze(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.unsqueeze(%x, 0) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.unsqueeze(%x, 1) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Dense copies of permuted tensors stay permuted.
// CHECK-LABEL: func.func @permute(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.permute{{.*}} -> !fake.tensor<[3, u0, u1], f32, strides = [1, 3 * max(1, u1), 3]>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[3, u0, u1], f32, strides = [1, 3 * max(1, u1), 3]>
func.func @permute(%x: !fake.tensor<[u0, u1, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.permute(%x, [2, 0, 1]) : (!fake.tensor<[u0, u1, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Arguments are used as given.
// CHECK-LABEL: func.func @as_strided(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.as_strided{{.*}} -> !fake.tensor<[u1, 2], f32, strides = [1, u1]>
func.func @as_strided(%x: !fake.tensor<[u0], f32>, %u: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.as_strided(%x, [%u, 2], [1, %u]) : (!fake.tensor<[u0], f32>, !fake.int<u1>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// The smaller of two sizes.
// CHECK-LABEL: func.func @diagonal(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.diagonal{{.*}} -> !fake.tensor<[min(u0, u1)], f32, strides = [max(1, u1) + 1]>
func.func @diagonal(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.diagonal(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Windows that fit.
// CHECK-LABEL: func.func @unfold(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "3 <= u0", op = "fake.aten.unfold">]
// CHECK: fake.aten.unfold{{.*}} -> !fake.tensor<[(u0 - 1) floordiv 2, 3], f32, strides = [2, 1]>
func.func @unfold(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.unfold(%x, 0, 3, 2) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// Strides move with their dimensions.
// CHECK-LABEL: func.func @movedim(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.movedim.int{{.*}} -> !fake.tensor<[3, u1, u0], f32, strides = [max(1, u1), 1, 3 * max(1, u1)]>
func.func @movedim(%x: !fake.tensor<[u0, 3, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.movedim.int(%x, 0, 2) : (!fake.tensor<[u0, 3, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Row-major strides of any sizes.
// CHECK-LABEL: func.func @contiguous(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[u1, u0], f32>
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @contiguous(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.contiguous(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.contiguous(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// A dimension of two.
// CHECK-LABEL: func.func @view_as_real(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.view_as_real{{.*}} -> !fake.tensor<[u0, 3, 2], f32>
func.func @view_as_real(%x: !fake.tensor<[u0, 3], c64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.view_as_real(%x) : (!fake.tensor<[u0, 3], c64>) -> !fake.tensor<*>
  return
}

// -----

// Elements of half the size are twice as many.
// CHECK-LABEL: func.func @view_dtype(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.view.dtype{{.*}} -> !fake.tensor<[2 * u0], i16>
func.func @view_dtype(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.view.dtype(%x, i16) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}
