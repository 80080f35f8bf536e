//===- Slices.cpp - Ops of ONNX that cut and join ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Constant.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Views.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// A list that is an attribute of old opsets and an operand of later ones.
static std::optional<SmallVector<SymInt>>
getListOrAttr(ONNXCall &call, StringRef attr, unsigned operand) {
  if (!call.hasAttr(attr))
    return call.getList(operand);
  SmallVector<int64_t> values =
      call.getInts(attr).value_or(SmallVector<int64_t>());
  // No bound of a slice is smaller.
  SmallVector<SymInt> list;
  for (int64_t value : values)
    list.push_back(std::max(value, SymInt::minInt));
  return list;
}

/// The number of elements from `start` backward to `end`, which is excluded.
/// Bounds are moved into the dimension; unknown where their signs are.
static SymInt countBackward(ShapeEnv &env, SymInt size, SymInt start,
                            SymInt end, int64_t step) {
  // No size is as large as bounds that stand for an end.
  constexpr int64_t huge = int64_t(1) << 62;
  auto move = [&](SymInt bound) {
    if (bound.isInt() && bound.getInt() <= -huge)
      return SymInt(-1);
    if (bound.isInt() && bound.getInt() >= huge)
      return env.sub(size, 1);
    Range range = env.getRange(bound);
    if (range.min >= 0)
      return env.min(bound, env.sub(size, 1));
    return range.max < 0 ? env.max(env.add(bound, size), -1) : SymInt();
  };
  SymInt distance = env.sub(move(start), move(end));
  return env.max(env.ceilDiv(distance, SymInt(-step)), 0);
}

namespace {
/// Which elements a slice has along each dimension.
struct Places {
  SmallVector<SymInt> starts;
  SmallVector<int64_t> steps;

  /// All elements.
  explicit Places(size_t rank) : starts(rank, 0), steps(rank, 1) {}
};
} // namespace

/// The first element of a slice of a dimension of constant size.
static int64_t movePlace(int64_t start, int64_t size, int64_t step) {
  start = start < 0 ? start + size : start;
  return std::clamp<int64_t>(start, 0, step < 0 ? size - 1 : size);
}

/// The elements of a slice of these sizes; empty if they are not known.
static SmallVector<SymInt> getPart(const TensorMeta &self, const Places &places,
                                   ArrayRef<SymInt> sizes) {
  SmallVector<SymInt> part;
  std::optional<int64_t> count = countElements(sizes);
  if (self.constant.empty() || !count ||
      *count > static_cast<int64_t>(self.constant.size()) ||
      countElements(self.sizes) != static_cast<int64_t>(self.constant.size()) ||
      llvm::any_of(places.starts, [](SymInt start) { return !start.isInt(); }))
    return part;
  forEachIndex(sizes, [&](ArrayRef<int64_t> index) {
    int64_t place = 0;
    for (auto [dim, i] : llvm::enumerate(index)) {
      int64_t size = self.sizes[dim].getInt(), step = places.steps[dim];
      int64_t first = movePlace(places.starts[dim].getInt(), size, step);
      place = place * size + first + i * step;
    }
    bool isInside =
        place >= 0 && place < static_cast<int64_t>(self.constant.size());
    part.push_back(isInside ? self.constant[place] : SymInt());
  });
  return part;
}

namespace {
/// The bounds of a slice, one for each of `axes`.
struct SliceBounds {
  SmallVector<SymInt> starts, ends, steps;
  SmallVector<int64_t> axes;
};
} // namespace

/// The size of a slice of one dimension.
static FailureOr<SymInt> sliceDim(ONNXCall &call, const TensorMeta &self,
                                  int64_t dim, SymInt start, SymInt end,
                                  SymInt step) {
  SymInt size = self.sizes[dim];
  if (step.isInt(0))
    return call.cx.error() << "expected a step other than 0, found " << step;
  if (!step.isInt() || start.isUnknown() || end.isUnknown())
    return call.freshSize(size);
  if (step.getInt() < 0) {
    SymInt count = countBackward(call.cx.env, size, start, end, step.getInt());
    return count.isUnknown() ? call.freshSize(size) : count;
  }
  FailureOr<TensorMeta> part =
      sliceForward(call.cx, self, dim, start, end, step);
  if (failed(part))
    return failure();
  return part->sizes[dim];
}

