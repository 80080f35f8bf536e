//===- ModuleMeta.cpp - The metadata of all functions -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/ModuleMeta.h"
#include "FakeTensor/Analysis/Functions.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"

using namespace fake;
using namespace mlir;

/// Whether all that uses a function is calls from within its module.
static bool isOnlyCalled(FunctionOpInterface function) {
  auto symbol = dyn_cast<SymbolOpInterface>(function.getOperation());
  if (!symbol || !symbol.isPrivate())
    return false;
  auto uses = SymbolTable::getSymbolUses(symbol, function->getParentOp());
  return uses && !uses->empty() &&
         llvm::all_of(*uses, [](const SymbolTable::SymbolUse &use) {
           return isa<CallOpInterface>(use.getUser());
         });
}

bool ModuleMeta::haveCalls(Operation *root) {
  return mayReadFunctions(root) && collectFunctions(root).size() > 1 &&
         !collectCallees(root).empty();
}

ModuleMeta::ModuleMeta(Operation *root, GetOptionsFn getOptions)
    : root(root), functions(collectFunctions(root)) {
  bool mayCall = haveCalls(root);
  for (FunctionOpInterface function : functions) {
    analyses.try_emplace(function, std::make_unique<MetaPropagation>(
                                       function, getOptions(function)));
    if (mayCall && isOnlyCalled(function))
      inner.insert(function);
  }
}

/// Runs the analyses of the functions that are only called, or of the others.
LogicalResult ModuleMeta::runEach(bool isInner) {
  return forEachFunction(root, [&](FunctionOpInterface function) {
    if (inner.contains(function) != isInner)
      return success();
    return get(function).run();
  });
}

/// Tells functions that are only called what they are called with.
void ModuleMeta::joinCalls() {
  llvm::DenseMap<Operation *, SmallVector<const NotedCall *>> noted;
  for (const auto &[function, analysis] : analyses)
    if (!inner.contains(function))
      for (const NotedCall &call : analysis->getCalls())
        noted[call.callee].push_back(&call);
  for (FunctionOpInterface function : functions) {
    MetaPropagation &analysis = get(function);
    ArrayRef<const NotedCall *> known = noted[function];
    bool isComplete = llvm::none_of(
        known, [](const NotedCall *call) { return call->arguments.empty(); });
    if (inner.contains(function) && isComplete)
      analysis.setCalls(known);
    else if (!known.empty()) // it may be called with other arguments, too
      llvm::for_each(function.getArguments(),
                     [&](Value value) { (void)analysis.fixType(value); });
  }
  // What a caller has reported in the body of a callee is not said again.
  for (FunctionOpInterface function : functions)
    if (!inner.contains(function))
      for (Operation *callee : inner)
        analyses.find(callee)->second->skipReported(get(function));
}

LogicalResult ModuleMeta::run() {
  LogicalResult result = runEach(/*isInner=*/false);
  joinCalls();
  return success(succeeded(runEach(/*isInner=*/true)) && succeeded(result));
}
