//===- JaggedPairs.cpp - Several jagged tensors -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/JaggedCall.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

static LogicalResult cannotMultiply(const JaggedCall &call) {
  return call.cx.error(0, 1) << "cannot multiply a jagged tensor: found sizes "
                             << getTensor(call.args[0])->sizes << " and "
                             << getTensor(call.args[1])->sizes;
}

static FailureOr<TensorMeta>
matmulDense(const JaggedCall &call, const MetaValue &a, const MetaValue &b) {
  return callOp(call.cx, Op::matmul, {a, b});
}

/// The product of a batch of dense matrices and a jagged tensor, which is
/// padded.
static LogicalResult multiplyPadded(const JaggedCall &call, bool isFirst) {
  RuleContext &cx = call.cx;
  const TensorMeta &jagged = *getTensor(call.args[isFirst ? 0 : 1]);
  const Ragged &ragged = call.ragged;
  FailureOr<TensorMeta> padded =
      padRows(cx, getValues(cx, jagged, ragged), ragged,
              getMaxSeqlen(call.cx, ragged).value_or(ragged.valuesSize));
  if (failed(padded))
    return failure();
  MetaValue value = MetaValue::tensor(&*padded);
  FailureOr<TensorMeta> product = isFirst
                                      ? matmulDense(call, value, call.args[1])
                                      : matmulDense(call, call.args[0], value);
  if (failed(product))
    return failure();
  return setJagged(call, packRows(cx, *product, ragged), ragged);
}

static LogicalResult multiplyValues(const JaggedCall &call) {
  return setJagged(call,
                   matmulDense(call, toValues(call.cx, call.args[0]),
                               toValues(call.cx, call.args[1])),
                   call.ragged);
}

/// The product of two jagged tensors: of batches of matrices in each row, or a
/// sum over rows.
static LogicalResult multiplyJagged(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &a = *getTensor(call.args[0]), &b = *getTensor(call.args[1]);
  if (a.rank() > 3 && b.rank() > 3 &&
      matchesRagged(call.cx, a.sizes, call.ragged, b.sizes))
    return multiplyValues(call);
  std::optional<Ragged> other = getRagged(cx, b);
  if (!other || a.rank() != 3 || b.rank() != 3 || call.ragged.dim != 2 ||
      other->dim != 1 || call.ragged.size != other->size)
    return cannotMultiply(call);
  if (differ(a.dtype, b.dtype))
    return cx.error(0, 1) << "expected matrices of the same dtype, found "
                          << a.dtype << " and " << b.dtype;
  return setResult(
      call, newLike(cx, a,
                    cx.copySizes({call.ragged.batch, a.sizes[1], b.sizes[2]})));
}

static LogicalResult matmul(const JaggedCall &call) {
  const TensorMeta &a = *getTensor(call.args[0]), &b = *getTensor(call.args[1]);
  bool isFirst = a.layout == Layout::Jagged;
  if (isFirst && b.layout == Layout::Jagged)
    return multiplyJagged(call);
  const TensorMeta &jagged = isFirst ? a : b, &dense = isFirst ? b : a;
  if (dense.layout != Layout::Strided)
    return notSupported(call);
  int64_t rank = jagged.rank(), dim = call.ragged.dim;
  if (isFirst ? dim >= rank - 1 : dim < 2)
    return cannotMultiply(call);
  if (rank >= 3 && dense.rank() == rank)
    return multiplyPadded(call, isFirst);
  if (dense.rank() == 2 && rank > 2)
    return multiplyValues(call);
  return cannotMultiply(call);
}

static LogicalResult bmm(const JaggedCall &call) {
  for (unsigned i : {0, 1})
    if (getTensor(call.args[i])->rank() != 3)
      return call.cx.error(i) << "expected rank 3, found sizes "
                              << getTensor(call.args[i])->sizes;
  return delegate(call, Op::matmul, {call.args[0], call.args[1]});
}

//===----------------------------------------------------------------------===//
// Joins and selections
//===----------------------------------------------------------------------===//

