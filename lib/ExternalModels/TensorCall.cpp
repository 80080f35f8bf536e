//===- TensorCall.cpp - Ops on builtin tensors ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TensorCall.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

std::optional<SmallVector<SymInt>> TensorCall::getDeclared(size_t i) const {
  auto type = dyn_cast<ShapedType>(op->getResult(i).getType());
  if (!type || !type.hasRank())
    return std::nullopt;
  SmallVector<SymInt> sizes;
  for (int64_t size : type.getShape())
    sizes.push_back(ShapedType::isDynamic(size) ? SymInt() : SymInt(size));
  return sizes;
}

DType TensorCall::getDType(size_t i) const {
  Type type = getElementTypeOrSelf(op->getResult(i).getType());
  return type.isIndex() ? DType::Int64 : getDTypeOfElement(type);
}

SmallVector<SymInt> TensorCall::nameUnknown(size_t i,
                                            ArrayRef<SymInt> sizes) const {
  std::optional<SmallVector<SymInt>> declared = getDeclared(i);
  SmallVector<SymInt> own(sizes);
  for (auto [dim, size] : llvm::enumerate(own)) {
    // Strides are computed from sizes, with all facts.
    if (size.isExpr())
      size = cx.env.simplify(size);
    if (!size.isUnknown())
      continue;
    if (declared && declared->size() == sizes.size())
      size = (*declared)[dim];
    if (size.isUnknown())
      size = freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
  }
  return own;
}

LogicalResult TensorCall::set(size_t i, ArrayRef<SymInt> sizes,
                              ArrayRef<SymInt> elements) {
  TensorMeta meta = makeContiguous(cx, cx.copySizes(nameUnknown(i, sizes)),
                                   getDType(i), Device::cpu());
  auto isKnown = [](SymInt element) { return !element.isUnknown(); };
  if (llvm::any_of(elements, isKnown))
    meta.constant = cx.copySizes(elements);
  results[i] = cx.createValue(meta);
  return success();
}

LogicalResult TensorCall::setDeclared() {
  for (size_t i = 0; i < results.size(); ++i)
    if (std::optional<SmallVector<SymInt>> sizes = getDeclared(i))
      (void)set(i, *sizes);
  return success();
}

LogicalResult TensorCall::setLike(size_t operand) {
  const TensorMeta *self = getTensor(operand);
  return self ? set(0, self->sizes) : setDeclared();
}

FailureOr<std::optional<SmallVector<SymInt>>> TensorCall::join(int64_t dim) {
  std::optional<SmallVector<SymInt>> sizes;
  bool isComplete = true;
  size_t first = 0;
  for (size_t i = 0; i < operands.size(); ++i) {
    const TensorMeta *part = getTensor(i);
    if (!part) {
      isComplete = false;
    } else if (!sizes) {
      if (dim < 0 || dim >= part->rank())
        return sizes;
      sizes.emplace(part->sizes);
      first = i;
    } else if (failed(joinOne(dim, first, i, *sizes))) {
      return failure();
    }
  }
  if (sizes && !isComplete)
    (*sizes)[dim] = SymInt();
  return sizes;
}

LogicalResult TensorCall::joinOne(int64_t dim, size_t first, size_t i,
                                  SmallVectorImpl<SymInt> &sizes) {
  ArrayRef<SymInt> start = getTensor(first)->sizes, own = getTensor(i)->sizes;
  if (start.size() != own.size())
    return cx.error(first, i) << "expected tensors of the same rank, found "
                              << start << " and " << own;
  for (auto [other, size] : llvm::enumerate(own)) {
    if (static_cast<int64_t>(other) == dim) {
      sizes[other] = cx.env.add(sizes[other], size);
      continue;
    }
    std::optional<SymInt> both = unify(cx, sizes[other], size);
    if (!both)
      return cx.error(first, i)
             << "expected tensors of the same sizes but in dimension " << dim
             << ", found " << start << " and " << own;
    sizes[other] = *both;
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

std::optional<SymInt> fake::unify(RuleContext &cx, SymInt a, SymInt b) {
  if (!requireEqual(cx, a, b))
    return std::nullopt;
  return a.isUnknown() || b.isInt() ? b : a;
}

//===----------------------------------------------------------------------===//
// Integers
//===----------------------------------------------------------------------===//

/// `fn` of Python, which rounds down, for the absolute value of the dividend.
template <typename Fn>
static SymInt withSign(ShapeEnv &env, SymInt a, SymInt b, Fn fn) {
  if (a.isUnknown() || b.isUnknown() || env.getRange(b).min <= 0)
    return SymInt();
  Range dividend = env.getRange(a);
  if (dividend.min >= 0)
    return fn(a);
  return dividend.max <= 0 ? env.neg(fn(env.neg(a))) : SymInt();
}

SymInt fake::divideTowardZero(ShapeEnv &env, SymInt a, SymInt b) {
  if (a.isInt() && b.isInt() && !b.isInt(0))
    return a.getInt() / b.getInt();
  return withSign(env, a, b, [&](SymInt a) { return env.floorDiv(a, b); });
}

SymInt fake::remainderTowardZero(ShapeEnv &env, SymInt a, SymInt b) {
  if (a.isInt() && b.isInt() && !b.isInt(0))
    return a.getInt() % b.getInt();
  return withSign(env, a, b, [&](SymInt a) { return env.mod(a, b); });
}
