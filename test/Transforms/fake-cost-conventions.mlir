// RUN: fake-opt %s --fake-cost=by=function -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-cost="by=function padding=valid causal=exact" -o /dev/null | FileCheck %s --check-prefix=EXACT

!t = !fake.tensor<*>

// Padding is multiplied, or not: 4 positions of a kernel of 3, two of which read
// one element beyond the end.
// CHECK-LABEL: @padding
// CHECK: 12 24
// EXACT-LABEL: @padding
// EXACT: 10 20
func.func @padding(%x: !fake.tensor<[1, 1, 4], f32>, %w: !fake.tensor<[1, 1, 3], f32>) -> !t {
  %0 = fake.aten.conv1d(%x, %w, padding = [1]) : (!fake.tensor<[1, 1, 4], f32>, !fake.tensor<[1, 1, 3], f32>) -> !t
  return %0 : !t
}

// The same for any length.
// CHECK-LABEL: @symbolic
// CHECK: 3*n 6*n
// EXACT-LABEL: @symbolic
// EXACT: 3*n - 2 6*n - 4
func.func @symbolic(%x: !fake.tensor<[1, 1, n], f32>, %w: !fake.tensor<[1, 1, 3], f32>) -> !t
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.conv1d(%x, %w, padding = [1]) : (!fake.tensor<[1, 1, n], f32>, !fake.tensor<[1, 1, 3], f32>) -> !t
  return %0 : !t
}

// A grouped convolution multiplies the channels of a group, also for each of its
// gradients: 4 positions, 4 output channels, 2 channels of a group.
// CHECK-LABEL: @gradients
// CHECK: 64 144
func.func @gradients(%g: !fake.tensor<[1, 4, 4], f32>, %x: !fake.tensor<[1, 4, 4], f32>, %w: !fake.tensor<[4, 2, 1], f32>) -> (!t, !t, !t) {
  %0:3 = fake.aten.convolution_backward(%g, %x, %w, [4], [1], [0], [1], false, [0], 2, [true, true, true])
      : (!fake.tensor<[1, 4, 4], f32>, !fake.tensor<[1, 4, 4], f32>, !fake.tensor<[4, 2, 1], f32>) -> (!t, !t, !t)
  return %0#0, %0#1, %0#2 : !t, !t, !t
}

// Causal attention: all 9 pairs, or the 6 of the triangle, of 2 heads and 4 + 4
// features.
// CHECK-LABEL: @causal
// CHECK: 144
// EXACT-LABEL: @causal
// EXACT: 96
func.func @causal(%q: !fake.tensor<[1, 2, 3, 4], f32>) -> !t {
  %0 = fake.aten.scaled_dot_product_attention(%q, %q, %q, is_causal = true)
      : (!fake.tensor<[1, 2, 3, 4], f32>, !fake.tensor<[1, 2, 3, 4], f32>, !fake.tensor<[1, 2, 3, 4], f32>) -> !t
  return %0 : !t
}
