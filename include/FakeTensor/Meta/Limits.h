//===- Limits.h - Limits on tensors -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_LIMITS_H
#define FAKETENSOR_META_LIMITS_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// The maximum number of dimensions of a tensor. Rules insert or merge them one
/// at a time, in quadratic time and memory. Most kernels of PyTorch stop at 64.
constexpr size_t maxRank = 1024;

/// Whether the result of an operation on known integers is unknown, which is
/// how an overflow of 64 bits shows.
bool isOverflow(SymInt result, llvm::ArrayRef<SymInt> operands);

/// Fails with an error if a result is a tensor that cannot exist: one of more
/// than `maxRank` dimensions, or of more elements than fit 64 bits, which
/// PyTorch reports as `numel: integer multiplication overflow`.
LogicalResult checkLimits(RuleContext &cx, llvm::ArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_META_LIMITS_H
