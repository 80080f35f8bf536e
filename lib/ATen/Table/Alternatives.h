//===- Alternatives.h - Unknown arguments -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rule reads dimensions, flags and keywords as plain C++ values. If one is
// unknown, the rule runs for each possible value, and the results are joined:
// `cumsum` has the sizes of its input for any dimension, `sum` along an unknown
// dimension has a known rank. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_ALTERNATIVES_H
#define FAKETENSOR_LIB_ATEN_TABLE_ALTERNATIVES_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

/// Runs an op on some arguments.
using RunFn = llvm::function_ref<LogicalResult(ArrayRef<MetaValue>,
                                               MutableArrayRef<MetaValue>)>;

/// Infers an op that failed, by `infer` on each combination of possible values
/// of its unknown arguments. Values for which the rule fails are excluded.
/// Conditions required in every run are required. Fails with the error of the
/// first run if all fail, and with the original error if there are no or too
/// many combinations.
LogicalResult inferAlternatives(const OpDef &op, RuleContext &cx,
                                ArrayRef<MetaValue> args,
                                MutableArrayRef<MetaValue> results,
                                RunFn infer);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_ALTERNATIVES_H
