// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor does not support quantized dtypes, so these are the answers for real tensors.

!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_2x3x4 = !fake.tensor<[2, 3, 4], f32>
!f32_3 = !fake.tensor<[3], f32>
!i32_3 = !fake.tensor<[3], i32>
!i64_3 = !fake.tensor<[3], i64>
!i8_2x3 = !fake.tensor<[2, 3], i8>

// CHECK-LABEL: func.func @_make_per_channel_quantized_tensor(
// CHECK: fake.aten._make_per_channel_quantized_tensor{{.*}} -> !fake.tensor<[2, 3], qi8>
func.func @_make_per_channel_quantized_tensor(%self: !i8_2x3, %scale: !f32_3, %zero_point: !i64_3) {
  %0 = fake.aten._make_per_channel_quantized_tensor(%self, %scale, %zero_point, 1) : (!i8_2x3, !f32_3, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_make_per_tensor_quantized_tensor(
// CHECK: fake.aten._make_per_tensor_quantized_tensor{{.*}} -> !fake.tensor<[2, 3], qi8>
func.func @_make_per_tensor_quantized_tensor(%self: !fake.tensor<[2, 3], i8>) {
  %0 = fake.aten._make_per_tensor_quantized_tensor(%self, 0.1, 3) : (!fake.tensor<[2, 3], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dequantize_self(
// CHECK: fake.aten.dequantize.self{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @dequantize_self(%self: !fake.tensor<[2, 3], qu8>) {
  %0 = fake.aten.dequantize.self(%self) : (!fake.tensor<[2, 3], qu8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dequantize_tensor(
// CHECK: fake.aten.dequantize.tensor{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @dequantize_tensor(%qtensor: !fake.tensor<[2, 3], qu8>) {
  %0 = fake.aten.dequantize.tensor(%qtensor) : (!fake.tensor<[2, 3], qu8>) -> !fake.tensor<*>
  return
}

// All recorded calls are refused, as the scales do not fit.
// CHECK-LABEL: func.func @fake_quantize_per_channel_affine(
// CHECK: fake.aten.fake_quantize_per_channel_affine{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @fake_quantize_per_channel_affine(%self: !f32_2x3x4, %scale: !f32_3, %zero_point: !i32_3) {
  %0 = fake.aten.fake_quantize_per_channel_affine(%self, %scale, %zero_point, 1, 0, 255) : (!f32_2x3x4, !f32_3, !i32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fake_quantize_per_channel_affine_cachemask(
// CHECK: fake.aten.fake_quantize_per_channel_affine_cachemask{{.*}} -> (!fake.tensor<[2, 3, 4], f32>, !fake.tensor<[2, 3, 4], bool>)
func.func @fake_quantize_per_channel_affine_cachemask(%self: !f32_2x3x4, %scale: !f32_3, %zero_point: !i32_3) {
  %0:2 = fake.aten.fake_quantize_per_channel_affine_cachemask(%self, %scale, %zero_point, 1, 0, 255) : (!f32_2x3x4, !f32_3, !i32_3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @int_repr(
// CHECK: fake.aten.int_repr{{.*}} -> !fake.tensor<[2, 3], u8>
func.func @int_repr(%self: !fake.tensor<[2, 3], qu8>) {
  %0 = fake.aten.int_repr(%self) : (!fake.tensor<[2, 3], qu8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantize_per_channel(
// CHECK: fake.aten.quantize_per_channel{{.*}} -> !fake.tensor<[2, 3], qi8>
func.func @quantize_per_channel(%self: !f32_2x3, %scales: !f32_3, %zero_points: !i64_3) {
  %0 = fake.aten.quantize_per_channel(%self, %scales, %zero_points, 1, qi8) : (!f32_2x3, !f32_3, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantize_per_tensor(
// CHECK: fake.aten.quantize_per_tensor{{.*}} -> !fake.tensor<[2, 3], qu8>
func.func @quantize_per_tensor(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.quantize_per_tensor(%self, 0.1, 3, qu8) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantize_per_tensor_tensor_qparams(
// CHECK: fake.aten.quantize_per_tensor.tensor_qparams{{.*}} -> !fake.tensor<[2, 3], qi32>
func.func @quantize_per_tensor_tensor_qparams(%self: !f32_2x3, %scale: !fake.tensor<[], f32>, %zero_point: !fake.tensor<[], i64>) {
  %0 = fake.aten.quantize_per_tensor.tensor_qparams(%self, %scale, %zero_point, qi32) : (!f32_2x3, !fake.tensor<[], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// Quantization in plain integers is of PyTorch's quantization package, in Python.
// CHECK-LABEL: func.func @quantized_decomposed_choose_qparams_tensor(
// CHECK: fake.quantized_decomposed.choose_qparams.tensor{{.*}} -> (!fake.tensor<[1], f64>, !fake.tensor<[1], i64>)
func.func @quantized_decomposed_choose_qparams_tensor(%input: !f32_2x3) {
  %0:2 = fake.quantized_decomposed.choose_qparams.tensor(%input, 0, 255, 1.0e-05, u8) : (!f32_2x3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_choose_qparams_symmetric_tensor(
// CHECK: fake.quantized_decomposed.choose_qparams_symmetric.tensor{{.*}} -> (!fake.tensor<[1], f64>, !fake.tensor<[1], i64>)
func.func @quantized_decomposed_choose_qparams_symmetric_tensor(%input: !f32_2x3) {
  %0:2 = fake.quantized_decomposed.choose_qparams_symmetric.tensor(%input, -128, 127, 1.0e-05, i8) : (!f32_2x3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_dequantize_per_channel(
// CHECK: fake.quantized_decomposed.dequantize_per_channel{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @quantized_decomposed_dequantize_per_channel(%input: !i8_2x3, %scales: !f32_3, %zero_points: !i64_3) {
  %0 = fake.quantized_decomposed.dequantize_per_channel(%input, %scales, %zero_points, 1, -128, 127, i8) : (!i8_2x3, !f32_3, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_dequantize_per_tensor(
// CHECK: fake.quantized_decomposed.dequantize_per_tensor{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @quantized_decomposed_dequantize_per_tensor(%input: !fake.tensor<[2, 3], i8>) {
  %0 = fake.quantized_decomposed.dequantize_per_tensor(%input, 0.1, 3, -128, 127, i8) : (!fake.tensor<[2, 3], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_dequantize_per_tensor_tensor(
// CHECK: fake.quantized_decomposed.dequantize_per_tensor.tensor{{.*}} -> !fake.tensor<[2, 3], f16>
func.func @quantized_decomposed_dequantize_per_tensor_tensor(%input: !i8_2x3, %scale: !fake.tensor<[], f32>, %zero_point: !fake.tensor<[], i64>) {
  %0 = fake.quantized_decomposed.dequantize_per_tensor.tensor(%input, %scale, %zero_point, -128, 127, i8, out_dtype = f16) : (!i8_2x3, !fake.tensor<[], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_dequantize_per_tensor_tensor2(
// CHECK: fake.quantized_decomposed.dequantize_per_tensor.tensor2{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @quantized_decomposed_dequantize_per_tensor_tensor2(%input: !i8_2x3, %scale: !fake.tensor<[], f32>, %zero_point: !fake.tensor<[], i64>, %quant_min: !fake.tensor<[], i64>, %quant_max: !fake.tensor<[], i64>) {
  %0 = fake.quantized_decomposed.dequantize_per_tensor.tensor2(%input, %scale, %zero_point, %quant_min, %quant_max, i8) : (!i8_2x3, !fake.tensor<[], f32>, !fake.tensor<[], i64>, !fake.tensor<[], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_quantize_per_channel(
// CHECK: fake.quantized_decomposed.quantize_per_channel{{.*}} -> !fake.tensor<[2, 3], i8>
func.func @quantized_decomposed_quantize_per_channel(%input: !f32_2x3, %scales: !f32_3, %zero_points: !i64_3) {
  %0 = fake.quantized_decomposed.quantize_per_channel(%input, %scales, %zero_points, 1, -128, 127, i8) : (!f32_2x3, !f32_3, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_quantize_per_tensor(
// CHECK: fake.quantized_decomposed.quantize_per_tensor{{.*}} -> !fake.tensor<[2, 3], u8>
func.func @quantized_decomposed_quantize_per_tensor(%input: !fake.tensor<[2, 3], f32>) {
  %0 = fake.quantized_decomposed.quantize_per_tensor(%input, 0.1, 3, 0, 255, u8) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_quantize_per_tensor_tensor(
// CHECK: fake.quantized_decomposed.quantize_per_tensor.tensor{{.*}} -> !fake.tensor<[2, 3], u8>
func.func @quantized_decomposed_quantize_per_tensor_tensor(%input: !f32_2x3, %scale: !fake.tensor<[], f32>, %zero_point: !fake.tensor<[], i64>) {
  %0 = fake.quantized_decomposed.quantize_per_tensor.tensor(%input, %scale, %zero_point, 0, 255, u8) : (!f32_2x3, !fake.tensor<[], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @quantized_decomposed_quantize_per_tensor_tensor2(
// CHECK: fake.quantized_decomposed.quantize_per_tensor.tensor2{{.*}} -> !fake.tensor<[2, 3], u8>
func.func @quantized_decomposed_quantize_per_tensor_tensor2(%input: !f32_2x3, %scale: !fake.tensor<[], f32>, %zero_point: !fake.tensor<[], i64>, %quant_min: !fake.tensor<[], i64>, %quant_max: !fake.tensor<[], i64>) {
  %0 = fake.quantized_decomposed.quantize_per_tensor.tensor2(%input, %scale, %zero_point, %quant_min, %quant_max, u8) : (!f32_2x3, !fake.tensor<[], f32>, !fake.tensor<[], i64>, !fake.tensor<[], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}
