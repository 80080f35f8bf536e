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

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "OperationCache.h"
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
      : env(env), pool(env.getPool()), facts(pool), operations(facts) {}

  ShapeEnv &env;
  ExprPool &pool;
  SymbolTable symbols;
  FactBase facts;
  OperationCache operations;

  //===--- Arithmetic (Simplify.cpp) --------------------------------------===//

  /// Creates a sum and applies rules that depend on coefficients.
  SymInt finish(std::optional<int64_t> constant, llvm::ArrayRef<Term> terms,
                bool applyRules = true);
  /// `x * a + y * b`.
  SymInt linear(SymInt a, int64_t x, SymInt b, int64_t y,
                bool applyRules = true);
  SymInt add(SymInt a, SymInt b) { return linear(a, 1, b, 1); }
  SymInt sub(SymInt a, SymInt b) { return linear(a, 1, b, -1); }
  SymInt scale(SymInt a, int64_t by) { return linear(a, by, 0, 0); }
  SymInt mul(SymInt a, SymInt b, bool applyRules = true);
  SymInt floorDiv(SymInt a, SymInt b);
  SymInt mod(SymInt a, SymInt b);
  SymInt minMax(ExprKind kind, llvm::ArrayRef<SymInt> operands);
  /// A function of constant or symbolic numbers (FloatArithmetic.cpp).
  SymInt call(SymFunction function, llvm::ArrayRef<SymInt> operands);
  /// `coefficient * product(factors)`.
  SymInt monomial(int64_t coefficient, llvm::ArrayRef<Factor> factors);
  SymInt simplify(SymInt value);
  /// Updates an operand created before a symbol was replaced, so that equal
  /// results have the same address.
  SymInt update(SymInt value) {
    return facts.hasRewrites() && value.isExpr() ? simplify(value) : value;
  }

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
  /// Returns unknown for a result that is too large.
  SymInt tooLarge() {
    isTooLarge = true;
    return SymInt();
  }

  /// The computation of a symbol, as requested and as rewritten by now.
  struct LargeValue {
    Calculation made, current;
  };
  llvm::MapVector<const Expr *, LargeValue> largeValues;
  bool namesLarge = false;
  /// Whether an operation failed because of the size of its result.
  bool isTooLarge = false;

  //===--- Abstract evaluation (Ranges.cpp) -------------------------------===//

  /// The interval and congruence from the operands and the facts; cached.
  Range rangeOf(SymInt value);
  Congruence congruenceOf(SymInt value);
  /// A tighter interval, for conditions: expands max, min, floordiv and mod,
  /// shifts nonlinear polynomials and combines facts, within a budget.
  Range refine(SymInt value);
  /// The interval of a sum implied by all facts together (Linear.cpp).
  Range entailedRange(const SumExpr *sum);
  bool isNonZero(SymInt value);
  bool isNonZero(llvm::ArrayRef<Factor> monomial);
  /// Whether `a % b == 0` for all values.
  bool isMultiple(SymInt a, SymInt b);
  Range rangeOfMonomial(llvm::ArrayRef<Factor> factors);
  /// `difference` without common factors of all terms that are known to be
  /// nonzero, or to be positive.
  SymInt dropCommonFactors(SymInt difference, bool needsPositive);

  //===--- Facts (Facts.cpp) ----------------------------------------------===//

  /// Adds a fact; false, without effect, on a contradiction.
  bool learn(const Condition &condition);
  /// Narrows the range of a symbol.
  bool learnDeclared(const Expr *symbol, Range range);

  //===--- State ----------------------------------------------------------===//

  struct Cached {
    unsigned epoch = 0;
    Range range;
    Congruence congruence;
  };
  struct Simplified {
    unsigned epoch = 0;
    SymInt value;
  };

  std::vector<Cached> cache;
  std::vector<Simplified> simplified;
  /// The results of refine in this epoch.
  llvm::DenseMap<const Expr *, Range> refined;
  unsigned refinedEpoch = 0;
  unsigned refineBudget = 0;
  bool isRefining = false;

  //===--- Conditions (ShapeEnv.cpp) --------------------------------------===//

  Truth ask(const Condition &condition);
  Truth askSign(const Condition &condition, SymInt difference);
  /// Learns an undecided condition, and ensures that it is decided afterwards.
  bool assume(const Condition &condition);

