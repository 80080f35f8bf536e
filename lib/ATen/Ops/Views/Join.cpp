//===- Join.cpp - Concatenation and stacking --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that join tensors along a dimension.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Join.h"
#include "Table/Call.h"

using namespace fake;

/// The tensors of a list as values.
static SmallVector<TensorMeta> toVector(TensorList tensors) {
  SmallVector<TensorMeta> result;
  for (size_t i = 0; i < tensors.size(); ++i)
    result.push_back(*tensors[i]);
  return result;
}

static FailureOr<TensorMeta> cat(RuleContext &cx, TensorList tensors,
                                 int64_t dim) {
  return catTensors(cx, 0, toVector(tensors), dim);
}

//===----------------------------------------------------------------------===//
// Composites of cat
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> stack(RuleContext &cx, TensorList tensors,
                                   int64_t dim) {
  return stackTensors(cx, 0, toVector(tensors), dim);
}

/// `hstack`, `vstack`, `dstack`: along dimension 1, 0, or 2, after
/// `atleast_1d`, `2d`, or `3d` of all tensors.
enum class NamedStack { H, V, D, Columns };

/// An operand of a named stack, with added dimensions.
static FailureOr<TensorMeta> raise(RuleContext &cx, const TensorMeta &tensor,
                                   NamedStack which) {
  int64_t rank = tensor.rank();
  if (which == NamedStack::Columns) {
    if (rank > 1)
      return tensor;
    return reshapeGeometry(cx, tensor,
                           {rank ? tensor.sizes[0] : SymInt(1), SymInt(1)});
  }
  if (which == NamedStack::H)
    return rank ? FailureOr<TensorMeta>(tensor)
                : reshapeGeometry(cx, tensor, SymInt(1));
  FailureOr<TensorMeta> result = tensor;
  if (rank == 0)
    result = reshapeGeometry(cx, tensor, SymInt(1));
  if (rank <= 1 && succeeded(result))
    result = unsqueezeGeometry(cx, *result, 0);
  if (which == NamedStack::D && rank <= 2 && succeeded(result))
    result = unsqueezeGeometry(cx, *result, 2);
  return result;
}

template <NamedStack Which>
static FailureOr<TensorMeta> namedStack(RuleContext &cx, TensorList tensors) {
  if (tensors.empty())
    return cx.error(0) << "expected at least one tensor, found none";
  SmallVector<TensorMeta> parts;
  for (size_t i = 0; i < tensors.size(); ++i) {
    FailureOr<TensorMeta> part = raise(cx, *tensors[i], Which);
    if (failed(part))
      return failure();
    parts.push_back(*part);
  }
  switch (Which) {
  case NamedStack::H:
    return catTensors(cx, 0, parts, parts[0].rank() == 1 ? 0 : 1);
  case NamedStack::V:
    return catTensors(cx, 0, parts, 0);
  case NamedStack::D:
    return catTensors(cx, 0, parts, 2);
  case NamedStack::Columns:
    return catTensors(cx, 0, parts, 1);
  }
  llvm_unreachable("all named stacks are handled");
}

