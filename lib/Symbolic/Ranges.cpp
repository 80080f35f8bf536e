//===- Ranges.cpp - Intervals and congruences of expressions ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

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

/// A lower bound beyond int64_t is no infinity, but the largest finite value;
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

static Range hull(Range a, Range b) {
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

Range fake::truncScaleRange(Range a, double factor) {
  // Rounding keeps the order, so that bounds go to bounds.
  if (factor < 0)
    a = {a.max, a.min};
  auto bound = [&](int64_t value, int64_t otherwise) {
    if (value == negInf || value == posInf)
      return otherwise;
    return truncScaleInt(value, factor).value_or(otherwise);
  };
  return {bound(a.min, negInf), bound(a.max, posInf)};
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
  // Corners decide, as powers are monotonic on what is left.
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
      // A dividend below every divisor is the remainder.
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
  // A product that does not fit is still a multiple of either modulus.
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

Decomposition ShapeEnv::Impl::decompose(const Expr *e) {
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
                                                const Decomposition &parts,
                                                const Fact &fact) {
  Range range = fact.range;
  Congruence congruence = fact.congruence;
  if (e != parts.primitive) {
    // The primitive polynomial has the fact's knowledge besides its own.
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
    Decomposition parts = decompose(e);
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
  if (auto *scale = dyn_cast<ScaleExpr>(e))
    return {0,
            truncScaleRange(rangeOf(scale->getOperand()), scale->getFactor()),
            Congruence()};

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

Range ShapeEnv::Impl::sumRange(int64_t constant, ArrayRef<Term> terms) {
  Range range = makeRange(constant, constant);
  for (const Term &term : terms)
    range = addRanges(
        range, scaleRange(rangeOfMonomial(term.factors), term.coefficient));
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
    Decomposition parts = decompose(e);
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

//===----------------------------------------------------------------------===//
// Refinement
//===----------------------------------------------------------------------===//

static constexpr unsigned refineSteps = 64;
static constexpr unsigned refineDepth = 3;
static constexpr size_t maxExpandedTerms = 4;
static constexpr size_t maxShiftedTerms = 24;
static constexpr unsigned maxShiftedDegree = 6;
static constexpr unsigned maxCases = 3;

/// Whether a comparison with zero needs no more.
static bool decidesSign(Range r) {
  return r.min > 0 || r.max < 0 || r.isSingleton();
}

Range ShapeEnv::Impl::refine(SymInt value) {
  Range known = rangeOf(value);
  if (!value.isExpr() || value.getExpr()->isAtom() || decidesSign(known) ||
      isRefining)
    return known;
  auto it = refined.find(value.getExpr());
  if (it != refined.end())
    return it->second;
  llvm::SaveAndRestore guard(isRefining, true);
  refineBudget = refineSteps;
  Range result = refineStep(value, refineDepth);
  auto *sum = dyn_cast<SumExpr>(value.getExpr());
  if (sum && !decidesSign(result)) {
    Range byCases = intersect(result, rangeByCases(value, {}, maxCases));
    if (!byCases.isEmpty())
      result = byCases;
  }
  if (sum && !decidesSign(result)) {
    Range entailed = intersect(result, entailedRange(sum));
    if (!entailed.isEmpty())
      result = entailed;
  }
  refined[value.getExpr()] = result;
  return result;
}

Range ShapeEnv::Impl::refineStep(SymInt value, unsigned depth) {
  Range known = rangeOf(value);
  if (!value.isExpr() || decidesSign(known) || refineBudget == 0)
    return known;
  auto *sum = dyn_cast<SumExpr>(value.getExpr());
  if (!sum)
    return known;
  --refineBudget;
  auto narrowTo = [&](Range r) {
    Range both = intersect(known, r);
    if (!both.isEmpty())
      known = both;
    return decidesSign(known);
  };
  if (narrowTo(shiftedRange(sum)) || depth == 0)
    return known;
  if (numSumFacts != 0 && narrowTo(refineByFacts(sum, known, depth)))
    return known;
  size_t expanded = 0;
  for (size_t i = 0, e = sum->getTerms().size();
       i != e && expanded != maxExpandedTerms; ++i) {
    if (llvm::all_of(sum->getTerms()[i].factors, [](const Factor &factor) {
          return factor.atom->getKind() == ExprKind::Symbol;
        }))
      continue;
    ++expanded;
    if (narrowTo(refineByTerm(sum, i, depth)))
      break;
  }
  return known;
}

Range ShapeEnv::Impl::refineByTerm(const SumExpr *sum, size_t index,
                                   unsigned depth) {
  const Term &term = sum->getTerms()[index];
  auto *factor = llvm::find_if(term.factors, [](const Factor &f) {
    return f.exponent == 1 && f.atom->getKind() != ExprKind::Symbol;
  });
  if (factor == term.factors.end())
    return {};
  llvm::SmallVector<Factor, 4> others;
  for (const Factor &other : term.factors)
    if (other.atom != factor->atom)
      others.push_back(other);
  SymInt cofactor = monomial(term.coefficient, others);
  SymInt rest = linear(sum, 1, pool.getSum(0, term), -1);
  if (cofactor.isUnknown() || rest.isUnknown())
    return {};

  if (factor->atom->getKind() == ExprKind::Mod) {
    auto *e = cast<BinaryExpr>(factor->atom);
    SymInt quotient = floorDiv(e->getLHS(), e->getRHS());
    SymInt exact = sub(e->getLHS(), mul(e->getRHS(), quotient));
    return refineStep(add(rest, mul(cofactor, exact)), depth - 1);
  }
  Range sign = rangeOf(cofactor);
  if (sign.min < 0 && sign.max > 0)
    return {};
  bool positive = sign.min >= 0;
  if (auto *minMax = dyn_cast<MinMaxExpr>(factor->atom))
    return refineMinMax(minMax, cofactor, rest, positive, depth);
  if (auto *div = dyn_cast<BinaryExpr>(factor->atom))
    return refineFloorDiv(div, cofactor, rest, positive, depth);
  return {};
}

/// `cofactor * max(x...) + rest` is the maximum of `cofactor * x + rest`, the
/// minimum if the cofactor is negative.
Range ShapeEnv::Impl::refineMinMax(const MinMaxExpr *e, SymInt cofactor,
                                   SymInt rest, bool positive, unsigned depth) {
  bool isMax = (e->getKind() == ExprKind::Max) == positive;
  std::optional<Range> result;
  for (SymInt operand : e->getOperands()) {
    Range r = refineStep(add(rest, mul(cofactor, operand)), depth - 1);
    if (!result)
      result = r;
    else if (isMax)
      result =
          Range{std::max(result->min, r.min), std::max(result->max, r.max)};
    else
      result =
          Range{std::min(result->min, r.min), std::min(result->max, r.max)};
  }
  return *result;
}

/// For q = a // b and positive b, `a - b + 1 <= b * q <= a`; so the value
/// times b lies between two expressions without q.
Range ShapeEnv::Impl::refineFloorDiv(const BinaryExpr *e, SymInt cofactor,
                                     SymInt rest, bool positive,
                                     unsigned depth) {
  SymInt a = e->getLHS(), b = e->getRHS();
  if (rangeOf(b).min <= 0)
    return {};
  SymInt atA = add(mul(b, rest), mul(cofactor, a));
  SymInt below = sub(atA, mul(cofactor, sub(b, 1)));
  Range high = refineStep(positive ? atA : below, depth - 1);
  Range low = refineStep(positive ? below : atA, depth - 1);
  Range scaled = {low.min, high.max};
  if (b.isInt())
    return divideOut(scaled, b.getInt());
  // Only the sign survives the division by b.
  Range result;
  if (scaled.min >= 0)
    result.min = scaled.min > 0 ? 1 : 0;
  if (scaled.max <= 0)
    result.max = scaled.max < 0 ? -1 : 0;
  return result;
}

/// Eliminates one term at a time with the help of a fact about a sum in which
/// it occurs.
Range ShapeEnv::Impl::refineByFacts(const SumExpr *sum, Range known,
                                    unsigned depth) {
  for (size_t i = 0; i != facts.size() && refineBudget != 0; ++i) {
    const auto &[primitive, fact] = facts.begin()[i];
    auto *other = dyn_cast<SumExpr>(primitive);
    if (!other || fact.range == Range() || other == sum)
      continue;
    size_t x = 0, y = 0;
    while (x != sum->getTerms().size() && y != other->getTerms().size()) {
      const Term &s = sum->getTerms()[x], &t = other->getTerms()[y];
      if (int order = compareMonomials(s.factors, t.factors)) {
        order < 0 ? ++x : ++y;
        continue;
      }
      ++x, ++y;
      if (s.coefficient % t.coefficient != 0)
        continue;
      int64_t times = s.coefficient / t.coefficient;
      Range factRange = fact.range;
      SymInt rest = linear(sum, 1, primitive, -times);
      if (rest.isUnknown())
        continue;
      Range r =
          addRanges(refineStep(rest, depth - 1), scaleRange(factRange, times));
      Range both = intersect(known, r);
      if (!both.isEmpty())
        known = both;
      if (decidesSign(known))
        return known;
      // One shared term suffices: a second would subtract the same sum, or
      // another multiple of it.
      break;
    }
  }
  return known;
}

namespace {
/// Rewrites a sum in terms of the distance of each atom from one of its
/// bounds. Nothing is interned, since the atoms stand for other values here.
class ShiftedSum {
public:
  /// Declares an atom; true if it has a bound other than zero to start from.
  bool addAtom(const Expr *atom, Range range) {
    Shift shift;
    if (range.min != negInf) {
      shift.offset = range.min;
      shift.distance = {0,
                        range.max == posInf
                            ? posInf
                            : clamp(static_cast<Wide>(range.max) - range.min)};
    } else if (range.max != posInf) {
      shift.offset = range.max;
      shift.sign = -1;
      shift.distance = {0, posInf};
    } else {
      shift.distance = range;
    }
    shifts[atom] = shift;
    return shift.offset != 0 || shift.sign < 0;
  }
  bool contains(const Expr *atom) const { return shifts.count(atom); }

  /// The interval of the rewritten sum; unbounded if it grows too large.
  Range evaluate(const SumExpr *sum) {
    int64_t constant = sum->getConstant();
    TermList total;
    // Owns the factors that the total refers to.
    llvm::SmallVector<std::unique_ptr<FactorList>, 8> owned;
    for (const Term &term : sum->getTerms()) {
      TermList product;
      std::optional<int64_t> scale = expand(term, product, owned);
      TermList next;
      std::optional<int64_t> both =
          scale ? combine(PolyView(constant, total), 1,
                          PolyView(*scale, product), 1, next)
                : std::nullopt;
      if (!both || next.size() > maxExpandedSum)
        return {};
      constant = *both;
      total = std::move(next);
    }
    Range range = makeRange(constant, constant);
    for (const Term &term : total) {
      Range product = pointRange(term.coefficient);
      for (const Factor &factor : term.factors)
        product = multiplyRanges(
            product, powerRange(shifts[factor.atom].distance, factor.exponent));
      range = addRanges(range, product);
    }
    return range;
  }

private:
  /// `atom = offset + sign * distance`.
  struct Shift {
    int64_t offset = 0;
    int64_t sign = 1;
    Range distance;
  };
  static constexpr size_t maxExpandedSum = 128;

  std::optional<int64_t>
  expand(const Term &term, TermList &product,
         llvm::SmallVectorImpl<std::unique_ptr<FactorList>> &owned) {
    int64_t constant = term.coefficient;
    for (const Factor &factor : term.factors) {
      const Shift &shift = shifts[factor.atom];
      owned.push_back(std::make_unique<FactorList>());
      owned.back()->push_back({factor.atom, 1});
      Term linear = {shift.sign, *owned.back()};
      PolyView replacement(shift.offset, linear);
      for (unsigned i = 0; i != factor.exponent; ++i) {
        TermList next;
        owned.push_back(std::make_unique<FactorList>());
        std::optional<int64_t> result = multiply(
            PolyView(constant, product), replacement, *owned.back(), next);
        if (!result || next.size() > maxExpandedSum)
          return std::nullopt;
        constant = *result;
        product = std::move(next);
      }
    }
    return constant;
  }

  llvm::SmallDenseMap<const Expr *, Shift, 8> shifts;
};
} // namespace

static std::optional<Range>
getCase(ArrayRef<std::pair<const Expr *, Range>> cases, const Expr *atom) {
  auto *it =
      llvm::find_if(cases, [&](const auto &c) { return c.first == atom; });
  return it == cases.end() ? std::nullopt : std::optional(it->second);
}

/// Tells sizes of 0 from others, so that x * x >= x comes out.
Range ShapeEnv::Impl::rangeByCases(SymInt value, const Cases &cases,
                                   unsigned depth) {
  Range known = rangeOf(value);
  auto *sum = value.isExpr() ? dyn_cast<SumExpr>(value.getExpr()) : nullptr;
  if (!sum)
    return known;
  Range shifted = intersect(known, shiftedRange(sum, cases));
  if (!shifted.isEmpty())
    known = shifted;
  if (decidesSign(known) || depth == 0)
    return known;
  const Expr *atom = nullptr;
  for (const Term &term : sum->getTerms())
    for (const Factor &factor : term.factors)
      if (!atom && rangeOf(factor.atom).min == 0 &&
          !getCase(cases, factor.atom))
        atom = factor.atom;
  if (!atom)
    return known;
  TermList others;
  for (const Term &term : sum->getTerms())
    if (llvm::none_of(term.factors, [&](const Factor &factor) {
          return factor.atom == atom;
        }))
      others.push_back(term);
  Cases positive(cases);
  positive.push_back({atom, {1, rangeOf(atom).max}});
  Range whenZero =
      rangeByCases(pool.getSum(sum->getConstant(), others), cases, depth - 1);
  Range both = intersect(
      known, hull(whenZero, rangeByCases(value, positive, depth - 1)));
  return both.isEmpty() ? known : both;
}

/// With x = min + t and t >= 0, terms of x * y - x stop fighting each other.
Range ShapeEnv::Impl::shiftedRange(const SumExpr *sum, const Cases &cases) {
  if (sum->getTerms().size() > maxShiftedTerms)
    return {};
  ShiftedSum shifted;
  bool isNonLinear = false, isShifted = false;
  for (const Term &term : sum->getTerms()) {
    unsigned degree = 0;
    for (const Factor &factor : term.factors) {
      degree += factor.exponent;
      if (!shifted.contains(factor.atom))
        isShifted |= shifted.addAtom(
            factor.atom,
            getCase(cases, factor.atom).value_or(rangeOf(factor.atom)));
    }
    if (degree > maxShiftedDegree)
      return {};
    isNonLinear |= degree > 1;
  }
  return isNonLinear && isShifted ? shifted.evaluate(sum) : Range();
}
