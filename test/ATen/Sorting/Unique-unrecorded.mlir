// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since sizes depend on data. The others are those for real tensors.

// CHECK-LABEL: func.func @unique_dim_consecutive(
// CHECK: fake.aten.unique_dim_consecutive{{.*}} -> (!fake.tensor<[u0, 5], i64>, !fake.tensor<[4], i64>, !fake.tensor<[u0], i64>)
func.func @unique_dim_consecutive(%self: !fake.tensor<[4, 5], i64>) {
  %0:3 = fake.aten.unique_dim_consecutive(%self, 0, true, true) : (!fake.tensor<[4, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
