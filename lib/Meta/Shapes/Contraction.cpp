//===- Contraction.cpp - Products of tensors --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

LogicalResult fake::checkInnerSizes(RuleContext &cx, unsigned arg,
                                    const TensorMeta &a, const TensorMeta &b,
                                    SymInt innerA, SymInt innerB) {
  if (requireEqual(cx, innerA, innerB))
    return success();
  return cx.error(arg, arg + 1)
         << "cannot multiply " << a.sizes << " by " << b.sizes
         << ": inner sizes " << innerA << " and " << innerB << " differ";
}

/// Whether two dtypes are known to differ.
static bool areOtherDTypes(const TensorMeta &a, const TensorMeta &b) {
  return a.dtype != b.dtype && a.dtype != DType::Unknown &&
         b.dtype != DType::Unknown;
}

LogicalResult fake::checkSameDType(RuleContext &cx, unsigned arg,
                                   const TensorMeta &a, const TensorMeta &b) {
  if (!areOtherDTypes(a, b) ||
      (isQuantizedByte(a.dtype) && isQuantizedByte(b.dtype)))
    return success();
  return cx.error(arg, arg + 1)
         << "expected equal dtypes, found " << a.dtype << " and " << b.dtype;
}

void fake::noteDTypes(RuleContext &cx, const TensorMeta &a,
                      const TensorMeta &b) {
  if (areOtherDTypes(a, b))
    cx.eagerRefuses() << "expected equal dtypes, found " << a.dtype << " and "
                      << b.dtype;
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

FailureOr<ArrayRef<SymInt>> fake::matrixProductSizes(RuleContext &cx,
                                                     unsigned arg,
                                                     const TensorMeta &a,
                                                     const TensorMeta &b) {
  if (failed(checkRank(cx, arg, a, 2)) || failed(checkRank(cx, arg + 1, b, 2)))
    return failure();
  if (failed(checkInnerSizes(cx, arg, a, b, a.sizes[1], b.sizes[0])))
    return failure();
  return cx.copySizes({a.sizes[0], b.sizes[1]});
}

FailureOr<ArrayRef<SymInt>> fake::batchProductSizes(RuleContext &cx,
                                                    unsigned arg,
                                                    const TensorMeta &a,
                                                    const TensorMeta &b) {
  if (failed(checkRank(cx, arg, a, 3)) || failed(checkRank(cx, arg + 1, b, 3)))
    return failure();
  if (!requireEqual(cx, a.sizes[0], b.sizes[0]))
    return cx.error(arg, arg + 1) << "cannot multiply " << a.sizes << " by "
                                  << b.sizes << ": batch sizes " << a.sizes[0]
                                  << " and " << b.sizes[0] << " differ";
  if (failed(checkInnerSizes(cx, arg, a, b, a.sizes[2], b.sizes[1])))
    return failure();
  return cx.copySizes({a.sizes[0], a.sizes[1], b.sizes[2]});
}

FailureOr<ArrayRef<SymInt>> fake::matmulSizes(RuleContext &cx, unsigned arg,
                                              const TensorMeta &a,
                                              const TensorMeta &b) {
  if (a.isScalar() || b.isScalar())
    return cx.error(arg, arg + 1)
           << "expected operands of rank 1 or more, found " << a.sizes
           << " and " << b.sizes;
  ArrayRef<SymInt> left = a.sizes, right = b.sizes;
  SymInt innerB = right.size() == 1 ? right[0] : right[right.size() - 2];
  if (failed(checkInnerSizes(cx, arg, a, b, left.back(), innerB)))
    return failure();
  const ArrayRef<SymInt> batches[] = {
      left.drop_back(std::min<size_t>(left.size(), 2)),
      right.drop_back(std::min<size_t>(right.size(), 2))};
  FailureOr<ArrayRef<SymInt>> batch = broadcastSizes(cx, batches);
  if (failed(batch))
    return failure();
  SmallVector<SymInt, 6> sizes(*batch);
  if (left.size() > 1)
    sizes.push_back(left[left.size() - 2]);
  if (right.size() > 1)
    sizes.push_back(right.back());
  return cx.copySizes(sizes);
}

FailureOr<ArrayRef<SymInt>> fake::tensordotSizes(RuleContext &cx, unsigned arg,
                                                 const TensorMeta &a,
                                                 const TensorMeta &b,
                                                 ArrayRef<int64_t> dimsA,
                                                 ArrayRef<int64_t> dimsB) {
  if (!dimsA.empty() && (a.isScalar() || b.isScalar()))
    return cx.error(a.isScalar() ? arg : arg + 1)
           << "a tensor of rank 0 has no dimension to contract";
  for (auto [i, j] : llvm::zip_equal(dimsA, dimsB)) {
    SymInt left = a.sizes[i], right = b.sizes[j];
    if (!isPlainlyOne(cx, left) && !isPlainlyOne(cx, right) &&
        !requireEqual(cx, left, right))
      return cx.error(arg, arg + 1)
             << "cannot contract " << a.sizes << " with " << b.sizes
             << ": sizes " << left << " and " << right << " differ";
  }
  SmallVector<SymInt, 6> sizes;
  auto addOthers = [&](ArrayRef<SymInt> all, ArrayRef<int64_t> dims) {
    for (auto [i, size] : llvm::enumerate(all))
      if (!llvm::is_contained(dims, static_cast<int64_t>(i)))
        sizes.push_back(size);
  };
  addOthers(a.sizes, dimsA);
  addOthers(b.sizes, dimsB);
  return cx.copySizes(sizes);
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

DType fake::getProductDType(DType dtype) {
  return isQuantizedByte(dtype) ? DType::QInt32 : dtype;
}

FailureOr<TensorMeta> fake::matmulTensors(RuleContext &cx, unsigned arg,
                                          const TensorMeta &a,
                                          const TensorMeta &b) {
  if (a.rank() == 1 && b.rank() == 1) {
    if (failed(checkSameDType(cx, arg, a, b)) ||
        failed(checkInnerSizes(cx, arg, a, b, a.sizes[0], b.sizes[0])))
      return failure();
    return makeProduct(cx, {}, a.dtype, a, b);
  }
  FailureOr<ArrayRef<SymInt>> sizes = matmulSizes(cx, arg, a, b);
  if (failed(sizes))
    return failure();
  // Batches of the second operand use bmm, which requires equal dtypes.
  bool folds = b.sizes.size() <= 2;
  if (!folds && failed(checkSameDType(cx, arg, a, b)))
    return failure();
  noteDTypes(cx, a, b);
  return makeProduct(cx, *sizes, a.dtype, a, b);
}
