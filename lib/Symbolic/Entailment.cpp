//===- Entailment.cpp - Conditions that the facts imply ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Entailment.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

Entailment::Entailment(ShapeEnvImpl &impl)
    : facts(impl.facts), integers(impl.integers), division(impl.division),
      simplifier(impl.simplifier), ranges(impl.ranges),
      refinement(impl.refinement) {}

SymInt Entailment::dropCommonFactors(SymInt difference, bool needsPositive) {
  if (!difference.isExpr() || difference.getExpr()->isAtom())
    return difference;
  PolyView view(difference);
  llvm::SmallVector<Factor, 4> content = monomialContent(view);
  llvm::erase_if(content, [&](const Factor &factor) {
    return needsPositive ? ranges.rangeOf(factor.atom).min <= 0
                         : !ranges.isNonZero(factor.atom);
  });
  if (content.empty())
    return difference;
  SymInt result = 0;
  for (const Term &term : view.terms) {
    llvm::SmallVector<Factor, 4> rest;
    divideMonomial(term.factors, content, rest);
    result = integers.linear(result, 1,
                             integers.monomial(term.coefficient, rest), 1);
  }
  return result.isUnknown() ? difference : result;
}

Truth Entailment::askSign(const Condition &condition, SymInt difference) {
  Range range = refinement.refine(difference);
  switch (condition.relation) {
  case Relation::Lt:
    return range.max < 0    ? Truth::True
           : range.min >= 0 ? Truth::False
                            : Truth::Unknown;
  case Relation::Le:
    return range.max <= 0  ? Truth::True
           : range.min > 0 ? Truth::False
                           : Truth::Unknown;
  default:
    break;
  }
  Truth isZero = Truth::Unknown;
  if (range == Range::exactly(0))
    isZero = Truth::True;
  else if (!range.contains(0) || ranges.isNonZero(difference))
    isZero = Truth::False;
  return condition.relation == Relation::Eq ? isZero : !isZero;
}

Truth Entailment::askDivisibility(const Condition &condition, SymInt lhs,
                                  SymInt rhs) {
  SymInt rest = division.mod(lhs, rhs);
  if (rest.isUnknown())
    return rhs.isInt(0) ? Truth::Unknown : facts.lookup(condition);
  Truth divides = askSign(Condition::eq(rest, 0), rest);
  if (divides == Truth::Unknown && ranges.isMultiple(lhs, rhs))
    divides = Truth::True;
  if (divides == Truth::Unknown)
    return facts.lookup({condition.relation, lhs, rhs});
  return condition.relation == Relation::Multiple ? divides : !divides;
}

Truth Entailment::askBounds(const Condition &condition) {
  // The intervals may still be disjoint.
  Range a = ranges.rangeOf(condition.lhs), b = ranges.rangeOf(condition.rhs);
  Range bound = addRanges(a, scaleRange(b, -1));
  if (bound.min <= 0 && bound.max >= 0)
    return facts.lookup(condition);
  switch (condition.relation) {
  case Relation::Eq:
    return Truth::False;
  case Relation::Ne:
    return Truth::True;
  default:
    return bound.max < 0 ? Truth::True : Truth::False;
  }
}

Truth Entailment::ask(const Condition &condition) {
  SymInt lhs = simplifier.simplify(condition.lhs),
         rhs = simplifier.simplify(condition.rhs);
  if (lhs.isUnknown() || rhs.isUnknown() || isFloat(lhs) || isFloat(rhs))
    return Truth::Unknown;
  if (condition.relation == Relation::Multiple ||
      condition.relation == Relation::NotMultiple)
    return askDivisibility(condition, lhs, rhs);
  Condition current = {condition.relation, lhs, rhs};
  SymInt difference = integers.sub(lhs, rhs);
  if (difference.isUnknown())
    return askBounds(current);
  Truth answer = askSign(condition, difference);
  if (answer == Truth::Unknown) {
    bool isOrder = condition.relation == Relation::Lt ||
                   condition.relation == Relation::Le;
    SymInt reduced = dropCommonFactors(difference, isOrder);
    if (reduced != difference)
      answer = askSign(condition, reduced);
  }
  return answer == Truth::Unknown ? facts.lookup(current) : answer;
}