private:
  // FloatArithmetic.cpp
  SymInt makeFunction(SymFunction function, llvm::ArrayRef<SymInt> operands);
  SymInt floatFunction(SymFunction function, llvm::ArrayRef<SymInt> operands);
  SymInt toFloat(SymInt a);
  SymInt floatAdd(SymInt a, SymInt b);
  SymInt floatMul(SymInt a, SymInt b);
  SymInt trueDiv(SymInt a, SymInt b);
  SymInt round(SymFunction function, SymInt a);
  SymInt roundQuotient(SymFunction function, SymInt a, SymInt b);
  SymInt roundProduct(double factor, SymInt a);
  SymInt pow(SymInt a, SymInt exponent);
  SymInt rebuildFunction(const FunctionExpr *e);

  // Simplify.cpp
  bool fits(SymInt value) const;
  SymInt cancelDivisions(int64_t constant, llvm::ArrayRef<Term> terms);
  SymInt cancelDivision(const Term &term);
  SymInt floorDivByInt(SymInt a, int64_t k);
  SymInt floorDivRest(TermList terms, int64_t rest, int64_t k);
  SymInt floorDivBySym(SymInt a, SymInt b);
  SymInt modByInt(SymInt a, int64_t k);
  SymInt modRest(TermList terms, int64_t rest, int64_t k);
  SymInt modBySym(SymInt a, SymInt b);
  /// Polynomial division `a = q * b + rest`; nullopt if not useful.
  std::optional<std::pair<SymInt, SymInt>> divide(SymInt a, SymInt b);
  /// Divides both by the common factor of all their terms, and returns it.
  SymInt divideByContent(SymInt &a, SymInt &b);
  bool isBetweenZeroAnd(SymInt a, SymInt b);
  SymInt makeDiv(ExprKind kind, SymInt a, SymInt b);
  bool isDominated(ExprKind kind, SymInt a, SymInt b, bool thorough);
  SymInt rebuild(const Expr *e);
  SymInt rebuildSum(const SumExpr *sum);
  /// The sum with its atoms simplified, without facts about the whole sum.
  SymInt rewriteAtoms(const SumExpr *sum);

  // Ranges.cpp
  Cached infoOf(const Expr *e);
  Cached withFact(Cached info, const Expr *e, const AffineForm &parts,
                  const Fact &fact);
  /// The range and congruence implied by the operands of a node alone.
  Cached computeNatural(const Expr *e);
  Cached computeBinary(const BinaryExpr *e);
  Cached computeMinMax(const MinMaxExpr *e);
  Range termRange(const Term &term);
  Range sumRange(int64_t constant, llvm::ArrayRef<Term> terms);
  Range refineStep(SymInt value, unsigned depth);
  Range refineByTerm(const SumExpr *sum, size_t index, unsigned depth);
  Range refineMinMax(const MinMaxExpr *e, SymInt cofactor, SymInt rest,
                     bool positive, unsigned depth);
  Range refineFloorDiv(const BinaryExpr *e, SymInt cofactor, SymInt rest,
                       bool positive, unsigned depth);
  Range refineByFacts(const SumExpr *sum, Range known, unsigned depth);
  /// Atoms that are assumed to be in another interval.
  using Cases = llvm::SmallVector<std::pair<const Expr *, Range>, 4>;
  Range shiftedRange(const SumExpr *sum, const Cases &cases = {});
  Range rangeByCases(SymInt value, const Cases &cases, unsigned depth);

  // Facts.cpp
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
