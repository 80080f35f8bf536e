//===- FakeValues.cpp - The fake values of torch ones -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeValues.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "TorchToFake.h"

using namespace fake;
using namespace mlir;

bool fake::isPack(Operation *op) {
  StringRef name = op->getName().getStringRef();
  return name == "torch.prim.ListConstruct" ||
         name == "torch.prim.TupleConstruct";
}

bool fake::isDerefine(Operation *op) {
  return op->getName().getStringRef() == "torch.derefine";
}

LogicalResult fake::reportOperand(OpOperand &operand) {
  return operand.getOwner()->emitOpError()
         << "operand #" << operand.getOperandNumber()
         << " has no counterpart in the fake dialect: "
         << operand.get().getType();
}

/// Creates an op for a number that cannot be inlined into a call.
static Value makeNumber(OpBuilder &builder, Location loc,
                        const MetaValue &value) {
  if (value.isInt() && value.getInt().isInt())
    return ConstantOp::create(builder, loc, value.getInt().getInt());
  if (std::optional<double> known = value.getScalar().asFloat())
    return ConstantOp::create(builder, loc, *known);
  if (std::optional<bool> known = value.asBool())
    return ConstantOp::create(builder, loc, *known);
  return {};
}

/// Creates the number or list that is the result of an op.
Value FakeValues::make(Value value) {
  Operation *def = value.getDefiningOp();
  if (!isPack(def))
    return makeNumber(builder, def->getLoc(), analysis.lookup(value));
  SmallVector<Value> elements;
  for (Value element : def->getOperands()) {
    elements.push_back(materialize(element));
    if (!elements.back())
      return {};
  }
  SmallVector<Type> types(ValueRange(elements).getTypes());
  return PackOp::create(builder, def->getLoc(),
                        FakeListType::get(builder.getContext(), types),
                        elements);
}

Value FakeValues::materialize(Value value) {
  if (Value known = lookUp(value))
    return known;
  if (Value known = made.lookup(value))
    return known;
  if (!isTorch(value.getType()))
    return value;
  Operation *def = value.getDefiningOp();
  if (!def)
    return {};
  if (isDerefine(def))
    return materialize(def->getOperand(0));
  Value result = make(value);
  if (result)
    made[value] = result;
  return result;
}

LogicalResult FakeValues::materialize(Operation *op, OperandRange operands,
                                      SmallVectorImpl<Value> &values) {
  for (unsigned i = 0; i < operands.size(); ++i) {
    values.push_back(materialize(operands[i]));
    if (!values.back())
      return reportOperand(
          op->getOpOperand(operands.getBeginOperandIndex() + i));
  }
  return success();
}

Value FakeValues::castTo(Value value, Type type) {
  if (value.getType() == type)
    return value;
  return CastOp::create(builder, value.getLoc(), type, value);
}
