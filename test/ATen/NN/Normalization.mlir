// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Normalization. Written by utils/oracle/write_tests.py.

!f32_3 = !fake.tensor<[3], f32>
!f32_6 = !fake.tensor<[6], f32>

// CHECK-LABEL: func.func @_fused_rms_norm(
// CHECK: fake.aten._fused_rms_norm{{.*}} -> (!fake.tensor<[4, 5], f32>, !fake.tensor<[1, 1], f32>)
func.func @_fused_rms_norm(%input: !fake.tensor<[4, 5], f32, strides = [15, 1]>, %weight: !fake.tensor<[4, 5], i16>) {
  %0:2 = fake.aten._fused_rms_norm(%input, [4, 5], %weight, 1.0e-05) : (!fake.tensor<[4, 5], f32, strides = [15, 1]>, !fake.tensor<[4, 5], i16>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @group_norm(
// CHECK: fake.aten.group_norm{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @group_norm(%input: !fake.tensor<[2, 3], f32>, %weight: !f32_3, %bias: !f32_3) {
  %0 = fake.aten.group_norm(%input, 1, %weight, %bias) : (!fake.tensor<[2, 3], f32>, !f32_3, !f32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @layer_norm(
// CHECK: fake.aten.layer_norm{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @layer_norm(%input: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.layer_norm(%input, [2]) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @native_group_norm(
// CHECK: fake.aten.native_group_norm{{.*}} -> (!fake.tensor<[2, 6, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[2, 2], f32>)
func.func @native_group_norm(%input: !fake.tensor<[2, 6, 3], f32>, %weight: !f32_6, %bias: !f32_6) {
  %0:3 = fake.aten.native_group_norm(%input, %weight, %bias, 2, 6, 3, 2, -0.5) : (!fake.tensor<[2, 6, 3], f32>, !f32_6, !f32_6) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_group_norm_strided(
// CHECK: fake.aten.native_group_norm{{.*}} -> (!fake.tensor<[2, 9, 5], bf16, strides = [5, 10, 1]>, !fake.tensor<[2, 3], bf16>, !fake.tensor<[2, 3], bf16>)
func.func @native_group_norm_strided(%input: !fake.tensor<[2, 9, 5], bf16, strides = [2, 5, 1]>, %bias: !fake.tensor<[9], bf16>) {
  %0:3 = fake.aten.native_group_norm(%input, none, %bias, 2, 9, 5, 3, 0.1) : (!fake.tensor<[2, 9, 5], bf16, strides = [2, 5, 1]>, !fake.tensor<[9], bf16>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_layer_norm(
// CHECK: fake.aten.native_layer_norm{{.*}} -> (!fake.tensor<[2, 2], f32>, !fake.tensor<[2, 1], f32>, !fake.tensor<[2, 1], f32>)
func.func @native_layer_norm(%input: !fake.tensor<[2, 2], f32>, %weight: !fake.tensor<[2], f32>) {
  %0:3 = fake.aten.native_layer_norm(%input, [2], %weight, none, 1.0e-05) : (!fake.tensor<[2, 2], f32>, !fake.tensor<[2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @rms_norm(
// CHECK: fake.aten.rms_norm{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @rms_norm(%input: !fake.tensor<[2, 4], f32, offset = 4>) {
  %0 = fake.aten.rms_norm(%input, [2, 4], eps = 1.0e-05) : (!fake.tensor<[2, 4], f32, offset = 4>) -> !fake.tensor<*>
  return
}
