//===- JaggedViews.cpp - Views of jagged tensors ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/JaggedCall.h"
#include "Ops/Scalars/Lists.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

/// The position of argument `dim`.
static unsigned getDimArg(const JaggedCall &call) {
  std::optional<unsigned> position = call.findArg("dim");
  assert(position && "an op with a dimension");
  return *position;
}

/// An op along a dimension of the values: `split`, `slice`, `squeeze`.
static LogicalResult alongDim(const JaggedCall &call) {
  unsigned position = getDimArg(call);
  FailureOr<int64_t> dim = readDim(call, position, call.getSelf().rank());
  if (failed(dim))
    return failure();
  SmallVector<MetaValue, 8> args = toValues(call);
  args[position] = Scalar::integer(toInner(call.ragged, *dim));
  return runJagged(call, args, call.ragged);
}

static LogicalResult unsqueeze(const JaggedCall &call) {
  Ragged ragged = call.ragged;
  FailureOr<int64_t> dim = readDim(call, 1, call.getSelf().rank() + 1,
                                   {/*ragged=*/true, /*batch=*/false});
  if (failed(dim))
    return failure();
  int64_t inner = *dim - 1;
  if (inner <= ragged.dim - 1)
    ++ragged.dim;
  SmallVector<MetaValue, 8> args = toValues(call);
  args[1] = Scalar::integer(inner);
  return runJagged(call, args, ragged);
}

static LogicalResult transpose(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = call.getSelf();
  Ragged ragged = call.ragged;
  FailureOr<int64_t> first = readDim(call, 1, self.rank(), {true, true}),
                     second = readDim(call, 2, self.rank(), {true, true});
  if (failed(first) || failed(second))
    return failure();
  if (*first == 0 || *second == 0)
    return cx.error(*first == 0 ? 1 : 2)
           << "is not supported along the batch dimension of a jagged tensor: "
              "expected another dimension, found 0";
  if (*first == ragged.dim)
    ragged.dim = *second;
  else if (*second == ragged.dim)
    ragged.dim = *first;
  return setJagged(call,
                   transposeGeometry(cx, getValues(cx, self, call.ragged),
                                     *first - 1, *second - 1),
                   ragged);
}

/// `mT` and so on.
static LogicalResult transposeLast(const JaggedCall &call) {
  return delegate(call, Op::transpose_int,
                  {call.args[0], Scalar::integer(-2), Scalar::integer(-1)});
}

