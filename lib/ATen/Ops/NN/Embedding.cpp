//===- Embedding.cpp - Lookups in tables ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lookups in embedding tables, and reductions of their rows over bags.
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"
#include "Table/Composite.h"

using namespace fake;

static LogicalResult checkIndices(RuleContext &cx, unsigned arg,
                                  const TensorMeta &indices) {
  if (mayBe(indices.dtype, {DType::Int64, DType::Int32}))
    return success();
  return cx.error(arg) << "expected i64 or i32, found " << indices.dtype;
}

/// `embedding`: a row of `weight` for each index. One of the two may be on
/// meta.
static FailureOr<TensorMeta> embedding(RuleContext &cx,
                                       const TensorMeta &weight,
                                       const TensorMeta &indices) {
  if (weight.rank() != 2)
    return cx.error(0) << "expected a weight of rank 2, found " << weight.sizes;
  if (failed(checkIndices(cx, 1, indices)))
    return failure();
  bool isMixed = weight.device.getType() == DeviceType::Meta ||
                 indices.device.getType() == DeviceType::Meta;
  FailureOr<Device> device =
      isMixed ? weight.device : commonDeviceOf(cx, weight, indices);
  if (failed(device))
    return failure();
  return makeContiguous(cx, concat(cx, indices.sizes, weight.sizes[1]),
                        weight.dtype, *device);
}

/// `embedding_dense_backward`: a gradient of the entire table.
static FailureOr<TensorMeta> embeddingBackward(RuleContext &cx,
                                               const TensorMeta &grad,
                                               const TensorMeta &indices,
                                               SymInt numWeights) {
  if (failed(commonDeviceOf(cx, grad, indices)))
    return failure();
  if (grad.isScalar())
    return cx.error(0) << "expected a gradient of rank 1 or more, found rank 0";
  return newLike(cx, grad, cx.copySizes({numWeights, grad.sizes.back()}));
}

/// `embedding_backward`: sparse gradients are not scaled.
static FailureOr<TensorMeta> embeddingBackwardSparse(RuleContext &cx,
                                                     const TensorMeta &grad,
                                                     const TensorMeta &indices,
                                                     SymInt numWeights, SymInt,
                                                     bool scale, bool sparse) {
  if (scale && sparse)
    return cx.error(4, 5) << "expected no scaling by frequency of sparse "
                             "gradients, found both";
  FailureOr<TensorMeta> result =
      embeddingBackward(cx, grad, indices, numWeights);
  if (failed(result) || !sparse)
    return result;
  TensorMeta table =
      makeUnstrided(cx, result->sizes, result->dtype, result->device);
  table.layout = Layout::SparseCOO;
  return table;
}

/// `embedding_renorm_`: PyTorch's rule has no checks.
static FailureOr<TensorMeta> embeddingRenorm(RuleContext &,
                                             const TensorMeta &self) {
  return self;
}

//===----------------------------------------------------------------------===//
// Bags
//===----------------------------------------------------------------------===//

namespace {

/// The arguments of `embedding_bag` ops that affect metadata.
struct Bag {
  const TensorMeta &weight, &indices, &offsets;
  int64_t mode;
  const TensorMeta *perSample;
  bool lastOffset;
  SymInt paddingIndex;
  /// Number of bags.
  SymInt count;
};

} // namespace

enum : int64_t { ModeSum, ModeMean, ModeMax };

static LogicalResult checkBag(RuleContext &cx, const Bag &bag) {
  if (failed(checkIndices(cx, 1, bag.indices)) ||
      failed(checkIndices(cx, 2, bag.offsets)))
    return failure();
  if (!isFloat(bag.weight.dtype) && bag.weight.dtype != DType::Unknown)
    return cx.error(0) << "expected a weight of a float dtype, found "
                       << bag.weight.dtype;
  if (!bag.perSample)
    return success();
  if (bag.mode != ModeSum)
    return cx.error(6) << "weights per sample need the mode 'sum'";
  if (bag.perSample->rank() != 1 ||
      !requireEqual(cx, numel(cx, bag.perSample->sizes),
                    numel(cx, bag.indices.sizes)))
    return cx.error(6) << "expected a weight per index, found sizes "
                       << bag.perSample->sizes << " for " << bag.indices.sizes;
  return success();
}

