//===- FloatArithmetic.h - Functions of integers and floats -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: floats, roundings and powers. Calls the arithmetic of
// integers, and the range analysis; also the public interface, for results that
// may need a symbol.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_FLOATARITHMETIC_H
#define FAKETENSOR_LIB_SYMBOLIC_FLOATARITHMETIC_H

#include "FakeTensor/Symbolic/Expr.h"

namespace fake {

class Division;
class IntegerArithmetic;
class RangeAnalysis;
class SymbolicArithmetic;
struct ShapeEnvImpl;

/// Functions of constant or symbolic numbers. Operands are simplified, and so
/// are results; unknown operands give an unknown result.
class FloatArithmetic {
public:
  explicit FloatArithmetic(ShapeEnvImpl &impl);

  /// Applies a function other than Constant.
  SymInt call(SymFunction function, llvm::ArrayRef<SymInt> operands);

private:
  /// The node for a function, unless it has only one value.
  SymInt makeFunction(SymFunction function, llvm::ArrayRef<SymInt> operands);
  SymInt floatFunction(SymFunction function, llvm::ArrayRef<SymInt> operands);
  SymInt toFloat(SymInt a);
  SymInt floatAdd(SymInt a, SymInt b);
  SymInt floatMul(SymInt a, SymInt b);
  SymInt trueDiv(SymInt a, SymInt b);
  SymInt round(SymFunction function, SymInt a);
  SymInt roundQuotient(SymFunction function, SymInt a, SymInt b);
  SymInt roundProduct(double factor, SymInt a);
  SymInt pow(SymInt a, SymInt exponent);

  SymbolicArithmetic &env;
  ExprPool &pool;
  IntegerArithmetic &integers;
  Division &division;
  RangeAnalysis &ranges;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_FLOATARITHMETIC_H
