// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of ConvolutionKernels. Written by utils/oracle/write_tests.py.

!f32_2 = !fake.tensor<[2], f32>

// CHECK-LABEL: func.func @_convolution_mode(
// CHECK: fake.aten._convolution_mode{{.*}} -> !fake.tensor<[4, 2, 3], f32>
func.func @_convolution_mode(%input: !fake.tensor<[4, 2, 5], f32>, %weight: !fake.tensor<[2, 2, 3], f32>, %bias: !f32_2) {
  %0 = fake.aten._convolution_mode(%input, %weight, %bias, [1], "valid", [1], 1) : (!fake.tensor<[4, 2, 5], f32>, !fake.tensor<[2, 2, 3], f32>, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_slow_conv2d_forward(
// CHECK: fake.aten._slow_conv2d_forward{{.*}} -> !fake.tensor<[2, 4, 6, 5], f32>
func.func @_slow_conv2d_forward(%self: !fake.tensor<[2, 5, 5, 7], f32, strides = [2800, 280, 28, 2]>, %weight: !fake.tensor<[4, 5, 2, 3], f32, strides = [2, 8, 1, 40]>) {
  %0 = fake.aten._slow_conv2d_forward(%self, %weight, [2, 3], none, [1, 1], [1, 0]) : (!fake.tensor<[2, 5, 5, 7], f32, strides = [2800, 280, 28, 2]>, !fake.tensor<[4, 5, 2, 3], f32, strides = [2, 8, 1, 40]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_slow_conv2d_forward_channels_last(
// CHECK: fake.aten._slow_conv2d_forward{{.*}} -> !fake.tensor<[6, 4, 2, 9], f32, strides = [72, 1, 36, 4]>
func.func @_slow_conv2d_forward_channels_last(%self: !fake.tensor<[6, 5, 5, 7], f32, strides = [175, 1, 35, 5]>, %weight: !fake.tensor<[4, 5, 3, 1], f32>) {
  %0 = fake.aten._slow_conv2d_forward(%self, %weight, [3, 1], none, [2, 1], [0, 1]) : (!fake.tensor<[6, 5, 5, 7], f32, strides = [175, 1, 35, 5]>, !fake.tensor<[4, 5, 3, 1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv_tbc(
// CHECK: fake.aten.conv_tbc{{.*}} -> !fake.tensor<[5, 5, 2], f32>
func.func @conv_tbc(%self: !fake.tensor<[4, 5, 6], f32>, %weight: !fake.tensor<[2, 6, 2], f32, strides = [6, 1, 12]>, %bias: !f32_2) {
  %0 = fake.aten.conv_tbc(%self, %weight, %bias, 1) : (!fake.tensor<[4, 5, 6], f32>, !fake.tensor<[2, 6, 2], f32, strides = [6, 1, 12]>, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv3d(
// CHECK: fake.aten.slow_conv3d{{.*}} -> !fake.tensor<[3, 3, 3, 6, 6], f32>
func.func @slow_conv3d(%self: !fake.tensor<[3, 3, 6, 7, 7], f32>, %weight: !fake.tensor<[3, 3, 3, 2, 2], f32, strides = [36, 1, 12, 3, 6]>) {
  %0 = fake.aten.slow_conv3d(%self, %weight, [3, 2, 2], none, [2, 1, 1], [1, 0, 0]) : (!fake.tensor<[3, 3, 6, 7, 7], f32>, !fake.tensor<[3, 3, 3, 2, 2], f32, strides = [36, 1, 12, 3, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv3d_forward(
// CHECK: fake.aten.slow_conv3d_forward{{.*}} -> !fake.tensor<[5, 2, 6, 5, 3], f32>
func.func @slow_conv3d_forward(%self: !fake.tensor<[5, 3, 5, 5, 7], f32, strides = [5, 25, 75, 1, 375]>, %weight: !fake.tensor<[2, 3, 2, 3, 2], f32>, %bias: !fake.tensor<[2], f32, strides = [0]>) {
  %0 = fake.aten.slow_conv3d_forward(%self, %weight, [2, 3, 2], %bias, [1, 1, 2], [1, 1, 0]) : (!fake.tensor<[5, 3, 5, 5, 7], f32, strides = [5, 25, 75, 1, 375]>, !fake.tensor<[2, 3, 2, 3, 2], f32>, !fake.tensor<[2], f32, strides = [0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv_dilated2d(
// CHECK: fake.aten.slow_conv_dilated2d{{.*}} -> !fake.tensor<[4, 2, 2, 5], f32>
func.func @slow_conv_dilated2d(%self: !fake.tensor<[4, 6, 6, 5], f32, strides = [0, 30, 5, 1]>, %weight: !fake.tensor<[2, 6, 2, 2], f32, strides = [12, 1, 24, 6]>) {
  %0 = fake.aten.slow_conv_dilated2d(%self, %weight, [2, 2], none, [2, 1], [0, 1], [2, 2]) : (!fake.tensor<[4, 6, 6, 5], f32, strides = [0, 30, 5, 1]>, !fake.tensor<[2, 6, 2, 2], f32, strides = [12, 1, 24, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv_dilated2d_channels_last(
// CHECK: fake.aten.slow_conv_dilated2d{{.*}} -> !fake.tensor<[2, 3, 4, 7], bf16, strides = [84, 1, 21, 3]>
func.func @slow_conv_dilated2d_channels_last(%self: !fake.tensor<[2, 3, 7, 7], bf16, strides = [147, 1, 21, 3]>, %weight: !fake.tensor<[3, 3, 2, 2], bf16, strides = [12, 1, 6, 3]>, %bias: !fake.tensor<[3], bf16>) {
  %0 = fake.aten.slow_conv_dilated2d(%self, %weight, [2, 2], %bias, [2, 1], [1, 1], [1, 2]) : (!fake.tensor<[2, 3, 7, 7], bf16, strides = [147, 1, 21, 3]>, !fake.tensor<[3, 3, 2, 2], bf16, strides = [12, 1, 6, 3]>, !fake.tensor<[3], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv_dilated3d(
// CHECK: fake.aten.slow_conv_dilated3d{{.*}} -> !fake.tensor<[2, 3, 2, 6, 2], f16>
func.func @slow_conv_dilated3d(%self: !fake.tensor<[2, 6, 5, 6, 5], f16>, %weight: !fake.tensor<[3, 6, 3, 3, 3], f16>) {
  %0 = fake.aten.slow_conv_dilated3d(%self, %weight, [3, 3, 3], none, [2, 1, 2], [0, 1, 1], [1, 1, 2]) : (!fake.tensor<[2, 6, 5, 6, 5], f16>, !fake.tensor<[3, 6, 3, 3, 3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv_transpose2d(
// CHECK: fake.aten.slow_conv_transpose2d{{.*}} -> !fake.tensor<[3, 2, 8, 13], f32>
func.func @slow_conv_transpose2d(%self: !fake.tensor<[3, 2, 5, 6], f32>, %weight: !fake.tensor<[2, 2, 2, 2], f32, strides = [8, 1, 4, 2]>, %bias: !f32_2) {
  %0 = fake.aten.slow_conv_transpose2d(%self, %weight, [2, 2], %bias, [2, 2], [1, 0], [0, 0], [1, 2]) : (!fake.tensor<[3, 2, 5, 6], f32>, !fake.tensor<[2, 2, 2, 2], f32, strides = [8, 1, 4, 2]>, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slow_conv_transpose3d(
// CHECK: fake.aten.slow_conv_transpose3d{{.*}} -> !fake.tensor<[4, 3, 8, 6, 7], f32>
func.func @slow_conv_transpose3d(%self: !fake.tensor<[4, 5, 6, 5, 5], f32>, %weight: !fake.tensor<[5, 3, 3, 2, 3], f32, strides = [54, 1, 18, 9, 3]>) {
  %0 = fake.aten.slow_conv_transpose3d(%self, %weight, [3, 2, 3], none, [1, 1, 1], [1, 0, 0], [0, 0, 0], [2, 1, 1]) : (!fake.tensor<[4, 5, 6, 5, 5], f32>, !fake.tensor<[5, 3, 3, 2, 3], f32, strides = [54, 1, 18, 9, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @thnn_conv2d(
// CHECK: fake.aten.thnn_conv2d{{.*}} -> !fake.tensor<[6, 4, 5, 3], f32>
func.func @thnn_conv2d(%self: !fake.tensor<[6, 6, 5, 7], f32>, %weight: !fake.tensor<[4, 6, 3, 2], f32, strides = [12, 2, 0, 1]>) {
  %0 = fake.aten.thnn_conv2d(%self, %weight, [3, 2], none, [1, 2], [1, 0]) : (!fake.tensor<[6, 6, 5, 7], f32>, !fake.tensor<[4, 6, 3, 2], f32, strides = [12, 2, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @thnn_conv2d_channels_last(
// CHECK: fake.aten.thnn_conv2d{{.*}} -> !fake.tensor<[2, 2, 3, 7], f64, strides = [42, 1, 14, 2]>
func.func @thnn_conv2d_channels_last(%self: !fake.tensor<[2, 5, 5, 5], f64, strides = [125, 1, 25, 5]>, %weight: !fake.tensor<[2, 5, 1, 1], f64>) {
  %0 = fake.aten.thnn_conv2d(%self, %weight, [1, 1], none, [2, 1], [0, 1]) : (!fake.tensor<[2, 5, 5, 5], f64, strides = [125, 1, 25, 5]>, !fake.tensor<[2, 5, 1, 1], f64>) -> !fake.tensor<*>
  return
}