/// The first jagged tensor of a list.
static const TensorMeta &getFirstJagged(const JaggedCall &call) {
  for (const MetaValue &value : call.args[0].getList())
    if (isJagged(value))
      return *value.getTensor();
  llvm_unreachable("a call on a jagged tensor");
}

static LogicalResult cat(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &first = getFirstJagged(call);
  FailureOr<int64_t> dim = readDim(call, 1, first.rank());
  if (failed(dim))
    return failure();
  TensorMeta values = getValues(cx, first, call.ragged);
  std::optional<Ragged> ragged;
  SmallVector<MetaValue> list;
  for (const MetaValue &value : call.args[0].getList()) {
    const TensorMeta *tensor = getTensor(value);
    if (!tensor)
      return notSupported(call);
    if (isJagged(value)) {
      if (!ragged)
        ragged = getRagged(cx, *tensor);
      list.push_back(toValues(cx, value));
      continue;
    }
    if (call.ragged.dim != 1 || call.ragged.hasLengths)
      return expectsContiguous(call, 0);
    FailureOr<TensorMeta> expanded = expandGeometry(cx, *tensor, values.sizes);
    if (failed(expanded))
      return failure();
    if (!ragged)
      ragged = call.ragged;
    list.push_back(cx.createValue(*expanded));
  }
  MetaValue args[] = {MetaValue::list(list),
                      Scalar::integer(toInner(call.ragged, *dim))};
  return runJagged(call, args, *ragged);
}

static LogicalResult stack(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  ArrayRef<MetaValue> tensors = call.args[0].getList();
  for (const MetaValue &value : tensors)
    if (!isJagged(value))
      return cx.error(0) << "expected jagged tensors only";
  const TensorMeta &first = *tensors[0].getTensor();
  for (const MetaValue &value : tensors) {
    const TensorMeta &tensor = *value.getTensor();
    std::optional<Ragged> ragged = getRagged(cx, tensor);
    if (!ragged || tensor.rank() != first.rank() ||
        !matchesRagged(call.cx, tensor.sizes, *ragged, first.sizes))
      return cx.error(0)
             << "expected tensors of the same ragged structure, found "
                "sizes "
             << first.sizes << " and " << tensor.sizes;
  }
  FailureOr<int64_t> dim = readDim(call, 1, first.rank() + 1);
  if (failed(dim))
    return failure();
  MetaValue args[] = {toValues(cx, call.args[0]),
                      Scalar::integer(toInner(call.ragged, *dim))};
  return runJagged(call, args, call.ragged);
}

/// An operand of `where`, converted to broadcast with the values of the
/// condition: a dense one must have fewer dimensions.
static FailureOr<MetaValue> fitChoice(const JaggedCall &call,
                                      unsigned position) {
  const MetaValue &value = call.args[position];
  const TensorMeta *tensor = getTensor(value);
  if (!tensor)
    return value;
  if (isJagged(value)) {
    if (!matchesRagged(call.cx, call.getSelf().sizes, call.ragged,
                       tensor->sizes))
      return failsToMatch(call, 0, position);
    return toValues(call.cx, value);
  }
  if (tensor->rank() >= call.getSelf().rank())
    return failsToMatch(call, 0, position);
  return value;
}

static LogicalResult where(const JaggedCall &call) {
  SmallVector<MetaValue, 8> args = toValues(call);
  for (unsigned position : {1, 2}) {
    FailureOr<MetaValue> value = fitChoice(call, position);
    if (failed(value))
      return failure();
    args[position] = *value;
  }
  return runJagged(call, args, call.ragged);
}

/// `masked_select` of a tensor of rank 2: the selected elements of each row.
static LogicalResult maskedSelect(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = call.getSelf();
  if (self.rank() > 2)
    return cx.error(0) << "expected a jagged tensor of rank 2, found sizes "
                       << self.sizes;
  if (!isJagged(call.args[1]) || self.sizes != getTensor(call.args[1])->sizes)
    return failsToMatch(call, 0, 1);
  Ragged ragged = call.ragged;
  ragged.size = makeNestedInt(cx);
  return runJagged(call, toValues(call), ragged);
}

