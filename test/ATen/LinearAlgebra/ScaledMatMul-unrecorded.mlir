// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as the matrices are not of float8. The answer is
// FakeTensor's.

// CHECK-LABEL: func.func @_scaled_grouped_mm(
// CHECK: fake.aten._scaled_grouped_mm{{.*}} -> !fake.tensor<[64, 48], bf16, device = "cuda:0">
func.func @_scaled_grouped_mm(%self: !fake.tensor<[64, 32], f8e4m3fn, device = "cuda:0">, %mat2: !fake.tensor<[4, 32, 48], f8e4m3fn, strides = [1536, 1, 32], device = "cuda:0">, %scale_a: !fake.tensor<[64], f32, device = "cuda:0">, %scale_b: !fake.tensor<[4, 48], f32, device = "cuda:0">, %offs: !fake.tensor<[4], i32, device = "cuda:0">) {
  %0 = fake.aten._scaled_grouped_mm(%self, %mat2, %scale_a, %scale_b, %offs, none, none, bf16) : (!fake.tensor<[64, 32], f8e4m3fn, device = "cuda:0">, !fake.tensor<[4, 32, 48], f8e4m3fn, strides = [1536, 1, 32], device = "cuda:0">, !fake.tensor<[64], f32, device = "cuda:0">, !fake.tensor<[4, 48], f32, device = "cuda:0">, !fake.tensor<[4], i32, device = "cuda:0">) -> !fake.tensor<*>
  return
}
