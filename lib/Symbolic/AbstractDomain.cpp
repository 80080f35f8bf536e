//===- AbstractDomain.cpp - Intervals and congruences -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AbstractDomain.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::ArrayRef;

static constexpr int64_t negInf = Range::negInf, posInf = Range::posInf;

//===----------------------------------------------------------------------===//
// Bounds, with infinities
//===----------------------------------------------------------------------===//

static bool isFinite(int64_t bound) {
  return bound != negInf && bound != posInf;
}

static int64_t clamp(Wide value) {
  return value >= posInf ? posInf : value <= negInf ? negInf : int64_t(value);
}

/// A lower bound beyond int64_t becomes the largest finite value, not infinity;
/// an upper bound likewise.
static Range makeRange(int64_t min, int64_t max) {
  return {min == posInf ? posInf - 1 : min, max == negInf ? negInf + 1 : max};
}

Range fake::pointRange(int64_t value) { return makeRange(value, value); }

Range fake::normalizeRange(Range range) {
  return makeRange(range.min, range.max);
}

static int64_t addBounds(int64_t a, int64_t b) {
  if (!isFinite(a))
    return a;
  return isFinite(b) ? clamp(static_cast<Wide>(a) + b) : b;
}

static int64_t multiplyBounds(int64_t a, int64_t b) {
  if (a == 0 || b == 0)
    return 0;
  if (isFinite(a) && isFinite(b))
    return clamp(static_cast<Wide>(a) * b);
  return (a < 0) == (b < 0) ? posInf : negInf;
}

/// floor(a / b) for positive b, in the limit for infinities.
static int64_t divideBounds(int64_t a, int64_t b) {
  if (!isFinite(a))
    return a;
  if (!isFinite(b))
    return a < 0 ? -1 : 0;
  return floorDivInt(a, b);
}

//===----------------------------------------------------------------------===//
// Intervals
//===----------------------------------------------------------------------===//

Range fake::intersect(Range a, Range b) {
  return {std::max(a.min, b.min), std::min(a.max, b.max)};
}

Range fake::hull(Range a, Range b) {
  return {std::min(a.min, b.min), std::max(a.max, b.max)};
}

Range fake::addRanges(Range a, Range b) {
  return makeRange(addBounds(a.min, b.min), addBounds(a.max, b.max));
}

static Range negateRange(Range a) {
  return {a.max == posInf ? negInf : -a.max, a.min == negInf ? posInf : -a.min};
}

Range fake::scaleRange(Range a, int64_t by) {
  return multiplyRanges(a, pointRange(by));
}

Range fake::multiplyRanges(Range a, Range b) {
  int64_t corners[] = {
      multiplyBounds(a.min, b.min), multiplyBounds(a.min, b.max),
      multiplyBounds(a.max, b.min), multiplyBounds(a.max, b.max)};
  return makeRange(*llvm::min_element(corners), *llvm::max_element(corners));
}

Range fake::powerRange(Range a, unsigned exponent) {
  Range result = Range::exactly(1);
  Range magnitude = a;
  bool isEven = exponent % 2 == 0;
  if (isEven && a.min < 0) {
    Range negated = negateRange(a);
    magnitude = a.max <= 0 ? negated : Range{0, std::max(a.max, negated.max)};
  }
  // The corners suffice, as powers are monotonic in the remaining cases.
  for (unsigned i = 0; i != exponent; ++i)
    result = {multiplyBounds(result.min, magnitude.min),
              multiplyBounds(result.max, magnitude.max)};
  if (isEven || a.min >= 0)
    return makeRange(result.min, result.max);
  auto oddPower = [&](int64_t bound) {
    int64_t power = bound;
    for (unsigned i = 1; i < exponent; i += 2)
      power = multiplyBounds(power, multiplyBounds(bound, bound));
    return power;
  };
  return makeRange(oddPower(a.min), oddPower(a.max));
}

Range fake::floorDivRanges(Range a, Range b) {
  auto byPositive = [](Range a, Range b) -> Range {
    return makeRange(divideBounds(a.min, a.min >= 0 ? b.max : b.min),
                     divideBounds(a.max, a.max >= 0 ? b.min : b.max));
  };
  Range positive = intersect(b, Range::atLeast(1));
  Range negative = intersect(b, {negInf, -1});
  if (positive.isEmpty() && negative.isEmpty())
    return {};
  if (negative.isEmpty())
    return byPositive(a, positive);
  Range flipped = byPositive(negateRange(a), negateRange(negative));
  return positive.isEmpty() ? flipped : hull(flipped, byPositive(a, positive));
}

