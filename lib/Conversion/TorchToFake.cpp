//===- TorchToFake.cpp - torch IR to the fake dialect -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchToFake.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "mlir/IR/IRMapping.h"

namespace fake {
#define GEN_PASS_DEF_TORCHTOFAKE
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

namespace {

/// Converts one function. New ops are made next to the old ones, which are
/// erased at the end.
class Converter {
public:
  Converter(FunctionOpInterface function, Device literalDevice)
      : function(function), analysis(function, getOptions(literalDevice)),
        builder(function->getContext()), cx(analysis.getEnv(), arena) {}

  LogicalResult run();

  /// Functions are converted side by side: none may read another one.
  static MetaPropagationOptions getOptions(Device literalDevice) {
    MetaPropagationOptions options;
    options.mode.literalDevice = literalDevice;
    options.followCalls = false;
    return options;
  }

private:
  Type convertType(Value value);
  LogicalResult convert(Operation *op);
  LogicalResult convertAten(Operation *op, const OpDef &def);
  LogicalResult addArgument(ArgTreeBuilder &args, const SchemaType &type,
                            Value value);
  LogicalResult convertReturn(Operation *op);
  LogicalResult convertForeign(Operation *op);
  /// The new value for an old one; numbers and lists are made on demand.
  Value materialize(Value value);
  void convertSignature();

