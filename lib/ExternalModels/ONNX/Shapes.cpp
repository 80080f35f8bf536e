//===- Shapes.cpp - Ops of ONNX that arrange elements -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Constant.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Views.h"
#include "ONNXCall.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Creation
//===----------------------------------------------------------------------===//

/// The dtype and the sizes are those of the literal.
static LogicalResult giveLiteral(ONNXCall &call, Attribute value) {
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements)
    return call.cx.error() << "expected elements as attribute 'value'";
  ShapedType type = elements.getShapedType();
  DType dtype = getDTypeOfElement(type.getElementType());
  SmallVector<SymInt> sizes(type.getShape());
  return call.give(0, sizes, dtype, readElements(call.cx, value, dtype));
}

/// One of several attributes has the value.
static LogicalResult constant(ONNXCall &call) {
  if (Attribute value = call.getAttr("value"))
    return giveLiteral(call, value);
  if (std::optional<int64_t> value = call.getInt("value_int"))
    return call.give(0, {}, DType::Int64, SymInt(*value));
  if (auto values = call.getInts("value_ints"))
    return call.give(0, SymInt(values->size()), DType::Int64,
                     SmallVector<SymInt>(values->begin(), values->end()));
  if (auto value = dyn_cast_or_null<FloatAttr>(call.getAttr("value_float")))
    return call.give(0, {}, DType::Float32,
                     toElement(call.cx.env,
                               call.cx.env.makeFloat(value.getValueAsDouble()),
                               DType::Float32));
  if (auto values = call.getFloats("value_floats")) {
    SmallVector<SymInt> elements;
    if (values->size() <= 8)
      for (double value : *values)
        elements.push_back(toElement(call.cx.env, call.cx.env.makeFloat(value),
                                     DType::Float32));
    return call.give(0, SymInt(values->size()), DType::Float32, elements);
  }
  if (call.hasAttr("value_string"))
    return call.give(0, {}, DType::Unknown);
  if (auto texts = dyn_cast_or_null<ArrayAttr>(call.getAttr("value_strings")))
    return call.give(0, SymInt(texts.size()), DType::Unknown);
  return call.cx.error()
         << "expected an attribute 'value', 'value_int', 'value_ints' or "
            "another one for a value";
}

/// A tensor of equal elements.
static LogicalResult giveFilled(ONNXCall &call, ArrayRef<SymInt> sizes,
                                DType dtype, SymInt element) {
  std::optional<int64_t> count = countElements(sizes);
  SmallVector<SymInt> elements;
  if (count && *count <= call.cx.mode.constantNumelLimit)
    elements.assign(*count, element);
  return call.give(0, sizes, dtype, elements);
}

static LogicalResult constantOfShape(ONNXCall &call) {
  DType dtype = DType::Float32;
  SymInt element = call.cx.env.makeFloat(0);
  if (auto value = dyn_cast_or_null<ElementsAttr>(call.getAttr("value"))) {
    dtype = getDTypeOfElement(value.getShapedType().getElementType());
    SmallVector<SymInt> elements = readElements(call.cx, value, dtype);
    element = elements.size() == 1 ? elements.front() : SymInt();
  }
  std::optional<SmallVector<SymInt>> sizes = call.getList(0);
  return sizes ? giveFilled(call, *sizes, dtype, element)
               : call.giveUnranked(0, dtype);
}

/// The number of elements from `start` to `limit`, at distances `delta`.
static SymInt countRange(ShapeEnv &env, SymInt start, SymInt limit,
                         SymInt delta) {
  if (isFloat(start) || isFloat(limit) || isFloat(delta)) {
    std::optional<double> from = asConstant(start), to = asConstant(limit),
                          by = asConstant(delta);
    if (!from || !to || !by || *by == 0)
      return SymInt();
    double count = std::ceil((*to - *from) / *by);
    return std::isfinite(count) && count < 1e15
               ? SymInt(std::max<int64_t>(count, 0))
               : SymInt();
  }
  if (delta.isInt(-1))
    return env.max(env.sub(start, limit), 0);
  // Of another sign, it is not known which end is the first.
  Range range = env.getRange(delta);
  if (range.min > 0)
    return env.max(env.ceilDiv(env.sub(limit, start), delta), 0);
  if (range.max < 0)
    return env.max(env.ceilDiv(env.sub(start, limit), env.neg(delta)), 0);
  return SymInt();
}

