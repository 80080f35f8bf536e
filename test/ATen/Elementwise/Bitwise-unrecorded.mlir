// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as the tensor is not of integers. The answer is FakeTensor's.

// CHECK-LABEL: func.func @__lshift___Scalar(
// CHECK: fake.aten.__lshift__.Scalar{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @__lshift___Scalar(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.__lshift__.Scalar(%self, 2) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}
