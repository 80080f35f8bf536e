//===- ShapeEnvImpl.h - Implementation of ShapeEnv --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library. The state has three parts:
//
//  * facts: for a primitive polynomial P (no constant, gcd 1, first
//    coefficient positive; a lone atom is one), an interval, a congruence and
//    excluded values. Every linear relation becomes a fact about the primitive
//    part of its difference;
//  * substitutions of symbols, from equalities that can be solved; * caches per
// expression, valid for one epoch. Every change of the facts
//    starts a new epoch.
//
// Methods here neither record guards nor rewrite their operands.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
#define FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H

#include "AbstractDomain.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"

namespace fake {

/// A fact about a primitive polynomial, beyond what its operands imply.
struct Fact {
  Range range;
  Congruence congruence;
  llvm::SmallVector<int64_t, 2> excluded;

  bool isTrivial() const {
    return range == Range() && congruence.isTrivial() && excluded.empty();
  }
};

/// `value = constant + scale * primitive`.
struct AffineForm {
  int64_t constant = 0;
  int64_t scale = 1;
  const Expr *primitive = nullptr;
};

/// Whether a name has the form of those that nameLarge gives (Large.cpp).
bool isNameOfLarge(llvm::StringRef name);

//===----------------------------------------------------------------------===//
// ShapeEnv::Impl
//===----------------------------------------------------------------------===//

struct ShapeEnv::Impl {
  explicit Impl(ShapeEnv &env) : env(env), pool(env.pool) {}

  ShapeEnv &env;
  ExprPool &pool;
  llvm::StringMap<unsigned> byName;
  llvm::DenseMap<const Expr *, unsigned> symbolIndex;

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
    return hasRewrites && value.isExpr() ? simplify(value) : value;
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
  AffineForm decompose(const Expr *e);
  /// `difference` without common factors of all terms that are known to be
  /// nonzero, or to be positive.
  SymInt dropCommonFactors(SymInt difference, bool needsPositive);
  const Fact *lookupFact(const Expr *primitive) const;
  /// Appends the indices of the first facts about sums in which `atom` is the
  /// first factor of a term.
  void collectFacts(const Expr *atom,
                    llvm::SmallVectorImpl<unsigned> &numbers) const;

  //===--- Facts (Facts.cpp) ----------------------------------------------===//

  /// Adds a fact; false, without effect, on a contradiction.
  bool learn(const Condition &condition);
  /// Narrows the range of a symbol.
  bool learnDeclared(const Expr *symbol, Range range);

  //===--- State ----------------------------------------------------------===//

  void invalidate() {
    ++epoch;
    refined.clear();
  }

  struct Cached {
    unsigned epoch = 0;
    Range range;
    Congruence congruence;
  };
  struct Simplified {
    unsigned epoch = 0;
    SymInt value;
  };

  unsigned epoch = 1;
  std::vector<Cached> cache;
  std::vector<Simplified> simplified;
  llvm::DenseMap<const Expr *, Range> refined;
  unsigned refineBudget = 0;
  bool isRefining = false;

  llvm::MapVector<const Expr *, Fact> facts;
  /// The indices of facts about sums, by the first atom of each term; without
  /// sums that are too long to be combined with others.
  llvm::DenseMap<const Expr *, llvm::SmallVector<unsigned, 4>> factsByAtom;
  /// Facts about longer sums only apply to the whole sum.
  static constexpr size_t maxCombinedTerms = 32;
  /// The number of facts that are not about atoms.
  unsigned numSumFacts = 0;
  llvm::DenseMap<const Expr *, SymInt> substitutions;
  /// Whether some symbol has a substitution.
  bool hasRewrites = false;
  /// Learned conditions that no fact or substitution represents: a bit per
  /// relation for each pair of operands.
  llvm::DenseMap<std::pair<int64_t, int64_t>, unsigned> opaqueTruths;

  //===--- Repeated operations --------------------------------------------===//

  /// The result of `compute`, cached for these operands until the facts change,
  /// since a program has few distinct sizes.
  template <typename Fn>
  SymInt remember(unsigned operation, SymInt a, SymInt b, Fn compute) {
    if (operations.empty())
      operations.resize(numOperations);
    uint64_t hash = static_cast<uint64_t>(a.getOpaqueValue()) * 31 +
                    static_cast<uint64_t>(b.getOpaqueValue()) * 17 + operation;
    size_t slot = (hash * 0x9e3779b97f4a7c15ULL) >> (64 - numOperationBits);
    if (operations[slot].matches(operation, a, b, epoch))
      return operations[slot].result;
    SymInt result = compute();
    operations[slot] = {a, b, operation, epoch, result};
    return result;
  }

  struct Remembered {
    SymInt a, b;
    unsigned operation = 0;
    unsigned epoch = 0;
    SymInt result;

    bool matches(unsigned op, SymInt x, SymInt y, unsigned now) const {
      return a == x && b == y && operation == op && epoch == now;
    }
  };
  static constexpr unsigned numOperationBits = 9;
  static constexpr size_t numOperations = size_t(1) << numOperationBits;
  std::vector<Remembered> operations;

  //===--- Conditions (ShapeEnv.cpp) --------------------------------------===//

  Truth ask(const Condition &condition);
  Truth askSign(const Condition &condition, SymInt difference);
  Truth askOpaque(const Condition &condition) const;
  /// Learns an undecided condition, and ensures that it is decided afterwards.
  bool assume(const Condition &condition);
  /// The truth of a condition in the run of the hints or real values, and the
  /// guard or assertion to record.
  struct Expectation {
    bool answer;
    GuardKind kind;
  };
  std::optional<int64_t> evaluate(SymInt value, bool useRealValues);
  std::optional<bool> evaluate(const Condition &condition, bool useRealValues);
  std::optional<Expectation> expect(const Condition &condition,
                                    const Condition &current);
  llvm::DenseSet<std::tuple<unsigned, int64_t, int64_t>> recorded;
  /// Records a guard or an assertion.
  void record(GuardKind kind, const Condition &condition);

private:
  class LinearProgram;
  struct UndoLog {
    llvm::SmallVector<std::pair<const Expr *, std::optional<Fact>>, 8> facts;
    llvm::SmallVector<const Expr *, 2> substitutions;
  };

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
  void indexFact(const Expr *primitive);
  void unindexLastFact();
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
  void undo();

  UndoLog undoLog;
  unsigned learnBudget = 0;
  /// Whether a symbol was replaced since learning began.
  bool replacedSymbol = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
