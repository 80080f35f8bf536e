//===- TorchToFake.h - torch IR to the fake dialect -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_H

#include "FakeTensor/Meta/Device.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace fake {

/// Whether an op or a type is of a dialect called torch, this project's reader
/// or a host's, which is known by name only.
inline bool isTorch(mlir::Operation *op) {
  return op->getName().getDialectNamespace() == "torch";
}
inline bool isTorch(mlir::Type type) {
  return type.getDialect().getNamespace() == "torch";
}

/// Whether there is a torch type or op in a function.
bool hasTorch(mlir::FunctionOpInterface function);

/// Gives the functions without a body in and below `root` the types that their
/// torch types stand for, as their calls have them.
llvm::LogicalResult convertTorchDeclarations(mlir::Operation *root);

/// Converts the torch ops of a function, whose arguments may be fake tensors
/// already. Literals are on `literalDevice`.
llvm::LogicalResult convertTorchToFake(mlir::FunctionOpInterface function,
                                       Device literalDevice = Device::cpu());

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_H
