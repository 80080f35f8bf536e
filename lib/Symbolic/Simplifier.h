//===- Simplifier.h - Rewriting with facts ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: rebuilds expressions with the facts that were learned
// since they were created. Calls all arithmetic, and the range analysis for
// expressions that have just one value.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_SIMPLIFIER_H
#define FAKETENSOR_LIB_SYMBOLIC_SIMPLIFIER_H

#include "FakeTensor/Symbolic/Expr.h"
#include <vector>

namespace fake {

class Division;
class FactBase;
class FloatArithmetic;
class IntegerArithmetic;
class RangeAnalysis;
struct ShapeEnvImpl;

/// Replaces symbols by their substitutions. Owns a cache of the results, each
/// valid for one epoch of the facts.
class Simplifier {
public:
  explicit Simplifier(ShapeEnvImpl &impl);

  /// The value in terms of symbols that have no substitution. Idempotent;
  /// returns a value as it is if its simplified form is too large.
  SymInt simplify(SymInt value);
  /// Updates an operand created before a symbol was replaced, so that equal
  /// results have the same address.
  SymInt update(SymInt value);
  /// The sum with its atoms simplified, without facts about the whole sum.
  SymInt rewriteAtoms(const SumExpr *sum);

private:
  SymInt rebuild(const Expr *e);
  SymInt rebuildSum(const SumExpr *sum);
  SymInt rebuildFunction(const FunctionExpr *e);

  struct Entry {
    unsigned epoch = 0;
    SymInt value;
  };

  ExprPool &pool;
  FactBase &facts;
  IntegerArithmetic &integers;
  Division &division;
  FloatArithmetic &floats;
  RangeAnalysis &ranges;
  /// By the ID of the expression.
  std::vector<Entry> cache;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_SIMPLIFIER_H
