//===- MutationPropagation.cpp - Objects, and writes to them ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of MetaPropagation that follows objects and what is written: results
// that are operands themselves, and what is not known any more of data.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Meta/Overlap.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace fake;
using namespace mlir;

/// What a type says, for one value: tensors of one type are not one object.
MetaValue MetaPropagation::makeDeclared(Type type) {
  const MetaValue &declared = getDeclared(type).meta;
  return declared.isTensor() ? cx.createValue(*declared.getTensor()) : declared;
}

/// What is known of an object behind an op of whose result nothing is known,
/// since some rank is not.
static TensorMeta forgetGeometry(const TensorMeta &object,
                                 ObjectChange change) {
  TensorMeta meta = object;
  if (change == ObjectChange::None)
    return meta;
  meta.sizes = meta.strides = {};
  meta.ranked = meta.strided = false;
  meta.offset = meta.storageBytes = SymInt::unknown();
  meta.elements = {};
  if (change == ObjectChange::Storage)
    meta.storage = 0;
  return meta;
}

/// Makes one object of a result and the operand that it is.
void MetaPropagation::identifyResults(Operation *op) {
  auto iface = cast<MetaRuleOpInterface>(op);
  for (OpResult result : op->getResults()) {
    auto returned = iface.getReturnedOperand(result.getResultNumber());
    if (!returned)
      continue;
    const KnownValue &operand = knownOperands[returned->index];
    const MetaValue &known = lookup(result);
    if (returned->isCertain && known.isTensor() && operand.value.isTensor() &&
        !known.getTensor()->ranked && known.getTensor()->storage == 0)
      setValue(result, cx.createValue(forgetGeometry(*operand.value.getTensor(),
                                                     returned->change)));
    objects.identify(op, result, operand, returned->isCertain);
  }
}

/// Forgets the answers about the data of a value, its memos.
void MetaPropagation::forgetAnswers(const MetaValue &value) {
  forEachTensor(value,
                [&](const TensorMeta &meta) { cx.noteWrite(meta.storage); });
}

/// Forgets the answers about the data of a value, and its elements.
void MetaPropagation::noteWrite(Operation *op, const MetaValue &value) {
  forgetAnswers(value);
  forEachTensor(value, [&](const TensorMeta &meta) {
    objects.forgetElements(meta.storage, op);
  });
}

/// What is known of the object that is operand `operand` behind `op`, which
/// wrote to it; null if no result is that object.
const TensorMeta *MetaPropagation::getWrittenObject(Operation *op,
                                                    unsigned operand) {
  auto iface = cast<MetaRuleOpInterface>(op);
  for (OpResult result : op->getResults()) {
    auto returned = iface.getReturnedOperand(result.getResultNumber());
    const MetaValue &known = lookup(result);
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

/// The tensors and lists that an op may write to.
SmallVector<unsigned> MetaPropagation::getWritten(Operation *op) {
  auto iface = cast<MetaRuleOpInterface>(op);
  SmallVector<unsigned> written;
  for (auto [i, known] : llvm::enumerate(knownOperands))
    if ((known.value.isTensor() || known.value.isList()) && iface.writesTo(i))
      written.push_back(i);
  // Most ops know that they write nothing, which is the quicker answer.
  if (!written.empty() &&
      (op->hasTrait<OpTrait::IsTerminator>() || hasNoWriteEffect(op)))
    written.clear();
  return written;
}

/// Forgets what is known of data that an op may write to, unless it is known
/// what was written: then all tensors in the storage have it.
void MetaPropagation::noteWrites(Operation *op) {
  if (LLVM_UNLIKELY(options.warnUnsafe))
    warnUnsafe(op);
  if (!cx.hasMemos() && !objects.mayHaveElements())
    return;
  bool isInplaceView = cast<MetaRuleOpInterface>(op).isInplaceView();
  for (unsigned operand : getWritten(op)) {
    const MetaValue &value = knownOperands[operand].value;
    const TensorMeta *now = getWrittenObject(op, operand);
    bool isKnown =
        now && value.isTensor() && now->storage == value.getTensor()->storage;
    if (!isInplaceView && !isKnown) {
      noteWrite(op, value);
      continue;
    }
    forgetAnswers(value);
    if (!isInplaceView)
      objects.overwriteElements(*now, op);
  }
}

//===----------------------------------------------------------------------===//
// What FakeTensor takes and PyTorch's kernels refuse
//===----------------------------------------------------------------------===//

void MetaPropagation::warnUnsafe(Operation *op) {
  auto iface = cast<MetaRuleOpInterface>(op);
  if (!cx.getEagerRefusal().empty() && warned.insert(op).second) {
    InFlightDiagnostic diag = op->emitWarning();
    diag << "eager PyTorch refuses this: " << cx.getEagerRefusal();
    noteCalls(diag);
  }
  for (OpResult result : op->getResults())
    warnOfBounds(result);
  if (iface.isInplaceView())
    return;
  for (unsigned operand : getWritten(op))
    if (knownOperands[operand].value.isTensor())
      warnOfWrite(op, operand);
}

/// Warns of a view that has elements behind the end of its storage.
void MetaPropagation::warnOfBounds(OpResult result) {
  const MetaValue &value = lookup(result);
  if (!value.isTensor() || !value.getTensor()->strided)
    return;
  const TensorMeta &meta = *value.getTensor();
  SymInt needed =
      env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
              getItemSize(meta.dtype));
  if (meta.storageBytes.isUnknown() ||
      !isTrue(env.lt(meta.storageBytes, needed)) ||
      !reported.insert(result.getAsOpaquePointer()).second)
    return;
  InFlightDiagnostic diag = result.getOwner()->emitWarning();
  diag << "result #" << result.getResultNumber() << " needs "
       << toString(needed) << " bytes of a storage of "
       << toString(meta.storageBytes);
  noteCalls(diag);
}

/// Warns of a write to elements at one place, or at places that are read.
void MetaPropagation::warnOfWrite(Operation *op, unsigned operand) {
  const TensorMeta &target = *knownOperands[operand].value.getTensor();
  auto warn = [&](const Twine &text) {
    if (!reported.insert(&op->getOpOperand(operand)).second)
      return;
    InFlightDiagnostic diag = op->emitWarning();
    diag << "operand #" << operand << text;
    noteCalls(diag);
  };
  if (overlapsItself(cx, target))
    return warn(" is written but its elements overlap: sizes " +
                sizesToString(target.sizes) + ", strides " +
                sizesToString(target.strides));
  for (auto [i, known] : llvm::enumerate(knownOperands))
    if (i != operand && known.value.isTensor() &&
        getOverlap(cx, target, *known.value.getTensor()) == Overlap::Partial)
      return warn(" is written and overlaps operand #" + Twine(i) +
                  ", which is read");
}

//===----------------------------------------------------------------------===//
// Places in the program
//===----------------------------------------------------------------------===//

const MetaValue &MetaPropagation::lookupBefore(Value value, Operation *op) {
  const MetaChange *change = objects.findChangeBefore(value, op);
  return change ? change->after.value : lookup(value);
}
