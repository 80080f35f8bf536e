// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Special. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @igamma(
// CHECK: fake.aten.igamma{{.*}} -> !fake.tensor<[3, 3, 3], f32>
func.func @igamma(%self: !fake.tensor<[3, 3, 3], f32>, %other: !fake.tensor<[3, 3, 3], f32>) {
  %0 = fake.aten.igamma(%self, %other) : (!fake.tensor<[3, 3, 3], f32>, !fake.tensor<[3, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @igammac(
// CHECK: fake.aten.igammac{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @igammac(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.igammac(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @polygamma(
// CHECK: fake.aten.polygamma{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @polygamma(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.polygamma(1, %self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @polygamma_(
// CHECK: fake.aten.polygamma_{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @polygamma_(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.polygamma_(%self, 2) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_airy_ai(
// CHECK: fake.aten.special_airy_ai{{.*}} -> !fake.tensor<[], f32>
func.func @special_airy_ai(%x: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_airy_ai(%x) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_bessel_j0(
// CHECK: fake.aten.special_bessel_j0{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @special_bessel_j0(%self: !fake.tensor<[3, 5], f32, strides = [0, 1]>) {
  %0 = fake.aten.special_bessel_j0(%self) : (!fake.tensor<[3, 5], f32, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_bessel_j1(
// CHECK: fake.aten.special_bessel_j1{{.*}} -> !fake.tensor<[], f32>
func.func @special_bessel_j1(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_bessel_j1(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_bessel_y0(
// CHECK: fake.aten.special_bessel_y0{{.*}} -> !fake.tensor<[2, 2, 2], f32>
func.func @special_bessel_y0(%self: !fake.tensor<[2, 2, 2], f32, strides = [2, 2, 1]>) {
  %0 = fake.aten.special_bessel_y0(%self) : (!fake.tensor<[2, 2, 2], f32, strides = [2, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_bessel_y1(
// CHECK: fake.aten.special_bessel_y1{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @special_bessel_y1(%self: !fake.tensor<[2, 3], f32, strides = [6, 1]>) {
  %0 = fake.aten.special_bessel_y1(%self) : (!fake.tensor<[2, 3], f32, strides = [6, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_t(
// CHECK: fake.aten.special_chebyshev_polynomial_t{{.*}} -> !fake.tensor<[5, 10, 5], f32>
func.func @special_chebyshev_polynomial_t(%x: !fake.tensor<[5, 10, 5], f32>, %n: !fake.tensor<[5, 10, 5], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_t(%x, %n) : (!fake.tensor<[5, 10, 5], f32>, !fake.tensor<[5, 10, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_t_n_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_t.n_scalar{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @special_chebyshev_polynomial_t_n_scalar(%x: !fake.tensor<[3, 2], i16>) {
  %0 = fake.aten.special_chebyshev_polynomial_t.n_scalar(%x, 2) : (!fake.tensor<[3, 2], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_t_x_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_t.x_scalar{{.*}} -> !fake.tensor<[3, 3, 3], f32>
func.func @special_chebyshev_polynomial_t_x_scalar(%n: !fake.tensor<[3, 3, 3], i64>) {
  %0 = fake.aten.special_chebyshev_polynomial_t.x_scalar(2, %n) : (!fake.tensor<[3, 3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_u(
// CHECK: fake.aten.special_chebyshev_polynomial_u{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_chebyshev_polynomial_u(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_u(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_u_n_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_u.n_scalar{{.*}} -> !fake.tensor<[5, 5, 2, 2], f64>
func.func @special_chebyshev_polynomial_u_n_scalar(%x: !fake.tensor<[5, 5, 2, 2], f64, strides = [2, 2, 1, 1]>) {
  %0 = fake.aten.special_chebyshev_polynomial_u.n_scalar(%x, 2) : (!fake.tensor<[5, 5, 2, 2], f64, strides = [2, 2, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_u_x_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_u.x_scalar{{.*}} -> !fake.tensor<[1, 2, 4], f32>
func.func @special_chebyshev_polynomial_u_x_scalar(%n: !fake.tensor<[1, 2, 4], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_u.x_scalar(1, %n) : (!fake.tensor<[1, 2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_v(
// CHECK: fake.aten.special_chebyshev_polynomial_v{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_chebyshev_polynomial_v(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_v(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_v_n_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_v.n_scalar{{.*}} -> !fake.tensor<[2, 2], bf16>
func.func @special_chebyshev_polynomial_v_n_scalar(%x: !fake.tensor<[2, 2], bf16>) {
  %0 = fake.aten.special_chebyshev_polynomial_v.n_scalar(%x, 2) : (!fake.tensor<[2, 2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_v_x_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_v.x_scalar{{.*}} -> !fake.tensor<[1], f32>
func.func @special_chebyshev_polynomial_v_x_scalar(%n: !fake.tensor<[1], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_v.x_scalar(-1.5, %n) : (!fake.tensor<[1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_w(
// CHECK: fake.aten.special_chebyshev_polynomial_w{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_chebyshev_polynomial_w(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_w(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_w_n_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_w.n_scalar{{.*}} -> !fake.tensor<[], f32>
func.func @special_chebyshev_polynomial_w_n_scalar(%x: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_chebyshev_polynomial_w.n_scalar(%x, 1) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_chebyshev_polynomial_w_x_scalar(
// CHECK: fake.aten.special_chebyshev_polynomial_w.x_scalar{{.*}} -> !fake.tensor<[3, 5, 3], f32>
func.func @special_chebyshev_polynomial_w_x_scalar(%n: !fake.tensor<[3, 5, 3], f32, strides = [30, 6, 2]>) {
  %0 = fake.aten.special_chebyshev_polynomial_w.x_scalar(0.5, %n) : (!fake.tensor<[3, 5, 3], f32, strides = [30, 6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_digamma(
// CHECK: fake.aten.special_digamma{{.*}} -> !fake.tensor<[], f32>
func.func @special_digamma(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_digamma(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_entr(
// CHECK: fake.aten.special_entr{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @special_entr(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.special_entr(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_erf(
// CHECK: fake.aten.special_erf{{.*}} -> !fake.tensor<[2, 5, 3], f64, strides = [1, 6, 2]>
func.func @special_erf(%self: !fake.tensor<[2, 5, 3], f64, strides = [1, 6, 2]>) {
  %0 = fake.aten.special_erf(%self) : (!fake.tensor<[2, 5, 3], f64, strides = [1, 6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_erfc(
// CHECK: fake.aten.special_erfc{{.*}} -> !fake.tensor<[4, 4], f64>
func.func @special_erfc(%self: !fake.tensor<[4, 4], f64>) {
  %0 = fake.aten.special_erfc(%self) : (!fake.tensor<[4, 4], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_erfcx(
// CHECK: fake.aten.special_erfcx{{.*}} -> !fake.tensor<[20], f32>
func.func @special_erfcx(%self: !fake.tensor<[20], f32>) {
  %0 = fake.aten.special_erfcx(%self) : (!fake.tensor<[20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_erfinv(
// CHECK: fake.aten.special_erfinv{{.*}} -> !fake.tensor<[3, 2, 3, 2], f64>
func.func @special_erfinv(%self: !fake.tensor<[3, 2, 3, 2], f64>) {
  %0 = fake.aten.special_erfinv(%self) : (!fake.tensor<[3, 2, 3, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_exp2(
// CHECK: fake.aten.special_exp2{{.*}} -> !fake.tensor<[], f32>
func.func @special_exp2(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_exp2(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_expit(
// CHECK: fake.aten.special_expit{{.*}} -> !fake.tensor<[], f32>
func.func @special_expit(%self: !fake.tensor<[], i16>) {
  %0 = fake.aten.special_expit(%self) : (!fake.tensor<[], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_expm1(
// CHECK: fake.aten.special_expm1{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @special_expm1(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.special_expm1(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_gammainc(
// CHECK: fake.aten.special_gammainc{{.*}} -> !fake.tensor<[3], f32>
func.func @special_gammainc(%self: !fake.tensor<[3], f32>, %other: !fake.tensor<[3], f32, offset = 1>) {
  %0 = fake.aten.special_gammainc(%self, %other) : (!fake.tensor<[3], f32>, !fake.tensor<[3], f32, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_gammaincc(
// CHECK: fake.aten.special_gammaincc{{.*}} -> !fake.tensor<[1], f32>
func.func @special_gammaincc(%self: !fake.tensor<[1], f32>, %other: !fake.tensor<[1], f32>) {
  %0 = fake.aten.special_gammaincc(%self, %other) : (!fake.tensor<[1], f32>, !fake.tensor<[1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_gammaln(
// CHECK: fake.aten.special_gammaln{{.*}} -> !fake.tensor<[2, 3], f64>
func.func @special_gammaln(%self: !fake.tensor<[2, 3], f64>) {
  %0 = fake.aten.special_gammaln(%self) : (!fake.tensor<[2, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_hermite_polynomial_h(
// CHECK: fake.aten.special_hermite_polynomial_h{{.*}} -> !fake.tensor<[5, 10, 5], f32>
func.func @special_hermite_polynomial_h(%x: !fake.tensor<[5, 10, 5], f32>, %n: !fake.tensor<[5, 10, 5], f32>) {
  %0 = fake.aten.special_hermite_polynomial_h(%x, %n) : (!fake.tensor<[5, 10, 5], f32>, !fake.tensor<[5, 10, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_hermite_polynomial_h_n_scalar(
// CHECK: fake.aten.special_hermite_polynomial_h.n_scalar{{.*}} -> !fake.tensor<[5, 3, 2], f32>
func.func @special_hermite_polynomial_h_n_scalar(%x: !fake.tensor<[5, 3, 2], f32, offset = 6>) {
  %0 = fake.aten.special_hermite_polynomial_h.n_scalar(%x, 0) : (!fake.tensor<[5, 3, 2], f32, offset = 6>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_hermite_polynomial_h_x_scalar(
// CHECK: fake.aten.special_hermite_polynomial_h.x_scalar{{.*}} -> !fake.tensor<[3, 5, 1], f32>
func.func @special_hermite_polynomial_h_x_scalar(%n: !fake.tensor<[3, 5, 1], f32>) {
  %0 = fake.aten.special_hermite_polynomial_h.x_scalar(2, %n) : (!fake.tensor<[3, 5, 1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_hermite_polynomial_he(
// CHECK: fake.aten.special_hermite_polynomial_he{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_hermite_polynomial_he(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_hermite_polynomial_he(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_hermite_polynomial_he_n_scalar(
// CHECK: fake.aten.special_hermite_polynomial_he.n_scalar{{.*}} -> !fake.tensor<[4, 3], c64>
func.func @special_hermite_polynomial_he_n_scalar(%x: !fake.tensor<[4, 3], i64, strides = [0, 1]>) {
  %0 = fake.aten.special_hermite_polynomial_he.n_scalar(%x, complex<1.0, 2.0>) : (!fake.tensor<[4, 3], i64, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_hermite_polynomial_he_x_scalar(
// CHECK: fake.aten.special_hermite_polynomial_he.x_scalar{{.*}} -> !fake.tensor<[3], c64>
func.func @special_hermite_polynomial_he_x_scalar(%n: !fake.tensor<[3], c64>) {
  %0 = fake.aten.special_hermite_polynomial_he.x_scalar(2.0, %n) : (!fake.tensor<[3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_i0(
// CHECK: fake.aten.special_i0{{.*}} -> !fake.tensor<[], c128>
func.func @special_i0(%self: !fake.tensor<[], c128>) {
  %0 = fake.aten.special_i0(%self) : (!fake.tensor<[], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_i0e(
// CHECK: fake.aten.special_i0e{{.*}} -> !fake.tensor<[5], f32>
func.func @special_i0e(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.special_i0e(%self) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_i1(
// CHECK: fake.aten.special_i1{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @special_i1(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.special_i1(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_i1e(
// CHECK: fake.aten.special_i1e{{.*}} -> !fake.tensor<[3, 2, 2, 2], f32>
func.func @special_i1e(%self: !fake.tensor<[3, 2, 2, 2], f32>) {
  %0 = fake.aten.special_i1e(%self) : (!fake.tensor<[3, 2, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_laguerre_polynomial_l(
// CHECK: fake.aten.special_laguerre_polynomial_l{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_laguerre_polynomial_l(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_laguerre_polynomial_l(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}
