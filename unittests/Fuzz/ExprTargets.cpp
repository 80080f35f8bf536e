//===- ExprTargets.cpp - Fuzzing of expressions -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Schema.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "Targets.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"
#include <array>
#include <optional>

using namespace fake;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

namespace {

constexpr unsigned numSymbols = 4, numWorlds = 6;
using Values = std::array<std::optional<int64_t>, numWorlds>;

/// An expression and its values, computed without simplification: nullopt
/// where an operation overflows or divides by zero.
struct Traced {
  SymInt value;
  Values values;
};

/// Interprets bytes: a stack machine on symbols, integers and operations, and
/// conditions that hold in all worlds and are learned.
class Machine {
public:
  explicit Machine(StringRef input) : input(input) {}
  void run();

private:
  uint8_t next() {
    if (input.empty())
      return 0;
    uint8_t byte = input.front();
    input = input.drop_front();
    return byte;
  }
  void declare();
  Traced pop();
  void push(Traced value);
  void apply(uint8_t code);
  void learn(uint8_t code);
  void check(const Traced &traced);
  void checkText(SymInt value);
  std::optional<int64_t> evaluateIn(SymInt value, unsigned world);

  StringRef input;
  ShapeEnv env;
  std::array<std::array<int64_t, numWorlds>, numSymbols> symbols;
  llvm::SmallVector<Traced> stack;
};

} // namespace

void Machine::declare() {
  for (unsigned i = 0; i < numSymbols; ++i) {
    int64_t min = next() % 4 - 1;
    int64_t spread = 1 + next() % 24;
    Range range;
    range.min = min;
    if (next() % 2)
      range.max = min + spread;
    SymInt symbol = env.declareSymbol("s" + std::to_string(i), range);
    Traced traced = {symbol, {}};
    for (unsigned world = 0; world < numWorlds; ++world) {
      symbols[i][world] = min + next() % (spread + 1);
      traced.values[world] = symbols[i][world];
    }
    stack.push_back(traced);
  }
}

Traced Machine::pop() {
  Traced last = stack.back();
  if (stack.size() > numSymbols)
    stack.pop_back();
  return last;
}

void Machine::push(Traced value) {
  if (stack.size() < 24)
    stack.push_back(value);
}

/// Python's operation; nullopt where it is not defined or overflows.
static std::optional<int64_t> compute(uint8_t operation, int64_t a, int64_t b) {
  int64_t result;
  switch (operation) {
  case 0:
    return llvm::AddOverflow(a, b, result) ? std::nullopt
                                           : std::optional(result);
  case 1:
    return llvm::SubOverflow(a, b, result) ? std::nullopt
                                           : std::optional(result);
  case 2:
    return llvm::MulOverflow(a, b, result) ? std::nullopt
                                           : std::optional(result);
  case 3:
  case 4: {
    if (b == 0 || (b == -1 && a == std::numeric_limits<int64_t>::min()))
      return std::nullopt;
    int64_t quotient = a / b, rest = a % b;
    bool adjusts = rest != 0 && (rest < 0) != (b < 0);
    return operation == 3 ? quotient - adjusts : rest + (adjusts ? b : 0);
  }
  case 5:
    return std::max(a, b);
  default:
    return std::min(a, b);
  }
}

void Machine::apply(uint8_t code) {
  Traced b = pop(), a = pop();
  uint8_t operation = code % 7;
  Traced result;
  switch (operation) {
  case 0:
    result.value = env.add(a.value, b.value);
    break;
  case 1:
    result.value = env.sub(a.value, b.value);
    break;
  case 2:
    result.value = env.mul(a.value, b.value);
    break;
  case 3:
    result.value = env.floorDiv(a.value, b.value);
    break;
  case 4:
    result.value = env.mod(a.value, b.value);
    break;
  case 5:
    result.value = env.max(a.value, b.value);
    break;
  default:
    result.value = env.min(a.value, b.value);
  }
  for (unsigned world = 0; world < numWorlds; ++world)
    if (a.values[world] && b.values[world])
      result.values[world] =
          compute(operation, *a.values[world], *b.values[world]);
  check(result);
  push(result);
}

/// Learns a condition that holds in all worlds, and checks one that is asked.
void Machine::learn(uint8_t code) {
  Traced b = pop(), a = pop();
  Condition condition = {static_cast<Relation>(code % 6), a.value, b.value};
  bool always = true, never = true;
  for (unsigned world = 0; world < numWorlds; ++world) {
    std::optional<bool> truth;
    if (a.values[world] && b.values[world])
      truth = evaluate(condition.relation, *a.values[world], *b.values[world]);
    always &= truth == true;
    never &= truth == false;
  }
  if (a.value.isUnknown() || b.value.isUnknown())
    return;
  Truth known = env.ask(condition);
  if ((known == Truth::True && never) || (known == Truth::False && always))
    failFuzz("a condition is decided against its value");
  if (always && code % 2 && !env.assume(condition))
    failFuzz("a condition that holds contradicts the facts");
  push(a);
}

