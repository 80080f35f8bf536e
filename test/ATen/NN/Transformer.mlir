// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Transformer. Written by utils/oracle/write_tests.py.

!f32_2x5x3 = !fake.tensor<[2, 5, 3], f32>
!f32_4 = !fake.tensor<[4], f32>

// CHECK-LABEL: func.func @_masked_scale(
// CHECK: fake.aten._masked_scale{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @_masked_scale(%self: !fake.tensor<[4, 5], f32>, %mask: !fake.tensor<[4, 5], u8>) {
  %0 = fake.aten._masked_scale(%self, %mask, 2.0) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_masked_softmax(
// CHECK: fake.aten._masked_softmax{{.*}} -> !fake.tensor<[2], f32>
func.func @_masked_softmax(%self: !fake.tensor<[2], f32>, %mask: !fake.tensor<[2], bool>) {
  %0 = fake.aten._masked_softmax(%self, %mask) : (!fake.tensor<[2], f32>, !fake.tensor<[2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_masked_softmax_transposed(
// CHECK: fake.aten._masked_softmax{{.*}} -> !fake.tensor<[5, 4, 5, 5], f32, strides = [20, 1, 100, 4]>
func.func @_masked_softmax_transposed(%self: !fake.tensor<[5, 4, 5, 5], f32, strides = [20, 1, 100, 4]>, %mask: !fake.tensor<[5, 4, 5, 5], bool>) {
  %0 = fake.aten._masked_softmax(%self, %mask, 3, 2) : (!fake.tensor<[5, 4, 5, 5], f32, strides = [20, 1, 100, 4]>, !fake.tensor<[5, 4, 5, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_masked_softmax_backward(
// CHECK: fake.aten._masked_softmax_backward{{.*}} -> !fake.tensor<[2, 3], bf16>
func.func @_masked_softmax_backward(%grad_output: !fake.tensor<[2, 3], bf16, strides = [1, 0]>, %output: !fake.tensor<[2, 3], bf16>, %mask: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten._masked_softmax_backward(%grad_output, %output, %mask) : (!fake.tensor<[2, 3], bf16, strides = [1, 0]>, !fake.tensor<[2, 3], bf16>, !fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_native_multi_head_attention(
// CHECK: fake.aten._native_multi_head_attention{{.*}} -> (!fake.tensor<[2, 5, 3], f32>, !fake.tensor<[0], f32>)
func.func @_native_multi_head_attention(%query: !f32_2x5x3 {fake.storage = 0 : i64}, %key: !f32_2x5x3 {fake.storage = 0 : i64}, %value: !f32_2x5x3 {fake.storage = 0 : i64}, %qkv_weight: !fake.tensor<[9, 3], f32> {fake.storage = 1 : i64}, %qkv_bias: !fake.tensor<[9], f32> {fake.storage = 2 : i64}, %proj_weight: !fake.tensor<[3, 3], f32> {fake.storage = 3 : i64}, %proj_bias: !fake.tensor<[3], f32> {fake.storage = 4 : i64}) {
  %0:2 = fake.aten._native_multi_head_attention(%query, %key, %value, 3, 1, %qkv_weight, %qkv_bias, %proj_weight, %proj_bias, none, false, false) : (!f32_2x5x3, !f32_2x5x3, !f32_2x5x3, !fake.tensor<[9, 3], f32>, !fake.tensor<[9], f32>, !fake.tensor<[3, 3], f32>, !fake.tensor<[3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_transform_bias_rescale_qkv(
// CHECK: fake.aten._transform_bias_rescale_qkv{{.*}} -> (!fake.tensor<[4, 3, 5, 2], f32>, !fake.tensor<[4, 3, 5, 2], f32, offset = 120>, !fake.tensor<[4, 3, 5, 2], f32, offset = 240>)
func.func @_transform_bias_rescale_qkv(%qkv: !fake.tensor<[4, 5, 18], f32>, %qkv_bias: !fake.tensor<[18], f32>) {
  %0:3 = fake.aten._transform_bias_rescale_qkv(%qkv, %qkv_bias, 3) : (!fake.tensor<[4, 5, 18], f32>, !fake.tensor<[18], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_transformer_encoder_layer_fwd(
// CHECK: fake.aten._transformer_encoder_layer_fwd{{.*}} -> !fake.tensor<[5, 3, 4], f32>
func.func @_transformer_encoder_layer_fwd(%src: !fake.tensor<[5, 3, 4], f32, strides = [96, 16, 2]>, %qkv_weight: !fake.tensor<[12, 4], f32>, %qkv_bias: !fake.tensor<[12], f32>, %proj_weight: !fake.tensor<[4, 4], f32, strides = [1, 4]>, %proj_bias: !f32_4, %norm_weight_1: !f32_4, %norm_bias_1: !f32_4, %norm_weight_2: !f32_4, %norm_bias_2: !fake.tensor<[4], f32, strides = [2]>, %ffn_weight_1: !fake.tensor<[8, 4], f32>, %ffn_bias_1: !fake.tensor<[8], f32, strides = [0]>, %ffn_weight_2: !fake.tensor<[4, 8], f32>, %ffn_bias_2: !f32_4) {
  %0 = fake.aten._transformer_encoder_layer_fwd(%src, 4, 2, %qkv_weight, %qkv_bias, %proj_weight, %proj_bias, false, false, 0.1, %norm_weight_1, %norm_bias_1, %norm_weight_2, %norm_bias_2, %ffn_weight_1, %ffn_bias_1, %ffn_weight_2, %ffn_bias_2) : (!fake.tensor<[5, 3, 4], f32, strides = [96, 16, 2]>, !fake.tensor<[12, 4], f32>, !fake.tensor<[12], f32>, !fake.tensor<[4, 4], f32, strides = [1, 4]>, !f32_4, !f32_4, !f32_4, !f32_4, !fake.tensor<[4], f32, strides = [2]>, !fake.tensor<[8, 4], f32>, !fake.tensor<[8], f32, strides = [0]>, !fake.tensor<[4, 8], f32>, !f32_4) -> !fake.tensor<*>
  return
}
