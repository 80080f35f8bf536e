//===- CostAttention.cpp - Costs of attention -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Attention as its steps: the product of queries and keys, a softmax, and the
// product with the values.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"

using namespace fake;

namespace {
/// Sizes of one attention.
struct Attention {
  /// Sequences times heads, queries and keys of each, and features.
  SymInt heads, queries, keys, keyFeatures, valueFeatures;
  /// Whether a query attends only to keys up to its own place, counted from the
  /// first ones or from the last ones.
  bool isCausal = false, fromEnd = false;
};
} // namespace

/// The pairs of a query and a key that are multiplied.
static SymInt countPairs(const CostCall &call, const Attention &attention) {
  ShapeEnv &env = call.env;
  SymInt queries = attention.queries, keys = attention.keys;
  if (!attention.isCausal || call.conventions.causal == CausalCount::Full)
    return env.mul(queries, keys);
  // Query i of those in the triangle has i + 1 keys; others have all, or none.
  SymInt edge = env.min(queries, keys);
  SymInt triangle = env.floorDiv(env.mul(edge, env.add(edge, 1)), 2);
  SymInt rest = attention.fromEnd ? env.mul(edge, env.sub(keys, edge))
                                  : env.mul(keys, env.sub(queries, edge));
  return env.add(triangle, rest);
}

/// The number of operations of a softmax on each element, as `_softmax`.
static constexpr int64_t softmaxOps = 5;

/// The arithmetic on each pair besides products: the mask that is added, the
/// softmax, and dropout.
static int64_t countOpsOfPair(const CostCall &call, bool isCausal) {
  bool hasMask = isCausal || call.getTensor("attn_mask attn_bias bias mask");
  MetaValue dropout = call.getArg("dropout_p");
  std::optional<double> rate = dropout.getScalar().toDouble();
  return softmaxOps + hasMask + (rate.value_or(0) > 0 ? 2 : 0);
}

static Work countForward(const CostCall &call, const Attention &attention) {
  ShapeEnv &env = call.env;
  SymInt pairs = env.mul(attention.heads, countPairs(call, attention));
  SymInt features = env.add(attention.keyFeatures, attention.valueFeatures);
  // Queries and keys are scaled before they are multiplied.
  SymInt scaled =
      env.product({attention.heads, env.add(attention.queries, attention.keys),
                   attention.keyFeatures});
  return {env.mul(pairs, features),
          env.add(scaled,
                  env.mul(countOpsOfPair(call, attention.isCausal), pairs))};
}

