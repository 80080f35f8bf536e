// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Concatenation, padding, and rearrangement.

// Sizes along the dimension add up, the others are equal.
// CHECK-LABEL: func.func @cat(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.cat">]
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u0 + u1, 4], f32>
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u0, 8], f32>
func.func @cat(%x: !fake.tensor<[u0, 4], f32>, %y: !fake.tensor<[u1, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.cat([%x, %y]) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[u1, 4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.cat([%x, %y], 1) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[u1, 4], f32>) -> !fake.tensor<*>
  return
}

// -----

// Equality of the others is asserted.
// CHECK-LABEL: func.func @cat_unequal(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.cat">]
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u0, 10], f32>
func.func @cat_unequal(%x: !fake.tensor<[u0, 4], f32>, %y: !fake.tensor<[u1, 6], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.cat([%x, %y], 1) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[u1, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

// An empty vector is skipped; one that is only possibly empty is not.
// CHECK-LABEL: func.func @cat_empty_legacy(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u0, 4], f32>
func.func @cat_empty_legacy(%x: !fake.tensor<[u0, 4], f32>, %y: !fake.tensor<[0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.cat([%x, %y]) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[0], f32>) -> !fake.tensor<*>
  return
}

// -----

// All sizes are equal.
// CHECK-LABEL: func.func @stack(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.stack">]
// CHECK: fake.aten.stack{{.*}} -> !fake.tensor<[2, u0], f32>
// CHECK: fake.aten.stack{{.*}} -> !fake.tensor<[u0, 2], f32>
func.func @stack(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.stack([%x, %y]) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.stack([%x, %y], 1) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Vectors along their only dimension.
// CHECK-LABEL: func.func @hstack(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.vstack">]
// CHECK: fake.aten.hstack{{.*}} -> !fake.tensor<[u0 + u1], f32>
// CHECK: fake.aten.vstack{{.*}} -> !fake.tensor<[2, u0], f32>
func.func @hstack(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.hstack([%x, %y]) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.vstack([%x, %y]) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Sizes grow by the padding.
// CHECK-LABEL: func.func @pad(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u1 - 1", op = "fake.aten.constant_pad_nd">]
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[u0, u1 + 3], f32>
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[u0 + 3, u1 - 1], f32>
func.func @pad(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.constant_pad_nd(%x, [1, 2]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.constant_pad_nd(%x, [-1, 0, 0, 3]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// The pad must be smaller than the size.
// CHECK-LABEL: func.func @reflection_pad(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 0)", op = "fake.aten.reflection_pad1d">, #fake.guard<assert, "2 < u0", op = "fake.aten.reflection_pad1d">]
// CHECK: fake.aten.reflection_pad1d{{.*}} -> !fake.tensor<[1, 2, u0 + 3], f32>
// CHECK: fake.aten.replication_pad1d{{.*}} -> !fake.tensor<[1, 2, u0 + 3], f32>
func.func @reflection_pad(%x: !fake.tensor<[1, 2, u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.reflection_pad1d(%x, [2, 1]) : (!fake.tensor<[1, 2, u0], f32>) -> !fake.tensor<*>
  %1 = fake.aten.replication_pad1d(%x, [2, 1]) : (!fake.tensor<[1, 2, u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// Same sizes.
// CHECK-LABEL: func.func @roll(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.roll{{.*}} -> !fake.tensor<[u0, u1], f32>
// CHECK: fake.aten.roll{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @roll(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.roll(%x, [1], [0]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.roll(%x, [3]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Same sizes.
// CHECK-LABEL: func.func @flip(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.flip{{.*}} -> !fake.tensor<[u0, u1], f32>
// CHECK: fake.aten.rot90{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
func.func @flip(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.flip(%x, [0, 1]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.rot90(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Products of sizes.
// CHECK-LABEL: func.func @repeat(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.repeat{{.*}} -> !fake.tensor<[2, 3 * u0], f32>
// CHECK: fake.aten.repeat{{.*}} -> !fake.tensor<[u1, u0], f32>
func.func @repeat(%x: !fake.tensor<[u0], f32>, %u: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.repeat(%x, [2, 3]) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %1 = fake.aten.repeat(%x, [%u, 1]) : (!fake.tensor<[u0], f32>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// The same by another name.
// CHECK-LABEL: func.func @tile(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.tile{{.*}} -> !fake.tensor<[2, 3 * u0], f32>
func.func @tile(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.tile(%x, [2, 3]) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// As many as there are indices.
// CHECK-LABEL: func.func @index_select(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.index_select{{.*}} -> !fake.tensor<[u0, 3], f32>
// CHECK: fake.aten.index_select{{.*}} -> !fake.tensor<[5, u0], f32>
func.func @index_select(%x: !fake.tensor<[5, 3], f32>, %i: !fake.tensor<[u0], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.index_select(%x, 0, %i) : (!fake.tensor<[5, 3], f32>, !fake.tensor<[u0], i64>) -> !fake.tensor<*>
  %1 = fake.aten.index_select(%x, 1, %i) : (!fake.tensor<[5, 3], f32>, !fake.tensor<[u0], i64>) -> !fake.tensor<*>
  return
}

// -----

// Indices broadcast against each other.
// CHECK-LABEL: func.func @index(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1, u2)", op = "fake.aten.index.Tensor">]
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u1, u0], f32>
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[5, u1, u0], f32>
func.func @index(%x: !fake.tensor<[5, 3, u0], f32>, %i: !fake.tensor<[u1], i64>, %j: !fake.tensor<[u2], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>]} {
  %0 = fake.aten.index.Tensor(%x, [%i, %j]) : (!fake.tensor<[5, 3, u0], f32>, !fake.tensor<[u1], i64>, !fake.tensor<[u2], i64>) -> !fake.tensor<*>
  %1 = fake.aten.index.Tensor(%x, [none, %i]) : (!fake.tensor<[5, 3, u0], f32>, !fake.tensor<[u1], i64>) -> !fake.tensor<*>
  return
}

// -----

// The sizes of the indices.
// CHECK-LABEL: func.func @gather(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.gather{{.*}} -> !fake.tensor<[u1, 2], f32>
func.func @gather(%x: !fake.tensor<[u0, 3], f32>, %i: !fake.tensor<[u1, 2], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.gather(%x, 0, %i) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[u1, 2], i64>) -> !fake.tensor<*>
  return
}

// -----

// The sizes of self.
// CHECK-LABEL: func.func @scatter(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.scatter.src{{.*}} -> !fake.tensor<[u0, 3], f32>
func.func @scatter(%x: !fake.tensor<[u0, 3], f32>, %i: !fake.tensor<[u1, 3], i64>, %y: !fake.tensor<[u1, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.scatter.src(%x, 0, %i, %y) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[u1, 3], i64>, !fake.tensor<[u1, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// The sizes of self; values are broadcast.
// CHECK-LABEL: func.func @index_put(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.index_put{{.*}} -> !fake.tensor<[u0, 3], f32>
func.func @index_put(%x: !fake.tensor<[u0, 3], f32>, %m: !fake.tensor<[u0], bool>, %v: !fake.tensor<[], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.index_put(%x, [%m], %v) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[u0], bool>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// -----

// A mask that is broadcast.
// CHECK-LABEL: func.func @masked_fill(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1, u0)", op = "fake.aten.masked_fill.Scalar">]
// CHECK: fake.aten.masked_fill.Scalar{{.*}} -> !fake.tensor<[u1, 3], f32>
func.func @masked_fill(%x: !fake.tensor<[u0, 3], f32>, %m: !fake.tensor<[u1, 1], bool>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.masked_fill.Scalar(%x, %m, 1.0) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[u1, 1], bool>) -> !fake.tensor<*>
  return
}

// -----

// At most as many as there are elements.
// CHECK-LABEL: func.func @topk(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "3 <= u0", op = "fake.aten.topk">]
// CHECK: fake.aten.topk{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[3], i64>)
func.func @topk(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0:2 = fake.aten.topk(%x, 3) : (!fake.tensor<[u0], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// The number may be data-dependent.
// CHECK-LABEL: func.func @topk_unbacked(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "u0 <= n", op = "fake.aten.topk">]
// CHECK: fake.aten.topk{{.*}} -> (!fake.tensor<[9, u0], f32>, !fake.tensor<[9, u0], i64>)
func.func @topk_unbacked(%x: !fake.tensor<[9, n], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>, #fake.symbol<u0, unbacked, min = 0>]} {
  %0:2 = fake.aten.topk(%x, %u) : (!fake.tensor<[9, n], f32>, !fake.int<u0>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// Same sizes.
// CHECK-LABEL: func.func @sort(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.sort{{.*}} -> (!fake.tensor<[u0, u1], f32>, !fake.tensor<[u0, u1], i64>)
// CHECK: fake.aten.argsort{{.*}} -> !fake.tensor<[u0, u1], i64>
func.func @sort(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0:2 = fake.aten.sort(%x) : (!fake.tensor<[u0, u1], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %1 = fake.aten.argsort(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// As many as there are indices.
// CHECK-LABEL: func.func @take(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 0)", op = "fake.aten.take">]
// CHECK: fake.aten.take{{.*}} -> !fake.tensor<[u1, 2], f32>
func.func @take(%x: !fake.tensor<[u0], f32>, %i: !fake.tensor<[u1, 2], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.take(%x, %i) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1, 2], i64>) -> !fake.tensor<*>
  return
}

// -----

// A row for each index.
// CHECK-LABEL: func.func @embedding(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.embedding{{.*}} -> !fake.tensor<[u0, u1, 3], f32>
func.func @embedding(%w: !fake.tensor<[10, 3], f32>, %i: !fake.tensor<[u0, u1], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.embedding(%w, %i) : (!fake.tensor<[10, 3], f32>, !fake.tensor<[u0, u1], i64>) -> !fake.tensor<*>
  return
}

// -----

// Same sizes.
// CHECK-LABEL: func.func @tril_indices(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.tril{{.*}} -> !fake.tensor<[u0, u1], f32>
// CHECK: fake.aten.triu{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @tril_indices(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.tril(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.triu(%x, 1) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}
