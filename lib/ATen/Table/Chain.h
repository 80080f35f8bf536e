//===- Chain.h - Sequences of calls -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sequences of calls of other ops, for rules that are compositions. Private to
// lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_CHAIN_H
#define FAKETENSOR_LIB_ATEN_TABLE_CHAIN_H

#include "Table/Call.h"

namespace fake {

/// Calls ops one after the other. The first error ends the sequence: later
/// calls do nothing, and the result is a failure.
class Chain {
public:
  explicit Chain(RuleContext &cx) : cx(cx) {}

  /// Runs an op that returns one tensor, `Op::mul_Tensor`.
  MetaValue operator()(Op op, ArrayRef<MetaValue> args) {
    if (hasFailed)
      return MetaValue();
    return add(callOp(cx, op, args));
  }
  /// Takes the result of a function into the sequence.
  MetaValue add(const FailureOr<TensorMeta> &result) {
    if (succeeded(result) && !hasFailed)
      return cx.createValue(withAnyStrides(cx, *result));
    fail();
    return MetaValue();
  }
  /// The sizes of a result, empty after an error.
  ArrayRef<SymInt> getSizes(const MetaValue &value) const {
    return hasFailed ? ArrayRef<SymInt>() : value.getTensor()->sizes;
  }
  bool failed() const { return hasFailed; }
  /// The result of the sequence.
  FailureOr<TensorMeta> finish(const MetaValue &result) const {
    if (hasFailed)
      return failure();
    return *result.getTensor();
  }

private:
  /// An error of an op inside says nothing of the arguments outside.
  void fail() {
    if (hasFailed)
      return;
    hasFailed = true;
    std::string message = cx.getMessage().str();
    cx.clearError();
    cx.error() << message;
  }

  RuleContext &cx;
  bool hasFailed = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_CHAIN_H
