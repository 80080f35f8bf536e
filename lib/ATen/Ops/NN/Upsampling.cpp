//===- Upsampling.cpp - Upsampling of images --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Upsampling and interpolation of images.
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Upsampling
//===----------------------------------------------------------------------===//

/// The checks of `upsample_common_check`; returns the sizes of the result.
static FailureOr<ArrayRef<SymInt>> upsampledSizes(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  ArrayRef<SymInt> outputSize,
                                                  size_t spatial) {
  if (self.sizes.size() != spatial + 2)
    return cx.error(0) << "expected a tensor of rank "
                       << static_cast<int64_t>(spatial + 2) << ", found "
                       << self.sizes;
  if (outputSize.size() != spatial)
    return cx.error(1) << "expected " << static_cast<int64_t>(spatial)
                       << " output sizes, found " << outputSize;
  auto isPositive = [&](SymInt size) {
    return cx.env.require(Condition::lt(0, size));
  };
  if (!llvm::all_of(self.sizes.drop_front(2), isPositive) ||
      !llvm::all_of(outputSize, isPositive))
    return cx.error(0, 1) << "expected input and output sizes above 0, found "
                          << self.sizes << " and " << outputSize;
  return concat(cx, self.sizes.take_front(2), outputSize);
}

/// A result in the suggested memory format of `self`. On cuda, channels last is
/// only kept with at least `minChannels` channels, where it is faster.
static FailureOr<TensorMeta> upsampled(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> outputSize,
                                       size_t spatial, int64_t minChannels) {
  FailureOr<ArrayRef<SymInt>> sizes =
      upsampledSizes(cx, self, outputSize, spatial);
  if (failed(sizes))
    return failure();
  MemoryFormat format = suggestMemoryFormat(cx, self);
  if (minChannels && self.device.isCUDA() &&
      cx.env.decide(Condition::lt(self.sizes[1], minChannels), false))
    format = MemoryFormat::Contiguous;
  return makeInFormat(cx, *sizes, self.dtype, self.device, format);
}

/// Antialiasing kernels require channels.
static LogicalResult checkChannels(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() > 1 && isZero(cx, self.sizes[1]))
    return cx.error(0) << "expected at least one channel, found " << self.sizes;
  return success();
}

/// Follows _upsample_linear of torch._decomp, which accepts more output sizes
/// than spatial dimensions.
template <int Spatial>
static FailureOr<TensorMeta> upsampleLinear(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<SymInt> outputSize) {
  int64_t spatial = self.rank() - 2;
  if (spatial == Spatial && outputSize.size() == Spatial)
    return upsampled(cx, self, outputSize, Spatial, 16);
  if (spatial < 1 || spatial > Spatial ||
      outputSize.size() < static_cast<size_t>(spatial))
    return upsampled(cx, self, outputSize, Spatial, 16);
  cx.eagerRefuses() << "expected a tensor of rank " << Spatial + 2 << " and "
                    << Spatial << " output sizes, found " << self.sizes
                    << " and " << outputSize;
  return upsampled(cx, self, outputSize.take_front(spatial), spatial, 16);
}

template <int Spatial, int MinChannels, bool Smooths = false>
static FailureOr<TensorMeta> upsample(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> outputSize) {
  if (Smooths && failed(checkChannels(cx, self)))
    return failure();
  return upsampled(cx, self, outputSize, Spatial, MinChannels);
}

/// The size of a dimension times a float factor, truncated.
static SymInt scaledSize(RuleContext &cx, SymInt size, Scalar factor) {
  if (!factor.asFloat())
    return cx.env.call(SymFunction::Trunc,
                       cx.env.mul(size, factor.getSymbolic()));
  double value = *factor.asFloat();
  SymInt whole = cx.env.truncScale(1, value);
  if (whole.isInt() && static_cast<double>(whole.getInt()) == value)
    return cx.env.mul(size, whole);
  return cx.env.truncScale(size, value);
}

