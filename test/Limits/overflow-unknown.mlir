// RUN: fake-opt %s --fake-propagate | FileCheck %s

// A size or stride that overflows 64 bits is unknown.

!x = !fake.tensor<[4, 4611686018427387904], f32>
!v = !fake.tensor<[9223372036854775807], f32>

// CHECK-LABEL: @sizes
// CHECK: cat{{.*}} -> !fake.tensor<[?], f32>
// CHECK: flatten{{.*}} -> !fake.tensor<[?], f32>
// CHECK: repeat{{.*}} -> !fake.tensor<[16, ?], f32>
// CHECK: repeat_interleave{{.*}} -> !fake.tensor<[?], f32>
// CHECK: arange{{.*}} -> !fake.tensor<[?], i64>
// CHECK: kron{{.*}} -> !fake.tensor<[?], f32>
// CHECK: diag_embed{{.*}} -> !fake.tensor<[?, ?], f32>
// CHECK: view.dtype{{.*}} -> !fake.tensor<[?], i8>
func.func @sizes(%x: !x, %v: !v) {
  %0 = fake.aten.cat([%v, %v]) : (!v, !v) -> !fake.tensor<*>
  %1 = fake.aten.flatten.using_ints(%x) : (!x) -> !fake.tensor<*>
  %2 = fake.aten.repeat(%x, [4, 4]) : (!x) -> !fake.tensor<*>
  %3 = fake.aten.repeat_interleave.self_int(%v, 3) : (!v) -> !fake.tensor<*>
  %4 = fake.aten.arange.start_step(-9223372036854775807, 9223372036854775807, 1) : () -> !fake.tensor<*>
  %5 = fake.aten.kron(%v, %v) : (!v, !v) -> !fake.tensor<*>
  %6 = fake.aten.diag_embed(%v, 9223372036854775807) : (!v) -> !fake.tensor<*>
  %7 = fake.aten.view.dtype(%v, i8) : (!v) -> !fake.tensor<*>
  return
}

!image = !fake.tensor<[1, 1, 9223372036854775807], f32>
!kernel = !fake.tensor<[1, 1, 3], f32>

// Padding, dilation, windows and scales.
// CHECK-LABEL: @windows
// CHECK: convolution{{.*}} -> !fake.tensor<[1, 1, ?], f32>
// CHECK: convolution{{.*}} -> !fake.tensor<[1, 1, ?], f32>
// CHECK: avg_pool1d{{.*}} -> !fake.tensor<[1, 1, ?], f32>
// CHECK: upsample_nearest1d{{.*}} -> !fake.tensor<[1, 1, ?], f32>
// CHECK: im2col{{.*}} -> !fake.tensor<[9, ?], f32>
func.func @windows(%x: !image, %w: !kernel) {
  %0 = fake.aten.convolution(%x, %w, none, [1], [9223372036854775807], [1], false, [0], 1) : (!image, !kernel) -> !fake.tensor<*>
  %1 = fake.aten.convolution(%x, %w, none, [4611686018427387904], [0], [1], true, [0], 1) : (!image, !kernel) -> !fake.tensor<*>
  %2 = fake.aten.avg_pool1d(%x, [9223372036854775807], [9223372036854775807], [4611686018427387903], true) : (!image) -> !fake.tensor<*>
  %3 = fake.aten.upsample_nearest1d.vec(%x, none, [4.0]) : (!image) -> !fake.tensor<*>
  %4 = fake.aten.im2col(%x, [3, 3], [9223372036854775807, 1], [1, 1], [1, 1]) : (!image) -> !fake.tensor<*>
  return
}

!far = !fake.tensor<[2, 3], i64, strides = [9223372036854775807, 9223372036854775807], offset = 9223372036854775807>

// CHECK-LABEL: @layouts
// CHECK: slice{{.*}} -> !fake.tensor<[1, 3], i64, strides = [?, 9223372036854775807], offset = u0>
// CHECK: copy_
func.func @layouts(%x: !far, %y: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.slice.Tensor(%x, 0, 1, step = 3) : (!far) -> !fake.tensor<*>
  %1 = fake.aten.copy_(%x, %y) : (!far, !fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// A size may be the largest integer or state a maximum that excludes all.
// CHECK-LABEL: @bounds
// CHECK: cat{{.*}} -> !fake.tensor<[2 * a], f32>
// CHECK: cat{{.*}} -> !fake.tensor<[2 * b], f32>
func.func @bounds(%a: !fake.tensor<[a], f32>, %b: !fake.tensor<[b], f32>)
    attributes {fake.symbols = [#fake.symbol<a, max = -9223372036854775808>, #fake.symbol<b, min = 9223372036854775807>]} {
  %0 = fake.aten.cat([%a, %a]) : (!fake.tensor<[a], f32>, !fake.tensor<[a], f32>) -> !fake.tensor<*>
  %1 = fake.aten.cat([%b, %b]) : (!fake.tensor<[b], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  return
}
