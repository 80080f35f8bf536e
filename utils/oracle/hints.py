# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What arguments random calls have: a table of words.

Every parameter of an op has a word that says how to draw its argument. The word
of the op's line is taken first, else the one for type and name of the parameter,
else the one for the type.

Words for tensors are `SHAPE` or `SHAPE:KIND`. The shape is

    base        the base shape of the call, which is drawn first
    @XY         the base shape with XY in place of its chosen dimension
    %XY         the base shape with XY in place of its last dimension
    sub         the base shape with smaller sizes
    nchw        one size a letter, the same in all of the call; capital letters
                are larger sizes, and `(gc)` is a product; `2` is itself; `?`
                is a new size each time; `*` is a batch shape; `[n]` is there
                or not, for all of the call
    ~SHAPE      something that broadcasts with it

and the kind of the dtype `f` floating point, `l` what linear algebra takes, `i`
an index, `p` a pivot, `b` bool, `c` complex, `s` single
precision. Without a kind it is the dtype of the call. A
word for a list of tensors is for its elements.

Words for numbers are `1..3`, choices `1|2.5|none`, the size of a letter `n`, or a
function: `dim`, `dims`, `view`, ... of class Arguments. For a list, `^3` at the end
makes three numbers of a word, and letters one number each.

`!` in front of a word: never left out or None.
"""

from typing import Dict, NamedTuple

# By type: `list` is a list of ints.
_TYPES = """
Tensor=~base Tensor?=~base Tensor[]=~base Tensor?[]=~base:i
int=0..3 float=0.5|1.0|0.1 number=number bool=true|false str=text
int[]=dims float[]=0.5|1.0|2.0 number[]=number bool[]=true|false
ScalarType=dtype Layout=layout Device=device MemoryFormat=memory_format Generator=none
"""

# By type and name.
_NAMES = """
Tensor.self=base Tensor.input=base Tensor.a=base Tensor.A=base
Tensor.mask=~base:b Tensor.condition=~base:b Tensor.index=~base:i
Tensor.grad_output=base Tensor.grad=base Tensor.target=base
Tensor.values=~base
int.dim=dim int.axis=dim int.dim0=dim int.dim1=other_dim int.dim2=dim
int.axis0=dim int.axis1=other_dim int.source=dim int.destination=other_dim
int.start_dim=dim int.end_dim=dim int.dimension=dim
int.reduction=0..2 int.k=0..3 int.offset=-2..2 int.diagonal=-2..2 int.chunks=1..4
int.sections=1..4 int.split_size=1..4 int.step=1..3 int.start=-3..4 int.end=-2..7
int.index=-3..3 int.length=0..3 int.steps=0..6 int.n=1..5 int.m=0..5 int.row=0..4
int.col=0..4 int.window_length=0..7 int.groups=1 int.size=1..3 int.bins=1..5
int.edge_order=1..2 int.correction=0..2
int.seed=1 int.padding_idx=-1..3 int.num_weights=4..6 int.low=-3..2 int.high=3..9
number.p=0|1|2|3|0.5|inf number.ord=0|1|2|3|0.5|inf|-inf number.correction=0|1|2|0.5
number.alpha=1|2|0.5|true number.beta=1|2|0.5 number.maxnorm=1|2.5
number.eps=0.1 number.step=1|2|0.5|-1
float.p=0.0|0.5|1.0|2.0 float.eps=0.1|1e-05 float.std=1.0
float.dropout_p=0.0 float.dropout=0.0 float.scale=0.5|2.0 float.q=0.5
int[].size=shape int[].shape=shape int[].repeats=repeats int[].dims=dims
int[].stride=strides int[].split_sizes=split_sizes int[].indices=0..4^2
int[].padding=0..1 int[].dilation=1..2 int[].output_padding=0
int[].source=perm int[].destination=perm
str.reduce=sum|prod|mean|amax|amin str.indexing=ij|xy str.approximate=none|tanh
str.rounding_mode=floor|trunc str.mode=constant|reflect|replicate|circular
str.norm=backward|ortho|forward str.side=left|right
bool.pin_memory=false bool.non_blocking=false bool.unsafe=true|false
Device.device=device
"""

# By op: names without overload and without the `_` of in-place ops. A name that
# ends in `*` stands for all that begin like it.
_OPS = """
mm: self=nk:l mat2=km
bmm: self=bnk:l mat2=bkm
mv: self=nk:l vec=k
dot vdot inner: self=k:l other=k tensor=k
ger outer: self=n vec2=m
addmm: self=~nm:l mat1=nk mat2=km
addmv: self=~n:l mat=nk vec=k
addr: self=~nm vec1=n vec2=m
baddbmm: self=~bnm:l batch1=bnk batch2=bkm
addbmm: self=~nm:l batch1=bnk batch2=bkm
matmul linalg_matmul: self=*[n]k:l other=*km
linear: input=*nk:l weight=mk bias=m
bilinear: input1=nk:f input2=nm weight=dkm bias=d
chain_matmul: matrices=nn:l
linalg_multi_dot: tensors=nn:l
linalg_vecdot: x=*k:l y=*k dim=!-1
tensordot: self=*nm:l other=nm* dims_self=-2..-1^1 dims_other=0..1^1
kron: self=base other=?? 
einsum: equation=!ij,jk->ik|ij,jk|...j,jk->...k tensors=!nn:l path=!none
cross linalg_cross: self=@3 other=@3 input=@3
_trilinear: i1=nmk:f i2=nmk i3=nmk expand1=!0..2^1 expand2=!0..2^1 expand3=!0..2^1 sumdim=!0..2^1 unroll_dim=0..2

