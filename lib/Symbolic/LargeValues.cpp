//===- LargeValues.cpp - Symbols for large values ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LargeValues.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/xxhash.h"

using namespace fake;

static constexpr llvm::StringLiteral largePrefix = "large_";
static constexpr unsigned numDigits = 12;

bool fake::isNameOfLarge(llvm::StringRef name) {
  return name.consume_front(largePrefix) && name.size() == numDigits &&
         llvm::all_of(name, llvm::isHexDigit);
}

LargeValues::LargeValues(ShapeEnvImpl &impl)
    : env(impl.env), pool(impl.pool), symbols(impl.symbols),
      integers(impl.integers), division(impl.division), floats(impl.floats),
      simplifier(impl.simplifier), ranges(impl.ranges), learner(impl.learner) {}

llvm::SmallVector<SymInt, 2>
LargeValues::getOperands(const SymbolExpr *symbol) const {
  const auto *it = entries.find(symbol);
  if (it == entries.end())
    return {};
  return {it->second.made.a, it->second.made.b};
}

SymInt LargeValues::apply(const Calculation &c) {
  switch (c.operation) {
  case SymOperation::Add:
    return integers.add(c.a, c.b);
  case SymOperation::Sub:
    return integers.sub(c.a, c.b);
  case SymOperation::Mul:
    return integers.mul(c.a, c.b);
  case SymOperation::FloorDiv:
    return division.floorDiv(c.a, c.b);
  case SymOperation::Mod:
    return division.mod(c.a, c.b);
  case SymOperation::Max:
    return integers.minMax(ExprKind::Max, {c.a, c.b});
  case SymOperation::Min:
    return integers.minMax(ExprKind::Min, {c.a, c.b});
  case SymOperation::TruncScale:
    return floats.call(
        SymFunction::Trunc,
        floats.call(SymFunction::FloatMul, {pool.getFloat(c.factor), c.a}));
  }
  llvm_unreachable("covered switch");
}

SymInt LargeValues::calculate(Calculation c) {
  c.a = simplifier.update(c.a);
  c.b = simplifier.update(c.b);
  integers.forgetTooLarge();
  SymInt result = apply(c);
  bool isLarge = result.isUnknown() && integers.wasTooLarge() && isEnabled;
  return isLarge ? addSymbol(c) : result;
}

static std::string getLargeName(uint64_t hash) {
  std::string name;
  llvm::raw_string_ostream os(name);
  os << largePrefix
     << llvm::format_hex_no_prefix(hash >> (64 - 4 * numDigits), numDigits);
  return name;
}

SymInt LargeValues::addSymbol(Calculation c) {
  bool commutes =
      c.operation == SymOperation::Add || c.operation == SymOperation::Mul ||
      c.operation == SymOperation::Max || c.operation == SymOperation::Min;
  if (commutes && ExprPool::less(c.b, c.a))
    std::swap(c.a, c.b);
  auto hashOf = [](SymInt value) {
    return value.isExpr() ? value.getExpr()->getStructuralHash()
                          : static_cast<uint64_t>(value.getInt());
  };
  uint64_t words[] = {static_cast<uint64_t>(c.operation),
                      c.a.isExpr(),
                      hashOf(c.a),
                      c.b.isExpr(),
                      hashOf(c.b),
                      llvm::bit_cast<uint64_t>(c.factor)};
  std::string name = getLargeName(llvm::xxh3_64bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(words), sizeof(words))));
  if (const SymbolInfo *info = symbols.find(name)) {
    auto *it = entries.find(info->symbol);
    // On a hash collision only the first value gets the name.
    if (it != entries.end())
      return it->second.made == c ? simplifier.update(info->symbol) : SymInt();
  }
  std::optional<int64_t> hint = evaluate(c, /*useRealValues=*/false);
  SymInt symbol =
      env.declareSymbol(name, rangeOf(c), hint, SymbolKind::Computed);
  if (!hint)
    if (auto value = evaluate(c, /*useRealValues=*/true))
      symbols.find(symbol.getExpr())->realValue = value;
  entries.insert({symbol.getExpr(), {c, c}});
  return simplifier.update(symbol);
}

Range LargeValues::rangeOf(const Calculation &c) {
  Range a = ranges.rangeOf(c.a), b = ranges.rangeOf(c.b);
  switch (c.operation) {
  case SymOperation::Add:
    return addRanges(a, b);
  case SymOperation::Sub:
    return addRanges(a, scaleRange(b, -1));
  case SymOperation::Mul:
    return multiplyRanges(a, b);
  case SymOperation::FloorDiv:
    return floorDivRanges(a, b);
  case SymOperation::Mod:
    return modRanges(a, b);
  case SymOperation::Max:
    return {std::max(a.min, b.min), std::max(a.max, b.max)};
  case SymOperation::Min:
    return {std::min(a.min, b.min), std::min(a.max, b.max)};
  case SymOperation::TruncScale:
    return truncScaleRange(a, c.factor);
  }
  llvm_unreachable("covered switch");
}

std::optional<int64_t> LargeValues::evaluate(const Calculation &c,
                                             bool useRealValues) {
  std::optional<int64_t> a = symbols.evaluate(c.a, useRealValues);
  std::optional<int64_t> b = symbols.evaluate(c.b, useRealValues);
  if (!a || !b)
    return std::nullopt;
  return apply({c.operation, *a, *b, c.factor}).asInt();
}

void LargeValues::update() {
  // Operands precede their results.
  for (size_t i = 0; i != entries.size(); ++i) {
    const Expr *symbol = entries.begin()[i].first;
    Calculation last = entries.begin()[i].second.current;
    Calculation current = {last.operation, simplifier.simplify(last.a),
                           simplifier.simplify(last.b), last.factor};
    if (current == last)
      continue;
    entries.begin()[i].second.current = current;
    SymInt value = calculate(current);
    if (!value.isUnknown() && value != simplifier.simplify(symbol))
      (void)learner.learn(Condition::eq(symbol, value));
  }
}