static LogicalResult sliceBy(ONNXCall &call, const SliceBounds &bounds) {
  const TensorMeta &self = *call.getTensor(0);
  FailureOr<SmallVector<int64_t>> dims = call.wrapAll(bounds.axes, self.rank());
  if (failed(dims))
    return failure();
  if (dims->size() != bounds.starts.size() ||
      dims->size() != bounds.ends.size() || dims->size() != bounds.steps.size())
    return call.cx.error()
           << "expected as many starts, ends, steps and axes, found "
           << bounds.starts.size() << ", " << bounds.ends.size() << ", "
           << bounds.steps.size() << " and " << dims->size();
  TensorMeta plain =
      makeContiguous(call.cx, self.sizes, self.dtype, Device::cpu());
  SmallVector<SymInt> sizes(self.sizes);
  Places places(self.rank());
  for (auto [i, dim] : llvm::enumerate(*dims)) {
    FailureOr<SymInt> size = sliceDim(call, plain, dim, bounds.starts[i],
                                      bounds.ends[i], bounds.steps[i]);
    if (failed(size))
      return failure();
    sizes[dim] = *size;
    places.starts[dim] = bounds.starts[i];
    places.steps[dim] = bounds.steps[i].isInt() ? bounds.steps[i].getInt() : 1;
    if (!bounds.steps[i].isInt())
      places.starts[dim] = SymInt();
  }
  return call.give(0, sizes, self.dtype, getPart(self, places, sizes));
}

/// Constant integers of a list; nullopt if some are not known.
static std::optional<SmallVector<int64_t>>
getConstants(ArrayRef<SymInt> values) {
  SmallVector<int64_t> constants;
  for (SymInt value : values) {
    if (!value.isInt())
      return std::nullopt;
    constants.push_back(value.getInt());
  }
  return constants;
}

/// Sizes of a slice whose bounds or axes are not known: none is larger.
static LogicalResult
sliceSomehow(ONNXCall &call, const std::optional<SmallVector<int64_t>> &axes) {
  const TensorMeta &self = *call.getTensor(0);
  SmallVector<SymInt> sizes(self.sizes);
  SmallVector<int64_t> dims =
      axes ? *axes : llvm::to_vector(llvm::seq<int64_t>(0, self.rank()));
  FailureOr<SmallVector<int64_t>> wrapped = call.wrapAll(dims, self.rank());
  if (failed(wrapped))
    return failure();
  for (int64_t dim : *wrapped)
    sizes[dim] = call.freshSize(sizes[dim]);
  return call.give(0, sizes, self.dtype);
}

static LogicalResult slice(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!call.hasAttr("starts") && (!call.has(1) || !call.has(2)))
    return call.cx.error() << "expected starts and ends";
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  auto starts = getListOrAttr(call, "starts", 1);
  auto ends = getListOrAttr(call, "ends", 2);
  auto axes = getListOrAttr(call, "axes", 3);
  std::optional<SmallVector<int64_t>> dims;
  if (axes)
    dims = getConstants(*axes);
  else if (!call.has(3) && starts)
    dims = llvm::to_vector(llvm::seq<int64_t>(0, starts->size()));
  auto steps = call.getList(4);
  if (!steps && !call.has(4) && starts)
    steps.emplace(starts->size(), 1);
  if (!starts || !ends || !dims || !steps)
    return sliceSomehow(call, dims);
  return sliceBy(call, {*starts, *ends, *steps, *dims});
}

//===----------------------------------------------------------------------===//
// Joins
//===----------------------------------------------------------------------===//

/// The elements of all operands, if they are vectors.
static SmallVector<SymInt> joinElements(ONNXCall &call) {
  SmallVector<SymInt> elements;
  for (size_t i = 0; i < call.size(); ++i) {
    const TensorMeta *part = call.getTensor(i);
    if (part->rank() != 1 || !part->sizes[0].isInt() ||
        part->sizes[0].getInt() > call.cx.mode.constantNumelLimit)
      return {};
    size_t count = elements.size() + part->sizes[0].getInt();
    llvm::append_range(elements, part->constant);
    elements.resize(count);
  }
  return elements;
}

