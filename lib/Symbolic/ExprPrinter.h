//===- ExprPrinter.h - Printing of expressions ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_EXPRPRINTER_H
#define FAKETENSOR_LIB_SYMBOLIC_EXPRPRINTER_H

#include "Factoring.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"

namespace fake {

/// A term in printing order.
struct WrittenTerm;

/// How tightly an operator binds.
enum class Precedence { Sum, Product, Unary, Power, Primary };

/// Prints expressions. A sum is printed as a product if that is shorter.
class ExprPrinter {
public:
  ExprPrinter(llvm::raw_ostream &os, SymSyntax syntax)
      : os(os), isPython(syntax == SymSyntax::Python) {}

  void print(SymInt value);
  /// Prints `terms + constant`; there is at least one term.
  void printSum(llvm::ArrayRef<Term> terms, int64_t constant);

private:
  Precedence precedenceOf(SymInt value);
  Precedence precedenceOfPower(const Factor &factor);
  /// The factors of a sum, null if they are not shorter than the sum.
  const Factorization *getFactors(const SumExpr *sum);
  /// The number of operators, functions, symbols and constants in Python
  /// syntax.
  unsigned lengthOf(SymInt value);
  unsigned lengthOf(llvm::ArrayRef<Factor> factors, bool hasCoefficient);
  unsigned lengthOf(llvm::ArrayRef<Term> terms, int64_t constant);
  unsigned lengthOf(const Factorization &product);
  void printAtLeast(SymInt value, Precedence wanted);
  void printBinary(const BinaryExpr *e);
  void printDivisor(const BinaryExpr *e);
  void printMinMax(const MinMaxExpr *e);
  Precedence precedenceOfFunction(const FunctionExpr *e) const;
  void printFunction(const FunctionExpr *e);
  void printFloatSum(SymInt a, SymInt b);
  void printFloatOperand(SymInt operand, SymInt other, Precedence wanted);
  void printProduct(const WrittenTerm &term, bool isSigned);
  void printPower(const Factor &factor);
  void printFactors(const Factorization &product);
  const char *times() const { return isPython ? "*" : " * "; }

  llvm::raw_ostream &os;
  bool isPython;
  llvm::DenseMap<const Expr *, std::unique_ptr<Factorization>> factored;
  llvm::DenseMap<const Expr *, unsigned> lengths;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_EXPRPRINTER_H
