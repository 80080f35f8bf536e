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
    const TensorMeta *past = call.getTensor(4);
    if (failed(checkRank(call, 4, 4)))
      return failure();
    total = past ? call.cx.env.add(total, past->sizes[2]) : SymInt();
    if (total.isUnknown())
      total = call.freshSize();
  }
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
  DType state = call.has(3) ? call.getDType(3) : call.getDType(0);
  (void)call.give(1, {k->batch, k->heads, k->features, v->features}, state);
  return giveLikeQuery(call, *q, v->features);
}

/// The result is like the operand, which has heads.
static LogicalResult rotaryEmbedding(ONNXCall &call) {
  if (call.getTensor(0) && failed(splitHeads(call, 0, "num_heads")))
    return failure();
  return call.giveLike(0, 0);
}

static constexpr ONNXRule rows[] = {
    {"Attention", attention, 3},
    {"FlexAttention", attention, 3},
    {"LinearAttention", linearAttention, 3},
    {"RotaryEmbedding", rotaryEmbedding, 3},
};

ArrayRef<ONNXRule> fake::getONNXAttentionRules() { return rows; }
