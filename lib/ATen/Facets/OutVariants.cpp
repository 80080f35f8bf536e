//===- OutVariants.cpp - Policies of out overloads --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// How outputs receive results, determined by running each overload in PyTorch
// on outputs of other sizes, strides and dtypes. Schemas, rules and checks of
// `out=` overloads are derived from the functional op, see Derive.h.
//
//===----------------------------------------------------------------------===//

#include "Table/Derive.h"
#include "Table/Facets.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"

using namespace fake;

namespace {
/// The policy of some overloads.
struct OutRow {
  bool OutPolicy::*fields[3];
  /// Separated by spaces.
  const char *names;
};
} // namespace

static constexpr OutOverload overloads[] = {
#define FAKE_OUT_OVERLOAD(FUNCTIONAL, OUT, WRITTEN) {FUNCTIONAL, OUT, WRITTEN},
#include "Facets/OutOverloads.def"
};

ArrayRef<OutOverload> fake::getOutOverloads() { return overloads; }

static constexpr OutRow rows[] = {
    {{&OutPolicy::exactDType},
     "_adaptive_avg_pool2d_backward.out _adaptive_avg_pool3d.out "
     "_batch_norm_no_update.out _cdist_forward.out _conj_copy.out "
     "_conj_physical.out _convolution.out _ctc_loss.out _cudnn_rnn.out "
     "_embedding_bag.out _embedding_bag_forward_only.out _foreach_abs.out "
     "_foreach_acos.out _foreach_add.List_out _foreach_add.ScalarList_out "
     "_foreach_add.Scalar_out _foreach_add.Tensor_out "
     "_foreach_addcdiv.ScalarList_out _foreach_addcdiv.Scalar_out "
     "_foreach_addcdiv.Tensor_out _foreach_addcmul.ScalarList_out "
     "_foreach_addcmul.Scalar_out _foreach_addcmul.Tensor_out "
     "_foreach_asin.out _foreach_atan.out _foreach_ceil.out "
     "_foreach_clamp_max.List_out _foreach_clamp_max.ScalarList_out "
     "_foreach_clamp_max.Scalar_out _foreach_clamp_min.List_out "
     "_foreach_clamp_min.ScalarList_out _foreach_clamp_min.Scalar_out "
     "_foreach_clone.out _foreach_copy.out _foreach_cos.out "
     "_foreach_cosh.out _foreach_div.List_out _foreach_div.ScalarList_out "
     "_foreach_div.Scalar_out _foreach_div.Tensor_out _foreach_erf.out "
     "_foreach_erfc.out _foreach_exp.out _foreach_expm1.out "
     "_foreach_floor.out _foreach_frac.out _foreach_lerp.List_out "
     "_foreach_lerp.ScalarList_out _foreach_lerp.Scalar_out "
     "_foreach_lgamma.out _foreach_log.out _foreach_log10.out "
     "_foreach_log1p.out _foreach_log2.out _foreach_max.out "
     "_foreach_maximum.List_out _foreach_maximum.ScalarList_out "
     "_foreach_maximum.Scalar_out _foreach_minimum.List_out "
     "_foreach_minimum.ScalarList_out _foreach_minimum.Scalar_out "
     "_foreach_mul.List_out _foreach_mul.ScalarList_out "
     "_foreach_mul.Scalar_out _foreach_mul.Tensor_out _foreach_neg.out "
     "_foreach_norm.Scalar_out _foreach_pow.List_out "
     "_foreach_pow.ScalarList_out _foreach_pow.Scalar_out "
     "_foreach_powsum.Scalar_out _foreach_reciprocal.out _foreach_round.out "
     "_foreach_rsqrt.out _foreach_sigmoid.out _foreach_sign.out "
     "_foreach_sin.out _foreach_sinh.out _foreach_sqrt.out "
     "_foreach_sub.List_out _foreach_sub.ScalarList_out "
     "_foreach_sub.Scalar_out _foreach_tan.out _foreach_tanh.out "
     "_foreach_trunc.out _foreach_zero.out _grid_sampler_2d_cpu_fallback.out "
     "_index_put_impl.out _log_softmax.out _masked_scale.out "
     "_native_batch_norm_legit_no_training.out "
     "_native_multi_head_attention.out _neg_view_copy.out "
     "_reshape_alias_copy.out _thnn_fused_lstm_cell_backward_impl.out "
     "_to_sparse.out _to_sparse.sparse_dim_out _trilinear.out _unique.out "
     "_unique2.out _upsample_bicubic2d_aa_backward.grad_input "
     "_upsample_lanczos2d_aa_backward.grad_input "
     "_upsample_nearest_exact1d.out _weight_norm_interface_backward.out "
     "abs.out absolute.out adaptive_avg_pool1d.out addbmm.out "
     "addmm.dtype_out addmm.out addmv.out alias_copy.out argmax.out "
     "argmin.out as_strided_copy.out avg_pool1d.out baddbmm.out "
     "bernoulli.Tensor_out bernoulli.float_out bincount.out bmm.dtype_out "
     "bmm.out ceil.out convolution.out convolution_backward.out copy.out "
     "detach_copy.out diagonal_copy.out dot.out embedding_renorm.out "
     "expand_copy.out fill.Scalar_out fill.Tensor_out fix.out "
     "float_power.Scalar_out float_power.Tensor_Scalar_out "
     "float_power.Tensor_Tensor_out floor.out frac.out "
     "fractional_max_pool2d.output fractional_max_pool2d_backward.grad_input "
     "fractional_max_pool3d.output frobenius_norm.out "
     "grid_sampler_2d_backward.out index_put.out inner.out isneginf.out "
     "isposinf.out lift_fresh_copy.out linalg_det.out linalg_matmul.out "
     "linalg_matrix_norm.out linalg_matrix_norm.str_ord_out "
     "linalg_multi_dot.out linalg_norm.ord_str_out linalg_norm.out "
     "linalg_svdvals.out linalg_vecdot.out linalg_vector_norm.out linear.out "
     "linear_backward.out log_softmax.int_out matmul.out max.dim_max "
     "median.out min.dim_min mm.dtype_out mm.out mv.out nanmedian.out "
     "nanquantile.out nanquantile.scalar_out narrow_copy.out "
     "native_group_norm.out norm.ScalarOpt_dtype_out norm.Scalar_out "
     "norm.dtype_out norm.out nuclear_norm.dim_out nuclear_norm.out "
     "permute_copy.out polar.out put.out quantile.out quantile.scalar_out "
     "random.from_out random.out random.to_out repeat_interleave.Tensor_out "
     "resize.out segment_reduce.out select_copy.int_out sgn.out sign.out "
     "signbit.out silu.out slice_copy.Tensor_out slow_conv_transpose2d.out "
     "split_with_sizes_copy.out squeeze_copy.dim_out squeeze_copy.dims_out "
     "squeeze_copy.out t_copy.out take_along_dim.out tensordot.out "
     "topk.values transpose_copy.int_out triangular_solve.X trunc.out "
     "unbind_copy.int_out unique_consecutive.out unique_dim.out "
     "unique_dim_consecutive.out unsafe_split.Tensor_out "
     "unsafe_split_with_sizes.out unsqueeze_copy.out "
     "upsample_bicubic2d_backward.grad_input upsample_bilinear2d.vec_out "
     "upsample_nearest1d.out upsample_nearest2d.vec_out vdot.out "
     "view_as_complex_copy.out view_as_real_copy.out view_copy.dtype_out "
     "view_copy.out where.self_out"},
    {{&OutPolicy::exactDType, &OutPolicy::keepsSizes},
     "_add_relu.Scalar_out _aminmax.dim_out _aminmax.out "
     "_ctc_loss.Tensor_out _ctc_loss_backward.out _dirichlet_grad.out "
     "_fake_quantize_learnable_per_channel_affine.out "
     "_fake_quantize_learnable_per_tensor_affine.out "
     "_fake_quantize_per_tensor_affine_cachemask_tensor_qparams.out "
     "_histogramdd_from_bin_cts.out _histogramdd_from_bin_tensors.out "
     "_masked_softmax.out _masked_softmax_backward.out _sample_dirichlet.out "
     "_standard_gamma_grad.out adaptive_avg_pool2d.out "
     "adaptive_avg_pool3d.out batch_norm_update_stats.out binomial.out "
     "fake_quantize_per_channel_affine_cachemask.out "
     "fake_quantize_per_tensor_affine_cachemask.out histogram.bin_ct_out "
     "histogram.bins_tensor_out multi_margin_loss_backward.grad_input "
     "multilabel_margin_loss_backward.grad_input"},
    {{&OutPolicy::exactDType, &OutPolicy::takesStrides},
     "_linalg_det.result _linalg_svd.U _upsample_bicubic2d_aa.out "
     "_upsample_bilinear2d_aa.out "
     "_upsample_bilinear2d_aa_backward.grad_input _upsample_lanczos2d_aa.out "
     "_upsample_nearest_exact2d.out "
     "_upsample_nearest_exact2d_backward.grad_input "
     "_upsample_nearest_exact3d.out avg_pool2d.out "
     "avg_pool2d_backward.grad_input inverse.out linalg_cholesky.out "
     "linalg_cholesky_ex.L linalg_inv.out linalg_inv_ex.inverse linalg_svd.U "
     "svd.U upsample_bilinear2d_backward.grad_input upsample_nearest2d.out "
     "upsample_nearest2d_backward.grad_input upsample_nearest3d.out"},
    {{&OutPolicy::keepsSizes},
     "_add_relu.out _native_batch_norm_legit.no_stats_out "
     "_slow_conv2d_forward.output fractional_max_pool3d_backward.grad_input "
     "geqrf.a slow_conv3d.out slow_conv3d_forward.output "
     "slow_conv_dilated2d.out slow_conv_dilated3d.out "
     "slow_conv_transpose3d.out thnn_conv2d.out"},
    {{&OutPolicy::exactDType, &OutPolicy::noOverlap},
     "gather.out index.Tensor_out index_reduce.out scatter.reduce_out "
     "scatter.src_out scatter.value_out scatter.value_reduce_out "
     "scatter_add.out"},
    {{&OutPolicy::restrides},
     "_linalg_solve_ex.result argsort.stable_out linalg_solve.out "
     "linalg_solve_ex.out msort.out sort.values sort.values_stable"},
    {{&OutPolicy::anyDType},
     "angle.out huber_loss_backward.out normal.Tensor_Tensor_out "
     "normal.Tensor_float_out normal.float_Tensor_out normal.out "
     "smooth_l1_loss_backward.grad_input"},
    {{&OutPolicy::exactDType, &OutPolicy::allowsNone},
     "native_batch_norm_backward.out native_group_norm_backward.out "
     "native_layer_norm_backward.out"},
    {{&OutPolicy::takesStrides},
     "hardshrink_backward.grad_input logit_backward.grad_input "
     "softshrink_backward.grad_input"},
    {{&OutPolicy::anyDType, &OutPolicy::takesStrides},
     "linalg_solve_triangular.out"},
    {{&OutPolicy::anyDType, &OutPolicy::keepsSizes}, "_logcumsumexp.out"},
    {{&OutPolicy::decidesDType},
     "cumprod.out cumsum.out prod.int_out prod.out sum.IntList_out sum.out"},
    {{&OutPolicy::runsOnMeta},
     "_native_batch_norm_legit_no_training.out _batch_norm_no_update.out"},
    {{&OutPolicy::refusesComplex}, "max.dim_max min.dim_min"},
    {{&OutPolicy::refusesComplex, &OutPolicy::refusesBool},
     "argmax.out argmin.out topk.values"},
};

void fake::linkOutPolicies(const FacetLinker &linker) {
  for (const OutRow &row : rows)
    linker.forEach(row.names, [&](OpDef &op) {
      OutPolicy policy = op.facets.out ? *op.facets.out : OutPolicy();
      for (bool OutPolicy::*field : row.fields)
        if (field)
          policy.*field = true;
      linker.setOutPolicy(op, policy);
    });
}
