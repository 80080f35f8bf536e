//===- Learner.cpp - Learning from conditions -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Learner.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::cast;
using llvm::dyn_cast;

// The maximum number of values that one condition narrows.
static constexpr unsigned maxSteps = 64;

Learner::Learner(ShapeEnvImpl &impl)
    : pool(impl.pool), symbols(impl.symbols), facts(impl.facts),
      integers(impl.integers), division(impl.division),
      simplifier(impl.simplifier), ranges(impl.ranges),
      propagator(impl.propagator), entailment(impl.entailment),
      largeValues(impl.largeValues) {}

//===----------------------------------------------------------------------===//
// Transactions
//===----------------------------------------------------------------------===//

bool Learner::change(llvm::function_ref<bool()> learnAll) {
  facts.beginChange();
  propagator.setBudget(maxSteps);
  if (learnAll() && normalizeFacts())
    return true;
  facts.undo();
  return false;
}

bool Learner::learn(const Condition &condition) {
  return change([&] { return learnCondition(condition); });
}

bool Learner::narrowSymbol(const Expr *symbol, Range range) {
  if (!change([&] {
        return propagator.learnRange(simplifier.simplify(symbol), range);
      }))
    return false;
  if (facts.hasNewRewrites())
    largeValues.update();
  return true;
}

bool Learner::assume(const Condition &condition) {
  if (!learn(condition))
    return false;
  if (facts.hasNewRewrites())
    largeValues.update();
  SymInt lhs = simplifier.simplify(condition.lhs),
         rhs = simplifier.simplify(condition.rhs);
  if (FactBase::canStore(lhs, rhs) &&
      entailment.ask(condition) == Truth::Unknown)
    facts.insert({condition.relation, lhs, rhs});
  return true;
}

bool Learner::normalizeFacts() {
  if (!facts.hasNewRewrites())
    return true;
  propagator.setBudget(maxSteps + 4 * facts.size());
  for (size_t i = 0, e = facts.size(); i != e; ++i) {
    const Expr *primitive = facts.get(i).first;
    if (primitive->getKind() == ExprKind::Symbol)
      continue;
    // A copy, since facts may be added.
    Fact fact = facts.get(i).second;
    auto *sum = dyn_cast<SumExpr>(primitive);
    SymInt value =
        sum ? simplifier.rewriteAtoms(sum) : simplifier.simplify(primitive);
    if (value == SymInt(primitive))
      continue;
    if (!propagator.learnRange(value, fact.range))
      return false;
    if (fact.congruence.modulus > 1 &&
        !propagator.learnCongruence(value, fact.congruence.modulus,
                                    fact.congruence.residue))
      return false;
    for (int64_t point : fact.excluded)
      if (!propagator.learnNotEqual(value, point))
        return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

bool Learner::learnCondition(const Condition &condition) {
  SymInt lhs = simplifier.simplify(condition.lhs),
         rhs = simplifier.simplify(condition.rhs);
  if (condition.relation == Relation::Multiple)
    return learnMultiple(lhs, rhs);
  if (condition.relation == Relation::NotMultiple)
    return propagator.learnNotEqual(rhs, 0) &&
           propagator.learnNotEqual(division.mod(lhs, rhs), 0);

  SymInt difference = integers.sub(lhs, rhs);
  bool isOrder =
      condition.relation == Relation::Lt || condition.relation == Relation::Le;
  difference = entailment.dropCommonFactors(difference, isOrder);
  switch (condition.relation) {
  case Relation::Eq:
    return learnEqual(difference);
  case Relation::Ne:
    return propagator.learnNotEqual(difference, 0);
  case Relation::Lt:
    return propagator.learnRange(difference, {Range::negInf, -1});
  default:
    return propagator.learnRange(difference, {Range::negInf, 0});
  }
}

bool Learner::learnMultiple(SymInt a, SymInt b) {
  // The remainder exists, so the divisor is nonzero.
  if (!propagator.learnNotEqual(b, 0))
    return false;
  if (b.isInt())
    return propagator.learnCongruence(a, std::abs(b.getInt()), 0);
  return propagator.learnRange(division.mod(a, b), Range::exactly(0));
}

bool Learner::learnEqual(SymInt difference) {
  if (!propagator.learnRange(difference, Range::exactly(0)))
    return false;
  if (!difference.isExpr() || difference.getExpr()->isAtom())
    return true;
  return solve(difference);
}

//===----------------------------------------------------------------------===//
// Substitution
//===----------------------------------------------------------------------===//

static bool mentions(SymInt value, const Expr *symbol) {
  bool found = false;
  collectSymbols(value, [&](const SymbolExpr *s) { found |= s == symbol; });
  return found;
}

bool Learner::solve(SymInt difference) {
  // The sum must not be simplified by the fact that it is zero.
  difference = simplifier.rewriteAtoms(cast<SumExpr>(difference.getExpr()));
  auto *sum =
      difference.isExpr() ? dyn_cast<SumExpr>(difference.getExpr()) : nullptr;
  if (!sum)
    return propagator.learnRange(difference, Range::exactly(0));
  llvm::SmallVector<const Term *, 4> candidates;
  for (const Term &term : sum->getTerms())
    if ((term.coefficient == 1 || term.coefficient == -1) &&
        term.factors.size() == 1 && term.factors[0].exponent == 1 &&
        symbols.find(term.factors[0].atom))
      candidates.push_back(&term);
  llvm::sort(candidates, [&](const Term *a, const Term *b) {
    return symbols.find(a->factors[0].atom) > symbols.find(b->factors[0].atom);
  });
  for (const Term *term : candidates) {
    const Expr *symbol = term->factors[0].atom;
    SymInt rest = integers.linear(sum, 1, pool.getSum(0, *term), -1);
    SymInt value = integers.scale(rest, -term->coefficient);
    if (value.isUnknown() || mentions(value, symbol))
      continue;
    if (!transferFacts(symbol, value))
      return false;
    if (!mayReplace(symbol, value))
      continue;
    facts.substitute(symbol, value);
    return true;
  }
  return true;
}

bool Learner::transferFacts(const Expr *symbol, SymInt value) {
  Congruence congruence = ranges.congruenceOf(symbol);
  if (congruence.modulus > 1 &&
      !propagator.learnCongruence(value, congruence.modulus,
                                  congruence.residue))
    return false;
  if (!propagator.learnRange(value, ranges.rangeOf(symbol)))
    return false;
  const Fact *fact = facts.find(symbol);
  if (!fact)
    return true;
  auto excluded = fact->excluded;
  return llvm::all_of(excluded, [&](int64_t point) {
    return propagator.learnNotEqual(value, point);
  });
}

bool Learner::mayReplace(const Expr *symbol, SymInt value) {
  Range range = ranges.rangeOf(symbol);
  Congruence congruence = ranges.congruenceOf(symbol);
  if (value.isInt())
    return range.contains(value.getInt()) && congruence.admits(value.getInt());
  // A fact about a sum as a whole does not apply to its terms in larger sums.
  const Expr *e = value.getExpr();
  AbstractValue natural =
      e->isAtom() ? ranges.infoOf(e) : ranges.computeNatural(e);
  if (facts.decompose(e).primitive->isAtom())
    natural = ranges.infoOf(e);
  if (natural.range.min < range.min || natural.range.max > range.max)
    return false;
  auto both = meet(natural.congruence, congruence);
  return both && *both == natural.congruence;
}
