// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as the dimensions are random. The answer is FakeTensor's.

// CHECK-LABEL: func.func @prims_broadcast_in_dim(
// CHECK: fake.prims.broadcast_in_dim{{.*}} -> !fake.tensor<[2, 3, 4], f32, strides = [0, 1, 0]>
func.func @prims_broadcast_in_dim(%a: !fake.tensor<[3, 1], f32>) {
  %0 = fake.prims.broadcast_in_dim(%a, [2, 3, 4], [1, 2]) : (!fake.tensor<[3, 1], f32>) -> !fake.tensor<*>
  return
}
