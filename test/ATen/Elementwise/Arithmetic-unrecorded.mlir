// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as the tensor is not of float64. The answer is FakeTensor's.

// CHECK-LABEL: func.func @float_power__Scalar(
// CHECK: fake.aten.float_power_.Scalar{{.*}} -> !fake.tensor<[2, 3], f64>
func.func @float_power__Scalar(%self: !fake.tensor<[2, 3], f64>) {
  %0 = fake.aten.float_power_.Scalar(%self, 2) : (!fake.tensor<[2, 3], f64>) -> !fake.tensor<*>
  return
}
