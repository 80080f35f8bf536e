// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Data-dependent sizes are symbols with the known bounds.

// At most as many rows as there are elements; column-major.
// CHECK-LABEL: func.func @nonzero(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 24>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 2], i64, strides = [1, u0]>
func.func @nonzero(%x: !fake.tensor<[4, 6], f32>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

// The bound is that of the number of elements.
// CHECK-LABEL: func.func @nonzero_of_symbolic(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 64>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
func.func @nonzero_of_symbolic(%x: !fake.tensor<[n], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2, max = 64>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[n], f32>) -> !fake.tensor<*>
  return
}

// -----

// A data-dependent size may depend on another one.
// CHECK-LABEL: func.func @nonzero_of_unbacked(
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 9223372036854775806>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
func.func @nonzero_of_unbacked(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// No elements, no symbol.
// CHECK-LABEL: func.func @nonzero_of_nothing(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[0, 2], i64, strides = [1, 0]>
func.func @nonzero_of_nothing(%x: !fake.tensor<[0, 4], f32>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[0, 4], f32>) -> !fake.tensor<*>
  return
}

// -----

// The same query of the same tensor has the same result; a view is queried
// separately.
// CHECK-LABEL: func.func @nonzero_twice(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 8>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 8>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.alias{{.*}} -> !fake.tensor<[8], f32>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
func.func @nonzero_twice(%x: !fake.tensor<[8], f32>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %2 = fake.aten.alias(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %3 = fake.aten.nonzero(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A write to a storage, also through a view, invalidates the results.
// CHECK-LABEL: func.func @nonzero_after_write(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 8>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 8>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[6], f32, offset = 2>
// CHECK: fake.aten.zero_{{.*}} -> !fake.tensor<[6], f32, offset = 2>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
func.func @nonzero_after_write(%x: !fake.tensor<[8], f32>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.slice.Tensor(%x, 0, 2) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %2 = fake.aten.zero_(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %4 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  return
}

// -----

// Another tensor with the same metadata has other data.
// CHECK-LABEL: func.func @nonzero_of_alike(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 8>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 8>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 1], i64, strides = [1, u1]>
func.func @nonzero_of_alike(%x: !fake.tensor<[8], f32>, %y: !fake.tensor<[8], f32>) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %2 = fake.aten.nonzero(%y) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %3 = fake.aten.nonzero(%y) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  return
}

// -----

// A mask selects as many elements as it has nonzero ones.
// CHECK-LABEL: func.func @mask_as_index(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 4>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0, 6], f32>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0, 6], f32>
func.func @mask_as_index(%x: !fake.tensor<[4, 6], f32>, %m: !fake.tensor<[4], bool>) {
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[4, 6], f32>, !fake.tensor<[4], bool>) -> !fake.tensor<*>
  %1 = fake.aten.nonzero(%m) : (!fake.tensor<[4], bool>) -> !fake.tensor<*>
  %2 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[4, 6], f32>, !fake.tensor<[4], bool>) -> !fake.tensor<*>
  return
}

// -----

// All dimensions of the mask become one.
// CHECK-LABEL: func.func @mask_of_rank_2(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 24>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0, 5], f32>
func.func @mask_of_rank_2(%x: !fake.tensor<[4, 6, 5], f32>, %m: !fake.tensor<[4, 6], bool>) {
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!fake.tensor<[4, 6, 5], f32>, !fake.tensor<[4, 6], bool>) -> !fake.tensor<*>
  return
}

// -----

// Two masks select the same number.
// CHECK-LABEL: func.func @mask_and_mask(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.index.Tensor">]
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 4>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 6>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0, 5], f32>
func.func @mask_and_mask(%x: !fake.tensor<[4, 6, 5], f32>, %m: !fake.tensor<[4], bool>, %k: !fake.tensor<[6], bool>) {
  %0 = fake.aten.index.Tensor(%x, [%m, %k]) : (!fake.tensor<[4, 6, 5], f32>, !fake.tensor<[4], bool>, !fake.tensor<[6], bool>) -> !fake.tensor<*>
  return
}