/// The `.vec` overloads: by output sizes (second argument) or by factors (last
/// argument), `upsample_compute_output_size`.
template <int Spatial, int MinChannels, bool Smooths = false>
static FailureOr<TensorMeta> upsampleVec(RuleContext &cx,
                                         ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  if (Smooths && failed(checkChannels(cx, self)))
    return failure();
  unsigned factorArg = args.size() - 1;
  const MetaValue &factors = args[factorArg];
  if (args[1].isNone() == factors.isNone())
    return cx.error(1, factorArg)
           << "expected either output sizes or scale factors";
  if (!args[1].isNone()) {
    ArrayRef<SymInt> outputSize;
    if (failed(detail::readSymInts(cx, 1, args[1], outputSize)))
      return failure();
    return upsampled(cx, self, outputSize, Spatial, MinChannels);
  }
  ArrayRef<MetaValue> list = factors.getList();
  if (list.size() != Spatial || self.rank() != Spatial + 2)
    return cx.error(0, factorArg)
           << "expected a tensor of rank " << Spatial + 2 << " and " << Spatial
           << " scale factors, found " << self.sizes << " and " << factors;
  SmallVector<SymInt, 3> outputSize;
  for (auto [size, factor] : llvm::zip_equal(self.sizes.drop_front(2), list))
    outputSize.push_back(scaledSize(cx, size, factor.getScalar()));
  return upsampled(cx, self, outputSize, Spatial, MinChannels);
}

/// The gradient of an upsampling: of the input's sizes, in the suggested memory
/// format of the incoming gradient, or row-major.
template <int Spatial, bool KeepsFormat = true>
static FailureOr<TensorMeta>
upsampleBackward(RuleContext &cx, const TensorMeta &grad,
                 ArrayRef<SymInt> outputSize, ArrayRef<SymInt> inputSize) {
  if (inputSize.size() != Spatial + 2 || outputSize.size() != Spatial ||
      grad.rank() != Spatial + 2)
    return cx.error(0, 2) << "expected a gradient of rank " << Spatial + 2
                          << " and " << Spatial + 2 << " input sizes, found "
                          << grad.sizes << " and " << inputSize;
  if (!requireEqual(cx, grad.sizes.take_front(2), inputSize.take_front(2)) ||
      !requireEqual(cx, grad.sizes.take_back(Spatial), outputSize))
    return cx.error(0, 1) << "gradient of sizes " << grad.sizes
                          << " does not match an output of sizes "
                          << outputSize;
  if (!KeepsFormat)
    return newLike(cx, grad, inputSize);
  return makeInFormat(cx, inputSize, grad.dtype, grad.device,
                      suggestMemoryFormat(cx, grad));
}

//===----------------------------------------------------------------------===//
// Interpolation
//===----------------------------------------------------------------------===//

namespace {

/// A mode of `__interpolate` and its op.
struct InterpolationMode {
  StringRef name;
  size_t spatial;
  Op op;
  /// The op with antialiasing, if any.
  std::optional<Op> smoothOp;
  bool takesAlignment;
};

} // namespace

static const InterpolationMode modes[] = {
    {"nearest", 1, Op::upsample_nearest1d_vec, std::nullopt, false},
    {"nearest", 2, Op::upsample_nearest2d_vec, std::nullopt, false},
    {"nearest", 3, Op::upsample_nearest3d_vec, std::nullopt, false},
    {"linear", 1, Op::upsample_linear1d_vec, std::nullopt, true},
    {"bilinear", 2, Op::upsample_bilinear2d_vec, Op::upsample_bilinear2d_aa_vec,
     true},
    {"trilinear", 3, Op::upsample_trilinear3d_vec, std::nullopt, true},
    {"bicubic", 2, Op::upsample_bicubic2d_vec, Op::upsample_bicubic2d_aa_vec,
     true},
};

/// A list with one value for each spatial dimension, from such a list, one
/// value, or None.
static FailureOr<MetaValue> forEachDim(RuleContext &cx, unsigned arg,
                                       const MetaValue &value, size_t spatial) {
  if (value.isNone())
    return value;
  ArrayRef<MetaValue> given =
      value.isList() ? value.getList() : ArrayRef<MetaValue>(value);
  if (given.size() != 1 && given.size() != spatial)
    return cx.error(arg) << "expected one value or "
                         << static_cast<int64_t>(spatial) << ", found "
                         << value;
  MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(spatial);
  for (size_t i = 0; i < spatial; ++i)
    list[i] = given[given.size() == 1 ? 0 : i];
  return MetaValue::list(list);
}

