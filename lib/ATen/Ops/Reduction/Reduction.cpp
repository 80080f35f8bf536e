//===- Reduction.cpp - Sums, min/max, any and all ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// Follows torch._refs.sum and prod: integers are summed in int64.
static FailureOr<TensorMeta> sumDims(RuleContext &cx, const TensorMeta &self,
                                     Dims dims, bool keepdim,
                                     std::optional<DType> dtype) {
  return reduce(
      cx, 0, self, dims, keepdim,
      promoteReduction(self.dtype, dtype, ReductionPromotion::IntToLong),
      KeptDims::Broadcast);
}

static FailureOr<TensorMeta> sumAll(RuleContext &cx, const TensorMeta &self,
                                    std::optional<DType> dtype) {
  return sumDims(cx, self, std::nullopt, false, dtype);
}

static FailureOr<TensorMeta> prodDim(RuleContext &cx, const TensorMeta &self,
                                     int64_t dim, bool keepdim,
                                     std::optional<DType> dtype) {
  return sumDims(cx, self, ArrayRef(dim), keepdim, dtype);
}

/// Follows meta_nansum, where an empty list reduces no dimension.
static FailureOr<TensorMeta> nansum(RuleContext &cx, const TensorMeta &self,
                                    Dims dims, bool keepdim,
                                    std::optional<DType> dtype) {
  FailureOr<llvm::SmallBitVector> set = getDimSet(cx, self, dims);
  if (failed(set))
    return failure();
  return reduceOver(
      cx, self, *set, keepdim,
      promoteReduction(self.dtype, dtype, ReductionPromotion::IntToLong));
}

/// Follows torch._refs.mean: the input or the given dtype must be float or
/// complex.
static FailureOr<TensorMeta> meanDims(RuleContext &cx, const TensorMeta &self,
                                      Dims dims, bool keepdim,
                                      std::optional<DType> dtype) {
  DType result = dtype.value_or(self.dtype);
  if (failed(refuse(cx, dtype ? 3 : 0, result, RefuseIntegral)))
    return failure();
  return reduce(cx, 0, self, dims, keepdim, result);
}

static FailureOr<TensorMeta> meanAll(RuleContext &cx, const TensorMeta &self,
                                     std::optional<DType> dtype) {
  DType result = dtype.value_or(self.dtype);
  if (failed(refuse(cx, dtype ? 1 : 0, result, RefuseIntegral)))
    return failure();
  return reduce(cx, 0, self, std::nullopt, false, result);
}

/// `nanmean`: the input itself must be float or complex; dimensions as for
/// nansum.
static FailureOr<TensorMeta> nanmean(RuleContext &cx, const TensorMeta &self,
                                     Dims dims, bool keepdim,
                                     std::optional<DType> dtype) {
  if (failed(refuse(cx, 0, self.dtype, RefuseIntegral)))
    return failure();
  FailureOr<llvm::SmallBitVector> set = getDimSet(cx, self, dims);
  if (failed(set))
    return failure();
  return reduceOver(cx, self, *set, keepdim, dtype.value_or(self.dtype));
}

/// Follows torch._refs.sum_to_size: a view if there is nothing to sum.
static FailureOr<TensorMeta> sumToSize(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> sizes) {
  int64_t leading = self.rank() - static_cast<int64_t>(sizes.size());
  auto fails = [&]() {
    return cx.error(0, 1) << "expected sizes that expand to " << self.sizes
                          << ", found " << sizes;
  };
  if (leading < 0)
    return fails();
  bool isSame = leading == 0 && !sizes.empty();
  for (auto [want, have] :
       llvm::zip_equal(sizes, self.sizes.drop_front(leading))) {
    if (have == want)
      continue;
    if (isOne(cx, want))
      isSame = false;
    else if (!requireEqual(cx, have, want))
      return fails();
  }
  if (isSame)
    return makeView(self, self.sizes, self.strides, self.offset);
  return makeContiguous(
      cx, sizes,
      promoteReduction(self.dtype, std::nullopt, ReductionPromotion::IntToLong),
      self.device);
}

