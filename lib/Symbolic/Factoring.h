//===- Factoring.h - Products of polynomials --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: sums as products of shorter sums. The factors depend
// only on the value, not on how it was computed, so that equal values are
// printed equally.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_FACTORING_H
#define FAKETENSOR_LIB_SYMBOLIC_FACTORING_H

#include "Polynomial.h"
#include <deque>
#include <vector>

namespace fake {

/// `constant + terms`, whose factors are not owned.
struct Polynomial {
  int64_t constant = 0;
  TermList terms;

  bool isConstant() const { return terms.empty(); }
};

/// A polynomial to a positive power.
struct PolynomialPower {
  Polynomial base;
  unsigned exponent;
};

/// `coefficient * product(atoms) * product(sums)`.
struct Factorization {
  int64_t coefficient = 1;
  llvm::SmallVector<Factor, 4> atoms;
  std::vector<PolynomialPower> sums;
  /// Owns the factors of the sums; a deque, for stable addresses.
  std::deque<FactorList> storage;
};

/// Splits a sum into factors. Finds those that do not contain some atom, and
/// those that are linear in one, such as the factors of products of sizes;
/// others, and large problems, are not split.
Factorization factorize(const SumExpr *sum);

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_FACTORING_H