static LogicalResult range(ONNXCall &call) {
  SymInt start = call.getNumber(0), limit = call.getNumber(1),
         delta = call.getNumber(2);
  for (unsigned i : {0, 1, 2})
    if (const TensorMeta *bound = call.getTensor(i); bound && bound->rank() > 1)
      return call.cx.error(i) << "expected a scalar, found " << bound->sizes;
  if (delta.isInt(0))
    return call.cx.error(2) << "expected a delta other than 0, found " << delta;
  ShapeEnv &env = call.cx.env;
  SymInt count = countRange(env, start, limit, delta);
  SmallVector<SymInt> elements;
  if (count.isInt() && count.getInt() <= call.cx.mode.constantNumelLimit &&
      isIntegral(call.getDType(0)))
    for (int64_t i = 0; i < count.getInt(); ++i)
      elements.push_back(env.add(start, env.mul(delta, i)));
  return call.give(0, count, call.getDType(0), elements);
}

/// Sizes and the default dtype are those of the operand.
static LogicalResult createLike(ONNXCall &call) {
  return call.giveLike(0, 0, call.getDType("dtype", call.getDType(0)));
}
static LogicalResult eyeLike(ONNXCall &call) {
  return failed(checkRank(call, 0, 2)) ? failure() : createLike(call);
}
/// The attribute `shape` has the sizes.
static LogicalResult createRandom(ONNXCall &call) {
  DType dtype = call.getDType("dtype", DType::Float32);
  std::optional<SmallVector<int64_t>> shape = call.getInts("shape");
  if (!shape)
    return call.cx.error() << "expected an attribute 'shape'";
  SmallVector<SymInt> sizes(shape->begin(), shape->end());
  return call.give(0, sizes, dtype);
}

//===----------------------------------------------------------------------===//
// Sizes as elements
//===----------------------------------------------------------------------===//

/// The sizes from `start` to `end`, which are moved into the rank.
static LogicalResult shape(ONNXCall &call) {
  int64_t start = call.getInt("start", 0);
  int64_t end = call.getInt("end", std::numeric_limits<int64_t>::max());
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.give(0, SymInt(), DType::Int64);
  int64_t rank = self->rank();
  auto move = [&](int64_t place) {
    return std::clamp<int64_t>(place < 0 ? place + rank : place, 0, rank);
  };
  start = move(start);
  end = std::max(move(end), start);
  ArrayRef<SymInt> sizes = self->sizes.slice(start, end - start);
  return call.give(0, SymInt(sizes.size()), DType::Int64, sizes);
}

static LogicalResult size(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return call.give(0, {}, DType::Int64,
                   self ? numel(call.cx, self->sizes) : SymInt());
}

//===----------------------------------------------------------------------===//
// Reshapes
//===----------------------------------------------------------------------===//

/// The same elements with other sizes.
static LogicalResult giveReshaped(ONNXCall &call, ArrayRef<SymInt> sizes) {
  return call.give(0, sizes, call.getDType(0), call.getElements(0));
}

/// The sizes that Reshape asks for: a 0 is the size of the operand in that
/// dimension, and -1 is left.
static FailureOr<SmallVector<SymInt>>
getWantedSizes(ONNXCall &call, SmallVector<SymInt> wanted) {
  const TensorMeta &self = *call.getTensor(0);
  if (call.getInt("allowzero", 0) != 0)
    return wanted;
  for (auto [dim, size] : llvm::enumerate(wanted)) {
    if (!size.isInt(0))
      continue;
    if (static_cast<int64_t>(dim) >= self.rank())
      return call.cx.error(0, 1)
             << "expected a size 0 in place of one of the sizes " << self.sizes
             << ", found it in dimension " << dim;
    size = self.sizes[dim];
  }
  return wanted;
}

