//===- Refinement.cpp - Tighter intervals of expressions --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tightens ranges by rewriting with bounds and facts: the range of a sum is
// often smaller than the sum of the ranges.
//
//===----------------------------------------------------------------------===//

#include "Refinement.h"
#include "LinearProgram.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

static constexpr unsigned maxSteps = 64;
static constexpr unsigned maxDepth = 3;
static constexpr size_t maxExpandedTerms = 4;
static constexpr size_t maxShiftedTerms = 24;
static constexpr unsigned maxShiftedDegree = 6;
static constexpr unsigned maxCases = 3;

Refinement::Refinement(ShapeEnvImpl &impl)
    : impl(impl), pool(impl.pool), facts(impl.facts), integers(impl.integers),
      division(impl.division), ranges(impl.ranges) {}

/// Whether the range decides a comparison with zero.
static bool decidesSign(Range r) {
  return r.min > 0 || r.max < 0 || r.isSingleton();
}

Range Refinement::refine(SymInt value) {
  Range known = ranges.rangeOf(value);
  if (!value.isExpr() || value.getExpr()->isAtom() || decidesSign(known) ||
      isRefining ||
      cast<SumExpr>(value.getExpr())->getTerms().size() >
          FactBase::maxCombinedTerms)
    return known;
  if (cacheEpoch != facts.getEpoch()) {
    cache.clear();
    cacheEpoch = facts.getEpoch();
  }
  auto it = cache.find(value.getExpr());
  if (it != cache.end())
    return it->second;
  llvm::SaveAndRestore guard(isRefining, true);
  budget = maxSteps;
  Range result = refineStep(value, maxDepth);
  auto *sum = dyn_cast<SumExpr>(value.getExpr());
  if (sum && !decidesSign(result)) {
    Range byCases = intersect(result, rangeByCases(value, {}, maxCases));
    if (!byCases.isEmpty())
      result = byCases;
  }
  if (sum && !decidesSign(result)) {
    Range entailed = intersect(result, solveLinearProgram(impl, sum));
    if (!entailed.isEmpty())
      result = entailed;
  }
  cache[value.getExpr()] = result;
  return result;
}