/// `trace`: the sum over the diagonal of a matrix.
static FailureOr<TensorMeta> trace(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() != 2)
    return cx.error(0) << "expected a matrix, found rank " << self.rank();
  return sumAll(cx, self, std::nullopt);
}

/// `count_nonzero`, over one dimension or a list of them.
static FailureOr<TensorMeta> countNonzero(RuleContext &cx,
                                          const TensorMeta &self, Dims dims) {
  return reduce(cx, 0, self, dims, false, DType::Int64);
}

static FailureOr<TensorMeta> countNonzeroDim(RuleContext &cx,
                                             const TensorMeta &self,
                                             std::optional<int64_t> dim) {
  return countNonzero(cx, self, dim ? Dims(ArrayRef(*dim)) : std::nullopt);
}

/// `hash_tensor`: an uint64 for each slice.
static FailureOr<TensorMeta> hashTensor(RuleContext &cx, const TensorMeta &self,
                                        ArrayRef<int64_t> dims, bool keepdim) {
  bool isEmpty = isZero(cx, numel(cx, self.sizes));
  if (isEmpty && dims.empty())
    return cx.error(0, 1) << "expected dimensions to reduce an empty tensor of "
                             "sizes "
                          << self.sizes;
  return reduce(cx, 0, self, dims, keepdim, DType::UInt64, KeptDims::Broadcast);
}

//===----------------------------------------------------------------------===//
// Any and all
//===----------------------------------------------------------------------===//

/// uint8, PyTorch's former mask type, is kept.
static DType getMaskDType(const TensorMeta &self) {
  return mayBe(self.dtype, {DType::UInt8}) ? self.dtype : DType::Bool;
}

static FailureOr<TensorMeta> anyAll(RuleContext &cx, const TensorMeta &self) {
  return reduce(cx, 0, self, std::nullopt, false, getMaskDType(self));
}

static FailureOr<TensorMeta> anyDim(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, bool keepdim) {
  return reduce(cx, 0, self, ArrayRef(dim), keepdim, getMaskDType(self));
}

/// Follows torch._refs.any: an empty list of dimensions copies the input.
static FailureOr<TensorMeta> anyDims(RuleContext &cx, const TensorMeta &self,
                                     Dims dims, bool keepdim) {
  if (!dims || !dims->empty())
    return reduce(cx, 0, self, dims, keepdim, getMaskDType(self));
  return makeStrided(cx, self.sizes, cloneStrides(cx, self), getMaskDType(self),
                     self.device);
}

/// Follows torch._refs.all, `not any(not x)`, which copies elementwise.
static FailureOr<TensorMeta> allDims(RuleContext &cx, const TensorMeta &self,
                                     Dims dims, bool keepdim) {
  FailureOr<TensorMeta> result = anyDims(cx, self, dims, keepdim);
  if (succeeded(result) && dims && dims->empty())
    result->strides = emptyLikeStrides(cx, self);
  return result;
}

/// `_is_all_true` and `_is_any_true`, for bool tensors only.
static FailureOr<TensorMeta> isAllTrue(RuleContext &cx,
                                       const TensorMeta &self) {
  if (failed(
          refuse(cx, 0, self.dtype, RefuseInt | RefuseFloat | RefuseComplex)))
    return failure();
  return anyAll(cx, self);
}

//===----------------------------------------------------------------------===//
// Minimum and maximum
//===----------------------------------------------------------------------===//

/// Follows torch._refs.amax: without an identity, so empty dimensions are
/// rejected.
static FailureOr<TensorMeta> amax(RuleContext &cx, const TensorMeta &self,
                                  Dims dims, bool keepdim) {
  FailureOr<llvm::SmallBitVector> set = getDimSetOrAll(cx, 0, self, dims);
  if (failed(set) || failed(checkNotEmpty(cx, 0, self, *set)))
    return failure();
  return reduceOver(cx, self, *set, keepdim, self.dtype, KeptDims::Broadcast);
}

