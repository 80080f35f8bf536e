//===- ForeignToFake.cpp - Ops of other dialects ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ForeignToFake.h"
#include "TorchToFake.h"
#include "mlir/Interfaces/CallInterfaces.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void ForeignToFake::noteCalls(FunctionOpInterface function) {
  function->walk([&](CallOpInterface call) {
    llvm::append_range(statedTypes[call], call->getOperandTypes());
  });
}

/// Whether an operand or a result of a call had a torch type.
bool ForeignToFake::isTorchCall(Operation *op) {
  auto isTorchType = [](Type type) { return isTorch(type); };
  return llvm::any_of(op->getOperandTypes(), isTorchType) ||
         llvm::any_of(op->getResultTypes(), isTorchType) ||
         llvm::any_of(statedTypes[op], isTorchType);
}

/// The operands of a call, cast to the types of its callee, and the types of
/// its results.
LogicalResult ForeignToFake::convertCallTypes(Operation *op,
                                              SmallVectorImpl<Value> &operands,
                                              SmallVectorImpl<Type> &results) {
  for (auto [i, stated] : llvm::enumerate(statedTypes[op])) {
    Type type = types.convertStated(stated);
    if (!type)
      return op->emitOpError()
             << "operand #" << i
             << " has no counterpart in the fake dialect: " << stated;
    operands[i] = values.castTo(operands[i], type);
  }
  for (Type type : op->getResultTypes()) {
    results.push_back(types.convertStated(type));
    if (!results.back())
      return op->emitOpError() << "result of type " << type
                               << " has no counterpart in the fake dialect";
  }
  return success();
}

/// A call has the types of its callee; both are converted equally.
LogicalResult ForeignToFake::convertCall(Operation *op) {
  if (!isTorchCall(op))
    return keep(op);
  if (!isa<SymbolRefAttr>(cast<CallOpInterface>(op).getCallableForCallee()))
    return op->emitOpError("has no counterpart in the fake dialect: expected a "
                           "call of a function by its name");
  SmallVector<Value> operands;
  SmallVector<Type> resultTypes;
  if (failed(values.materialize(op, op->getOperands(), operands)) ||
      failed(convertCallTypes(op, operands, resultTypes)))
    return failure();
  Operation *newOp = builder.clone(*op);
  newOp->setOperands(operands);
  for (auto [result, type] : llvm::zip_equal(newOp->getResults(), resultTypes))
    result.setType(type);
  values.map(op->getResults(), newOp->getResults());
  replaced.insert(op);
  return success();
}

//===----------------------------------------------------------------------===//
// Boundaries
//===----------------------------------------------------------------------===//

/// Whether an op only converts a value from a torch type to another dialect or
/// back.
bool ForeignToFake::isBoundary(Operation *op) const {
  if (!isConversion(op))
    return false;
  Value operand = op->getOperand(0);
  // The types of arguments have changed already.
  return isTorch(operand.getType()) || values.lookUp(operand) ||
         isTorch(op->getResult(0).getType());
}

/// A cast from or to a torch type becomes one from or to a fake one.
LogicalResult ForeignToFake::convertBoundary(Operation *op) {
  Value operand = values.materialize(op->getOperand(0));
  if (!operand)
    return reportOperand(op->getOpOperand(0));
  SmallVector<Type> resultTypes(op->getResultTypes());
  if (isTorch(resultTypes.front())) {
    resultTypes.clear();
    if (failed(types.convert(op->getResults(), resultTypes)))
      return failure();
  }
  auto newOp = UnrealizedConversionCastOp::create(builder, op->getLoc(),
                                                  resultTypes, operand);
  values.map(op->getResults(), newOp->getResults());
  replaced.insert(op);
  return success();
}

//===----------------------------------------------------------------------===//
// Ops that are kept
//===----------------------------------------------------------------------===//

/// Casts a converted value back to its old type.
Value ForeignToFake::castBack(Value converted, Type type) {
  auto cast = converted.getDefiningOp<UnrealizedConversionCastOp>();
  if (cast && cast.getNumOperands() == 1 &&
      cast.getOperand(0).getType() == type)
    return cast.getOperand(0);
  return UnrealizedConversionCastOp::create(builder, converted.getLoc(), type,
                                            converted)
      .getResult(0);
}

/// Casts the converted operands of an op back to their old types.
void ForeignToFake::castOperandsBack(Operation *op) {
  for (OpOperand &operand : op->getOpOperands()) {
    Value before = operand.get(), converted = values.lookUp(before);
    Type type =
        converted == before ? oldTypes.lookup(before) : before.getType();
    if (!converted || !type)
      continue;
    operand.set(isa<UnrealizedConversionCastOp>(op)
                    ? converted
                    : castBack(converted, type));
  }
}

/// An op of another dialect keeps its types: its operands are cast back, also
/// in its regions.
LogicalResult ForeignToFake::keep(Operation *op) {
  Operation *old = op;
  if (builder.getInsertionBlock() != op->getBlock()) {
    op = builder.clone(*old);
    values.map(old->getResults(), op->getResults());
    builder.setInsertionPoint(op);
  }
  WalkResult result = op->walk([&](Operation *user) {
    if (isTorch(user)) {
      user->emitOpError() << "has no counterpart in the fake dialect inside '"
                          << op->getName() << "'";
      return WalkResult::interrupt();
    }
    castOperandsBack(user);
    return WalkResult::advance();
  });
  builder.setInsertionPointAfter(op);
  takeOverResults(old, op);
  return failure(result.wasInterrupted());
}

/// Torch results of an op of another dialect are converted after it.
void ForeignToFake::takeOverResults(Operation *old, Operation *op) {
  for (auto [before, result] :
       llvm::zip_equal(old->getResults(), op->getResults())) {
    if (!isTorch(result.getType()))
      continue;
    Type type = types.convert(before);
    if (type)
      values.map(before, UnrealizedConversionCastOp::create(
                             builder, op->getLoc(), type, result)
                             .getResult(0));
  }
}

LogicalResult ForeignToFake::convert(Operation *op) {
  if (isa<CallOpInterface>(op))
    return convertCall(op);
  return isBoundary(op) ? convertBoundary(op) : keep(op);
}
