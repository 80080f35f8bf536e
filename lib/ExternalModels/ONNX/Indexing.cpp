//===- Indexing.cpp - Ops of ONNX that look elements up ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Indexing.h"
#include "FakeTensor/Meta/Constant.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Gathers
//===----------------------------------------------------------------------===//

/// The elements of a vector at constant places.
static SmallVector<SymInt> pickElements(const TensorMeta &self,
                                        ArrayRef<SymInt> places) {
  SmallVector<SymInt> elements;
  int64_t count = self.constant.size();
  if (self.rank() != 1 || count == 0)
    return elements;
  for (SymInt place : places) {
    int64_t at = place.isInt() ? place.getInt() : count;
    at = at < 0 ? at + count : at;
    elements.push_back(at >= 0 && at < count ? self.constant[at] : SymInt());
  }
  return elements;
}

/// Fails with an error for a constant index beyond the dimension.
static LogicalResult checkPlaces(ONNXCall &call, SymInt size,
                                 ArrayRef<SymInt> places) {
  ShapeEnv &env = call.cx.env;
  for (SymInt place : places)
    if (place.isInt() && (isFalse(env.lt(place, size)) ||
                          isFalse(env.le(0, env.add(place, size)))))
      return call.cx.error(0, 1)
             << "expected an index into a dimension of size " << size
             << ", found " << place;
  return success();
}

/// Indices must be integers.
static LogicalResult checkIndices(ONNXCall &call, unsigned operand) {
  if (mayBe(call.getDType(operand), {DType::Int32, DType::Int64}))
    return success();
  return call.cx.error(operand)
         << "expected indices of i32 or i64, found " << call.getDType(operand);
}

/// The sizes of the indices replace that of a dimension.
static LogicalResult gather(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1);
  if (failed(checkIndices(call, 1)))
    return failure();
  if (!self || !indices)
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis) ||
      failed(checkPlaces(call, self->sizes[*axis], indices->constant)))
    return failure();
  SmallVector<SymInt> sizes(self->sizes.take_front(*axis));
  llvm::append_range(sizes, indices->sizes);
  llvm::append_range(sizes, self->sizes.drop_front(*axis + 1));
  return call.give(0, sizes, self->dtype,
                   pickElements(*self, indices->constant));
}

/// The indices have the rank of the operand, and no larger size but in `axis`.
static LogicalResult gatherElements(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1);
  if (failed(checkIndices(call, 1)))
    return failure();
  if (!self || !indices)
    return call.giveLike(0, 1, call.getDType(0));
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis) ||
      failed(checkIndexShape(call.cx, 1, *indices, *self, *axis)))
    return failure();
  return call.give(0, indices->sizes, self->dtype,
                   pickElements(*self, indices->constant));
}

/// The number of dimensions that an index along the last dimension of the
/// indices selects, behind `batch` ones; nullopt if it is not known.
static FailureOr<std::optional<int64_t>> getIndexDepth(ONNXCall &call,
                                                       int64_t batch) {
  const TensorMeta &self = *call.getTensor(0), &indices = *call.getTensor(1);
  if (indices.isScalar())
    return call.cx.error(1)
           << "expected indices with dimensions, found " << indices.sizes;
  SymInt depth = indices.sizes.back();
  if (!depth.isInt())
    return std::optional<int64_t>();
  if (depth.getInt() > self.rank() - batch || depth.isInt(0))
    return call.cx.error(0, 1)
           << "expected a last size of the indices between 1 and "
           << self.rank() - batch << ", found " << depth;
  return std::optional<int64_t>(depth.getInt());
}

static LogicalResult gatherND(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1);
  if (!self || !indices)
    return call.giveUnranked(0, call.getDType(0));
  int64_t batch = call.getInt("batch_dims", 0);
  if (batch < 0 || batch >= std::min(self->rank(), indices->rank()))
    return call.cx.error(0, 1)
           << "expected batch_dims below both ranks " << self->rank() << " and "
           << indices->rank() << ", found " << batch;
  for (int64_t dim = 0; dim < batch; ++dim)
    if (failed(checkEqual(call, 0, self->sizes[dim], 1, indices->sizes[dim],
                          "sizes of batches")))
      return failure();
  FailureOr<std::optional<int64_t>> depth = getIndexDepth(call, batch);
  if (failed(depth))
    return failure();
  if (!*depth)
    return call.giveUnranked(0, self->dtype);
  SmallVector<SymInt> sizes(indices->sizes.drop_back());
  llvm::append_range(sizes, self->sizes.drop_front(batch + **depth));
  return call.give(0, sizes, self->dtype);
}

//===----------------------------------------------------------------------===//
// Scatters
//===----------------------------------------------------------------------===//

