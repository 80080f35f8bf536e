// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since it takes the bound for a tensor of device meta. This is the
// answer for real tensors.

// CHECK-LABEL: func.func @randint_like_Tensor_generator(
// CHECK: fake.aten.randint_like.Tensor_generator{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @randint_like_Tensor_generator(%self: !fake.tensor<[2, 3], f32>, %high: !fake.tensor<[], i64>) {
  %0 = fake.aten.randint_like.Tensor_generator(%self, %high, generator = none) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}
