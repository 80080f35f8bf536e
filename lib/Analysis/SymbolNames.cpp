//===- SymbolNames.cpp - Which names symbols have ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of MetaPropagation that names symbols: those that depend on data
// have the names that types and facts of the program have for them.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "Widening.h"

using namespace fake;
using namespace mlir;

/// The symbol that a number is, if it is nothing else.
static const SymbolExpr *getSymbol(SymInt number) {
  return number.isExpr() ? dyn_cast<SymbolExpr>(number.getExpr()) : nullptr;
}

size_t MetaPropagation::collectSymbolsOfTypes(RuleContext &types) {
  llvm::DenseSet<Type> seen;
  auto collectTypes = [&](TypeRange range) {
    for (Type type : range) {
      auto *iface =
          type.getDialect().getRegisteredInterface<MetaTypeInterface>();
      if (iface && seen.insert(type).second)
        (void)iface->getMeta(types, type);
    }
  };
  collectTypes(function.getArgumentTypes());
  size_t numArgumentSymbols = types.env.getSymbols().size();
  function->walk([&](Operation *op) {
    if (op != function)
      collectTypes(op->getResultTypes());
    for (Region &region : op->getRegions())
      for (Block &block : region)
        if (&block != &function.getFunctionBody().front())
          collectTypes(TypeRange(block.getArgumentTypes()));
  });
  return numArgumentSymbols;
}

/// Declares the symbols of the function. Those that none of its arguments has
/// are for ops to make. Backed symbols are inputs, and stay also where nothing
/// uses them; one of another kind that no type has is not declared, as the op
/// that made it in an earlier run is gone.
void MetaPropagation::declareSymbols() {
  auto declared =
      function->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName);
  if (!declared)
    return;
  ShapeEnv scratch;
  RuleContext types(scratch, arena);
  size_t numArgumentSymbols = collectSymbolsOfTypes(types);
  for (auto symbol : declared.getAsRange<SymbolAttr>()) {
    StringRef name = symbol.getName();
    const SymbolInfo *info = scratch.lookup(name);
    if (!info && symbol.getKind() != SymbolKind::Backed)
      continue;
    SymInt value = env.declareSymbol(name, symbol.getRange(), symbol.getHint(),
                                     symbol.getKind());
    bool isOfArgument =
        info && info < scratch.getSymbols().begin() + numArgumentSymbols;
    // No op asks for the name of a large value: its operands decide it.
    if (info && !isOfArgument && symbol.getKind() != SymbolKind::Computed)
      pendingSymbols.insert(cast<SymbolExpr>(value.getExpr()));
  }
}

/// Lets symbols that are made for values have the names that their types know,
/// until stopNaming(). Without this, running the analysis on its own output
/// would make others. In a sweep that comes again no name is given away.
void MetaPropagation::nameSymbolsOf(TypeRange types) {
  if (pendingSymbols.empty() || isTentative)
    return;
  SmallVector<const SymbolExpr *> found;
  for (Type type : types)
    forEachSymbol(getDeclared(type).meta, [&](const SymbolExpr *symbol) {
      if (pendingSymbols.contains(symbol) && !llvm::is_contained(found, symbol))
        found.push_back(symbol);
    });
  // In the order in which they were declared, and so made.
  for (const SymbolExpr *symbol : pendingSymbols)
    if (llvm::is_contained(found, symbol))
      offeredSymbols.push_back(symbol);
  offerNames();
}

/// Lets symbols that an op makes have the names that facts about its results
/// have for them.
void MetaPropagation::nameSymbolsOf(Operation *op) {
  nameSymbolsOf(op->getResultTypes());
  if (LLVM_LIKELY(claimedNames.empty()) || isTentative)
    return;
  SmallVector<const SymbolExpr *> claimed;
  for (const SymbolExpr *symbol : claimedNames.lookup(op))
    if (pendingSymbols.contains(symbol))
      claimed.push_back(symbol);
  if (claimed.empty())
    return;
  offeredSymbols.assign(claimed.begin(), claimed.end());
  offerNames();
}

void MetaPropagation::offerNames() {
  SmallVector<StringRef> names;
  for (const SymbolExpr *symbol : offeredSymbols)
    names.push_back(symbol->getName());
  cx.setSymbolNames(names);
}

/// Symbols whose names were taken are not pending any more.
void MetaPropagation::stopNaming() {
  if (LLVM_LIKELY(offeredSymbols.empty()))
    return;
  for (const SymbolExpr *symbol : offeredSymbols)
    if (!llvm::is_contained(cx.getSymbolNames(), symbol->getName()))
      pendingSymbols.remove(symbol);
  offeredSymbols.clear();
  cx.setSymbolNames({});
}

/// Notes which op makes a symbol that no argument has: the first one that has a
/// fact with it about its result.
void MetaPropagation::claimName(const SymbolExpr *symbol, Operation *op) {
  if (argumentSymbols.contains(symbol))
    return;
  bool hasFact = false;
  Operation *maker = nullptr;
  for (Operation *user : op->getResult(0).getUsers()) {
    if (!getAbilities(user).isBind)
      continue;
    hasFact = true;
    Value bound = cast<MetaBindOpInterface>(user).getBoundValue();
    Operation *def = bound.getDefiningOp();
    if (def && (!maker || (def->getBlock() == maker->getBlock() &&
                           def->isBeforeInBlock(maker))))
      maker = def;
  }
  // It may have been claimed before the sweep.
  if (!hasFact ||
      (maker && llvm::is_contained(claimedNames.lookup(maker), symbol)))
    return;
  if (pendingSymbols.insert(symbol) && maker)
    claimedNames[maker].push_back(symbol);
}

