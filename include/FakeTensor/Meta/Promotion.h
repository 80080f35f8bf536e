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
  /// In which it computes.
  DType computation;
  /// Which it returns.
  DType result;
};

/// The wider of two types on the promotion ladder, `get_higher_dtype`. A type
/// off the ladder wins over one on it, the first of two off it over the second.
/// Unknown if either is.
DType getHigherDType(DType a, DType b);

/// Follows `elementwise_dtypes`: tensors of rank 1 and more vote first, then
/// those of rank 0; Python numbers vote with their kind only. Arguments that
/// are neither tensors nor numbers do not take part. Unknown when a tensor of
/// unknown dtype or rank, or an argument of which nothing is known, could
/// decide.
PromotedTypes promoteTypes(const RuleContext &cx, ArrayRef<MetaValue> args,
                           Promotion kind);

/// The type a half or bool computation is carried out in,
/// `get_computation_dtype`: float16 and bfloat16 give float32, complex32 gives
/// complex64.
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
