//===- FactBase.h - Facts and substitutions ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: what is known beyond the declarations of the symbols.
// Pure storage with an undo log; draws no conclusions and calls no other
// component.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_FACTBASE_H
#define FAKETENSOR_LIB_SYMBOLIC_FACTBASE_H

#include "AbstractDomain.h"
#include "FakeTensor/Symbolic/Condition.h"
#include "llvm/ADT/MapVector.h"

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

/// Owns everything that was learned, in three forms:
///
///  * facts about primitive polynomials (no constant, gcd 1, first coefficient
///    positive; a lone atom is one). Every linear relation becomes a fact about
///    the primitive part of its difference;
///  * substitutions of symbols, from equalities that can be solved;
///  * conditions that neither represents.
///
/// Every change starts a new epoch; what was derived in an earlier one may be
/// improved. Changes since beginChange can be undone together.
class FactBase {
public:
  explicit FactBase(ExprPool &pool) : pool(pool) {}

  /// The number of the current epoch, at least 1.
  unsigned getEpoch() const { return epoch; }
  void startEpoch() { ++epoch; }

  //===--- Facts ----------------------------------------------------------===//

  bool empty() const { return facts.empty(); }
  size_t size() const { return facts.size(); }
  /// Whether there are facts that are not about atoms.
  bool hasSums() const { return numSums != 0; }
  /// The primitive polynomial of an expression.
  AffineForm decompose(const Expr *e) const;
  /// The fact about a primitive polynomial; null if it says nothing.
  const Fact *find(const Expr *primitive) const;
  /// The fact of that index; indices are in order of creation.
  const std::pair<const Expr *, Fact> &get(unsigned index) const {
    return facts.begin()[index];
  }
  /// Appends the indices of the first facts about sums in which `atom` is the
  /// first factor of a term.
  void collect(const Expr *atom,
               llvm::SmallVectorImpl<unsigned> &indices) const;
  /// Replaces the fact about a primitive polynomial.
  void update(const Expr *primitive, const Fact &fact);
  /// Facts about longer sums only apply to the whole sum.
  static constexpr size_t maxCombinedTerms = 32;

  //===--- Substitutions --------------------------------------------------===//

  /// What a symbol was replaced by; unknown if it was not.
  SymInt getSubstitution(const Expr *symbol) const {
    return substitutions.lookup(symbol);
  }
  void substitute(const Expr *symbol, SymInt value);
  /// Whether expressions may contain symbols that have a substitution or just
  /// one value.
  bool hasRewrites() const { return rewrites; }
  void noteRewrites() { rewrites = true; }
  /// Whether there are more of them since beginChange.
  bool hasNewRewrites() const { return newRewrites; }
  void noteNewRewrites() { rewrites = newRewrites = true; }

  //===--- Other conditions -----------------------------------------------===//

  /// Whether a condition was stored, or its negation. The operands are
  /// simplified.
  Truth lookup(const Condition &condition) const;
  /// Stores a condition. One between unknown values, or between integers,
  /// cannot be stored.
  void insert(const Condition &condition);
  static bool canStore(SymInt lhs, SymInt rhs);

  //===--- Undo -----------------------------------------------------------===//

  void beginChange();
  /// Restores facts and substitutions as they were at beginChange.
  void undo();

private:
  void indexLast();
  void unindexLast();

  ExprPool &pool;
  unsigned epoch = 1;
  llvm::MapVector<const Expr *, Fact> facts;
  /// The indices of facts about sums, by the first atom of each term; without
  /// sums that are too long to be combined with others.
  llvm::DenseMap<const Expr *, llvm::SmallVector<unsigned, 4>> byAtom;
  unsigned numSums = 0;
  llvm::DenseMap<const Expr *, SymInt> substitutions;
  bool rewrites = false;
  bool newRewrites = false;
  /// A bit per relation for each pair of operands.
  llvm::DenseMap<std::pair<int64_t, int64_t>, unsigned> conditions;
  llvm::SmallVector<std::pair<const Expr *, std::optional<Fact>>, 8>
      replacedFacts;
  llvm::SmallVector<const Expr *, 2> newSubstitutions;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_FACTBASE_H
