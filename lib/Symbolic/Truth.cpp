//===- Truth.cpp - Conditions as integers -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Conditions as integers, 0 or 1, composed of maximum and minimum: `a < b` is
// `min(1, max(0, b - a))`, and `a != b` is `min(1, max(a - b, b - a))`. So they
// are simplified, evaluated and stored like any other integer, and only printed
// as conditions.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Truth.h"
#include "ExprPrinter.h"
#include "Polynomial.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::dyn_cast;
using llvm::SmallVector;

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

/// 1 for an integer >= 1, 0 for others.
static SymInt isPositive(ShapeEnv &env, SymInt value) {
  return env.min(1, env.max(0, value));
}

/// 0 for 0, 1 for others.
static SymInt isNotZero(ShapeEnv &env, SymInt value) {
  return env.min(1, env.max(value, env.neg(value)));
}

SymInt ShapeEnv::indicate(const Condition &condition) {
  SymInt lhs = condition.lhs, rhs = condition.rhs;
  if (lhs.isUnknown() || rhs.isUnknown() || isFloat(lhs) || isFloat(rhs))
    return SymInt::unknown();
  if (Truth answer = ask(condition); answer != Truth::Unknown)
    return isTrue(answer) ? 1 : 0;
  switch (condition.relation) {
  case Relation::Eq:
    return sub(1, isNotZero(*this, sub(lhs, rhs)));
  case Relation::Ne:
    return isNotZero(*this, sub(lhs, rhs));
  case Relation::Lt:
    return isPositive(*this, sub(rhs, lhs));
  case Relation::Le:
    return isPositive(*this, add(sub(rhs, lhs), 1));
  case Relation::Multiple:
    return sub(1, isNotZero(*this, mod(lhs, rhs)));
  case Relation::NotMultiple:
    return isNotZero(*this, mod(lhs, rhs));
  }
  llvm_unreachable("covered switch");
}

/// Whether the sum of two values is 0.
static bool areOpposite(SymInt a, SymInt b) {
  PolyView left(a), right(b);
  if (left.constant != -right.constant ||
      left.terms.size() != right.terms.size())
    return false;
  return llvm::equal(left.terms, right.terms, [](const Term &x, const Term &y) {
    return x.coefficient == -y.coefficient && x.factors == y.factors;
  });
}

/// The operand x of `1 - x`; null for other integers.
static const Expr *getNegated(SymInt value) {
  PolyView view(value);
  bool isNegated = view.constant == 1 && view.terms.size() == 1 &&
                   view.terms[0].coefficient == -1 &&
                   view.terms[0].factors.size() == 1 &&
                   view.terms[0].factors[0].exponent == 1;
  return isNegated ? view.terms[0].factors[0].atom : nullptr;
}

//===----------------------------------------------------------------------===//
// Requirements
//===----------------------------------------------------------------------===//

/// Requires that an integer is >= 1, or that it is not.
static bool requirePositive(ShapeEnv &env, SymInt value, bool wanted) {
  if (const Expr *negated = getNegated(value))
    return requirePositive(env, negated, !wanted);
  auto *minMax =
      value.isExpr() ? dyn_cast<MinMaxExpr>(value.getExpr()) : nullptr;
  if (!minMax)
    return env.require(wanted ? Condition::lt(0, value)
                              : Condition::le(value, 0));
  ArrayRef<SymInt> operands = minMax->getOperands();
  bool isMax = minMax->getKind() == ExprKind::Max;
  if (isMax && operands.size() == 2 && areOpposite(operands[0], operands[1]))
    return env.require(wanted ? Condition::ne(operands[0], 0)
                              : Condition::eq(operands[0], 0));
  SmallVector<SymInt, 4> parts;
  for (SymInt operand : operands)
    if (!operand.isInt())
      parts.push_back(operand);
  // A disjunction does not imply either operand.
  if (isMax == wanted && parts.size() > 1)
    return true;
  return llvm::all_of(
      parts, [&](SymInt part) { return requirePositive(env, part, wanted); });
}

