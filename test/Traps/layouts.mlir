// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Strides that a plausible rule gets wrong. Real kernels differ for some, see
// docs/Spec/KnownDifferences.md.

!t = !fake.tensor<*>

// Adjacent dimensions are merged in pairs, also across a dimension of size 1.
// Therefore a view that skips elements is accepted.
// CHECK-LABEL: func.func @view_across_size_one(
func.func @view_across_size_one(%x: !fake.tensor<[3, 1, 3], f32, strides = [6, 6, 1]>, %y: !fake.tensor<[2, 3, 1, 3], f32, strides = [18, 6, 6, 1]>) {
  // CHECK: fake.aten.view{{.*}} -> !fake.tensor<[9], f32>{{$}}
  %0 = fake.aten.view(%x, [9]) : (!fake.tensor<[3, 1, 3], f32, strides = [6, 6, 1]>) -> !t
  // CHECK: fake.aten.view{{.*}} -> !fake.tensor<[1, 1, 2, 9], f32, strides = [36, 36, 18, 1]>{{$}}
  %1 = fake.aten.view(%y, [1, 1, 2, 9]) : (!fake.tensor<[2, 3, 1, 3], f32, strides = [18, 6, 6, 1]>) -> !t
  return
}

// Contiguous and channels-last at once: dimensions are sorted by stride, and
// those of size 1 keep their position.
// CHECK-LABEL: func.func @neg_of_ambiguous_channels_last(
func.func @neg_of_ambiguous_channels_last(%x: !fake.tensor<[2, 3, 1, 1], f32, strides = [3, 1, 3, 3]>) {
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[2, 3, 1, 1], f32, strides = [3, 1, 3, 3]>{{$}}
  %0 = fake.aten.neg(%x) : (!fake.tensor<[2, 3, 1, 1], f32, strides = [3, 1, 3, 3]>) -> !t
  return
}

// Pointwise ops and factories compute the stride of a dimension of size 1, a
// clone copies it.
// CHECK-LABEL: func.func @three_conventions_for_strides_of_size_one(
func.func @three_conventions_for_strides_of_size_one(%x: !fake.tensor<[3, 1, 2], f32, strides = [1, 100, 3]>) {
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[3, 1, 2], f32, strides = [1, 6, 3]>{{$}}
  %0 = fake.aten.neg(%x) : (!fake.tensor<[3, 1, 2], f32, strides = [1, 100, 3]>) -> !t
  // CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[3, 1, 2], f32, strides = [1, 100, 3]>{{$}}
  %1 = fake.aten.clone(%x) : (!fake.tensor<[3, 1, 2], f32, strides = [1, 100, 3]>) -> !t
  // CHECK: fake.aten.empty_like{{.*}} -> !fake.tensor<[3, 1, 2], f32, strides = [1, 6, 3]>{{$}}
  %2 = fake.aten.empty_like(%x) : (!fake.tensor<[3, 1, 2], f32, strides = [1, 100, 3]>) -> !t
  return
}
!cl = !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 1, 15, 3]>
!contig = !fake.tensor<[2, 3, 4, 5], f32>

// The first operand with a preferred order decides; a broadcast operand has
// none.
// CHECK-LABEL: func.func @first_operand_gives_the_format(
func.func @first_operand_gives_the_format(%x: !cl, %y: !contig, %bias: !fake.tensor<[3, 1, 1], f32>) {
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 1, 15, 3]>{{$}}
  %0 = fake.aten.mul.Tensor(%x, %y) : (!cl, !contig) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32>{{$}}
  %1 = fake.aten.mul.Tensor(%y, %x) : (!contig, !cl) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 1, 15, 3]>{{$}}
  %2 = fake.aten.add.Tensor(%x, %bias) : (!cl, !fake.tensor<[3, 1, 1], f32>) -> !t
  return
}

// The condition is a tensor like the others, and comes first.
// CHECK-LABEL: func.func @condition_is_the_first_operand(
func.func @condition_is_the_first_operand(%c: !fake.tensor<[2, 3, 4, 5], bool>, %x: !cl) {
  // CHECK: fake.aten.where.ScalarOther{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32>{{$}}
  %0 = fake.aten.where.ScalarOther(%c, %x, 0.0) : (!fake.tensor<[2, 3, 4, 5], bool>, !cl) -> !t
  return
}

// Of two dimensions with equal strides, the larger one is the outer one.
// CHECK-LABEL: func.func @sizes_break_ties_of_strides(
func.func @sizes_break_ties_of_strides(%x: !fake.tensor<[3, 4], f32, strides = [1, 1]>, %y: !fake.tensor<[4, 3], f32, strides = [1, 1]>) {
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[3, 4], f32, strides = [1, 3]>{{$}}
  %0 = fake.aten.neg(%x) : (!fake.tensor<[3, 4], f32, strides = [1, 1]>) -> !t
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 3], f32>{{$}}
  %1 = fake.aten.neg(%y) : (!fake.tensor<[4, 3], f32, strides = [1, 1]>) -> !t
  return
}

