//===- Dominance.h - Polynomials that bound others --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Proofs that one expression is at least another for all values of symbols, and
// the values at which two that cannot be ordered cross.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_DOMINANCE_H
#define FAKETENSOR_SYMBOLIC_DOMINANCE_H

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include <unordered_map>

namespace fake {

/// A lower bound of an atom, a fact that a proof uses.
struct AtomBound {
  /// A symbol, or another expression that is a factor of terms.
  const Expr *atom;
  /// The atom has no smaller value.
  int64_t min;
  friend bool operator==(const AtomBound &a, const AtomBound &b) {
    return a.atom == b.atom && a.min == b.min;
  }
};

/// Whether a value is nonnegative wherever all of its atoms are at or above
/// `bounds`: each atom is written as its bound plus a nonnegative rest, and no
/// coefficient of the expanded polynomial is negative. Sufficient, not
/// necessary. False if an atom has no bound, and on overflow.
bool isNonnegative(SymInt value, llvm::ArrayRef<AtomBound> bounds);

/// Finds bounds that prove `value` nonnegative by isNonnegative(), among those
/// that the ranges of `env` imply; 0 where that is enough. Nullopt if they do
/// not prove it.
std::optional<llvm::SmallVector<AtomBound, 2>> proveNonnegative(ShapeEnv &env,
                                                                SymInt value);

/// A symbol on which the order of two values depends.
struct Crossover {
  /// The symbol.
  const SymbolExpr *symbol;
  /// The smallest value of the symbol at which the order is the other one.
  int64_t threshold;
  /// Whether the first value is the larger one from the threshold on; otherwise
  /// it is below the threshold.
  bool fromThreshold;
};

/// Where `a >= b` holds, if that depends on one symbol and changes once in its
/// range: `a - b` without common positive factors is a polynomial of one symbol
/// with one sign change. Nullopt for all other values.
std::optional<Crossover> findCrossover(ShapeEnv &env, SymInt a, SymInt b);

/// The weights of two values in a mean; neither is negative, nor are both 0.
struct MeanWeights {
  int64_t first = 0, second = 0;
};

/// Expressions as vectors of coefficients over a growing list of monomials:
/// many sums of few different terms are added, subtracted and compared without
/// creating expressions.
class TermTable {
public:
  /// The coefficients of the terms that have one, by index.
  using Terms = llvm::SmallVector<std::pair<unsigned, int64_t>, 2>;

  /// Values belong to `env`. Term 0 is the constant.
  explicit TermTable(ShapeEnv &env);

  /// The terms of a value; empty for unknown values and floats. The result
  /// stays valid.
  const Terms &decompose(SymInt value);
  /// The number of terms so far; new ones have coefficient 0 in older vectors.
  unsigned size() const { return terms.size(); }
  /// The sum of all terms with these coefficients.
  SymInt compose(llvm::ArrayRef<int64_t> coefficients);
  /// The value of such a sum where all symbols are `size`, or the end of their
  /// range next to it. Not exact for large values; 0 for a term without a
  /// value.
  double evaluate(llvm::ArrayRef<int64_t> coefficients, int64_t size) const;
  /// Whether the first vector is at least the second in every term, where terms
  /// that may be negative must be equal: then its value is the larger one for
  /// all values of symbols.
  bool isAtLeast(llvm::ArrayRef<int64_t> a, llvm::ArrayRef<int64_t> b) const;
  /// Weights with which the mean of `a` and `b` is at least `c` in the sense of
  /// isAtLeast(): then `c` is never larger than both. Nullopt if there are
  /// none, and on overflow.
  std::optional<MeanWeights> findMean(llvm::ArrayRef<int64_t> a,
                                      llvm::ArrayRef<int64_t> b,
                                      llvm::ArrayRef<int64_t> c) const;
  /// Whether the mean of `a` and `b` with these weights is at least `c`.
  bool isMeanAtLeast(llvm::ArrayRef<int64_t> a, llvm::ArrayRef<int64_t> b,
                     MeanWeights weights, llvm::ArrayRef<int64_t> c) const;

private:
  unsigned getTerm(llvm::ArrayRef<Factor> factors);

  ShapeEnv &env;
  /// Each term as an expression, and whether it is never negative.
  llvm::SmallVector<std::pair<SymInt, bool>> terms;
  llvm::DenseMap<int64_t, unsigned> indices;
  /// Entries do not move.
  std::unordered_map<int64_t, Terms> known;
};

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_DOMINANCE_H
