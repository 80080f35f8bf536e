//===- JaggedReduction.cpp - Reductions of jagged tensors -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/JaggedCall.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

namespace {
/// The reduced dimensions.
struct Reduced {
  /// The inner dimensions, without duplicates.
  SmallVector<int64_t> inner;
  bool batch = false, ragged = false, others = false;
};
} // namespace

static FailureOr<Reduced> readReduced(const JaggedCall &call,
                                      ArrayRef<int64_t> dims) {
  Reduced reduced;
  for (int64_t given : dims) {
    FailureOr<int64_t> dim = wrapDim(call.cx, given, call.getSelf().rank());
    if (failed(dim))
      return failure();
    (*dim == 0                 ? reduced.batch
     : *dim == call.ragged.dim ? reduced.ragged
                               : reduced.others) = true;
    int64_t inner = toInner(call.ragged, *dim);
    if (!llvm::is_contained(reduced.inner, inner))
      reduced.inner.push_back(inner);
  }
  return reduced;
}

/// Applies a function to each tensor among the results.
static LogicalResult
mapResults(const JaggedCall &call,
           llvm::function_ref<FailureOr<TensorMeta>(const TensorMeta &)> map) {
  for (MetaValue &result : call.results) {
    FailureOr<TensorMeta> tensor = map(*result.getTensor());
    if (failed(tensor))
      return failure();
    result = call.cx.createValue(*tensor);
  }
  return success();
}

static LogicalResult cannotReduce(const JaggedCall &call, const char *what) {
  return call.cx.error(1) << "expected " << what
                          << " to reduce of a jagged tensor of sizes "
                          << call.getSelf().sizes << ", found " << call.args[1];
}

namespace {
/// A call of a reduction.
struct Reduction {
  explicit Reduction(const JaggedCall &call)
      : call(call), args(toValues(call)) {
    std::optional<unsigned> keep = call.findArg("keepdim");
    keepsDim = keep && isTrueArg(call.args[*keep]);
    isList = call.args[1].isList();
  }
  /// The dimensions as an argument of the op.
  MetaValue toDims(ArrayRef<int64_t> dims) const {
    return isList ? toList(call.cx, dims) : Scalar::integer(dims.front());
  }

  LogicalResult all();
  LogicalResult rows(const Reduced &reduced);
  LogicalResult others(const Reduced &reduced);

  const JaggedCall &call;
  SmallVector<MetaValue, 8> args;
  bool keepsDim = false, isList = false;
};
} // namespace

/// Over all elements.
LogicalResult Reduction::all() {
  if (failed(run(call, args)))
    return failure();
  if (!keepsDim)
    return success();
  return mapResults(call, [&](const TensorMeta &out) {
    return unsqueezeGeometry(call.cx, out, call.ragged.dim);
  });
}

/// Over the ragged dimension, alone or with the batch and possibly others.
LogicalResult Reduction::rows(const Reduced &reduced) {
  if (reduced.batch) {
    args[1] = toDims(reduced.inner);
    if (failed(run(call, args)))
      return failure();
    if (!keepsDim)
      return success();
    return mapResults(call, [&](const TensorMeta &out) {
      return unsqueezeGeometry(call.cx, out, 0);
    });
  }
  if (reduced.others)
    return cannotReduce(call, "the batch with the ragged dimension and "
                              "others");
  FailureOr<TensorMeta> padded =
      padRows(call.cx, *getTensor(args[0]), call.ragged, std::nullopt);
  if (failed(padded))
    return failure();
  args[0] = call.cx.createValue(*padded);
  args[1] = toDims(call.ragged.dim);
  return run(call, args);
}

/// Over dimensions of the values.
LogicalResult Reduction::others(const Reduced &reduced) {
  args[1] = toDims(reduced.inner);
  if (failed(run(call, args)))
    return failure();
  Ragged ragged = call.ragged;
  if (!keepsDim)
    ragged.dim -= llvm::count_if(
        reduced.inner, [&](int64_t dim) { return dim < call.ragged.dim - 1; });
  return makeResultsJagged(call, ragged);
}