static LogicalResult reshape(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<SymInt>> wanted = call.getList(1);
  if (std::optional<SmallVector<int64_t>> attr = call.getInts("shape"))
    wanted.emplace(attr->begin(), attr->end());
  if (failed(checkRank(call, 1, 1)))
    return failure();
  if (!wanted)
    return call.giveUnranked(0, call.getDType(0));
  if (!self) {
    for (SymInt &size : *wanted)
      if (size.isInt() && size.getInt() <= 0)
        size = SymInt();
    return call.give(0, *wanted, call.getDType(0));
  }
  FailureOr<SmallVector<SymInt>> sizes = getWantedSizes(call, *wanted);
  if (failed(sizes))
    return failure();
  // A single size that is not known follows from the others.
  size_t unknown =
      llvm::count_if(*sizes, [](SymInt s) { return s.isUnknown(); });
  size_t inferred =
      llvm::count_if(*sizes, [](SymInt s) { return s.isInt(-1); });
  if (unknown == 1 && inferred == 0)
    for (SymInt &size : *sizes)
      size = size.isUnknown() ? SymInt(-1) : size;
  FailureOr<ArrayRef<SymInt>> complete =
      inferViewSize(call.cx, *sizes, self->sizes);
  return failed(complete) ? failure() : giveReshaped(call, *complete);
}

/// Dimensions before and from `axis` on become one each.
static LogicalResult flatten(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.give(0, {SymInt(), SymInt()}, call.getDType(0));
  int64_t axis = call.getInt("axis", 1), rank = self->rank();
  if (axis < -rank || axis > rank)
    return call.cx.error(0) << "expected an axis between " << -rank << " and "
                            << rank << ", found " << axis;
  axis = axis < 0 ? axis + rank : axis;
  return giveReshaped(call, {numel(call.cx, self->sizes.take_front(axis)),
                             numel(call.cx, self->sizes.drop_front(axis))});
}

/// The dimensions of an op whose axes are an attribute, or an operand of later
/// opsets; nullopt if there are none, or they are not known.
static std::optional<SmallVector<int64_t>> getAxes(ONNXCall &call,
                                                   unsigned operand) {
  if (call.hasAttr("axes"))
    return call.getInts("axes");
  std::optional<SmallVector<SymInt>> list = call.getList(operand);
  if (!list)
    return std::nullopt;
  SmallVector<int64_t> axes;
  for (SymInt axis : *list) {
    if (!axis.isInt())
      return std::nullopt;
    axes.push_back(axis.getInt());
  }
  return axes;
}

static LogicalResult squeeze(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<int64_t>> axes = getAxes(call, 1);
  if (!self || (!axes && call.has(1)))
    return call.giveUnranked(0, call.getDType(0));
  SmallVector<SymInt> sizes;
  if (!axes) {
    // All sizes of 1 are dropped.
    for (SymInt size : self->sizes)
      if (!isOne(call.cx, size))
        sizes.push_back(size);
    return giveReshaped(call, sizes);
  }
  FailureOr<SmallVector<int64_t>> dims = call.wrapAll(*axes, self->rank());
  if (failed(dims))
    return failure();
  for (auto [dim, size] : llvm::enumerate(self->sizes)) {
    if (!llvm::is_contained(*dims, static_cast<int64_t>(dim)))
      sizes.push_back(size);
    else if (!requireEqual(call.cx, size, 1))
      return call.cx.error(0) << "expected size 1 in dimension " << dim
                              << ", found " << size << " in " << self->sizes;
  }
  return giveReshaped(call, sizes);
}

