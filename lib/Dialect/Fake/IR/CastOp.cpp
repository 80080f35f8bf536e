//===- CastOp.cpp - Metadata of casts ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"

using namespace mlir;
using namespace fake;

/// Combines the metadata of the operand with the result type.
static FailureOr<MetaValue> meet(RuleContext &cx, const MetaValue &known,
                                 const MetaValue &claim);

/// Combines two integers that must be equal: the known one, or else the claim.
/// Records a guard or an assertion if undecided.
static LogicalResult meetInt(RuleContext &cx, const char *what, SymInt known,
                             SymInt claim, SymInt &result) {
  result = known.isUnknown() ? claim : known;
  if (known.isUnknown() || claim.isUnknown() || known == claim)
    return success();
  if (!cx.env.require(Condition::eq(known, claim)))
    return cx.error(0) << "expected " << what << " " << claim << ", found "
                       << known;
  // The learned condition may simplify either.
  result = cx.env.simplify(known);
  return success();
}

static LogicalResult meetInts(RuleContext &cx, const char *what,
                              ArrayRef<SymInt> known, ArrayRef<SymInt> claim,
                              ArrayRef<SymInt> &result) {
  MutableArrayRef<SymInt> values = cx.allocate<SymInt>(known.size());
  for (size_t i = 0; i < known.size(); ++i) {
    new (&values[i]) SymInt();
    if (failed(meetInt(cx, what, known[i], claim[i], values[i])))
      return failure();
  }
  result = values;
  return success();
}

static LogicalResult meetGeometry(RuleContext &cx, const TensorMeta &known,
                                  const TensorMeta &claim, TensorMeta &result) {
  if (known.ranked && claim.ranked) {
    if (known.sizes.size() != claim.sizes.size())
      return cx.error(0) << "expected a tensor of rank " << claim.sizes.size()
                         << ", found rank " << known.sizes.size();
    if (failed(meetInts(cx, "size", known.sizes, claim.sizes, result.sizes)))
      return failure();
  } else if (claim.ranked) {
    result.ranked = true;
    result.sizes = claim.sizes;
  }
  if (known.strided && claim.strided) {
    if (failed(meetInts(cx, "stride", known.strides, claim.strides,
                        result.strides)))
      return failure();
  } else if (claim.strided) {
    result.strided = true;
    result.strides = claim.strides;
  }
  return meetInt(cx, "offset", known.offset, claim.offset, result.offset);
}

static FailureOr<MetaValue> meetTensor(RuleContext &cx, const TensorMeta &known,
                                       const TensorMeta &claim) {
  TensorMeta result = known;
  if (failed(meetGeometry(cx, known, claim, result)))
    return failure();
  if (known.dtype == DType::Unknown)
    result.dtype = claim.dtype;
  else if (claim.dtype != DType::Unknown && known.dtype != claim.dtype)
    return cx.error(0) << "expected dtype " << claim.dtype << ", found "
                       << known.dtype;
  if (!known.device.isKnown())
    result.device = claim.device;
  else if (claim.device.isKnown() && known.device != claim.device)
    return cx.error(0) << "expected device " << claim.device << ", found "
                       << known.device;
  std::string wrong = findContradiction(claim.components, known.components);
  if (!wrong.empty())
    return cx.error(0) << "expected equal components, found " << wrong;
  if (known.layout == claim.layout)
    result.components = meetComponents(cx, known.components, claim.components);
  return cx.createValue(result);
}

static FailureOr<MetaValue> meet(RuleContext &cx, const MetaValue &known,
                                 const MetaValue &claim) {
  if (known.isUnknown())
    return claim;
  if (known.getKind() != claim.getKind()) {
    // For an argument of a rule that may be of any kind.
    if (claim.isTensor() || claim.isList())
      return cx.error(0) << "expected a " << getName(claim.getKind())
                         << ", found " << known;
    return known;
  }
  if (known.isTensor())
    return meetTensor(cx, *known.getTensor(), *claim.getTensor());
  if (known.isInt()) {
    SymInt result;
    if (failed(meetInt(cx, "int", known.getInt(), claim.getInt(), result)))
      return failure();
    return MetaValue(Scalar::integer(result));
  }
  if (!known.isList() || known.getList().size() != claim.getList().size())
    return known;
  auto elements = cx.allocate<MetaValue>(known.getList().size());
  for (size_t i = 0; i < elements.size(); ++i) {
    auto element = meet(cx, known.getList()[i], claim.getList()[i]);
    if (failed(element))
      return failure();
    new (&elements[i]) MetaValue(*element);
  }
  return MetaValue::list(elements);
}

bool CastOp::mayReturnOperands() { return true; }

bool CastOp::restatesOperand() { return true; }

std::optional<ReturnedArgument> CastOp::getReturnedOperand(unsigned) {
  return ReturnedArgument();
}

LogicalResult CastOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                MutableArrayRef<MetaValue> results) {
  FailureOr<MetaValue> result =
      meet(cx, operands[0], getMetaOfType(cx, getType()));
  if (failed(result))
    return failure();
  results[0] = *result;
  return success();
}