convolution _convolution convolution_overrideable: input=n(gc)HW:f weight=(gd)ckl bias=(gd) stride=1..2^2 padding=0..2^2 dilation=1..2^2 transposed=false output_padding=0^2 groups=g
convolution_backward: grad_output=n(gd)HW:f input=n(gc)HW weight=(gd)c11 bias_sizes=!(gd) stride=1..2^2 padding=0..2^2 dilation=1..2^2 transposed=false output_padding=0^2 groups=g
thnn_conv2d _slow_conv2d_forward slow_conv_dilated2d: self=[n]cHW:f weight=dckl kernel_size=kl bias=d stride=1..2^2 padding=0..2^2 dilation=1..2^2
slow_conv3d slow_conv3d_forward slow_conv_dilated3d: self=[n]cHWD:f weight=dcklm kernel_size=klm bias=d stride=1..2^3 padding=0..2^3 dilation=1..2^3
slow_conv_transpose2d: self=[n]cHW:f weight=cdkl kernel_size=kl bias=d stride=1..2^2 padding=0..1^2 output_padding=0^2 dilation=1..2^2
slow_conv_transpose3d: self=[n]cHWD:f weight=cdklm kernel_size=klm bias=d stride=1..2^3 padding=0..1^3 output_padding=0^3 dilation=1..2^3
conv1d: input=[n](gc)H:f weight=(gd)ck bias=(gd) stride=1..2 padding=0..2 dilation=1..2 groups=!g
conv1d.padding: input=[n](gc)H:f weight=(gd)ck bias=(gd) stride=1..2 padding=same|valid dilation=1..2 groups=!g
conv3d.padding: input=[n](gc)HWD:f weight=(gd)cklm bias=(gd) stride=1..2 padding=same|valid dilation=1..2 groups=!g
conv2d.padding: input=[n](gc)HW:f weight=(gd)ckl bias=(gd) stride=1..2 padding=same|valid dilation=1..2 groups=!g
conv2d: input=[n](gc)HW:f weight=(gd)ckl bias=(gd) stride=1..2 padding=0..2 dilation=1..2 groups=!g
conv3d: input=[n](gc)HWD:f weight=(gd)cklm bias=(gd) stride=1..2 padding=0..2 dilation=1..2 groups=!g
conv_transpose1d: input=[n](gc)H:f weight=(gc)dk bias=(gd) stride=1..3 padding=0..1 output_padding=0..1 groups=!g dilation=1..2
conv_transpose2d: input=[n](gc)HW:f weight=(gc)dkl bias=(gd) stride=1..3 padding=0..1 output_padding=0..1 groups=!g dilation=1..2
conv_transpose3d: input=[n](gc)HWD:f weight=(gc)dklm bias=(gd) stride=1..3 padding=0..1 output_padding=0..1 groups=!g dilation=1..2

