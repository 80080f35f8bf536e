// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of AdaptivePooling. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_adaptive_avg_pool2d(
// CHECK: fake.aten._adaptive_avg_pool2d{{.*}} -> !fake.tensor<[8, 5, 3], f32>
func.func @_adaptive_avg_pool2d(%self: !fake.tensor<[8, 4, 3], f32>) {
  %0 = fake.aten._adaptive_avg_pool2d(%self, [5, 3]) : (!fake.tensor<[8, 4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_adaptive_avg_pool2d_backward(
// CHECK: fake.aten._adaptive_avg_pool2d_backward{{.*}} -> !fake.tensor<[5, 6, 6], f32>
func.func @_adaptive_avg_pool2d_backward(%grad_output: !fake.tensor<[5, 2, 2], f32, strides = [0, 0, 0]>, %self: !fake.tensor<[5, 6, 6], f32>) {
  %0 = fake.aten._adaptive_avg_pool2d_backward(%grad_output, %self) : (!fake.tensor<[5, 2, 2], f32, strides = [0, 0, 0]>, !fake.tensor<[5, 6, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_adaptive_avg_pool3d(
// CHECK: fake.aten._adaptive_avg_pool3d{{.*}} -> !fake.tensor<[2, 3, 5, 5, 5], f32>
func.func @_adaptive_avg_pool3d(%self: !fake.tensor<[2, 3, 4, 4, 4], f32>) {
  %0 = fake.aten._adaptive_avg_pool3d(%self, [5, 5, 5]) : (!fake.tensor<[2, 3, 4, 4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_adaptive_avg_pool3d_backward(
// CHECK: fake.aten._adaptive_avg_pool3d_backward{{.*}} -> !fake.tensor<[2, 8, 4, 6], u8>
func.func @_adaptive_avg_pool3d_backward(%grad_output: !fake.tensor<[2, 5, 3, 3], u8, strides = [1, 1, 3, 1]>, %self: !fake.tensor<[2, 8, 4, 6], u8, strides = [192, 1, 48, 8]>) {
  %0 = fake.aten._adaptive_avg_pool3d_backward(%grad_output, %self) : (!fake.tensor<[2, 5, 3, 3], u8, strides = [1, 1, 3, 1]>, !fake.tensor<[2, 8, 4, 6], u8, strides = [192, 1, 48, 8]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @adaptive_avg_pool1d(
// CHECK: fake.aten.adaptive_avg_pool1d{{.*}} -> !fake.tensor<[2, 3, 6], i64>
func.func @adaptive_avg_pool1d(%self: !fake.tensor<[2, 3, 4], i64>) {
  %0 = fake.aten.adaptive_avg_pool1d(%self, [6]) : (!fake.tensor<[2, 3, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @adaptive_avg_pool2d(
// CHECK: fake.aten.adaptive_avg_pool2d{{.*}} -> !fake.tensor<[2, 3, 2], f32>
func.func @adaptive_avg_pool2d(%self: !fake.tensor<[2, 5, 8], f32>) {
  %0 = fake.aten.adaptive_avg_pool2d(%self, [3, 2]) : (!fake.tensor<[2, 5, 8], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @adaptive_avg_pool3d(
// CHECK: fake.aten.adaptive_avg_pool3d{{.*}} -> !fake.tensor<[3, 5, 8, 2], f32>
func.func @adaptive_avg_pool3d(%self: !fake.tensor<[3, 8, 8, 6], f32>) {
  %0 = fake.aten.adaptive_avg_pool3d(%self, [5, 8, 2]) : (!fake.tensor<[3, 8, 8, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @adaptive_max_pool1d(
// CHECK: fake.aten.adaptive_max_pool1d{{.*}} -> (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 3], i64>)
func.func @adaptive_max_pool1d(%self: !fake.tensor<[4, 4], f32>) {
  %0:2 = fake.aten.adaptive_max_pool1d(%self, [3]) : (!fake.tensor<[4, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @adaptive_max_pool2d(
// CHECK: fake.aten.adaptive_max_pool2d{{.*}} -> (!fake.tensor<[2, 4, 3], f32>, !fake.tensor<[2, 4, 3], i64>)
func.func @adaptive_max_pool2d(%self: !fake.tensor<[2, 4, 4], f32>) {
  %0:2 = fake.aten.adaptive_max_pool2d(%self, [4, 3]) : (!fake.tensor<[2, 4, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @adaptive_max_pool2d_backward(
// CHECK: fake.aten.adaptive_max_pool2d_backward{{.*}} -> !fake.tensor<[2, 3, 8, 6], bf16>
func.func @adaptive_max_pool2d_backward(%grad_output: !fake.tensor<[2, 3, 1, 3], bf16, strides = [18, 3, 3, 1]>, %self: !fake.tensor<[2, 3, 8, 6], bf16>, %indices: !fake.tensor<[2, 3, 1, 3], i64>) {
  %0 = fake.aten.adaptive_max_pool2d_backward(%grad_output, %self, %indices) : (!fake.tensor<[2, 3, 1, 3], bf16, strides = [18, 3, 3, 1]>, !fake.tensor<[2, 3, 8, 6], bf16>, !fake.tensor<[2, 3, 1, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @adaptive_max_pool3d(
// CHECK: fake.aten.adaptive_max_pool3d{{.*}} -> (!fake.tensor<[3, 4, 3, 2], f32>, !fake.tensor<[3, 4, 3, 2], i64>)
func.func @adaptive_max_pool3d(%self: !fake.tensor<[3, 4, 4, 6], f32>) {
  %0:2 = fake.aten.adaptive_max_pool3d(%self, [4, 3, 2]) : (!fake.tensor<[3, 4, 4, 6], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @adaptive_max_pool3d_backward(
// CHECK: fake.aten.adaptive_max_pool3d_backward{{.*}} -> !fake.tensor<[4, 6, 4, 4], bf16>
func.func @adaptive_max_pool3d_backward(%grad_output: !fake.tensor<[4, 2, 2, 3], bf16>, %self: !fake.tensor<[4, 6, 4, 4], bf16, offset = 96>, %indices: !fake.tensor<[4, 2, 2, 3], i64, strides = [216, 36, 9, 3]>) {
  %0 = fake.aten.adaptive_max_pool3d_backward(%grad_output, %self, %indices) : (!fake.tensor<[4, 2, 2, 3], bf16>, !fake.tensor<[4, 6, 4, 4], bf16, offset = 96>, !fake.tensor<[4, 2, 2, 3], i64, strides = [216, 36, 9, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @adaptive_max_pool3d_backward_promotes(
// CHECK: fake.aten.adaptive_max_pool3d_backward{{.*}} -> !fake.tensor<[1, 2, 7, 4, 8], f32>
func.func @adaptive_max_pool3d_backward_promotes(%grad_output: !fake.tensor<[1, 2, 3, 2, 3], bf16, offset = 36>, %self: !fake.tensor<[1, 2, 7, 4, 8], f32, strides = [1, 8, 16, 112, 1]>, %indices: !fake.tensor<[1, 2, 3, 2, 3], i64, offset = 36>) {
  %0 = fake.aten.adaptive_max_pool3d_backward(%grad_output, %self, %indices) : (!fake.tensor<[1, 2, 3, 2, 3], bf16, offset = 36>, !fake.tensor<[1, 2, 7, 4, 8], f32, strides = [1, 8, 16, 112, 1]>, !fake.tensor<[1, 2, 3, 2, 3], i64, offset = 36>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fractional_max_pool2d(
// CHECK: fake.aten.fractional_max_pool2d{{.*}} -> (!fake.tensor<[2, 3, 2, 3], f32>, !fake.tensor<[2, 3, 2, 3], i64>)
func.func @fractional_max_pool2d(%self: !fake.tensor<[2, 3, 9, 9], f32>, %random_samples: !fake.tensor<[2, 3, 2], f32>) {
  %0:2 = fake.aten.fractional_max_pool2d(%self, [3, 3], [2, 3], %random_samples) : (!fake.tensor<[2, 3, 9, 9], f32>, !fake.tensor<[2, 3, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @fractional_max_pool2d_backward(
// CHECK: fake.aten.fractional_max_pool2d_backward{{.*}} -> !fake.tensor<[6, 5, 4], f32>
func.func @fractional_max_pool2d_backward(%grad_output: !fake.tensor<[6, 3, 3], f32>, %self: !fake.tensor<[6, 5, 4], f32>, %indices: !fake.tensor<[6, 3, 3], i64>) {
  %0 = fake.aten.fractional_max_pool2d_backward(%grad_output, %self, [2, 2], [3, 3], %indices) : (!fake.tensor<[6, 3, 3], f32>, !fake.tensor<[6, 5, 4], f32>, !fake.tensor<[6, 3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fractional_max_pool3d(
// CHECK: fake.aten.fractional_max_pool3d{{.*}} -> (!fake.tensor<[2, 3, 2, 2, 2], f32>, !fake.tensor<[2, 3, 2, 2, 2], i64>)
func.func @fractional_max_pool3d(%self: !fake.tensor<[2, 3, 5, 5, 5], f32>, %random_samples: !fake.tensor<[2, 3, 3], f32>) {
  %0:2 = fake.aten.fractional_max_pool3d(%self, [2, 2, 2], [2, 2, 2], %random_samples) : (!fake.tensor<[2, 3, 5, 5, 5], f32>, !fake.tensor<[2, 3, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @fractional_max_pool3d_backward(
// CHECK: fake.aten.fractional_max_pool3d_backward{{.*}} -> !fake.tensor<[3, 5, 4, 4], f32>
func.func @fractional_max_pool3d_backward(%grad_output: !fake.tensor<[3, 3, 2, 3], f32, strides = [6, 18, 3, 1]>, %self: !fake.tensor<[3, 5, 4, 4], f32, strides = [5, 1, 15, 60]>, %indices: !fake.tensor<[3, 3, 2, 3], i64>) {
  %0 = fake.aten.fractional_max_pool3d_backward(%grad_output, %self, [1, 3, 1], [3, 2, 3], %indices) : (!fake.tensor<[3, 3, 2, 3], f32, strides = [6, 18, 3, 1]>, !fake.tensor<[3, 5, 4, 4], f32, strides = [5, 1, 15, 60]>, !fake.tensor<[3, 3, 2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_unpool2d(
// CHECK: fake.aten.max_unpool2d{{.*}} -> !fake.tensor<[5, 3, 8, 6], bf16>
func.func @max_unpool2d(%self: !fake.tensor<[5, 3, 2, 3], bf16, strides = [9, 3, 0, 1]>, %indices: !fake.tensor<[5, 3, 2, 3], i64>) {
  %0 = fake.aten.max_unpool2d(%self, %indices, [8, 6]) : (!fake.tensor<[5, 3, 2, 3], bf16, strides = [9, 3, 0, 1]>, !fake.tensor<[5, 3, 2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_unpool3d(
// CHECK: fake.aten.max_unpool3d{{.*}} -> !fake.tensor<[2, 2, 3, 6, 5], f32>
func.func @max_unpool3d(%self: !fake.tensor<[2, 2, 1, 2, 2], f32>, %indices: !fake.tensor<[2, 2, 1, 2, 2], i64>) {
  %0 = fake.aten.max_unpool3d(%self, %indices, [3, 6, 5], [3, 3, 3], [0, 0, 0]) : (!fake.tensor<[2, 2, 1, 2, 2], f32>, !fake.tensor<[2, 2, 1, 2, 2], i64>) -> !fake.tensor<*>
  return
}
