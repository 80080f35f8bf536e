// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of ScaledMatMul. Written by utils/oracle/write_tests.py.

!f32_1 = !fake.tensor<[1], f32>

// CHECK-LABEL: func.func @_grouped_mm(
// CHECK: fake.aten._grouped_mm{{.*}} -> !fake.tensor<[32, 24], bf16>
func.func @_grouped_mm(%self: !fake.tensor<[2, 32, 16], bf16>, %mat2: !fake.tensor<[16, 24], bf16>, %offs: !fake.tensor<[2], i32>) {
  %0 = fake.aten._grouped_mm(%self, %mat2, %offs) : (!fake.tensor<[2, 32, 16], bf16>, !fake.tensor<[16, 24], bf16>, !fake.tensor<[2], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_scaled_mm(
// CHECK: fake.aten._scaled_mm{{.*}} -> !fake.tensor<[3, 96], f8e5m2>
func.func @_scaled_mm(%self: !fake.tensor<[3, 64], f8e5m2>, %mat2: !fake.tensor<[64, 96], f8e4m3fn>, %scale_a: !f32_1, %scale_b: !f32_1) {
  %0 = fake.aten._scaled_mm(%self, %mat2, %scale_a, %scale_b) : (!fake.tensor<[3, 64], f8e5m2>, !fake.tensor<[64, 96], f8e4m3fn>, !f32_1, !f32_1) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_scaled_mm_converts(
// CHECK: fake.aten._scaled_mm{{.*}} -> !fake.tensor<[2, 64], bf16>
func.func @_scaled_mm_converts(%self: !fake.tensor<[2, 32], f8e4m3fn>, %mat2: !fake.tensor<[32, 64], f8e4m3fn, strides = [1, 32]>, %scale_a: !fake.tensor<[], f32>, %scale_b: !fake.tensor<[], f32>) {
  %0 = fake.aten._scaled_mm(%self, %mat2, %scale_a, %scale_b, out_dtype = bf16) : (!fake.tensor<[2, 32], f8e4m3fn>, !fake.tensor<[32, 64], f8e4m3fn, strides = [1, 32]>, !fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_scaled_mm_v2(
// CHECK: fake.aten._scaled_mm_v2{{.*}} -> !fake.tensor<[5, 16], f8e4m3fn>
func.func @_scaled_mm_v2(%self: !fake.tensor<[5, 48], f8e4m3fn>, %mat2: !fake.tensor<[48, 16], f8e4m3fn, strides = [1, 48]>, %scale_a: !fake.tensor<[5, 1], f32>, %scale_b: !fake.tensor<[16, 1], f32>) {
  %0 = fake.aten._scaled_mm_v2(%self, %mat2, [%scale_a], [1], [0], [%scale_b], [1], [0], none, none) : (!fake.tensor<[5, 48], f8e4m3fn>, !fake.tensor<[48, 16], f8e4m3fn, strides = [1, 48]>, !fake.tensor<[5, 1], f32>, !fake.tensor<[16, 1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_scaled_mm_v2_converts(
// CHECK: fake.aten._scaled_mm_v2{{.*}} -> !fake.tensor<[2, 16], bf16>
func.func @_scaled_mm_v2_converts(%self: !fake.tensor<[2, 64], f8e4m3fn>, %mat2: !fake.tensor<[64, 16], f8e4m3fn, strides = [1, 64]>, %scale_a: !f32_1, %scale_b: !f32_1) {
  %0 = fake.aten._scaled_mm_v2(%self, %mat2, [%scale_a], [0], [0], [%scale_b], [0], [0], none, bf16) : (!fake.tensor<[2, 64], f8e4m3fn>, !fake.tensor<[64, 16], f8e4m3fn, strides = [1, 64]>, !f32_1, !f32_1) -> !fake.tensor<*>
  return
}
