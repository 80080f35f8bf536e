// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of QuantizedMatMul. Written by utils/oracle/write_tests.py.

!f32_2 = !fake.tensor<[2], f32>

// CHECK-LABEL: func.func @_convert_weight_to_int4pack(
// CHECK: fake.aten._convert_weight_to_int4pack{{.*}} -> !fake.tensor<[2, 2, 32, 2], i32>
func.func @_convert_weight_to_int4pack(%self: !fake.tensor<[16, 64], u8>) {
  %0 = fake.aten._convert_weight_to_int4pack(%self, 4) : (!fake.tensor<[16, 64], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_convert_weight_to_int4pack_for_cpu(
// CHECK: fake.aten._convert_weight_to_int4pack_for_cpu{{.*}} -> !fake.tensor<[3, 2], u8>
func.func @_convert_weight_to_int4pack_for_cpu(%self: !fake.tensor<[3, 5], i32>) {
  %0 = fake.aten._convert_weight_to_int4pack_for_cpu(%self, 4) : (!fake.tensor<[3, 5], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_dyn_quant_matmul_4bit(
// CHECK: fake.aten._dyn_quant_matmul_4bit{{.*}} -> !fake.tensor<[4, 6], f32>
func.func @_dyn_quant_matmul_4bit(%inp: !fake.tensor<[4, 5], f32>, %packed_weights: !fake.tensor<[3], f32>) {
  %0 = fake.aten._dyn_quant_matmul_4bit(%inp, %packed_weights, 32, 64, 6) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_dyn_quant_pack_4bit_weight(
// CHECK: fake.aten._dyn_quant_pack_4bit_weight{{.*}} -> !fake.tensor<[22], f32>
func.func @_dyn_quant_pack_4bit_weight(%weights: !fake.tensor<[3, 4], u8>, %scales_zeros: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten._dyn_quant_pack_4bit_weight(%weights, %scales_zeros, none, 32, 64, 8) : (!fake.tensor<[3, 4], u8>, !fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_int_mm(
// CHECK: fake.aten._int_mm{{.*}} -> !fake.tensor<[3, 5], i32>
func.func @_int_mm(%self: !fake.tensor<[3, 5], i8>, %mat2: !fake.tensor<[5, 5], i8>) {
  %0 = fake.aten._int_mm(%self, %mat2) : (!fake.tensor<[3, 5], i8>, !fake.tensor<[5, 5], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_weight_int4pack_mm(
// CHECK: fake.aten._weight_int4pack_mm{{.*}} -> !fake.tensor<[5, 32], f32>
func.func @_weight_int4pack_mm(%self: !fake.tensor<[5, 3], f32, strides = [1, 5]>, %mat2: !fake.tensor<[4, 2, 3, 6], i32>, %qScaleAndZeros: !fake.tensor<[2, 2, 2], f32>) {
  %0 = fake.aten._weight_int4pack_mm(%self, %mat2, 32, %qScaleAndZeros) : (!fake.tensor<[5, 3], f32, strides = [1, 5]>, !fake.tensor<[4, 2, 3, 6], i32>, !fake.tensor<[2, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_weight_int4pack_mm_for_cpu(
// CHECK: fake.aten._weight_int4pack_mm_for_cpu{{.*}} -> !fake.tensor<[6, 4], bf16>
func.func @_weight_int4pack_mm_for_cpu(%self: !fake.tensor<[6, 3], bf16>, %mat2: !fake.tensor<[4, 5], u8>, %qScaleAndZeros: !fake.tensor<[2, 2, 2], bf16>) {
  %0 = fake.aten._weight_int4pack_mm_for_cpu(%self, %mat2, 32, %qScaleAndZeros) : (!fake.tensor<[6, 3], bf16>, !fake.tensor<[4, 5], u8>, !fake.tensor<[2, 2, 2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_weight_int4pack_mm_with_scales_and_zeros(
// CHECK: fake.aten._weight_int4pack_mm_with_scales_and_zeros{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @_weight_int4pack_mm_with_scales_and_zeros(%self: !fake.tensor<[2, 4], f32, strides = [16, 2]>, %mat2: !fake.tensor<[4, 2], i32>, %qScale: !f32_2, %qZeros: !f32_2) {
  %0 = fake.aten._weight_int4pack_mm_with_scales_and_zeros(%self, %mat2, 32, %qScale, %qZeros) : (!fake.tensor<[2, 4], f32, strides = [16, 2]>, !fake.tensor<[4, 2], i32>, !f32_2, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_weight_int8pack_mm(
// CHECK: fake.aten._weight_int8pack_mm{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @_weight_int8pack_mm(%self: !fake.tensor<[3, 5], f32>, %mat2: !fake.tensor<[2, 5], i8>, %scales: !f32_2) {
  %0 = fake.aten._weight_int8pack_mm(%self, %mat2, %scales) : (!fake.tensor<[3, 5], f32>, !fake.tensor<[2, 5], i8>, !f32_2) -> !fake.tensor<*>
  return
}