max_pool1d max_pool1d_with_indices avg_pool1d: self=[n]cH:f kernel_size=1..4 stride=1..3 padding=0..1 dilation=1..2
max_pool2d max_pool2d_with_indices avg_pool2d: self=[n]cHW:f kernel_size=1..4 stride=1..3 padding=0..1 dilation=1..2 divisor_override=1..3
max_pool3d max_pool3d_with_indices avg_pool3d: self=[n]cDHW:f kernel_size=1..4 stride=1..3 padding=0..1 dilation=1..2 divisor_override=1..3
avg_pool2d_backward: grad_output=[n]cHW:f self=[n]cHW kernel_size=1 stride=1 padding=0 divisor_override=1..3
avg_pool3d_backward: grad_output=[n]cDHW:f self=[n]cDHW kernel_size=1 stride=1 padding=0 divisor_override=1..3
max_pool2d_with_indices_backward: grad_output=[n]cHW:f self=[n]cHW kernel_size=1 stride=1 padding=0 dilation=1 indices=[n]cHW:i
max_pool3d_with_indices_backward: grad_output=[n]cDHW:f self=[n]cDHW kernel_size=1 stride=1 padding=0 dilation=1 indices=[n]cDHW:i
adaptive_avg_pool1d adaptive_max_pool1d: self=[n]cH:f output_size=1..4
adaptive_avg_pool2d _adaptive_avg_pool2d adaptive_max_pool2d: self=[n]cHW:f output_size=1..4^2
adaptive_avg_pool3d _adaptive_avg_pool3d adaptive_max_pool3d: self=[n]cDHW:f output_size=1..4^3
_adaptive_avg_pool2d_backward adaptive_max_pool2d_backward: grad_output=[n]chw:f self=[n]cHW indices=[n]chw:i
_adaptive_avg_pool3d_backward adaptive_max_pool3d_backward: grad_output=[n]cdhw:f self=[n]cDHW indices=[n]cdhw:i
fractional_max_pool2d: self=[n]cHW:f kernel_size=1..2^2 output_size=1..3^2 random_samples=nc2
fractional_max_pool2d_backward: grad_output=[n]chw:f self=[n]cHW kernel_size=1^2 output_size=hw indices=[n]chw:i
fractional_max_pool3d_backward: grad_output=[n]cdhw:f self=[n]cDHW kernel_size=1^3 output_size=dhw indices=[n]cdhw:i
fractional_max_pool3d: self=[n]cDHW:f kernel_size=1..2^3 output_size=1..3^3 random_samples=nc3
max_unpool2d: self=[n]chw:f indices=[n]chw:i output_size=HW
max_unpool3d: self=[n]cdhw:f indices=[n]cdhw:i output_size=DHW stride=1..2^3 padding=0^3

