//===- Convolution.cpp - Convolutions ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Convolutions of one, two, and three spatial dimensions.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Window.h"
#include "Table/Decomposition.h"

using namespace fake;

/// The positions of arguments common to all convolutions.
enum { InputArg, WeightArg, BiasArg, StrideArg, PaddingArg, DilationArg };

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// A list with one entry for each spatial dimension, or one for all of them, of
/// values that are not known to be less than `least`.
static LogicalResult spread(RuleContext &cx, unsigned arg,
                            ArrayRef<SymInt> values, size_t count,
                            int64_t least, SmallVectorImpl<SymInt> &result) {
  if (failed(spreadOverDims(cx, arg, values, count, result)))
    return failure();
  for (SymInt value : result)
    if (value.isInt() && value.getInt() < least)
      return cx.error(arg) << "expected values of at least " << least
                           << ", found " << values;
  return success();
}

static LogicalResult
makeWindow(RuleContext &cx, size_t spatial, ArrayRef<SymInt> stride,
           ArrayRef<SymInt> padding, ArrayRef<SymInt> dilation, bool transposed,
           ArrayRef<SymInt> outputPadding, unsigned outputPaddingArg,
           SymInt groups, ConvolutionWindow &window) {
  if (failed(spread(cx, StrideArg, stride, spatial, 1, window.stride)) ||
      failed(spread(cx, PaddingArg, padding, spatial, 0, window.padding)) ||
      failed(spread(cx, DilationArg, dilation, spatial, 0, window.dilation)))
    return failure();
  if (llvm::is_contained(window.dilation, SymInt(0)))
    cx.eagerRefuses() << "expected dilations above 0, found " << dilation;
  // torch-mlir's decompositions of conv2d and so on, on value tensors, omit the
  // parameters of transposed convolutions.
  if (outputPadding.empty() && !transposed && cx.request.viewsMayCopy) {
    window.outputPadding.assign(spatial, 0);
    cx.eagerRefuses() << "expected an output padding of one value or "
                      << spatial << ", found none";
  } else if (failed(spread(cx, outputPaddingArg, outputPadding, spatial, 0,
                           window.outputPadding))) {
    return failure();
  }
  window.transposed = transposed;
  window.groups = groups;
  return success();
}

/// The accumulator dtype of a convolution of `dtype`. torch-mlir's convolutions
/// of quantized bytes have a bias and results of plain integers.
static DType getSumDType(DType dtype) {
  return isQuantizedByte(dtype) ? DType::Int32 : dtype;
}

/// Whether the dtype of the bias differs from the input.
static bool hasOtherDType(const TensorMeta &input, const TensorMeta *bias) {
  return bias && bias->dtype != getSumDType(input.dtype) &&
         bias->dtype != DType::Unknown && input.dtype != DType::Unknown;
}
/// Fails unless input and bias have the same dtype, `check_input_same_type` of
/// the ops named after their number of dimensions.
static LogicalResult checkBiasDType(RuleContext &cx, const TensorMeta &input,
                                    const TensorMeta *bias) {
  if (!hasOtherDType(input, bias))
    return success();
  return cx.error(InputArg, BiasArg)
         << "expected input and bias of the same dtype, found " << input.dtype
         << " and " << bias->dtype;
}
/// The same for ops where only the kernels check it.
static void noteBiasDType(RuleContext &cx, const TensorMeta &input,
                          const TensorMeta *bias) {
  if (hasOtherDType(input, bias))
    cx.eagerRefuses() << "expected input and bias of the same dtype, found "
                      << input.dtype << " and " << bias->dtype;
}

/// Notes output paddings that the kernels reject: it must be smaller than
/// stride or dilation.
static void noteOutputPadding(RuleContext &cx,
                              const ConvolutionWindow &window) {
  if (!window.transposed)
    return;
  for (auto [pad, stride, dilation] :
       llvm::zip_equal(window.outputPadding, window.stride, window.dilation))
    if (isTrue(cx.env.le(stride, pad)) && isTrue(cx.env.le(dilation, pad)))
      cx.eagerRefuses() << "expected an output padding below a stride of "
                        << stride << " or a dilation of " << dilation
                        << ", found " << pad;
}

//===----------------------------------------------------------------------===//
// Memory format
//===----------------------------------------------------------------------===//

