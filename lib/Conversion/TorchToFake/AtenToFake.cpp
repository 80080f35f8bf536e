//===- AtenToFake.cpp - Calls of ATen ops to fake ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AtenToFake.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

using namespace fake;
using namespace mlir;

/// The constant of a value, converted to `type`: TorchScript's codes become
/// dtypes, layouts and memory formats.
static std::optional<MetaValue> getConstant(const SchemaType &type,
                                            const MetaValue &value) {
  if (value.isNone() || value.isUnknown())
    return value.isNone() ? std::optional(value) : std::nullopt;
  auto decode = [&](auto decoder) -> std::optional<MetaValue> {
    if (!value.isInt() || !value.getInt().isInt())
      return value;
    auto decoded = decoder(value.getInt().getInt());
    return decoded ? std::optional(MetaValue(*decoded)) : std::nullopt;
  };
  switch (type.base) {
  case SchemaBase::ScalarType:
    return decode(getDTypeFromCode);
  case SchemaBase::Layout:
    return decode(getLayoutFromCode);
  case SchemaBase::MemoryFormat:
    return decode(getMemoryFormatFromCode);
  default:
    return value;
  }
}

LogicalResult AtenToFake::addArgument(ArgTreeBuilder &args,
                                      const SchemaType &type, Value value) {
  Operation *def = value.getDefiningOp();
  if (def && isDerefine(def))
    return addArgument(args, type, def->getOperand(0));
  if (def && isPack(def)) {
    args.beginList();
    for (Value element : def->getOperands())
      if (failed(addArgument(args, type, element)))
        return failure();
    args.endList();
    return success();
  }
  // Constants are inlined into the call; results of ops are operands.
  if (def && def->getNumOperands() == 0 && !values.lookUp(value)) {
    std::optional<MetaValue> constant =
        getConstant(type, analysis.lookup(value));
    if (constant && args.constant(*constant))
      return success();
  }
  if (Value operand = values.materialize(value)) {
    args.operand(operand);
    return success();
  }
  return failure();
}

LogicalResult AtenToFake::makeCall(Operation *op, const OpDef &def) {
  ArgTreeBuilder args(builder.getContext());
  for (auto [operand, decl] :
       llvm::zip(op->getOperands(), def.getSchema().getArgs()))
    if (failed(addArgument(args, decl.type, operand)))
      return op->emitOpError() << "argument '" << decl.name
                               << "' has no counterpart in the fake dialect: "
                               << operand.getType();
  SmallVector<Type> resultTypes;
  if (failed(types.convert(op->getResults(), resultTypes)))
    return failure();
  auto newOp = AtenOp::create(builder, op->getLoc(), def, args, resultTypes);
  newOp->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  values.map(op->getResults(), newOp->getResults());
  return success();
}

//===----------------------------------------------------------------------===//
// Views that are copies
//===----------------------------------------------------------------------===//

/// Whether an op is a view of a value tensor that strides do not allow, which
/// is a copy in torch IR and an error in the fake dialect.
bool AtenToFake::isCopiedView(Operation *op, const OpDef &def) const {
  static constexpr StringLiteral views[] = {
      "aten.view",           "aten._unsafe_view", "aten.view_as",
      "aten._reshape_alias", "aten.unflatten",    "aten.view_as_complex"};
  if (op->getNumResults() != 1 ||
      !llvm::is_contained(views, def.getSchema().getOpName()))
    return false;
  const MetaValue &source = analysis.lookup(op->getOperand(0));
  const MetaValue &result = analysis.lookup(op->getResult(0));
  return source.isTensor() && result.isTensor() &&
         source.getTensor()->storage != result.getTensor()->storage;
}

LogicalResult AtenToFake::convertCopiedView(Operation *op, const OpDef &def) {
  Value source = op->getOperand(0), view = values.materialize(source);
  if (!view)
    return reportOperand(op->getOpOperand(0));
  const TensorMeta &meta = *analysis.lookup(source).getTensor();
  ArgTreeBuilder args(builder.getContext());
  args.operand(view);
  args.constant(MetaValue(MemoryFormat::Contiguous));
  Type type = FakeTensorType::get(
      builder.getContext(),
      makeContiguous(types.getContext(), meta.sizes, meta.dtype, meta.device));
  auto copy = AtenOp::create(builder, op->getLoc(), *lookupOp("aten.clone"),
                             args, type);
  values.map(source, copy->getResult(0));
  LogicalResult converted = makeCall(op, def);
  values.map(source, view);
  return converted;
}

LogicalResult AtenToFake::convert(Operation *op, const OpDef &def) {
  return isCopiedView(op, def) ? convertCopiedView(op, def) : makeCall(op, def);
}
