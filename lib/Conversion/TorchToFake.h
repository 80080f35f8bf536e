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

/// Converts the torch ops of a function, whose arguments may be fake tensors
/// already. Literals are on `literalDevice`.
llvm::LogicalResult convertTorchToFake(mlir::FunctionOpInterface function,
                                       Device literalDevice = Device::cpu());

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_H
