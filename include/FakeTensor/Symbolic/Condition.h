//===- Condition.h - Conditions on symbolic values --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_CONDITION_H
#define FAKETENSOR_SYMBOLIC_CONDITION_H

#include "FakeTensor/Symbolic/SymInt.h"
#include "llvm/Support/raw_ostream.h"

namespace fake {

/// The truth value of a condition on symbolic values.
enum class Truth : uint8_t { False, True, Unknown };
/// The truth of the negated condition.
inline Truth operator!(Truth t) {
  return t == Truth::Unknown ? t
         : t == Truth::True  ? Truth::False
                             : Truth::True;
}
/// Whether a condition is statically known to be true, `statically_known_true`.
inline bool isTrue(Truth t) { return t == Truth::True; }
/// Whether a condition is statically known to be false.
inline bool isFalse(Truth t) { return t == Truth::False; }

/// A relation between two values; Multiple means `lhs % rhs == 0`.
enum class Relation : uint8_t { Eq, Ne, Lt, Le, Multiple, NotMultiple };

/// A condition on symbolic values; once decided, a guard or an assertion.
struct Condition {
  /// How the operands are related.
  Relation relation;
  /// The operands; a condition on an unknown one is undecided.
  SymInt lhs, rhs;

  /// `a == b`, `a != b`, `a < b`, `a <= b`, `a % b == 0`.
  static Condition eq(SymInt a, SymInt b) { return {Relation::Eq, a, b}; }
  static Condition ne(SymInt a, SymInt b) { return {Relation::Ne, a, b}; }
  static Condition lt(SymInt a, SymInt b) { return {Relation::Lt, a, b}; }
  static Condition le(SymInt a, SymInt b) { return {Relation::Le, a, b}; }
  static Condition multiple(SymInt a, SymInt b) {
    return {Relation::Multiple, a, b};
  }
  /// The negated condition.
  Condition negated() const;
  friend bool operator==(const Condition &a, const Condition &b) {
    return a.relation == b.relation && a.lhs == b.lhs && a.rhs == b.rhs;
  }
};

/// Evaluates a relation between integers; nullopt for a remainder by zero.
std::optional<bool> evaluate(Relation relation, int64_t lhs, int64_t rhs);

/// Prints `Eq(a, b)`, `Ne(a, b)`, `a < b`, `a <= b`, `Eq(Mod(a, b), 0)`.
void print(llvm::raw_ostream &os, const Condition &condition);

/// Prints an integer that is 0 or 1 as the condition that it is 1, in sympy's
/// syntax: `Eq(a, b)`, `a < b`, `(a < b) & (c < d)`, `~(...)`.
void printTruth(llvm::raw_ostream &os, SymInt value);

/// Why a condition was assumed.
enum class GuardKind : uint8_t {
  /// Decided by hints: true for the example inputs.
  Guard,
  /// Statically undecided: to be checked at run time.
  Assertion
};

/// A condition that the results depend on.
struct Guard {
  /// Why it was assumed.
  GuardKind kind;
  /// What was assumed.
  Condition condition;
  /// The computation that decided the condition (see setOrigin).
  unsigned origin;
};

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_CONDITION_H