Range Refinement::refineStep(SymInt value, unsigned depth) {
  Range known = ranges.rangeOf(value);
  if (!value.isExpr() || decidesSign(known) || budget == 0)
    return known;
  auto *sum = dyn_cast<SumExpr>(value.getExpr());
  if (!sum || sum->getTerms().size() > FactBase::maxCombinedTerms)
    return known;
  --budget;
  auto narrowTo = [&](Range r) {
    Range both = intersect(known, r);
    if (!both.isEmpty())
      known = both;
    return decidesSign(known);
  };
  if (narrowTo(shiftedRange(sum)) || depth == 0)
    return known;
  if (facts.hasSums() && narrowTo(refineByFacts(sum, known, depth)))
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

Range Refinement::refineByTerm(const SumExpr *sum, size_t index,
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
  SymInt cofactor = integers.monomial(term.coefficient, others);
  SymInt rest = integers.linear(sum, 1, pool.getSum(0, term), -1);
  if (cofactor.isUnknown() || rest.isUnknown())
    return {};

  if (factor->atom->getKind() == ExprKind::Mod) {
    auto *e = cast<BinaryExpr>(factor->atom);
    SymInt quotient = division.floorDiv(e->getLHS(), e->getRHS());
    SymInt exact =
        integers.sub(e->getLHS(), integers.mul(e->getRHS(), quotient));
    return refineStep(integers.add(rest, integers.mul(cofactor, exact)),
                      depth - 1);
  }
  Range sign = ranges.rangeOf(cofactor);
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
Range Refinement::refineMinMax(const MinMaxExpr *e, SymInt cofactor,
                               SymInt rest, bool positive, unsigned depth) {
  bool isMax = (e->getKind() == ExprKind::Max) == positive;
  std::optional<Range> result;
  for (SymInt operand : e->getOperands()) {
    Range r = refineStep(integers.add(rest, integers.mul(cofactor, operand)),
                         depth - 1);
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

/// For q = a // b and positive b, `a - b + 1 <= b * q <= a`; so the value times
/// b is between two expressions without q.
Range Refinement::refineFloorDiv(const BinaryExpr *e, SymInt cofactor,
                                 SymInt rest, bool positive, unsigned depth) {
  SymInt a = e->getLHS(), b = e->getRHS();
  if (ranges.rangeOf(b).min <= 0)
    return {};
  SymInt atA = integers.add(integers.mul(b, rest), integers.mul(cofactor, a));
  SymInt below = integers.sub(atA, integers.mul(cofactor, integers.sub(b, 1)));
  Range high = refineStep(positive ? atA : below, depth - 1);
  Range low = refineStep(positive ? below : atA, depth - 1);
  Range scaled = {low.min, high.max};
  if (b.isInt())
    return divideOut(scaled, b.getInt());
  // Only the sign is preserved by the division by b.
  Range result;
  if (scaled.min >= 0)
    result.min = scaled.min > 0 ? 1 : 0;
  if (scaled.max <= 0)
    result.max = scaled.max < 0 ? -1 : 0;
  return result;
}

/// Eliminates one term at a time, with a fact about a sum that contains it.
Range Refinement::refineByFacts(const SumExpr *sum, Range known,
                                unsigned depth) {
  llvm::SmallVector<unsigned, 8> numbers;
  for (const Term &term : sum->getTerms())
    facts.collect(term.factors.front().atom, numbers);
  llvm::sort(numbers);
  numbers.erase(llvm::unique(numbers), numbers.end());
  for (unsigned number : numbers) {
    if (budget == 0)
      break;
    const auto &[primitive, fact] = facts.get(number);
    auto *other = cast<SumExpr>(primitive);
    if (fact.range == Range() || other == sum)
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
      SymInt rest = integers.linear(sum, 1, primitive, -times);
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
/// Rewrites a sum in terms of the distance of each atom from one of its bounds.
/// Nothing is interned, since the atoms represent the distances here.
class ShiftedSum {
public:
  /// Declares an atom; true if it has a nonzero bound to shift by.
  bool addAtom(const Expr *atom, Range range) {
    Shift shift;
    if (range.min != Range::negInf) {
      shift.offset = range.min;
      shift.distance = {0, addRanges(range, pointRange(-range.min)).max};
    } else if (range.max != Range::posInf) {
      shift.offset = range.max;
      shift.sign = -1;
      shift.distance = {0, Range::posInf};
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
    // Owns the factors of the total.
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
    Range range = pointRange(constant);
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

/// Distinguishes sizes of 0 from others, to prove x * x >= x.
Range Refinement::rangeByCases(SymInt value, const Cases &cases,
                               unsigned depth) {
  Range known = ranges.rangeOf(value);
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
      if (!atom && ranges.rangeOf(factor.atom).min == 0 &&
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
  positive.push_back({atom, {1, ranges.rangeOf(atom).max}});
  Range whenZero =
      rangeByCases(pool.getSum(sum->getConstant(), others), cases, depth - 1);
  Range both = intersect(
      known, hull(whenZero, rangeByCases(value, positive, depth - 1)));
  return both.isEmpty() ? known : both;
}

/// With x = min + t and t >= 0, the terms of x * y - x no longer have opposite
/// signs.
Range Refinement::shiftedRange(const SumExpr *sum, const Cases &cases) {
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
            getCase(cases, factor.atom).value_or(ranges.rangeOf(factor.atom)));
    }
    if (degree > maxShiftedDegree)
      return {};
    isNonLinear |= degree > 1;
  }
  return isNonLinear && isShifted ? shifted.evaluate(sum) : Range();
}
