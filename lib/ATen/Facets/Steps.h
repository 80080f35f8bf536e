//===- Steps.h - What composite ops run -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A composite op, such as `layer_norm`, is a sequence of others in the C++ code
// of ATen (CompositeImplicitAutograd). The rule computes only its results; the
// steps tell which other tensors exist meanwhile. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_STEPS_H
#define FAKETENSOR_LIB_ATEN_FACETS_STEPS_H

#include "Table/Call.h"

namespace fake {

/// Runs the steps of one op. A tensor lives to the end of the op, as a local
/// variable of C++ does, unless it is freed. After an error later steps do
/// nothing: the rule of the op has accepted the arguments.
class Steps {
public:
  Steps(RuleContext &cx, StorageTrace &trace) : cx(cx), trace(trace) {}

  /// Runs an op, and returns its first result.
  MetaValue operator()(Op op, ArrayRef<MetaValue> args) {
    return runAll(op, args).front();
  }
  /// Runs an op, and returns its results, at least one. Those of a composite op
  /// are freed but its results.
  SmallVector<MetaValue, 2> runAll(Op op, ArrayRef<MetaValue> args);
  /// A new tensor, which no op of the table allocates.
  MetaValue make(const TensorMeta &meta);
  /// The last reference to a tensor is dropped, as that of a temporary in an
  /// expression of C++.
  void free(const MetaValue &value) { trace.free(value); }

  RuleContext &cx;

private:
  StorageTrace &trace;
  bool hasFailed = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_STEPS_H