native_batch_norm _native_batch_norm_legit* batch_norm instance_norm _batch_norm_*: input=ncH[W]:f weight=c bias=c running_mean=!c running_var=!c momentum=0.1 eps=1e-05
native_batch_norm_backward: grad_out=nchw:f input=nchw weight=c running_mean=!c running_var=!c save_mean=!c save_invstd=!c
batch_norm_backward: grad_out=nchw:f input=nchw weight=c running_mean=!c running_var=!c save_mean=!c save_var=!c reserve=8
cudnn_batch_norm_backward: grad_output=nchw:f input=nchw weight=c running_mean=c running_var=c save_mean=!c save_var=!c reserveSpace=8 epsilon=1e-05
cudnn_batch_norm: input=ncH[W]:f weight=c bias=c running_mean=!c running_var=!c exponential_average_factor=0.1 epsilon=1e-05
batch_norm_update_stats: input=ncH[W]:s running_mean=c running_var=c momentum=0.1
_fused_rms_norm_backward: grad_out=nmk:f input=nmk normalized_shape=mk rstd=n11 weight=mk
_weight_norm _weight_norm_interface: v=nmk:f g=n11 dim=0
_weight_norm_interface_backward _weight_norm_differentiable_backward: grad_w=nmk:f saved_v=nmk saved_g=n11 saved_norms=n11 dim=0
norm_except_dim: v=base:f pow=1..3
layer_norm native_layer_norm rms_norm _fused_rms_norm: input=*nm:f normalized_shape=nm weight=nm bias=nm
native_layer_norm_backward: grad_out=nmk:f input=nmk normalized_shape=mk mean=n11 rstd=n11 weight=mk bias=mk
group_norm: input=n(gc)[H]:f num_groups=g weight=(gc) bias=(gc)
native_group_norm: input=n(gc)H:f weight=(gc) bias=(gc) N=n C=(gc) HxW=H group=g
native_group_norm_backward: grad_out=n(gc)H:f input=n(gc)H mean=ng rstd=ng weight=(gc) N=n C=(gc) HxW=H group=g
softmax log_softmax special_softmax special_log_softmax _safe_softmax _softmax _log_softmax: self=base:f
_softmax_backward_data _log_softmax_backward_data: grad_output=base:f output=base
logsumexp special_logsumexp: self=base

nll_loss nll_loss_forward: self=[n]C:f target=[n]:i weight=C
nll_loss2d nll_loss2d_forward: self=nChw:f target=nhw:i weight=C
nll_loss_nd: self=nC[h]:f target=n[h]:i weight=C
nll_loss_backward: grad_output=[n]:f self=[n]C target=[n]:i weight=C total_weight= 
nll_loss2d_backward: grad_output=nhw:f self=nChw target=nhw:i weight=C total_weight=
cross_entropy_loss: self=nC[h]:f target=n[h]:i weight=C label_smoothing=0.0
*_loss: self=base:f target=base
*_loss_backward: grad_output=base:f self=base target=base
binary_cross_entropy* kl_div: self=base:f target=base weight=~base pos_weight=~base grad_output=base
margin_ranking_loss: input1=base:f input2=base target=base
cosine_embedding_loss: input1=nk:f input2=nk target=n
triplet_margin_loss: anchor=*nk:f positive=*nk negative=*nk
poisson_nll_loss: input=base:f target=base
multi_margin_loss: self=nc:f target=n:i p=1|2 weight=c
multi_margin_loss_backward: grad_output=n:s self=nc:s target=n:i p=1|2 margin=1|0.5 weight=c:s
_ctc_loss _ctc_loss_backward _use_cudnn_ctc_loss _cudnn_ctc_loss: log_probs=H2C:s targets=2S:i input_lengths=1..4^2 target_lengths=0..3^2 grad=2:s neg_log_likelihood=2:s log_alpha=2H9:s blank=0
_ctc_loss.Tensor _ctc_loss.Tensor_out _ctc_loss_backward.Tensor _use_cudnn_ctc_loss.Tensor _cudnn_ctc_loss.Tensor: log_probs=H2C:s targets=2S:i input_lengths=2:i target_lengths=2:i grad=2:s neg_log_likelihood=2:s log_alpha=2H9:s blank=0
multilabel_margin_loss multilabel_margin_loss_forward: self=nc:f target=nc:i
multilabel_margin_loss_backward: grad_output=n:s self=nc:s target=nc:i is_target=nc:s

