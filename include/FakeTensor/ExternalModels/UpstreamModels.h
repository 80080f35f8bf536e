//===- UpstreamModels.h - Rules for MLIR's own dialects ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_EXTERNALMODELS_UPSTREAMMODELS_H
#define FAKETENSOR_EXTERNALMODELS_UPSTREAMMODELS_H

#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// Attaches MetaRuleOpInterface to ops of MLIR's dialects where they say more
/// than the interfaces of these dialects: integers have symbolic values,
/// `tensor.dim` gives the size of a tensor, and the indexing maps of `linalg`
/// say which sizes are equal. Other ops are inferred by their interfaces.
/// Existing interfaces are kept.
void registerUpstreamExtensions(mlir::DialectRegistry &registry);

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_UPSTREAMMODELS_H
