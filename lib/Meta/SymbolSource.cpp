//===- SymbolSource.cpp - Symbols that rules create -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/SymbolSource.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace fake;
using llvm::StringRef;

std::string SymbolSource::takeOfferedName(SymbolKind kind, StringRef wanted) {
  auto isFor = [&](StringRef name) {
    const SymbolInfo *info = env.lookup(name);
    return (wanted.empty() || name == wanted) &&
           (!info || info->kind == kind || info->kind == SymbolKind::Backed);
  };
  auto *it = llvm::find_if(names, isFor);
  if (it == names.end())
    return {};
  std::string name = it->str();
  names.erase(it);
  // It may have been declared, but is for this op alone.
  memos.noteSpecific();
  return name;
}

std::string SymbolSource::getFreeName(SymbolKind kind, StringRef wanted) {
  std::string name = wanted.str();
  if (!name.empty()) {
    const SymbolInfo *info = env.lookup(name);
    if (!info)
      return name;
    if (claimDeclared && claimDeclared(info->symbol)) {
      // It is for this op alone.
      memos.noteSpecific();
      return name;
    }
    name += '_';
  }
  bool isNumbered = name.empty();
  if (isNumbered)
    name = kind == SymbolKind::Ragged ? "j" : "u";
  unsigned other = 0;
  unsigned &next =
      isNumbered && kind != SymbolKind::Ragged ? nextSymbol : other;
  std::string free;
  do
    free = name + std::to_string(next++);
  while (env.lookup(free));
  return free;
}

SymInt SymbolSource::create(SymbolKind kind, Range range, StringRef name) {
  std::string given = takeOfferedName(kind, name);
  if (given.empty())
    given = getFreeName(kind, name);
  return env.declareSymbol(given, range, std::nullopt, kind);
}

SymInt SymbolSource::createInternal(SymbolKind kind, Range range) {
  return env.declareSymbol(getFreeName(kind, {}), range, std::nullopt, kind);
}

SymInt SymbolSource::recallComponent(const SymbolExpr *ragged,
                                     StringRef component) {
  SymInt &symbol = components[{ragged, component.str()}];
  if (symbol.isUnknown())
    symbol = create(SymbolKind::Unbacked, Range::atLeast(0),
                    (ragged->getName() + "_" + component).str());
  return env.simplify(symbol);
}

bool SymbolSource::isComponent(SymInt value, const SymbolExpr *ragged,
                               StringRef component) const {
  auto it = components.find({ragged, component.str()});
  return it != components.end() && env.simplify(it->second) == value;
}

const SymbolExpr *SymbolSource::getRaggedOf(const SymbolExpr *symbol) const {
  for (const auto &[key, component] : components)
    if (component == SymInt(symbol))
      return key.first;
  return nullptr;
}