  FunctionOpInterface function;
  MetaPropagation analysis;
  OpBuilder builder;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  IRMapping mapping;
  SmallVector<Operation *> converted;
};

} // namespace

Type Converter::convertType(Value value) {
  MLIRContext *context = builder.getContext();
  const MetaValue &known = analysis.lookup(value);
  if (known.isUnknown() && isa<torch::TorchTensorType>(value.getType()))
    return FakeTensorType::getUnknown(context);
  return getTypeFor(context, known);
}

/// The number as an op, for where it cannot stand inside a call.
static Value makeNumber(OpBuilder &builder, Location loc,
                        const MetaValue &value) {
  if (value.isInt() && value.getInt().isInt())
    return ConstantOp::create(builder, loc, value.getInt().getInt());
  if (value.isFloat() && value.isKnown())
    return ConstantOp::create(builder, loc, value.getFloat());
  if (value.isBool() && value.isKnown())
    return ConstantOp::create(builder, loc, value.getBool());
  return {};
}

Value Converter::materialize(Value value) {
  if (Value known = mapping.lookupOrNull(value))
    return known;
  Operation *def = value.getDefiningOp();
  if (!def)
    return {};
  Value made;
  if (isa<torch::PrimListConstructOp, torch::PrimTupleConstructOp>(def)) {
    SmallVector<Value> elements;
    for (Value element : def->getOperands()) {
      elements.push_back(materialize(element));
      if (!elements.back())
        return {};
    }
    SmallVector<Type> types(ValueRange(elements).getTypes());
    made = PackOp::create(builder, def->getLoc(),
                          FakeListType::get(builder.getContext(), types),
                          elements);
  } else if (auto refine = dyn_cast<torch::DerefineOp>(def)) {
    return materialize(refine.getOperand());
  } else {
    made = makeNumber(builder, def->getLoc(), analysis.lookup(value));
  }
  if (made)
    mapping.map(value, made);
  return made;
}

/// The constant behind a value in the form that `type` asks for: TorchScript's
/// codes become dtypes, layouts and memory formats.
static std::optional<MetaValue>
getConstant(RuleContext &cx, const SchemaType &type, const MetaValue &value) {
  if (value.isNone() || value.isUnknown())
    return value.isNone() ? std::optional(value) : std::nullopt;
  auto decode = [&](auto decoder, auto make) -> std::optional<MetaValue> {
    if (!value.isInt() || !value.getInt().isInt())
      return value;
    auto decoded = decoder(value.getInt().getInt());
    return decoded ? std::optional(make(*decoded)) : std::nullopt;
  };
  switch (type.base) {
  case SchemaBase::ScalarType:
    return decode(getDTypeFromCode, MetaValue::dtype);
  case SchemaBase::Layout:
    return decode(getLayoutFromCode, MetaValue::layout);
  case SchemaBase::MemoryFormat:
    return decode(getMemoryFormatFromCode, MetaValue::memoryFormat);
  default:
    return value;
  }
}

LogicalResult Converter::addArgument(ArgTreeBuilder &args,
                                     const SchemaType &type, Value value) {
  Operation *def = value.getDefiningOp();
  if (auto refine = dyn_cast_or_null<torch::DerefineOp>(def))
    return addArgument(args, type, refine.getOperand());
  if (auto list = dyn_cast_or_null<torch::PrimListConstructOp>(def)) {
    args.beginList();
    for (Value element : list.getElements())
      if (failed(addArgument(args, type, element)))
        return failure();
    args.endList();
    return success();
  }
  // Constants go into the call; what an op computes stays a value.
  if (def && def->getNumOperands() == 0 && !mapping.contains(value)) {
    std::optional<MetaValue> constant =
        getConstant(cx, type, analysis.lookup(value));
    if (constant && args.constant(*constant))
      return success();
  }
  if (Value operand = materialize(value)) {
    args.operand(operand);
    return success();
  }
  return failure();
}

LogicalResult Converter::convertAten(Operation *op, const OpDef &def) {
  ArgTreeBuilder args(builder.getContext());
  for (auto [operand, decl] :
       llvm::zip(op->getOperands(), def.schema.getArgs()))
    if (failed(addArgument(args, decl.type, operand)))
      return op->emitOpError() << "argument '" << decl.name
                               << "' has no counterpart in the fake dialect: "
                               << operand.getType();
  SmallVector<Type> types;
  for (Value result : op->getResults()) {
    types.push_back(convertType(result));
    if (!types.back())
      return op->emitOpError() << "result of type " << result.getType()
                               << " has no counterpart in the fake dialect";
  }
  auto newOp = AtenOp::create(builder, op->getLoc(), def, args, types);
  newOp->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  mapping.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult Converter::convertReturn(Operation *op) {
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = materialize(operand.get());
    if (!value)
      return op->emitOpError() << "operand #" << operand.getOperandNumber()
                               << " has no counterpart in the fake dialect: "
                               << operand.get().getType();
    operand.set(value);
  }
  return success();
}

/// An op of another dialect keeps the types that it knows: what it uses is
/// converted back, also in its regions.
LogicalResult Converter::convertForeign(Operation *op) {
  WalkResult result = op->walk([&](Operation *user) {
    if (isa_and_present<torch::TorchDialect>(user->getDialect())) {
      user->emitOpError() << "has no counterpart in the fake dialect inside '"
                          << op->getName() << "'";
      return WalkResult::interrupt();
    }
    for (OpOperand &operand : user->getOpOperands()) {
      Value old = operand.get(), converted = mapping.lookupOrNull(old);
      if (!converted || converted == old)
        continue;
      if (!isa<UnrealizedConversionCastOp>(user))
        converted = UnrealizedConversionCastOp::create(builder, op->getLoc(),
                                                       old.getType(), converted)
                        .getResult(0);
      operand.set(converted);
    }
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

LogicalResult Converter::convert(Operation *op) {
  builder.setInsertionPoint(op);
  if (op->hasTrait<OpTrait::IsTerminator>())
    return convertReturn(op);
  if (auto aten = dyn_cast<torch::TorchAtenOp>(op)) {
    converted.push_back(op);
    return convertAten(aten, aten.getOpDef());
  }
  if (isa<torch::OperatorOp>(op))
    if (const OpDef *def = lookupOperator(op)) {
      converted.push_back(op);
      return convertAten(op, *def);
    }
  Location loc = op->getLoc();
  if (auto literal = dyn_cast<torch::ValueTensorLiteralOp>(op)) {
    auto newOp = LiteralOp::create(
        builder, loc, convertType(literal.getResult()), literal.getValue());
    mapping.map(op->getResults(), newOp->getResults());
  } else if (isa<torch::PrimListUnpackOp, torch::PrimTupleUnpackOp>(op)) {
    SmallVector<Type> types;
    for (Value result : op->getResults())
      types.push_back(convertType(result));
    Value list = materialize(op->getOperand(0));
    if (!list || llvm::is_contained(types, Type()))
      return op->emitOpError("has elements with no counterpart in the fake "
                             "dialect");
    auto newOp = UnpackOp::create(builder, loc, types, list);
    mapping.map(op->getResults(), newOp->getResults());
  } else if (auto cast = dyn_cast<torch::TensorStaticInfoCastOp>(op)) {
    auto newOp = CastOp::create(builder, loc, convertType(cast.getResult()),
                                materialize(cast.getOperand()));
    mapping.map(op->getResults(), newOp->getResults());
  } else if (auto check = dyn_cast<torch::RuntimeAssertOp>(op)) {
    Value condition = materialize(check.getCondition());
    AssertOp::create(builder, loc, condition, check.getMessage());
  } else if (!isa_and_present<torch::TorchDialect>(op->getDialect())) {
    return convertForeign(op);
  } else if (!isa<torch::BindSymbolicShapeOp, torch::DerefineOp>(op) &&
             !isa<torch::PrimListConstructOp, torch::PrimTupleConstructOp>(
                 op) &&
             op->getNumOperands() != 0) {
    return op->emitOpError("has no counterpart in the fake dialect");
  }
  converted.push_back(op);
  return success();
}

void Converter::convertSignature() {
  for (BlockArgument argument : function.getArguments()) {
    Type type = convertType(argument);
    if (!type)
      continue;
    // Old users keep the argument until they are erased; nothing looks at its
    // type any more.
    argument.setType(type);
    mapping.map(argument, argument);
  }
}

LogicalResult Converter::run() {
  if (failed(analysis.run()))
    return failure();
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  convertSignature();
  for (Operation *op : ops)
    if (failed(convert(op)))
      return failure();
  for (Operation *op : llvm::reverse(converted))
    op->erase();
  updateFunctionType(function);
  setSymbols(function, analysis.getEnv());
  return success();
}

LogicalResult fake::convertTorchToFake(FunctionOpInterface function,
                                       Device literalDevice) {
  return Converter(function, literalDevice).run();
}

namespace {

struct TorchToFakePass : fake::impl::TorchToFakeBase<TorchToFakePass> {
  void runOnOperation() override {
    auto run = [](FunctionOpInterface f) { return convertTorchToFake(f); };
    if (failed(forEachFunction(getOperation(), run)))
      signalPassFailure();
  }
};

} // namespace
