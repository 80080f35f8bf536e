//===- TorchBinder.cpp - Creation of torch.bind_symbolic_shape --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
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
  MLIRContext *context = builder.getContext();
  // A host's torch dialect may lack ops of torch-mlir.
  if (!RegisteredOperationName::lookup("torch.symbolic_int", context) ||
      !RegisteredOperationName::lookup("torch.bind_symbolic_shape", context))
    return {};
  const SymbolInfo *info = env.lookup(symbol->getName());
  Range range = info ? info->range : Range();
  OperationState state(function.getLoc(), "torch.symbolic_int");
  state.addAttribute("symbol_name", builder.getStringAttr(symbol->getName()));
  state.addAttribute("min_val", builder.getI64IntegerAttr(range.min));
  state.addAttribute("max_val", builder.getI64IntegerAttr(range.max));
  if (info && info->kind != getConventionalKind(symbol->getName()))
    state.addAttribute(FakeDialect::kKindAttrName,
                       builder.getStringAttr(getName(info->kind)));
  state.addTypes(parseType("!torch.int", context));
  if (lastSymbolOp)
    builder.setInsertionPointAfter(lastSymbolOp);
  else
    builder.setInsertionPointToStart(&function.getFunctionBody().front());
  op = lastSymbolOp = builder.create(state);
  return op->getResult(0);
}

/// The symbols in `sizes`, in the order in which they were declared.
static SmallVector<const SymbolExpr *> getSymbols(const ShapeEnv &env,
                                                  ArrayRef<SymInt> sizes) {
  SmallVector<const SymbolExpr *> symbols;
  for (SymInt size : sizes)
    collectSymbols(size, [&](const SymbolExpr *symbol) {
      if (!llvm::is_contained(symbols, symbol))
        symbols.push_back(symbol);
    });
  llvm::sort(symbols, [&](const SymbolExpr *a, const SymbolExpr *b) {
    // Infos are in one array, in order of declaration.
    return env.lookup(a->getName()) < env.lookup(b->getName());
  });
  return symbols;
}

/// Creates the op for `bind`, without inserting it.
Operation *TorchBinder::createBind(Value value, ArrayRef<SymInt> sizes) {
  MLIRContext *context = builder.getContext();
  SmallVector<SymInt, 6> simplified;
  for (SymInt size : sizes)
    simplified.push_back(env.simplify(size));
  SmallVector<const SymbolExpr *> symbols = getSymbols(env, simplified);
  auto positionOf = [&](const SymbolExpr *symbol) -> std::optional<unsigned> {
    return llvm::find(symbols, symbol) - symbols.begin();
  };
  SmallVector<AffineExpr> results;
  for (SymInt size : simplified) {
    std::optional<AffineExpr> expr = toAffine(size, positionOf, context);
    if (!expr)
      return nullptr;
    results.push_back(*expr);
  }
  OperationState state(value.getLoc(), "torch.bind_symbolic_shape");
  state.addOperands(value);
  for (const SymbolExpr *symbol : symbols) {
    Value operand = getSymbol(symbol);
    if (!operand)
      return nullptr;
    state.addOperands(operand);
  }
  state.addAttribute(
      "shape_expressions",
      AffineMapAttr::get(AffineMap::get(0, symbols.size(), results, context)));
  return Operation::create(state);
}

/// Clones `model` for another value.
static Operation *copyBind(Operation *model, Value value) {
  SmallVector<Value, 4> operands(model->getOperands());
  operands.front() = value;
  return Operation::create(value.getLoc(), model->getName(), TypeRange(),
                           operands, model->getDiscardableAttrDictionary(),
                           model->getPropertiesStorage(), BlockRange(),
                           /*numRegions=*/0);
}

/// Moves symbol declarations after `anchor` to the start of the function.
/// Values are bound in program order, so a declaration before its first use
/// precedes all uses.
void TorchBinder::hoistSymbols(ValueRange symbols, Operation *anchor) {
  Block &entry = function.getFunctionBody().front();
  // Most programs begin with their symbols and facts about arguments.
  if (!std::exchange(hasPlaced, true))
    for (Operation &op : entry) {
      if (op.getNumOperands() != 0 && op.getNumResults() != 0)
        break;
      placed.insert(&op);
    }
  for (Value symbol : symbols) {
    Operation *op = symbol.getDefiningOp();
    if (!op || !placed.insert(op).second)
      continue;
    anchor = anchor ? entry.findAncestorOpInBlock(*anchor) : nullptr;
    if (anchor && op->getBlock() == &entry && !op->isBeforeInBlock(anchor))
      op->moveBefore(&entry.front());
  }
}

/// Sets the insertion point for the bind of an argument.
void TorchBinder::setInsertionPoint(BlockArgument argument,
                                    ValueRange symbols) {
  Block &entry = function.getFunctionBody().front();
  builder.setInsertionPointToStart(argument.getOwner());
  if (argument.getOwner() != &entry)
    return;
  Operation *last = nullptr;
  for (Value symbol : symbols)
    if (Operation *op = symbol.getDefiningOp();
        op && op->getBlock() == &entry && (!last || last->isBeforeInBlock(op)))
      last = op;
  if (last)
    builder.setInsertionPointAfter(last);
}

/// The op at or before which the symbols of a value must be declared; null for
/// arguments of the function.
static Operation *getAnchor(Value value) {
  if (Operation *def = value.getDefiningOp())
    return def;
  Block *block = value.getParentBlock();
  return block->isEntryBlock() ? block->getParentOp() : &block->front();
}

bool TorchBinder::bind(Value value, ArrayRef<SymInt> sizes) {
  auto [it, isNew] = models.try_emplace(sizes);
  if (isNew)
    it->second = createBind(value, sizes);
  if (!it->second)
    return false;
  Operation *op = isNew ? it->second : copyBind(it->second, value);
  if (isNew && getAnchor(value) != function)
    hoistSymbols(op->getOperands().drop_front(), getAnchor(value));
  if (Operation *def = value.getDefiningOp())
    builder.setInsertionPointAfter(def);
  else
    setInsertionPoint(cast<BlockArgument>(value),
                      op->getOperands().drop_front());
  builder.insert(op);
  return true;
}
