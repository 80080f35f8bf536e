//===- StepsReduction.cpp - What reductions and scans run ----- -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Integration
//===----------------------------------------------------------------------===//

/// The elements along a dimension from `start` to `end`.
static MetaValue slice(Steps &steps, const MetaValue &value, int64_t dim,
                       int64_t start, int64_t end) {
  return steps(Op::slice_Tensor,
               {value, integer(dim), integer(start), integer(end)});
}
/// All elements along a dimension but the last.
static MetaValue dropLast(Steps &steps, const MetaValue &value, int64_t dim) {
  return slice(steps, value, dim, 0, -1);
}

/// A dimension that is an argument, of 0 or more.
static int64_t readDim(const MetaValue &dim, int64_t rank) {
  int64_t value =
      dim.isInt() && dim.getInt().isInt() ? dim.getInt().getInt() : -1;
  return std::max<int64_t>(value < 0 ? value + rank : value, 0);
}

/// The distances of the points `x`, which are along `dim` if `x` is a vector.
static MetaValue distances(Steps &steps, const MetaValue &y, const MetaValue &x,
                           int64_t dim) {
  SmallVector<SymInt> shape(steps.sizes(y).size(), 1);
  ArrayRef<SymInt> sizes = steps.sizes(x);
  if (sizes.size() == 1)
    shape[dim] = sizes[0];
  else if (sizes.size() <= shape.size())
    llvm::copy(sizes, shape.end() - sizes.size());
  MetaValue points = sizes.size() > shape.size()
                         ? x
                         : steps(Op::view, {x, steps.shape(shape)});
  MetaValue left = dropLast(steps, points, dim);
  return steps(Op::sub_Tensor, {left, left});
}

/// The sum of neighbors, times the distances of their points.
static MetaValue areas(Steps &steps, const MetaValue &y, int64_t dim,
                       const MetaValue &width) {
  MetaValue left = dropLast(steps, y, dim);
  MetaValue sum = steps(Op::add_Tensor, {left, left});
  return width.isTensor() ? steps(Op::mul_Tensor, {sum, width})
                          : steps(Op::mul_Scalar, {sum, width});
}

template <bool isCumulative>
static void trapezoidX(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &y = *args[0].getTensor();
  if (y.isScalar())
    return;
  int64_t dim = readDim(args[2], y.rank());
  if (!isCumulative && y.sizes[dim].isInt(0))
    return;
  MetaValue width = distances(steps, args[0], args[1], dim);
  MetaValue all = areas(steps, args[0], dim, width);
  MetaValue sum = isCumulative
                      ? steps(Op::cumsum, {all, integer(dim)})
                      : steps(Op::sum_dim_IntList, {all, steps.list(dim)});
  steps(Op::div_Scalar, {sum, anyFloat()});
}

static void trapezoidDX(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &y = *args[0].getTensor();
  if (y.isScalar())
    return;
  int64_t dim = readDim(args[2], y.rank());
  if (y.sizes[dim].isInt(0))
    return;
  MetaValue first = steps(Op::select_int, {args[0], integer(dim), integer(0)});
  MetaValue ends = steps(Op::add_Tensor, {first, first});
  MetaValue half = steps(Op::mul_Scalar, {ends, anyFloat()});
  MetaValue sum = steps(Op::sum_dim_IntList, {args[0], steps.list(dim)});
  MetaValue inside = steps(Op::sub_Tensor, {sum, half});
  steps(Op::mul_Scalar, {inside, anyFloat()});
}

static void cumulativeTrapezoidDX(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &y = *args[0].getTensor();
  if (y.isScalar())
    return;
  int64_t dim = readDim(args[2], y.rank());
  steps(Op::cumsum, {areas(steps, args[0], dim, anyFloat()), integer(dim)});
}

//===----------------------------------------------------------------------===//
// Differences
//===----------------------------------------------------------------------===//