bool fake::requireTruth(ShapeEnv &env, SymInt value) {
  if (!value.isExpr())
    return !value.isInt(0);
  return requirePositive(env, value, /*wanted=*/true);
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

namespace {

/// One side of a comparison: terms and a constant.
struct Side {
  SmallVector<Term, 4> terms;
  int64_t constant = 0;

  std::string str() const {
    std::string text;
    llvm::raw_string_ostream os(text);
    if (terms.empty())
      os << constant;
    else
      ExprPrinter(os, SymSyntax::Python).printSum(terms, constant);
    return text;
  }
};

/// Prints the condition that an integer is >= 1, or its negation.
class TruthPrinter {
public:
  explicit TruthPrinter(llvm::raw_ostream &os) : os(os) {}

  /// `isNested` if it is an operand of an operator.
  void print(SymInt value, bool wanted, bool isNested);

private:
  void printJoined(ArrayRef<SymInt> operands, bool isMax, bool wanted,
                   bool isNested);
  void printSign(const PolyView &value, bool wanted, bool isNested);
  void printZero(const PolyView &value, bool wanted);

  llvm::raw_ostream &os;
};

} // namespace

/// Splits a sum into the two sides of an operator: positive terms and the
/// absolute values of negative ones; the constant is on the side where it is
/// nonnegative.
static std::pair<Side, Side> splitSigns(const PolyView &value) {
  Side positive, negative;
  for (const Term &term : value.terms)
    if (term.coefficient > 0)
      positive.terms.push_back(term);
    else
      negative.terms.push_back({-term.coefficient, term.factors});
  bool goesRight = positive.terms.empty()   ? false
                   : negative.terms.empty() ? true
                                            : value.constant < 0;
  if (goesRight)
    negative.constant = -value.constant;
  else
    positive.constant = value.constant;
  return {positive, negative};
}

/// The side of a comparison that conventionally comes first.
static bool isWrittenFirst(llvm::StringRef a, llvm::StringRef b) {
  return a.size() != b.size() ? a.size() < b.size() : compareNumeric(a, b) <= 0;
}

/// `value == 0`.
void TruthPrinter::printZero(const PolyView &value, bool wanted) {
  auto [left, right] = splitSigns(value);
  std::string a = left.str(), b = right.str();
  bool isOrdered =
      right.terms.empty() || (!left.terms.empty() && isWrittenFirst(a, b));
  os << (wanted ? "Eq(" : "Ne(") << (isOrdered ? a : b) << ", "
     << (isOrdered ? b : a) << ')';
}

/// The operator for swapped operands.
static llvm::StringRef turn(llvm::StringRef op) {
  return llvm::StringSwitch<llvm::StringRef>(op)
      .Case(" > ", " < ")
      .Case(" < ", " > ")
      .Case(" <= ", " >= ")
      .Default(" <= ");
}

/// `value >= 1`.
void TruthPrinter::printSign(const PolyView &value, bool wanted,
                             bool isNested) {
  auto [positive, negative] = splitSigns(value);
  llvm::StringRef op = wanted ? " > " : " <= ";
  // Of integers, `a + 1 > b` is `a >= b`.
  if (value.constant == 1) {
    positive.constant = negative.constant = 0;
    op = wanted ? " >= " : " < ";
  }
  std::string a = positive.str(), b = negative.str();
  bool isTurned = positive.terms.empty() ||
                  (!negative.terms.empty() && !isWrittenFirst(a, b));
  if (isTurned) {
    std::swap(a, b);
    op = turn(op);
  }
  os << (isNested ? "(" : "") << a << op << b << (isNested ? ")" : "");
}

/// Some operand of a maximum, or each of a minimum, is >= 1.
void TruthPrinter::printJoined(ArrayRef<SymInt> operands, bool isMax,
                               bool wanted, bool isNested) {
  if (isMax && operands.size() == 2 && areOpposite(operands[0], operands[1]))
    return printZero(PolyView(operands[0]), !wanted);
  SmallVector<SymInt, 4> parts;
  for (SymInt operand : operands)
    if (!operand.isInt())
      parts.push_back(operand);
  bool isJoined = parts.size() > 1;
  bool isOr = isMax == wanted;
  if (isJoined && isNested)
    os << '(';
  llvm::interleave(
      parts, [&](SymInt part) { print(part, wanted, isJoined || isNested); },
      [&] { os << (isOr ? " | " : " & "); });
  if (isJoined && isNested)
    os << ')';
}

void TruthPrinter::print(SymInt value, bool wanted, bool isNested) {
  if (value.isExpr())
    if (auto *minMax = dyn_cast<MinMaxExpr>(value.getExpr()))
      return printJoined(minMax->getOperands(),
                         minMax->getKind() == ExprKind::Max, wanted, isNested);
  if (const Expr *negated = getNegated(value))
    return print(negated, !wanted, isNested);
  // A remainder by a positive integer is 0 or positive.
  auto *mod = value.isExpr() ? dyn_cast<BinaryExpr>(value.getExpr()) : nullptr;
  if (mod && mod->getKind() == ExprKind::Mod && mod->getRHS().isInt() &&
      mod->getRHS().getInt() > 0)
    return printZero(PolyView(value), !wanted);
  printSign(PolyView(value), wanted, isNested);
}

void fake::printTruth(llvm::raw_ostream &os, SymInt value) {
  if (!value.isExpr()) {
    os << (value.isUnknown() ? "?" : value.isInt(0) ? "False" : "True");
    return;
  }
  if (!llvm::isa<SymbolExpr>(value.getExpr()))
    return TruthPrinter(os).print(value, /*wanted=*/true, /*isNested=*/false);
  os << "Eq(";
  print(os, value);
  os << ", 1)";
}
