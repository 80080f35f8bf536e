//===- StepsIndexing.cpp - What indexing and gradients of it run  -*- C++
//-*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

/// Whether each class is that of the element, converted from bool.
static void oneHot(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  if (!args[1].isInt() || args[1].getInt().isInt(-1))
    return;
  const SymInt count[] = {args[1].getInt()};
  MetaValue classes = steps.make(makeContiguous(
      steps.cx, steps.cx.copySizes(count), self.dtype, self.device));
  MetaValue column = steps(Op::unsqueeze, {args[0], integer(-1)});
  MetaValue mask = steps(Op::eq_Tensor, {column, classes});
  steps(Op::to_dtype, {mask, MetaValue(DType::Int64)});
}

/// Indices along a dimension are taken modulo its size.
static void takeAlongDim(Steps &steps, ArrayRef<MetaValue> args) {
  if (!args[2].isInt()) {
    MetaValue index = steps(Op::reshape, {args[1], steps.list(-1)});
    MetaValue self = steps(Op::reshape, {args[0], steps.list(-1)});
    steps(Op::gather, {self, integer(0), index});
    return;
  }
  const TensorMeta &self = *args[0].getTensor(), &index = *args[1].getTensor();
  if (!args[2].getInt().isInt() || self.rank() != index.rank())
    return;
  int64_t dim = args[2].getInt().getInt();
  dim += dim < 0 ? self.rank() : 0;
  // All other dimensions are broadcast.
  auto expand = [&](const MetaValue &value, const TensorMeta &other) {
    SmallVector<SymInt> sizes(value.getTensor()->sizes);
    for (auto [i, size] : llvm::enumerate(sizes))
      if (static_cast<int64_t>(i) != dim && size.isInt(1))
        size = other.sizes[i];
    return steps(Op::expand, {value, steps.shape(sizes)});
  };
  MetaValue from = expand(args[0], index), at = expand(args[1], self);
  MetaValue wrapped = steps(Op::remainder_Scalar, {at, integer(1)});
  steps(Op::gather, {from, args[2], wrapped});
}

/// Indices of the repeated elements are selected.
static void repeatInterleave(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue input = args[0], dim = args[2], repeats = args[1];
  if (!dim.isInt()) {
    input = steps(Op::reshape, {input, steps.list(-1)});
    dim = integer(0);
  }
  ArrayRef<SymInt> sizes = steps.sizes(input);
  if (sizes.empty() || !dim.getInt().isInt())
    return;
  int64_t place = dim.getInt().getInt();
  SymInt count = sizes[place < 0 ? place + sizes.size() : place];
  const TensorMeta &given = *repeats.getTensor();
  if (given.isScalar() || given.sizes[0].isInt(1))
    repeats = steps(Op::expand, {steps(Op::reshape, {repeats, steps.list(1)}),
                                 steps.shape(count)});
  MetaValue index = steps(Op::repeat_interleave_Tensor, {repeats, args[3]});
  steps(Op::index_select, {input, dim, index});
}

static void argsort(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::sort, args);
}

/// The same for the overload in which `stable` is first by name.
static void argsortStable(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::sort_stable, args.take_front(4));
}

/// The indices are written to an argument, the sorted elements to a new tensor.
static void argsortInto(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  steps.make(makeContiguous(steps.cx, self.sizes, self.dtype, self.device));
}

static void msort(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::sort, {args[0], integer(0)});
}

static void msortInto(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runInto(Op::sort, {args[0], integer(0)});
}

/// Only indices that are not contiguous are copied.
static void embeddingBag(Steps &steps, ArrayRef<MetaValue> args) {
  SmallVector<MetaValue, 9> forward(args);
  forward[2] = steps(Op::contiguous, args[2]);
  forward[1] = steps(Op::contiguous, args[1]);
  if (forward.size() == 9 && !forward[8].isInt())
    forward[8] = integer(-1);
  steps.runAll(Op::embedding_bag_forward_only, forward);
}

/// The diagonal of a new matrix, from the elements in row-major order.
static void diagFlat(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  if (!args[1].isInt() || !args[1].getInt().isInt())
    return;
  SymInt size = steps.cx.env.add(numel(steps.cx, self.sizes),
                                 std::abs(args[1].getInt().getInt()));
  const SymInt sizes[] = {size, size};
  steps(Op::contiguous, args[0]);
  steps.make(makeContiguous(steps.cx, steps.cx.copySizes(sizes), self.dtype,
                            self.device));
}

