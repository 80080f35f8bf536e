//===- Printer.cpp - Printing of expressions --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Terms are stored in hash order; they are printed in the conventional order:
// powers first, then names, constants last, and no leading minus sign if
// possible. Sums that are products of sums, such as a number of elements, are
// printed as products if that is shorter.
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
using llvm::isa;

//===----------------------------------------------------------------------===//
// Printing order
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
  } else if (auto *call = dyn_cast<FunctionExpr>(x)) {
    auto *other = cast<FunctionExpr>(y);
    order = compareWritten(call->getOperands(), other->getOperands());
  }
  return order != 0 ? order : ExprPool::compare(x, y);
}

static bool isWrittenBefore(SymInt a, SymInt b) {
  return compareWritten(a, b) < 0;
}

/// A term with its factors in printing order.
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
// Printing
//===----------------------------------------------------------------------===//

Precedence ExprPrinter::precedenceOfPower(const Factor &factor) {
  if (factor.exponent == 1)
    return precedenceOf(factor.atom);
  return isPython ? Precedence::Power : Precedence::Product;
}

Precedence ExprPrinter::precedenceOf(SymInt value) {
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
    return Precedence::Primary;
  case ExprKind::Function:
  case ExprKind::Float:
    return precedenceOfFunction(cast<FunctionExpr>(e));
  case ExprKind::Sum:
    break;
  }
  auto *sum = cast<SumExpr>(e);
  if (const Factorization *product = getFactors(sum))
    return product->coefficient == 1 && product->atoms.empty() &&
                   product->sums.size() == 1 && isPython
               ? Precedence::Power
               : Precedence::Product;
  if (sum->getTerms().size() > 1 || sum->getConstant() != 0)
    return Precedence::Sum;
  const Term &term = sum->getTerms().front();
  if (term.coefficient == 1 && term.factors.size() == 1)
    return precedenceOfPower(term.factors[0]);
  return Precedence::Product;
}

Precedence ExprPrinter::precedenceOfFunction(const FunctionExpr *e) const {
  switch (e->getFunction()) {
  case SymFunction::Pow:
    return isPython ? Precedence::Power : Precedence::Primary;
  case SymFunction::Constant:
    return std::signbit(e->getConstant()) ? Precedence::Unary
                                          : Precedence::Primary;
  case SymFunction::FloatAdd:
    return Precedence::Sum;
  case SymFunction::FloatMul:
    return Precedence::Product;
  default:
    return Precedence::Primary;
  }
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
  else if (auto *call = dyn_cast<FunctionExpr>(e))
    printFunction(call);
  else if (const Factorization *product = getFactors(cast<SumExpr>(e)))
    printFactors(*product);
  else
    printSum(cast<SumExpr>(e)->getTerms(), cast<SumExpr>(e)->getConstant());
}

void ExprPrinter::printBinary(const BinaryExpr *e) {
  // Products and divisions are left-associative.
  printAtLeast(e->getLHS(), Precedence::Product);
  printDivisor(e);
}

