//===- Simplify.cpp - Arithmetic in normal form -----------------*- C++ -*-===//
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

// Larger results have no expression, to bound the time of traversals.
static constexpr unsigned maxTreeSize = 4096;
static constexpr unsigned maxDepth = 64;
static constexpr size_t maxProductTerms = 256;
static constexpr size_t maxTerms = 256;
static constexpr unsigned maxDivisionSteps = 64;
static constexpr size_t maxMinMaxOperands = 64;

//===----------------------------------------------------------------------===//
// Sums and products
//===----------------------------------------------------------------------===//

bool ShapeEnvImpl::fits(SymInt value) const {
  return !value.isExpr() || (value.getExpr()->getTreeSize() <= maxTreeSize &&
                             value.getExpr()->getDepth() <= maxDepth);
}

SymInt ShapeEnvImpl::finish(std::optional<int64_t> constant,
                            ArrayRef<Term> terms, bool applyRules) {
  if (!constant)
    return SymInt();
  if (applyRules)
    for (const Term &term : terms)
      for (const Factor &factor : term.factors)
        if (factor.exponent == 1 &&
            factor.atom->getKind() == ExprKind::FloorDiv &&
            !cancelDivision(term).isUnknown())
          return cancelDivisions(*constant, terms);
  if (terms.size() > maxTerms)
    return tooLarge();
  SymInt result = pool.getSum(*constant, terms);
  return fits(result) ? result : tooLarge();
}

/// `b * (a // b)` is `a` if `b` divides `a`. Returns the simplified term,
/// unknown if it is not of this form.
SymInt ShapeEnvImpl::cancelDivision(const Term &term) {
  for (const Factor &factor : term.factors) {
    auto *div = dyn_cast<BinaryExpr>(factor.atom);
    if (!div || div->getKind() != ExprKind::FloorDiv || factor.exponent != 1)
      continue;
    PolyView divisor(div->getRHS());
    if (divisor.size() != 1)
      continue;
    int64_t scale =
        divisor.terms.empty() ? divisor.constant : divisor.terms[0].coefficient;
    ArrayRef<Factor> divisorFactors;
    if (!divisor.terms.empty())
      divisorFactors = divisor.terms[0].factors;
    llvm::SmallVector<Factor, 4> without, rest;
    for (const Factor &other : term.factors)
      if (other.atom != div)
        without.push_back(other);
    if (term.coefficient % scale != 0 ||
        !divideMonomial(without, divisorFactors, rest) ||
        !isMultiple(div->getLHS(), div->getRHS()))
      continue;
    return mul(monomial(term.coefficient / scale, rest), div->getLHS());
  }
  return SymInt();
}

SymInt ShapeEnvImpl::cancelDivisions(int64_t constant, ArrayRef<Term> terms) {
  SymInt result = constant;
  TermList kept;
  for (const Term &term : terms) {
    SymInt cancelled = cancelDivision(term);
    if (cancelled.isUnknown())
      kept.push_back(term);
    else
      result = add(result, cancelled);
  }
  return add(result, finish(0, kept, /*applyRules=*/false));
}

SymInt ShapeEnvImpl::linear(SymInt a, int64_t x, SymInt b, int64_t y,
                            bool applyRules) {
  if (a.isUnknown() || b.isUnknown())
    return SymInt();
  TermList terms;
  PolyView left(a), right(b);
  std::optional<int64_t> constant = combine(left, x, right, y, terms);
  return finish(constant, terms, applyRules);
}

SymInt ShapeEnvImpl::mul(SymInt a, SymInt b, bool applyRules) {
  if (a.isUnknown() || b.isUnknown())
    return SymInt();
  if (a.isInt())
    return linear(b, a.getInt(), 0, 0, applyRules);
  if (b.isInt())
    return linear(a, b.getInt(), 0, 0, applyRules);
  PolyView left(a), right(b);
  if (left.size() > 1 && right.size() > 1 &&
      left.size() * right.size() > maxProductTerms)
    return tooLarge();
  FactorList storage;
  TermList terms;
  std::optional<int64_t> constant = multiply(left, right, storage, terms);
  return finish(constant, terms, applyRules);
}

SymInt ShapeEnvImpl::monomial(int64_t coefficient, ArrayRef<Factor> factors) {
  if (factors.empty())
    return coefficient;
  return finish(0, Term{coefficient, factors}, /*applyRules=*/false);
}

//===----------------------------------------------------------------------===//
// Division by integers
//===----------------------------------------------------------------------===//

