//===- Reductions.cpp - Reductions and normalizations of ONNX ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// What is left of sizes without some dimensions.
static SmallVector<SymInt> dropDims(ArrayRef<SymInt> sizes,
                                    ArrayRef<int64_t> dims, bool isKept) {
  SmallVector<SymInt> rest;
  for (auto [dim, size] : llvm::enumerate(sizes))
    if (!llvm::is_contained(dims, static_cast<int64_t>(dim)))
      rest.push_back(size);
    else if (isKept)
      rest.push_back(1);
  return rest;
}

namespace {
/// What a reduction of a small vector to one element computes.
enum class Fold { None, Sum, Product, Max, Min };
} // namespace

/// The element that all elements of a tensor are reduced to.
static SymInt reduceElements(ShapeEnv &env, ArrayRef<SymInt> elements,
                             Fold fold) {
  if (elements.empty() || hasUnknown(elements) ||
      llvm::any_of(elements, [](SymInt v) { return isFloat(v); }))
    return SymInt();
  SymInt result = elements.front();
  for (SymInt element : elements.drop_front())
    result = fold == Fold::Sum       ? env.add(result, element)
             : fold == Fold::Product ? env.mul(result, element)
             : fold == Fold::Max     ? env.max(result, element)
             : fold == Fold::Min     ? env.min(result, element)
                                     : SymInt();
  return fold == Fold::None ? SymInt() : result;
}

/// A tensor reduced to a single element keeps it.
static LogicalResult reduceOver(ONNXCall &call, ArrayRef<int64_t> axes,
                                Fold fold) {
  const TensorMeta &self = *call.getTensor(0);
  bool isKept = call.getInt("keepdims", 1) != 0;
  FailureOr<SmallVector<int64_t>> dims = call.wrapAll(axes, self.rank());
  if (failed(dims))
    return failure();
  SymInt element;
  if (static_cast<int64_t>(dims->size()) == self.rank())
    element = reduceElements(call.cx.env, self.constant, fold);
  return call.give(0, dropDims(self.sizes, *dims, isKept), self.dtype,
                   toElement(call.cx.env, element, self.dtype));
}

/// Axes are an attribute, or an operand of later opsets. Without any, all
/// dimensions are reduced, or none.
template <Fold fold> static LogicalResult reduce(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  if (std::optional<SmallVector<int64_t>> axes = call.getInts("axes"))
    return reduceOver(call, *axes, fold);
  std::optional<SmallVector<SymInt>> list = call.getList(1);
  if (list && hasUnknown(*list))
    list = std::nullopt;
  if (call.has(1) && !list) {
    // The rank is known if dimensions are kept.
    SmallVector<SymInt> sizes(self->rank());
    return call.getInt("keepdims", 1) != 0 ? call.give(0, sizes, self->dtype)
                                           : call.giveUnranked(0, self->dtype);
  }
  SmallVector<int64_t> axes;
  if (list)
    for (SymInt axis : *list) {
      if (!axis.isInt())
        return call.giveUnranked(0, self->dtype);
      axes.push_back(axis.getInt());
    }
  if (!axes.empty())
    return reduceOver(call, axes, fold);
  if (call.getInt("noop_with_empty_axes", 0) != 0)
    return call.give(0, self->sizes, self->dtype, self->constant);
  return reduceOver(call, llvm::to_vector(llvm::seq<int64_t>(0, self->rank())),
                    fold);
}

/// The place of the largest element along a dimension.
static LogicalResult argMax(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, DType::Int64);
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis))
    return failure();
  if (isTrue(call.cx.env.eq(self->sizes[*axis], 0)))
    return call.cx.error(0) << "expected a dimension that is not empty, found "
                            << self->sizes << " for axis " << *axis;
  bool isKept = call.getInt("keepdims", 1) != 0;
  return call.give(0, dropDims(self->sizes, *axis, isKept), DType::Int64);
}

//===----------------------------------------------------------------------===//
// Along an axis
//===----------------------------------------------------------------------===//

/// The result is like the operand, which has the dimension `axis`.
template <int64_t otherwise> static LogicalResult alongAxis(ONNXCall &call) {
  if (const TensorMeta *self = call.getTensor(0))
    if (self->rank() != 0 && failed(call.getAxis(otherwise, self->rank())))
      return failure();
  return call.giveLike(0, 0);
}

/// Before opset 13, all dimensions from `axis` on are one.
static LogicalResult softmax(ONNXCall &call) {
  return call.getOpset() < 13 ? alongAxis<1>(call) : alongAxis<-1>(call);
}

/// The axis is an operand.
static LogicalResult cumulate(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SymInt axis = call.getNumber(1);
  if (self && axis.isInt() && failed(call.wrap(axis.getInt(), self->rank())))
    return failure();
  return call.giveLike(0, 0);
}

//===----------------------------------------------------------------------===//
// Normalizations
//===----------------------------------------------------------------------===//

/// Operands from `first` to `last`, if given, have one number for each of the
/// channels, dimension 1.
static LogicalResult checkChannels(ONNXCall &call, unsigned first,
                                   unsigned last) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return success();
  if (self->rank() < 1)
    return call.cx.error(0)
           << "expected a tensor with dimensions, found " << self->sizes;
  SymInt channels = self->rank() == 1 ? SymInt(1) : self->sizes[1];
  for (unsigned i = first; i <= last; ++i) {
    const TensorMeta *numbers = call.getTensor(i);
    if (!numbers)
      continue;
    if (numbers->rank() != 1 ||
        !requireEqual(call.cx, channels, numbers->sizes[0]))
      return call.cx.error(0, i) << "expected a vector of " << channels
                                 << " numbers, one for each channel of "
                                 << self->sizes << ", found " << numbers->sizes;
  }
  return success();
}

