//===- Quantization.cpp - Quantized tensors ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Fake quantization in floats, ops that create and read tensors of quantized
// dtypes, and `quantized_decomposed`, on plain integers.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include "Table/SingleDevice.h"

using namespace fake;

/// Fails unless `self` is floating-point and the range is not empty.
static LogicalResult checkRange(RuleContext &cx, const TensorMeta &self,
                                unsigned minArg, int64_t min, int64_t max) {
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float dtype, found " << self.dtype;
  if (min > max)
    return cx.error(minArg)
           << "expected a range from " << min << " upwards, found " << max;
  return success();
}

/// A tensor with the strides of `self`, as for the cpu kernels.
static TensorMeta like(RuleContext &cx, const TensorMeta &self, DType dtype) {
  return makeStrided(cx, self.sizes, cloneStrides(cx, self), dtype,
                     self.device);
}

using Masked = std::array<TensorMeta, 2>;

/// Follows fake_quantize_per_tensor_affine_cachemask: values, and a mask of
/// those in range.
static FailureOr<Masked> quantizeWithMask(RuleContext &cx,
                                          const TensorMeta &self, Scalar scale,
                                          int64_t zeroPoint, int64_t min,
                                          int64_t max) {
  if (failed(checkRange(cx, self, 3, min, max)))
    return failure();
  if (zeroPoint < min || zeroPoint > max)
    return cx.error(2) << "expected a zero point between " << min << " and "
                       << max << ", found " << zeroPoint;
  return Masked{like(cx, self, self.dtype), like(cx, self, DType::Bool)};
}

static FailureOr<TensorMeta> quantize(RuleContext &cx, const TensorMeta &self,
                                      Scalar scale, int64_t zeroPoint,
                                      int64_t min, int64_t max) {
  FailureOr<Masked> results =
      quantizeWithMask(cx, self, scale, zeroPoint, min, max);
  if (failed(results))
    return failure();
  return (*results)[0];
}

/// The same with scale and zero point in tensors.
static FailureOr<TensorMeta> quantizeByTensors(RuleContext &cx,
                                               const TensorMeta &self,
                                               const TensorMeta &scale,
                                               const TensorMeta &zeroPoint,
                                               int64_t min, int64_t max) {
  if (failed(checkRange(cx, self, 3, min, max)) ||
      failed(commonDeviceOf(cx, self, scale, zeroPoint)))
    return failure();
  return like(cx, self, self.dtype);
}

static FailureOr<Masked>
quantizeByTensorsWithMask(RuleContext &cx, const TensorMeta &self,
                          const TensorMeta &scale, const TensorMeta &zeroPoint,
                          const TensorMeta &enabled, int64_t min, int64_t max) {
  if (failed(checkRange(cx, self, 4, min, max)) ||
      failed(commonDeviceOf(cx, self, scale, zeroPoint)))
    return failure();
  return Masked{like(cx, self, self.dtype), like(cx, self, DType::Bool)};
}

/// Follows fake_quantize_per_channel_affine_cachemask: a scale and a zero point
/// for each channel along an axis.
static FailureOr<Masked>
quantizeChannelsWithMask(RuleContext &cx, const TensorMeta &self,
                         const TensorMeta &scale, const TensorMeta &zeroPoint,
                         int64_t axis, int64_t min, int64_t max) {
  if (failed(checkRange(cx, self, 4, min, max)) ||
      failed(commonDeviceOf(cx, self, scale, zeroPoint)))
    return failure();
  if (axis < 0 || axis >= self.rank())
    return cx.error(3) << "expected an axis between 0 and " << self.rank() - 1
                       << ", found " << axis;
  for (auto [i, x] : llvm::enumerate(std::array{&scale, &zeroPoint}))
    if (x->rank() != 1 || !requireEqual(cx, x->sizes[0], self.sizes[axis]))
      return cx.error(1 + i)
             << "expected a value for each of " << self.sizes[axis]
             << " channels, found sizes " << x->sizes;
  if (scale.dtype != DType::Float32 && scale.dtype != DType::BFloat16 &&
      scale.dtype != DType::Unknown)
    return cx.error(1) << "expected a scale of f32 or bf16, found "
                       << scale.dtype;
  if (isZero(cx, self.sizes[axis]))
    return cx.error(0, 3) << "expected at least one channel, found sizes "
                          << self.sizes;
  return Masked{like(cx, self, self.dtype), like(cx, self, DType::Bool)};
}

