//===- WriteTracker.cpp - Returned operands and writes ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WriteTracker.h"
#include "FakeTensor/Meta/Overlap.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FunctionSweep.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace fake;
using namespace mlir;

WriteTracker::WriteTracker(FunctionSweep &sweep)
    : sweep(sweep), state(sweep.state), cx(state.cx) {}

/// The metadata of an object after an op with a result of unknown rank.
static TensorMeta forgetGeometry(const TensorMeta &object,
                                 ObjectChange change) {
  TensorMeta meta = object;
  if (change == ObjectChange::None)
    return meta;
  meta.sizes = meta.strides = {};
  meta.ranked = meta.strided = false;
  meta.offset = meta.storageBytes = SymInt::unknown();
  meta.constant = {};
  meta.components = nullptr;
  if (change == ObjectChange::Storage)
    meta.storage = 0;
  return meta;
}

/// Represents a result and the operand that it aliases by one object.
void WriteTracker::identifyResults(Operation *op,
                                   ArrayRef<KnownValue> operands) {
  auto iface = cast<MetaRuleOpInterface>(op);
  for (OpResult result : op->getResults()) {
    auto returned = iface.getReturnedOperand(result.getResultNumber());
    if (!returned)
      continue;
    const KnownValue &operand = operands[returned->index];
    const MetaValue &known = sweep.lookup(result);
    if (returned->isCertain && known.isTensor() && operand.value.isTensor() &&
        !known.getTensor()->ranked && known.getTensor()->storage == 0)
      sweep.setValue(result,
                     cx.createValue(forgetGeometry(*operand.value.getTensor(),
                                                   returned->change)));
    state.identity.identify(op, result, operand, returned->isCertain);
  }
}

/// Invalidates the memos of a value, which hold answers about its data.
void WriteTracker::forgetMemos(const MetaValue &value) {
  forEachTensor(
      value, [&](const TensorMeta &meta) { cx.memos.noteWrite(meta.storage); });
}

/// Invalidates the memos of a value and its known values.
void WriteTracker::recordWrite(Operation *op, const MetaValue &value) {
  forgetMemos(value);
  forEachTensor(value, [&](const TensorMeta &meta) {
    state.identity.forgetConstants(meta.storage, op);
  });
}

/// The metadata of the object of operand `operand` after `op` wrote to it; null
/// if no result is that object.
const TensorMeta *WriteTracker::getWrittenObject(Operation *op,
                                                 unsigned operand) {
  auto iface = cast<MetaRuleOpInterface>(op);
  for (OpResult result : op->getResults()) {
    auto returned = iface.getReturnedOperand(result.getResultNumber());
    const MetaValue &known = sweep.lookup(result);
    if (returned && returned->isCertain && returned->index == operand &&
        known.isTensor())
      return known.getTensor();
  }
  return nullptr;
}

bool fake::hasNoWriteEffect(Operation *op) {
  if (auto effects = dyn_cast<MemoryEffectOpInterface>(op))
    return !effects.hasEffect<MemoryEffects::Write>();
  return isMemoryEffectFree(op);
}

/// The tensors and lists to which an op may write.
SmallVector<unsigned> WriteTracker::getWritten(Operation *op,
                                               ArrayRef<KnownValue> operands) {
  auto iface = cast<MetaRuleOpInterface>(op);
  SmallVector<unsigned> written;
  for (auto [i, known] : llvm::enumerate(operands))
    if ((known.value.isTensor() || known.value.isList()) && iface.writesTo(i))
      written.push_back(i);
  // Most ops are known to write nothing, which is cheaper to check.
  if (!written.empty() &&
      (op->hasTrait<OpTrait::IsTerminator>() || hasNoWriteEffect(op)))
    written.clear();
  return written;
}

/// Invalidates the facts about data that an op may write to. If the written
/// values are known, all tensors in the storage get them instead.
void WriteTracker::invalidateWritten(Operation *op,
                                     ArrayRef<KnownValue> operands) {
  bool isInplaceView = cast<MetaRuleOpInterface>(op).isInplaceView();
  for (unsigned operand : getWritten(op, operands)) {
    const MetaValue &value = operands[operand].value;
    const TensorMeta *now = getWrittenObject(op, operand);
    bool isKnown =
        now && value.isTensor() && now->storage == value.getTensor()->storage;
    if (!isInplaceView && !isKnown) {
      recordWrite(op, value);
      continue;
    }
    forgetMemos(value);
    if (!isInplaceView)
      state.identity.overwriteConstants(*now, op);
  }
}

//===----------------------------------------------------------------------===//
// Operations that FakeTensor accepts and PyTorch's kernels reject
//===----------------------------------------------------------------------===//

void WriteTracker::warnUnsafe(Operation *op, ArrayRef<KnownValue> operands) {
  auto iface = cast<MetaRuleOpInterface>(op);
  if (!cx.lastError.eagerRefusal.empty())
    if (Diagnostic *diag = state.reporter.beginWarning(op, op)) {
      *diag << "eager PyTorch refuses this: " << cx.lastError.eagerRefusal;
      state.reporter.noteCalls(*diag);
    }
  for (OpResult result : op->getResults())
    warnOfBounds(result);
  if (iface.isInplaceView())
    return;
  for (unsigned operand : getWritten(op, operands))
    if (operands[operand].value.isTensor())
      warnOfWrite(op, operands, operand);
}

/// Warns of a view with elements beyond the end of its storage.
void WriteTracker::warnOfBounds(OpResult result) {
  const MetaValue &value = sweep.lookup(result);
  if (!value.isTensor() || !value.getTensor()->strided)
    return;
  const TensorMeta &meta = *value.getTensor();
  SymInt needed =
      cx.env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                 getItemSize(meta.dtype));
  if (meta.storageBytes.isUnknown() ||
      !isTrue(cx.env.lt(meta.storageBytes, needed)))
    return;
  Diagnostic *diag = state.reporter.beginWarning(result.getOwner(),
                                                 result.getAsOpaquePointer());
  if (!diag)
    return;
  *diag << "result #" << result.getResultNumber() << " needs "
        << toString(needed) << " bytes of a storage of "
        << toString(meta.storageBytes);
  state.reporter.noteCalls(*diag);
}

/// Warns of a write to elements that overlap each other, or that overlap an
/// operand that is read.
void WriteTracker::warnOfWrite(Operation *op, ArrayRef<KnownValue> operands,
                               unsigned operand) {
  const TensorMeta &target = *operands[operand].value.getTensor();
  auto warn = [&](const Twine &text) {
    Diagnostic *diag =
        state.reporter.beginWarning(op, &op->getOpOperand(operand));
    if (!diag)
      return;
    *diag << "operand #" << operand << text;
    state.reporter.noteCalls(*diag);
  };
  if (overlapsItself(cx, target))
    return warn(" is written but its elements overlap: sizes " +
                sizesToString(target.sizes) + ", strides " +
                sizesToString(target.strides));
  for (auto [i, known] : llvm::enumerate(operands))
    if (i != operand && known.value.isTensor() &&
        getOverlap(cx, target, *known.value.getTensor()) == Overlap::Partial)
      return warn(" is written and overlaps operand #" + Twine(i) +
                  ", which is read");
}
