//===- TorchTypes.h - Types of the torch reader -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHTYPES_H
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHTYPES_H

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Types.h"

namespace fake::torch {

/// Types without parameters, in the order of their spellings in TorchTypes.cpp.
enum class ScalarKind : uint8_t {
  Int,
  Float,
  Bool,
  None,
  Str,
  Number,
  Any,
  Device,
  Generator,
  LinearParams,
  // The last four are only dtypes.
  QInt8,
  QInt16,
  QInt32,
  QUInt8
};

/// Types with element types.
enum class ContainerKind : uint8_t { List, Optional, Tuple, Union, Dict };

/// The spelling of a kind after `!torch.`.
llvm::StringRef getSpelling(ScalarKind kind);
/// The same for a container, without its element types.
llvm::StringRef getSpelling(ContainerKind kind);

} // namespace fake::torch

#define GET_TYPEDEF_CLASSES
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h.inc"

namespace fake::torch {

/// Whether `type` belongs to the torch reader.
bool isTorchType(mlir::Type type);
/// Whether `type` is that scalar type, or a container of that kind.
inline bool isScalar(mlir::Type type, ScalarKind kind) {
  auto scalar = llvm::dyn_cast<TorchScalarType>(type);
  return scalar && scalar.getKind() == kind;
}
/// The same for a container of that kind.
inline bool isContainer(mlir::Type type, ContainerKind kind) {
  auto container = llvm::dyn_cast<TorchContainerType>(type);
  return container && container.getKind() == kind;
}
/// Whether `sub` is a subtype of `type`, as in TorchScript: `none` of
/// optionals, `int` of `number`, more precise tensor types of less precise
/// ones.
bool isSubtype(mlir::Type sub, mlir::Type type);
/// Whether one type is a subtype of the other.
inline bool areCompatible(mlir::Type a, mlir::Type b) {
  return isSubtype(a, b) || isSubtype(b, a);
}

} // namespace fake::torch

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHTYPES_H
