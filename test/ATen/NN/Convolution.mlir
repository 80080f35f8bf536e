// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Convolution. Written by utils/oracle/write_tests.py.

!i64_2 = !fake.tensor<[2], i64>
!i64_3 = !fake.tensor<[3], i64>

// CHECK-LABEL: func.func @_convolution(
// CHECK: fake.aten._convolution{{.*}} -> !fake.tensor<[2, 3, 4, 10], f32>
func.func @_convolution(%input: !fake.tensor<[2, 2, 4, 7], f32>, %weight: !fake.tensor<[3, 2, 1, 2], f32, strides = [2, 2, 2, 1]>, %bias: !fake.tensor<[3], f32>) {
  %0 = fake.aten._convolution(%input, %weight, %bias, [2, 1], [2, 2], [2, 1], false, [0, 0], 1, false, false, false, true) : (!fake.tensor<[2, 2, 4, 7], f32>, !fake.tensor<[3, 2, 1, 2], f32, strides = [2, 2, 2, 1]>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_convolution_deprecated(
// CHECK: fake.aten._convolution.deprecated{{.*}} -> !fake.tensor<[5, 6, 9, 3], f32>
func.func @_convolution_deprecated(%input: !fake.tensor<[5, 15, 8, 7], f32>, %weight: !fake.tensor<[6, 5, 4, 4], f32, strides = [80, 16, 1, 1]>) {
  %0 = fake.aten._convolution.deprecated(%input, %weight, none, [1, 1], [2, 1], [1, 2], false, [0, 0], 3, false, true, true) : (!fake.tensor<[5, 15, 8, 7], f32>, !fake.tensor<[6, 5, 4, 4], f32, strides = [80, 16, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_convolution_deprecated_transposed(
// CHECK: fake.aten._convolution.deprecated{{.*}} -> !fake.tensor<[2, 6, 3, 2], f32, strides = [36, 1, 12, 6]>
func.func @_convolution_deprecated_transposed(%input: !fake.tensor<[2, 3, 6, 4], f32, strides = [1, 48, 2, 12]>, %weight: !fake.tensor<[6, 1, 2, 2], f32, strides = [4, 1, 2, 1]>) {
  %0 = fake.aten._convolution.deprecated(%input, %weight, none, [2, 2], [1, 1], [2, 2], false, [0, 0], 3, false, false, true) : (!fake.tensor<[2, 3, 6, 4], f32, strides = [1, 48, 2, 12]>, !fake.tensor<[6, 1, 2, 2], f32, strides = [4, 1, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv1d(
// CHECK: fake.aten.conv1d{{.*}} -> !fake.tensor<[3, 3], i64>
func.func @conv1d(%input: !fake.tensor<[4, 5], i64>, %weight: !fake.tensor<[3, 4, 3], i64>) {
  %0 = fake.aten.conv1d(%input, %weight) : (!fake.tensor<[4, 5], i64>, !fake.tensor<[3, 4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv1d_meta(
// CHECK: fake.aten.conv1d{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @conv1d_meta(%input: !fake.tensor<[3, 4], f32>, %weight: !fake.tensor<[3, 3, 3], f32>, %bias: !fake.tensor<[3], f32, device = "meta">) {
  %0 = fake.aten.conv1d(%input, %weight, %bias, [2], [2]) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 3, 3], f32>, !fake.tensor<[3], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv1d_padding(
// CHECK: fake.aten.conv1d.padding{{.*}} -> !fake.tensor<[2, 4], i64>
func.func @conv1d_padding(%input: !fake.tensor<[2, 4], i64>, %weight: !fake.tensor<[2, 1, 4], i64>, %bias: !i64_2) {
  %0 = fake.aten.conv1d.padding(%input, %weight, %bias, [1], "same", [2], 2) : (!fake.tensor<[2, 4], i64>, !fake.tensor<[2, 1, 4], i64>, !i64_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv2d(
// CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[3, 3, 4], i64>
func.func @conv2d(%input: !fake.tensor<[3, 4, 5], i64>, %weight: !fake.tensor<[3, 3, 3, 3], i64>, %bias: !i64_3) {
  %0 = fake.aten.conv2d(%input, %weight, %bias, [2, 2], [2, 2]) : (!fake.tensor<[3, 4, 5], i64>, !fake.tensor<[3, 3, 3, 3], i64>, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv2d_meta(
// CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[2, 2, 1], f32>
func.func @conv2d_meta(%input: !fake.tensor<[4, 8, 8], f32>, %weight: !fake.tensor<[2, 2, 3, 3], f32>, %bias: !fake.tensor<[2], f32, device = "meta">) {
  %0 = fake.aten.conv2d(%input, %weight, %bias, [3, 2], [2, 1], [4, 4], 2) : (!fake.tensor<[4, 8, 8], f32>, !fake.tensor<[2, 2, 3, 3], f32>, !fake.tensor<[2], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv2d_padding(
// CHECK: fake.aten.conv2d.padding{{.*}} -> !fake.tensor<[3, 3, 3], f32>
func.func @conv2d_padding(%input: !fake.tensor<[3, 7, 4], f32>, %weight: !fake.tensor<[3, 3, 3, 0], f32>) {
  %0 = fake.aten.conv2d.padding(%input, %weight, stride = [2], padding = "valid", dilation = [1, 1], groups = 1) : (!fake.tensor<[3, 7, 4], f32>, !fake.tensor<[3, 3, 3, 0], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv3d(
// CHECK: fake.aten.conv3d{{.*}} -> !fake.tensor<[2, 4, 2, 2, 1], f32>
func.func @conv3d(%input: !fake.tensor<[2, 2, 4, 4, 4], f32>, %weight: !fake.tensor<[4, 2, 2, 1, 3], f32, strides = [1, 24, 12, 1, 4]>) {
  %0 = fake.aten.conv3d(%input, %weight, stride = [2], groups = 1) : (!fake.tensor<[2, 2, 4, 4, 4], f32>, !fake.tensor<[4, 2, 2, 1, 3], f32, strides = [1, 24, 12, 1, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv3d_padding(
// CHECK: fake.aten.conv3d.padding{{.*}} -> !fake.tensor<[4, 5, 5, 8], f32>
func.func @conv3d_padding(%input: !fake.tensor<[5, 5, 5, 8], f32, strides = [200, 1, 40, 5]>, %weight: !fake.tensor<[4, 5, 5, 1, 3], f32, strides = [75, 1, 15, 15, 5]>) {
  %0 = fake.aten.conv3d.padding(%input, %weight, none, padding = "same", dilation = [1, 1, 1], groups = 1) : (!fake.tensor<[5, 5, 5, 8], f32, strides = [200, 1, 40, 5]>, !fake.tensor<[4, 5, 5, 1, 3], f32, strides = [75, 1, 15, 15, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv_transpose1d(
// CHECK: fake.aten.conv_transpose1d{{.*}} -> !fake.tensor<[8, 7], i64>
func.func @conv_transpose1d(%input: !fake.tensor<[4, 5], i64>, %weight: !fake.tensor<[4, 8, 3], i64>) {
  %0 = fake.aten.conv_transpose1d(%input, %weight) : (!fake.tensor<[4, 5], i64>, !fake.tensor<[4, 8, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv_transpose2d_input(
// CHECK: fake.aten.conv_transpose2d.input{{.*}} -> !fake.tensor<[4, 7, 7], i64>
func.func @conv_transpose2d_input(%input: !fake.tensor<[2, 5, 5], i64>, %weight: !fake.tensor<[2, 4, 3, 3], i64>) {
  %0 = fake.aten.conv_transpose2d.input(%input, %weight) : (!fake.tensor<[2, 5, 5], i64>, !fake.tensor<[2, 4, 3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv_transpose2d_input_channels_last(
// CHECK: fake.aten.conv_transpose2d.input{{.*}} -> !fake.tensor<[3, 4, 7, 9], f32, strides = [252, 1, 36, 4]>
func.func @conv_transpose2d_input_channels_last(%input: !fake.tensor<[3, 6, 6, 5], f32, strides = [180, 1, 30, 6]>, %weight: !fake.tensor<[6, 2, 2, 5], f32>) {
  %0 = fake.aten.conv_transpose2d.input(%input, %weight, none, groups = 2) : (!fake.tensor<[3, 6, 6, 5], f32, strides = [180, 1, 30, 6]>, !fake.tensor<[6, 2, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv_transpose2d_input_meta(
// CHECK: fake.aten.conv_transpose2d.input{{.*}} -> !fake.tensor<[4, 6, 6], f32>
func.func @conv_transpose2d_input_meta(%input: !fake.tensor<[4, 4, 4], f32>, %weight: !fake.tensor<[4, 1, 3, 3], f32, device = "meta">) {
  %0 = fake.aten.conv_transpose2d.input(%input, %weight, none, [1, 1], [0, 0], [0, 0], 4) : (!fake.tensor<[4, 4, 4], f32>, !fake.tensor<[4, 1, 3, 3], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conv_transpose3d_input(
// CHECK: fake.aten.conv_transpose3d.input{{.*}} -> !fake.tensor<[3, 6, 6, 6], i64>
func.func @conv_transpose3d_input(%input: !fake.tensor<[3, 4, 4, 4], i64>, %weight: !fake.tensor<[3, 3, 3, 3, 3], i64>, %bias: !i64_3) {
  %0 = fake.aten.conv_transpose3d.input(%input, %weight, %bias, [2, 2, 2], [2, 2, 2], [1, 1, 1]) : (!fake.tensor<[3, 4, 4, 4], i64>, !fake.tensor<[3, 3, 3, 3, 3], i64>, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @convolution(
// CHECK: fake.aten.convolution{{.*}} -> !fake.tensor<[2, 2, 2], i64>
func.func @convolution(%input: !fake.tensor<[2, 4, 8], i64>, %weight: !fake.tensor<[2, 2, 3], i64>, %bias: !i64_2) {
  %0 = fake.aten.convolution(%input, %weight, %bias, [3], [1], [2], false, [0], 2) : (!fake.tensor<[2, 4, 8], i64>, !fake.tensor<[2, 2, 3], i64>, !i64_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @convolution_meta(
// CHECK: fake.aten.convolution{{.*}} -> !fake.tensor<[1, 1, 12], f32, device = "meta">
func.func @convolution_meta(%input: !fake.tensor<[1, 1, 4], f32, strides = [8, 8, 2], device = "meta">, %weight: !fake.tensor<[1, 1, 4], f32, strides = [8, 8, 2]>, %bias: !fake.tensor<[1], f32, strides = [2]>) {
  %0 = fake.aten.convolution(%input, %weight, %bias, [2], [1], [2], true, [1], 1) : (!fake.tensor<[1, 1, 4], f32, strides = [8, 8, 2], device = "meta">, !fake.tensor<[1, 1, 4], f32, strides = [8, 8, 2]>, !fake.tensor<[1], f32, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @convolution_backward(
// CHECK: fake.aten.convolution_backward{{.*}} -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<[2], f32>)
func.func @convolution_backward(%grad_output: !fake.tensor<[4, 2, 6, 7], f32>, %input: !fake.tensor<[4, 10, 6, 7], bool, strides = [840, 42, 7, 1]>, %weight: !fake.tensor<[2, 5, 1, 1], f32, strides = [5, 1, 7, 1]>) {
  %0:3 = fake.aten.convolution_backward(%grad_output, %input, %weight, [2], [1, 2], [0, 0], [1, 1], false, [0, 0], 2, [false, false, true]) : (!fake.tensor<[4, 2, 6, 7], f32>, !fake.tensor<[4, 10, 6, 7], bool, strides = [840, 42, 7, 1]>, !fake.tensor<[2, 5, 1, 1], f32, strides = [5, 1, 7, 1]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
