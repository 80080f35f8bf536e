//===- SymbolNamer.cpp - Names of symbols -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SymbolNamer.h"
#include "DeclaredTypes.h"
#include "Widening.h"

using namespace fake;
using namespace mlir;

/// The symbol that an integer consists of, if it is a plain symbol.
static const SymbolExpr *getSymbol(SymInt number) {
  return number.isExpr() ? dyn_cast<SymbolExpr>(number.getExpr()) : nullptr;
}

size_t fake::collectSymbolsOfTypes(FunctionOpInterface function,
                                   RuleContext &cx) {
  llvm::DenseSet<Type> seen;
  auto collectTypes = [&](TypeRange range) {
    for (Type type : range) {
      auto *iface =
          type.getDialect().getRegisteredInterface<MetaTypeInterface>();
      if (iface && seen.insert(type).second)
        (void)iface->getMeta(cx, type);
    }
  };
  collectTypes(function.getArgumentTypes());
  for (unsigned i = 0; i < function.getNumArguments(); ++i)
    if (Type stated = getStatedType(function, i))
      collectTypes(stated);
  size_t numArgumentSymbols = cx.env.getSymbols().size();
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

void SymbolNamer::declareSymbols() {
  SmallVector<DeclaredSymbol> declared = getDeclaredSymbols(function);
  if (declared.empty())
    return;
  ShapeEnv scratch;
  RuleContext scratchContext(scratch, arena);
  size_t numArgumentSymbols = collectSymbolsOfTypes(function, scratchContext);
  for (const DeclaredSymbol &symbol : declared) {
    const SymbolInfo *info = scratch.lookup(symbol.name);
    if (!info && symbol.kind != SymbolKind::Backed)
      continue;
    SymInt value = cx.env.declareSymbol(symbol.name, symbol.range, symbol.hint,
                                        symbol.kind);
    bool isOfArgument =
        info && info < scratch.getSymbols().begin() + numArgumentSymbols;
    // Ops never create the name of a large value: its operands determine it.
    if (info && !isOfArgument && symbol.kind != SymbolKind::Computed)
      pending.insert(cast<SymbolExpr>(value.getExpr()));
  }
}

/// The symbol that an op only names, if it is such an op.
static const SymbolExpr *getNamedSymbol(RuleContext &cx, Operation *op) {
  MetaValue result;
  cx.clearError();
  if (failed(cast<MetaRuleOpInterface>(op).inferMeta(cx, {}, result)) ||
      !result.isInt())
    return nullptr;
  return getSymbol(result.getInt());
}

void SymbolNamer::declareSymbolOps() {
  if (nextSize)
    return;
  nextSize = 0;
  function->walk([&](Operation *op) {
    if (!isa<MetaRuleOpInterface>(op) || op->getNumOperands() != 0 ||
        op->getNumResults() != 1 ||
        !types.get(op->getResult(0).getType()).meta.isInt())
      return;
    (void)getNamedSymbol(cx, op);
  });
  cx.clearError();
}

SymInt SymbolNamer::declareSize(StringRef wanted, Range range) {
  declareSymbolOps();
  std::string name = wanted.str();
  const SymbolInfo *known = name.empty() ? nullptr : cx.env.lookup(name);
  while (name.empty() || (known && !pending.remove(known->symbol))) {
    name = "s" + std::to_string((*nextSize)++);
    known = cx.env.lookup(name);
  }
  SymInt size = cx.env.declareSymbol(name, range);
  findings.invented.insert(cast<SymbolExpr>(size.getExpr()));
  return size;
}

void SymbolNamer::recordArgumentSymbol(const SymbolExpr *symbol) {
  ofArguments.insert(symbol);
  pending.remove(symbol);
}

//===----------------------------------------------------------------------===//
// Creating symbols
//===----------------------------------------------------------------------===//

void SymbolNamer::offerNamesOf(TypeRange range) {
  if (pending.empty() || isSuspended)
    return;
  SmallVector<const SymbolExpr *> found;
  for (Type type : range)
    forEachSymbol(types.get(type).meta, [&](const SymbolExpr *symbol) {
      if (pending.contains(symbol) && !llvm::is_contained(found, symbol))
        found.push_back(symbol);
    });
  // In order of declaration, which is that of creation.
  SmallVector<const SymbolExpr *> ordered;
  for (const SymbolExpr *symbol : pending)
    if (llvm::is_contained(found, symbol))
      ordered.push_back(symbol);
  offer(ordered);
}

void SymbolNamer::offerNamesOf(Operation *op) {
  offerNamesOf(op->getResultTypes());
  if (LLVM_LIKELY(claimed.empty()) || isSuspended)
    return;
  SmallVector<const SymbolExpr *> symbols;
  for (const SymbolExpr *symbol : claimed.lookup(op))
    if (pending.contains(symbol))
      symbols.push_back(symbol);
  if (!symbols.empty())
    offer(symbols);
}

void SymbolNamer::offer(ArrayRef<const SymbolExpr *> symbols) {
  offered.assign(symbols.begin(), symbols.end());
  SmallVector<StringRef> texts;
  for (const SymbolExpr *symbol : offered)
    texts.push_back(symbol->getName());
  cx.symbols.setNames(texts);
}

void SymbolNamer::stopNaming() {
  if (LLVM_LIKELY(offered.empty()))
    return;
  for (const SymbolExpr *symbol : offered)
    if (!llvm::is_contained(cx.symbols.getNames(), symbol->getName()))
      pending.remove(symbol);
  offered.clear();
  cx.symbols.setNames({});
}

/// Records which op creates a symbol of no argument: the first op whose result
/// has a fact that mentions it.
void SymbolNamer::claimName(const SymbolExpr *symbol, Operation *op) {
  if (ofArguments.contains(symbol))
    return;
  bool hasFact = false;
  Operation *maker = nullptr;
  for (Operation *user : op->getResult(0).getUsers()) {
    if (!isa<MetaBindOpInterface>(user))
      continue;
    hasFact = true;
    Value bound = cast<MetaBindOpInterface>(user).getBoundValue();
    Operation *def = bound.getDefiningOp();
    if (def && (!maker || (def->getBlock() == maker->getBlock() &&
                           def->isBeforeInBlock(maker))))
      maker = def;
  }
  // It may have been claimed before the sweep.
  if (!hasFact || (maker && llvm::is_contained(claimed.lookup(maker), symbol)))
    return;
  if (pending.insert(symbol) && maker)
    claimed[maker].push_back(symbol);
}

/// Records the names of symbols that are declared after the ops that create
/// them.
void SymbolNamer::claimLateNames() {
  for (Operation *op : lateSymbolOps)
    if (const SymbolExpr *symbol = getNamedSymbol(cx, op))
      claimName(symbol, op);
}

/// Replaces an integer by `claim` from here on, if `claim` is a pending symbol
/// and the integer a symbol created by an op or a join. Returns whether it was
/// replaced.
bool SymbolNamer::adoptName(SymInt number, SymInt claim) {
  const SymbolExpr *symbol = getSymbol(claim), *own = getSymbol(number);
  if (!symbol || !own || !pending.contains(symbol) || ofArguments.contains(own))
    return false;
  SymbolKind kind = cx.env.getKind(own), stated = cx.env.getKind(symbol);
  if (stated != kind && stated != SymbolKind::Backed)
    return false;
  pending.remove(symbol);
  (void)cx.env.declareSymbol(symbol->getName(), {}, std::nullopt, kind);
  if (own == symbol || !cx.env.assume(Condition::eq(number, claim)))
    return false;
  if (!names)
    names = std::make_unique<ShapeEnv>();
  // Of two equal symbols, the one declared first is kept.
  SymInt name = names->getSymbol(symbol->getName());
  (void)names->assume(Condition::eq(name, names->getSymbol(own->getName())));
  renamed.insert(own);
  return true;
}

/// Like adoptName(), for the sizes of a tensor that a type or a fact states.
bool SymbolNamer::adoptNames(TensorMeta &meta, const TensorMeta &stated) {
  if (pending.empty() || !meta.ranked || !stated.ranked ||
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
      simple.push_back(cx.env.simplify(number));
    return cx.copySizes(simple);
  };
  meta.sizes = simplify(meta.sizes);
  meta.strides = simplify(meta.strides);
  meta.offset = cx.env.simplify(meta.offset);
  meta.components = mapSymInts(cx, meta.components, [&](SymInt value) {
    return cx.env.simplify(value);
  });
  return true;
}

/// Like adoptName(), for the inferred metadata of a value and its type.
MetaValue SymbolNamer::adoptNames(const MetaValue &declared,
                                  const MetaValue &inferred) {
  if (LLVM_LIKELY(pending.empty()) || isSuspended)
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

/// Gives block arguments of metadata `known` the names in their types.
void SymbolNamer::adoptNames(ArrayRef<BlockArgument> arguments,
                             ArrayRef<MetaValue *> known, Widener &widener) {
  if (pending.empty() || isSuspended)
    return;
  size_t numRenamed = renamed.size();
  // Equal values stay equal.
  llvm::DenseMap<const TensorMeta *, MetaValue> replaced;
  for (auto [argument, value] : llvm::zip_equal(arguments, known)) {
    const TensorMeta *before = value->isTensor() ? value->getTensor() : nullptr;
    if (auto it = replaced.find(before); before && it != replaced.end()) {
      *value = it->second;
      continue;
    }
    *value = adoptNames(types.get(argument.getType()).meta, *value);
    if (before)
      replaced[before] = *value;
  }
  if (renamed.size() == numRenamed)
    return;
  for (MetaValue *value : known) {
    if (value->isInt())
      *value = Scalar::integer(cx.env.simplify(value->getInt()));
    // Under its new name, the symbol still stands for loop-carried values.
    forEachSymbol(*value, [&](const SymbolExpr *symbol) {
      if (!ofArguments.contains(symbol))
        widener.adopt(SymInt(symbol));
    });
  }
}

void SymbolNamer::recordSymbolOp(Operation *op, const MetaValue &result) {
  const SymbolExpr *symbol =
      result.isInt() ? getSymbol(result.getInt()) : nullptr;
  if (!symbol)
    return;
  findings.symbolOps.push_back({symbol, op});
  claimName(symbol, op);
}

//===----------------------------------------------------------------------===//
// Superseded symbols
//===----------------------------------------------------------------------===//

void SymbolNamer::abandonSymbols(size_t numBefore, ArrayRef<MetaValue> kept) {
  llvm::DenseSet<const SymbolExpr *> symbols;
  for (const MetaValue &value : kept)
    forEachSymbol(value, [&](const SymbolExpr *s) { symbols.insert(s); });
  for (const SymbolInfo &info : cx.env.getSymbols().drop_front(numBefore)) {
    // The next sweep creates the same large values under the same names.
    bool isForgotten = !symbols.contains(info.symbol);
    if (info.kind == SymbolKind::Computed) {
      isForgotten = false;
      for (SymInt operand : cx.env.getLargeOperands(info.symbol))
        if (operand.isExpr())
          collectSymbols(operand, [&](const SymbolExpr *symbol) {
            isForgotten |= isAbandoned(symbol);
          });
    }
    // The same holds for components of jagged tensors.
    if (const SymbolExpr *ragged = cx.symbols.getRaggedOf(info.symbol))
      isForgotten = isAbandoned(ragged);
    if (isForgotten)
      abandoned.insert(info.symbol);
  }
}
