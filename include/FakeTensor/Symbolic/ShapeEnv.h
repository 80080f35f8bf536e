//===- ShapeEnv.h - Symbols, facts and decisions ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The counterpart of torch.fx.experimental.symbolic_shapes.ShapeEnv, in layers:
// the symbols of one function (Symbols.h), arithmetic that simplifies with
// facts about them (SymbolicArithmetic.h), and three-valued conditions, which
// are decided and recorded here.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_SHAPEENV_H
#define FAKETENSOR_SYMBOLIC_SHAPEENV_H

#include "FakeTensor/Symbolic/Condition.h"
#include "FakeTensor/Symbolic/SymbolicArithmetic.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace fake {

/// Facts about the symbols of one function, and decisions that depend on them:
/// conditions are evaluated, assumed, and recorded as guards.
class ShapeEnv : public SymbolicArithmetic {
public:
  //===--- Conditions -----------------------------------------------------===//

  /// Evaluates a condition from ranges and facts, without assumptions.
  Truth ask(const Condition &condition);
  /// Whether `a == b`.
  Truth eq(SymInt a, SymInt b) {
    if (a == b && !a.isUnknown())
      return Truth::True;
    if (a.isInt() && b.isInt())
      return Truth::False;
    return ask(Condition::eq(a, b));
  }
  /// Whether `a < b`.
  Truth lt(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return a.getInt() < b.getInt() ? Truth::True : Truth::False;
    return ask(Condition::lt(a, b));
  }
  /// Whether `a <= b`.
  Truth le(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return a.getInt() <= b.getInt() ? Truth::True : Truth::False;
    return ask(Condition::le(a, b));
  }
  /// Whether `a % b == 0`.
  Truth isMultiple(SymInt a, SymInt b) {
    return ask(Condition::multiple(a, b));
  }
  /// The condition as an integer: 1 if it holds and 0 if not, symbolic if
  /// undecided. `and` and `or` of such integers are their minimum and maximum,
  /// `not` is `1 - x`.
  SymInt indicate(const Condition &condition);

  //===--- Decisions ------------------------------------------------------===//

  /// Always decides a condition, like `guard_or_false` and `guard_or_true`:
  /// statically if possible; else by hints, recording a guard; else by real
  /// values, or as `general`, recording an assertion. The recorded condition
  /// becomes a fact. Unknown operands give `general` and record nothing.
  bool decide(const Condition &condition, bool general);
  /// The same where `general` is correct in both cases, so that without hints
  /// nothing is recorded or learned.
  bool guardOr(const Condition &condition, bool general);
  /// Requires a condition, like `torch._check`. Returns false if it is
  /// statically false or the hints violate it. Otherwise records a guard (with
  /// hints) or an assertion.
  bool require(const Condition &condition);

  /// While alive, decide(), guardOr() and require() return the same results,
  /// but nothing is learned or recorded: for speculative computations.
  class Trial {
  public:
    /// Begins a trial, inside of another one if there is one.
    explicit Trial(ShapeEnv &env);
    /// Ends it; trials end in the reverse order of their beginnings.
    ~Trial();
    Trial(const Trial &) = delete;
    Trial &operator=(const Trial &) = delete;
    /// The conditions that would have been recorded, in order.
    llvm::ArrayRef<Condition> getConditions() const { return conditions; }

  private:
    friend class ShapeEnv;
    ShapeEnv &env;
    Trial *outer;
    llvm::SmallVector<Condition, 4> conditions;
  };

  /// Whether a trial is alive.
  bool isInTrial() const { return trial; }

  /// Adds a condition to the facts without recording it. Returns false, without
  /// effect, if it contradicts them.
  bool assume(const Condition &condition);
  /// Guards and assertions in order of creation, without duplicates.
  llvm::ArrayRef<Guard> getGuards() const { return guards; }
  /// Sets the origin stored in guards recorded from now on.
  void setOrigin(unsigned newOrigin) { origin = newOrigin; }

private:
  /// Records a guard or an assertion unless it is recorded.
  void record(GuardKind kind, const Condition &condition);

  std::vector<Guard> guards;
  /// The relation and the operands of each guard.
  llvm::DenseSet<std::tuple<unsigned, int64_t, int64_t>> recorded;
  unsigned origin = 0;
  Trial *trial = nullptr;
};

/// Parses an expression in Python syntax: integers, names, `+ - * // % **`,
/// parentheses, `Max Min Mod PythonMod FloorDiv CleanDiv CeilDiv
/// ModularIndexing PowByNatural`, and floats within rounding functions, as in
/// `TruncToInt(1.5*ToFloat(a))`. On failure returns nullopt, and `error` states
/// what was expected at which column (from 1).
std::optional<SymInt> parseSymInt(llvm::StringRef text, ShapeEnv &env,
                                  std::string &error);
/// Parses a condition as printed by print() and PyTorch's guards; nullopt if
/// invalid. Divisibility is parsed as a remainder equal to 0.
std::optional<Condition> parseCondition(llvm::StringRef text, ShapeEnv &env);

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SHAPEENV_H
