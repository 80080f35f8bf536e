//===- Call.h - Calls of ops by name ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls of the rules of ops by name, for rules composed of them: those of other
// dialects, and those of this library. A call is written as in Python, by
// position and by keyword; omitted arguments have the default of the schema.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_CALL_H
#define FAKETENSOR_ATEN_CALL_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

/// An argument that is given by its name in the schema.
struct KeywordArg {
  /// The argument of the schema that is given by name.
  StringRef name;
  /// Its value.
  MetaValue value;
};

/// Checks the kinds of arguments against a schema and normalizes them:
/// TorchScript's codes become dtypes, layouts and memory formats, names become
/// devices, and a single integer becomes a list of fixed size. Blames the
/// argument that does not fit.
LogicalResult convertArguments(RuleContext &cx, const Schema &schema,
                               ArrayRef<MetaValue> args,
                               SmallVectorImpl<MetaValue> &converted);

/// One value for each argument of a schema: those that are given, else their
/// defaults, converted by convertArguments. Fails with an error for an argument
/// that does not exist, that is given twice, that is missing, or that is not of
/// the type that the schema says.
LogicalResult bindArguments(RuleContext &cx, const Schema &schema,
                            ArrayRef<MetaValue> args,
                            ArrayRef<KeywordArg> keywords,
                            SmallVectorImpl<MetaValue> &bound);

/// Runs the rule of `op`. `results` has a slot for each return of the schema.
/// On failure the context holds an error, which blames arguments by their
/// positions in the schema of `op`: a rule whose own arguments are in another
/// order says so by RuleContext::lastError.
LogicalResult callOp(RuleContext &cx, const OpDef &op, ArrayRef<MetaValue> args,
                     ArrayRef<KeywordArg> keywords,
                     MutableArrayRef<MetaValue> results);
/// The same for the op of that name in the table, `aten.topk`. A name without
/// an op is an error.
LogicalResult callOp(RuleContext &cx, StringRef name, ArrayRef<MetaValue> args,
                     ArrayRef<KeywordArg> keywords,
                     MutableArrayRef<MetaValue> results);

/// A list argument of integers, in the arena.
MetaValue toList(RuleContext &cx, ArrayRef<int64_t> values);
/// The same for values that may be symbolic or unknown.
MetaValue toList(RuleContext &cx, ArrayRef<SymInt> values);

} // namespace fake

#endif // FAKETENSOR_ATEN_CALL_H
