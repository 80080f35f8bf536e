//===- Join.h - Concatenation -----------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Concatenation, for ops that are composed of it. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_VIEWS_JOIN_H
#define FAKETENSOR_LIB_ATEN_OPS_VIEWS_JOIN_H

#include "Table/Composite.h"

namespace fake {

/// `torch.cat(tensors, dim)`, following the reference implementation: empty
/// tensors of rank 1 are skipped but affect dtype and memory format.
FailureOr<TensorMeta> catTensors(RuleContext &cx, ArrayRef<TensorMeta> tensors,
                                 int64_t dim);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_VIEWS_JOIN_H
