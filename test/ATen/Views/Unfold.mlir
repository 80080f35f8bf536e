// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Unfold. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @unfold(
// CHECK: fake.aten.unfold{{.*}} -> !fake.tensor<[10, 5, 2], i64>
func.func @unfold(%self: !fake.tensor<[10, 10], i64>) {
  %0 = fake.aten.unfold(%self, 1, 2, 2) : (!fake.tensor<[10, 10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @unfold_backward(
// CHECK: fake.aten.unfold_backward{{.*}} -> !fake.tensor<[10, 20], f32>
func.func @unfold_backward(%grad_in: !fake.tensor<[10, 6, 10], f32>) {
  %0 = fake.aten.unfold_backward(%grad_in, [10, 20], 1, 10, 2) : (!fake.tensor<[10, 6, 10], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @unfold_copy(
// CHECK: fake.aten.unfold_copy{{.*}} -> !fake.tensor<[5, 5, 2, 3], i64>
func.func @unfold_copy(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.unfold_copy(%self, 2, 3, 2) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}