static FailureOr<TensorMeta>
quantizeChannels(RuleContext &cx, const TensorMeta &self,
                 const TensorMeta &scale, const TensorMeta &zeroPoint,
                 int64_t axis, int64_t min, int64_t max) {
  FailureOr<Masked> results =
      quantizeChannelsWithMask(cx, self, scale, zeroPoint, axis, min, max);
  if (failed(results))
    return failure();
  return (*results)[0];
}

//===--- Observers with fake quantization ---------------------------------===//

/// Follows meta__fused_moving_avg_obs_fq_helper: range, scale and zero point
/// are updated, and the values quantized by them.
static FailureOr<Masked> observe(RuleContext &cx, const TensorMeta &self,
                                 const MetaValue &, const MetaValue &,
                                 const MetaValue &, const MetaValue &,
                                 const MetaValue &, const MetaValue &, double,
                                 const MetaValue &, const MetaValue &,
                                 int64_t axis) {
  if (axis >= self.rank())
    return cx.error(10) << "expected an axis below " << self.rank()
                        << ", found " << axis;
  auto empty = [&](DType dtype) {
    return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), dtype,
                       self.device);
  };
  return Masked{empty(self.dtype), empty(DType::Bool)};
}

/// The functional form: range, scale and zero point are returned, not written.
static FailureOr<std::array<TensorMeta, 6>>
observeFunctional(RuleContext &cx, const TensorMeta &self, const MetaValue &on,
                  const MetaValue &quantizes, const TensorMeta &min,
                  const TensorMeta &max, const TensorMeta &scale,
                  const TensorMeta &zeroPoint, double constant, Scalar low,
                  Scalar high, int64_t axis) {
  const MetaValue none = MetaValue::none();
  FailureOr<Masked> results = observe(cx, self, on, quantizes, none, none, none,
                                      none, constant, low, high, axis);
  if (failed(results))
    return failure();
  return std::array{(*results)[0],
                    (*results)[1],
                    clonePreserving(cx, min),
                    clonePreserving(cx, max),
                    clonePreserving(cx, scale),
                    clonePreserving(cx, zeroPoint)};
}

static FailureOr<TensorMeta>
observeValues(RuleContext &cx, const TensorMeta &self, const MetaValue &on,
              const MetaValue &quantizes, const MetaValue &min,
              const MetaValue &max, const MetaValue &scale,
              const MetaValue &zeroPoint, double constant, Scalar low,
              Scalar high, int64_t axis) {
  FailureOr<Masked> results = observe(cx, self, on, quantizes, min, max, scale,
                                      zeroPoint, constant, low, high, axis);
  if (failed(results))
    return failure();
  return (*results)[0];
}

/// The gradient where values were in range.
static FailureOr<TensorMeta> maskedGradient(RuleContext &cx,
                                            const TensorMeta &gradient,
                                            const TensorMeta &mask) {
  if (mask.dtype != DType::Bool && mask.dtype != DType::Unknown)
    return cx.error(1) << "expected a bool mask, found " << mask.dtype;
  if (!requireEqual(cx, numel(cx, gradient.sizes), numel(cx, mask.sizes)))
    return cx.error(0, 1) << "expected as many elements as the mask has, found "
                             "sizes "
                          << gradient.sizes << " and " << mask.sizes;
  if (isPlainlyZero(cx, numel(cx, gradient.sizes)))
    return gradient;
  return elementwise(cx,
                     {MetaValue::tensor(&gradient), MetaValue::tensor(&mask)},
                     Promotion::Default);
}

