//===- ViewStrides.h - Strides of view --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How `view` lays out dimensions that it splits and merges. Private to
// lib/Meta.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_META_SHAPES_VIEWSTRIDES_H
#define FAKETENSOR_LIB_META_SHAPES_VIEWSTRIDES_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// Strides of a view that has as many elements as `self`; nothing if there are
/// none. Sizes may come out as expressions to which those given are equal.
std::optional<ArrayRef<SymInt>> computeViewStrides(RuleContext &cx,
                                                   const TensorMeta &self,
                                                   ArrayRef<SymInt> &shape);

} // namespace fake

#endif // FAKETENSOR_LIB_META_SHAPES_VIEWSTRIDES_H
