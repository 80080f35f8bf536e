//===- ExprPrinter.h - Writing expressions ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_EXPRPRINTER_H
#define FAKETENSOR_LIB_SYMBOLIC_EXPRPRINTER_H

#include "FakeTensor/Symbolic/ShapeEnv.h"

namespace fake {

/// A term in the order of writing.
struct WrittenTerm;

/// How tightly an operator binds.
enum class Precedence { Sum, Product, Unary, Power, Primary };

/// Writes expressions.
class ExprPrinter {
public:
  ExprPrinter(llvm::raw_ostream &os, SymSyntax syntax)
      : os(os), isPython(syntax == SymSyntax::Python) {}

  void print(SymInt value);
  /// Prints `terms + constant`; there is a term.
  void printSum(llvm::ArrayRef<Term> terms, int64_t constant);

private:
  Precedence precedenceOf(SymInt value) const;
  Precedence precedenceOfPower(const Factor &factor) const;
  void printAtLeast(SymInt value, Precedence wanted);
  void printBinary(const BinaryExpr *e);
  void printMinMax(const MinMaxExpr *e);
  void printScale(const ScaleExpr *e);
  void printProduct(const WrittenTerm &term, bool isSigned);
  void printPower(const Factor &factor);
  const char *times() const { return isPython ? "*" : " * "; }

  llvm::raw_ostream &os;
  bool isPython;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_EXPRPRINTER_H
