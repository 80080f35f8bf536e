//===- Composite.cpp - Helpers for composite rules --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

std::optional<double> fake::getKnownNumber(const MetaValue &value) {
  if (value.isFloat() && value.isKnown())
    return value.getFloat();
  if (value.isInt() && value.getInt().isInt())
    return static_cast<double>(value.getInt().getInt());
  return std::nullopt;
}

MetaValue fake::unknownScalar(DType dtype) {
  switch (getKind(dtype)) {
  case DTypeKind::Bool:
    return MetaValue::unknownBoolean();
  case DTypeKind::Int:
    return MetaValue::integer(SymInt::unknown());
  case DTypeKind::Float:
    return MetaValue::unknownFloating();
  case DTypeKind::Complex:
    return MetaValue::complex();
  case DTypeKind::Other:
    return MetaValue();
  }
  llvm_unreachable("all kinds handled");
}

LogicalResult fake::checkResize(RuleContext &cx, const TensorMeta &self,
                                ArrayRef<SymInt> sizes, unsigned arg,
                                std::optional<unsigned> sizesArg) {
  auto isInt = [](SymInt s) { return s.isInt(); };
  auto isExpr = [](SymInt s) { return s.isExpr(); };
  if (!llvm::all_of(sizes, isInt) || llvm::none_of(self.sizes, isExpr))
    return success();
  return (sizesArg ? cx.error(arg, *sizesArg) : cx.error(arg))
         << "cannot resize a tensor of symbolic sizes " << self.sizes << " to "
         << sizes;
}

SymInt fake::getNumber(RuleContext &cx, const MetaValue &value) {
  return value.isFloat() && value.isKnown() ? cx.env.makeFloat(value.getFloat())
                                            : value.getSymbolic();
}

MetaValue detail::copyContiguous(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &view) {
    return cx.createValue(contiguousCopy(cx, view));
  });
}