upsample_nearest1d _upsample_nearest_exact1d upsample_linear1d: self=ncH:f input=ncH output_size=!1..9^1 scale_factors=0.5|2.0^1
upsample_nearest2d _upsample_nearest_exact2d upsample_bilinear2d upsample_bicubic2d _upsample_bilinear2d_aa _upsample_bicubic2d_aa _upsample_lanczos2d_aa: self=ncHW:f input=ncHW output_size=1..9^2 scale_factors=0.5|2.0^2
upsample_nearest3d _upsample_nearest_exact3d upsample_trilinear3d: self=ncDHW:f input=ncDHW output_size=1..9^3 scale_factors=0.5|2.0^3
upsample_*2d_backward _upsample_*: grad_output=ncHW:f output_size=HW input_size=ncST
_grid_sampler_2d_cpu_fallback: input=ncHW:s grid=nhw2:s interpolation_mode=0..2 padding_mode=0..2
grid_sampler grid_sampler_2d: input=ncHW:f grid=nhw2 interpolation_mode=0..2 padding_mode=0..2
grid_sampler_3d: input=ncDHW:f grid=ndhw3 interpolation_mode=0..2 padding_mode=0..2
im2col: self=[n]cHW:f kernel_size=1..3^2 dilation=1..2^2 padding=0..1^2 stride=1..2^2
col2im: self=[n](ckl)(HW):f output_size=HW kernel_size=kl dilation=1^2 padding=0^2 stride=1..2^2
pixel_shuffle: self=*(rrc)hw upscale_factor=r
pixel_unshuffle: self=*c(rh)(rw) downscale_factor=r
channel_shuffle native_channel_shuffle: self=n(gc)hw groups=g

constant_pad_nd pad: self=base pad=pads
reflection_pad1d replication_pad1d: self=[n]cH padding=0..3^2
reflection_pad2d replication_pad2d: self=[n]cHW padding=0..3^4
reflection_pad3d replication_pad3d: self=[n]cDHW padding=0..3^6
reflection_pad1d_backward replication_pad1d_backward: grad_output=[n]cH:f self=[n]cH padding=0^2
reflection_pad2d_backward replication_pad2d_backward: grad_output=[n]cHW:f self=[n]cHW padding=0^4
reflection_pad3d_backward replication_pad3d_backward: grad_output=[n]cDHW:f self=[n]cDHW padding=0^6

gather: index=sub:i
take put: self=base index=??:i source=??
take_along_dim: indices=@?:i
scatter scatter_add scatter_reduce: index=sub:i src=base
scatter.reduce scatter.value_reduce scatter_.reduce scatter_.value_reduce scatter.reduce_out scatter.value_reduce_out: index=sub:i src=base reduce=add|multiply
index_select: index=x:i
index_add index_copy: index=x:i source=@x
index_reduce: index=x:i source=@x reduce=prod|mean|amax|amin
index_fill: index=x:i value=
index index_put _index_put_impl _unsafe_index _unsafe_index_put _unsafe_masked_index*: indices=~jk:i values=
masked_fill: value=
masked_scatter: source=????
embedding: weight=vd indices=**:i
embedding_dense_backward embedding_backward: grad_output=*d:f grad=*d indices=*:i
embedding_bag _embedding_bag _embedding_bag_forward_only: weight=vd:f indices=x:i offsets=y:i mode=0..2 per_sample_weights=x
one_hot: self=base:i num_classes=3..5
repeat_interleave.self_Tensor repeat_interleave.Tensor*: repeats=k:i output_size=3..4
repeat_interleave: repeats=1..3 output_size=none
searchsorted: sorted_sequence=base self=%? sorter=base:i
bucketize: boundaries=x
item Int Float Bool IntImplicit FloatImplicit ScalarImplicit prims.item prims.maximum_value: self= a= dtype=dtype
multinomial: self=[n]c:f num_samples=1..3
bernoulli: p=base:f
normal: mean=base std=~base
normal_: self=base mean=0.5 std=1.0
normal.float_Tensor*: mean=0.5 std=base:f
normal.float_float*: mean=0.5 std=1.0 size=shape
segment_reduce: data=base:f lengths=!k:i axis=0 unsafe=true

