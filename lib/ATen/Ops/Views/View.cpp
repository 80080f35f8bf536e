//===- View.cpp - Views of all elements -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Views of all elements: the same storage with other sizes, strides or dtype.
// Views of some elements are in Slice.cpp.
//
//===----------------------------------------------------------------------===//

#include "Ops/Views/View.h"
#include "Table/Composite.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

TensorMeta fake::makeAlias(const TensorMeta &self) {
  return makeView(self, self.sizes, self.strides, self.offset);
}

static FailureOr<TensorMeta> alias(RuleContext &, const TensorMeta &self) {
  return makeAlias(self);
}

//===----------------------------------------------------------------------===//
// Views of other sizes
//===----------------------------------------------------------------------===//

/// `_view_meta`; `_unsafe_view` gives the same metadata.
static FailureOr<TensorMeta> view(RuleContext &cx, const TensorMeta &self,
                                  ArrayRef<SymInt> shape) {
  return viewGeometry(cx, self, shape);
}

/// `view_copy`: a copy, for any strides.
static FailureOr<TensorMeta> viewCopy(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> shape) {
  FailureOr<ArrayRef<SymInt>> sizes = inferViewSize(cx, shape, self.sizes);
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

static FailureOr<TensorMeta> viewAs(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &other) {
  return viewGeometry(cx, self, other.sizes);
}

/// A view if the strides allow it, else a row-major copy.
static FailureOr<TensorMeta> reshape(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<SymInt> shape) {
  return reshapeGeometry(cx, self, shape);
}

static FailureOr<TensorMeta> reshapeAs(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &other) {
  return reshapeGeometry(cx, self, other.sizes);
}

/// `_reshape_alias`: a view with strides computed by the caller.
static FailureOr<TensorMeta>
reshapeAlias(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> size) {
  return view(cx, self, size);
}

/// Merges the dimensions from `start` to `end` into one.
static FailureOr<TensorMeta> flatten(RuleContext &cx, const TensorMeta &self,
                                     int64_t start, int64_t end) {
  FailureOr<int64_t> first = wrapDim(cx, start, self.rank());
  if (failed(first))
    return failure();
  FailureOr<int64_t> last = wrapDim(cx, end, self.rank());
  if (failed(last))
    return failure();
  if (*first > *last)
    return cx.error(1, 2) << "flatten() expects start_dim to come before "
                             "end_dim, found "
                          << start << " and " << end;
  if (self.isScalar())
    return reshapeGeometry(cx, self, SymInt(1));
  if (*first == *last)
    return self;
  SmallVector<SymInt> shape(self.sizes.take_front(*first));
  shape.push_back(numel(cx, self.sizes.slice(*first, *last - *first + 1)));
  llvm::append_range(shape, self.sizes.drop_front(*last + 1));
  return reshapeGeometry(cx, self, shape);
}

/// `self.contiguous().view(-1)`.
static FailureOr<TensorMeta> ravel(RuleContext &cx, const TensorMeta &self) {
  TensorMeta dense = isContiguous(cx, self) ? self : contiguousCopy(cx, self);
  return viewGeometry(cx, dense, cx.copySizes(SymInt(-1)));
}

/// Splits one dimension into several, one of which may be -1.
static FailureOr<TensorMeta> unflatten(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim, ArrayRef<SymInt> sizes) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar())
    return cx.error(0) << "unflatten() cannot be applied to a tensor of rank 0";
  if (sizes.empty())
    return cx.error(2) << "unflatten() expects at least one size, found []";
  FailureOr<ArrayRef<SymInt>> inferred =
      inferViewSize(cx, sizes, self.sizes[*wrapped]);
  if (failed(inferred))
    return failure();
  SmallVector<SymInt> shape(self.sizes.take_front(*wrapped));
  llvm::append_range(shape, *inferred);
  llvm::append_range(shape, self.sizes.drop_front(*wrapped + 1));
  return viewGeometry(cx, self, cx.copySizes(shape));
}

//===----------------------------------------------------------------------===//
// Views of other dtypes
//===----------------------------------------------------------------------===//

/// The geometry of `self` for elements `factor` times smaller; the last
/// dimension, of stride 1, grows.
static TensorMeta viewAsSmaller(RuleContext &cx, const TensorMeta &self,
                                int64_t factor) {
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i) {
    bool last = i + 1 == rank;
    sizes[i] = last ? cx.env.mul(self.sizes[i], factor) : self.sizes[i];
    strides[i] = last ? SymInt(1) : cx.env.mul(self.strides[i], factor);
  }
  return makeView(self, sizes, strides, cx.env.mul(self.offset, factor));
}

/// The geometry of `self` for elements `factor` times larger.
static FailureOr<TensorMeta>
viewAsLarger(RuleContext &cx, const TensorMeta &self, int64_t factor) {
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  auto divides = [&](SymInt value) {
    return cx.env.require(Condition::multiple(value, factor));
  };
  if (!divides(self.sizes.back()))
    return cx.error(0) << "view to a larger dtype expects the last size to be "
                          "a multiple of "
                       << factor << ", found " << self.sizes;
  if (!divides(self.offset))
    return cx.error(0) << "view to a larger dtype expects the offset to be a "
                          "multiple of "
                       << factor << ", found " << self.offset;
  for (size_t i = 0; i < rank; ++i) {
    bool last = i + 1 == rank;
    if (!last && !divides(self.strides[i]))
      return cx.error(0) << "view to a larger dtype expects strides that are "
                            "multiples of "
                         << factor << ", found " << self.strides;
    sizes[i] = last ? cx.env.floorDiv(self.sizes[i], factor) : self.sizes[i];
    strides[i] = last ? SymInt(1) : cx.env.floorDiv(self.strides[i], factor);
  }
  return makeView(self, sizes, strides, cx.env.floorDiv(self.offset, factor));
}

