//===- QuantizedMatMul.cpp - Quantized and grouped products -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Products of matrices of 8 bits and fewer.
//
//===----------------------------------------------------------------------===//

#include "Ops/LinearAlgebra/QuantizedMatMul.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

LogicalResult fake::checkOneOf(RuleContext &cx, unsigned arg, DType dtype,
                               ArrayRef<DType> expected) {
  if (dtype == DType::Unknown || llvm::is_contained(expected, dtype))
    return success();
  std::string names;
  for (DType candidate : expected)
    names += (names.empty() ? "" : " or ") + getShortName(candidate).str();
  return cx.error(arg) << "expected " << names << ", found " << dtype;
}

/// The activation types for low-bit weights.
static LogicalResult checkActivation(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkRank(cx, 0, self, 2)))
    return failure();
  return checkOneOf(cx, 0, self.dtype,
                    {DType::Float32, DType::Float16, DType::BFloat16});
}

TensorMeta fake::makeMatrix(RuleContext &cx, const TensorMeta &like,
                            SymInt rows, SymInt columns, DType dtype) {
  return makeContiguous(cx, cx.copySizes({rows, columns}), dtype, like.device);
}

//===----------------------------------------------------------------------===//
// Low-bit weights
//===----------------------------------------------------------------------===//

/// Follows meta__int_mm: bytes are multiplied in int32.
static FailureOr<TensorMeta> intMM(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &mat2) {
  if (failed(checkRank(cx, 0, self, 2)) || failed(checkRank(cx, 1, mat2, 2)) ||
      failed(checkOneOf(cx, 0, self.dtype, {DType::Int8, DType::UInt8})) ||
      failed(checkOneOf(cx, 1, mat2.dtype, {DType::Int8})) ||
      failed(
          checkInnerSizes(cx, 0, self, mat2, self.sizes[1], mat2.sizes[0])) ||
      failed(commonDeviceOf(cx, self, mat2)))
    return failure();
  return makeMatrix(cx, self, self.sizes[0], mat2.sizes[1], DType::Int32);
}

/// Follows meta__convert_weight_to_int4pack: tiles of a matrix that holds two
/// elements in a byte.
static FailureOr<TensorMeta> packInt4(RuleContext &cx, const TensorMeta &self,
                                      SymInt innerTiles) {
  if (failed(checkRank(cx, 0, self, 2)) ||
      failed(checkOneOf(cx, 0, self.dtype, {DType::UInt8})))
    return failure();
  if (!cx.env.require(Condition::lt(0, innerTiles)))
    return cx.error(1) << "expected a number of inner tiles above 0, found "
                       << innerTiles;
  ShapeEnv &env = cx.env;
  ArrayRef<SymInt> sizes = cx.copySizes(
      {env.floorDiv(self.sizes[0], 8),
       env.floorDiv(env.mul(self.sizes[1], 2), env.mul(innerTiles, 16)), 32,
       env.floorDiv(innerTiles, 2)});
  return makeContiguous(cx, sizes, DType::Int32, self.device);
}

static FailureOr<TensorMeta> packInt4ForCPU(RuleContext &cx,
                                            const TensorMeta &self) {
  if (failed(checkRank(cx, 0, self, 2)) ||
      failed(checkOneOf(cx, 0, self.dtype, {DType::Int32})))
    return failure();
  return makeMatrix(cx, self, self.sizes[0], cx.env.floorDiv(self.sizes[1], 2),
                    DType::UInt8);
}

/// Follows meta__weight_int4pack_mm: a tile has 8 rows of the weight.
static FailureOr<TensorMeta> int4MM(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &weight) {
  bool isTiled = weight.device.getType() != DeviceType::XPU;
  if (failed(checkActivation(cx, self)) ||
      failed(checkRank(cx, 1, weight, isTiled ? 4 : 2)) ||
      failed(checkOneOf(cx, 1, weight.dtype, {DType::Int32})))
    return failure();
  return makeMatrix(cx, self, self.sizes[0],
                    cx.env.mul(weight.sizes[0], isTiled ? 8 : 1), self.dtype);
}

/// The same where the weight is a matrix of `WeightType`.
template <DType WeightType>
static FailureOr<TensorMeta> matrixMM(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &weight) {
  if (failed(checkActivation(cx, self)) ||
      failed(checkRank(cx, 1, weight, 2)) ||
      failed(checkOneOf(cx, 1, weight.dtype, {WeightType})))
    return failure();
  return makeMatrix(cx, self, self.sizes[0], weight.sizes[0], self.dtype);
}

