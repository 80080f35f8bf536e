//===- ExprPrinter.h - Writing expressions ----------------------*- C++ -*-===//
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

/// A term in the order of writing.
struct WrittenTerm;

/// How tightly an operator binds.
enum class Precedence { Sum, Product, Unary, Power, Primary };

/// Writes expressions. A sum is written as a product wherever that is shorter.
class ExprPrinter {
public:
  ExprPrinter(llvm::raw_ostream &os, SymSyntax syntax)
      : os(os), isPython(syntax == SymSyntax::Python) {}

  void print(SymInt value);
  /// Prints `terms + constant`; there is a term.
  void printSum(llvm::ArrayRef<Term> terms, int64_t constant);

private:
  Precedence precedenceOf(SymInt value);
  Precedence precedenceOfPower(const Factor &factor);
  /// The factors of a sum, null if the sum is no longer than they are.
  const Factorization *getFactors(const SumExpr *sum);
  /// How many operators, functions, symbols and numbers there are in Python.
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
