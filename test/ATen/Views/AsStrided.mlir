// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of AsStrided. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @as_strided(
// CHECK: fake.aten.as_strided{{.*}} -> !fake.tensor<[2, 2], i64, strides = [1, 2]>
func.func @as_strided(%self: !fake.tensor<[3, 3], i64>) {
  %0 = fake.aten.as_strided(%self, [2, 2], [1, 2], 0) : (!fake.tensor<[3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_strided_strided(
// CHECK: fake.aten.as_strided{{.*}} -> !fake.tensor<[3, 5], f32, strides = [1, 5], device = "cuda:0">
func.func @as_strided_strided(%self: !fake.tensor<[3, 5], f32, strides = [0, 1], device = "cuda:0">) {
  %0 = fake.aten.as_strided(%self, [3, 5], [1, 5]) : (!fake.tensor<[3, 5], f32, strides = [0, 1], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_strided_(
// CHECK: fake.aten.as_strided_{{.*}} -> !fake.tensor<[2, 2], i64, strides = [1, 2]>
func.func @as_strided_(%self: !fake.tensor<[3, 3], i64>) {
  %0 = fake.aten.as_strided_(%self, [2, 2], [1, 2], 0) : (!fake.tensor<[3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_strided_copy(
// CHECK: fake.aten.as_strided_copy{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @as_strided_copy(%self: !fake.tensor<[3, 3], i64>) {
  %0 = fake.aten.as_strided_copy(%self, [2, 2], [1, 2], 0) : (!fake.tensor<[3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_strided_scatter(
// CHECK: fake.aten.as_strided_scatter{{.*}} -> !fake.tensor<[5, 3], i64>
func.func @as_strided_scatter(%self: !fake.tensor<[5, 3], i64>, %src: !fake.tensor<[5, 3], f32>) {
  %0 = fake.aten.as_strided_scatter(%self, %src, [5, 3], [3, 1]) : (!fake.tensor<[5, 3], i64>, !fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_strided_scatter_strided(
// CHECK: fake.aten.as_strided_scatter{{.*}} -> !fake.tensor<[5, 3], f32, strides = [1, 2]>
func.func @as_strided_scatter_strided(%self: !fake.tensor<[5, 3], f32, strides = [1, 2]>, %src: !fake.tensor<[5, 3], f32>) {
  %0 = fake.aten.as_strided_scatter(%self, %src, [5, 3], [3, 1]) : (!fake.tensor<[5, 3], f32, strides = [1, 2]>, !fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_as_strided(
// CHECK: fake.prims.as_strided{{.*}} -> !fake.tensor<[3, 2, 2, 2, 5], u8, strides = [1, 20, 5, 40, 0]>
func.func @prims_as_strided(%a: !fake.tensor<[3, 2, 2, 2, 5], u8>) {
  %0 = fake.prims.as_strided(%a, [3, 2, 2, 2, 5], [1, 20, 5, 40, 0], 0) : (!fake.tensor<[3, 2, 2, 2, 5], u8>) -> !fake.tensor<*>
  return
}