/// Neighbors are subtracted `n` times, with elements before and behind.
static void diff(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue value = args[0];
  const TensorMeta &self = *args[0].getTensor();
  if (self.isScalar())
    return;
  int64_t dim = readDim(args[2], self.rank());
  SmallVector<MetaValue, 3> parts;
  for (unsigned i : {3, 0, 4})
    if (args[i].isTensor())
      parts.push_back(args[i]);
  if (parts.size() > 1)
    value = steps(Op::cat, {steps.values(parts), integer(dim)});
  Op op = self.dtype == DType::Bool ? Op::logical_xor : Op::sub_Tensor;
  for (int64_t i = 0, n = readDim(args[1], 0); i < n; ++i) {
    ArrayRef<SymInt> sizes = steps.sizes(value);
    if (sizes.empty() || sizes[dim].isInt(0))
      return;
    auto run = [&] {
      MetaValue left = dropLast(steps, value, dim);
      return steps(op, {left, left});
    };
    // The first value is held by the caller.
    if (i == 0)
      value = run();
    else
      steps.assign(value, run);
  }
}

/// One derivative: inner elements, and those at both ends from `order` + 1
/// elements.
static MetaValue derivative(Steps &steps, const MetaValue &self, int64_t dim,
                            int64_t order) {
  auto difference = [&](const MetaValue &part, const MetaValue &by) {
    return steps.scope([&] {
      return steps(Op::div_Scalar, {steps(Op::sub_Tensor, {part, part}), by});
    });
  };
  MetaValue center = difference(slice(steps, self, dim, 0, -2), anyFloat());
  MetaValue end = slice(steps, self, dim, 0, 1);
  auto edge = [&] {
    if (order == 1)
      return difference(end, anyFloat());
    return steps.scope([&] {
      MetaValue far = steps(Op::mul_Scalar, {end, anyFloat()});
      MetaValue near = steps(Op::mul_Scalar, {end, integer(2)});
      MetaValue own = steps(Op::mul_Scalar, {end, anyFloat()});
      MetaValue sum = steps(Op::add_Tensor, {own, near});
      MetaValue all = steps(Op::sub_Tensor, {sum, far});
      return steps(Op::div_Scalar, {all, anyFloat()});
    });
  };
  MetaValue before = edge(), behind = edge();
  return steps.scope([&] {
    MetaValue inner = steps(Op::div_Scalar, {center, anyFloat()});
    const MetaValue parts[] = {before, inner, behind};
    return steps(Op::cat, {steps.values(parts), integer(dim)});
  });
}

/// The derivatives along some dimensions, or all.
static void gradients(Steps &steps, const MetaValue &self,
                      const MetaValue &dims, const MetaValue &order) {
  int64_t rank = self.getTensor()->rank(), count = readDim(order, 0);
  SmallVector<int64_t> all;
  if (dims.isInt())
    all.push_back(readDim(dims, rank));
  else if (dims.isList())
    for (const MetaValue &dim : dims.getList())
      all.push_back(readDim(dim, rank));
  else
    llvm::append_range(all, llvm::seq<int64_t>(0, rank));
  for (int64_t dim : all)
    steps.scope([&] { return derivative(steps, self, dim, count); });
}

//===----------------------------------------------------------------------===//
// Quantiles
//===----------------------------------------------------------------------===//