/// Whether oneDNN is used for a convolution with three spatial dimensions; the
/// same test as `ConvParams::use_mkldnn` for several threads.
static bool usesOneDNN(RuleContext &cx, const TensorMeta &input,
                       const TensorMeta &weight,
                       const ConvolutionWindow &window) {
  if (input.dtype != DType::Float32)
    return false;
  ShapeEnv &env = cx.env;
  if (window.transposed)
    for (auto [pad, stride] :
         llvm::zip_equal(window.outputPadding, window.stride))
      if (env.decide(Condition::le(stride, pad), false))
        return false;
  auto above = [&](SymInt value, int64_t bound) {
    return env.decide(Condition::lt(bound, value), false);
  };
  if (above(window.groups, 1) || above(input.sizes[0], 1))
    return true;
  ArrayRef<SymInt> kernel = weight.sizes.take_back(2);
  if (above(kernel[0], 3) && above(kernel[1], 3))
    return true;
  return above(env.product(input.sizes.take_front(4)), 20480);
}

/// The memory format of the backend of a convolution,
/// `_conv_determine_backend_memory_format`. Other devices than the cpu are
/// treated as in PyTorch without their libraries: row-major.
static MemoryFormat backendFormat(RuleContext &cx, const TensorMeta &input,
                                  const TensorMeta &weight,
                                  const ConvolutionWindow &window) {
  if (!input.device.isCPU() || isPlainlyZero(cx, numel(cx, input.sizes)))
    return MemoryFormat::Contiguous;
  MemoryFormat wanted = input.rank() == 4 ? MemoryFormat::ChannelsLast
                                          : MemoryFormat::ChannelsLast3d;
  if (suggestMemoryFormat(cx, input) != wanted &&
      suggestMemoryFormat(cx, weight) != wanted)
    return MemoryFormat::Contiguous;
  if (input.rank() == 5 && !usesOneDNN(cx, input, weight, window))
    return MemoryFormat::Contiguous;
  return wanted;
}

/// Sets the strides of the result of a convolution. One spatial dimension is
/// computed as two, the first of size 1.
static FailureOr<TensorMeta> inBackendFormat(RuleContext &cx,
                                             const TensorMeta &input,
                                             const TensorMeta &weight,
                                             const ConvolutionWindow &window,
                                             ArrayRef<SymInt> sizes) {
  DType dtype = getSumDType(input.dtype);
  if (input.rank() > 3)
    return makeInFormat(cx, sizes, dtype, input.device,
                        backendFormat(cx, input, weight, window));
  TensorMeta dense =
      isContiguous(cx, input) ? input : contiguousCopy(cx, input);
  FailureOr<TensorMeta> wideInput = unsqueezeGeometry(cx, dense, 2);
  FailureOr<TensorMeta> wideWeight = unsqueezeGeometry(cx, weight, 2);
  if (failed(wideInput) || failed(wideWeight))
    return failure();
  MemoryFormat format = backendFormat(cx, *wideInput, *wideWeight, window);
  if (format == MemoryFormat::Contiguous)
    return makeContiguous(cx, sizes, dtype, input.device);
  FailureOr<TensorMeta> wide =
      makeInFormat(cx, withDim(cx, sizes, 2, 1), dtype, input.device, format);
  if (failed(wide))
    return failure();
  return squeezeGeometry(cx, *wide, 2);
}

//===----------------------------------------------------------------------===//
// Forward
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> convolve(RuleContext &cx, const TensorMeta &input,
                                      const TensorMeta &weight,
                                      const TensorMeta *bias,
                                      const ConvolutionWindow &window) {
  // FakeTensor uses the device of the input, for any device of the weight.
  if (failed(checkConvolution(cx, InputArg, input, weight, bias, window)))
    return failure();
  noteOutputPadding(cx, window);
  FailureOr<ArrayRef<SymInt>> sizes =
      convolvedSizes(cx, InputArg, input, weight, window);
  if (failed(sizes))
    return failure();
  return inBackendFormat(cx, input, weight, window, *sizes);
}

static FailureOr<TensorMeta>
convolution(RuleContext &cx, const TensorMeta &input, const TensorMeta &weight,
            const TensorMeta *bias, ArrayRef<SymInt> stride,
            ArrayRef<SymInt> padding, ArrayRef<SymInt> dilation,
            bool transposed, ArrayRef<SymInt> outputPadding, SymInt groups) {
  ConvolutionWindow window;
  if (failed(makeWindow(cx, std::max<int64_t>(weight.rank() - 2, 0), stride,
                        padding, dilation, transposed, outputPadding, 7, groups,
                        window)))
    return failure();
  noteBiasDType(cx, input, bias);
  return convolve(cx, input, weight, bias, window);
}

