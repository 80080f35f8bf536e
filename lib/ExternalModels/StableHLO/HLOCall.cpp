//===- HLOCall.cpp - Operands and attributes of StableHLO ops ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HLOCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

SmallVector<int64_t> fake::getFieldInts(stablehlo::HLOAttr attr,
                                        StringRef field) {
  if (!attr)
    return {};
  if (auto number = dyn_cast_or_null<IntegerAttr>(attr.getField(field)))
    return {number.getInt()};
  return SmallVector<int64_t>(attr.getList(field));
}

SmallVector<int64_t> HLOCall::getInts(StringRef name) const {
  Attribute attr = op->getAttr(name);
  if (auto array = dyn_cast_or_null<DenseI64ArrayAttr>(attr))
    return SmallVector<int64_t>(array.asArrayRef());
  SmallVector<int64_t> values;
  if (auto dense = dyn_cast_or_null<DenseIntElementsAttr>(attr))
    for (const APInt &value : dense.getValues<APInt>())
      values.push_back(value.getSExtValue());
  return values;
}

SmallVector<int64_t> HLOCall::getInts(StringRef name, size_t count,
                                      int64_t value) const {
  SmallVector<int64_t> values = getInts(name);
  values.resize(count, value);
  return values;
}

int64_t HLOCall::getInt(StringRef name, int64_t otherwise) const {
  auto attr = op->getAttrOfType<IntegerAttr>(name);
  return attr ? attr.getValue().getSExtValue() : otherwise;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

SmallVector<SymInt> HLOCall::getElements(size_t i, size_t count) const {
  SmallVector<SymInt> elements(getElements(i));
  elements.resize(count);
  return elements;
}
