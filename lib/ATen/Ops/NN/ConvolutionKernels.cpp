//===- ConvolutionKernels.cpp - Convolution kernels -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops for specific convolution kernels: sizes and checks are those of
// `convolution`, results are row-major except for images on the cpu.
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"

using namespace fake;

/// A list of one value for each dimension of the kernel.
static MetaValue repeat(RuleContext &cx, size_t count, int64_t value) {
  return toList(cx, SmallVector<int64_t>(count, value));
}

/// `convolution`, row-major. The weight must have the sizes of the kernel.
static FailureOr<TensorMeta>
convolve(RuleContext &cx, const MetaValue &self, const MetaValue &weight,
         ArrayRef<SymInt> kernel, const MetaValue &bias,
         ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
         ArrayRef<SymInt> dilation,
         std::optional<ArrayRef<SymInt>> outputPadding = std::nullopt) {
  size_t rank = kernel.size();
  const TensorMeta &filter = *weight.getTensor();
  if (filter.sizes.size() != rank + 2 ||
      !requireEqual(cx, filter.sizes.take_back(rank), kernel))
    return cx.error(1, 2) << "expected a weight with a kernel of sizes "
                          << kernel << ", found " << filter.sizes;
  for (SymInt size : kernel)
    if (isZero(cx, size))
      return cx.error(2) << "expected kernel sizes above 0, found " << kernel;
  // An input without a batch has a batch of 1.
  bool hasBatch = self.getTensor()->sizes.size() != rank + 1;
  FailureOr<TensorMeta> batch = *self.getTensor();
  if (!hasBatch)
    batch = unsqueezeGeometry(cx, *batch, 0);
  if (failed(batch))
    return failure();
  FailureOr<TensorMeta> result =
      callOp(cx, Op::convolution,
             {cx.createValue(*batch), weight, bias, toList(cx, stride),
              toList(cx, padding), toList(cx, dilation),
              Scalar::boolean(outputPadding.has_value()),
              outputPadding ? toList(cx, *outputPadding) : repeat(cx, rank, 0),
              Scalar::integer(1)});
  if (failed(result))
    return failure();
  if (!hasBatch)
    return newLike(cx, *result, result->sizes.drop_front());
  return contiguousCopy(cx, *result);
}

/// The result of a 2d convolution: on the cpu, channels last if the input or
/// the weight suggests it.
static FailureOr<TensorMeta> inFormatOfImages(RuleContext &cx,
                                              FailureOr<TensorMeta> result,
                                              const MetaValue &self,
                                              const MetaValue &weight) {
  auto isLast = [&](const MetaValue &x) {
    return suggestMemoryFormat(cx, *x.getTensor()) ==
           MemoryFormat::ChannelsLast;
  };
  if (failed(result) || !result->device.isCPU() ||
      (!isLast(self) && !isLast(weight)))
    return result;
  return makeInFormat(cx, result->sizes, result->dtype, result->device,
                      MemoryFormat::ChannelsLast);
}

/// `slow_conv3d` and its forward function.
static FailureOr<TensorMeta>
convolveVolumes(RuleContext &cx, const MetaValue &self, const MetaValue &weight,
                ArrayRef<SymInt> kernel, const MetaValue &bias,
                ArrayRef<SymInt> stride, ArrayRef<SymInt> padding) {
  SmallVector<SymInt> dilation(kernel.size(), 1);
  return convolve(cx, self, weight, kernel, bias, stride, padding, dilation);
}

/// `thnn_conv2d` and its forward function.
static FailureOr<TensorMeta>
convolveImages(RuleContext &cx, const MetaValue &self, const MetaValue &weight,
               ArrayRef<SymInt> kernel, const MetaValue &bias,
               ArrayRef<SymInt> stride, ArrayRef<SymInt> padding) {
  return inFormatOfImages(
      cx, convolveVolumes(cx, self, weight, kernel, bias, stride, padding),
      self, weight);
}

static FailureOr<TensorMeta>
dilateVolumes(RuleContext &cx, const MetaValue &self, const MetaValue &weight,
              ArrayRef<SymInt> kernel, const MetaValue &bias,
              ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
              ArrayRef<SymInt> dilation) {
  return convolve(cx, self, weight, kernel, bias, stride, padding, dilation);
}

static FailureOr<TensorMeta>
dilateImages(RuleContext &cx, const MetaValue &self, const MetaValue &weight,
             ArrayRef<SymInt> kernel, const MetaValue &bias,
             ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
             ArrayRef<SymInt> dilation) {
  return inFormatOfImages(
      cx, convolve(cx, self, weight, kernel, bias, stride, padding, dilation),
      self, weight);
}

static FailureOr<TensorMeta>
transposedConvolution(RuleContext &cx, const MetaValue &self,
                      const MetaValue &weight, ArrayRef<SymInt> kernel,
                      const MetaValue &bias, ArrayRef<SymInt> stride,
                      ArrayRef<SymInt> padding, ArrayRef<SymInt> outputPadding,
                      ArrayRef<SymInt> dilation) {
  return convolve(cx, self, weight, kernel, bias, stride, padding, dilation,
                  outputPadding);
}

