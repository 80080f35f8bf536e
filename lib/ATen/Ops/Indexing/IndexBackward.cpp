//===- IndexBackward.cpp - Gradients of selections and others ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gradients that are separate ATen ops: of selections.
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Selections
//===----------------------------------------------------------------------===//

/// `grad.new_zeros(sizes)`.
static MetaValue zeros(RuleContext &cx, const TensorMeta &gradient,
                       ArrayRef<SymInt> sizes) {
  return cx.createValue(newLike(cx, gradient, sizes));
}

/// A sparse tensor of the sizes of `self` with the gradient at the positions of
/// the index. Follows _gather_sparse_backward.
static FailureOr<TensorMeta> gatherSparseBackward(RuleContext &cx,
                                                  const TensorMeta &gradient,
                                                  const TensorMeta &self,
                                                  const TensorMeta &index) {
  if (failed(commonDeviceOf(cx, gradient, self, index)))
    return failure();
  SymInt count = numel(cx, gradient.sizes), places = numel(cx, index.sizes);
  if (self.isScalar() || gradient.isScalar()) {
    if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
      return cx.error(3) << "expected an index of i64, found " << index.dtype;
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

static FailureOr<TensorMeta> gatherBackward(RuleContext &cx,
                                            const TensorMeta &gradient,
                                            const TensorMeta &self, Scalar dim,
                                            const TensorMeta &index,
                                            Scalar sparse) {
  if (sparse.asBool() == true)
    return gatherSparseBackward(cx, gradient, self, index);
  return callOp(cx, Op::scatter_add,
                {zeros(cx, gradient, self.sizes), dim,
                 MetaValue::tensor(&index), MetaValue::tensor(&gradient)});
}

static FailureOr<TensorMeta> indexSelectBackward(RuleContext &cx,
                                                 const TensorMeta &gradient,
                                                 ArrayRef<SymInt> sizes,
                                                 Scalar dim,
                                                 const MetaValue &index) {
  return callOp(
      cx, Op::index_add,
      {zeros(cx, gradient, sizes), dim, index, MetaValue::tensor(&gradient)});
}

/// The gradient of reductions that select an element, such as `max.dim`.
static FailureOr<TensorMeta>
valueSelectingBackward(RuleContext &cx, const TensorMeta &gradient, Scalar dim,
                       const MetaValue &index, ArrayRef<SymInt> sizes,
                       bool keepsDim) {
  Decomposition call(cx);
  MetaValue places = index, values = MetaValue::tensor(&gradient);
  if (!keepsDim && !sizes.empty()) {
    places = call(Op::unsqueeze, {places, dim});
    values = call(Op::unsqueeze, {values, dim});
  }
  return call.finish(
      call(Op::scatter_src, {zeros(cx, gradient, sizes), dim, places, values}));
}

static FailureOr<TensorMeta> maskedSelectBackward(RuleContext &cx,
                                                  const TensorMeta &gradient,
                                                  const TensorMeta &input,
                                                  const MetaValue &mask) {
  if (differ(gradient.dtype, input.dtype))
    return cx.error(0, 1) << "expected a gradient of " << input.dtype
                          << ", found " << gradient.dtype;
  return callOp(
      cx, Op::masked_scatter,
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

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool "
     "sparse_grad) -> Tensor",
     rule<gatherBackward>, follows("native")},
    {"index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor "
     "index) -> Tensor",
     rule<indexSelectBackward>, follows("native")},
    {"value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, "
     "SymInt[] sizes, bool keepdim) -> Tensor",
     rule<valueSelectingBackward>, follows("native")},
    {"masked_select_backward(Tensor grad, Tensor input, Tensor mask) -> Tensor",
     rule<maskedSelectBackward>, follows("native")},
    {"masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) "
     "-> Tensor",
     rule<maskedScatterBackward>,
     follows("_meta_registrations.meta_masked_scatter_backward")},
};

OpFamily fake::getIndexBackwardFamily() { return {"IndexBackward", rows}; }
