//===- IntegerArithmetic.h - Sums, products, maxima -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: integers in the normal form of Expr.h. Calls the
// range analysis, to cancel divisions and to drop operands of maxima that
// others dominate.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_INTEGERARITHMETIC_H
#define FAKETENSOR_LIB_SYMBOLIC_INTEGERARITHMETIC_H

#include "Polynomial.h"

namespace fake {

class RangeAnalysis;
class Refinement;
struct ShapeEnvImpl;

/// Sums, products, maxima and minima. Operands are simplified, and so are
/// results. Unknown operands, overflow and results beyond the size limits give
/// an unknown result.
class IntegerArithmetic {
public:
  explicit IntegerArithmetic(ShapeEnvImpl &impl);

  /// Creates a sum and applies rules that depend on coefficients; unknown
  /// without a constant.
  SymInt finish(std::optional<int64_t> constant, llvm::ArrayRef<Term> terms,
                bool applyRules = true);
  /// `x * a + y * b`.
  SymInt linear(SymInt a, int64_t x, SymInt b, int64_t y,
                bool applyRules = true);
  SymInt add(SymInt a, SymInt b) { return linear(a, 1, b, 1); }
  SymInt sub(SymInt a, SymInt b) { return linear(a, 1, b, -1); }
  SymInt scale(SymInt a, int64_t by) { return linear(a, by, 0, 0); }
  SymInt mul(SymInt a, SymInt b, bool applyRules = true);
  /// `coefficient * product(factors)`.
  SymInt monomial(int64_t coefficient, llvm::ArrayRef<Factor> factors);
  /// The maximum or minimum of one or more operands.
  SymInt minMax(ExprKind kind, llvm::ArrayRef<SymInt> operands);

  //===--- Size limits ----------------------------------------------------===//

  /// Whether an expression is within the limits of size and depth.
  static bool fits(SymInt value);
  /// Returns unknown for a result that is too large, and takes note of it.
  SymInt tooLarge() {
    isTooLarge = true;
    return SymInt();
  }
  /// Whether some result was too large since forgetTooLarge.
  bool wasTooLarge() const { return isTooLarge; }
  void forgetTooLarge() { isTooLarge = false; }

private:
  SymInt cancelDivisions(int64_t constant, llvm::ArrayRef<Term> terms);
  SymInt cancelDivision(const Term &term);
  bool isDominated(ExprKind kind, SymInt a, SymInt b, bool thorough);

  ExprPool &pool;
  RangeAnalysis &ranges;
  Refinement &refinement;
  bool isTooLarge = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_INTEGERARITHMETIC_H
