//===- Printer.cpp - Writing expressions ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Terms are stored in the order of hashes; they are written in the order that
// people expect: powers first, then names, numbers last, and no minus sign in
// front if that can be avoided.
//
//===----------------------------------------------------------------------===//

#include "ExprPrinter.h"
#include "Polynomial.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <charconv>
#include <cmath>

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

//===----------------------------------------------------------------------===//
// Order of writing
//===----------------------------------------------------------------------===//

static int compareWritten(SymInt a, SymInt b);

static int compareWritten(ArrayRef<SymInt> a, ArrayRef<SymInt> b) {
  for (auto [x, y] : llvm::zip(a, b))
    if (int order = compareWritten(x, y))
      return order;
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

/// Integers, symbols by name, other atoms by kind, sums.
static int compareWritten(SymInt a, SymInt b) {
  if (a == b)
    return 0;
  if (!a.isExpr() || !b.isExpr()) {
    if (a.isExpr() != b.isExpr())
      return a.isExpr() ? 1 : -1;
    return a.getOpaqueValue() < b.getOpaqueValue() ? -1 : 1;
  }
  const Expr *x = a.getExpr(), *y = b.getExpr();
  if (x->getKind() != y->getKind())
    return x->getKind() < y->getKind() ? -1 : 1;
  int order = 0;
  if (auto *symbol = dyn_cast<SymbolExpr>(x)) {
    order = compareNumeric(symbol->getName(), cast<SymbolExpr>(y)->getName());
  } else if (auto *binary = dyn_cast<BinaryExpr>(x)) {
    auto *other = cast<BinaryExpr>(y);
    order = compareWritten({binary->getLHS(), binary->getRHS()},
                           {other->getLHS(), other->getRHS()});
  } else if (auto *minMax = dyn_cast<MinMaxExpr>(x)) {
    order = compareWritten(minMax->getOperands(),
                           cast<MinMaxExpr>(y)->getOperands());
  } else if (auto *scale = dyn_cast<ScaleExpr>(x)) {
    order =
        compareWritten(scale->getOperand(), cast<ScaleExpr>(y)->getOperand());
  }
  return order != 0 ? order : ExprPool::compare(x, y);
}

static bool isWrittenBefore(SymInt a, SymInt b) {
  return compareWritten(a, b) < 0;
}

/// A term with its factors in the order of writing.
struct fake::WrittenTerm {
  int64_t coefficient;
  llvm::SmallVector<Factor, 2> factors;
  unsigned degree = 0;

  explicit WrittenTerm(const Term &term)
      : coefficient(term.coefficient),
        factors(term.factors.begin(), term.factors.end()) {
    llvm::sort(factors, [](const Factor &a, const Factor &b) {
      return isWrittenBefore(a.atom, b.atom);
    });
    for (const Factor &factor : factors)
      degree += factor.exponent;
  }

  bool operator<(const WrittenTerm &other) const {
    if (degree != other.degree)
      return degree > other.degree;
    for (auto [a, b] : llvm::zip(factors, other.factors)) {
      if (int order = compareWritten(a.atom, b.atom))
        return order < 0;
      if (a.exponent != b.exponent)
        return a.exponent > b.exponent;
    }
    return factors.size() < other.factors.size();
  }
};

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

Precedence ExprPrinter::precedenceOfPower(const Factor &factor) const {
  if (factor.exponent == 1)
    return precedenceOf(factor.atom);
  return isPython ? Precedence::Power : Precedence::Product;
}

Precedence ExprPrinter::precedenceOf(SymInt value) const {
  if (value.isUnknown())
    return Precedence::Primary;
  if (value.isInt())
    return value.getInt() < 0 ? Precedence::Unary : Precedence::Primary;
  const Expr *e = value.getExpr();
  switch (e->getKind()) {
  case ExprKind::FloorDiv:
  case ExprKind::Mod:
    return Precedence::Product;
  case ExprKind::Symbol:
  case ExprKind::Max:
  case ExprKind::Min:
  case ExprKind::Scale:
    return Precedence::Primary;
  case ExprKind::Sum:
    break;
  }
  auto *sum = cast<SumExpr>(e);
  if (sum->getTerms().size() > 1 || sum->getConstant() != 0)
    return Precedence::Sum;
  const Term &term = sum->getTerms().front();
  if (term.coefficient == 1 && term.factors.size() == 1)
    return precedenceOfPower(term.factors[0]);
  return Precedence::Product;
}

void ExprPrinter::printAtLeast(SymInt value, Precedence wanted) {
  bool needsParentheses = precedenceOf(value) < wanted;
  if (needsParentheses)
    os << '(';
  print(value);
  if (needsParentheses)
    os << ')';
}

void ExprPrinter::print(SymInt value) {
  if (value.isUnknown()) {
    os << '?';
    return;
  }
  if (value.isInt()) {
    os << value.getInt();
    return;
  }
  const Expr *e = value.getExpr();
  if (auto *symbol = dyn_cast<SymbolExpr>(e))
    printSymbolName(os, symbol->getName(),
                    isPython ? SymSyntax::Python : SymSyntax::MLIR);
  else if (auto *binary = dyn_cast<BinaryExpr>(e))
    printBinary(binary);
  else if (auto *minMax = dyn_cast<MinMaxExpr>(e))
    printMinMax(minMax);
  else if (auto *scale = dyn_cast<ScaleExpr>(e))
    printScale(scale);
  else
    printSum(cast<SumExpr>(e)->getTerms(), cast<SumExpr>(e)->getConstant());
}

void ExprPrinter::printBinary(const BinaryExpr *e) {
  bool isMod = e->getKind() == ExprKind::Mod;
  // Products and divisions group from the left.
  printAtLeast(e->getLHS(), Precedence::Product);
  if (isPython)
    os << (isMod ? " % " : "//");
  else
    os << (isMod ? " mod " : " floordiv ");
  printAtLeast(e->getRHS(), Precedence::Power);
}

void ExprPrinter::printMinMax(const MinMaxExpr *e) {
  llvm::SmallVector<SymInt, 4> operands(e->getOperands());
  llvm::sort(operands, isWrittenBefore);
  bool isMax = e->getKind() == ExprKind::Max;
  os << (isPython ? (isMax ? "Max(" : "Min(") : (isMax ? "max(" : "min("));
  llvm::interleave(
      operands, [&](SymInt operand) { print(operand); }, [&] { os << ", "; });
  os << ')';
}

void ExprPrinter::printScale(const ScaleExpr *e) {
  os << (isPython ? "TruncToInt(" : "trunc(");
  printFloat(os, e->getFactor(),
             isPython ? SymSyntax::Python : SymSyntax::MLIR);
  os << times();
  if (isPython) {
    os << "ToFloat(";
    print(e->getOperand());
    os << "))";
    return;
  }
  printAtLeast(e->getOperand(), Precedence::Power);
  os << ')';
}

void ExprPrinter::printPower(const Factor &factor) {
  if (isPython) {
    printAtLeast(factor.atom,
                 factor.exponent > 1 ? Precedence::Primary : Precedence::Power);
    if (factor.exponent > 1)
      os << "**" << factor.exponent;
    return;
  }
  for (unsigned i = 0; i != factor.exponent; ++i) {
    os << (i == 0 ? "" : " * ");
    printAtLeast(factor.atom, Precedence::Power);
  }
}

/// The magnitude of a term, or the term with its sign unless that was written.
void ExprPrinter::printProduct(const WrittenTerm &term, bool isSigned) {
  uint64_t magnitude = term.coefficient;
  if (term.coefficient < 0) {
    magnitude = -magnitude;
    if (isSigned)
      os << '-';
  }
  bool isAlone = magnitude == 1 && term.factors.size() == 1 &&
                 term.factors[0].exponent == 1;
  // A sign binds tighter than a division, any other context is a sum.
  if (isAlone && !(isSigned && term.coefficient < 0)) {
    print(term.factors[0].atom);
    return;
  }
  if (magnitude != 1)
    os << magnitude << times();
  llvm::interleave(
      term.factors, [&](const Factor &factor) { printPower(factor); },
      [&] { os << times(); });
}

void ExprPrinter::printSum(ArrayRef<Term> sum, int64_t constant) {
  llvm::SmallVector<WrittenTerm, 4> terms;
  for (const Term &term : sum)
    terms.emplace_back(term);
  llvm::sort(terms);
  bool constantFirst = false;
  if (terms.front().coefficient < 0) {
    auto *positive = llvm::find_if(
        terms, [](const WrittenTerm &term) { return term.coefficient > 0; });
    if (positive != terms.end())
      std::rotate(terms.begin(), positive, positive + 1);
    else
      constantFirst = constant > 0;
  }
  if (constantFirst)
    os << constant;
  for (auto [i, term] : llvm::enumerate(terms)) {
    bool isFirst = i == 0 && !constantFirst;
    if (!isFirst)
      os << (term.coefficient < 0 ? " - " : " + ");
    printProduct(term, isFirst);
  }
  if (constantFirst || constant == 0)
    return;
  uint64_t magnitude = constant;
  os << (constant < 0 ? " - " : " + ")
     << (constant < 0 ? -magnitude : magnitude);
}

void fake::printFloat(llvm::raw_ostream &os, double value, SymSyntax syntax) {
  if (std::isnan(value)) {
    os << "nan";
    return;
  }
  if (std::isinf(value)) {
    os << (value < 0 ? "-inf" : "inf");
    return;
  }
  // Python writes an exponent below 1e-4 and from 1e16 on.
  double magnitude = std::fabs(value);
  bool scientific = magnitude != 0.0 && (magnitude < 1e-4 || magnitude >= 1e16);
  char buffer[64];
  auto [end, error] = std::to_chars(std::begin(buffer), std::end(buffer), value,
                                    scientific ? std::chars_format::scientific
                                               : std::chars_format::fixed);
  assert(error == std::errc() && "buffer is too small");
  (void)error;
  auto [mantissa, exponent] = llvm::StringRef(buffer, end - buffer).split('e');
  os << mantissa;
  if (!mantissa.contains('.') && (!scientific || syntax == SymSyntax::MLIR))
    os << ".0";
  if (scientific)
    os << 'e' << exponent;
}

bool fake::isSymbolName(llvm::StringRef name, SymSyntax syntax) {
  bool isPython = syntax == SymSyntax::Python;
  auto isPart = [&](char c) {
    return llvm::isAlnum(c) || c == '_' || (isPython && (c == '.' || c == '$'));
  };
  if (name.empty() || llvm::isDigit(name[0]) || name[0] == '.' ||
      name[0] == '$' || !llvm::all_of(name, isPart))
    return false;
  return isPython ||
         llvm::StringSwitch<bool>(name)
             .Cases({"floordiv", "mod", "max", "min", "trunc", "true", "false"},
                    false)
             .Default(true);
}

void fake::printSymbolName(llvm::raw_ostream &os, llvm::StringRef name,
                           SymSyntax syntax) {
  if (isSymbolName(name, syntax)) {
    os << name;
    return;
  }
  os << '"';
  llvm::printEscapedString(name, os);
  os << '"';
}

void fake::print(llvm::raw_ostream &os, SymInt value, SymSyntax syntax) {
  ExprPrinter(os, syntax).print(value);
}

std::string fake::toString(SymInt value, SymSyntax syntax) {
  std::string text;
  llvm::raw_string_ostream os(text);
  print(os, value, syntax);
  return text;
}

void fake::print(llvm::raw_ostream &os, const Condition &condition) {
  auto call = [&](const char *name) {
    os << name;
    print(os, condition.lhs);
    os << ", ";
    print(os, condition.rhs);
    os << ')';
  };
  auto infix = [&](const char *op) {
    print(os, condition.lhs);
    os << op;
    print(os, condition.rhs);
  };
  switch (condition.relation) {
  case Relation::Eq:
    return call("Eq(");
  case Relation::Ne:
    return call("Ne(");
  case Relation::Lt:
    return infix(" < ");
  case Relation::Le:
    return infix(" <= ");
  case Relation::Multiple:
    call("Eq(Mod(");
    break;
  case Relation::NotMultiple:
    call("Ne(Mod(");
    break;
  }
  os << ", 0)";
}