/// Notes what the kernels reject, but PyTorch's rule does not check.
static void checkBagRanks(RuleContext &cx, const Bag &bag) {
  if (bag.weight.rank() != 2)
    cx.eagerRefuses() << "expected a weight of rank 2, found "
                      << bag.weight.sizes;
  if (bag.indices.rank() != 1 && bag.indices.rank() != 2)
    cx.eagerRefuses() << "expected indices of rank 1 or 2, found "
                      << bag.indices.sizes;
  if (bag.offsets.rank() != 1)
    cx.eagerRefuses() << "expected offsets of rank 1, found "
                      << bag.offsets.sizes;
}

/// Whether the cpu kernel sums rows without storing the bag of each index.
static bool isFastSum(const Bag &bag) {
  const TensorMeta &weight = bag.weight;
  return (weight.dtype == DType::Float32 || weight.dtype == DType::Float16) &&
         weight.strides[1].isInt(1) && bag.paddingIndex.isInt() &&
         bag.paddingIndex.getInt() < 0 &&
         (!bag.perSample || bag.perSample->strides[0].isInt(1));
}

/// `meta_embedding_bag`: output, bag of each index, bag sizes, and indices of
/// maxima. All but the output differ between cpu and other devices.
static std::array<TensorMeta, 4> bagResults(RuleContext &cx, const Bag &bag,
                                            bool forwardOnly) {
  auto helper = [&](const TensorMeta &like, ArrayRef<SymInt> sizes) {
    return newLike(cx, like, cx.copySizes(sizes));
  };
  ArrayRef<SymInt> table = cx.copySizes({bag.count, bag.weight.sizes[1]});
  TensorMeta output = newLike(cx, bag.weight, table);
  // A scalar has no length, which a fast sum does not need.
  SymInt numIndices = bag.indices.isScalar() ? SymInt(0) : bag.indices.sizes[0];
  if (!bag.offsets.device.isCPU())
    return {output, helper(bag.indices, numIndices),
            helper(bag.indices, bag.offsets.sizes),
            bag.mode == ModeMax ? newLike(cx, bag.indices, table)
                                : helper(bag.indices, SymInt(0))};
  bool fast = bag.mode == ModeSum && isFastSum(bag);
  return {output, helper(bag.offsets, fast ? SymInt(0) : numIndices),
          forwardOnly ? helper(bag.offsets, bag.offsets.sizes)
                      : helper(bag.offsets, bag.count),
          bag.mode == ModeMax ? newLike(cx, bag.offsets, table)
                              : helper(bag.offsets, bag.count)};
}

template <bool ForwardOnly>
static FailureOr<std::array<TensorMeta, 4>>
embeddingBag(RuleContext &cx, const TensorMeta &weight,
             const TensorMeta &indices, const TensorMeta &offsets, bool,
             int64_t mode, bool, const TensorMeta *perSample, bool lastOffset,
             std::optional<SymInt> paddingIndex) {
  if (weight.rank() < 2 || offsets.isScalar())
    return cx.error(0, 2) << "expected a weight of rank 2 and offsets of rank "
                             "1, found "
                          << weight.sizes << " and " << offsets.sizes;
  Bag bag = {weight,
             indices,
             offsets,
             mode,
             perSample,
             lastOffset,
             paddingIndex.value_or(-1),
             offsets.sizes[0]};
  if (lastOffset)
    bag.count = cx.env.sub(bag.count, 1);
  if (failed(checkBag(cx, bag)))
    return failure();
  bool fast = mode == ModeSum && isFastSum(bag) && offsets.device.isCPU();
  if (indices.isScalar() && !fast)
    return cx.error(1) << "expected indices of rank 1 or 2, found rank 0";
  checkBagRanks(cx, bag);
  return bagResults(cx, bag, ForwardOnly);
}

/// `embedding_bag.padding_idx`: a negative index counts from the end.
static FailureOr<std::array<TensorMeta, 4>>
embeddingBagPadded(RuleContext &cx, const TensorMeta &weight,
                   const TensorMeta &indices, const TensorMeta &offsets,
                   bool scale, int64_t mode, bool sparse,
                   const TensorMeta *perSample, bool lastOffset,
                   std::optional<SymInt> paddingIndex) {
  if (paddingIndex && cx.env.decide(Condition::lt(*paddingIndex, 0), false) &&
      weight.rank() > 0)
    paddingIndex = cx.env.add(*paddingIndex, weight.sizes[0]);
  return embeddingBag<true>(cx, weight, indices, offsets, scale, mode, sparse,
                            perSample, lastOffset, paddingIndex);
}

