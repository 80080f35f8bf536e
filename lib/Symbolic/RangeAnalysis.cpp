//===- RangeAnalysis.cpp - Intervals and congruences of nodes ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RangeAnalysis.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

RangeAnalysis::RangeAnalysis(ShapeEnvImpl &impl)
    : pool(impl.pool), symbols(impl.symbols), facts(impl.facts) {}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

Range RangeAnalysis::rangeOf(SymInt value) {
  if (value.isInt())
    return pointRange(value.getInt());
  return value.isExpr() ? infoOf(value.getExpr()).range : Range();
}

Congruence RangeAnalysis::congruenceOf(SymInt value) {
  if (value.isInt())
    return {0, value.getInt()};
  return value.isExpr() ? infoOf(value.getExpr()).congruence : Congruence();
}

bool RangeAnalysis::isNonZero(ArrayRef<Factor> monomial) {
  return llvm::all_of(
      monomial, [&](const Factor &factor) { return isNonZero(factor.atom); });
}

bool RangeAnalysis::isNonZero(SymInt value) {
  if (value.isInt())
    return !value.isInt(0);
  if (value.isUnknown())
    return false;
  const Expr *e = value.getExpr();
  AbstractValue info = infoOf(e);
  if (!info.range.contains(0) || !info.congruence.admits(0))
    return true;
  if (!facts.empty()) {
    AffineForm parts = facts.decompose(e);
    const Fact *fact = facts.find(parts.primitive);
    if (fact && parts.constant % parts.scale == 0 &&
        llvm::is_contained(fact->excluded, -(parts.constant / parts.scale)))
      return true;
  }
  auto *sum = dyn_cast<SumExpr>(e);
  return sum && sum->getConstant() == 0 && sum->getTerms().size() == 1 &&
         isNonZero(sum->getTerms().front().factors);
}

bool RangeAnalysis::isMultiple(SymInt a, SymInt b) {
  if (a.isUnknown() || b.isUnknown() || b.isInt(0))
    return false;
  if (b.isInt()) {
    Congruence known = congruenceOf(a);
    if (known.modulus % b.getInt() == 0 && known.residue % b.getInt() == 0)
      return true;
  }
  return !facts.empty() && rangeOf(pool.getMod(a, b)) == Range::exactly(0);
}

//===----------------------------------------------------------------------===//
// Values of nodes
//===----------------------------------------------------------------------===//

AbstractValue RangeAnalysis::withFact(AbstractValue info, const Expr *e,
                                      const AffineForm &parts,
                                      const Fact &fact) {
  Range range = fact.range;
  Congruence congruence = fact.congruence;
  if (e != parts.primitive) {
    // The primitive polynomial combines the fact with its natural range.
    AbstractValue primitive = infoOf(parts.primitive);
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

AbstractValue RangeAnalysis::infoOf(const Expr *e) {
  if (e->getID() < cache.size() && cache[e->getID()].epoch == facts.getEpoch())
    return cache[e->getID()].value;
  AbstractValue info = computeNatural(e);
  if (!facts.empty() && (e->isAtom() || facts.hasSums())) {
    AffineForm parts = facts.decompose(e);
    if (const Fact *fact = facts.find(parts.primitive))
      info = withFact(info, e, parts, *fact);
  }
  Range tightened = addCongruenceTo(info.range, info.congruence);
  if (!tightened.isEmpty())
    info.range = tightened;
  cache.resize(std::max<size_t>(cache.size(), pool.size()));
  cache[e->getID()] = {facts.getEpoch(), info};
  return info;
}

AbstractValue RangeAnalysis::computeNatural(const Expr *e) {
  if (e->getKind() == ExprKind::Symbol) {
    const SymbolInfo *info = symbols.find(e);
    return {info ? info->range : Range(), Congruence()};
  }
  if (auto *binary = dyn_cast<BinaryExpr>(e))
    return computeBinary(binary);
  if (auto *minMax = dyn_cast<MinMaxExpr>(e))
    return computeMinMax(minMax);
  if (auto *call = dyn_cast<FunctionExpr>(e))
    return {
        functionRange(call, [&](SymInt operand) { return rangeOf(operand); }),
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
  return {sumRange(sum->getConstant(), sum->getTerms()), congruence};
}

AbstractValue RangeAnalysis::computeBinary(const BinaryExpr *e) {
  Range a = rangeOf(e->getLHS()), b = rangeOf(e->getRHS());
  bool isMod = e->getKind() == ExprKind::Mod;
  AbstractValue info{isMod ? modRanges(a, b) : floorDivRanges(a, b),
                     Congruence()};
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

AbstractValue RangeAnalysis::computeMinMax(const MinMaxExpr *e) {
  AbstractValue info{rangeOf(e->getOperands()[0]),
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

//===----------------------------------------------------------------------===//
// Values of terms
//===----------------------------------------------------------------------===//

Range RangeAnalysis::rangeOfMonomial(ArrayRef<Factor> factors) {
  Range range = Range::exactly(1);
  for (const Factor &factor : factors)
    range = multiplyRanges(range,
                           powerRange(rangeOf(factor.atom), factor.exponent));
  if (!facts.hasSums() || factors.empty() ||
      (factors.size() == 1 && factors[0].exponent == 1))
    return range;
  SymInt value = pool.getSum(0, Term{1, factors});
  if (const Fact *fact = facts.find(value.getExpr())) {
    Range narrowed = intersect(range, fact->range);
    if (!narrowed.isEmpty())
      return narrowed;
  }
  return range;
}

Range RangeAnalysis::termRange(const Term &term) {
  return scaleRange(rangeOfMonomial(term.factors), term.coefficient);
}

Range RangeAnalysis::sumRange(int64_t constant, ArrayRef<Term> terms) {
  Range range = pointRange(constant);
  for (const Term &term : terms)
    range = addRanges(range, termRange(term));
  return range;
}