/// The mode `area`: an average over windows.
static FailureOr<TensorMeta> interpolateArea(RuleContext &cx,
                                             const TensorMeta &input,
                                             const MetaValue &sizes,
                                             const MetaValue &factors) {
  static constexpr Op ops[] = {Op::adaptive_avg_pool1d, Op::adaptive_avg_pool2d,
                               Op::adaptive_avg_pool3d};
  MetaValue output = sizes;
  if (sizes.isNone()) {
    SmallVector<SymInt, 3> scaled;
    for (auto [size, factor] :
         llvm::zip_equal(input.sizes.drop_front(2), factors.getList()))
      scaled.push_back(scaledSize(cx, size, factor.getScalar()));
    output = toList(cx, scaled);
  }
  return callOp(cx, ops[input.rank() - 3], {MetaValue::tensor(&input), output});
}

/// `torch.nn.functional.interpolate` as called by TorchScript: by sizes or by
/// factors, one for all dimensions or one for each.
static FailureOr<TensorMeta> interpolate(RuleContext &cx,
                                         ArrayRef<MetaValue> args) {
  const TensorMeta &input = *args[0].getTensor();
  if (input.rank() < 3 || input.rank() > 5)
    return cx.error(0) << "expected a tensor of rank 3 to 5, found "
                       << input.sizes;
  if (args[1].isNone() == args[2].isNone())
    return cx.error(1, 2) << "expected either output sizes or scale factors";
  size_t spatial = input.sizes.size() - 2;
  FailureOr<MetaValue> sizes = forEachDim(cx, 1, args[1], spatial);
  FailureOr<MetaValue> factors = forEachDim(cx, 2, args[2], spatial);
  StringRef name;
  if (failed(sizes) || failed(factors) ||
      failed(detail::readString(cx, 3, args[3], name)))
    return failure();
  if (name == "area")
    return interpolateArea(cx, input, *sizes, *factors);
  bool smooths = args[6].asBool() == true;
  const auto *mode = llvm::find_if(modes, [&](const InterpolationMode &m) {
    return m.name == name && m.spatial == spatial && !(smooths && !m.smoothOp);
  });
  if (mode == std::end(modes))
    return cx.error(0, 3) << "mode '" << name << "'"
                          << (smooths ? " with antialiasing" : "")
                          << " is not defined for sizes " << input.sizes;
  SmallVector<MetaValue, 4> inner = {args[0], *sizes};
  if (mode->takesAlignment)
    inner.push_back(args[4].isNone() ? Scalar::boolean(false) : args[4]);
  inner.push_back(*factors);
  return callOp(cx, smooths ? *mode->smoothOp : mode->op, inner);
}

