//===- Large.cpp - Symbols for large values ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A symbol is introduced for a value beyond the size limits of expressions. Its
// name is a hash of the operation and its operands, so that the same
// computation has the same symbol elsewhere in the program, in another
// function, and when the program is analyzed again.
//
//===----------------------------------------------------------------------===//

#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/xxhash.h"

using namespace fake;
using llvm::cast;

static constexpr llvm::StringLiteral largePrefix = "large_";
static constexpr unsigned numDigits = 12;

void ShapeEnv::nameLargeValues() { impl->namesLarge = true; }

bool fake::isNameOfLarge(llvm::StringRef name) {
  return name.consume_front(largePrefix) && name.size() == numDigits &&
         llvm::all_of(name, llvm::isHexDigit);
}

llvm::SmallVector<SymInt, 2>
ShapeEnv::getLargeOperands(const SymbolExpr *symbol) const {
  auto it = impl->largeValues.find(symbol);
  if (it == impl->largeValues.end())
    return {};
  return {it->second.made.a, it->second.made.b};
}

SymInt ShapeEnvImpl::apply(const Calculation &c) {
  switch (c.operation) {
  case Add:
    return integers.add(c.a, c.b);
  case Sub:
    return integers.sub(c.a, c.b);
  case Mul:
    return integers.mul(c.a, c.b);
  case FloorDiv:
    return division.floorDiv(c.a, c.b);
  case Mod:
    return division.mod(c.a, c.b);
  case Max:
    return integers.minMax(ExprKind::Max, {c.a, c.b});
  case Min:
    return integers.minMax(ExprKind::Min, {c.a, c.b});
  case Scale:
    return floats.call(
        SymFunction::Trunc,
        floats.call(SymFunction::FloatMul, {pool.getFloat(c.factor), c.a}));
  case Ask:
    break;
  }
  llvm_unreachable("no operation on numbers");
}

SymInt ShapeEnvImpl::calculate(Calculation c) {
  c.a = simplifier.update(c.a);
  c.b = simplifier.update(c.b);
  integers.forgetTooLarge();
  SymInt result = apply(c);
  bool isLarge = result.isUnknown() && integers.wasTooLarge() && namesLarge;
  return isLarge ? nameLarge(c) : result;
}

static std::string getLargeName(uint64_t hash) {
  std::string name;
  llvm::raw_string_ostream os(name);
  os << largePrefix
     << llvm::format_hex_no_prefix(hash >> (64 - 4 * numDigits), numDigits);
  return name;
}

SymInt ShapeEnvImpl::nameLarge(Calculation c) {
  bool commutes = c.operation == Add || c.operation == Mul ||
                  c.operation == Max || c.operation == Min;
  if (commutes && ExprPool::less(c.b, c.a))
    std::swap(c.a, c.b);
  auto hashOf = [](SymInt value) {
    return value.isExpr() ? value.getExpr()->getStructuralHash()
                          : static_cast<uint64_t>(value.getInt());
  };
  uint64_t words[] = {c.operation, c.a.isExpr(),
                      hashOf(c.a), c.b.isExpr(),
                      hashOf(c.b), llvm::bit_cast<uint64_t>(c.factor)};
  std::string name = getLargeName(llvm::xxh3_64bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(words), sizeof(words))));
  if (const SymbolInfo *info = symbols.find(name)) {
    auto it = largeValues.find(info->symbol);
    // On a hash collision only the first value gets the name.
    if (it != largeValues.end())
      return it->second.made == c ? simplifier.update(info->symbol) : SymInt();
  }
  std::optional<int64_t> hint = evaluate(c, /*useRealValues=*/false);
  SymInt symbol =
      env.declareSymbol(name, rangeOf(c), hint, SymbolKind::Computed);
  if (!hint)
    if (auto value = evaluate(c, /*useRealValues=*/true))
      symbols.find(symbol.getExpr())->realValue = value;
  largeValues.insert({symbol.getExpr(), {c, c}});
  return simplifier.update(symbol);
}

Range ShapeEnvImpl::rangeOf(const Calculation &c) {
  Range a = ranges.rangeOf(c.a), b = ranges.rangeOf(c.b);
  switch (c.operation) {
  case Add:
    return addRanges(a, b);
  case Sub:
    return addRanges(a, scaleRange(b, -1));
  case Mul:
    return multiplyRanges(a, b);
  case FloorDiv:
    return floorDivRanges(a, b);
  case Mod:
    return modRanges(a, b);
  case Max:
    return {std::max(a.min, b.min), std::max(a.max, b.max)};
  case Min:
    return {std::min(a.min, b.min), std::min(a.max, b.max)};
  case Scale:
    return truncScaleRange(a, c.factor);
  case Ask:
    break;
  }
  llvm_unreachable("no operation on numbers");
}

std::optional<int64_t> ShapeEnvImpl::evaluate(const Calculation &c,
                                              bool useRealValues) {
  std::optional<int64_t> a = symbols.evaluate(c.a, useRealValues);
  std::optional<int64_t> b = symbols.evaluate(c.b, useRealValues);
  if (!a || !b)
    return std::nullopt;
  return apply({c.operation, *a, *b, c.factor}).asInt();
}

void ShapeEnvImpl::updateLarge() {
  // Operands precede their results.
  for (size_t i = 0; i != largeValues.size(); ++i) {
    const Expr *symbol = largeValues.begin()[i].first;
    Calculation last = largeValues.begin()[i].second.current;
    Calculation current = {last.operation, simplifier.simplify(last.a),
                           simplifier.simplify(last.b), last.factor};
    if (current == last)
      continue;
    largeValues.begin()[i].second.current = current;
    SymInt value = calculate(current);
    if (!value.isUnknown() && value != simplifier.simplify(symbol))
      (void)learnAlone(Condition::eq(symbol, value));
  }
}
