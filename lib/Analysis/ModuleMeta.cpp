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

/// The symbols whose uses in the body of a symbol table are all calls.
static llvm::DenseSet<StringAttr> findOnlyCalled(Region *body) {
  llvm::DenseSet<StringAttr> called, others;
  auto uses = SymbolTable::getSymbolUses(body);
  if (!uses)
    return {};
  for (const SymbolTable::SymbolUse &use : *uses)
    (isa<CallOpInterface>(use.getUser()) ? called : others)
        .insert(use.getSymbolRef().getRootReference());
  for (StringAttr name : others)
    called.erase(name);
  return called;
}

ModuleMeta::ModuleMeta(Operation *root)
    : root(root), functions(collectFunctions(root)) {
  if (!mayReadFunctions(root) || !haveCalls(root))
    return;
  // One walk for each symbol table, not for each function.
  llvm::DenseMap<Region *, llvm::DenseSet<StringAttr>> onlyCalled;
  for (FunctionOpInterface function : functions) {
    auto symbol = dyn_cast<SymbolOpInterface>(function.getOperation());
    if (!symbol || !symbol.isPrivate())
      continue;
    Region *body = function->getParentRegion();
    auto [it, isNew] = onlyCalled.try_emplace(body);
    if (isNew)
      it->second = findOnlyCalled(body);
    if (it->second.contains(symbol.getNameAttr()))
      inner.insert(function);
  }
}

//===----------------------------------------------------------------------===//
// Inference
//===----------------------------------------------------------------------===//

/// Infers the functions that are only called, or all others.
void ModuleMeta::inferFunctions(const InferenceOptions &options, bool isInner) {
  (void)forEachFunction(root, [&](FunctionOpInterface function) {
    if (inner.contains(function) == isInner) {
      auto known = calls.find(function);
      metas.find(function)->second = FunctionMeta::infer(
          function, options,
          known == calls.end() ? ArrayRef<const NotedCall *>()
                               : ArrayRef<const NotedCall *>(known->second));
    }
    return success();
  });
}

/// Collects the argument metadata of all calls of functions that are only
/// called.
void ModuleMeta::joinCalls() {
  llvm::DenseMap<Operation *, SmallVector<const NotedCall *>> noted;
  for (FunctionOpInterface function : functions)
    if (!inner.contains(function))
      for (const NotedCall &call : get(function).getFindings().calls)
        noted[call.callee].push_back(&call);
  for (auto &[callee, known] : noted) {
    bool isComplete = llvm::none_of(
        known, [](const NotedCall *call) { return call->arguments.empty(); });
    if (inner.contains(callee) && isComplete)
      calls[callee] = std::move(known);
    else // it may be called with other arguments, too
      openArguments.insert(callee);
  }
}

void ModuleMeta::infer(InferenceOptions options) {
  options.followCalls &= mayReadFunctions(root);
  if (inferred && *inferred == options)
    return;
  inferred = options;
  calls.clear();
  openArguments.clear();
  metas.clear();
  for (FunctionOpInterface function : functions)
    metas[function] = nullptr;
  inferFunctions(options, /*isInner=*/false);
  if (inner.empty() && !options.followCalls)
    return;
  joinCalls();
  inferFunctions(options, /*isInner=*/true);
}

std::vector<PendingDiagnostic> ModuleMeta::takeDiagnostics() {
  std::vector<PendingDiagnostic> wanted;
  llvm::DenseSet<std::pair<const void *, unsigned>> subjects;
  // Callers first: their errors show the calls that reach a body.
  for (bool isInner : {false, true})
    for (FunctionOpInterface function : functions) {
      if (inner.contains(function) != isInner)
        continue;
      for (PendingDiagnostic &pending :
           metas.find(function)->second->takeDiagnostics())
        if (!pending.subject ||
            subjects
                .insert({pending.subject,
                         unsigned(pending.diagnostic.getSeverity())})
                .second)
          wanted.push_back(std::move(pending));
    }
  return wanted;
}

LogicalResult ModuleMeta::emitDiagnostics() {
  emit(takeDiagnostics(), root->getContext(), inferred->explainFully);
  return failure(hasErrors());
}

bool ModuleMeta::hasErrors() const {
  return llvm::any_of(functions, [&](FunctionOpInterface function) {
    return get(function).hasErrors();
  });
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

const FunctionMeta *ModuleMeta::find(Value value) const {
  Region *region = value.getParentRegion();
  for (Operation *op = region ? region->getParentOp() : nullptr; op;
       op = op->getParentOp())
    if (auto it = metas.find(op); it != metas.end())
      return it->second.get();
  return nullptr;
}

const MetaValue &ModuleMeta::lookup(Value value) const {
  static const MetaValue unknown;
  const FunctionMeta *meta = find(value);
  return meta ? meta->lookup(value) : unknown;
}