/// In training, also the mean and the variance; in old opsets, saved ones as
/// well.
static LogicalResult batchNormalization(ONNXCall &call) {
  if (failed(checkChannels(call, 1, 4)))
    return failure();
  for (size_t i = 1; i < call.results.size(); ++i)
    (void)call.giveLike(i, i < 3 ? i + 2 : i, call.getDType(i < 3 ? i + 2 : i));
  return call.giveLike(0, 0);
}
static LogicalResult instanceNormalization(ONNXCall &call) {
  if (failed(checkChannels(call, 1, 2)))
    return failure();
  return call.giveLike(0, 0);
}
/// Before opset 21, there is a number for each group.
static LogicalResult groupNormalization(ONNXCall &call) {
  if (call.getOpset() >= 21 && failed(checkChannels(call, 1, 2)))
    return failure();
  int64_t groups = call.getInt("num_groups", 0);
  const TensorMeta *self = call.getTensor(0);
  if (groups <= 0)
    return call.cx.error() << "expected a number num_groups above 0, found "
                           << groups;
  if (self && self->rank() < 2)
    return call.cx.error(0)
           << "expected a tensor with channels, found " << self->sizes;
  if (self && !call.cx.env.require(Condition::multiple(self->sizes[1], groups)))
    return call.cx.error(0) << "expected channels that are divisible by "
                            << groups << " groups, found " << self->sizes[1];
  return call.giveLike(0, 0);
}

/// The statistics have size 1 in the dimensions from `axis` on, to which scale
/// and bias are broadcast.
static LogicalResult layerNormalization(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  DType statistics = call.getDType("stash_type", DType::Float32);
  if (!self) {
    (void)call.giveUnranked(1, statistics);
    (void)call.giveUnranked(2, statistics);
    return call.giveLike(0, 0);
  }
  FailureOr<int64_t> axis = call.getAxis(-1, self->rank());
  if (failed(axis))
    return failure();
  for (unsigned i : {1, 2})
    if (const TensorMeta *scale = call.getTensor(i)) {
      FailureOr<ArrayRef<SymInt>> sizes = broadcastWith(call, 0, scale->sizes);
      if (failed(sizes))
        return failure();
      if (sizes->size() != self->sizes.size() ||
          !requireEqual(call.cx, *sizes, self->sizes))
        return call.cx.error(0, i) << "expected sizes that are broadcast to "
                                   << self->sizes << ", found " << scale->sizes;
    }
  SmallVector<SymInt> sizes(self->sizes.take_front(*axis));
  sizes.resize(self->rank(), 1);
  (void)call.give(1, sizes, statistics);
  (void)call.give(2, sizes, statistics);
  return call.giveLike(0, 0);
}

/// The result is like the operand.
static LogicalResult likeFirst(ONNXCall &call) { return call.giveLike(0, 0); }

//===----------------------------------------------------------------------===//
// Losses
//===----------------------------------------------------------------------===//

/// Scores `[n, c, ...]` of labels `[n, ...]`: a number for each label, or one.
static LogicalResult loss(ONNXCall &call) {
  const TensorMeta *scores = call.getTensor(0), *labels = call.getTensor(1);
  if (scores && scores->rank() < 2)
    return call.cx.error(0)
           << "expected scores of rank 2 or more, found " << scores->sizes;
  if (scores && labels) {
    SmallVector<SymInt> wanted(scores->sizes.take_front(1));
    llvm::append_range(wanted, scores->sizes.drop_front(2));
    if (!requireEqual(call.cx, wanted, labels->sizes))
      return call.cx.error(0, 1)
             << "expected labels of sizes " << ArrayRef<SymInt>(wanted)
             << ", found " << labels->sizes;
  }
  if (const TensorMeta *weights = call.getTensor(2); weights && scores)
    if (weights->rank() != 1 ||
        !requireEqual(call.cx, weights->sizes[0], scores->sizes[1]))
      return call.cx.error(0, 2)
             << "expected a weight for each of " << scores->sizes[1]
             << " classes, found " << weights->sizes;
  (void)call.giveLike(1, 0);
  return call.getString("reduction", "mean") == "none"
             ? call.giveLike(0, 1, call.getDType(0))
             : call.give(0, {}, call.getDType(0));
}

static constexpr ONNXRule rows[] = {
    {"ArgMax", argMax},
    {"ArgMin", argMax},
    {"BatchNormalization", batchNormalization, 5},
    {"CumProd", cumulate, 2},
    {"CumSum", cumulate, 2},
    {"GroupNormalization", groupNormalization, 3},
    {"Hardmax", softmax},
    {"InstanceNormalization", instanceNormalization, 3},
    {"LRN", likeFirst},
    {"LayerNormalization", layerNormalization, 2},
    {"LogSoftmax", softmax},
    {"LpNormalization", alongAxis<-1>},
    {"MeanVarianceNormalization", likeFirst},
    {"NegativeLogLikelihoodLoss", loss, 2},
    {"RMSNormalization", layerNormalization, 2},
    {"ReduceL1", reduce<Fold::None>},
    {"ReduceL2", reduce<Fold::None>},
    {"ReduceLogSum", reduce<Fold::None>},
    {"ReduceLogSumExp", reduce<Fold::None>},
    {"ReduceMax", reduce<Fold::Max>},
    {"ReduceMean", reduce<Fold::None>},
    {"ReduceMin", reduce<Fold::Min>},
    {"ReduceProd", reduce<Fold::Product>},
    {"ReduceSum", reduce<Fold::Sum>},
    {"ReduceSumSquare", reduce<Fold::None>},
    {"Softmax", softmax},
    {"SoftmaxCrossEntropyLoss", loss, 2},
};

ArrayRef<ONNXRule> fake::getONNXReductionRules() { return rows; }