void ExprPrinter::printDivisor(const BinaryExpr *e) {
  bool isMod = e->getKind() == ExprKind::Mod;
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

/// The name of a function that is not printed as an operator.
static const char *getFunctionName(SymFunction function, bool isPython) {
  switch (function) {
  case SymFunction::Pow:
    return isPython ? "PowByNatural" : "pow";
  case SymFunction::Trunc:
    return isPython ? "TruncToInt" : "trunc";
  case SymFunction::Floor:
    return isPython ? "FloorToInt" : "floor";
  case SymFunction::Ceil:
    return isPython ? "CeilToInt" : "ceil";
  case SymFunction::Round:
    return isPython ? "RoundToInt" : "round";
  case SymFunction::ToFloat:
    return isPython ? "ToFloat" : "float";
  case SymFunction::IntTrueDiv:
    return isPython ? "IntTrueDiv" : "truediv";
  case SymFunction::FloatTrueDiv:
    return isPython ? "FloatTrueDiv" : "truediv";
  case SymFunction::FloatPow:
    return isPython ? "FloatPow" : "pow";
  case SymFunction::Sqrt:
    return isPython ? "OpaqueUnaryFn_sqrt" : "sqrt";
  case SymFunction::Exp:
    return isPython ? "OpaqueUnaryFn_exp" : "exp";
  case SymFunction::Log:
    return isPython ? "OpaqueUnaryFn_log" : "log";
  case SymFunction::Constant:
  case SymFunction::FloatAdd:
  case SymFunction::FloatMul:
    break;
  }
  llvm_unreachable("written as an operator");
}

void ExprPrinter::printFunction(const FunctionExpr *e) {
  ArrayRef<SymInt> operands = e->getOperands();
  switch (e->getFunction()) {
  case SymFunction::Constant:
    printFloat(os, e->getConstant(),
               isPython ? SymSyntax::Python : SymSyntax::MLIR);
    return;
  case SymFunction::FloatAdd:
    printFloatSum(operands[0], operands[1]);
    return;
  case SymFunction::FloatMul:
    printFloatOperand(operands[0], operands[1], Precedence::Product);
    os << times();
    printFloatOperand(operands[1], operands[0], Precedence::Power);
    return;
  case SymFunction::Pow:
    if (!isPython)
      break;
    printAtLeast(operands[0], Precedence::Primary);
    os << "**";
    printAtLeast(operands[1], Precedence::Primary);
    return;
  default:
    break;
  }
  os << getFunctionName(e->getFunction(), isPython) << '(';
  llvm::interleave(
      operands, [&](SymInt operand) { print(operand); }, [&] { os << ", "; });
  os << ')';
}

/// `a + b`; a constant is the second operand.
void ExprPrinter::printFloatSum(SymInt a, SymInt b) {
  printFloatOperand(a, b, Precedence::Sum);
  std::optional<double> constant = getConstantFloat(b);
  if (constant && std::signbit(*constant)) {
    os << " - ";
    printFloat(os, -*constant, isPython ? SymSyntax::Python : SymSyntax::MLIR);
    return;
  }
  os << " + ";
  printFloatOperand(b, a, Precedence::Product);
}

/// An operand of an operator. In MLIR, the conversion of an integer next to a
/// constant float is implicit.
void ExprPrinter::printFloatOperand(SymInt operand, SymInt other,
                                    Precedence wanted) {
  auto *call = cast<FunctionExpr>(operand.getExpr());
  if (!isPython && call->getFunction() == SymFunction::ToFloat &&
      getConstantFloat(other))
    operand = call->getOperands()[0];
  printAtLeast(operand, wanted);
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

/// The term with its sign if `isSigned`, otherwise its magnitude.
void ExprPrinter::printProduct(const WrittenTerm &term, bool isSigned) {
  uint64_t magnitude = term.coefficient;
  if (term.coefficient < 0) {
    magnitude = -magnitude;
    if (isSigned)
      os << '-';
  }
  bool isAlone = magnitude == 1 && term.factors.size() == 1 &&
                 term.factors[0].exponent == 1;
  // A sign binds tighter than a division; any other context is a sum.
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

namespace {
/// A division in a sum that absorbs the constant: `(a + 1) // 2 - 1` is `(a -
/// 1) // 2`.
struct WrittenDivision {
  const BinaryExpr *division;
  int64_t constant;

  bool isFor(const WrittenTerm &term) const {
    return term.coefficient == 1 && term.factors.size() == 1 &&
           term.factors[0] == Factor{division, 1};
  }
};
} // namespace

/// The division of a sum that absorbs its constant: one that already has a
/// constant, so that the sum gets shorter.
static std::optional<WrittenDivision> findDivision(ArrayRef<Term> sum,
                                                   int64_t constant) {
  if (constant == 0)
    return std::nullopt;
  for (const Term &term : sum) {
    const Factor &factor = term.factors.front();
    auto *division = dyn_cast<BinaryExpr>(factor.atom);
    if (!division || division->getKind() != ExprKind::FloorDiv ||
        term.coefficient != 1 || term.factors.size() != 1 ||
        factor.exponent != 1 || !division->getRHS().isInt())
      continue;
    int64_t inner = PolyView(division->getLHS()).constant;
    std::optional<int64_t> moved = narrow(
        static_cast<Wide>(constant) * division->getRHS().getInt() + inner);
    if (inner != 0 && moved)
      return WrittenDivision{division, *moved};
  }
  return std::nullopt;
}

void ExprPrinter::printSum(ArrayRef<Term> sum, int64_t constant) {
  std::optional<WrittenDivision> division = findDivision(sum, constant);
  if (division)
    constant = 0;
  llvm::SmallVector<WrittenTerm, 4> terms;
  for (const Term &term : sum)
    terms.emplace_back(term);
  llvm::sort(terms);
  bool constantFirst = false;
  if (!terms.empty() && terms.front().coefficient < 0) {
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
    if (division && division->isFor(term)) {
      const BinaryExpr *e = division->division;
      bool isSum =
          PolyView(e->getLHS()).terms.size() > 1 || division->constant != 0;
      os << (isSum ? "(" : "");
      printSum(PolyView(e->getLHS()).terms, division->constant);
      os << (isSum ? ")" : "");
      printDivisor(e);
      continue;
    }
    printProduct(term, isFirst);
  }
  if (constantFirst || constant == 0)
    return;
  uint64_t magnitude = constant;
  os << (constant < 0 ? " - " : " + ")
     << (constant < 0 ? -magnitude : magnitude);
}

//===----------------------------------------------------------------------===//
// Products of sums
//===----------------------------------------------------------------------===//

unsigned ExprPrinter::lengthOf(SymInt value) {
  if (!value.isExpr() || isa<SymbolExpr>(value.getExpr()))
    return 1;
  const Expr *e = value.getExpr();
  auto it = lengths.find(e);
  if (it != lengths.end())
    return it->second;
  unsigned length = 0;
  if (auto *sum = dyn_cast<SumExpr>(e)) {
    const Factorization *product = getFactors(sum);
    length = product ? lengthOf(*product)
                     : lengthOf(sum->getTerms(), sum->getConstant());
  } else {
    unsigned numOperands = 0;
    forEachOperand(e, [&](SymInt operand) {
      length += lengthOf(operand);
      ++numOperands;
    });
    // A product with a float, within two functions.
    length += isa<FunctionExpr>(e) ? 4
              : isa<MinMaxExpr>(e) ? 1
                                   : numOperands - 1;
  }
  return lengths[e] = length;
}

unsigned ExprPrinter::lengthOf(ArrayRef<Factor> factors, bool hasCoefficient) {
  unsigned length = hasCoefficient ? 2 : 0;
  for (const Factor &factor : factors)
    length += lengthOf(factor.atom) + (factor.exponent > 1 ? 3 : 1);
  // Each operand is counted with an operator.
  return length - 1;
}

static bool isWritten(int64_t coefficient) {
  return coefficient != 1 && coefficient != -1;
}

unsigned ExprPrinter::lengthOf(ArrayRef<Term> terms, int64_t constant) {
  unsigned length = constant == 0 ? 0 : 2;
  for (const Term &term : terms)
    length += lengthOf(term.factors, isWritten(term.coefficient)) + 1;
  if (auto division = findDivision(terms, constant))
    length -= division->constant == 0 ? 4 : 2;
  return length - 1;
}

unsigned ExprPrinter::lengthOf(const Factorization &product) {
  unsigned length = 0;
  for (const auto &[sum, exponent] : product.sums)
    length += lengthOf(sum.terms, sum.constant) + (exponent > 1 ? 3 : 1);
  if (isWritten(product.coefficient) || !product.atoms.empty())
    length += lengthOf(product.atoms, isWritten(product.coefficient)) + 1;
  return length - 1;
}

const Factorization *ExprPrinter::getFactors(const SumExpr *sum) {
  if (sum->getTerms().size() + (sum->getConstant() != 0) < 2)
    return nullptr;
  auto it = factored.find(sum);
  if (it != factored.end())
    return it->second.get();
  auto product = std::make_unique<Factorization>(factorize(sum));
  bool isSum = product->sums.size() == 1 && product->sums[0].exponent == 1 &&
               product->atoms.empty() && !isWritten(product->coefficient);
  if (isSum ||
      lengthOf(*product) >= lengthOf(sum->getTerms(), sum->getConstant()))
    product = nullptr;
  return (factored[sum] = std::move(product)).get();
}

namespace {
/// A sum that is a factor, in printing order.
struct WrittenSum {
  std::vector<WrittenTerm> terms;
  int64_t constant;
  const PolynomialPower *power;

  explicit WrittenSum(const PolynomialPower &power)
      : terms(power.base.terms.begin(), power.base.terms.end()),
        constant(power.base.constant), power(&power) {
    llvm::sort(terms);
  }

  bool operator<(const WrittenSum &other) const {
    for (const auto &[a, b] : llvm::zip(terms, other.terms)) {
      if (a < b || b < a)
        return a < b;
      if (a.coefficient != b.coefficient)
        return a.coefficient < b.coefficient;
    }
    if (terms.size() != other.terms.size())
      return terms.size() < other.terms.size();
    return constant < other.constant;
  }
  bool isNegative() const { return terms.front().coefficient < 0; }
  /// Whether some term is subtracted, so that it is added after negation.
  bool hasNegative() const {
    return constant < 0 ||
           llvm::any_of(
               terms,
               [](const WrittenTerm &term) { return term.coefficient < 0; });
  }
};
} // namespace

static Polynomial negated(const Polynomial &p) {
  Polynomial result = {-p.constant, p.terms};
  for (Term &term : result.terms)
    term.coefficient = -term.coefficient;
  return result;
}

void ExprPrinter::printFactors(const Factorization &product) {
  std::vector<PolynomialPower> powers = product.sums;
  // The first term of each sum should be positive, and so should the
  // coefficient.
  int64_t coefficient = product.coefficient;
  auto turn = [&](PolynomialPower &power) {
    power.base = negated(power.base);
    if (power.exponent % 2 != 0)
      coefficient = -coefficient;
  };
  for (PolynomialPower &power : powers)
    if (WrittenSum(power).isNegative())
      turn(power);
  if (coefficient < 0) {
    auto it = llvm::find_if(powers, [](const PolynomialPower &power) {
      return power.exponent % 2 != 0 && WrittenSum(power).hasNegative();
    });
    if (it != powers.end())
      turn(*it);
  }

  std::vector<WrittenSum> sums(powers.begin(), powers.end());
  llvm::sort(sums);
  if (coefficient < 0)
    os << '-';
  const char *separator = "";
  auto separate = [&] {
    os << separator;
    separator = times();
  };
  if (isWritten(coefficient)) {
    separate();
    uint64_t magnitude = coefficient;
    os << (coefficient < 0 ? -magnitude : magnitude);
  }
  for (const Factor &atom : WrittenTerm({1, product.atoms}).factors) {
    separate();
    printPower(atom);
  }
  for (const WrittenSum &sum : sums) {
    unsigned exponent = sum.power->exponent;
    for (unsigned i = 0, e = isPython ? 1 : exponent; i != e; ++i) {
      separate();
      os << '(';
      printSum(sum.power->base.terms, sum.constant);
      os << ')';
    }
    if (isPython && exponent > 1)
      os << "**" << exponent;
  }
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
  // Python prints an exponent below 1e-4 and from 1e16 on.
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
