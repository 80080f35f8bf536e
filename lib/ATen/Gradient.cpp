//===- Gradient.cpp - Gradients of selections and others --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gradients that ATen names by themselves: of selections, scans, and products.
//
//===----------------------------------------------------------------------===//

#include "OneDevice.h"
#include "Pointwise.h"
#include "Steps.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Selections
//===----------------------------------------------------------------------===//

/// `grad.new_zeros(sizes)`.
static MetaValue zeros(RuleContext &cx, const TensorMeta &gradient,
                       ArrayRef<SymInt> sizes) {
  return cx.createValue(newLike(cx, gradient, sizes));
}

/// A sparse tensor of the sizes of `self` that has the gradient at the places
/// of the index. Follows _gather_sparse_backward.
static FailureOr<TensorMeta> gatherSparseBackward(RuleContext &cx,
                                                  const TensorMeta &gradient,
                                                  const TensorMeta &self,
                                                  const TensorMeta &index) {
  if (failed(commonDeviceOf(cx, gradient, self, index)))
    return failure();
  SymInt count = numel(cx, gradient.sizes), places = numel(cx, index.sizes);
  if (self.isScalar() || gradient.isScalar()) {
    if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
      return cx.error(3) << "expected an index of int64, found " << index.dtype;
  } else if (!isZero(cx, count) && !isOne(cx, places) &&
             !requireEqual(cx, count, places)) {
    return cx.error(0, 3) << "expected as many elements as the index has, "
                             "found sizes "
                          << gradient.sizes << " and " << index.sizes;
  }
  TensorMeta result =
      makeUnstrided(cx, self.sizes, gradient.dtype, gradient.device);
  result.layout = Layout::SparseCOO;
  return result;
}

static FailureOr<TensorMeta>
gatherBackward(RuleContext &cx, const TensorMeta &gradient,
               const TensorMeta &self, const MetaValue &dim,
               const TensorMeta &index, const MetaValue &sparse) {
  if (sparse.isBool() && sparse.isKnown() && sparse.getBool())
    return gatherSparseBackward(cx, gradient, self, index);
  return callOp(cx, "aten.scatter_add",
                {zeros(cx, gradient, self.sizes), dim,
                 MetaValue::tensor(&index), MetaValue::tensor(&gradient)});
}

static FailureOr<TensorMeta> indexSelectBackward(RuleContext &cx,
                                                 const TensorMeta &gradient,
                                                 ArrayRef<SymInt> sizes,
                                                 const MetaValue &dim,
                                                 const MetaValue &index) {
  return callOp(
      cx, "aten.index_add",
      {zeros(cx, gradient, sizes), dim, index, MetaValue::tensor(&gradient)});
}

/// The gradient of reductions that pick an element, `max.dim` for example.
static FailureOr<TensorMeta>
valueSelectingBackward(RuleContext &cx, const TensorMeta &gradient,
                       const MetaValue &dim, const MetaValue &index,
                       ArrayRef<SymInt> sizes, bool keepsDim) {
  Chain call(cx);
  MetaValue places = index, values = MetaValue::tensor(&gradient);
  if (!keepsDim && !sizes.empty()) {
    places = call("aten.unsqueeze", {places, dim});
    values = call("aten.unsqueeze", {values, dim});
  }
  return call.finish(call("aten.scatter.src",
                          {zeros(cx, gradient, sizes), dim, places, values}));
}

static FailureOr<TensorMeta> maskedSelectBackward(RuleContext &cx,
                                                  const TensorMeta &gradient,
                                                  const TensorMeta &input,
                                                  const MetaValue &mask) {
  if (gradient.dtype != input.dtype)
    return cx.error(0, 1) << "expected a gradient of " << input.dtype
                          << ", found " << gradient.dtype;
  return callOp(
      cx, "aten.masked_scatter",
      {zeros(cx, gradient, input.sizes), mask, MetaValue::tensor(&gradient)});
}

static FailureOr<TensorMeta> maskedScatterBackward(RuleContext &cx,
                                                   const TensorMeta &gradient,
                                                   const TensorMeta &mask,
                                                   ArrayRef<SymInt> sizes) {
  if (failed(commonDeviceOf(cx, gradient, mask)))
    return failure();
  return newLike(cx, gradient, sizes);
}

static FailureOr<TensorMeta> traceBackward(RuleContext &cx,
                                           const TensorMeta &gradient,
                                           ArrayRef<SymInt> sizes) {
  if (sizes.size() != 2)
    return cx.error(1) << "expected 2 sizes, found " << sizes;
  if (!gradient.isScalar())
    return cx.error(0) << "expected a gradient of rank 0, found "
                       << gradient.sizes;
  return newLike(cx, gradient, sizes);
}

/// Follows meta__segment_reduce_backward.
static FailureOr<TensorMeta>
segmentReduceBackward(RuleContext &cx, const TensorMeta &gradient,
                      const TensorMeta &, const TensorMeta &data,
                      const MetaValue &, const TensorMeta *lengths,
                      const TensorMeta *offsets) {
  if (!lengths && !offsets)
    return cx.error(4, 5) << "expected either lengths or offsets";
  return newLike(cx, gradient, data.sizes);
}

//===----------------------------------------------------------------------===//
// Scans
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> cumMaxMinBackward(RuleContext &cx,
                                               const TensorMeta &gradient,
                                               const TensorMeta &input,
                                               const MetaValue &index,
                                               const MetaValue &dim) {
  if (isPlainlyZero(cx, numel(cx, input.sizes)))
    return input;
  return callOp(cx, "aten.scatter_add",
                {zeros(cx, input, input.sizes), dim, index,
                 MetaValue::tensor(&gradient)});
}

