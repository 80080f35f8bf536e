//===- TosaShapes.cpp - Rules of TOSA's ops on shapes -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A `!tosa.shape` is a list of integers.
//
//===----------------------------------------------------------------------===//

#include "TosaCall.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/MathExtras.h"

using namespace fake;
using namespace fake::integers;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

std::optional<SmallVector<SymInt>> TosaCall::getShape(size_t operand) const {
  if (operand >= operands.size() || !operands[operand].isList())
    return std::nullopt;
  return llvm::map_to_vector(operands[operand].getList(),
                             [](const MetaValue &value) {
                               return value.isInt() ? value.getInt() : SymInt();
                             });
}

LogicalResult TosaCall::setShape(ArrayRef<SymInt> sizes) {
  auto values = llvm::map_to_vector(
      sizes, [](SymInt size) { return MetaValue(Scalar::integer(size)); });
  results[0] = MetaValue::list(cx.copy(ArrayRef<MetaValue>(values)));
  return success();
}

SmallVector<int64_t> TosaCall::getArray(StringRef name) const {
  if (auto array = op->getAttrOfType<DenseI64ArrayAttr>(name))
    return SmallVector<int64_t>(array.asArrayRef());
  SmallVector<int64_t> values;
  if (auto array = op->getAttrOfType<DenseI32ArrayAttr>(name))
    values.assign(array.asArrayRef().begin(), array.asArrayRef().end());
  return values;
}

int64_t TosaCall::getAxis() const {
  auto attr = op->getAttrOfType<IntegerAttr>("axis");
  return attr ? attr.getInt() : 0;
}

std::optional<SmallVector<SymInt>> TosaCall::getSizes(size_t operand,
                                                      size_t rank) const {
  if (const TensorMeta *tensor = getTensor(operand)) {
    if (tensor->sizes.size() != rank)
      return std::nullopt;
    return SmallVector<SymInt>(tensor->sizes);
  }
  return SmallVector<SymInt>(rank);
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

static LogicalResult constShape(TosaCall &call) {
  auto values = call.op->getAttrOfType<DenseIntElementsAttr>("values");
  if (!values)
    return success();
  return call.setShape(
      llvm::map_to_vector(values.getValues<APInt>(), [](const APInt &value) {
        return SymInt(value.getSExtValue());
      }));
}

static LogicalResult dim(TosaCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t axis = call.getAxis();
  if (!self || axis < 0 || axis >= self->rank())
    return call.setShape(SymInt());
  return call.setShape(self->sizes[axis]);
}

static LogicalResult concatShape(TosaCall &call) {
  SmallVector<SymInt> all;
  for (size_t i = 0; i < call.operands.size(); ++i) {
    std::optional<SmallVector<SymInt>> part = call.getShape(i);
    if (!part)
      return success();
    llvm::append_range(all, *part);
  }
  return call.setShape(all);
}

static LogicalResult sliceShape(TosaCall &call) {
  auto self = call.getShape(0), start = call.getShape(1),
       count = call.getShape(2);
  if (!self || !start || !count || start->size() != 1 || count->size() != 1 ||
      !start->front().isInt() || !count->front().isInt())
    return success();
  int64_t first = start->front().getInt(), number = count->front().getInt(),
          length = static_cast<int64_t>(self->size());
  if (first < 0 || number < 0 || first > length || number > length - first)
    return call.cx.error(0) << "expected a slice of a shape of " << length
                            << " sizes, found " << number << " from " << first;
  return call.setShape(ArrayRef(*self).slice(first, number));
}

/// A function of a size of each operand.
using SizeFn = SymInt (*)(ShapeEnv &, SymInt, SymInt);

template <SizeFn fn> static LogicalResult byElement(TosaCall &call) {
  auto a = call.getShape(0),
       b = call.operands.size() > 1 ? call.getShape(1) : a;
  if (!a || !b || a->size() != b->size())
    return success();
  SmallVector<SymInt> sizes;
  for (auto [one, other] : llvm::zip_equal(*a, *b))
    sizes.push_back(one.isUnknown() || other.isUnknown()
                        ? SymInt()
                        : fn(call.cx.env, one, other));
  return call.setShape(sizes);
}

static SymInt mod(ShapeEnv &env, SymInt a, SymInt b) { return env.mod(a, b); }
static SymInt exp2(ShapeEnv &env, SymInt a, SymInt) { return env.pow(2, a); }
static SymInt log2Floor(ShapeEnv &, SymInt a, SymInt) {
  return a.isInt() && a.getInt() > 0 ? SymInt(llvm::Log2_64(a.getInt()))
                                     : SymInt();
}
static SymInt log2Ceil(ShapeEnv &, SymInt a, SymInt) {
  return a.isInt() && a.getInt() > 0 ? SymInt(llvm::Log2_64_Ceil(a.getInt()))
                                     : SymInt();
}

static constexpr OpRule rules[] = {
    {"tosa.const_shape", inferTosa<constShape>},
    {"tosa.dim", inferTosa<dim>},
    {"tosa.concat_shape", inferTosa<concatShape>},
    {"tosa.slice_shape", inferTosa<sliceShape>},
    {"tosa.add_shape", inferTosa<byElement<add>>},
    {"tosa.sub_shape", inferTosa<byElement<sub>>},
    {"tosa.mul_shape", inferTosa<byElement<mul>>},
    {"tosa.mod_shape", inferTosa<byElement<mod>>},
    {"tosa.max_shape", inferTosa<byElement<max>>},
    {"tosa.min_shape", inferTosa<byElement<min>>},
    {"tosa.div_floor_shape", inferTosa<byElement<floorDiv>>},
    {"tosa.div_ceil_shape", inferTosa<byElement<ceilDiv>>},
    {"tosa.exp2_shape", inferTosa<byElement<exp2>>},
    {"tosa.log2_floor_shape", inferTosa<byElement<log2Floor>>},
    {"tosa.log2_ceil_shape", inferTosa<byElement<log2Ceil>>},
};

ArrayRef<OpRule> fake::getTosaShapeRules() { return rules; }
