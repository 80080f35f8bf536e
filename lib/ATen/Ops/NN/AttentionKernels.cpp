//===- AttentionKernels.cpp - Attention kernels -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernels of scaled dot-product attention, as called by backward graphs.
// Heads follow the length: (batch, length, head, element), or (total length,
// head, element) with sequence offsets.
//
//===----------------------------------------------------------------------===//

#include "Ops/NN/Attention.h"
#include "Table/SingleDevice.h"

using namespace fake;

/// The number of sequences given by offsets.
static SymInt countSequences(RuleContext &cx, const TensorMeta &offsets) {
  return cx.env.sub(numel(cx, offsets.sizes), 1);
}

/// Fails unless query, key and value have `rank` or more dimensions.
static LogicalResult checkRanks(RuleContext &cx, unsigned firstArg,
                                ArrayRef<const TensorMeta *> tensors,
                                int64_t rank) {
  for (auto [i, tensor] : llvm::enumerate(tensors))
    if (tensor->rank() < rank)
      return cx.error(firstArg + i) << "expected a tensor of rank " << rank
                                    << " or more, found " << tensor->sizes;
  return success();
}

//===----------------------------------------------------------------------===//
// Flash
//===----------------------------------------------------------------------===//

using FlashResults = std::array<MetaValue, 5>;

/// Follows meta__flash_attention_forward.
static FailureOr<FlashResults>
flashForward(RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
             const TensorMeta &value, const TensorMeta *queryOffsets,
             const TensorMeta *keyOffsets, SymInt maxQuery, SymInt maxKey,
             double, bool, bool wantsMask) {
  if (failed(checkRanks(cx, 0, {&query}, 2)) ||
      failed(checkRanks(cx, 1, {&key}, keyOffsets ? 0 : 2)))
    return failure();
  Attention sizes;
  sizes.batch =
      queryOffsets ? countSequences(cx, *queryOffsets) : query.sizes[0];
  if (wantsMask && !cx.env.require(Condition::le(0, sizes.batch)))
    return cx.error(3) << "expected offsets of at least one sequence, found "
                          "sizes "
                       << queryOffsets->sizes;
  sizes.heads = query.sizes[query.rank() - 2];
  sizes.queryLength = queryOffsets ? maxQuery : query.sizes[1];
  sizes.keyLength = keyOffsets ? maxKey : key.sizes[1];
  sizes.elements = query.sizes.back();
  ArrayRef<SymInt> sums =
      queryOffsets
          ? cx.copySizes({sizes.heads, query.sizes[0]})
          : cx.copySizes({sizes.batch, sizes.heads, sizes.queryLength});
  return FlashResults{
      cx.createValue(makeLike(cx, query)),
      cx.createValue(makeContiguous(cx, sums, DType::Float32, query.device)),
      cx.createValue(makeState(cx, query, DType::UInt64, cx.copySizes({2}))),
      cx.createValue(makeState(cx, query, DType::UInt64)),
      debugMask(cx, query, sizes, wantsMask)};
}

static FailureOr<FlashResults> flashForwardQuantized(
    RuleContext &cx, const TensorMeta &query, const TensorMeta &key,
    const TensorMeta &value, const TensorMeta *queryOffsets,
    const TensorMeta *keyOffsets, SymInt maxQuery, SymInt maxKey,
    double dropout, bool isCausal, bool wantsMask) {
  return flashForward(cx, widenQuery(cx, query), key, value, queryOffsets,
                      keyOffsets, maxQuery, maxKey, dropout, isCausal,
                      wantsMask);
}

/// Writes the output to its first argument; only logsumexp is returned.
static FailureOr<MetaValue>
flashForwardInto(RuleContext &cx, const TensorMeta &, const TensorMeta &query,
                 const TensorMeta &key, const TensorMeta &value,
                 const TensorMeta *queryOffsets, const TensorMeta *keyOffsets,
                 SymInt maxQuery, SymInt maxKey, double dropout,
                 bool isCausal) {
  FailureOr<FlashResults> results =
      flashForward(cx, query, key, value, queryOffsets, keyOffsets, maxQuery,
                   maxKey, dropout, isCausal, /*wantsMask=*/false);
  if (failed(results))
    return failure();
  return (*results)[1];
}

/// Gradients with the strides of query, key and value, which follow the
/// incoming gradient.
static FailureOr<std::array<TensorMeta, 3>>
gradientsLike(RuleContext &cx, const TensorMeta &, const TensorMeta &query,
              const TensorMeta &key, const TensorMeta &value) {
  return std::array{makeLike(cx, query), makeLike(cx, key),
                    makeLike(cx, value)};
}

/// Follows meta__scaled_dot_product_fused_attention_overrideable_backward.
static FailureOr<std::array<TensorMeta, 4>>
overrideableBackward(RuleContext &cx, const TensorMeta &,
                     const TensorMeta &query, const TensorMeta &key,
                     const TensorMeta &value, const TensorMeta &bias) {
  return std::array{makeLike(cx, query), makeLike(cx, key), makeLike(cx, value),
                    makeLike(cx, bias)};
}

