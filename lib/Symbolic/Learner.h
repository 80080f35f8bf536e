//===- Learner.h - Learning from conditions ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: adds conditions to the facts, as a whole or not at
// all. Propagates them, solves equalities for a symbol, and has the values
// updated that contain it.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_LEARNER_H
#define FAKETENSOR_LIB_SYMBOLIC_LEARNER_H

#include "AbstractDomain.h"
#include "FakeTensor/Symbolic/Condition.h"

namespace fake {

class Division;
class Entailment;
class FactBase;
class IntegerArithmetic;
class LargeValues;
class Propagator;
class RangeAnalysis;
class Simplifier;
class SymbolTable;
struct ShapeEnvImpl;

/// Every method that returns bool returns false if and only if it found a
/// contradiction. A public method then has undone its changes.
class Learner {
public:
  explicit Learner(ShapeEnvImpl &impl);

  /// Learns an undecided condition, and ensures that it is decided afterwards.
  bool assume(const Condition &condition);
  /// Narrows the range of a symbol.
  bool narrowSymbol(const Expr *symbol, Range range);
  /// Learns a condition. Neither updates large values nor ensures that the
  /// condition is decided.
  bool learn(const Condition &condition);

private:
  /// Calls a function that learns, and undoes the changes if it fails.
  bool change(llvm::function_ref<bool()> learnAll);
  /// Restates facts whose expression has been rewritten.
  bool normalizeFacts();

  bool learnCondition(const Condition &condition);
  bool learnMultiple(SymInt a, SymInt b);
  bool learnEqual(SymInt difference);

  /// Solves `difference == 0` for the replaceable symbol that was declared
  /// last.
  bool solve(SymInt difference);
  /// Transfers the facts about the symbol to the value.
  bool transferFacts(const Expr *symbol, SymInt value);
  /// Whether replacing the symbol by the value loses no facts.
  bool mayReplace(const Expr *symbol, SymInt value);

  ExprPool &pool;
  const SymbolTable &symbols;
  FactBase &facts;
  IntegerArithmetic &integers;
  Division &division;
  Simplifier &simplifier;
  RangeAnalysis &ranges;
  Propagator &propagator;
  Entailment &entailment;
  LargeValues &largeValues;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_LEARNER_H
