//===- QuantizedMatMul.h - Checks of products -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_QUANTIZEDMATMUL_H
#define FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_QUANTIZEDMATMUL_H

#include "FakeTensor/Meta/Shapes/Contraction.h"

namespace fake {

/// Fails unless argument `arg` has one of these types.
LogicalResult checkOneOf(RuleContext &cx, unsigned arg, DType dtype,
                         ArrayRef<DType> expected);

/// A matrix in a new storage.
TensorMeta makeMatrix(RuleContext &cx, const TensorMeta &like, SymInt rows,
                      SymInt columns, DType dtype);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_QUANTIZEDMATMUL_H
