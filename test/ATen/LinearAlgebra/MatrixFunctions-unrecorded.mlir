// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as hermitian matrices are not square. The answer is
// FakeTensor's.

// CHECK-LABEL: func.func @linalg_pinv_rcond_tensor(
// CHECK: fake.aten.linalg_pinv.rcond_tensor{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @linalg_pinv_rcond_tensor(%self: !fake.tensor<[4, 3], f32>, %rcond: !fake.tensor<[], f32>) {
  %0 = fake.aten.linalg_pinv.rcond_tensor(%self, %rcond) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}
