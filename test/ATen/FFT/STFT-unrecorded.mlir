// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since the sum of the windows, which is data, must not be 0. This
// is the answer for real tensors.

// CHECK-LABEL: func.func @istft(
// CHECK: fake.aten.istft{{.*}} -> !fake.tensor<[2, 24], f32>
func.func @istft(%self: !fake.tensor<[2, 9, 7], c64>, %window: !fake.tensor<[16], f32>) {
  %0 = fake.aten.istft(%self, 16, 4, none, %window) : (!fake.tensor<[2, 9, 7], c64>, !fake.tensor<[16], f32>) -> !fake.tensor<*>
  return
}
