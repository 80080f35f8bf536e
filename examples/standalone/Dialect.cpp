//===- Dialect.cpp - Types and rules of the dialect -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Call.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Window.h"
#include "Standalone.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace standalone;

#include "StandaloneDialect.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "StandaloneTypes.cpp.inc"

#define GET_OP_CLASSES
#include "StandaloneOps.cpp.inc"

//===----------------------------------------------------------------------===//
// The tensor type
//===----------------------------------------------------------------------===//

Type StandaloneTensorType::parse(AsmParser &parser) {
  SmallVector<int64_t> shape;
  Type elementType;
  if (parser.parseLess() || parser.parseDimensionList(shape) ||
      parser.parseType(elementType) || parser.parseGreater())
    return {};
  return get(parser.getContext(), shape, elementType);
}

void StandaloneTensorType::print(AsmPrinter &printer) const {
  printer << '<';
  for (int64_t size : getShape()) {
    if (ShapedType::isDynamic(size))
      printer << "?x";
    else
      printer << size << 'x';
  }
  printer << getElementType() << '>';
}

//===----------------------------------------------------------------------===//
// What the type says
//===----------------------------------------------------------------------===//

static Type toType(MLIRContext *context, fake::DType dtype) {
  switch (dtype) {
  case fake::DType::Float32:
    return Float32Type::get(context);
  case fake::DType::Float64:
    return Float64Type::get(context);
  case fake::DType::Int64:
    return IntegerType::get(context, 64);
  default:
    return {};
  }
}

namespace {
/// What the types of the dialect say of values, and which type says what was
/// inferred of one.
struct TypeModel final : fake::MetaTypeInterface {
  using MetaTypeInterface::MetaTypeInterface;

  fake::MetaValue getMeta(fake::RuleContext &cx, Type type) const override {
    auto tensor = dyn_cast<StandaloneTensorType>(type);
    if (!tensor)
      return {};
    fake::TensorMeta meta;
    meta.ranked = true;
    auto sizes = cx.allocate<fake::SymInt>(tensor.getShape().size());
    for (auto [size, number] : llvm::zip_equal(sizes, tensor.getShape()))
      size = ShapedType::isDynamic(number) ? fake::SymInt::unknown()
                                           : fake::SymInt(number);
    meta.sizes = sizes;
    meta.dtype = fake::getDTypeOfElement(tensor.getElementType());
    meta.device = fake::Device::cpu();
    return cx.createValue(meta);
  }

  Type refineType(Type declared, const fake::MetaValue &value) const override {
    if (!isa<StandaloneTensorType>(declared) || !value.isTensor())
      return declared;
    const fake::TensorMeta &meta = *value.getTensor();
    Type elementType = toType(declared.getContext(), meta.dtype);
    if (!meta.ranked || !elementType)
      return declared;
    SmallVector<int64_t> shape;
    for (fake::SymInt size : meta.sizes)
      shape.push_back(size.isInt() ? size.getInt() : ShapedType::kDynamic);
    return StandaloneTensorType::get(declared.getContext(), shape, elementType);
  }

  Type eraseType(Type type) const override {
    auto tensor = dyn_cast<StandaloneTensorType>(type);
    if (!tensor)
      return type;
    SmallVector<int64_t> shape(tensor.getShape().size(), ShapedType::kDynamic);
    return StandaloneTensorType::get(type.getContext(), shape,
                                     tensor.getElementType());
  }
};
} // namespace

void StandaloneDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "StandaloneTypes.cpp.inc"
      >();
}

void StandaloneDialect::initialize() {
  registerTypes();
  addOperations<
#define GET_OP_LIST
#include "StandaloneOps.cpp.inc"
      >();
  addInterfaces<TypeModel>();
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// Numbers of an attribute as sizes.
static SmallVector<fake::SymInt> toSizes(ArrayRef<int64_t> numbers) {
  return SmallVector<fake::SymInt>(numbers);
}

LogicalResult MaxPoolOp::inferMeta(fake::RuleContext &cx,
                                   ArrayRef<fake::MetaValue> operands,
                                   MutableArrayRef<fake::MetaValue> results) {
  // Of an operand nothing may be known.
  if (!operands[0].isTensor() || !operands[0].getTensor()->ranked)
    return success();
  const fake::TensorMeta &input = *operands[0].getTensor();
  auto window = fake::makePoolingWindow(
      cx, getKernel().size(), toSizes(getKernel()), toSizes(getStride()),
      /*padding=*/fake::SymInt(0), /*dilation=*/fake::SymInt(1),
      /*ceilMode=*/false);
  if (failed(window))
    return failure();
  FailureOr<ArrayRef<fake::SymInt>> sizes =
      fake::pooledSizes(cx, input, *window);
  if (failed(sizes))
    return failure();
  results[0] = cx.createValue(fake::newLike(cx, input, *sizes));
  return success();
}

LogicalResult TopKOp::inferMeta(fake::RuleContext &cx,
                                ArrayRef<fake::MetaValue> operands,
                                MutableArrayRef<fake::MetaValue> results) {
  // topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool
  // sorted=True) -> (Tensor values, Tensor indices)
  return fake::callOp(
      cx, "aten.topk", {operands[0], fake::Scalar::integer(getK())},
      {{"largest", fake::Scalar::boolean(!getSmallest())}}, results);
}
