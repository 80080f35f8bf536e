// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Products, convolution, pooling, and reduction.

// Inner sizes are equal.
// CHECK-LABEL: func.func @mm(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(4, u1)", op = "fake.aten.mm">]
// CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[u0, 5], f32>
func.func @mm(%x: !fake.tensor<[u0, 4], f32>, %y: !fake.tensor<[u1, 5], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.mm(%x, %y) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[u1, 5], f32>) -> !fake.tensor<*>
  return
}

// -----

// Inner sizes that are data-dependent.
// CHECK-LABEL: func.func @mm_inner(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.mm">]
// CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @mm_inner(%x: !fake.tensor<[3, u0], f32>, %y: !fake.tensor<[u1, 5], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.mm(%x, %y) : (!fake.tensor<[3, u0], f32>, !fake.tensor<[u1, 5], f32>) -> !fake.tensor<*>
  return
}

// -----

// Batches are equal.
// CHECK-LABEL: func.func @bmm(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.bmm">]
// CHECK: fake.aten.bmm{{.*}} -> !fake.tensor<[u0, 3, 5], f32>
func.func @bmm(%x: !fake.tensor<[u0, 3, 4], f32>, %y: !fake.tensor<[u1, 4, 5], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.bmm(%x, %y) : (!fake.tensor<[u0, 3, 4], f32>, !fake.tensor<[u1, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// -----

// Batches broadcast.
// CHECK-LABEL: func.func @matmul(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.matmul{{.*}} -> !fake.tensor<[u0, u1, 3, 5], f32>
func.func @matmul(%x: !fake.tensor<[u0, 1, 3, 4], f32>, %y: !fake.tensor<[u1, 4, 5], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.matmul(%x, %y) : (!fake.tensor<[u0, 1, 3, 4], f32>, !fake.tensor<[u1, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// -----

// A vector on the right.
// CHECK-LABEL: func.func @matmul_vector(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1, u2)", op = "fake.aten.matmul">]
// CHECK: fake.aten.matmul{{.*}} -> !fake.tensor<[u0], f32>
func.func @matmul_vector(%x: !fake.tensor<[u0, u1], f32>, %y: !fake.tensor<[u2], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>]} {
  %0 = fake.aten.matmul(%x, %y) : (!fake.tensor<[u0, u1], f32>, !fake.tensor<[u2], f32>) -> !fake.tensor<*>
  return
}

// -----

// A data-dependent batch.
// CHECK-LABEL: func.func @linear(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.linear{{.*}} -> !fake.tensor<[u0, 5], f32>
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[4, 5], f32, strides = [1, 4]>
// CHECK: fake.aten.addmm{{.*}} -> !fake.tensor<[u0, 5], f32>
func.func @linear(%x: !fake.tensor<[u0, 4], f32>, %w: !fake.tensor<[5, 4], f32>, %b: !fake.tensor<[5], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.linear(%x, %w, %b) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[5, 4], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  %1 = fake.aten.t(%w) : (!fake.tensor<[5, 4], f32>) -> !fake.tensor<*>
  %2 = fake.aten.addmm(%b, %x, %1) : (!fake.tensor<[5], f32>, !fake.tensor<[u0, 4], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Sizes with equal letters are equal.
// CHECK-LABEL: func.func @einsum(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1, u2)", op = "fake.aten.einsum">]
// CHECK: fake.aten.einsum{{.*}} -> !fake.tensor<[u0, 3], f32>
func.func @einsum(%x: !fake.tensor<[u0, u1], f32>, %y: !fake.tensor<[u2, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>]} {
  %0 = fake.aten.einsum("ij,jk->ik", [%x, %y]) : (!fake.tensor<[u0, u1], f32>, !fake.tensor<[u2, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// A data-dependent batch.
// CHECK-LABEL: func.func @conv2d_batch(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[u0, 5, 6, 6], f32>
func.func @conv2d_batch(%x: !fake.tensor<[u0, 3, 8, 8], f32>, %w: !fake.tensor<[5, 3, 3, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.conv2d(%x, %w) : (!fake.tensor<[u0, 3, 8, 8], f32>, !fake.tensor<[5, 3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// The kernel must fit.
// CHECK-LABEL: func.func @conv2d_space(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "3 <= u0", op = "fake.aten.conv2d">, #fake.guard<assert, "3 <= u1", op = "fake.aten.conv2d">]
// CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[1, 5, u0 - 2, u1 - 2], f32>
func.func @conv2d_space(%x: !fake.tensor<[1, 3, u0, u1], f32>, %w: !fake.tensor<[5, 3, 3, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.conv2d(%x, %w) : (!fake.tensor<[1, 3, u0, u1], f32>, !fake.tensor<[5, 3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// A stride divides, rounding down.
// CHECK-LABEL: func.func @conv2d_stride(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "3 <= u0 + 2", op = "fake.aten.conv2d">]
// CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[1, 5, (u0 + 1) floordiv 2, 4], f32>
func.func @conv2d_stride(%x: !fake.tensor<[1, 3, u0, 8], f32>, %w: !fake.tensor<[5, 3, 3, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.conv2d(%x, %w, none, [2, 2], [1, 1]) : (!fake.tensor<[1, 3, u0, 8], f32>, !fake.tensor<[5, 3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// The inverse.
// CHECK-LABEL: func.func @conv_transpose(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.conv_transpose2d.input{{.*}} -> !fake.tensor<[1, 5, 2 * u0, 16], f32>
func.func @conv_transpose(%x: !fake.tensor<[1, 3, u0, 8], f32>, %w: !fake.tensor<[3, 5, 2, 2], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.conv_transpose2d.input(%x, %w, none, [2, 2]) : (!fake.tensor<[1, 3, u0, 8], f32>, !fake.tensor<[3, 5, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// -----

// Windows that fit.
// CHECK-LABEL: func.func @max_pool(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u1, 0)", op = "fake.aten.max_pool2d">, #fake.guard<assert, "1 <= u1//2", op = "fake.aten.max_pool2d">]
// CHECK: fake.aten.max_pool2d{{.*}} -> !fake.tensor<[u0, 3, 4, 4], f32>
// CHECK: fake.aten.max_pool2d{{.*}} -> !fake.tensor<[1, 3, u1 floordiv 2, 4], f32>
func.func @max_pool(%x: !fake.tensor<[u0, 3, 8, 8], f32>, %y: !fake.tensor<[1, 3, u1, 8], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.max_pool2d(%x, [2, 2]) : (!fake.tensor<[u0, 3, 8, 8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.max_pool2d(%y, [2, 2]) : (!fake.tensor<[1, 3, u1, 8], f32>) -> !fake.tensor<*>
  return
}

// -----

// The same.
// CHECK-LABEL: func.func @avg_pool(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u1, 0)", op = "fake.aten.avg_pool2d">]
// CHECK: fake.aten.avg_pool2d{{.*}} -> !fake.tensor<[1, 3, u1 floordiv 2 + 1, 5], f32>
func.func @avg_pool(%y: !fake.tensor<[1, 3, u1, 8], f32>)
    attributes {fake.symbols = [#fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.avg_pool2d(%y, [3, 3], [2, 2], [1, 1], true) : (!fake.tensor<[1, 3, u1, 8], f32>) -> !fake.tensor<*>
  return
}

// -----

// The size is an argument.
// CHECK-LABEL: func.func @adaptive_pool(
// CHECK-NOT: fake.guards
// CHECK: fake.aten._adaptive_avg_pool2d{{.*}} -> !fake.tensor<[u0, 3, u2, 4], f32>
func.func @adaptive_pool(%x: !fake.tensor<[u0, 3, u1, 8], f32>, %u: !fake.int<u2>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>]} {
  %0 = fake.aten._adaptive_avg_pool2d(%x, [%u, 4]) : (!fake.tensor<[u0, 3, u1, 8], f32>, !fake.int<u2>) -> !fake.tensor<*>
  return
}

// -----

// Sizes times an integer.
// CHECK-LABEL: func.func @upsample(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 < u0", op = "fake.aten.upsample_nearest2d.vec">, #fake.guard<assert, "0 < u1", op = "fake.aten.upsample_nearest2d.vec">, #fake.guard<assert, "0 < TruncToInt(0.5*ToFloat(u1))", op = "fake.aten.upsample_nearest2d.vec">]
// CHECK: fake.aten.upsample_nearest2d.vec{{.*}} -> !fake.tensor<[2, 3, 2 * u0, 2 * u1], f32>
// CHECK: fake.aten.upsample_nearest2d.vec{{.*}} -> !fake.tensor<[2, 3, trunc(1.5 * u0), trunc(0.5 * u1)], f32>
func.func @upsample(%x: !fake.tensor<[2, 3, u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.upsample_nearest2d.vec(%x, none, [2.0, 2.0]) : (!fake.tensor<[2, 3, u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.upsample_nearest2d.vec(%x, none, [1.5, 0.5]) : (!fake.tensor<[2, 3, u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// A dimension is removed.
// CHECK-LABEL: func.func @sum(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[u1], f32>
// CHECK: fake.aten.sum{{.*}} -> !fake.tensor<[], f32>
// CHECK: fake.aten.mean.dim{{.*}} -> !fake.tensor<[u0, 1], f32>
func.func @sum(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.sum.dim_IntList(%x, [0]) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.sum(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %2 = fake.aten.mean.dim(%x, [1], true) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// An empty tensor has no maximum.
// CHECK-LABEL: func.func @amax(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 < u0", op = "fake.aten.amax">]
// CHECK: fake.aten.amax{{.*}} -> !fake.tensor<[3], f32>
func.func @amax(%x: !fake.tensor<[u0, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.amax(%x, [0]) : (!fake.tensor<[u0, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// Nor the index of one.
// CHECK-LABEL: func.func @argmax(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 < u0", op = "fake.aten.argmax">]
// CHECK: fake.aten.argmax{{.*}} -> !fake.tensor<[3], i64>
// CHECK: fake.aten.argmax{{.*}} -> !fake.tensor<[], i64>
func.func @argmax(%x: !fake.tensor<[u0, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.argmax(%x, 0) : (!fake.tensor<[u0, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.argmax(%x) : (!fake.tensor<[u0, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// Nor both.
// CHECK-LABEL: func.func @max_dim(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.max.dim{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[3], i64>)
func.func @max_dim(%x: !fake.tensor<[3, u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0:2 = fake.aten.max.dim(%x, 1) : (!fake.tensor<[3, u0], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// Same sizes.
// CHECK-LABEL: func.func @cumsum(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.cumsum{{.*}} -> !fake.tensor<[u0, u1], f32>
// CHECK: fake.aten.softmax.int{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @cumsum(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.cumsum(%x, 0) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.softmax.int(%x, 1) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Statistics for each row.
// CHECK-LABEL: func.func @layer_norm(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.native_layer_norm{{.*}} -> (!fake.tensor<[u0, 4], f32>, !fake.tensor<[u0, 1], f32>, !fake.tensor<[u0, 1], f32>)
func.func @layer_norm(%x: !fake.tensor<[u0, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0:3 = fake.aten.native_layer_norm(%x, [4], none, none, 0.1) : (!fake.tensor<[u0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// Statistics for each channel.
// CHECK-LABEL: func.func @batch_norm(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.native_batch_norm{{.*}} -> (!fake.tensor<[u0, 3, 8, 8], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>)
// CHECK: fake.aten.batch_norm{{.*}} -> !fake.tensor<[u0, 3, 8, 8], f32>
func.func @batch_norm(%x: !fake.tensor<[u0, 3, 8, 8], f32>, %m: !fake.tensor<[3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0:3 = fake.aten.native_batch_norm(%x, none, none, %m, %m, true, 0.1, 0.1) : (!fake.tensor<[u0, 3, 8, 8], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  %1 = fake.aten.batch_norm(%x, none, none, %m, %m, true, 0.1, 0.1, false) : (!fake.tensor<[u0, 3, 8, 8], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// -----

// Groups of channels.
// CHECK-LABEL: func.func @group_norm(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.group_norm{{.*}} -> !fake.tensor<[u0, 6, u1], f32>
func.func @group_norm(%x: !fake.tensor<[u0, 6, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.group_norm(%x, 3) : (!fake.tensor<[u0, 6, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// A data-dependent length.
// CHECK-LABEL: func.func @attention(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 0)", op = "fake.aten.scaled_dot_product_attention">, #fake.guard<assert, "Ne(u1, 0)", op = "fake.aten.scaled_dot_product_attention">]
// CHECK: fake.aten.scaled_dot_product_attention{{.*}} -> !fake.tensor<[2, 4, u0, 8], f32>
func.func @attention(%q: !fake.tensor<[2, 4, u0, 8], f32>, %k: !fake.tensor<[2, 4, u1, 8], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.scaled_dot_product_attention(%q, %k, %k) : (!fake.tensor<[2, 4, u0, 8], f32>, !fake.tensor<[2, 4, u1, 8], f32>, !fake.tensor<[2, 4, u1, 8], f32>) -> !fake.tensor<*>
  return
}

// -----

// An integer for a batch.
// CHECK-LABEL: func.func @cross_entropy(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.cross_entropy_loss">]
// CHECK: fake.aten.cross_entropy_loss{{.*}} -> !fake.tensor<[], f32>
func.func @cross_entropy(%x: !fake.tensor<[u0, 10], f32>, %y: !fake.tensor<[u1], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.cross_entropy_loss(%x, %y) : (!fake.tensor<[u0, 10], f32>, !fake.tensor<[u1], i64>) -> !fake.tensor<*>
  return
}

// -----

// The number of bins is an argument.
// CHECK-LABEL: func.func @histc(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.histc{{.*}} -> !fake.tensor<[10], f32>
func.func @histc(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.histc(%x, 10) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// The smaller of two sizes.
// CHECK-LABEL: func.func @svd(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.linalg_svd{{.*}} -> (!fake.tensor<[u0, min(u0, u1)], f32, strides = [1, max(1, u0)]>, !fake.tensor<[min(u0, u1)], f32>, !fake.tensor<[min(u0, u1), u1], f32, strides = [1, max(1, min(u0, u1))]>)
func.func @svd(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0:3 = fake.aten.linalg_svd(%x, false) : (!fake.tensor<[u0, u1], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// Pairs of rows.
// CHECK-LABEL: func.func @cdist(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.cdist{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @cdist(%x: !fake.tensor<[u0, 4], f32>, %y: !fake.tensor<[u1, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.cdist(%x, %y) : (!fake.tensor<[u0, 4], f32>, !fake.tensor<[u1, 4], f32>) -> !fake.tensor<*>
  return
}

// -----

// Products of sizes.
// CHECK-LABEL: func.func @outer(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.outer{{.*}} -> !fake.tensor<[u0, u1], f32>
// CHECK: fake.aten.kron{{.*}} -> !fake.tensor<[u0 * u1], f32>
func.func @outer(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.outer(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.kron(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Sizes are equal.
// CHECK-LABEL: func.func @dot(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.dot">]
// CHECK: fake.aten.dot{{.*}} -> !fake.tensor<[], f32>
func.func @dot(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.dot(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Of two strides, a multiple counts as the larger one.
// CHECK-LABEL: func.func @fft_permuted(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "1 < 8*u0", op = "fake.aten._fft_c2r">]
// CHECK: fake.aten._fft_c2r{{.*}} -> !fake.tensor<[u0, u1, 6], f32, strides = [6, 6 * u0, 1]>
func.func @fft_permuted(%x: !fake.tensor<[u0, u1, 8], c64, strides = [1, 8 * u0, u0]>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten._fft_c2r(%x, [2], 0, 6) : (!fake.tensor<[u0, u1, 8], c64, strides = [1, 8 * u0, u0]>) -> !fake.tensor<*>
  return
}

// -----

// Half of the spectrum of a real signal.
// CHECK-LABEL: func.func @fft(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "1 <= u0", op = "fake.aten.fft_rfft">, #fake.guard<assert, "1 <= 2*(u0//2)", op = "fake.aten.fft_irfft">]
// CHECK: fake.aten.fft_rfft{{.*}} -> !fake.tensor<[u0 floordiv 2 + 1], c64>
// CHECK: fake.aten.fft_irfft{{.*}} -> !fake.tensor<[2 * (u0 floordiv 2)], f32>
func.func @fft(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.fft_rfft(%x) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %1 = fake.aten.fft_irfft(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// FakeTensor multiplies symbolic tensors by another path, which drops unusual
// strides of dimensions of size 1; static ones are kept.

// CHECK-LABEL: func.func @layer_norm_strides(
// CHECK: %0:3 = fake.aten.native_layer_norm{{.*}} -> (!fake.tensor<[s0, 1, 32], f32>,
// CHECK: %1:3 = fake.aten.native_layer_norm{{.*}} -> (!fake.tensor<[3, 1, 32], f32, strides = [32, 96, 1]>,
func.func @layer_norm_strides(%x: !fake.tensor<[s0, 1, 32], f32, strides = [32, s0 * 32, 1]>, %y: !fake.tensor<[3, 1, 32], f32, strides = [32, 96, 1]>, %w: !fake.tensor<[32], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0:3 = fake.aten.native_layer_norm(%x, [32], %w, %w, 0.1) : (!fake.tensor<[s0, 1, 32], f32, strides = [32, s0 * 32, 1]>, !fake.tensor<[32], f32>, !fake.tensor<[32], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  %1:3 = fake.aten.native_layer_norm(%y, [32], %w, %w, 0.1) : (!fake.tensor<[3, 1, 32], f32, strides = [32, 96, 1]>, !fake.tensor<[32], f32>, !fake.tensor<[32], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
