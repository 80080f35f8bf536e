// RUN: fake-opt %s --fake-propagate | FileCheck %s

// These need a GPU. By their source, `cuda` is `to`, and pinned memory has the same strides.

// CHECK-LABEL: func.func @cuda(
// CHECK: fake.aten.cuda{{.*}} -> !fake.tensor<[2, 3], f32, device = "cuda:0">
func.func @cuda(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.cuda(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pin_memory(
// CHECK: fake.aten.pin_memory{{.*}} -> !fake.tensor<[3, 2], f32, strides = [1, 3]>
func.func @pin_memory(%self: !fake.tensor<[3, 2], f32, strides = [1, 3]>) {
  %0 = fake.aten.pin_memory(%self) : (!fake.tensor<[3, 2], f32, strides = [1, 3]>) -> !fake.tensor<*>
  return
}
