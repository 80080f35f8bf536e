//===- DTypes.cpp - Type promotion as ops -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Promotion.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Promotion
//===----------------------------------------------------------------------===//

/// Promotes `dtype` and `other`; nullopt is no type, as of a category without
/// operands.
static LogicalResult join(RuleContext &cx, std::optional<DType> &dtype,
                          std::optional<DType> other) {
  if (!dtype || !other) {
    dtype = dtype ? dtype : other;
    return success();
  }
  std::optional<DType> promoted = promoteTypes(*dtype, *other);
  if (!promoted)
    return cx.error(0, 1) << "expected dtypes that PyTorch promotes, found "
                          << *dtype << " and " << *other;
  dtype = promoted;
  return success();
}

static MetaValue toValue(DType dtype) {
  return dtype == DType::Unknown ? MetaValue() : MetaValue(dtype);
}

static FailureOr<MetaValue> promote(RuleContext &cx, DType a, DType b) {
  std::optional<DType> result = a;
  if (failed(join(cx, result, b)))
    return failure();
  return toValue(*result);
}

/// `torch.can_cast`: complex, float, int and bool only become what comes before
/// them in this list, or stay.
static FailureOr<Scalar> canCast(RuleContext &, DType from, DType to) {
  if (from == DType::Unknown || to == DType::Unknown)
    return Scalar::boolean(
        from == to && from != DType::Unknown ? SymInt(1) : SymInt::unknown());
  bool loses = (isComplex(from) && !isComplex(to)) ||
               (isFloat(from) && getKind(to) == DTypeKind::Int) ||
               (!isBool(from) && isBool(to));
  return Scalar::boolean(!loses);
}

//===----------------------------------------------------------------------===//
// The type of a result
//===----------------------------------------------------------------------===//

namespace {
/// The operands of `torch.result_type` by category, ResultTypeState.
struct Operands {
  /// The types of tensors with dimensions, of those of rank 0, and of numbers.
  std::optional<DType> dimensioned, scalar, number;
};
} // namespace

static LogicalResult add(RuleContext &cx, Operands &operands,
                         const TensorMeta &tensor) {
  return join(cx, tensor.isScalar() ? operands.scalar : operands.dimensioned,
              tensor.dtype);
}

static LogicalResult add(RuleContext &cx, Operands &operands, Scalar number) {
  switch (number.getKind()) {
  case Scalar::Kind::Bool:
    return join(cx, operands.number, DType::Bool);
  case Scalar::Kind::Int:
    return join(cx, operands.number, DType::Int64);
  case Scalar::Kind::Float:
    return join(cx, operands.number, cx.defaultDType);
  case Scalar::Kind::Complex:
    return join(cx, operands.number, toComplex(cx.defaultDType));
  case Scalar::Kind::Unknown:
    return join(cx, operands.number, DType::Unknown);
  }
  return success();
}

/// Follows combine_categories: a lower category only changes the kind.
static LogicalResult combine(RuleContext &cx, std::optional<DType> &higher,
                             std::optional<DType> lower) {
  if (!higher || !lower || isComplex(*higher))
    return join(cx, higher, higher ? std::nullopt : lower);
  if (isFloat(*higher)) {
    if (isComplex(*lower) && !isComplex(toComplex(*higher)))
      return cx.error(0, 1) << "expected a float with a complex type, found "
                            << *higher << " and " << *lower;
    if (*lower == DType::Unknown)
      higher = DType::Unknown;
    else if (isComplex(*lower))
      higher = toComplex(*higher);
    return success();
  }
  if (isComplex(*lower))
    higher = *lower;
  else if (mayBe(*higher, {DType::Bool}) || *lower == DType::Unknown ||
           isFloat(*lower))
    return join(cx, higher, lower);
  return success();
}

static FailureOr<MetaValue> finish(RuleContext &cx, Operands &operands) {
  if (failed(combine(cx, operands.scalar, operands.number)) ||
      failed(combine(cx, operands.dimensioned, operands.scalar)))
    return failure();
  return toValue(*operands.dimensioned);
}

/// `torch.result_type` of two tensors or numbers.
template <typename A, typename B>
static FailureOr<MetaValue> resultType(RuleContext &cx, A a, B b) {
  Operands operands;
  if (failed(add(cx, operands, a)) || failed(add(cx, operands, b)))
    return failure();
  return finish(cx, operands);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"promote_types(ScalarType type1, ScalarType type2) -> ScalarType",
     rule<promote>, follows("native")},
    {"can_cast(ScalarType from_, ScalarType to) -> bool", rule<canCast>,
     follows("native")},
    {"result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType",
     rule<resultType<const TensorMeta &, const TensorMeta &>>,
     follows("native")},
    {"result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType",
     rule<resultType<const TensorMeta &, Scalar>>, follows("native")},
    {"result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType",
     rule<resultType<Scalar, const TensorMeta &>>, follows("native")},
    {"result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType",
     rule<resultType<Scalar, Scalar>>, follows("native")},
};

OpFamily fake::getDTypesFamily() { return {"DTypes", rows}; }
