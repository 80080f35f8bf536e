//===- Lists.h - Lists created by rules -------------------------*- C++ -*-===//
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

#ifndef FAKETENSOR_LIB_ATEN_OPS_SCALARS_LISTS_H
#define FAKETENSOR_LIB_ATEN_OPS_SCALARS_LISTS_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// The maximum length of a list created by a rule. A list can be as long as any
/// integer in the program, which may exceed the memory.
constexpr int64_t maxListLength = int64_t(1) << 17;

/// Fails, blaming argument `arg`, if `length` exceeds maxListLength.
LogicalResult checkListLength(RuleContext &cx, unsigned arg, int64_t length);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_SCALARS_LISTS_H