/// `_convolution_mode`: the padding is a string, as for `conv2d.padding`.
static FailureOr<TensorMeta>
convolutionMode(RuleContext &cx, const MetaValue &self,
                const TensorMeta &weight, const MetaValue &bias,
                const MetaValue &stride, const MetaValue &padding,
                const MetaValue &dilation, Scalar groups) {
  static constexpr Op ops[] = {Op::conv1d_padding, Op::conv2d_padding,
                               Op::conv3d_padding};
  if (weight.rank() < 3 || weight.rank() > 5)
    return cx.error(1) << "expected a weight of rank 3 to 5, found "
                       << weight.sizes;
  return callOp(cx, ops[weight.rank() - 3],
                {self, MetaValue::tensor(&weight), bias, stride, padding,
                 dilation, groups});
}

/// `conv_tbc`: one spatial dimension, in the order time, batch, channels.
static FailureOr<TensorMeta> convTBC(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &weight,
                                     const TensorMeta &bias, SymInt padding) {
  if (self.rank() != 3 || weight.rank() != 3 || bias.rank() != 1)
    return cx.error(0, 1) << "expected input and weight of rank 3 and a bias "
                             "of rank 1, found "
                          << self.sizes << ", " << weight.sizes << " and "
                          << bias.sizes;
  if (!requireEqual(cx, self.sizes[2], weight.sizes[1]))
    return cx.error(0, 1) << "expected " << weight.sizes[1]
                          << " input channels, found " << self.sizes[2];
  if (!requireEqual(cx, bias.sizes[0], weight.sizes[2]))
    return cx.error(2) << "expected a bias of " << weight.sizes[2]
                       << " elements, found " << bias.sizes[0];
  ShapeEnv &env = cx.env;
  // The kernel views time and batch as one dimension.
  const SymInt flat[] = {env.mul(self.sizes[0], self.sizes[1]), self.sizes[2]};
  if (failed(viewGeometry(cx, self, flat)))
    return failure();
  SymInt padded = env.add(self.sizes[0], env.mul(2, padding));
  SymInt length = env.add(env.sub(padded, weight.sizes[0]), 1);
  if (!env.require(Condition::le(0, length)))
    return cx.error(0, 1) << "a kernel of length " << weight.sizes[0]
                          << " does not fit the padded length " << padded;
  return newLike(cx, self,
                 cx.copySizes({length, self.sizes[1], weight.sizes[2]}));
}

/// Gradients like the tensors that they belong to: `zeros_like`.
static FailureOr<std::array<TensorMeta, 3>>
convTBCBackward(RuleContext &cx, const TensorMeta &, const TensorMeta &input,
                const TensorMeta &weight, const TensorMeta &bias) {
  auto like = [&](const TensorMeta &meta) {
    return makeStrided(cx, meta.sizes, emptyLikeStrides(cx, meta), meta.dtype,
                       meta.device);
  };
  return std::array{like(input), like(weight), like(bias)};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? "
     "bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> "
     "Tensor",
     rule<convolveImages>, follows("native")},
    {"_slow_conv2d_forward(Tensor self, Tensor weight, SymInt[2] kernel_size, "
     "Tensor? bias, SymInt[2] stride, SymInt[2] padding) -> Tensor",
     rule<convolveImages>, follows("native")},
    {"slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? "
     "bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) "
     "-> Tensor",
     rule<convolveVolumes>, follows("native")},
    {"slow_conv3d_forward(Tensor self, Tensor weight, SymInt[3] kernel_size, "
     "Tensor? bias, SymInt[3] stride, SymInt[3] padding) -> Tensor",
     rule<convolveVolumes>, follows("native")},
    {"slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, "
     "Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], "
     "SymInt[2] dilation=[1, 1]) -> Tensor",
     rule<dilateImages>, follows("native")},
    {"slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, "
     "Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, "
     "0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor",
     rule<dilateVolumes>, follows("native")},
    {"slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, "
     "Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], "
     "SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor",
     rule<transposedConvolution>, follows("native")},
    {"slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, "
     "Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, "
     "0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, "
     "1]) -> Tensor",
     rule<transposedConvolution>, follows("native")},
    {"_convolution_mode(Tensor input, Tensor weight, Tensor? bias, SymInt[] "
     "stride, str padding, SymInt[] dilation, SymInt groups) -> Tensor",
     rule<convolutionMode>, follows("native")},
    {"conv_tbc_backward(Tensor self, Tensor input, Tensor weight, Tensor "
     "bias, int pad) -> (Tensor, Tensor, Tensor)",
     rule<convTBCBackward>, follows("native")},
    {"conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor",
     rule<convTBC>, follows("native")},
};

OpFamily fake::getConvolutionKernelsFamily() {
  return {"ConvolutionKernels", rows};
}
