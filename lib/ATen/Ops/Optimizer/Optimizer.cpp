//===- Optimizer.cpp - Fused optimizers -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Optimizer steps over lists of parameters, and the scaling of gradients for
// mixed precision.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// New tensors like those of a list, with the strides of clones or of
/// `empty_like`.
static MetaValue
newTensors(RuleContext &cx, const MetaValue &list,
           ArrayRef<SymInt> (*getStrides)(RuleContext &,
                                          const TensorMeta &) = cloneStrides) {
  MutableArrayRef<MetaValue> copies =
      cx.allocate<MetaValue>(list.getList().size());
  for (auto [value, copy] : llvm::zip_equal(list.getList(), copies)) {
    const TensorMeta &self = *value.getTensor();
    copy = cx.createValue(makeStrided(cx, self.sizes, getStrides(cx, self),
                                      self.dtype, self.device));
  }
  return MetaValue::list(copies);
}

/// Fails unless the tensors at each index of the first `count` lists have the
/// same dtype.
static LogicalResult checkStep(RuleContext &cx, ArrayRef<MetaValue> args,
                               unsigned count) {
  ArrayRef<MetaValue> parameters = args[0].getList();
  for (unsigned i = 1; i < count; ++i)
    for (auto [parameter, other] : llvm::zip(parameters, args[i].getList())) {
      DType dtype = parameter.getTensor()->dtype;
      if (differ(other.getTensor()->dtype, dtype))
        return cx.error(i) << "expected " << dtype
                           << ", as the parameter has, found "
                           << other.getTensor()->dtype;
    }
  return success();
}

/// Positions of arguments of adam with a learning rate in a tensor.
enum { MaximaArg = 4, AmsgradArg = 11 };

/// Fails if there are maxima without `amsgrad`.
static LogicalResult checkMaxima(RuleContext &cx, ArrayRef<MetaValue> args) {
  const MetaValue &amsgrad = args[AmsgradArg];
  bool isWanted = amsgrad.asBool() != false;
  if (isWanted || !args[MaximaArg].isList() ||
      args[MaximaArg].getList().empty())
    return success();
  return cx.error(MaximaArg, AmsgradArg)
         << "expected no maxima without amsgrad, found "
         << args[MaximaArg].getList().size();
}

/// A functional step: copies of the first `Count` lists, `Checked` of which
/// must have the dtypes of the parameters.
template <unsigned Count, unsigned Checked>
static FailureOr<std::array<MetaValue, Count>> step(RuleContext &cx,
                                                    ArrayRef<MetaValue> args) {
  if (failed(checkStep(cx, args, Checked)))
    return failure();
  std::array<MetaValue, Count> results;
  for (unsigned i = 0; i < Count; ++i)
    results[i] = newTensors(cx, args[i]);
  return results;
}

/// Follows meta__fused_adam, which has no checks and does not preserve the
/// strides of tensors that are not dense.
static FailureOr<std::array<MetaValue, 5>> adamStep(RuleContext &cx,
                                                    ArrayRef<MetaValue> args) {
  std::array<MetaValue, 5> results;
  for (unsigned i = 0; i < 5; ++i)
    results[i] = newTensors(cx, args[i], emptyLikeStrides);
  return results;
}

/// A step that writes to its lists and changes no metadata.
template <unsigned Checked>
static LogicalResult stepInPlace(RuleContext &cx, ArrayRef<MetaValue> args) {
  return checkStep(cx, args, Checked);
}

/// The steps of adam with a learning rate in a tensor.
static FailureOr<std::array<MetaValue, 5>>
adamStepByTensor(RuleContext &cx, ArrayRef<MetaValue> args) {
  if (failed(checkMaxima(cx, args)))
    return failure();
  return step<5, 5>(cx, args);
}
static LogicalResult adamInPlaceByTensor(RuleContext &cx,
                                         ArrayRef<MetaValue> args) {
  if (failed(checkMaxima(cx, args)))
    return failure();
  return checkStep(cx, args, 5);
}

//===----------------------------------------------------------------------===//
// Gradient scaling
//===----------------------------------------------------------------------===//

