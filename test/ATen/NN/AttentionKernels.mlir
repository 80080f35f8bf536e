// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of AttentionKernels. Written by utils/oracle/write_tests.py.

!bf16_3x2 = !fake.tensor<[3, 2], bf16>
!f16_3x5 = !fake.tensor<[3, 5], f16>
!f32_4x3 = !fake.tensor<[4, 3], f32>
!f32_4x3x4x3 = !fake.tensor<[4, 3, 4, 3], f32>
!f32_4x4x2x8 = !fake.tensor<[4, 4, 2, 8], f32>
!f32_5x5x2x16 = !fake.tensor<[5, 5, 2, 16], f32>
!f32_5x6x2x16 = !fake.tensor<[5, 6, 2, 16], f32>
!i32_2 = !fake.tensor<[2], i32>
!i32_3 = !fake.tensor<[3], i32>

// CHECK-LABEL: func.func @_efficient_attention_backward(
// CHECK: fake.aten._efficient_attention_backward{{.*}} -> (!fake.tensor<[3, 5], f16>, !fake.tensor<[], f16>, !fake.tensor<[3, 5], f32, strides = [1, 3]>, !fake.tensor<[3, 5], f16, strides = [16, 1]>)
func.func @_efficient_attention_backward(%grad_out_: !fake.tensor<[3, 5], f32>, %query: !f16_3x5, %key: !fake.tensor<[], f16>, %value: !fake.tensor<[3, 5], f32, strides = [2, 2]>, %bias: !f16_3x5, %out: !fake.tensor<[3, 5], bool>, %cu_seqlens_k: !fake.tensor<[3, 5], f16, strides = [2, 1]>, %logsumexp: !fake.tensor<[3, 5], i16>, %philox_seed: !fake.tensor<[3, 5], f16, strides = [30, 2]>, %philox_offset: !fake.tensor<[], i64>) {
  %0:4 = fake.aten._efficient_attention_backward(%grad_out_, %query, %key, %value, %bias, %out, none, %cu_seqlens_k, 1, 3, %logsumexp, 0.0, %philox_seed, %philox_offset, 1, false, shared_storage_dqdkdv = false) : (!fake.tensor<[3, 5], f32>, !f16_3x5, !fake.tensor<[], f16>, !fake.tensor<[3, 5], f32, strides = [2, 2]>, !f16_3x5, !fake.tensor<[3, 5], bool>, !fake.tensor<[3, 5], f16, strides = [2, 1]>, !fake.tensor<[3, 5], i16>, !fake.tensor<[3, 5], f16, strides = [30, 2]>, !fake.tensor<[], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_efficient_attention_forward(
// CHECK: fake.aten._efficient_attention_forward{{.*}} -> (!fake.tensor<[4, 3, 4, 3], f32>, !fake.tensor<[4, 4, 0], f32>, !fake.tensor<[], i64>, !fake.tensor<[], i64>, !fake.int<3>, !fake.int<2>)
func.func @_efficient_attention_forward(%query: !fake.tensor<[4, 3, 4, 3], f32, strides = [36, 2, 2, 1]>, %key: !f32_4x3x4x3, %value: !f32_4x3x4x3, %cu_seqlens_k: !fake.tensor<[3], f32>) {
  %0:6 = fake.aten._efficient_attention_forward(%query, %key, %value, none, none, %cu_seqlens_k, 1, 2, 0.0, 0, window_size = 0) : (!fake.tensor<[4, 3, 4, 3], f32, strides = [36, 2, 2, 1]>, !f32_4x3x4x3, !f32_4x3x4x3, !fake.tensor<[3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.int, !fake.int)
  return
}

// CHECK-LABEL: func.func @_flash_attention_backward(
// CHECK: fake.aten._flash_attention_backward{{.*}} -> (!fake.tensor<[2], bf16>, !fake.tensor<[3, 2], bf16>, !fake.tensor<[3, 2], bf16>)
func.func @_flash_attention_backward(%grad_out: !fake.tensor<[3, 2], bf16, strides = [4, 2]>, %query: !fake.tensor<[2], bf16, strides = [2]>, %key: !fake.tensor<[3, 2], bf16, strides = [0, 1]>, %value: !bf16_3x2, %out: !fake.tensor<[3, 2], bf16, strides = [1, 2]>, %logsumexp: !bf16_3x2, %cum_seq_q: !fake.tensor<[], bf16>, %cum_seq_k: !fake.tensor<[3, 1], bf16, strides = [1, 3]>, %rng_state: !bf16_3x2, %unused: !bf16_3x2) {
  %0:3 = fake.aten._flash_attention_backward(%grad_out, %query, %key, %value, %out, %logsumexp, %cum_seq_q, %cum_seq_k, 0, 1, 0.0, true, %rng_state, %unused, window_size_left = 3, window_size_right = 2) : (!fake.tensor<[3, 2], bf16, strides = [4, 2]>, !fake.tensor<[2], bf16, strides = [2]>, !fake.tensor<[3, 2], bf16, strides = [0, 1]>, !bf16_3x2, !fake.tensor<[3, 2], bf16, strides = [1, 2]>, !bf16_3x2, !fake.tensor<[], bf16>, !fake.tensor<[3, 1], bf16, strides = [1, 3]>, !bf16_3x2, !bf16_3x2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_flash_attention_forward(
// CHECK: fake.aten._flash_attention_forward{{.*}} -> (!fake.tensor<[2, 5, 5, 16], f32>, !fake.tensor<[5, 2], f32>, !fake.tensor<[2], u64>, !fake.tensor<[], u64>, !fake.tensor<[0], f32>)
func.func @_flash_attention_forward(%query: !fake.tensor<[2, 5, 5, 16], f32, strides = [0, 0, 0, 1]> {fake.storage = 0 : i64}, %key: !fake.tensor<[2, 3, 5, 16], f32, strides = [240, 16, 48, 1]> {fake.storage = 1 : i64}, %value: !fake.tensor<[2, 3, 5, 16], f32> {fake.storage = 2 : i64}, %cum_seq_q: !i32_2 {fake.storage = 3 : i64}, %cum_seq_k: !i32_2 {fake.storage = 3 : i64}) {
  %0:5 = fake.aten._flash_attention_forward(%query, %key, %value, %cum_seq_q, %cum_seq_k, 1, 500, 0.0, true, false) : (!fake.tensor<[2, 5, 5, 16], f32, strides = [0, 0, 0, 1]>, !fake.tensor<[2, 3, 5, 16], f32, strides = [240, 16, 48, 1]>, !fake.tensor<[2, 3, 5, 16], f32>, !i32_2, !i32_2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_flash_attention_forward_quantized(
// CHECK: fake.aten._flash_attention_forward.quantized{{.*}} -> (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 4], f32>, !fake.tensor<[2], u64>, !fake.tensor<[], u64>, !fake.tensor<[11, 4, 1, 128], f32>)
func.func @_flash_attention_forward_quantized(%query: !f32_4x3, %key: !fake.tensor<[4, 1], f32, strides = [1, 4]>, %value: !fake.tensor<[1, 1], f32>, %cum_seq_q: !f32_4x3, %k_descale: !f32_4x3) {
  %0:5 = fake.aten._flash_attention_forward.quantized(%query, %key, %value, %cum_seq_q, none, 1, 2, 0.0, false, true, none, %k_descale, none, window_size_left = 3) : (!f32_4x3, !fake.tensor<[4, 1], f32, strides = [1, 4]>, !fake.tensor<[1, 1], f32>, !f32_4x3, !f32_4x3) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_flash_attention_forward_no_dropout_inplace(
// CHECK: fake.aten._flash_attention_forward_no_dropout_inplace{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @_flash_attention_forward_no_dropout_inplace(%out: !f32_5x5x2x16 {fake.storage = 0 : i64}, %query: !f32_5x5x2x16 {fake.storage = 1 : i64}, %key: !f32_5x6x2x16 {fake.storage = 2 : i64}, %value: !f32_5x6x2x16 {fake.storage = 3 : i64}, %cum_seq_q: !i32_3 {fake.storage = 4 : i64}, %cum_seq_k: !i32_3 {fake.storage = 4 : i64}) {
  %0 = fake.aten._flash_attention_forward_no_dropout_inplace(%out, %query, %key, %value, %cum_seq_q, %cum_seq_k, 3, 1, 0.0, true, true) : (!f32_5x5x2x16, !f32_5x5x2x16, !f32_5x6x2x16, !f32_5x6x2x16, !i32_3, !i32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_scaled_dot_product_fused_attention_overrideable_backward(
// CHECK: fake.aten._scaled_dot_product_fused_attention_overrideable_backward{{.*}} -> (!fake.tensor<[4, 4, 2, 8], f32>, !fake.tensor<[4, 4, 2, 8], f32>, !fake.tensor<[4, 4, 2, 8], f32>, !fake.tensor<[4, 1, 4, 4], f32>)
func.func @_scaled_dot_product_fused_attention_overrideable_backward(%grad_out: !fake.tensor<[4, 4, 2, 8], f32, strides = [1024, 128, 32, 2]> {fake.storage = 0 : i64}, %query: !f32_4x4x2x8 {fake.storage = 1 : i64}, %key: !f32_4x4x2x8 {fake.storage = 2 : i64}, %value: !f32_4x4x2x8 {fake.storage = 3 : i64}, %attn_bias: !fake.tensor<[4, 1, 4, 4], f32> {fake.storage = 4 : i64}, %out: !fake.tensor<[4, 4, 2, 8], f32, strides = [64, 16, 1, 2]> {fake.storage = 5 : i64}, %logsumexp: !fake.tensor<[4], f32> {fake.storage = 6 : i64}, %cum_seq_q: !i32_3 {fake.storage = 7 : i64}, %cum_seq_k: !i32_3 {fake.storage = 7 : i64}, %philox_seed: !fake.tensor<[2], u64> {fake.storage = 8 : i64}, %philox_offset: !fake.tensor<[], u64> {fake.storage = 9 : i64}) {
  %0:4 = fake.aten._scaled_dot_product_fused_attention_overrideable_backward(%grad_out, %query, %key, %value, %attn_bias, [false, true, false, false], %out, %logsumexp, %cum_seq_q, %cum_seq_k, 1, 1, 0.0, true, %philox_seed, %philox_offset) : (!fake.tensor<[4, 4, 2, 8], f32, strides = [1024, 128, 32, 2]>, !f32_4x4x2x8, !f32_4x4x2x8, !f32_4x4x2x8, !fake.tensor<[4, 1, 4, 4], f32>, !fake.tensor<[4, 4, 2, 8], f32, strides = [64, 16, 1, 2]>, !fake.tensor<[4], f32>, !i32_3, !i32_3, !fake.tensor<[2], u64>, !fake.tensor<[], u64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
