// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since PyTorch compares data. These are the answers for real
// tensors.

// CHECK-LABEL: func.func @corrcoef(
// CHECK: fake.aten.corrcoef{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @corrcoef(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.corrcoef(%self) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cov(
// CHECK: fake.aten.cov{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @cov(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.cov(%self) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}
