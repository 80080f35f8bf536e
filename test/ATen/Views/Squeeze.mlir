// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Squeeze. Written by utils/oracle/write_tests.py.

!f32_3x3x1 = !fake.tensor<[3, 3, 1], f32>

// CHECK-LABEL: func.func @atleast_1d(
// CHECK: fake.aten.atleast_1d{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @atleast_1d(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.atleast_1d(%self) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atleast_1d_Sequence(
// CHECK: fake.aten.atleast_1d.Sequence{{.*}} -> !fake.list<!fake.tensor<[3, 3, 1], f32>, !fake.tensor<[3, 3, 1], f32>, !fake.tensor<[3, 3, 1], f32>>
func.func @atleast_1d_Sequence(%tensors: !f32_3x3x1, %tensors_1: !f32_3x3x1, %tensors_2: !f32_3x3x1) {
  %0 = fake.aten.atleast_1d.Sequence([%tensors, %tensors_1, %tensors_2]) : (!f32_3x3x1, !f32_3x3x1, !f32_3x3x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @atleast_2d(
// CHECK: fake.aten.atleast_2d{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @atleast_2d(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.atleast_2d(%self) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atleast_2d_channels_last(
// CHECK: fake.aten.atleast_2d{{.*}} -> !fake.tensor<[5, 2, 2, 3], i8, strides = [12, 1, 6, 2]>
func.func @atleast_2d_channels_last(%self: !fake.tensor<[5, 2, 2, 3], i8, strides = [12, 1, 6, 2]>) {
  %0 = fake.aten.atleast_2d(%self) : (!fake.tensor<[5, 2, 2, 3], i8, strides = [12, 1, 6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atleast_2d_Sequence(
// CHECK: fake.aten.atleast_2d.Sequence{{.*}} -> !fake.list<!fake.tensor<[1, 1], f32>>
func.func @atleast_2d_Sequence(%tensors: !fake.tensor<[], f32>) {
  %0 = fake.aten.atleast_2d.Sequence([%tensors]) : (!fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @atleast_2d_Sequence_channels_last(
// CHECK: fake.aten.atleast_2d.Sequence{{.*}} -> !fake.list<!fake.tensor<[3, 5, 5, 2], bf16, strides = [50, 1, 10, 5]>, !fake.tensor<[3, 5, 5, 2], bf16>>
func.func @atleast_2d_Sequence_channels_last(%tensors: !fake.tensor<[3, 5, 5, 2], bf16, strides = [50, 1, 10, 5]>, %tensors_1: !fake.tensor<[3, 5, 5, 2], bf16>) {
  %0 = fake.aten.atleast_2d.Sequence([%tensors, %tensors_1]) : (!fake.tensor<[3, 5, 5, 2], bf16, strides = [50, 1, 10, 5]>, !fake.tensor<[3, 5, 5, 2], bf16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @atleast_3d(
// CHECK: fake.aten.atleast_3d{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @atleast_3d(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.atleast_3d(%self) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atleast_3d_Sequence(
// CHECK: fake.aten.atleast_3d.Sequence{{.*}} -> !fake.list<!fake.tensor<[5, 5, 5, 5], i64>, !fake.tensor<[5, 5, 5], i64>, !fake.tensor<[5, 5, 1], i64>, !fake.tensor<[1, 5, 1], i64>, !fake.tensor<[1, 1, 1], i64>>
func.func @atleast_3d_Sequence(%tensors: !fake.tensor<[5, 5, 5, 5], i64>, %tensors_1: !fake.tensor<[5, 5, 5], i64>, %tensors_2: !fake.tensor<[5, 5], i64>, %tensors_3: !fake.tensor<[5], i64>, %tensors_4: !fake.tensor<[], i64>) {
  %0 = fake.aten.atleast_3d.Sequence([%tensors, %tensors_1, %tensors_2, %tensors_3, %tensors_4]) : (!fake.tensor<[5, 5, 5, 5], i64>, !fake.tensor<[5, 5, 5], i64>, !fake.tensor<[5, 5], i64>, !fake.tensor<[5], i64>, !fake.tensor<[], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @atleast_3d_Sequence_cuda(
// CHECK: fake.aten.atleast_3d.Sequence{{.*}} -> !fake.list<!fake.tensor<[1, 1, 1], f32, device = "cuda:0">, !fake.tensor<[1, 1, 1], f32>>
func.func @atleast_3d_Sequence_cuda(%tensors: !fake.tensor<[], f32, device = "cuda:0">, %tensors_1: !fake.tensor<[], f32>) {
  %0 = fake.aten.atleast_3d.Sequence([%tensors, %tensors_1]) : (!fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @squeeze(
// CHECK: fake.aten.squeeze{{.*}} -> !fake.tensor<[2, 5, 2], i8>
func.func @squeeze(%self: !fake.tensor<[2, 5, 1, 2], i8>) {
  %0 = fake.aten.squeeze(%self) : (!fake.tensor<[2, 5, 1, 2], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_transposed(
// CHECK: fake.aten.squeeze{{.*}} -> !fake.tensor<[2, 2, 5], bool, strides = [10, 1, 2]>
func.func @squeeze_transposed(%self: !fake.tensor<[2, 2, 5], bool, strides = [10, 1, 2]>) {
  %0 = fake.aten.squeeze(%self) : (!fake.tensor<[2, 2, 5], bool, strides = [10, 1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_dim(
// CHECK: fake.aten.squeeze.dim{{.*}} -> !fake.tensor<[2, 4], i64>
func.func @squeeze_dim(%self: !fake.tensor<[1, 2, 4], i64>) {
  %0 = fake.aten.squeeze.dim(%self, 0) : (!fake.tensor<[1, 2, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_dims(
// CHECK: fake.aten.squeeze.dims{{.*}} -> !fake.tensor<[2, 2, 4], i32>
func.func @squeeze_dims(%self: !fake.tensor<[2, 2, 4], i32>) {
  %0 = fake.aten.squeeze.dims(%self, [-1, 1, 0]) : (!fake.tensor<[2, 2, 4], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_(
// CHECK: fake.aten.squeeze_{{.*}} -> !fake.tensor<[5, 5, 3], f32>
func.func @squeeze_(%self: !fake.tensor<[5, 1, 5, 3], f32>) {
  %0 = fake.aten.squeeze_(%self) : (!fake.tensor<[5, 1, 5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze__strided(
// CHECK: fake.aten.squeeze_{{.*}} -> !fake.tensor<[3, 2, 2], bool, strides = [12, 6, 3]>
func.func @squeeze__strided(%self: !fake.tensor<[3, 2, 2], bool, strides = [12, 6, 3]>) {
  %0 = fake.aten.squeeze_(%self) : (!fake.tensor<[3, 2, 2], bool, strides = [12, 6, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze__dim(
// CHECK: fake.aten.squeeze_.dim{{.*}} -> !fake.tensor<[4], i64>
func.func @squeeze__dim(%self: !fake.tensor<[1, 4], i64>) {
  %0 = fake.aten.squeeze_.dim(%self, 0) : (!fake.tensor<[1, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze__dims(
// CHECK: fake.aten.squeeze_.dims{{.*}} -> !fake.tensor<[], i64>
func.func @squeeze__dims(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.squeeze_.dims(%self, [0]) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_copy(
// CHECK: fake.aten.squeeze_copy{{.*}} -> !fake.tensor<[2, 2, 5, 4], f32>
func.func @squeeze_copy(%self: !fake.tensor<[2, 2, 5, 4], f32>) {
  %0 = fake.aten.squeeze_copy(%self) : (!fake.tensor<[2, 2, 5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_copy_dim(
// CHECK: fake.aten.squeeze_copy.dim{{.*}} -> !fake.tensor<[3], i8>
func.func @squeeze_copy_dim(%self: !fake.tensor<[3], i8>) {
  %0 = fake.aten.squeeze_copy.dim(%self, -1) : (!fake.tensor<[3], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @squeeze_copy_dims(
// CHECK: fake.aten.squeeze_copy.dims{{.*}} -> !fake.tensor<[2, 3, 3], bool>
func.func @squeeze_copy_dims(%self: !fake.tensor<[2, 3, 1, 3], bool>) {
  %0 = fake.aten.squeeze_copy.dims(%self, [3, 1, 2, 0]) : (!fake.tensor<[2, 3, 1, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @unsqueeze(
// CHECK: fake.aten.unsqueeze{{.*}} -> !fake.tensor<[2, 3, 1], i64>
func.func @unsqueeze(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.unsqueeze(%self, -1) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @unsqueeze_(
// CHECK: fake.aten.unsqueeze_{{.*}} -> !fake.tensor<[3, 4, 5, 1], i64>
func.func @unsqueeze_(%self: !fake.tensor<[3, 4, 5], i64>) {
  %0 = fake.aten.unsqueeze_(%self, -1) : (!fake.tensor<[3, 4, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @unsqueeze_copy(
// CHECK: fake.aten.unsqueeze_copy{{.*}} -> !fake.tensor<[3, 4, 1], i64>
func.func @unsqueeze_copy(%self: !fake.tensor<[3, 4], i64>) {
  %0 = fake.aten.unsqueeze_copy(%self, -1) : (!fake.tensor<[3, 4], i64>) -> !fake.tensor<*>
  return
}
