//===- Ranges.cpp - Intervals and congruences of expressions ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

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

//===----------------------------------------------------------------------===//
// Congruences
//===----------------------------------------------------------------------===//

static Congruence makeCongruence(Wide modulus, Wide residue) {
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

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

AffineForm ShapeEnv::Impl::decompose(const Expr *e) {
  auto *sum = dyn_cast<SumExpr>(e);
  if (!sum)
    return {0, 1, e};
  int64_t content = 0;
  for (const Term &term : sum->getTerms())
    content = gcdInt(content, term.coefficient);
  if (sum->getTerms().front().coefficient < 0)
    content = -content;
  if (content == 1 && sum->getConstant() == 0)
    return {0, 1, e};
  TermList terms(sum->getTerms().begin(), sum->getTerms().end());
  for (Term &term : terms)
    term.coefficient /= content;
  return {sum->getConstant(), content, pool.getSum(0, terms).getExpr()};
}

const Fact *ShapeEnv::Impl::lookupFact(const Expr *primitive) const {
  auto it = facts.find(primitive);
  return it == facts.end() || it->second.isTrivial() ? nullptr : &it->second;
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
// Abstract evaluation
//===----------------------------------------------------------------------===//

Range ShapeEnv::Impl::rangeOf(SymInt value) {
  if (value.isInt())
    return pointRange(value.getInt());
  return value.isExpr() ? infoOf(value.getExpr()).range : Range();
}

Congruence ShapeEnv::Impl::congruenceOf(SymInt value) {
  if (value.isInt())
    return {0, value.getInt()};
  return value.isExpr() ? infoOf(value.getExpr()).congruence : Congruence();
}

ShapeEnv::Impl::Cached ShapeEnv::Impl::withFact(Cached info, const Expr *e,
                                                const AffineForm &parts,
                                                const Fact &fact) {
  Range range = fact.range;
  Congruence congruence = fact.congruence;
  if (e != parts.primitive) {
    // The primitive polynomial combines the fact with its natural range.
    Cached primitive = infoOf(parts.primitive);
    range = addRanges(scaleRange(primitive.range, parts.scale),
                      pointRange(parts.constant));
    congruence = addCongruences(
        multiplyCongruences(primitive.congruence, {0, parts.scale}),
        {0, parts.constant});
  }
  if (auto both = meet(info.congruence, congruence))
    info.congruence = *both;
  range = addCongruenceTo(intersect(info.range, range), info.congruence);
  if (e == parts.primitive)
    range = dropExcluded(range, fact.excluded);
  if (!range.isEmpty())
    info.range = range;
  return info;
}

ShapeEnv::Impl::Cached ShapeEnv::Impl::infoOf(const Expr *e) {
  if (e->getID() < cache.size() && cache[e->getID()].epoch == epoch)
    return cache[e->getID()];
  Cached info = computeNatural(e);
  if (!facts.empty() && (e->isAtom() || numSumFacts != 0)) {
    AffineForm parts = decompose(e);
    if (const Fact *fact = lookupFact(parts.primitive))
      info = withFact(info, e, parts, *fact);
  }
  Range tightened = addCongruenceTo(info.range, info.congruence);
  if (!tightened.isEmpty())
    info.range = tightened;
  info.epoch = epoch;
  cache.resize(std::max<size_t>(cache.size(), pool.size()));
  cache[e->getID()] = info;
  return info;
}

ShapeEnv::Impl::Cached ShapeEnv::Impl::computeNatural(const Expr *e) {
  if (e->getKind() == ExprKind::Symbol) {
    auto it = symbolIndex.find(e);
    return {0,
            it == symbolIndex.end() ? Range() : env.symbols[it->second].range,
            Congruence()};
  }
  if (auto *binary = dyn_cast<BinaryExpr>(e))
    return computeBinary(binary);
  if (auto *minMax = dyn_cast<MinMaxExpr>(e))
    return computeMinMax(minMax);
  if (auto *call = dyn_cast<FunctionExpr>(e))
    return {0, functionRange(call), Congruence()};

  auto *sum = cast<SumExpr>(e);
  Congruence congruence = {0, sum->getConstant()};
  for (const Term &term : sum->getTerms()) {
    Congruence product = {0, term.coefficient};
    for (const Factor &factor : term.factors) {
      Congruence atom = congruenceOf(factor.atom);
      for (unsigned i = 0; i != factor.exponent; ++i)
        product = multiplyCongruences(product, atom);
    }
    congruence = addCongruences(congruence, product);
  }
  return {0, sumRange(sum->getConstant(), sum->getTerms()), congruence};
}

ShapeEnv::Impl::Cached ShapeEnv::Impl::computeBinary(const BinaryExpr *e) {
  Range a = rangeOf(e->getLHS()), b = rangeOf(e->getRHS());
  bool isMod = e->getKind() == ExprKind::Mod;
  Cached info{0, isMod ? modRanges(a, b) : floorDivRanges(a, b), Congruence()};
  if (!e->getRHS().isInt() || e->getRHS().getInt() <= 0)
    return info;
  int64_t k = e->getRHS().getInt();
  Congruence dividend = congruenceOf(e->getLHS());
  if (isMod)
    info.congruence =
        makeCongruence(gcdInt(dividend.modulus, k), dividend.residue);
  else if (dividend.modulus % k == 0)
    info.congruence =
        makeCongruence(dividend.modulus / k, floorDivInt(dividend.residue, k));
  return info;
}

ShapeEnv::Impl::Cached ShapeEnv::Impl::computeMinMax(const MinMaxExpr *e) {
  Cached info{0, rangeOf(e->getOperands()[0]),
              congruenceOf(e->getOperands()[0])};
  for (SymInt operand : e->getOperands().drop_front()) {
    Range r = rangeOf(operand);
    if (e->getKind() == ExprKind::Max)
      info.range = {std::max(info.range.min, r.min),
                    std::max(info.range.max, r.max)};
    else
      info.range = {std::min(info.range.min, r.min),
                    std::min(info.range.max, r.max)};
    info.congruence = joinCongruences(info.congruence, congruenceOf(operand));
  }
  return info;
}

Range ShapeEnv::Impl::rangeOfMonomial(ArrayRef<Factor> factors) {
  Range range = Range::exactly(1);
  for (const Factor &factor : factors)
    range = multiplyRanges(range,
                           powerRange(rangeOf(factor.atom), factor.exponent));
  if (numSumFacts == 0 || factors.empty() ||
      (factors.size() == 1 && factors[0].exponent == 1))
    return range;
  SymInt value = pool.getSum(0, Term{1, factors});
  if (const Fact *fact = lookupFact(value.getExpr())) {
    Range narrowed = intersect(range, fact->range);
    if (!narrowed.isEmpty())
      return narrowed;
  }
  return range;
}

Range ShapeEnv::Impl::termRange(const Term &term) {
  return scaleRange(rangeOfMonomial(term.factors), term.coefficient);
}

Range ShapeEnv::Impl::sumRange(int64_t constant, ArrayRef<Term> terms) {
  Range range = makeRange(constant, constant);
  for (const Term &term : terms)
    range = addRanges(range, termRange(term));
  return range;
}

bool ShapeEnv::Impl::isNonZero(ArrayRef<Factor> monomial) {
  return llvm::all_of(
      monomial, [&](const Factor &factor) { return isNonZero(factor.atom); });
}

bool ShapeEnv::Impl::isNonZero(SymInt value) {
  if (value.isInt())
    return !value.isInt(0);
  if (value.isUnknown())
    return false;
  const Expr *e = value.getExpr();
  Cached info = infoOf(e);
  if (!info.range.contains(0) || !info.congruence.admits(0))
    return true;
  if (!facts.empty()) {
    AffineForm parts = decompose(e);
    const Fact *fact = lookupFact(parts.primitive);
    if (fact && parts.constant % parts.scale == 0 &&
        llvm::is_contained(fact->excluded, -(parts.constant / parts.scale)))
      return true;
  }
  auto *sum = dyn_cast<SumExpr>(e);
  return sum && sum->getConstant() == 0 && sum->getTerms().size() == 1 &&
         isNonZero(sum->getTerms().front().factors);
}

bool ShapeEnv::Impl::isMultiple(SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown() || b.isInt(0))
    return false;
  if (b.isInt()) {
    Congruence known = congruenceOf(a);
    if (known.modulus % b.getInt() == 0 && known.residue % b.getInt() == 0)
      return true;
  }
  return !facts.empty() && rangeOf(pool.getMod(a, b)) == Range::exactly(0);
}

SymInt ShapeEnv::Impl::dropCommonFactors(SymInt difference,
                                         bool needsPositive) {
  if (!difference.isExpr() || difference.getExpr()->isAtom())
    return difference;
  PolyView view(difference);
  llvm::SmallVector<Factor, 4> content = monomialContent(view);
  llvm::erase_if(content, [&](const Factor &factor) {
    return needsPositive ? rangeOf(factor.atom).min <= 0
                         : !isNonZero(factor.atom);
  });
  if (content.empty())
    return difference;
  SymInt result = 0;
  for (const Term &term : view.terms) {
    llvm::SmallVector<Factor, 4> rest;
    divideMonomial(term.factors, content, rest);
    result = linear(result, 1, monomial(term.coefficient, rest), 1);
  }
  return result.isUnknown() ? difference : result;
}
