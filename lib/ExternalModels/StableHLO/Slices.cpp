//===- Slices.cpp - Ops of StableHLO that select and join -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "HLOCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// The elements of a vector from `start` on.
static SmallVector<SymInt> getPart(ArrayRef<SymInt> elements, SymInt start,
                                   SymInt count, SymInt stride) {
  SmallVector<SymInt> part;
  if (elements.empty() || !start.isInt() || !count.isInt() || !stride.isInt())
    return part;
  for (int64_t i = 0; i < count.getInt(); ++i) {
    int64_t index = start.getInt() + i * stride.getInt();
    if (index < 0 || static_cast<size_t>(index) >= elements.size())
      return {};
    part.push_back(elements[index]);
  }
  return part;
}

/// The elements from `starts` to `limits`, at distances `strides`.
static LogicalResult sliceBy(HLOCall &call, ArrayRef<SymInt> starts,
                             ArrayRef<SymInt> limits,
                             ArrayRef<SymInt> strides) {
  const TensorMeta *self = call.getTensor(0);
  ShapeEnv &env = call.cx.env;
  size_t rank = self->rank();
  if (starts.size() != rank || limits.size() != rank || strides.size() != rank)
    return call.cx.error(0) << "expected indices of " << rank
                            << " dimensions, found " << starts.size();
  SmallVector<SymInt> sizes;
  for (size_t dim = 0; dim < rank; ++dim) {
    if (!env.require(Condition::le(limits[dim], self->sizes[dim])))
      return call.cx.error(0)
             << "expected a limit of at most " << self->sizes[dim]
             << " in dimension " << dim << ", found " << limits[dim];
    if (!env.require(Condition::le(starts[dim], limits[dim])))
      return call.cx.error(0)
             << "expected a start of at most the limit " << limits[dim]
             << " in dimension " << dim << ", found " << starts[dim];
    sizes.push_back(
        env.ceilDiv(env.sub(limits[dim], starts[dim]), strides[dim]));
  }
  SmallVector<SymInt> part;
  if (rank == 1)
    part = getPart(self->constant, starts[0], sizes[0], strides[0]);
  return call.set(0, sizes, part);
}

static SmallVector<SymInt> toSymInts(ArrayRef<int64_t> values) {
  return SmallVector<SymInt>(values.begin(), values.end());
}

static LogicalResult slice(HLOCall &call) {
  if (!call.getTensor(0))
    return call.setDeclared();
  return sliceBy(call, toSymInts(call.getInts("start_indices")),
                 toSymInts(call.getInts("limit_indices")),
                 toSymInts(call.getInts("strides")));
}

static LogicalResult realDynamicSlice(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  size_t rank = self->rank();
  return sliceBy(call, call.getElements(1, rank), call.getElements(2, rank),
                 call.getElements(3, rank));
}

/// Sizes are constant; starts are moved into the tensor.
static LogicalResult dynamicSlice(HLOCall &call) {
  SmallVector<SymInt> sizes = toSymInts(call.getInts("slice_sizes"));
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.set(0, sizes);
  if (sizes.size() != static_cast<size_t>(self->rank()))
    return call.cx.error(0) << "expected " << self->rank()
                            << " slice sizes, found " << sizes.size();
  for (auto [dim, pair] : llvm::enumerate(llvm::zip_equal(sizes, self->sizes)))
    if (auto [size, whole] = pair;
        !call.cx.env.require(Condition::le(size, whole)))
      return call.cx.error(0) << "expected a slice of at most " << whole
                              << " in dimension " << dim << ", found " << size;
  SmallVector<SymInt> part;
  if (sizes.size() == 1 && call.size() == 2)
    part = getPart(self->constant, call.getElements(1, 1)[0], sizes[0], 1);
  return call.set(0, sizes, part);
}

/// The result has the sizes of the first operand.
static LogicalResult likeFirst(HLOCall &call) { return call.setLike(0); }

/// The elements of a vector in the reverse order.
static LogicalResult reverse(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  SmallVector<SymInt> elements;
  if (self->rank() == 1 && !call.getInts("dimensions").empty())
    elements.assign(self->constant.rbegin(), self->constant.rend());
  return call.set(0, self->sizes, elements);
}

//===----------------------------------------------------------------------===//
// Joins
//===----------------------------------------------------------------------===//

static LogicalResult concatenate(HLOCall &call) {
  int64_t dim = call.getInt("dimension");
  auto sizes = call.join(dim);
  if (failed(sizes))
    return failure();
  if (!*sizes)
    return call.setDeclared();
  SmallVector<SymInt> elements;
  // Those of the parts follow each other.
  for (size_t i = 0; dim == 0 && i < call.size(); ++i) {
    SymInt count = numel(call.cx, call.getTensor(i)->sizes);
    if (!count.isInt() || count.getInt() > call.cx.mode.constantNumelLimit) {
      elements.clear();
      break;
    }
    llvm::append_range(elements, call.getElements(i, count.getInt()));
  }
  return call.set(0, **sizes, elements);
}

