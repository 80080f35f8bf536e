//===- ShapeEnv.cpp - Symbols, facts and decisions --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

ShapeEnvImpl::ShapeEnvImpl(ShapeEnv &env)
    : env(env), pool(env.getPool()), facts(pool), ranges(*this),
      integers(*this), division(*this), floats(*this), simplifier(*this),
      refinement(*this), entailment(*this), propagator(*this), learner(*this),
      largeValues(*this), operations(facts) {}

ShapeEnv::ShapeEnv() : impl(std::make_unique<ShapeEnvImpl>(*this)) {}
ShapeEnv::~ShapeEnv() = default;

//===----------------------------------------------------------------------===//
// Import
//===----------------------------------------------------------------------===//

namespace {
/// Rebuilds values of another pool through the arithmetic of `env`.
class Importer {
public:
  Importer(ShapeEnv &env) : env(env) {}

  SymInt visit(SymInt value) {
    if (!value.isExpr())
      return value;
    auto it = done.find(value.getExpr());
    if (it != done.end())
      return it->second;
    SymInt result = compute(value.getExpr());
    done[value.getExpr()] = result;
    return result;
  }

private:
  SymInt compute(const Expr *e) {
    if (auto *symbol = dyn_cast<SymbolExpr>(e))
      return env.simplify(env.getSymbol(symbol->getName()));
    if (auto *binary = dyn_cast<BinaryExpr>(e)) {
      SymInt lhs = visit(binary->getLHS()), rhs = visit(binary->getRHS());
      return e->getKind() == ExprKind::Mod ? env.mod(lhs, rhs)
                                           : env.floorDiv(lhs, rhs);
    }
    if (auto *minMax = dyn_cast<MinMaxExpr>(e)) {
      SymInt result = visit(minMax->getOperands()[0]);
      for (SymInt operand : minMax->getOperands().drop_front())
        result = e->getKind() == ExprKind::Max
                     ? env.max(result, visit(operand))
                     : env.min(result, visit(operand));
      return result;
    }
    if (auto *call = dyn_cast<FunctionExpr>(e))
      return computeFunction(call);
    auto *sum = cast<SumExpr>(e);
    llvm::SmallVector<SymInt, 8> parts = {sum->getConstant()};
    for (const Term &term : sum->getTerms()) {
      SymInt product = term.coefficient;
      for (const Factor &factor : term.factors)
        product =
            env.mul(product, env.pow(visit(factor.atom), factor.exponent));
      parts.push_back(product);
    }
    return env.sum(parts);
  }

  SymInt computeFunction(const FunctionExpr *e) {
    if (e->getFunction() == SymFunction::Constant)
      return env.makeFloat(e->getConstant());
    llvm::SmallVector<SymInt, 2> operands;
    for (SymInt operand : e->getOperands())
      operands.push_back(visit(operand));
    return env.call(e->getFunction(), operands);
  }

  ShapeEnv &env;
  llvm::DenseMap<const Expr *, SymInt> done;
};
} // namespace

