//===- TypeFlow.cpp - Types that must go together ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

static void forEachRegionEdge(RegionBranchOpInterface branch,
                              llvm::function_ref<void(Value, Value)> fn) {
  auto add = [&](ValueRange values, RegionSuccessor successor) {
    for (auto [from, to] : llvm::zip(values, successor.getSuccessorInputs()))
      fn(from, to);
  };
  SmallVector<RegionSuccessor> successors;
  branch.getSuccessorRegions(RegionBranchPoint::parent(), successors);
  for (RegionSuccessor successor : successors)
    add(branch.getEntrySuccessorOperands(successor), successor);
  for (Region &region : branch->getRegions())
    for (Block &block : region) {
      if (block.empty())
        continue;
      auto end = dyn_cast<RegionBranchTerminatorOpInterface>(block.back());
      if (!end || end->getNumSuccessors() != 0)
        continue;
      successors.clear();
      branch.getSuccessorRegions(RegionBranchPoint(end), successors);
      for (RegionSuccessor successor : successors)
        add(end.getSuccessorOperands(successor), successor);
    }
}

void fake::forEachTypeEdge(Operation *op,
                           llvm::function_ref<void(Value, Value)> fn) {
  if (auto branch = dyn_cast<RegionBranchOpInterface>(op)) {
    if (!isa<MetaRegionOpInterface>(op))
      forEachRegionEdge(branch, fn);
    return;
  }
  if (auto select = dyn_cast<SelectLikeOpInterface>(op)) {
    fn(select.getTrueValue(), op->getResult(0));
    fn(select.getFalseValue(), op->getResult(0));
    return;
  }
  auto branch = dyn_cast<BranchOpInterface>(op);
  if (!branch)
    return;
  for (auto [i, successor] : llvm::enumerate(op->getSuccessors())) {
    SuccessorOperands operands = branch.getSuccessorOperands(i);
    for (BlockArgument argument : successor->getArguments())
      if (Value value = operands[argument.getArgNumber()])
        fn(value, argument);
  }
}

void fake::forEachReturn(FunctionOpInterface function,
                         llvm::function_ref<void(Operation *)> fn) {
  for (Block &block : function.getFunctionBody())
    if (!block.empty() && block.back().getNumSuccessors() == 0 &&
        block.back().getNumOperands() == function.getNumResults())
      fn(&block.back());
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void KnownCalls::add(CallOpInterface call, FunctionOpInterface callee) {
  if (callee.isExternal() ||
      call.getArgOperands().size() != callee.getNumArguments() ||
      call->getNumResults() != callee.getNumResults()) {
    fixed.insert(callee);
    return;
  }
  calls.push_back(call);
  callees[call] = callee;
}

bool KnownCalls::mayBeCalled(Operation *root) {
  return isa<FunctionOpInterface>(root) && root->getBlock() &&
         llvm::any_of(*root->getBlock(), [&](Operation &other) {
           return &other != root && isa<FunctionOpInterface>(other);
         });
}

/// Whether all uses of symbols are known: an op of an unknown dialect with one
/// region may be a symbol table, and what it uses is hidden.
static bool hasKnownUses(Operation *root) {
  bool isKnown = true;
  SymbolTable::walkSymbolTables(
      root, /*allSymUsesVisible=*/true, [&](Operation *table, bool) {
        isKnown = isKnown && SymbolTable::getSymbolUses(&table->getRegion(0));
      });
  return isKnown;
}

KnownCalls::KnownCalls(Operation *root) {
  if (!mayReadFunctions(root)) {
    otherUses = mayBeCalled(root);
    return;
  }
  // Visits all uses of symbols, which most programs do not need.
  if (!haveCalls(root))
    return;
  if (!hasKnownUses(root)) {
    otherUses = true;
    return;
  }
  SymbolTableCollection tables;
  SymbolUserMap users(tables, root);
  root->walk([&](FunctionOpInterface function) {
    for (Operation *user : users.getUsers(function))
      if (auto call = dyn_cast<CallOpInterface>(user);
          call && call.resolveCallableInTable(&tables) == function)
        add(call, function);
      else
        fixed.insert(function);
  });
  fixRecursion();
  llvm::erase_if(calls, [&](CallOpInterface call) {
    return fixed.contains(callees.lookup(call)) && callees.erase(call);
  });
}

using CallEdges = SmallVector<std::pair<Operation *, Operation *>>;

/// The functions on a cycle of calls or on a path to one.
static llvm::DenseSet<Operation *> findCyclic(const CallEdges &edges) {
  llvm::DenseMap<Operation *, SmallVector<Operation *, 2>> callers;
  llvm::DenseMap<Operation *, unsigned> numCalled;
  for (auto [caller, callee] : edges) {
    callers[callee].push_back(caller);
    ++numCalled[caller];
  }
  SmallVector<Operation *> leaves;
  for (auto &[callee, from] : callers)
    if (numCalled.lookup(callee) == 0)
      leaves.push_back(callee);
  while (!leaves.empty())
    for (Operation *caller : callers.lookup(leaves.pop_back_val()))
      if (--numCalled[caller] == 0)
        leaves.push_back(caller);
  llvm::DenseSet<Operation *> cyclic;
  for (auto [caller, count] : numCalled)
    if (count != 0)
      cyclic.insert(caller);
  return cyclic;
}

/// Fixes the functions that are on a path from a cycle of calls and on a path
/// to one: recursive functions and those between two of them.
void KnownCalls::fixRecursion() {
  CallEdges down, up;
  for (CallOpInterface call : calls) {
    Operation *caller = call->getParentOfType<FunctionOpInterface>();
    Operation *callee = callees.lookup(call);
    down.push_back({caller, callee});
    up.push_back({callee, caller});
  }
  llvm::DenseSet<Operation *> above = findCyclic(down);
  for (Operation *function : findCyclic(up))
    if (above.contains(function))
      fixed.insert(function);
}
