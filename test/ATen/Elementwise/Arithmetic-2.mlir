// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Arithmetic. Written by utils/oracle/write_tests.py.

!f16_5x5 = !fake.tensor<[5, 5], f16>

// CHECK-LABEL: func.func @fmax(
// CHECK: fake.aten.fmax{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @fmax(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.fmax(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fmin(
// CHECK: fake.aten.fmin{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @fmin(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.fmin(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fmod_Scalar(
// CHECK: fake.aten.fmod.Scalar{{.*}} -> !fake.tensor<[2], f32>
func.func @fmod_Scalar(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.fmod.Scalar(%self, -1) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fmod_Tensor(
// CHECK: fake.aten.fmod.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @fmod_Tensor(%self: !fake.tensor<[5, 10, 5], i64>, %other: !fake.tensor<[5, 10, 5], i64>) {
  %0 = fake.aten.fmod.Tensor(%self, %other) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[5, 10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gcd(
// CHECK: fake.aten.gcd{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @gcd(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.gcd(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @heaviside(
// CHECK: fake.aten.heaviside{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @heaviside(%self: !fake.tensor<[10, 5], i64>, %values: !fake.tensor<[], i64>) {
  %0 = fake.aten.heaviside(%self, %values) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hypot(
// CHECK: fake.aten.hypot{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @hypot(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.hypot(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lcm(
// CHECK: fake.aten.lcm{{.*}} -> !fake.tensor<[5], i64>
func.func @lcm(%self: !fake.tensor<[5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.lcm(%self, %other) : (!fake.tensor<[5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ldexp_Tensor(
// CHECK: fake.aten.ldexp.Tensor{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @ldexp_Tensor(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.ldexp.Tensor(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ldexp_(
// CHECK: fake.aten.ldexp_{{.*}} -> !fake.tensor<[3, 4, 2], f32>
func.func @ldexp_(%self: !fake.tensor<[3, 4, 2], f32>, %other: !fake.tensor<[3, 4, 2], f32, strides = [4, 1, 12]>) {
  %0 = fake.aten.ldexp_(%self, %other) : (!fake.tensor<[3, 4, 2], f32>, !fake.tensor<[3, 4, 2], f32, strides = [4, 1, 12]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ldexp__broadcasts(
// CHECK: fake.aten.ldexp_{{.*}} -> !fake.tensor<[5, 10, 5], f32>
func.func @ldexp__broadcasts(%self: !fake.tensor<[5, 10, 5], f32>, %other: !fake.tensor<[10, 5], f32>) {
  %0 = fake.aten.ldexp_(%self, %other) : (!fake.tensor<[5, 10, 5], f32>, !fake.tensor<[10, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ldexp__strided(
// CHECK: fake.aten.ldexp_{{.*}} -> !fake.tensor<[4, 4], f32, strides = [24, 2]>
func.func @ldexp__strided(%self: !fake.tensor<[4, 4], f32, strides = [24, 2]>, %other: !fake.tensor<[4, 4], f32, strides = [8, 1]>) {
  %0 = fake.aten.ldexp_(%self, %other) : (!fake.tensor<[4, 4], f32, strides = [24, 2]>, !fake.tensor<[4, 4], f32, strides = [8, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lerp_Scalar(
// CHECK: fake.aten.lerp.Scalar{{.*}} -> !fake.tensor<[3, 2, 4], f32>
func.func @lerp_Scalar(%self: !fake.tensor<[3, 2, 4], f32>, %end: !fake.tensor<[3, 2, 4], f32>) {
  %0 = fake.aten.lerp.Scalar(%self, %end, 1) : (!fake.tensor<[3, 2, 4], f32>, !fake.tensor<[3, 2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lerp_Tensor(
// CHECK: fake.aten.lerp.Tensor{{.*}} -> !fake.tensor<[5, 5], f16>
func.func @lerp_Tensor(%self: !f16_5x5, %end: !f16_5x5, %weight: !f16_5x5) {
  %0 = fake.aten.lerp.Tensor(%self, %end, %weight) : (!f16_5x5, !f16_5x5, !f16_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logaddexp(
// CHECK: fake.aten.logaddexp{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @logaddexp(%self: !fake.tensor<[5, 5], f32>, %other: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.logaddexp(%self, %other) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logaddexp2(
// CHECK: fake.aten.logaddexp2{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @logaddexp2(%self: !fake.tensor<[5, 5], f32>, %other: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.logaddexp2(%self, %other) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_other(
// CHECK: fake.aten.max.other{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @max_other(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.max.other(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @maximum(
// CHECK: fake.aten.maximum{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @maximum(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.maximum(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @min_other(
// CHECK: fake.aten.min.other{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @min_other(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.min.other(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @minimum(
// CHECK: fake.aten.minimum{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @minimum(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.minimum(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mul_Scalar(
// CHECK: fake.aten.mul.Scalar{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @mul_Scalar(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.mul.Scalar(%self, 0.0) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mul_Tensor(
// CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @mul_Tensor(%self: !fake.tensor<[2, 3], i64>, %other: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.mul.Tensor(%self, %other) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multiply_Scalar(
// CHECK: fake.aten.multiply.Scalar{{.*}} -> !fake.tensor<[3, 3, 3, 3], f16>
func.func @multiply_Scalar(%self: !fake.tensor<[3, 3, 3, 3], f16>) {
  %0 = fake.aten.multiply.Scalar(%self, 2) : (!fake.tensor<[3, 3, 3, 3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multiply_Tensor(
// CHECK: fake.aten.multiply.Tensor{{.*}} -> !fake.tensor<[3, 5, 3, 5], i16>
func.func @multiply_Tensor(%self: !fake.tensor<[3, 5, 3, 5], i16>, %other: !fake.tensor<[3, 5, 3, 5], i16, strides = [3, 9, 1, 45]>) {
  %0 = fake.aten.multiply.Tensor(%self, %other) : (!fake.tensor<[3, 5, 3, 5], i16>, !fake.tensor<[3, 5, 3, 5], i16, strides = [3, 9, 1, 45]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nextafter(
// CHECK: fake.aten.nextafter{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @nextafter(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.nextafter(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pow_Scalar(
// CHECK: fake.aten.pow.Scalar{{.*}} -> !fake.tensor<[3], f16>
func.func @pow_Scalar(%exponent: !fake.tensor<[3], f16, strides = [0]>) {
  %0 = fake.aten.pow.Scalar(1, %exponent) : (!fake.tensor<[3], f16, strides = [0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pow_Tensor_Scalar(
// CHECK: fake.aten.pow.Tensor_Scalar{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @pow_Tensor_Scalar(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.pow.Tensor_Scalar(%self, 0.5) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pow_Tensor_Tensor(
// CHECK: fake.aten.pow.Tensor_Tensor{{.*}} -> !fake.tensor<[5, 3], f32>
func.func @pow_Tensor_Tensor(%self: !fake.tensor<[5, 3], f32, strides = [0, 0]>, %exponent: !fake.tensor<[5, 3], f32>) {
  %0 = fake.aten.pow.Tensor_Tensor(%self, %exponent) : (!fake.tensor<[5, 3], f32, strides = [0, 0]>, !fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pow__Scalar(
// CHECK: fake.aten.pow_.Scalar{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @pow__Scalar(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.pow_.Scalar(%self, true) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pow__Tensor(
// CHECK: fake.aten.pow_.Tensor{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @pow__Tensor(%self: !fake.tensor<[10, 5], i64>, %exponent: !fake.tensor<[], i64>) {
  %0 = fake.aten.pow_.Tensor(%self, %exponent) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pow__Tensor_broadcasts(
// CHECK: fake.aten.pow_.Tensor{{.*}} -> !fake.tensor<[5, 10, 5], i64>
func.func @pow__Tensor_broadcasts(%self: !fake.tensor<[5, 10, 5], i64>, %exponent: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.pow_.Tensor(%self, %exponent) : (!fake.tensor<[5, 10, 5], i64>, !fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @remainder_Scalar(
// CHECK: fake.aten.remainder.Scalar{{.*}} -> !fake.tensor<[5, 2], i64>
func.func @remainder_Scalar(%self: !fake.tensor<[5, 2], i64>) {
  %0 = fake.aten.remainder.Scalar(%self, 5) : (!fake.tensor<[5, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @remainder_Scalar_Tensor(
// CHECK: fake.aten.remainder.Scalar_Tensor{{.*}} -> !fake.tensor<[], i8, device = "cuda:0">
func.func @remainder_Scalar_Tensor(%other: !fake.tensor<[], i8, device = "cuda:0">) {
  %0 = fake.aten.remainder.Scalar_Tensor(1, %other) : (!fake.tensor<[], i8, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @remainder_Tensor(
// CHECK: fake.aten.remainder.Tensor{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @remainder_Tensor(%self: !fake.tensor<[10, 5], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.aten.remainder.Tensor(%self, %other) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rsub_Scalar(
// CHECK: fake.aten.rsub.Scalar{{.*}} -> !fake.tensor<[2], f32>
func.func @rsub_Scalar(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.rsub.Scalar(%self, 1) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rsub_Tensor(
// CHECK: fake.aten.rsub.Tensor{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @rsub_Tensor(%self: !fake.tensor<[5, 5], i64>, %other: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.rsub.Tensor(%self, %other, alpha = -3) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sub_Scalar(
// CHECK: fake.aten.sub.Scalar{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @sub_Scalar(%self: !fake.tensor<[3, 3], i64>) {
  %0 = fake.aten.sub.Scalar(%self, 0.5) : (!fake.tensor<[3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sub_Tensor(
// CHECK: fake.aten.sub.Tensor{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @sub_Tensor(%self: !fake.tensor<[2, 3], i64>, %other: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.sub.Tensor(%self, %other) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sub__Scalar(
// CHECK: fake.aten.sub_.Scalar{{.*}} -> !fake.tensor<[], f32>
func.func @sub__Scalar(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.sub_.Scalar(%self, 0.5, true) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sub__Tensor(
// CHECK: fake.aten.sub_.Tensor{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @sub__Tensor(%self: !fake.tensor<[5, 5], i64>, %other: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.sub_.Tensor(%self, %other, alpha = -3) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @subtract_Scalar(
// CHECK: fake.aten.subtract.Scalar{{.*}} -> !fake.tensor<[2, 2, 2, 2], f32>
func.func @subtract_Scalar(%self: !fake.tensor<[2, 2, 2, 2], f32, strides = [2, 0, 1, 0]>) {
  %0 = fake.aten.subtract.Scalar(%self, 0.5) : (!fake.tensor<[2, 2, 2, 2], f32, strides = [2, 0, 1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @subtract_Tensor(
// CHECK: fake.aten.subtract.Tensor{{.*}} -> !fake.tensor<[3], f32>
func.func @subtract_Tensor(%self: !fake.tensor<[3], f32>, %other: !fake.tensor<[3], f32>) {
  %0 = fake.aten.subtract.Tensor(%self, %other) : (!fake.tensor<[3], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @subtract__Scalar(
// CHECK: fake.aten.subtract_.Scalar{{.*}} -> !fake.tensor<[2], i64, device = "cuda:0">
func.func @subtract__Scalar(%self: !fake.tensor<[2], i64, device = "cuda:0">) {
  %0 = fake.aten.subtract_.Scalar(%self, 1, 0.5) : (!fake.tensor<[2], i64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @subtract__Tensor(
// CHECK: fake.aten.subtract_.Tensor{{.*}} -> !fake.tensor<[], f32>
func.func @subtract__Tensor(%self: !fake.tensor<[], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.subtract_.Tensor(%self, %other, alpha = true) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @true_divide_Scalar(
// CHECK: fake.aten.true_divide.Scalar{{.*}} -> !fake.tensor<[3, 3, 2, 5], f32>
func.func @true_divide_Scalar(%self: !fake.tensor<[3, 3, 2, 5], i64>) {
  %0 = fake.aten.true_divide.Scalar(%self, 0.5) : (!fake.tensor<[3, 3, 2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @true_divide_Tensor(
// CHECK: fake.aten.true_divide.Tensor{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @true_divide_Tensor(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.true_divide.Tensor(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}
