//===- StepTracer.cpp - What ops allocate while they run --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StepTracer.h"
#include "FakeTensor/ATen/Call.h"

using namespace fake;
using namespace mlir;

StepTracer::StepTracer(const FunctionMeta &meta, int64_t blockBytes)
    : meta(meta), blockBytes(blockBytes), cx(meta.getEnv(), arena) {
  cx.mode = meta.getOptions().mode;
  // The storages of steps are others than those of the function.
  cx.reserveStorages(1u << 31);
}

/// Whether two ops run the same steps if their operands have equal metadata.
static bool areAlike(Operation *a, Operation *b) {
  return OperationEquivalence::isEquivalentTo(
      a, b, OperationEquivalence::ignoreValueEquivalence, nullptr,
      OperationEquivalence::IgnoreLocations);
}

bool StepTracer::mayHaveSteps(Operation *op) {
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  if (!iface)
    return false;
  SmallVector<MetaValue, 8> operands, args;
  for (Value operand : op->getOperands())
    operands.push_back(meta.lookup(operand));
  const OpDef *called = iface.getCalledOp(cx, operands, args);
  // `torch.operator` calls different ops.
  bool isFixed = called && op->getName().stripDialect() == called->name;
  return called && (!isFixed || called->facets.steps);
}

/// Traces an op on the metadata that its operands have there. Conditions are
/// decided as in the inference, and no guard is added.
StepTracer::Traced StepTracer::run(Operation *op) {
  Traced entry{op, {}, getDeviceOfResults(op), {}};
  SmallVector<MetaValue, 8> operands, given, args;
  for (Value operand : op->getOperands())
    operands.push_back(meta.lookupBefore(operand, op));
  const OpDef *called =
      cast<MetaRuleOpInterface>(op).getCalledOp(cx, operands, given);
  if (!called || !called->facets.steps)
    return entry;
  ShapeEnv::Trial trial(meta.getEnv());
  StorageTrace trace(meta.getEnv(), blockBytes);
  if (succeeded(convertArguments(cx, called->getSchema(), given, args))) {
    for (const MetaValue &arg : args)
      trace.addOperand(arg);
    called->traceStorages(cx, args, trace);
  }
  cx.clearError();
  entry.peaks.assign(trace.getPeaks().begin(), trace.getPeaks().end());
  entry.returnsOperand = trace.returnsOperand();
  return entry;
}

bool StepTracer::trace(Operation *op, ArrayRef<const KnownValue *> operands,
                       unsigned position, std::vector<StepsOfOp> &steps) {
  auto add = [&](const Traced &entry) {
    if (!entry.peaks.empty())
      steps.push_back({position, entry.device, entry.peaks});
    return entry.returnsOperand;
  };
  // The metadata of operands by ID; none if there is one without.
  SmallVector<DescriptionID, 4> key;
  for (const KnownValue *operand : operands)
    key.push_back(operand ? operand->id : 0);
  if (llvm::is_contained(key, 0u) || !meta.getChanges().empty())
    return add(run(op));
  llvm::hash_code hash =
      llvm::hash_combine(op->getName(), llvm::hash_combine_range(key));
  SmallVector<Traced, 1> &known = traced[hash];
  for (const Traced &entry : known)
    if (entry.operands == key && areAlike(entry.op, op))
      return add(entry);
  Traced &entry = known.emplace_back(run(op));
  entry.operands = std::move(key);
  return add(entry);
}

Device StepTracer::getDeviceOfResults(Operation *op) const {
  std::optional<Device> device;
  for (Value result : op->getResults())
    forEachTensor(meta.lookup(result), [&](const TensorMeta &tensor) {
      if (!device)
        device = tensor.device;
    });
  return device.value_or(Device());
}
