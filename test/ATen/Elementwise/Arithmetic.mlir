// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Arithmetic. Written by utils/oracle/write_tests.py.

!bf16_2x3x4x2 = !fake.tensor<[2, 3, 4, 2], bf16>
!f16_4x3 = !fake.tensor<[4, 3], f16>
!f32_5x5 = !fake.tensor<[5, 5], f32>
!i64_4 = !fake.tensor<[4], i64>
!i64_5x5 = !fake.tensor<[5, 5], i64>

// CHECK-LABEL: func.func @_add_relu_Scalar(
// CHECK: fake.aten._add_relu.Scalar{{.*}} -> !fake.tensor<[2, 2, 1, 1], f32>
func.func @_add_relu_Scalar(%self: !fake.tensor<[2, 2, 1, 1], f32>) {
  %0 = fake.aten._add_relu.Scalar(%self, 2, true) : (!fake.tensor<[2, 2, 1, 1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_add_relu_Tensor(
// CHECK: fake.aten._add_relu.Tensor{{.*}} -> !fake.tensor<[2, 4, 5], c64>
func.func @_add_relu_Tensor(%self: !fake.tensor<[2, 4, 5], c64, strides = [60, 15, 3]>, %other: !fake.tensor<[2, 4, 5], c64, strides = [4, 1, 8]>) {
  %0 = fake.aten._add_relu.Tensor(%self, %other) : (!fake.tensor<[2, 4, 5], c64, strides = [60, 15, 3]>, !fake.tensor<[2, 4, 5], c64, strides = [4, 1, 8]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_add_relu__Scalar(
// CHECK: fake.aten._add_relu_.Scalar{{.*}} -> !fake.tensor<[5], f16>
func.func @_add_relu__Scalar(%self: !fake.tensor<[5], f16>) {
  %0 = fake.aten._add_relu_.Scalar(%self, 1) : (!fake.tensor<[5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_add_relu__Tensor(
// CHECK: fake.aten._add_relu_.Tensor{{.*}} -> !fake.tensor<[2, 3, 4, 2], bf16>
func.func @_add_relu__Tensor(%self: !bf16_2x3x4x2, %other: !bf16_2x3x4x2) {
  %0 = fake.aten._add_relu_.Tensor(%self, %other, alpha = true) : (!bf16_2x3x4x2, !bf16_2x3x4x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add_Scalar(
// CHECK: fake.aten.add.Scalar{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @add_Scalar(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.add.Scalar(%self, 1.0e-06) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add_Tensor(
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @add_Tensor(%self: !fake.tensor<[2, 3], f32>, %other: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.add.Tensor(%self, %other) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add_Tensor_promotes(
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @add_Tensor_promotes(%self: !fake.tensor<[3, 2], bf16>, %other: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.add.Tensor(%self, %other) : (!fake.tensor<[3, 2], bf16>, !fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add_Tensor_broadcasts(
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2, 3, 8], i64>
func.func @add_Tensor_broadcasts(%self: !fake.tensor<[2, 3, 8], i64>, %other: !fake.tensor<[8], i64>) {
  %0 = fake.aten.add.Tensor(%self, %other) : (!fake.tensor<[2, 3, 8], i64>, !fake.tensor<[8], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add__Scalar(
// CHECK: fake.aten.add_.Scalar{{.*}} -> !fake.tensor<[5, 2], f64>
func.func @add__Scalar(%self: !fake.tensor<[5, 2], f64>) {
  %0 = fake.aten.add_.Scalar(%self, -1.5) : (!fake.tensor<[5, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add__Tensor(
// CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @add__Tensor(%self: !fake.tensor<[2, 3], f32>, %other: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.add_.Tensor(%self, %other) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add__Tensor_broadcasts(
// CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @add__Tensor_broadcasts(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.add_.Tensor(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @add__Tensor_meta(
// CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @add__Tensor_meta(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32, device = "meta">) {
  %0 = fake.aten.add_.Tensor(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addcdiv(
// CHECK: fake.aten.addcdiv{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @addcdiv(%self: !f32_5x5, %tensor1: !f32_5x5, %tensor2: !f32_5x5) {
  %0 = fake.aten.addcdiv(%self, %tensor1, %tensor2) : (!f32_5x5, !f32_5x5, !f32_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addcdiv_promotes(
// CHECK: fake.aten.addcdiv{{.*}} -> !fake.tensor<[5, 5], c64>
func.func @addcdiv_promotes(%self: !f32_5x5, %tensor1: !fake.tensor<[5, 5], c64>, %tensor2: !f32_5x5) {
  %0 = fake.aten.addcdiv(%self, %tensor1, %tensor2) : (!f32_5x5, !fake.tensor<[5, 5], c64>, !f32_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addcdiv_broadcasts(
// CHECK: fake.aten.addcdiv{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @addcdiv_broadcasts(%self: !f32_5x5, %tensor1: !fake.tensor<[5, 1], f32>, %tensor2: !fake.tensor<[1, 5], f32>) {
  %0 = fake.aten.addcdiv(%self, %tensor1, %tensor2) : (!f32_5x5, !fake.tensor<[5, 1], f32>, !fake.tensor<[1, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addcmul(
// CHECK: fake.aten.addcmul{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @addcmul(%self: !i64_5x5, %tensor1: !i64_5x5, %tensor2: !i64_5x5) {
  %0 = fake.aten.addcmul(%self, %tensor1, %tensor2) : (!i64_5x5, !i64_5x5, !i64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addcmul_promotes(
// CHECK: fake.aten.addcmul{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @addcmul_promotes(%self: !fake.tensor<[5, 5], bool>, %tensor1: !fake.tensor<[], f32>, %tensor2: !fake.tensor<[], f32>) {
  %0 = fake.aten.addcmul(%self, %tensor1, %tensor2, value = 3.14) : (!fake.tensor<[5, 5], bool>, !fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addcmul_broadcasts(
// CHECK: fake.aten.addcmul{{.*}} -> !fake.tensor<[4, 3], f16>
func.func @addcmul_broadcasts(%self: !fake.tensor<[3], f16>, %tensor1: !f16_4x3, %tensor2: !f16_4x3) {
  %0 = fake.aten.addcmul(%self, %tensor1, %tensor2, value = 2) : (!fake.tensor<[3], f16>, !f16_4x3, !f16_4x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arctan2(
// CHECK: fake.aten.arctan2{{.*}} -> !fake.tensor<[], bf16>
func.func @arctan2(%self: !fake.tensor<[], bf16>, %other: !fake.tensor<[], bf16>) {
  %0 = fake.aten.arctan2(%self, %other) : (!fake.tensor<[], bf16>, !fake.tensor<[], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atan2(
// CHECK: fake.aten.atan2{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @atan2(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.atan2(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clamp(
// CHECK: fake.aten.clamp{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @clamp(%self: !fake.tensor<[2, 5], i64>) {
  %0 = fake.aten.clamp(%self, 1, none) : (!fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clamp_Tensor(
// CHECK: fake.aten.clamp.Tensor{{.*}} -> !fake.tensor<[3, 3], bool>
func.func @clamp_Tensor(%self: !fake.tensor<[3, 3], bool>, %min: !fake.tensor<[3, 3], bool>) {
  %0 = fake.aten.clamp.Tensor(%self, %min) : (!fake.tensor<[3, 3], bool>, !fake.tensor<[3, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clamp_max(
// CHECK: fake.aten.clamp_max{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @clamp_max(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.clamp_max(%self, 1) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clamp_max_Tensor(
// CHECK: fake.aten.clamp_max.Tensor{{.*}} -> !fake.tensor<[5, 3, 2], f32>
func.func @clamp_max_Tensor(%self: !fake.tensor<[5, 3, 2], f32>, %max: !fake.tensor<[5, 3, 2], f32>) {
  %0 = fake.aten.clamp_max.Tensor(%self, %max) : (!fake.tensor<[5, 3, 2], f32>, !fake.tensor<[5, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clamp_min(
// CHECK: fake.aten.clamp_min{{.*}} -> !fake.tensor<[2, 4, 5], f32>
func.func @clamp_min(%self: !fake.tensor<[2, 4, 5], f32>) {
  %0 = fake.aten.clamp_min(%self, 0.0001) : (!fake.tensor<[2, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clamp_min_Tensor(
// CHECK: fake.aten.clamp_min.Tensor{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @clamp_min_Tensor(%self: !fake.tensor<[10, 5], i64>, %min: !fake.tensor<[], i64>) {
  %0 = fake.aten.clamp_min.Tensor(%self, %min) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clip(
// CHECK: fake.aten.clip{{.*}} -> !fake.tensor<[2, 2, 4], c64>
func.func @clip(%self: !fake.tensor<[2, 2, 4], c64, offset = 8>) {
  %0 = fake.aten.clip(%self, 1, none) : (!fake.tensor<[2, 2, 4], c64, offset = 8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clip_Tensor(
// CHECK: fake.aten.clip.Tensor{{.*}} -> !fake.tensor<[5], bf16>
func.func @clip_Tensor(%self: !fake.tensor<[5], bf16>, %min: !fake.tensor<[5], u8, offset = 1>) {
  %0 = fake.aten.clip.Tensor(%self, %min, none) : (!fake.tensor<[5], bf16>, !fake.tensor<[5], u8, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copysign_Scalar(
// CHECK: fake.aten.copysign.Scalar{{.*}} -> !fake.tensor<[5], f32>
func.func @copysign_Scalar(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.copysign.Scalar(%self, -3.14) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copysign_Tensor(
// CHECK: fake.aten.copysign.Tensor{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @copysign_Tensor(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.copysign.Tensor(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @div_Scalar(
// CHECK: fake.aten.div.Scalar{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @div_Scalar(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.div.Scalar(%self, 2) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @div_Scalar_mode(
// CHECK: fake.aten.div.Scalar_mode{{.*}} -> !fake.tensor<[2, 4, 3], i64>
func.func @div_Scalar_mode(%self: !fake.tensor<[2, 4, 3], i64, offset = 12>) {
  %0 = fake.aten.div.Scalar_mode(%self, 1, rounding_mode = "trunc") : (!fake.tensor<[2, 4, 3], i64, offset = 12>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @div_Tensor(
// CHECK: fake.aten.div.Tensor{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @div_Tensor(%self: !fake.tensor<[4, 2], f32>, %other: !fake.tensor<[4, 2], f32>) {
  %0 = fake.aten.div.Tensor(%self, %other) : (!fake.tensor<[4, 2], f32>, !fake.tensor<[4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @div_Tensor_mode(
// CHECK: fake.aten.div.Tensor_mode{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @div_Tensor_mode(%self: !fake.tensor<[5, 2], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.div.Tensor_mode(%self, %other, rounding_mode = "trunc") : (!fake.tensor<[5, 2], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @divide_Scalar(
// CHECK: fake.aten.divide.Scalar{{.*}} -> !fake.tensor<[4], f32>
func.func @divide_Scalar(%self: !fake.tensor<[4], bool, offset = 1>) {
  %0 = fake.aten.divide.Scalar(%self, -1) : (!fake.tensor<[4], bool, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @divide_Scalar_mode(
// CHECK: fake.aten.divide.Scalar_mode{{.*}} -> !fake.tensor<[4], f32>
func.func @divide_Scalar_mode(%self: !fake.tensor<[4], f32, strides = [2]>) {
  %0 = fake.aten.divide.Scalar_mode(%self, 2, rounding_mode = "trunc") : (!fake.tensor<[4], f32, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @divide_Tensor(
// CHECK: fake.aten.divide.Tensor{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @divide_Tensor(%self: !fake.tensor<[5, 5], f32>, %other: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.divide.Tensor(%self, %other) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @divide_Tensor_mode(
// CHECK: fake.aten.divide.Tensor_mode{{.*}} -> !fake.tensor<[4], i64>
func.func @divide_Tensor_mode(%self: !i64_4, %other: !i64_4) {
  %0 = fake.aten.divide.Tensor_mode(%self, %other, rounding_mode = "floor") : (!i64_4, !i64_4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @float_power_Scalar(
// CHECK: fake.aten.float_power.Scalar{{.*}} -> !fake.tensor<[4, 2, 1], f64>
func.func @float_power_Scalar(%exponent: !fake.tensor<[4, 2, 1], f32, strides = [2, 1, 7]>) {
  %0 = fake.aten.float_power.Scalar(3, %exponent) : (!fake.tensor<[4, 2, 1], f32, strides = [2, 1, 7]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @float_power_Tensor_Scalar(
// CHECK: fake.aten.float_power.Tensor_Scalar{{.*}} -> !fake.tensor<[2, 3, 3], c128>
func.func @float_power_Tensor_Scalar(%self: !fake.tensor<[2, 3, 3], c64, strides = [18, 3, 1]>) {
  %0 = fake.aten.float_power.Tensor_Scalar(%self, -1) : (!fake.tensor<[2, 3, 3], c64, strides = [18, 3, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @float_power_Tensor_Tensor(
// CHECK: fake.aten.float_power.Tensor_Tensor{{.*}} -> !fake.tensor<[10, 5], f64>
func.func @float_power_Tensor_Tensor(%self: !fake.tensor<[10, 5], i64>, %exponent: !fake.tensor<[], i64>) {
  %0 = fake.aten.float_power.Tensor_Tensor(%self, %exponent) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @float_power__Tensor(
// CHECK: fake.aten.float_power_.Tensor{{.*}} -> !fake.tensor<[3, 3, 3], f64, device = "cuda:0">
func.func @float_power__Tensor(%self: !fake.tensor<[3, 3, 3], f64, device = "cuda:0">, %exponent: !fake.tensor<[3, 3, 3], f64, device = "cuda:0">) {
  %0 = fake.aten.float_power_.Tensor(%self, %exponent) : (!fake.tensor<[3, 3, 3], f64, device = "cuda:0">, !fake.tensor<[3, 3, 3], f64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @floor_divide(
// CHECK: fake.aten.floor_divide{{.*}} -> !fake.tensor<[3, 2], i64>
func.func @floor_divide(%self: !fake.tensor<[3, 1], i64>, %other: !fake.tensor<[2], i64>) {
  %0 = fake.aten.floor_divide(%self, %other) : (!fake.tensor<[3, 1], i64>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @floor_divide_Scalar(
// CHECK: fake.aten.floor_divide.Scalar{{.*}} -> !fake.tensor<[2, 4, 3], u8>
func.func @floor_divide_Scalar(%self: !fake.tensor<[2, 4, 3], u8>) {
  %0 = fake.aten.floor_divide.Scalar(%self, 1) : (!fake.tensor<[2, 4, 3], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @floor_divide__Tensor(
// CHECK: fake.aten.floor_divide_.Tensor{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @floor_divide__Tensor(%self: !fake.tensor<[5, 1], i64>, %other: !fake.tensor<[5], i64>) {
  %0 = fake.aten.floor_divide_.Tensor(%self, %other) : (!fake.tensor<[5, 1], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @floor_divide__Tensor_strided(
// CHECK: fake.aten.floor_divide_.Tensor{{.*}} -> !fake.tensor<[4, 3, 4], f32, strides = [324, 36, 3]>
func.func @floor_divide__Tensor_strided(%self: !fake.tensor<[4, 3, 4], f32, strides = [324, 36, 3]>, %other: !fake.tensor<[4, 3, 4], f32>) {
  %0 = fake.aten.floor_divide_.Tensor(%self, %other) : (!fake.tensor<[4, 3, 4], f32, strides = [324, 36, 3]>, !fake.tensor<[4, 3, 4], f32>) -> !fake.tensor<*>
  return
}
