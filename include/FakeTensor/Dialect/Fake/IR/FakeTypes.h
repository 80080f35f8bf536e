//===- FakeTypes.h - Types of the fake dialect ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKETYPES_H
#define FAKETENSOR_DIALECT_FAKE_IR_FAKETYPES_H

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/RuleContext.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/Allocator.h"

namespace fake {
namespace detail {
struct FakeTensorTypeStorage;
} // namespace detail
} // namespace fake

#define GET_TYPEDEF_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h.inc"

namespace fake {

/// What a type of this dialect says, without an environment: tensors point
/// into the type, expressions belong to the dialect, and `arena` owns lists.
/// Good for looking at kinds; to compute, ask MetaTypeInterface. Unknown for
/// types of other dialects.
MetaValue describeType(mlir::Type type, llvm::BumpPtrAllocator &arena);

/// The type for a value of which `value` is known; null where the dialect has
/// none, as for None, strings and unknown kinds.
mlir::Type getTypeFor(mlir::MLIRContext *context, const MetaValue &value);

/// Whether two types are for the same kind of values: tensors, ints, ..., or
/// lists of the same kinds.
bool isSameKind(mlir::Type a, mlir::Type b);
/// The same, or one of them is for values of any kind.
bool isCompatibleKind(mlir::Type a, mlir::Type b);

/// Whether a function is written in the fake dialect, judging by its types.
bool isFakeFunction(mlir::FunctionOpInterface function);

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKETYPES_H
