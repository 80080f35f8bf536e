//===- Symbols.cpp - Symbols and their declarations -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Symbols.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using llvm::dyn_cast;

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

llvm::StringRef fake::getName(SymbolKind kind) {
  switch (kind) {
  case SymbolKind::Backed:
    return "backed";
  case SymbolKind::Unbacked:
    return "unbacked";
  case SymbolKind::Ragged:
    return "ragged";
  case SymbolKind::Computed:
    return "computed";
  }
  return "?";
}

std::optional<SymbolKind> fake::parseSymbolKind(llvm::StringRef word) {
  for (SymbolKind kind : {SymbolKind::Backed, SymbolKind::Unbacked,
                          SymbolKind::Ragged, SymbolKind::Computed})
    if (word == getName(kind))
      return kind;
  return std::nullopt;
}

SymbolKind fake::getConventionalKind(llvm::StringRef name) {
  auto isNumbered = [&](llvm::StringRef prefix) {
    llvm::StringRef number = name;
    return number.consume_front(prefix) && !number.empty() &&
           llvm::all_of(number, llvm::isDigit);
  };
  if (isNumbered("u"))
    return SymbolKind::Unbacked;
  if (isNumbered("j"))
    return SymbolKind::Ragged;
  return isNameOfLarge(name) ? SymbolKind::Computed : SymbolKind::Backed;
}

//===----------------------------------------------------------------------===//
// SymbolScope
//===----------------------------------------------------------------------===//

SymbolScope::SymbolScope(SymbolicArithmetic &env)
    : impl(std::make_unique<ShapeEnvImpl>(env)) {}
SymbolScope::~SymbolScope() = default;

SymInt SymbolScope::declareSymbol(llvm::StringRef name, Range range,
                                  std::optional<int64_t> hint,
                                  SymbolKind kind) {
  range = normalizeRange(range);
  // PyTorch's nested ints compare as sizes of 2 or more do.
  if (kind == SymbolKind::Ragged)
    range = intersect(range, Range::atLeast(2));
  SymbolInfo *info = impl->symbols.find(name);
  if (!info) {
    unsigned numNodes = pool.size();
    const SymbolExpr *symbol = pool.getSymbol(name);
    impl->symbols.add({symbol, range.isEmpty() ? Range() : range, hint, kind});
    // No expression contains a new symbol yet, so caches stay valid.
    if (pool.size() == numNodes)
      impl->facts.startEpoch();
    if (range.isSingleton())
      impl->facts.noteRewrites();
    return symbol;
  }
  if (hint)
    info->hint = hint;
  if (kind != SymbolKind::Backed)
    info->kind = kind;
  // A range that contradicts an earlier declaration or fact is ignored.
  const SymbolExpr *symbol = info->symbol;
  Range both = intersect(info->range, range);
  if (!both.isEmpty() && !(both == info->range) &&
      impl->learner.narrowSymbol(symbol, both)) {
    // Learning may have declared symbols.
    impl->symbols.find(symbol)->range = both;
    impl->facts.startEpoch();
  }
  return symbol;
}

void SymbolScope::setRealValue(SymInt symbol, int64_t value) {
  SymbolInfo *info = impl->symbols.find(symbol.getExpr());
  assert(info && "a symbol that is not declared");
  info->realValue = value;
}

void SymbolScope::setMost(SymInt symbol, SymInt most) {
  SymbolInfo *info = impl->symbols.find(symbol.getExpr());
  assert(info && "a symbol that is not declared");
  info->most = most;
}

void SymbolScope::setMayBeOne(SymInt symbol) {
  SymbolInfo *info = impl->symbols.find(symbol.getExpr());
  assert(info && "a symbol that is not declared");
  info->mayBeOne = true;
}

bool SymbolScope::mayBeOne(SymInt value) const {
  bool answer = value.isInt(1);
  collectSymbols(value, [&](const SymbolExpr *symbol) {
    const SymbolInfo *info = impl->symbols.find(symbol);
    answer |= info && info->mayBeOne;
  });
  return answer;
}

SymInt SymbolScope::getSymbol(llvm::StringRef name) {
  if (const SymbolInfo *info = lookup(name))
    return info->symbol;
  return declareSymbol(name, {}, std::nullopt, getConventionalKind(name));
}

llvm::ArrayRef<SymbolInfo> SymbolScope::getSymbols() const {
  return impl->symbols.getAll();
}

const SymbolInfo *SymbolScope::lookup(llvm::StringRef name) const {
  return impl->symbols.find(name);
}

SymbolKind SymbolScope::getKind(const SymbolExpr *symbol) const {
  const SymbolInfo *info = impl->symbols.find(symbol);
  return info ? info->kind : SymbolKind::Backed;
}

bool SymbolScope::isSymbol(SymInt value, SymbolKind kind) const {
  auto *symbol =
      value.isExpr() ? dyn_cast<SymbolExpr>(value.getExpr()) : nullptr;
  return symbol && getKind(symbol) == kind;
}

std::optional<int64_t> SymbolScope::evaluateWithHints(SymInt value) {
  return impl->symbols.evaluate(value, /*useRealValues=*/false);
}

std::optional<int64_t> SymbolScope::evaluateWithValues(SymInt value) {
  return impl->symbols.evaluate(value, /*useRealValues=*/true);
}

void SymbolScope::nameLargeValues() { impl->largeValues.enable(); }

llvm::SmallVector<SymInt, 2>
SymbolScope::getLargeOperands(const SymbolExpr *symbol) const {
  return impl->largeValues.getOperands(symbol);
}
