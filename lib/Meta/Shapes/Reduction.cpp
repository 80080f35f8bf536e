//===- Reduction.cpp - Reductions -------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

FailureOr<llvm::SmallBitVector>
fake::getDimSet(RuleContext &cx, const TensorMeta &self, Dims dims) {
  llvm::SmallBitVector set(std::max<int64_t>(self.rank(), 1), !dims);
  if (!dims)
    return set;
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, *dims, self.rank());
  if (failed(wrapped))
    return failure();
  for (int64_t dim : *wrapped)
    set.set(dim);
  return set;
}

FailureOr<llvm::SmallBitVector> fake::getDimSetOrAll(RuleContext &cx,
                                                     unsigned arg,
                                                     const TensorMeta &self,
                                                     Dims dims) {
  // `_reduction` of torch._refs keeps dimensions in a 64-bit set.
  if (self.rank() > 64)
    return cx.error(arg) << "expected at most 64 dimensions, found "
                         << self.rank();
  return getDimSet(cx, self, dims && dims->empty() ? std::nullopt : dims);
}

/// The strides of `broadcast_in_dim`, given the `strides` of the dimensions
/// that are not reduced.
static ArrayRef<SymInt> insertKeptStrides(RuleContext &cx,
                                          const TensorMeta &self,
                                          const llvm::SmallBitVector &dims,
                                          ArrayRef<SymInt> sizes,
                                          ArrayRef<SymInt> strides) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(self.sizes.size());
  size_t next = 0;
  for (auto [i, stride] : llvm::enumerate(result)) {
    if (!dims.test(i))
      stride = strides[next++];
    else if (next == sizes.size())
      stride = 1;
    else
      stride = cx.env.mul(strides[next], sizes[next]);
  }
  return result;
}

TensorMeta fake::reduceOver(RuleContext &cx, const TensorMeta &self,
                            const llvm::SmallBitVector &dims, bool keepdim,
                            DType dtype, KeptDims kept) {
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  size_t count = 0;
  for (auto [i, size] : llvm::enumerate(self.sizes))
    if (!dims.test(i))
      sizes[count++] = size;
    else if (keepdim && kept == KeptDims::RowMajor)
      sizes[count++] = 1;
  ArrayRef<SymInt> found = sizes.take_front(count);
  if (!keepdim || kept == KeptDims::RowMajor)
    return makeContiguous(cx, found, dtype, self.device);
  ArrayRef<SymInt> strides =
      insertKeptStrides(cx, self, dims, found, contiguousStrides(cx, found));
  MutableArrayRef<SymInt> all = cx.allocate<SymInt>(rank);
  for (auto [i, size] : llvm::enumerate(self.sizes))
    all[i] = dims.test(i) ? SymInt(1) : size;
  return makeStrided(cx, all, strides, dtype, self.device);
}

FailureOr<TensorMeta> fake::reduce(RuleContext &cx, unsigned arg,
                                   const TensorMeta &self, Dims dims,
                                   bool keepdim, DType dtype, KeptDims kept) {
  FailureOr<llvm::SmallBitVector> set = getDimSetOrAll(cx, arg, self, dims);
  if (failed(set))
    return failure();
  return reduceOver(cx, self, *set, keepdim, dtype, kept);
}

LogicalResult fake::checkNotEmpty(RuleContext &cx, unsigned arg,
                                  const TensorMeta &self,
                                  const llvm::SmallBitVector &dims) {
  for (auto [i, size] : llvm::enumerate(self.sizes))
    if (dims.test(i) && !cx.env.require(Condition::lt(0, size)))
      return cx.error(arg) << "expected a non-empty dimension to reduce, found "
                              "dimension "
                           << i << " of " << self.sizes;
  return success();
}
