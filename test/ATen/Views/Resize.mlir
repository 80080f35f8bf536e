// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Resize. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @resize(
// CHECK: fake.aten.resize{{.*}} -> !fake.tensor<[], f32>
func.func @resize(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.resize(%self, []) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @resize_(
// CHECK: fake.aten.resize_{{.*}} -> !fake.tensor<[25, 5], i64>
func.func @resize_(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.resize_(%self, [25, 5]) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @resize_as(
// CHECK: fake.aten.resize_as{{.*}} -> !fake.tensor<[3], f32>
func.func @resize_as(%self: !fake.tensor<[6], f32>, %the_template: !fake.tensor<[3], f32>) {
  %0 = fake.aten.resize_as(%self, %the_template) : (!fake.tensor<[6], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @resize_as_(
// CHECK: fake.aten.resize_as_{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @resize_as_(%self: !fake.tensor<[2, 4], f32>, %the_template: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.resize_as_(%self, %the_template) : (!fake.tensor<[2, 4], f32>, !fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @set_(
// CHECK: fake.aten.set_{{.*}} -> !fake.tensor<[0], f32>
func.func @set_(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.set_(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @set__source_Tensor(
// CHECK: fake.aten.set_.source_Tensor{{.*}} -> !fake.tensor<[3, 4, 2], f32>
func.func @set__source_Tensor(%self: !fake.tensor<[2, 6, 5], f32>, %source: !fake.tensor<[3, 4, 2], f32>) {
  %0 = fake.aten.set_.source_Tensor(%self, %source) : (!fake.tensor<[2, 6, 5], f32>, !fake.tensor<[3, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @set__source_Tensor_storage_offset(
// CHECK: fake.aten.set_.source_Tensor_storage_offset{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @set__source_Tensor_storage_offset(%self: !fake.tensor<[3], f32>, %source: !fake.tensor<[21], f32>) {
  %0 = fake.aten.set_.source_Tensor_storage_offset(%self, %source, 0, [2, 3], [3, 1]) : (!fake.tensor<[3], f32>, !fake.tensor<[21], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @set__source_Tensor_storage_offset_transposed(
// CHECK: fake.aten.set_.source_Tensor_storage_offset{{.*}} -> !fake.tensor<[2, 3], f32, strides = [1, 2], offset = 3>
func.func @set__source_Tensor_storage_offset_transposed(%self: !fake.tensor<[6, 5, 5, 6], f32, strides = [30, 6, 180, 1]>, %source: !fake.tensor<[20], f32>) {
  %0 = fake.aten.set_.source_Tensor_storage_offset(%self, %source, 3, [2, 3], [1, 2]) : (!fake.tensor<[6, 5, 5, 6], f32, strides = [30, 6, 180, 1]>, !fake.tensor<[20], f32>) -> !fake.tensor<*>
  return
}