view _unsafe_view view_copy _reshape_copy reshape: size=view shape=view
_reshape_alias _reshape_alias_copy: size=base_sizes stride=base_strides
view_as reshape_as: other=base
expand expand_copy broadcast_to: size=expand
expand_as: self=~base other=base
unflatten: sizes=unflatten
permute permute_copy: dims=perm
empty_permuted: physical_layout=order size=base_sizes
prims.empty_permuted: physical_layout=order shape=base_sizes device=!cpu
prims.empty_strided: shape=base_sizes strides=strides
prims.transpose: permutation=order a=base
prims.as_strided: size=1..2^1 stride=0..1^1 storage_offset=0 a=BC
prims.as_strided_scatter: size=base_sizes stride=strides storage_offset=0 input=base src=base
prims.iota: dtype=integer length=0..5 start=0..3 step=1..2
prims.conj prims.real prims.imag: a=base:c self=base:c
prims.collapse prims.collapse_view: a=base start=0..1 end=1..2
prims.reshape: a=base shape=view
prims.squeeze: a=base dimensions=dims1
prims.uniform: shape=base_sizes
linspace logspace: start= end=
_foreach_add.Tensor* _foreach_mul.Tensor* _foreach_div.Tensor* _foreach_add_.Tensor _foreach_mul_.Tensor _foreach_div_.Tensor: self=!base other=
movedim.intlist moveaxis.intlist: source=order destination=order
empty_strided new_empty_strided: size=base_sizes stride=strides
as_strided_: size=base_sizes stride=base_strides storage_offset=0
as_strided as_strided_copy: size=base_sizes stride=strides storage_offset=0..3
as_strided_scatter: src=base size=base_sizes stride=strides storage_offset=0..3
sum_to_size: size=base_tail
slice_scatter: src=base start=0 end=none
value_selecting_reduction_backward: grad=@ indices=@:i sizes=base_sizes
gather_backward: grad=sub index=sub:i
index_select_backward: grad=@x self_sizes=base_sizes index=x:i
masked_scatter_backward: mask=base:b sizes=base_sizes
masked_select_backward: grad=k input=base mask=base:b
linear_backward: self=*nk:f grad_output=*nm weight=mk
cumprod_backward cummaxmin_backward: grad=base input=base output=base indices=base:i
slice_backward: input_sizes=base_sizes grad_output=@?
select_scatter: src=@
select_backward: input_sizes=base_sizes grad_output=@
diagonal_scatter: self=nn src=n
diagonal_backward: grad_output=n input_sizes=nn dim1=0..1 dim2=0..1
unfold_backward: grad_in=n1mH input_sizes=nHm dim=1 size=H step=1..3
index_put: values=
cat concat concatenate hstack vstack row_stack dstack column_stack: tensors=!@?
stack: tensors=!base
_chunk_cat: tensors=!@? num_chunks=1..3
block_diag: tensors=!??
cartesian_prod meshgrid: tensors=!?
broadcast_tensors: tensors=!~base
flip: dims=dims
roll: shifts=-2..3^2 dims=dims2
rot90: dims=dims2 k=-1..5
tile: dims=repeats
split.sizes: split_size=split_sizes
tensor_split: indices=0..4^2
movedim moveaxis: source=dim destination=other_dim
tril_indices triu_indices: offset=-2..2
view_as_complex view_as_complex_copy: self=%2:f
view_as_real view_as_real_copy imag real: self=base:c
mH mT matrix_H adjoint: self=[b]nm
t t_copy numpy_T: self=[n]m

topk kthvalue: k=1..2
cov corrcoef: self=nm
histc: self=base:f
quantile nanquantile: self=base:f q=[k] interpolation=linear|lower|nearest
quantile.scalar nanquantile.scalar quantile.scalar_out nanquantile.scalar_out: self=base:f q=0.5 interpolation=linear|lower|nearest
trace: self=nm
norm frobenius_norm: self=base
renorm: self=base:l maxnorm=1|2.5
cdist _cdist_forward: x1=*nk:f x2=*mk compute_mode=0..2
_cdist_backward: grad=*nm:f x1=*nk x2=*mk cdist=*nm
_euclidean_dist: x1=nk:f x2=mk
pdist _pdist_forward: self=nk:f
pairwise_distance cosine_similarity: x1=base:f x2=base
trapezoid trapz cumulative_trapezoid: y=base x=base
diff: prepend=@? append=@?
vander linalg_vander: x=*k:l N=0..4
bincount: self=k:i weights=k
histogram*: self=base:f bins=1..5 range=0.0|1.0^2 weight=base
histogramdd.TensorList_bins _histogramdd_from_bin_tensors: self=%2:f bins=!?^2 weight=@

