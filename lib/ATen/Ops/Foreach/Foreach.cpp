//===- Foreach.cpp - Ops on lists of tensors --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops on lists of tensors: a row names the op that runs for each element. If it
// is not the op of the same name, this follows the slow kernels of ATen's
// ForeachOpsKernels.cpp.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include <cmath>

using namespace fake;

/// Fails for an empty list and, if requested, for an empty tensor.
static LogicalResult checkTensors(RuleContext &cx, TensorList self,
                                  bool needsElements) {
  if (self.empty())
    return cx.error(0) << "expected at least one tensor, found none";
  for (size_t i = 0; needsElements && i < self.size(); ++i)
    if (isZero(cx, numel(cx, self[i]->sizes)))
      return cx.error(0) << "expected non-empty tensors, found sizes "
                         << self[i]->sizes << " at index " << i;
  return success();
}

/// Follows meta_foreach_norm, which accepts every dtype: a tensor of rank 0 for
/// each element. An infinite norm requires nonempty tensors.
static FailureOr<TensorMetaList> normOfEach(RuleContext &cx, TensorList self,
                                            Scalar order,
                                            std::optional<DType> dtype) {
  double number = order.asFloat().value_or(0);
  bool isMaximum = std::isinf(number);
  if (failed(checkTensors(cx, self, isMaximum && number > 0)))
    return failure();
  TensorMetaList results;
  for (size_t i = 0; i < self.size(); ++i)
    results.push_back(makeContiguous(
        cx, {}, toReal(dtype.value_or(self[i]->dtype)), self[i]->device));
  return results;
}

/// The maximum of each tensor, which must be nonempty.
static FailureOr<TensorMetaList> maxOfEach(RuleContext &cx, TensorList self) {
  if (failed(checkTensors(cx, self, /*needsElements=*/true)))
    return failure();
  TensorMetaList results;
  for (size_t i = 0; i < self.size(); ++i)
    results.push_back(makeContiguous(cx, {}, self[i]->dtype, self[i]->device));
  return results;
}