/// The symbol that an op does nothing but name, if it is one of those.
const SymbolExpr *MetaPropagation::getNamedSymbol(Operation *op) {
  MetaValue result;
  cx.clearError();
  if (failed(cast<MetaRuleOpInterface>(op).inferMeta(cx, {}, result)) ||
      !result.isInt())
    return nullptr;
  return getSymbol(result.getInt());
}

/// Notes the names of symbols that are declared behind the ops that make them.
void MetaPropagation::claimLateNames() {
  for (Operation *op : lateSymbolOps)
    if (const SymbolExpr *symbol = getNamedSymbol(op))
      claimName(symbol, op);
}

/// Lets a number be `claim` from now on, if that is a pending symbol and the
/// number a symbol that an op or a join made. True if it has become another.
bool MetaPropagation::adoptName(SymInt number, SymInt claim) {
  const SymbolExpr *symbol = getSymbol(claim), *own = getSymbol(number);
  if (!symbol || !own || !pendingSymbols.contains(symbol) ||
      argumentSymbols.contains(own))
    return false;
  SymbolKind kind = env.getKind(own), stated = env.getKind(symbol);
  if (stated != kind && stated != SymbolKind::Backed)
    return false;
  pendingSymbols.remove(symbol);
  (void)env.declareSymbol(symbol->getName(), {}, std::nullopt, kind);
  if (own == symbol || !env.assume(Condition::eq(number, claim)))
    return false;
  if (!names)
    names = std::make_unique<ShapeEnv>();
  // Of two equal symbols the one that is declared first stays.
  SymInt name = names->getSymbol(symbol->getName());
  (void)names->assume(Condition::eq(name, names->getSymbol(own->getName())));
  renamed.insert(own);
  return true;
}

/// The same for the sizes of a tensor, where a type or a fact states them.
bool MetaPropagation::adoptNames(TensorMeta &meta, const TensorMeta &stated) {
  if (pendingSymbols.empty() || !meta.ranked || !stated.ranked ||
      meta.sizes.size() != stated.sizes.size())
    return false;
  bool hasAdopted = false;
  for (auto [size, claim] : llvm::zip_equal(meta.sizes, stated.sizes))
    hasAdopted |= adoptName(size, claim);
  if (!hasAdopted)
    return false;
  auto simplify = [&](ArrayRef<SymInt> numbers) {
    SmallVector<SymInt> simple;
    for (SymInt number : numbers)
      simple.push_back(env.simplify(number));
    return cx.copySizes(simple);
  };
  meta.sizes = simplify(meta.sizes);
  meta.strides = simplify(meta.strides);
  meta.offset = env.simplify(meta.offset);
  meta.components = mapSymInts(
      cx, meta.components, [&](SymInt number) { return env.simplify(number); });
  return true;
}

/// The same for what is inferred of a value of a type.
MetaValue MetaPropagation::adoptDeclaredNames(const MetaValue &declared,
                                              const MetaValue &inferred) {
  if (LLVM_LIKELY(pendingSymbols.empty()) || isTentative)
    return inferred;
  if (declared.isInt() && inferred.isInt())
    return adoptName(inferred.getInt(), declared.getInt()) ? declared
                                                           : inferred;
  if (!declared.isTensor() || !inferred.isTensor())
    return inferred;
  TensorMeta meta = *inferred.getTensor();
  return adoptNames(meta, *declared.getTensor()) ? cx.createValue(meta)
                                                 : inferred;
}

/// Gives arguments of blocks, of which `known` holds, the names that their
/// types have.
void MetaPropagation::adoptDeclaredNames(ArrayRef<BlockArgument> arguments,
                                         ArrayRef<MetaValue *> known,
                                         Widener &widener) {
  if (pendingSymbols.empty() || isTentative)
    return;
  size_t numRenamed = renamed.size();
  // Values that are one and the same stay so.
  llvm::DenseMap<const TensorMeta *, MetaValue> replaced;
  for (auto [argument, value] : llvm::zip_equal(arguments, known)) {
    const TensorMeta *before = value->isTensor() ? value->getTensor() : nullptr;
    if (auto it = replaced.find(before); before && it != replaced.end()) {
      *value = it->second;
      continue;
    }
    *value = adoptDeclaredNames(getDeclared(argument.getType()).meta, *value);
    if (before)
      replaced[before] = *value;
  }
  if (renamed.size() == numRenamed)
    return;
  for (MetaValue *value : known) {
    if (value->isInt())
      *value = MetaValue::integer(env.simplify(value->getInt()));
    // A symbol stands for what is carried under its new name, too.
    forEachSymbol(*value, [&](const SymbolExpr *symbol) {
      if (!argumentSymbols.contains(symbol))
        widener.adopt(SymInt(symbol));
    });
  }
}

/// Remembers an op that does nothing but name a symbol.
void MetaPropagation::noteSymbolOp(Operation *op) {
  if (op->getNumOperands() != 0 || op->getNumResults() != 1)
    return;
  const MetaValue &value = resultBuffer.front();
  const SymbolExpr *symbol =
      value.isInt() ? getSymbol(value.getInt()) : nullptr;
  if (!symbol)
    return;
  symbolOps.push_back({symbol, op});
  claimName(symbol, op);
}
