//===- SymbolTable.cpp - The declared symbols -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SymbolTable.h"

using namespace fake;

void SymbolTable::add(const SymbolInfo &info) {
  unsigned index = infos.size();
  byName.try_emplace(info.symbol->getName(), index);
  bool isNew = bySymbol.try_emplace(info.symbol, index).second;
  assert(isNew && "the symbol has a declaration");
  (void)isNew;
  infos.push_back(info);
}

const SymbolInfo *SymbolTable::find(llvm::StringRef name) const {
  auto it = byName.find(name);
  return it == byName.end() ? nullptr : &infos[it->second];
}

SymbolInfo *SymbolTable::find(llvm::StringRef name) {
  return const_cast<SymbolInfo *>(std::as_const(*this).find(name));
}

const SymbolInfo *SymbolTable::find(const Expr *symbol) const {
  auto it = bySymbol.find(symbol);
  return it == bySymbol.end() ? nullptr : &infos[it->second];
}

SymbolInfo *SymbolTable::find(const Expr *symbol) {
  return const_cast<SymbolInfo *>(std::as_const(*this).find(symbol));
}

std::optional<int64_t> SymbolTable::evaluate(SymInt value,
                                             bool useRealValues) const {
  return fake::evaluate(
      value, [&](const SymbolExpr *symbol) -> std::optional<int64_t> {
        const SymbolInfo *info = find(symbol);
        if (!info)
          return std::nullopt;
        return info->hint || !useRealValues ? info->hint : info->realValue;
      });
}

std::optional<bool> SymbolTable::evaluate(const Condition &condition,
                                          bool useRealValues) const {
  std::optional<int64_t> lhs = evaluate(condition.lhs, useRealValues);
  std::optional<int64_t> rhs = evaluate(condition.rhs, useRealValues);
  if (!lhs || !rhs)
    return std::nullopt;
  return fake::evaluate(condition.relation, *lhs, *rhs);
}
