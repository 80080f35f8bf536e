//===- Overlap.h - Elements at one place ------------------------*- C++ -*-===//
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

/// Whether two elements are known to be at one place, `has_internal_overlap`.
bool overlapsItself(RuleContext &cx, const TensorMeta &tensor);

/// How two tensors share places, `get_overlap_status`.
enum class Overlap { NoneKnown, Partial, Full };
/// Only dense tensors are compared.
Overlap getOverlap(RuleContext &cx, const TensorMeta &a, const TensorMeta &b);

} // namespace fake

#endif // FAKETENSOR_META_OVERLAP_H