static LogicalResult concat(ONNXCall &call) {
  for (size_t i = 0; i < call.size(); ++i)
    if (!call.getTensor(i))
      return call.giveUnranked(0, call.getDType(0));
  for (size_t i = 1; i < call.size(); ++i)
    if (differ(call.getDType(0), call.getDType(i)))
      return call.cx.error(0, i)
             << "expected tensors of the same dtype, found " << call.getDType(0)
             << " and " << call.getDType(i);
  FailureOr<int64_t> axis =
      call.getAxis(call.getOpset() < 4 ? 1 : 0, call.getTensor(0)->rank());
  if (failed(axis))
    return failure();
  auto sizes = call.join(*axis);
  if (failed(sizes))
    return failure();
  return call.give(0, **sizes, call.getDType(0), joinElements(call));
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// Requires the sizes of parts to add up to that of the dimension.
static LogicalResult checkParts(ONNXCall &call, SymInt size,
                                ArrayRef<SymInt> parts) {
  SymInt total = call.cx.env.sum(parts);
  if (requireEqual(call.cx, size, total))
    return success();
  return call.cx.error(0) << "expected parts that add up to " << size
                          << ", found " << parts;
}

/// The sizes of parts: given ones, or equal ones but for the last.
static FailureOr<SmallVector<SymInt>> getParts(ONNXCall &call, SymInt size,
                                               size_t count) {
  auto given = getListOrAttr(call, "split", 1);
  ShapeEnv &env = call.cx.env;
  if (given) {
    if (given->size() != count)
      return call.cx.error()
             << "expected " << count << " sizes, one for each result, found "
             << given->size();
    if (failed(checkParts(call, size, *given)))
      return failure();
    return *given;
  }
  if (call.has(1))
    return SmallVector<SymInt>(count);
  if (int64_t stated = call.getInt("num_outputs", count);
      stated != static_cast<int64_t>(count))
    return call.cx.error() << "expected " << stated << " results, found "
                           << count;
  SmallVector<SymInt> parts(count, env.ceilDiv(size, count));
  if (!call.hasAttr("num_outputs")) {
    // Before opset 18, parts are equal.
    parts.assign(count, env.floorDiv(size, count));
    if (!size.isUnknown() && !env.require(Condition::multiple(size, count)))
      return call.cx.error(0) << "expected a size that is divisible by "
                              << count << " results, found " << size;
  } else if (count > 1) {
    parts.back() = env.sub(size, env.mul(parts.front(), count - 1));
    if (isFalse(env.le(0, parts.back())))
      return call.cx.error(0) << "expected a size of at least " << count
                              << " parts, found " << size;
  }
  return parts;
}

static LogicalResult split(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self) {
    for (size_t i = 0; i < call.results.size(); ++i)
      (void)call.giveUnranked(i, call.getDType(0));
    return success();
  }
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis))
    return failure();
  FailureOr<SmallVector<SymInt>> parts =
      getParts(call, self->sizes[*axis], call.results.size());
  if (failed(parts))
    return failure();
  SymInt start = 0;
  for (auto [i, part] : llvm::enumerate(*parts)) {
    SymInt count = part.isUnknown() ? call.freshSize(self->sizes[*axis]) : part;
    ArrayRef<SymInt> sizes = withSize(call.cx, self->sizes, *axis, count);
    Places places(self->rank());
    places.starts[*axis] = start;
    if (failed(call.give(i, sizes, self->dtype, getPart(*self, places, sizes))))
      return failure();
    start = call.cx.env.add(start, count);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Borders
//===----------------------------------------------------------------------===//

/// The dimensions that operand `operand` lists, or the attribute `axes`; all if
/// there is neither. Nullopt if they are not known.
static FailureOr<std::optional<SmallVector<int64_t>>>
getDims(ONNXCall &call, unsigned operand, int64_t rank) {
  auto axes = getListOrAttr(call, "axes", operand);
  std::optional<SmallVector<int64_t>> dims;
  if (axes)
    dims = getConstants(*axes);
  else if (!call.has(operand))
    dims = llvm::to_vector(llvm::seq<int64_t>(0, rank));
  if (!dims)
    return dims;
  FailureOr<SmallVector<int64_t>> wrapped = call.wrapAll(*dims, rank);
  if (failed(wrapped))
    return failure();
  return std::optional<SmallVector<int64_t>>(*wrapped);
}

/// The operand, or an attribute of old opsets, has what is put before all
/// dimensions, then what is put behind them.
static LogicalResult pad(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  auto pads =
      getListOrAttr(call, call.hasAttr("paddings") ? "paddings" : "pads", 1);
  if (!pads && !call.has(1))
    return call.cx.error() << "expected paddings";
  auto dims = getDims(call, 3, self->rank());
  if (failed(dims))
    return failure();
  if (!*dims || !pads) {
    SmallVector<SymInt> sizes(self->rank());
    return call.give(0, sizes, self->dtype);
  }
  size_t count = (*dims)->size();
  if (pads->size() != 2 * count)
    return call.cx.error() << "expected " << 2 * count
                           << " paddings, two for each of " << count
                           << " dimensions of " << self->sizes << ", found "
                           << pads->size();
  SmallVector<SymInt> sizes(self->sizes);
  for (auto [i, dim] : llvm::enumerate(**dims))
    sizes[dim] = call.cx.env.sum({sizes[dim], (*pads)[i], (*pads)[i + count]});
  return call.give(0, sizes, self->dtype);
}

/// Dimensions are cut or padded at both ends to the sizes of the operand.
static LogicalResult centerCropPad(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  auto dims = getDims(call, 2, self->rank());
  if (failed(dims))
    return failure();
  auto wanted = call.getList(1);
  SmallVector<SymInt> sizes(self->sizes);
  for (auto [i, dim] : llvm::enumerate(**dims)) {
    if (wanted && wanted->size() != (*dims)->size())
      return call.cx.error(1) << "expected " << (*dims)->size()
                              << " sizes, found " << wanted->size();
    sizes[dim] = wanted ? (*wanted)[i] : SymInt();
  }
  return call.give(0, sizes, self->dtype);
}

static constexpr ONNXRule rows[] = {
    {"CenterCropPad", centerCropPad, 2},
    {"Concat", concat},
    {"Pad", pad},
    {"Slice", slice},
    {"Split", split},
};

ArrayRef<ONNXRule> fake::getONNXSliceRules() { return rows; }
