//===- Propagator.cpp - Constraint propagation ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Propagator.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::cast;
using llvm::dyn_cast;

static constexpr size_t maxExcluded = 64;

Propagator::Propagator(ShapeEnvImpl &impl)
    : pool(impl.pool), facts(impl.facts), integers(impl.integers),
      ranges(impl.ranges) {}

//===----------------------------------------------------------------------===//
// Learning about values
//===----------------------------------------------------------------------===//

void Propagator::updateFact(const Expr *primitive, const Fact &fact) {
  facts.update(primitive, fact);
  if (primitive->getKind() == ExprKind::Symbol &&
      ranges.rangeOf(primitive).isSingleton())
    facts.noteNewRewrites();
}

static Fact copyFact(const Fact *fact) { return fact ? *fact : Fact(); }

bool Propagator::learnRange(SymInt value, Range range) {
  if (value.isInt())
    return range.contains(value.getInt());
  if (value.isUnknown() || budget == 0)
    return true;
  --budget;
  AffineForm parts = facts.decompose(value.getExpr());
  if (parts.constant != 0) {
    std::optional<int64_t> offset = narrow(-static_cast<Wide>(parts.constant));
    range = addRanges(range, pointRange(*offset));
  }
  range = divideOut(range, parts.scale);
  Range known = ranges.rangeOf(parts.primitive);
  range = addCongruenceTo(intersect(known, range),
                          ranges.congruenceOf(parts.primitive));
  if (range.isEmpty())
    return false;
  if (range == known)
    return true;
  Fact fact = copyFact(facts.find(parts.primitive));
  fact.range = range;
  updateFact(parts.primitive, fact);
  return propagate(parts.primitive, range);
}

/// x with `a * x = 1 (mod m)` for coprime arguments and m > 1.
static int64_t inverseModulo(int64_t a, int64_t m) {
  Wide r0 = m, r1 = floorModInt(a, m), x0 = 0, x1 = 1;
  while (r1 != 0) {
    Wide q = r0 / r1;
    std::swap(r0 -= q * r1, r1);
    std::swap(x0 -= q * x1, x1);
  }
  return floorModInt(static_cast<int64_t>(x0), m);
}

bool Propagator::learnCongruence(SymInt value, int64_t modulus,
                                 int64_t residue) {
  if (value.isInt())
    return floorModInt(value.getInt(), modulus) ==
           floorModInt(residue, modulus);
  if (value.isUnknown() || modulus <= 1)
    return true;
  AffineForm parts = facts.decompose(value.getExpr());
  Wide target = static_cast<Wide>(residue) - parts.constant;
  int64_t common = gcdInt(parts.scale, modulus);
  if (target % common != 0)
    return false;
  modulus /= common;
  if (modulus == 1)
    return true;
  int64_t inverse = inverseModulo(parts.scale / common, modulus);
  Wide solution = target / common % modulus * inverse % modulus;
  Congruence learned = {modulus,
                        floorModInt(static_cast<int64_t>(solution), modulus)};
  Congruence known = ranges.congruenceOf(parts.primitive);
  std::optional<Congruence> both = meet(known, learned);
  if (!both)
    return false;
  if (*both == known)
    return true;
  Range range = addCongruenceTo(ranges.rangeOf(parts.primitive), *both);
  if (range.isEmpty())
    return false;
  Fact fact = copyFact(facts.find(parts.primitive));
  fact.congruence = *both;
  updateFact(parts.primitive, fact);
  return learnRange(parts.primitive, range);
}

bool Propagator::learnNotEqual(SymInt value, int64_t excluded) {
  if (value.isInt())
    return !value.isInt(excluded);
  if (value.isUnknown())
    return true;
  AffineForm parts = facts.decompose(value.getExpr());
  std::optional<int64_t> target =
      narrow(static_cast<Wide>(excluded) - parts.constant);
  if (!target || *target % parts.scale != 0)
    return true;
  int64_t point = *target / parts.scale;
  Range range = ranges.rangeOf(parts.primitive);
  if (range == Range::exactly(point))
    return false;
  Fact fact = copyFact(facts.find(parts.primitive));
  if (fact.excluded.size() == maxExcluded ||
      llvm::is_contained(fact.excluded, point))
    return true;
  fact.excluded.push_back(point);
  Range narrowed = dropExcluded(range, fact.excluded);
  if (narrowed.isEmpty())
    return false;
  if (!(narrowed == range))
    fact.range = narrowed;
  updateFact(parts.primitive, fact);
  return narrowed == range || propagate(parts.primitive, narrowed);
}

//===----------------------------------------------------------------------===//
// Consequences of an interval
//===----------------------------------------------------------------------===//

bool Propagator::propagate(const Expr *primitive, Range range) {
  auto *sum = dyn_cast<SumExpr>(primitive);
  return sum ? propagateSum(sum, range) : propagateAtom(primitive, range);
}

bool Propagator::propagateSum(const SumExpr *sum, Range range) {
  llvm::ArrayRef<Term> terms = sum->getTerms();
  // The range of the sum of the terms from each index on.
  llvm::SmallVector<Range, 8> after(terms.size() + 1, Range::exactly(0));
  for (size_t i = terms.size(); i-- > 0;)
    after[i] = addRanges(after[i + 1], ranges.termRange(terms[i]));
  Range before = Range::exactly(0);
  for (size_t i = 0, e = terms.size(); i != e; ++i) {
    if (!propagateTerm(sum, i, addRanges(before, after[i + 1]), range))
      return false;
    before = addRanges(before, ranges.termRange(terms[i]));
  }
  return true;
}

