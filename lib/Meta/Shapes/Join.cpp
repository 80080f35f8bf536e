//===- Join.cpp - Concatenation and stacking --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Join.h"
#include "FakeTensor/Meta/Promotion.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Views.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

/// The format of a concatenation: channels last only if all tensors agree.
static MemoryFormat catFormat(RuleContext &cx, ArrayRef<TensorMeta> tensors) {
  MemoryFormat format = suggestMemoryFormat(cx, tensors[0]);
  for (const TensorMeta &tensor : tensors.drop_front())
    if (suggestMemoryFormat(cx, tensor) != format)
      return MemoryFormat::Contiguous;
  return format;
}

DType fake::getJoinedDType(RuleContext &cx, ArrayRef<TensorMeta> tensors) {
  if (llvm::all_of(tensors, [&](const TensorMeta &tensor) {
        return tensor.dtype == tensors[0].dtype;
      }))
    return tensors[0].dtype;
  SmallVector<MetaValue> values;
  for (const TensorMeta &tensor : tensors)
    values.push_back(MetaValue::tensor(&tensor));
  return promoteTypes(cx, values, Promotion::NoOpMath).result;
}

/// The only dimension in which the sizes of two tensors differ, if there is
/// one.
static std::optional<int64_t>
getOnlyDifference(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b) {
  std::optional<int64_t> found;
  for (auto [i, sizes] : llvm::enumerate(llvm::zip_equal(a, b))) {
    if (isTrue(cx.env.eq(std::get<0>(sizes), std::get<1>(sizes))))
      continue;
    if (found)
      return std::nullopt;
    found = i;
  }
  return found;
}

static LogicalResult cannotConcatenate(RuleContext &cx, unsigned arg,
                                       ArrayRef<SymInt> a, ArrayRef<SymInt> b,
                                       int64_t dim, int64_t different) {
  RuleError error = cx.error(arg);
  error << "cannot concatenate " << a << " and " << b << " along dimension "
        << dim << ": sizes " << a[different] << " and " << b[different]
        << " in dimension " << different << " differ";
  if (std::optional<int64_t> only = getOnlyDifference(cx, a, b))
    error << "; along dimension " << *only << " they fit";
  return failure();
}

/// Checks all sizes but those along `dim` and returns the sum along `dim`.
static FailureOr<SymInt> sumAlong(RuleContext &cx, unsigned arg,
                                  ArrayRef<const TensorMeta *> tensors,
                                  int64_t dim) {
  SmallVector<SymInt> lengths;
  const TensorMeta &first = *tensors[0];
  for (const TensorMeta *tensor : tensors) {
    for (int64_t i = 0; i < first.rank(); ++i)
      if (i != dim && !requireEqual(cx, first.sizes[i], tensor->sizes[i]))
        return cannotConcatenate(cx, arg, first.sizes, tensor->sizes, dim, i);
    lengths.push_back(tensor->sizes[dim]);
  }
  return cx.env.sum(lengths);
}

/// The tensors to concatenate: those of rank 1 and size 0 are skipped, which
/// are allowed with tensors of any rank.
static LogicalResult skipEmpty(RuleContext &cx, unsigned arg,
                               ArrayRef<TensorMeta> tensors,
                               SmallVectorImpl<const TensorMeta *> &kept) {
  const TensorMeta *example = &tensors[0];
  for (const TensorMeta &tensor : tensors) {
    if (tensor.rank() == 1)
      continue;
    if (example->rank() == 1)
      example = &tensor;
    if (tensor.rank() != example->rank())
      return cx.error(arg) << "cannot concatenate tensors of rank "
                           << example->rank() << " and " << tensor.rank();
  }
  for (const TensorMeta &tensor : tensors) {
    bool empty = tensor.rank() == 1 && isPlainlyZero(cx, tensor.sizes[0]);
    if (!empty && tensor.rank() != example->rank())
      return cx.error(arg) << "cannot concatenate tensors of rank "
                           << example->rank() << " and " << tensor.rank();
    if (!empty)
      kept.push_back(&tensor);
  }
  return success();
}

FailureOr<TensorMeta> fake::catTensors(RuleContext &cx, unsigned arg,
                                       ArrayRef<TensorMeta> tensors,
                                       int64_t dim) {
  if (tensors.empty())
    return cx.error(arg) << "expected at least one tensor, found none";
  Device device = tensors[0].device;
  for (const TensorMeta &tensor : tensors) {
    if (differ(tensor.device, device))
      return cx.deviceMismatch(arg, device, arg, tensor.device);
    if (!device.isKnown())
      device = tensor.device;
  }
  SmallVector<const TensorMeta *> kept;
  if (failed(skipEmpty(cx, arg, tensors, kept)))
    return failure();
  MemoryFormat format = catFormat(cx, tensors);
  if (kept.empty())
    return makeInFormat(cx, cx.copySizes(SymInt(0)), tensors[0].dtype, device,
                        format);
  const TensorMeta &first = *kept[0];
  if (first.isScalar())
    return cx.error(arg) << "tensors of rank 0 cannot be concatenated";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, first.rank());
  if (failed(wrapped))
    return failure();
  FailureOr<SymInt> length = sumAlong(cx, arg, kept, *wrapped);
  if (failed(length))
    return failure();
  return makeInFormat(cx, withSize(cx, first.sizes, *wrapped, *length),
                      getJoinedDType(cx, tensors), device, format);
}

FailureOr<TensorMeta> fake::stackTensors(RuleContext &cx, unsigned arg,
                                         ArrayRef<TensorMeta> tensors,
                                         int64_t dim) {
  if (tensors.empty())
    return cx.error(arg) << "stack expects at least one tensor, found none";
  SmallVector<TensorMeta> parts(tensors);
  const TensorMeta &first = tensors[0];
  int64_t rank = first.rank();
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, rank + 1);
  if (failed(wrapped))
    return failure();
  for (TensorMeta &part : parts) {
    if (!requireEqual(cx, first.sizes, part.sizes))
      return cx.error(arg) << "stack expects tensors of equal sizes, found "
                           << first.sizes << " and " << part.sizes;
    // Cpu scalars may be stacked with tensors of another device.
    if (rank == 0 && part.device.isCPU() && !parts[0].device.isCPU())
      part.device = parts[0].device;
  }
  if (*wrapped < rank) {
    FailureOr<TensorMeta> joined = catTensors(cx, arg, parts, *wrapped);
    if (failed(joined))
      return failure();
    return viewGeometry(cx, *joined,
                        withDim(cx, first.sizes, *wrapped,
                                static_cast<int64_t>(tensors.size())));
  }
  for (TensorMeta &part : parts) {
    FailureOr<TensorMeta> column = unsqueezeGeometry(cx, part, *wrapped);
    if (failed(column))
      return failure();
    part = *column;
  }
  return catTensors(cx, arg, parts, *wrapped);
}
