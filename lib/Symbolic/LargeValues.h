//===- LargeValues.h - Symbols for large values -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: operations whose results may be too large. Calls all
// arithmetic; the public interface, to declare a symbol; and the learner, when
// a value has become small.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_LARGEVALUES_H
#define FAKETENSOR_LIB_SYMBOLIC_LARGEVALUES_H

#include "FakeTensor/Symbolic/SymbolicArithmetic.h"
#include "llvm/ADT/MapVector.h"

namespace fake {

class Division;
class FloatArithmetic;
class IntegerArithmetic;
class Learner;
class RangeAnalysis;
class Simplifier;
class SymbolTable;
struct ShapeEnvImpl;

/// An operation and its operands; `factor` is that of TruncScale, whose second
/// operand is ignored.
struct Calculation {
  SymOperation operation;
  SymInt a, b;
  double factor = 0;

  friend bool operator==(const Calculation &x, const Calculation &y) {
    return x.operation == y.operation && x.a == y.a && x.b == y.b &&
           x.factor == y.factor;
  }
};

/// Whether a name has the form of those that LargeValues gives.
bool isNameOfLarge(llvm::StringRef name);

/// Introduces a symbol for a value beyond the size limits of expressions, and
/// remembers how it is computed. Its name is a hash of the operation and its
/// operands, so that the same computation has the same symbol elsewhere in the
/// program, in another function, and when the program is analyzed again.
class LargeValues {
public:
  explicit LargeValues(ShapeEnvImpl &impl);

  /// From now on, large results are symbols; before, they are unknown.
  void enable() { isEnabled = true; }
  /// Computes a result with the current facts.
  SymInt calculate(Calculation calculation);
  /// The operands of the value that a symbol stands for; empty for others.
  llvm::SmallVector<SymInt, 2> getOperands(const SymbolExpr *symbol) const;
  /// Computes the values again after symbols in them were replaced.
  void update();

private:
  SymInt apply(const Calculation &calculation);
  SymInt addSymbol(Calculation calculation);
  Range rangeOf(const Calculation &calculation);
  std::optional<int64_t> evaluate(const Calculation &calculation,
                                  bool useRealValues);

  /// The computation of a symbol, as requested and as rewritten by now.
  struct Entry {
    Calculation made, current;
  };

  SymbolicArithmetic &env;
  ExprPool &pool;
  SymbolTable &symbols;
  IntegerArithmetic &integers;
  Division &division;
  FloatArithmetic &floats;
  Simplifier &simplifier;
  RangeAnalysis &ranges;
  Learner &learner;
  llvm::MapVector<const Expr *, Entry> entries;
  bool isEnabled = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_LARGEVALUES_H