SymInt ShapeEnvImpl::makeDiv(ExprKind kind, SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown())
    return SymInt();
  SymInt result =
      kind == ExprKind::Mod ? pool.getMod(a, b) : pool.getFloorDiv(a, b);
  if (!fits(result))
    return tooLarge();
  Range range = rangeOf(result);
  // A possible division by zero is kept, to be reported.
  return range.isSingleton() && isNonZero(b) ? SymInt(range.min) : result;
}

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

SymInt ShapeEnvImpl::floorDivByInt(SymInt a, int64_t k) {
  if (a.isUnknown() || k == 1)
    return a;
  PolyView view(a);
  TermList multiples, rest;
  splitMultiples(view, k, multiples, rest);
  SymInt quotient = finish(floorDivInt(view.constant, k), multiples);
  if (rest.empty() || quotient.isUnknown())
    return quotient;
  return add(quotient,
             floorDivRest(std::move(rest), floorModInt(view.constant, k), k));
}

/// `(terms + rest) // k` with 0 <= rest < k and no term a multiple of k.
SymInt ShapeEnvImpl::floorDivRest(TermList terms, int64_t rest, int64_t k) {
  // Canonicalizes ceilings: -A // k is -((A + k - 1) // k).
  size_t numNegative = llvm::count_if(
      terms, [](const Term &term) { return term.coefficient < 0; });
  if (2 * numNegative > terms.size()) {
    for (Term &term : terms)
      term.coefficient = -term.coefficient;
    return scale(floorDivRest(std::move(terms), k - 1 - rest, k), -1);
  }

  int64_t content = k;
  for (const Term &term : terms)
    content = gcdInt(content, term.coefficient);
  for (Term &term : terms)
    term.coefficient /= content;
  rest /= content;
  k /= content;

  SymInt base = finish(0, terms);
  if (base.isUnknown())
    return SymInt();
  // Of equivalent remainders, take the smallest.
  Congruence known = congruenceOf(base);
  int64_t step = gcdInt(known.modulus, k);
  if (step > 1) {
    rest -= floorModInt(
        static_cast<int64_t>((static_cast<Wide>(known.residue) + rest) % step),
        step);
    if (rest < 0)
      return add(-1, floorDivByInt(add(base, rest + k), k));
  }

  SymInt dividend = add(base, rest);
  if (std::optional<int64_t> q = commonQuotient(rangeOf(dividend), k))
    return *q;
  auto *inner = base.isExpr() ? dyn_cast<BinaryExpr>(base.getExpr()) : nullptr;
  if (inner && inner->getKind() == ExprKind::FloorDiv) {
    // (x // j + rest) // k is (x + rest * j) // (j * k).
    SymInt divisor = scale(inner->getRHS(), k);
    SymInt shifted = add(inner->getLHS(), scale(inner->getRHS(), rest));
    if (!divisor.isUnknown() && !shifted.isUnknown())
      return floorDiv(shifted, divisor);
  }
  return makeDiv(ExprKind::FloorDiv, dividend, k);
}

SymInt ShapeEnvImpl::modByInt(SymInt a, int64_t k) {
  if (a.isUnknown())
    return SymInt();
  if (k == 1)
    return 0;
  if (std::optional<int64_t> q = commonQuotient(rangeOf(a), k))
    if (std::optional<int64_t> offset = narrow(-static_cast<Wide>(*q) * k))
      return add(a, *offset);
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
      unnested = add(unnested, scale(inner->getLHS(), coefficient));
    else
      terms.push_back({coefficient, term.factors});
  }
  int64_t rest = floorModInt(view.constant, k);
  if (unnested != SymInt(0) && !unnested.isUnknown())
    return modByInt(add(unnested, finish(rest, terms)), k);
  if (unnested.isUnknown())
    return makeDiv(ExprKind::Mod, a, k);
  return modRest(std::move(terms), rest, k);
}

/// `(terms + rest) % k` with all coefficients and the rest in [0, k).
SymInt ShapeEnvImpl::modRest(TermList terms, int64_t rest, int64_t k) {
  if (terms.empty())
    return rest;
  int64_t content = k;
  for (const Term &term : terms)
    content = gcdInt(content, term.coefficient);
  if (content > 1) {
    // (g * x + r) % (g * k) is g * ((x + r // g) % k) + r % g.
    for (Term &term : terms)
      term.coefficient /= content;
    SymInt inner = modByInt(finish(rest / content, terms), k / content);
    return linear(inner, content, rest % content, 1);
  }
  SymInt dividend = finish(rest, terms);
  if (dividend.isUnknown())
    return SymInt();
  Congruence known = congruenceOf(dividend);
  if (known.modulus % k == 0)
    return floorModInt(known.residue, k);
  if (std::optional<int64_t> q = commonQuotient(rangeOf(dividend), k))
    if (std::optional<int64_t> offset = narrow(-static_cast<Wide>(*q) * k))
      return add(dividend, *offset);
  return makeDiv(ExprKind::Mod, dividend, k);
}