SymInt ShapeEnv::import(SymInt value) {
  return value.isExpr() ? Importer(*this).visit(value) : value;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// The number of an operation in the cache; queries have higher numbers.
static unsigned numberOf(SymOperation operation) {
  return static_cast<unsigned>(operation);
}
static constexpr unsigned firstQuery =
    static_cast<unsigned>(SymOperation::TruncScale) + 1;

/// Whether either operand is a float, and so is the result.
static bool hasFloat(SymInt a, SymInt b) { return isFloat(a) || isFloat(b); }

SymInt ShapeEnv::addExpr(SymInt a, SymInt b) {
  return impl->operations.remember(numberOf(SymOperation::Add), a, b, [&] {
    return hasFloat(a, b)
               ? call(SymFunction::FloatAdd, {a, b})
               : impl->largeValues.calculate({SymOperation::Add, a, b});
  });
}

SymInt ShapeEnv::subExpr(SymInt a, SymInt b) {
  return impl->operations.remember(numberOf(SymOperation::Sub), a, b, [&] {
    return hasFloat(a, b)
               ? add(a, mul(makeFloat(-1), b))
               : impl->largeValues.calculate({SymOperation::Sub, a, b});
  });
}

SymInt ShapeEnv::mulExpr(SymInt a, SymInt b) {
  return impl->operations.remember(numberOf(SymOperation::Mul), a, b, [&] {
    return hasFloat(a, b)
               ? call(SymFunction::FloatMul, {a, b})
               : impl->largeValues.calculate({SymOperation::Mul, a, b});
  });
}

SymInt ShapeEnv::floorDivExpr(SymInt a, SymInt b) {
  return impl->operations.remember(numberOf(SymOperation::FloorDiv), a, b, [&] {
    return hasFloat(a, b)
               ? SymInt()
               : impl->largeValues.calculate({SymOperation::FloorDiv, a, b});
  });
}

SymInt ShapeEnv::modExpr(SymInt a, SymInt b) {
  return impl->operations.remember(numberOf(SymOperation::Mod), a, b, [&] {
    return hasFloat(a, b)
               ? SymInt()
               : impl->largeValues.calculate({SymOperation::Mod, a, b});
  });
}

SymInt ShapeEnv::minMaxExpr(ExprKind kind, SymInt a, SymInt b) {
  auto operation =
      kind == ExprKind::Max ? SymOperation::Max : SymOperation::Min;
  return impl->operations.remember(numberOf(operation), a, b, [&] {
    return hasFloat(a, b) ? SymInt()
                          : impl->largeValues.calculate({operation, a, b});
  });
}

SymInt ShapeEnv::ceilDiv(SymInt a, SymInt b) {
  if (getRange(b).min > 0)
    return floorDiv(add(a, sub(b, 1)), b);
  return neg(floorDiv(neg(a), b));
}

SymInt ShapeEnv::makeFloat(double value) { return pool.getFloat(value); }

SymInt ShapeEnv::call(SymFunction function, ArrayRef<SymInt> operands) {
  llvm::SmallVector<SymInt, 2> updated;
  for (SymInt operand : operands)
    updated.push_back(impl->simplifier.update(operand));
  return impl->floats.call(function, updated);
}

SymInt ShapeEnv::pow(SymInt a, SymInt exponent) {
  return call(SymFunction::Pow, {a, exponent});
}

SymInt ShapeEnv::truncScale(SymInt a, double factor) {
  return impl->largeValues.calculate({SymOperation::TruncScale, a, 0, factor});
}

SymInt ShapeEnv::pow(SymInt a, unsigned exponent) {
  SymInt result = 1;
  for (SymInt square = a; exponent != 0; exponent /= 2) {
    if (exponent % 2 != 0)
      result = mul(result, square);
    if (exponent > 1)
      square = mul(square, square);
  }
  return result;
}

SymInt ShapeEnv::product(ArrayRef<SymInt> values) {
  SymInt result = 1;
  for (SymInt value : values)
    result = mul(result, value);
  return result;
}

SymInt ShapeEnv::sum(ArrayRef<SymInt> values) {
  // In halves, since each intermediate sum is interned.
  if (values.empty())
    return 0;
  if (values.size() == 1)
    return values.front();
  size_t half = values.size() / 2;
  return add(sum(values.take_front(half)), sum(values.drop_front(half)));
}

SymInt ShapeEnv::simplify(SymInt value) {
  return impl->simplifier.simplify(value);
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

Range ShapeEnv::getRange(SymInt value) {
  Range range = impl->ranges.rangeOf(value);
  if (!value.isExpr() || impl->facts.empty())
    return range;
  Range rewritten =
      intersect(range, impl->ranges.rangeOf(impl->simplifier.simplify(value)));
  return rewritten.isEmpty() ? range : rewritten;
}

Truth ShapeEnv::ask(const Condition &condition) {
  SymInt lhs = condition.lhs, rhs = condition.rhs;
  if (lhs.isInt() && rhs.isInt()) {
    std::optional<bool> answer =
        fake::evaluate(condition.relation, lhs.getInt(), rhs.getInt());
    return !answer ? Truth::Unknown : *answer ? Truth::True : Truth::False;
  }
  auto operation = firstQuery + static_cast<unsigned>(condition.relation);
  SymInt answer =
      impl->operations.remember(operation, lhs, rhs, [&]() -> SymInt {
        return static_cast<int>(impl->entailment.ask(condition));
      });
  return static_cast<Truth>(answer.getInt());
}

//===----------------------------------------------------------------------===//
// Decisions
//===----------------------------------------------------------------------===//

unsigned ShapeEnv::getEpoch() const { return impl->facts.getEpoch(); }

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
