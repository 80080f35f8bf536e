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

#include "FakeTensor/Symbolic/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"
#include <memory>
#include <string>
#include <vector>

namespace fake {

/// An inclusive interval. The extreme values of int64_t mean unbounded.
struct Range {
  static constexpr int64_t negInf = std::numeric_limits<int64_t>::min();
  static constexpr int64_t posInf = std::numeric_limits<int64_t>::max();
  int64_t min = negInf;
  int64_t max = posInf;

  static Range exactly(int64_t v) { return {v, v}; }
  static Range atLeast(int64_t v) { return {v, posInf}; }
  bool contains(int64_t v) const { return min <= v && v <= max; }
  bool isSingleton() const { return min == max; }
  bool isEmpty() const { return min > max; }
  friend bool operator==(Range a, Range b) {
    return a.min == b.min && a.max == b.max;
  }
};

/// The truth value of a condition on symbolic values.
enum class Truth : uint8_t { False, True, Unknown };
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
  Relation relation;
  SymInt lhs, rhs;

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

/// Prints `Eq(a, b)`, `Ne(a, b)`, `a < b`, `a <= b`, `Eq(Mod(a, b), 0)`.
void print(llvm::raw_ostream &os, const Condition &condition);

/// Why a condition was assumed.
enum class GuardKind : uint8_t {
  /// Decided by hints: true for the example inputs.
  Guard,
  /// Statically undecided: to be checked at run time.
  Assertion
};

/// A condition that the results depend on.
struct Guard {
  GuardKind kind;
  Condition condition;
  /// The computation that decided the condition (see setOrigin).
  unsigned origin;
};

/// Where the value of a symbol comes from. A kind is data of the symbol: names
/// are free, and nothing is read off them but where a text states no kind (see
/// getConventionalKind).
enum class SymbolKind : uint8_t {
  /// A size or integer of the inputs, `ShapeEnv.create_symbol`. It may have a
  /// hint.
  Backed,
  /// An integer that depends on data and is made by an op,
  /// `ShapeEnv.create_unbacked_symint`.
  Unbacked,
  /// A nested int: the size of the ragged dimension of jagged tensors, which
  /// stands for the lengths of all rows. Equal to itself only.
  Ragged,
  /// A value computed from other symbols whose expression is too large to be
  /// written down.
  Computed
};

/// The word for a kind in text: `backed`, `unbacked`, `ragged`, `computed`.
llvm::StringRef getName(SymbolKind kind);
/// The inverse of getName; nothing for other words.
std::optional<SymbolKind> parseSymbolKind(llvm::StringRef word);
/// The kind of a symbol of which a text states nothing but the name. This is
/// the only place where a name has a meaning: PyTorch prints unbacked symbols
/// as `u0`, `u1`, ... and nested ints as `j0`, `j1`, ..., this project prints
/// computed values as `large_` and 12 hexadecimal digits. It applies to symbols
/// in `fake` types that no `#fake.symbol` declares, and to `torch.symbolic_int`
/// ops, which have no attribute for a kind.
SymbolKind getConventionalKind(llvm::StringRef name);

/// The declaration of one symbol.
struct SymbolInfo {
  const SymbolExpr *symbol;
  Range range;
  std::optional<int64_t> hint;
  SymbolKind kind = SymbolKind::Backed;
  /// The value in one real run, of a symbol that depends on data.
  std::optional<int64_t> realValue = std::nullopt;
};

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
  llvm::ArrayRef<SymbolInfo> getSymbols() const { return symbols; }
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
  struct Impl;
  SymInt addExpr(SymInt a, SymInt b);
  SymInt subExpr(SymInt a, SymInt b);
  SymInt mulExpr(SymInt a, SymInt b);
  SymInt floorDivExpr(SymInt a, SymInt b);
  SymInt modExpr(SymInt a, SymInt b);
  SymInt minMaxExpr(ExprKind kind, SymInt a, SymInt b);

  ExprPool pool;
  std::vector<SymbolInfo> symbols;
  std::vector<Guard> guards;
  unsigned origin = 0;
  Trial *trial = nullptr;
  std::unique_ptr<Impl> impl;
};

/// Prints an integer that is 0 or 1 as the condition that it is 1, in sympy's
/// syntax: `Eq(a, b)`, `a < b`, `(a < b) & (c < d)`, `~(...)`.
void printTruth(llvm::raw_ostream &os, SymInt value);

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