/// A convolution of a fixed number of spatial dimensions; the batch dimension
/// is optional.
static FailureOr<TensorMeta> convolveNamed(RuleContext &cx, int64_t spatial,
                                           const TensorMeta &input,
                                           const TensorMeta &weight,
                                           const TensorMeta *bias,
                                           const ConvolutionWindow &window) {
  bool batched = input.rank() == spatial + 2;
  if (!batched && input.rank() != spatial + 1)
    return cx.error(InputArg)
           << "expected an input of rank " << spatial + 1 << " or "
           << spatial + 2 << ", found " << input.sizes;
  if (batched)
    return convolve(cx, input, weight, bias, window);
  FailureOr<TensorMeta> batch = unsqueezeGeometry(cx, input, 0);
  if (failed(batch))
    return failure();
  FailureOr<TensorMeta> result = convolve(cx, *batch, weight, bias, window);
  if (failed(result))
    return failure();
  return squeezeGeometry(cx, *result, 0);
}

template <int Spatial>
static FailureOr<TensorMeta>
conv(RuleContext &cx, const TensorMeta &input, const TensorMeta &weight,
     const TensorMeta *bias, ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
     ArrayRef<SymInt> dilation, SymInt groups) {
  ConvolutionWindow window;
  if (failed(makeWindow(cx, Spatial, stride, padding, dilation, false,
                        SymInt(0), DilationArg, groups, window)) ||
      failed(checkBiasDType(cx, input, bias)))
    return failure();
  return convolveNamed(cx, Spatial, input, weight, bias, window);
}

template <int Spatial>
static FailureOr<TensorMeta> convTranspose(
    RuleContext &cx, const TensorMeta &input, const TensorMeta &weight,
    const TensorMeta *bias, ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
    ArrayRef<SymInt> outputPadding, SymInt groups, ArrayRef<SymInt> dilation) {
  ConvolutionWindow window;
  if (failed(makeWindow(cx, Spatial, stride, padding, dilation, true,
                        outputPadding, DilationArg, groups, window)))
    return failure();
  noteBiasDType(cx, input, bias);
  return convolveNamed(cx, Spatial, input, weight, bias, window);
}

/// `padding="same"` keeps the spatial sizes. Uneven padding is applied at the
/// end first, which keeps the memory format.
static FailureOr<TensorMeta> padSame(RuleContext &cx, const TensorMeta &input,
                                     const TensorMeta &weight,
                                     ConvolutionWindow &window) {
  TensorMeta padded = input;
  size_t spatial = window.stride.size();
  size_t first = input.sizes.size() - spatial;
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(input.sizes.size());
  llvm::copy(input.sizes, sizes.begin());
  bool uneven = false;
  for (size_t i = 0; i < spatial; ++i) {
    if (!window.stride[i].isInt(1))
      return cx.error(StrideArg)
             << "padding 'same' expects strides of 1, found "
             << window.stride[i];
    SymInt total =
        cx.env.mul(window.dilation[i], cx.env.sub(weight.sizes[i + 2], 1));
    window.padding[i] = cx.env.floorDiv(total, 2);
    if (cx.env.decide(Condition::multiple(total, 2), true))
      continue;
    uneven = true;
    sizes[first + i] = cx.env.add(sizes[first + i], 1);
  }
  if (!uneven)
    return padded;
  return makeInFormat(cx, sizes, input.dtype, input.device,
                      suggestMemoryFormat(cx, input));
}

template <int Spatial>
static FailureOr<TensorMeta>
convPadding(RuleContext &cx, const TensorMeta &input, const TensorMeta &weight,
            const TensorMeta *bias, ArrayRef<SymInt> stride, StringRef padding,
            ArrayRef<SymInt> dilation, SymInt groups) {
  if (padding != "same" && padding != "valid")
    return cx.error(PaddingArg)
           << "expected padding 'same' or 'valid', found '" << padding << "'";
  if (weight.rank() != Spatial + 2)
    return cx.error(WeightArg) << "expected a weight of rank " << Spatial + 2
                               << ", found " << weight.sizes;
  ConvolutionWindow window;
  if (failed(makeWindow(cx, Spatial, stride, SymInt(0), dilation, false,
                        SymInt(0), DilationArg, groups, window)))
    return failure();
  noteBiasDType(cx, input, bias);
  FailureOr<TensorMeta> padded = input;
  if (padding == "same") {
    if (input.rank() < Spatial)
      return cx.error(InputArg) << "expected an input of rank " << Spatial + 1
                                << " or more, found " << input.sizes;
    padded = padSame(cx, input, weight, window);
  }
  if (failed(padded))
    return failure();
  return convolveNamed(cx, Spatial, *padded, weight, bias, window);
}

//===----------------------------------------------------------------------===//
// Backward
//===----------------------------------------------------------------------===//