/// Fails unless all tensors are float32, the only type the kernels support.
static LogicalResult checkFloats(RuleContext &cx,
                                 ArrayRef<const TensorMeta *> tensors) {
  for (auto [i, x] : llvm::enumerate(tensors))
    if (x->dtype != DType::Float32 && x->dtype != DType::Unknown)
      return cx.error(i) << "expected f32, found " << x->dtype;
  return success();
}

/// Gradients of values, scale and zero point. For empty values, the arguments
/// are returned.
static FailureOr<std::array<TensorMeta, 3>>
learnableGradients(RuleContext &cx, const TensorMeta &gradient,
                   const TensorMeta &self, const TensorMeta &scale,
                   const TensorMeta &zeroPoint) {
  if (failed(checkFloats(cx, {&gradient, &self, &scale, &zeroPoint})))
    return failure();
  if (!requireEqual(cx, numel(cx, gradient.sizes), numel(cx, self.sizes)))
    return cx.error(0, 1) << "expected a gradient of sizes " << self.sizes
                          << ", found " << gradient.sizes;
  if (isZero(cx, numel(cx, self.sizes)))
    return std::array{self, scale, zeroPoint};
  return std::array{like(cx, self, self.dtype), newLike(cx, scale, scale.sizes),
                    newLike(cx, zeroPoint, zeroPoint.sizes)};
}

/// The same with a scale and a zero point for each channel along an axis.
static FailureOr<std::array<TensorMeta, 3>>
learnableChannelGradients(RuleContext &cx, const TensorMeta &gradient,
                          const TensorMeta &self, const TensorMeta &scale,
                          const TensorMeta &zeroPoint, int64_t axis) {
  if (!requireEqual(cx, gradient.sizes, self.sizes))
    return cx.error(0, 1) << "expected a gradient of sizes " << self.sizes
                          << ", found " << gradient.sizes;
  FailureOr<int64_t> wrapped = wrapDim(cx, axis, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar())
    return cx.error(1) << "expected a tensor of rank 1 or more, found rank 0";
  if (isZero(cx, self.sizes[*wrapped]))
    return cx.error(1, 4) << "expected at least one channel, found sizes "
                          << self.sizes;
  for (auto [i, x] : llvm::enumerate(std::array{&scale, &zeroPoint}))
    if (x->rank() != 1 || !requireEqual(cx, x->sizes[0], self.sizes[*wrapped]))
      return cx.error(2 + i)
             << "expected a value for each of " << self.sizes[*wrapped]
             << " channels, found sizes " << x->sizes;
  return learnableGradients(cx, gradient, self, scale, zeroPoint);
}

//===----------------------------------------------------------------------===//
// Tensors of quantized dtypes
//===----------------------------------------------------------------------===//

/// The integer type of a quantized dtype; Unknown for other types.
static DType getRepresentation(DType dtype) {
  switch (dtype) {
  case DType::QInt8:
    return DType::Int8;
  case DType::QUInt8:
    return DType::UInt8;
  case DType::QInt32:
    return DType::Int32;
  default:
    return DType::Unknown;
  }
}

/// The inverse of getRepresentation.
static DType getQuantized(DType dtype) {
  for (DType quantized : {DType::QInt8, DType::QUInt8, DType::QInt32})
    if (getRepresentation(quantized) == dtype)
      return quantized;
  return DType::Unknown;
}

/// Fails unless floats may be quantized to `dtype`.
static LogicalResult checkQuantizes(RuleContext &cx, const TensorMeta &self,
                                    unsigned dtypeArg, DType dtype) {
  if (self.dtype != DType::Float32 && self.dtype != DType::Unknown)
    return cx.error(0) << "expected f32, found " << self.dtype;
  if (dtype != DType::Unknown && getRepresentation(dtype) == DType::Unknown)
    return cx.error(dtypeArg) << "expected a quantized dtype, found " << dtype;
  return success();
}

