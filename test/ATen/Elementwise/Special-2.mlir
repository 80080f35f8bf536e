// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Special. Written by utils/oracle/write_tests.py.

!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_5x10x5 = !fake.tensor<[5, 10, 5], f32>

// CHECK-LABEL: func.func @special_laguerre_polynomial_l_n_scalar(
// CHECK: fake.aten.special_laguerre_polynomial_l.n_scalar{{.*}} -> !fake.tensor<[], f32>
func.func @special_laguerre_polynomial_l_n_scalar(%x: !fake.tensor<[], bool>) {
  %0 = fake.aten.special_laguerre_polynomial_l.n_scalar(%x, 1) : (!fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_laguerre_polynomial_l_x_scalar(
// CHECK: fake.aten.special_laguerre_polynomial_l.x_scalar{{.*}} -> !fake.tensor<[5], f32>
func.func @special_laguerre_polynomial_l_x_scalar(%n: !fake.tensor<[5], f32>) {
  %0 = fake.aten.special_laguerre_polynomial_l.x_scalar(-1.5, %n) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_legendre_polynomial_p(
// CHECK: fake.aten.special_legendre_polynomial_p{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_legendre_polynomial_p(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_legendre_polynomial_p(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_legendre_polynomial_p_n_scalar(
// CHECK: fake.aten.special_legendre_polynomial_p.n_scalar{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @special_legendre_polynomial_p_n_scalar(%x: !fake.tensor<[3, 3], i16>) {
  %0 = fake.aten.special_legendre_polynomial_p.n_scalar(%x, 2) : (!fake.tensor<[3, 3], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_legendre_polynomial_p_x_scalar(
// CHECK: fake.aten.special_legendre_polynomial_p.x_scalar{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @special_legendre_polynomial_p_x_scalar(%n: !fake.tensor<[3, 3], f32, offset = 3>) {
  %0 = fake.aten.special_legendre_polynomial_p.x_scalar(1, %n) : (!fake.tensor<[3, 3], f32, offset = 3>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_log1p(
// CHECK: fake.aten.special_log1p{{.*}} -> !fake.tensor<[1, 2, 2], f32>
func.func @special_log1p(%self: !fake.tensor<[1, 2, 2], f32>) {
  %0 = fake.aten.special_log1p(%self) : (!fake.tensor<[1, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_log_ndtr(
// CHECK: fake.aten.special_log_ndtr{{.*}} -> !fake.tensor<[2], f32>
func.func @special_log_ndtr(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.special_log_ndtr(%self) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_logit(
// CHECK: fake.aten.special_logit{{.*}} -> !fake.tensor<[4, 4], f32>
func.func @special_logit(%self: !fake.tensor<[4, 4], f32>) {
  %0 = fake.aten.special_logit(%self, 1.0e-05) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_modified_bessel_i0(
// CHECK: fake.aten.special_modified_bessel_i0{{.*}} -> !fake.tensor<[3], f32>
func.func @special_modified_bessel_i0(%self: !fake.tensor<[3], f32>) {
  %0 = fake.aten.special_modified_bessel_i0(%self) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_modified_bessel_i1(
// CHECK: fake.aten.special_modified_bessel_i1{{.*}} -> !fake.tensor<[], f32>
func.func @special_modified_bessel_i1(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_modified_bessel_i1(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_modified_bessel_k0(
// CHECK: fake.aten.special_modified_bessel_k0{{.*}} -> !fake.tensor<[2, 4, 2], f32>
func.func @special_modified_bessel_k0(%self: !fake.tensor<[2, 4, 2], f32>) {
  %0 = fake.aten.special_modified_bessel_k0(%self) : (!fake.tensor<[2, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_modified_bessel_k1(
// CHECK: fake.aten.special_modified_bessel_k1{{.*}} -> !fake.tensor<[5, 2], f64>
func.func @special_modified_bessel_k1(%self: !fake.tensor<[5, 2], f64>) {
  %0 = fake.aten.special_modified_bessel_k1(%self) : (!fake.tensor<[5, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_ndtr(
// CHECK: fake.aten.special_ndtr{{.*}} -> !fake.tensor<[], f32>
func.func @special_ndtr(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_ndtr(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_ndtri(
// CHECK: fake.aten.special_ndtri{{.*}} -> !fake.tensor<[3, 2, 4], f64>
func.func @special_ndtri(%self: !fake.tensor<[3, 2, 4], f64>) {
  %0 = fake.aten.special_ndtri(%self) : (!fake.tensor<[3, 2, 4], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_polygamma(
// CHECK: fake.aten.special_polygamma{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @special_polygamma(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.special_polygamma(1, %self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_psi(
// CHECK: fake.aten.special_psi{{.*}} -> !fake.tensor<[3], c64>
func.func @special_psi(%self: !fake.tensor<[3], c64>) {
  %0 = fake.aten.special_psi(%self) : (!fake.tensor<[3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_scaled_modified_bessel_k0(
// CHECK: fake.aten.special_scaled_modified_bessel_k0{{.*}} -> !fake.tensor<[2], f32>
func.func @special_scaled_modified_bessel_k0(%x: !fake.tensor<[2], f32, offset = 1>) {
  %0 = fake.aten.special_scaled_modified_bessel_k0(%x) : (!fake.tensor<[2], f32, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_scaled_modified_bessel_k1(
// CHECK: fake.aten.special_scaled_modified_bessel_k1{{.*}} -> !fake.tensor<[3, 2], f64>
func.func @special_scaled_modified_bessel_k1(%x: !fake.tensor<[3, 2], f64>) {
  %0 = fake.aten.special_scaled_modified_bessel_k1(%x) : (!fake.tensor<[3, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_t(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_t{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_shifted_chebyshev_polynomial_t(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_t(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_t_n_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_t.n_scalar{{.*}} -> !fake.tensor<[3], f32, device = "cuda:0">
func.func @special_shifted_chebyshev_polynomial_t_n_scalar(%x: !fake.tensor<[3], i16, device = "cuda:0">) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_t.n_scalar(%x, 0.5) : (!fake.tensor<[3], i16, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_t_x_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_t.x_scalar{{.*}} -> !fake.tensor<[2, 4, 5], f32>
func.func @special_shifted_chebyshev_polynomial_t_x_scalar(%n: !fake.tensor<[2, 4, 5], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_t.x_scalar(0.5, %n) : (!fake.tensor<[2, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_u(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_u{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_shifted_chebyshev_polynomial_u(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_u(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_u_n_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_u.n_scalar{{.*}} -> !fake.tensor<[2, 3, 3], bf16>
func.func @special_shifted_chebyshev_polynomial_u_n_scalar(%x: !fake.tensor<[2, 3, 3], bf16>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_u.n_scalar(%x, 3) : (!fake.tensor<[2, 3, 3], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_u_x_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_u.x_scalar{{.*}} -> !fake.tensor<[3, 3, 4], f32>
func.func @special_shifted_chebyshev_polynomial_u_x_scalar(%n: !fake.tensor<[3, 3, 4], f32, offset = 12>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_u.x_scalar(2, %n) : (!fake.tensor<[3, 3, 4], f32, offset = 12>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_v(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_v{{.*}} -> !fake.tensor<[5, 10, 5], f32>
func.func @special_shifted_chebyshev_polynomial_v(%x: !f32_5x10x5, %n: !f32_5x10x5) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_v(%x, %n) : (!f32_5x10x5, !f32_5x10x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_v_n_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_v.n_scalar{{.*}} -> !fake.tensor<[2, 2, 2], f16>
func.func @special_shifted_chebyshev_polynomial_v_n_scalar(%x: !fake.tensor<[2, 2, 2], f16, strides = [16, 4, 2]>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_v.n_scalar(%x, 0.5) : (!fake.tensor<[2, 2, 2], f16, strides = [16, 4, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_v_x_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_v.x_scalar{{.*}} -> !fake.tensor<[3], f32>
func.func @special_shifted_chebyshev_polynomial_v_x_scalar(%n: !fake.tensor<[3], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_v.x_scalar(0.5, %n) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_w(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_w{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_shifted_chebyshev_polynomial_w(%x: !fake.tensor<[10, 5], f32>, %n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_w(%x, %n) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_w_n_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_w.n_scalar{{.*}} -> !fake.tensor<[2, 2, 5], f32>
func.func @special_shifted_chebyshev_polynomial_w_n_scalar(%x: !fake.tensor<[2, 2, 5], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_w.n_scalar(%x, 0) : (!fake.tensor<[2, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_shifted_chebyshev_polynomial_w_x_scalar(
// CHECK: fake.aten.special_shifted_chebyshev_polynomial_w.x_scalar{{.*}} -> !fake.tensor<[], f32>
func.func @special_shifted_chebyshev_polynomial_w_x_scalar(%n: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_shifted_chebyshev_polynomial_w.x_scalar(1, %n) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_sinc(
// CHECK: fake.aten.special_sinc{{.*}} -> !fake.tensor<[5, 2, 5, 3], f32>
func.func @special_sinc(%self: !fake.tensor<[5, 2, 5, 3], f32, strides = [30, 15, 1, 1]>) {
  %0 = fake.aten.special_sinc(%self) : (!fake.tensor<[5, 2, 5, 3], f32, strides = [30, 15, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_spherical_bessel_j0(
// CHECK: fake.aten.special_spherical_bessel_j0{{.*}} -> !fake.tensor<[4, 3], f32>
func.func @special_spherical_bessel_j0(%x: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten.special_spherical_bessel_j0(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_xlog1py(
// CHECK: fake.aten.special_xlog1py{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_xlog1py(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_xlog1py(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_xlog1py_other_scalar(
// CHECK: fake.aten.special_xlog1py.other_scalar{{.*}} -> !fake.tensor<[4, 3, 3, 2], f64>
func.func @special_xlog1py_other_scalar(%self: !fake.tensor<[4, 3, 3, 2], f64>) {
  %0 = fake.aten.special_xlog1py.other_scalar(%self, 2.0) : (!fake.tensor<[4, 3, 3, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_xlog1py_self_scalar(
// CHECK: fake.aten.special_xlog1py.self_scalar{{.*}} -> !fake.tensor<[5, 5, 3, 3], c64>
func.func @special_xlog1py_self_scalar(%other: !fake.tensor<[5, 5, 3, 3], f32>) {
  %0 = fake.aten.special_xlog1py.self_scalar(complex<1.0, 2.0>, %other) : (!fake.tensor<[5, 5, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_xlogy(
// CHECK: fake.aten.special_xlogy{{.*}} -> !fake.tensor<[5], f32>
func.func @special_xlogy(%self: !fake.tensor<[5], i64>, %other: !fake.tensor<[5], i64>) {
  %0 = fake.aten.special_xlogy(%self, %other) : (!fake.tensor<[5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_xlogy_other_scalar(
// CHECK: fake.aten.special_xlogy.other_scalar{{.*}} -> !fake.tensor<[], f32>
func.func @special_xlogy_other_scalar(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_xlogy.other_scalar(%self, 0) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_xlogy_self_scalar(
// CHECK: fake.aten.special_xlogy.self_scalar{{.*}} -> !fake.tensor<[3, 4], f32, device = "cuda:0">
func.func @special_xlogy_self_scalar(%other: !fake.tensor<[3, 4], u8, device = "cuda:0">) {
  %0 = fake.aten.special_xlogy.self_scalar(0.5, %other) : (!fake.tensor<[3, 4], u8, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_zeta(
// CHECK: fake.aten.special_zeta{{.*}} -> !fake.tensor<[10, 5], f32>
func.func @special_zeta(%self: !fake.tensor<[10, 5], f32>, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_zeta(%self, %other) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_zeta_other_scalar(
// CHECK: fake.aten.special_zeta.other_scalar{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @special_zeta_other_scalar(%self: !fake.tensor<[2, 2], bool>) {
  %0 = fake.aten.special_zeta.other_scalar(%self, 2) : (!fake.tensor<[2, 2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_zeta_self_scalar(
// CHECK: fake.aten.special_zeta.self_scalar{{.*}} -> !fake.tensor<[], f32>
func.func @special_zeta_self_scalar(%other: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_zeta.self_scalar(2, %other) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @xlogy_Scalar_Other(
// CHECK: fake.aten.xlogy.Scalar_Other{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @xlogy_Scalar_Other(%self: !fake.tensor<[2, 2], bool>) {
  %0 = fake.aten.xlogy.Scalar_Other(%self, 2) : (!fake.tensor<[2, 2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @xlogy_Scalar_Self(
// CHECK: fake.aten.xlogy.Scalar_Self{{.*}} -> !fake.tensor<[], f32>
func.func @xlogy_Scalar_Self(%other: !fake.tensor<[], i64>) {
  %0 = fake.aten.xlogy.Scalar_Self(1, %other) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @xlogy_Tensor(
// CHECK: fake.aten.xlogy.Tensor{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @xlogy_Tensor(%self: !f32_2x3 {fake.storage = 0 : i64}, %other: !f32_2x3 {fake.storage = 0 : i64}) {
  %0 = fake.aten.xlogy.Tensor(%self, %other) : (!f32_2x3, !f32_2x3) -> !fake.tensor<*>
  return
}