static const OpRow rows[] = {
    {"_foreach_abs(Tensor[] self) -> Tensor[]", forEach("abs"),
     InPlace::Derived},
    {"_foreach_acos(Tensor[] self) -> Tensor[]", forEach("acos"),
     InPlace::Derived},
    {"_foreach_add.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> "
     "Tensor[]",
     forEach("add.Tensor"), InPlace::Derived},
    {"_foreach_add.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("add.Scalar"), InPlace::Derived},
    {"_foreach_add.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]",
     forEach("add.Scalar"), InPlace::Derived},
    {"_foreach_add.Tensor(Tensor[] self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor[]",
     forEach("add.Tensor"), InPlace::Derived},
    {"_foreach_addcdiv.Scalar(Tensor[] self, Tensor[] tensor1, Tensor[] "
     "tensor2, Scalar value=1) -> Tensor[]",
     forEach("addcdiv"), InPlace::Derived},
    {"_foreach_addcdiv.ScalarList(Tensor[] self, Tensor[] tensor1, Tensor[] "
     "tensor2, Scalar[] scalars) -> Tensor[]",
     forEach("addcdiv"), InPlace::Derived},
    {"_foreach_addcdiv.Tensor(Tensor[] self, Tensor[] tensor1, Tensor[] "
     "tensor2, Tensor scalars) -> Tensor[]",
     forEach("addcdiv"), InPlace::Derived},
    {"_foreach_addcmul.Scalar(Tensor[] self, Tensor[] tensor1, Tensor[] "
     "tensor2, Scalar value=1) -> Tensor[]",
     forEach("addcmul"), InPlace::Derived},
    {"_foreach_addcmul.ScalarList(Tensor[] self, Tensor[] tensor1, Tensor[] "
     "tensor2, Scalar[] scalars) -> Tensor[]",
     forEach("addcmul"), InPlace::Derived},
    {"_foreach_addcmul.Tensor(Tensor[] self, Tensor[] tensor1, Tensor[] "
     "tensor2, Tensor scalars) -> Tensor[]",
     forEach("addcmul"), InPlace::Derived},
    {"_foreach_asin(Tensor[] self) -> Tensor[]", forEach("asin"),
     InPlace::Derived},
    {"_foreach_atan(Tensor[] self) -> Tensor[]", forEach("atan"),
     InPlace::Derived},
    {"_foreach_ceil(Tensor[] self) -> Tensor[]", forEach("ceil"),
     InPlace::Derived},
    {"_foreach_clamp_max.List(Tensor[] self, Tensor[] other) -> Tensor[]",
     forEach("clamp_max.Tensor"), InPlace::Derived},
    {"_foreach_clamp_max.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("clamp_max"), InPlace::Derived},
    {"_foreach_clamp_max.ScalarList(Tensor[] self, Scalar[] scalars) -> "
     "Tensor[]",
     forEach("clamp_max"), InPlace::Derived},
    {"_foreach_clamp_min.List(Tensor[] self, Tensor[] other) -> Tensor[]",
     forEach("clamp_min.Tensor"), InPlace::Derived},
    {"_foreach_clamp_min.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("clamp_min"), InPlace::Derived},
    {"_foreach_clamp_min.ScalarList(Tensor[] self, Scalar[] scalars) -> "
     "Tensor[]",
     forEach("clamp_min"), InPlace::Derived},
    {"_foreach_clone(Tensor[] self, *, MemoryFormat? memory_format=None) -> "
     "Tensor[]",
     forEach("clone")},
    {"_foreach_copy(Tensor[] self, Tensor[] src, bool non_blocking=False) -> "
     "Tensor[] self_out",
     forEach("copy"), InPlace::Derived},
    {"_foreach_cos(Tensor[] self) -> Tensor[]", forEach("cos"),
     InPlace::Derived},
    {"_foreach_cosh(Tensor[] self) -> Tensor[]", forEach("cosh"),
     InPlace::Derived},
    {"_foreach_div.List(Tensor[] self, Tensor[] other) -> Tensor[]",
     forEach("div.Tensor"), InPlace::Derived},
    {"_foreach_div.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("div.Scalar"), InPlace::Derived},
    {"_foreach_div.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]",
     forEach("div.Scalar"), InPlace::Derived},
    {"_foreach_div.Tensor(Tensor[] self, Tensor other) -> Tensor[]",
     forEach("div.Tensor"), InPlace::Derived},
    {"_foreach_erf(Tensor[] self) -> Tensor[]", forEach("erf"),
     InPlace::Derived},
    {"_foreach_erfc(Tensor[] self) -> Tensor[]", forEach("erfc"),
     InPlace::Derived},
    {"_foreach_exp(Tensor[] self) -> Tensor[]", forEach("exp"),
     InPlace::Derived},
    {"_foreach_expm1(Tensor[] self) -> Tensor[]", forEach("expm1"),
     InPlace::Derived},
    {"_foreach_floor(Tensor[] self) -> Tensor[]", forEach("floor"),
     InPlace::Derived},
    {"_foreach_frac(Tensor[] self) -> Tensor[]", forEach("frac"),
     InPlace::Derived},
    {"_foreach_lerp.List(Tensor[] self, Tensor[] tensors1, Tensor[] weights) "
     "-> Tensor[]",
     forEach("lerp.Tensor"), InPlace::Derived},
    {"_foreach_lerp.Scalar(Tensor[] self, Tensor[] tensors1, Scalar weight) -> "
     "Tensor[]",
     forEach("lerp.Scalar"), InPlace::Derived},
    {"_foreach_lerp.ScalarList(Tensor[] self, Tensor[] tensors1, Scalar[] "
     "weight) -> Tensor[]",
     forEach("lerp.Scalar"), InPlace::Derived},
    {"_foreach_lgamma(Tensor[] self) -> Tensor[]", forEach("lgamma"),
     InPlace::Derived},
    {"_foreach_log(Tensor[] self) -> Tensor[]", forEach("log"),
     InPlace::Derived},
    {"_foreach_log10(Tensor[] self) -> Tensor[]", forEach("log10"),
     InPlace::Derived},
    {"_foreach_log1p(Tensor[] self) -> Tensor[]", forEach("log1p"),
     InPlace::Derived},
    {"_foreach_log2(Tensor[] self) -> Tensor[]", forEach("log2"),
     InPlace::Derived},
    {"_foreach_max(Tensor[] self) -> Tensor[]", rule<maxOfEach>,
     follows("_subclasses.fake_impls.foreach_run_and_map_input_device native")},
    {"_foreach_maximum.List(Tensor[] self, Tensor[] other) -> Tensor[]",
     forEach("clamp_min.Tensor"), InPlace::Derived},
    {"_foreach_maximum.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("clamp_min"), InPlace::Derived},
    {"_foreach_maximum.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]",
     forEach("clamp_min"), InPlace::Derived},
    {"_foreach_minimum.List(Tensor[] self, Tensor[] other) -> Tensor[]",
     forEach("clamp_max.Tensor"), InPlace::Derived},
    {"_foreach_minimum.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("clamp_max"), InPlace::Derived},
    {"_foreach_minimum.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]",
     forEach("clamp_max"), InPlace::Derived},
    {"_foreach_mm(Tensor[] self, Tensor[] mat2) -> Tensor[]", forEach("mm")},
    {"_foreach_mul.List(Tensor[] self, Tensor[] other) -> Tensor[]",
     forEach("mul.Tensor"), InPlace::Derived},
    {"_foreach_mul.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("mul.Scalar"), InPlace::Derived},
    {"_foreach_mul.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]",
     forEach("mul.Scalar"), InPlace::Derived},
    {"_foreach_mul.Tensor(Tensor[] self, Tensor other) -> Tensor[]",
     forEach("mul.Tensor"), InPlace::Derived},
    {"_foreach_neg(Tensor[] self) -> Tensor[]", forEach("neg"),
     InPlace::Derived},
    {"_foreach_norm.Scalar(Tensor[] self, Scalar ord=2, ScalarType? "
     "dtype=None) -> Tensor[]",
     rule<normOfEach>,
     follows("_subclasses.fake_impls.foreach_run_and_map_input_device "
             "_meta_registrations.meta_foreach_norm")},
    {"_foreach_pow.List(Tensor[] self, Tensor[] exponent) -> Tensor[]",
     forEach("pow.Tensor_Tensor")},
    {"_foreach_pow.Scalar(Tensor[] self, Scalar exponent) -> Tensor[]",
     forEach("pow.Tensor_Scalar")},
    {"_foreach_pow.ScalarAndTensor(Scalar self, Tensor[] exponent) -> Tensor[]",
     forEach("pow.Scalar")},
    {"_foreach_pow.ScalarList(Tensor[] self, Scalar[] exponent) -> Tensor[]",
     forEach("pow.Tensor_Scalar")},
    {"_foreach_pow_.List(Tensor(a!)[] self, Tensor[] exponent) -> ()",
     forEach("pow_.Tensor")},
    {"_foreach_pow_.Scalar(Tensor(a!)[] self, Scalar exponent) -> ()",
     forEach("pow_.Scalar")},
    {"_foreach_pow_.ScalarList(Tensor(a!)[] self, Scalar[] exponent) -> ()",
     forEach("pow_.Scalar")},
    {"_foreach_powsum.Scalar(Tensor[] self, Scalar ord=2, ScalarType? "
     "dtype=None) -> Tensor[]",
     rule<normOfEach>,
     follows("_subclasses.fake_impls.foreach_run_and_map_input_device native")},
    {"_foreach_reciprocal(Tensor[] self) -> Tensor[]", forEach("reciprocal"),
     InPlace::Derived},
    {"_foreach_round(Tensor[] self) -> Tensor[]", forEach("round"),
     InPlace::Derived},
    {"_foreach_rsqrt(Tensor[] self) -> Tensor[]", forEach("rsqrt"),
     InPlace::Derived},
    {"_foreach_sigmoid(Tensor[] self) -> Tensor[]", forEach("sigmoid"),
     InPlace::Derived},
    {"_foreach_sign(Tensor[] self) -> Tensor[]", forEach("sign"),
     InPlace::Derived},
    {"_foreach_sin(Tensor[] self) -> Tensor[]", forEach("sin"),
     InPlace::Derived},
    {"_foreach_sinh(Tensor[] self) -> Tensor[]", forEach("sinh"),
     InPlace::Derived},
    {"_foreach_sqrt(Tensor[] self) -> Tensor[]", forEach("sqrt"),
     InPlace::Derived},
    {"_foreach_sub.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> "
     "Tensor[]",
     forEach("sub.Tensor"), InPlace::Derived},
    {"_foreach_sub.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]",
     forEach("sub.Scalar"), InPlace::Derived},
    {"_foreach_sub.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]",
     forEach("sub.Scalar"), InPlace::Derived},
    {"_foreach_tan(Tensor[] self) -> Tensor[]", forEach("tan"),
     InPlace::Derived},
    {"_foreach_tanh(Tensor[] self) -> Tensor[]", forEach("tanh"),
     InPlace::Derived},
    {"_foreach_trunc(Tensor[] self) -> Tensor[]", forEach("trunc"),
     InPlace::Derived},
    {"_foreach_zero(Tensor[] self) -> Tensor[] self_out", forEach("zero"),
     InPlace::Derived},
};

OpFamily fake::getForeachFamily() { return {"Foreach", rows}; }
