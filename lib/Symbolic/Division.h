//===- Division.h - Quotients and remainders --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: floor division and modulus. Calls the arithmetic of
// integers, and the range analysis for divisibility and for what a divisor may
// be.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_DIVISION_H
#define FAKETENSOR_LIB_SYMBOLIC_DIVISION_H

#include "AbstractDomain.h"

namespace fake {

class IntegerArithmetic;
class RangeAnalysis;
struct ShapeEnvImpl;

/// Python's `//` and `%`. Operands are simplified, and so are results. Unknown
/// operands, a divisor that is 0 and results beyond the size limits give an
/// unknown result; a divisor that may be 0 is kept, to be reported.
class Division {
public:
  explicit Division(ShapeEnvImpl &impl);

  SymInt floorDiv(SymInt a, SymInt b);
  SymInt mod(SymInt a, SymInt b);

private:
  /// The node for a quotient or remainder, unless it has only one value.
  SymInt makeDiv(ExprKind kind, SymInt a, SymInt b);
  SymInt floorDivByInt(SymInt a, int64_t k);
  SymInt floorDivRest(TermList terms, int64_t rest, int64_t k);
  SymInt floorDivBySym(SymInt a, SymInt b);
  SymInt modByInt(SymInt a, int64_t k);
  SymInt modRest(TermList terms, int64_t rest, int64_t k);
  SymInt modBySym(SymInt a, SymInt b);
  /// Polynomial division `a = q * b + rest`; nullopt if not useful.
  std::optional<std::pair<SymInt, SymInt>> divide(SymInt a, SymInt b);
  /// Divides both by the common factor of all their terms, and returns it.
  SymInt divideByContent(SymInt &a, SymInt &b);
  bool isBetweenZeroAnd(SymInt a, SymInt b);

  ExprPool &pool;
  IntegerArithmetic &integers;
  RangeAnalysis &ranges;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_DIVISION_H