/// Follows _apply_reduction.
static LogicalResult reduce(const JaggedCall &call) {
  Reduction reduction(call);
  const MetaValue &dim = call.args[1];
  if (dim.isNone() || (dim.isList() && dim.getList().empty()))
    return reduction.all();
  SmallVector<int64_t> dims;
  if (dim.isInt() && dim.getInt().isInt()) {
    dims.push_back(dim.getInt().getInt());
  } else {
    FailureOr<ArrayRef<int64_t>> given = readInts(call, 1);
    if (failed(given))
      return failure();
    dims.assign(given->begin(), given->end());
  }
  FailureOr<Reduced> reduced = readReduced(call, dims);
  if (failed(reduced))
    return failure();
  if (reduced->ragged && call.ragged.hasLengths)
    return cannotReduce(call, "a dimension of a contiguous tensor");
  if (reduced->ragged)
    return reduction.rows(*reduced);
  if (reduced->batch)
    return cannotReduce(call, "the ragged dimension with the batch");
  return reduction.others(*reduced);
}

/// `any.dim`, `all.dim` are `any.dims`, `all.dims`.
static LogicalResult reduceOne(const JaggedCall &call) {
  if (!call.args[1].isInt() || !call.args[1].getInt().isInt())
    return call.cx.error(1)
           << "expected a known dimension, found " << call.args[1];
  SmallVector<MetaValue, 3> args(call.args);
  args[1] = toList(call.cx, call.args[1].getInt().getInt());
  bool isAny = call.getName() == "any.dim";
  return delegate(call, isAny ? Op::any_dims : Op::all_dims, args);
}

/// `mean` along the rows: the sum of padded rows by their lengths.
static LogicalResult meanOfRows(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  MetaValue keep = Scalar::boolean(true);
  FailureOr<TensorMeta> sum =
      callOp(cx, Op::sum_dim_IntList,
             {call.args[0], call.args[1], keep, call.args[3]});
  if (failed(sum))
    return failure();
  SmallVector<SymInt> sizes(sum->sizes.size(), SymInt(1));
  sizes[0] = call.ragged.batch;
  TensorMeta lengths =
      makeContiguous(cx, cx.copySizes(sizes), DType::Int64, sum->device);
  FailureOr<TensorMeta> mean =
      callOp(cx, Op::div_Tensor,
             {MetaValue::tensor(&*sum), MetaValue::tensor(&lengths)});
  if (failed(mean))
    return failure();
  if (isTrueArg(call.args[2]))
    return setResult(call, mean);
  return setResult(call, squeezeGeometry(cx, *mean, call.ragged.dim));
}

static LogicalResult mean(const JaggedCall &call) {
  if (call.args[1].isNone())
    return call.cx.error(1) << "expected dimensions, found none";
  FailureOr<ArrayRef<int64_t>> dims = readInts(call, 1);
  if (failed(dims))
    return failure();
  FailureOr<Reduced> reduced = readReduced(call, *dims);
  if (failed(reduced))
    return failure();
  if (!reduced->ragged || reduced->batch)
    return reduce(call);
  if (reduced->others)
    return cannotReduce(call, "the batch with the ragged dimension and "
                              "others");
  return meanOfRows(call);
}

//===----------------------------------------------------------------------===//
// Normalization
//===----------------------------------------------------------------------===//

/// `_softmax`: rows are padded if it is along the ragged dimension.
static LogicalResult softmax(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  FailureOr<int64_t> dim =
      readDim(call, 1, call.getSelf().rank(),
              {/*ragged=*/call.getName() == "_softmax", /*batch=*/false});
  if (failed(dim))
    return failure();
  if (*dim == call.ragged.dim) {
    if (call.ragged.dim > 1 || call.ragged.hasLengths)
      return cx.error(1) << "expected another dimension than the ragged one of "
                            "sizes "
                         << call.getSelf().sizes;
    TensorMeta values = call.getSelfValues();
    return setJagged(call, contiguousCopy(cx, values), call.ragged);
  }
  SmallVector<MetaValue, 8> args = toValues(call);
  args[1] = Scalar::integer(*dim - 1);
  return runJagged(call, args, call.ragged);
}

