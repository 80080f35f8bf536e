//===- UpstreamCall.cpp - Operands of ops of MLIR's dialects ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UpstreamCall.h"
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
  auto type = cast<ShapedType>(op->getResult(0).getType());
  for (int64_t size : type.getShape())
    sizes.push_back(ShapedType::isDynamic(size) ? getNumber(next++)
                                                : SymInt(size));
  return sizes;
}

LogicalResult UpstreamCall::setNumber(SymInt value, size_t i) {
  Type type = op->getResult(i).getType();
  if (!value.isUnknown() && !isa<ShapedType, FloatType>(type))
    results[i] =
        type.isInteger(1) ? Scalar::boolean(value) : Scalar::integer(value);
  return success();
}

LogicalResult fake::concatOperands(UpstreamCall &call, int64_t dim) {
  auto sizes = call.join(dim);
  if (failed(sizes))
    return failure();
  return *sizes ? call.set(**sizes) : call.setDeclared();
}
