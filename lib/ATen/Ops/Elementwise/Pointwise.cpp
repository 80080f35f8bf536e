//===- Pointwise.cpp - Elementwise ops --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

static unsigned getRefusal(DType dtype) {
  switch (getKind(dtype)) {
  case DTypeKind::Bool:
    return RefuseBool;
  case DTypeKind::Int:
    return RefuseInt;
  case DTypeKind::Float:
    return RefuseFloat;
  case DTypeKind::Complex:
    return RefuseComplex;
  case DTypeKind::Other:
    return RefuseNothing;
  }
  llvm_unreachable("covered switch");
}

LogicalResult fake::refuse(RuleContext &cx, unsigned arg, DType dtype,
                           unsigned kinds) {
  if (!(getRefusal(dtype) & kinds))
    return success();
  static constexpr std::pair<unsigned, const char *> names[] = {
      {RefuseBool, "bool"},
      {RefuseInt, "an integer"},
      {RefuseFloat, "a float"},
      {RefuseComplex, "a complex"}};
  RuleError error = cx.error(arg);
  error << "expected ";
  const char *separator = "";
  for (auto [kind, name] : names)
    if (!(kinds & kind)) {
      error << separator << name;
      separator = " or ";
    }
  return error << " dtype, found " << dtype;
}

DType fake::getDType(const RuleContext &cx, const MetaValue &value) {
  switch (value.getKind()) {
  case MetaValue::Kind::Tensor:
    return value.getTensor()->dtype;
  case MetaValue::Kind::Bool:
    return DType::Bool;
  case MetaValue::Kind::Int:
    return DType::Int64;
  case MetaValue::Kind::Float:
    return cx.defaultDType;
  case MetaValue::Kind::Complex:
    return toComplex(cx.defaultDType);
  default:
    return DType::Unknown;
  }
}

LogicalResult fake::checkNumberFits(RuleContext &cx, unsigned arg,
                                    Scalar number, DType dtype) {
  if (number.isUnknown() || getKind(dtype) == DTypeKind::Other ||
      getKind(getDType(cx, number)) <= getKind(dtype))
    return success();
  return cx.error(arg) << "expected a number that fits " << dtype
                       << ", found the " << getName(MetaValue(number).getKind())
                       << " '" << number << "'";
}

FailureOr<TensorMeta> fake::elementwiseWithScalars(RuleContext &cx,
                                                   ArrayRef<MetaValue> args,
                                                   PromotedTypes types) {
  FailureOr<Device> device = commonDevice(cx, args);
  if (failed(device))
    return failure();
  SmallVector<MetaValue, 4> tensors(args);
  for (MetaValue &arg : tensors)
    if (arg.isNumber())
      arg = cx.createValue(makeContiguous(cx, {}, types.computation, *device));
  return elementwiseAs(cx, tensors, types);
}
