//===- SymbolOrigin.cpp - Where symbols come from --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SymbolOrigin.h"
#include "llvm/ADT/SetVector.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

/// What of a value a symbol is, and nothing but the symbol; nullopt for none.
static std::optional<std::string> findPart(const MetaValue &value,
                                           SymInt symbol) {
  if (value.isInt() && value.getInt() == symbol)
    return "";
  if (value.isList())
    for (auto [i, element] : llvm::enumerate(value.getList()))
      if (std::optional<std::string> part = findPart(element, symbol))
        return (llvm::Twine("element ") + llvm::Twine(i) + " of").str();
  if (!value.isTensor())
    return std::nullopt;
  const TensorMeta &tensor = *value.getTensor();
  for (auto [name, values] :
       {std::pair("size ", tensor.sizes), std::pair("stride ", tensor.strides),
        std::pair("value ", tensor.constant)})
    for (auto [i, entry] : llvm::enumerate(values))
      if (entry == symbol)
        return (llvm::Twine(name) + llvm::Twine(i) + " of").str();
  if (tensor.offset == symbol)
    return "the offset of";
  return std::nullopt;
}

SymbolOrigin fake::lsp::findOrigin(const FunctionMeta &meta,
                                   const SymbolExpr *symbol) {
  SymbolOrigin origin;
  for (auto [known, op] : meta.getFindings().symbolOps)
    if (known->getName() == symbol->getName())
      origin.declaration = op;
  auto visit = [&](Value value) {
    std::optional<std::string> part = findPart(meta.lookup(value), symbol);
    if (!part)
      return false;
    origin.value = value;
    origin.part = *part;
    return true;
  };
  FunctionOpInterface function = meta.getFunction();
  for (Value argument : function.getArguments())
    if (visit(argument))
      return origin;
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    // Results of ops with regions come after what is in the regions.
    if (op == function || op->getNumRegions() != 0 || op == origin.declaration)
      return WalkResult::advance();
    return llvm::any_of(op->getResults(), visit) ? WalkResult::interrupt()
                                                 : WalkResult::advance();
  });
  if (!origin.value && origin.declaration &&
      origin.declaration->getNumResults() != 0)
    origin.value = origin.declaration->getResult(0);
  return origin;
}

SmallVector<const SymbolExpr *>
fake::lsp::collectSymbols(const MetaValue &value) {
  llvm::SmallSetVector<const SymbolExpr *, 4> symbols;
  forEachSymbol(value,
                [&](const SymbolExpr *symbol) { symbols.insert(symbol); });
  return symbols.takeVector();
}

SmallVector<const Guard *>
fake::lsp::findGuards(const FunctionMeta &meta,
                      ArrayRef<const SymbolExpr *> symbols) {
  SmallVector<const Guard *> found;
  for (const Guard &guard : meta.getEnv().getGuards()) {
    if (meta.isSuperseded(guard))
      continue;
    bool mentions = false;
    for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
      if (side.isExpr())
        fake::collectSymbols(side, [&](const SymbolExpr *symbol) {
          mentions |= llvm::is_contained(symbols, symbol);
        });
    if (mentions)
      found.push_back(&guard);
  }
  return found;
}
