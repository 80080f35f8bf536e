//===- RangeAnalysis.h - Intervals and congruences of nodes -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: abstract interpretation of expressions. Reads the
// declarations and the facts, and calls no other component.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_RANGEANALYSIS_H
#define FAKETENSOR_LIB_SYMBOLIC_RANGEANALYSIS_H

#include "AbstractDomain.h"
#include <vector>

namespace fake {

class FactBase;
class SymbolTable;
struct Fact;
struct AffineForm;
struct ShapeEnvImpl;

/// The interval and the congruence of an expression, from those of its operands
/// and from the fact about it. Owns a cache of the results, each valid for one
/// epoch of the facts.
class RangeAnalysis {
public:
  explicit RangeAnalysis(ShapeEnvImpl &impl);

  Range rangeOf(SymInt value);
  Congruence congruenceOf(SymInt value);
  bool isNonZero(SymInt value);
  bool isNonZero(llvm::ArrayRef<Factor> monomial);
  /// Whether `a % b == 0` for all values.
  bool isMultiple(SymInt a, SymInt b);

  /// Both the range and the congruence.
  AbstractValue infoOf(const Expr *e);
  /// What the operands of a node alone imply.
  AbstractValue computeNatural(const Expr *e);
  Range rangeOfMonomial(llvm::ArrayRef<Factor> factors);
  Range termRange(const Term &term);

private:
  AbstractValue withFact(AbstractValue info, const Expr *e,
                         const AffineForm &parts, const Fact &fact);
  AbstractValue computeBinary(const BinaryExpr *e);
  AbstractValue computeMinMax(const MinMaxExpr *e);
  Range sumRange(int64_t constant, llvm::ArrayRef<Term> terms);

  struct Entry {
    unsigned epoch = 0;
    AbstractValue value;
  };

  ExprPool &pool;
  const SymbolTable &symbols;
  FactBase &facts;
  /// By the ID of the expression.
  std::vector<Entry> cache;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_RANGEANALYSIS_H
