//===- Polynomial.h - Integer and polynomial helpers ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: wide integers, floor division, and values viewed as
// polynomials. Terms are in lexicographic order, largest first, which is
// compatible with multiplication; polynomial division relies on that.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_POLYNOMIAL_H
#define FAKETENSOR_LIB_SYMBOLIC_POLYNOMIAL_H

#include "FakeTensor/Symbolic/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace fake {

//===----------------------------------------------------------------------===//
// Integers
//===----------------------------------------------------------------------===//

/// Wide enough for the product of two int64_t.
__extension__ typedef __int128 Wide;

/// The value, or nullopt on overflow. INT64_MIN is excluded, so that results
/// can be negated.
inline std::optional<int64_t> narrow(Wide value) {
  constexpr int64_t limit = std::numeric_limits<int64_t>::max();
  if (value > limit || value < -static_cast<Wide>(limit))
    return std::nullopt;
  return static_cast<int64_t>(value);
}

/// The quotient rounded toward minus infinity; `b` is neither 0 nor -1.
inline int64_t floorDivInt(int64_t a, int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}
/// The quotient rounded toward plus infinity; `b` is positive.
inline int64_t ceilDivInt(int64_t a, int64_t b) {
  return a / b + (a % b != 0 && a > 0);
}
/// The remainder with the sign of `b`, which is nonzero.
inline int64_t floorModInt(int64_t a, int64_t b) {
  if (b == -1)
    return 0;
  int64_t rest = a % b;
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}
/// The greatest common divisor of magnitudes; 0 is the neutral element. Neither
/// argument is INT64_MIN.
int64_t gcdInt(int64_t a, int64_t b);

/// Compares names in natural order: s2 comes before s10.
int compareNumeric(llvm::StringRef a, llvm::StringRef b);

//===----------------------------------------------------------------------===//
// Polynomials
//===----------------------------------------------------------------------===//

/// The order of monomials: negative if `a` is lexicographically larger, and
/// comes first in a sum.
int compareMonomials(llvm::ArrayRef<Factor> a, llvm::ArrayRef<Factor> b);

/// Calls `fn` for the operands of a node, and for the atoms of a sum.
void forEachOperand(const Expr *e, llvm::function_ref<void(SymInt)> fn);

/// A known value as `constant + terms`.
class PolyView {
public:
  explicit PolyView(SymInt value);
  PolyView(int64_t constant, llvm::ArrayRef<Term> terms)
      : constant(constant), terms(terms), factor{nullptr, 1}, term{1, {}} {}
  PolyView(const PolyView &) = delete;
  PolyView &operator=(const PolyView &) = delete;

  int64_t constant = 0;
  llvm::ArrayRef<Term> terms;
  /// The number of summands, including the constant.
  size_t size() const { return terms.size() + (constant != 0); }

private:
  Factor factor;
  Term term;
};

using TermList = llvm::SmallVector<Term, 8>;

/// `x * a + y * b` with its terms written to `out`. Returns the constant, or
/// nullopt on overflow. The terms refer to the factors of the operands.
std::optional<int64_t> combine(const PolyView &a, int64_t x, const PolyView &b,
                               int64_t y, TermList &out);

/// Owns the factor lists of products.
using FactorList = llvm::SmallVector<Factor, 16>;

/// `a * b` likewise, with new factor lists in `storage`, which is overwritten.
/// nullopt on overflow and if an exponent is above `maxExponent`.
std::optional<int64_t> multiply(const PolyView &a, const PolyView &b,
                                FactorList &storage, TermList &out);
constexpr unsigned maxExponent = 63;

/// `a / b` if `b` divides `a`, written to `out`.
bool divideMonomial(llvm::ArrayRef<Factor> a, llvm::ArrayRef<Factor> b,
                    llvm::SmallVectorImpl<Factor> &out);

/// Lowers the exponents of `common` to those of their gcd with `other`.
void gcdMonomial(llvm::SmallVectorImpl<Factor> &common,
                 llvm::ArrayRef<Factor> other);

/// Whether no summand is positive.
bool isNegated(SymInt value);

/// The gcd of all coefficients and the constant.
int64_t integerContent(const PolyView &p);
/// The gcd of all monomials; empty if there is a constant.
llvm::SmallVector<Factor, 4> monomialContent(const PolyView &p);

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_POLYNOMIAL_H
