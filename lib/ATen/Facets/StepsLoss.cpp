//===- StepsLoss.cpp - What losses run ------------------------ -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

/// `apply_loss_reduction`: the mean, the sum, or the losses themselves.
static void reduceLoss(Steps &steps, const MetaValue &losses,
                       const MetaValue &reduction) {
  if (!reduction.isInt())
    return;
  if (reduction.getInt().isInt(1))
    steps(Op::mean, losses);
  else if (reduction.getInt().isInt(2))
    steps(Op::sum, losses);
}

/// `number - tensor`.
static MetaValue subtractFrom(Steps &steps, const MetaValue &value) {
  return steps(Op::empty_like, value);
}

/// `where(target == number, a, b)`.
static MetaValue selectByTarget(Steps &steps, const MetaValue &target,
                                const MetaValue &a, const MetaValue &b) {
  return steps.scope([&] {
    MetaValue mask = steps(Op::eq_Scalar, {target, integer(1)});
    return steps(Op::where_self, {mask, a, b});
  });
}

static void l1Loss(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue difference = steps(Op::sub_Tensor, {args[0], args[1]});
  reduceLoss(steps, steps(Op::abs, difference), args[2]);
}

static void klDivergence(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue losses = steps.scope([&] {
    if (args[3].asBool() == true) {
      MetaValue difference = steps(Op::sub_Tensor, {args[1], args[0]});
      return steps(Op::mul_Tensor, {steps(Op::exp, args[1]), difference});
    }
    MetaValue product = steps(Op::mul_Tensor, {args[1], args[0]});
    MetaValue entropy = steps(Op::xlogy_Tensor, {args[1], args[1]});
    return steps(Op::sub_Tensor, {entropy, product});
  });
  reduceLoss(steps, losses, args[2]);
}

static void poissonLoss(Steps &steps, ArrayRef<MetaValue> args) {
  const MetaValue &input = args[0], &target = args[1];
  MetaValue losses = steps.scope([&] {
    if (args[2].asBool() == true) {
      MetaValue product = steps(Op::mul_Tensor, {target, input});
      return steps(Op::sub_Tensor, {steps(Op::exp, input), product});
    }
    MetaValue shifted = steps(Op::add_Scalar, {input, anyFloat()});
    MetaValue product =
        steps(Op::mul_Tensor, {target, steps(Op::log, shifted)});
    return steps(Op::sub_Tensor, {input, product});
  });
  if (args[3].asBool() == true) {
    MetaValue stirling = steps.scope([&] {
      MetaValue scaled = steps(Op::mul_Scalar, {target, anyFloat()});
      MetaValue root = steps(Op::log, scaled);
      MetaValue half = steps(Op::mul_Scalar, {root, anyFloat()});
      MetaValue logarithm = steps(Op::log, target);
      MetaValue product = steps(Op::mul_Tensor, {target, logarithm});
      MetaValue difference = steps(Op::sub_Tensor, {product, target});
      return steps(Op::add_Tensor, {difference, half});
    });
    steps.scope([&] {
      MetaValue mask = steps(Op::le_Scalar, {target, integer(1)});
      steps(Op::masked_fill_Scalar, {stirling, mask, integer(0)});
      return losses;
    });
    steps.free(stirling);
  }
  reduceLoss(steps, losses, args[5]);
}

static void hingeEmbeddingLoss(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue zeros = steps(Op::zeros_like, args[0]);
  MetaValue margin = subtractFrom(steps, args[0]);
  MetaValue far = selectByTarget(steps, args[1], margin, zeros);
  MetaValue near = selectByTarget(steps, args[1], args[0], zeros);
  reduceLoss(steps, steps(Op::add_Tensor, {far, near}), args[3]);
}

static void cosineEmbeddingLoss(Steps &steps, ArrayRef<MetaValue> args) {
  int64_t dim = args[2].getTensor()->isScalar() ? 0 : 1;
  auto product = [&](const MetaValue &a, const MetaValue &b) {
    MetaValue all = steps(Op::mul_Tensor, {a, b});
    return steps(Op::sum_dim_IntList, {all, steps.list(dim)});
  };
  auto square = [&](const MetaValue &a) {
    return steps.scope(
        [&] { return steps(Op::add_Scalar, {product(a, a), anyFloat()}); });
  };
  MetaValue both = steps.scope([&] { return product(args[0], args[1]); });
  MetaValue first = square(args[0]), second = square(args[1]);
  MetaValue norm = steps(Op::mul_Tensor, {first, second});
  MetaValue cosine = steps(Op::div_Tensor, {both, norm});
  MetaValue zeros = steps(Op::zeros_like, cosine);
  MetaValue positive = subtractFrom(steps, cosine);
  MetaValue negative = steps(Op::sub_Scalar, {cosine, anyFloat()});
  MetaValue similar = selectByTarget(steps, args[2], positive, zeros);
  MetaValue different = selectByTarget(steps, args[2], negative, zeros);
  reduceLoss(steps, steps(Op::add_Tensor, {similar, different}), args[4]);
}

