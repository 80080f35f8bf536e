//===- AtenToTorch.cpp - Calls of ATen ops to torch -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AtenToTorch.h"
#include "WrittenTensors.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// The op to call
//===----------------------------------------------------------------------===//

/// Whether a number is passed for the tensor argument `other`.
static bool isOtherNumber(AtenOp op) {
  const Schema &schema = op.getDef().getSchema();
  int other = schema.findArg("other");
  ArrayRef<ArgNode> nodes = op.getArgNodes();
  if (other < 0 || schema.getArgs()[other].type.base != SchemaBase::Tensor)
    return false;
  for (int i = 0; i < other && !nodes.empty(); ++i)
    (void)takeTree(nodes);
  if (nodes.empty())
    return false;
  if (nodes.front().isOperand())
    return !isa<FakeTensorType>(op.getInputs()[nodes.front().value].getType());
  return !nodes.front().isOmitted();
}

/// The op to convert to. In torch IR a number is not accepted for a tensor, so
/// such a call becomes one of the Scalar overload.
static const OpDef &getTorchDef(AtenOp op) {
  const OpDef &def = op.getDef();
  if (!isOtherNumber(op))
    return def;
  StringRef name = def.name;
  std::string scalar;
  if (name.consume_back(".Tensor_mode"))
    scalar = (name + ".Scalar_mode").str();
  else if (name.consume_back(".Tensor") ||
           def.getSchema().getOverload().empty())
    scalar = (name + ".Scalar").str();
  const OpDef *found = lookupOp(scalar);
  return found ? *found : def;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// An argument of the call. Ops that write, as torch-mlir's, do not take value
/// tensors.
Value AtenToTorch::lookUp(Value value, Form form) {
  bool isWritten = values.isWritten(value);
  if (isWritten && (form == Form::Tensor || viewed.contains(value)))
    return values.lookUpTensor(value);
  Value converted = values.lookUp(value);
  if (form == Form::Value || !isa<FakeTensorType>(value.getType()))
    return converted;
  return builder
      .createOp(converted.getLoc(), "torch.copy.to_tensor", converted,
                values.getWrittenTensorType(value))
      ->getResult(0);
}

/// Converts the first tree of `nodes`, and drops it. Null for what torch IR
/// cannot state.
Value AtenToTorch::makeElement(const SchemaType &type, Form form) {
  ArgNode node = nodes.consume_front();
  bool isTensor = type.base == SchemaBase::Tensor;
  if (node.isOperand()) {
    Value operand = op.getInputs()[node.value];
    bool isNumber =
        isa<FakeIntType, FakeFloatType, FakeBoolType>(operand.getType());
    return isNumber && isTensor ? Value() : lookUp(operand, form);
  }
  if (!node.isList() && isTensor && node.getConstant().isNumber())
    return {};
  if (!node.isList())
    return builder.makeConstant(op.getLoc(), type.base, node.getConstant());
  SmallVector<Value> elements;
  for (int64_t i = 0; i < node.value; ++i) {
    elements.push_back(makeElement(type, Form::Value));
    if (!elements.back())
      return {};
  }
  return builder.makeList(op.getLoc(), type, elements);
}

/// Converts the argument `decl`, the next one; its default if it is omitted.
Value AtenToTorch::makeArgument(const SchemaArg &decl, Form form) {
  if (!nodes.empty() && !nodes.front().isOmitted())
    return makeElement(decl.type, form);
  if (!nodes.empty())
    nodes = nodes.drop_front();
  const MetaValue &value = decl.defaultValue;
  if (!value.isList())
    return builder.makeConstant(op.getLoc(), decl.type.base, value);
  SmallVector<Value> elements;
  for (const MetaValue &element : value.getList())
    elements.push_back(
        builder.makeConstant(op.getLoc(), decl.type.base, element));
  return builder.makeList(op.getLoc(), decl.type, elements);
}

//===----------------------------------------------------------------------===//
// Tensors that are written to
//===----------------------------------------------------------------------===//

/// A clone of a written tensor is its current value. A clone that is written
/// itself becomes a new tensor.
void AtenToTorch::convertClone() {
  Value from = op.getInputs().front(), to = op->getResult(0);
  Value value =
      builder.castTo(values.lookUp(from), values.getValueTensorType(to));
  if (values.isWritten(to))
    value = builder
                .createOp(op.getLoc(), "torch.copy.to_tensor", value,
                          values.convertType(to))
                ->getResult(0);
  values.map(to, value);
}

/// `copy_` of a value with the same sizes and dtype overwrites the tensor.
void AtenToTorch::convertWrite() {
  Value to = op.getInputs()[0], from = op.getInputs()[1];
  Value value =
      builder.castTo(values.lookUp(from), values.getValueTensorType(to));
  builder.createOp(op.getLoc(), "torch.overwrite.tensor.contents",
                   {value, values.lookUpTensor(to)}, {});
  values.map(op->getResult(0), values.lookUpTensor(to));
}

/// Whether a clone has no memory format argument.
static bool isPlainClone(AtenOp op) {
  return op.getDef().name == "aten.clone" &&
         llvm::all_of(op.getArgNodes().drop_front(),
                      [](ArgNode node) { return node.isOmitted(); });
}

/// Whether a copy overwrites a tensor of the same sizes and dtype.
static bool isPlainCopy(const FunctionMeta &analysis, AtenOp op) {
  if (op.getDef().name != "aten.copy_" || op.getInputs().size() != 2)
    return false;
  const MetaValue &to = analysis.lookup(op.getInputs()[0]);
  const MetaValue &from = analysis.lookup(op.getInputs()[1]);
  return to.isTensor() && from.isTensor() && to.getTensor()->ranked &&
         from.getTensor()->ranked &&
         to.getTensor()->sizes == from.getTensor()->sizes &&
         to.getTensor()->dtype == from.getTensor()->dtype;
}

/// Checks that all written tensors can be `!torch.tensor`.
LogicalResult AtenToTorch::checkWrites() {
  for (auto [i, arg] : llvm::enumerate(op.getDef().getSchema().getArgs())) {
    if (!arg.alias.isWrite)
      continue;
    for (unsigned index : op.getOperandsOfArgument(i))
      if (arg.type.isList || !values.isWritten(op->getOperand(index)))
        return op.emitOpError()
               << "has no counterpart in torch IR: expected to write to a "
                  "tensor that no list, call or region hands on, found operand "
                  "#"
               << index;
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

LogicalResult AtenToTorch::convertCall(const OpDef &def) {
  // An op takes the current values of other written tensors.
  forEachAlias(op, [&](OpOperand &operand, Value result) {
    if (values.isWritten(result))
      viewed.insert(operand.get());
  });
  SmallVector<Value> args;
  for (const SchemaArg &decl : def.getSchema().getArgs()) {
    args.push_back(
        makeArgument(decl, def.isMutable ? Form::Tensor : Form::Value));
    if (!args.back())
      return op.emitOpError()
             << "argument '" << decl.name << "' has no counterpart in torch IR";
  }
  SmallVector<Type> types = values.convertTypes(op->getResults());
  std::string name = ("torch." + def.name).str();
  // Ops that the dialect does not have are written as torch-mlir writes them.
  Operation *newOp =
      RegisteredOperationName::lookup(name, op.getContext())
          ? builder.createOp(op.getLoc(), name, args, types)
          : builder.createOp(
                op.getLoc(), "torch.operator", args, types,
                builder.getNamedAttr("name", builder.getStringAttr(name)));
  newOp->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  values.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult AtenToTorch::convert() {
  if (isPlainClone(op) && (values.isWritten(op.getInputs().front()) ||
                           values.isWritten(op->getResult(0)))) {
    convertClone();
    return success();
  }
  if (isPlainCopy(analysis, op) && values.isWritten(op.getInputs().front())) {
    convertWrite();
    return success();
  }
  return success(succeeded(checkWrites()) &&
                 succeeded(convertCall(getTorchDef(op))));
}
