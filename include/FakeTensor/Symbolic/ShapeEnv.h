//===- ShapeEnv.h - Symbols, facts and decisions ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The counterpart of torch.fx.experimental.symbolic_shapes.ShapeEnv: facts
// about the symbols of one function, arithmetic that simplifies with them, and
// three-valued conditions.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_SHAPEENV_H
#define FAKETENSOR_SYMBOLIC_SHAPEENV_H

#include "FakeTensor/Symbolic/Condition.h"
#include "FakeTensor/Symbolic/Symbols.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"
#include <memory>
#include <string>
#include <vector>

namespace fake {

struct ShapeEnvImpl;

/// Facts about the symbols of one function, and arithmetic that uses them.
///
/// All operations are total. An unknown operand, a division by a known zero, or
/// a result outside int64_t gives an unknown result, never a wrong one. So does
/// a result beyond the size limits, unless a symbol is introduced for it (see
/// nameLargeValues): more than 4096 nodes, 64 levels, 256 terms, or 64 operands
/// of a maximum, or a product of two sums with more than 256 terms before
/// collection.
class ShapeEnv {
public:
  ShapeEnv();
  ~ShapeEnv();
  ShapeEnv(const ShapeEnv &) = delete;
  ShapeEnv &operator=(const ShapeEnv &) = delete;

  /// The pool that owns the expressions of this environment.
  ExprPool &getPool() { return pool; }

  //===--- Symbols --------------------------------------------------------===//

  /// Declares a symbol, or narrows one that exists. PyTorch's default for
  /// sizes is [2, inf), see `create_symbol`. A kind other than backed replaces
  /// an earlier one.
  SymInt declareSymbol(llvm::StringRef name, Range range = {},
                       std::optional<int64_t> hint = std::nullopt,
                       SymbolKind kind = SymbolKind::Backed);
  /// Says what a symbol is in one real run,
  /// `set_real_tensor_prop_unbacked_vals`. Where nothing else decides, this
  /// does, and is asserted.
  void setRealValue(SymInt symbol, int64_t value);
  /// The symbol of that name. If it was not declared yet, it is now: without
  /// bounds, and with the kind that its name has by convention.
  SymInt getSymbol(llvm::StringRef name);
  /// All declared symbols in order of declaration.
  llvm::ArrayRef<SymbolInfo> getSymbols() const;
  /// The declaration of a symbol, null if it is not declared here.
  const SymbolInfo *lookup(llvm::StringRef name) const;
  /// The kind of a symbol, backed if it is not declared here.
  SymbolKind getKind(const SymbolExpr *symbol) const;
  /// Whether a value is a symbol of that kind, and nothing but the symbol.
  bool isSymbol(SymInt value, SymbolKind kind) const;
  /// From now on, a symbol stands for a result that is too large. It has a
  /// range, a hint where the operands have one, and a name that the operation
  /// and its operands decide. Its kind is computed.
  void nameLargeValues();
  /// What a symbol for a large value was computed from; empty for others.
  llvm::SmallVector<SymInt, 2> getLargeOperands(const SymbolExpr *symbol) const;
  /// Rebuilds a value of another pool, simplified with the facts of this
  /// environment. Declares its symbols if necessary.
  SymInt import(SymInt value);

  //===--- Arithmetic -----------------------------------------------------===//

  // Operations on plain integers are inline.

  SymInt add(SymInt a, SymInt b) {
    int64_t result;
    if (!a.isInt() || !b.isInt())
      return addExpr(a, b);
    return llvm::AddOverflow(a.getInt(), b.getInt(), result) ? SymInt()
                                                             : SymInt(result);
  }
  SymInt sub(SymInt a, SymInt b) {
    int64_t result;
    if (!a.isInt() || !b.isInt())
      return subExpr(a, b);
    return llvm::SubOverflow(a.getInt(), b.getInt(), result) ? SymInt()
                                                             : SymInt(result);
  }
  SymInt mul(SymInt a, SymInt b) {
    int64_t result;
    if (!a.isInt() || !b.isInt())
      return mulExpr(a, b);
    return llvm::MulOverflow(a.getInt(), b.getInt(), result) ? SymInt()
                                                             : SymInt(result);
  }
  SymInt neg(SymInt a) { return sub(0, a); }
  /// Python's `a // b`.
  SymInt floorDiv(SymInt a, SymInt b) {
    if (!a.isInt() || !b.isInt())
      return floorDivExpr(a, b);
    if (b.isInt(0))
      return SymInt();
    // minInt is larger than INT64_MIN, so dividing by -1 cannot overflow.
    int64_t quotient = a.getInt() / b.getInt();
    bool roundsUp =
        a.getInt() % b.getInt() != 0 && (a.getInt() < 0) != (b.getInt() < 0);
    return quotient - roundsUp;
  }
  /// Python's `a % b`.
  SymInt mod(SymInt a, SymInt b) {
    if (!a.isInt() || !b.isInt())
      return modExpr(a, b);
    if (b.isInt(0))
      return SymInt();
    int64_t rest = a.getInt() % b.getInt();
    return rest != 0 && (rest < 0) != (b.getInt() < 0) ? rest + b.getInt()
                                                       : rest;
  }
  /// `ceil(a / b)`, written as `(a + b - 1) // b` for positive b.
  SymInt ceilDiv(SymInt a, SymInt b);
  SymInt max(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return a.getInt() < b.getInt() ? b : a;
    return minMaxExpr(ExprKind::Max, a, b);
  }
  SymInt min(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return b.getInt() < a.getInt() ? b : a;
    return minMaxExpr(ExprKind::Min, a, b);
  }
  SymInt pow(SymInt a, unsigned exponent);
  /// The same for a symbolic exponent; unknown if it may be negative.
  SymInt pow(SymInt a, SymInt exponent);
  /// The condition as an integer: 1 if it holds and 0 if not, symbolic if
  /// undecided. `and` and `or` of such integers are their minimum and maximum,
  /// `not` is `1 - x`.
  SymInt indicate(const Condition &condition);
  /// The product of all values, 1 if empty: `sym_prod`, numel.
  SymInt product(llvm::ArrayRef<SymInt> values);
  /// The sum of all values, 0 if empty: `sym_sum`.
  SymInt sum(llvm::ArrayRef<SymInt> values);
  /// Simplifies a value with facts learned since it was computed.
  SymInt simplify(SymInt value);

