//===- ShapeEnv.cpp - Conditions and decisions ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "ShapeEnvImpl.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

Truth ShapeEnv::ask(const Condition &condition) {
  SymInt lhs = condition.lhs, rhs = condition.rhs;
  if (lhs.isInt() && rhs.isInt()) {
    std::optional<bool> answer =
        fake::evaluate(condition.relation, lhs.getInt(), rhs.getInt());
    return !answer ? Truth::Unknown : *answer ? Truth::True : Truth::False;
  }
  SymInt answer =
      impl->operations.remember(condition.relation, lhs, rhs, [&]() -> SymInt {
        return static_cast<int>(impl->entailment.ask(condition));
      });
  return static_cast<Truth>(answer.getInt());
}

//===----------------------------------------------------------------------===//
// Decisions
//===----------------------------------------------------------------------===//

namespace {
/// The truth of a condition in the run of the hints or real values, and the
/// guard or assertion to record.
struct Expectation {
  bool answer;
  GuardKind kind;
};
} // namespace

/// Evaluates a condition with the hints, else with real values. Facts may have
/// replaced a symbol with a known value, so both forms of the condition are
/// evaluated.
static std::optional<Expectation> expect(const SymbolTable &symbols,
                                         const Condition &condition,
                                         const Condition &current) {
  for (bool useRealValues : {false, true})
    for (const Condition *form : {&current, &condition})
      if (std::optional<bool> answer = symbols.evaluate(*form, useRealValues))
        return Expectation{*answer, useRealValues ? GuardKind::Assertion
                                                  : GuardKind::Guard};
  return std::nullopt;
}

void ShapeEnv::record(GuardKind kind, const Condition &condition) {
  auto key = std::make_tuple(static_cast<unsigned>(condition.relation),
                             condition.lhs.getOpaqueValue(),
                             condition.rhs.getOpaqueValue());
  if (recorded.insert(key).second)
    guards.push_back({kind, condition, origin});
}

/// Whether a condition can neither be decided nor learned.
static bool hasUnknownSide(const Condition &condition) {
  return condition.lhs.isUnknown() || condition.rhs.isUnknown() ||
         isFloat(condition.lhs) || isFloat(condition.rhs);
}

ShapeEnv::Trial::Trial(ShapeEnv &env)
    : env(env), outer(std::exchange(env.trial, this)) {}
ShapeEnv::Trial::~Trial() { env.trial = outer; }

bool ShapeEnv::assume(const Condition &condition) {
  Truth known = ask(condition);
  if (known != Truth::Unknown)
    return isTrue(known);
  return hasUnknownSide(condition) || trial || impl->learner.assume(condition);
}

bool ShapeEnv::decide(const Condition &condition, bool general) {
  Truth known = ask(condition);
  if (known != Truth::Unknown)
    return isTrue(known);
  if (hasUnknownSide(condition))
    return general;
  Condition current = {condition.relation, simplify(condition.lhs),
                       simplify(condition.rhs)};
  std::optional<Expectation> expected =
      expect(impl->symbols, condition, current);
  bool answer = expected ? expected->answer : general;
  Condition chosen = answer ? current : current.negated();
  if (trial) {
    trial->conditions.push_back(chosen);
    return answer;
  }
  // The choice contradicts the facts, so the opposite holds.
  if (!impl->learner.assume(chosen))
    return !answer;
  record(expected ? expected->kind : GuardKind::Assertion, chosen);
  return answer;
}

bool ShapeEnv::guardOr(const Condition &condition, bool general) {
  Truth known = ask(condition);
  if (known != Truth::Unknown)
    return isTrue(known);
  return impl->symbols.evaluate(condition, /*useRealValues=*/false)
             ? decide(condition, general)
             : general;
}

bool ShapeEnv::require(const Condition &condition) {
  Truth known = ask(condition);
  if (known != Truth::Unknown)
    return isTrue(known);
  if (hasUnknownSide(condition))
    return true;
  Condition current = {condition.relation, simplify(condition.lhs),
                       simplify(condition.rhs)};
  std::optional<Expectation> expected =
      expect(impl->symbols, condition, current);
  if (expected && !expected->answer)
    return false;
  if (trial) {
    trial->conditions.push_back(current);
    return true;
  }
  if (!impl->learner.assume(current))
    return false;
  record(expected ? expected->kind : GuardKind::Assertion, current);
  return true;
}
