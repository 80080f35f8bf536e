//===- CostMovement.cpp - Ops that move data --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops without arithmetic: copies, joins, selections, new tensors. What they
// read and write follows from their arguments and results, with exceptions
// here.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"

using namespace fake;

/// One sum for each element that is added to the result.
static Work perSource(const CostCall &call) {
  const TensorMeta *source = call.getTensor("src source values");
  if (!source)
    source = call.getTensor("index");
  return {0, call.numel(source)};
}

/// `index_put`, which adds if it accumulates.
static Work accumulated(const CostCall &call) {
  if (call.getArg("accumulate").asBool() == false)
    return {};
  return {0, call.numel(call.getTensor("values source"))};
}

#define FAKE_NOTHING "nothing; moves data"

static const CostRow rows[] = {
    // Copies.
    {"_to_copy to type_as chalf cpu cuda lift lift_fresh_copy _cast_Byte "
     "_cast_Char _cast_Double _cast_Float _cast_Half _cast_Int _cast_Long "
     "_cast_Short _lazy_clone clone contiguous alias_copy "
     "detach_copy prims.clone prims.convert_element_type prims.device_put "
     "prims.copy_strided _unsafe_view view_copy _reshape_copy "
     "_reshape_alias_copy as_strided_copy view_as_real_copy "
     "view_as_complex_copy _conj_copy _neg_view_copy diagonal_copy expand_copy "
     "permute_copy transpose_copy t_copy slice_copy select_copy narrow_copy "
     "split_with_sizes_copy split_copy unsafe_split unsafe_split_with_sizes "
     "unsafe_chunk unbind_copy unsqueeze_copy squeeze_copy unfold_copy "
     "reshape prims.reshape resize resize_as resolve_conj resolve_neg "
     "pin_memory int_repr",
     {nullptr, FAKE_NOTHING}},
    {"copy copy_ prims.copy_to", {nullptr, FAKE_NOTHING, /*unread=*/"self a"}},
    // Joins and rearrangements.
    {"cat stack hstack vstack dstack column_stack _chunk_cat block_diag "
     "cartesian_prod combinations prims.cat repeat tile repeat_interleave flip "
     "fliplr flipud roll rot90 prims.rev diag_embed diag diagflat "
     "broadcast_tensors meshgrid atleast_1d atleast_2d atleast_3d "
     "channel_shuffle native_channel_shuffle pixel_shuffle pixel_unshuffle "
     "constant_pad_nd pad pad_sequence prims.collapse _pad_circular "
     "reflection_pad1d reflection_pad2d "
     "reflection_pad3d replication_pad1d replication_pad2d replication_pad3d "
     "im2col fft_fftshift fft_ifftshift upsample_nearest1d upsample_nearest2d "
     "upsample_nearest3d _upsample_nearest_exact1d _upsample_nearest_exact2d "
     "_upsample_nearest_exact3d tril triu _pack_padded_sequence "
     "_pad_packed_sequence _shape_as_tensor _convert_weight_to_int4pack "
     "_convert_weight_to_int4pack_for_cpu _dyn_quant_pack_4bit_weight "
     "_transform_bias_rescale_qkv _make_per_tensor_quantized_tensor "
     "_make_per_channel_quantized_tensor max_unpool2d max_unpool3d",
     {nullptr, FAKE_NOTHING}},
    {"as_strided_scatter prims.as_strided_scatter diagonal_scatter "
     "select_scatter slice_scatter diagonal_backward slice_backward "
     "select_backward trace_backward gather_backward index_select_backward "
     "masked_select_backward masked_scatter_backward",
     {nullptr, FAKE_NOTHING}},
    {"unfold_backward", {perInput<1>, "1 per element of the input"}},
    // New tensors.
    {"zeros ones _efficientzerotensor full scalar_tensor eye tril_indices "
     "triu_indices new_zeros new_ones new_full prims.full prims.scalar_tensor "
     "prim.NumToTensor.Scalar "
     "prim.NumToTensor.bool tensor as_tensor arange linspace logspace range "
     "_dim_arange prims.iota fft_fftfreq fft_rfftfreq one_hot bartlett_window "
     "blackman_window hamming_window hann_window kaiser_window",
     {nullptr, "nothing; writes a new tensor", /*unread=*/"self"}},
    {"zeros_like ones_like full_like fill zero fill_ zero_ fill_diagonal_ "
     "prims.full_like prims.fill",
     {nullptr, "nothing; writes a new tensor", /*unread=*/"self a"}},
    {"empty empty_strided empty_permuted empty_like new_empty "
     "new_empty_strided prims.empty prims.empty_strided prims.empty_permuted "
     "prims.resize resize_ resize_as_ set_ prims._make_token "
     "_functional_assert_scalar _functional_sym_constrain_range "
     "_functional_sym_constrain_range_for_size",
     {nullptr, "nothing; the data is undefined", "", "", "",
      /*movesNothing=*/true}},
    // Selections.
    {"embedding", {nullptr, FAKE_NOTHING, "", /*selected=*/"weight"}},
    {"index _unsafe_index _unsafe_masked_index index_select gather take "
     "take_along_dim masked_select",
     {nullptr, FAKE_NOTHING, "", /*selected=*/"self"}},
    {"scatter", {nullptr, FAKE_NOTHING, "", "", /*update=*/"index"}},
    {"index_copy", {nullptr, FAKE_NOTHING, "", "", /*update=*/"source"}},
    {"index_fill masked_scatter masked_scatter_ put", {nullptr, FAKE_NOTHING}},
    {"index_put index_put_ _unsafe_index_put _index_put_impl _index_put_impl_ "
     "_unsafe_masked_index_put_accumulate",
     {accumulated, "nothing; 1 per value that is added", "", "",
      /*update=*/"values"}},
    {"scatter_add scatter_reduce",
     {perSource, "1 per value that is added", "", "", /*update=*/"index"}},
    {"index_add index_reduce",
     {perSource, "1 per value that is added", "", "", /*update=*/"source"}},
};

ArrayRef<CostRow> fake::getMovementCosts() { return rows; }