//===----------------------------------------------------------------------===//
// Division by symbolic values
//===----------------------------------------------------------------------===//

static bool isNegated(SymInt value) {
  PolyView view(value);
  return view.constant <= 0 && llvm::all_of(view.terms, [](const Term &term) {
           return term.coefficient < 0;
         });
}

std::optional<std::pair<SymInt, SymInt>> ShapeEnvImpl::divide(SymInt a,
                                                              SymInt b) {
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
      SymInt part = monomial(first.coefficient / lead.coefficient, factors);
      quotient = linear(quotient, 1, part, 1, false);
      current = linear(current, 1, mul(part, b, false), -1, false);
    } else {
      SymInt part = pool.getSum(0, first);
      rest = linear(rest, 1, part, 1, false);
      current = linear(current, 1, part, -1, false);
    }
  }
  rest = linear(rest, 1, current, 1, false);
  if (quotient.isUnknown() || rest.isUnknown() || quotient == SymInt(0))
    return std::nullopt;
  // A long division whose result is not shorter is not useful.
  if (rest != SymInt(0) && PolyView(rest).size() >= PolyView(a).size() &&
      !isBetweenZeroAnd(rest, b))
    return std::nullopt;
  return std::make_pair(quotient, rest);
}

SymInt ShapeEnvImpl::divideByContent(SymInt &a, SymInt &b) {
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
      result = linear(result, 1, monomial(term.coefficient / content, rest), 1,
                      /*applyRules=*/false);
    }
    return result;
  };
  SymInt x = reduce(left), y = reduce(right);
  if (x.isUnknown() || y.isUnknown())
    return 1;
  a = x;
  b = y;
  return monomial(content, common);
}

/// Whether 0 <= a < b is known.
bool ShapeEnvImpl::isBetweenZeroAnd(SymInt a, SymInt b) {
  if (rangeOf(a).min < 0)
    return false;
  SymInt difference = sub(a, b);
  return !difference.isUnknown() && rangeOf(difference).max < 0;
}

SymInt ShapeEnvImpl::floorDivBySym(SymInt a, SymInt b) {
  if (isNegated(b))
    return floorDiv(scale(a, -1), scale(b, -1));
  if (!isNonZero(b))
    return makeDiv(ExprKind::FloorDiv, a, b);
  if (a.isInt(0))
    return 0;
  if (a == b)
    return 1;
  if (auto parts = divide(a, b)) {
    auto [quotient, rest] = *parts;
    if (rest.isInt(0) || isBetweenZeroAnd(rest, b))
      return quotient;
    return add(quotient, floorDivBySym(rest, b));
  }
  if (isBetweenZeroAnd(a, b))
    return 0;
  if (divideByContent(a, b) != SymInt(1))
    return floorDiv(a, b);
  // (x // j) // b is x // (j * b) for positive b.
  auto *inner = a.isExpr() ? dyn_cast<BinaryExpr>(a.getExpr()) : nullptr;
  if (inner && inner->getKind() == ExprKind::FloorDiv && rangeOf(b).min > 0) {
    SymInt divisor = mul(inner->getRHS(), b);
    if (!divisor.isUnknown())
      return floorDiv(inner->getLHS(), divisor);
  }
  return makeDiv(ExprKind::FloorDiv, a, b);
}

SymInt ShapeEnvImpl::modBySym(SymInt a, SymInt b) {
  if (isNegated(b))
    return scale(mod(scale(a, -1), scale(b, -1)), -1);
  if (!isNonZero(b))
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
    return mul(content, mod(a, b));
  return makeDiv(ExprKind::Mod, a, b);
}

SymInt ShapeEnvImpl::floorDiv(SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown() || b.isInt(0))
    return SymInt();
  if (!b.isInt())
    return floorDivBySym(a, b);
  return b.getInt() > 0 ? floorDivByInt(a, b.getInt())
                        : floorDivByInt(scale(a, -1), -b.getInt());
}

SymInt ShapeEnvImpl::mod(SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown() || b.isInt(0))
    return SymInt();
  if (!b.isInt())
    return modBySym(a, b);
  if (b.getInt() > 0)
    return modByInt(a, b.getInt());
  SymInt negated = scale(a, -1);
  return negated.isUnknown() ? SymInt()
                             : scale(modByInt(negated, -b.getInt()), -1);
}

//===----------------------------------------------------------------------===//
// Maximum and minimum
//===----------------------------------------------------------------------===//

