// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as the tensor is not of bool. The answers are FakeTensor's.

// CHECK-LABEL: func.func @_is_all_true(
// CHECK: fake.aten._is_all_true{{.*}} -> !fake.tensor<[], bool>
func.func @_is_all_true(%self: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten._is_all_true(%self) : (!fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_is_any_true(
// CHECK: fake.aten._is_any_true{{.*}} -> !fake.tensor<[], bool>
func.func @_is_any_true(%self: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten._is_any_true(%self) : (!fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}