static LogicalResult scatterElements(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1),
                   *updates = call.getTensor(2);
  if (failed(checkIndices(call, 1)))
    return failure();
  if (self && indices) {
    FailureOr<int64_t> axis = call.getAxis(0, self->rank());
    if (failed(axis) || failed(checkRank(call, 1, self->rank())))
      return failure();
  }
  if (indices && updates &&
      !requireEqual(call.cx, indices->sizes, updates->sizes))
    return call.cx.error(1, 2)
           << "expected indices and updates of the same sizes, found "
           << indices->sizes << " and " << updates->sizes;
  return call.giveLike(0, 0);
}

static LogicalResult scatterND(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1),
                   *updates = call.getTensor(2);
  if (!self || !indices || !updates)
    return call.giveLike(0, 0);
  FailureOr<std::optional<int64_t>> depth = getIndexDepth(call, 0);
  if (failed(depth))
    return failure();
  if (*depth) {
    SmallVector<SymInt> wanted(indices->sizes.drop_back());
    llvm::append_range(wanted, self->sizes.drop_front(**depth));
    if (!requireEqual(call.cx, wanted, updates->sizes))
      return call.cx.error(2)
             << "expected updates of sizes " << ArrayRef<SymInt>(wanted)
             << ", found " << updates->sizes;
  }
  return call.giveLike(0, 0);
}

/// The update is like the cache but along `axis`.
static LogicalResult tensorScatter(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *update = call.getTensor(1);
  if (!self || !update)
    return call.giveLike(0, 0);
  FailureOr<int64_t> axis = call.getAxis(-2, self->rank());
  if (failed(axis) || failed(checkRank(call, 1, self->rank())))
    return failure();
  for (auto [dim, size] : llvm::enumerate(self->sizes))
    if (static_cast<int64_t>(dim) != *axis &&
        failed(checkEqual(call, 0, size, 1, update->sizes[dim], "sizes")))
      return failure();
  if (isFalse(call.cx.env.le(update->sizes[*axis], self->sizes[*axis])))
    return call.cx.error(0, 1)
           << "expected an update of at most " << self->sizes[*axis]
           << " elements, found " << update->sizes[*axis];
  return call.giveLike(0, 0);
}

//===----------------------------------------------------------------------===//
// Sizes that depend on data
//===----------------------------------------------------------------------===//

/// A column for each element that is not 0.
static LogicalResult nonZero(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.give(0, {SymInt(), SymInt()}, DType::Int64);
  return call.give(0, {self->rank(), countNonzero(call.cx, *self)},
                   DType::Int64);
}

/// As many elements, or slices along `axis`, as the condition has true ones.
static LogicalResult compress(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *condition = call.getTensor(1);
  if (failed(checkRank(call, 1, 1)))
    return failure();
  if (differ(call.getDType(1), DType::Bool))
    return call.cx.error(1)
           << "expected a condition of bool, found " << call.getDType(1);
  SymInt count;
  if (condition && !condition->constant.empty() &&
      !hasUnknown(condition->constant))
    count = call.cx.env.sum(condition->constant);
  else if (condition)
    count = countNonzero(call.cx, *condition);
  if (!self || !call.hasAttr("axis"))
    return self || !call.hasAttr("axis")
               ? call.give(0, count, call.getDType(0))
               : call.giveUnranked(0, call.getDType(0));
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis))
    return failure();
  return call.give(0, withSize(call.cx, self->sizes, *axis, count),
                   self->dtype);
}

/// Distinct elements or slices, and for these: indices of the first ones, their
/// places for all, and counts.
static LogicalResult unique(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self) {
    SymInt count = call.freshSize();
    (void)call.give(1, count, DType::Int64);
    (void)call.give(2, SymInt(), DType::Int64);
    (void)call.give(3, count, DType::Int64);
    return call.hasAttr("axis") ? call.giveUnranked(0, call.getDType(0))
                                : call.give(0, count, call.getDType(0));
  }
  SymInt all = numel(call.cx, self->sizes);
  int64_t axis = 0;
  if (call.hasAttr("axis")) {
    FailureOr<int64_t> wrapped = call.getAxis(0, self->rank());
    if (failed(wrapped))
      return failure();
    axis = *wrapped;
    all = self->sizes[axis];
  }
  SymInt count = call.freshSize(all);
  // There is a first one.
  if (isTrue(call.cx.env.lt(0, all)))
    (void)call.cx.env.assume(Condition::le(1, count));
  count = call.cx.env.simplify(count);
  (void)call.give(1, count, DType::Int64);
  (void)call.give(2, all, DType::Int64);
  (void)call.give(3, count, DType::Int64);
  if (!call.hasAttr("axis"))
    return call.give(0, count, self->dtype);
  return call.give(0, withSize(call.cx, self->sizes, axis, count), self->dtype);
}

