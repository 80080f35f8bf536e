// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Quantization. Written by utils/oracle/write_tests.py.

!f32_1 = !fake.tensor<[1], f32>
!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_3x2x5 = !fake.tensor<[3, 2, 5], f32>
!f32_5 = !fake.tensor<[5], f32>
!f64_2x3 = !fake.tensor<[2, 3], f64>
!i32_1 = !fake.tensor<[1], i32>
!i64_1 = !fake.tensor<[1], i64>
!i64_4x2x2 = !fake.tensor<[4, 2, 2], i64>

// CHECK-LABEL: func.func @_fake_quantize_learnable_per_channel_affine(
// CHECK: fake.aten._fake_quantize_learnable_per_channel_affine{{.*}} -> !fake.tensor<[2, 4, 5], f32>
func.func @_fake_quantize_learnable_per_channel_affine(%self: !fake.tensor<[2, 4, 5], f32>, %scale: !fake.tensor<[4], f32>, %zero_point: !fake.tensor<[4], f32, offset = 1>) {
  %0 = fake.aten._fake_quantize_learnable_per_channel_affine(%self, %scale, %zero_point, 1, 0, 255) : (!fake.tensor<[2, 4, 5], f32>, !fake.tensor<[4], f32>, !fake.tensor<[4], f32, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_fake_quantize_learnable_per_channel_affine_backward(
// CHECK: fake.aten._fake_quantize_learnable_per_channel_affine_backward{{.*}} -> (!fake.tensor<[5, 5, 8], f32, strides = [40, 1, 5]>, !fake.tensor<[5], f32>, !fake.tensor<[5], f32>)
func.func @_fake_quantize_learnable_per_channel_affine_backward(%grad: !fake.tensor<[5, 5, 8], f32>, %self: !fake.tensor<[5, 5, 8], f32, strides = [40, 1, 5]>, %scale: !f32_5, %zero_point: !f32_5) {
  %0:3 = fake.aten._fake_quantize_learnable_per_channel_affine_backward(%grad, %self, %scale, %zero_point, 1, 0, 255, 0.1) : (!fake.tensor<[5, 5, 8], f32>, !fake.tensor<[5, 5, 8], f32, strides = [40, 1, 5]>, !f32_5, !f32_5) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_fake_quantize_learnable_per_tensor_affine(
// CHECK: fake.aten._fake_quantize_learnable_per_tensor_affine{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @_fake_quantize_learnable_per_tensor_affine(%self: !f32_2x3, %scale: !f32_1, %zero_point: !i32_1) {
  %0 = fake.aten._fake_quantize_learnable_per_tensor_affine(%self, %scale, %zero_point, 0, 255, 0.1) : (!f32_2x3, !f32_1, !i32_1) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_fake_quantize_learnable_per_tensor_affine_backward(
// CHECK: fake.aten._fake_quantize_learnable_per_tensor_affine_backward{{.*}} -> (!fake.tensor<[3, 2, 5], f32>, !fake.tensor<[1], f32>, !fake.tensor<[1], f32>)
func.func @_fake_quantize_learnable_per_tensor_affine_backward(%grad: !f32_3x2x5, %self: !f32_3x2x5, %scale: !fake.tensor<[1], f32, strides = [3]>, %zero_point: !f32_1) {
  %0:3 = fake.aten._fake_quantize_learnable_per_tensor_affine_backward(%grad, %self, %scale, %zero_point, 0, 255, 1.0) : (!f32_3x2x5, !f32_3x2x5, !fake.tensor<[1], f32, strides = [3]>, !f32_1) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_fake_quantize_per_tensor_affine_cachemask_tensor_qparams(
// CHECK: fake.aten._fake_quantize_per_tensor_affine_cachemask_tensor_qparams{{.*}} -> (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], bool>)
func.func @_fake_quantize_per_tensor_affine_cachemask_tensor_qparams(%self: !f32_2x3, %scale: !f32_1, %zero_point: !i32_1, %fake_quant_enabled: !i32_1) {
  %0:2 = fake.aten._fake_quantize_per_tensor_affine_cachemask_tensor_qparams(%self, %scale, %zero_point, %fake_quant_enabled, 0, 255) : (!f32_2x3, !f32_1, !i32_1, !i32_1) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_fused_moving_avg_obs_fq_helper(
// CHECK: fake.aten._fused_moving_avg_obs_fq_helper{{.*}} -> (!fake.tensor<[3, 2, 5], f32>, !fake.tensor<[3, 2, 5], bool>)
func.func @_fused_moving_avg_obs_fq_helper(%self: !f32_3x2x5, %observer_on: !i64_1, %fake_quant_on: !i64_1, %running_min: !f32_1, %running_max: !f32_1, %scale: !f32_1, %zero_point: !i32_1) {
  %0:2 = fake.aten._fused_moving_avg_obs_fq_helper(%self, %observer_on, %fake_quant_on, %running_min, %running_max, %scale, %zero_point, 0.1, 0, 255, 0) : (!f32_3x2x5, !i64_1, !i64_1, !f32_1, !f32_1, !f32_1, !i32_1) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_fused_moving_avg_obs_fq_helper_functional(
// CHECK: fake.aten._fused_moving_avg_obs_fq_helper_functional{{.*}} -> (!fake.tensor<[4, 2, 2], i64>, !fake.tensor<[4, 2, 2], bool>, !fake.tensor<[4, 2, 2], i64>, !fake.tensor<[4, 2, 2], i64, strides = [2, 1, 8]>, !fake.tensor<[4, 2, 2], i64>, !fake.tensor<[4, 2, 2], i64, strides = [4, 1, 2]>)
func.func @_fused_moving_avg_obs_fq_helper_functional(%self: !fake.tensor<[4, 2, 2], i64, strides = [4, 1, 1]>, %observer_on: !i64_4x2x2, %fake_quant_on: !fake.tensor<[1, 2, 2], i64, strides = [100, 2, 1]>, %running_min: !fake.tensor<[4, 2, 2], i64, strides = [1, 0, 0]>, %running_max: !fake.tensor<[4, 2, 2], i64, strides = [2, 1, 8]>, %scale: !i64_4x2x2, %zero_point: !fake.tensor<[4, 2, 2], i64, strides = [4, 1, 2]>) {
  %0:6 = fake.aten._fused_moving_avg_obs_fq_helper_functional(%self, %observer_on, %fake_quant_on, %running_min, %running_max, %scale, %zero_point, 0.5, 2, 0, 0, true) : (!fake.tensor<[4, 2, 2], i64, strides = [4, 1, 1]>, !i64_4x2x2, !fake.tensor<[1, 2, 2], i64, strides = [100, 2, 1]>, !fake.tensor<[4, 2, 2], i64, strides = [1, 0, 0]>, !fake.tensor<[4, 2, 2], i64, strides = [2, 1, 8]>, !i64_4x2x2, !fake.tensor<[4, 2, 2], i64, strides = [4, 1, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_channel_affine_cachemask_backward(
// CHECK: fake.aten.fake_quantize_per_channel_affine_cachemask_backward{{.*}} -> !fake.tensor<[3, 4, 4, 2], f32>
func.func @fake_quantize_per_channel_affine_cachemask_backward(%grad: !fake.tensor<[3, 4, 4, 2], f32>, %mask: !fake.tensor<[3, 4, 4, 2], bool, offset = 32>) {
  %0 = fake.aten.fake_quantize_per_channel_affine_cachemask_backward(%grad, %mask) : (!fake.tensor<[3, 4, 4, 2], f32>, !fake.tensor<[3, 4, 4, 2], bool, offset = 32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_tensor_affine(
// CHECK: fake.aten.fake_quantize_per_tensor_affine{{.*}} -> !fake.tensor<[3, 4, 3, 2], f32>
func.func @fake_quantize_per_tensor_affine(%self: !fake.tensor<[3, 4, 3, 2], f32>) {
  %0 = fake.aten.fake_quantize_per_tensor_affine(%self, 2.0, 3, 0, 255) : (!fake.tensor<[3, 4, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_tensor_affine_tensor_qparams(
// CHECK: fake.aten.fake_quantize_per_tensor_affine.tensor_qparams{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @fake_quantize_per_tensor_affine_tensor_qparams(%self: !f32_2x3, %scale: !f32_1, %zero_point: !fake.tensor<[1], i32, strides = [7]>) {
  %0 = fake.aten.fake_quantize_per_tensor_affine.tensor_qparams(%self, %scale, %zero_point, 0, 255) : (!f32_2x3, !f32_1, !fake.tensor<[1], i32, strides = [7]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_tensor_affine_cachemask(
// CHECK: fake.aten.fake_quantize_per_tensor_affine_cachemask{{.*}} -> (!fake.tensor<[3, 3, 2], f32>, !fake.tensor<[3, 3, 2], bool>)
func.func @fake_quantize_per_tensor_affine_cachemask(%self: !fake.tensor<[3, 3, 2], f32, strides = [162, 18, 3]>) {
  %0:2 = fake.aten.fake_quantize_per_tensor_affine_cachemask(%self, 2.0, 1, 0, 255) : (!fake.tensor<[3, 3, 2], f32, strides = [162, 18, 3]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_tensor_affine_cachemask_backward(
// CHECK: fake.aten.fake_quantize_per_tensor_affine_cachemask_backward{{.*}} -> !fake.tensor<[], u8>
func.func @fake_quantize_per_tensor_affine_cachemask_backward(%grad: !fake.tensor<[], u8>, %mask: !fake.tensor<[], bool>) {
  %0 = fake.aten.fake_quantize_per_tensor_affine_cachemask_backward(%grad, %mask) : (!fake.tensor<[], u8>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_tensor_affine_cachemask_backward_aliases(
// CHECK: fake.aten.fake_quantize_per_tensor_affine_cachemask_backward{{.*}} -> !fake.tensor<[3, 5, 3, 0], bf16>
func.func @fake_quantize_per_tensor_affine_cachemask_backward_aliases(%grad: !fake.tensor<[3, 5, 3, 0], bf16>, %mask: !fake.tensor<[3, 5, 3, 0], bool, strides = [0, 1, 0, 5]>) {
  %0 = fake.aten.fake_quantize_per_tensor_affine_cachemask_backward(%grad, %mask) : (!fake.tensor<[3, 5, 3, 0], bf16>, !fake.tensor<[3, 5, 3, 0], bool, strides = [0, 1, 0, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_tensor_affine_cachemask_backward_transposed(
// CHECK: fake.aten.fake_quantize_per_tensor_affine_cachemask_backward{{.*}} -> !fake.tensor<[2, 2], f32, strides = [1, 2]>
func.func @fake_quantize_per_tensor_affine_cachemask_backward_transposed(%grad: !fake.tensor<[2, 2], f32, strides = [1, 2]>, %mask: !fake.tensor<[2, 2], bool, strides = [1, 2]>) {
  %0 = fake.aten.fake_quantize_per_tensor_affine_cachemask_backward(%grad, %mask) : (!fake.tensor<[2, 2], f32, strides = [1, 2]>, !fake.tensor<[2, 2], bool, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fused_moving_avg_obs_fake_quant(
// CHECK: fake.aten.fused_moving_avg_obs_fake_quant{{.*}} -> !fake.tensor<[2, 3], f64>
func.func @fused_moving_avg_obs_fake_quant(%self: !f64_2x3, %observer_on: !fake.tensor<[2, 1, 3], f64, strides = [1, 2, 1]>, %fake_quant_on: !fake.tensor<[], f64>, %running_min: !f64_2x3, %running_max: !f64_2x3, %scale: !fake.tensor<[2, 3], f64, strides = [1, 0]>, %zero_point: !fake.tensor<[2, 3], f64, strides = [12, 2]>) {
  %0 = fake.aten.fused_moving_avg_obs_fake_quant(%self, %observer_on, %fake_quant_on, %running_min, %running_max, %scale, %zero_point, 0.1, 2, 2, 1) : (!f64_2x3, !fake.tensor<[2, 1, 3], f64, strides = [1, 2, 1]>, !fake.tensor<[], f64>, !f64_2x3, !f64_2x3, !fake.tensor<[2, 3], f64, strides = [1, 0]>, !fake.tensor<[2, 3], f64, strides = [12, 2]>) -> !fake.tensor<*>
  return
}
