//===- ShapeEnv.h - Symbols, facts and decisions ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The counterpart of torch.fx.experimental.symbolic_shapes.ShapeEnv: what is
// known about the symbols of one function, arithmetic that simplifies with
// that knowledge, and questions with three answers.
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

/// The answer to a question about symbolic values.
enum class Truth : uint8_t { False, True, Unknown };
inline Truth operator!(Truth t) {
  return t == Truth::Unknown ? t
         : t == Truth::True  ? Truth::False
                             : Truth::True;
}
/// Whether the answer is known to be yes, `statically_known_true`.
inline bool isTrue(Truth t) { return t == Truth::True; }
/// Whether the answer is known to be no.
inline bool isFalse(Truth t) { return t == Truth::False; }

/// A relation between two values; Multiple means `lhs % rhs == 0`.
enum class Relation : uint8_t { Eq, Ne, Lt, Le, Multiple, NotMultiple };

/// A question, and, once answered, a guard or an assertion.
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
  /// The opposite question.
  Condition negated() const;
  friend bool operator==(const Condition &a, const Condition &b) {
    return a.relation == b.relation && a.lhs == b.lhs && a.rhs == b.rhs;
  }
};

/// Prints `Eq(a, b)`, `Ne(a, b)`, `a < b`, `a <= b`, `Eq(Mod(a, b), 0)`.
void print(llvm::raw_ostream &os, const Condition &condition);

/// Why a condition was assumed.
enum class GuardKind : uint8_t {
  /// Decided by the hints: true for the example inputs.
  Guard,
  /// Undecidable here: to be checked at run time.
  Assertion
};

/// A condition that the results depend on.
struct Guard {
  GuardKind kind;
  Condition condition;
  /// What was being computed when the question came up (see setOrigin).
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

/// Facts about the symbols of one function, and arithmetic under them.
///
/// All operations are total. An unknown operand, a division by a known zero,
/// or a result outside int64_t gives an unknown result, never a wrong one. So
/// does, unless it gets a symbol of its own, a result that is too large to
/// reason about in bounded time: more than 4096 nodes, 64 levels, 256 terms, or
/// 64 operands of a maximum, or a product of two sums with more than 256 terms
/// before collection.
class ShapeEnv {
public:
  ShapeEnv();
  ~ShapeEnv();
  ShapeEnv(const ShapeEnv &) = delete;
  ShapeEnv &operator=(const ShapeEnv &) = delete;

  /// The pool that owns the expressions made here.
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
  /// Rebuilds a value of another pool with this environment's knowledge, so
  /// that it comes out simplified. Symbols not yet declared become declared.
  SymInt import(SymInt value);

  //===--- Arithmetic -----------------------------------------------------===//

  // Two plain integers never leave these inline functions.

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
    // minInt leaves room, so that dividing by -1 cannot overflow.
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
  /// The same for an exponent that need not be a number; unknown if it may be
  /// negative.
  SymInt pow(SymInt a, SymInt exponent);
  /// 1 where the condition holds and 0 where it does not, as an expression if
  /// nothing decides it. `and` and `or` of such numbers are their minimum and
  /// maximum, `not` is what is missing to 1.
  SymInt indicate(const Condition &condition);
  /// Product of all, 1 for none: `sym_prod`, numel.
  SymInt product(llvm::ArrayRef<SymInt> values);
  /// Sum of all, 0 for none: `sym_sum`.
  SymInt sum(llvm::ArrayRef<SymInt> values);
  /// The value rewritten with everything learned since it was made.
  SymInt simplify(SymInt value);

  //===--- Floats ---------------------------------------------------------===//

  // A value may be a float, see isFloat. `add`, `sub` and `mul` take floats as
  // well, and mean those of Python: a float with an integer is a float. All
  // else that takes integers gives an unknown result for floats.