linalg_cholesky linalg_cholesky_ex cholesky cholesky_inverse linalg_det _linalg_det det logdet linalg_inv linalg_inv_ex inverse linalg_slogdet _linalg_slogdet slogdet linalg_eig* _linalg_eig* linalg_matrix_exp matrix_exp linalg_matrix_power matrix_power linalg_ldl_factor linalg_ldl_factor_ex: A=*nn:l self=*nn:l n=-2..3
linalg_lu* _lu_with_info linalg_qr qr linalg_svd* svd _linalg_svd geqrf linalg_pinv pinverse linalg_matrix_rank linalg_cond linalg_matrix_norm nuclear_norm: A=*nm:l self=*nm:l input=*nm:l ord=fro|nuc dim=-2..-1^2 p=none mode=reduced|complete|r
linalg_matrix_norm linalg_norm linalg_cond: self=*nm:l dim=dims2 ord=2|1|inf|-2 p=2|1|inf
linalg_lu_solve: LU=*nn:l pivots=*n:p B=*nk
lu_solve: self=*nk:l LU_data=*nn LU_pivots=*n:p
lu_unpack: LU_data=*nm:l LU_pivots=*n:p
linalg_ldl_solve: LD=*nn:l pivots=*n:p B=*nk
linalg_solve linalg_solve_ex _linalg_solve_ex: A=*nn:l B=*nk
linalg_solve_triangular: self=*nn:l B=*nk left=true
triangular_solve: self=*nk:l A=*nn
cholesky_solve _cholesky_solve_helper: self=*nk:l input2=*nn A=*nn
linalg_lstsq: self=*nm:l b=*nk driver=gels|gelsy
linalg_householder_product orgqr: input=*nn:l self=*nn:l tau=*n input2=*n
ormqr: self=*nn:l input2=*n input3=*nn
linalg_tensorinv: self=nn:l ind=1
linalg_tensorsolve: self=nn:l other=n

_fft_c2c: self=base:c dim=dims1 normalization=0..2
_fft_r2c: self=base:f dim=dims1 normalization=0..2
_fft_c2r: self=base:c dim=dims1 normalization=0..2 last_dim_size=1..6
fft_*: self=base n=1..6 s=1..6^2 dim=dims2
fft_fft fft_ifft fft_rfft fft_irfft fft_hfft fft_ihfft: self=base n=1..6 dim=dim
fft_fftfreq fft_rfftfreq: n=1..6 d=0.5|1.0
fft_fftshift fft_ifftshift: dim=dims
stft: self=[n](HH):f n_fft=4..6 hop_length=1..3 win_length=4 window=4 return_complex=!true|false pad_mode=reflect|constant
istft: self=[n]5T:c n_fft=8 return_complex=false hop_length=1..3 win_length=8 window=8:f

