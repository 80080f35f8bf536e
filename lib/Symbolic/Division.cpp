//===- Division.cpp - Quotients and remainders ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Division.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::dyn_cast;

static constexpr unsigned maxDivisionSteps = 64;

Division::Division(ShapeEnvImpl &impl)
    : pool(impl.pool), integers(impl.integers), ranges(impl.ranges) {}

SymInt Division::floorDiv(SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown() || b.isInt(0))
    return SymInt();
  if (!b.isInt())
    return floorDivBySym(a, b);
  return b.getInt() > 0 ? floorDivByInt(a, b.getInt())
                        : floorDivByInt(integers.scale(a, -1), -b.getInt());
}

SymInt Division::mod(SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown() || b.isInt(0))
    return SymInt();
  if (!b.isInt())
    return modBySym(a, b);
  if (b.getInt() > 0)
    return modByInt(a, b.getInt());
  SymInt negated = integers.scale(a, -1);
  return negated.isUnknown()
             ? SymInt()
             : integers.scale(modByInt(negated, -b.getInt()), -1);
}

SymInt Division::makeDiv(ExprKind kind, SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown())
    return SymInt();
  SymInt result =
      kind == ExprKind::Mod ? pool.getMod(a, b) : pool.getFloorDiv(a, b);
  if (!integers.fits(result))
    return integers.tooLarge();
  Range range = ranges.rangeOf(result);
  // A possible division by zero is kept, to be reported.
  return range.isSingleton() && ranges.isNonZero(b) ? SymInt(range.min)
                                                    : result;
}

//===----------------------------------------------------------------------===//
// Division by integers
//===----------------------------------------------------------------------===//

/// The integer q with `q * k <= a < (q + 1) * k` for all a in the range, if
/// any.
static std::optional<int64_t> commonQuotient(Range range, int64_t k) {
  if (range.isEmpty() || range.min == Range::negInf ||
      range.max == Range::posInf)
    return std::nullopt;
  int64_t low = floorDivInt(range.min, k), high = floorDivInt(range.max, k);
  return low == high ? std::optional<int64_t>(low) : std::nullopt;
}

/// Moves the terms divisible by `k` to `multiples`, as quotients.
static void splitMultiples(const PolyView &a, int64_t k, TermList &multiples,
                           TermList &rest) {
  for (const Term &term : a.terms)
    if (term.coefficient % k == 0)
      multiples.push_back({term.coefficient / k, term.factors});
    else
      rest.push_back(term);
}

SymInt Division::floorDivByInt(SymInt a, int64_t k) {
  if (a.isUnknown() || k == 1)
    return a;
  PolyView view(a);
  TermList multiples, rest;
  splitMultiples(view, k, multiples, rest);
  SymInt quotient = integers.finish(floorDivInt(view.constant, k), multiples);
  if (rest.empty() || quotient.isUnknown())
    return quotient;
  return integers.add(quotient, floorDivRest(std::move(rest),
                                             floorModInt(view.constant, k), k));
}

/// `(terms + rest) // k` with 0 <= rest < k and no term a multiple of k.
SymInt Division::floorDivRest(TermList terms, int64_t rest, int64_t k) {
  // Canonicalizes ceilings: -A // k is -((A + k - 1) // k).
  size_t numNegative = llvm::count_if(
      terms, [](const Term &term) { return term.coefficient < 0; });
  if (2 * numNegative > terms.size()) {
    for (Term &term : terms)
      term.coefficient = -term.coefficient;
    return integers.scale(floorDivRest(std::move(terms), k - 1 - rest, k), -1);
  }

  int64_t content = k;
  for (const Term &term : terms)
    content = gcdInt(content, term.coefficient);
  for (Term &term : terms)
    term.coefficient /= content;
  rest /= content;
  k /= content;

  SymInt base = integers.finish(0, terms);
  if (base.isUnknown())
    return SymInt();
  // Of equivalent remainders, take the smallest.
  Congruence known = ranges.congruenceOf(base);
  int64_t step = gcdInt(known.modulus, k);
  if (step > 1) {
    rest -= floorModInt(
        static_cast<int64_t>((static_cast<Wide>(known.residue) + rest) % step),
        step);
    if (rest < 0)
      return integers.add(-1, floorDivByInt(integers.add(base, rest + k), k));
  }

  SymInt dividend = integers.add(base, rest);
  if (std::optional<int64_t> q = commonQuotient(ranges.rangeOf(dividend), k))
    return *q;
  auto *inner = base.isExpr() ? dyn_cast<BinaryExpr>(base.getExpr()) : nullptr;
  if (inner && inner->getKind() == ExprKind::FloorDiv) {
    // (x // j + rest) // k is (x + rest * j) // (j * k).
    SymInt divisor = integers.scale(inner->getRHS(), k);
    SymInt shifted =
        integers.add(inner->getLHS(), integers.scale(inner->getRHS(), rest));
    if (!divisor.isUnknown() && !shifted.isUnknown())
      return floorDiv(shifted, divisor);
  }
  return makeDiv(ExprKind::FloorDiv, dividend, k);
}

