//===- Gaps.h - Rules on operands of unknown metadata -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_GAPS_H
#define FAKETENSOR_LIB_ATEN_TABLE_GAPS_H

#include "FakeTensor/ATen/Schema.h"
#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// Missing metadata of the arguments.
struct Gaps {
  bool rank = false;
  bool strides = false;
  /// Whether some but not all strides of a tensor are unknown.
  bool someStrides = false;
  /// Whether a tensor is not strided.
  bool layout = false;
  bool jagged = false;
};

/// What is unknown of the tensors in the arguments.
Gaps findGaps(ArrayRef<MetaValue> args, ArrayRef<SchemaArg> schema);

/// Gives tensors of unknown strides row-major ones, to run a rule.
MetaValue assumeStrides(RuleContext &cx, const MetaValue &value);
/// Drops metadata that depends on assumed strides from a result.
MetaValue forgetStrides(RuleContext &cx, const MetaValue &value,
                        ArrayRef<MetaValue> args);

using EvaluateFn = llvm::function_ref<LogicalResult(
    ArrayRef<MetaValue> args, MutableArrayRef<MetaValue> results)>;
/// Drops the storage of results that would be in the storage of an argument, or
/// not, if unknown strides were others: `reshape` is a view or a copy.
/// `isDense` says whether the results are those of row-major tensors.
void forgetUncertainAliases(RuleContext &cx, ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results, bool isDense,
                            EvaluateFn evaluate);

/// Whether a tensor in the arguments is on an unknown device.
bool hasUnknownDevice(ArrayRef<MetaValue> args);

/// Drops metadata from the results that would be different if tensors of
/// unknown device were on the cpu, or on a cuda device: strides, sizes of
/// auxiliary results.
void forgetDeviceSpecifics(RuleContext &cx, ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results,
                           EvaluateFn evaluate);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_GAPS_H
