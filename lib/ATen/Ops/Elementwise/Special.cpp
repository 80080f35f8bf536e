//===- Special.cpp - Special functions --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"

using namespace fake;

/// `polygamma(n, self)`: the order is a plain integer.
static FailureOr<TensorMeta> polygamma(RuleContext &cx, int64_t order,
                                       const TensorMeta &self) {
  if (order < 0)
    return cx.error(0) << "expected an order of at least 0, found " << order;
  return unary<Promotion::IntToFloat>(cx, self);
}
/// Follows torch._refs.xlogy and xlog1py: `isnan(other)` comes first.
static constexpr Rule xlogy = rule<binarySwapped<Promotion::IntToFloat>>;

static const OpRow rows[] = {
    // Of one operand.
    {"special_airy_ai(Tensor x) -> Tensor", unaryFloat},
    {"special_bessel_j0(Tensor self) -> Tensor", unaryFloat},
    {"special_bessel_j1(Tensor self) -> Tensor", unaryFloat},
    {"special_bessel_y0(Tensor self) -> Tensor", unaryFloat},
    {"special_bessel_y1(Tensor self) -> Tensor", unaryFloat},
    {"special_digamma(Tensor self) -> Tensor", unaryFloat},
    {"special_entr(Tensor self) -> Tensor", unaryFloat},
    {"special_erf(Tensor self) -> Tensor", unaryFloat},
    {"special_erfc(Tensor self) -> Tensor", unaryFloat},
    {"special_erfcx(Tensor self) -> Tensor", unaryFloat},
    {"special_erfinv(Tensor self) -> Tensor", unaryFloat},
    {"special_exp2(Tensor self) -> Tensor", unaryFloat},
    {"special_expit(Tensor self) -> Tensor", unaryFloat},
    {"special_expm1(Tensor self) -> Tensor", unaryFloat},
    {"special_gammaln(Tensor self) -> Tensor", unaryFloat},
    {"special_i0(Tensor self) -> Tensor", unaryFloat},
    {"special_i0e(Tensor self) -> Tensor", unaryFloat},
    {"special_i1(Tensor self) -> Tensor", unaryFloat},
    {"special_i1e(Tensor self) -> Tensor", unaryFloat},
    {"special_log1p(Tensor self) -> Tensor", unaryFloat},
    {"special_log_ndtr(Tensor self) -> Tensor", unaryFloat},
    {"special_logit(Tensor self, float? eps=None) -> Tensor", unaryFloat},
    {"special_modified_bessel_i0(Tensor self) -> Tensor", unaryFloat},
    {"special_modified_bessel_i1(Tensor self) -> Tensor", unaryFloat},
    {"special_modified_bessel_k0(Tensor self) -> Tensor", unaryFloat},
    {"special_modified_bessel_k1(Tensor self) -> Tensor", unaryFloat},
    {"special_ndtr(Tensor self) -> Tensor", unaryFloat},
    {"special_ndtri(Tensor self) -> Tensor", unaryFloat},
    {"special_psi(Tensor self) -> Tensor", unaryFloat},
    {"special_scaled_modified_bessel_k0(Tensor x) -> Tensor", unaryFloat},
    {"special_scaled_modified_bessel_k1(Tensor x) -> Tensor", unaryFloat},
    {"special_sinc(Tensor self) -> Tensor", unaryFloat},
    {"special_spherical_bessel_j0(Tensor x) -> Tensor", unaryFloat},
    {"polygamma(int n, Tensor self) -> Tensor", rule<polygamma>},
    {"special_polygamma(int n, Tensor self) -> Tensor", rule<polygamma>},
    {"polygamma_(Tensor(a!) self, int n) -> Tensor(a!)",
     inPlaceOf<unary<Promotion::IntToFloat>>},
    // Of two operands.
    {"igamma(Tensor self, Tensor other) -> Tensor", binaryFloat,
     HasInPlace | ResizesInPlace},
    {"igammac(Tensor self, Tensor other) -> Tensor", binaryFloat,
     HasInPlace | ResizesInPlace},
    {"special_gammainc(Tensor self, Tensor other) -> Tensor", binaryFloat},
    {"special_gammaincc(Tensor self, Tensor other) -> Tensor", binaryFloat},
    {"special_zeta(Tensor self, Tensor other) -> Tensor", binaryFloat},
    {"special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor",
     binaryFloat},
    {"special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor",
     binaryFloat},
    {"xlogy.Tensor(Tensor self, Tensor other) -> Tensor", xlogy,
     HasInPlace | ResizesInPlace},
    {"xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor", xlogy},
    {"xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor", xlogy,
     HasInPlace},
    {"special_xlogy(Tensor self, Tensor other) -> Tensor", xlogy},
    {"special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor", xlogy},
    {"special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor", xlogy},
    {"special_xlog1py(Tensor self, Tensor other) -> Tensor", xlogy},
    {"special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor", xlogy},
    {"special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor",
     xlogy},
    // Orthogonal polynomials.
    {"special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor", binaryFloat},
    {"special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor",
     binaryFloat},
    {"special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> "
     "Tensor",
     binaryFloat},
    {"special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> "
     "Tensor",
     binaryFloat},
};

OpFamily fake::getSpecialFamily() { return {"Special", rows}; }