/// A scan over one element or none hands its gradient on. The output is not
/// read.
static FailureOr<TensorMeta> cumProdBackward(RuleContext &cx,
                                             const TensorMeta &gradient,
                                             const TensorMeta &input,
                                             int64_t dim,
                                             const TensorMeta &output) {
  if (failed(commonDeviceOf(cx, gradient, input, output)))
    return failure();
  SymInt count = numel(cx, input.sizes);
  if (isOne(cx, count) || isZero(cx, count))
    return gradient;
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, input.rank());
  if (failed(wrapped))
    return failure();
  if (isOne(cx, input.sizes[*wrapped]))
    return gradient;
  if (!requireEqual(cx, gradient.sizes, input.sizes))
    return cx.error(0, 1) << "expected a gradient of sizes " << input.sizes
                          << ", found " << gradient.sizes;
  if (failed(broadcastSizes(cx, {gradient.sizes, output.sizes})))
    return cx.error(0, 3) << "expected an output of sizes " << gradient.sizes
                          << ", found " << output.sizes;
  const MetaValue factors[] = {MetaValue::tensor(&gradient),
                               MetaValue::tensor(&input)};
  DType dtype =
      promoteReduction(promoteTypes(cx, factors, Promotion::Default).result,
                       std::nullopt, ReductionPromotion::IntToLong);
  return makeContiguous(cx, input.sizes, dtype, gradient.device);
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// Follows linear_backward of torch._meta_registrations: the gradients of
/// weight and bias come together.
static FailureOr<std::array<MetaValue, 3>>
linearBackward(RuleContext &cx, const TensorMeta &self,
               const TensorMeta &gradient, const TensorMeta &weight,
               const MetaValue &mask) {
  if (failed(commonDeviceOf(cx, self, gradient, weight)))
    return failure();
  std::array<MetaValue, 3> results = {MetaValue::none(), MetaValue::none(),
                                      MetaValue::none()};
  if (isWanted(mask, 0))
    results[0] = zeros(cx, gradient, self.sizes);
  if (!isWanted(mask, 1) && !isWanted(mask, 2))
    return results;
  if (self.rank() < 1 || gradient.rank() < 1)
    return cx.error(0, 1) << "expected tensors of rank 1 or more, found "
                          << self.sizes << " and " << gradient.sizes;
  SymInt features = gradient.sizes.back();
  results[1] = zeros(cx, gradient, cx.copySizes({features, self.sizes.back()}));
  results[2] = zeros(cx, gradient, cx.copySizes({features}));
  return results;
}

/// The gradient of `matrix_exp` is the upper right block of the exponential of
/// a matrix twice as large.
static FailureOr<TensorMeta> matrixExpBackward(RuleContext &cx,
                                               const TensorMeta &self,
                                               const TensorMeta &gradient) {
  int64_t rank = self.rank();
  if (rank < 2 || !requireEqual(cx, self.sizes[rank - 2], self.sizes.back()))
    return cx.error(0) << "expected square matrices, found sizes "
                       << self.sizes;
  if (failed(refuse(cx, 1, gradient.dtype, RefuseIntegral)))
    return failure();
  if (!requireEqual(cx, gradient.sizes, self.sizes))
    return cx.error(0, 1) << "expected a gradient of sizes " << self.sizes
                          << ", found " << gradient.sizes;
  if (failed(commonDeviceOf(cx, self, gradient)))
    return failure();
  SymInt size = self.sizes.back();
  SymInt twice = cx.env.mul(size, 2);
  const SymInt block[] = {twice, twice};
  TensorMeta whole =
      newLike(cx, gradient, concat(cx, self.sizes.drop_back(2), block));
  TensorMeta rows = narrowGeometry(cx, whole, rank - 2, 0, size);
  return narrowGeometry(cx, rows, rank - 1, size, size);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool "
     "sparse_grad) -> Tensor",
     rule<gatherBackward>},
    {"index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor "
     "index) -> Tensor",
     rule<indexSelectBackward>},
    {"value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, "
     "SymInt[] sizes, bool keepdim) -> Tensor",
     rule<valueSelectingBackward>},
    {"masked_select_backward(Tensor grad, Tensor input, Tensor mask) -> Tensor",
     rule<maskedSelectBackward>},
    {"masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) "
     "-> Tensor",
     rule<maskedScatterBackward>},
    {"trace_backward(Tensor grad, SymInt[] sizes) -> Tensor",
     rule<traceBackward>},
    {"_segment_reduce_backward(Tensor grad, Tensor output, Tensor data, str "
     "reduce, *, Tensor? lengths=None, Tensor? offsets=None, int axis=0, "
     "Scalar? initial=None) -> Tensor",
     kernelRule<segmentReduceBackward>},
    {"cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) "
     "-> Tensor",
     rule<cumMaxMinBackward>},
    {"linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] "
     "output_mask) -> (Tensor, Tensor, Tensor)",
     rule<linearBackward>},
    {"matrix_exp_backward(Tensor self, Tensor grad) -> Tensor",
     rule<matrixExpBackward>},
    {"cumprod_backward(Tensor grad, Tensor input, int dim, Tensor output) -> "
     "Tensor",
     rule<cumProdBackward>},
};

OpFamily fake::getGradientFamily() { return {"Gradient", rows}; }
