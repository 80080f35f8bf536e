//===- PassThrough.cpp - Ops that only pass values on -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Merge.h"
#include "FunctionSweep.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace fake;
using namespace mlir;

namespace {
/// Visits ops of other dialects that have no rule but forward metadata.
class PassThrough {
public:
  explicit PassThrough(FunctionSweep &sweep)
      : sweep(sweep), state(sweep.state), cx(state.cx), types(state.types) {}

  bool visit(Operation *op) {
    return visitSelect(op) || visitHostCast(op) || visitConversion(op) ||
           visitConstant(op);
  }

private:
  bool visitConstant(Operation *op);
  bool isFromHost(Value value);
  FailureOr<MetaValue> fakifyHost(Operation *cast);
  bool visitHostCast(Operation *op);
  bool visitConversion(Operation *op);
  bool visitSelect(Operation *op);

  FunctionSweep &sweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  DeclaredTypes &types;
};
} // namespace

/// Ops without a rule whose results are host scalars, such as an `index`, and
/// may stay unknown. Constants are evaluated: they may determine control flow.
/// Returns false for other ops.
bool PassThrough::visitConstant(Operation *op) {
  for (Type type : op->getResultTypes())
    if (!type.isIntOrIndexOrFloat())
      return false;
  Attribute value;
  if (!matchPattern(op, m_Constant(&value)))
    return true;
  auto number = dyn_cast<IntegerAttr>(value);
  if (number && number.getType().isInteger(1))
    sweep.setValue(op->getResult(0),
                   Scalar::boolean(!number.getValue().isZero()));
  else if (number && number.getValue().getSignificantBits() <= 64)
    sweep.setValue(op->getResult(0),
                   Scalar::integer(number.getValue().getSExtValue()));
  return true;
}

/// Whether a value comes from the host for certain: an argument of the function
/// or a constant, of a type that is not only that of tensors without data.
bool PassThrough::isFromHost(Value value) {
  const MetaTypeInterface *iface = types.get(value.getType()).iface;
  Operation *op = value.getDefiningOp();
  return iface && iface->isShared() &&
         (op ? op->hasTrait<OpTrait::ConstantLike>()
             : value.getParentBlock()->getParentOp() == state.function);
}

/// A host value as a tensor without data.
FailureOr<MetaValue> PassThrough::fakifyHost(Operation *cast) {
  if (!state.options.mode.allowNonFakeInputs)
    return cx.error() << "expected a tensor without data; convert it with "
                         "fake-fakify, or set allow-non-fake-inputs";
  if (cast->getNumOperands() != 1 || cast->getNumResults() != 1)
    return cx.error() << "expected one tensor";
  FailureOr<TensorMeta> meta = getMetaOfHost(cx, cast->getOperand(0).getType());
  if (failed(meta))
    return failure();
  if (hasUnknownSizes(*meta))
    nameUnknownSizes(sweep, *meta);
  if (!meta->strided)
    completeGeometry(cx, *meta);
  meta->storage = cx.freshStorage();
  return cx.createValue(*meta);
}

/// A conversion between a host type and one that has metadata. A tensor that
/// comes from the host is not a fake tensor, unless it was one before. Returns
/// false for other ops.
bool PassThrough::visitHostCast(Operation *op) {
  if (!isa<UnrealizedConversionCastOp>(op))
    return false;
  auto hasMeta = [&](Type type) {
    const MetaTypeInterface *iface = types.get(type).iface;
    return iface && !iface->isShared();
  };
  auto isTensor = [&](Type type) { return types.get(type).meta.isTensor(); };
  bool isOne = op->getNumResults() == 1 && op->getNumOperands() == 1;
  if (llvm::none_of(op->getResultTypes(), hasMeta)) {
    if (isOne)
      sweep.setValue(op->getResult(0), sweep.lookup(op->getOperand(0)));
    return true;
  }
  if (isOne && (hasMeta(op->getOperand(0).getType()) ||
                (!sweep.lookup(op->getOperand(0)).isUnknown() &&
                 !isFromHost(op->getOperand(0))))) {
    sweep.setResults(op, sweep.lookup(op->getOperand(0)));
    return true;
  }
  if (llvm::none_of(op->getResultTypes(), isTensor)) {
    sweep.setDeclaredResults(op);
    return true;
  }
  cx.clearError();
  FailureOr<MetaValue> meta = fakifyHost(op);
  if (succeeded(meta)) {
    sweep.setResults(op, *meta);
    return true;
  }
  if (Diagnostic *diag = state.reporter.beginOpError(op))
    *diag << cx.getMessage() << ", found " << op->getOperandTypes();
  sweep.setDeclaredResults(op);
  return true;
}

/// A tensor with the dtype that a type states: builtin types do not distinguish
/// signs, as others do.
static MetaValue withDType(RuleContext &cx, const MetaValue &value,
                           const DeclaredType &type) {
  DType dtype =
      type.meta.isTensor() ? type.meta.getTensor()->dtype : DType::Unknown;
  if (!value.isTensor() || dtype == DType::Unknown ||
      value.getTensor()->dtype == dtype)
    return value;
  TensorMeta meta = *value.getTensor();
  meta.dtype = dtype;
  return cx.createValue(meta);
}

/// A conversion that a dialect defines for its types: the result has the
/// metadata of the operand, else its declared metadata. The two types are tied
/// to each other, so both are fixed. Returns false for other ops.
bool PassThrough::visitConversion(Operation *op) {
  if (!isConversion(op))
    return false;
  const MetaValue &known = sweep.lookup(op->getOperand(0));
  if (known.isUnknown())
    sweep.setDeclaredResults(op);
  else
    sweep.setValue(op->getResult(0),
                   withDType(cx, known, types.get(op->getResult(0).getType())));
  return true;
}

/// A select, to which canonicalization turns branches. Returns false for other
/// ops.
bool PassThrough::visitSelect(Operation *op) {
  auto select = dyn_cast<SelectLikeOpInterface>(op);
  if (!select || !types.get(op->getResult(0).getType()).iface)
    return false;
  const MetaValue &condition = sweep.lookup(select.getCondition());
  MetaValue first = sweep.lookup(select.getTrueValue()),
            second = sweep.lookup(select.getFalseValue()), result;
  bool hasChanged;
  if (std::optional<bool> known = condition.asBool())
    result = *known ? first : second;
  else
    result = joinRuns(cx, first, second, hasChanged);
  state.identity.link(result, first);
  state.identity.link(result, second);
  ++state.findings.numInferred;
  sweep.setResults(op, result);
  return true;
}

bool fake::visitPassThrough(FunctionSweep &sweep, Operation *op) {
  return PassThrough(sweep).visit(op);
}
