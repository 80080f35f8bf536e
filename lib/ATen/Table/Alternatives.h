//===- Alternatives.h - Arguments that are not known ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rule reads dimensions, flags and words as plain C++ values. Where one is
// not known, the rule runs for each value that it may have, and what all these
// runs agree on is the answer: `cumsum` has the sizes of its input whatever the
// dimension is, `sum` along an unknown dimension has a rank. Private to
// lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_ALTERNATIVES_H
#define FAKETENSOR_LIB_ATEN_TABLE_ALTERNATIVES_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

/// Runs an op on some arguments.
using RunFn = llvm::function_ref<LogicalResult(ArrayRef<MetaValue>,
                                               MutableArrayRef<MetaValue>)>;

/// Answers for an op that failed, by `infer` on each combination of values that
/// its unknown arguments may have. Values for which the rule fails are taken
/// for ones that the argument does not have. What would be required in every
/// run is required. Fails, with the error of the first, if all do, and with the
/// error that there is if there are no or too many combinations.
LogicalResult inferAlternatives(const OpDef &op, RuleContext &cx,
                                ArrayRef<MetaValue> args,
                                MutableArrayRef<MetaValue> results,
                                RunFn infer);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_ALTERNATIVES_H