static LogicalResult unsqueeze(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<int64_t>> axes = getAxes(call, 1);
  if (!axes && !call.has(1))
    return call.cx.error() << "expected axes";
  if (!self || !axes)
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<SmallVector<int64_t>> dims =
      call.wrapAll(*axes, self->rank() + axes->size());
  if (failed(dims))
    return failure();
  SmallVector<SymInt> sizes;
  size_t next = 0, rank = self->rank() + dims->size();
  for (size_t dim = 0; dim < rank; ++dim)
    sizes.push_back(llvm::is_contained(*dims, static_cast<int64_t>(dim))
                        ? SymInt(1)
                        : self->sizes[next++]);
  return giveReshaped(call, sizes);
}

/// Elements of the operand, in the order of a transposed result.
static SmallVector<SymInt> permuteElements(ONNXCall &call,
                                           ArrayRef<SymInt> sizes,
                                           ArrayRef<int64_t> order) {
  const TensorMeta &self = *call.getTensor(0);
  SmallVector<SymInt> elements;
  if (self.constant.empty() ||
      countElements(self.sizes) != static_cast<int64_t>(self.constant.size()))
    return elements;
  forEachIndex(sizes, [&](ArrayRef<int64_t> index) {
    SmallVector<int64_t> at(index.size());
    for (auto [place, dim] : llvm::zip_equal(index, order))
      at[dim] = place;
    int64_t place = 0;
    for (auto [size, i] : llvm::zip_equal(self.sizes, at))
      place = place * size.getInt() + i;
    elements.push_back(self.constant[place]);
  });
  return elements;
}

static LogicalResult transpose(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<int64_t>> order = call.getInts("perm");
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  if (!order) {
    order = llvm::to_vector(llvm::seq<int64_t>(0, self->rank()));
    std::reverse(order->begin(), order->end());
  }
  if (order->size() != self->sizes.size() || !isPermutationVector(*order))
    return call.cx.error(0)
           << "expected a permutation of " << self->rank()
           << " dimensions as attribute 'perm' for " << self->sizes;
  SmallVector<SymInt> sizes;
  for (int64_t dim : *order)
    sizes.push_back(self->sizes[dim]);
  return call.give(0, sizes, self->dtype, permuteElements(call, sizes, *order));
}

//===----------------------------------------------------------------------===//
// Repetition
//===----------------------------------------------------------------------===//

/// The sizes of both are broadcast; a size of 1 keeps that of the operand.
static LogicalResult expand(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<SymInt>> shape = call.getList(1);
  if (failed(checkRank(call, 1, 1)))
    return failure();
  if (!self || !shape)
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<ArrayRef<SymInt>> sizes = broadcastWith(call, 0, *shape);
  if (failed(sizes))
    return failure();
  SmallVector<SymInt> elements;
  SymInt count = numel(call.cx, *sizes);
  if (self->constant.size() == 1 && count.isInt() && count.getInt() > 0 &&
      count.getInt() <= call.cx.mode.constantNumelLimit)
    elements.assign(count.getInt(), self->constant.front());
  else if (*sizes == self->sizes)
    elements.assign(self->constant.begin(), self->constant.end());
  return call.give(0, *sizes, self->dtype, elements);
}

/// `Tile(data, tiles, axis)` of opset 1.
static LogicalResult tileAxis(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SymInt axis = call.getNumber(2), tiles = call.getNumber(1);
  if (!self || !axis.isInt())
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<int64_t> dim = call.wrap(axis.getInt(), self->rank());
  if (failed(dim))
    return failure();
  return call.give(0,
                   withSize(call.cx, self->sizes, *dim,
                            call.cx.env.mul(self->sizes[*dim], tiles)),
                   self->dtype);
}

