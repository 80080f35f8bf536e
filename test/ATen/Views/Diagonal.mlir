// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Diagonal. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @diag(
// CHECK: fake.aten.diag{{.*}} -> !fake.tensor<[3], i64>
func.func @diag(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.diag(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diag_embed(
// CHECK: fake.aten.diag_embed{{.*}} -> !fake.tensor<[3, 5, 5], i64>
func.func @diag_embed(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.diag_embed(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diagflat(
// CHECK: fake.aten.diagflat{{.*}} -> !fake.tensor<[4, 4], f32>
func.func @diagflat(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.diagflat(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diagonal(
// CHECK: fake.aten.diagonal{{.*}} -> !fake.tensor<[3], i64, strides = [6]>
func.func @diagonal(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.diagonal(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diagonal_backward(
// CHECK: fake.aten.diagonal_backward{{.*}} -> !fake.tensor<[3, 3], c64>
func.func @diagonal_backward(%grad_output: !fake.tensor<[3], c64, strides = [2]>) {
  %0 = fake.aten.diagonal_backward(%grad_output, [3, 3], 0, 1, 0) : (!fake.tensor<[3], c64, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diagonal_copy(
// CHECK: fake.aten.diagonal_copy{{.*}} -> !fake.tensor<[3], i64>
func.func @diagonal_copy(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.diagonal_copy(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diagonal_scatter(
// CHECK: fake.aten.diagonal_scatter{{.*}} -> !fake.tensor<[3, 5], i64>
func.func @diagonal_scatter(%self: !fake.tensor<[3, 5], i64>, %src: !fake.tensor<[3], i64>) {
  %0 = fake.aten.diagonal_scatter(%self, %src) : (!fake.tensor<[3, 5], i64>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @diagonal_scatter_meta(
// CHECK: fake.aten.diagonal_scatter{{.*}} -> !fake.tensor<[5, 3], f16>
func.func @diagonal_scatter_meta(%self: !fake.tensor<[5, 3], f16>, %src: !fake.tensor<[3], f16, device = "meta">) {
  %0 = fake.aten.diagonal_scatter(%self, %src) : (!fake.tensor<[5, 3], f16>, !fake.tensor<[3], f16, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_diagonal(
// CHECK: fake.aten.linalg_diagonal{{.*}} -> !fake.tensor<[3], i64, strides = [6]>
func.func @linalg_diagonal(%A: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.linalg_diagonal(%A) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}
