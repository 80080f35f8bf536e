//===- ShapeEnvImpl.h - What an environment knows ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library. Knowledge has three parts:
//
//  * facts: for a primitive polynomial P (no constant, gcd 1, first
//    coefficient positive; a lone atom is one), an interval, a congruence and
//    excluded values. Every linear relation becomes a fact about the primitive
//    part of its difference;
//  * substitutions of symbols, from equalities that can be solved;
//  * caches per expression, valid for one epoch. Every change of knowledge
//    starts a new epoch.
//
// Methods here neither record guards nor rewrite their operands.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
#define FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "Polynomial.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"

namespace fake {

//===----------------------------------------------------------------------===//
// Abstract values
//===----------------------------------------------------------------------===//

/// `value = residue (mod modulus)` with 0 <= residue < modulus; modulus 0
/// means that the value is the residue.
struct Congruence {
  int64_t modulus = 1;
  int64_t residue = 0;

  bool isTrivial() const { return modulus == 1; }
  bool admits(int64_t v) const {
    return modulus == 0 ? v == residue : floorModInt(v, modulus) == residue;
  }
  friend bool operator==(const Congruence &a, const Congruence &b) {
    return a.modulus == b.modulus && a.residue == b.residue;
  }
};

/// What is known of one primitive polynomial besides what its parts imply.
struct Fact {
  Range range;
  Congruence congruence;
  llvm::SmallVector<int64_t, 2> excluded;

  bool isTrivial() const {
    return range == Range() && congruence.isTrivial() && excluded.empty();
  }
};

/// The interval of one number; of the largest, it is open above, as its bound
/// means unbounded.
Range pointRange(int64_t value);
Range intersect(Range a, Range b);
/// The smallest interval with all of both.
Range hull(Range a, Range b);
Range addRanges(Range a, Range b);
Range scaleRange(Range a, int64_t by);
/// All `int(factor * float(x))`.
Range truncScaleRange(Range a, double factor);
Range multiplyRanges(Range a, Range b);
Range powerRange(Range a, unsigned exponent);
Range floorDivRanges(Range a, Range b);
Range modRanges(Range a, Range b);
/// The smallest interval with all x for which `scale * x` may be in `r`.
Range divideOut(Range r, int64_t scale);
/// Moves bounds past excluded values.
Range dropExcluded(Range r, llvm::ArrayRef<int64_t> excluded);
/// Moves bounds to values that satisfy the congruence.
Range addCongruenceTo(Range r, const Congruence &c);
Congruence addCongruences(const Congruence &a, const Congruence &b);
Congruence joinCongruences(const Congruence &a, const Congruence &b);
Congruence multiplyCongruences(const Congruence &a, const Congruence &b);
/// What holds when both hold; nothing when they contradict each other.
std::optional<Congruence> meet(const Congruence &a, const Congruence &b);

/// `value = constant + scale * primitive`.
struct Decomposition {
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

  /// Makes the value of a sum and applies rules that depend on coefficients.
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
  /// A function of numbers that are known or symbolic (Floats.cpp).
  SymInt call(SymFunction function, llvm::ArrayRef<SymInt> operands);
  /// `coefficient * product(factors)`.
  SymInt monomial(int64_t coefficient, llvm::ArrayRef<Factor> factors);
  SymInt simplify(SymInt value);
  /// Brings an operand up to date that was made before a symbol was replaced,
  /// so that equal results keep having the same address.
  SymInt update(SymInt value) {
    return hasRewrites && value.isExpr() ? simplify(value) : value;
  }

  //===--- Values that are too large (Large.cpp) --------------------------===//

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
  /// operand does not matter.
  struct Calculation {
    Operation operation;
    SymInt a, b;
    double factor = 0;

    friend bool operator==(const Calculation &x, const Calculation &y) {
      return x.operation == y.operation && x.a == y.a && x.b == y.b &&
             x.factor == y.factor;
    }
  };

  /// The result under all that is known; of one that is too large to be written
  /// down, the symbol that stands for it, if there are to be any.
  SymInt calculate(Calculation calculation);
  SymInt apply(const Calculation &calculation);
  SymInt nameLarge(Calculation calculation);
  Range rangeOf(const Calculation &calculation);
  std::optional<int64_t> evaluate(const Calculation &calculation,
                                  bool useRealValues);
  /// Brings what stands for large values up to date, after symbols in them got
  /// replaced.
  void updateLarge();
  /// No value, because it is too large.
  SymInt tooLarge() {
    isTooLarge = true;
    return SymInt();
  }

  /// A symbol's value as it was asked for, and as it would be asked for now.
  struct LargeValue {
    Calculation made, current;
  };
  llvm::MapVector<const Expr *, LargeValue> largeValues;
  bool namesLarge = false;
  /// Whether an operation gave up for the size of its result.
  bool isTooLarge = false;