/// Each tensor is repeated for the elements of the others.
static void cartesianProduct(Steps &steps, ArrayRef<MetaValue> args) {
  ArrayRef<MetaValue> tensors = args[0].getList();
  if (tensors.size() < 2)
    return;
  SmallVector<SymInt> sizes;
  for (const MetaValue &tensor : tensors)
    sizes.push_back(numel(steps.cx, steps.sizes(tensor)));
  SmallVector<MetaValue> grids;
  for (auto [i, tensor] : llvm::enumerate(tensors)) {
    SmallVector<SymInt> shape(sizes.size(), 1);
    shape[i] = sizes[i];
    MetaValue own = steps(Op::view, {tensor, steps.shape(shape)});
    grids.push_back(steps(Op::expand, {own, steps.shape(sizes)}));
  }
  for (MetaValue &grid : grids)
    grid = steps(Op::reshape, {grid, steps.list(-1)});
  steps(Op::stack, {steps.values(grids), integer(1)});
}

//===----------------------------------------------------------------------===//
// Gradients
//===----------------------------------------------------------------------===//

/// Zeros of some sizes, which are copied with the gradient at some places.
static MetaValue zeros(Steps &steps, const MetaValue &like,
                       const MetaValue &sizes) {
  return steps(Op::new_zeros, {like, sizes});
}

static void cumMaxMinBackward(Steps &steps, ArrayRef<MetaValue> args) {
  if (numel(steps.cx, args[1].getTensor()->sizes).isInt(0))
    return;
  MetaValue result = zeros(steps, args[1], steps.shape(steps.sizes(args[1])));
  steps(Op::scatter_add, {result, args[3], args[2], args[0]});
}

static void gatherBackward(Steps &steps, ArrayRef<MetaValue> args) {
  if (args[4].asBool() != false)
    return;
  MetaValue result = zeros(steps, args[0], steps.shape(steps.sizes(args[1])));
  steps(Op::scatter_add, {result, args[2], args[3], args[0]});
}

static void indexSelectBackward(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue result = zeros(steps, args[0], args[1]);
  steps(Op::index_add, {result, args[2], args[3], args[0]});
}

static void maskedSelectBackward(Steps &steps, ArrayRef<MetaValue> args) {
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(
      steps.cx, {args[1].getTensor()->sizes, args[2].getTensor()->sizes});
  if (failed(sizes))
    return;
  MetaValue result = zeros(steps, args[0], steps.shape(*sizes));
  steps(Op::masked_scatter, {result, args[2], args[0]});
}

static void selectingReductionBackward(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue grad = args[0], index = args[2];
  if (args[4].asBool() == false && args[3].isList() &&
      !args[3].getList().empty()) {
    grad = steps(Op::unsqueeze, {grad, args[1]});
    index = steps(Op::unsqueeze, {index, args[1]});
  }
  MetaValue result = zeros(steps, grad, args[3]);
  steps(Op::scatter_src, {result, args[1], index, grad});
}

/// The gradient is filled into a vector at each element of the diagonal.
static void traceBackward(Steps &steps, ArrayRef<MetaValue> args) {
  if (!args[1].isList() || args[1].getList().size() != 2 ||
      !args[1].getList()[0].isInt() || !args[1].getList()[1].isInt())
    return;
  ShapeEnv &env = steps.cx.env;
  SymInt rows = args[1].getList()[0].getInt(),
         columns = args[1].getList()[1].getInt();
  MetaValue result = zeros(steps, args[0], steps.shape(env.mul(rows, columns)));
  const SymInt length[] = {env.min(rows, columns)};
  steps.make(makeContiguous(steps.cx, steps.cx.copySizes(length), DType::Int64,
                            args[0].getTensor()->device));
  steps.assign(result, Op::empty_like, result);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    {"one_hot", oneHot},
    {"take_along_dim", takeAlongDim},
    {"repeat_interleave.self_Tensor", repeatInterleave},
    {"argsort", argsort},
    {"argsort.stable", argsortStable},
    {"argsort.stable_out", argsortInto},
    {"msort", msort},
    {"msort.out", msortInto},
    {"embedding_bag", embeddingBag},
    {"embedding_bag.padding_idx", embeddingBag},
    {"diagflat", diagFlat},
    {"cartesian_prod", cartesianProduct},
    // Gradients.
    {"cummaxmin_backward", cumMaxMinBackward},
    {"gather_backward", gatherBackward},
    {"index_select_backward", indexSelectBackward},
    {"masked_select_backward", maskedSelectBackward},
    {"value_selecting_reduction_backward", selectingReductionBackward},
    {"trace_backward", traceBackward},
};

ArrayRef<StepsRow> fake::getStepsOfIndexing() { return rows; }
