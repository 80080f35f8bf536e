//===- CostElements.cpp - Costs per element ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that do a number of operations on each element. A function of one element
// counts one operation, as cheap or expensive as it is; an op of several steps
// counts its steps.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// Whether a flag of that name is known to be off.
static bool isOff(const CostCall &call, StringRef names) {
  for (auto [name, rest] = names.split(' '); !name.empty();
       std::tie(name, rest) = rest.split(' '))
    if (call.getArg(name).asBool() == false)
      return true;
  return false;
}

/// A mask and a product, unless it does not train.
static Work dropout(const CostCall &call) {
  return isOff(call, "train") ? Work() : perInput<2>(call);
}
/// Statistics and a normalization, or only the latter where they are given.
static Work batchNorm(const CostCall &call) {
  return isOff(call, "train training use_input_stats") ? perInput<4>(call)
                                                       : perInput<8>(call);
}

//===----------------------------------------------------------------------===//
// Windows and pairs
//===----------------------------------------------------------------------===//

/// Each element of a window once for each element of `outputs`.
static Work countWindows(const CostCall &call, SymInt outputs) {
  MetaValue kernel = call.getArg("kernel_size");
  if (!kernel.isList() || kernel.getList().empty())
    return {0, SymInt()};
  // `avg_pool2d(x, 3)` has a window of 3 by 3.
  StringRef name = call.op.getSchema().getBaseName();
  size_t numDims = name.contains("3d") ? 3 : name.contains("2d") ? 2 : 1;
  SymInt work = outputs;
  for (size_t dim = 0; dim < numDims; ++dim) {
    ArrayRef<MetaValue> list = kernel.getList();
    MetaValue size = list.size() == 1    ? list.front()
                     : dim < list.size() ? list[dim]
                                         : MetaValue();
    work = call.env.mul(work, size.isInt() ? size.getInt() : SymInt());
  }
  return {0, work};
}
static Work pooling(const CostCall &call) {
  return countWindows(call, call.numelOf(call.getResult()));
}
static Work poolingBackward(const CostCall &call) {
  return countWindows(call, call.numel(call.getTensor("grad_output")));
}

/// A difference, a power and a sum for each feature of each pair.
static Work pairDistances(const CostCall &call) {
  const TensorMeta *points = call.getTensor("x1 self");
  return {0, call.product(
                 {3, call.numelOf(call.getResult()), call.size(points, -1)})};
}
static Work pairDistancesBackward(const CostCall &call) {
  const TensorMeta *distances = call.getTensor("cdist pdist");
  return {0, call.product({4, call.numel(distances),
                           call.size(call.getTensor("x1 self"), -1)})};
}

/// The weighted sum of the rows of each bag.
static Work embeddingBag(const CostCall &call) {
  SymInt rows = call.numel(call.getTensor("indices"));
  return {0, call.env.mul(rows, call.size(call.getTensor("weight"), -1))};
}

/// A binary search in the last dimension of the sorted tensor.
static Work binarySearch(const CostCall &call) {
  const TensorMeta *sorted = call.getTensor("sorted_sequence boundaries");
  return {0, call.env.mul(call.numelOf(call.getResult()),
                          ceilLog2(call.env, call.size(sorted, -1)))};
}

/// A weighted sum of the neighbors that the mode has.
static Work interpolation(const CostCall &call) {
  MetaValue mode = call.getArg("mode");
  const TensorMeta *input = call.getTensor("input");
  if (!mode.isString() || !input || !input->ranked)
    return {0, SymInt()};
  StringRef name = mode.getString();
  int64_t neighbors = 0;
  if (name == "bicubic")
    neighbors = 16;
  else if (name.contains("linear") || name == "area")
    neighbors = int64_t(1) << std::clamp<int64_t>(input->rank() - 2, 0, 3);
  return {0, call.env.mul(2 * neighbors, call.numelOfResults())};
}

static Work perTarget(const CostCall &call) {
  return {0, call.env.mul(2, call.numel(call.getTensor("target")))};
}

static Work pairsOfBoxes(const CostCall &call) {
  SymInt boxes = call.size(call.getFirstTensor(), 0);
  SymInt pairs =
      call.env.floorDiv(call.env.mul(boxes, call.env.sub(boxes, 1)), 2);
  return {0, call.env.mul(12, pairs)};
}

//===----------------------------------------------------------------------===//
// Sorting
//===----------------------------------------------------------------------===//

