//===- Pooling.h - Helpers for pooling --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Checks and results common to pooling ops. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_NN_POOLING_H
#define FAKETENSOR_LIB_ATEN_OPS_NN_POOLING_H

#include "FakeTensor/Meta/Shapes/Window.h"
#include "Table/Composite.h"

namespace fake {

/// Values and indices of the given sizes in the suggested memory format of
/// `self`.
FailureOr<std::array<TensorMeta, 2>> valuesAndIndices(RuleContext &cx,
                                                      const TensorMeta &self,
                                                      ArrayRef<SymInt> sizes,
                                                      int64_t spatial);

/// Checks that a gradient has the dtype and device of the input.
LogicalResult checkGradLike(RuleContext &cx, const TensorMeta &grad,
                            const TensorMeta &self);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_NN_POOLING_H