/// `convolution_backward`: gradients of input, weight and bias, as selected by
/// the mask.
static FailureOr<std::array<MetaValue, 3>>
convolutionBackward(RuleContext &cx, ArrayRef<MetaValue> args) {
  enum { Grad, Input, Weight, BiasSizes, Mask = 10 };
  const TensorMeta &grad = *args[Grad].getTensor();
  const TensorMeta &input = *args[Input].getTensor();
  const TensorMeta &weight = *args[Weight].getTensor();
  if (weight.rank() < 3)
    return cx.error(Weight)
           << "expected a weight of rank 3 or more, found " << weight.sizes;
  if (input.rank() != weight.rank())
    return cx.error(Input) << "expected an input of rank " << weight.rank()
                           << ", as the weight has, found " << input.sizes;
  ConvolutionWindow window;
  window.groups = args[Mask - 1].getInt();
  window.transposed = args[7].isBool() && args[7].getInt().isInt(1);
  window.outputPadding.assign(weight.sizes.size() - 2, SymInt(0));
  window.stride.assign(weight.sizes.size() - 2, SymInt(1));
  const MetaValue &mask = args[Mask];
  if (!cx.env.require(Condition::le(window.groups, weight.sizes[0])))
    return cx.error(Weight) << "expected a first weight size of at least "
                            << window.groups << ", found " << weight.sizes[0];
  std::array<MetaValue, 3> results = {MetaValue::none(), MetaValue::none(),
                                      MetaValue::none()};
  for (unsigned i : {0u, 1u}) {
    if (!isWanted(mask, i))
      continue;
    FailureOr<TensorMeta> result = inBackendFormat(
        cx, input, weight, window, i == 0 ? input.sizes : weight.sizes);
    if (failed(result))
      return failure();
    result->dtype = grad.dtype;
    results[i] = cx.createValue(*result);
  }
  if (isWanted(mask, 2)) {
    ArrayRef<SymInt> sizes;
    if (failed(detail::readSymInts(cx, BiasSizes, args[BiasSizes], sizes)))
      return failure();
    results[2] = cx.createValue(newLike(cx, grad, sizes));
  }
  return results;
}

static const OpRow rows[] = {
    {"convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, "
     "SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] "
     "output_padding, SymInt groups) -> Tensor",
     rule<convolution>,
     follows("_subclasses.fake_impls.conv _meta_registrations.meta_conv")},
    {"convolution_overrideable(Tensor input, Tensor weight, Tensor? bias, "
     "SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, "
     "SymInt[] output_padding, SymInt groups) -> Tensor",
     rule<convolution>, follows("native")},
    {"_convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, "
     "SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] "
     "output_padding, SymInt groups, bool benchmark, bool deterministic, bool "
     "cudnn_enabled, bool allow_tf32) -> Tensor",
     rule<convolution>,
     follows("_subclasses.fake_impls.conv _meta_registrations.meta__conv")},
    {"_convolution.deprecated(Tensor input, Tensor weight, Tensor? bias, "
     "SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, "
     "int[] output_padding, SymInt groups, bool benchmark, bool deterministic, "
     "bool cudnn_enabled) -> Tensor",
     rule<convolution>, follows("native")},
    {"conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] "
     "stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt "
     "groups=1) -> Tensor",
     rule<conv<1>>, follows("native")},
    {"conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] "
     "stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], "
     "SymInt groups=1) -> Tensor",
     rule<conv<2>>, follows("native")},
    {"conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] "
     "stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, "
     "1], SymInt groups=1) -> Tensor",
     rule<conv<3>>, follows("native")},
    {"conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] "
     "stride=[1], str padding=\"valid\", SymInt[1] dilation=[1], SymInt "
     "groups=1) -> Tensor",
     rule<convPadding<1>>, follows("native")},
    {"conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] "
     "stride=[1, 1], str padding=\"valid\", SymInt[2] dilation=[1, 1], SymInt "
     "groups=1) -> Tensor",
     rule<convPadding<2>>, follows("native")},
    {"conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] "
     "stride=[1, 1, 1], str padding=\"valid\", SymInt[3] dilation=[1, 1, 1], "
     "SymInt groups=1) -> Tensor",
     rule<convPadding<3>>, follows("native")},
    {"conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, "
     "SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] "
     "output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor",
     rule<convTranspose<1>>, follows("native")},
    {"conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, "
     "SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] "
     "output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> "
     "Tensor",
     rule<convTranspose<2>>, follows("native")},
    {"conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, "
     "SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] "
     "output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) "
     "-> Tensor",
     rule<convTranspose<3>>, follows("native")},
    {"convolution_backward(Tensor grad_output, Tensor input, Tensor weight, "
     "SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] "
     "dilation, bool transposed, SymInt[] output_padding, SymInt groups, "
     "bool[3] output_mask) -> (Tensor, Tensor, Tensor)",
     rule<convolutionBackward>,
     follows("_subclasses.fake_impls.conv "
             "_meta_registrations.meta_convolution_backward")},
};

OpFamily fake::getConvolutionFamily() { return {"Convolution", rows}; }