/// `n * ceil(log2(n))` comparisons along a dimension; along all without one.
static Work sorting(const CostCall &call) {
  const TensorMeta *self = call.getFirstTensor();
  MetaValue dim = call.getArg("dim");
  SymInt length = call.numel(self);
  bool hasDim = call.op.getSchema().findArg("dim") >= 0 && !dim.isNone();
  if (hasDim && dim.isInt() && dim.getInt().isInt())
    length = call.size(self, dim.getInt().getInt());
  else if (hasDim)
    length = SymInt();
  else if (call.op.name == "aten.msort")
    length = call.size(self, 0);
  return {0, call.env.mul(call.numel(self), ceilLog2(call.env, length))};
}

/// Every element of one tensor is compared with every element of the other.
static Work isIn(const CostCall &call) {
  SymInt tests = call.numel(call.getTensor("test_elements"));
  return {0, call.getTensor("test_elements")
                 ? call.env.mul(call.numelOf(call.getResult()), tests)
                 : call.numelOf(call.getResult())};
}

//===----------------------------------------------------------------------===//
// Optimizers
//===----------------------------------------------------------------------===//

/// `K` operations on each element of the first list.
template <unsigned K> static Work perParameter(const CostCall &call) {
  return {0, call.env.mul(K, call.numelOf(call.args[0]))};
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

#define FAKE_POINTWISE "one operation per element of the result"
#define FAKE_PER_INPUT "1 per element of the input"

static const CostRow rows[] = {
    // Elementwise functions without PyTorch's tag.
    {"rsub floor_divide floor_divide_ __irshift__ isreal special_ndtr "
     "special_round complex polar hardswish log_sigmoid prelu _prelu_kernel "
     "log_sigmoid_forward rrelu_with_noise hardswish_backward mish_backward "
     "infinitely_differentiable_gelu_backward softplus_backward "
     "log_sigmoid_backward rrelu_with_noise_backward hardtanh_backward "
     "hardsigmoid_backward hardshrink_backward softshrink_backward "
     "leaky_relu_backward elu_backward glu_backward _prelu_kernel_backward "
     "rrelu_with_noise_functional hardsigmoid hardtanh leaky_relu elu gelu "
     "silu_backward gelu_backward sigmoid_backward tanh_backward "
     "threshold_backward logit_backward _masked_scale masked_fill masked_fill_ "
     "_standard_gamma_grad _dirichlet_grad",
     {perFirstResult<1>, FAKE_POINTWISE}},
    {"prims.abs prims.acos prims.acosh prims.add prims.asin prims.asinh "
     "prims.atan prims.atan2 prims.atanh prims.bessel_i0 prims.bessel_i0e "
     "prims.bessel_i1 prims.bessel_i1e prims.bessel_j0 prims.bessel_j1 "
     "prims.bitwise_and prims.bitwise_or prims.bitwise_xor prims.bitwise_not "
     "prims.cbrt prims.ceil prims.cos prims.cosh prims.digamma prims.div "
     "prims.eq prims.erf prims.erf_inv prims.erfc prims.erfcx prims.exp "
     "prims.exp2 prims.expm1 prims.floor prims.fmax prims.fmin prims.fmod "
     "prims.frexp prims.gcd prims.ge prims.gt prims.hypot prims.igamma "
     "prims.igammac prims.imag prims.isfinite prims.le prims.lgamma prims.log "
     "prims.log10 prims.log1p prims.log2 prims.lt prims.maximum prims.minimum "
     "prims.mul prims.ndtri prims.ne prims.neg prims.nextafter prims.pow "
     "prims.real prims.reciprocal prims.remainder prims.round prims.rsqrt "
     "prims.shift_left prims.shift_right_arithmetic prims.sign prims.signbit "
     "prims.sin prims.sinh prims.spherical_bessel_j0 prims.sqrt prims.sub "
     "prims.tan prims.tanh prims.trunc prims.where prims.zeta "
     "prims.conj_physical where.ScalarSelf where.ScalarOther where.Scalar",
     {perFirstResult<1>, FAKE_POINTWISE}},
    {"_add_relu _add_relu_ glu",
     {perFirstResult<2>, "2 per element of the result"}},
    {"isclose allclose", {perInput<5>, "5 per element of the input"}},
    {"equal", {perInput<1>, "one comparison per element"}},
    // Random numbers.
    {"rand randn randint rand_like randn_like randint_like random random_ "
     "normal normal_functional uniform cauchy exponential geometric log_normal "
     "bernoulli_ normal_ uniform_ cauchy_ exponential_ geometric_ log_normal_ "
     "prims.normal prims.uniform _philox_key_split _philox_key_fold_in "
     "_philox_normal _philox_uniform",
     {perResult<1>, "1 per random number",
      /*unread=*/"self"}},
    {"_standard_gamma poisson _sample_dirichlet binomial bernoulli randperm",
     {perResult<1>, "1 per random number"}},
    {"multinomial", {perInput<2>, "2 per element of the input"}},
    {"native_dropout dropout alpha_dropout feature_dropout "
     "feature_alpha_dropout dropout_ alpha_dropout_ feature_dropout_ "
     "feature_alpha_dropout_ _fused_dropout",
     {dropout, "a mask and a product per element; nothing without training"}},
    // Reductions.
    {"sum prod nansum mean nanmean sum_to_size trace count_nonzero hash_tensor "
     "any all _is_all_true _is_any_true amax amin max min median nanmedian "
     "mode kthvalue argmax argmin topk cumsum cumsum_ cumprod cumprod_ cummax "
     "cummin bincount histc histogram histogramdd _histogramdd_bin_edges "
     "_histogramdd_from_bin_cts _histogramdd_from_bin_tensors segment_reduce "
     "prims.amax prims.amin "
     "prims.prod prims.sum prims.xor_sum _foreach_max norm_except_dim "
     "_assert_async _functional_assert_async unique_consecutive "
     "adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d "
     "_adaptive_avg_pool2d _adaptive_avg_pool3d adaptive_max_pool1d "
     "adaptive_max_pool2d adaptive_max_pool3d linalg__powsum _foreach_powsum "
     "nonzero argwhere nonzero_numpy nonzero_static aten.where",
     {perInput<1>, FAKE_PER_INPUT}},
    {"item _local_scalar_dense prims.item IntImplicit FloatImplicit "
     "ScalarImplicit Int.Tensor Float.Tensor Bool.Tensor",
     {nullptr, "nothing: reads one element"}},
    {"cumprod_backward cummaxmin_backward",
     {perInput<3>, "3 per element of "
                   "the input"}},
    {"aminmax _aminmax linalg_vector_norm norm frobenius_norm _foreach_norm "
     "diff gradient trapezoid trapz cumulative_trapezoid",
     {perInput<2>, "2 per element of the input"}},
    {"logsumexp logcumsumexp _logcumsumexp dist renorm pairwise_distance "
     "embedding_renorm_ embedding_renorm",
     {perInput<3>, "3 per element of the input"}},
    {"var std var_mean std_mean prims.var batch_norm_update_stats",
     {perInput<4>, "4 per element: mean, difference, square, sum"}},
    {"quantile nanquantile", {sorting, "a sort"}},
    {"cosine_similarity",
     {perInput<6>, "three products of vectors, 2 per element each"}},
    {"_segment_reduce_backward value_selecting_reduction_backward",
     {perResult<1>, FAKE_POINTWISE}},
    // Softmax.
    {"_softmax softmax _safe_softmax _masked_softmax",
     {perInput<5>, "5 per element: maximum, difference, exp, sum, quotient"}},
    {"_log_softmax log_softmax",
     {perInput<5>, "5 per element: maximum, difference, exp, sum, difference"}},
    {"_softmax_backward_data _log_softmax_backward_data "
     "_masked_softmax_backward",
     {perInput<4>, "4 per element: two products, a sum, a difference"}},
    // Normalization.
    {"native_layer_norm layer_norm native_group_norm group_norm "
     "_native_batch_norm_legit_functional _batch_norm_with_update "
     "_batch_norm_with_update_functional cudnn_batch_norm",
     {perInput<8>, "8 per element: 4 for the variance, 4 for the result"}},
    {"native_batch_norm _native_batch_norm_legit batch_norm instance_norm "
     "_batch_norm_impl_index",
     {batchNorm, "8 per element; 4 where statistics are given"}},
    {"_native_batch_norm_legit_no_training _batch_norm_no_update rms_norm "
     "_fused_rms_norm",
     {perInput<4>, "4 per element"}},
    {"native_layer_norm_backward native_group_norm_backward "
     "native_batch_norm_backward batch_norm_backward cudnn_batch_norm_backward "
     "_fused_rms_norm_backward",
     {perInput<11>, "11 per element of the gradient"}},
    {"_weight_norm _weight_norm_interface",
     {perInput<3>, "3 per element: square, sum, product"}},
    {"_weight_norm_interface_backward _weight_norm_differentiable_backward",
     {perInput<5>, "5 per element of the gradient"}},
    // Pooling and resampling.
    {"max_pool1d max_pool1d_with_indices max_pool2d max_pool3d "
     "max_pool2d_with_indices max_pool3d_with_indices avg_pool1d avg_pool2d "
     "avg_pool3d fractional_max_pool2d fractional_max_pool3d",
     {pooling, "the elements of the result, times the window"}},
    {"avg_pool2d_backward avg_pool3d_backward",
     {poolingBackward, "the elements of the gradient, times the window"}},
    {"max_pool2d_with_indices_backward max_pool3d_with_indices_backward "
     "_adaptive_avg_pool2d_backward _adaptive_avg_pool3d_backward "
     "adaptive_max_pool2d_backward adaptive_max_pool3d_backward "
     "fractional_max_pool2d_backward fractional_max_pool3d_backward "
     "col2im reflection_pad1d_backward reflection_pad2d_backward "
     "reflection_pad3d_backward replication_pad1d_backward "
     "replication_pad2d_backward replication_pad3d_backward "
     "upsample_nearest1d_backward upsample_nearest2d_backward "
     "upsample_nearest3d_backward _upsample_nearest_exact1d_backward "
     "_upsample_nearest_exact2d_backward _upsample_nearest_exact3d_backward",
     {perInput<1>, FAKE_PER_INPUT}},
    {"upsample_linear1d", {perResult<4>, "2 per neighbor, of which 2"}},
    {"upsample_bilinear2d _upsample_bilinear2d_aa grid_sampler grid_sampler_2d "
     "_grid_sampler_2d_cpu_fallback torchvision::roi_align",
     {perFirstResult<8>, "2 per neighbor, of which 4"}},
    {"upsample_trilinear3d grid_sampler_3d",
     {perFirstResult<16>, "2 per neighbor, of which 8"}},
    {"upsample_bicubic2d _upsample_bicubic2d_aa",
     {perFirstResult<32>, "2 per neighbor, of which 16"}},
    {"_upsample_lanczos2d_aa",
     {perFirstResult<72>, "2 per neighbor, of which "
                          "36"}},
    {"upsample_linear1d_backward",
     {perInput<4>, "2 per neighbor of an element of the gradient, of which 2"}},
    {"upsample_bilinear2d_backward _upsample_bilinear2d_aa_backward "
     "grid_sampler_2d_backward",
     {perInput<8>, "2 per neighbor of an element of the gradient, of which 4"}},
    {"upsample_trilinear3d_backward grid_sampler_3d_backward",
     {perInput<16>, "2 per neighbor of an element of the gradient, of which "
                    "8"}},
    {"upsample_bicubic2d_backward _upsample_bicubic2d_aa_backward",
     {perInput<32>, "2 per neighbor of an element of the gradient, of which "
                    "16"}},
    {"_upsample_lanczos2d_aa_backward",
     {perInput<72>, "2 per neighbor of an element of the gradient, of which "
                    "36"}},
    {"__interpolate",
     {interpolation, "2 per neighbor: none for nearest, 2, 4 or 8 for linear "
                     "modes by rank, 16 for bicubic"}},
    {"affine_grid_generator",
     {perResult<6>, "3 products and sums per element of the result"}},
    {"affine_grid_generator_backward",
     {perInput<6>, "3 products and sums per element of the gradient"}},
    {"torchvision::nms",
     {pairsOfBoxes, "12 per pair of boxes: the ratio of their areas"}},
    {"torchvision::roi_pool", {perFirstResult<1>, FAKE_POINTWISE}},
    // Losses.
    {"mse_loss l1_loss soft_margin_loss smooth_l1_loss huber_loss kl_div "
     "hinge_embedding_loss poisson_nll_loss",
     {perInput<3>, "3 per element of the input"}},
    {"binary_cross_entropy binary_cross_entropy_with_logits "
     "margin_ranking_loss multi_margin_loss multilabel_margin_loss "
     "multilabel_margin_loss_forward",
     {perInput<5>, "5 per element of the input"}},
    {"mse_loss_backward smooth_l1_loss_backward huber_loss_backward "
     "soft_margin_loss_backward binary_cross_entropy_backward "
     "multi_margin_loss_backward multilabel_margin_loss_backward",
     {perResult<3>, "3 per element of the result"}},
    {"nll_loss_forward nll_loss2d_forward nll_loss nll_loss2d nll_loss_nd",
     {perTarget, "2 per target: a product and a sum"}},
    {"nll_loss_backward nll_loss2d_backward",
     {perTarget, "2 per target: a product and a quotient"}},
    {"cross_entropy_loss",
     {perInput<6>, "5 per element as log_softmax, 1 for the sum"}},
    {"cosine_embedding_loss triplet_margin_loss",
     {perInput<8>, "8 per element of the input"}},
    {"_ctc_loss ctc_loss _use_cudnn_ctc_loss _cudnn_ctc_loss "
     "_ctc_loss_backward",
     {perInput<10>, "10 per element of the first tensor"}},
    // Neighbors and pairs.
    {"_cdist_forward cdist _euclidean_dist _pdist_forward pdist",
     {pairDistances, "3 per feature of each pair"}},
    {"_cdist_backward _pdist_backward",
     {pairDistancesBackward, "4 per feature of each pair"}},
    // Sorting.
    {"sort argsort msort _unique _unique2 unique_dim unique_dim_consecutive",
     {sorting, "n * ceil(log2(n)) comparisons of the dimension"}},
    {"searchsorted bucketize",
     {binarySearch, "ceil(log2(n)) comparisons per element of the result"}},
    {"isin", {isIn, "a comparison for each pair of elements"}},
    // Embeddings and scatters that add.
    {"embedding_bag _embedding_bag _embedding_bag_forward_only",
     {embeddingBag, "1 per element of each row of a bag", "", "weight"}},
    {"embedding_dense_backward embedding_backward "
     "_embedding_bag_dense_backward "
     "_embedding_bag_backward _embedding_bag_per_sample_weights_backward",
     {perInput<1>, FAKE_PER_INPUT}},
    // Quantization.
    {"quantize_per_tensor quantize_per_channel "
     "quantized_decomposed::quantize_per_tensor "
     "quantized_decomposed.quantize_per_tensor.tensor "
     "quantized_decomposed.quantize_per_tensor.tensor2 "
     "quantized_decomposed::quantize_per_channel",
     {perFirstResult<3>, "3 per element: product, rounding, clamp"}},
    {"dequantize quantized_decomposed::dequantize_per_tensor "
     "quantized_decomposed.dequantize_per_tensor.tensor "
     "quantized_decomposed.dequantize_per_tensor.tensor2 "
     "quantized_decomposed::dequantize_per_channel",
     {perFirstResult<2>, "2 per element: difference, product"}},
    {"quantized_decomposed.choose_qparams.tensor "
     "quantized_decomposed.choose_qparams_symmetric.tensor",
     {perInput<2>, "2 per element of the input"}},
    {"fake_quantize_per_tensor_affine "
     "fake_quantize_per_tensor_affine_cachemask "
     "_fake_quantize_per_tensor_affine_cachemask_tensor_qparams "
     "fake_quantize_per_channel_affine "
     "fake_quantize_per_channel_affine_cachemask "
     "_fake_quantize_learnable_per_tensor_affine "
     "_fake_quantize_learnable_per_channel_affine",
     {perFirstResult<5>, "5 per element: 3 for each conversion, one shared"}},
    {"fake_quantize_per_tensor_affine_cachemask_backward "
     "fake_quantize_per_channel_affine_cachemask_backward",
     {perFirstResult<1>, FAKE_POINTWISE}},
    {"_fake_quantize_learnable_per_tensor_affine_backward "
     "_fake_quantize_learnable_per_channel_affine_backward",
     {perInput<8>, "8 per element of the gradient"}},
    {"_fused_moving_avg_obs_fq_helper "
     "_fused_moving_avg_obs_fq_helper_functional "
     "fused_moving_avg_obs_fake_quant",
     {perInput<7>, "7 per element: 2 for the range, 5 for the conversion"}},
    // Optimizers.
    {"_fused_adam _fused_adam_ _fused_adamw _fused_adamw_",
     {perParameter<15>, "15 per parameter"}},
    {"_fused_adagrad _fused_adagrad_", {perParameter<7>, "7 per parameter"}},
    {"_fused_sgd _fused_sgd_", {perParameter<6>, "6 per parameter"}},
    {"_amp_foreach_non_finite_check_and_unscale "
     "_amp_foreach_non_finite_check_and_unscale_",
     {perParameter<2>, "2 per element of the lists"}},
    {"_amp_update_scale _amp_update_scale_",
     {perResult<3>, "3 per element of the result"}},
};

ArrayRef<CostRow> fake::getElementCosts() { return rows; }