  /// A constant float.
  SymInt makeFloat(double value);
  /// A function of numbers, integers or floats as they are; all but Constant.
  /// What rounds leaves an integer as it is. Quotients of integers are taken to
  /// be of such below 2^53, as sizes are, where float64 changes no rounding.
  SymInt call(SymFunction function, llvm::ArrayRef<SymInt> operands);
  /// Python's `float(a)`; a float stays as it is.
  SymInt toFloat(SymInt a) { return call(SymFunction::ToFloat, a); }
  /// Python's `int(factor * float(a))`: PyTorch's sizes under float factors.
  SymInt truncScale(SymInt a, double factor);

  //===--- Questions ------------------------------------------------------===//

  /// An interval that contains the value; never too small.
  Range getRange(SymInt value);
  /// The answer that follows from ranges and facts, nothing assumed.
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

  /// Decides a question in every case, like `guard_or_false` and
  /// `guard_or_true`: a known answer is returned; else the hints decide and a
  /// guard is recorded and learned; else real values decide, or `general` is
  /// the answer, which is recorded as an assertion and learned. Unknown
  /// operands give `general` and record nothing.
  bool decide(const Condition &condition, bool general);
  /// The same where `general` is right either way, so that without hints
  /// nothing is recorded and nothing learned.
  bool guardOr(const Condition &condition, bool general);
  /// Like `torch._check`: makes the condition true. False if it is known not
  /// to hold. Otherwise recorded as guard (hints agree) or assertion. When the
  /// hints disagree the answer is false as well.
  bool require(const Condition &condition);

  /// While one lives, decide(), guardOr() and require() answer as ever, but
  /// nothing is learned or recorded: for what may be computed in vain.
  class Trial {
  public:
    explicit Trial(ShapeEnv &env);
    ~Trial();
    Trial(const Trial &) = delete;
    Trial &operator=(const Trial &) = delete;
    /// What would have been recorded, in order.
    llvm::ArrayRef<Condition> getConditions() const { return conditions; }

  private:
    friend class ShapeEnv;
    ShapeEnv &env;
    Trial *outer;
    llvm::SmallVector<Condition, 4> conditions;
  };

  //===--- Facts ----------------------------------------------------------===//

  /// Learns a condition without recording it. Returns false, and learns
  /// nothing, if it contradicts what is known.
  bool assume(const Condition &condition);
  /// Guards and assertions in the order they were made, without repeats.
  llvm::ArrayRef<Guard> getGuards() const { return guards; }
  /// Names what is being computed; stored in guards made from now on.
  void setOrigin(unsigned newOrigin) { origin = newOrigin; }
  /// Changes whenever something is learned: what was computed at one epoch may
  /// come out simpler at the next.
  unsigned getEpoch() const;
  /// The value under the hints; nothing when one is missing.
  std::optional<int64_t> evaluateWithHints(SymInt value);
  /// The value under hints and real values; nothing when one is missing.
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

/// Prints a number that is 0 or 1 as the condition that it is 1, as sympy does:
/// `Eq(a, b)`, `a < b`, `(a < b) & (c < d)`, `~(...)`.
void printTruth(llvm::raw_ostream &os, SymInt value);

/// Parses an expression in Python syntax: integers, names, `+ - * // % **`,
/// parentheses, `Max Min Mod PythonMod FloorDiv CleanDiv CeilDiv
/// ModularIndexing PowByNatural`, and floats within what rounds them, as in
/// `TruncToInt(1.5*ToFloat(a))`. On failure nothing is returned and `error`
/// says what was expected and at which column (from 1).
std::optional<SymInt> parseSymInt(llvm::StringRef text, ShapeEnv &env,
                                  std::string &error);
/// Reads what print() writes for a condition, as PyTorch writes its guards;
/// nothing if it is none. Divisibility comes back as a remainder that is 0.
std::optional<Condition> parseCondition(llvm::StringRef text, ShapeEnv &env);

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SHAPEENV_H
