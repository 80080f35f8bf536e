//===- SymbolicArithmetic.h - Arithmetic with facts -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Integers and floats as PyTorch's SymInt and SymFloat: operations return
// expressions in a normal form, simplified with the facts about symbols.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_SYMBOLICARITHMETIC_H
#define FAKETENSOR_SYMBOLIC_SYMBOLICARITHMETIC_H

#include "FakeTensor/Symbolic/Symbols.h"
#include "llvm/Support/MathExtras.h"

namespace fake {

/// An operation on two integers. The names of symbols for large values are
/// hashes of these numbers, which must not change.
enum class SymOperation : uint8_t {
  Add,
  Sub,
  Mul,
  FloorDiv,
  Mod,
  Max,
  Min,
  /// `int(factor * float(a))`, an operation on one integer.
  TruncScale
};

/// Arithmetic that simplifies with the facts of one function. The middle layer
/// of ShapeEnv.
///
/// All operations are total. An unknown operand, a division by a known zero, or
/// a result outside int64_t gives an unknown result, never a wrong one. So does
/// a result beyond the size limits, unless a symbol is introduced for it (see
/// nameLargeValues): more than 4096 nodes, 64 levels, 256 terms, or 64 operands
/// of a maximum, or a product of two sums with more than 256 terms before
/// collection.
class SymbolicArithmetic : public SymbolScope {
public:
  //===--- Integers -------------------------------------------------------===//

  // Operations on plain integers are inline.

  /// Python's `a + b`.
  SymInt add(SymInt a, SymInt b) {
    int64_t result;
    if (!a.isInt() || !b.isInt())
      return apply(SymOperation::Add, a, b);
    return llvm::AddOverflow(a.getInt(), b.getInt(), result) ? SymInt()
                                                             : SymInt(result);
  }
  /// Python's `a - b`.
  SymInt sub(SymInt a, SymInt b) {
    int64_t result;
    if (!a.isInt() || !b.isInt())
      return apply(SymOperation::Sub, a, b);
    return llvm::SubOverflow(a.getInt(), b.getInt(), result) ? SymInt()
                                                             : SymInt(result);
  }
  /// Python's `a * b`.
  SymInt mul(SymInt a, SymInt b) {
    int64_t result;
    if (!a.isInt() || !b.isInt())
      return apply(SymOperation::Mul, a, b);
    return llvm::MulOverflow(a.getInt(), b.getInt(), result) ? SymInt()
                                                             : SymInt(result);
  }
  /// Python's `-a`.
  SymInt neg(SymInt a) { return sub(0, a); }
  /// Python's `a // b`.
  SymInt floorDiv(SymInt a, SymInt b) {
    if (!a.isInt() || !b.isInt())
      return apply(SymOperation::FloorDiv, a, b);
    if (b.isInt(0))
      return SymInt();
    // minInt is larger than INT64_MIN, so dividing by -1 cannot overflow.
    int64_t quotient = a.getInt() / b.getInt();
    bool roundsUp =
        a.getInt() % b.getInt() != 0 && (a.getInt() < 0) != (b.getInt() < 0);
    return quotient - roundsUp;
  }
  /// Python's `a % b`.
  SymInt mod(SymInt a, SymInt b) {
    if (!a.isInt() || !b.isInt())
      return apply(SymOperation::Mod, a, b);
    if (b.isInt(0))
      return SymInt();
    int64_t rest = a.getInt() % b.getInt();
    return rest != 0 && (rest < 0) != (b.getInt() < 0) ? rest + b.getInt()
                                                       : rest;
  }
  /// `ceil(a / b)`, written as `(a + b - 1) // b` for positive b.
  SymInt ceilDiv(SymInt a, SymInt b);
  /// The larger value, `sym_max`.
  SymInt max(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return a.getInt() < b.getInt() ? b : a;
    return apply(SymOperation::Max, a, b);
  }
  /// The smaller value, `sym_min`.
  SymInt min(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt())
      return b.getInt() < a.getInt() ? b : a;
    return apply(SymOperation::Min, a, b);
  }
  /// Python's `a ** exponent`.
  SymInt pow(SymInt a, unsigned exponent);
  /// The same for a symbolic exponent; unknown if it may be negative.
  SymInt pow(SymInt a, SymInt exponent);
  /// The product of all values, 1 if empty: `sym_prod`, numel.
  SymInt product(llvm::ArrayRef<SymInt> values);
  /// The sum of all values, 0 if empty: `sym_sum`.
  SymInt sum(llvm::ArrayRef<SymInt> values);

  //===--- Floats ---------------------------------------------------------===//

  // A value may be a float, see isFloat. `add`, `sub` and `mul` also take
  // floats, as in Python: a float with an integer is a float. Other integer
  // functions return unknown for floats.

  /// A constant float.
  SymInt makeFloat(double value);
  /// Applies a function other than Constant to integers or floats. Rounding
  /// functions return integers unchanged. Operands of integer quotients are
  /// assumed to be below 2^53, as sizes are, where float64 is exact.
  SymInt call(SymFunction function, llvm::ArrayRef<SymInt> operands);
  /// Python's `float(a)`; returns floats unchanged.
  SymInt toFloat(SymInt a) { return call(SymFunction::ToFloat, a); }
  /// Python's `int(factor * float(a))`: PyTorch's sizes under float factors.
  SymInt truncScale(SymInt a, double factor);

  //===--- Facts ----------------------------------------------------------===//

  /// Simplifies a value with facts learned since it was computed.
  SymInt simplify(SymInt value);
  /// A conservative range of the value.
  Range getRange(SymInt value);
  /// Rebuilds a value of another pool, simplified with the facts of this
  /// environment. Declares its symbols if necessary.
  SymInt import(SymInt value);
  /// Changes whenever a fact is learned: values computed at an earlier epoch
  /// may simplify further.
  unsigned getEpoch() const;

protected:
  /// To be derived from; the environment has no symbols yet.
  SymbolicArithmetic();

private:
  /// An operation other than TruncScale on values that are not both integers.
  SymInt apply(SymOperation operation, SymInt a, SymInt b);
};

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SYMBOLICARITHMETIC_H
