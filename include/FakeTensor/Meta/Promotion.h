//===- Promotion.h - Type promotion -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_PROMOTION_H
#define FAKETENSOR_META_PROMOTION_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// ELEMENTWISE_TYPE_PROMOTION_KIND of torch._prims_common.
enum class Promotion : uint8_t {
  Default,
  NoOpMath,
  IntToFloat,
  AlwaysBool,
  ComplexToFloat,
  BoolToLong
};

/// The dtypes of an elementwise op.
struct PromotedTypes {
  /// The dtype of the computation.
  DType computation;
  /// The dtype of the result.
  DType result;
};

/// The wider of two types on the promotion ladder, `get_higher_dtype`. A type
/// off the ladder wins over one on it; of two off it, the first wins. Unknown
/// if either is.
DType getHigherDType(DType a, DType b);

/// `torch.promote_types`, c10::promoteTypes: unlike getHigherDType, complex32
/// is no result for wider floats, and float8, quantized and 16 to 64-bit
/// unsigned types promote with few others. Unknown if either is; nullopt if
/// PyTorch has no result.
std::optional<DType> promoteTypes(DType a, DType b);

/// Follows `elementwise_dtypes`: tensors with dimensions take precedence over
/// those of rank 0; Python numbers only contribute their category. Other
/// arguments are ignored. Unknown if a tensor of unknown dtype or rank, or an
/// unknown argument, could affect the result.
PromotedTypes promoteTypes(const RuleContext &cx, ArrayRef<MetaValue> args,
                           Promotion kind);

/// The type in which low-precision ops are computed, `get_computation_dtype`:
/// float32 for float16 and bfloat16, complex64 for complex32.
DType getComputationDType(DType dtype);

/// REDUCTION_OUTPUT_TYPE_KIND of torch._prims_common.
enum class ReductionPromotion : uint8_t {
  Same,
  ComplexToFloat,
  KeepPromotedType,
  AlwaysBool,
  /// sum, prod, cumsum: bool and integers become int64.
  IntToLong
};

/// The dtype a reduction returns, given the explicit `dtype` argument if any.
DType promoteReduction(DType self, std::optional<DType> dtype,
                       ReductionPromotion kind);

} // namespace fake

#endif // FAKETENSOR_META_PROMOTION_H
