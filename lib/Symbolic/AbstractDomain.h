//===- AbstractDomain.h - Intervals and congruences -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: abstract interpretation of integers. Pure functions,
// independent of symbols and facts. A result contains all values that the
// operation has for values in the operands.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_ABSTRACTDOMAIN_H
#define FAKETENSOR_LIB_SYMBOLIC_ABSTRACTDOMAIN_H

#include "FakeTensor/Symbolic/Range.h"
#include "Polynomial.h"

namespace fake {

//===----------------------------------------------------------------------===//
// Intervals
//===----------------------------------------------------------------------===//

/// The interval of one integer; unbounded above for the largest, whose bound
/// means that.
Range pointRange(int64_t value);
/// The range without infinities as the wrong bound: a minimum of `posInf` or a
/// maximum of `negInf`, which arithmetic excludes, is extended by one.
Range normalizeRange(Range range);
Range intersect(Range a, Range b);
/// The smallest interval that contains both.
Range hull(Range a, Range b);
Range addRanges(Range a, Range b);
Range scaleRange(Range a, int64_t by);
Range multiplyRanges(Range a, Range b);
Range powerRange(Range a, unsigned exponent);
Range floorDivRanges(Range a, Range b);
Range modRanges(Range a, Range b);
/// The smallest interval of all x for which `scale * x` is in `r`.
Range divideOut(Range r, int64_t scale);
/// Moves bounds past excluded values.
Range dropExcluded(Range r, llvm::ArrayRef<int64_t> excluded);
/// The range of `int(factor * float(x))`.
Range truncScaleRange(Range a, double factor);
/// The range of a function from those of its integer operands, which `rangeOf`
/// returns; unbounded for floats.
Range functionRange(const FunctionExpr *e,
                    llvm::function_ref<Range(SymInt)> rangeOf);

//===----------------------------------------------------------------------===//
// Congruences
//===----------------------------------------------------------------------===//

/// `value = residue (mod modulus)` with 0 <= residue < modulus; modulus 0
/// means that the value is the residue.
struct Congruence {
  int64_t modulus = 1;
  int64_t residue = 0;

  bool isTrivial() const { return modulus == 1; }
  bool admits(int64_t v) const {
    return modulus == 0 ? v == residue : floorModInt(v, modulus) == residue;
  }
  friend bool operator==(const Congruence &a, const Congruence &b) {
    return a.modulus == b.modulus && a.residue == b.residue;
  }
};

/// The congruence modulo the magnitude of `modulus`; trivial on overflow.
Congruence makeCongruence(Wide modulus, Wide residue);
Congruence addCongruences(const Congruence &a, const Congruence &b);
Congruence joinCongruences(const Congruence &a, const Congruence &b);
Congruence multiplyCongruences(const Congruence &a, const Congruence &b);
/// The conjunction of both; nullopt on a contradiction.
std::optional<Congruence> meet(const Congruence &a, const Congruence &b);

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

/// The facts about an integer of unknown value.
struct AbstractValue {
  Range range;
  Congruence congruence;
};

/// Moves bounds to values that satisfy the congruence.
Range addCongruenceTo(Range r, const Congruence &c);

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_ABSTRACTDOMAIN_H