static void marginRankingLoss(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue losses = steps.scope([&] {
    MetaValue difference = steps(Op::sub_Tensor, {args[0], args[1]});
    MetaValue sign = steps(Op::neg, args[2]);
    MetaValue product = steps(Op::mul_Tensor, {sign, difference});
    return steps(Op::add_Scalar, {product, anyFloat()});
  });
  reduceLoss(steps, losses, args[4]);
}

/// The norm of the difference along the last dimension.
static void pairwiseDistance(Steps &steps, ArrayRef<MetaValue> args) {
  MetaValue difference = steps(Op::sub_Tensor, {args[0], args[1]});
  MetaValue shifted = steps(Op::add_Scalar, {difference, args[3]});
  steps(Op::norm_ScalarOpt_dim, {shifted, args[2], steps.list(-1), args[4]});
}

static void tripletMarginLoss(Steps &steps, ArrayRef<MetaValue> args) {
  auto distance = [&](const MetaValue &a, const MetaValue &b) {
    return steps(Op::pairwise_distance, {a, b, args[4], args[5]});
  };
  MetaValue positive = distance(args[0], args[1]);
  MetaValue negative = distance(args[0], args[2]);
  if (args[6].asBool() == true) {
    MetaValue swapped = distance(args[1], args[2]);
    steps.assign(negative, Op::minimum, {negative, swapped});
    steps.free(swapped);
  }
  MetaValue losses = steps.scope([&] {
    MetaValue shifted = steps(Op::add_Scalar, {positive, anyFloat()});
    MetaValue difference = steps(Op::sub_Tensor, {shifted, negative});
    return steps(Op::clamp_min, {difference, integer(0)});
  });
  reduceLoss(steps, losses, args[7]);
}

//===----------------------------------------------------------------------===//
// Cross entropy
//===----------------------------------------------------------------------===//

/// `nll_loss` of any rank: more than two dimensions are folded into images.
static MetaValue runNLLLoss(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &input = *args[0].getTensor();
  if (input.rank() <= 2)
    return steps(Op::nll_loss_forward, args.take_front(5));
  if (input.rank() == 4)
    return steps(Op::nll_loss2d_forward, args.take_front(5));
  SmallVector<MetaValue, 5> folded(args.take_front(5));
  folded[0] = steps(Op::contiguous, args[0]);
  folded[1] = steps(Op::contiguous, args[1]);
  SymInt points = cx.env.product(input.sizes.drop_front(2));
  const SymInt image[] = {input.sizes[0], input.sizes[1], 1, points};
  const SymInt labels[] = {input.sizes[0], 1, points};
  folded[0] = steps(Op::view, {folded[0], steps.shape(image)});
  folded[1] = steps(Op::view, {folded[1], steps.shape(labels)});
  MetaValue losses = steps(Op::nll_loss2d_forward, folded);
  if (!args[3].isInt() || !args[3].getInt().isInt(0))
    return losses;
  return steps(Op::view, {losses, steps.shape(steps.sizes(args[1]))});
}

static void nllLoss(Steps &steps, ArrayRef<MetaValue> args) {
  runNLLLoss(steps, args);
}

/// The value that all losses have the dtype of, and its dimension of classes.
static int64_t dimOfClasses(const MetaValue &input) {
  return input.getTensor()->rank() == 1 ? 0 : 1;
}

/// `-(a * b * c).sum() / n`; without reduction a sum over the classes.
static void sumNegated(Steps &steps, ArrayRef<MetaValue> factors,
                       const MetaValue &reduction) {
  MetaValue product = factors[0];
  for (const MetaValue &factor : factors.drop_front())
    product = steps(Op::mul_Tensor, {product, factor});
  bool hasReduction = reduction.isInt() && !reduction.getInt().isInt(0);
  MetaValue sum = hasReduction
                      ? steps(Op::sum, product)
                      : steps(Op::sum_dim_IntList,
                              {product, steps.list(dimOfClasses(factors[0]))});
  MetaValue negated = steps(Op::neg, sum);
  if (hasReduction && reduction.getInt().isInt(1))
    steps(Op::div_Scalar, {negated, anyFloat()});
}

/// The weights of classes, as a tensor that broadcasts with the input.
static MetaValue viewWeights(Steps &steps, const MetaValue &weight,
                             const MetaValue &input) {
  SmallVector<SymInt> sizes(input.getTensor()->sizes.size(), 1);
  if (sizes.size() <= 1)
    return weight;
  sizes[1] = weight.getTensor()->sizes[0];
  return steps(Op::view, {weight, steps.shape(sizes)});
}

