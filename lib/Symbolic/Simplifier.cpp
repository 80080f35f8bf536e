//===- Simplifier.cpp - Rewriting with facts --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Simplifier.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::cast;
using llvm::dyn_cast;

Simplifier::Simplifier(ShapeEnvImpl &impl)
    : pool(impl.pool), facts(impl.facts), integers(impl.integers),
      division(impl.division), floats(impl.floats), ranges(impl.ranges) {}

SymInt Simplifier::update(SymInt value) {
  return facts.hasRewrites() && value.isExpr() ? simplify(value) : value;
}

SymInt Simplifier::simplify(SymInt value) {
  if (!value.isExpr())
    return value;
  const Expr *e = value.getExpr();
  if (e->getID() < cache.size() && cache[e->getID()].epoch == facts.getEpoch())
    return cache[e->getID()].value;
  SymInt result = rebuild(e);
  if (result.isUnknown())
    result = value;
  cache.resize(std::max<size_t>(cache.size(), pool.size()));
  cache[e->getID()] = {facts.getEpoch(), result};
  // Simplification must be idempotent, even if rules enable each other.
  if (result.isExpr())
    cache[result.getExpr()->getID()] = {facts.getEpoch(), result};
  return result;
}

SymInt Simplifier::rebuild(const Expr *e) {
  if (e->getKind() == ExprKind::Symbol) {
    SymInt replacement = facts.getSubstitution(e);
    if (!replacement.isUnknown())
      return simplify(replacement);
    Range range = ranges.rangeOf(e);
    return range.isSingleton() ? SymInt(range.min) : SymInt(e);
  }
  if (auto *binary = dyn_cast<BinaryExpr>(e)) {
    SymInt lhs = simplify(binary->getLHS()), rhs = simplify(binary->getRHS());
    return e->getKind() == ExprKind::Mod ? division.mod(lhs, rhs)
                                         : division.floorDiv(lhs, rhs);
  }
  if (auto *minMaxExpr = dyn_cast<MinMaxExpr>(e)) {
    llvm::SmallVector<SymInt, 4> operands;
    for (SymInt operand : minMaxExpr->getOperands())
      operands.push_back(simplify(operand));
    return integers.minMax(e->getKind(), operands);
  }
  if (auto *call = dyn_cast<FunctionExpr>(e))
    return rebuildFunction(call);
  return rebuildSum(cast<SumExpr>(e));
}

SymInt Simplifier::rebuildFunction(const FunctionExpr *e) {
  if (e->getFunction() == SymFunction::Constant)
    return e;
  llvm::SmallVector<SymInt, 2> operands;
  for (SymInt operand : e->getOperands())
    operands.push_back(simplify(operand));
  return floats.call(e->getFunction(), operands);
}

SymInt Simplifier::rewriteAtoms(const SumExpr *sum) {
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
        product = integers.mul(product, simplify(factor.atom));
    changed = integers.add(changed, product);
  }
  return integers.add(integers.finish(sum->getConstant(), unchanged), changed);
}

SymInt Simplifier::rebuildSum(const SumExpr *sum) {
  SymInt result = rewriteAtoms(sum);
  if (!result.isExpr() || !facts.hasSums())
    return result;
  Range range = ranges.rangeOf(result);
  return range.isSingleton() ? SymInt(range.min) : result;
}
