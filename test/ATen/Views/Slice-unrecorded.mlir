// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded call: the start is data, and may be negative. As for FakeTensor, the offset is a
// new symbol.

// CHECK-LABEL: func.func @narrow_Tensor(
// CHECK: fake.aten.narrow.Tensor{{.*}} -> !fake.tensor<[2, 5], f32, offset = u1>
func.func @narrow_Tensor(%self: !fake.tensor<[4, 5], f32>, %start: !fake.tensor<[], i64>) {
  %0 = fake.aten.narrow.Tensor(%self, 0, %start, 2) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}