bool Propagator::propagateAtom(const Expr *atom, Range range) {
  if (auto *minMax = dyn_cast<MinMaxExpr>(atom)) {
    bool isMax = atom->getKind() == ExprKind::Max;
    Range all = isMax ? Range{Range::negInf, range.max}
                      : Range{range.min, Range::posInf};
    for (SymInt operand : minMax->getOperands())
      if (!learnRange(operand, all))
        return false;
    return true;
  }
  auto *binary = dyn_cast<BinaryExpr>(atom);
  if (!binary)
    return true;
  SymInt a = binary->getLHS(), b = binary->getRHS();
  if (atom->getKind() == ExprKind::Mod)
    return !b.isInt() || b.getInt() <= 0 || !range.isSingleton() ||
           learnCongruence(a, b.getInt(), range.min);
  if (ranges.rangeOf(b).min <= 0)
    return true;
  if (b.isInt()) {
    // a // k >= low is a >= low * k; a // k <= high is a < (high + 1) * k.
    int64_t k = b.getInt();
    Range scaled = scaleRange(range, k);
    if (scaled.max != Range::posInf)
      scaled.max = addRanges({0, scaled.max}, pointRange(k - 1)).max;
    return learnRange(a, scaled);
  }
  if (range.min >= 0 && !learnRange(a, Range::atLeast(0)))
    return false;
  if (range.min >= 1 && !learnRange(integers.sub(a, b), Range::atLeast(0)))
    return false;
  if (range.max <= 0)
    return learnRange(integers.sub(a, b), {Range::negInf, -1}) &&
           (range.max == 0 || learnRange(a, {Range::negInf, -1}));
  return true;
}

bool Propagator::propagateTerm(const SumExpr *sum, size_t index, Range others,
                               Range range) {
  const Term &term = sum->getTerms()[index];
  Range monomialRange =
      divideOut(addRanges(range, scaleRange(others, -1)), term.coefficient);
  if (!(monomialRange == Range()) && !propagateFactor(term, monomialRange))
    return false;
  if (term.factors.size() != 1 || term.factors[0].exponent != 1 ||
      sum->getTerms().size() > FactBase::maxCombinedTerms)
    return true;
  ExprKind kind = term.factors[0].atom->getKind();
  if (kind == ExprKind::Max || kind == ExprKind::Min)
    return propagateMinMax(sum, term, range);
  if (kind == ExprKind::FloorDiv)
    return propagateFloorDiv(sum, term, range);
  return true;
}

/// If `x * cofactor` is in an interval and the cofactor is positive, narrows x.
bool Propagator::propagateFactor(const Term &term, Range range) {
  for (const Factor &factor : term.factors) {
    if (factor.exponent != 1)
      continue;
    llvm::SmallVector<Factor, 4> others;
    for (const Factor &other : term.factors)
      if (other.atom != factor.atom)
        others.push_back(other);
    Range cofactor = ranges.rangeOfMonomial(others);
    if (cofactor.min <= 0)
      continue;
    Range narrowed;
    bool isUnbounded = cofactor.max == Range::posInf;
    if (range.min != Range::negInf)
      narrowed.min = range.min <= 0 ? ceilDivInt(range.min, cofactor.min)
                     : isUnbounded  ? 1
                                    : ceilDivInt(range.min, cofactor.max);
    if (range.max != Range::posInf)
      narrowed.max = range.max >= 0 ? floorDivInt(range.max, cofactor.min)
                     : isUnbounded  ? -1
                                    : floorDivInt(range.max, cofactor.max);
    if (!learnRange(factor.atom, narrowed))
      return false;
  }
  return true;
}

/// `c * max(x...) + rest <= high` implies the same for every x instead of the
/// maximum.
bool Propagator::propagateMinMax(const SumExpr *sum, const Term &term,
                                 Range range) {
  const Expr *atom = term.factors[0].atom;
  bool bounded = (atom->getKind() == ExprKind::Max) == (term.coefficient > 0);
  Range side = bounded ? Range{Range::negInf, range.max}
                       : Range{range.min, Range::posInf};
  if (side == Range())
    return true;
  SymInt rest = integers.linear(sum, 1, pool.getSum(0, term), -1);
  for (SymInt operand : cast<MinMaxExpr>(atom)->getOperands())
    if (!learnRange(integers.linear(rest, 1, operand, term.coefficient), side))
      return false;
  return true;
}

/// Recognizes `a - k * (a // k)`, which is a % k.
bool Propagator::propagateFloorDiv(const SumExpr *sum, const Term &term,
                                   Range range) {
  auto *div = cast<BinaryExpr>(term.factors[0].atom);
  if (!div->getRHS().isInt() || !range.isSingleton())
    return true;
  int64_t k = div->getRHS().getInt();
  if (term.coefficient != k && term.coefficient != -k)
    return true;
  int64_t sign = term.coefficient == k ? -1 : 1;
  SymInt rest = integers.linear(sum, 1, pool.getSum(0, term), -1, false);
  if (integers.linear(rest, sign, div->getLHS(), -1, false) != SymInt(0))
    return true;
  Range remainder = scaleRange(range, sign);
  return remainder.min >= 0 && remainder.min < k &&
         learnCongruence(div->getLHS(), k, remainder.min);
}
