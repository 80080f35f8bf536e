//===- TorchBinder.cpp - Writing torch.bind_symbolic_shape ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/AffineMap.h"

using namespace fake;
using namespace mlir;

void TorchBinder::addSymbolOp(const SymbolExpr *symbol, Operation *op) {
  symbolOps.try_emplace(symbol, op);
  if (op->getBlock() == &function.getFunctionBody().front())
    lastSymbolOp = op;
}

Value TorchBinder::getSymbol(const SymbolExpr *symbol) {
  Operation *&op = symbolOps[symbol];
  if (op)
    return op->getResult(0);
  const SymbolInfo *info = env.lookup(symbol->getName());
  Range range = info ? info->range : Range();
  OperationState state(function.getLoc(), "torch.symbolic_int");
  state.addAttribute("symbol_name", builder.getStringAttr(symbol->getName()));
  state.addAttribute("min_val", builder.getI64IntegerAttr(range.min));
  state.addAttribute("max_val", builder.getI64IntegerAttr(range.max));
  state.addTypes(parseType("!torch.int", builder.getContext()));
  if (lastSymbolOp)
    builder.setInsertionPointAfter(lastSymbolOp);
  else
    builder.setInsertionPointToStart(&function.getFunctionBody().front());
  op = lastSymbolOp = builder.create(state);
  return op->getResult(0);
}

bool TorchBinder::bind(Value value, ArrayRef<SymInt> sizes) {
  MLIRContext *context = builder.getContext();
  SmallVector<const SymbolExpr *> symbols;
  auto positionOf = [&](const SymbolExpr *symbol) -> std::optional<unsigned> {
    auto *it = llvm::find(symbols, symbol);
    if (it == symbols.end()) {
      symbols.push_back(symbol);
      return symbols.size() - 1;
    }
    return it - symbols.begin();
  };
  SmallVector<AffineExpr> results;
  for (SymInt size : sizes) {
    std::optional<AffineExpr> expr = toAffine(size, positionOf, context);
    if (!expr)
      return false;
    results.push_back(*expr);
  }
  OperationState state(value.getLoc(), "torch.bind_symbolic_shape");
  state.addOperands(value);
  for (const SymbolExpr *symbol : symbols)
    state.addOperands(getSymbol(symbol));
  state.addAttribute(
      "shape_expressions",
      AffineMapAttr::get(AffineMap::get(0, symbols.size(), results, context)));
  if (Operation *def = value.getDefiningOp())
    builder.setInsertionPointAfter(def);
  else if (lastSymbolOp)
    builder.setInsertionPointAfter(lastSymbolOp);
  else
    builder.setInsertionPointToStart(&function.getFunctionBody().front());
  builder.create(state);
  return true;
}
