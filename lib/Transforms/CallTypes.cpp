//===- CallTypes.cpp - Types of functions and their calls -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallTypes.h"

using namespace fake;
using namespace mlir;

namespace {

/// Computes the types of one module. Types are only ever fixed, so this
/// terminates.
class CallTypes {
public:
  CallTypes(const KnownCalls &calls, AnalysisMap &analyses)
      : calls(calls), analyses(analyses) {}

  void settle() {
    do {
      hasChanged = false;
      for (auto &[function, analysis] : analyses)
        analysis->settleTypes();
      for (CallOpInterface call : calls.getCalls())
        settle(call);
    } while (hasChanged);
  }

private:
  MetaPropagation *getAnalysis(Operation *function) {
    auto it = analyses.find(function);
    return it == analyses.end() ? nullptr : it->second.get();
  }
  void fix(MetaPropagation &analysis, Value value) {
    hasChanged |= analysis.fixType(value);
  }
  bool mentionsSymbols(Type type);
  void settle(CallOpInterface call);
  void settleArguments(CallOpInterface call, MetaPropagation &caller,
                       MetaPropagation &callee);
  void settleResult(OpResult result, MetaPropagation &caller,
                    MetaPropagation &callee);

  const KnownCalls &calls;
  AnalysisMap &analyses;
  bool hasChanged = false;
};

} // namespace

/// Whether a type contains symbols, which are local to a function.
bool CallTypes::mentionsSymbols(Type type) {
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(env, arena);
  (void)getMetaOfType(cx, type);
  return !env.getSymbols().empty();
}

void CallTypes::settleArguments(CallOpInterface call, MetaPropagation &caller,
                                MetaPropagation &callee) {
  for (auto [operand, argument] : llvm::zip_equal(
           call.getArgOperands(), callee.getFunction().getArguments())) {
    Type type = callee.getFinalType(argument);
    if (type == caller.getFinalType(operand) &&
        (type == argument.getType() || !mentionsSymbols(type)))
      continue;
    fix(caller, operand);
    fix(callee, argument);
  }
}

/// Sets the type of a result of a call to that of the returned value.
void CallTypes::settleResult(OpResult result, MetaPropagation &caller,
                             MetaPropagation &callee) {
  SmallVector<Value, 2> returned;
  forEachReturn(callee.getFunction(), [&](Operation *end) {
    returned.push_back(end->getOperand(result.getResultNumber()));
  });
  if (returned.empty())
    return fix(caller, result);
  Type type = callee.getFinalType(returned.front());
  bool agree = llvm::all_of(returned, [&](Value value) {
    return callee.getFinalType(value) == type;
  });
  if (caller.isTypeFixed(result) || !agree ||
      (type != result.getType() && mentionsSymbols(type))) {
    for (Value value : returned)
      fix(callee, value);
    return fix(caller, result);
  }
  hasChanged |= caller.setFinalType(result, type);
}

void CallTypes::settle(CallOpInterface call) {
  MetaPropagation *callee = getAnalysis(calls.getCallee(call));
  MetaPropagation *caller =
      getAnalysis(call->getParentOfType<FunctionOpInterface>());
  if (!caller || !callee)
    return;
  settleArguments(call, *caller, *callee);
  for (OpResult result : call->getResults())
    settleResult(result, *caller, *callee);
}

void fake::settleCallTypes(const KnownCalls &calls, AnalysisMap &analyses) {
  CallTypes(calls, analyses).settle();
}

void fake::writeCallTypes(const KnownCalls &calls, AnalysisMap &analyses) {
  for (CallOpInterface call : calls.getCalls()) {
    auto caller = analyses.find(call->getParentOfType<FunctionOpInterface>());
    if (caller == analyses.end())
      continue;
    for (Value result : call->getResults())
      result.setType(caller->second->getFinalType(result));
  }
}
