//===- StableHLOModels.h - Metadata rules for StableHLO ops -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_EXTERNALMODELS_STABLEHLOMODELS_H
#define FAKETENSOR_EXTERNALMODELS_STABLEHLOMODELS_H

#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// Attaches, once a dialect called "stablehlo" or "chlo" is loaded,
/// MetaRuleOpInterface to its ops: those of this project's reader or of
/// StableHLO in a host compiler. Existing interfaces are kept. Sizes follow the
/// specification of StableHLO, symbolic ones included: the values of small
/// tensors of integers, by which programs compute sizes, are known.
void registerStableHLOExtensions(mlir::DialectRegistry &registry);

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_STABLEHLOMODELS_H
