//===- Loss.cpp - Losses ----------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Loss/Loss.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"

using namespace fake;

/// Follows apply_loss_reduction: any value but mean and sum does not reduce.
/// The mean is not defined for integers; their sum is int64.
static FailureOr<TensorMeta> reduceLoss(RuleContext &cx, unsigned arg,
                                        const TensorMeta &loss,
                                        int64_t reduction) {
  if (reduction != MeanReduction && reduction != SumReduction)
    return loss;
  DType dtype = loss.dtype;
  if (reduction == SumReduction)
    dtype =
        promoteReduction(dtype, std::nullopt, ReductionPromotion::IntToLong);
  else if (failed(refuse(cx, arg, dtype, RefuseIntegral)))
    return failure();
  return makeContiguous(cx, {}, dtype, loss.device);
}

/// The same for losses computed in floats and returned in the promoted type.
static TensorMeta reduceKeeping(RuleContext &cx, const TensorMeta &loss,
                                int64_t reduction) {
  if (reduction != MeanReduction && reduction != SumReduction)
    return loss;
  return makeContiguous(cx, {}, loss.dtype, loss.device);
}

/// A loss of two operands that keeps their type; rejects bool.
static FailureOr<TensorMeta> keepingLoss(RuleContext &cx,
                                         const TensorMeta &self,
                                         const TensorMeta &target,
                                         int64_t reduction) {
  FailureOr<TensorMeta> loss = binary<Promotion::Default, RefuseBool>(
      cx, MetaValue::tensor(&self), MetaValue::tensor(&target));
  if (failed(loss))
    return failure();
  return reduceKeeping(cx, *loss, reduction);
}

/// A loss of two operands, `self` first, with the reduction as argument 2.
template <Promotion P, unsigned Refused>
static FailureOr<TensorMeta> pairLoss(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &target,
                                      int64_t reduction) {
  FailureOr<TensorMeta> loss = binary<P, Refused>(cx, MetaValue::tensor(&self),
                                                  MetaValue::tensor(&target));
  if (failed(loss))
    return failure();
  return reduceLoss(cx, 0, *loss, reduction);
}

/// Follows torch._refs.huber_loss, the only one to check its reduction.
static FailureOr<TensorMeta> huberLoss(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &target,
                                       int64_t reduction, double delta) {
  if (reduction < NoReduction || reduction > SumReduction)
    return cx.error(2) << "expected a reduction between 0 and 2, found "
                       << reduction;
  if (delta <= 0)
    return cx.error(3) << "expected delta to be above 0, found " << delta;
  return keepingLoss(cx, self, target, reduction);
}

/// Follows torch._decomp.binary_cross_entropy: the target comes first.
static FailureOr<TensorMeta> binaryCrossEntropy(RuleContext &cx,
                                                const TensorMeta &self,
                                                const TensorMeta &target,
                                                const TensorMeta *weight,
                                                int64_t reduction) {
  const MetaValue operands[] = {
      MetaValue::tensor(&target), MetaValue::tensor(&self),
      weight ? MetaValue::tensor(weight) : MetaValue::none()};
  FailureOr<TensorMeta> loss = elementwise(cx, operands, Promotion::Default);
  if (failed(loss) || failed(refuse(cx, 0, loss->dtype, RefuseBool)))
    return failure();
  return reduceKeeping(cx, *loss, reduction);
}

