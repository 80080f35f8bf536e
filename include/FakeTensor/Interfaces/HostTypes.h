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

/// The dtype of tensors that have elements of a builtin type: integers without
/// a sign are signed, those of one bit are bools. Unknown where PyTorch has
/// none.
DType getDTypeOfElement(mlir::Type type);
/// What a builtin tensor or memref type says: where it has no strides, they are
/// left open, and the tensor is row-major. Fails, with an error, for elements
/// and layouts that PyTorch does not have.
llvm::FailureOr<TensorMeta> getMetaOfHost(RuleContext &cx, mlir::Type type);

/// The elements of a literal of integers or bools of that dtype, if it is as
/// small as `constant-numel-limit` says; empty for others.
ArrayRef<SymInt> getKnownElements(RuleContext &cx, mlir::ElementsAttr elements,
                                  DType dtype);

} // namespace fake

#endif // FAKETENSOR_INTERFACES_HOSTTYPES_H
