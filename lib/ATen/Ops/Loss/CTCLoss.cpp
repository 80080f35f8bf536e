//===- CTCLoss.cpp - Connectionist temporal classification ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Ops/Loss/Loss.h"
#include "Table/Call.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

/// Fails unless classes and lengths are integers, with one length for each
/// sequence.
static LogicalResult checkLengths(RuleContext &cx, const TensorMeta &targets,
                                  const MetaValue &inputLengths,
                                  const MetaValue &targetLengths, SymInt batch,
                                  unsigned firstArg = 0) {
  for (auto [i, lengths] :
       llvm::enumerate(std::array{inputLengths, targetLengths})) {
    if (lengths.isTensor() &&
        failed(refuse(cx, firstArg + 2 + i, lengths.getTensor()->dtype,
                      RefuseBool | RefuseFloat | RefuseComplex)))
      return failure();
    if (lengths.isList() &&
        !requireEqual(cx, SymInt(lengths.getList().size()), batch))
      return cx.error(firstArg + 2 + i)
             << "expected a length for each of " << batch
             << " sequences, found " << lengths.getList().size();
  }
  if (targets.dtype != DType::Int64 && targets.dtype != DType::Int32 &&
      targets.dtype != DType::Unknown)
    return cx.error(firstArg + 1)
           << "expected targets of i32 or i64, found " << targets.dtype;
  return success();
}

/// Follows ctc_loss_allocate_outputs: a loss for each sequence, and log_alpha,
/// one size of which depends on the longest target. It is known for lengths in
/// a list, and bounded by the targets otherwise.
static FailureOr<std::array<TensorMeta, 2>>
ctcLoss(RuleContext &cx, const TensorMeta &probabilities,
        const TensorMeta &targets, const MetaValue &inputLengths,
        const MetaValue &targetLengths) {
  int64_t rank = probabilities.rank();
  if (rank != 2 && rank != 3)
    return cx.error(0) << "expected log-probabilities of rank 2 or 3, found "
                          "rank "
                       << rank;
  ShapeEnv &env = cx.env;
  SymInt batch = rank == 3 ? probabilities.sizes[1] : SymInt(1);
  if (failed(checkLengths(cx, targets, inputLengths, targetLengths, batch)) ||
      failed(commonDeviceOf(cx, probabilities, targets)))
    return failure();
  SymInt longest = 0;
  if (targetLengths.isList()) {
    for (const MetaValue &length : targetLengths.getList())
      if (length.isInt())
        longest = env.max(longest, length.getInt());
  } else {
    longest = freshUnbacked(cx, Range::atLeast(0));
  }
  SymInt states = env.add(env.mul(longest, 2), 1);
  return std::array{
      newLike(cx, probabilities,
              rank == 3 ? cx.copySizes({batch}) : ArrayRef<SymInt>()),
      newLike(cx, probabilities,
              cx.copySizes({batch, probabilities.sizes[0], states}))};
}

/// `ctc_loss`: a loss for each sequence, or their mean or sum.
static FailureOr<TensorMeta>
reducedCTCLoss(RuleContext &cx, const TensorMeta &probabilities,
               const TensorMeta &targets, const MetaValue &inputLengths,
               const MetaValue &targetLengths, SymInt, int64_t reduction) {
  FailureOr<std::array<TensorMeta, 2>> results =
      ctcLoss(cx, probabilities, targets, inputLengths, targetLengths);
  if (failed(results))
    return failure();
  if (reduction == MeanReduction || reduction == SumReduction)
    return newLike(cx, probabilities, {});
  return (*results)[0];
}

/// Whether cuDNN is used, which depends on the machine.
static FailureOr<Scalar> usesCudnn(RuleContext &, ArrayRef<MetaValue>) {
  return Scalar::boolean(SymInt::unknown());
}