/// Fails unless argument `arg` is a single float.
static LogicalResult checkNumber(RuleContext &cx, unsigned arg,
                                 const TensorMeta &tensor) {
  if (!requireEqual(cx, numel(cx, tensor.sizes), 1))
    return cx.error(arg) << "expected a tensor of one element, found sizes "
                         << tensor.sizes;
  if (!isFloat(tensor.dtype) && tensor.dtype != DType::Unknown)
    return cx.error(arg) << "expected a float dtype, found " << tensor.dtype;
  return success();
}

/// Follows _amp_foreach_non_finite_check_and_unscale_.
static LogicalResult unscaleInPlace(RuleContext &cx, TensorList,
                                    const TensorMeta &foundInf,
                                    const TensorMeta &inverseScale) {
  if (failed(checkNumber(cx, 1, foundInf)))
    return failure();
  return checkNumber(cx, 2, inverseScale);
}

static FailureOr<std::array<MetaValue, 2>>
unscale(RuleContext &cx, const MetaValue &self, const TensorMeta &foundInf,
        const TensorMeta &inverseScale) {
  if (failed(unscaleInPlace(cx, TensorList(), foundInf, inverseScale)))
    return failure();
  return std::array{newTensors(cx, self),
                    cx.createValue(clonePreserving(cx, foundInf))};
}

/// Fails unless scale and growth tracker have a single element.
static FailureOr<TensorMeta> updateScaleInPlace(RuleContext &cx,
                                                const TensorMeta &self,
                                                const TensorMeta &tracker,
                                                const TensorMeta &foundInf) {
  if (failed(commonDeviceOf(cx, self, tracker, foundInf)))
    return failure();
  return self;
}

