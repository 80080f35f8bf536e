//===- WrittenTensors.cpp - Tensors without value semantics -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WrittenTensors.h"

using namespace fake;
using namespace mlir;

void fake::forEachAlias(Operation *op,
                        function_ref<void(OpOperand &, Value)> fn) {
  if (auto cast = dyn_cast<CastOp>(op))
    return fn(op->getOpOperand(0), cast.getResult());
  auto call = dyn_cast<AtenOp>(op);
  if (!call)
    return;
  const Schema &schema = call.getDef().getSchema();
  for (auto [i, arg] : llvm::enumerate(schema.getArgs())) {
    if (arg.alias.set == 0)
      continue;
    for (unsigned index : call.getOperandsOfArgument(i))
      for (auto [returned, result] :
           llvm::zip(schema.getReturns(), op->getResults()))
        if (returned.alias.set == arg.alias.set)
          fn(op->getOpOperand(index), result);
  }
}

namespace {
/// A tensor, and all values that may be the same tensor or a view of it.
class Family {
public:
  explicit Family(Value first) { add(first); }

  /// Finds all members. False if one of them escapes to where torch types
  /// cannot track it.
  bool complete();
  ArrayRef<Value> getMembers() const { return members.getArrayRef(); }

private:
  void add(Value value) { members.insert(value); }
  bool addOrigins(Value value);

  llvm::SetVector<Value> members;
};
} // namespace

/// Adds the values that a value may be a view of.
bool Family::addOrigins(Value value) {
  if (!isa<FakeTensorType>(value.getType()))
    return false;
  if (auto argument = dyn_cast<BlockArgument>(value))
    return argument.getOwner()->isEntryBlock() &&
           isa<FunctionOpInterface>(argument.getOwner()->getParentOp());
  Operation *def = value.getDefiningOp();
  if (!isa<AtenOp, CastOp, LiteralOp>(def))
    return false;
  forEachAlias(def, [&](OpOperand &operand, Value result) {
    if (result == value)
      add(operand.get());
  });
  return true;
}

bool Family::complete() {
  for (size_t i = 0; i < members.size(); ++i) {
    Value value = members[i];
    if (!addOrigins(value))
      return false;
    for (Operation *user : value.getUsers())
      forEachAlias(user, [&](OpOperand &operand, Value result) {
        if (operand.get() == value)
          add(result);
      });
  }
  return true;
}

llvm::DenseSet<Value>
fake::collectWrittenTensors(FunctionOpInterface function) {
  llvm::DenseSet<Value> written;
  function->walk([&](AtenOp op) {
    for (OpOperand &operand : op->getOpOperands()) {
      if (!op.writesTo(operand.getOperandNumber()) ||
          written.contains(operand.get()))
        continue;
      Family family(operand.get());
      if (family.complete())
        written.insert_range(family.getMembers());
    }
  });
  return written;
}
