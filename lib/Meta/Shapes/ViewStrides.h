//===- ViewStrides.h - Strides of view --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The strides of dimensions that `view` splits and merges. Private to lib/Meta.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_META_SHAPES_VIEWSTRIDES_H
#define FAKETENSOR_LIB_META_SHAPES_VIEWSTRIDES_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// The strides of a view with as many elements as `self`; nullopt if it needs a
/// copy. Sizes may be replaced by equal expressions.
std::optional<ArrayRef<SymInt>> computeViewStrides(RuleContext &cx,
                                                   const TensorMeta &self,
                                                   ArrayRef<SymInt> &shape);

} // namespace fake

#endif // FAKETENSOR_LIB_META_SHAPES_VIEWSTRIDES_H