/// The target holds probabilities.
static void lossOfProbabilities(Steps &steps, const MetaValue &input,
                                ArrayRef<MetaValue> args, bool isSmoothed) {
  MetaValue target = args[1];
  if (isSmoothed)
    target = steps.scope([&] {
      MetaValue scaled = steps(Op::mul_Scalar, {target, anyFloat()});
      return steps(Op::add_Scalar, {scaled, anyFloat()});
    });
  SmallVector<MetaValue, 3> factors = {input, target};
  if (args[2].isTensor())
    factors.push_back(viewWeights(steps, args[2], input));
  sumNegated(steps, factors, args[3]);
}

/// The target holds classes, of which each sample gets a share.
static void smoothedLoss(Steps &steps, const MetaValue &input,
                         ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const MetaValue &target = args[1], &weight = args[2];
  MetaValue loss = steps.scope([&] {
    SmallVector<MetaValue, 5> inner(args.take_front(5));
    inner[0] = input;
    return runNLLLoss(steps, inner);
  });
  MetaValue smooth = steps.scope([&] {
    MetaValue value = input;
    if (weight.isTensor())
      value = steps(Op::mul_Tensor, {input, viewWeights(steps, weight, input)});
    MetaValue sum =
        steps(Op::sum_dim_IntList, {value, steps.list(dimOfClasses(input))});
    return steps(Op::neg, sum);
  });
  MetaValue ignored = steps(Op::eq_Scalar, {target, args[4]});
  MetaValue result = smooth;
  bool isMean = args[3].isInt() && args[3].getInt().isInt(1);
  if (isMean)
    result = steps.scope([&] {
      MetaValue total, kept;
      if (weight.isTensor()) {
        MetaValue classes =
            steps(Op::masked_fill_Scalar, {target, ignored, integer(0)});
        SymInt count = numel(cx, steps.sizes(classes));
        MetaValue flat = steps(Op::reshape, {classes, steps.shape(count)});
        kept = steps(Op::gather, {weight, integer(0), flat});
        total = steps.scope([&] { return steps(Op::sum, kept); });
        MetaValue sum = steps(Op::sum, smooth);
        return steps(Op::div_Tensor, {sum, total});
      }
      kept = steps(Op::bitwise_not, ignored);
      MetaValue sum = steps(Op::sum, kept);
      MetaValue losses = steps(Op::sum, smooth);
      return steps(Op::div_Tensor, {losses, sum});
    });
  else if (args[3].isInt() && args[3].getInt().isInt(2))
    result = steps(Op::sum, smooth);
  MetaValue share = steps(Op::mul_Scalar, {result, anyFloat()});
  MetaValue rest = steps(Op::mul_Scalar, {loss, anyFloat()});
  steps(Op::add_Tensor, {rest, share});
}

static void crossEntropyLoss(Steps &steps, ArrayRef<MetaValue> args) {
  const TensorMeta &self = *args[0].getTensor();
  MetaValue input =
      steps(Op::log_softmax, {args[0], integer(self.rank() == 1 ? 0 : 1),
                              Scalar::boolean(false)});
  bool isSmoothed = getKnownFloat(args[5].getScalar()) != 0.0;
  if (self.sizes == args[1].getTensor()->sizes)
    return lossOfProbabilities(steps, input, args, isSmoothed);
  if (isSmoothed)
    return smoothedLoss(steps, input, args);
  SmallVector<MetaValue, 5> inner(args.take_front(5));
  inner[0] = input;
  nllLoss(steps, inner);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    {"nll_loss", runOne<Op::nll_loss_forward>},
    {"nll_loss.out", runOneInto<Op::nll_loss_forward, 5>},
    {"nll_loss2d", runOne<Op::nll_loss2d_forward>},
    {"nll_loss2d.out", runOneInto<Op::nll_loss2d_forward, 5>},
    {"nll_loss_nd", nllLoss},
    {"cross_entropy_loss", crossEntropyLoss},
    {"multilabel_margin_loss", runOne<Op::multilabel_margin_loss_forward>},
    {"multilabel_margin_loss.out",
     runOneInto<Op::multilabel_margin_loss_forward, 3>},
    {"l1_loss", l1Loss},
    {"kl_div", klDivergence},
    {"poisson_nll_loss", poissonLoss},
    {"hinge_embedding_loss", hingeEmbeddingLoss},
    {"cosine_embedding_loss", cosineEmbeddingLoss},
    {"margin_ranking_loss", marginRankingLoss},
    {"pairwise_distance", pairwiseDistance},
    {"triplet_margin_loss", tripletMarginLoss},
};

ArrayRef<StepsRow> fake::getStepsOfLosses() { return rows; }
