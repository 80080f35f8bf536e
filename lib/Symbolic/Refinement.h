//===- Refinement.h - Tighter intervals of expressions ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: intervals for conditions, where those of the range
// analysis are too wide. Rewrites a sum with the arithmetic of integers, and
// reads facts and ranges; learns nothing.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_REFINEMENT_H
#define FAKETENSOR_LIB_SYMBOLIC_REFINEMENT_H

#include "AbstractDomain.h"

namespace fake {

class Division;
class FactBase;
class IntegerArithmetic;
class RangeAnalysis;
struct ShapeEnvImpl;

/// Tightens intervals within a budget of rewritten sums per query. Owns a cache
/// of the results of one epoch. A query made while another is answered, by the
/// arithmetic that it uses, gets the interval of the range analysis.
class Refinement {
public:
  explicit Refinement(ShapeEnvImpl &impl);

  /// A subset of the interval of the range analysis: expands max, min, floordiv
  /// and mod, shifts nonlinear polynomials and combines facts.
  Range refine(SymInt value);

private:
  /// Atoms that are assumed to be in another interval.
  using Cases = llvm::SmallVector<std::pair<const Expr *, Range>, 4>;

  Range refineStep(SymInt value, unsigned depth);
  Range refineByTerm(const SumExpr *sum, size_t index, unsigned depth);
  Range refineMinMax(const MinMaxExpr *e, SymInt cofactor, SymInt rest,
                     bool positive, unsigned depth);
  Range refineFloorDiv(const BinaryExpr *e, SymInt cofactor, SymInt rest,
                       bool positive, unsigned depth);
  Range refineByFacts(const SumExpr *sum, Range known, unsigned depth);
  Range shiftedRange(const SumExpr *sum, const Cases &cases = {});
  Range rangeByCases(SymInt value, const Cases &cases, unsigned depth);

  ShapeEnvImpl &impl;
  ExprPool &pool;
  FactBase &facts;
  IntegerArithmetic &integers;
  Division &division;
  RangeAnalysis &ranges;
  llvm::DenseMap<const Expr *, Range> cache;
  unsigned cacheEpoch = 0;
  unsigned budget = 0;
  bool isRefining = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_REFINEMENT_H
