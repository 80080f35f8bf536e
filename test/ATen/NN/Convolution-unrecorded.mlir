// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Only backends outside of PyTorch implement it. The answer is FakeTensor's to `convolution`.

// CHECK-LABEL: func.func @convolution_overrideable(
// CHECK: fake.aten.convolution_overrideable{{.*}} -> !fake.tensor<[2, 4, 6, 6], f32>
func.func @convolution_overrideable(%input: !fake.tensor<[2, 3, 8, 8], f32>, %weight: !fake.tensor<[4, 3, 3, 3], f32>, %bias: !fake.tensor<[4], f32>) {
  %0 = fake.aten.convolution_overrideable(%input, %weight, %bias, [1, 1], [0, 0], [1, 1], false, [0, 0], 1) : (!fake.tensor<[2, 3, 8, 8], f32>, !fake.tensor<[4, 3, 3, 3], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}
