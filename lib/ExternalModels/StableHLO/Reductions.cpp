//===- Reductions.cpp - Ops of StableHLO with a computation -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most have a region that combines elements, which decides no size.
//
//===----------------------------------------------------------------------===//

#include "HLOCall.h"
#include "HLOWindow.h"

using namespace fake;
using namespace mlir;

SymInt fake::countWindows(ShapeEnv &env, SymInt size, const HLOWindow &window) {
  // `is_empty` of the specification: no window, or one that does not fit.
  auto spread = [&](SymInt count, SymInt distance) {
    return distance.isInt(1)
               ? count
               : env.add(env.mul(env.max(env.sub(count, 1), 0), distance),
                         env.min(count, 1));
  };
  SymInt padded =
      env.sum({spread(size, window.baseDilation), window.low, window.high});
  SymInt reach = spread(window.size, window.windowDilation);
  SymInt moves = env.floorDiv(env.sub(padded, reach), window.stride);
  return env.max(env.add(moves, 1), 0);
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// Half of the operands are tensors, the others the initial values.
static LogicalResult reduce(HLOCall &call) {
  SmallVector<int64_t> dims = call.getInts("dimensions");
  for (size_t i = 0; i < call.results.size(); ++i) {
    const TensorMeta *self = call.getTensor(i);
    if (!self)
      return call.setDeclared();
    SmallVector<SymInt> sizes;
    for (auto [dim, size] : llvm::enumerate(self->sizes))
      if (!llvm::is_contained(dims, static_cast<int64_t>(dim)))
        sizes.push_back(size);
    (void)call.set(i, sizes);
  }
  return success();
}

namespace {
/// The windows of a reduction, with one entry for each dimension.
struct Windows {
  SmallVector<SymInt> sizes, strides, baseDilations, dilations;
  /// Before and behind each dimension.
  SmallVector<SymInt> padding;
};
} // namespace

static LogicalResult reduceOver(HLOCall &call,
                                function_ref<Windows(size_t rank)> getWindows) {
  for (size_t i = 0; i < call.results.size(); ++i) {
    const TensorMeta *self = call.getTensor(i);
    if (!self)
      return call.setDeclared();
    Windows windows = getWindows(self->rank());
    SmallVector<SymInt> sizes;
    for (auto [dim, size] : llvm::enumerate(self->sizes))
      sizes.push_back(countWindows(
          call.cx.env, size,
          {windows.sizes[dim], windows.strides[dim], windows.baseDilations[dim],
           windows.dilations[dim], windows.padding[2 * dim],
           windows.padding[2 * dim + 1]}));
    (void)call.set(i, sizes);
  }
  return success();
}

static LogicalResult reduceWindow(HLOCall &call) {
  return reduceOver(call, [&](size_t rank) {
    auto get = [&](StringRef name, size_t count, int64_t otherwise) {
      SmallVector<SymInt> values;
      llvm::append_range(values, call.getInts(name, count, otherwise));
      return values;
    };
    return Windows{
        get("window_dimensions", rank, 1), get("window_strides", rank, 1),
        get("base_dilations", rank, 1), get("window_dilations", rank, 1),
        get("padding", 2 * rank, 0)};
  });
}

LogicalResult fake::dynamicReduceWindow(HLOCall &call) {
  size_t first = 2 * call.results.size();
  if (call.size() != first + 5)
    return call.setDeclared();
  return reduceOver(call, [&](size_t rank) {
    return Windows{
        call.getElements(first, rank), call.getElements(first + 1, rank),
        call.getElements(first + 2, rank), call.getElements(first + 3, rank),
        call.getElements(first + 4, 2 * rank)};
  });
}

LogicalResult fake::dynamicTopK(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self || self->isScalar())
    return call.setDeclared();
  SmallVector<SymInt> sizes(self->sizes);
  sizes.back() = call.getElements(1, 1).front();
  for (size_t i = 0; i < call.results.size(); ++i)
    (void)call.set(i, sizes);
  return success();
}

/// Result i has the sizes of operand i.
static LogicalResult likeOperands(HLOCall &call) {
  for (size_t i = 0; i < call.results.size(); ++i) {
    const TensorMeta *self = call.getTensor(i);
    if (self)
      (void)call.set(i, self->sizes);
    else if (std::optional<SmallVector<SymInt>> sizes = call.getDeclared(i))
      (void)call.set(i, *sizes);
  }
  return success();
}

/// Values and indices of the largest elements along the last dimension.
static LogicalResult topK(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self || self->isScalar())
    return call.setDeclared();
  SmallVector<SymInt> sizes(self->sizes);
  sizes.back() = call.getInt("k");
  if (isFalse(call.cx.env.le(sizes.back(), self->sizes.back())))
    return call.cx.error(0) << "expected k of at most " << self->sizes.back()
                            << ", found " << sizes.back();
  for (size_t i = 0; i < call.results.size(); ++i)
    (void)call.set(i, sizes);
  return success();
}

//===----------------------------------------------------------------------===//
// Statistics
//===----------------------------------------------------------------------===//

/// The first result is like the operand; others have the size of a feature.
static LogicalResult batchNorm(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t dim = call.getInt("feature_index");
  if (!self || dim < 0 || dim >= self->rank())
    return call.setDeclared();
  (void)call.set(0, self->sizes);
  for (size_t i = 1; i < call.results.size(); ++i)
    (void)call.set(i, self->sizes[dim]);
  return success();
}

static constexpr HLORuleRow rows[] = {
    {"reduce", reduce},
    {"reduce_window", reduceWindow},
    {"select_and_scatter", likeOperands},
    {"scatter", likeOperands},
    {"sort", likeOperands},
    {"map", likeOperands},
    {"optimization_barrier", likeOperands},
    {"all_reduce", likeOperands},
    {"collective_broadcast", likeOperands},
    {"collective_permute", likeOperands},
    {"batch_norm_inference", batchNorm},
    {"batch_norm_training", batchNorm},
    {"batch_norm_grad", batchNorm},
    // Of chlo.
    {"top_k", topK},
};

ArrayRef<HLORuleRow> fake::getReductionRules() { return rows; }