static LogicalResult permute(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = call.getSelf();
  FailureOr<ArrayRef<int64_t>> given = readInts(call, 1);
  if (failed(given))
    return failure();
  FailureOr<SmallVector<int64_t>> dims = wrapDims(cx, *given, self.rank());
  if (failed(dims))
    return failure();
  if (static_cast<int64_t>(dims->size()) != self.rank() || dims->front() != 0)
    return cx.error(1) << "expected " << self.rank()
                       << " dimensions, the batch dimension of the jagged "
                          "tensor first, found "
                       << call.args[1];
  if (call.ragged.hasLengths)
    return cx.error(0) << "expected a contiguous jagged tensor to permute";
  Ragged ragged = call.ragged;
  ragged.dim = llvm::find(*dims, ragged.dim) - dims->begin();
  SmallVector<int64_t> inner;
  for (int64_t dim : llvm::drop_begin(*dims))
    inner.push_back(dim - 1);
  return setJagged(call,
                   permuteGeometry(cx, getValues(cx, self, call.ragged), inner),
                   ragged);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// The lengths of all rows, `offsets.diff().tolist()`.
static FailureOr<SmallVector<SymInt>> readLengths(const JaggedCall &call) {
  std::optional<int64_t> count = specialize(call.cx, call.ragged.batch);
  if (!count)
    return call.cx.error(0)
           << "expected a known number of rows, found " << call.ragged.batch;
  if (failed(checkListLength(call.cx, 0, *count)))
    return failure();
  SmallVector<SymInt> lengths;
  for (int64_t i = 0; i < *count; ++i)
    lengths.push_back(
        freshUnbacked(call.cx, Range::atLeast(0), DataDependence::Scalar));
  return lengths;
}

/// All rows, as views of the values.
static FailureOr<SmallVector<TensorMeta, 0>>
unbindRows(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  TensorMeta values = call.getSelfValues();
  FailureOr<SmallVector<SymInt>> lengths = readLengths(call);
  if (failed(lengths))
    return failure();
  SmallVector<SymInt> starts;
  SymInt start = 0;
  for (SymInt length : *lengths) {
    starts.push_back(
        call.ragged.hasLengths
            ? freshUnbacked(cx, Range::atLeast(0), DataDependence::Scalar)
            : start);
    start = cx.env.add(start, length);
  }
  SmallVector<TensorMeta, 0> rows;
  for (auto [start, length] : llvm::zip_equal(starts, *lengths))
    rows.push_back(
        narrowGeometry(cx, values, call.ragged.dim - 1, start, length));
  return rows;
}

static LogicalResult unbind(const JaggedCall &call) {
  if (!call.args[1].isInt() || !call.args[1].getInt().isInt(0))
    return call.cx.error(1)
           << "expected dimension 0 of a jagged tensor, found " << call.args[1];
  FailureOr<SmallVector<TensorMeta, 0>> rows = unbindRows(call);
  if (failed(rows))
    return failure();
  MutableArrayRef<MetaValue> list = call.cx.allocate<MetaValue>(rows->size());
  for (auto [row, element] : llvm::zip_equal(*rows, list))
    element = call.cx.createValue(row);
  call.results[0] = MetaValue::list(list);
  return success();
}

/// One row.
static LogicalResult selectRow(const JaggedCall &call) {
  const MetaValue &index = call.args[2];
  FailureOr<SmallVector<TensorMeta, 0>> rows = unbindRows(call);
  if (failed(rows))
    return failure();
  if (!index.isInt() || !index.getInt().isInt())
    return call.cx.error(2) << "expected a known row, found " << index;
  int64_t count = rows->size(), row = index.getInt().getInt();
  if (row < -count || row >= count)
    return call.cx.error(2) << "expected a row between " << -count << " and "
                            << count - 1 << ", found " << row;
  return setResult(call, (*rows)[row < 0 ? row + count : row]);
}

static LogicalResult select(const JaggedCall &call) {
  FailureOr<int64_t> dim = readDim(call, 1, call.getSelf().rank(),
                                   {/*ragged=*/false, /*batch=*/true});
  if (failed(dim))
    return failure();
  if (*dim == 0)
    return selectRow(call);
  if (call.ragged.hasLengths)
    return call.cx.error(0)
           << "expected a contiguous jagged tensor to select from";
  Ragged ragged = call.ragged;
  if (*dim < ragged.dim)
    --ragged.dim;
  SmallVector<MetaValue, 8> args = toValues(call);
  args[1] = Scalar::integer(*dim - 1);
  return runJagged(call, args, ragged);
}

/// `chunk` along the batch: each chunk has a new nested int.
static LogicalResult chunkRows(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  std::optional<int64_t> batch = specialize(cx, call.ragged.batch);
  if (!batch || !call.args[1].isInt() || !call.args[1].getInt().isInt())
    return cx.error(0, 1) << "expected known numbers of rows and chunks, found "
                          << call.ragged.batch << " and " << call.args[1];
  int64_t chunks = call.args[1].getInt().getInt();
  if (chunks < 1)
    return cx.error(1) << "expected 1 chunk or more, found " << chunks;
  if (failed(checkListLength(cx, 1, std::min(*batch, chunks))))
    return failure();
  TensorMeta values = call.getSelfValues();
  int64_t rowsOfChunk = std::max<int64_t>(llvm::divideCeil(*batch, chunks), 1);
  SmallVector<MetaValue> list;
  SymInt start = 0;
  for (int64_t row = 0; row < *batch; row += rowsOfChunk) {
    Ragged ragged;
    ragged.minSeqlen = ragged.maxSeqlen = std::nullopt;
    ragged.dim = call.ragged.dim;
    ragged.batch = std::min(rowsOfChunk, *batch - row);
    ragged.size = makeNestedInt(cx);
    SymInt length =
        freshUnbacked(cx, Range::atLeast(0), DataDependence::Scalar);
    FailureOr<TensorMeta> chunk =
        makeJagged(cx, narrowGeometry(cx, values, 0, start, length), ragged);
    if (failed(chunk))
      return failure();
    list.push_back(cx.createValue(*chunk));
    start = cx.env.add(start, length);
  }
  call.results[0] = MetaValue::list(cx.copy<MetaValue>(list));
  return success();
}

static LogicalResult chunk(const JaggedCall &call) {
  FailureOr<int64_t> dim = readDim(call, 2, call.getSelf().rank(),
                                   {/*ragged=*/false, /*batch=*/true});
  if (failed(dim))
    return failure();
  return *dim == 0 ? chunkRows(call) : alongDim(call);
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static LogicalResult wrongShape(RuleContext &cx, const TensorMeta &self,
                                ArrayRef<SymInt> sizes) {
  return cx.error(0, 1)
         << "expected sizes that keep the batch and the ragged size of "
         << self.sizes << ", found " << sizes;
}

static bool hasNestedInt(RuleContext &cx, ArrayRef<SymInt> sizes) {
  return llvm::any_of(sizes,
                      [&](SymInt size) { return isNestedInt(cx, size); });
}

/// `view`: the batch and the ragged size are preserved.
static LogicalResult viewAs(const JaggedCall &call, const TensorMeta &self,
                            ArrayRef<SymInt> sizes) {
  RuleContext &cx = call.cx;
  const Ragged &ragged = call.ragged;
  bool isSame = ArrayRef<SymInt>(self.sizes) == sizes;
  if ((ragged.dim != 1 && !isSame) || sizes.size() < 3 ||
      !matchesRagged(call.cx, self.sizes, ragged, sizes))
    return wrongShape(cx, self, sizes);
  ArrayRef<SymInt> inner =
      withSize(cx, sizes.drop_front(), ragged.dim - 1, ragged.valuesSize);
  if (hasNestedInt(cx, inner))
    return wrongShape(cx, self, sizes);
  return setJagged(call, viewGeometry(cx, getValues(cx, self, ragged), inner),
                   ragged);
}
static LogicalResult view(const JaggedCall &call) {
  FailureOr<ArrayRef<SymInt>> sizes = readSizes(call, 1);
  if (failed(sizes))
    return failure();
  return viewAs(call, call.getSelf(), *sizes);
}

/// A copy with row-major values.
static FailureOr<TensorMeta> copyContiguous(const JaggedCall &call) {
  TensorMeta values = call.getSelfValues();
  return makeJagged(call.cx, contiguousCopy(call.cx, values), call.ragged);
}

static bool isContiguousJagged(const JaggedCall &call) {
  return !call.ragged.hasLengths && isContiguous(call.cx, call.getSelfValues());
}

/// Follows reshape_nested.
static LogicalResult reshapeTo(const JaggedCall &call, ArrayRef<SymInt> sizes) {
  if (isContiguousJagged(call))
    return viewAs(call, call.getSelf(), sizes);
  FailureOr<TensorMeta> copy = copyContiguous(call);
  if (failed(copy))
    return failure();
  return viewAs(call, *copy, sizes);
}
static LogicalResult reshape(const JaggedCall &call) {
  FailureOr<ArrayRef<SymInt>> sizes = readSizes(call, 1);
  if (failed(sizes))
    return failure();
  return reshapeTo(call, *sizes);
}
static LogicalResult reshapeAs(const JaggedCall &call) {
  return reshapeTo(call, getTensor(call.args[1])->sizes);
}
static LogicalResult viewLike(const JaggedCall &call) {
  return viewAs(call, call.getSelf(), getTensor(call.args[1])->sizes);
}

/// `expand`: sizes beyond the rank are ignored.
static FailureOr<TensorMeta>
expandJagged(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> sizes) {
  std::optional<Ragged> ragged = getRagged(cx, self);
  if (!ragged || !matchesRagged(cx, self.sizes, *ragged, sizes) ||
      static_cast<int64_t>(sizes.size()) < self.rank())
    return wrongShape(cx, self, sizes);
  ArrayRef<SymInt> inner = withSize(
      cx, sizes.take_front(self.rank()).drop_front(), ragged->dim - 1, -1);
  if (hasNestedInt(cx, inner))
    return wrongShape(cx, self, sizes);
  FailureOr<TensorMeta> values =
      expandGeometry(cx, getValues(cx, self, *ragged), inner);
  if (failed(values))
    return failure();
  return makeJagged(cx, *values, *ragged);
}
static LogicalResult expandTo(const JaggedCall &call, ArrayRef<SymInt> sizes) {
  return setResult(call, expandJagged(call.cx, call.getSelf(), sizes));
}
static LogicalResult expand(const JaggedCall &call) {
  if (call.args.size() > 2 && isTrueArg(call.args[2]))
    return call.cx.error(2) << "expected no implicit expansion of a jagged "
                               "tensor";
  FailureOr<ArrayRef<SymInt>> sizes = readSizes(call, 1);
  if (failed(sizes))
    return failure();
  return expandTo(call, *sizes);
}
/// `expand_as` of a dense tensor; for a jagged one it is `expand`.
static LogicalResult expandAs(const JaggedCall &call) {
  ArrayRef<SymInt> sizes = getTensor(call.args[1])->sizes;
  if (isJagged(call.args[0]))
    return expandTo(call, sizes);
  return call.cx.error(0, 1) << "expected a jagged tensor to expand to sizes "
                             << sizes << ", found a dense one";
}

/// Tensors of the same ragged structure.
static LogicalResult broadcastTensors(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  ArrayRef<MetaValue> tensors = call.args[0].getList();
  SmallVector<ArrayRef<SymInt>> shapes;
  for (const MetaValue &value : tensors) {
    if (!isJagged(value))
      return notSupported(call);
    // Nested ints are compared before broadcasting.
    if (!matchesRagged(cx, getTensor(tensors[0])->sizes, call.ragged,
                       value.getTensor()->sizes))
      return call.cx.error(0)
             << "expected tensors of the same ragged structure, "
                "found sizes "
             << getTensor(tensors[0])->sizes << " and "
             << value.getTensor()->sizes;
    shapes.push_back(value.getTensor()->sizes);
  }
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(cx, shapes);
  if (failed(sizes))
    return failure();
  MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(tensors.size());
  for (auto [value, element] : llvm::zip_equal(tensors, list)) {
    FailureOr<TensorMeta> expanded =
        expandJagged(cx, *value.getTensor(), *sizes);
    if (failed(expanded))
      return failure();
    element = cx.createValue(*expanded);
  }
  call.results[0] = MetaValue::list(list);
  return success();
}

/// `flatten` of dimensions of the values, which must be contiguous: otherwise
/// PyTorch compares their number of elements with that of the sizes.
static LogicalResult flatten(const JaggedCall &call) {
  const TensorMeta &self = call.getSelf();
  FailureOr<int64_t> first = readDim(call, 1, self.rank(), {true, true}),
                     last = readDim(call, 2, self.rank(), {true, true});
  if (failed(first) || failed(last))
    return failure();
  if (*first > *last)
    return call.cx.error(1, 2)
           << "expected the first dimension before the last one, found "
           << *first << " and " << *last;
  if (*first == *last)
    return setResult(call, self);
  if (!isContiguousJagged(call))
    return call.cx.error(0) << "expected a contiguous jagged tensor to flatten";
  SmallVector<SymInt> sizes(self.sizes.take_front(*first));
  sizes.push_back(
      call.cx.env.product(self.sizes.slice(*first, *last - *first + 1)));
  llvm::append_range(sizes, self.sizes.drop_front(*last + 1));
  return reshapeTo(call, call.cx.copySizes(sizes));
}

/// `unflatten` is a view with one dimension replaced by several.
static LogicalResult unflatten(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = call.getSelf();
  FailureOr<int64_t> dim = readDim(call, 1, self.rank());
  FailureOr<ArrayRef<SymInt>> parts = readSizes(call, 2);
  if (failed(dim) || failed(parts))
    return failure();
  FailureOr<ArrayRef<SymInt>> inferred =
      inferViewSize(cx, *parts, self.sizes.slice(*dim, 1));
  if (failed(inferred))
    return failure();
  SmallVector<SymInt> sizes(self.sizes.take_front(*dim));
  llvm::append_range(sizes, *inferred);
  llvm::append_range(sizes, self.sizes.drop_front(*dim + 1));
  return viewAs(call, self, cx.copySizes(sizes));
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

static constexpr JaggedKernel ops[] = {
    {alongDim, "c",
     "split.Tensor split_with_sizes narrow squeeze.dim slice.Tensor diff"},
    {unsqueeze, "j", "unsqueeze"},
    {transpose, "j", "transpose.int"},
    {transposeLast, "j", "mT mH adjoint"},
    {permute, "j", "permute"},
    {unbind, "j", "unbind.int"},
    {select, "j", "select.int"},
    {chunk, "c", "chunk"},
    {view, "j", "view _unsafe_view"},
    {viewLike, "jj", "view_as"},
    {reshape, "j", "reshape"},
    {reshapeAs, "jj", "reshape_as"},
    {expand, "j", "expand broadcast_to"},
    {expandAs, "tj", "expand_as"},
    {broadcastTensors, "l", "broadcast_tensors"},
    {flatten, "j", "flatten.using_ints"},
    {unflatten, "j", "unflatten.int"},
};

ArrayRef<JaggedKernel> fake::getJaggedViews() { return ops; }
