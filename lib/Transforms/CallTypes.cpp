//===- CallTypes.cpp - Types of functions and their calls -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"

using namespace fake;
using namespace mlir;

namespace {

/// Finds the types of one module. Types are only ever fixed, so that this ends.
class CallTypes {
public:
  CallTypes(const KnownCalls &calls, TypeMap &types)
      : calls(calls), types(types) {}

  void settle() {
    do {
      hasChanged = false;
      for (auto &[function, refined] : types)
        refined->settle();
      for (CallOpInterface call : calls.getCalls())
        settle(call);
    } while (hasChanged);
  }

private:
  RefinedTypes *getTypes(Operation *function) {
    auto it = types.find(function);
    return it == types.end() ? nullptr : it->second.get();
  }
  void fix(RefinedTypes &types, Value value) { hasChanged |= types.fix(value); }
  bool mentionsSymbols(Type type);
  void settle(CallOpInterface call);
  void settleArguments(CallOpInterface call, RefinedTypes &caller,
                       RefinedTypes &callee);
  void settleResult(OpResult result, RefinedTypes &caller,
                    RefinedTypes &callee);

  const KnownCalls &calls;
  TypeMap &types;
  bool hasChanged = false;
};

} // namespace

/// Whether a type is about symbols, which are those of one function.
bool CallTypes::mentionsSymbols(Type type) {
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(env, arena);
  (void)getMetaOfType(cx, type);
  return !env.getSymbols().empty();
}

void CallTypes::settleArguments(CallOpInterface call, RefinedTypes &caller,
                                RefinedTypes &callee) {
  for (auto [operand, argument] :
       llvm::zip_equal(call.getArgOperands(),
                       callee.getMeta().getFunction().getArguments())) {
    Type type = callee.getType(argument);
    if (type == caller.getType(operand) &&
        (type == argument.getType() || !mentionsSymbols(type)))
      continue;
    fix(caller, operand);
    fix(callee, argument);
  }
}

/// Lets a result of a call have the type of what the function returns.
void CallTypes::settleResult(OpResult result, RefinedTypes &caller,
                             RefinedTypes &callee) {
  SmallVector<Value, 2> returned;
  forEachReturn(callee.getMeta().getFunction(), [&](Operation *end) {
    returned.push_back(end->getOperand(result.getResultNumber()));
  });
  if (returned.empty())
    return fix(caller, result);
  Type type = callee.getType(returned.front());
  bool agree = llvm::all_of(
      returned, [&](Value value) { return callee.getType(value) == type; });
  if (caller.isFixed(result) || !agree ||
      (type != result.getType() && mentionsSymbols(type))) {
    for (Value value : returned)
      fix(callee, value);
    return fix(caller, result);
  }
  hasChanged |= caller.setType(result, type);
}

void CallTypes::settle(CallOpInterface call) {
  RefinedTypes *callee = getTypes(calls.getCallee(call));
  RefinedTypes *caller = getTypes(call->getParentOfType<FunctionOpInterface>());
  if (!caller || !callee)
    return;
  settleArguments(call, *caller, *callee);
  for (OpResult result : call->getResults())
    settleResult(result, *caller, *callee);
}

void fake::settleCallTypes(const KnownCalls &calls, TypeMap &types) {
  CallTypes(calls, types).settle();
}

void fake::writeCallTypes(const KnownCalls &calls, TypeMap &types) {
  for (CallOpInterface call : calls.getCalls()) {
    auto caller = types.find(call->getParentOfType<FunctionOpInterface>());
    if (caller == types.end())
      continue;
    for (Value result : call->getResults())
      result.setType(caller->second->getType(result));
  }
}