FailureOr<TensorMeta> fake::viewOrCopy(
    RuleContext &cx, const TensorMeta &self,
    llvm::function_ref<FailureOr<TensorMeta>(const TensorMeta &)> view) {
  FailureOr<TensorMeta> result = view(self);
  if (succeeded(result) || !cx.request.viewsMayCopy || !self.strided)
    return result;
  std::string refusal = cx.getMessage().str();
  cx.clearError();
  cx.eagerRefuses() << refusal;
  return view(contiguousCopy(cx, self));
}

/// `view.dtype` if strides allow it: the bytes interpreted as another type.
static FailureOr<TensorMeta> viewBytesAs(RuleContext &cx,
                                         const TensorMeta &self, DType dtype) {
  unsigned from = getItemSize(self.dtype), to = getItemSize(dtype);
  FailureOr<TensorMeta> result = makeAlias(self);
  if (from && to && from != to) {
    if (self.isScalar())
      return cx.error(0) << "a tensor of rank 0 cannot be viewed as " << dtype
                         << ", whose elements have another size than "
                         << self.dtype;
    if (!isOne(cx, self.strides.back()))
      return cx.error(0) << "view to a dtype of another size expects the last "
                            "stride to be 1, found "
                         << self.strides;
    result = from > to ? viewAsSmaller(cx, self, from / to)
                       : viewAsLarger(cx, self, to / from);
    if (failed(result))
      return failure();
  }
  result->dtype = dtype;
  if (from == 0 && to != 0 && !self.isScalar()) {
    // Elements of another size change the last dimension.
    result->sizes =
        withSize(cx, self.sizes, self.rank() - 1, SymInt::unknown());
    result->strides = {};
    result->strided = false;
    result->offset = SymInt::unknown();
  }
  return result;
}

static FailureOr<TensorMeta> viewDType(RuleContext &cx, const TensorMeta &self,
                                       DType dtype) {
  if (self.conj || self.neg)
    return cx.error(0) << "a view as another dtype expects a tensor without a "
                          "lazy conjugation or negation, call resolve_"
                       << (self.conj ? "conj" : "neg") << " first";
  return viewOrCopy(cx, self, [&](const TensorMeta &tensor) {
    return viewBytesAs(cx, tensor, dtype);
  });
}

TensorMeta fake::resolveLazyBits(RuleContext &cx, const TensorMeta &self) {
  return self.conj || self.neg ? contiguousCopy(cx, self) : self;
}

static FailureOr<TensorMeta>
viewResolvedDType(RuleContext &cx, const TensorMeta &self, DType dtype) {
  return viewDType(cx, resolveLazyBits(cx, self), dtype);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"view(Tensor(a) self, SymInt[] size) -> Tensor(a)", rule<view>,
     follows("_subclasses.fake_impls._view_meta")},
    {"_unsafe_view(Tensor self, SymInt[] size) -> Tensor", rule<view>,
     follows("_decomp.decompositions._reshape_alias")},
    {"view_as(Tensor(a) self, Tensor other) -> Tensor(a)", rule<viewAs>,
     follows("native")},
    {"reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)", rule<reshape>,
     follows("native")},
    {"reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)", rule<reshapeAs>,
     follows("native")},
    {"_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> "
     "Tensor(a)",
     rule<reshapeAlias>, follows("_decomp.decompositions._reshape_alias")},
    {"view_copy(Tensor self, SymInt[] size) -> Tensor", rule<viewCopy>,
     follows("_subclasses.fake_impls._view_meta_copy")},
    {"_reshape_copy(Tensor self, SymInt[] size) -> Tensor", copyOf<reshape>,
     follows("_subclasses.fake_impls._reshape_copy native")},
    {"_reshape_alias_copy(Tensor self, SymInt[] size, SymInt[] stride) -> "
     "Tensor",
     copyOf<reshapeAlias>, follows("native")},
    {"flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> "
     "Tensor(a)",
     rule<flatten>, follows("native"), Behavior::ReturnsSelf},
    {"ravel(Tensor(a) self) -> Tensor(a)", rule<ravel>, follows("native")},
    {"unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)",
     rule<unflatten>, follows("native")},
    {"alias(Tensor(a) self) -> Tensor(a)", rule<alias>,
     follows("_refs.alias native")},
    {"alias_copy(Tensor self) -> Tensor", copyOf<alias>,
     follows("_refs.alias_copy")},
    {"detach(Tensor(a) self) -> Tensor(a)", rule<alias>,
     follows("_decomp.decompositions.nop_decomposition native "
             "_subclasses.fake_impls.fast_detach")},
    {"detach_(Tensor(a!) self) -> Tensor(a!)", rule<alias>, follows("native"),
     Tag::inplace_view},
    {"detach_copy(Tensor self) -> Tensor", copyOf<alias>, follows("native")},
    {"view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)",
     rule<viewDType>, follows("native")},
    {"view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor",
     copyOf<viewResolvedDType>, follows("_refs.view_copy")},
    {"prims::view_of(Tensor(a) a) -> Tensor(a)", rule<alias>,
     follows("_prims.view_of")},
    {"prims::view_of_dtype(Tensor(a) a, ScalarType dtype) -> Tensor(a)",
     rule<viewDType>, follows("_prims.view_element_type")},
};

OpFamily fake::getViewFamily() { return {"View", rows}; }
