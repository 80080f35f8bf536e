//===- StepsElementwise.cpp - What elementwise ops run -------- -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

/// An operand in another dtype.
static MetaValue convert(Steps &steps, const MetaValue &value, DType dtype) {
  return value.isTensor() ? steps(Op::to_dtype, {value, MetaValue(dtype)})
                          : value;
}

/// Scalars become tensors of the common dtype, and tensors are converted to it.
static void where(Steps &steps, ArrayRef<MetaValue> args) {
  DType dtype =
      promoteTypes(steps.cx, args.drop_front(), Promotion::Default).result;
  SmallVector<MetaValue, 3> operands = {args[0]};
  for (const MetaValue &value : args.drop_front())
    if (value.isNumber())
      operands.push_back(steps.makeScalar(dtype, args[0].getTensor()->device));
    else
      operands.push_back(convert(steps, value, dtype));
  steps(Op::where_self, operands);
}

/// Whether elements are neither infinite nor NaN; integers never are.
static MetaValue runIsFinite(Steps &steps, const MetaValue &self) {
  if (isIntegral(self.getTensor()->dtype))
    return steps(Op::eq_Tensor, {self, self});
  if (isComplex(self.getTensor()->dtype)) {
    MetaValue parts = steps(Op::view_as_real, self);
    MetaValue part = steps(Op::select_int, {parts, integer(-1), integer(0)});
    return steps.scope([&] {
      MetaValue result = runIsFinite(steps, part);
      runIsFinite(steps, part);
      return result;
    });
  }
  return steps.scope([&] {
    MetaValue isInfinite =
        steps(Op::ne_Scalar, {steps(Op::abs, self), integer(0)});
    MetaValue isNumber = steps(Op::eq_Tensor, {self, self});
    return steps(Op::mul_Tensor, {isNumber, isInfinite});
  });
}

static void isFinite(Steps &steps, ArrayRef<MetaValue> args) {
  runIsFinite(steps, args[0]);
}

static void isClose(Steps &steps, ArrayRef<MetaValue> args) {
  const MetaValue &self = args[0], &other = args[1];
  MetaValue close = steps(Op::eq_Tensor, {self, other});
  if (args[4].asBool() == true && !isIntegral(self.getTensor()->dtype))
    steps.scope([&] {
      MetaValue first = steps(Op::isnan, self);
      steps(Op::bitwise_and_Tensor, {first, steps(Op::isnan, other)});
      return close;
    });
  if (getKnownFloat(args[2].getScalar()) == 0.0 &&
      getKnownFloat(args[3].getScalar()) == 0.0)
    return;
  MetaValue cast = other;
  if (isIntegral(self.getTensor()->dtype))
    cast = convert(steps, other, steps.cx.defaultDType);
  MetaValue allowed = steps.scope([&] {
    MetaValue scaled = steps(Op::mul_Scalar, {cast, anyFloat()});
    return steps(Op::add_Scalar, {steps(Op::abs, scaled), anyFloat()});
  });
  MetaValue error = steps.scope(
      [&] { return steps(Op::abs, steps(Op::sub_Tensor, {self, cast})); });
  if (!error.isTensor())
    return;
  runIsFinite(steps, error);
  steps(Op::le_Tensor, {error, allowed});
}

/// A power in double precision, which may be written to an argument.
template <Op op, bool isInto = false>
static void floatPower(Steps &steps, ArrayRef<MetaValue> args) {
  bool hasComplex =
      llvm::any_of(args.take_front(2), [](const MetaValue &value) {
        return value.isTensor() ? isComplex(value.getTensor()->dtype)
                                : value.getKind() == MetaValue::Kind::Complex;
      });
  DType dtype = hasComplex ? DType::Complex128 : DType::Float64;
  // Arguments of C++ are evaluated from the right.
  MetaValue exponent = convert(steps, args[1], dtype);
  MetaValue base = convert(steps, args[0], dtype);
  if (isInto)
    return;
  if (base.isTensor())
    steps(op, {base, exponent});
  else
    steps(Op::add_Scalar, {exponent, integer(0)});
}

/// `(1 + erf(x / sqrt(2))) / 2`.
static void normalDistribution(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue scaled = steps(Op::mul_Scalar, {args[0], anyFloat()});
  MetaValue error = steps(Op::erf, scaled);
  MetaValue shifted = steps(Op::add_Scalar, {error, integer(1)});
  steps(Op::mul_Scalar, {shifted, anyFloat()});
}

static void rrelu(Steps &steps, ArrayRef<MetaValue> args) {
  steps(Op::empty_like, args[0]);
  steps(Op::empty_like, args[0]);
}

static void rreluInPlace(Steps &steps, ArrayRef<MetaValue> args) {
  steps(Op::empty_like, args[0]);
}

/// A softmax of another dtype converts its argument first.
template <Op op> static void softmax(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  MetaValue input = args[0];
  if (args[2].is<DType>() && args[2].get<DType>() != self.dtype)
    input = steps(Op::to_dtype, {input, args[2]});
  steps.runAll(op, {input, args[1], Scalar::boolean(false)});
}

/// The number that turns quantization on is a tensor.
static void fakeQuantize(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue isOn =
      steps.make(makeContiguous(steps.cx, steps.cx.copySizes(SymInt(1)),
                                DType::Int64, args[0].getTensor()->device));
  steps.runAll(Op::fake_quantize_per_tensor_affine_cachemask_tensor_qparams,
               {args[0], args[1], args[2], isOn, args[3], args[4]});
}

static constexpr StepsRow rows[] = {
    {"where.ScalarOther", where},
    {"where.ScalarSelf", where},
    {"where.Scalar", where},
    {"isfinite", isFinite},
    {"isclose", isClose},
    {"float_power.Tensor_Tensor", floatPower<Op::pow_Tensor_Tensor>},
    {"float_power.Tensor_Scalar", floatPower<Op::pow_Tensor_Scalar>},
    {"float_power.Scalar", floatPower<Op::pow_Tensor_Scalar>},
    {"float_power.Tensor_Tensor_out", floatPower<Op::pow_Tensor_Tensor, true>},
    {"float_power.Tensor_Scalar_out", floatPower<Op::pow_Tensor_Scalar, true>},
    {"float_power.Scalar_out", floatPower<Op::pow_Tensor_Scalar, true>},
    {"special_ndtr", normalDistribution},
    {"special_ndtr.out", runOne<Op::special_ndtr, 1>},
    {"rrelu", rrelu},
    {"rrelu_", rreluInPlace},
    {"softmax.int", softmax<Op::softmax>},
    {"log_softmax.int", softmax<Op::log_softmax>},
    {"log_sigmoid", runOne<Op::log_sigmoid_forward>},
    {"log_sigmoid.out", runOneInto<Op::log_sigmoid_forward, 1>},
    {"fake_quantize_per_tensor_affine",
     runOne<Op::fake_quantize_per_tensor_affine_cachemask>},
    {"fake_quantize_per_tensor_affine.tensor_qparams", fakeQuantize},
    {"fused_moving_avg_obs_fake_quant",
     runOne<Op::fused_moving_avg_obs_fq_helper>},
};

ArrayRef<StepsRow> fake::getStepsOfElementwise() { return rows; }
