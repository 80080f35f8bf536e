//===- UpstreamCall.cpp - Operands of ops of MLIR's dialects ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UpstreamCall.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

SmallVector<SymInt> UpstreamCall::getMixed(StringRef name, size_t &next) const {
  SmallVector<SymInt> values;
  auto attr = op->getAttrOfType<DenseI64ArrayAttr>(name);
  for (int64_t value : attr ? attr.asArrayRef() : ArrayRef<int64_t>())
    values.push_back(ShapedType::isDynamic(value) ? getNumber(next++)
                                                  : SymInt(value));
  return values;
}

SmallVector<SymInt> UpstreamCall::getMixedResult(size_t next) const {
  SmallVector<SymInt> sizes;
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  for (int64_t size : type.getShape())
    sizes.push_back(ShapedType::isDynamic(size) ? getNumber(next++)
                                                : SymInt(size));
  return sizes;
}

LogicalResult UpstreamCall::set(ArrayRef<SymInt> sizes,
                                ArrayRef<SymInt> elements) {
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!type)
    return success();
  SmallVector<SymInt> own(sizes);
  for (auto [dim, size] : llvm::enumerate(own)) {
    if (!size.isUnknown())
      continue;
    bool isStatic = type.getRank() == static_cast<int64_t>(own.size()) &&
                    !type.isDynamicDim(dim);
    size = isStatic
               ? SymInt(type.getDimSize(dim))
               : freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
  }
  TensorMeta meta =
      makeContiguous(cx, cx.copySizes(own),
                     getDTypeOfElement(type.getElementType()), Device::cpu());
  auto isKnown = [](SymInt element) { return !element.isUnknown(); };
  if (llvm::any_of(elements, isKnown))
    meta.constant = cx.copySizes(elements);
  results[0] = cx.createValue(meta);
  return success();
}

LogicalResult UpstreamCall::setDeclared() {
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  return type ? set(SmallVector<SymInt>(type.getRank())) : success();
}

LogicalResult UpstreamCall::setNumber(SymInt value) {
  Type type = op->getResult(0).getType();
  if (!value.isUnknown() && type.isIntOrIndex())
    results[0] =
        type.isInteger(1) ? Scalar::boolean(value) : Scalar::integer(value);
  return success();
}

LogicalResult fake::concatOperands(UpstreamCall &call, int64_t dim) {
  const TensorMeta *first = call.getTensor(0);
  if (!first || dim < 0 || dim >= first->rank())
    return call.setDeclared();
  SmallVector<SymInt> sizes(first->sizes);
  for (size_t i = 1; i < call.operands.size(); ++i) {
    const TensorMeta *part = call.getTensor(i);
    if (!part || part->rank() != first->rank())
      return call.setDeclared();
    for (auto [other, size] : llvm::enumerate(part->sizes))
      if (static_cast<int64_t>(other) == dim)
        sizes[dim] = call.cx.env.add(sizes[dim], size);
      else if (!requireEqual(call.cx, sizes[other], size))
        return call.cx.error(0, i)
               << "expected tensors of the same sizes but in dimension " << dim
               << ", found " << first->sizes << " and " << part->sizes;
  }
  return call.set(sizes);
}
