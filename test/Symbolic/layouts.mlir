// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Data-dependent conditions on strides.

// True for any size; for a transpose it is unknown, so false in general.
// CHECK-LABEL: func.func @is_contiguous(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.is_contiguous{{.*}} -> !fake.bool
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten.is_contiguous{{.*}} -> !fake.bool
func.func @is_contiguous(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.is_contiguous(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.bool
  %1 = fake.aten.t(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %2 = fake.aten.is_contiguous(%1) : (!fake.tensor<*>) -> !fake.bool
  return
}

// -----

// Permuted strides.
// CHECK-LABEL: func.func @channels_last(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[u0, u1, 8, 8], f32, strides = [64 * u1, 1, 8 * u1, u1]>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0, u1, 8, 8], f32, strides = [64 * max(1, u1), 1, 8 * max(1, u1), max(1, u1)]>
func.func @channels_last(%x: !fake.tensor<[u0, u1, 8, 8], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.clone(%x, memory_format = channels_last) : (!fake.tensor<[u0, u1, 8, 8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A convolution preserves them.
// CHECK-LABEL: func.func @channels_last_conv(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[u0, 5, 6, 6], f32, strides = [180, 1, 30, 5]>
func.func @channels_last_conv(%x: !fake.tensor<[u0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>, %w: !fake.tensor<[5, 3, 3, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.conv2d(%x, %w) : (!fake.tensor<[u0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>, !fake.tensor<[5, 3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// So does a concatenation.
// CHECK-LABEL: func.func @channels_last_cat(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u0, 6, 8, 8], f32, strides = [384, 1, 48, 6]>
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[u0, 3, 8, 10], f32, strides = [240, 1, 30, 3]>
func.func @channels_last_cat(%x: !fake.tensor<[u0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.cat([%x, %x], 1) : (!fake.tensor<[u0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>, !fake.tensor<[u0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>) -> !fake.tensor<*>
  %1 = fake.aten.constant_pad_nd(%x, [1, 1]) : (!fake.tensor<[u0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>) -> !fake.tensor<*>
  return
}

// -----

// Even if the batch size is unknown.
// CHECK-LABEL: func.func @channels_last_unknown(
// CHECK-SAME: #fake.symbol<s0, min = 0>
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[s0, 6, 8, 8], f32, strides = [384, 1, 48, 6]>
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[s0, 3, 8, 10], f32, strides = [240, 1, 30, 3]>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[s0, 3, 8, 8], f32, strides = [192, 1, 24, 3]>
func.func @channels_last_unknown(%x: !fake.tensor<[?, 3, 8, 8], f32, strides = [192, 1, 24, 3]>) {
  %0 = fake.aten.cat([%x, %x], 1) : (!fake.tensor<[?, 3, 8, 8], f32, strides = [192, 1, 24, 3]>, !fake.tensor<[?, 3, 8, 8], f32, strides = [192, 1, 24, 3]>) -> !fake.tensor<*>
  %1 = fake.aten.constant_pad_nd(%x, [1, 1]) : (!fake.tensor<[?, 3, 8, 8], f32, strides = [192, 1, 24, 3]>) -> !fake.tensor<*>
  %2 = fake.aten.neg(%x) : (!fake.tensor<[?, 3, 8, 8], f32, strides = [192, 1, 24, 3]>) -> !fake.tensor<*>
  return
}

// -----

// Elementwise ops keep the order of dimensions.
// CHECK-LABEL: func.func @transposed(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten.zeros_like{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
func.func @transposed(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.add.Tensor(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.zeros_like(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.clone(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Conversion keeps strides.
// CHECK-LABEL: func.func @to_dtype(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.to.dtype{{.*}} -> !fake.tensor<[u0, u1], f64>
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[u1, u0], f32, strides = [1, max(1, u1)]>
// CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[u1, u0], f16, strides = [1, max(1, u1)]>
func.func @to_dtype(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.to.dtype(%x, f64) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.t(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %2 = fake.aten._to_copy(%1, dtype = f16) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Copies of expanded tensors are dense.
// CHECK-LABEL: func.func @expanded(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[3, u0], f32, strides = [0, 0]>
// CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[3, u0], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[3, u0], f32>
func.func @expanded(%x: !fake.tensor<[1], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.expand(%x, [3, %u]) : (!fake.tensor<[1], f32>, !fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.clone(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// If a stride is unknown, so are those of a copy.
// CHECK-LABEL: func.func @unknown_stride(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.empty_like{{.*}} -> !fake.tensor<[4, 3], f32, strides = [?, ?]>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 3], f32, strides = [?, ?]>
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[4, 3], f32>
// CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[4], f32>
func.func @unknown_stride(%x: !fake.tensor<[4, 3], f32, strides = [?, 1]>) {
  %0 = fake.aten.empty_like(%x) : (!fake.tensor<[4, 3], f32, strides = [?, 1]>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[4, 3], f32, strides = [?, 1]>) -> !fake.tensor<*>
  %2 = fake.aten.contiguous(%x) : (!fake.tensor<[4, 3], f32, strides = [?, 1]>) -> !fake.tensor<*>
  %3 = fake.aten.sum.dim_IntList(%x, [1]) : (!fake.tensor<[4, 3], f32, strides = [?, 1]>) -> !fake.tensor<*>
  return
}

// -----

// Explicit memory formats.
// CHECK-LABEL: func.func @memory_format_of_like(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.empty_like{{.*}} -> !fake.tensor<[u0, 3, u1, 4], f32, strides = [12 * u1, 1, 12, 3]>
// CHECK: fake.aten.to.dtype{{.*}} -> !fake.tensor<[u0, 3, u1, 4], f16, strides = [12 * u1, 1, 12, 3]>
func.func @memory_format_of_like(%x: !fake.tensor<[u0, 3, u1, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.empty_like(%x, memory_format = channels_last) : (!fake.tensor<[u0, 3, u1, 4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.to.dtype(%x, f16, memory_format = channels_last) : (!fake.tensor<[u0, 3, u1, 4], f32>) -> !fake.tensor<*>
  return
}

// -----

// Without an element more, padding copies a slice, in its order of dimensions.
// CHECK-LABEL: func.func @pad_nothing(
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[b, 12, 8], f32, strides = [96, 1, 12]>
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[b, 8, 8], f32, strides = [64, 1, 8]>
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[b, 12, 8], f32>
func.func @pad_nothing(%x: !fake.tensor<[b, 12, 8], f32, strides = [96, 1, 12]>)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.constant_pad_nd(%x, [0, 0]) : (!fake.tensor<[b, 12, 8], f32, strides = [96, 1, 12]>) -> !fake.tensor<*>
  %1 = fake.aten.constant_pad_nd(%x, [0, 0, 0, -4]) : (!fake.tensor<[b, 12, 8], f32, strides = [96, 1, 12]>) -> !fake.tensor<*>
  %2 = fake.aten.constant_pad_nd(%x, [0, 0, 4, -4]) : (!fake.tensor<[b, 12, 8], f32, strides = [96, 1, 12]>) -> !fake.tensor<*>
  return
}
