//===- IncrementalMeta.cpp - Metadata while IR is rewritten -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/IncrementalMeta.h"

using namespace fake;
using namespace mlir;

static const KnownValue unknownValue;

const KnownValue &IncrementalMeta::lookupKnown(Value value) {
  Operation *op = value.getDefiningOp();
  bool isStale = op && stale.contains(op);
  if (!isStale)
    if (const KnownValue *known = meta.findKnown(value))
      return *known;
  auto it = values.find(value);
  if (it == values.end() && op) {
    (void)infer(op);
    it = values.find(value);
  }
  return it == values.end() ? unknownValue : it->second;
}

const MetaValue &IncrementalMeta::lookup(Value value) {
  return lookupKnown(value).value;
}

std::string IncrementalMeta::infer(Operation *op) {
  stale.insert(op);
  // Results without a rule are unknown.
  for (Value result : op->getResults())
    values[result] = {};
  if (op->getNumRegions() != 0)
    return {};
  SmallVector<KnownValue> operands;
  for (Value operand : op->getOperands())
    operands.push_back(lookupKnown(operand));
  SmallVector<KnownValue> results;
  std::string error = meta.evaluate(op, operands, results);
  for (auto [result, known] : llvm::zip(op->getResults(), results))
    values[result] = known;
  return error;
}

Type IncrementalMeta::getRefinedType(Value value) {
  return meta.getRefinedType(value.getType(), lookupKnown(value));
}

/// Discards the results of an op that was replaced or modified.
void IncrementalMeta::forget(Operation *op) {
  stale.insert(op);
  for (Value result : op->getResults())
    values.erase(result);
}

void IncrementalMeta::notifyOperationInserted(Operation *op,
                                              OpBuilder::InsertPoint previous) {
  // Moving an op does not change its results.
  if (!previous.isSet())
    forget(op);
}

void IncrementalMeta::notifyOperationModified(Operation *op) { forget(op); }

void IncrementalMeta::notifyOperationErased(Operation *op) { forget(op); }
