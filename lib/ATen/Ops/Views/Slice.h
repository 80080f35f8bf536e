//===- Slice.h - Slices of tensors ------------------------------*- C++ -*-===//
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

#ifndef FAKETENSOR_LIB_ATEN_OPS_VIEWS_SLICE_H
#define FAKETENSOR_LIB_ATEN_OPS_VIEWS_SLICE_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// `slice_scatter` and `diagonal_scatter` copy, from any device.
FailureOr<TensorMeta> copyIntoPart(RuleContext &cx, const TensorMeta &self);

/// `select_backward` and so on: a new tensor of the input's sizes.
FailureOr<TensorMeta> partBackward(RuleContext &cx, const TensorMeta &grad,
                                   ArrayRef<SymInt> inputSizes);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_VIEWS_SLICE_H
