// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Padding. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_pad_circular(
// CHECK: fake.aten._pad_circular{{.*}} -> !fake.tensor<[3, 3], i32>
func.func @_pad_circular(%self: !fake.tensor<[3, 3], i32>) {
  %0 = fake.aten._pad_circular(%self, [-1]) : (!fake.tensor<[3, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @constant_pad_nd(
// CHECK: fake.aten.constant_pad_nd{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @constant_pad_nd(%self: !fake.tensor<[2, 3, 3], f32>) {
  %0 = fake.aten.constant_pad_nd(%self, [0, 1], 0.0) : (!fake.tensor<[2, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pad(
// CHECK: fake.aten.pad{{.*}} -> !fake.tensor<[5, 3, 4, 5], i64>
func.func @pad(%self: !fake.tensor<[5, 3, 4, 4], i64>) {
  %0 = fake.aten.pad(%self, [-4, 5, 0, 0], "replicate") : (!fake.tensor<[5, 3, 4, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pad_sequence(
// CHECK: fake.aten.pad_sequence{{.*}} -> !fake.tensor<[3, 6, 2], f32>
func.func @pad_sequence(%sequences: !fake.tensor<[3, 2], f32>, %sequences_1: !fake.tensor<[6, 2], f32>, %sequences_2: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten.pad_sequence([%sequences, %sequences_1, %sequences_2], true, 0.0, "left") : (!fake.tensor<[3, 2], f32>, !fake.tensor<[6, 2], f32>, !fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reflection_pad1d(
// CHECK: fake.aten.reflection_pad1d{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @reflection_pad1d(%self: !fake.tensor<[5, 4], f32>) {
  %0 = fake.aten.reflection_pad1d(%self, [1, 0]) : (!fake.tensor<[5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reflection_pad1d_backward(
// CHECK: fake.aten.reflection_pad1d_backward{{.*}} -> !fake.tensor<[3, 3, 4], f32>
func.func @reflection_pad1d_backward(%grad_output: !fake.tensor<[3, 3, 4], f32, offset = 12>, %self: !fake.tensor<[3, 3, 4], f32>) {
  %0 = fake.aten.reflection_pad1d_backward(%grad_output, %self, [0, 0]) : (!fake.tensor<[3, 3, 4], f32, offset = 12>, !fake.tensor<[3, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reflection_pad2d(
// CHECK: fake.aten.reflection_pad2d{{.*}} -> !fake.tensor<[3, 5, 9], bool>
func.func @reflection_pad2d(%self: !fake.tensor<[3, 5, 8], bool>) {
  %0 = fake.aten.reflection_pad2d(%self, [1, 0, 0, 0]) : (!fake.tensor<[3, 5, 8], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reflection_pad2d_backward(
// CHECK: fake.aten.reflection_pad2d_backward{{.*}} -> !fake.tensor<[2, 5, 8], f32>
func.func @reflection_pad2d_backward(%grad_output: !fake.tensor<[2, 5, 8], f32, offset = 40>, %self: !fake.tensor<[2, 5, 8], f32>) {
  %0 = fake.aten.reflection_pad2d_backward(%grad_output, %self, [0, 0, 0, 0]) : (!fake.tensor<[2, 5, 8], f32, offset = 40>, !fake.tensor<[2, 5, 8], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reflection_pad3d(
// CHECK: fake.aten.reflection_pad3d{{.*}} -> !fake.tensor<[3, 5, 7, 7], f32>
func.func @reflection_pad3d(%self: !fake.tensor<[3, 3, 5, 5], f32>) {
  %0 = fake.aten.reflection_pad3d(%self, [1, 1, 1, 1, 1, 1]) : (!fake.tensor<[3, 3, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reflection_pad3d_backward(
// CHECK: fake.aten.reflection_pad3d_backward{{.*}} -> !fake.tensor<[5, 5, 4, 6], f32>
func.func @reflection_pad3d_backward(%grad_output: !fake.tensor<[5, 5, 4, 6], f16>, %self: !fake.tensor<[5, 5, 4, 6], f32>) {
  %0 = fake.aten.reflection_pad3d_backward(%grad_output, %self, [0, 0, 0, 0, 0, 0]) : (!fake.tensor<[5, 5, 4, 6], f16>, !fake.tensor<[5, 5, 4, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad1d(
// CHECK: fake.aten.replication_pad1d{{.*}} -> !fake.tensor<[4, 4, 12], i64>
func.func @replication_pad1d(%self: !fake.tensor<[4, 4, 7], i64>) {
  %0 = fake.aten.replication_pad1d(%self, [3, 2]) : (!fake.tensor<[4, 4, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad1d_backward(
// CHECK: fake.aten.replication_pad1d_backward{{.*}} -> !fake.tensor<[3, 5, 4], f16>
func.func @replication_pad1d_backward(%grad_output: !fake.tensor<[3, 5, 4], i64, strides = [1, 2, 2]>, %self: !fake.tensor<[3, 5, 4], f16>) {
  %0 = fake.aten.replication_pad1d_backward(%grad_output, %self, [0, 0]) : (!fake.tensor<[3, 5, 4], i64, strides = [1, 2, 2]>, !fake.tensor<[3, 5, 4], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad2d(
// CHECK: fake.aten.replication_pad2d{{.*}} -> !fake.tensor<[5, 3, 4, 5], i64>
func.func @replication_pad2d(%self: !fake.tensor<[5, 3, 4, 4], i64>) {
  %0 = fake.aten.replication_pad2d(%self, [-4, 5, 0, 0]) : (!fake.tensor<[5, 3, 4, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad2d_backward(
// CHECK: fake.aten.replication_pad2d_backward{{.*}} -> !fake.tensor<[2, 3, 4, 7], f32>
func.func @replication_pad2d_backward(%grad_output: !fake.tensor<[2, 3, 4, 7], f32, strides = [28, 56, 7, 1]>, %self: !fake.tensor<[2, 3, 4, 7], f32, strides = [1, 2, 6, 24]>) {
  %0 = fake.aten.replication_pad2d_backward(%grad_output, %self, [0, 0, 0, 0]) : (!fake.tensor<[2, 3, 4, 7], f32, strides = [28, 56, 7, 1]>, !fake.tensor<[2, 3, 4, 7], f32, strides = [1, 2, 6, 24]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad2d_backward_promotes(
// CHECK: fake.aten.replication_pad2d_backward{{.*}} -> !fake.tensor<[1, 7, 8], i16>
func.func @replication_pad2d_backward_promotes(%grad_output: !fake.tensor<[1, 7, 8], f32, strides = [56, 2, 2]>, %self: !fake.tensor<[1, 7, 8], i16, offset = 56>) {
  %0 = fake.aten.replication_pad2d_backward(%grad_output, %self, [0, 0, 0, 0]) : (!fake.tensor<[1, 7, 8], f32, strides = [56, 2, 2]>, !fake.tensor<[1, 7, 8], i16, offset = 56>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad3d(
// CHECK: fake.aten.replication_pad3d{{.*}} -> !fake.tensor<[3, 5, 7, 7], f32>
func.func @replication_pad3d(%self: !fake.tensor<[3, 3, 5, 5], f32>) {
  %0 = fake.aten.replication_pad3d(%self, [1, 1, 1, 1, 1, 1]) : (!fake.tensor<[3, 3, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @replication_pad3d_backward(
// CHECK: fake.aten.replication_pad3d_backward{{.*}} -> !fake.tensor<[2, 7, 5, 8], f64>
func.func @replication_pad3d_backward(%grad_output: !fake.tensor<[2, 7, 5, 8], f64, strides = [280, 1, 56, 7]>, %self: !fake.tensor<[2, 7, 5, 8], f64>) {
  %0 = fake.aten.replication_pad3d_backward(%grad_output, %self, [0, 0, 0, 0, 0, 0]) : (!fake.tensor<[2, 7, 5, 8], f64, strides = [280, 1, 56, 7]>, !fake.tensor<[2, 7, 5, 8], f64>) -> !fake.tensor<*>
  return
}
