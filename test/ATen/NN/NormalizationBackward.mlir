// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of NormalizationBackward. Written by utils/oracle/write_tests.py.

!f32_1 = !fake.tensor<[1], f32>
!f32_3 = !fake.tensor<[3], f32>
!f32_3x3x2x4 = !fake.tensor<[3, 3, 2, 4], f32>
!f32_4 = !fake.tensor<[4], f32>
!f32_5 = !fake.tensor<[5], f32>
!f32_5x1 = !fake.tensor<[5, 1], f32>
!f32_5x4 = !fake.tensor<[5, 4], f32>
!f32_6 = !fake.tensor<[6], f32>
!f32_6x3 = !fake.tensor<[6, 3], f32>
!i32_3 = !fake.tensor<[3], i32>
!u8_0 = !fake.tensor<[0], u8>

// CHECK-LABEL: func.func @_fused_rms_norm_backward(
// CHECK: fake.aten._fused_rms_norm_backward{{.*}} -> (!fake.tensor<*>, !fake.tensor<*>)
func.func @_fused_rms_norm_backward(%grad_out: !f32_6, %input: !f32_6, %rstd: !f32_1, %weight: !f32_6) {
  %0:2 = fake.aten._fused_rms_norm_backward(%grad_out, %input, [6], %rstd, %weight, [false, false]) : (!f32_6, !f32_6, !f32_1, !f32_6) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_fused_rms_norm_backward_copies(
// CHECK: fake.aten._fused_rms_norm_backward{{.*}} -> (!fake.tensor<[5, 1], f32>, !fake.tensor<*>)
func.func @_fused_rms_norm_backward_copies(%grad_out: !f32_5x1, %input: !f32_5x1, %rstd: !f32_5) {
  %0:2 = fake.aten._fused_rms_norm_backward(%grad_out, %input, [1], %rstd, none, [true, true]) : (!f32_5x1, !f32_5x1, !f32_5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @batch_norm_backward(
// CHECK: fake.aten.batch_norm_backward{{.*}} -> (!fake.tensor<[6, 3], f32>, !fake.tensor<*>, !fake.tensor<*>)
func.func @batch_norm_backward(%grad_out: !f32_6x3, %input: !f32_6x3, %weight: !f32_3, %running_mean: !f32_3, %running_var: !fake.tensor<[3], f32, strides = [0]>, %save_mean: !f32_3, %save_var: !fake.tensor<[3], f32, strides = [0]>, %reserve: !u8_0) {
  %0:3 = fake.aten.batch_norm_backward(%grad_out, %input, %weight, %running_mean, %running_var, %save_mean, %save_var, false, 0.1, [true, false, false], %reserve) : (!f32_6x3, !f32_6x3, !f32_3, !f32_3, !fake.tensor<[3], f32, strides = [0]>, !f32_3, !fake.tensor<[3], f32, strides = [0]>, !u8_0) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @cudnn_batch_norm_backward(
// CHECK: fake.aten.cudnn_batch_norm_backward{{.*}} -> (!fake.tensor<[5, 4], f32>, !fake.tensor<[4], f32>, !fake.tensor<[4], f32>)
func.func @cudnn_batch_norm_backward(%input: !f32_5x4, %grad_output: !f32_5x4, %weight: !f32_4, %running_mean: !f32_4, %running_var: !f32_5, %save_mean: !f32_4, %save_var: !f32_4, %reserveSpace: !u8_0) {
  %0:3 = fake.aten.cudnn_batch_norm_backward(%input, %grad_output, %weight, %running_mean, %running_var, %save_mean, %save_var, 0.1, %reserveSpace) : (!f32_5x4, !f32_5x4, !f32_4, !f32_4, !f32_5, !f32_4, !f32_4, !u8_0) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_batch_norm_backward(
// CHECK: fake.aten.native_batch_norm_backward{{.*}} -> (!fake.tensor<[3, 3, 2, 4], f32>, !fake.tensor<[3], f32>, !fake.tensor<*>)
func.func @native_batch_norm_backward(%grad_out: !f32_3x3x2x4, %input: !f32_3x3x2x4, %running_mean: !i32_3, %running_var: !i32_3, %save_mean: !fake.tensor<[3], i16>, %save_invstd: !fake.tensor<[3], f16, offset = 1>) {
  %0:3 = fake.aten.native_batch_norm_backward(%grad_out, %input, none, %running_mean, %running_var, %save_mean, %save_invstd, true, 1.0e-05, [true, true, false]) : (!f32_3x3x2x4, !f32_3x3x2x4, !i32_3, !i32_3, !fake.tensor<[3], i16>, !fake.tensor<[3], f16, offset = 1>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_group_norm_backward(
// CHECK: fake.aten.native_group_norm_backward{{.*}} -> (!fake.tensor<[3, 2, 7], f32>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32>)
func.func @native_group_norm_backward(%grad_out: !fake.tensor<[3, 2, 7], f32, offset = 14>, %input: !fake.tensor<[3, 2, 7], bf16>, %mean: !fake.tensor<[3, 2], bf16>, %rstd: !fake.tensor<[3, 2], i32, offset = 2>) {
  %0:3 = fake.aten.native_group_norm_backward(%grad_out, %input, %mean, %rstd, none, 3, 2, 7, 2, [true, true, true]) : (!fake.tensor<[3, 2, 7], f32, offset = 14>, !fake.tensor<[3, 2, 7], bf16>, !fake.tensor<[3, 2], bf16>, !fake.tensor<[3, 2], i32, offset = 2>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_layer_norm_backward(
// CHECK: fake.aten.native_layer_norm_backward{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<*>, !fake.tensor<[3], f32>)
func.func @native_layer_norm_backward(%grad_out: !f32_3, %input: !f32_3, %mean: !f32_1, %rstd: !f32_1, %weight: !f32_3, %bias: !f32_3) {
  %0:3 = fake.aten.native_layer_norm_backward(%grad_out, %input, [3], %mean, %rstd, %weight, %bias, [true, false, true]) : (!f32_3, !f32_3, !f32_1, !f32_1, !f32_3, !f32_3) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