/// Checks of `_preprocess_chunk_cat_inputs`; returns the wrapped dimension.
static FailureOr<int64_t> checkChunkCat(RuleContext &cx, TensorList tensors,
                                        int64_t dim, int64_t numChunks) {
  if (numChunks < 1)
    return cx.error(2) << "expected at least one chunk, found " << numChunks;
  if (tensors.empty())
    return cx.error(0) << "expected at least one tensor, found none";
  const TensorMeta &first = *tensors[0];
  bool sameRank = true;
  for (size_t i = 0; i < tensors.size(); ++i) {
    const TensorMeta &tensor = *tensors[i];
    if (isZero(cx, numel(cx, tensor.sizes)))
      return cx.error(0) << "expected non-empty tensors, found sizes "
                         << tensor.sizes;
    if (differ(tensor.dtype, first.dtype) ||
        differ(tensor.device, first.device))
      return cx.error(0) << "expected equal dtypes and devices, found " << first
                         << " and " << tensor;
    sameRank &= tensor.rank() == first.rank();
  }
  if (sameRank) {
    FailureOr<int64_t> wrapped = wrapDim(cx, dim, first.rank());
    if (failed(wrapped))
      return failure();
    dim = *wrapped;
  }
  if (dim < 0)
    return cx.error(1) << "expected a dimension of at least 0 for tensors of "
                          "different ranks, found "
                       << dim;
  for (size_t i = 0; i < tensors.size(); ++i) {
    if (dim >= tensors[i]->rank())
      return cx.error(0, 1)
             << "dimension " << dim << " is out of range for sizes "
             << tensors[i]->sizes;
    if (!requireEqual(cx, first.sizes.take_front(dim),
                      tensors[i]->sizes.take_front(dim)))
      return cx.error(0) << "expected equal sizes before dimension " << dim
                         << ", found " << first.sizes << " and "
                         << tensors[i]->sizes;
  }
  return dim;
}

/// `_chunk_cat`: each tensor padded and split into chunks along `dim`, whose
/// rows are joined.
static FailureOr<TensorMeta> chunkCat(RuleContext &cx, TensorList tensors,
                                      int64_t dim, int64_t numChunks) {
  FailureOr<int64_t> wrapped = checkChunkCat(cx, tensors, dim, numChunks);
  if (failed(wrapped))
    return failure();
  const TensorMeta &first = *tensors[0];
  SymInt row = 0;
  for (size_t i = 0; i < tensors.size(); ++i) {
    ArrayRef<SymInt> sizes = tensors[i]->sizes;
    SymInt inner = cx.env.ceilDiv(sizes[*wrapped], numChunks);
    row = cx.env.add(
        row, cx.env.mul(inner, numel(cx, sizes.drop_front(*wrapped + 1))));
  }
  const SymInt tail[] = {numChunks, row};
  return newLike(cx, first, concat(cx, first.sizes.take_front(*wrapped), tail));
}

/// `block_diag`: matrices along the diagonal of a larger one.
static FailureOr<TensorMeta> blockDiag(RuleContext &cx, TensorList tensors) {
  SymInt rows = 0, columns = 0;
  SmallVector<TensorMeta> parts = toVector(tensors);
  if (parts.empty())
    return cx.error(0) << "expected at least one tensor, found none";
  for (const TensorMeta &tensor : parts) {
    if (tensor.rank() > 2)
      return cx.error(0) << "expected tensors of rank 2 or less, found "
                         << tensor.sizes;
    if (differ(tensor.device, parts[0].device))
      return cx.deviceMismatch(0, parts[0].device, 0, tensor.device);
    rows = cx.env.add(rows, tensor.rank() == 2 ? tensor.sizes[0] : SymInt(1));
    columns = cx.env.add(columns,
                         tensor.isScalar() ? SymInt(1) : tensor.sizes.back());
  }
  return makeContiguous(cx, cx.copySizes({rows, columns}),
                        getJoinedDType(cx, parts), parts[0].device);
}

/// `cartesian_prod`: one row for each combination of elements.
static FailureOr<TensorMeta> cartesianProd(RuleContext &cx,
                                           TensorList tensors) {
  if (tensors.empty())
    return cx.error(0) << "expected at least one tensor, found none";
  SymInt count = 1;
  for (size_t i = 0; i < tensors.size(); ++i) {
    if (tensors[i]->rank() != 1)
      return cx.error(0) << "expected tensors of rank 1, found "
                         << tensors[i]->sizes;
    if (differ(tensors[i]->dtype, tensors[0]->dtype))
      return cx.error(0) << "expected equal dtypes, found " << tensors[0]->dtype
                         << " and " << tensors[i]->dtype;
    count = cx.env.mul(count, tensors[i]->sizes[0]);
  }
  if (failed(commonDevice(cx, tensors.getValues())))
    return failure();
  if (tensors.size() == 1)
    return *tensors[0];
  return newLike(cx, *tensors[0],
                 cx.copySizes({count, static_cast<int64_t>(tensors.size())}));
}

