// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Einsum. Written by utils/oracle/write_tests.py.

!i64_2x2x2 = !fake.tensor<[2, 2, 2], i64>

// CHECK-LABEL: func.func @_trilinear(
// CHECK: fake.aten._trilinear{{.*}} -> !fake.tensor<[6, 5], i64>
func.func @_trilinear(%i1: !fake.tensor<[6, 3], i64>, %i2: !fake.tensor<[5, 3, 4], i64>, %i3: !fake.tensor<[6, 4], i64>) {
  %0 = fake.aten._trilinear(%i1, %i2, %i3, [1, 3], [0], [1, 2], [2, 3]) : (!fake.tensor<[6, 3], i64>, !fake.tensor<[5, 3, 4], i64>, !fake.tensor<[6, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @einsum(
// CHECK: fake.aten.einsum{{.*}} -> !fake.tensor<[2], i64>
func.func @einsum(%tensors: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.einsum("ij->i", [%tensors]) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kron(
// CHECK: fake.aten.kron{{.*}} -> !fake.tensor<[50, 95], f32>
func.func @kron(%self: !fake.tensor<[5, 5], f32>, %other: !fake.tensor<[10, 19], f32>) {
  %0 = fake.aten.kron(%self, %other) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[10, 19], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kron_promotes(
// CHECK: fake.aten.kron{{.*}} -> !fake.tensor<[50, 100], f32>
func.func @kron_promotes(%self: !fake.tensor<[5, 5], bool>, %other: !fake.tensor<[10, 20], f32>) {
  %0 = fake.aten.kron(%self, %other) : (!fake.tensor<[5, 5], bool>, !fake.tensor<[10, 20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tensordot(
// CHECK: fake.aten.tensordot{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @tensordot(%self: !i64_2x2x2, %other: !i64_2x2x2) {
  %0 = fake.aten.tensordot(%self, %other, [-2, -1], [0, 1]) : (!i64_2x2x2, !i64_2x2x2) -> !fake.tensor<*>
  return
}