  //===--- Abstract evaluation (Ranges.cpp) -------------------------------===//

  /// Interval and congruence from the parts and the facts; cached.
  Range rangeOf(SymInt value);
  Congruence congruenceOf(SymInt value);
  /// A sharper interval, for questions: expands max, min, floordiv and mod,
  /// shifts nonlinear polynomials and combines facts, within a budget.
  Range refine(SymInt value);
  /// The interval of a sum that facts imply together (Linear.cpp).
  Range entailedRange(const SumExpr *sum);
  bool isNonZero(SymInt value);
  bool isNonZero(llvm::ArrayRef<Factor> monomial);
  /// Whether `a % b == 0` for all values.
  bool isMultiple(SymInt a, SymInt b);
  Range rangeOfMonomial(llvm::ArrayRef<Factor> factors);
  Decomposition decompose(const Expr *e);
  /// `difference` without factors common to all terms that are known not to
  /// be zero, or to be positive.
  SymInt dropCommonFactors(SymInt difference, bool needsPositive);
  const Fact *lookupFact(const Expr *primitive) const;
  /// Appends the numbers of the first facts about sums that have `atom` as the
  /// first one of a term.
  void collectFacts(const Expr *atom,
                    llvm::SmallVectorImpl<unsigned> &numbers) const;

  //===--- Facts (Facts.cpp) ----------------------------------------------===//

  /// Adds knowledge; false, with nothing learned, on contradiction.
  bool learn(const Condition &condition);
  /// Narrows a symbol.
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
  /// The numbers of facts about sums, by the first atom of each term; without
  /// those about sums that are too long to be combined with others.
  llvm::DenseMap<const Expr *, llvm::SmallVector<unsigned, 4>> factsByAtom;
  /// Of longer sums, only what is known of them as a whole is used.
  static constexpr size_t maxCombinedTerms = 32;
  /// Number of facts that are not about atoms.
  unsigned numSumFacts = 0;
  llvm::DenseMap<const Expr *, SymInt> substitutions;
  /// Whether some symbol is to be replaced wherever it occurs.
  bool hasRewrites = false;
  /// Conditions that were learned and that no other knowledge represents: a
  /// bit per relation for each pair of operands.
  llvm::DenseMap<std::pair<int64_t, int64_t>, unsigned> opaqueTruths;

  //===--- Repeated operations --------------------------------------------===//

  /// The result of `compute`, remembered for these operands until knowledge
  /// changes: the same few sizes meet again and again in one program.
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

  //===--- Questions (ShapeEnv.cpp) ---------------------------------------===//

  Truth ask(const Condition &condition);
  Truth askSign(const Condition &condition, SymInt difference);
  Truth askOpaque(const Condition &condition) const;
  /// Learns a condition that is not decided, and makes sure that it is after.
  bool assume(const Condition &condition);
  /// How a question turns out in the run that hints or real values are of, and
  /// what is to be recorded of it.
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

  // Floats.cpp
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
  Range functionRange(const FunctionExpr *e);

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
  /// Polynomial division `a = q * b + rest`; nothing if it leads nowhere.
  std::optional<std::pair<SymInt, SymInt>> divide(SymInt a, SymInt b);
  /// Divides both by what all their terms have in common, and returns that.
  SymInt divideByContent(SymInt &a, SymInt &b);
  bool isBetweenZeroAnd(SymInt a, SymInt b);
  SymInt makeDiv(ExprKind kind, SymInt a, SymInt b);
  bool isDominated(ExprKind kind, SymInt a, SymInt b, bool thorough);
  SymInt rebuild(const Expr *e);
  SymInt rebuildSum(const SumExpr *sum);
  /// The sum with its atoms simplified, but not replaced by what is known of
  /// it as a whole.
  SymInt rewriteAtoms(const SumExpr *sum);

  // Ranges.cpp
  Cached infoOf(const Expr *e);
  Cached withFact(Cached info, const Expr *e, const Decomposition &parts,
                  const Fact &fact);
  /// What follows from the parts of a node alone.
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
  /// Atoms that are taken to lie in another interval than usual.
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
  /// `others` is what the terms but that one add up to.
  bool propagateTerm(const SumExpr *sum, size_t index, Range others,
                     Range range);
  bool propagateFactor(const Term &term, Range range);
  bool propagateMinMax(const SumExpr *sum, const Term &term, Range range);
  bool propagateFloorDiv(const SumExpr *sum, const Term &term, Range range);
  bool solve(SymInt difference);
  /// Hands what is known of the symbol to the value.
  bool transferFacts(const Expr *symbol, SymInt value);
  /// Whether replacing the symbol by the value loses nothing.
  bool mayReplace(const Expr *symbol, SymInt value);
  bool normalizeFacts();
  void undo();

  UndoLog undoLog;
  unsigned learnBudget = 0;
  /// Whether a symbol got replaced since learning began.
  bool replacedSymbol = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