/// `softmax` is `_softmax` after conversion to `dtype`.
static LogicalResult softmaxAs(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  MetaValue self = call.args[0];
  FailureOr<TensorMeta> converted = call.getSelf();
  if (!call.args[2].isNone())
    converted = callOp(cx, Op::to_dtype, {self, call.args[2]});
  if (failed(converted))
    return failure();
  bool isLog = call.getName() != "softmax.int";
  return delegate(
      call, isLog ? Op::log_softmax : Op::softmax,
      {MetaValue::tensor(&*converted), call.args[1], Scalar::boolean(false)});
}

/// `native_layer_norm` of entire rows: the statistics have one element per row.
static LogicalResult layerNormOfRows(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  TensorMeta values = call.getSelfValues();
  if (call.ragged.dim != 1 || call.ragged.hasLengths)
    return expectsContiguous(call, 0);
  if (failed(setJagged(call, contiguousCopy(cx, values), call.ragged)))
    return failure();
  ArrayRef<SymInt> sizes = cx.copySizes({call.ragged.batch, 1, 1});
  for (MetaValue &result : call.results.drop_front())
    result = cx.createValue(newLike(cx, values, sizes));
  return success();
}

static LogicalResult nativeLayerNorm(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = call.getSelf();
  FailureOr<ArrayRef<SymInt>> shape = readSizes(call, 1);
  if (failed(shape))
    return failure();
  if (self.rank() <= 2)
    return cx.error(0) << "expected a jagged tensor of rank 3 or more, found "
                          "sizes "
                       << self.sizes;
  if (static_cast<int64_t>(shape->size()) == self.rank())
    return cx.error(1) << "is not supported along the batch dimension of a "
                          "jagged tensor: expected fewer sizes, found "
                       << *shape;
  if (llvm::is_contained(*shape, call.ragged.size))
    return layerNormOfRows(call);
  if (failed(run(call, toValues(call))))
    return failure();
  return setJagged(call, *getTensor(call.results[0]), call.ragged);
}

/// `layer_norm` is the first result of `native_layer_norm`.
static LogicalResult layerNorm(const JaggedCall &call) {
  const OpDef &op = getOp(Op::native_layer_norm);
  MetaValue args[] = {call.args[0], call.args[1], call.args[2], call.args[3],
                      call.args[4]};
  MetaValue results[3];
  if (failed(op.infer(call.cx, args, results)))
    return failure();
  call.results[0] = results[0];
  return success();
}

/// `rms_norm`: the mean of squares along the last dimensions.
static LogicalResult rmsNorm(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = call.getSelf();
  FailureOr<ArrayRef<SymInt>> shape = readSizes(call, 1);
  if (failed(shape))
    return failure();
  size_t count = shape->size();
  if (count == 0 || count > self.sizes.size() ||
      !requireSame(cx, self.sizes.take_back(count), *shape))
    return cx.error(0, 1) << "expected a shape that sizes " << self.sizes
                          << " end with, found " << *shape;
  SmallVector<int64_t> dims;
  for (size_t i = self.sizes.size() - count; i < self.sizes.size(); ++i)
    dims.push_back(i);
  FailureOr<TensorMeta> means =
      callOp(cx, Op::mean_dim,
             {call.args[0], toList(cx, dims), Scalar::boolean(true)});
  if (failed(means))
    return failure();
  FailureOr<TensorMeta> scaled =
      callOp(cx, Op::mul_Tensor, {call.args[0], MetaValue::tensor(&*means)});
  if (failed(scaled) || call.args[2].isNone())
    return setResult(call, scaled);
  return delegate(call, Op::mul_Tensor,
                  {MetaValue::tensor(&*scaled), call.args[2]});
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

static constexpr JaggedKernel ops[] = {
    {reduce, "j",
     "sum.dim_IntList prod.dim_int any.dims all.dims min.dim max.dim amin amax "
     "argmin argmax"},
    {reduceOne, "j", "any.dim all.dim"},
    {mean, "j", "mean.dim"},
    {softmax, "j", "_softmax _log_softmax"},
    {softmaxAs, "j", "softmax.int log_softmax.int"},
    {nativeLayerNorm, "j", "native_layer_norm"},
    {layerNorm, "j", "layer_norm"},
    {rmsNorm, "j", "rms_norm"},
};

ArrayRef<JaggedKernel> fake::getJaggedReductions() { return ops; }
