//===- FakeTypeConverter.cpp - Torch types to fake types --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTypeConverter.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "TorchToFake.h"

using namespace fake;
using namespace mlir;

/// Replaces symbolic integers in a value by unknown ones.
static MetaValue withoutSymbols(RuleContext &cx, const MetaValue &value) {
  auto dropOne = [](SymInt number) {
    return number.isInt() ? number : SymInt::unknown();
  };
  auto drop = [&](ArrayRef<SymInt> numbers) -> ArrayRef<SymInt> {
    MutableArrayRef<SymInt> kept = cx.allocate<SymInt>(numbers.size());
    llvm::transform(numbers, kept.begin(), dropOne);
    return kept;
  };
  if (value.isInt() && !value.getInt().isInt())
    return Scalar::integer(SymInt::unknown());
  if (value.isList()) {
    SmallVector<MetaValue> elements;
    for (const MetaValue &element : value.getList())
      elements.push_back(withoutSymbols(cx, element));
    return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  }
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.sizes = drop(meta.sizes);
  meta.strides = drop(meta.strides);
  if (!meta.offset.isInt())
    meta.offset = SymInt::unknown();
  meta.components = mapSymInts(cx, meta.components, dropOne);
  return cx.createValue(meta);
}

Type fake::convertStatedType(RuleContext &cx, Type type) {
  if (!isTorch(type))
    return type;
  MetaValue known = withoutSymbols(cx, getMetaOfType(cx, type));
  if (!known.isTensor())
    return getTypeFor(type.getContext(), known);
  TensorMeta meta = *known.getTensor();
  meta.strides = {};
  meta.strided = false;
  meta.offset = SymInt::unknown();
  meta.device = Device();
  return FakeTensorType::get(type.getContext(), meta);
}

/// For unreachable values, only the declared type is known.
Type FakeTypeConverter::convert(Value value) {
  const MetaValue &known = analysis.lookup(value);
  if (known.isUnknown())
    return convertStated(value.getType());
  return getTypeFor(value.getContext(),
                    dropsSymbols ? withoutSymbols(cx, known) : known);
}

LogicalResult FakeTypeConverter::convert(ValueRange values,
                                         SmallVectorImpl<Type> &types) {
  for (Value value : values) {
    types.push_back(convert(value));
    if (types.back())
      continue;
    Operation *op = value.getDefiningOp();
    if (!op)
      op = value.getParentBlock()->getParentOp();
    return op->emitOpError()
           << (value.getDefiningOp() ? "result" : "argument") << " of type "
           << value.getType() << " has no counterpart in the fake dialect";
  }
  return success();
}
