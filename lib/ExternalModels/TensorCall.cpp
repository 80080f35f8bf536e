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
  auto type = dyn_cast<RankedTensorType>(op->getResult(i).getType());
  if (!type)
    return std::nullopt;
  SmallVector<SymInt> sizes;
  for (int64_t size : type.getShape())
    sizes.push_back(ShapedType::isDynamic(size) ? SymInt() : SymInt(size));
  return sizes;
}

DType TensorCall::getDType(size_t i) const {
  return getDTypeOfElement(getElementTypeOrSelf(op->getResult(i).getType()));
}

LogicalResult TensorCall::set(size_t i, ArrayRef<SymInt> sizes,
                              ArrayRef<SymInt> elements) {
  std::optional<SmallVector<SymInt>> declared = getDeclared(i);
  SmallVector<SymInt> own(sizes);
  for (auto [dim, size] : llvm::enumerate(own)) {
    if (!size.isUnknown())
      continue;
    if (declared && declared->size() == sizes.size())
      size = (*declared)[dim];
    if (size.isUnknown())
      size = freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
  }
  TensorMeta meta =
      makeContiguous(cx, cx.copySizes(own), getDType(i), Device::cpu());
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
  const TensorMeta *first = getTensor(0);
  if (!first || dim < 0 || dim >= first->rank())
    return sizes;
  sizes.emplace(first->sizes);
  for (size_t i = 1; i < operands.size(); ++i) {
    const TensorMeta *part = getTensor(i);
    if (!part)
      return std::optional<SmallVector<SymInt>>();
    if (part->rank() != first->rank())
      return cx.error(0, i) << "expected tensors of the same rank, found "
                            << first->sizes << " and " << part->sizes;
    for (auto [other, size] : llvm::enumerate(part->sizes))
      if (static_cast<int64_t>(other) == dim)
        (*sizes)[dim] = cx.env.add((*sizes)[dim], size);
      else if (!requireEqual(cx, (*sizes)[other], size))
        return cx.error(0, i)
               << "expected tensors of the same sizes but in dimension " << dim
               << ", found " << first->sizes << " and " << part->sizes;
  }
  return sizes;
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