/// Elements are added before, behind, and between those of the operand.
static LogicalResult padBy(HLOCall &call, ArrayRef<SymInt> low,
                           ArrayRef<SymInt> high, ArrayRef<SymInt> interior) {
  const TensorMeta *self = call.getTensor(0);
  ShapeEnv &env = call.cx.env;
  SmallVector<SymInt> sizes;
  for (auto [size, before, behind, between] :
       llvm::zip_equal(self->sizes, low, high, interior)) {
    SymInt gaps = between.isInt(0)
                      ? SymInt(0)
                      : env.mul(env.max(env.sub(size, 1), 0), between);
    sizes.push_back(env.sum({size, before, behind, gaps}));
  }
  return call.set(0, sizes);
}

static LogicalResult pad(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  size_t rank = self->rank();
  return padBy(call, toSymInts(call.getInts("edge_padding_low", rank, 0)),
               toSymInts(call.getInts("edge_padding_high", rank, 0)),
               toSymInts(call.getInts("interior_padding", rank, 0)));
}

static LogicalResult dynamicPad(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  size_t rank = self->rank();
  return padBy(call, call.getElements(2, rank), call.getElements(3, rank),
               call.getElements(4, rank));
}

//===----------------------------------------------------------------------===//
// Gathers
//===----------------------------------------------------------------------===//

/// The sizes of `start_indices` but its vectors are those of the result outside
/// of `offset_dims`, which have the sizes of slices.
static LogicalResult gatherSlices(HLOCall &call, ArrayRef<SymInt> slices) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1);
  stablehlo::HLOAttr numbers = call.getAttr("dimension_numbers");
  if (!self || !indices || !numbers)
    return call.setDeclared();
  SmallVector<int64_t> offsets = getFieldInts(numbers, "offset_dims");
  SmallVector<int64_t> dropped = getFieldInts(numbers, "collapsed_slice_dims");
  llvm::append_range(dropped, getFieldInts(numbers, "operand_batching_dims"));
  SmallVector<int64_t> field = getFieldInts(numbers, "index_vector_dim");
  int64_t vectorDim = field.empty() ? 0 : field.front();
  SmallVector<SymInt> batch, kept, sizes;
  for (auto [dim, size] : llvm::enumerate(indices->sizes))
    if (static_cast<int64_t>(dim) != vectorDim)
      batch.push_back(size);
  for (auto [dim, size] : llvm::enumerate(slices))
    if (!llvm::is_contained(dropped, static_cast<int64_t>(dim)))
      kept.push_back(size);
  if (kept.size() != offsets.size())
    return call.cx.error(0)
           << "expected " << offsets.size()
           << " slice sizes that are kept, found " << kept.size();
  size_t rank = batch.size() + kept.size(), fromBatch = 0, fromSlice = 0;
  for (size_t dim = 0; dim < rank; ++dim) {
    bool isOffset = llvm::is_contained(offsets, static_cast<int64_t>(dim));
    if (isOffset ? fromSlice >= kept.size() : fromBatch >= batch.size())
      return call.setDeclared();
    sizes.push_back(isOffset ? kept[fromSlice++] : batch[fromBatch++]);
  }
  return call.set(0, sizes);
}

static LogicalResult gather(HLOCall &call) {
  return gatherSlices(call, toSymInts(call.getInts("slice_sizes")));
}

static LogicalResult dynamicGather(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return self ? gatherSlices(call, call.getElements(2, self->rank()))
              : call.setDeclared();
}

/// Dimension `dim` is replaced by those of the index behind `batch_dims`.
static LogicalResult torchIndexSelect(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0), *index = call.getTensor(1);
  int64_t dim = call.getInt("dim"), batch = call.getInt("batch_dims");
  if (!self || !index || dim < 0 || dim >= self->rank() ||
      batch > index->rank())
    return call.setDeclared();
  SmallVector<SymInt> sizes(self->sizes.take_front(dim));
  llvm::append_range(sizes, index->sizes.drop_front(batch));
  llvm::append_range(sizes, self->sizes.drop_front(dim + 1));
  return call.set(0, sizes);
}

static constexpr HLORuleRow rows[] = {
    {"slice", slice},
    {"real_dynamic_slice", realDynamicSlice},
    {"dynamic_slice", dynamicSlice},
    {"dynamic_update_slice", likeFirst},
    {"reverse", reverse},
    {"concatenate", concatenate},
    {"pad", pad},
    {"dynamic_pad", dynamicPad},
    {"gather", gather},
    {"dynamic_gather", dynamicGather},
    {"torch_index_select", torchIndexSelect},
};

ArrayRef<HLORuleRow> fake::getSliceRules() { return rows; }
