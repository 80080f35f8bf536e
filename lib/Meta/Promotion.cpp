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

/// Place on the promotion ladder, -1 when off it.
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
  // PyTorch climbs until it meets one of the two and returns the other, so a
  // type off the ladder wins over one on it.
  if (rungB < 0)
    return rungA < 0 ? a : b;
  if (rungA < 0)
    return a;
  if (rungA != rungB)
    return rungA < rungB ? b : a;
  // Two types share a rung only for 8-bit integers and 16-bit floats; they
  // meet one rung above.
  return isFloat(a) ? DType::Float32 : DType::Int16;
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
/// The votes of the tensors of one kind.
class Ballot {
public:
  void vote(const TensorMeta &tensor, DType dtype) {
    if (!tensor.ranked)
      add(unranked, dtype);
    else
      add(tensor.sizes.empty() ? scalar : dimensioned, dtype);
  }

  /// The winner; nothing without votes; Unknown when the rank of a voter
  /// matters and is not known.
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

/// The category of an argument; Other when it is not known and nothing when it
/// does not take part.
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

/// Whether an argument of no known category could change the winner, given
/// that the others have the category `kind`.
static bool mayChangeResult(const MetaValue &arg, DTypeKind kind,
                            bool hasDimensionedVote) {
  // Nothing is above complex: numbers do not vote for a width, and a tensor of
  // rank 0 gives way to those that have dimensions.
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
