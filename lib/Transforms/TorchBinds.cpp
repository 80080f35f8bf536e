//===- TorchBinds.cpp - Keep torch.bind_symbolic_shape up to date *- C++
//-*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchBinds.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"

using namespace fake;
using namespace mlir;

namespace {

/// Rewrites the binds of one function.
class BindUpdater {
public:
  explicit BindUpdater(MetaPropagation &analysis)
      : analysis(analysis), function(analysis.getFunction()),
        binder(function, analysis.getEnv()) {}

  void run();

private:
  void collect();
  void update(Value value);
  bool isUpToDate(Operation *bind, const TensorMeta &meta);

  MetaPropagation &analysis;
  FunctionOpInterface function;
  TorchBinder binder;
  llvm::DenseMap<Value, Operation *> binds;
  SmallVector<Value> tensors;
};

} // namespace

static bool isTorchValue(Value value) {
  return value.getType().getDialect().getNamespace() == "torch";
}

/// The symbol that a value stands for if it is a torch.symbolic_int.
static const SymbolExpr *getDeclaredSymbol(Operation *op,
                                           const MetaValue &value) {
  if (op->getNumOperands() || !value.isInt() || !value.getInt().isExpr())
    return nullptr;
  return dyn_cast<SymbolExpr>(value.getInt().getExpr());
}

void BindUpdater::collect() {
  for (BlockArgument argument : function.getArguments())
    if (isTorchValue(argument))
      tensors.push_back(argument);
  function->walk([&](Operation *op) {
    if (op == function)
      return;
    if (auto bind = dyn_cast<MetaBindOpInterface>(op))
      binds.try_emplace(bind.getBoundValue(), op);
    for (Value result : op->getResults()) {
      const MetaValue &value = analysis.lookup(result);
      if (value.isTensor() && isTorchValue(result))
        tensors.push_back(result);
      else if (const SymbolExpr *symbol = getDeclaredSymbol(op, value))
        binder.addSymbolOp(symbol, op);
    }
  });
}

bool BindUpdater::isUpToDate(Operation *op, const TensorMeta &meta) {
  SmallVector<MetaValue> operands;
  for (Value operand : op->getOperands())
    operands.push_back(analysis.lookup(operand));
  FailureOr<MetaValue> stated = analysis.evaluateBind(op, operands);
  if (failed(stated) || !stated->isTensor())
    return false;
  ArrayRef<SymInt> sizes = stated->getTensor()->sizes;
  return sizes.size() == meta.sizes.size() &&
         llvm::all_of(llvm::zip_equal(sizes, meta.sizes), [&](auto pair) {
           auto [stated, inferred] = pair;
           return isTrue(analysis.getEnv().eq(stated, inferred));
         });
}

void BindUpdater::update(Value value) {
  const MetaValue &known = analysis.lookup(value);
  Operation *old = binds.lookup(value);
  const TensorMeta *meta = known.isTensor() ? known.getTensor() : nullptr;
  bool symbolic =
      meta && meta->ranked &&
      llvm::any_of(meta->sizes, [](SymInt s) { return s.isExpr(); });
  if (symbolic && old && isUpToDate(old, *meta))
    return;
  if (old)
    old->erase();
  if (!symbolic)
    return;
  SmallVector<SymInt> sizes;
  for (SymInt size : meta->sizes)
    sizes.push_back(analysis.getEnv().simplify(size));
  binder.bind(value, sizes);
}

void BindUpdater::run() {
  collect();
  for (Value tensor : tensors)
    update(tensor);
}

void fake::updateTorchBinds(MetaPropagation &analysis) {
  BindUpdater(analysis).run();
}
