// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s

// A composite op holds the results of its own steps. Numbers are those of PyTorch, see
// Python/steps-check.test.

// Of an input that is not contiguous, the product and the sum with the bias.
// CHECK-LABEL: @linear, cpu: 640*b + 576 bytes, exact
// CHECK-NEXT: 640*b + 576 in %0 = 'fake.aten.linear'
// CHECK-NEXT: arguments: 128*b + 576
// CHECK-NEXT: results: 256*b
func.func @linear(%x: !fake.tensor<[b, 4, 8], f32, strides = [32, 1, 4]>, %w: !fake.tensor<[16, 8], f32>, %bias: !fake.tensor<[16], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.linear(%x, %w, %bias) : (!fake.tensor<[b, 4, 8], f32, strides = [32, 1, 4]>, !fake.tensor<[16, 8], f32>, !fake.tensor<[16], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// A batch that is not contiguous is copied.
// CHECK-LABEL: @matmul, cpu: 1296*b bytes, exact
// CHECK-NEXT: 1296*b in %0 = 'fake.aten.matmul'
// CHECK-NEXT: arguments: 768*b
// CHECK-NEXT: results: 144*b
func.func @matmul(%x: !fake.tensor<[b, 4, 3, 8], f32, strides = [96, 8, 32, 1]>, %y: !fake.tensor<[b, 4, 8, 3], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.matmul(%x, %y) : (!fake.tensor<[b, 4, 3, 8], f32, strides = [96, 8, 32, 1]>, !fake.tensor<[b, 4, 8, 3], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// With dropout no kernel is used, and half precision is computed as f32.
// CHECK-LABEL: @attention, cpu: 780*b bytes, exact
// CHECK-NEXT: 780*b in %0 = 'fake.aten.scaled_dot_product_attention'
// CHECK-NEXT: arguments: 144*b
// CHECK-NEXT: results: 48*b
func.func @attention(%q: !fake.tensor<[b, 2, 3, 4], f16>, %k: !fake.tensor<[b, 2, 3, 4], f16>, %v: !fake.tensor<[b, 2, 3, 4], f16>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.scaled_dot_product_attention(%q, %k, %v, none, 0.1) : (!fake.tensor<[b, 2, 3, 4], f16>, !fake.tensor<[b, 2, 3, 4], f16>, !fake.tensor<[b, 2, 3, 4], f16>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// An even kernel needs more padding at one end, so that the input is padded first.
// CHECK-LABEL: @padding, cpu: 364*b + 240 bytes, exact
// CHECK-NEXT: 364*b + 240 in %0 = 'fake.aten.conv1d.padding'
// CHECK-NEXT: arguments: 96*b + 240
// CHECK-NEXT: results: 160*b
func.func @padding(%x: !fake.tensor<[b, 3, 8], f32>, %w: !fake.tensor<[5, 3, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.conv1d.padding(%x, %w, none, [1], "same") : (!fake.tensor<[b, 3, 8], f32>, !fake.tensor<[5, 3, 4], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// The squares, their mean, and the reciprocal root.
// CHECK-LABEL: @rms_norm, cpu: 100*b + 32 bytes, exact
// CHECK-NEXT: 100*b + 32 in %0 = 'fake.aten.rms_norm'
// CHECK-NEXT: arguments: 32*b + 32
// CHECK-NEXT: results: 32*b
func.func @rms_norm(%x: !fake.tensor<[b, 8], f32>, %w: !fake.tensor<[8], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.rms_norm(%x, [8], %w) : (!fake.tensor<[b, 8], f32>, !fake.tensor<[8], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// Means and deviations of groups.
// CHECK-LABEL: @group_norm, cpu: 208*b bytes, exact
// CHECK-NEXT: 208*b in %0 = 'fake.aten.group_norm'
// CHECK-NEXT: arguments: 96*b
// CHECK-NEXT: results: 96*b
func.func @group_norm(%x: !fake.tensor<[b, 4, 6], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.group_norm(%x, 2) : (!fake.tensor<[b, 4, 6], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// The random mask.
// CHECK-LABEL: @dropout, cpu: 96*b bytes, exact
// CHECK-NEXT: 96*b in %0 = 'fake.aten.dropout'
// CHECK-NEXT: arguments: 32*b
// CHECK-NEXT: results: 32*b
func.func @dropout(%x: !fake.tensor<[b, 8], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.dropout(%x, 0.5, true) : (!fake.tensor<[b, 8], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// Logarithms of all probabilities.
// CHECK-LABEL: @cross_entropy, cpu: 88*b + 8 bytes, exact
// CHECK-NEXT: 88*b + 8 in %0 = 'fake.aten.cross_entropy_loss'
// CHECK-NEXT: arguments: 48*b
// CHECK-NEXT: results: 4
func.func @cross_entropy(%x: !fake.tensor<[b, 10], f32>, %t: !fake.tensor<[b], i64>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.cross_entropy_loss(%x, %t) : (!fake.tensor<[b, 10], f32>, !fake.tensor<[b], i64>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// With smoothing of labels, the mean of all classes as well.
// CHECK-LABEL: @smoothed, cpu: Max(96*b + 4, 94*b + 20) bytes, exact
// CHECK-NEXT: 96*b + 4 in %0 = 'fake.aten.cross_entropy_loss'
// CHECK-NEXT: 94*b + 20 in %0 = 'fake.aten.cross_entropy_loss'
// CHECK-NEXT: 96*b + 4 >= 94*b + 20 iff b >= 8
// CHECK-NEXT: arguments: 48*b
// CHECK-NEXT: results: 4
func.func @smoothed(%x: !fake.tensor<[b, 10], f32>, %t: !fake.tensor<[b], i64>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.cross_entropy_loss(%x, %t, none, 1, -100, 0.1) : (!fake.tensor<[b, 10], f32>, !fake.tensor<[b], i64>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// A mask of bools, converted.
// CHECK-LABEL: @one_hot, cpu: 98*b + 80 bytes, exact
// CHECK-NEXT: 98*b + 80 in %0 = 'fake.aten.one_hot'
// CHECK-NEXT: arguments: 8*b
// CHECK-NEXT: results: 80*b
func.func @one_hot(%x: !fake.tensor<[b], i64>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.one_hot(%x, 10) : (!fake.tensor<[b], i64>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// The padded input; the converted one was freed before.
// CHECK-LABEL: @transform, cpu: 216*b bytes, exact
// CHECK-NEXT: 216*b in %0 = 'fake.aten.fft_rfft'
// CHECK-NEXT: arguments: 80*b
// CHECK-NEXT: results: 72*b
func.func @transform(%x: !fake.tensor<[b, 10], i64>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.fft_rfft(%x, 16) : (!fake.tensor<[b, 10], i64>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// The sorted elements, and the ranks and values on both sides.
// CHECK-LABEL: @quantile, cpu: 160*b + 4 bytes, exact
// CHECK-NEXT: 160*b + 4 in %0 = 'fake.aten.quantile.scalar'
// CHECK-NEXT: arguments: 40*b
// CHECK-NEXT: results: 4*b
func.func @quantile(%x: !fake.tensor<[b, 10], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.quantile.scalar(%x, 0.3, 1) : (!fake.tensor<[b, 10], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// The outputs of all steps, and those stacked.
// CHECK-LABEL: @lstm, cpu: 156*n + 2320 bytes, exact
// CHECK-NEXT: 156*n + 2320 in %0#0 = 'fake.aten.lstm.input'
// CHECK-NEXT: arguments: 96*n + 1160
// CHECK-NEXT: results: 60*n
func.func @lstm(%x: !fake.tensor<[n, 3, 8], f32>, %h: !fake.tensor<[1, 3, 5], f32>, %c: !fake.tensor<[1, 3, 5], f32>, %wi: !fake.tensor<[20, 8], f32>, %wh: !fake.tensor<[20, 5], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0:3 = fake.aten.lstm.input(%x, [%h, %c], [%wi, %wh], false, 1, 0.0, false, false, false) : (!fake.tensor<[n, 3, 8], f32>, !fake.tensor<[1, 3, 5], f32>, !fake.tensor<[1, 3, 5], f32>, !fake.tensor<[20, 8], f32>, !fake.tensor<[20, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return %0#0 : !fake.tensor<*>
}

// The factorization.
// CHECK-LABEL: @determinant, cpu: 148*b bytes, exact
// CHECK-NEXT: 148*b in %0 = 'fake.aten.linalg_det'
// CHECK-NEXT: arguments: 64*b
// CHECK-NEXT: results: 4*b
func.func @determinant(%x: !fake.tensor<[b, 4, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.linalg_det(%x) : (!fake.tensor<[b, 4, 4], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
