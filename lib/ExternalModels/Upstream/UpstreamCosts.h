//===- UpstreamCosts.h - What ops of MLIR cost ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_UPSTREAMCOSTS_H
#define FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_UPSTREAMCOSTS_H

#include "OpCosts.h"

namespace fake {

/// Attaches costs to the ops of a dialect. Those of elementwise traits need
/// none.
void attachTensorCosts(mlir::MLIRContext *context);
void attachLinalgCosts(mlir::MLIRContext *context);
void attachTosaCosts(mlir::MLIRContext *context);

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_UPSTREAMCOSTS_H
