//===- Scatter.cpp - Scatter and index_put ops ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that write elements at positions given by tensors.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Indexing.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// scatter
//===----------------------------------------------------------------------===//

static LogicalResult checkReduce(RuleContext &cx, unsigned arg,
                                 StringRef reduce,
                                 ArrayRef<StringRef> allowed) {
  if (llvm::is_contained(allowed, reduce))
    return success();
  return cx.error(arg) << "unknown reduction '" << reduce << "'";
}

/// For most ops, the source must have the dtype of `self`.
static LogicalResult checkSource(RuleContext &cx, unsigned arg,
                                 const TensorMeta &self,
                                 const TensorMeta &source) {
  if (!differ(self.dtype, source.dtype))
    return success();
  return cx.error(0, arg) << "expected a source of " << self.dtype << ", found "
                          << source.dtype;
}

/// The same for ops where only the kernels check it.
static void noteSourceDType(RuleContext &cx, const TensorMeta &self,
                            const TensorMeta &source) {
  if (self.dtype != source.dtype && self.dtype != DType::Unknown &&
      source.dtype != DType::Unknown)
    cx.eagerRefuses() << "expected a source of " << self.dtype << ", found "
                      << source.dtype;
}

/// A tensor passed for a number must have rank 0.
static LogicalResult checkNumber(RuleContext &cx, unsigned arg,
                                 const MetaValue &value) {
  if (!value.isTensor() || value.getTensor()->isScalar())
    return success();
  return cx.error(arg) << "expected a value of rank 0, found sizes "
                       << value.getTensor()->sizes;
}

/// `scatter_meta_impl`: `self` in a new row-major tensor.
static FailureOr<TensorMeta> scatterInto(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         const TensorMeta &index,
                                         const TensorMeta *src) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  FailureOr<Device> device = commonDeviceOf(cx, self, index, src);
  if (failed(wrapped) || failed(device))
    return failure();
  bool empty = isPlainlyZero(cx, numel(cx, index.sizes));
  if (!empty && !mayBe(index.dtype, {DType::Int64, DType::Int32}))
    return cx.error(2) << "expected an index of i64 or i32, found "
                       << index.dtype;
  if (src && failed(checkSource(cx, 3, self, *src)))
    return failure();
  if (!empty && failed(checkIndexShape(cx, 2, index, self, *wrapped)))
    return failure();
  if (!empty && src && failed(checkIndexShape(cx, 2, index, *src)))
    return failure();
  return makeContiguous(cx, self.sizes, self.dtype, *device);
}

static FailureOr<TensorMeta> scatterSrc(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim, const TensorMeta &index,
                                        const TensorMeta &src) {
  return scatterInto(cx, self, dim, index, &src);
}

static FailureOr<TensorMeta>
scatterSrcReduce(RuleContext &cx, const TensorMeta &self, int64_t dim,
                 const TensorMeta &index, const TensorMeta &src,
                 StringRef reduce) {
  if (failed(checkReduce(cx, 4, reduce, {"add", "multiply"})))
    return failure();
  return scatterInto(cx, self, dim, index, &src);
}

static FailureOr<TensorMeta> scatterValue(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim,
                                          const TensorMeta &index) {
  return scatterInto(cx, self, dim, index, nullptr);
}

static FailureOr<TensorMeta>
scatterValueReduce(RuleContext &cx, const TensorMeta &self, int64_t dim,
                   const TensorMeta &index, const MetaValue &,
                   StringRef reduce) {
  if (failed(checkReduce(cx, 4, reduce, {"add", "multiply"})))
    return failure();
  return scatterInto(cx, self, dim, index, nullptr);
}

static FailureOr<TensorMeta> scatterReduce(RuleContext &cx,
                                           const TensorMeta &self, int64_t dim,
                                           const TensorMeta &index,
                                           const TensorMeta &src,
                                           StringRef reduce) {
  if (failed(
          checkReduce(cx, 4, reduce, {"sum", "prod", "mean", "amax", "amin"})))
    return failure();
  return scatterInto(cx, self, dim, index, &src);
}

//===----------------------------------------------------------------------===//
// Along one dimension
//===----------------------------------------------------------------------===//

