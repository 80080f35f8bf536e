//===- Call.h - Calls of other ops ------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls of ops by handles, for rules composed of ops of other families. Private
// to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_CALL_H
#define FAKETENSOR_LIB_ATEN_TABLE_CALL_H

#include "FakeTensor/ATen/Call.h"
#include "Table/Composite.h"

namespace fake {

/// The ops that rules call.
enum class Op : uint8_t {
#define FAKE_OP(HANDLE, NAME) HANDLE,
#include "Table/Ops.def"
};
/// The record of such an op.
const OpDef &getOp(Op op);

/// Runs an op of the table that returns one tensor. Omitted trailing arguments
/// have their defaults.
FailureOr<TensorMeta> callOp(RuleContext &cx, Op op, ArrayRef<MetaValue> args);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_CALL_H
