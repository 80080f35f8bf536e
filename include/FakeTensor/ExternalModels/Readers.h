//===- Readers.h - Readers of dialects of other projects --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_EXTERNALMODELS_READERS_H
#define FAKETENSOR_EXTERNALMODELS_READERS_H

#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// Offers the readers of `torch`, `torch_c`, `tm_tensor`, `stablehlo`, `chlo`
/// and `sdy` to contexts that have no other dialect of the name. Two dialects
/// of the same name are a fatal error, and the order in which plugins are
/// loaded is unknown; hence this is decided when a context is created, after
/// all registrations. A host may register its own dialects before or after this
/// call.
void offerReaders(mlir::DialectRegistry &registry);

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_READERS_H
