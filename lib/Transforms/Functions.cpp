//===- Functions.cpp - Passes over functions --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Functions.h"
#include "mlir/IR/Threading.h"

using namespace fake;
using namespace mlir;

SmallVector<FunctionOpInterface> fake::collectFunctions(Operation *root) {
  SmallVector<FunctionOpInterface> functions;
  root->walk<WalkOrder::PreOrder>([&](FunctionOpInterface function) {
    if (!function.isExternal())
      functions.push_back(function);
    return WalkResult::skip();
  });
  return functions;
}

LogicalResult
fake::forEachFunction(Operation *root,
                      function_ref<LogicalResult(FunctionOpInterface)> fn) {
  SmallVector<FunctionOpInterface> functions = collectFunctions(root);
  if (functions.size() == 1)
    return fn(functions.front());
  // Not failableParallelForEach: one failure must not hide the others.
  std::atomic<bool> failedOnce = false;
  parallelForEach(root->getContext(), functions,
                  [&](FunctionOpInterface function) {
                    if (failed(fn(function)))
                      failedOnce = true;
                  });
  return failure(failedOnce);
}

void fake::updateFunctionType(FunctionOpInterface function) {
  TypeRange types;
  for (Block &block : function.getFunctionBody()) {
    Operation *terminator = block.getTerminator();
    if (terminator->getNumSuccessors() ||
        terminator->getNumOperands() != function.getNumResults())
      continue;
    if (!types.empty() && types != TypeRange(terminator->getOperandTypes()))
      return;
    types = terminator->getOperandTypes();
  }
  if (types.size() == function.getNumResults())
    function.setType(
        function.cloneTypeWith(function.getArgumentTypes(), types));
}