/// Follows meta__weight_int8pack_mm: the weight is transposed.
static FailureOr<TensorMeta> int8MM(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &weight,
                                    const TensorMeta &scales) {
  FailureOr<TensorMeta> result = matrixMM<DType::Int8>(cx, self, weight);
  if (failed(result) || failed(checkInnerSizes(cx, 0, self, weight,
                                               self.sizes[1], weight.sizes[1])))
    return failure();
  if (scales.rank() != 1 || !requireEqual(cx, scales.sizes[0], weight.sizes[0]))
    return cx.error(2) << "expected a scale for each of " << weight.sizes[0]
                       << " rows of the weight, found " << scales.sizes;
  return result;
}

/// Follows meta__dyn_quant_pack_4bit_weight without the library for ARM:
/// weights, scales and bias concatenated.
static FailureOr<TensorMeta> packDynamic(RuleContext &cx,
                                         const TensorMeta &weights,
                                         const TensorMeta &scales,
                                         const TensorMeta *bias) {
  if (failed(checkOneOf(cx, 0, weights.dtype, {DType::UInt8})))
    return failure();
  SymInt length = cx.env.add(numel(cx, weights.sizes), numel(cx, scales.sizes));
  if (bias)
    length = cx.env.add(length, numel(cx, bias->sizes));
  return makeContiguous(cx, cx.copySizes({length}), DType::Float32,
                        weights.device);
}

static FailureOr<TensorMeta> dynamicMM(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &, SymInt blockSize,
                                       SymInt inFeatures, SymInt outFeatures) {
  if (failed(checkRank(cx, 0, self, 2)) ||
      failed(checkOneOf(cx, 0, self.dtype, {DType::Float32, DType::BFloat16})))
    return failure();
  if (self.dtype == DType::BFloat16 && !requireEqual(cx, blockSize, inFeatures))
    return cx.error(0, 2) << "expected f32 for blocks of " << blockSize
                          << " among " << inFeatures << " elements, found "
                          << self.dtype;
  return makeMatrix(cx, self, self.sizes[0], outFeatures, self.dtype);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_int_mm(Tensor self, Tensor mat2) -> Tensor", rule<intMM>,
     follows("_meta_registrations.meta__int_mm")},
    {"_convert_weight_to_int4pack(Tensor self, int innerKTiles) -> Tensor",
     rule<packInt4>,
     follows("_meta_registrations.meta__convert_weight_to_int4pack")},
    {"_convert_weight_to_int4pack_for_cpu(Tensor self, int innerKTiles) -> "
     "Tensor",
     rule<packInt4ForCPU>,
     follows("_meta_registrations.meta__convert_weight_to_int4pack_for_cpu")},
    {"_weight_int4pack_mm(Tensor self, Tensor mat2, int qGroupSize, Tensor "
     "qScaleAndZeros) -> Tensor",
     rule<int4MM>, follows("_meta_registrations.meta__weight_int4pack_mm")},
    {"_weight_int4pack_mm_for_cpu(Tensor self, Tensor mat2, int qGroupSize, "
     "Tensor qScaleAndZeros) -> Tensor",
     rule<matrixMM<DType::UInt8>>,
     follows("_meta_registrations.meta__weight_int4pack_mm_for_cpu")},
    {"_weight_int4pack_mm_with_scales_and_zeros(Tensor self, Tensor mat2, int "
     "qGroupSize, Tensor qScale, Tensor qZeros) -> Tensor",
     rule<matrixMM<DType::Int32>>,
     follows("_meta_registrations._weight_int4pack_mm_with_scales_and_zeros")},
    {"_weight_int8pack_mm(Tensor self, Tensor mat2, Tensor scales) -> Tensor",
     rule<int8MM>, follows("_meta_registrations.meta__weight_int8pack_mm")},
    {"_dyn_quant_pack_4bit_weight(Tensor weights, Tensor scales_zeros, Tensor? "
     "bias, int block_size, int in_features, int out_features) -> Tensor",
     rule<packDynamic>,
     follows("_meta_registrations.meta__dyn_quant_pack_4bit_weight")},
    {"_dyn_quant_matmul_4bit(Tensor inp, Tensor packed_weights, int "
     "block_size, int in_features, int out_features) -> Tensor",
     rule<dynamicMM>,
     follows("_meta_registrations.meta__dyn_quant_matmul_4bit")},
};

OpFamily fake::getQuantizedMatMulFamily() { return {"QuantizedMatMul", rows}; }