/// Checks dimension, devices, and the rank of the index of an `index_*` op.
static LogicalResult checkIndexAlong(RuleContext &cx, const TensorMeta &self,
                                     int64_t dim, const TensorMeta &index) {
  if (failed(wrapDim(cx, dim, self.rank())) ||
      failed(commonDeviceOf(cx, self, index)))
    return failure();
  if (index.rank() > 1)
    return cx.error(2) << "expected an index of rank 0 or 1, found "
                       << index.sizes;
  return success();
}

/// The number of slices along a dimension; 1 for rank 0.
static SymInt countSlices(const TensorMeta &self, int64_t dim) {
  return dim >= self.rank() ? SymInt(1) : self.sizes[dim];
}

/// `index_add`, `index_copy`: slices of the source are combined with the
/// indexed slices of `self`. Row-major. Not even cpu scalars may be on another
/// device.
static FailureOr<TensorMeta> indexSlices(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         const TensorMeta &index,
                                         const TensorMeta &source) {
  if (failed(checkIndexAlong(cx, self, dim, index)))
    return failure();
  for (auto [i, x] : llvm::enumerate(std::array{&index, &source}))
    if (x->device != self.device && x->device.isKnown() &&
        self.device.isKnown())
      return cx.deviceMismatch(0, self.device, 2 + i, x->device);
  int64_t wrapped = *wrapDim(cx, dim, self.rank());
  SymInt count = numel(cx, index.sizes), slices = countSlices(source, wrapped);
  if (!requireEqual(cx, count, slices))
    return cx.error(2, 3) << "expected as many indices as slices, found "
                          << count << " and " << slices;
  return newLike(cx, self, self.sizes);
}

/// Fails unless the slices of source and `self` have the same shape. If either
/// is a scalar, only the remaining dimensions of the other are checked.
static LogicalResult checkSlices(RuleContext &cx, const TensorMeta &self,
                                 int64_t dim, const TensorMeta &source) {
  if (!self.isScalar() && !source.isScalar() && self.rank() != source.rank())
    return cx.error(0, 3) << "expected a source of rank " << self.rank()
                          << " as that of self, found rank " << source.rank();
  auto slice = [&](const TensorMeta &x) {
    return x.isScalar() ? x.sizes
                        : ArrayRef<SymInt>(withoutDim(cx, x.sizes, dim));
  };
  ArrayRef<SymInt> wanted = slice(self), found = slice(source);
  if (requireEqual(cx, wanted, found))
    return success();
  return cx.error(0, 3) << "expected slices of sizes " << wanted
                        << ", found slices of " << found;
}

/// Follows meta__index_copy: unlike similar ops it checks the slices.
static FailureOr<TensorMeta> indexCopy(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim, const TensorMeta &index,
                                       const TensorMeta &source) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped) || failed(checkSlices(cx, self, *wrapped, source)))
    return failure();
  if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
    cx.eagerRefuses() << "expected an index of i64, found " << index.dtype;
  noteSourceDType(cx, self, source);
  return indexSlices(cx, self, dim, index, source);
}

/// Notes what the kernels of `index_add` and `index_reduce` reject, along a
/// wrapped dimension.
static void noteSlices(RuleContext &cx, const TensorMeta &self, int64_t dim,
                       const TensorMeta &index, const TensorMeta &source) {
  if (index.dtype != DType::Int64 && index.dtype != DType::Int32 &&
      index.dtype != DType::Unknown)
    cx.eagerRefuses() << "expected an index of i64 or i32, found "
                      << index.dtype;
  noteSourceDType(cx, self, source);
  SymInt count = numel(cx, index.sizes), slices = countSlices(source, dim);
  if (isKnownToDiffer(cx, count, slices))
    cx.eagerRefuses() << "expected as many indices as slices, found " << count
                      << " and " << slices;
  bool fits = self.rank() == source.rank();
  for (int64_t i = 0; fits && i < self.rank(); ++i)
    fits = i == dim || !isKnownToDiffer(cx, self.sizes[i], source.sizes[i]);
  if (!fits)
    cx.eagerRefuses() << "expected a source of the sizes " << self.sizes
                      << " but for dimension " << dim << ", found "
                      << source.sizes;
}

