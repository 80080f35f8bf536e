//===- CoreToTorch.cpp - Core ops of the fake dialect to torch --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CoreToTorch.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace fake;
using namespace mlir;

/// Elements without data with a unique name, as torch-mlir prints elided
/// weights.
static ElementsAttr makeMissingElements(const TensorMeta &meta, Type element) {
  SmallVector<int64_t> sizes;
  for (SymInt size : meta.sizes)
    sizes.push_back(size.getInt());
  auto type = RankedTensorType::get(sizes, element);
  auto &manager =
      DenseResourceElementsHandle::getManagerInterface(element.getContext());
  return DenseResourceElementsAttr::get(type, manager.insert("fake_tensor"));
}

LogicalResult CoreToTorch::convertLiteral(LiteralOp op) {
  const TensorMeta &meta = op.getResult().getType().getMeta();
  Type element = getElementType(op->getContext(), meta.dtype);
  if (!element || !meta.ranked ||
      !llvm::all_of(meta.sizes, [](SymInt s) { return s.isInt(); }))
    return op.emitOpError("expected a static type that torch IR has");
  ElementsAttr elements = op.getElementsAttr();
  if (!elements)
    elements = makeMissingElements(meta, element);
  StringRef name = values.isWritten(op.getResult()) ? "torch.tensor.literal"
                                                    : "torch.vtensor.literal";
  Operation *newOp = builder.createOp(op.getLoc(), name, {},
                                      values.convertType(op.getResult()),
                                      builder.getNamedAttr("value", elements));
  values.map(op->getResults(), newOp->getResults());
  return success();
}

/// The torch op for a core op with the same operands; empty if none.
static StringRef getTorchName(Operation *op) {
  if (auto cmp = dyn_cast<CmpOp>(op)) {
    switch (cmp.getPredicate()) {
    case CmpPredicate::eq:
      return "torch.aten.eq.int";
    case CmpPredicate::ne:
      return "torch.aten.ne.int";
    case CmpPredicate::lt:
      return "torch.aten.lt.int";
    case CmpPredicate::le:
      return "torch.aten.le.int";
    case CmpPredicate::gt:
      return "torch.aten.gt.int";
    case CmpPredicate::ge:
      return "torch.aten.ge.int";
    }
  }
  return llvm::TypeSwitch<Operation *, StringRef>(op)
      .Case([](AddOp) { return "torch.aten.add.int"; })
      .Case([](SubOp) { return "torch.aten.sub.int"; })
      .Case([](MulOp) { return "torch.aten.mul.int"; })
      .Case([](FloorDivOp) { return "torch.aten.floordiv.int"; })
      .Case([](ModOp) { return "torch.aten.remainder.int"; })
      .Case([](MaxOp) { return "torch.prim.max.int"; })
      .Case([](MinOp) { return "torch.prim.min.int"; })
      .Case([](NegOp) { return "torch.aten.neg.int"; })
      .Case([](SizeOp) { return "torch.aten.size.int"; })
      .Case([](NumelOp) { return "torch.aten.numel"; })
      .Case([](PackOp) { return "torch.prim.ListConstruct"; })
      .Case([](UnpackOp) { return "torch.prim.ListUnpack"; })
      .Case([](CastOp) { return "torch.tensor_static_info_cast"; })
      .Case([](AssertOp) { return "torch.runtime.assert"; })
      .Default(StringRef());
}

/// The operands. Sizes do not change, and a cast does not copy, so these take
/// tensors that are written to as they are.
SmallVector<Value> CoreToTorch::lookUpOperands(Operation *op) {
  bool isCast = isa<CastOp>(op) && values.isWritten(op->getResult(0));
  if (isCast || isa<SizeOp, NumelOp>(op))
    return {values.lookUpTensor(op->getOperand(0))};
  return values.lookUp(op->getOperands());
}

LogicalResult CoreToTorch::convert(Operation *op) {
  Location loc = op->getLoc();
  if (auto literal = dyn_cast<LiteralOp>(op))
    return convertLiteral(literal);
  if (auto number = dyn_cast<ConstantOp>(op)) {
    values.map(number.getResult(),
               builder.makeConstant(loc, SchemaBase::Scalar,
                                    analysis.lookup(number.getResult())));
    return success();
  }
  StringRef name = getTorchName(op);
  if (name.empty())
    return op->emitOpError("has no counterpart in torch IR");
  SmallVector<Value> operands = lookUpOperands(op);
  SmallVector<NamedAttribute, 1> attrs;
  if (auto size = dyn_cast<SizeOp>(op))
    operands.push_back(builder.makeInt(loc, size.getDim()));
  if (auto check = dyn_cast<AssertOp>(op)) {
    // There the message has no values.
    operands.truncate(1);
    attrs.push_back(builder.getNamedAttr("message", check.getMessageAttr()));
  }
  Operation *newOp = builder.createOp(
      loc, name, operands, values.convertTypes(op->getResults()), attrs);
  values.map(op->getResults(), newOp->getResults());
  return success();
}