//===----------------------------------------------------------------------===//
// Memory-efficient
//===----------------------------------------------------------------------===//

/// Follows meta__efficient_attention_forward. logsumexp is padded to multiples
/// of 32.
static FailureOr<std::array<MetaValue, 6>>
efficientForward(RuleContext &cx, const TensorMeta &query,
                 const TensorMeta &key, const TensorMeta &value,
                 const TensorMeta *, const TensorMeta *queryOffsets,
                 const TensorMeta *, std::optional<SymInt> maxQuery,
                 std::optional<SymInt> maxKey, const MetaValue &,
                 const MetaValue &, bool wantsSums) {
  if (failed(checkRanks(cx, 0, {&query, &key}, 2)) ||
      failed(checkRanks(cx, 2, {&value}, 1)))
    return failure();
  if (queryOffsets && !maxQuery)
    return cx.error(6)
           << "expected a maximum query length with offsets, found None";
  if (queryOffsets && failed(checkRanks(cx, 4, {queryOffsets}, 1)))
    return failure();
  SymInt heads = query.sizes[query.rank() - 2];
  SymInt length = queryOffsets ? *maxQuery : query.sizes[1];
  SymInt batch =
      queryOffsets ? cx.env.sub(queryOffsets->sizes[0], 1) : query.sizes[0];
  SymInt padded =
      wantsSums ? cx.env.mul(cx.env.ceilDiv(length, 32), 32) : SymInt(0);
  return std::array{
      cx.createValue(newLike(cx, query,
                             cx.copySizes({query.sizes[0], query.sizes[1],
                                           heads, value.sizes.back()}))),
      cx.createValue(makeContiguous(cx, cx.copySizes({batch, heads, padded}),
                                    DType::Float32, query.device)),
      cx.createValue(makeState(cx, query, DType::Int64)),
      cx.createValue(makeState(cx, query, DType::Int64)),
      MetaValue(Scalar::integer(length)),
      MetaValue(Scalar::integer(maxKey ? *maxKey : key.sizes[1]))};
}

/// Positions of arguments of `_efficient_attention_backward`.
enum { QueryArg = 1, KeyArg, ValueArg, BiasArg, SharedStorageArg = 19 };

/// Gradients of query, key and value interleaved in one storage.
static FailureOr<std::array<TensorMeta, 3>>
packedGradients(RuleContext &cx, const TensorMeta &query,
                const TensorMeta &key) {
  if (failed(checkRanks(cx, QueryArg, {&query, &key}, 4)))
    return failure();
  if (!requireEqual(cx, query.sizes[1], key.sizes[1]) ||
      !requireEqual(cx, query.sizes[3], key.sizes[3]))
    return cx.error(QueryArg, KeyArg) << "expected query and key of the same "
                                         "length and number of elements "
                                         "for gradients in one storage, found "
                                      << query.sizes << " and " << key.sizes;
  int64_t heads = query.rank() - 2;
  TensorMeta whole = newLike(cx, query, withDim(cx, query.sizes, heads, 3));
  std::array<TensorMeta, 3> gradients;
  for (int64_t i = 0; i < 3; ++i) {
    FailureOr<TensorMeta> part = selectGeometry(cx, whole, heads, i);
    if (failed(part))
      return failure();
    gradients[i] = *part;
  }
  return gradients;
}

