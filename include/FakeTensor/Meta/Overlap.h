//===- Overlap.h - Memory overlap -------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_OVERLAP_H
#define FAKETENSOR_META_OVERLAP_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// Whether two elements are known to share memory, `has_internal_overlap`.
bool overlapsItself(RuleContext &cx, const TensorMeta &tensor);

/// How two tensors overlap, `get_overlap_status`.
enum class Overlap { NoneKnown, Partial, Full };
/// NoneKnown unless both tensors are dense.
Overlap getOverlap(RuleContext &cx, const TensorMeta &a, const TensorMeta &b);

} // namespace fake

#endif // FAKETENSOR_META_OVERLAP_H