static FailureOr<TensorMeta> quantizeTo(RuleContext &cx, const TensorMeta &self,
                                        const MetaValue &, const MetaValue &,
                                        DType dtype) {
  if (failed(checkQuantizes(cx, self, 3, dtype)))
    return failure();
  return like(cx, self, dtype);
}

/// Fails unless there are a scale and a zero point for each channel along
/// `axis`.
static LogicalResult checkChannels(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &scales,
                                   const TensorMeta &zeroPoints,
                                   unsigned axisArg, int64_t axis) {
  if (axis < 0 || axis >= self.rank())
    return cx.error(axisArg) << "expected an axis between 0 and "
                             << self.rank() - 1 << ", found " << axis;
  for (auto [i, x] : llvm::enumerate(std::array{&scales, &zeroPoints}))
    if (x->rank() != 1 || !requireEqual(cx, x->sizes[0], self.sizes[axis]))
      return cx.error(1 + i)
             << "expected a value for each of " << self.sizes[axis]
             << " channels, found sizes " << x->sizes;
  return success();
}

static FailureOr<TensorMeta> quantizeChannelsTo(RuleContext &cx,
                                                const TensorMeta &self,
                                                const TensorMeta &scales,
                                                const TensorMeta &zeroPoints,
                                                int64_t axis, DType dtype) {
  if (failed(checkQuantizes(cx, self, 4, dtype)) ||
      failed(checkChannels(cx, self, scales, zeroPoints, 3, axis)))
    return failure();
  return like(cx, self, dtype);
}

/// A quantized tensor from its integers. torch-mlir also has one of 16 bits,
/// which has no dtype here.
static FailureOr<TensorMeta> asQuantized(RuleContext &cx,
                                         const TensorMeta &self) {
  DType dtype = getQuantized(self.dtype);
  if (dtype == DType::Unknown && self.dtype != DType::Unknown &&
      self.dtype != DType::Int16)
    return cx.error(0) << "expected i8, u8 or i32, found " << self.dtype;
  return like(cx, self, self.dtype == DType::Unknown ? DType::Unknown : dtype);
}

static FailureOr<TensorMeta> asQuantizedChannels(RuleContext &cx,
                                                 const TensorMeta &self,
                                                 const TensorMeta &scales,
                                                 const TensorMeta &zeroPoints,
                                                 int64_t axis) {
  if (failed(checkChannels(cx, self, scales, zeroPoints, 3, axis)))
    return failure();
  return asQuantized(cx, self);
}

/// The float tensor of a quantized tensor.
static FailureOr<TensorMeta> dequantize(RuleContext &cx,
                                        const TensorMeta &self) {
  return like(cx, self, DType::Float32);
}

static FailureOr<TensorMeta> intRepr(RuleContext &cx, const TensorMeta &self) {
  DType dtype = getRepresentation(self.dtype);
  if (dtype == DType::Unknown && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a quantized dtype, found " << self.dtype;
  return like(cx, self, dtype);
}

//===----------------------------------------------------------------------===//
// quantized_decomposed
//===----------------------------------------------------------------------===//

/// `torch.empty_like(input, dtype=dtype)`.
static TensorMeta emptyLike(RuleContext &cx, const TensorMeta &self,
                            DType dtype) {
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), dtype,
                     self.device);
}

/// Follows quantize_per_tensor_meta: bfloat16 and float16 are converted first.
static FailureOr<TensorMeta>
quantizeDecomposed(RuleContext &cx, const TensorMeta &self, const MetaValue &,
                   const MetaValue &, const MetaValue &, const MetaValue &,
                   DType dtype) {
  if (self.dtype != DType::Float32 && self.dtype != DType::Float16 &&
      self.dtype != DType::BFloat16 && self.dtype != DType::Unknown)
    return cx.error(0) << "expected f32, found " << self.dtype;
  return emptyLike(cx, self, dtype);
}