SymInt Division::modByInt(SymInt a, int64_t k) {
  if (a.isUnknown())
    return SymInt();
  if (k == 1)
    return 0;
  if (std::optional<int64_t> q = commonQuotient(ranges.rangeOf(a), k))
    if (std::optional<int64_t> offset = narrow(-static_cast<Wide>(*q) * k))
      return integers.add(a, *offset);
  PolyView view(a);
  TermList terms;
  SymInt unnested = 0;
  for (const Term &term : view.terms) {
    int64_t coefficient = floorModInt(term.coefficient, k);
    if (coefficient == 0)
      continue;
    // c * (x % j) is c * x modulo k if k divides c * j.
    auto *inner = dyn_cast<BinaryExpr>(term.factors[0].atom);
    if (inner && inner->getKind() == ExprKind::Mod &&
        term.factors.size() == 1 && term.factors[0].exponent == 1 &&
        inner->getRHS().isInt() &&
        static_cast<Wide>(coefficient) * inner->getRHS().getInt() % k == 0)
      unnested =
          integers.add(unnested, integers.scale(inner->getLHS(), coefficient));
    else
      terms.push_back({coefficient, term.factors});
  }
  int64_t rest = floorModInt(view.constant, k);
  if (unnested != SymInt(0) && !unnested.isUnknown())
    return modByInt(integers.add(unnested, integers.finish(rest, terms)), k);
  if (unnested.isUnknown())
    return makeDiv(ExprKind::Mod, a, k);
  return modRest(std::move(terms), rest, k);
}

/// `(terms + rest) % k` with all coefficients and the rest in [0, k).
SymInt Division::modRest(TermList terms, int64_t rest, int64_t k) {
  if (terms.empty())
    return rest;
  int64_t content = k;
  for (const Term &term : terms)
    content = gcdInt(content, term.coefficient);
  if (content > 1) {
    // (g * x + r) % (g * k) is g * ((x + r // g) % k) + r % g.
    for (Term &term : terms)
      term.coefficient /= content;
    SymInt inner =
        modByInt(integers.finish(rest / content, terms), k / content);
    return integers.linear(inner, content, rest % content, 1);
  }
  SymInt dividend = integers.finish(rest, terms);
  if (dividend.isUnknown())
    return SymInt();
  Congruence known = ranges.congruenceOf(dividend);
  if (known.modulus % k == 0)
    return floorModInt(known.residue, k);
  if (std::optional<int64_t> q = commonQuotient(ranges.rangeOf(dividend), k))
    if (std::optional<int64_t> offset = narrow(-static_cast<Wide>(*q) * k))
      return integers.add(dividend, *offset);
  return makeDiv(ExprKind::Mod, dividend, k);
}

//===----------------------------------------------------------------------===//
// Division by symbolic values
//===----------------------------------------------------------------------===//

