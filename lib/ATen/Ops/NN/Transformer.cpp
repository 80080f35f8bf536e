//===- Transformer.cpp - Fused transformer layers ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The fast paths of `torch.nn.TransformerEncoder` and of multi-head attention.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include "Table/SingleDevice.h"

using namespace fake;

/// `torch.empty_like(self)`, the result of an encoder layer and of a masked
/// softmax.
static FailureOr<TensorMeta> emptyLike(RuleContext &cx,
                                       const TensorMeta &self) {
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

/// Positions of arguments of `_native_multi_head_attention`.
enum { QueryArg, HeadsArg = 4, OutputWeightArg = 7, NeedsWeightsArg = 10 };

/// Follows native_multi_head_attention_fake: the output and the attention
/// weights, possibly averaged over the heads, or an empty tensor.
static FailureOr<std::array<TensorMeta, 2>>
multiHeadAttention(RuleContext &cx, ArrayRef<MetaValue> args) {
  const TensorMeta &query = *args[QueryArg].getTensor();
  const TensorMeta &weight = *args[OutputWeightArg].getTensor();
  bool needsWeights = false, averages = false;
  SymInt heads;
  if (failed(detail::readBool(cx, NeedsWeightsArg, args[NeedsWeightsArg],
                              needsWeights)) ||
      failed(detail::readBool(cx, NeedsWeightsArg + 1,
                              args[NeedsWeightsArg + 1], averages)) ||
      failed(detail::readSymInt(cx, HeadsArg, args[HeadsArg], heads)))
    return failure();
  TensorMeta nothing = newLike(cx, query, cx.copySizes({0}));
  if (isZero(cx, numel(cx, query.sizes)))
    return std::array{contiguousCopy(cx, query), nothing};
  if (query.rank() < 2 || weight.rank() < 1)
    return cx.error(QueryArg, OutputWeightArg)
           << "expected a query of rank 3 and a weight of rank 2, found "
           << query.sizes << " and " << weight.sizes;
  SymInt batch = query.sizes[0], length = query.sizes[1];
  TensorMeta output =
      newLike(cx, query, cx.copySizes({batch, length, weight.sizes[0]}));
  if (!needsWeights)
    return std::array{output, nothing};
  return std::array{
      output, newLike(cx, query,
                      averages ? cx.copySizes({batch, length, length})
                               : cx.copySizes({batch, heads, length, length}))};
}

/// `_transform_bias_rescale_qkv`: query, key and value of all heads,
/// concatenated in one storage.
static FailureOr<std::array<TensorMeta, 3>> splitHeads(RuleContext &cx,
                                                       const TensorMeta &qkv,
                                                       const TensorMeta &bias,
                                                       SymInt heads) {
  if (qkv.rank() != 3 || bias.rank() != 1)
    return cx.error(0, 1) << "expected a tensor of rank 3 and a bias of rank "
                             "1, found "
                          << qkv.sizes << " and " << bias.sizes;
  ShapeEnv &env = cx.env;
  SymInt parts = env.mul(heads, 3);
  if (!env.require(Condition::lt(0, heads)) ||
      !env.require(Condition::multiple(qkv.sizes[2], parts)))
    return cx.error(0, 2) << "expected a width divisible by 3 times " << heads
                          << " heads, found " << qkv.sizes[2];
  if (!requireEqual(cx, bias.sizes[0], qkv.sizes[2]))
    return cx.error(0, 1) << "expected a bias of " << qkv.sizes[2]
                          << " elements, found " << bias.sizes[0];
  TensorMeta whole = newLike(cx, qkv,
                             cx.copySizes({3, qkv.sizes[0], heads, qkv.sizes[1],
                                           env.floorDiv(qkv.sizes[2], parts)}));
  std::array<TensorMeta, 3> results;
  for (int64_t i = 0; i < 3; ++i) {
    FailureOr<TensorMeta> part = selectGeometry(cx, whole, 0, i);
    if (failed(part))
      return failure();
    results[i] = *part;
  }
  return results;
}

//===----------------------------------------------------------------------===//
// Masks
//===----------------------------------------------------------------------===//

static LogicalResult checkMask(RuleContext &cx, unsigned arg,
                               const TensorMeta &mask) {
  if (mask.dtype == DType::Bool || mask.dtype == DType::Unknown)
    return success();
  return cx.error(arg) << "expected a mask of bool, found " << mask.dtype;
}

/// A softmax with the strides of its input.
static FailureOr<TensorMeta>
maskedSoftmax(RuleContext &cx, const TensorMeta &self, const TensorMeta &mask,
              const MetaValue &, std::optional<int64_t> kind) {
  if (failed(checkMask(cx, 1, mask)) || failed(commonDeviceOf(cx, self, mask)))
    return failure();
  if (kind.value_or(2) == 2 && !requireEqual(cx, self.sizes, mask.sizes))
    return cx.error(0, 1) << "expected a mask of sizes " << self.sizes
                          << ", found " << mask.sizes;
  return emptyLike(cx, self);
}

static FailureOr<TensorMeta> maskedSoftmaxBackward(RuleContext &cx,
                                                   const TensorMeta &gradient,
                                                   const TensorMeta &output,
                                                   const TensorMeta &mask) {
  if (failed(checkMask(cx, 2, mask)) ||
      failed(commonDeviceOf(cx, gradient, output, mask)))
    return failure();
  if (differ(gradient.dtype, output.dtype))
    return cx.error(0, 1) << "expected equal dtypes, found " << gradient.dtype
                          << " and " << output.dtype;
  if (!requireEqual(cx, gradient.sizes, mask.sizes))
    return cx.error(0, 2) << "expected a mask of sizes " << gradient.sizes
                          << ", found " << mask.sizes;
  // A scalar is treated as a vector.
  if (gradient.isScalar())
    return newLike(cx, gradient, cx.copySizes({1}));
  return isContiguous(cx, gradient) ? emptyLike(cx, gradient)
                                    : contiguousCopy(cx, gradient);
}

/// Follows meta__masked_scale: in the suggested memory format of `self`.
static FailureOr<TensorMeta> maskedScale(RuleContext &cx,
                                         const TensorMeta &self) {
  return makeInFormat(cx, self.sizes, self.dtype, self.device,
                      suggestMemoryFormat(cx, self));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_transformer_encoder_layer_fwd(Tensor src, int embed_dim, int num_heads, "
     "Tensor qkv_weight, Tensor qkv_bias, Tensor proj_weight, Tensor "
     "proj_bias, bool use_gelu, bool norm_first, float eps, Tensor "
     "norm_weight_1, Tensor norm_bias_1, Tensor norm_weight_2, Tensor "
     "norm_bias_2, Tensor ffn_weight_1, Tensor ffn_bias_1, Tensor "
     "ffn_weight_2, Tensor ffn_bias_2, Tensor? mask=None, int? "
     "mask_type=None) -> Tensor",
     singleDevice<emptyLike>,
     follows("_meta_registrations.meta__transformer_encoder_layer_fwd")},
    {"_native_multi_head_attention(Tensor query, Tensor key, Tensor value, int "
     "embed_dim, int num_head, Tensor qkv_weight, Tensor qkv_bias, Tensor "
     "proj_weight, Tensor proj_bias, Tensor? mask=None, bool "
     "need_weights=True, bool average_attn_weights=True, int? "
     "mask_type=None) -> (Tensor, Tensor)",
     singleDevice<multiHeadAttention>,
     follows("_meta_registrations.native_multi_head_attention_fake")},
    {"_transform_bias_rescale_qkv(Tensor qkv, Tensor qkv_bias, int num_heads) "
     "-> (Tensor, Tensor, Tensor)",
     rule<splitHeads>, follows("native")},
    {"_masked_softmax(Tensor self, Tensor mask, int? dim=None, int? "
     "mask_type=None) -> Tensor",
     rule<maskedSoftmax>, follows("native")},
    {"_masked_softmax_backward(Tensor grad_output, Tensor output, Tensor mask, "
     "int? dim=None) -> Tensor",
     rule<maskedSoftmaxBackward>, follows("native")},
    {"_masked_scale(Tensor self, Tensor mask, float scale) -> Tensor",
     singleDevice<maskedScale>,
     follows("_meta_registrations.meta__masked_scale")},
};

OpFamily fake::getTransformerFamily() { return {"Transformer", rows}; }