static const OpRow rows[] = {
    {"upsample_nearest1d(Tensor self, SymInt[1] output_size, float? "
     "scales=None) -> Tensor",
     rule<upsample<1, 0>>,
     follows("_decomp.decompositions.upsample_nearest1d "
             "_meta_registrations.upsample_nearest1d")},
    {"upsample_nearest2d(Tensor self, SymInt[2] output_size, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<2, 0>>,
     follows("_decomp.decompositions.upsample_nearest2d "
             "_meta_registrations.upsample_nearest2d")},
    {"upsample_nearest3d(Tensor self, SymInt[3] output_size, float? "
     "scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<3, 0>>,
     follows("_decomp.decompositions.upsample_nearest3d "
             "_meta_registrations.upsample_nearest3d")},
    {"_upsample_nearest_exact1d(Tensor self, SymInt[1] output_size, float? "
     "scales=None) -> Tensor",
     rule<upsample<1, 0>>,
     follows("_decomp.decompositions.upsample_nearest_exact1d "
             "_meta_registrations.upsample_nearest1d")},
    {"_upsample_nearest_exact2d(Tensor self, SymInt[2] output_size, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<2, 0>>,
     follows("_decomp.decompositions._upsample_nearest_exact2d "
             "_meta_registrations.upsample_nearest2d")},
    {"_upsample_nearest_exact3d(Tensor self, SymInt[3] output_size, float? "
     "scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<3, 0>>,
     follows("_decomp.decompositions._upsample_nearest_exact3d "
             "_meta_registrations.upsample_nearest3d")},
    {"upsample_linear1d(Tensor self, SymInt[1] output_size, bool "
     "align_corners, float? scales=None) -> Tensor",
     rule<upsampleLinear<1>>,
     follows("_decomp.decompositions.upsample_linear1d")},
    {"upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool "
     "align_corners, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsampleLinear<2>>,
     follows("_decomp.decompositions.upsample_bilinear2d")},
    {"upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool "
     "align_corners, float? scales_d=None, float? scales_h=None, float? "
     "scales_w=None) -> Tensor",
     rule<upsampleLinear<3>>,
     follows("_decomp.decompositions.upsample_trilinear3d")},
    {"upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool "
     "align_corners, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<2, 0>>,
     follows("_decomp.decompositions.upsample_bicubic2d_default")},
    {"_upsample_bilinear2d_aa(Tensor self, SymInt[2] output_size, bool "
     "align_corners, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<2, 0, true>>,
     follows("_meta_registrations.meta_upsample_bimode2d_aa")},
    {"_upsample_bicubic2d_aa(Tensor self, SymInt[2] output_size, bool "
     "align_corners, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<2, 0, true>>,
     follows("_meta_registrations.meta_upsample_bimode2d_aa")},
    {"_upsample_lanczos2d_aa(Tensor self, SymInt[2] output_size, bool "
     "align_corners, float? scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsample<2, 0, true>>,
     follows("_meta_registrations.meta_upsample_bimode2d_aa")},
    {"upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? "
     "scale_factors) -> Tensor",
     rule<upsampleVec<1, 0>>,
     follows("_decomp.decompositions._upsample_nearest_vec native")},
    {"upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? "
     "scale_factors) -> Tensor",
     rule<upsampleVec<2, 0, true>>,
     follows("_decomp.decompositions._upsample_nearest_vec native")},
    {"upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? "
     "scale_factors) -> Tensor",
     rule<upsampleVec<3, 0>>,
     follows("_decomp.decompositions._upsample_nearest_vec native")},
    {"_upsample_nearest_exact1d.vec(Tensor input, SymInt[]? output_size, "
     "float[]? scale_factors) -> Tensor",
     rule<upsampleVec<1, 0>>,
     follows("_decomp.decompositions._upsample_nearest_exact_vec native")},
    {"_upsample_nearest_exact2d.vec(Tensor input, SymInt[]? output_size, "
     "float[]? scale_factors) -> Tensor",
     rule<upsampleVec<2, 0, true>>,
     follows("_decomp.decompositions._upsample_nearest_exact_vec native")},
    {"_upsample_nearest_exact3d.vec(Tensor input, SymInt[]? output_size, "
     "float[]? scale_factors) -> Tensor",
     rule<upsampleVec<3, 0>>,
     follows("_decomp.decompositions._upsample_nearest_exact_vec native")},
    {"upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<1, 16>>,
     follows("_decomp.decompositions._upsample_linear_vec native")},
    {"upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<2, 16>>,
     follows("_decomp.decompositions._upsample_linear_vec native")},
    {"upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<3, 16>>,
     follows("_decomp.decompositions._upsample_linear_vec native")},
    {"upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<2, 0, true>>,
     follows("_decomp.decompositions.upsample_bicubic2d_vec native")},
    {"_upsample_bilinear2d_aa.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<2, 0, true>>,
     follows("_decomp.decompositions.upsample_bilinear2d_aa_vec native")},
    {"_upsample_bicubic2d_aa.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<2, 0, true>>,
     follows("_decomp.decompositions.upsample_bicubic2d_aa_vec native")},
    {"upsample_nearest2d_backward(Tensor grad_output, SymInt[2] output_size, "
     "SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> "
     "Tensor",
     rule<upsampleBackward<2>>,
     follows("_meta_registrations.upsample_nearest2d_backward")},
    {"_upsample_nearest_exact2d_backward(Tensor grad_output, SymInt[2] "
     "output_size, SymInt[4] input_size, float? scales_h=None, float? "
     "scales_w=None) -> Tensor",
     rule<upsampleBackward<2>>,
     follows("_meta_registrations.upsample_nearest2d_backward")},
    {"upsample_bilinear2d_backward(Tensor grad_output, SymInt[2] output_size, "
     "SymInt[4] input_size, bool align_corners, float? scales_h=None, float? "
     "scales_w=None) -> Tensor",
     rule<upsampleBackward<2>>, follows("native")},
    {"upsample_bicubic2d_backward(Tensor grad_output, SymInt[2] output_size, "
     "SymInt[4] input_size, bool align_corners, float? scales_h=None, float? "
     "scales_w=None) -> Tensor",
     rule<upsampleBackward<2, false>>, follows("native")},
    {"_upsample_bilinear2d_aa_backward(Tensor grad_output, SymInt[2] "
     "output_size, SymInt[4] input_size, bool align_corners, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsampleBackward<2>>,
     follows("_meta_registrations.meta_upsample_bimode2d_aa_backward")},
    {"_upsample_bicubic2d_aa_backward(Tensor grad_output, SymInt[2] "
     "output_size, SymInt[4] input_size, bool align_corners, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsampleBackward<2, false>>, follows("native")},
    {"upsample_nearest1d_backward(Tensor grad_output, SymInt[1] output_size, "
     "SymInt[3] input_size, float? scales=None) -> Tensor",
     rule<upsampleBackward<1>>, follows("native")},
    {"_upsample_nearest_exact1d_backward(Tensor grad_output, SymInt[1] "
     "output_size, SymInt[3] input_size, float? scales=None) -> Tensor",
     rule<upsampleBackward<1>>, follows("native")},
    {"upsample_linear1d_backward(Tensor grad_output, SymInt[1] output_size, "
     "SymInt[3] input_size, bool align_corners, float? scales=None) -> Tensor",
     rule<upsampleBackward<1>>, follows("native")},
    {"upsample_nearest3d_backward(Tensor grad_output, SymInt[3] output_size, "
     "SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? "
     "scales_w=None) -> Tensor",
     rule<upsampleBackward<3, false>>, follows("native")},
    {"_upsample_nearest_exact3d_backward(Tensor grad_output, SymInt[3] "
     "output_size, SymInt[5] input_size, float? scales_d=None, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsampleBackward<3, false>>, follows("native")},
    {"upsample_trilinear3d_backward(Tensor grad_output, SymInt[3] output_size, "
     "SymInt[5] input_size, bool align_corners, float? scales_d=None, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsampleBackward<3>>, follows("native")},
    {"_upsample_lanczos2d_aa_backward(Tensor grad_output, SymInt[2] "
     "output_size, SymInt[4] input_size, bool align_corners, float? "
     "scales_h=None, float? scales_w=None) -> Tensor",
     rule<upsampleBackward<2>>,
     follows("_meta_registrations.meta_upsample_bimode2d_aa_backward")},
    {"_upsample_lanczos2d_aa.vec(Tensor input, SymInt[]? output_size, bool "
     "align_corners, float[]? scale_factors) -> Tensor",
     rule<upsampleVec<2, 0, true>>,
     follows("_decomp.decompositions.upsample_lanczos2d_aa_vec native")},
    {"__interpolate(Tensor input, int? size=None, float? scale_factor=None, "
     "str mode=\"nearest\", bool? align_corners=None, bool? "
     "recompute_scale_factor=None, bool antialias=False) -> Tensor",
     rule<interpolate>, follows("jit")},
    {"__interpolate.scale_list(Tensor input, int? size=None, float[]? "
     "scale_factor=None, str mode=\"nearest\", bool? align_corners=None, "
     "bool? recompute_scale_factor=None, bool antialias=False) -> Tensor",
     rule<interpolate>, follows("jit")},
    {"__interpolate.size_list(Tensor input, int[]? size=None, float? "
     "scale_factor=None, str mode=\"nearest\", bool? align_corners=None, "
     "bool? recompute_scale_factor=None, bool antialias=False) -> Tensor",
     rule<interpolate>, follows("jit")},
    {"__interpolate.size_list_scale_list(Tensor input, int[]? size=None, "
     "float[]? scale_factor=None, str mode=\"nearest\", bool? "
     "align_corners=None, bool? recompute_scale_factor=None, bool "
     "antialias=False) -> Tensor",
     rule<interpolate>, follows("jit")},
};

OpFamily fake::getUpsamplingFamily() { return {"Upsampling", rows}; }