/// Follows torch._decomp.index_add, which casts the source, but not `alpha`.
static FailureOr<TensorMeta> indexAdd(RuleContext &cx, const TensorMeta &self,
                                      int64_t dim, const TensorMeta &index,
                                      const TensorMeta &source, Scalar alpha) {
  bool isOne = alpha.isInt() && alpha.getInt().isInt(1);
  if (!isOne && getKind(self.dtype) != DTypeKind::Bool &&
      failed(checkNumberFits(cx, 4, alpha, self.dtype)))
    return failure();
  FailureOr<TensorMeta> result = indexSlices(cx, self, dim, index, source);
  if (succeeded(result))
    noteSlices(cx, self, *wrapDim(cx, dim, self.rank()), index, source);
  return result;
}

static FailureOr<TensorMeta> indexReduce(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         const TensorMeta &index,
                                         const TensorMeta &source) {
  if (failed(commonDeviceOf(cx, self, index, source)))
    return failure();
  int64_t bound = std::max<int64_t>(self.rank(), 1);
  if (dim < -bound || dim >= bound || index.rank() > 1)
    cx.eagerRefuses() << "expected an index of rank 0 or 1 for a dimension "
                         "between "
                      << -bound << " and " << bound - 1 << ", found rank "
                      << index.rank() << " and dimension " << dim;
  else
    noteSlices(cx, self, dim < 0 ? dim + bound : dim, index, source);
  return newLike(cx, self, self.sizes);
}

static FailureOr<TensorMeta> indexFill(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim, const TensorMeta &index,
                                       const MetaValue &value) {
  if (failed(checkIndexAlong(cx, self, dim, index)) ||
      failed(checkNumber(cx, 3, value)))
    return failure();
  FailureOr<Device> device = commonDeviceOf(cx, self, index);
  if (failed(device))
    return failure();
  return makeStrided(cx, self.sizes, cloneStrides(cx, self), self.dtype,
                     *device);
}

//===----------------------------------------------------------------------===//
// Along all dimensions
//===----------------------------------------------------------------------===//

/// `index_put_impl`: the values must be on the device of `self`, or a scalar.
/// Indices are not checked.
static LogicalResult checkPut(RuleContext &cx, const TensorMeta &self,
                              const TensorMeta &values) {
  if (!differ(self.device, values.device) || values.isScalar())
    return success();
  return cx.error(0, 2) << "expected values on " << self.device << ", found "
                        << values.device;
}

/// Notes values that do not expand to the elements selected by integer indices,
/// which only the kernels check. Masks select a data-dependent number of
/// elements.
static void notePut(RuleContext &cx, const TensorMeta &self, TensorList indices,
                    const TensorMeta &values) {
  if (!cx.keepsEagerRefusals)
    return;
  if (self.dtype != values.dtype && self.dtype != DType::Unknown &&
      values.dtype != DType::Unknown)
    cx.eagerRefuses() << "expected values of " << self.dtype << ", found "
                      << values.dtype;
  std::optional<ArrayRef<SymInt>> selected =
      getSelectedSizes(cx, self, indices);
  if (selected && !mayExpand(cx, values.sizes, *selected))
    cx.eagerRefuses() << "expected values that expand to " << *selected
                      << ", found sizes " << values.sizes;
}

