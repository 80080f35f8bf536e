//===- Attention.cpp - Attention of ONNX ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tensors of heads are `[batch, heads, sequence, features]`, or `[batch,
// sequence, heads * features]` with the numbers of heads as attributes.
//
//===----------------------------------------------------------------------===//

#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

namespace {
/// The sizes of a tensor of heads.
struct Heads {
  SymInt batch, heads, length, features;
};
} // namespace

/// Splits the sizes of an operand; an attribute has the number of heads of one
/// of rank 3.
static FailureOr<Heads> splitHeads(ONNXCall &call, unsigned operand,
                                   StringRef attr) {
  const TensorMeta &self = *call.getTensor(operand);
  if (self.rank() == 4)
    return Heads{self.sizes[0], self.sizes[1], self.sizes[2], self.sizes[3]};
  if (self.rank() != 3)
    return call.cx.error(operand)
           << "expected a tensor of rank 3 or 4, found " << self.sizes;
  int64_t heads = call.getInt(attr, 0);
  if (heads <= 0)
    return call.cx.error(operand)
           << "expected a number above 0 as attribute '" << attr
           << "' for sizes " << self.sizes << ", found " << heads;
  if (!call.cx.env.require(Condition::multiple(self.sizes[2], heads)))
    return call.cx.error(operand)
           << "expected a last size that is divisible by " << heads
           << " heads, found " << self.sizes[2];
  return Heads{self.sizes[0], heads, self.sizes[1],
               call.cx.env.floorDiv(self.sizes[2], heads)};
}

/// Requires batches, keys and values to fit each other.
static LogicalResult checkHeads(ONNXCall &call, const Heads &q, const Heads &k,
                                const Heads &v) {
  if (failed(checkEqual(call, 0, q.batch, 1, k.batch, "batches")) ||
      failed(checkEqual(call, 1, k.batch, 2, v.batch, "batches")) ||
      failed(checkEqual(call, 0, q.features, 1, k.features,
                        "sizes of queries and keys")) ||
      failed(checkEqual(call, 1, k.length, 2, v.length,
                        "numbers of keys and values")) ||
      failed(checkEqual(call, 1, k.heads, 2, v.heads, "numbers of heads")))
    return failure();
  if (q.heads.isUnknown() || k.heads.isUnknown() ||
      call.cx.env.require(Condition::multiple(q.heads, k.heads)))
    return success();
  return call.cx.error(0, 1) << "expected a number of query heads that is "
                                "divisible by "
                             << k.heads << ", found " << q.heads;
}

/// The mask is broadcast to the scores. From opset 24 on, it may have fewer
/// columns.
static LogicalResult checkMask(ONNXCall &call, ArrayRef<SymInt> scores) {
  const TensorMeta *mask = call.getTensor(3);
  if (!mask)
    return success();
  SmallVector<SymInt> wanted(scores);
  if (!mask->isScalar() && call.getOpset() >= 24 &&
      !isFalse(call.cx.env.le(mask->sizes.back(), wanted.back())))
    wanted.back() = mask->sizes.back();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastWith(call, 3, wanted);
  if (succeeded(sizes) && sizes->size() == wanted.size() &&
      requireEqual(call.cx, *sizes, wanted))
    return success();
  return call.cx.error(3) << "expected a mask that is broadcast to " << scores
                          << ", found " << mask->sizes;
}

/// Keys and values of earlier calls are like those of this one but for their
/// number, to which both agree.
static FailureOr<SymInt> getPastLength(ONNXCall &call, const Heads &k,
                                       const Heads &v) {
  const TensorMeta *keys = call.getTensor(4), *values = call.getTensor(5);
  if (failed(checkRank(call, 4, 4)) || failed(checkRank(call, 5, 4)))
    return failure();
  SymInt length = keys ? keys->sizes[2] : values ? values->sizes[2] : SymInt();
  if (failed(checkSizes(call, 4, {k.batch, k.heads, length, k.features})) ||
      failed(checkSizes(call, 5, {v.batch, v.heads, length, v.features})))
    return failure();
  return length;
}

/// The result has the form of the query.
static LogicalResult giveLikeQuery(ONNXCall &call, const Heads &q,
                                   SymInt features) {
  const TensorMeta &query = *call.getTensor(0);
  if (query.rank() == 4)
    return call.give(0, {q.batch, q.heads, q.length, features}, query.dtype);
  return call.give(0, {q.batch, q.length, call.cx.env.mul(q.heads, features)},
                   query.dtype);
}

