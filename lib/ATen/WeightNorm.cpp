//===- WeightNorm.cpp - Normalization of weights ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Chain.h"

using namespace fake;

/// All dimensions but one, as an argument.
static MetaValue allBut(RuleContext &cx, const TensorMeta &self, int64_t dim) {
  SmallVector<int64_t> dims;
  for (int64_t i = 0; i < self.rank(); ++i)
    if (i != dim)
      dims.push_back(i);
  return toList(cx, ArrayRef<int64_t>(dims));
}

/// Follows _weight_norm_interface of torch._decomp: the weight scaled to a
/// length along all dimensions but one, and the lengths that it had, which are
/// float32 for half precision of bfloat16.
static FailureOr<std::array<TensorMeta, 2>>
weightNormInterface(RuleContext &cx, const TensorMeta &v, const TensorMeta &g,
                    int64_t dim) {
  Chain call(cx);
  DType dtype = g.dtype == DType::BFloat16 ? DType::Float32 : v.dtype;
  MetaValue norm =
      call("aten.norm.ScalarOpt_dim_dtype",
           {MetaValue::tensor(&v), MetaValue::integer(2), allBut(cx, v, dim),
            MetaValue::boolean(true), MetaValue::dtype(dtype)});
  if (call.failed())
    return failure();
  TensorMeta cast = *norm.getTensor();
  cast.dtype = g.dtype;
  MetaValue ratio =
      call("aten.div.Tensor", {MetaValue::tensor(&g), cx.createValue(cast)});
  FailureOr<TensorMeta> weight =
      call.finish(call("aten.mul.Tensor", {MetaValue::tensor(&v), ratio}));
  if (failed(weight))
    return failure();
  return std::array{*weight, *norm.getTensor()};
}

/// `norm_except_dim`: the lengths along all dimensions but one, of the whole
/// for -1. PyTorch turns that dimension to the front and back unless it is the
/// last.
static FailureOr<TensorMeta> normExceptDim(RuleContext &cx, const TensorMeta &v,
                                           int64_t, int64_t dim) {
  if (dim == -1)
    return newLike(cx, v, {});
  if (dim < 0 || dim >= v.rank())
    return cx.error(2) << "expected a dimension below " << v.rank()
                       << " or -1, found " << dim;
  SmallVector<SymInt> sizes(v.sizes.size(), 1);
  bool isLast = dim == v.rank() - 1;
  sizes[isLast ? dim : 0] = v.sizes[dim];
  TensorMeta norm = newLike(cx, v, cx.copySizes(sizes));
  if (isLast || dim == 0)
    return norm;
  return transposeGeometry(cx, norm, 0, dim);
}

/// `_weight_norm` makes its arguments row-major.
static FailureOr<TensorMeta> weightNorm(RuleContext &cx, const TensorMeta &v,
                                        const TensorMeta &g, int64_t dim) {
  FailureOr<TensorMeta> norm = normExceptDim(cx, v, 2, dim);
  if (failed(norm))
    return failure();
  Chain call(cx);
  auto contiguous = [&](const TensorMeta &x) {
    return isContiguous(cx, x) ? MetaValue::tensor(&x)
                               : cx.createValue(contiguousCopy(cx, x));
  };
  MetaValue ratio =
      call("aten.div.Tensor", {contiguous(g), cx.createValue(*norm)});
  return call.finish(call("aten.mul.Tensor", {contiguous(v), ratio}));
}

/// Gradients like the weight and the lengths.
static FailureOr<std::array<TensorMeta, 2>>
weightNormBackward(RuleContext &cx, const TensorMeta &, const TensorMeta &v,
                   const TensorMeta &g) {
  auto like = [&](const TensorMeta &x) {
    return makeStrided(cx, x.sizes, emptyLikeStrides(cx, x), x.dtype, x.device);
  };
  return std::array{like(v), like(g)};
}

/// Follows _weight_norm_differentiable_backward of ATen, which wants all of its
/// arguments row-major.
static FailureOr<std::array<TensorMeta, 2>>
weightNormDifferentiableBackward(RuleContext &cx, const TensorMeta &gradient,
                                 const TensorMeta &v, const TensorMeta &g,
                                 const TensorMeta &norms) {
  for (auto [i, x] : llvm::enumerate(std::array{&gradient, &v, &g, &norms}))
    if (!isContiguous(cx, *x))
      return cx.error(i) << "expected a row-major tensor, found strides "
                         << x->strides;
  FailureOr<TensorMeta> ofWeight =
      elementwise(cx,
                  {MetaValue::tensor(&g), MetaValue::tensor(&gradient),
                   MetaValue::tensor(&v), MetaValue::tensor(&norms)},
                  Promotion::Default);
  if (failed(ofWeight))
    return failure();
  return std::array{*ofWeight, contiguousCopy(cx, g)};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor", rule<weightNorm>},
    {"_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, "
     "Tensor)",
     rule<weightNormInterface>},
    {"_weight_norm_interface_backward(Tensor grad_w, Tensor saved_v, Tensor "
     "saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)",
     rule<weightNormBackward>},
    {"_weight_norm_differentiable_backward(Tensor grad_w, Tensor saved_v, "
     "Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)",
     rule<weightNormDifferentiableBackward>},
    {"norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor",
     rule<normExceptDim>},
};

OpFamily fake::getWeightNormFamily() { return {"WeightNorm", rows}; }
