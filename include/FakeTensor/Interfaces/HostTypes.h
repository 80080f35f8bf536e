//===- HostTypes.h - Builtin tensor and memref types ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_INTERFACES_HOSTTYPES_H
#define FAKETENSOR_INTERFACES_HOSTTYPES_H

#include "FakeTensor/Meta/RuleContext.h"
#include "mlir/IR/BuiltinAttributeInterfaces.h"
#include "mlir/IR/Types.h"

namespace fake {

/// The dtype for a builtin element type: signless integers are signed, i1 is
/// bool. Unknown if PyTorch has none.
DType getDTypeOfElement(mlir::Type type);
/// The metadata of a builtin tensor or memref type; without a layout, the
/// tensor is row-major and its strides are unset. Fails with an error for
/// layouts that PyTorch does not have, and for element types unless
/// `anyElement`: the dtype is then unknown.
llvm::FailureOr<TensorMeta> getMetaOfHost(RuleContext &cx, mlir::Type type,
                                          bool anyElement = false);

/// The constant values of an integer or bool literal of at most
/// `constant-numel-limit` elements; empty for others.
ArrayRef<SymInt> getKnownElements(RuleContext &cx, mlir::ElementsAttr elements,
                                  DType dtype);

} // namespace fake

#endif // FAKETENSOR_INTERFACES_HOSTTYPES_H
