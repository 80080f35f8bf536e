//===- CoreToFake.cpp - Torch ops outside of the op table -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CoreToFake.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;
using namespace mlir;

LogicalResult CoreToFake::convertUnpack(Operation *op) {
  SmallVector<Type> elements;
  for (Value result : op->getResults())
    elements.push_back(types.convert(result));
  Value list = values.materialize(op->getOperand(0));
  if (!list || llvm::is_contained(elements, Type()))
    return op->emitOpError("has elements with no counterpart in the fake "
                           "dialect");
  auto newOp = UnpackOp::create(builder, op->getLoc(), elements, list);
  values.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult CoreToFake::convertOperator(Operation *op) {
  if (const OpDef *def = lookupOperator(op))
    return calls.convert(op, *def);
  return op->emitOpError("has no counterpart in the fake dialect");
}

LogicalResult CoreToFake::convertLiteral(Operation *op) {
  SmallVector<Type> resultTypes;
  if (failed(types.convert(op->getResults(), resultTypes)))
    return failure();
  auto newOp = LiteralOp::create(builder, op->getLoc(), resultTypes.front(),
                                 op->getAttrOfType<ElementsAttr>("value"));
  values.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult CoreToFake::convertCast(Operation *op) {
  SmallVector<Type> resultTypes;
  Value operand = values.materialize(op->getOperand(0));
  if (!operand)
    return reportOperand(op->getOpOperand(0));
  if (failed(types.convert(op->getResults(), resultTypes)))
    return failure();
  auto newOp =
      CastOp::create(builder, op->getLoc(), resultTypes.front(), operand);
  values.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult CoreToFake::convertAssert(Operation *op) {
  Value condition = values.materialize(op->getOperand(0));
  if (!condition)
    return reportOperand(op->getOpOperand(0));
  AssertOp::create(builder, op->getLoc(), condition,
                   op->getAttrOfType<StringAttr>("message"), ValueRange());
  return success();
}

/// `torch.copy.to_tensor` and `torch.copy.to_vtensor` return a new tensor.
LogicalResult CoreToFake::convertCopy(Operation *op) {
  return calls.convert(op, *lookupOp("aten.clone"));
}

/// `torch.overwrite.tensor.contents` writes its first operand into the second.
LogicalResult CoreToFake::convertOverwrite(Operation *op) {
  SmallVector<Value> operands;
  SmallVector<Type> resultTypes;
  if (failed(values.materialize(op, op->getOperands(), operands)) ||
      failed(types.convert(op->getOperand(1), resultTypes)))
    return failure();
  ArgTreeBuilder args(builder.getContext());
  args.operand(operands[1]);
  args.operand(operands[0]);
  AtenOp::create(builder, op->getLoc(), *lookupOp("aten.copy_"), args,
                 resultTypes);
  return success();
}

/// The conversion of an op outside of the op table; null for other ops.
CoreToFake::Handler CoreToFake::lookupHandler(StringRef name) {
  return llvm::StringSwitch<Handler>(name)
      .Case("torch.operator", &CoreToFake::convertOperator)
      .Cases({"torch.vtensor.literal", "torch.tensor.literal"},
             &CoreToFake::convertLiteral)
      .Cases({"torch.prim.ListUnpack", "torch.prim.TupleUnpack"},
             &CoreToFake::convertUnpack)
      .Case("torch.tensor_static_info_cast", &CoreToFake::convertCast)
      .Cases({"torch.copy.to_tensor", "torch.copy.to_vtensor"},
             &CoreToFake::convertCopy)
      .Case("torch.overwrite.tensor.contents", &CoreToFake::convertOverwrite)
      .Case("torch.runtime.assert", &CoreToFake::convertAssert)
      .Cases({"torch.prim.ListConstruct", "torch.prim.TupleConstruct",
              "torch.derefine", "torch.bind_symbolic_shape"},
             &CoreToFake::drop)
      .Default(nullptr);
}

LogicalResult CoreToFake::convert(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (Handler handler = lookupHandler(name))
    return (this->*handler)(op);
  const OpDef *def = op->isRegistered()
                         ? lookupOp(name.drop_front(strlen("torch.")))
                         : lookupOperator(op);
  if (def)
    return calls.convert(op, *def);
  // Constants and symbols are created where they are used.
  if (op->getNumOperands() == 0 && op->getNumRegions() == 0)
    return success();
  return op->emitOpError("has no counterpart in the fake dialect");
}