/// Rows of batch, class and box: at most as many of each class as an operand
/// says, and as there are boxes.
static LogicalResult nonMaxSuppression(ONNXCall &call) {
  if (failed(checkRank(call, 0, 3)) || failed(checkRank(call, 1, 3)))
    return failure();
  const TensorMeta *boxes = call.getTensor(0), *scores = call.getTensor(1);
  if (!boxes || !scores)
    return call.give(0, {SymInt(), 3}, DType::Int64);
  if (failed(checkEqual(call, 0, boxes->sizes[0], 1, scores->sizes[0],
                        "numbers of batches")) ||
      failed(checkEqual(call, 0, boxes->sizes[1], 1, scores->sizes[2],
                        "numbers of boxes")))
    return failure();
  if (!requireEqual(call.cx, boxes->sizes[2], 4))
    return call.cx.error(0)
           << "expected boxes of 4 numbers, found " << boxes->sizes;
  SymInt limit = call.has(2) ? call.getNumber(2) : SymInt(0);
  SymInt most = limit.isUnknown() ? boxes->sizes[1]
                                  : call.cx.env.min(limit, boxes->sizes[1]);
  SymInt all = call.cx.env.product({scores->sizes[0], scores->sizes[1], most});
  return call.give(0, {call.freshSize(all), 3}, DType::Int64);
}

//===----------------------------------------------------------------------===//
// Others
//===----------------------------------------------------------------------===//

/// A new dimension of the size of the depth.
static LogicalResult oneHot(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  DType dtype = call.getDType(2);
  if (!self)
    return call.giveUnranked(0, dtype);
  FailureOr<int64_t> axis = call.getAxis(-1, self->rank() + 1);
  if (failed(axis))
    return failure();
  // A float is truncated.
  SymInt depth = call.cx.env.call(SymFunction::Trunc, {call.getNumber(1)});
  return call.give(0,
                   withDim(call.cx, self->sizes, *axis,
                           depth.isUnknown() ? call.freshSize() : depth),
                   dtype);
}

/// Values and indices of the k largest elements.
static LogicalResult topK(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!call.has(1) && !call.hasAttr("k"))
    return call.cx.error() << "expected k";
  if (!self) {
    (void)call.giveUnranked(1, DType::Int64);
    return call.giveUnranked(0, call.getDType(0));
  }
  FailureOr<int64_t> axis = call.getAxis(-1, self->rank());
  if (failed(axis))
    return failure();
  SymInt k =
      call.hasAttr("k") ? SymInt(call.getInt("k", 0)) : call.getNumber(1);
  SymInt all = self->sizes[*axis];
  if (k.isUnknown())
    k = call.freshSize(all);
  else if (!call.cx.env.require(Condition::le(k, all)))
    return call.cx.error(0, 1)
           << "expected k of at most " << all << ", found " << k;
  ArrayRef<SymInt> sizes = withSize(call.cx, self->sizes, *axis, k);
  (void)call.give(1, sizes, DType::Int64);
  return call.give(0, sizes, self->dtype);
}

/// Slices of the last dimension at the given places.
static LogicalResult arrayFeatureExtractor(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *places = call.getTensor(1);
  if (!self || !places)
    return call.giveUnranked(0, call.getDType(0));
  if (failed(call.wrap(-1, self->rank())))
    return failure();
  SymInt count = numel(call.cx, places->sizes);
  if (self->rank() == 1)
    return call.give(0, {1, count}, self->dtype);
  return call.give(0, withSize(call.cx, self->sizes, self->rank() - 1, count),
                   self->dtype);
}

static LogicalResult likeFirst(ONNXCall &call) { return call.giveLike(0, 0); }

static LogicalResult reverseSequence(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *lengths = call.getTensor(1);
  if (failed(checkRank(call, 1, 1)))
    return failure();
  int64_t batch = call.getInt("batch_axis", 1),
          time = call.getInt("time_axis", 0);
  if (!self || !lengths)
    return call.giveLike(0, 0);
  FailureOr<SmallVector<int64_t>> axes =
      call.wrapAll({batch, time}, self->rank());
  if (failed(axes) ||
      failed(checkEqual(call, 0, self->sizes[axes->front()], 1,
                        lengths->sizes[0], "numbers of batches")))
    return failure();
  return call.giveLike(0, 0);
}

static constexpr ONNXRule rows[] = {
    {"ArrayFeatureExtractor", arrayFeatureExtractor, 2},
    {"Compress", compress, 2},
    {"Gather", gather, 2},
    {"GatherElements", gatherElements, 2},
    {"GatherND", gatherND, 2},
    {"NonMaxSuppression", nonMaxSuppression, 2},
    {"NonZero", nonZero},
    {"OneHot", oneHot, 3},
    {"ReverseSequence", reverseSequence, 2},
    {"Scatter", scatterElements, 3},
    {"ScatterElements", scatterElements, 3},
    {"ScatterND", scatterND, 3},
    {"TensorScatter", tensorScatter, 2},
    {"TopK", topK},
    {"Trilu", likeFirst},
    {"Unique", unique},
};

ArrayRef<ONNXRule> fake::getONNXIndexingRules() { return rows; }
