// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor runs a decomposition that takes the dtype for `beta`, and only CUDA has a kernel.
// Its result is contiguous and of the asked dtype.

// CHECK-LABEL: func.func @baddbmm_dtype(
// CHECK: fake.aten.baddbmm.dtype{{.*}} -> !fake.tensor<[2, 3, 5], f32, device = "cuda:0">
func.func @baddbmm_dtype(%self: !fake.tensor<[2, 3, 5], f32, device = "cuda:0">, %batch1: !fake.tensor<[2, 3, 4], f16, device = "cuda:0">, %batch2: !fake.tensor<[2, 4, 5], f16, device = "cuda:0">) {
  %0 = fake.aten.baddbmm.dtype(%self, %batch1, %batch2, f32) : (!fake.tensor<[2, 3, 5], f32, device = "cuda:0">, !fake.tensor<[2, 3, 4], f16, device = "cuda:0">, !fake.tensor<[2, 4, 5], f16, device = "cuda:0">) -> !fake.tensor<*>
  return
}