static FailureOr<TensorMeta> indexPut(RuleContext &cx, const TensorMeta &self,
                                      TensorList indices,
                                      const TensorMeta &values) {
  if (failed(checkPut(cx, self, values)))
    return failure();
  notePut(cx, self, indices, values);
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

static FailureOr<TensorMeta> indexPutInPlace(RuleContext &cx,
                                             const TensorMeta &self,
                                             TensorList indices,
                                             const TensorMeta &values) {
  if (failed(checkPut(cx, self, values)))
    return failure();
  notePut(cx, self, indices, values);
  return self;
}

/// `_unsafe_masked_index_put_accumulate`: like index_put into a copy.
static FailureOr<TensorMeta> maskedPutAccumulate(RuleContext &cx,
                                                 const TensorMeta &self,
                                                 const TensorMeta &, TensorList,
                                                 const TensorMeta &) {
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

/// `masked_fill`: row-major; `self` and the mask broadcast to each other.
static FailureOr<TensorMeta> maskedFill(RuleContext &cx, const TensorMeta &self,
                                        const TensorMeta &mask,
                                        const MetaValue &value) {
  if (differ(mask.dtype, DType::Bool))
    return cx.error(1) << "expected a mask of bool, found " << mask.dtype;
  if (failed(checkNumber(cx, 2, value)))
    return failure();
  bool complexValue = value.isTensor()
                          ? isComplex(value.getTensor()->dtype)
                          : value.getKind() == MetaValue::Kind::Complex;
  if (complexValue && !isComplex(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(2) << "a complex value cannot be stored as " << self.dtype;
  const MetaValue operands[] = {MetaValue::tensor(&mask), value,
                                MetaValue::tensor(&self)};
  FailureOr<TensorMeta> result =
      elementwise(cx, operands, Promotion::NoOpMath, self.dtype);
  if (failed(result) || isContiguous(cx, *result))
    return result;
  return contiguousCopy(cx, *result);
}

/// In place with a number, neither the dtype of the mask nor the number is
/// checked.
static FailureOr<TensorMeta> maskedFillSelf(RuleContext &cx,
                                            const TensorMeta &self,
                                            const TensorMeta &mask) {
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self),
                                    MetaValue::tensor(&mask));
}

/// Checks the arguments of `masked_scatter`; returns the common device.
static FailureOr<Device> checkMaskedScatter(RuleContext &cx,
                                            const TensorMeta &self,
                                            const TensorMeta &mask,
                                            const TensorMeta &source) {
  if (!mayBe(mask.dtype, {DType::Bool, DType::UInt8}))
    return cx.error(1) << "expected a mask of bool, found " << mask.dtype;
  if (failed(checkSource(cx, 2, self, source)))
    return failure();
  return commonDeviceOf(cx, self, mask, source);
}

/// `masked_scatter`: `self` and the mask broadcast; row-major.
static FailureOr<TensorMeta> maskedScatter(RuleContext &cx,
                                           const TensorMeta &self,
                                           const TensorMeta &mask,
                                           const TensorMeta &source) {
  FailureOr<Device> device = checkMaskedScatter(cx, self, mask, source);
  if (failed(device))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {self.sizes, mask.sizes});
  if (failed(sizes))
    return failure();
  return makeContiguous(cx, *sizes, self.dtype, *device);
}

/// In place, the shape of the mask is not checked, as in PyTorch's rule.
static FailureOr<TensorMeta> maskedScatterInPlace(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  const TensorMeta &mask,
                                                  const TensorMeta &source) {
  if (failed(checkMaskedScatter(cx, self, mask, source)))
    return failure();
  return self;
}

/// `put`: writes elements of the flattened tensor, like index_put_ without
/// checks of the index and the source.
static FailureOr<TensorMeta> put(RuleContext &cx, const TensorMeta &self,
                                 const TensorMeta &index,
                                 const TensorMeta &source) {
  FailureOr<Device> device = commonDeviceOf(cx, self, index, source);
  if (failed(device))
    return failure();
  TensorMeta result = clonePreserving(cx, self);
  result.device = *device;
  return result;
}

/// Overloads with a list of tensors instead of a list of optional tensors.
static FailureOr<TensorMeta> putHackedTwin(RuleContext &cx,
                                           ArrayRef<MetaValue> args) {
  return callOp(cx, Op::unsafe_index_put, args);
}
static FailureOr<TensorMeta> putTwinInPlace(RuleContext &cx,
                                            ArrayRef<MetaValue> args) {
  return callOp(cx, Op::index_put_implInPlace, args);
}

static const OpRow rows[] = {
    {"scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     rule<scatterSrc>, follows("_meta_registrations.meta_scatter"),
     InPlace::Derived},
    {"scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> "
     "Tensor",
     rule<scatterValue>, follows("_meta_registrations.meta_scatter"),
     InPlace::Derived},
    {"scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str "
     "reduce) -> Tensor",
     rule<scatterSrcReduce>, follows("_meta_registrations.meta_scatter"),
     InPlace::Derived},
    {"scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, "
     "*, str reduce) -> Tensor",
     rule<scatterValueReduce>, follows("_meta_registrations.meta_scatter"),
     InPlace::Derived},
    {"scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     rule<scatterSrc>, follows("_meta_registrations.meta_scatter_add"),
     InPlace::Derived},
    {"scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str "
     "reduce, *, bool include_self=True) -> Tensor",
     rule<scatterReduce>,
     follows("_meta_registrations.meta_scatter_reduce_two"), InPlace::Derived},
    {"index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar "
     "alpha=1) -> Tensor",
     rule<indexAdd>, follows("_decomp.decompositions.index_add"),
     InPlace::Derived},
    {"index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor",
     rule<indexCopy>, follows("_decomp.decompositions.index_copy"),
     InPlace::Derived},
    {"index_reduce(Tensor self, int dim, Tensor index, Tensor source, str "
     "reduce, *, bool include_self=True) -> Tensor",
     rule<indexReduce>, follows("_meta_registrations.meta_index_reduce"),
     InPlace::Derived},
    {"index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) "
     "-> Tensor",
     rule<indexFill>, follows("_refs.index_fill"), InPlace::Derived},
    {"index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) "
     "-> Tensor",
     rule<indexFill>, follows("_refs.index_fill"), InPlace::Derived},
    {"index_put(Tensor self, Tensor?[] indices, Tensor values, bool "
     "accumulate=False) -> Tensor",
     rule<indexPut>,
     follows("_subclasses.fake_impls.index_put_impl "
             "_meta_registrations.meta_index_put")},
    {"index_put.hacked_twin(Tensor self, Tensor[] indices, Tensor values, bool "
     "accumulate=False) -> Tensor",
     rule<indexPut>, follows("jit")},
    {"index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool "
     "accumulate=False) -> Tensor(a!)",
     rule<indexPutInPlace>,
     follows("_subclasses.fake_impls.index_put_impl "
             "_meta_registrations.meta_index_put_")},
    {"index_put_.hacked_twin(Tensor(a!) self, Tensor[] indices, Tensor values, "
     "bool accumulate=False) -> Tensor(a!)",
     rule<indexPutInPlace>, follows("jit")},
    {"_unsafe_index_put(Tensor self, Tensor?[] indices, Tensor values, bool "
     "accumulate=False) -> Tensor",
     rule<indexPut>,
     follows("_subclasses.fake_impls.multi_device_op_default "
             "_meta_registrations.meta_index_put")},
    {"_index_put_impl(Tensor self, Tensor?[] indices, Tensor values, bool "
     "accumulate=False, bool unsafe=False) -> Tensor",
     rule<indexPut>, follows("native")},
    {"_index_put_impl_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool "
     "accumulate=False, bool unsafe=False) -> Tensor(a!)",
     rule<indexPutInPlace>, follows("native")},
    {"_unsafe_masked_index_put_accumulate(Tensor self, Tensor mask, Tensor?[] "
     "indices, Tensor values) -> Tensor",
     rule<maskedPutAccumulate>,
     follows("_decomp.decompositions._unsafe_masked_index_put_accumulate")},
    {"masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor",
     rule<maskedFill>, follows("_refs.masked_fill"), Tag::pointwise},
    {"masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> "
     "Tensor(a!)",
     inPlaceOf<maskedFillSelf, InPlace::AnyDType>,
     follows("_meta_registrations.meta_masked_fill_")},
    {"masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor",
     rule<maskedFill>, follows("_refs.masked_fill"), InPlace::Derived},
    {"masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor",
     rule<maskedScatter>, follows("_meta_registrations.meta_masked_scatter")},
    {"masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> "
     "Tensor(a!)",
     rule<maskedScatterInPlace>,
     follows("_meta_registrations.meta_masked_scatter_")},
    {"put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> "
     "Tensor",
     rule<put>, follows("native"), InPlace::Derived},
    {"_unsafe_index_put.hacked_twin(Tensor self, Tensor[] indices, Tensor "
     "values, bool accumulate=False) -> Tensor",
     rule<putHackedTwin>, follows("jit")},
    {"_index_put_impl_.hacked_twin(Tensor(a!) self, Tensor[] indices, Tensor "
     "values, bool accumulate=False, bool unsafe=False) -> Tensor(a!)",
     rule<putTwinInPlace>, follows("jit")},
};

OpFamily fake::getScatterFamily() { return {"Scatter", rows}; }
