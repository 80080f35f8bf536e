//===- Entailment.h - Conditions that the facts imply -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: decides conditions. Simplifies both sides, and bounds
// their difference with the range analysis and the refinement; learns nothing.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_ENTAILMENT_H
#define FAKETENSOR_LIB_SYMBOLIC_ENTAILMENT_H

#include "FakeTensor/Symbolic/Condition.h"

namespace fake {

class Division;
class FactBase;
class IntegerArithmetic;
class RangeAnalysis;
class Refinement;
class Simplifier;
struct ShapeEnvImpl;

/// Whether the declarations and the facts imply a condition. Has no state.
class Entailment {
public:
  explicit Entailment(ShapeEnvImpl &impl);

  /// Unknown if neither the condition nor its negation is implied, and for
  /// unknown values and floats.
  Truth ask(const Condition &condition);
  /// `difference` without common factors of all terms that are known to be
  /// nonzero, or to be positive.
  SymInt dropCommonFactors(SymInt difference, bool needsPositive);

private:
  Truth askDivisibility(const Condition &condition, SymInt lhs, SymInt rhs);
  /// Evaluates a relation between two sides that are too large to subtract.
  Truth askBounds(const Condition &condition);
  /// Evaluates a relation between `difference` and zero.
  Truth askSign(const Condition &condition, SymInt difference);

  FactBase &facts;
  IntegerArithmetic &integers;
  Division &division;
  Simplifier &simplifier;
  RangeAnalysis &ranges;
  Refinement &refinement;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_ENTAILMENT_H
