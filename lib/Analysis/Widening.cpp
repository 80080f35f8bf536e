//===- Widening.cpp - Joins over iterations ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Widening.h"

using namespace fake;

SymInt Widener::record(SymInt made) {
  if (made.isExpr())
    own.insert(made.getExpr());
  return made;
}

/// The join of two integers. A symbol created by a join may cover further
/// iterations, if its range allows it.
SymInt Widener::widen(SymInt known, SymInt incoming, bool isSize,
                      bool mayGrow) {
  ShapeEnv &env = cx.env;
  if (known == incoming || known.isUnknown() || isTrue(env.eq(known, incoming)))
    return known;
  if (incoming.isUnknown())
    return SymInt::unknown();
  if (!known.isExpr() || !own.contains(known.getExpr()))
    return record(joinRuns(cx, known, incoming, isSize));
  Range before = env.getRange(known), now = env.getRange(incoming);
  // An expression may not be known to be a size.
  if (before.min <= (isSize ? std::max<int64_t>(now.min, 0) : now.min) &&
      now.max <= before.max)
    return known;
  replaced.push_back(llvm::cast<SymbolExpr>(known.getExpr()));
  if (!mayGrow)
    return record(joinRuns(cx, known, incoming, isSize));
  SymInt wider = freshUnbacked(cx, isSize ? Range::atLeast(0) : Range(),
                               DataDependence::Derived);
  if (wider.isExpr() && (env.mayBeOne(known) || env.mayBeOne(incoming)))
    env.setMayBeOne(wider);
  return record(wider);
}

MetaValue Widener::widen(const MetaValue &known, const MetaValue &incoming,
                         bool mayGrow, bool &hasChanged) {
  auto join = [&](SymInt a, SymInt b, bool isSize) {
    return widen(a, b, isSize, mayGrow);
  };
  Merger merger(cx, join, withStorage);
  MetaValue widened = merger.merge(known, incoming);
  hasChanged = merger.hasChanged();
  return widened;
}
