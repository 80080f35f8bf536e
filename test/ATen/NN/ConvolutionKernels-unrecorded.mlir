// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded call; the answer is FakeTensor's.

// CHECK-LABEL: func.func @conv_tbc_backward(
// CHECK: fake.aten.conv_tbc_backward{{.*}} -> (!fake.tensor<[10, 2, 4], f32>, !fake.tensor<[3, 4, 5], f32>, !fake.tensor<[5], f32>)
func.func @conv_tbc_backward(%self: !fake.tensor<[8, 2, 5], f32>, %input: !fake.tensor<[10, 2, 4], f32>, %weight: !fake.tensor<[3, 4, 5], f32>, %bias: !fake.tensor<[5], f32>) {
  %0:3 = fake.aten.conv_tbc_backward(%self, %input, %weight, %bias, 0) : (!fake.tensor<[8, 2, 5], f32>, !fake.tensor<[10, 2, 4], f32>, !fake.tensor<[3, 4, 5], f32>, !fake.tensor<[5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
