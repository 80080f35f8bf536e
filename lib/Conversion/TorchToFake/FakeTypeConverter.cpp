//===- FakeTypeConverter.cpp - Torch types to fake types --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTypeConverter.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Meta/Merge.h"
#include "TorchToFake.h"

using namespace fake;
using namespace mlir;

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