/// Keys and values of earlier calls, operands 4 and 5, are put before; the
/// other results have all of them, and the scores.
static LogicalResult attention(ONNXCall &call) {
  if (!call.getTensor(0) || !call.getTensor(1) || !call.getTensor(2)) {
    for (size_t i = 0; i < call.results.size(); ++i)
      (void)call.giveUnranked(i, call.getDType(i == 3 ? 0 : i));
    return success();
  }
  FailureOr<Heads> q = splitHeads(call, 0, "q_num_heads");
  FailureOr<Heads> k = splitHeads(call, 1, "kv_num_heads");
  FailureOr<Heads> v = splitHeads(call, 2, "kv_num_heads");
  if (failed(q) || failed(k) || failed(v) ||
      failed(checkHeads(call, *q, *k, *v)))
    return failure();
  SymInt total = k->length;
  if (call.has(4)) {
    FailureOr<SymInt> past = getPastLength(call, *k, *v);
    if (failed(past))
      return failure();
    total = call.cx.env.add(total, *past);
    if (total.isUnknown())
      total = call.freshSize();
  }
  if (failed(checkMask(call, {q->batch, q->heads, q->length, total})))
    return failure();
  DType dtype = call.getDType(0);
  (void)call.give(1, {k->batch, k->heads, total, k->features},
                  call.getDType(1));
  (void)call.give(2, {v->batch, v->heads, total, v->features},
                  call.getDType(2));
  (void)call.give(3, {q->batch, q->heads, q->length, total}, dtype);
  return giveLikeQuery(call, *q, v->features);
}

/// The state has a matrix of keys and values for each head.
static LogicalResult linearAttention(ONNXCall &call) {
  if (!call.getTensor(0) || !call.getTensor(1) || !call.getTensor(2)) {
    (void)call.giveLike(1, 3);
    return call.giveUnranked(0, call.getDType(0));
  }
  for (unsigned i : {0, 1, 2})
    if (failed(checkRank(call, i, 3)))
      return failure();
  FailureOr<Heads> q = splitHeads(call, 0, "q_num_heads");
  FailureOr<Heads> k = splitHeads(call, 1, "kv_num_heads");
  FailureOr<Heads> v = splitHeads(call, 2, "kv_num_heads");
  if (failed(q) || failed(k) || failed(v) ||
      failed(checkHeads(call, *q, *k, *v)))
    return failure();
  if (failed(checkEqual(call, 0, q->length, 1, k->length,
                        "numbers of queries and keys")))
    return failure();
  SymInt sizes[] = {k->batch, k->heads, k->features, v->features};
  if (failed(checkSizes(call, 3, sizes)))
    return failure();
  // A decay, and a rate, for each head, or for each of its features.
  for (unsigned i : {4, 5})
    if (const TensorMeta *gate = call.getTensor(i)) {
      SymInt last = gate->isScalar() ? SymInt() : gate->sizes.back();
      if (failed(checkSizes(call, i, {k->batch, k->length, last})))
        return failure();
      SymInt whole = call.cx.env.mul(k->heads, k->features);
      SymInt other = i == 4 ? whole : SymInt(1);
      if (isFalse(call.cx.env.eq(last, k->heads)) &&
          isFalse(call.cx.env.eq(last, other)))
        return call.cx.error(i) << "expected a last size of " << k->heads
                                << " or " << other << ", found " << last;
    }
  DType state = call.has(3) ? call.getDType(3) : call.getDType(0);
  (void)call.give(1, sizes, state);
  return giveLikeQuery(call, *q, v->features);
}

/// The result is like the operand, which has heads. Operands 1 and 2 have half
/// as many numbers as features that are rotated: for each batch and element of
/// the sequence, or for each position, which operand 3 then has.
static LogicalResult rotaryEmbedding(ONNXCall &call) {
  if (!call.getTensor(0))
    return call.giveLike(0, 0);
  FailureOr<Heads> x = splitHeads(call, 0, "num_heads");
  if (failed(x) || failed(checkRank(call, 1, call.has(3) ? 2 : 3)) ||
      failed(checkSizes(call, 3, {x->batch, x->length})))
    return failure();
  SymInt rotated = call.getInt("rotary_embedding_dim", 0);
  rotated = rotated.isInt(0) ? x->features : rotated;
  if (const TensorMeta *cosines = call.getTensor(1)) {
    SymInt half = call.cx.env.floorDiv(rotated, 2);
    if (failed(checkEqual(call, 0, half, 1, cosines->sizes.back(),
                          "numbers of rotated pairs")) ||
        failed(checkSizes(call, 2, cosines->sizes)))
      return failure();
    if (!call.has(3) &&
        failed(checkSizes(call, 1, {x->batch, x->length, half})))
      return failure();
  }
  return call.giveLike(0, 0);
}

static constexpr ONNXRule rows[] = {
    {"Attention", attention, 3},
    {"FlexAttention", attention, 3},
    {"LinearAttention", linearAttention, 3},
    {"RotaryEmbedding", rotaryEmbedding, 3},
};

ArrayRef<ONNXRule> fake::getONNXAttentionRules() { return rows; }