// -----

// The number of selected rows is that of the indices.
// CHECK-LABEL: func.func @mask_and_indices(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 3)", op = "fake.aten.index.Tensor">]
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 8>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[3], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[3], f32>
func.func @mask_and_indices(%x: !fake.tensor<[8, 6], f32>, %m: !fake.tensor<[8], bool>, %i: !fake.tensor<[3], i64>) {
  %0 = fake.aten.index.Tensor(%x, [%m, %i]) : (!fake.tensor<[8, 6], f32>, !fake.tensor<[8], bool>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// One vector for each dimension, columns of nonzero.
// CHECK-LABEL: func.func @where(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 24>
// CHECK: fake.aten.nonzero_numpy{{.*}} -> !fake.list<!fake.tensor<[u0], i64>, !fake.tensor<[u0], i64, offset = u0>>
// CHECK: fake.unpack{{.*}} -> !fake.tensor<[u0], i64>, !fake.tensor<[u0], i64, offset = u0>
// CHECK: fake.aten.argwhere{{.*}} -> !fake.tensor<[u0, 2], i64, strides = [1, u0]>
// CHECK: fake.aten.where{{.*}} -> !fake.list<!fake.tensor<[u0], i64>, !fake.tensor<[u0], i64, offset = u0>>
func.func @where(%m: !fake.tensor<[4, 6], bool>) {
  %0 = fake.aten.nonzero_numpy(%m) : (!fake.tensor<[4, 6], bool>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  %1:2 = fake.unpack %0 : !fake.list<!fake.tensor<*>, !fake.tensor<*>> -> !fake.tensor<*>, !fake.tensor<*>
  %2 = fake.aten.argwhere(%m) : (!fake.tensor<[4, 6], bool>) -> !fake.tensor<*>
  %3 = fake.aten.where(%m) : (!fake.tensor<[4, 6], bool>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// At most the number of elements before broadcasting.
// CHECK-LABEL: func.func @masked_select(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 4>
// CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u0], f32>
func.func @masked_select(%x: !fake.tensor<[4, 1], f32>, %m: !fake.tensor<[6], bool>) {
  %0 = fake.aten.masked_select(%x, %m) : (!fake.tensor<[4, 1], f32>, !fake.tensor<[6], bool>) -> !fake.tensor<*>
  return
}

// -----

// An unbounded size is only known to be representable.
// CHECK-LABEL: func.func @masked_select_of_symbolic(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 9223372036854775806>
// CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u0], f32>
func.func @masked_select_of_symbolic(%x: !fake.tensor<[n, 3], f32>, %m: !fake.tensor<[n, 3], bool>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.masked_select(%x, %m) : (!fake.tensor<[n, 3], f32>, !fake.tensor<[n, 3], bool>) -> !fake.tensor<*>
  return
}

// -----

// Values, indices, counts; results that are not requested are empty.
// CHECK-LABEL: func.func @unique(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 24>
// CHECK: fake.aten._unique2{{.*}} -> (!fake.tensor<[u0], f32>, !fake.tensor<[4, 6], i64>, !fake.tensor<[0], i64>)
func.func @unique(%x: !fake.tensor<[4, 6], f32>) {
  %0:3 = fake.aten._unique2(%x, true, true, false) : (!fake.tensor<[4, 6], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// Both calls count the same; unique_consecutive is another query.
// CHECK-LABEL: func.func @unique_twice(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 12>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 12>
// CHECK: fake.aten._unique2{{.*}} -> (!fake.tensor<[u0], i64>, !fake.tensor<[12], i64>, !fake.tensor<[u0], i64>)
// CHECK: fake.aten._unique{{.*}} -> (!fake.tensor<[u0], i64>, !fake.tensor<[0], i64>)
// CHECK: fake.aten.unique_consecutive{{.*}} -> (!fake.tensor<[u1], i64>, !fake.tensor<[12], i64>, !fake.tensor<[u1], i64>)
// CHECK: fake.aten.unique_consecutive{{.*}} -> (!fake.tensor<[u1], i64>, !fake.tensor<[0], i64>, !fake.tensor<[0], i64>)
func.func @unique_twice(%x: !fake.tensor<[12], i64>) {
  %0:3 = fake.aten._unique2(%x, true, true, true) : (!fake.tensor<[12], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  %1:2 = fake.aten._unique(%x) : (!fake.tensor<[12], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %2:3 = fake.aten.unique_consecutive(%x, true, true) : (!fake.tensor<[12], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  %3:3 = fake.aten.unique_consecutive(%x) : (!fake.tensor<[12], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// Along a dimension, its size is the bound.
// CHECK-LABEL: func.func @unique_dim(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0, max = 6>
// CHECK: fake.aten.unique_dim{{.*}} -> (!fake.tensor<[4, u0], f32>, !fake.tensor<[6], i64>, !fake.tensor<[u0], i64>)
func.func @unique_dim(%x: !fake.tensor<[4, 6], f32>) {
  %0:3 = fake.aten.unique_dim(%x, 1) : (!fake.tensor<[4, 6], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// At least `minlength` bins.
// CHECK-LABEL: func.func @bincount(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "5 <= u1", op = "fake.aten.bincount">]
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0>
// CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u0], i64>
// CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u1], i64>
func.func @bincount(%x: !fake.tensor<[9], i64>) {
  %0 = fake.aten.bincount(%x) : (!fake.tensor<[9], i64>) -> !fake.tensor<*>
  %1 = fake.aten.bincount(%x, none, 5) : (!fake.tensor<[9], i64>) -> !fake.tensor<*>
  return
}

// -----

// `minlength` may be a symbol.
// CHECK-LABEL: func.func @bincount_symbolic(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "n <= u0", op = "fake.aten.bincount">]
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0>
// CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u0], i64>
func.func @bincount_symbolic(%x: !fake.tensor<[9], i64>, %n: !fake.int<n>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.bincount(%x, none, %n) : (!fake.tensor<[9], i64>, !fake.int<n>) -> !fake.tensor<*>
  return
}

// -----

// The sum of the repeats, unless output_size is given.
// CHECK-LABEL: func.func @repeat_interleave(
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0>
// CHECK-SAME: #fake.symbol<u2, unbacked, min = 0>
// CHECK: fake.aten.repeat_interleave.Tensor{{.*}} -> !fake.tensor<[u1], i64>
// CHECK: fake.aten.repeat_interleave.Tensor{{.*}} -> !fake.tensor<[u0], i64>
// CHECK: fake.aten.repeat_interleave.self_Tensor{{.*}} -> !fake.tensor<[u2, 4], f32>
func.func @repeat_interleave(%x: !fake.tensor<[3, 4], f32>, %r: !fake.tensor<[3], i64>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.repeat_interleave.Tensor(%r) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  %1 = fake.aten.repeat_interleave.Tensor(%r, output_size = %u) : (!fake.tensor<[3], i64>, !fake.int<u0>) -> !fake.tensor<*>
  %2 = fake.aten.repeat_interleave.self_Tensor(%x, %r, 0) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// -----

// The number of steps depends on the lengths, and so does the total number of
// rows.
// CHECK-LABEL: func.func @pack_padded_sequence(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 1, max = 7>, #fake.symbol<u1, unbacked, min = 4, max = 28>, #fake.symbol<u2, unbacked, min = 1, max = 28>
// CHECK: fake.aten._pack_padded_sequence{{.*}} -> (!fake.tensor<[u1, 5], f32>, !fake.tensor<[u0], i64>)
// CHECK: fake.aten._pad_packed_sequence{{.*}} -> (!fake.tensor<[u2, 7, 5], f32, strides = [5, 5 * u2, 1]>, !fake.tensor<[u2], i64>)
func.func @pack_padded_sequence(%x: !fake.tensor<[4, 7, 5], f32>, %l: !fake.tensor<[4], i64>) {
  %0:2 = fake.aten._pack_padded_sequence(%x, %l, true) : (!fake.tensor<[4, 7, 5], f32>, !fake.tensor<[4], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %1:2 = fake.aten._pad_packed_sequence(%0#0, %0#1, true, 0.0, 7) : (!fake.tensor<*>, !fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// The states of a sequence follow from its target; the longest one counts.
// CHECK-LABEL: func.func @ctc_loss(
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0>
// CHECK: fake.aten._ctc_loss.Tensor{{.*}} -> (!fake.tensor<[2], f32>, !fake.tensor<[2, 9, 2 * u0 + 1], f32>)
func.func @ctc_loss(%x: !fake.tensor<[9, 2, 5], f32>, %t: !fake.tensor<[2, 4], i64>, %l: !fake.tensor<[2], i64>) {
  %0:2 = fake.aten._ctc_loss.Tensor(%x, %t, %l, %l) : (!fake.tensor<[9, 2, 5], f32>, !fake.tensor<[2, 4], i64>, !fake.tensor<[2], i64>, !fake.tensor<[2], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// An arbitrary integer; reading it twice yields the same symbol. A float has no
// symbol.
// CHECK-LABEL: func.func @item(
// CHECK-SAME: #fake.symbol<u0, unbacked>
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 1>
// CHECK-SAME: #fake.symbol<u2, unbacked>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u0>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.bool
// CHECK: fake.aten.add_.Scalar{{.*}} -> !fake.tensor<[], i64>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u2>
// CHECK: fake.aten.item{{.*}} -> !fake.float
// CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[], f32>
func.func @item(%x: !fake.tensor<[], i64>, %b: !fake.tensor<[1], bool>, %f: !fake.tensor<[], f64>) {
  %0 = fake.aten.item(%x) : (!fake.tensor<[], i64>) -> !fake.int
  %1 = fake.aten._local_scalar_dense(%x) : (!fake.tensor<[], i64>) -> !fake.int
  %2 = fake.aten._local_scalar_dense(%b) : (!fake.tensor<[1], bool>) -> !fake.bool
  %3 = fake.aten.add_.Scalar(%x, 1) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  %4 = fake.aten._local_scalar_dense(%x) : (!fake.tensor<[], i64>) -> !fake.int
  %5 = fake.aten.item(%f) : (!fake.tensor<[], f64>) -> !fake.float
  %6 = fake.aten.mul.Tensor(%x, %5) : (!fake.tensor<[], i64>, !fake.float) -> !fake.tensor<*>
  return
}

// -----

// A single element is asserted.
// CHECK-LABEL: func.func @item_of_unknown_count(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 1)", op = "fake.aten._local_scalar_dense">]
// CHECK-SAME: #fake.symbol<u1, unbacked>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u1>
func.func @item_of_unknown_count(%x: !fake.tensor<[u0], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten._local_scalar_dense(%x) : (!fake.tensor<[u0], i64>) -> !fake.int
  return
}

// -----

// An integer read from data becomes a size, which is nonnegative.
// CHECK-LABEL: func.func @sizes_from_items(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.zeros">, #fake.guard<assert, "0 <= u1", op = "fake.aten.zeros">]
// CHECK-SAME: #fake.symbol<u0, unbacked>
// CHECK-SAME: #fake.symbol<u1, unbacked>
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[], i64>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[], i64, offset = 1>
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.int<u1>
// CHECK: fake.aten.zeros{{.*}} -> !fake.tensor<[u0, u1], f32>
// CHECK: fake.aten.ones_like{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @sizes_from_items(%x: !fake.tensor<[2], i64>) {
  %0 = fake.aten.select.int(%x, 0, 0) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  %1 = fake.aten._local_scalar_dense(%0) : (!fake.tensor<*>) -> !fake.int
  %2 = fake.aten.select.int(%x, 0, 1) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  %3 = fake.aten._local_scalar_dense(%2) : (!fake.tensor<*>) -> !fake.int
  %4 = fake.aten.zeros([%1, %3]) : (!fake.int, !fake.int) -> !fake.tensor<*>
  %5 = fake.aten.ones_like(%4) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
