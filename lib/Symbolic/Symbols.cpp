//===- Symbols.cpp - Symbols and where they come from -----------*- C++ -*-===//
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