/// Follows dequantize_per_tensor_meta.
static FailureOr<TensorMeta>
dequantizeDecomposed(RuleContext &cx, const TensorMeta &self, const MetaValue &,
                     const MetaValue &, const MetaValue &, const MetaValue &,
                     DType dtype, std::optional<DType> outDType) {
  if (self.dtype != dtype && self.dtype != DType::Unknown &&
      dtype != DType::Unknown)
    return cx.error(0, 5) << "expected " << dtype << ", found " << self.dtype;
  return emptyLike(cx, self, outDType.value_or(DType::Float32));
}

/// Follows quantize_per_channel_meta; the sizes of scales are not checked.
static FailureOr<TensorMeta>
quantizeChannelsDecomposed(RuleContext &cx, const TensorMeta &self,
                           const MetaValue &scales, const MetaValue &zeroPoints,
                           int64_t axis, Scalar min, Scalar max, DType dtype) {
  if (axis >= self.rank())
    return cx.error(3) << "expected an axis below " << self.rank() << ", found "
                       << axis;
  return quantizeDecomposed(cx, self, scales, zeroPoints, min, max, dtype);
}

/// Follows dequantize_per_channel_meta.
static FailureOr<TensorMeta>
dequantizeChannelsDecomposed(RuleContext &cx, const TensorMeta &self,
                             const MetaValue &, const MetaValue &, int64_t axis,
                             const MetaValue &, const MetaValue &, DType dtype,
                             std::optional<DType> outDType) {
  if (self.dtype != dtype && self.dtype != DType::Unknown &&
      dtype != DType::Unknown)
    return cx.error(0, 6) << "expected " << dtype << ", found " << self.dtype;
  if (axis >= self.rank())
    return cx.error(3) << "expected an axis below " << self.rank() << ", found "
                       << axis;
  return emptyLike(cx, self, outDType.value_or(DType::Float32));
}

using Parameters = std::array<TensorMeta, 2>;

/// A scale and a zero point of these sizes.
static Parameters makeParameters(RuleContext &cx, const TensorMeta &self,
                                 ArrayRef<SymInt> sizes) {
  return {makeContiguous(cx, sizes, DType::Float64, self.device),
          makeContiguous(cx, sizes, DType::Int64, self.device)};
}

/// Follows choose_qparams_tensor_meta.
static FailureOr<Parameters> chooseParameters(RuleContext &cx,
                                              const TensorMeta &self) {
  return makeParameters(cx, self, cx.copySizes(SymInt(1)));
}

