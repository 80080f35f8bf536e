//===- Derive.h - Ops derived from others -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How ops are derived from others: in-place and `out=` overloads from the
// functional op, `_foreach_*` from the op for each element. Private to
// lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_DERIVE_H
#define FAKETENSOR_LIB_ATEN_TABLE_DERIVE_H

#include "FakeTensor/ATen/Registry.h"

namespace fake {

/// All `out=` overloads of ATen, including those whose functional op has no
/// row.
ArrayRef<OutOverload> getOutOverloads();

/// The schema of `op_` from that of `op`: `self` is written and returned, or
/// only written if it is a list.
std::string getInPlaceSchema(const Schema &functional);
/// The schema of an `out=` overload: the returns are written arguments, and
/// tensor options are omitted.
std::string getOutSchema(const Schema &functional, const OutOverload &out);

/// Requires two shapes to be equal; false if they cannot be.
bool requireSameSizes(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b);

/// The arguments of `op.base` for the elements of lists at a place.
void getBaseArgs(const OpDef &op, ArrayRef<MetaValue> args, size_t place,
                 SmallVectorImpl<MetaValue> &baseArgs);
/// Runs `op.base` for each element of the lists.
LogicalResult inferForEach(RuleContext &cx, const OpDef &op,
                           ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results);
/// Runs `op.functional` and stores its results in the written arguments.
LogicalResult inferOut(RuleContext &cx, const OpDef &op,
                       ArrayRef<MetaValue> args,
                       MutableArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_DERIVE_H