static LogicalResult tile(ONNXCall &call) {
  if (call.has(2))
    return tileAxis(call);
  const TensorMeta *self = call.getTensor(0);
  if (failed(checkRank(call, 1, 1)))
    return failure();
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  SmallVector<SymInt> repeats(self->rank());
  if (std::optional<SmallVector<SymInt>> list = call.getList(1)) {
    if (list->size() != repeats.size())
      return call.cx.error(0, 1) << "expected " << repeats.size()
                                 << " repeats, one for each of the sizes "
                                 << self->sizes << ", found " << list->size();
    repeats = *list;
  }
  SmallVector<SymInt> sizes, elements;
  for (auto [size, times] : llvm::zip_equal(self->sizes, repeats))
    sizes.push_back(call.cx.env.mul(size, times));
  if (self->rank() == 1 && repeats[0].isInt() && !self->constant.empty())
    for (int64_t i = 0, e = std::min<int64_t>(repeats[0].getInt(),
                                              call.cx.mode.constantNumelLimit);
         i < e; ++i)
      llvm::append_range(elements, self->constant);
  return call.give(0, sizes, self->dtype, elements);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// The block size of an op on images `[n, c, h, w]`.
static FailureOr<int64_t> getBlockSize(ONNXCall &call) {
  int64_t block = call.getInt("blocksize", 0);
  if (block <= 0)
    return call.cx.error() << "expected a blocksize above 0, found " << block;
  if (failed(checkRank(call, 0, 4)))
    return failure();
  return block;
}

/// A size divided by a number that must divide it.
static FailureOr<SymInt> divide(ONNXCall &call, SymInt size, SymInt number) {
  if (!size.isUnknown() &&
      !call.cx.env.require(Condition::multiple(size, number)))
    return call.cx.error(0)
           << "expected a size that is divisible by " << number << ", found "
           << size << " in " << call.getTensor(0)->sizes;
  return call.cx.env.floorDiv(size, number);
}

static LogicalResult depthToSpace(ONNXCall &call) {
  FailureOr<int64_t> block = getBlockSize(call);
  const TensorMeta *self = call.getTensor(0);
  if (failed(block))
    return failure();
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<SymInt> channels =
      divide(call, self->sizes[1], call.cx.env.mul(*block, *block));
  if (failed(channels))
    return failure();
  return call.give(0,
                   {self->sizes[0], *channels,
                    call.cx.env.mul(self->sizes[2], *block),
                    call.cx.env.mul(self->sizes[3], *block)},
                   self->dtype);
}

static LogicalResult spaceToDepth(ONNXCall &call) {
  FailureOr<int64_t> block = getBlockSize(call);
  const TensorMeta *self = call.getTensor(0);
  if (failed(block))
    return failure();
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<SymInt> height = divide(call, self->sizes[2], *block);
  if (failed(height))
    return failure();
  FailureOr<SymInt> width = divide(call, self->sizes[3], *block);
  if (failed(width))
    return failure();
  return call.give(0,
                   {self->sizes[0],
                    call.cx.env.product({self->sizes[1], *block, *block}),
                    *height, *width},
                   self->dtype);
}

static constexpr ONNXRule rows[] = {
    {"Bernoulli", createLike},
    {"Constant", constant, 0},
    {"ConstantOfShape", constantOfShape},
    {"DepthToSpace", depthToSpace},
    {"Expand", expand, 2},
    {"EyeLike", eyeLike},
    {"Flatten", flatten},
    {"RandomNormal", createRandom, 0},
    {"RandomNormalLike", createLike},
    {"RandomUniform", createRandom, 0},
    {"RandomUniformLike", createLike},
    {"Range", range, 3},
    {"Reshape", reshape},
    {"Shape", shape},
    {"Size", size},
    {"SpaceToDepth", spaceToDepth},
    {"Squeeze", squeeze},
    {"Tile", tile, 2},
    {"Transpose", transpose},
    {"Unsqueeze", unsqueeze},
};

ArrayRef<ONNXRule> fake::getONNXShapeRules() { return rows; }
