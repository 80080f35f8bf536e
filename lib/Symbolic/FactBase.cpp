//===- FactBase.cpp - Facts and substitutions -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FactBase.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::dyn_cast;

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

AffineForm FactBase::decompose(const Expr *e) const {
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

const Fact *FactBase::find(const Expr *primitive) const {
  const auto *it = facts.find(primitive);
  return it == facts.end() || it->second.isTrivial() ? nullptr : &it->second;
}

/// The sum that a fact is about, if it may be combined with others.
static const SumExpr *getCombined(const Expr *primitive) {
  auto *sum = dyn_cast<SumExpr>(primitive);
  return sum && sum->getTerms().size() <= FactBase::maxCombinedTerms ? sum
                                                                     : nullptr;
}

void FactBase::indexLast() {
  unsigned index = facts.size() - 1;
  if (auto *sum = getCombined(facts.back().first))
    for (const Term &term : sum->getTerms()) {
      auto &indices = byAtom[term.factors.front().atom];
      if (indices.empty() || indices.back() != index)
        indices.push_back(index);
    }
}

void FactBase::unindexLast() {
  unsigned index = facts.size() - 1;
  if (auto *sum = getCombined(facts.back().first))
    for (const Term &term : sum->getTerms()) {
      auto &indices = byAtom[term.factors.front().atom];
      if (!indices.empty() && indices.back() == index)
        indices.pop_back();
    }
}

void FactBase::collect(const Expr *atom,
                       llvm::SmallVectorImpl<unsigned> &indices) const {
  constexpr size_t maxFacts = 256;
  auto it = byAtom.find(atom);
  if (it != byAtom.end())
    llvm::append_range(indices,
                       llvm::ArrayRef(it->second).take_front(maxFacts));
}

void FactBase::update(const Expr *primitive, const Fact &fact) {
  auto *it = facts.find(primitive);
  if (it == facts.end()) {
    replacedFacts.push_back({primitive, std::nullopt});
    numSums += !primitive->isAtom();
    facts.insert({primitive, fact});
    indexLast();
  } else {
    replacedFacts.push_back({primitive, it->second});
    it->second = fact;
  }
  startEpoch();
}

void FactBase::substitute(const Expr *symbol, SymInt value) {
  substitutions[symbol] = value;
  newSubstitutions.push_back(symbol);
  noteNewRewrites();
  startEpoch();
}

void FactBase::beginChange() {
  replacedFacts.clear();
  newSubstitutions.clear();
  newRewrites = false;
}

void FactBase::undo() {
  for (auto &[primitive, fact] : llvm::reverse(replacedFacts)) {
    if (fact) {
      facts[primitive] = *fact;
      continue;
    }
    assert(facts.back().first == primitive && "facts are added at the end");
    unindexLast();
    facts.pop_back();
    numSums -= !primitive->isAtom();
  }
  for (const Expr *symbol : newSubstitutions)
    substitutions.erase(symbol);
  beginChange();
  startEpoch();
}

//===----------------------------------------------------------------------===//
// Other conditions
//===----------------------------------------------------------------------===//

static unsigned relationBit(Relation relation) {
  return 1u << static_cast<unsigned>(relation);
}

bool FactBase::canStore(SymInt lhs, SymInt rhs) {
  // Pairs of integers may be reserved keys of the map, and operands that
  // overflow when rewritten are unknown.
  return !lhs.isUnknown() && !rhs.isUnknown() && (lhs.isExpr() || rhs.isExpr());
}

Truth FactBase::lookup(const Condition &condition) const {
  if (conditions.empty() || !canStore(condition.lhs, condition.rhs))
    return Truth::Unknown;
  auto isKnown = [&](const Condition &c) {
    return (conditions.lookup(
                {c.lhs.getOpaqueValue(), c.rhs.getOpaqueValue()}) &
            relationBit(c.relation)) != 0;
  };
  if (isKnown(condition))
    return Truth::True;
  return isKnown(condition.negated()) ? Truth::False : Truth::Unknown;
}

void FactBase::insert(const Condition &condition) {
  assert(canStore(condition.lhs, condition.rhs) && "not a key");
  conditions[{condition.lhs.getOpaqueValue(),
              condition.rhs.getOpaqueValue()}] |=
      relationBit(condition.relation);
  startEpoch();
}