/// Follows meta__efficient_attention_backward.
static FailureOr<std::array<MetaValue, 4>>
efficientBackward(RuleContext &cx, ArrayRef<MetaValue> args) {
  const TensorMeta &query = *args[QueryArg].getTensor();
  const TensorMeta &key = *args[KeyArg].getTensor();
  const TensorMeta &value = *args[ValueArg].getTensor();
  const MetaValue &shares = args[SharedStorageArg];
  FailureOr<std::array<TensorMeta, 3>> gradients =
      shares.asBool() == true ? packedGradients(cx, query, key)
                              : gradientsLike(cx, query, query, key, value);
  if (failed(gradients))
    return failure();
  MetaValue bias =
      cx.createValue(makeContiguous(cx, {}, cx.defaultDType, query.device));
  if (args[BiasArg].isTensor()) {
    if (failed(checkRanks(cx, BiasArg, {args[BiasArg].getTensor()}, 1)))
      return failure();
    bias = gradientOfBias(cx, *args[BiasArg].getTensor());
  }
  return std::array{cx.createValue((*gradients)[0]),
                    cx.createValue((*gradients)[1]),
                    cx.createValue((*gradients)[2]), bias};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_flash_attention_forward(Tensor query, Tensor key, Tensor value, Tensor? "
     "cum_seq_q, Tensor? cum_seq_k, SymInt max_q, SymInt max_k, float "
     "dropout_p, bool is_causal, bool return_debug_mask, *, float? "
     "scale=None, SymInt? window_size_left=None, SymInt? "
     "window_size_right=None, Tensor? seqused_k=None, Tensor? "
     "alibi_slopes=None, Tensor? block_table=None, int? num_splits=None) -> "
     "(Tensor output, Tensor softmax_logsumexp, Tensor rng_state, Tensor "
     "unused, Tensor debug_attn_mask)",
     singleDevice<flashForward>,
     follows("_meta_registrations.meta__flash_attention_forward"),
     Tag::nondeterministic_seeded},
    {"_flash_attention_forward.quantized(Tensor query, Tensor key, Tensor "
     "value, Tensor? cum_seq_q, Tensor? cum_seq_k, SymInt max_q, SymInt "
     "max_k, float dropout_p, bool is_causal, bool return_debug_mask, "
     "Tensor? q_descale, Tensor? k_descale, Tensor? v_descale, *, float? "
     "scale=None, SymInt? window_size_left=None, SymInt? "
     "window_size_right=None, Tensor? seqused_k=None, Tensor? "
     "alibi_slopes=None) -> (Tensor output, Tensor softmax_logsumexp, "
     "Tensor rng_state, Tensor unused, Tensor debug_attn_mask)",
     singleDevice<flashForwardQuantized>,
     follows("_meta_registrations.meta__flash_attention_forward_quantized"),
     Tag::nondeterministic_seeded},
    {"_flash_attention_forward_no_dropout_inplace(Tensor(a!) out, Tensor "
     "query, Tensor key, Tensor value, Tensor? cum_seq_q, Tensor? "
     "cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool "
     "is_causal, bool return_debug_mask, *, float? scale=None, SymInt? "
     "window_size_left=None, SymInt? window_size_right=None, Tensor? "
     "seqused_k=None, Tensor? alibi_slopes=None, Tensor? block_table=None, "
     "int? num_splits=None) -> Tensor softmax_logsumexp",
     singleDevice<flashForwardInto>,
     follows("_meta_registrations.meta__flash_attention_forward_no_dropout_"
             "inplace"),
     Tag::nondeterministic_seeded},
    {"_flash_attention_backward(Tensor grad_out, Tensor query, Tensor key, "
     "Tensor value, Tensor out, Tensor logsumexp, Tensor cum_seq_q, Tensor "
     "cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool "
     "is_causal, Tensor rng_state, Tensor unused, *, float? scale=None, "
     "SymInt? window_size_left=None, SymInt? window_size_right=None) -> "
     "(Tensor, Tensor, Tensor)",
     singleDevice<gradientsLike>,
     follows("_meta_registrations.meta__flash_attention_backward")},
    {"_efficient_attention_forward(Tensor query, Tensor key, Tensor value, "
     "Tensor? bias, Tensor? cu_seqlens_q, Tensor? cu_seqlens_k, SymInt? "
     "max_seqlen_q, SymInt? max_seqlen_k, float dropout_p, int "
     "custom_mask_type, bool compute_log_sumexp=False, *, float? "
     "scale=None, Tensor? seqlen_k=None, int? window_size=None) -> (Tensor "
     "output, Tensor logsumexp, Tensor philox_seed, Tensor philox_offset, "
     "SymInt max_seqlen_batch_q, SymInt max_seqlen_batch_k)",
     singleDevice<efficientForward>,
     follows("_meta_registrations.meta__efficient_attention_forward"),
     Tag::nondeterministic_seeded},
    {"_efficient_attention_backward(Tensor grad_out_, Tensor query, Tensor "
     "key, Tensor value, Tensor? bias, Tensor out, Tensor? cu_seqlens_q, "
     "Tensor? cu_seqlens_k, SymInt max_seqlen_q, SymInt max_seqlen_k, "
     "Tensor logsumexp, float dropout_p, Tensor philox_seed, Tensor "
     "philox_offset, int custom_mask_type, bool bias_requires_grad, *, "
     "float? scale=None, int? num_splits_key=None, int? window_size=None, "
     "bool shared_storage_dqdkdv=False) -> (Tensor, Tensor, Tensor, Tensor)",
     singleDevice<efficientBackward>,
     follows("_meta_registrations.meta__efficient_attention_backward")},
    {"_scaled_dot_product_fused_attention_overrideable_backward(Tensor "
     "grad_out, Tensor query, Tensor key, Tensor value, Tensor attn_bias, "
     "bool[4] grad_input_mask, Tensor out, Tensor logsumexp, Tensor "
     "cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float "
     "dropout_p, bool is_causal, Tensor philox_seed, Tensor philox_offset, "
     "*, float? scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor "
     "grad_value, Tensor grad_attn_bias)",
     singleDevice<overrideableBackward>,
     follows("_meta_registrations.meta__scaled_dot_product_fused_attention_"
             "overrideable_backward")},
};

OpFamily fake::getAttentionKernelsFamily() {
  return {"AttentionKernels", rows};
}
