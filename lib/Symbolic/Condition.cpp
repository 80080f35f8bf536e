//===- Condition.cpp - Conditions on symbolic values ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Condition.h"
#include "Polynomial.h"

using namespace fake;

Condition Condition::negated() const {
  switch (relation) {
  case Relation::Eq:
    return {Relation::Ne, lhs, rhs};
  case Relation::Ne:
    return {Relation::Eq, lhs, rhs};
  case Relation::Lt:
    return {Relation::Le, rhs, lhs};
  case Relation::Le:
    return {Relation::Lt, rhs, lhs};
  case Relation::Multiple:
    return {Relation::NotMultiple, lhs, rhs};
  case Relation::NotMultiple:
    return {Relation::Multiple, lhs, rhs};
  }
  return *this;
}

std::optional<bool> fake::evaluate(Relation relation, int64_t lhs,
                                   int64_t rhs) {
  switch (relation) {
  case Relation::Eq:
    return lhs == rhs;
  case Relation::Ne:
    return lhs != rhs;
  case Relation::Lt:
    return lhs < rhs;
  case Relation::Le:
    return lhs <= rhs;
  case Relation::Multiple:
  case Relation::NotMultiple:
    break;
  }
  if (rhs == 0)
    return std::nullopt;
  return (floorModInt(lhs, rhs) == 0) == (relation == Relation::Multiple);
}