/// `_cudnn_ctc_loss`: the losses and the gradient of the log-probabilities.
static FailureOr<std::array<TensorMeta, 2>>
cudnnCTCLoss(RuleContext &cx, const TensorMeta &probabilities,
             const TensorMeta &targets, const MetaValue &inputLengths,
             const MetaValue &targetLengths) {
  if (probabilities.rank() != 3)
    return cx.error(0) << "expected log-probabilities of rank 3, found rank "
                       << probabilities.rank();
  return std::array{
      newLike(cx, probabilities, cx.copySizes({probabilities.sizes[1]})),
      contiguousCopy(cx, probabilities)};
}

/// The gradient of the log-probabilities.
static FailureOr<TensorMeta>
ctcLossBackward(RuleContext &cx, const TensorMeta &gradient,
                const TensorMeta &probabilities, const TensorMeta &targets,
                const MetaValue &inputLengths, const MetaValue &targetLengths,
                const TensorMeta &losses, const TensorMeta &alpha) {
  int64_t rank = probabilities.rank();
  if (rank != 2 && rank != 3)
    return cx.error(1) << "expected log-probabilities of rank 2 or 3, found "
                          "rank "
                       << rank;
  for (auto [i, x] : llvm::enumerate(std::array{&losses, &alpha}))
    if (differ(x->dtype, probabilities.dtype))
      return cx.error(1, 5 + i)
             << "expected " << probabilities.dtype << ", found " << x->dtype;
  // The arguments are a gradient and those of the loss.
  if (failed(checkLengths(cx, targets, inputLengths, targetLengths,
                          rank == 3 ? probabilities.sizes[1] : SymInt(1), 1)))
    return failure();
  return contiguousCopy(cx, probabilities);
}

static const OpRow rows[] = {
    {"_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] "
     "target_lengths, int blank=0, bool zero_infinity=False) -> (Tensor, "
     "Tensor)",
     rule<ctcLoss>, follows("_subclasses.fake_impls.dyn_shape"),
     Tag::dynamic_output_shape},
    {"_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, "
     "Tensor target_lengths, int blank=0, bool zero_infinity=False) -> "
     "(Tensor, Tensor)",
     rule<ctcLoss>, follows("_subclasses.fake_impls.dyn_shape"),
     Tag::dynamic_output_shape},
    {"_ctc_loss_backward(Tensor grad, Tensor log_probs, Tensor targets, int[] "
     "input_lengths, int[] target_lengths, Tensor neg_log_likelihood, Tensor "
     "log_alpha, int blank, bool zero_infinity=False) -> Tensor",
     rule<ctcLossBackward>, follows("native")},
    {"_ctc_loss_backward.Tensor(Tensor grad, Tensor log_probs, Tensor targets, "
     "Tensor input_lengths, Tensor target_lengths, Tensor neg_log_likelihood, "
     "Tensor log_alpha, int blank, bool zero_infinity=False) -> Tensor",
     rule<ctcLossBackward>, follows("native")},
    {"ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, "
     "int[] target_lengths, int blank=0, int reduction=1, bool "
     "zero_infinity=False) -> Tensor",
     rule<reducedCTCLoss>, follows("native")},
    {"ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, "
     "Tensor target_lengths, int blank=0, int reduction=1, bool "
     "zero_infinity=False) -> Tensor",
     rule<reducedCTCLoss>, follows("native")},
    {"_use_cudnn_ctc_loss(Tensor log_probs, Tensor targets, int[] "
     "input_lengths, int[] target_lengths, int blank) -> bool",
     rule<usesCudnn>, follows("native")},
    {"_use_cudnn_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor "
     "input_lengths, Tensor target_lengths, int blank) -> bool",
     rule<usesCudnn>, follows("native")},
    {"_cudnn_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, "
     "int[] target_lengths, int blank, bool deterministic, bool "
     "zero_infinity) -> (Tensor, Tensor)",
     rule<cudnnCTCLoss>, follows("native")},
    {"_cudnn_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor "
     "input_lengths, Tensor target_lengths, int blank, bool deterministic, "
     "bool zero_infinity) -> (Tensor, Tensor)",
     rule<cudnnCTCLoss>, follows("native")},
};

OpFamily fake::getCTCLossFamily() { return {"CTCLoss", rows}; }
