//===- Propagator.h - Constraint propagation --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: narrows the facts about one value and then about
// its operands. Writes facts about primitive polynomials; reads ranges,
// and calls the arithmetic of integers to state the consequences.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_PROPAGATOR_H
#define FAKETENSOR_LIB_SYMBOLIC_PROPAGATOR_H

#include "AbstractDomain.h"

namespace fake {

class FactBase;
class IntegerArithmetic;
class RangeAnalysis;
struct Fact;
struct ShapeEnvImpl;

/// Learns about values within a budget of narrowed intervals; what would exceed
/// it is not learned, which is correct. Every method that returns bool returns
/// false if and only if it found a contradiction; the caller then undoes the
/// changes of the facts.
class Propagator {
public:
  explicit Propagator(ShapeEnvImpl &impl);

  void setBudget(unsigned newBudget) { budget = newBudget; }
  /// Learns that a value is in an interval.
  bool learnRange(SymInt value, Range range);
  /// Learns that `value = residue (mod modulus)`.
  bool learnCongruence(SymInt value, int64_t modulus, int64_t residue);
  /// Learns that `value != excluded`.
  bool learnNotEqual(SymInt value, int64_t excluded);

private:
  void updateFact(const Expr *primitive, const Fact &fact);
  bool propagate(const Expr *primitive, Range range);
  bool propagateAtom(const Expr *atom, Range range);
  bool propagateSum(const SumExpr *sum, Range range);
  /// `others` is the range of the sum of the other terms.
  bool propagateTerm(const SumExpr *sum, size_t index, Range others,
                     Range range);
  bool propagateFactor(const Term &term, Range range);
  bool propagateMinMax(const SumExpr *sum, const Term &term, Range range);
  bool propagateFloorDiv(const SumExpr *sum, const Term &term, Range range);

  ExprPool &pool;
  FactBase &facts;
  IntegerArithmetic &integers;
  RangeAnalysis &ranges;
  unsigned budget = 0;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_PROPAGATOR_H