  //===--- Floats ---------------------------------------------------------===//

  // A value may be a float, see isFloat. `add`, `sub` and `mul` also take
  // floats, as in Python: a float with an integer is a float. Other integer
  // functions return unknown for floats.

  /// A constant float.
  SymInt makeFloat(double value);
  /// Applies a function other than Constant to integers or floats. Rounding
  /// functions return integers unchanged. Operands of integer quotients are
  /// assumed to be below 2^53, as sizes are, where float64 is exact.
  SymInt call(SymFunction function, llvm::ArrayRef<SymInt> operands);
  /// Python's `float(a)`; returns floats unchanged.
  SymInt toFloat(SymInt a) { return call(SymFunction::ToFloat, a); }
  /// Python's `int(factor * float(a))`: PyTorch's sizes under float factors.
  SymInt truncScale(SymInt a, double factor);

  //===--- Conditions -----------------------------------------------------===//

  /// A conservative range of the value.
  Range getRange(SymInt value);
  /// Evaluates a condition from ranges and facts, without assumptions.
  Truth ask(const Condition &condition);
  Truth eq(SymInt a, SymInt b) {
    if (a == b && !a.isUnknown())
      return Truth::True;
    if (a.isInt() && b.isInt())
      return Truth::False;
    return ask(Condition::eq(a, b));
  }
  Truth lt(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return a.getInt() < b.getInt() ? Truth::True : Truth::False;
    return ask(Condition::lt(a, b));
  }
  Truth le(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return a.getInt() <= b.getInt() ? Truth::True : Truth::False;
    return ask(Condition::le(a, b));
  }
  Truth isMultiple(SymInt a, SymInt b) {
    return ask(Condition::multiple(a, b));
  }

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
    explicit Trial(ShapeEnv &env);
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

  //===--- Facts ----------------------------------------------------------===//

  /// Adds a condition to the facts without recording it. Returns false, without
  /// effect, if it contradicts them.
  bool assume(const Condition &condition);
  /// Guards and assertions in order of creation, without duplicates.
  llvm::ArrayRef<Guard> getGuards() const { return guards; }
  /// Sets the origin stored in guards recorded from now on.
  void setOrigin(unsigned newOrigin) { origin = newOrigin; }
  /// Changes whenever a fact is learned: values computed at an earlier epoch
  /// may simplify further.
  unsigned getEpoch() const;
  /// Evaluates a value with hints; nullopt if one is missing.
  std::optional<int64_t> evaluateWithHints(SymInt value);
  /// Evaluates a value with hints and real values; nullopt if one is missing.
  std::optional<int64_t> evaluateWithValues(SymInt value);

private:
  SymInt addExpr(SymInt a, SymInt b);
  SymInt subExpr(SymInt a, SymInt b);
  SymInt mulExpr(SymInt a, SymInt b);
  SymInt floorDivExpr(SymInt a, SymInt b);
  SymInt modExpr(SymInt a, SymInt b);
  SymInt minMaxExpr(ExprKind kind, SymInt a, SymInt b);
  /// Records a guard or an assertion unless it is recorded.
  void record(GuardKind kind, const Condition &condition);

  ExprPool pool;
  std::vector<Guard> guards;
  /// The relation and the operands of each guard.
  llvm::DenseSet<std::tuple<unsigned, int64_t, int64_t>> recorded;
  unsigned origin = 0;
  Trial *trial = nullptr;
  std::unique_ptr<ShapeEnvImpl> impl;
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
