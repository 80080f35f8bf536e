//===- Functions.cpp - Walks over functions ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/Threading.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include <atomic>

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

llvm::DenseSet<Operation *> fake::collectCallees(Operation *root) {
  llvm::DenseSet<Operation *> callees;
  SymbolTableCollection tables;
  root->walk([&](CallOpInterface call) {
    if (Operation *callee = call.resolveCallableInTable(&tables))
      callees.insert(callee);
  });
  return callees;
}

/// Whether an op in or below `root` calls a function.
static bool haveResolvedCall(Operation *root) {
  SymbolTableCollection tables;
  return root
      ->walk([&](CallOpInterface call) {
        return call.resolveCallableInTable(&tables) ? WalkResult::interrupt()
                                                    : WalkResult::advance();
      })
      .wasInterrupted();
}

bool fake::haveCalls(Operation *root) {
  if (collectFunctions(root).size() < 2)
    return false;
  // This visits every op, so a large module is split. Functions are direct
  // children of it as a rule.
  SmallVector<Operation *> children;
  for (Region &region : root->getRegions())
    for (Operation &child : region.getOps())
      children.push_back(&child);
  std::atomic<bool> found = false;
  parallelForEach(root->getContext(), children, [&](Operation *child) {
    if (!found && haveResolvedCall(child))
      found = true;
  });
  return found;
}

bool fake::mayReadFunctions(Operation *root) {
  return !isa<FunctionOpInterface>(root);
}

/// The types on which all returns of a function agree, else its declared result
/// types.
static TypeRange getReturnedTypes(FunctionOpInterface function) {
  TypeRange declared = function.getResultTypes(), types = declared;
  bool isFirst = true;
  for (Block &block : function.getFunctionBody()) {
    Operation *terminator = block.getTerminator();
    if (terminator->getNumSuccessors() ||
        terminator->getNumOperands() != declared.size())
      continue;
    TypeRange returned = terminator->getOperandTypes();
    if (!isFirst && types != returned)
      return declared;
    types = returned;
    isFirst = false;
  }
  return types;
}

void fake::updateFunctionType(FunctionOpInterface function) {
  function.setType(function.cloneTypeWith(
      TypeRange(function.getFunctionBody().getArgumentTypes()),
      getReturnedTypes(function)));
}
