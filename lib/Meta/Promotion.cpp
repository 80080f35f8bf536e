//===- Promotion.cpp - Type promotion ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Promotion.h"
#include <algorithm>

using namespace fake;

//===----------------------------------------------------------------------===//
// The ladder
//===----------------------------------------------------------------------===//

/// The rung on the promotion ladder, -1 if none.
static int getRung(DType dtype) {
  static constexpr int8_t rungs[] = {
      -1,
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG) RUNG,
#include "FakeTensor/Meta/DTypes.def"
  };
  return rungs[static_cast<size_t>(dtype)];
}

DType fake::getHigherDType(DType a, DType b) {
  if (a == b)
    return a;
  if (a == DType::Unknown || b == DType::Unknown)
    return DType::Unknown;

  int rungA = getRung(a), rungB = getRung(b);
  // PyTorch climbs until it reaches one of the two and returns the other, so a
  // type off the ladder wins over one on it.
  if (rungB < 0)
    return rungA < 0 ? a : b;
  if (rungA < 0)
    return a;
  if (rungA != rungB)
    return rungA < rungB ? b : a;
  // Only the 8-bit integers and the 16-bit floats share a rung; they promote to
  // the next one.
  return isFloat(a) ? DType::Float32 : DType::Int16;
}

/// Whether a type is one of uint16, uint32 and uint64.
static bool isBarebonesUnsigned(DType dtype) {
  return getKind(dtype) == DTypeKind::Int && getRung(dtype) < 0;
}

/// Whether a type only promotes with itself: float8, float4 and quantized ones.
static bool isUnpromotable(DType dtype) {
  return getRung(dtype) < 0 && !isBarebonesUnsigned(dtype);
}

std::optional<DType> fake::promoteTypes(DType a, DType b) {
  if (a == b)
    return a;
  if (a == DType::Unknown || b == DType::Unknown)
    return DType::Unknown;
  // PyTorch lets float4 promote with the unsigned types, but no other.
  bool hasUnsigned = isBarebonesUnsigned(a) || isBarebonesUnsigned(b);
  if (hasUnsigned && mayBe(a, {DType::Float4E2M1FNX2}))
    return a;
  if (hasUnsigned && mayBe(b, {DType::Float4E2M1FNX2}))
    return b;
  if (isUnpromotable(a) || isUnpromotable(b))
    return std::nullopt;
  if (hasUnsigned) {
    if (isFloat(a) || isFloat(b))
      return isFloat(a) ? a : b;
    return std::nullopt;
  }
  if (isComplex(a))
    b = toComplex(b);
  else if (isComplex(b))
    a = toComplex(a);
  return getHigherDType(a, b);
}

DType fake::getComputationDType(DType dtype) {
  switch (dtype) {
  case DType::Float16:
  case DType::BFloat16:
    return DType::Float32;
  case DType::Complex32:
    return DType::Complex64;
  default:
    return dtype;
  }
}

//===----------------------------------------------------------------------===//
// Elementwise promotion
//===----------------------------------------------------------------------===//

namespace {
/// The dtypes of the tensors of one category.
class Ballot {
public:
  void vote(const TensorMeta &tensor, DType dtype) {
    if (!tensor.ranked)
      add(unranked, dtype);
    else
      add(tensor.sizes.empty() ? scalar : dimensioned, dtype);
  }

  /// The promoted dtype; nullopt without tensors; Unknown if it depends on an
  /// unknown rank.
  std::optional<DType> count() const {
    if (!unranked)
      return dimensioned ? dimensioned : scalar;
    if ((dimensioned && *dimensioned != *unranked) ||
        (scalar && *scalar != *unranked) || mixedUnranked)
      return DType::Unknown;
    return unranked;
  }

private:
  void add(std::optional<DType> &highest, DType dtype) {
    if (&highest == &unranked && highest && *highest != dtype)
      mixedUnranked = true;
    highest = highest ? getHigherDType(*highest, dtype) : dtype;
  }

  std::optional<DType> dimensioned, scalar, unranked;
  bool mixedUnranked = false;
};
} // namespace