Range fake::modRanges(Range a, Range b) {
  auto byPositive = [](Range a, Range b) -> Range {
    Range result = {0, b.max == posInf ? posInf : b.max - 1};
    if (a.min >= 0) {
      result.max = std::min(result.max, a.max);
      // A dividend below all divisors is the remainder.
      if (a.max != posInf && a.max < b.min)
        result.min = a.min;
    }
    return result;
  };
  Range positive = intersect(b, Range::atLeast(1));
  Range negative = intersect(b, {negInf, -1});
  if (positive.isEmpty() && negative.isEmpty())
    return {};
  if (negative.isEmpty())
    return byPositive(a, positive);
  Range flipped =
      negateRange(byPositive(negateRange(a), negateRange(negative)));
  return positive.isEmpty() ? flipped : hull(flipped, byPositive(a, positive));
}

Range fake::divideOut(Range r, int64_t scale) {
  if (scale < 0) {
    r = negateRange(r);
    scale = -scale;
  }
  return {isFinite(r.min) ? ceilDivInt(r.min, scale) : r.min,
          isFinite(r.max) ? floorDivInt(r.max, scale) : r.max};
}

Range fake::dropExcluded(Range r, ArrayRef<int64_t> excluded) {
  for (size_t i = 0; i < excluded.size() && !r.isEmpty(); ++i) {
    if (llvm::is_contained(excluded, r.min))
      ++r.min;
    if (llvm::is_contained(excluded, r.max))
      --r.max;
  }
  return r;
}

//===----------------------------------------------------------------------===//
// Congruences
//===----------------------------------------------------------------------===//

Congruence fake::makeCongruence(Wide modulus, Wide residue) {
  if (modulus < 0)
    modulus = -modulus;
  std::optional<int64_t> m = narrow(modulus);
  if (!m || *m == 1)
    return {};
  if (*m != 0) {
    residue %= *m;
    if (residue < 0)
      residue += *m;
  }
  std::optional<int64_t> r = narrow(residue);
  return r ? Congruence{*m, *r} : Congruence();
}

Range fake::addCongruenceTo(Range r, const Congruence &c) {
  if (c.modulus == 0)
    return intersect(r, pointRange(c.residue));
  if (c.modulus == 1 || r.isEmpty())
    return r;
  if (isFinite(r.min))
    r.min = clamp(
        static_cast<Wide>(r.min) +
        floorModInt(c.residue - floorModInt(r.min, c.modulus), c.modulus));
  if (isFinite(r.max))
    r.max = clamp(
        static_cast<Wide>(r.max) -
        floorModInt(floorModInt(r.max, c.modulus) - c.residue, c.modulus));
  return makeRange(r.min, r.max);
}

Congruence fake::addCongruences(const Congruence &a, const Congruence &b) {
  return makeCongruence(gcdInt(a.modulus, b.modulus),
                        static_cast<Wide>(a.residue) + b.residue);
}

Congruence fake::joinCongruences(const Congruence &a, const Congruence &b) {
  std::optional<int64_t> gap = narrow(static_cast<Wide>(a.residue) - b.residue);
  if (!gap)
    return {};
  return makeCongruence(gcdInt(gcdInt(a.modulus, b.modulus), *gap), a.residue);
}

Congruence fake::multiplyCongruences(const Congruence &a, const Congruence &b) {
  auto x = narrow(static_cast<Wide>(a.modulus) * b.modulus);
  auto y = narrow(static_cast<Wide>(a.modulus) * b.residue);
  auto z = narrow(static_cast<Wide>(a.residue) * b.modulus);
  // A product that overflows is still a multiple of either modulus.
  if (!x || !y || !z)
    return {};
  return makeCongruence(gcdInt(gcdInt(*x, *y), *z),
                        static_cast<Wide>(a.residue) * b.residue);
}

std::optional<Congruence> fake::meet(const Congruence &a, const Congruence &b) {
  if (a.modulus == 0)
    return b.admits(a.residue) ? std::optional(a) : std::nullopt;
  if (b.modulus == 0)
    return meet(b, a);
  int64_t common = gcdInt(a.modulus, b.modulus);
  if ((a.residue - b.residue) % common != 0)
    return std::nullopt;
  // Chinese remainders, by search: moduli are small or multiples in practice.
  Wide modulus = static_cast<Wide>(a.modulus / common) * b.modulus;
  const Congruence &coarse = a.modulus < b.modulus ? a : b;
  const Congruence &fine = a.modulus < b.modulus ? b : a;
  if (modulus > (Wide(1) << 62) || coarse.modulus / common > 4096)
    return fine;
  Wide residue = fine.residue;
  while (residue % coarse.modulus != coarse.residue)
    residue += fine.modulus;
  return makeCongruence(modulus, residue);
}
