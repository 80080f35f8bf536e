// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Prims. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @prims_device_put_cuda(
// CHECK: fake.prims.device_put{{.*}} -> !fake.tensor<[1, 3], f64, device = "cuda:0">
func.func @prims_device_put_cuda(%a: !fake.tensor<[1, 3], f64>) {
  %0 = fake.prims.device_put(%a, "cuda:0") : (!fake.tensor<[1, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_digamma(
// CHECK: fake.prims.digamma{{.*}} -> !fake.tensor<[4, 5, 4], f32>
func.func @prims_digamma(%self: !fake.tensor<[4, 5, 4], f32>) {
  %0 = fake.prims.digamma(%self) : (!fake.tensor<[4, 5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_div(
// CHECK: fake.prims.div{{.*}} -> !fake.tensor<[2], bool>
func.func @prims_div(%self: !fake.tensor<[2], bool>, %other: !fake.tensor<[2], bool, strides = [0]>) {
  %0 = fake.prims.div(%self, %other) : (!fake.tensor<[2], bool>, !fake.tensor<[2], bool, strides = [0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_eq(
// CHECK: fake.prims.eq{{.*}} -> !fake.tensor<[], bool>
func.func @prims_eq(%self: !fake.tensor<[], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.prims.eq(%self, %other) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_eq_transposed(
// CHECK: fake.prims.eq{{.*}} -> !fake.tensor<[4, 2, 5, 2], bool, strides = [20, 5, 1, 10]>
func.func @prims_eq_transposed(%self: !fake.tensor<[4, 2, 5, 2], f32, strides = [20, 5, 1, 10]>, %other: !fake.tensor<[], f32>) {
  %0 = fake.prims.eq(%self, %other) : (!fake.tensor<[4, 2, 5, 2], f32, strides = [20, 5, 1, 10]>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_erf(
// CHECK: fake.prims.erf{{.*}} -> !fake.tensor<[2], f32>
func.func @prims_erf(%self: !fake.tensor<[2], f32>) {
  %0 = fake.prims.erf(%self) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_erf_inv(
// CHECK: fake.prims.erf_inv{{.*}} -> !fake.tensor<[3], bool>
func.func @prims_erf_inv(%self: !fake.tensor<[3], bool>) {
  %0 = fake.prims.erf_inv(%self) : (!fake.tensor<[3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_erfc(
// CHECK: fake.prims.erfc{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @prims_erfc(%self: !fake.tensor<[4, 2], f32>) {
  %0 = fake.prims.erfc(%self) : (!fake.tensor<[4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_erfcx(
// CHECK: fake.prims.erfcx{{.*}} -> !fake.tensor<[3, 5, 4], f32>
func.func @prims_erfcx(%self: !fake.tensor<[3, 5, 4], f32>) {
  %0 = fake.prims.erfcx(%self) : (!fake.tensor<[3, 5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_exp(
// CHECK: fake.prims.exp{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @prims_exp(%self: !fake.tensor<[2, 5], i64>) {
  %0 = fake.prims.exp(%self) : (!fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_exp_transposed(
// CHECK: fake.prims.exp{{.*}} -> !fake.tensor<[3, 5], bool, strides = [1, 3]>
func.func @prims_exp_transposed(%self: !fake.tensor<[3, 5], bool, strides = [1, 3]>) {
  %0 = fake.prims.exp(%self) : (!fake.tensor<[3, 5], bool, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_exp2(
// CHECK: fake.prims.exp2{{.*}} -> !fake.tensor<[5, 3], f32>
func.func @prims_exp2(%self: !fake.tensor<[5, 3], f32>) {
  %0 = fake.prims.exp2(%self) : (!fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_expm1(
// CHECK: fake.prims.expm1{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @prims_expm1(%self: !fake.tensor<[2, 2], i64>) {
  %0 = fake.prims.expm1(%self) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_expm1_transposed(
// CHECK: fake.prims.expm1{{.*}} -> !fake.tensor<[5, 3], f64, strides = [1, 5]>
func.func @prims_expm1_transposed(%self: !fake.tensor<[5, 3], f64, strides = [1, 5]>) {
  %0 = fake.prims.expm1(%self) : (!fake.tensor<[5, 3], f64, strides = [1, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fft_c2c(
// CHECK: fake.prims.fft_c2c{{.*}} -> !fake.tensor<[5, 2, 5], f32>
func.func @prims_fft_c2c(%self: !fake.tensor<[5, 2, 5], f32>) {
  %0 = fake.prims.fft_c2c(%self, dim = [2], forward = false) : (!fake.tensor<[5, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fft_c2r(
// CHECK: fake.prims.fft_c2r{{.*}} -> !fake.tensor<[3, 1], f32>
func.func @prims_fft_c2r(%self: !fake.tensor<[3, 1], c64>) {
  %0 = fake.prims.fft_c2r(%self, dim = [1, -2], last_dim_size = 3) : (!fake.tensor<[3, 1], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fft_r2c(
// CHECK: fake.prims.fft_r2c{{.*}} -> !fake.tensor<[5], c64>
func.func @prims_fft_r2c(%self: !fake.tensor<[5], f32>) {
  %0 = fake.prims.fft_r2c(%self, dim = [], onesided = false) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fill(
// CHECK: fake.prims.fill{{.*}} -> !fake.tensor<[3, 3, 2], i32>
func.func @prims_fill(%self: !fake.tensor<[3, 3, 2], i32>) {
  %0 = fake.prims.fill(%self, 2) : (!fake.tensor<[3, 3, 2], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_floor(
// CHECK: fake.prims.floor{{.*}} -> !fake.tensor<[2, 3, 2], f32>
func.func @prims_floor(%self: !fake.tensor<[2, 3, 2], f32>) {
  %0 = fake.prims.floor(%self) : (!fake.tensor<[2, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_floor_channels_last(
// CHECK: fake.prims.floor{{.*}} -> !fake.tensor<[4, 2, 2, 3, 4], f32, strides = [48, 1, 24, 8, 2]>
func.func @prims_floor_channels_last(%self: !fake.tensor<[4, 2, 2, 3, 4], f32, strides = [48, 1, 24, 8, 2]>) {
  %0 = fake.prims.floor(%self) : (!fake.tensor<[4, 2, 2, 3, 4], f32, strides = [48, 1, 24, 8, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmax(
// CHECK: fake.prims.fmax{{.*}} -> !fake.tensor<[], i64>
func.func @prims_fmax(%self: !fake.tensor<[], i64>, %other: !fake.tensor<[], i64>) {
  %0 = fake.prims.fmax(%self, %other) : (!fake.tensor<[], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmax_strided(
// CHECK: fake.prims.fmax{{.*}} -> !fake.tensor<[2, 3, 4, 3], i32, strides = [36, 1, 9, 3]>
func.func @prims_fmax_strided(%self: !fake.tensor<[2, 3, 4, 3], i32, strides = [36, 1, 3, 2]>, %other: !fake.tensor<[2, 3, 4, 3], i32>) {
  %0 = fake.prims.fmax(%self, %other) : (!fake.tensor<[2, 3, 4, 3], i32, strides = [36, 1, 3, 2]>, !fake.tensor<[2, 3, 4, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmin(
// CHECK: fake.prims.fmin{{.*}} -> !fake.tensor<[2, 4], bf16>
func.func @prims_fmin(%self: !fake.tensor<[2, 4], bf16>, %other: !fake.tensor<[2, 4], bf16>) {
  %0 = fake.prims.fmin(%self, %other) : (!fake.tensor<[2, 4], bf16>, !fake.tensor<[2, 4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmin_strided(
// CHECK: fake.prims.fmin{{.*}} -> !fake.tensor<[4, 2, 2, 4, 4], i32, strides = [4, 128, 64, 16, 1]>
func.func @prims_fmin_strided(%self: !fake.tensor<[4, 2, 2, 4, 4], i32, strides = [1, 32, 16, 2, 1]>, %other: !fake.tensor<[4, 2, 2, 4, 4], i32, strides = [64, 32, 2, 4, 1]>) {
  %0 = fake.prims.fmin(%self, %other) : (!fake.tensor<[4, 2, 2, 4, 4], i32, strides = [1, 32, 16, 2, 1]>, !fake.tensor<[4, 2, 2, 4, 4], i32, strides = [64, 32, 2, 4, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmin_cuda(
// CHECK: fake.prims.fmin{{.*}} -> !fake.tensor<[0, 5], i32, device = "cuda:0">
func.func @prims_fmin_cuda(%self: !fake.tensor<[0, 5], i32, device = "cuda:0">, %other: !fake.tensor<[], i32>) {
  %0 = fake.prims.fmin(%self, %other) : (!fake.tensor<[0, 5], i32, device = "cuda:0">, !fake.tensor<[], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmod(
// CHECK: fake.prims.fmod{{.*}} -> !fake.tensor<[5], f32>
func.func @prims_fmod(%self: !fake.tensor<[5], f32>, %other: !fake.tensor<[5], f32>) {
  %0 = fake.prims.fmod(%self, %other) : (!fake.tensor<[5], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_fmod_strided(
// CHECK: fake.prims.fmod{{.*}} -> !fake.tensor<[3, 3, 2, 5], f32, strides = [30, 10, 1, 2]>
func.func @prims_fmod_strided(%self: !fake.tensor<[3, 3, 2, 5], f32, strides = [5, 0, 0, 1]>, %other: !fake.tensor<[3, 3, 2, 5], f32, strides = [30, 10, 1, 1]>) {
  %0 = fake.prims.fmod(%self, %other) : (!fake.tensor<[3, 3, 2, 5], f32, strides = [5, 0, 0, 1]>, !fake.tensor<[3, 3, 2, 5], f32, strides = [30, 10, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_frexp(
// CHECK: fake.prims.frexp{{.*}} -> (!fake.tensor<[2, 3], bf16>, !fake.tensor<[2, 3], i32>)
func.func @prims_frexp(%self: !fake.tensor<[2, 3], bf16>) {
  %0:2 = fake.prims.frexp(%self) : (!fake.tensor<[2, 3], bf16>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @prims_gcd(
// CHECK: fake.prims.gcd{{.*}} -> !fake.tensor<[], f32>
func.func @prims_gcd(%self: !fake.tensor<[], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.prims.gcd(%self, %other) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_ge(
// CHECK: fake.prims.ge{{.*}} -> !fake.tensor<[3, 5, 3], bool>
func.func @prims_ge(%self: !fake.tensor<[3, 5, 3], f32>, %other: !fake.tensor<[3, 5, 3], f32>) {
  %0 = fake.prims.ge(%self, %other) : (!fake.tensor<[3, 5, 3], f32>, !fake.tensor<[3, 5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_gt(
// CHECK: fake.prims.gt{{.*}} -> !fake.tensor<[5, 3], bool, device = "cuda:0">
func.func @prims_gt(%self: !fake.tensor<[5, 3], bf16, device = "cuda:0">, %other: !fake.tensor<[], bf16>) {
  %0 = fake.prims.gt(%self, %other) : (!fake.tensor<[5, 3], bf16, device = "cuda:0">, !fake.tensor<[], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_hypot(
// CHECK: fake.prims.hypot{{.*}} -> !fake.tensor<[2, 3], f16>
func.func @prims_hypot(%self: !fake.tensor<[2, 3], f16>, %other: !fake.tensor<[2, 3], f16, strides = [6, 2]>) {
  %0 = fake.prims.hypot(%self, %other) : (!fake.tensor<[2, 3], f16>, !fake.tensor<[2, 3], f16, strides = [6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_igamma(
// CHECK: fake.prims.igamma{{.*}} -> !fake.tensor<[], f32>
func.func @prims_igamma(%self: !fake.tensor<[], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.prims.igamma(%self, %other) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_igammac(
// CHECK: fake.prims.igammac{{.*}} -> !fake.tensor<[2, 2, 3], i64>
func.func @prims_igammac(%self: !fake.tensor<[2, 2, 3], i64>, %other: !fake.tensor<[2, 2, 3], i64>) {
  %0 = fake.prims.igammac(%self, %other) : (!fake.tensor<[2, 2, 3], i64>, !fake.tensor<[2, 2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_igammac_transposed(
// CHECK: fake.prims.igammac{{.*}} -> !fake.tensor<[3, 3, 5, 3], bool, strides = [1, 3, 9, 45]>
func.func @prims_igammac_transposed(%self: !fake.tensor<[3, 3, 5, 3], bool, strides = [1, 3, 9, 45]>, %other: !fake.tensor<[3, 3, 5, 3], bool>) {
  %0 = fake.prims.igammac(%self, %other) : (!fake.tensor<[3, 3, 5, 3], bool, strides = [1, 3, 9, 45]>, !fake.tensor<[3, 3, 5, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_imag(
// CHECK: fake.prims.imag{{.*}} -> !fake.tensor<[2], f32>
func.func @prims_imag(%self: !fake.tensor<[2], c64, strides = [0]>) {
  %0 = fake.prims.imag(%self) : (!fake.tensor<[2], c64, strides = [0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_iota(
// CHECK: fake.prims.iota{{.*}} -> !fake.tensor<[4], i32>
func.func @prims_iota() {
  %0 = fake.prims.iota(4, start = 1, step = 1, dtype = i32, device = "cpu", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_iota_cuda(
// CHECK: fake.prims.iota{{.*}} -> !fake.tensor<[5], i64, device = "cuda:0">
func.func @prims_iota_cuda() {
  %0 = fake.prims.iota(5, start = 3, step = 2, dtype = i64, device = "cuda:0", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_isfinite(
// CHECK: fake.prims.isfinite{{.*}} -> !fake.tensor<[3, 3, 2], bool>
func.func @prims_isfinite(%self: !fake.tensor<[3, 3, 2], f32>) {
  %0 = fake.prims.isfinite(%self) : (!fake.tensor<[3, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_isfinite_transposed(
// CHECK: fake.prims.isfinite{{.*}} -> !fake.tensor<[2, 2, 4], bool, strides = [1, 2, 4]>
func.func @prims_isfinite_transposed(%self: !fake.tensor<[2, 2, 4], bf16, strides = [1, 2, 4]>) {
  %0 = fake.prims.isfinite(%self) : (!fake.tensor<[2, 2, 4], bf16, strides = [1, 2, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_le(
// CHECK: fake.prims.le{{.*}} -> !fake.tensor<[5], bool>
func.func @prims_le(%self: !fake.tensor<[5], c64>, %other: !fake.tensor<[5], c64>) {
  %0 = fake.prims.le(%self, %other) : (!fake.tensor<[5], c64>, !fake.tensor<[5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_lgamma(
// CHECK: fake.prims.lgamma{{.*}} -> !fake.tensor<[3, 5, 4, 2], f32>
func.func @prims_lgamma(%self: !fake.tensor<[3, 5, 4, 2], f32>) {
  %0 = fake.prims.lgamma(%self) : (!fake.tensor<[3, 5, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_log(
// CHECK: fake.prims.log{{.*}} -> !fake.tensor<[], f32>
func.func @prims_log(%self: !fake.tensor<[], f32>) {
  %0 = fake.prims.log(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_log10(
// CHECK: fake.prims.log10{{.*}} -> !fake.tensor<[5, 5], i16>
func.func @prims_log10(%self: !fake.tensor<[5, 5], i16>) {
  %0 = fake.prims.log10(%self) : (!fake.tensor<[5, 5], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_log1p(
// CHECK: fake.prims.log1p{{.*}} -> !fake.tensor<[5, 3], f64>
func.func @prims_log1p(%self: !fake.tensor<[5, 3], f64, offset = 3>) {
  %0 = fake.prims.log1p(%self) : (!fake.tensor<[5, 3], f64, offset = 3>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_log2(
// CHECK: fake.prims.log2{{.*}} -> !fake.tensor<[], f32>
func.func @prims_log2(%self: !fake.tensor<[], f32>) {
  %0 = fake.prims.log2(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_lt(
// CHECK: fake.prims.lt{{.*}} -> !fake.tensor<[3, 2, 3], bool>
func.func @prims_lt(%self: !fake.tensor<[3, 2, 3], f32>, %other: !fake.tensor<[3, 2, 3], f32>) {
  %0 = fake.prims.lt(%self, %other) : (!fake.tensor<[3, 2, 3], f32>, !fake.tensor<[3, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_maximum(
// CHECK: fake.prims.maximum{{.*}} -> !fake.tensor<[3, 2, 5, 4], f32>
func.func @prims_maximum(%self: !fake.tensor<[3, 2, 5, 4], f32>, %other: !fake.tensor<[3, 2, 5, 4], f32>) {
  %0 = fake.prims.maximum(%self, %other) : (!fake.tensor<[3, 2, 5, 4], f32>, !fake.tensor<[3, 2, 5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_maximum_transposed(
// CHECK: fake.prims.maximum{{.*}} -> !fake.tensor<[3, 5, 2], f32, strides = [2, 6, 1]>
func.func @prims_maximum_transposed(%self: !fake.tensor<[3, 5, 2], f32, strides = [2, 6, 1]>, %other: !fake.tensor<[3, 5, 2], f32>) {
  %0 = fake.prims.maximum(%self, %other) : (!fake.tensor<[3, 5, 2], f32, strides = [2, 6, 1]>, !fake.tensor<[3, 5, 2], f32>) -> !fake.tensor<*>
  return
}