/// The category of an argument; Other if unknown, nullopt if it does not
/// participate.
static std::optional<DTypeKind> getArgumentKind(const MetaValue &arg) {
  switch (arg.getKind()) {
  case MetaValue::Kind::Tensor:
    return getKind(arg.getTensor()->dtype);
  case MetaValue::Kind::Bool:
    return DTypeKind::Bool;
  case MetaValue::Kind::Int:
    return DTypeKind::Int;
  case MetaValue::Kind::Float:
    return DTypeKind::Float;
  case MetaValue::Kind::Complex:
    return DTypeKind::Complex;
  // This may be a number of any category.
  case MetaValue::Kind::Unknown:
    return DTypeKind::Other;
  default:
    return std::nullopt;
  }
}

/// Whether an argument of unknown category could change the result, if the
/// others have the category `kind`.
static bool mayChangeResult(const MetaValue &arg, DTypeKind kind,
                            bool hasDimensionedVote) {
  // Complex is the highest category: numbers do not affect the width, and
  // tensors with dimensions take precedence over those of rank 0.
  if (kind != DTypeKind::Complex || !hasDimensionedVote)
    return true;
  return arg.isTensor() && !arg.getTensor()->isScalar();
}

/// The result type before `Promotion` adjusts it.
static DType getHighestDType(const RuleContext &cx, ArrayRef<MetaValue> args) {
  DTypeKind kind = DTypeKind::Bool;
  bool hasUnknown = false;
  for (const MetaValue &arg : args) {
    std::optional<DTypeKind> argKind = getArgumentKind(arg);
    if (argKind == DTypeKind::Other)
      hasUnknown = true;
    else if (argKind)
      kind = std::max(kind, *argKind);
  }

  Ballot ballot;
  bool hasDimensionedVote = false;
  for (const MetaValue &arg : args) {
    if (!arg.isTensor())
      continue;
    const TensorMeta &tensor = *arg.getTensor();
    DType dtype = tensor.dtype;
    bool votes = getKind(dtype) == kind;
    if (kind == DTypeKind::Complex && isFloat(dtype)) {
      dtype = toComplex(dtype);
      votes = true;
    }
    if (!votes)
      continue;
    ballot.vote(tensor, dtype);
    hasDimensionedVote |= tensor.ranked && !tensor.sizes.empty();
  }

  if (hasUnknown)
    for (const MetaValue &arg : args)
      if (getArgumentKind(arg) == DTypeKind::Other &&
          mayChangeResult(arg, kind, hasDimensionedVote))
        return DType::Unknown;

  if (std::optional<DType> winner = ballot.count())
    return *winner;
  switch (kind) {
  case DTypeKind::Int:
    return DType::Int64;
  case DTypeKind::Float:
    return cx.defaultDType;
  case DTypeKind::Complex:
    return toComplex(cx.defaultDType);
  default:
    return DType::Bool;
  }
}

PromotedTypes fake::promoteTypes(const RuleContext &cx,
                                 ArrayRef<MetaValue> args, Promotion kind) {
  DType result = getHighestDType(cx, args);
  switch (kind) {
  case Promotion::NoOpMath:
    return {result, result};
  case Promotion::IntToFloat:
    if (isIntegral(result))
      result = cx.defaultDType;
    break;
  case Promotion::ComplexToFloat:
    return {getComputationDType(result), toReal(result)};
  case Promotion::BoolToLong:
    if (isBool(result))
      result = DType::Int64;
    break;
  case Promotion::AlwaysBool:
    return {getComputationDType(result), DType::Bool};
  case Promotion::Default:
    break;
  }
  return {getComputationDType(result), result};
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

DType fake::promoteReduction(DType self, std::optional<DType> dtype,
                             ReductionPromotion kind) {
  DType type = dtype.value_or(self);
  switch (kind) {
  case ReductionPromotion::Same:
    return type;
  case ReductionPromotion::ComplexToFloat:
    return toReal(type);
  case ReductionPromotion::KeepPromotedType:
    return getComputationDType(type);
  case ReductionPromotion::AlwaysBool:
    return DType::Bool;
  case ReductionPromotion::IntToLong:
    return !dtype && isIntegral(self) ? DType::Int64 : type;
  }
  return type;
}
