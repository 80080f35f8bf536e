// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer: there are residuals if the rank, which is data, is full. The other
// sizes are those for real tensors.

// CHECK-LABEL: func.func @linalg_lstsq(
// CHECK: fake.aten.linalg_lstsq{{.*}} -> (!fake.tensor<[3, 2], f32, strides = [1, 5]>, !fake.tensor<*, f32>, !fake.tensor<[], i64>, !fake.tensor<[3], f32>)
func.func @linalg_lstsq(%self: !fake.tensor<[5, 3], f32>, %b: !fake.tensor<[5, 2], f32>) {
  %0:4 = fake.aten.linalg_lstsq(%self, %b, driver = "gelsd") : (!fake.tensor<[5, 3], f32>, !fake.tensor<[5, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