/// Follows torch._decomp.aminmax.
static FailureOr<std::array<TensorMeta, 2>> aminmax(RuleContext &cx,
                                                    const TensorMeta &self,
                                                    std::optional<int64_t> dim,
                                                    bool keepdim) {
  Dims dims = dim ? Dims(ArrayRef(*dim)) : std::nullopt;
  FailureOr<TensorMeta> min = amax(cx, self, dims, keepdim);
  if (failed(min))
    return failure();
  TensorMeta max = *min;
  max.storage = cx.freshStorage();
  return std::array{*min, max};
}

/// `_aminmax`: the deprecated ops, row-major like their kernels.
static FailureOr<std::array<TensorMeta, 2>> aminmaxAll(RuleContext &cx,
                                                       const TensorMeta &self) {
  return aminmax(cx, self, std::nullopt, /*keepdim=*/false);
}

static FailureOr<std::array<TensorMeta, 2>>
aminmaxDim(RuleContext &cx, const TensorMeta &self, int64_t dim, bool keepdim) {
  return aminmax(cx, self, dim, keepdim);
}

/// Follows meta_max and meta_median: empty tensors are accepted.
static FailureOr<TensorMeta> maxAll(RuleContext &cx, const TensorMeta &self) {
  return reduce(cx, 0, self, std::nullopt, false, self.dtype);
}

/// Follows meta_max_dim and meta_median_mode_dim: values and indices.
static FailureOr<std::array<TensorMeta, 2>>
maxDim(RuleContext &cx, const TensorMeta &self, int64_t dim, bool keepdim) {
  FailureOr<TensorMeta> values =
      reduce(cx, 0, self, ArrayRef(dim), keepdim, self.dtype);
  if (failed(values))
    return failure();
  TensorMeta indices =
      makeContiguous(cx, values->sizes, DType::Int64, self.device);
  return std::array{*values, indices};
}

/// Follows kthvalue_meta.
static FailureOr<std::array<TensorMeta, 2>> kthvalue(RuleContext &cx,
                                                     const TensorMeta &self,
                                                     SymInt k, int64_t dim,
                                                     bool keepdim) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  SymInt size = self.isScalar() ? SymInt(1) : self.sizes[*wrapped];
  if (!cx.env.require(Condition::le(1, k)) ||
      !cx.env.require(Condition::le(k, size)))
    return cx.error(0, 1) << "expected k between 1 and the size " << size
                          << " of dimension " << *wrapped << ", found " << k;
  return maxDim(cx, self, dim, keepdim);
}

/// Follows argmax_argmin_meta: reduced dimensions must not be empty.
static FailureOr<TensorMeta> argmax(RuleContext &cx, const TensorMeta &self,
                                    std::optional<int64_t> dim, bool keepdim) {
  FailureOr<llvm::SmallBitVector> set =
      getDimSet(cx, self, dim ? Dims(ArrayRef(*dim)) : std::nullopt);
  if (failed(set) || failed(checkNotEmpty(cx, 0, self, *set)))
    return failure();
  if (isBool(self.dtype) || isComplex(self.dtype))
    cx.eagerRefuses() << "expected real numbers, found " << self.dtype;
  return reduceOver(cx, self, *set, keepdim, DType::Int64);
}

