//===- TorchToFake.h - torch IR to the fake dialect -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_TORCHTOFAKE_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_TORCHTOFAKE_H

#include "FakeTensor/Meta/Device.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace fake {

/// Whether an op or a type is of a dialect called torch, this project's reader
/// or a host's, which is only identified by name.
inline bool isTorch(mlir::Operation *op) {
  return op->getName().getDialectNamespace() == "torch";
}
inline bool isTorch(mlir::Type type) {
  return type.getDialect().getNamespace() == "torch";
}

/// Whether a function contains torch types or ops.
bool hasTorch(mlir::FunctionOpInterface function);

/// Converts the types of functions without a body in and below `root`, as in
/// their calls.
llvm::LogicalResult convertTorchDeclarations(mlir::Operation *root);

/// Converts the torch ops of a function, whose arguments may already be fake
/// tensors. Literals are on `literalDevice`.
llvm::LogicalResult convertTorchToFake(mlir::FunctionOpInterface function,
                                       Device literalDevice = Device::cpu());

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_TORCHTOFAKE_H