/// The scores again, and a product for each of the gradients of scores, values,
/// queries and keys.
static Work countBackward(const CostCall &call, const Attention &attention) {
  ShapeEnv &env = call.env;
  SymInt pairs = env.mul(attention.heads, countPairs(call, attention));
  SymInt features = env.add(env.mul(3, attention.keyFeatures),
                            env.mul(2, attention.valueFeatures));
  // The softmax again, and its gradient: `_softmax_backward_data`.
  int64_t ops = countOpsOfPair(call, attention.isCausal) + 4;
  return {env.mul(pairs, features), env.mul(ops, pairs)};
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// Heads before the sequence: `batch, heads, length, features`.
static Attention readHeadsFirst(const CostCall &call) {
  const TensorMeta *query = call.getTensor("query");
  const TensorMeta *key = call.getTensor("key");
  const TensorMeta *value = call.getTensor("value");
  Attention attention;
  if (!query || !key || !value || !query->ranked || query->rank() < 2)
    return attention;
  attention.heads = call.env.product(query->sizes.drop_back(2));
  attention.queries = call.size(query, -2);
  attention.keys = call.size(key, -2);
  attention.keyFeatures = call.size(query, -1);
  attention.valueFeatures = call.size(value, -1);
  attention.isCausal = call.getArg("is_causal").asBool().value_or(false);
  return attention;
}

/// Heads after the sequence: `batch, length, heads, features`. Of sequences in
/// one tensor only the longest is known, so that their pairs are not.
static Attention readHeadsLast(const CostCall &call) {
  const TensorMeta *query = call.getTensor("query");
  const TensorMeta *key = call.getTensor("key");
  const TensorMeta *value = call.getTensor("value");
  Attention attention;
  if (!query || !key || !value || !query->ranked || query->rank() != 4)
    return attention;
  attention.heads = call.env.mul(query->sizes[0], query->sizes[2]);
  attention.queries = query->sizes[1];
  attention.keys = call.size(key, 1);
  attention.keyFeatures = query->sizes[3];
  attention.valueFeatures = call.size(value, -1);
  attention.isCausal = call.getArg("is_causal").asBool().value_or(false);
  attention.fromEnd = true;
  MetaValue mask = call.getArg("custom_mask_type");
  if (mask.isInt()) {
    attention.isCausal = !mask.getInt().isInt(0);
    attention.fromEnd = mask.getInt().isInt(2);
  }
  return attention;
}

static Work forward(const CostCall &call) {
  return countForward(call, readHeadsFirst(call));
}
static Work backward(const CostCall &call) {
  return countBackward(call, readHeadsFirst(call));
}
static Work forwardHeadsLast(const CostCall &call) {
  return countForward(call, readHeadsLast(call));
}
static Work backwardHeadsLast(const CostCall &call) {
  return countBackward(call, readHeadsLast(call));
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

/// The projections of a multi-head attention and the attention itself, on
/// `batch, length, features`.
static Work countLayer(const CostCall &call, const TensorMeta *query,
                       const TensorMeta *key, SymInt numHeads) {
  ShapeEnv &env = call.env;
  Attention attention;
  SymInt features = call.size(query, -1);
  attention.heads = env.mul(call.size(query, 0), numHeads);
  attention.queries = call.size(query, 1);
  attention.keys = call.size(key, 1);
  attention.keyFeatures = attention.valueFeatures =
      env.floorDiv(features, numHeads);
  Work work = countForward(call, attention);
  SymInt queries = call.numel(query), keys = call.numel(key);
  SymInt projected = env.sum({env.mul(2, queries), env.mul(2, keys)});
  work.macs = env.add(work.macs, env.mul(projected, features));
  work.ops = env.add(work.ops, projected);
  return work;
}

static SymInt getInt(const CostCall &call, StringRef name) {
  MetaValue value = call.getArg(name);
  return value.isInt() ? value.getInt() : SymInt();
}

static Work multiHead(const CostCall &call) {
  return countLayer(call, call.getTensor("query"), call.getTensor("key"),
                    getInt(call, "num_head"));
}

/// An attention, two products with an activation between them, two sums and two
/// normalizations.
static Work encoderLayer(const CostCall &call) {
  ShapeEnv &env = call.env;
  const TensorMeta *src = call.getTensor("src");
  Work work = countLayer(call, src, src, getInt(call, "num_heads"));
  SymInt hidden = call.size(call.getTensor("ffn_weight_1"), 0);
  SymInt elements = call.numel(src);
  SymInt tokens = env.mul(call.size(src, 0), call.size(src, 1));
  work.macs = env.add(work.macs, env.product({2, elements, hidden}));
  // Biases, the activation, sums, and 8 per element for a normalization.
  work.ops = env.sum({work.ops, env.product({2, tokens, hidden}),
                      env.mul(1 + 2 + 2 * 8, elements)});
  return work;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

#define FAKE_FORWARD                                                           \
  "products of queries and keys, and of weights and values; 1 per scaled "     \
  "element, 5 per pair for the softmax, 1 for a mask, 2 for dropout"
#define FAKE_BACKWARD                                                          \
  "five products, as the scores are computed again; the softmax again, and 4 " \
  "per pair for its gradient"

static const CostRow rows[] = {
    {"scaled_dot_product_attention _scaled_dot_product_attention_math "
     "_scaled_dot_product_flash_attention_for_cpu "
     "_scaled_dot_product_flash_attention _scaled_dot_product_cudnn_attention "
     "_scaled_dot_product_fused_attention_overrideable "
     "_scaled_dot_product_efficient_attention",
     {forward, FAKE_FORWARD}},
    {"_scaled_dot_product_flash_attention_for_cpu_backward "
     "_scaled_dot_product_flash_attention_backward "
     "_scaled_dot_product_cudnn_attention_backward "
     "_scaled_dot_product_fused_attention_overrideable_backward "
     "_scaled_dot_product_efficient_attention_backward",
     {backward, FAKE_BACKWARD}},
    {"_flash_attention_forward _flash_attention_forward_no_dropout_inplace "
     "_efficient_attention_forward",
     {forwardHeadsLast, FAKE_FORWARD, /*unread=*/"out"}},
    {"_flash_attention_backward _efficient_attention_backward",
     {backwardHeadsLast, FAKE_BACKWARD}},
    {"_native_multi_head_attention",
     {multiHead, "the four projections as linear, and attention"}},
    {"_transformer_encoder_layer_fwd",
     {encoderLayer, "multi-head attention, two products as linear, an "
                    "activation, two sums and two normalizations"}},
};

ArrayRef<CostRow> fake::getAttentionCosts() { return rows; }
