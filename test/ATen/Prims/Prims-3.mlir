// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Prims. Written by utils/oracle/write_tests.py.

!i16_3x5 = !fake.tensor<[3, 5], i16>

// CHECK-LABEL: func.func @prims_minimum(
// CHECK: fake.prims.minimum{{.*}} -> !fake.tensor<[2, 4], bf16>
func.func @prims_minimum(%self: !fake.tensor<[2, 4], bf16>, %other: !fake.tensor<[2, 4], bf16, strides = [0, 0]>) {
  %0 = fake.prims.minimum(%self, %other) : (!fake.tensor<[2, 4], bf16>, !fake.tensor<[2, 4], bf16, strides = [0, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_mul(
// CHECK: fake.prims.mul{{.*}} -> !fake.tensor<[4, 3], i64>
func.func @prims_mul(%self: !fake.tensor<[4, 3], i64>, %other: !fake.tensor<[4, 3], i64>) {
  %0 = fake.prims.mul(%self, %other) : (!fake.tensor<[4, 3], i64>, !fake.tensor<[4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_ndtri(
// CHECK: fake.prims.ndtri{{.*}} -> !fake.tensor<[3, 2], bool>
func.func @prims_ndtri(%self: !fake.tensor<[3, 2], bool, strides = [2, 2]>) {
  %0 = fake.prims.ndtri(%self) : (!fake.tensor<[3, 2], bool, strides = [2, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_ne(
// CHECK: fake.prims.ne{{.*}} -> !fake.tensor<[4, 2, 3, 2], bool>
func.func @prims_ne(%self: !fake.tensor<[4, 2, 3, 2], i64>, %other: !fake.tensor<[4, 2, 3, 2], i64, strides = [12, 1, 4, 2]>) {
  %0 = fake.prims.ne(%self, %other) : (!fake.tensor<[4, 2, 3, 2], i64>, !fake.tensor<[4, 2, 3, 2], i64, strides = [12, 1, 4, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_neg(
// CHECK: fake.prims.neg{{.*}} -> !fake.tensor<[2, 3], f64>
func.func @prims_neg(%self: !fake.tensor<[2, 3], f64>) {
  %0 = fake.prims.neg(%self) : (!fake.tensor<[2, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_neg_transposed(
// CHECK: fake.prims.neg{{.*}} -> !fake.tensor<[5, 2, 3, 2, 3], bf16, strides = [1, 45, 15, 90, 5], device = "cuda:0">
func.func @prims_neg_transposed(%self: !fake.tensor<[5, 2, 3, 2, 3], bf16, strides = [1, 45, 15, 90, 5], device = "cuda:0">) {
  %0 = fake.prims.neg(%self) : (!fake.tensor<[5, 2, 3, 2, 3], bf16, strides = [1, 45, 15, 90, 5], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_nextafter(
// CHECK: fake.prims.nextafter{{.*}} -> !fake.tensor<[3, 5, 2, 3], f32>
func.func @prims_nextafter(%self: !fake.tensor<[3, 5, 2, 3], f32>, %other: !fake.tensor<[3, 5, 2, 3], f32>) {
  %0 = fake.prims.nextafter(%self, %other) : (!fake.tensor<[3, 5, 2, 3], f32>, !fake.tensor<[3, 5, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_normal(
// CHECK: fake.prims.normal{{.*}} -> !fake.tensor<[2], f32>
func.func @prims_normal() {
  %0 = fake.prims.normal([2], mean = 0, std = 0.5, dtype = f32, device = "cpu", requires_grad = true) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_normal_cuda(
// CHECK: fake.prims.normal{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @prims_normal_cuda() {
  %0 = fake.prims.normal([], mean = 2, std = 2, dtype = f32, device = "cuda:0", requires_grad = true) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_pow(
// CHECK: fake.prims.pow{{.*}} -> !fake.tensor<[3, 5, 5], c64>
func.func @prims_pow(%self: !fake.tensor<[3, 5, 5], c64>, %other: !fake.tensor<[3, 5, 5], c64>) {
  %0 = fake.prims.pow(%self, %other) : (!fake.tensor<[3, 5, 5], c64>, !fake.tensor<[3, 5, 5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_pow_transposed(
// CHECK: fake.prims.pow{{.*}} -> !fake.tensor<[2, 2], f32, strides = [1, 2]>
func.func @prims_pow_transposed(%self: !fake.tensor<[2, 2], f32, strides = [1, 2]>, %other: !fake.tensor<[2, 2], f32>) {
  %0 = fake.prims.pow(%self, %other) : (!fake.tensor<[2, 2], f32, strides = [1, 2]>, !fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_prod(
// CHECK: fake.prims.prod{{.*}} -> !fake.tensor<[], f32>
func.func @prims_prod(%inp: !fake.tensor<[3, 3], f32>) {
  %0 = fake.prims.prod(%inp, [1, 0]) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_real(
// CHECK: fake.prims.real{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @prims_real(%self: !fake.tensor<[2, 3], c64>) {
  %0 = fake.prims.real(%self) : (!fake.tensor<[2, 3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_reciprocal(
// CHECK: fake.prims.reciprocal{{.*}} -> !fake.tensor<[2, 3, 5], bf16>
func.func @prims_reciprocal(%self: !fake.tensor<[2, 3, 5], bf16>) {
  %0 = fake.prims.reciprocal(%self) : (!fake.tensor<[2, 3, 5], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_remainder(
// CHECK: fake.prims.remainder{{.*}} -> !fake.tensor<[2], f32>
func.func @prims_remainder(%self: !fake.tensor<[2], f32>, %other: !fake.tensor<[2], f32>) {
  %0 = fake.prims.remainder(%self, %other) : (!fake.tensor<[2], f32>, !fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_reshape(
// CHECK: fake.prims.reshape{{.*}} -> !fake.tensor<[4, 1, 3], f32>
func.func @prims_reshape(%a: !fake.tensor<[4, 3], f32, strides = [0, 0]>) {
  %0 = fake.prims.reshape(%a, [4, 1, 3]) : (!fake.tensor<[4, 3], f32, strides = [0, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_resize(
// CHECK: fake.prims.resize{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @prims_resize(%a: !fake.tensor<[0, 3], f32>) {
  %0 = fake.prims.resize(%a, [2, 5]) : (!fake.tensor<[0, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_rev(
// CHECK: fake.prims.rev{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @prims_rev(%a: !fake.tensor<[2, 5], f32>) {
  %0 = fake.prims.rev(%a, [0, 1]) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_round(
// CHECK: fake.prims.round{{.*}} -> !fake.tensor<[3], f64>
func.func @prims_round(%self: !fake.tensor<[3], f64>) {
  %0 = fake.prims.round(%self) : (!fake.tensor<[3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_rsqrt(
// CHECK: fake.prims.rsqrt{{.*}} -> !fake.tensor<[2, 4], bf16>
func.func @prims_rsqrt(%self: !fake.tensor<[2, 4], bf16>) {
  %0 = fake.prims.rsqrt(%self) : (!fake.tensor<[2, 4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_shift_left(
// CHECK: fake.prims.shift_left{{.*}} -> !fake.tensor<[3, 2, 5], f32>
func.func @prims_shift_left(%self: !fake.tensor<[3, 2, 5], f32>, %other: !fake.tensor<[3, 2, 5], f32>) {
  %0 = fake.prims.shift_left(%self, %other) : (!fake.tensor<[3, 2, 5], f32>, !fake.tensor<[3, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_shift_right_arithmetic(
// CHECK: fake.prims.shift_right_arithmetic{{.*}} -> !fake.tensor<[1, 2, 3], f32>
func.func @prims_shift_right_arithmetic(%self: !fake.tensor<[1, 2, 3], f32, strides = [162, 27, 3]>, %other: !fake.tensor<[1, 2, 3], f32>) {
  %0 = fake.prims.shift_right_arithmetic(%self, %other) : (!fake.tensor<[1, 2, 3], f32, strides = [162, 27, 3]>, !fake.tensor<[1, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_shift_right_arithmetic_cuda(
// CHECK: fake.prims.shift_right_arithmetic{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @prims_shift_right_arithmetic_cuda(%self: !fake.tensor<[], f32, device = "cuda:0">, %other: !fake.tensor<[], f32>) {
  %0 = fake.prims.shift_right_arithmetic(%self, %other) : (!fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sign(
// CHECK: fake.prims.sign{{.*}} -> !fake.tensor<[1, 4], f32>
func.func @prims_sign(%self: !fake.tensor<[1, 4], f32>) {
  %0 = fake.prims.sign(%self) : (!fake.tensor<[1, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sign_transposed(
// CHECK: fake.prims.sign{{.*}} -> !fake.tensor<[3, 4], f64, strides = [1, 3]>
func.func @prims_sign_transposed(%self: !fake.tensor<[3, 4], f64, strides = [1, 3]>) {
  %0 = fake.prims.sign(%self) : (!fake.tensor<[3, 4], f64, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_signbit(
// CHECK: fake.prims.signbit{{.*}} -> !fake.tensor<[3, 3], i32>
func.func @prims_signbit(%self: !fake.tensor<[3, 3], i32>) {
  %0 = fake.prims.signbit(%self) : (!fake.tensor<[3, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_signbit_transposed(
// CHECK: fake.prims.signbit{{.*}} -> !fake.tensor<[2, 3], f32, strides = [1, 2]>
func.func @prims_signbit_transposed(%self: !fake.tensor<[2, 3], f32, strides = [1, 2]>) {
  %0 = fake.prims.signbit(%self) : (!fake.tensor<[2, 3], f32, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sin(
// CHECK: fake.prims.sin{{.*}} -> !fake.tensor<[3], f32>
func.func @prims_sin(%self: !fake.tensor<[3], f32>) {
  %0 = fake.prims.sin(%self) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sin_strided(
// CHECK: fake.prims.sin{{.*}} -> !fake.tensor<[2, 5, 4], f32, strides = [1, 8, 2]>
func.func @prims_sin_strided(%self: !fake.tensor<[2, 5, 4], f32, strides = [1, 2, 1]>) {
  %0 = fake.prims.sin(%self) : (!fake.tensor<[2, 5, 4], f32, strides = [1, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sinh(
// CHECK: fake.prims.sinh{{.*}} -> !fake.tensor<[4, 3, 4], f32>
func.func @prims_sinh(%self: !fake.tensor<[4, 3, 4], f32>) {
  %0 = fake.prims.sinh(%self) : (!fake.tensor<[4, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_spherical_bessel_j0(
// CHECK: fake.prims.spherical_bessel_j0{{.*}} -> !fake.tensor<[2, 2, 3], i64>
func.func @prims_spherical_bessel_j0(%self: !fake.tensor<[2, 2, 3], i64>) {
  %0 = fake.prims.spherical_bessel_j0(%self) : (!fake.tensor<[2, 2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_split_dim(
// CHECK: fake.prims.split_dim{{.*}} -> !fake.tensor<[2, 0, 1, 5, 3], f16>
func.func @prims_split_dim(%a: !fake.tensor<[2, 0, 5, 3], f16>) {
  %0 = fake.prims.split_dim(%a, 2, 1) : (!fake.tensor<[2, 0, 5, 3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sqrt(
// CHECK: fake.prims.sqrt{{.*}} -> !fake.tensor<[3, 4, 2], f32>
func.func @prims_sqrt(%self: !fake.tensor<[3, 4, 2], f32>) {
  %0 = fake.prims.sqrt(%self) : (!fake.tensor<[3, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_squeeze(
// CHECK: fake.prims.squeeze{{.*}} -> !fake.tensor<[], f32>
func.func @prims_squeeze(%a: !fake.tensor<[], f32>) {
  %0 = fake.prims.squeeze(%a, []) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sub(
// CHECK: fake.prims.sub{{.*}} -> !fake.tensor<[2, 2, 3], f64>
func.func @prims_sub(%self: !fake.tensor<[2, 2, 3], f64>, %other: !fake.tensor<[2, 2, 3], f64, strides = [6, 1, 2]>) {
  %0 = fake.prims.sub(%self, %other) : (!fake.tensor<[2, 2, 3], f64>, !fake.tensor<[2, 2, 3], f64, strides = [6, 1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_sum(
// CHECK: fake.prims.sum{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @prims_sum(%inp: !fake.tensor<[2, 1, 2, 3, 3], f32, strides = [1, 2, 18, 2, 6]>) {
  %0 = fake.prims.sum(%inp, [1, 3, 0], output_dtype = f32) : (!fake.tensor<[2, 1, 2, 3, 3], f32, strides = [1, 2, 18, 2, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_svd(
// CHECK: fake.prims.svd{{.*}} -> (!fake.tensor<[4, 4, 5, 3, 3], f32, strides = [180, 45, 9, 1, 3]>, !fake.tensor<[4, 4, 5, 3], f32>, !fake.tensor<[4, 4, 5, 3, 3], f32, strides = [180, 45, 9, 1, 3]>)
func.func @prims_svd(%A: !fake.tensor<[4, 4, 5, 3, 3], f32, strides = [1, 2, 2, 1, 1]>) {
  %0:3 = fake.prims.svd(%A, full_matrices = false) : (!fake.tensor<[4, 4, 5, 3, 3], f32, strides = [1, 2, 2, 1, 1]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @prims_svd_transposed(
// CHECK: fake.prims.svd{{.*}} -> (!fake.tensor<[3, 3, 2, 2], c64, strides = [12, 4, 1, 2]>, !fake.tensor<[3, 3, 2], f32>, !fake.tensor<[3, 3, 2, 2], c64, strides = [12, 4, 1, 2]>)
func.func @prims_svd_transposed(%A: !fake.tensor<[3, 3, 2, 2], c64, strides = [1, 12, 6, 3]>) {
  %0:3 = fake.prims.svd(%A, full_matrices = true) : (!fake.tensor<[3, 3, 2, 2], c64, strides = [1, 12, 6, 3]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @prims_tan(
// CHECK: fake.prims.tan{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @prims_tan(%self: !fake.tensor<[2, 5], i64>) {
  %0 = fake.prims.tan(%self) : (!fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_tan_strided(
// CHECK: fake.prims.tan{{.*}} -> !fake.tensor<[4, 2, 5, 3], f32, strides = [30, 5, 1, 10], device = "cuda:0">
func.func @prims_tan_strided(%self: !fake.tensor<[4, 2, 5, 3], f32, strides = [30, 2, 1, 2], device = "cuda:0">) {
  %0 = fake.prims.tan(%self) : (!fake.tensor<[4, 2, 5, 3], f32, strides = [30, 2, 1, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_tanh(
// CHECK: fake.prims.tanh{{.*}} -> !fake.tensor<[4, 3], bf16>
func.func @prims_tanh(%self: !fake.tensor<[4, 3], bf16>) {
  %0 = fake.prims.tanh(%self) : (!fake.tensor<[4, 3], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_trunc(
// CHECK: fake.prims.trunc{{.*}} -> !fake.tensor<[2, 3], bool>
func.func @prims_trunc(%self: !fake.tensor<[2, 3], bool, offset = 3>) {
  %0 = fake.prims.trunc(%self) : (!fake.tensor<[2, 3], bool, offset = 3>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_trunc_transposed(
// CHECK: fake.prims.trunc{{.*}} -> !fake.tensor<[3, 3], f32, strides = [1, 3]>
func.func @prims_trunc_transposed(%self: !fake.tensor<[3, 3], f32, strides = [1, 3]>) {
  %0 = fake.prims.trunc(%self) : (!fake.tensor<[3, 3], f32, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_uniform(
// CHECK: fake.prims.uniform{{.*}} -> !fake.tensor<[3], i8>
func.func @prims_uniform() {
  %0 = fake.prims.uniform([3], low = 2, high = 2, dtype = i8, device = "cpu", stride = [1]) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_uniform_cuda(
// CHECK: fake.prims.uniform{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @prims_uniform_cuda() {
  %0 = fake.prims.uniform([], low = 2, high = 0.5, dtype = f32, device = "cuda:0", stride = []) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_var(
// CHECK: fake.prims.var{{.*}} -> !fake.tensor<[], f64>
func.func @prims_var(%inp: !fake.tensor<[3], f64>) {
  %0 = fake.prims.var(%inp, [0], 0.5) : (!fake.tensor<[3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_var_promotes(
// CHECK: fake.prims.var{{.*}} -> !fake.tensor<[], f32>
func.func @prims_var_promotes(%inp: !fake.tensor<[], c64>) {
  %0 = fake.prims.var(%inp, [], 0.5, output_dtype = none) : (!fake.tensor<[], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_where(
// CHECK: fake.prims.where{{.*}} -> !fake.tensor<[3, 5], i16, strides = [1, 3]>
func.func @prims_where(%pred: !fake.tensor<[3, 5], i16, strides = [1, 1]>, %a: !i16_3x5, %b: !i16_3x5) {
  %0 = fake.prims.where(%pred, %a, %b) : (!fake.tensor<[3, 5], i16, strides = [1, 1]>, !i16_3x5, !i16_3x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_xor_sum(
// CHECK: fake.prims.xor_sum{{.*}} -> !fake.tensor<[3], c128>
func.func @prims_xor_sum(%inp: !fake.tensor<[3], bf16>) {
  %0 = fake.prims.xor_sum(%inp, [], output_dtype = c128) : (!fake.tensor<[3], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_zeta(
// CHECK: fake.prims.zeta{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @prims_zeta(%self: !fake.tensor<[2, 2], f32>, %other: !fake.tensor<[2, 2], f32>) {
  %0 = fake.prims.zeta(%self, %other) : (!fake.tensor<[2, 2], f32>, !fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}