/// Sorts the elements along a dimension, or all; looks up the ranks of
/// quantiles, and interpolates: quantile_compute.
template <bool ignoresNaN>
static void quantile(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &self = *args[0].getTensor();
  MetaValue q =
      args[1].isTensor() ? args[1] : steps.makeScalar(self.dtype, self.device);
  bool isAll = !args[2].isInt() || self.isScalar();
  int64_t dim = readDim(args[2], self.rank());
  MetaValue sorted = steps.scope([&] {
    MetaValue input = args[0];
    if (isAll)
      input = steps(Op::reshape, {input, steps.list(-1)});
    else if (dim != self.rank() - 1)
      input =
          steps(Op::transpose_int, {steps(Op::unsqueeze, {input, integer(-1)}),
                                    integer(dim), integer(-1)});
    return steps(Op::sort, input);
  });
  SymInt elements = numel(cx, self.sizes);
  SymInt length = isAll ? elements : self.sizes[dim];
  const SymInt shape[] = {cx.env.floorDiv(elements, length), length};
  if (!sorted.isTensor())
    return;
  sorted = cx.createValue(
      makeContiguous(cx, cx.copySizes(shape), self.dtype, self.device),
      sorted.getTensor()->storage);
  MetaValue last = steps.list(-1);
  MetaValue keep = Scalar::boolean(true);
  MetaValue ranks = steps.scope([&] {
    if (ignoresNaN) {
      MetaValue isNaN = steps(Op::isnan, sorted);
      MetaValue count = steps(Op::sum_dim_IntList, {isNaN, last, keep});
      MetaValue largest = steps(Op::sub_Scalar, {count, integer(1)});
      return steps(Op::mul_Tensor, {q, largest});
    }
    MetaValue scaled = steps(Op::mul_Scalar, {q, anyFloat()});
    MetaValue any = steps.scope([&] {
      MetaValue isNaN = steps(Op::isnan, sorted);
      return steps(Op::any_dim, {isNaN, integer(-1), keep});
    });
    return steps(Op::masked_fill_Scalar, {scaled, any, anyFloat()});
  });
  if (ignoresNaN)
    steps.scope([&] {
      steps(Op::lt_Scalar, {ranks, integer(0)});
      return ranks;
    });
  auto gather = [&](const MetaValue &index) {
    return steps(Op::gather, {sorted, integer(-1), index});
  };
  MetaValue below = steps(Op::to_dtype, {ranks, MetaValue(DType::Int64)});
  gather(below);
  StringRef mode = args[4].isString() ? args[4].getString() : "linear";
  if (mode != "linear" && mode != "midpoint")
    return;
  steps(Op::sub_Tensor, {ranks, below});
  gather(steps(Op::to_dtype, {ranks, MetaValue(DType::Int64)}));
}

/// The sum of the elements that are numbers, over their count. It may be
/// written to an argument, and is divided there.
template <bool isInto>
static void nanMean(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue count = steps.scope([&] {
    MetaValue isNaN = steps(Op::ne_Tensor, {args[0], args[0]});
    return steps(Op::sum_dim_IntList, {isNaN, args[1], args[2]});
  });
  if (isInto)
    return;
  MetaValue sum = steps(Op::nansum, {args[0], args[1], args[2], args[3]});
  steps(Op::div_Tensor, {sum, count});
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    // Integration.
    {"trapezoid.x", trapezoidX<false>},
    {"trapz.x", trapezoidX<false>},
    {"trapezoid.dx", trapezoidDX},
    {"trapz.dx",
     [](Steps &steps, ArrayRef<MetaValue> args) {
       trapezoidDX(steps, {args[0], args[1], args[2]});
     }},
    {"cumulative_trapezoid.x", trapezoidX<true>},
    {"cumulative_trapezoid.dx", cumulativeTrapezoidDX},
    // Differences.
    {"diff", diff},
    {"gradient.scalarint",
     [](Steps &steps, ArrayRef<MetaValue> args) {
       gradients(steps, args[0], args[2], args[3]);
     }},
    {"gradient.scalararray",
     [](Steps &steps, ArrayRef<MetaValue> args) {
       gradients(steps, args[0], args[2], args[3]);
     }},
    {"gradient.array",
     [](Steps &steps, ArrayRef<MetaValue> args) {
       gradients(steps, args[0], args[1], args[2]);
     }},
    {"gradient.scalarrayint",
     [](Steps &steps, ArrayRef<MetaValue> args) {
       gradients(steps, args[0], args[2], args[3]);
     }},
    {"gradient.scalarrayarray",
     [](Steps &steps, ArrayRef<MetaValue> args) {
       gradients(steps, args[0], args[2], args[3]);
     }},
    // Quantiles.
    {"quantile", quantile<false>},
    {"quantile.scalar", quantile<false>},
    {"nanquantile", quantile<true>},
    {"nanquantile.scalar", quantile<true>},
    // The result is copied to the output.
    {"quantile.out", runOne<Op::quantile, 5>},
    {"quantile.scalar_out", runOne<Op::quantile_scalar, 5>},
    {"nanquantile.out", runOne<Op::nanquantile, 5>},
    {"nanquantile.scalar_out", runOne<Op::nanquantile_scalar, 5>},
    {"nanmean", nanMean<false>},
    {"nanmean.out", nanMean<true>},
};

ArrayRef<StepsRow> fake::getStepsOfReductions() { return rows; }
