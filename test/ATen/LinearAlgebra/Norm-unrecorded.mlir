// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded call has a string for the order. The answers are FakeTensor's.

// CHECK-LABEL: func.func @linalg_cond_p_str(
// CHECK: fake.aten.linalg_cond.p_str{{.*}} -> !fake.tensor<[4], f32>
func.func @linalg_cond_p_str(%self: !fake.tensor<[4, 3, 3], f32>) {
  %0 = fake.aten.linalg_cond.p_str(%self, "fro") : (!fake.tensor<[4, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_norm_ord_str(
// CHECK: fake.aten.linalg_norm.ord_str{{.*}} -> !fake.tensor<[], f32>
func.func @linalg_norm_ord_str(%self: !fake.tensor<[4, 5], f32>) {
  %0 = fake.aten.linalg_norm.ord_str(%self, "nuc") : (!fake.tensor<[4, 5], f32>) -> !fake.tensor<*>
  return
}