/// The same on logits: the result has the dtype of the target.
static FailureOr<TensorMeta>
binaryCrossEntropyWithLogits(RuleContext &cx, const TensorMeta &self,
                             const TensorMeta &target, const TensorMeta *weight,
                             const TensorMeta *positiveWeight,
                             int64_t reduction) {
  auto value = [](const TensorMeta *tensor) {
    return tensor ? MetaValue::tensor(tensor) : MetaValue::none();
  };
  const MetaValue operands[] = {MetaValue::tensor(&target),
                                MetaValue::tensor(&self), value(positiveWeight),
                                value(weight)};
  FailureOr<TensorMeta> loss =
      elementwise(cx, operands, Promotion::Default, target.dtype);
  if (failed(loss) || failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  return reduceLoss(cx, 0, *loss, reduction);
}

/// Follows kl_div of ATen: the target comes first; the mean of all.
static FailureOr<TensorMeta> klDiv(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &target,
                                   int64_t reduction) {
  FailureOr<TensorMeta> loss = binarySwapped<Promotion::IntToFloat>(
      cx, MetaValue::tensor(&self), MetaValue::tensor(&target));
  if (failed(loss) ||
      failed(refuse(cx, 0, self.dtype, RefuseIntegral | RefuseComplex)) ||
      failed(refuse(cx, 1, target.dtype, RefuseIntegral | RefuseComplex)))
    return failure();
  return reduceLoss(cx, 0, *loss, reduction);
}

/// A gradient from the incoming one, the input, and the target, which determine
/// strides in the order `I` of the decomposition.
template <unsigned... I>
static FailureOr<TensorMeta> lossBackward(RuleContext &cx,
                                          ArrayRef<MetaValue> args) {
  FailureOr<TensorMeta> result =
      pointwiseAt<Promotion::Default, I...>(cx, args);
  if (failed(result) || failed(refuse(cx, 1, result->dtype, RefuseBool)))
    return failure();
  return result;
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

/// The dimension that holds the classes: 1, or 0 of a vector.
static int64_t getClassDim(const TensorMeta &scores) {
  return scores.rank() < 2 ? 0 : 1;
}

/// The weights of classes, reshaped to broadcast with the scores; None is
/// returned unchanged.
static MetaValue spreadWeight(Decomposition &steps, const TensorMeta *weight,
                              int64_t rank) {
  if (!weight)
    return MetaValue::none();
  if (rank < 2)
    return MetaValue::tensor(weight);
  SmallVector<SymInt> sizes(rank, 1);
  sizes[1] = weight->sizes[0];
  return steps.view(MetaValue::tensor(weight), sizes);
}

/// Follows torch._decomp._nll_loss_forward: the loss of each sample or reduced,
/// and the total weight.
static FailureOr<std::array<TensorMeta, 2>>
nllLossOf(RuleContext &cx, const TensorMeta &self, const TensorMeta &target,
          const TensorMeta *weight, int64_t reduction) {
  if (self.rank() >= 2 && target.rank() != self.rank() - 1)
    return cx.error(0, 1) << "expected classes of rank " << self.rank() - 1
                          << ", found rank " << target.rank();
  if (weight && weight->rank() < 1)
    return cx.error(2) << "expected a weight of rank 1, found rank 0";
  const MetaValue zero = Scalar::integer(0);
  const MetaValue dim = Scalar::integer(getClassDim(self));
  Decomposition steps(cx);
  MetaValue classes = MetaValue::tensor(&target);
  MetaValue counts = steps(Op::ne_Scalar, {classes, zero});
  auto keep = [&](const MetaValue &x) {
    return steps(Op::where_ScalarOther, {counts, x, zero});
  };
  MetaValue places = steps.unsqueeze(keep(classes), getClassDim(self));
  auto pick = [&](const MetaValue &x) {
    return steps(Op::squeeze_dim, {steps(Op::gather, {x, dim, places}), dim});
  };
  MetaValue factors = spreadWeight(steps, weight, self.rank());
  MetaValue scores = steps.mulIf(MetaValue::tensor(&self), factors);
  MetaValue loss = keep(steps(Op::neg, pick(scores)));
  if (steps.failed() && !mayBe(target.dtype, {DType::Int64, DType::Int32}))
    return cx.error(1) << "expected classes of i64 or i32, found "
                       << target.dtype;
  if (steps.failed())
    return failure();
  bool isReduced = reduction == MeanReduction || reduction == SumReduction;
  MetaValue total =
      steps.dense({}, scores.getTensor()->dtype, *scores.getTensor());
  if (weight && (isReduced || self.rank() < 2)) {
    MetaValue whole = cx.createValue(
        broadcastTo(cx, *factors.getTensor(), scores.getTensor()->sizes));
    total = steps(Op::sum, keep(pick(whole)));
  } else if (isReduced || self.rank() < 2) {
    total = steps.dense({}, self.dtype, self);
  }
  if (isReduced)
    loss = steps(Op::sum, loss);
  if (reduction == MeanReduction)
    loss = steps(Op::div_Tensor, {loss, total});
  if (steps.failed())
    return failure();
  return std::array{*loss.getTensor(), *total.getTensor()};
}

/// Follows nll_loss_forward: rows of scores and one class for each.
static FailureOr<std::array<TensorMeta, 2>>
nllLoss(RuleContext &cx, const TensorMeta &self, const TensorMeta &target,
        const TensorMeta *weight, int64_t reduction) {
  if (self.rank() < 1 || self.rank() > 2)
    return cx.error(0) << "expected scores of rank 1 or 2, found rank "
                       << self.rank();
  if (target.rank() > 1)
    return cx.error(1) << "expected classes of rank 0 or 1, found rank "
                       << target.rank();
  if (self.rank() != 1 || !target.isScalar())
    if (target.isScalar() || !requireEqual(cx, self.sizes[0], target.sizes[0]))
      return cx.error(0, 1) << "expected a class for each row of " << self.sizes
                            << ", found " << target.sizes;
  SymInt classes = self.sizes.back();
  if (weight &&
      (weight->rank() != 1 || !requireEqual(cx, weight->sizes[0], classes)))
    return cx.error(2) << "expected a weight for each of " << classes
                       << " classes, found " << weight->sizes;
  return nllLossOf(cx, self, target, weight, reduction);
}

/// `nll_loss` and `nll_loss2d`: the first result of the op above.
template <auto F>
static FailureOr<TensorMeta>
firstOf(RuleContext &cx, const TensorMeta &self, const TensorMeta &target,
        const TensorMeta *weight, int64_t reduction) {
  auto results = F(cx, self, target, weight, reduction);
  if (failed(results))
    return failure();
  return (*results)[0];
}

static LogicalResult checkClasses(RuleContext &cx, const TensorMeta &target,
                                  ArrayRef<SymInt> sizes) {
  if (requireEqual(cx, target.sizes, sizes))
    return success();
  return cx.error(0, 1) << "expected classes of sizes " << sizes << ", found "
                        << target.sizes;
}

/// The same for images; FakeTensor accepts fewer classes than pixels.
static LogicalResult checkClasses2d(RuleContext &cx, const TensorMeta &target,
                                    ArrayRef<SymInt> sizes) {
  if (target.rank() != 3 || !isTrue(cx.env.le(target.sizes[1], sizes[1])) ||
      !isTrue(cx.env.le(target.sizes[2], sizes[2])) ||
      !requireEqual(cx, target.sizes[0], sizes[0]))
    return checkClasses(cx, target, sizes);
  for (auto [found, wanted] : llvm::zip_equal(target.sizes, sizes))
    if (isKnownToDiffer(cx, found, wanted))
      cx.eagerRefuses() << "expected classes of sizes " << sizes << ", found "
                        << target.sizes;
  return success();
}

/// Follows nll_loss_nd of ATen: dimension 1 holds the classes, or dimension 0
/// of a vector.
static FailureOr<TensorMeta> nllLossOfAnyRank(RuleContext &cx,
                                              const TensorMeta &self,
                                              const TensorMeta &target,
                                              const TensorMeta *weight,
                                              int64_t reduction) {
  if (self.rank() < 1)
    return cx.error(0) << "expected scores of rank 1 or more, found rank 0";
  if (self.rank() <= 2)
    return firstOf<nllLoss>(cx, self, target, weight, reduction);
  const SymInt samples[] = {self.sizes[0]};
  ArrayRef<SymInt> sizes = concat(cx, samples, self.sizes.drop_front(2));
  if (failed(self.rank() == 4 ? checkClasses2d(cx, target, sizes)
                              : checkClasses(cx, target, sizes)))
    return failure();
  if (self.rank() == 4)
    return firstOf<nllLossOf>(cx, self, target, weight, reduction);
  return firstOf<nllLossOf>(cx, contiguousCopy(cx, self),
                            contiguousCopy(cx, target), weight, reduction);
}

/// The loss against a probability of each class.
static FailureOr<TensorMeta>
crossEntropyOfProbabilities(RuleContext &cx, const TensorMeta &self,
                            const TensorMeta &target, const TensorMeta *weight,
                            int64_t reduction, int64_t classDim) {
  if (!isFloat(target.dtype) && target.dtype != DType::Unknown)
    return cx.error(1) << "expected probabilities of a float dtype, found "
                       << target.dtype;
  SymInt classes = self.sizes[classDim];
  if (weight &&
      (weight->rank() != 1 || !requireEqual(cx, weight->sizes[0], classes)))
    return cx.error(2) << "expected a weight for each of " << classes
                       << " classes, found " << weight->sizes;
  Decomposition call(cx);
  MetaValue product = call(Op::mul_Tensor, {call.add(contiguousCopy(cx, self)),
                                            MetaValue::tensor(&target)});
  const MetaValue dims = toList(cx, ArrayRef<int64_t>(classDim));
  if (reduction == MeanReduction || reduction == SumReduction)
    return call.finish(call(Op::sum, product));
  return call.finish(call(Op::sum_dim_IntList, {product, dims}));
}

/// Follows cross_entropy_loss of ATen: a row-major softmax, then the loss for
/// class indices, or for probabilities if there is one for each score.
static FailureOr<TensorMeta>
crossEntropy(RuleContext &cx, const TensorMeta &self, const TensorMeta &target,
             const TensorMeta *weight, int64_t reduction) {
  if (self.rank() < 1)
    return cx.error(0) << "expected scores of rank 1 or more, found rank 0";
  if (self.rank() == target.rank() &&
      requireEqual(cx, self.sizes, target.sizes))
    return crossEntropyOfProbabilities(cx, self, target, weight, reduction,
                                       self.rank() == 1 ? 0 : 1);
  return nllLossOfAnyRank(cx, contiguousCopy(cx, self), target, weight,
                          reduction);
}

/// Follows torch._decomp._nll_loss_backward.
static FailureOr<TensorMeta>
nllLossBackwardOf(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &self, const TensorMeta &target,
                  const TensorMeta *weight, int64_t reduction,
                  const TensorMeta &total) {
  if (!requireEqual(cx, numel(cx, total.sizes), 1))
    return cx.error(6) << "expected a total weight of one element, found sizes "
                       << total.sizes;
  int64_t classDim = getClassDim(self);
  const MetaValue zero = Scalar::integer(0);
  const MetaValue dim = Scalar::integer(classDim);
  Decomposition steps(cx);
  MetaValue outer = MetaValue::tensor(&gradient);
  MetaValue classes = MetaValue::tensor(&target);
  if (reduction == MeanReduction)
    outer = steps(Op::div_Tensor, {outer, MetaValue::tensor(&total)});
  if (self.rank() == 1 && target.rank() > 0)
    classes = steps(Op::select_int, {classes, zero, zero});
  classes = steps.unsqueeze(classes, classDim);
  MetaValue counts = steps(Op::ne_Scalar, {classes, zero});
  auto keep = [&](const MetaValue &x) {
    return steps(Op::where_ScalarOther, {counts, x, zero});
  };
  MetaValue zeros = steps(Op::zeros_like, MetaValue::tensor(&self));
  MetaValue result = steps(Op::scatter_value,
                           {zeros, dim, keep(classes), Scalar::floating(-1.0)});
  if (gradient.rank() > 0 && self.rank() > gradient.rank())
    outer = steps.unsqueeze(outer, classDim);
  if (weight && weight->rank() < 1)
    return cx.error(3) << "expected a weight of rank 1, found rank 0";
  outer = keep(steps.mulIf(outer, spreadWeight(steps, weight, self.rank())));
  return steps.finish(steps.mul(result, outer));
}

static FailureOr<TensorMeta>
nllLoss2dBackward(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &self, const TensorMeta &target,
                  const TensorMeta *weight, int64_t reduction, SymInt,
                  const TensorMeta &total) {
  if (self.rank() != 4)
    return cx.error(1) << "expected scores of rank 4, found rank "
                       << self.rank();
  const SymInt samples[] = {self.sizes[0], self.sizes[2], self.sizes[3]};
  if (!requireEqual(cx, target.sizes, samples))
    return cx.error(1, 2) << "expected classes of sizes "
                          << ArrayRef<SymInt>(samples) << ", found "
                          << target.sizes;
  return nllLossBackwardOf(cx, gradient, self, target, weight, reduction,
                           total);
}

static FailureOr<TensorMeta>
nllLossBackward(RuleContext &cx, const TensorMeta &gradient,
                const TensorMeta &self, const TensorMeta &target,
                const TensorMeta *weight, int64_t reduction, SymInt,
                const TensorMeta &total) {
  if (self.rank() > 2)
    return cx.error(1) << "expected scores of rank 1 or 2, found rank "
                       << self.rank();
  if (target.rank() > 1)
    return cx.error(2) << "expected classes of rank 0 or 1, found rank "
                       << target.rank();
  if (self.rank() != 1 || !target.isScalar())
    if (self.isScalar() || target.isScalar() ||
        !requireEqual(cx, self.sizes[0], target.sizes[0]))
      return cx.error(1, 2) << "expected a class for each row of " << self.sizes
                            << ", found " << target.sizes;
  SymInt classes = self.sizes.back();
  if (weight && !requireEqual(cx, numel(cx, weight->sizes), classes))
    return cx.error(3) << "expected a weight for each of " << classes
                       << " classes, found " << weight->sizes;
  if (reduction == 0 && self.rank() == 2) {
    if (gradient.rank() != 1 ||
        !requireEqual(cx, gradient.sizes[0], self.sizes[0]))
      return cx.error(0) << "expected a gradient for each of " << self.sizes[0]
                         << " rows, found sizes " << gradient.sizes;
  } else if (gradient.rank() > 1 ||
             !requireEqual(cx, numel(cx, gradient.sizes), 1)) {
    return cx.error(0) << "expected a gradient of one element, found sizes "
                       << gradient.sizes;
  }
  return nllLossBackwardOf(cx, gradient, self, target, weight, reduction,
                           total);
}

//===----------------------------------------------------------------------===//
// Connectionist temporal classification
//===----------------------------------------------------------------------===//

//===----------------------------------------------------------------------===//
// Fused linear layer and cross entropy
//===----------------------------------------------------------------------===//

/// Follows the fake kernel of torch_nn::_linear_cross_entropy_batch_chunked:
/// the loss, and gradients, which are empty unless requested.
static FailureOr<std::array<TensorMeta, 4>>
linearCrossEntropy(RuleContext &cx, const TensorMeta &input,
                   const TensorMeta &linearWeight, const MetaValue &,
                   const MetaValue &, const MetaValue &, StringRef reduction,
                   const MetaValue &, const MetaValue &, const MetaValue &,
                   const MetaValue &, const MetaValue &, const MetaValue &,
                   bool wantsInput, bool wantsWeight, bool wantsBias) {
  if (reduction != "mean" && reduction != "sum")
    return cx.error(5) << "expected a reduction mean or sum, found "
                       << reduction;
  if (wantsBias && linearWeight.rank() == 0)
    return cx.error(1) << "expected rank 1 or more, found rank 0";
  ArrayRef<SymInt> none = cx.copySizes({0, 0});
  return std::array{
      newLike(cx, input, {}),
      newLike(cx, input, wantsInput ? input.sizes : none),
      makeContiguous(cx, wantsWeight ? linearWeight.sizes : none, input.dtype,
                     linearWeight.device),
      newLike(cx, input,
              wantsBias ? linearWeight.sizes.drop_back() : none.take_front())};
}

static FailureOr<TensorMeta> linearCrossEntropyEach(RuleContext &cx,
                                                    const TensorMeta &input) {
  return newLike(cx, input, input.sizes.take_front(1));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     rule<pairLoss<Promotion::BoolToLong, RefuseBool>>,
     follows("_decomp.decompositions.mse_loss")},
    {"l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     rule<pairLoss<Promotion::ComplexToFloat, RefuseBool>>, follows("native")},
    {"smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float "
     "beta=1.) -> Tensor",
     rule<keepingLoss>, follows("_decomp.decompositions.smooth_l1_loss")},
    {"soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     rule<keepingLoss>, follows("_decomp.decompositions.soft_margin_loss")},
    {"huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) "
     "-> Tensor",
     rule<huberLoss>, follows("_refs.nn.functional.huber_loss")},
    {"binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, "
     "int reduction=1) -> Tensor",
     rule<binaryCrossEntropy>,
     follows("_decomp.decompositions.binary_cross_entropy")},
    {"binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? "
     "weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor",
     rule<binaryCrossEntropyWithLogits>,
     follows("_decomp.decompositions.binary_cross_entropy_with_logits")},
    {"kl_div(Tensor self, Tensor target, int reduction=1, *, bool "
     "log_target=False) -> Tensor",
     rule<klDiv>, follows("native")},
    {"nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int "
     "reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)",
     rule<nllLoss>, follows("_decomp.decompositions.nll_loss_forward")},
    {"nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int "
     "reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)",
     rule<nllLossOf>, follows("_decomp.decompositions.nll_loss2d_forward")},
    {"nll_loss(Tensor self, Tensor target, Tensor? weight=None, int "
     "reduction=1, SymInt ignore_index=-100) -> Tensor",
     rule<firstOf<nllLoss>>, follows("native")},
    {"nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int "
     "reduction=1, SymInt ignore_index=-100) -> Tensor",
     rule<firstOf<nllLossOf>>, follows("native")},
    {"nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int "
     "reduction=1, SymInt ignore_index=-100) -> Tensor",
     rule<nllLossOfAnyRank>, follows("native")},
    {"cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int "
     "reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> "
     "Tensor",
     rule<crossEntropy>, follows("native")},
    {"nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, "
     "Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) "
     "-> Tensor",
     rule<nllLossBackward>,
     follows("_decomp.decompositions.nll_loss_backward")},
    {"nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, "
     "Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) "
     "-> Tensor",
     rule<nllLoss2dBackward>,
     follows("_decomp.decompositions.nll_loss2d_backward")},
    {"mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int "
     "reduction) -> Tensor",
     rule<lossBackward<1, 2, 0>>,
     follows("_decomp.decompositions.mse_loss_backward")},
    {"smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, "
     "int reduction, float beta) -> Tensor",
     rule<lossBackward<1, 2, 0>>,
     follows("_decomp.decompositions.smooth_l1_loss_backward")},
    {"huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int "
     "reduction, float delta) -> Tensor",
     rule<lossBackward<1, 2, 0>>,
     follows("_decomp.decompositions.huber_loss_backward")},
    {"soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor "
     "target, int reduction) -> Tensor",
     rule<pointwiseAt<Promotion::Default, 2, 0, 1>>,
     follows("_decomp.decompositions.soft_margin_loss_backward")},
    {"binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor "
     "target, Tensor? weight=None, int reduction=1) -> Tensor",
     rule<lossBackward<0, 1, 2>>,
     follows("_decomp.decompositions.binary_cross_entropy_backward")},
    {"torch_nn::_linear_cross_entropy_batch_chunked(Tensor input, Tensor "
     "linear_weight, Tensor target, Tensor? linear_bias, Tensor? weight, str "
     "reduction, SymInt ignore_index, float label_smoothing, SymInt "
     "batch_chunk_size, str acc_policy, ScalarType acc_dtype, bool "
     "allow_retain_graph, bool compute_input_grad, bool "
     "compute_linear_weight_grad, bool compute_linear_bias_grad) -> (Tensor, "
     "Tensor, Tensor, Tensor)",
     rule<linearCrossEntropy>,
     follows("nn.modules.linear_cross_entropy._linear_cross_entropy_batch_"
             "chunked")},
    {"torch_nn::_linear_cross_entropy_batch_chunked_no_reduction(Tensor "
     "input, Tensor linear_weight, Tensor target, Tensor? linear_bias, "
     "Tensor? weight, SymInt ignore_index, SymInt batch_chunk_size, str "
     "acc_policy, ScalarType acc_dtype) -> Tensor",
     rule<linearCrossEntropyEach>,
     follows("nn.modules.linear_cross_entropy._linear_cross_entropy_batch_"
             "chunked_no_reduction")},
};

OpFamily fake::getLossFamily() { return {"Loss", rows}; }