// Without elements, a clone copies strides and pointwise ops compute new ones.
// Channels-last multiplies by the size of 0, row-major order does not.
// CHECK-LABEL: func.func @four_conventions_for_no_elements(
func.func @four_conventions_for_no_elements(%x: !fake.tensor<[3, 0, 2], f32, strides = [1, 3, 3]>) {
  // CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[3, 0, 2], f32, strides = [1, 3, 3]>{{$}}
  %0 = fake.aten.clone(%x) : (!fake.tensor<[3, 0, 2], f32, strides = [1, 3, 3]>) -> !t
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[3, 0, 2], f32>{{$}}
  %1 = fake.aten.neg(%x) : (!fake.tensor<[3, 0, 2], f32, strides = [1, 3, 3]>) -> !t
  // CHECK: fake.aten.empty.memory_format{{.*}} -> !fake.tensor<[2, 0, 3, 4], f32, strides = [0, 1, 0, 0]>{{$}}
  %2 = fake.aten.empty.memory_format([2, 0, 3, 4], memory_format = channels_last) : () -> !t
  // CHECK: fake.aten.empty.memory_format{{.*}} -> !fake.tensor<[2, 0, 3], f32>{{$}}
  %3 = fake.aten.empty.memory_format([2, 0, 3]) : () -> !t
  return
}

// A chain of pointwise ops preserves the order of dimensions, unlike the
// kernel.
// CHECK-LABEL: func.func @batch_norm_keeps_a_permutation(
func.func @batch_norm_keeps_a_permutation(%x: !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 4, 1, 12]>, %c: !fake.tensor<[3], f32>) {
  // CHECK: fake.aten.batch_norm{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32, strides = [60, 4, 1, 12]>{{$}}
  %0 = fake.aten.batch_norm(%x, %c, %c, %c, %c, false, 0.1, 1.0e-5, false) : (!fake.tensor<[2, 3, 4, 5], f32, strides = [60, 4, 1, 12]>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>) -> !t
  return
}

// A view and a copy: the memory format is lost.
// CHECK-LABEL: func.func @channel_shuffle_loses_channels_last(
func.func @channel_shuffle_loses_channels_last(%x: !fake.tensor<[2, 4, 4, 5], f32, strides = [80, 1, 20, 4]>) {
  // CHECK: fake.aten.channel_shuffle{{.*}} -> !fake.tensor<[2, 4, 4, 5], f32>{{$}}
  %0 = fake.aten.channel_shuffle(%x, 2) : (!fake.tensor<[2, 4, 4, 5], f32, strides = [80, 1, 20, 4]>) -> !t
  return
}

// Pooled as an image of height 1, which is considered channels-last.
// CHECK-LABEL: func.func @max_pool1d_keeps_a_transposition(
func.func @max_pool1d_keeps_a_transposition(%x: !fake.tensor<[2, 3, 8], f32, strides = [24, 1, 3]>) {
  // CHECK: fake.aten.max_pool1d{{.*}} -> !fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>{{$}}
  %0 = fake.aten.max_pool1d(%x, [2]) : (!fake.tensor<[2, 3, 8], f32, strides = [24, 1, 3]>) -> !t
  return
}

// Libraries return column-major results, but not all, and not on all devices.
// CHECK-LABEL: func.func @factors_have_the_layout_of_a_library(
func.func @factors_have_the_layout_of_a_library(%x: !fake.tensor<[2, 4, 4], f32>, %y: !fake.tensor<[4, 3], f32>, %z: !fake.tensor<[4, 3], f32, device = "cuda:0">, %f: !fake.tensor<[4, 6], c64>) {
  // CHECK: fake.aten.linalg_inv_ex{{.*}} -> (!fake.tensor<[2, 4, 4], f32, strides = [16, 1, 4]>, !fake.tensor<[2], i32>){{$}}
  %0:2 = fake.aten.linalg_inv_ex(%x) : (!fake.tensor<[2, 4, 4], f32>) -> (!t, !t)
  // CHECK: fake.aten.linalg_inv{{.*}} -> !fake.tensor<[2, 4, 4], f32, strides = [16, 1, 4]>{{$}}
  %9 = fake.aten.linalg_inv(%x) : (!fake.tensor<[2, 4, 4], f32>) -> !t
  // CHECK: fake.aten.linalg_lu{{.*}} -> (!fake.tensor<[2, 4, 4], f32>, !fake.tensor<[2, 4, 4], f32>, !fake.tensor<[2, 4, 4], f32>){{$}}
  %1:3 = fake.aten.linalg_lu(%x) : (!fake.tensor<[2, 4, 4], f32>) -> (!t, !t, !t)
  // CHECK: fake.aten.linalg_lu_factor{{.*}} -> (!fake.tensor<[2, 4, 4], f32, strides = [16, 1, 4]>, !fake.tensor<[2, 4], i32>){{$}}
  %2:2 = fake.aten.linalg_lu_factor(%x) : (!fake.tensor<[2, 4, 4], f32>) -> (!t, !t)
  // CHECK: fake.aten._linalg_svd{{.*}} -> (!fake.tensor<[4, 3], f32, strides = [1, 4]>, !fake.tensor<[3], f32>, !fake.tensor<[3, 3], f32, strides = [1, 3]>){{$}}
  %3:3 = fake.aten._linalg_svd(%y) : (!fake.tensor<[4, 3], f32>) -> (!t, !t, !t)
  // CHECK: fake.aten._linalg_svd{{.*}} -> (!fake.tensor<[4, 3], f32, strides = [1, 4], device = "cuda:0">, !fake.tensor<[3], f32, device = "cuda:0">, !fake.tensor<[3, 3], f32, device = "cuda:0">){{$}}
  %4:3 = fake.aten._linalg_svd(%z) : (!fake.tensor<[4, 3], f32, device = "cuda:0">) -> (!t, !t, !t)
  // CHECK: fake.aten.fft_fft{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>{{$}}
  %5 = fake.aten.fft_fft(%f, none, 0) : (!fake.tensor<[4, 6], c64>) -> !t
  return
}
