// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Foreach. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_foreach_max(
// CHECK: fake.aten._foreach_max{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_max(%self: !fake.tensor<[3, 2, 5], f32>, %self_1: !fake.tensor<[3, 2, 5], f32>) {
  %0 = fake.aten._foreach_max([%self, %self_1]) : (!fake.tensor<[3, 2, 5], f32>, !fake.tensor<[3, 2, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_norm_Scalar(
// CHECK: fake.aten._foreach_norm.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>>
func.func @_foreach_norm_Scalar(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten._foreach_norm.Scalar([%self], -inf) : (!fake.tensor<[2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_norm_Scalar_promotes(
// CHECK: fake.aten._foreach_norm.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_norm_Scalar_promotes(%self: !fake.tensor<[3, 3], c64>, %self_1: !fake.tensor<[2, 2], c64>, %self_2: !fake.tensor<[1, 1], c64>) {
  %0 = fake.aten._foreach_norm.Scalar([%self, %self_1, %self_2]) : (!fake.tensor<[3, 3], c64>, !fake.tensor<[2, 2], c64>, !fake.tensor<[1, 1], c64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_norm_Scalar_cuda(
// CHECK: fake.aten._foreach_norm.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32>>
func.func @_foreach_norm_Scalar_cuda(%self: !fake.tensor<[], f32>, %self_1: !fake.tensor<[], f32, device = "cuda:0">, %self_2: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_norm.Scalar([%self, %self_1, %self_2], 0.5) : (!fake.tensor<[], f32>, !fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_norm_Scalar_converts(
// CHECK: fake.aten._foreach_norm.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f64>, !fake.tensor<[], f64>, !fake.tensor<[], f64>>
func.func @_foreach_norm_Scalar_converts(%self: !fake.tensor<[3, 3], i64>, %self_1: !fake.tensor<[2, 2], i64>, %self_2: !fake.tensor<[1, 1], i64>) {
  %0 = fake.aten._foreach_norm.Scalar([%self, %self_1, %self_2], -1, f64) : (!fake.tensor<[3, 3], i64>, !fake.tensor<[2, 2], i64>, !fake.tensor<[1, 1], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_powsum_Scalar(
// CHECK: fake.aten._foreach_powsum.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_powsum_Scalar(%self: !fake.tensor<[1, 4, 2, 3], f32, strides = [6, 6, 3, 1]>, %self_1: !fake.tensor<[1, 4, 2, 3], f32>) {
  %0 = fake.aten._foreach_powsum.Scalar([%self, %self_1], dtype = none) : (!fake.tensor<[1, 4, 2, 3], f32, strides = [6, 6, 3, 1]>, !fake.tensor<[1, 4, 2, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_powsum_Scalar_converts(
// CHECK: fake.aten._foreach_powsum.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f16>, !fake.tensor<[], f16>>
func.func @_foreach_powsum_Scalar_converts(%self: !fake.tensor<[2, 3, 3, 4, 4], f32, strides = [36, 12, 4, 1, 0]>, %self_1: !fake.tensor<[2, 3, 3, 4, 4], f32>) {
  %0 = fake.aten._foreach_powsum.Scalar([%self, %self_1], dtype = f16) : (!fake.tensor<[2, 3, 3, 4, 4], f32, strides = [36, 12, 4, 1, 0]>, !fake.tensor<[2, 3, 3, 4, 4], f32>) -> !fake.list<>
  return
}