/// Converts indices of a jagged tensor to indices of the values: row and
/// position become a position in the concatenated rows.
static FailureOr<MetaValue> toInnerIndices(const JaggedCall &call,
                                           ArrayRef<MetaValue> indices) {
  RuleContext &cx = call.cx;
  const TensorMeta *rows = getTensor(indices[0]),
                   *places = getTensor(indices[call.ragged.dim]);
  if (!rows || !places)
    return cx.error(1) << "expected indices of rows and of positions in rows";
  // Positions are compared with the lengths of all rows.
  SymInt batch[] = {call.ragged.batch};
  FailureOr<ArrayRef<SymInt>> compared =
      broadcastSizes(cx, {places->sizes, batch});
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {rows->sizes, places->sizes});
  if (failed(compared) || failed(sizes))
    return failure();
  SmallVector<MetaValue> inner(indices.drop_front());
  inner[call.ragged.dim - 1] =
      cx.createValue(makeContiguous(cx, *sizes, DType::Int64, places->device));
  return MetaValue::list(cx.copy<MetaValue>(inner));
}

/// `index_put`: of entire rows, which are padded, or of positions in rows.
static LogicalResult indexPut(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  ArrayRef<MetaValue> indices = call.args[1].getList();
  TensorMeta values = call.getSelfValues();
  int64_t count = indices.size();
  if (count > call.getSelf().rank())
    return cx.error(1) << "expected at most " << call.getSelf().rank()
                       << " indices, found " << count;
  if (count > call.ragged.dim) {
    FailureOr<MetaValue> inner = toInnerIndices(call, indices);
    if (failed(inner))
      return failure();
    return setJagged(call,
                     callOp(cx, Op::index_put,
                            {MetaValue::tensor(&values), *inner, call.args[2],
                             call.args[3]}),
                     call.ragged);
  }
  if (call.ragged.hasLengths || !isContiguous(cx, values))
    return cx.error(0) << "expected a contiguous jagged tensor, as there are "
                          "no indices of its ragged dimension";
  FailureOr<TensorMeta> padded =
      padRows(cx, values, call.ragged,
              getMaxSeqlen(cx, call.ragged).value_or(call.ragged.valuesSize));
  if (failed(padded))
    return failure();
  FailureOr<TensorMeta> put = callOp(
      cx, Op::index_put,
      {MetaValue::tensor(&*padded), call.args[1], call.args[2], call.args[3]});
  if (failed(put))
    return failure();
  return setJagged(call, packRows(cx, *put, call.ragged), call.ragged);
}

static LogicalResult indexPutInPlace(const JaggedCall &call) {
  if (failed(indexPut(call)))
    return failure();
  call.results[0] = call.args[0];
  return success();
}

/// `linear_backward`: gradients of a jagged tensor, a weight and a bias.
static LogicalResult linearBackward(const JaggedCall &call) {
  const TensorMeta &grad = *getTensor(call.args[1]);
  if (call.getSelf().sizes[1] != grad.sizes[1])
    return failsToMatch(call, 0, 1);
  if (failed(run(call, toValues(call))))
    return failure();
  // Unlike for strided tensors, each gradient is selected independently.
  if (call.args[3].isList())
    for (auto [wanted, result] :
         llvm::zip(call.args[3].getList(), call.results))
      if (wanted.asBool() == false)
        result = MetaValue::none();
  const TensorMeta *ofSelf = getTensor(call.results[0]);
  return ofSelf ? setJagged(call, *ofSelf, call.ragged) : success();
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

static constexpr JaggedKernel ops[] = {
    {matmul, "tt", "matmul"},
    {bmm, "jt", "bmm"},
    {linearBackward, "ccd", "linear_backward"},
    {cat, "l", "cat"},
    {stack, "l", "stack"},
    {where, "j", "where.self where.ScalarOther where.ScalarSelf where.Scalar"},
    {maskedSelect, "ct", "masked_select"},
    {indexPut, "jld", "index_put"},
    {indexPutInPlace, "jld", "index_put_"},
};

ArrayRef<JaggedKernel> fake::getJaggedPairs() { return ops; }
