//===- ShapeEnvImpl.h - Implementation of ShapeEnv --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: arithmetic, ranges and learning over the declared
// symbols and the facts. Caches per expression are valid for one epoch of the
// facts.
//
// Methods here neither record guards nor rewrite their operands.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
#define FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H

#include "Division.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "FloatArithmetic.h"
#include "IntegerArithmetic.h"
#include "OperationCache.h"
#include "RangeAnalysis.h"
#include "Refinement.h"
#include "Simplifier.h"
#include "SymbolTable.h"
#include "llvm/ADT/MapVector.h"

namespace fake {

/// Whether a name has the form of those that nameLarge gives (Large.cpp).
bool isNameOfLarge(llvm::StringRef name);

//===----------------------------------------------------------------------===//
// ShapeEnvImpl
//===----------------------------------------------------------------------===//

struct ShapeEnvImpl {
  explicit ShapeEnvImpl(ShapeEnv &env)
      : env(env), pool(env.getPool()), facts(pool), operations(facts),
        integers(*this), division(*this), floats(*this), simplifier(*this),
        ranges(*this), refinement(*this) {}

  ShapeEnv &env;
  ExprPool &pool;
  SymbolTable symbols;
  FactBase facts;
  OperationCache operations;
  IntegerArithmetic integers;
  Division division;
  FloatArithmetic floats;
  Simplifier simplifier;
  RangeAnalysis ranges;
  Refinement refinement;

  //===--- Large values (Large.cpp) ---------------------------------------===//

  enum Operation : unsigned {
    Add,
    Sub,
    Mul,
    FloorDiv,
    Mod,
    Max,
    Min,
    Scale,
    Ask
  };

  /// An operation and its operands; `factor` is that of Scale, whose second
  /// operand is ignored.
  struct Calculation {
    Operation operation;
    SymInt a, b;
    double factor = 0;

    friend bool operator==(const Calculation &x, const Calculation &y) {
      return x.operation == y.operation && x.a == y.a && x.b == y.b &&
             x.factor == y.factor;
    }
  };

  /// Computes the result with the current facts; if it is too large, returns a
  /// symbol for it if enabled, else unknown.
  SymInt calculate(Calculation calculation);
  SymInt apply(const Calculation &calculation);
  SymInt nameLarge(Calculation calculation);
  Range rangeOf(const Calculation &calculation);
  std::optional<int64_t> evaluate(const Calculation &calculation,
                                  bool useRealValues);
  /// Updates the large values after symbols in them were replaced.
  void updateLarge();
  /// The computation of a symbol, as requested and as rewritten by now.
  struct LargeValue {
    Calculation made, current;
  };
  llvm::MapVector<const Expr *, LargeValue> largeValues;
  bool namesLarge = false;

  //===--- Facts (Facts.cpp) ----------------------------------------------===//

  /// Adds a fact; false, without effect, on a contradiction.
  bool learn(const Condition &condition);
  /// Narrows the range of a symbol.
  bool learnDeclared(const Expr *symbol, Range range);

  //===--- Conditions (ShapeEnv.cpp) --------------------------------------===//

  Truth ask(const Condition &condition);
  /// `difference` without common factors of all terms that are known to be
  /// nonzero, or to be positive.
  SymInt dropCommonFactors(SymInt difference, bool needsPositive);
  Truth askSign(const Condition &condition, SymInt difference);
  /// Learns an undecided condition, and ensures that it is decided afterwards.
  bool assume(const Condition &condition);

private:
  bool learnRange(SymInt value, Range range);
  bool learnCongruence(SymInt value, int64_t modulus, int64_t residue);
  bool learnNotEqual(SymInt value, int64_t excluded);
  bool learnMultiple(SymInt a, SymInt b);
  bool learnEqual(SymInt difference);
  bool learnCondition(const Condition &condition);
  bool learnAlone(const Condition &condition);
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
  bool solve(SymInt difference);
  /// Transfers the facts about the symbol to the value.
  bool transferFacts(const Expr *symbol, SymInt value);
  /// Whether replacing the symbol by the value loses no facts.
  bool mayReplace(const Expr *symbol, SymInt value);
  bool normalizeFacts();

  unsigned learnBudget = 0;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
