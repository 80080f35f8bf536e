//===- TorchBinds.cpp - Keep torch.bind_symbolic_shape up to date *- C++
//-*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchBinds.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Transforms/Passes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

namespace fake {
#define GEN_PASS_DEF_FAKESTRIPBINDS
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// Whether a value keeps its bind: its sizes are symbolic and stated as such,
/// or its type is to stay and does not say them.
static bool isRight(const FunctionMeta &analysis, const BindFact &fact) {
  const MetaValue &known = analysis.lookup(fact.value);
  if (!fact.isTrue || !known.isTensor())
    return false;
  ArrayRef<SymInt> sizes = known.getTensor()->sizes;
  if (llvm::any_of(sizes, [](SymInt size) { return size.isExpr(); }))
    return !fact.hasNumbers;
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(env, arena);
  MetaValue stated = getMetaOfType(cx, fact.value.getType());
  return !stated.isTensor() || stated.getTensor()->sizes != sizes;
}

/// Whether facts about sizes are wanted: the function has some, declares
/// symbols for them, or says so.
static bool wantsBinds(const FunctionMeta &analysis) {
  return !analysis.getFindings().bindFacts.empty() ||
         !analysis.getFindings().symbolOps.empty() ||
         analysis.getFunction()->hasAttr(FakeDialect::kBindsAttrName);
}

/// Whether a fact can be bound to a tensor of some type: torch-mlir binds value
/// tensors only.
static bool canBind(Type type) {
  auto *iface = type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  return iface && iface->hasValueSemantics(type);
}

void fake::updateTorchBinds(const FunctionMeta &analysis) {
  if (!wantsBinds(analysis))
    return;
  TorchBinder binder(analysis.getFunction(), analysis.getEnv());
  for (auto [symbol, op] : analysis.getFindings().symbolOps)
    binder.addSymbolOp(symbol, op);
  llvm::DenseSet<Value> bound;
  for (const BindFact &fact : analysis.getFindings().bindFacts) {
    if (isRight(analysis, fact) && bound.insert(fact.value).second)
      continue;
    fact.op->erase();
  }
  // Mostly the type of one tensor is that of the next.
  Type lastType;
  bool canBindLast = false;
  auto isBindable = [&](Value tensor) {
    if (tensor.getType() != lastType)
      canBindLast = canBind(lastType = tensor.getType());
    return canBindLast;
  };
  for (Value tensor : analysis.getFindings().symbolicTensors)
    if (!bound.contains(tensor) && isBindable(tensor))
      binder.bind(tensor, analysis.lookup(tensor).getTensor()->sizes);
}

void fake::stripTorchBinds(FunctionOpInterface function) {
  SmallVector<Operation *> binds;
  llvm::SetVector<Operation *> symbols;
  function->walk([&](MetaBindOpInterface bind) {
    binds.push_back(bind);
    for (Value operand : bind->getOperands())
      if (Operation *def = operand.getDefiningOp();
          def && operand != bind.getBoundValue())
        symbols.insert(def);
  });
  for (Operation *bind : binds)
    bind->erase();
  for (Operation *symbol : symbols)
    if (symbol->getNumOperands() == 0 && symbol->use_empty())
      symbol->erase();
}

namespace {

struct FakeStripBindsPass : fake::impl::FakeStripBindsBase<FakeStripBindsPass> {
  void runOnOperation() override {
    (void)forEachFunction(getOperation(), [](FunctionOpInterface function) {
      stripTorchBinds(function);
      return success();
    });
  }
};

} // namespace