//===----------------------------------------------------------------------===//
// Selections
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"sum(Tensor self, *, ScalarType? dtype=None) -> Tensor", rule<sumAll>,
     follows("_decomp.decompositions.sum_default")},
    {"prod(Tensor self, *, ScalarType? dtype=None) -> Tensor", rule<sumAll>,
     follows("_refs.prod")},
    {"sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, "
     "ScalarType? dtype=None) -> Tensor",
     rule<sumDims>, follows("_refs.sum")},
    {"prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? "
     "dtype=None) -> Tensor",
     rule<prodDim>, follows("_refs.prod")},
    {"nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? "
     "dtype=None) -> Tensor",
     rule<nansum>, follows("_meta_registrations.meta_nansum")},
    {"mean(Tensor self, *, ScalarType? dtype=None) -> Tensor", rule<meanAll>,
     follows("_refs.mean")},
    {"mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? "
     "dtype=None) -> Tensor",
     rule<meanDims>, follows("_refs.mean")},
    {"nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, "
     "ScalarType? dtype=None) -> Tensor",
     rule<nanmean>, follows("native")},
    {"sum_to_size(Tensor self, SymInt[] size) -> Tensor", rule<sumToSize>,
     follows("native"), Behavior::ReturnsSelf},
    {"trace(Tensor self) -> Tensor", rule<trace>, follows("_refs.trace")},
    {"count_nonzero(Tensor self, int? dim=None) -> Tensor",
     rule<countNonzeroDim>, follows("_refs.count_nonzero")},
    {"count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor",
     rule<countNonzero>, follows("_refs.count_nonzero")},
    {"hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int "
     "mode=0) -> Tensor",
     rule<hashTensor>, follows("native")},
    // Any and all.
    {"any(Tensor self) -> Tensor", rule<anyAll>, follows("_refs.any")},
    {"all(Tensor self) -> Tensor", rule<anyAll>, follows("_refs.all")},
    {"any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor",
     rule<anyDim>, follows("_refs.any")},
    {"all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor",
     rule<anyDim>, follows("_refs.all")},
    {"any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor",
     rule<anyDims>, follows("_refs.any")},
    {"all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor",
     rule<allDims>, follows("_refs.all")},
    {"_is_all_true(Tensor self) -> Tensor", rule<isAllTrue>, follows("native")},
    {"_is_any_true(Tensor self) -> Tensor", rule<isAllTrue>, follows("native")},
    // Minimum and maximum.
    {"amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor",
     rule<amax>, follows("_refs.amax")},
    {"amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor",
     rule<amax>, follows("_refs.amin")},
    {"aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor "
     "min, Tensor max)",
     rule<aminmax>, follows("_decomp.decompositions.aminmax")},
    {"max(Tensor self) -> Tensor", rule<maxAll>,
     follows("_meta_registrations.meta_max")},
    {"min(Tensor self) -> Tensor", rule<maxAll>,
     follows("_meta_registrations.meta_min")},
    {"median(Tensor self) -> Tensor", rule<maxAll>,
     follows("_meta_registrations.meta_median")},
    {"nanmedian(Tensor self) -> Tensor", rule<maxAll>,
     follows("_meta_registrations.meta_median")},
    {"max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, "
     "Tensor indices)",
     rule<maxDim>, follows("_meta_registrations.meta_max_dim")},
    {"min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, "
     "Tensor indices)",
     rule<maxDim>, follows("_meta_registrations.meta_min_dim")},
    {"median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, "
     "Tensor indices)",
     rule<maxDim>, follows("_meta_registrations.meta_median_mode_dim")},
    {"nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor "
     "values, Tensor indices)",
     rule<maxDim>, follows("_meta_registrations.meta_median_mode_dim")},
    {"mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, "
     "Tensor indices)",
     rule<maxDim>, follows("_meta_registrations.meta_median_mode_dim")},
    {"kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> "
     "(Tensor values, Tensor indices)",
     rule<kthvalue>, follows("_meta_registrations.kthvalue_meta")},
    {"argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     rule<argmax>, follows("_meta_registrations.argmax_argmin_meta")},
    {"argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     rule<argmax>, follows("_meta_registrations.argmax_argmin_meta")},
    {"_aminmax(Tensor self) -> (Tensor, Tensor)", rule<aminmaxAll>,
     follows("native")},
    {"_aminmax.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor, "
     "Tensor)",
     rule<aminmaxDim>, follows("native")},
    {"trace_backward(Tensor grad, SymInt[] sizes) -> Tensor",
     rule<traceBackward>, follows("native")},
};

OpFamily fake::getReductionFamily() { return {"Reduction", rows}; }