static FailureOr<std::array<TensorMeta, 4>>
embeddingBagPlain(RuleContext &cx, const TensorMeta &weight,
                  const TensorMeta &indices, const TensorMeta &offsets,
                  bool scale, int64_t mode, bool sparse,
                  const TensorMeta *perSample, bool lastOffset) {
  return embeddingBag<true>(cx, weight, indices, offsets, scale, mode, sparse,
                            perSample, lastOffset, std::nullopt);
}

/// The gradient of the table, of the same sizes.
static FailureOr<TensorMeta>
bagTableGradient(RuleContext &cx, const TensorMeta &gradient, SymInt rows) {
  if (gradient.rank() < 2)
    return cx.error(0) << "expected a gradient of rank 2, found "
                       << gradient.sizes;
  return newLike(cx, gradient, cx.copySizes({rows, gradient.sizes[1]}));
}

/// Follows meta_embedding_bag_dense_backward.
static FailureOr<TensorMeta>
bagDenseBackward(RuleContext &cx, const TensorMeta &gradient,
                 const TensorMeta &, const TensorMeta &, const TensorMeta &,
                 const TensorMeta &, SymInt rows) {
  if (!isFloat(gradient.dtype) && gradient.dtype != DType::Unknown)
    return cx.error(0) << "expected a gradient of float dtype, found "
                       << gradient.dtype;
  return bagTableGradient(cx, gradient, rows);
}

/// The same with the offsets; a sparse gradient is not supported.
static FailureOr<TensorMeta>
bagBackward(RuleContext &cx, const TensorMeta &gradient,
            const TensorMeta &indices, const TensorMeta &,
            const TensorMeta &bagOfIndex, const TensorMeta &bagSizes,
            const TensorMeta &maxima, SymInt rows, bool, const MetaValue &,
            bool isSparse) {
  if (isSparse)
    return cx.error(9) << "sparse gradients are not supported";
  return bagDenseBackward(cx, gradient, indices, bagOfIndex, bagSizes, maxima,
                          rows);
}

/// The gradient of `per_sample_weights`: one element for each index.
static FailureOr<TensorMeta>
bagSampleBackward(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &weight, const TensorMeta &indices,
                  const TensorMeta &, const TensorMeta &, int64_t mode) {
  if (mode != ModeSum)
    return cx.error(5) << "weights per sample need the mode 'sum'";
  if (gradient.rank() != 2 || weight.rank() != 2 || indices.rank() != 1)
    return cx.error(0, 1) << "expected gradient and weight of rank 2 and "
                             "indices of rank 1, found "
                          << gradient.sizes << ", " << weight.sizes << " and "
                          << indices.sizes;
  if (!requireEqual(cx, weight.sizes[1], gradient.sizes[1]))
    return cx.error(0, 1) << "expected rows of the same length, found "
                          << gradient.sizes[1] << " and " << weight.sizes[1];
  return newLike(cx, gradient, indices.sizes);
}

//===----------------------------------------------------------------------===//
// One-hot encoding
//===----------------------------------------------------------------------===//

/// `one_hot`: compares with all classes, so the strides are those of an
/// elementwise op. Without a number of classes, the size is data-dependent.
static FailureOr<TensorMeta> oneHot(RuleContext &cx, const TensorMeta &self,
                                    SymInt numClasses) {
  if (differ(self.dtype, DType::Int64))
    return cx.error(0) << "expected i64, found " << self.dtype;
  if (!cx.env.require(Condition::le(-1, numClasses)))
    return cx.error(1) << "expected at least 0 classes, or -1, found "
                       << numClasses;
  if (numClasses.isInt(-1))
    numClasses = freshUnbacked(cx, Range::atLeast(0));
  FailureOr<TensorMeta> column = unsqueezeGeometry(cx, self, -1);
  if (failed(column))
    return failure();
  TensorMeta classes = newLike(cx, self, cx.copySizes(numClasses));
  const MetaValue operands[] = {MetaValue::tensor(&*column),
                                MetaValue::tensor(&classes)};
  return elementwise(cx, operands, Promotion::Default, DType::Int64);
}

