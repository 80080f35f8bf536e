//===- WeightNorm.cpp - Normalization of weights ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"

using namespace fake;

/// All dimensions but one, as an argument.
static MetaValue allBut(RuleContext &cx, const TensorMeta &self, int64_t dim) {
  SmallVector<int64_t> dims;
  for (int64_t i = 0; i < self.rank(); ++i)
    if (i != dim)
      dims.push_back(i);
  return toList(cx, ArrayRef<int64_t>(dims));
}

/// Follows _weight_norm_interface of torch._decomp: the weight scaled to a norm
/// over all dimensions but one, and its original norms, which are float32 for
/// bfloat16.
static FailureOr<std::array<TensorMeta, 2>>
weightNormInterface(RuleContext &cx, const TensorMeta &v, const TensorMeta &g,
                    int64_t dim) {
  Decomposition call(cx);
  DType dtype = g.dtype == DType::BFloat16 ? DType::Float32 : v.dtype;
  MetaValue norm =
      call(Op::norm_ScalarOpt_dim_dtype,
           {MetaValue::tensor(&v), Scalar::integer(2), allBut(cx, v, dim),
            Scalar::boolean(true), MetaValue(dtype)});
  if (call.failed())
    return failure();
  TensorMeta cast = *norm.getTensor();
  cast.dtype = g.dtype;
  MetaValue ratio =
      call(Op::div_Tensor, {MetaValue::tensor(&g), cx.createValue(cast)});
  FailureOr<TensorMeta> weight =
      call.finish(call(Op::mul_Tensor, {MetaValue::tensor(&v), ratio}));
  if (failed(weight))
    return failure();
  return std::array{*weight, *norm.getTensor()};
}

/// `norm_except_dim`: the norms over all dimensions but one, or over all for
/// -1. PyTorch moves that dimension to the front and back unless it is the
/// last.
static FailureOr<TensorMeta> normExceptDim(RuleContext &cx, const TensorMeta &v,
                                           int64_t, int64_t dim) {
  if (failed(refuse(cx, 0, v.dtype, RefuseIntegral)))
    return failure();
  DType dtype = toReal(v.dtype);
  if (dim == -1)
    return makeContiguous(cx, {}, dtype, v.device);
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, v.rank());
  if (failed(wrapped))
    return failure();
  if (v.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  SymInt length = v.sizes[*wrapped];
  if (isZero(cx, length))
    return cx.error(0) << "expected a size other than 0 at dimension "
                       << *wrapped << ", found sizes " << v.sizes;
  SmallVector<SymInt> sizes(v.sizes.size(), 1);
  bool isLast = dim == v.rank() - 1;
  sizes[isLast ? *wrapped : 0] = length;
  TensorMeta norm = makeContiguous(cx, cx.copySizes(sizes), dtype, v.device);
  if (isLast || *wrapped == 0)
    return norm;
  return transposeGeometry(cx, norm, 0, *wrapped);
}

/// `_weight_norm` makes its arguments row-major. The fused kernel does not
/// support half precision.
static FailureOr<TensorMeta> weightNorm(RuleContext &cx, const TensorMeta &v,
                                        const TensorMeta &g, int64_t dim) {
  if (v.device != g.device && v.device.isKnown() && g.device.isKnown())
    return cx.deviceMismatch(0, v.device, 1, g.device);
  auto contiguous = [&](const TensorMeta &x) {
    return isContiguous(cx, x) ? x : contiguousCopy(cx, x);
  };
  TensorMeta weight = contiguous(v), length = contiguous(g);
  bool isHalf = v.dtype == DType::Float16 || g.dtype == DType::Float16;
  if (!isHalf && (dim == 0 || dim == v.rank() - 1)) {
    auto results = weightNormInterface(cx, weight, length, dim);
    if (failed(results))
      return failure();
    return (*results)[0];
  }
  FailureOr<TensorMeta> norm = normExceptDim(cx, weight, 2, dim);
  if (failed(norm))
    return failure();
  Decomposition call(cx);
  MetaValue ratio =
      call(Op::div_Tensor, {cx.createValue(length), cx.createValue(*norm)});
  return call.finish(call(Op::mul_Tensor, {cx.createValue(weight), ratio}));
}

/// Gradients like the weight and the norms.
static FailureOr<std::array<TensorMeta, 2>>
weightNormBackward(RuleContext &cx, const TensorMeta &, const TensorMeta &v,
                   const TensorMeta &g) {
  auto like = [&](const TensorMeta &x) {
    return makeStrided(cx, x.sizes, emptyLikeStrides(cx, x), x.dtype, x.device);
  };
  return std::array{like(v), like(g)};
}

/// Follows _weight_norm_differentiable_backward of ATen, which requires
/// row-major arguments.
static FailureOr<std::array<MetaValue, 2>>
weightNormDifferentiableBackward(RuleContext &cx, const TensorMeta &gradient,
                                 const TensorMeta &v, const TensorMeta &g,
                                 const TensorMeta &norms, int64_t dim) {
  for (auto [i, x] : llvm::enumerate(std::array{&gradient, &v, &g, &norms}))
    if (!isContiguous(cx, *x))
      return cx.error(i) << "expected a row-major tensor, found strides "
                         << x->strides;
  int64_t last = v.rank() - 1;
  if (v.isScalar() || (dim != 0 && dim != last))
    return cx.error(4) << "expected the first or the last of " << v.rank()
                       << " dimensions, found " << dim;
  SymInt length = v.sizes[dim];
  if (isZero(cx, length))
    return cx.error(1) << "expected a size other than 0 at dimension " << dim
                       << ", found sizes " << v.sizes;
  SmallVector<SymInt> sizes(v.sizes.size(), 1);
  sizes[dim] = length;
  Decomposition steps(cx);
  MetaValue outer = MetaValue::tensor(&gradient);
  MetaValue weight = MetaValue::tensor(&v);
  MetaValue norm = steps.cast(MetaValue::tensor(&norms), g.dtype);
  const SymInt rows[] = {length, -1}, columns[] = {-1, length};
  MetaValue product = steps.mul(outer, weight);
  MetaValue sums = dim == 0 ? steps.sum(steps.view(product, rows), 1, false)
                            : steps.sum(steps.view(product, columns), 0, false);
  sums = steps.view(sums, sizes);
  auto div = [&](const MetaValue &a, const MetaValue &b) {
    return steps(Op::div_Tensor, {a, b});
  };
  MetaValue rest =
      steps.sub(outer, steps.mul(weight, div(sums, steps.mul(norm, norm))));
  std::array results = {steps.mul(div(MetaValue::tensor(&g), norm), rest),
                        div(sums, norm)};
  if (steps.failed())
    return failure();
  return results;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor", rule<weightNorm>,
     follows("native")},
    {"_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, "
     "Tensor)",
     rule<weightNormInterface>,
     follows("_decomp.decompositions._weight_norm_interface")},
    {"_weight_norm_interface_backward(Tensor grad_w, Tensor saved_v, Tensor "
     "saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)",
     rule<weightNormBackward>,
     follows("_meta_registrations.meta_weight_norm_backward")},
    {"_weight_norm_differentiable_backward(Tensor grad_w, Tensor saved_v, "
     "Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)",
     rule<weightNormDifferentiableBackward>, follows("native")},
    {"norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor",
     rule<normExceptDim>, follows("native")},
};

OpFamily fake::getWeightNormFamily() { return {"WeightNorm", rows}; }