static FailureOr<std::array<TensorMeta, 2>>
updateScale(RuleContext &cx, const TensorMeta &self, const TensorMeta &tracker,
            const TensorMeta &foundInf) {
  if (failed(updateScaleInPlace(cx, self, tracker, foundInf)))
    return failure();
  return std::array{clonePreserving(cx, self), clonePreserving(cx, tracker)};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_fused_adam(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] "
     "exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, float "
     "lr, float beta1, float beta2, float weight_decay, float eps, bool "
     "amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? "
     "found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] "
     "exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)",
     singleDevice<adamStep>, follows("_meta_registrations.meta__fused_adam")},
    {"_fused_adam.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, "
     "Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, "
     "*, Tensor lr, float beta1, float beta2, float weight_decay, float "
     "eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? "
     "found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] "
     "exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)",
     singleDevice<adamStepByTensor>, follows("native")},
    {"_fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] "
     "exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, "
     "Tensor[] state_steps, *, float lr, float beta1, float beta2, float "
     "weight_decay, float eps, bool amsgrad, bool maximize, Tensor? "
     "grad_scale=None, Tensor? found_inf=None) -> ()",
     rule<stepInPlace<0>>, follows("_meta_registrations.meta__fused_adam_")},
    {"_fused_adam_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, "
     "Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] "
     "max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, "
     "float beta2, float weight_decay, float eps, bool amsgrad, bool "
     "maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()",
     singleDevice<adamInPlaceByTensor>, follows("native")},
    {"_fused_adamw(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] "
     "exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, float "
     "lr, float beta1, float beta2, float weight_decay, float eps, bool "
     "amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? "
     "found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] "
     "exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)",
     singleDevice<step<5, 0>>, follows("native")},
    {"_fused_adamw.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, "
     "Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, "
     "*, Tensor lr, float beta1, float beta2, float weight_decay, float "
     "eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? "
     "found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] "
     "exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)",
     singleDevice<adamStepByTensor>, follows("native")},
    {"_fused_adamw_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] "
     "exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, "
     "Tensor[] state_steps, *, float lr, float beta1, float beta2, float "
     "weight_decay, float eps, bool amsgrad, bool maximize, Tensor? "
     "grad_scale=None, Tensor? found_inf=None) -> ()",
     rule<stepInPlace<0>>, follows("_meta_registrations.meta__fused_adam_")},
    {"_fused_adamw_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, "
     "Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] "
     "max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, "
     "float beta2, float weight_decay, float eps, bool amsgrad, bool "
     "maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()",
     singleDevice<adamInPlaceByTensor>, follows("native")},
    {"_fused_adagrad(Tensor[] self, Tensor[] grads, Tensor[] state_sums, "
     "Tensor[] state_steps, *, float lr, float lr_decay, float "
     "weight_decay, float eps, bool maximize, Tensor? grad_scale=None, "
     "Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, "
     "Tensor[] state_sums_out, Tensor[] state_steps_out)",
     singleDevice<step<4, 3>>, follows("native")},
    {"_fused_adagrad.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] "
     "state_sums, Tensor[] state_steps, *, Tensor lr, float lr_decay, float "
     "weight_decay, float eps, bool maximize, Tensor? grad_scale=None, "
     "Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, "
     "Tensor[] state_sums_out)",
     singleDevice<step<3, 3>>, follows("native")},
    {"_fused_adagrad_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] "
     "state_sums, Tensor(d!)[] state_steps, *, float lr, float lr_decay, "
     "float weight_decay, float eps, bool maximize, Tensor? "
     "grad_scale=None, Tensor? found_inf=None) -> ()",
     singleDevice<stepInPlace<3>>, follows("native")},
    {"_fused_adagrad_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, "
     "Tensor(c!)[] state_sums, Tensor[] state_steps, *, Tensor lr, float "
     "lr_decay, float weight_decay, float eps, bool maximize, Tensor? "
     "grad_scale=None, Tensor? found_inf=None) -> ()",
     singleDevice<stepInPlace<3>>, follows("native")},
    {"_fused_sgd(Tensor[] self, Tensor[] grads, Tensor[] momentum_buffer_list, "
     "*, float weight_decay, float momentum, float lr, float dampening, "
     "bool nesterov, bool maximize, bool is_first_step, Tensor? "
     "grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, "
     "Tensor[] grads_out, Tensor[] momentum_buffer_list_out)",
     rule<step<3, 3>>, follows("native")},
    {"_fused_sgd.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] "
     "momentum_buffer_list, *, float weight_decay, float momentum, Tensor "
     "lr, float dampening, bool nesterov, bool maximize, bool "
     "is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> "
     "(Tensor[] self_out, Tensor[] grads_out, Tensor[] "
     "momentum_buffer_list_out)",
     rule<step<3, 3>>, follows("native")},
    {"_fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] "
     "momentum_buffer_list, *, float weight_decay, float momentum, float "
     "lr, float dampening, bool nesterov, bool maximize, bool "
     "is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()",
     rule<stepInPlace<3>>, follows("native")},
    {"_fused_sgd_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, "
     "Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float "
     "momentum, Tensor lr, float dampening, bool nesterov, bool maximize, "
     "bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) "
     "-> ()",
     rule<stepInPlace<3>>, follows("native")},
    {"_amp_foreach_non_finite_check_and_unscale(Tensor[] self, Tensor "
     "found_inf, Tensor inv_scale) -> (Tensor[] self_out, Tensor "
     "found_inf_out)",
     singleDevice<unscale>, follows("native")},
    {"_amp_foreach_non_finite_check_and_unscale_(Tensor(a!)[] self, Tensor(b!) "
     "found_inf, Tensor inv_scale) -> ()",
     singleDevice<unscaleInPlace>,
     follows("_meta_registrations._amp_foreach_non_finite_check_and_unscale_")},
    {"_amp_update_scale(Tensor self, Tensor growth_tracker, Tensor found_inf, "
     "float scale_growth_factor, float scale_backoff_factor, int "
     "growth_interval) -> (Tensor, Tensor growth_tracker_out)",
     rule<updateScale>, follows("native")},
    {"_amp_update_scale_(Tensor(a!) self, Tensor(b!) growth_tracker, Tensor "
     "found_inf, float scale_growth_factor, float scale_backoff_factor, int "
     "growth_interval) -> Tensor(a!)",
     rule<updateScaleInPlace>, follows("native")},
};

OpFamily fake::getOptimizerFamily() { return {"Optimizer", rows}; }
