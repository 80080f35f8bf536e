// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Pooling. Written by utils/oracle/write_tests.py.

!bf16_3x7x5x8 = !fake.tensor<[3, 7, 5, 8], bf16>
!f32_3x3x4x4x5 = !fake.tensor<[3, 3, 4, 4, 5], f32>

// CHECK-LABEL: func.func @avg_pool1d(
// CHECK: fake.aten.avg_pool1d{{.*}} -> !fake.tensor<[2, 3, 3], i64>
func.func @avg_pool1d(%self: !fake.tensor<[2, 3, 9], i64>) {
  %0 = fake.aten.avg_pool1d(%self, [3]) : (!fake.tensor<[2, 3, 9], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @avg_pool2d(
// CHECK: fake.aten.avg_pool2d{{.*}} -> !fake.tensor<[4, 3, 5, 6], f32>
func.func @avg_pool2d(%self: !fake.tensor<[4, 3, 5, 6], f32, strides = [1, 2, 1, 2]>) {
  %0 = fake.aten.avg_pool2d(%self, [1, 1], [1, 1], count_include_pad = true, divisor_override = none) : (!fake.tensor<[4, 3, 5, 6], f32, strides = [1, 2, 1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @avg_pool2d_backward(
// CHECK: fake.aten.avg_pool2d_backward{{.*}} -> !fake.tensor<[2, 8, 4], f32>
func.func @avg_pool2d_backward(%grad_output: !fake.tensor<[2, 8, 4], f32, strides = [2, 4, 1]>, %self: !fake.tensor<[2, 8, 4], f32>) {
  %0 = fake.aten.avg_pool2d_backward(%grad_output, %self, [1, 1], [1, 1], [0, 0], true, false, 3) : (!fake.tensor<[2, 8, 4], f32, strides = [2, 4, 1]>, !fake.tensor<[2, 8, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @avg_pool3d(
// CHECK: fake.aten.avg_pool3d{{.*}} -> !fake.tensor<[2, 3, 1, 2, 2], i64>
func.func @avg_pool3d(%self: !fake.tensor<[2, 3, 3, 4, 4], i64>) {
  %0 = fake.aten.avg_pool3d(%self, [2, 2, 2]) : (!fake.tensor<[2, 3, 3, 4, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @avg_pool3d_backward(
// CHECK: fake.aten.avg_pool3d_backward{{.*}} -> !fake.tensor<[3, 7, 5, 8], bf16>
func.func @avg_pool3d_backward(%grad_output: !bf16_3x7x5x8, %self: !bf16_3x7x5x8) {
  %0 = fake.aten.avg_pool3d_backward(%grad_output, %self, [1, 1, 1], [1], [0, 0, 0], true, true, 2) : (!bf16_3x7x5x8, !bf16_3x7x5x8) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_pool1d(
// CHECK: fake.aten.max_pool1d{{.*}} -> !fake.tensor<[3, 2, 1], f32>
func.func @max_pool1d(%self: !fake.tensor<[3, 2, 7], f32>) {
  %0 = fake.aten.max_pool1d(%self, [4], [1], dilation = [2], ceil_mode = true) : (!fake.tensor<[3, 2, 7], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_pool1d_with_indices(
// CHECK: fake.aten.max_pool1d_with_indices{{.*}} -> (!fake.tensor<[3, 3, 2], bf16>, !fake.tensor<[3, 3, 2], i64>)
func.func @max_pool1d_with_indices(%self: !fake.tensor<[3, 3, 5], bf16, offset = 15>) {
  %0:2 = fake.aten.max_pool1d_with_indices(%self, [2], padding = [0], dilation = [2], ceil_mode = false) : (!fake.tensor<[3, 3, 5], bf16, offset = 15>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @max_pool2d(
// CHECK: fake.aten.max_pool2d{{.*}} -> !fake.tensor<[3, 2, 3], f32>
func.func @max_pool2d(%self: !fake.tensor<[3, 6, 6], f32>) {
  %0 = fake.aten.max_pool2d(%self, [3, 2]) : (!fake.tensor<[3, 6, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_pool2d_with_indices(
// CHECK: fake.aten.max_pool2d_with_indices{{.*}} -> (!fake.tensor<[4, 2, 3, 4], f32>, !fake.tensor<[4, 2, 3, 4], i64>)
func.func @max_pool2d_with_indices(%self: !fake.tensor<[4, 2, 8, 7], f32, strides = [448, 112, 14, 2]>) {
  %0:2 = fake.aten.max_pool2d_with_indices(%self, [3, 1], [2], dilation = [1, 1], ceil_mode = false) : (!fake.tensor<[4, 2, 8, 7], f32, strides = [448, 112, 14, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @max_pool2d_with_indices_backward(
// CHECK: fake.aten.max_pool2d_with_indices_backward{{.*}} -> !fake.tensor<[4, 4, 4], f16>
func.func @max_pool2d_with_indices_backward(%grad_output: !fake.tensor<[4, 4, 4], f16, offset = 16>, %self: !fake.tensor<[4, 4, 4], f16>, %indices: !fake.tensor<[4, 4, 4], i64>) {
  %0 = fake.aten.max_pool2d_with_indices_backward(%grad_output, %self, [1, 1], [1, 1], [0, 0], [1, 1], true, %indices) : (!fake.tensor<[4, 4, 4], f16, offset = 16>, !fake.tensor<[4, 4, 4], f16>, !fake.tensor<[4, 4, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_pool3d(
// CHECK: fake.aten.max_pool3d{{.*}} -> !fake.tensor<[3, 7, 7, 4], bf16>
func.func @max_pool3d(%self: !fake.tensor<[3, 8, 6, 7], bf16, strides = [8064, 336, 28, 2]>) {
  %0 = fake.aten.max_pool3d(%self, [2, 2, 3], [1, 1, 2], [0, 1, 1], ceil_mode = false) : (!fake.tensor<[3, 8, 6, 7], bf16, strides = [8064, 336, 28, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_pool3d_with_indices(
// CHECK: fake.aten.max_pool3d_with_indices{{.*}} -> (!fake.tensor<[4, 2, 2, 2, 2], f64>, !fake.tensor<[4, 2, 2, 2, 2], i64>)
func.func @max_pool3d_with_indices(%self: !fake.tensor<[4, 2, 6, 6, 4], f64>) {
  %0:2 = fake.aten.max_pool3d_with_indices(%self, [1], [3], dilation = [2, 2, 2], ceil_mode = false) : (!fake.tensor<[4, 2, 6, 6, 4], f64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @max_pool3d_with_indices_backward(
// CHECK: fake.aten.max_pool3d_with_indices_backward{{.*}} -> !fake.tensor<[3, 3, 4, 4, 5], f32>
func.func @max_pool3d_with_indices_backward(%grad_output: !f32_3x3x4x4x5, %self: !f32_3x3x4x4x5, %indices: !fake.tensor<[3, 3, 4, 4, 5], i64, strides = [480, 160, 40, 10, 2]>) {
  %0 = fake.aten.max_pool3d_with_indices_backward(%grad_output, %self, [1], [1, 1, 1], [0, 0, 0], [1], false, %indices) : (!f32_3x3x4x4x5, !f32_3x3x4x4x5, !fake.tensor<[3, 3, 4, 4, 5], i64, strides = [480, 160, 40, 10, 2]>) -> !fake.tensor<*>
  return
}
