// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Attention. Written by utils/oracle/write_tests.py.

!bf16_2x4x3x5 = !fake.tensor<[2, 4, 3, 5], bf16>
!bf16_4x2x2x2 = !fake.tensor<[4, 2, 2, 2], bf16>
!f32_3x3x5x3 = !fake.tensor<[3, 3, 5, 3], f32>
!f32_4x4x6x8 = !fake.tensor<[4, 4, 6, 8], f32>
!f32_4x6x8 = !fake.tensor<[4, 6, 8], f32>
!f64_3 = !fake.tensor<[3], f64>

// CHECK-LABEL: func.func @_scaled_dot_product_attention_math(
// CHECK: fake.aten._scaled_dot_product_attention_math{{.*}} -> (!fake.tensor<[3, 5, 3, 4], f32>, !fake.tensor<[3, 5, 3, 4], f32>)
func.func @_scaled_dot_product_attention_math(%query: !fake.tensor<[3, 5, 3, 4], f32, strides = [15, 1, 5, 45]>, %key: !fake.tensor<[3, 5, 4, 4], f32, strides = [160, 16, 4, 1]>, %value: !fake.tensor<[3, 5, 4, 4], f32, strides = [80, 1, 20, 5]>) {
  %0:2 = fake.aten._scaled_dot_product_attention_math(%query, %key, %value, none, 0.0, false, enable_gqa = false) : (!fake.tensor<[3, 5, 3, 4], f32, strides = [15, 1, 5, 45]>, !fake.tensor<[3, 5, 4, 4], f32, strides = [160, 16, 4, 1]>, !fake.tensor<[3, 5, 4, 4], f32, strides = [80, 1, 20, 5]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_cudnn_attention(
// CHECK: fake.aten._scaled_dot_product_cudnn_attention{{.*}} -> (!fake.tensor<[3, 5, 5, 4], f32>, !fake.tensor<[3, 5, 5, 1], f32>, !fake.tensor<*>, !fake.tensor<*>, !fake.int<5>, !fake.int<3>, !fake.tensor<[], i64>, !fake.tensor<[], i64>, !fake.tensor<*>)
func.func @_scaled_dot_product_cudnn_attention(%query: !fake.tensor<[3, 5, 5, 4, 4], f32>, %key: !fake.tensor<[3, 5, 3, 4], i64>, %value: !fake.tensor<[3, 5, 3, 4], f32, offset = 60>, %attn_bias: !fake.tensor<[3, 5, 5, 3], f32, offset = 75>) {
  %0:9 = fake.aten._scaled_dot_product_cudnn_attention(%query, %key, %value, %attn_bias, false, 0.0, false, true) : (!fake.tensor<[3, 5, 5, 4, 4], f32>, !fake.tensor<[3, 5, 3, 4], i64>, !fake.tensor<[3, 5, 3, 4], f32, offset = 60>, !fake.tensor<[3, 5, 5, 3], f32, offset = 75>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.int, !fake.int, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_cudnn_attention_backward(
// CHECK: fake.aten._scaled_dot_product_cudnn_attention_backward{{.*}} -> (!fake.tensor<[5, 3, 5, 4], f64>, !fake.tensor<[5, 3, 1, 4], f64>, !fake.tensor<[5, 3, 1, 4], f64>)
func.func @_scaled_dot_product_cudnn_attention_backward(%grad_out: !fake.tensor<[5, 3, 5, 4], f64, strides = [60, 1, 12, 3]>, %query: !fake.tensor<[5, 3, 5, 4], f64>, %key: !fake.tensor<[5, 3, 1, 4], f64, strides = [4, 0, 4, 1]>, %value: !fake.tensor<[5, 3, 1, 4], f64>, %out: !fake.tensor<[5, 3, 5, 4], f64, strides = [0, 20, 4, 1]>, %logsumexp: !fake.tensor<[5, 3, 5], f64>, %philox_seed: !f64_3, %philox_offset: !f64_3, %attn_bias: !fake.tensor<[5, 3, 5, 1], f64, strides = [15, 1, 3, 3]>, %cum_seq_q: !fake.tensor<[1], f64, offset = 1>, %cum_seq_k: !fake.tensor<[3], f64, strides = [0]>) {
  %0:3 = fake.aten._scaled_dot_product_cudnn_attention_backward(%grad_out, %query, %key, %value, %out, %logsumexp, %philox_seed, %philox_offset, %attn_bias, %cum_seq_q, %cum_seq_k, 2, 2, 0.0, false, scale = 2.0) : (!fake.tensor<[5, 3, 5, 4], f64, strides = [60, 1, 12, 3]>, !fake.tensor<[5, 3, 5, 4], f64>, !fake.tensor<[5, 3, 1, 4], f64, strides = [4, 0, 4, 1]>, !fake.tensor<[5, 3, 1, 4], f64>, !fake.tensor<[5, 3, 5, 4], f64, strides = [0, 20, 4, 1]>, !fake.tensor<[5, 3, 5], f64>, !f64_3, !f64_3, !fake.tensor<[5, 3, 5, 1], f64, strides = [15, 1, 3, 3]>, !fake.tensor<[1], f64, offset = 1>, !fake.tensor<[3], f64, strides = [0]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_efficient_attention(
// CHECK: fake.aten._scaled_dot_product_efficient_attention{{.*}} -> (!fake.tensor<[4, 2, 3, 2], bf16, strides = [12, 2, 4, 1]>, !fake.tensor<[4, 2, 0], f32>, !fake.tensor<[], i64>, !fake.tensor<[], i64>)
func.func @_scaled_dot_product_efficient_attention(%query: !fake.tensor<[4, 2, 3, 2], bf16, strides = [12, 2, 4, 1]>, %key: !bf16_4x2x2x2, %value: !bf16_4x2x2x2) {
  %0:4 = fake.aten._scaled_dot_product_efficient_attention(%query, %key, %value, none, false, 0.0, scale = 0.5) : (!fake.tensor<[4, 2, 3, 2], bf16, strides = [12, 2, 4, 1]>, !bf16_4x2x2x2, !bf16_4x2x2x2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_efficient_attention_backward(
// CHECK: fake.aten._scaled_dot_product_efficient_attention_backward{{.*}} -> (!fake.tensor<[1, 4, 3, 4], f64, strides = [48, 4, 16, 1]>, !fake.tensor<[1, 4, 1, 4], f64, strides = [16, 4, 16, 1]>, !fake.tensor<[1, 4, 1, 4], f64, strides = [16, 4, 16, 1]>, !fake.tensor<*>)
func.func @_scaled_dot_product_efficient_attention_backward(%grad_out_: !fake.tensor<[1, 4, 3, 4], f64, offset = 48>, %query: !fake.tensor<[1, 4, 3, 4], f64, strides = [12, 3, 1, 0]>, %key: !fake.tensor<[1, 4, 1, 4], f64, strides = [1, 4, 16, 1]>, %value: !fake.tensor<[1, 4, 1, 4], f64, strides = [4, 1, 1, 4]>, %attn_bias: !fake.tensor<[1, 4, 3, 1], f64, offset = 12>, %out: !fake.tensor<[1, 4, 3, 4], f64, strides = [7, 12, 4, 1]>, %logsumexp: !fake.tensor<[1, 4, 3], f64, offset = 12>, %philox_seed: !fake.tensor<[1, 5], f64>, %philox_offset: !fake.tensor<[1, 5], f64, strides = [1, 1]>) {
  %0:4 = fake.aten._scaled_dot_product_efficient_attention_backward(%grad_out_, %query, %key, %value, %attn_bias, %out, %logsumexp, %philox_seed, %philox_offset, 0.0, [true, true, false, false], false) : (!fake.tensor<[1, 4, 3, 4], f64, offset = 48>, !fake.tensor<[1, 4, 3, 4], f64, strides = [12, 3, 1, 0]>, !fake.tensor<[1, 4, 1, 4], f64, strides = [1, 4, 16, 1]>, !fake.tensor<[1, 4, 1, 4], f64, strides = [4, 1, 1, 4]>, !fake.tensor<[1, 4, 3, 1], f64, offset = 12>, !fake.tensor<[1, 4, 3, 4], f64, strides = [7, 12, 4, 1]>, !fake.tensor<[1, 4, 3], f64, offset = 12>, !fake.tensor<[1, 5], f64>, !fake.tensor<[1, 5], f64, strides = [1, 1]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_flash_attention(
// CHECK: fake.aten._scaled_dot_product_flash_attention{{.*}} -> (!fake.tensor<[5, 5, 5, 2], f32>, !fake.tensor<[5, 5, 5], f32>, !fake.tensor<*>, !fake.tensor<*>, !fake.int<5>, !fake.int<2>, !fake.tensor<[2], u64>, !fake.tensor<[], u64>, !fake.tensor<[0], f32>)
func.func @_scaled_dot_product_flash_attention(%query: !fake.tensor<[5, 5, 5, 2], f32>, %key: !fake.tensor<[5, 5, 2, 2], f32, offset = 20>, %value: !fake.tensor<[5, 5, 2, 2], f32, strides = [20, 1, 10, 5]>) {
  %0:9 = fake.aten._scaled_dot_product_flash_attention(%query, %key, %value, 0.0, false) : (!fake.tensor<[5, 5, 5, 2], f32>, !fake.tensor<[5, 5, 2, 2], f32, offset = 20>, !fake.tensor<[5, 5, 2, 2], f32, strides = [20, 1, 10, 5]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.int, !fake.int, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_flash_attention_quantized(
// CHECK: fake.aten._scaled_dot_product_flash_attention.quantized{{.*}} -> (!fake.tensor<[3, 3, 3, 16], bf16>, !fake.tensor<[3, 3, 3], f32>, !fake.tensor<*>, !fake.tensor<*>, !fake.int<3>, !fake.int<3>, !fake.tensor<[2], u64>, !fake.tensor<[], u64>, !fake.tensor<[0], bf16>)
func.func @_scaled_dot_product_flash_attention_quantized(%query: !fake.tensor<[3, 3, 3, 16], bf16>, %key: !fake.tensor<[3, 4, 3, 16], bf16>, %value: !fake.tensor<[3, 4, 3, 16], bf16, strides = [192, 1, 64, 4]>) {
  %0:9 = fake.aten._scaled_dot_product_flash_attention.quantized(%query, %key, %value, none, none, none, 0.0, true, false) : (!fake.tensor<[3, 3, 3, 16], bf16>, !fake.tensor<[3, 4, 3, 16], bf16>, !fake.tensor<[3, 4, 3, 16], bf16, strides = [192, 1, 64, 4]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.int, !fake.int, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_flash_attention_backward(
// CHECK: fake.aten._scaled_dot_product_flash_attention_backward{{.*}} -> (!fake.tensor<[5, 2, 2, 3], f32, strides = [12, 1, 6, 2]>, !fake.tensor<[5, 2, 5, 3], f32>, !fake.tensor<[5, 2, 5, 3], f32, strides = [30, 1, 6, 2]>)
func.func @_scaled_dot_product_flash_attention_backward(%grad_out: !fake.tensor<[5, 2, 2, 3], f32>, %query: !fake.tensor<[5, 2, 2, 3], f32, strides = [12, 1, 6, 2]>, %key: !fake.tensor<[5, 2, 5, 3], f32>, %value: !fake.tensor<[5, 2, 5, 3], f32, strides = [30, 1, 6, 2]>, %out: !fake.tensor<[5, 2, 2, 3], f32, strides = [1, 5, 10, 20]>, %logsumexp: !fake.tensor<[5, 2, 2], f32>, %cum_seq_q: !fake.tensor<[3, 3, 4, 3], f32, strides = [12, 4, 1, 36]>, %cum_seq_k: !fake.tensor<[3, 3, 4, 3], f32>, %philox_seed: !fake.tensor<[3, 3, 1, 3], f32, strides = [9, 1, 1, 1]>, %philox_offset: !fake.tensor<[3, 3, 4, 3], f32, strides = [0, 12, 3, 1]>) {
  %0:3 = fake.aten._scaled_dot_product_flash_attention_backward(%grad_out, %query, %key, %value, %out, %logsumexp, %cum_seq_q, %cum_seq_k, 2, 3, 0.0, false, %philox_seed, %philox_offset, scale = none) : (!fake.tensor<[5, 2, 2, 3], f32>, !fake.tensor<[5, 2, 2, 3], f32, strides = [12, 1, 6, 2]>, !fake.tensor<[5, 2, 5, 3], f32>, !fake.tensor<[5, 2, 5, 3], f32, strides = [30, 1, 6, 2]>, !fake.tensor<[5, 2, 2, 3], f32, strides = [1, 5, 10, 20]>, !fake.tensor<[5, 2, 2], f32>, !fake.tensor<[3, 3, 4, 3], f32, strides = [12, 4, 1, 36]>, !fake.tensor<[3, 3, 4, 3], f32>, !fake.tensor<[3, 3, 1, 3], f32, strides = [9, 1, 1, 1]>, !fake.tensor<[3, 3, 4, 3], f32, strides = [0, 12, 3, 1]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_flash_attention_for_cpu(
// CHECK: fake.aten._scaled_dot_product_flash_attention_for_cpu{{.*}} -> (!fake.tensor<[4, 4, 3, 8], f32>, !fake.tensor<[4, 4, 3], f32, strides = [12, 1, 4]>)
func.func @_scaled_dot_product_flash_attention_for_cpu(%query: !fake.tensor<[4, 4, 3, 8], f32>, %key: !f32_4x4x6x8, %value: !f32_4x4x6x8) {
  %0:2 = fake.aten._scaled_dot_product_flash_attention_for_cpu(%query, %key, %value) : (!fake.tensor<[4, 4, 3, 8], f32>, !f32_4x4x6x8, !f32_4x4x6x8) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_flash_attention_for_cpu_channels_last(
// CHECK: fake.aten._scaled_dot_product_flash_attention_for_cpu{{.*}} -> (!fake.tensor<[2, 4, 2, 5], bf16, strides = [40, 1, 20, 4]>, !fake.tensor<[2, 4, 2], f32, strides = [8, 1, 4]>)
func.func @_scaled_dot_product_flash_attention_for_cpu_channels_last(%query: !fake.tensor<[2, 4, 2, 5], bf16, strides = [40, 1, 20, 4]>, %key: !bf16_2x4x3x5, %value: !bf16_2x4x3x5) {
  %0:2 = fake.aten._scaled_dot_product_flash_attention_for_cpu(%query, %key, %value) : (!fake.tensor<[2, 4, 2, 5], bf16, strides = [40, 1, 20, 4]>, !bf16_2x4x3x5, !bf16_2x4x3x5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_flash_attention_for_cpu_backward(
// CHECK: fake.aten._scaled_dot_product_flash_attention_for_cpu_backward{{.*}} -> (!fake.tensor<[3, 3, 5, 2], bool, strides = [30, 2, 6, 1]>, !fake.tensor<[3, 3, 3, 2], bool, strides = [18, 2, 6, 1]>, !fake.tensor<[3, 3, 3, 2], bool, strides = [18, 2, 6, 1]>)
func.func @_scaled_dot_product_flash_attention_for_cpu_backward(%grad_out: !fake.tensor<[3, 3, 5, 2], bool, offset = 30>, %query: !fake.tensor<[3, 3, 5, 2], bool, strides = [30, 1, 6, 3]>, %key: !fake.tensor<[3, 3, 3, 2], bool, strides = [0, 6, 2, 1]>, %value: !fake.tensor<[3, 3, 3, 2], bool>, %out: !fake.tensor<[3, 3, 5, 2], bool>, %logsumexp: !fake.tensor<[3, 3, 5], bool>) {
  %0:3 = fake.aten._scaled_dot_product_flash_attention_for_cpu_backward(%grad_out, %query, %key, %value, %out, %logsumexp, 0.0, false, attn_mask = none) : (!fake.tensor<[3, 3, 5, 2], bool, offset = 30>, !fake.tensor<[3, 3, 5, 2], bool, strides = [30, 1, 6, 3]>, !fake.tensor<[3, 3, 3, 2], bool, strides = [0, 6, 2, 1]>, !fake.tensor<[3, 3, 3, 2], bool>, !fake.tensor<[3, 3, 5, 2], bool>, !fake.tensor<[3, 3, 5], bool>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_fused_attention_overrideable(
// CHECK: fake.aten._scaled_dot_product_fused_attention_overrideable{{.*}} -> (!fake.tensor<[3, 3, 3, 3], f32>, !fake.tensor<[3, 3, 3], f32>, !fake.tensor<*>, !fake.tensor<*>, !fake.int<3>, !fake.int<5>, !fake.tensor<[], i64>, !fake.tensor<[], i64>, !fake.tensor<*>)
func.func @_scaled_dot_product_fused_attention_overrideable(%query: !fake.tensor<[3, 3, 3, 3], f32>, %key: !f32_3x3x5x3, %value: !f32_3x3x5x3) {
  %0:9 = fake.aten._scaled_dot_product_fused_attention_overrideable(%query, %key, %value) : (!fake.tensor<[3, 3, 3, 3], f32>, !f32_3x3x5x3, !f32_3x3x5x3) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.int, !fake.int, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @scaled_dot_product_attention(
// CHECK: fake.aten.scaled_dot_product_attention{{.*}} -> !fake.tensor<[4, 3, 8], f32>
func.func @scaled_dot_product_attention(%query: !fake.tensor<[3, 8], f32>, %key: !f32_4x6x8, %value: !f32_4x6x8) {
  %0 = fake.aten.scaled_dot_product_attention(%query, %key, %value, none, 0.5) : (!fake.tensor<[3, 8], f32>, !f32_4x6x8, !f32_4x6x8) -> !fake.tensor<*>
  return
}
