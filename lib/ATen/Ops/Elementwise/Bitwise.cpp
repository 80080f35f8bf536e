//===- Bitwise.cpp - Bitwise ops --------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// Follows shift_dtype_check: both operands must be integers.
static FailureOr<TensorMeta> shift(RuleContext &cx, const TensorMeta &self,
                                   const MetaValue &other) {
  constexpr unsigned refused = RefuseBool | RefuseFloat | RefuseComplex;
  if (failed(refuse(cx, 0, self.dtype, refused)) ||
      failed(refuse(cx, 1, getDType(cx, other), refused)))
    return failure();
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self), other);
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// A shift in place, which Python's operator rejects for bool tensors.
template <bool IsLeft, bool IsTensor>
static FailureOr<TensorMeta> shiftInPlace(RuleContext &cx,
                                          ArrayRef<MetaValue> args) {
  MetaValue other = args[1].isBool() ? Scalar::integer(1) : args[1];
  if (failed(callOp(cx,
                    IsLeft ? (IsTensor ? Op::lshiftOperator_Tensor
                                       : Op::lshiftOperator_Scalar)
                           : (IsTensor ? Op::rshiftOperator_Tensor
                                       : Op::rshiftOperator_Scalar),
                    {args[0], other})))
    return failure();
  return callOp(cx,
                IsLeft
                    ? (IsTensor ? Op::bitwise_left_shiftInPlace_Tensor
                                : Op::bitwise_left_shiftInPlace_Tensor_Scalar)
                    : (IsTensor ? Op::bitwise_right_shiftInPlace_Tensor
                                : Op::bitwise_right_shiftInPlace_Tensor_Scalar),
                args);
}

static const OpRow rows[] = {
    {"bitwise_not(Tensor self) -> Tensor", unaryDefault,
     follows("_refs.bitwise_not"), InPlace::Derived | Tag::pointwise},
    // Bits.
    {"bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.bitwise_and"), InPlace::Resizes | Tag::pointwise},
    {"bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     follows("_refs.bitwise_and"), InPlace::Derived | Tag::pointwise},
    {"bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_and"), Tag::pointwise},
    {"bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.bitwise_or"), InPlace::Resizes | Tag::pointwise},
    {"bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     follows("_refs.bitwise_or"), InPlace::Derived | Tag::pointwise},
    {"bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_or"), Tag::pointwise},
    {"bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.bitwise_xor"), InPlace::Resizes | Tag::pointwise},
    {"bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     follows("_refs.bitwise_xor"), InPlace::Derived | Tag::pointwise},
    {"bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_xor"), Tag::pointwise},
    {"bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_left_shift"),
     InPlace::Resizes | Tag::pointwise},
    {"bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_left_shift"),
     InPlace::Derived | Tag::pointwise},
    {"bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_left_shift"), Tag::pointwise},
    {"bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_right_shift"),
     InPlace::Resizes | Tag::pointwise},
    {"bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_right_shift"),
     InPlace::Derived | Tag::pointwise},
    {"bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.bitwise_right_shift"), Tag::pointwise},
    {"__and__.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("bitwise_and.Tensor")},
    {"__and__.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("bitwise_and.Scalar")},
    {"__or__.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("bitwise_or.Tensor")},
    {"__or__.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("bitwise_or.Scalar")},
    {"__xor__.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("bitwise_xor.Tensor")},
    {"__xor__.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("bitwise_xor.Scalar")},
    {"__lshift__.Tensor(Tensor self, Tensor other) -> Tensor", rule<shift>,
     follows("_meta_registrations.meta_lshifts"), Tag::pointwise},
    {"__lshift__.Scalar(Tensor self, Scalar other) -> Tensor", rule<shift>,
     follows("_meta_registrations.meta_lshifts"), Tag::pointwise},
    {"__rshift__.Tensor(Tensor self, Tensor other) -> Tensor", rule<shift>,
     follows("_meta_registrations.meta_rshifts"), Tag::pointwise},
    {"__rshift__.Scalar(Tensor self, Scalar other) -> Tensor", rule<shift>,
     follows("_meta_registrations.meta_rshifts"), Tag::pointwise},
    {"__iand__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     aliasOf("bitwise_and_.Tensor")},
    {"__iand__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     aliasOf("bitwise_and_.Scalar")},
    {"__ior__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     aliasOf("bitwise_or_.Tensor")},
    {"__ior__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     aliasOf("bitwise_or_.Scalar")},
    {"__ixor__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     aliasOf("bitwise_xor_.Tensor")},
    {"__ixor__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     aliasOf("bitwise_xor_.Scalar")},
    {"__ilshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     rule<shiftInPlace<true, true>>,
     follows("_decomp.decompositions.register_inplace"), Tag::pointwise},
    {"__ilshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     rule<shiftInPlace<true, false>>,
     follows("_decomp.decompositions.register_inplace"), Tag::pointwise},
    {"__irshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     rule<shiftInPlace<false, true>>,
     follows("_decomp.decompositions.register_inplace")},
    {"__irshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     rule<shiftInPlace<false, false>>,
     follows("_decomp.decompositions.register_inplace")},
};

OpFamily fake::getBitwiseFamily() { return {"Bitwise", rows}; }
