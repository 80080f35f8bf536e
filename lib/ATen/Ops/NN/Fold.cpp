//===- Fold.cpp - Windows as columns, and back ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"
#include "Table/OneDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

/// How many windows fit along each of the two dimensions, as a product.
static FailureOr<SymInt> countWindows(RuleContext &cx, ArrayRef<SymInt> sizes,
                                      ArrayRef<SymInt> kernel,
                                      ArrayRef<SymInt> dilation,
                                      ArrayRef<SymInt> padding,
                                      ArrayRef<SymInt> stride) {
  ShapeEnv &env = cx.env;
  SymInt count = 1;
  for (size_t i = 0; i < 2; ++i) {
    for (SymInt value : {kernel[i], dilation[i], stride[i]})
      if (!env.require(Condition::lt(0, value)))
        return cx.error() << "expected kernel sizes, dilations and strides "
                             "above 0, found "
                          << value;
    SymInt reach = env.add(env.mul(dilation[i], env.sub(kernel[i], 1)), 1);
    SymInt padded = env.add(sizes[i], env.mul(2, padding[i]));
    SymInt length = env.add(env.floorDiv(env.sub(padded, reach), stride[i]), 1);
    if (!env.require(Condition::lt(0, length)))
      return cx.error() << "a window of size " << reach
                        << " does not fit the padded size " << padded;
    count = env.mul(count, length);
  }
  return count;
}

/// Fails unless all lists have two values.
static LogicalResult checkPairs(RuleContext &cx,
                                ArrayRef<ArrayRef<SymInt>> lists) {
  for (ArrayRef<SymInt> list : lists)
    if (list.size() != 2)
      return cx.error() << "expected lists of 2 values, found " << list;
  return success();
}

/// `im2col`: each window of an image as a column.
static FailureOr<TensorMeta> im2col(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> kernel,
                                    ArrayRef<SymInt> dilation,
                                    ArrayRef<SymInt> padding,
                                    ArrayRef<SymInt> stride) {
  if (self.rank() != 3 && self.rank() != 4)
    return cx.error(0) << "expected a tensor of rank 3 or 4, found "
                       << self.sizes;
  ArrayRef<SymInt> lists[] = {kernel, dilation, padding, stride};
  if (failed(checkPairs(cx, lists)))
    return failure();
  for (SymInt size : self.sizes.take_back(3))
    if (isZero(cx, size))
      return cx.error(0)
             << "expected sizes above 0 except for the batch, found "
             << self.sizes;
  FailureOr<SymInt> windows = countWindows(
      cx, self.sizes.take_back(2), lists[0], lists[1], lists[2], lists[3]);
  if (failed(windows))
    return failure();
  SymInt channels = self.sizes[self.sizes.size() - 3];
  const SymInt matrix[] = {cx.env.mul(channels, cx.env.product(lists[0])),
                           *windows};
  return newLike(cx, self, concat(cx, self.sizes.drop_back(3), matrix));
}

/// `col2im`: columns summed up into images of a given size.
static FailureOr<TensorMeta>
col2im(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> outputSize,
       ArrayRef<SymInt> kernel, ArrayRef<SymInt> dilation,
       ArrayRef<SymInt> padding, ArrayRef<SymInt> stride) {
  if (self.rank() != 2 && self.rank() != 3)
    return cx.error(0) << "expected a tensor of rank 2 or 3, found "
                       << self.sizes;
  if (llvm::any_of(self.sizes.take_back(2),
                   [&](SymInt size) { return isZero(cx, size); }))
    return cx.error(0) << "expected sizes above 0 except for the batch, found "
                       << self.sizes;
  ArrayRef<SymInt> lists[] = {kernel, dilation, padding, stride, outputSize};
  if (failed(checkPairs(cx, lists)))
    return failure();
  FailureOr<SymInt> windows =
      countWindows(cx, lists[4], lists[0], lists[1], lists[2], lists[3]);
  if (failed(windows))
    return failure();
  if (!requireEqual(cx, *windows, self.sizes.back()))
    return cx.error(0) << "expected " << *windows << " columns, found "
                       << self.sizes.back();
  SymInt rows = self.sizes[self.sizes.size() - 2];
  SymInt area = cx.env.product(lists[0]);
  if (!cx.env.require(Condition::multiple(rows, area)))
    return cx.error(0) << "expected a number of rows divisible by " << area
                       << ", found " << rows;
  const SymInt image[] = {cx.env.floorDiv(rows, area), lists[4][0],
                          lists[4][1]};
  return newLike(cx, self, concat(cx, self.sizes.drop_back(2), image));
}

static const OpRow rows[] = {
    {"im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, "
     "int[2] stride) -> Tensor",
     rule<im2col>, follows("_decomp.decompositions.im2col")},
    {"col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] "
     "dilation, int[2] padding, int[2] stride) -> Tensor",
     rule<col2im>, follows("_decomp.decompositions.col2im")},
};

OpFamily fake::getFoldFamily() { return {"Fold", rows}; }