std::optional<std::pair<SymInt, SymInt>> Division::divide(SymInt a, SymInt b) {
  PolyView divisor(b);
  const Term &lead = divisor.terms.front();
  SymInt quotient = 0, rest = 0, current = a;
  for (unsigned step = 0; current != SymInt(0); ++step) {
    if (step == maxDivisionSteps || current.isUnknown() || quotient.isUnknown())
      return std::nullopt;
    PolyView view(current);
    if (view.terms.empty())
      break;
    const Term &first = view.terms.front();
    llvm::SmallVector<Factor, 4> factors;
    if (first.coefficient % lead.coefficient == 0 &&
        divideMonomial(first.factors, lead.factors, factors)) {
      SymInt part =
          integers.monomial(first.coefficient / lead.coefficient, factors);
      quotient = integers.linear(quotient, 1, part, 1, false);
      current =
          integers.linear(current, 1, integers.mul(part, b, false), -1, false);
    } else {
      SymInt part = pool.getSum(0, first);
      rest = integers.linear(rest, 1, part, 1, false);
      current = integers.linear(current, 1, part, -1, false);
    }
  }
  rest = integers.linear(rest, 1, current, 1, false);
  if (quotient.isUnknown() || rest.isUnknown() || quotient == SymInt(0))
    return std::nullopt;
  // A long division whose result is not shorter is not useful.
  if (rest != SymInt(0) && PolyView(rest).size() >= PolyView(a).size() &&
      !isBetweenZeroAnd(rest, b))
    return std::nullopt;
  return std::make_pair(quotient, rest);
}

SymInt Division::divideByContent(SymInt &a, SymInt &b) {
  PolyView left(a), right(b);
  int64_t content = gcdInt(integerContent(left), integerContent(right));
  llvm::SmallVector<Factor, 4> common;
  if (left.constant == 0 && right.constant == 0 && !left.terms.empty()) {
    common = monomialContent(left);
    gcdMonomial(common, monomialContent(right));
  }
  if (content <= 1 && common.empty())
    return 1;
  auto reduce = [&](const PolyView &p) -> SymInt {
    SymInt result = p.constant / content;
    for (const Term &term : p.terms) {
      llvm::SmallVector<Factor, 4> rest;
      divideMonomial(term.factors, common, rest);
      result = integers.linear(
          result, 1, integers.monomial(term.coefficient / content, rest), 1,
          /*applyRules=*/false);
    }
    return result;
  };
  SymInt x = reduce(left), y = reduce(right);
  if (x.isUnknown() || y.isUnknown())
    return 1;
  a = x;
  b = y;
  return integers.monomial(content, common);
}

/// Whether 0 <= a < b is known.
bool Division::isBetweenZeroAnd(SymInt a, SymInt b) {
  if (ranges.rangeOf(a).min < 0)
    return false;
  SymInt difference = integers.sub(a, b);
  return !difference.isUnknown() && ranges.rangeOf(difference).max < 0;
}

SymInt Division::floorDivBySym(SymInt a, SymInt b) {
  if (isNegated(b))
    return floorDiv(integers.scale(a, -1), integers.scale(b, -1));
  if (!ranges.isNonZero(b))
    return makeDiv(ExprKind::FloorDiv, a, b);
  if (a.isInt(0))
    return 0;
  if (a == b)
    return 1;
  if (auto parts = divide(a, b)) {
    auto [quotient, rest] = *parts;
    if (rest.isInt(0) || isBetweenZeroAnd(rest, b))
      return quotient;
    return integers.add(quotient, floorDivBySym(rest, b));
  }
  if (isBetweenZeroAnd(a, b))
    return 0;
  if (divideByContent(a, b) != SymInt(1))
    return floorDiv(a, b);
  // (x // j) // b is x // (j * b) for positive b.
  auto *inner = a.isExpr() ? dyn_cast<BinaryExpr>(a.getExpr()) : nullptr;
  if (inner && inner->getKind() == ExprKind::FloorDiv &&
      ranges.rangeOf(b).min > 0) {
    SymInt divisor = integers.mul(inner->getRHS(), b);
    if (!divisor.isUnknown())
      return floorDiv(inner->getLHS(), divisor);
  }
  return makeDiv(ExprKind::FloorDiv, a, b);
}

SymInt Division::modBySym(SymInt a, SymInt b) {
  if (isNegated(b))
    return integers.scale(mod(integers.scale(a, -1), integers.scale(b, -1)),
                          -1);
  if (!ranges.isNonZero(b))
    return makeDiv(ExprKind::Mod, a, b);
  if (a.isInt(0) || a == b)
    return 0;
  if (auto parts = divide(a, b)) {
    SymInt rest = parts->second;
    return rest.isInt(0) ? SymInt(0) : modBySym(rest, b);
  }
  if (isBetweenZeroAnd(a, b))
    return a;
  SymInt content = divideByContent(a, b);
  if (content != SymInt(1))
    return integers.mul(content, mod(a, b));
  return makeDiv(ExprKind::Mod, a, b);
}