static const OpRow rows[] = {
    {"quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType "
     "dtype) -> Tensor",
     rule<quantizeTo>, follows("_meta_registrations.meta_quantize_per_tensor")},
    {"quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor "
     "zero_point, ScalarType dtype) -> Tensor",
     rule<quantizeTo>, follows("_meta_registrations.meta_quantize_per_tensor")},
    {"quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int "
     "axis, ScalarType dtype) -> Tensor",
     rule<quantizeChannelsTo>, follows("native")},
    {"_make_per_tensor_quantized_tensor(Tensor self, float scale, int "
     "zero_point) -> Tensor",
     rule<asQuantized>, follows("native")},
    {"_make_per_channel_quantized_tensor(Tensor self, Tensor scale, Tensor "
     "zero_point, int axis) -> Tensor",
     rule<asQuantizedChannels>, follows("native")},
    {"dequantize.self(Tensor self) -> Tensor", rule<dequantize>,
     follows("native")},
    {"dequantize.tensor(Tensor qtensor) -> Tensor", rule<dequantize>,
     follows("jit")},
    {"int_repr(Tensor self) -> Tensor", rule<intRepr>, follows("native")},
    {"quantized_decomposed::quantize_per_tensor(Tensor input, float scale, int "
     "zero_point, int quant_min, int quant_max, ScalarType dtype) -> Tensor",
     rule<quantizeDecomposed>,
     follows("ao.quantization.fx._decomposed.quantize_per_tensor_meta")},
    {"quantized_decomposed::quantize_per_tensor.tensor(Tensor input, Tensor "
     "scale, Tensor zero_point, int quant_min, int quant_max, ScalarType "
     "dtype) -> Tensor",
     rule<quantizeDecomposed>,
     follows("ao.quantization.fx._decomposed.quantize_per_tensor_tensor_meta")},
    {"quantized_decomposed::quantize_per_tensor.tensor2(Tensor input, Tensor "
     "scale, Tensor zero_point, Tensor quant_min, Tensor quant_max, ScalarType "
     "dtype) -> Tensor",
     rule<quantizeDecomposed>,
     follows(
         "ao.quantization.fx._decomposed.quantize_per_tensor_tensor2_meta")},
    {"quantized_decomposed::dequantize_per_tensor(Tensor input, float scale, "
     "int zero_point, int quant_min, int quant_max, ScalarType dtype, *, "
     "ScalarType? out_dtype=None) -> Tensor",
     rule<dequantizeDecomposed>,
     follows("ao.quantization.fx._decomposed.dequantize_per_tensor_meta")},
    {"quantized_decomposed::dequantize_per_tensor.tensor(Tensor input, Tensor "
     "scale, Tensor zero_point, int quant_min, int quant_max, ScalarType "
     "dtype, *, ScalarType? out_dtype=None) -> Tensor",
     rule<dequantizeDecomposed>,
     follows(
         "ao.quantization.fx._decomposed.dequantize_per_tensor_tensor_meta")},
    {"quantized_decomposed::dequantize_per_tensor.tensor2(Tensor input, Tensor "
     "scale, Tensor zero_point, Tensor quant_min, Tensor quant_max, ScalarType "
     "dtype, *, ScalarType? out_dtype=None) -> Tensor",
     rule<dequantizeDecomposed>,
     follows(
         "ao.quantization.fx._decomposed.dequantize_per_tensor_tensor2_meta")},
    {"quantized_decomposed::quantize_per_channel(Tensor input, Tensor scales, "
     "Tensor zero_points, int axis, int quant_min, int quant_max, ScalarType "
     "dtype) -> Tensor",
     rule<quantizeChannelsDecomposed>,
     follows("ao.quantization.fx._decomposed.quantize_per_channel_meta")},
    {"quantized_decomposed::dequantize_per_channel(Tensor input, Tensor "
     "scales, Tensor? zero_points, int axis, int quant_min, int quant_max, "
     "ScalarType dtype, *, ScalarType? out_dtype=None) -> Tensor",
     rule<dequantizeChannelsDecomposed>,
     follows("ao.quantization.fx._decomposed.dequantize_per_channel_meta")},
    {"quantized_decomposed::choose_qparams.tensor(Tensor input, int quant_min, "
     "int quant_max, float eps, ScalarType dtype) -> (Tensor, Tensor)",
     rule<chooseParameters>,
     follows("ao.quantization.fx._decomposed.choose_qparams_tensor_meta")},
    {"quantized_decomposed::choose_qparams_symmetric.tensor(Tensor input, int "
     "quant_min, int quant_max, float eps, ScalarType dtype) -> (Tensor, "
     "Tensor)",
     rule<chooseParameters>,
     follows("ao.quantization.fx._decomposed.choose_qparams_symmetric_tensor_"
             "meta")},
    {"fake_quantize_per_tensor_affine(Tensor self, float scale, int "
     "zero_point, int quant_min, int quant_max) -> Tensor",
     rule<quantize>, follows("native")},
    {"fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor "
     "scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor",
     rule<quantizeByTensors>, follows("native")},
    {"fake_quantize_per_tensor_affine_cachemask(Tensor self, float scale, int "
     "zero_point, int quant_min, int quant_max) -> (Tensor output, Tensor "
     "mask)",
     rule<quantizeWithMask>, follows("native")},
    {"_fake_quantize_per_tensor_affine_cachemask_tensor_qparams(Tensor self, "
     "Tensor scale, Tensor zero_point, Tensor fake_quant_enabled, int "
     "quant_min, int quant_max) -> (Tensor output, Tensor mask)",
     rule<quantizeByTensorsWithMask>, follows("native")},
    {"fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor "
     "zero_point, int axis, int quant_min, int quant_max) -> Tensor",
     rule<quantizeChannels>, follows("native")},
    {"fake_quantize_per_channel_affine_cachemask(Tensor self, Tensor scale, "
     "Tensor zero_point, int axis, int quant_min, int quant_max) -> (Tensor "
     "output, Tensor mask)",
     rule<quantizeChannelsWithMask>, follows("native")},
    {"_fake_quantize_learnable_per_tensor_affine(Tensor self, Tensor scale, "
     "Tensor zero_point, int quant_min, int quant_max, float grad_factor=1.) "
     "-> Tensor",
     rule<quantizeByTensors>, follows("native")},
    {"_fake_quantize_learnable_per_channel_affine(Tensor self, Tensor scale, "
     "Tensor zero_point, int axis, int quant_min, int quant_max, float "
     "grad_factor=1.) -> Tensor",
     rule<quantizeChannels>, follows("native")},
    {"fake_quantize_per_tensor_affine_cachemask_backward(Tensor grad, Tensor "
     "mask) -> Tensor",
     rule<maskedGradient>, follows("native")},
    {"fake_quantize_per_channel_affine_cachemask_backward(Tensor grad, Tensor "
     "mask) -> Tensor",
     rule<maskedGradient>, follows("native")},
    {"_fake_quantize_learnable_per_tensor_affine_backward(Tensor grad, Tensor "
     "self, Tensor scale, Tensor zero_point, int quant_min, int quant_max, "
     "float grad_factor=1.) -> (Tensor, Tensor, Tensor)",
     rule<learnableGradients>, follows("native")},
    {"_fake_quantize_learnable_per_channel_affine_backward(Tensor grad, Tensor "
     "self, Tensor scale, Tensor zero_point, int axis, int quant_min, int "
     "quant_max, float grad_factor=1.) -> (Tensor, Tensor, Tensor)",
     rule<learnableChannelGradients>, follows("native")},
    {"_fused_moving_avg_obs_fq_helper(Tensor self, Tensor observer_on, Tensor "
     "fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, "
     "Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int "
     "quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, "
     "bool symmetric_quant=False) -> (Tensor output, Tensor mask)",
     singleDevice<observe>,
     follows("_meta_registrations.meta__fused_moving_avg_obs_fq_helper")},
    {"_fused_moving_avg_obs_fq_helper_functional(Tensor self, Tensor "
     "observer_on, Tensor fake_quant_on, Tensor running_min, Tensor "
     "running_max, Tensor scale, Tensor zero_point, float averaging_const, "
     "int quant_min, int quant_max, int ch_axis, bool "
     "per_row_fake_quant=False, bool symmetric_quant=False) -> (Tensor "
     "output, Tensor mask, Tensor running_min_out, Tensor running_max_out, "
     "Tensor scale_out, Tensor zero_point_out)",
     singleDevice<observeFunctional>, follows("native")},
    {"fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor "
     "fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, "
     "Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int "
     "quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, "
     "bool symmetric_quant=False) -> Tensor",
     singleDevice<observeValues>, follows("native")},
};

OpFamily fake::getQuantizationFamily() { return {"Quantization", rows}; }