std::optional<int64_t> Machine::evaluateIn(SymInt value, unsigned world) {
  return evaluate(value, [&](const SymbolExpr *symbol) {
    std::optional<int64_t> found;
    unsigned index;
    if (!symbol->getName().drop_front().getAsInteger(10, index) &&
        index < numSymbols)
      found = symbols[index][world];
    return found;
  });
}

void Machine::check(const Traced &traced) {
  if (traced.value.isUnknown())
    return;
  SymInt simple = env.simplify(traced.value);
  Range range = env.getRange(traced.value);
  for (unsigned world = 0; world < numWorlds; ++world) {
    std::optional<int64_t> wanted = traced.values[world];
    if (!wanted)
      continue;
    if (*wanted < range.min || *wanted > range.max)
      failFuzz("the value " + llvm::Twine(*wanted) +
               " is out of the range of " + toString(traced.value));
    for (SymInt value : {traced.value, simple}) {
      // A normal form may overflow where the original does not.
      std::optional<int64_t> found = evaluateIn(value, world);
      if (found && found != wanted)
        failFuzz("expected " + llvm::Twine(*wanted) + ", found " +
                 llvm::Twine(*found) + " for " + toString(value));
    }
  }
}

/// The text of an expression is read as the same expression. One that is not
/// defined where the facts hold, such as a division by what they say is 0, may
/// be refused.
void Machine::checkText(SymInt value) {
  if (value.isUnknown())
    return;
  value = env.simplify(value);
  std::string text = toString(value), error;
  std::optional<SymInt> again = parseSymInt(text, env, error);
  if (!again) {
    for (unsigned world = 0; world < numWorlds; ++world)
      if (evaluateIn(value, world))
        failFuzz(text + ": " + error);
    return;
  }
  if (env.simplify(*again) != value)
    failFuzz(text + " is read as " + toString(*again));
}

void Machine::run() {
  declare();
  unsigned steps = 0;
  while (!input.empty() && ++steps < 40) {
    uint8_t code = next();
    if (code < 32)
      push(stack[code % numSymbols]);
    else if (code < 80)
      push({SymInt(int64_t(code) - 44), {}});
    else if (code < 224)
      apply(code);
    else
      learn(code);
    // Integers have their value in all worlds.
    if (stack.back().value.isInt())
      stack.back().values.fill(stack.back().value.getInt());
  }
  for (const Traced &traced : stack) {
    check(traced);
    checkText(traced.value);
  }
}

void fake::fuzzExpr(StringRef input) { Machine(input).run(); }

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// Longer texts and deeper nesting are for the tests of limits.
static bool isSmall(StringRef input) {
  return input.size() < 400 && input.count('(') < 40;
}

void fake::fuzzExprText(StringRef input) {
  if (!isSmall(input))
    return;
  ShapeEnv env;
  std::string error;
  if (std::optional<SymInt> value = parseSymInt(input, env, error)) {
    if (!error.empty())
      failFuzz("an error with a result: " + error);
    std::string text = toString(*value);
    std::optional<SymInt> again = parseSymInt(text, env, error);
    if (!again || (!value->isUnknown() && *again != *value))
      failFuzz(text + " is not read as it was printed");
  } else if (error.empty()) {
    failFuzz("no result and no error");
  }
  if (std::optional<Condition> condition = parseCondition(input, env)) {
    std::string text, other;
    llvm::raw_string_ostream(text) << [&] {
      std::string printed;
      llvm::raw_string_ostream os(printed);
      print(os, *condition);
      return printed;
    }();
    if (condition->lhs.isUnknown() || condition->rhs.isUnknown())
      return;
    if (!parseCondition(text, env))
      failFuzz(text + " is not read as it was printed");
  }
}

void fake::fuzzSchema(StringRef input) {
  if (!isSmall(input))
    return;
  llvm::BumpPtrAllocator arena;
  Schema schema;
  std::string error;
  bool isGood = Schema::parse(input, arena, schema, error);
  if (isGood != error.empty())
    failFuzz("a result and an error, or none of them: " + error);
  if (!isGood)
    return;
  Schema again;
  if (schema.getOpName().empty() ||
      !Schema::parse(schema.getText(), arena, again, error) ||
      again.getArgs().size() != schema.getArgs().size())
    failFuzz("the text of the schema is not read in the same way");
}