/// Whether `b` makes operand `a` redundant: `a <= b` under Max, `a >= b` under
/// Min.
bool ShapeEnvImpl::isDominated(ExprKind kind, SymInt a, SymInt b,
                               bool thorough) {
  SymInt difference = kind == ExprKind::Max ? sub(a, b) : sub(b, a);
  if (difference.isUnknown())
    return false;
  return (thorough ? refine(difference) : rangeOf(difference)).max <= 0;
}

SymInt ShapeEnvImpl::minMax(ExprKind kind, ArrayRef<SymInt> operands) {
  llvm::SmallVector<SymInt, 8> flat;
  for (SymInt operand : operands) {
    if (operand.isUnknown())
      return SymInt();
    if (operand.isExpr() && operand.getExpr()->getKind() == kind)
      llvm::append_range(flat,
                         cast<MinMaxExpr>(operand.getExpr())->getOperands());
    else
      flat.push_back(operand);
  }
  llvm::sort(flat, ExprPool::less);
  flat.erase(llvm::unique(flat), flat.end());
  if (flat.size() > maxMinMaxOperands)
    return tooLarge();

  // Few operands are compared precisely.
  bool thorough = flat.size() <= 4;
  for (size_t i = 0; i < flat.size();) {
    bool dominated = false;
    for (size_t j = 0; j != flat.size() && !dominated; ++j)
      dominated = j != i && isDominated(kind, flat[i], flat[j], thorough);
    if (dominated)
      flat.erase(flat.begin() + i);
    else
      ++i;
  }
  if (flat.size() == 1)
    return flat[0];
  if (llvm::all_of(flat, isNegated)) {
    for (SymInt &operand : flat)
      operand = scale(operand, -1);
    return scale(
        minMax(kind == ExprKind::Max ? ExprKind::Min : ExprKind::Max, flat),
        -1);
  }
  SymInt result = pool.getMinMax(kind, flat);
  if (!fits(result))
    return tooLarge();
  Range range = rangeOf(result);
  return range.isSingleton() ? SymInt(range.min) : result;
}

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

SymInt ShapeEnvImpl::simplify(SymInt value) {
  if (!value.isExpr())
    return value;
  const Expr *e = value.getExpr();
  if (e->getID() < simplified.size() &&
      simplified[e->getID()].epoch == facts.getEpoch())
    return simplified[e->getID()].value;
  SymInt result = rebuild(e);
  if (result.isUnknown())
    result = value;
  simplified.resize(std::max<size_t>(simplified.size(), pool.size()));
  simplified[e->getID()] = {facts.getEpoch(), result};
  // Simplification must be idempotent, even if rules enable each other.
  if (result.isExpr())
    simplified[result.getExpr()->getID()] = {facts.getEpoch(), result};
  return result;
}

SymInt ShapeEnvImpl::rebuild(const Expr *e) {
  if (e->getKind() == ExprKind::Symbol) {
    SymInt replacement = facts.getSubstitution(e);
    if (!replacement.isUnknown())
      return simplify(replacement);
    Range range = rangeOf(e);
    return range.isSingleton() ? SymInt(range.min) : SymInt(e);
  }
  if (auto *binary = dyn_cast<BinaryExpr>(e)) {
    SymInt lhs = simplify(binary->getLHS()), rhs = simplify(binary->getRHS());
    return e->getKind() == ExprKind::Mod ? mod(lhs, rhs) : floorDiv(lhs, rhs);
  }
  if (auto *minMaxExpr = dyn_cast<MinMaxExpr>(e)) {
    llvm::SmallVector<SymInt, 4> operands;
    for (SymInt operand : minMaxExpr->getOperands())
      operands.push_back(simplify(operand));
    return minMax(e->getKind(), operands);
  }
  if (auto *call = dyn_cast<FunctionExpr>(e))
    return rebuildFunction(call);
  return rebuildSum(cast<SumExpr>(e));
}

SymInt ShapeEnvImpl::rewriteAtoms(const SumExpr *sum) {
  TermList unchanged;
  SymInt changed = 0;
  for (const Term &term : sum->getTerms()) {
    bool isSame = llvm::all_of(term.factors, [&](const Factor &factor) {
      return simplify(factor.atom) == SymInt(factor.atom);
    });
    if (isSame) {
      unchanged.push_back(term);
      continue;
    }
    SymInt product = term.coefficient;
    for (const Factor &factor : term.factors)
      for (unsigned i = 0; i != factor.exponent; ++i)
        product = mul(product, simplify(factor.atom));
    changed = add(changed, product);
  }
  return add(finish(sum->getConstant(), unchanged), changed);
}

SymInt ShapeEnvImpl::rebuildSum(const SumExpr *sum) {
  SymInt result = rewriteAtoms(sum);
  if (!result.isExpr() || !facts.hasSums())
    return result;
  Range range = rangeOf(result);
  return range.isSingleton() ? SymInt(range.min) : result;
}