//===----------------------------------------------------------------------===//
// Functional forms
//===----------------------------------------------------------------------===//

/// `embedding_renorm`: a copy of the table.
static FailureOr<TensorMeta> embeddingRenormCopy(RuleContext &cx,
                                                 const TensorMeta &self,
                                                 const TensorMeta &indices) {
  if (failed(callOp(cx, Op::embedding_renormInPlace,
                    {MetaValue::tensor(&self), MetaValue::tensor(&indices),
                     Scalar::floating(SymInt::unknown()),
                     Scalar::floating(SymInt::unknown())})))
    return failure();
  return clonePreserving(cx, self);
}

static const OpRow rows[] = {
    {"embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool "
     "scale_grad_by_freq=False, bool sparse=False) -> Tensor",
     rule<embedding>,
     follows("_subclasses.fake_impls.embedding _meta_registrations.embedding")},
    {"embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt "
     "num_weights, SymInt padding_idx, bool scale_grad_by_freq) -> Tensor",
     rule<embeddingBackward>,
     follows("_meta_registrations.meta_embedding_dense_backward")},
    {"embedding_backward(Tensor grad, Tensor indices, SymInt num_weights, "
     "SymInt padding_idx, bool scale_grad_by_freq, bool sparse) -> Tensor",
     rule<embeddingBackwardSparse>, follows("native")},
    {"embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float "
     "norm_type) -> Tensor(a!)",
     rule<embeddingRenorm>, follows("native")},
    {"embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool "
     "scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? "
     "per_sample_weights=None, bool include_last_offset=False) -> (Tensor, "
     "Tensor, Tensor, Tensor)",
     rule<embeddingBagPlain>, follows("native")},
    {"embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, "
     "bool scale_grad_by_freq, int mode, bool sparse, Tensor? "
     "per_sample_weights, bool include_last_offset, int? padding_idx) -> "
     "(Tensor, Tensor, Tensor, Tensor)",
     rule<embeddingBagPadded>, follows("native")},
    {"_embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool "
     "scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? "
     "per_sample_weights=None, bool include_last_offset=False, int "
     "padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)",
     rule<embeddingBag<false>>,
     follows("_subclasses.fake_impls.embedding_bag")},
    {"_embedding_bag_forward_only(Tensor weight, Tensor indices, Tensor "
     "offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, "
     "Tensor? per_sample_weights=None, bool include_last_offset=False, int "
     "padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)",
     rule<embeddingBag<true>>,
     follows("_meta_registrations.meta_embedding_bag_forward_only")},
    {"one_hot(Tensor self, int num_classes=-1) -> Tensor", rule<oneHot>,
     follows("_decomp.decompositions.one_hot native"),
     Tag::dynamic_output_shape},
    {"_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor "
     "offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt "
     "num_weights, bool scale_grad_by_freq, int mode, Tensor? "
     "per_sample_weights, int padding_idx=-1) -> Tensor",
     rule<bagDenseBackward>,
     follows("_meta_registrations.meta_embedding_bag_dense_backward")},
    {"_embedding_bag_backward(Tensor grad, Tensor indices, Tensor offsets, "
     "Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt "
     "num_weights, bool scale_grad_by_freq, int mode, bool sparse, Tensor? "
     "per_sample_weights, int padding_idx=-1) -> Tensor",
     rule<bagBackward>,
     follows("_meta_registrations.meta_embedding_bag_backward")},
    {"_embedding_bag_per_sample_weights_backward(Tensor grad, Tensor weight, "
     "Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int "
     "padding_idx=-1) -> Tensor",
     rule<bagSampleBackward>,
     follows(
         "_meta_registrations.meta_embedding_bag_per_sample_weights_backward")},
    {"embedding_renorm(Tensor self, Tensor indices, float max_norm, float "
     "norm_type) -> Tensor",
     rule<embeddingRenormCopy>, follows("native")},
};

OpFamily fake::getEmbeddingFamily() { return {"Embedding", rows}; }
