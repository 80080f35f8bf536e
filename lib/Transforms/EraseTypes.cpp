//===- EraseTypes.cpp - Forget declared result types ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Transforms/Passes.h"

namespace fake {
#define GEN_PASS_DEF_FAKEERASETYPES
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// Whether the types of an op's results are data, not something to infer.
static bool isConstant(Operation *op) {
  return op->getNumOperands() == 0 && op->getNumResults() != 0;
}

static Type eraseType(Type type) {
  auto *iface = type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  return iface ? iface->eraseType(type) : type;
}

static LogicalResult eraseTypes(FunctionOpInterface function) {
  SmallVector<Operation *> claims;
  function->walk([&](Operation *op) {
    if (auto bind = dyn_cast<MetaBindOpInterface>(op)) {
      if (!isa<BlockArgument>(bind.getBoundValue()))
        claims.push_back(op);
      return;
    }
    // An op without a rule could not be inferred again.
    auto iface = dyn_cast<MetaRuleOpInterface>(op);
    if (op == function || isConstant(op) || !iface || !iface.hasMetaRule())
      return;
    for (Value result : op->getResults())
      result.setType(eraseType(result.getType()));
  });
  for (Operation *claim : claims)
    claim->erase();
  updateFunctionType(function);
  return success();
}

namespace {

struct FakeEraseTypesPass : fake::impl::FakeEraseTypesBase<FakeEraseTypesPass> {
  void runOnOperation() override {
    if (failed(forEachFunction(getOperation(), eraseTypes)))
      signalPassFailure();
  }
};

} // namespace
