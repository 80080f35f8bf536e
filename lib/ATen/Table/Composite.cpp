//===- Composite.cpp - Helpers for composite rules --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

Scalar fake::unknownScalar(DType dtype) {
  switch (getKind(dtype)) {
  case DTypeKind::Bool:
    return Scalar::boolean(SymInt::unknown());
  case DTypeKind::Int:
    return Scalar::integer(SymInt::unknown());
  case DTypeKind::Float:
    return Scalar::floating(SymInt::unknown());
  case DTypeKind::Complex:
    return Scalar::complex();
  case DTypeKind::Other:
    return Scalar();
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

SymInt fake::toExpr(RuleContext &cx, Scalar number) {
  std::optional<double> known = number.asFloat();
  return known ? cx.env.makeFloat(*known) : number.getSymbolic();
}

MetaValue detail::copyContiguous(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &view) {
    return cx.createValue(contiguousCopy(cx, view));
  });
}
