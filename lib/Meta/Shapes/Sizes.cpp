//===- Sizes.cpp - Sizes and dimensions -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

std::optional<int64_t> fake::specialize(RuleContext &cx, SymInt value) {
  if (value.isInt())
    return value.getInt();
  if (!value.isExpr())
    return std::nullopt;
  Range range = cx.env.getRange(value);
  if (range.isSingleton())
    return range.min;
  std::optional<int64_t> hint = cx.env.evaluateWithHints(value);
  if (!hint || !cx.env.require(Condition::eq(value, *hint)))
    return std::nullopt;
  return hint;
}

bool fake::mayExpand(RuleContext &cx, ArrayRef<SymInt> sizes,
                     ArrayRef<SymInt> to) {
  if (sizes.size() > to.size())
    return false;
  return llvm::all_of(llvm::zip_equal(sizes, to.take_back(sizes.size())),
                      [&](auto pair) {
                        auto [size, wanted] = pair;
                        return !isKnownToDiffer(cx, size, wanted) ||
                               !isKnownToDiffer(cx, size, 1);
                      });
}

bool fake::requireEqual(RuleContext &cx, ArrayRef<SymInt> a,
                        ArrayRef<SymInt> b) {
  if (a.size() != b.size())
    return false;
  for (auto [x, y] : llvm::zip_equal(a, b))
    if (!requireEqual(cx, x, y))
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

MutableArrayRef<SymInt> fake::withSize(RuleContext &cx, ArrayRef<SymInt> sizes,
                                       int64_t dim, SymInt size) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size());
  llvm::copy(sizes, result.begin());
  result[dim] = size;
  return result;
}

MutableArrayRef<SymInt> fake::withoutDim(RuleContext &cx,
                                         ArrayRef<SymInt> sizes, int64_t dim) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size() - 1);
  llvm::copy(sizes.take_front(dim), result.begin());
  llvm::copy(sizes.drop_front(dim + 1), result.begin() + dim);
  return result;
}

MutableArrayRef<SymInt> fake::withDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                      int64_t dim, SymInt size) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size() + 1);
  llvm::copy(sizes.take_front(dim), result.begin());
  result[dim] = size;
  llvm::copy(sizes.drop_front(dim), result.begin() + dim + 1);
  return result;
}

ArrayRef<SymInt> fake::concat(RuleContext &cx, ArrayRef<SymInt> a,
                              ArrayRef<SymInt> b) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(a.size() + b.size());
  llvm::copy(a, result.begin());
  llvm::copy(b, result.begin() + a.size());
  return result;
}

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

FailureOr<int64_t> fake::wrapDim(RuleContext &cx, int64_t dim, int64_t rank) {
  int64_t bound = rank == 0 ? 1 : rank;
  if (dim < -bound || dim >= bound)
    return cx.error() << "dimension out of range: expected between " << -bound
                      << " and " << bound - 1 << ", found " << dim;
  return dim < 0 ? dim + bound : dim;
}

FailureOr<SmallVector<int64_t>>
fake::wrapDims(RuleContext &cx, ArrayRef<int64_t> dims, int64_t rank) {
  SmallVector<int64_t> result;
  llvm::SmallBitVector seen(rank == 0 ? 1 : rank);
  for (int64_t dim : dims) {
    FailureOr<int64_t> wrapped = wrapDim(cx, dim, rank);
    if (failed(wrapped))
      return failure();
    if (seen.test(*wrapped))
      return cx.error() << "expected distinct dimensions, found " << *wrapped
                        << " twice";
    seen.set(*wrapped);
    result.push_back(*wrapped);
  }
  return result;
}

LogicalResult fake::checkRank(RuleContext &cx, unsigned arg,
                              const TensorMeta &tensor, int64_t rank) {
  if (tensor.rank() == rank)
    return success();
  return cx.error(arg) << "expected a tensor of rank " << rank << ", found "
                       << tensor.sizes;
}