_scaled_dot_product_*_backward: grad_out=bhld:f grad_out_=bhld query=bhld key=bhsd value=bhsd out=bhld logsumexp=bhl:f dropout_p=0.0 is_causal=false attn_bias=bhls attn_mask=ls
scaled_dot_product_attention _scaled_dot_product_*: query=bhld:f key=bhsd value=bhsd attn_mask=ls attn_bias=bhls dropout_p=0.0 is_causal=false
rnn_tanh_cell rnn_relu_cell: input=nk:f hx=nh w_ih=hk w_hh=hh b_ih=h b_hh=h
gru_cell: input=nk:f hx=nh w_ih=(3h)k w_hh=(3h)h b_ih=(3h) b_hh=(3h)
lstm_cell: input=nk:f hx=!nh^2 w_ih=(4h)k w_hh=(4h)h b_ih=(4h) b_hh=(4h)
prelu _prelu_kernel: self=base:f weight=
glu: self=%4:f dim=!-1
glu_backward: self=%4:f grad_output=%2 dim=!-1
native_dropout dropout alpha_dropout feature_dropout feature_alpha_dropout: input=base p=0.0|0.5
native_dropout_backward: grad_output=base:f mask=base:b
complex polar: real=base:f imag=base abs=base angle=base
tril triu: self=[b]nm
where: condition=~base:b self=~base other=~base
clamp clip: min=!~base max=~base
lerp: self=base:f end=~base weight=~base
addcmul addcdiv: self=~base tensor1=~base tensor2=~base
view.dtype view_copy.dtype: dtype=!dtype
fill: value=
_foreach_*: self=!base other=!base tensors1=!base tensors2=!base tensor1=!base tensor2=!base
gradient: self=base dim=dim spacing=1|0.5
isin: elements=base test_elements=??
linalg_diagonal: A=base dim1=dim dim2=other_dim
geometric: p=0.5
exponential: lambd=1.0
fake_quantize_per_channel*: self=base:f scale=@ zero_point=@:p axis=dim quant_min=0 quant_max=255
_fake_quantize_learnable_per_channel_affine*: self=ncH:s grad=ncH:s scale=c:s zero_point=c:s axis=1 quant_min=0 quant_max=255
_fake_quantize_learnable_per_tensor_affine_backward: self=base:s grad=base:s scale=1:s zero_point=1:s quant_min=0 quant_max=255
fake_quantize_per_tensor_affine_cachemask_backward fake_quantize_per_channel_affine_cachemask_backward: grad=base:f mask=base:b
_fused_ad* _fused_sgd*: self=!base:s grads=!base:s exp_avgs=!base:s exp_avg_sqs=!base:s max_exp_avg_sqs=!base:s state_sums=!base:s momentum_buffer_list=!base:s state_steps=!:s lr=:s grad_scale=1:s found_inf=1:s
_masked_softmax: self=base:f mask=base:b mask_type=2
_masked_softmax_backward: grad_output=base:f output=base mask=base:b
_cudnn_rnn: input=Tnk:f weight=hk weight_stride0=4 hx=2nh cx=2nh mode=0..3 hidden_size=1..4 proj_size=0..2 num_layers=1..2 batch_sizes=0^0
_pack_padded_sequence: input=Hnk lengths=n:i
fake_quantize_* _fake_quantize_*: self=base:f grad=base scale=1:f zero_point=1:p quant_min=0 quant_max=255 fake_quant_enabled=1:p
floordiv remainder.int: b=1..3
prims.*: a=base b=base self=base
"""


# Ops that are not called, and why.
LEFT_OUT: Dict[str, str] = {
    "prim.dtype": "what reports do not say",
    "prim.device": "what reports do not say",
    "aten.detach_": "depends on what is a view",
    "aten.lift_fresh": "a literal for PyTorch, known to differ",
    "aten.to.prim_other": "reads a dtype that is not there",
}


class Table(NamedTuple):
    """The words of each parameter, by type, by `type.name`, and by op."""
    types: Dict[str, str]
    names: Dict[str, str]
    ops: Dict[str, Dict[str, str]]


def _words(text: str) -> Dict[str, str]:
    pairs = (word.partition("=") for word in text.split())
    return {name: value for name, _, value in pairs}


def _parse() -> Table:
    ops: Dict[str, Dict[str, str]] = {}
    for line in _OPS.splitlines():
        names, colon, words = line.partition(": ")
        if colon:
            for name in names.split():
                ops[name] = _words(words)
    return Table(_words(_TYPES), _words(_NAMES), ops)


TABLE = _parse()


def op_words(name: str) -> Dict[str, str]:
    """The words of an op's own line; the longest matching name is used."""
    packet = name.partition(".")[0] if not name.startswith("prims.") else name
    plain = packet[:-1] if packet.endswith("_") else packet
    if name in TABLE.ops:
        return TABLE.ops[name]
    patterns = [key for key in TABLE.ops if "*" in key and _fits(name, key)]
    if plain in TABLE.ops and not any("." in key for key in patterns):
        return TABLE.ops[plain]
    patterns += [key for key in TABLE.ops if "*" in key and _fits(plain, key)]
    return TABLE.ops[max(patterns, key=len)] if patterns else {}


def _fits(name: str, pattern: str) -> bool:
    """Whether a name fits a pattern with one `*`."""
    head, _, tail = pattern.partition("*")
    return (name.startswith(head) and name.endswith(tail)
            and len(name) >= len(head) + len(tail))