/// The binomial coefficient of `count` and `r`. Unknown on overflow of 64 bits,
/// and for large `r` with a symbolic `count`.
static SymInt countCombinations(RuleContext &cx, SymInt count, int64_t r) {
  // C(n, r) = C(n, n - r). It overflows for r > 34 and n >= 68.
  if (count.isInt())
    r = std::min(r, std::max<int64_t>(count.getInt() - r, -1));
  constexpr int64_t maxOfInt = 34, maxOfSymbol = 4;
  if (r < 0)
    return 0;
  if (r > (count.isInt() ? maxOfInt : maxOfSymbol))
    return SymInt::unknown();
  SymInt result = 1;
  for (int64_t i = 0; i < r; ++i)
    result = cx.env.floorDiv(cx.env.mul(result, cx.env.sub(count, i)), i + 1);
  return result;
}

/// `combinations`: one row for each combination of `r` elements. FakeTensor
/// treats their number as data-dependent; it is not.
static FailureOr<TensorMeta> combinations(RuleContext &cx,
                                          const TensorMeta &self, int64_t r,
                                          bool withReplacement) {
  if (self.rank() != 1)
    return cx.error(0) << "expected a tensor of rank 1, found " << self.sizes;
  if (r < 0)
    return cx.error(1) << "expected a number of at least 0, found " << r;
  if (r == 0)
    return newLike(cx, self, cx.copySizes({0}));
  SymInt count = self.sizes[0];
  // With replacement, there are `r - 1` more elements to choose from.
  if (withReplacement && !count.isInt(0))
    count = cx.env.add(count, r - 1);
  SymInt rows = countCombinations(cx, count, r);
  if (rows.isUnknown())
    rows = freshUnbacked(cx, {0, std::numeric_limits<int64_t>::max() - 1});
  return newLike(cx, self, cx.copySizes({rows, r}));
}

static const OpRow rows[] = {
    {"cat(Tensor[] tensors, int dim=0) -> Tensor", rule<cat>,
     follows("_refs.cat")},
    {"concat(Tensor[] tensors, int dim=0) -> Tensor", aliasOf("cat")},
    {"concatenate(Tensor[] tensors, int dim=0) -> Tensor", aliasOf("cat")},
    {"stack(Tensor[] tensors, int dim=0) -> Tensor", rule<stack>,
     follows("_refs.stack")},
    {"hstack(Tensor[] tensors) -> Tensor", rule<namedStack<NamedStack::H>>,
     follows("native")},
    {"vstack(Tensor[] tensors) -> Tensor", rule<namedStack<NamedStack::V>>,
     follows("native")},
    {"row_stack(Tensor[] tensors) -> Tensor", aliasOf("vstack")},
    {"dstack(Tensor[] tensors) -> Tensor", rule<namedStack<NamedStack::D>>,
     follows("native")},
    {"column_stack(Tensor[] tensors) -> Tensor",
     rule<namedStack<NamedStack::Columns>>, follows("native")},
    {"_chunk_cat(Tensor[] tensors, int dim, int num_chunks) -> Tensor",
     rule<chunkCat>, follows("_decomp.decompositions._chunk_cat")},
    {"block_diag(Tensor[] tensors) -> Tensor", rule<blockDiag>,
     follows("_refs._block_diag_iterable")},
    {"cartesian_prod(Tensor[] tensors) -> Tensor", rule<cartesianProd>,
     follows("native")},
    {"combinations(Tensor self, int r=2, bool with_replacement=False) -> "
     "Tensor",
     rule<combinations>, follows("native")},
    {"_stack(Tensor[] tensors, int dim=0) -> Tensor", aliasOf("stack")},
};

OpFamily fake::getJoinFamily() { return {"Join", rows}; }
