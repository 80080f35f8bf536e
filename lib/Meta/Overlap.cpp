//===- Overlap.cpp - Memory overlap -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Overlap.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

bool fake::overlapsItself(RuleContext &cx, const TensorMeta &tensor) {
  if (!tensor.strided)
    return false;
  auto repeats = [&](auto pair) {
    auto [size, stride] = pair;
    return isTrue(cx.env.eq(stride, 0)) && isTrue(cx.env.lt(1, size));
  };
  return llvm::any_of(llvm::zip_equal(tensor.sizes, tensor.strides), repeats) &&
         !isNonOverlappingAndDense(cx, tensor);
}

Overlap fake::getOverlap(RuleContext &cx, const TensorMeta &a,
                         const TensorMeta &b) {
  ShapeEnv &env = cx.env;
  if (a.storage == 0 || a.storage != b.storage || !a.strided || !b.strided ||
      !isNonOverlappingAndDense(cx, a) || !isNonOverlappingAndDense(cx, b))
    return Overlap::NoneKnown;
  auto getBytes = [&](const TensorMeta &tensor) {
    int64_t itemSize = getItemSize(tensor.dtype);
    SymInt begin = env.mul(tensor.offset, itemSize);
    SymInt length = env.mul(numel(cx, tensor.sizes), itemSize);
    return std::pair(begin, env.add(begin, length));
  };
  auto [aBegin, aEnd] = getBytes(a);
  auto [bBegin, bEnd] = getBytes(b);
  if (!isTrue(env.lt(aBegin, bEnd)) || !isTrue(env.lt(bBegin, aEnd)))
    return Overlap::NoneKnown;
  bool isFull = aBegin == bBegin && aEnd == bEnd && a.strides == b.strides;
  return isFull ? Overlap::Full : Overlap::Partial;
}
