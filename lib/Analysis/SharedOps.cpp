//===- SharedOps.cpp - Ops with results of builtin types --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FunctionSweep.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace fake;
using namespace mlir;

namespace {
/// Infers the results of an op of any dialect from its interfaces.
class SharedOp {
public:
  SharedOp(FunctionSweep &sweep, Operation *op)
      : sweep(sweep), state(sweep.state), cx(state.cx), op(op) {}

  void visit() {
    for (OpResult result : op->getResults()) {
      MetaValue declared = state.types.get(result.getType()).meta;
      if (declared.isTensor())
        sweep.setValue(result,
                       cx.createValue(infer(result, *declared.getTensor())));
    }
  }

private:
  TensorMeta infer(OpResult result, TensorMeta meta);
  const TensorMeta *findSame(OpResult result);
  void readConstant(TensorMeta &meta);

  FunctionSweep &sweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  Operation *op;
};
} // namespace

/// The tensor of known rank that an operand is; null for others.
static const TensorMeta *getRanked(const MetaValue &value) {
  return value.isTensor() && value.getTensor()->ranked ? value.getTensor()
                                                       : nullptr;
}

/// An operand that has the sizes of a result: what the op overwrites, or any
/// one if the op works by element.
const TensorMeta *SharedOp::findSame(OpResult result) {
  if (auto style = dyn_cast<DestinationStyleOpInterface>(op))
    if (OpOperand *init = style.getTiedOpOperand(result))
      return getRanked(sweep.lookup(init->get()));
  if (!op->hasTrait<OpTrait::SameOperandsAndResultShape>() &&
      !op->hasTrait<OpTrait::SameOperandsAndResultType>() &&
      !op->hasTrait<OpTrait::Elementwise>())
    return nullptr;
  for (Value operand : op->getOperands())
    if (const TensorMeta *meta = getRanked(sweep.lookup(operand)))
      return meta;
  return nullptr;
}

/// The values of a small literal of integers.
void SharedOp::readConstant(TensorMeta &meta) {
  Attribute value;
  if (matchPattern(op, m_Constant(&value)))
    if (auto elements = dyn_cast<ElementsAttr>(value))
      meta.constant = getKnownElements(cx, elements, meta.dtype);
}

TensorMeta SharedOp::infer(OpResult result, TensorMeta meta) {
  meta.storage = cx.freshStorage();
  const TensorMeta *same = findSame(result);
  if (same && meta.ranked && same->rank() == meta.rank()) {
    SmallVector<SymInt> sizes(meta.sizes);
    for (auto [size, other] : llvm::zip_equal(sizes, same->sizes))
      if (size.isUnknown())
        size = other;
    meta.sizes = cx.copySizes(sizes);
  }
  if (hasUnknownSizes(meta))
    nameUnknownSizes(sweep, meta);
  auto buffer = dyn_cast<MemRefType>(result.getType());
  if (!buffer || buffer.getLayout().isIdentity())
    completeGeometry(cx, meta);
  if (isa<TensorType>(result.getType()))
    readConstant(meta);
  if (meta.ranked && meta.strided && meta.dtype != DType::Unknown)
    meta.storageBytes = state.env.mul(
        requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
        getItemSize(meta.dtype));
  if (auto view = dyn_cast<ViewLikeOpInterface>(op))
    if (const MetaValue &source = sweep.lookup(view.getViewSource());
        source.isTensor() && isa<BaseMemRefType>(result.getType())) {
      meta.storage = source.getTensor()->storage;
      meta.storageBytes = source.getTensor()->storageBytes;
    }
  return meta;
}

void fake::visitSharedOp(FunctionSweep &sweep, Operation *op) {
  SharedOp(sweep, op).visit();
}
