//===- View.cpp - Views of all elements -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Views that keep all elements: the same storage under other sizes, strides or
// dtype. Views that take a part of the elements are in Slice.cpp.
//
//===----------------------------------------------------------------------===//

#include "Composite.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

/// The identity as a view; also `detach`, `view_of` and every in-place alias.
static TensorMeta aliasOf(const TensorMeta &self) {
  return makeView(self, self.sizes, self.strides, self.offset);
}

static FailureOr<TensorMeta> alias(RuleContext &, const TensorMeta &self) {
  return aliasOf(self);
}

//===----------------------------------------------------------------------===//
// Other sizes
//===----------------------------------------------------------------------===//

/// `_view_meta`; `_unsafe_view` gives the same metadata.
static FailureOr<TensorMeta> view(RuleContext &cx, const TensorMeta &self,
                                  ArrayRef<SymInt> shape) {
  return viewGeometry(cx, self, shape);
}

/// `view_copy`: a copy, whatever the strides.
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

/// `_reshape_alias`: a view, whatever strides the caller computed.
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

static FailureOr<TensorMeta> unsqueeze(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim) {
  return unsqueezeGeometry(cx, self, dim);
}

/// Drops all dimensions that are known to be 1.
static FailureOr<TensorMeta> squeeze(RuleContext &cx, const TensorMeta &self) {
  auto dims = llvm::to_vector(llvm::seq<int64_t>(0, self.rank()));
  return squeezeGeometry(cx, self, dims);
}

static FailureOr<TensorMeta>
squeezeDims(RuleContext &cx, const TensorMeta &self, ArrayRef<int64_t> dims) {
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar())
    return aliasOf(self);
  return squeezeGeometry(cx, self, *wrapped);
}

static FailureOr<TensorMeta> squeezeDim(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim) {
  return squeezeDims(cx, self, dim);
}

static FailureOr<TensorMeta> expand(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> size) {
  return expandGeometry(cx, self, size);
}

static FailureOr<TensorMeta> expandAs(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &other) {
  return expandGeometry(cx, self, other.sizes);
}

/// Each tensor expanded to the shape that all of them broadcast to.
static FailureOr<TensorMetaList> broadcastTensors(RuleContext &cx,
                                                  TensorList tensors) {
  SmallVector<ArrayRef<SymInt>> shapes;
  for (size_t i = 0; i < tensors.size(); ++i)
    shapes.push_back(tensors[i]->sizes);
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(cx, shapes);
  if (failed(sizes))
    return failure();
  TensorMetaList results;
  for (size_t i = 0; i < tensors.size(); ++i) {
    FailureOr<TensorMeta> expanded = expandGeometry(cx, *tensors[i], *sizes);
    if (failed(expanded))
      return failure();
    results.push_back(*expanded);
  }
  return results;
}

/// `atleast_1d`, `2d`, `3d`: new dimensions in front, the third one behind.
template <int Rank>
static FailureOr<TensorMeta> atLeast(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() >= Rank)
    return self;
  if (self.isScalar()) {
    static constexpr SymInt ones[] = {1, 1, 1};
    return viewGeometry(cx, self, ArrayRef(ones, Rank));
  }
  if (Rank == 3 && self.rank() == 2)
    return unsqueezeGeometry(cx, self, -1);
  FailureOr<TensorMeta> matrix = unsqueezeGeometry(cx, self, 0);
  if (Rank == 2 || failed(matrix))
    return matrix;
  return unsqueezeGeometry(cx, *matrix, -1);
}

template <int Rank>
static FailureOr<TensorMetaList> atLeastAll(RuleContext &cx,
                                            TensorList tensors) {
  TensorMetaList results;
  for (size_t i = 0; i < tensors.size(); ++i) {
    FailureOr<TensorMeta> result = atLeast<Rank>(cx, *tensors[i]);
    if (failed(result))
      return failure();
    results.push_back(*result);
  }
  return results;
}

/// Fails unless the tensors span a grid.
static LogicalResult checkGrid(RuleContext &cx, TensorList tensors) {
  if (tensors.empty())
    return cx.error(0) << "meshgrid expects at least one tensor, found none";
  for (size_t i = 0; i < tensors.size(); ++i) {
    if (tensors[i]->rank() > 1)
      return cx.error(0) << "meshgrid expects tensors of rank 0 or 1, found "
                         << tensors[i]->sizes;
    if (tensors[i]->dtype != tensors[0]->dtype)
      return cx.error(0) << "meshgrid expects one dtype, found "
                         << tensors[0]->dtype << " and " << tensors[i]->dtype;
    // A number is on no device that gives way.
    if (tensors[i]->device != tensors[0]->device &&
        tensors[i]->device.isKnown() && tensors[0]->device.isKnown())
      return cx.error(0) << "meshgrid expects one device, found "
                         << tensors[0]->device.str() << " and "
                         << tensors[i]->device.str();
  }
  return success();
}

/// `prims.broadcast_in_dim`: dimension i of `self` stands at `dims[i]` of the
/// result. New dimensions have stride 0, those of size 1 the stride that their
/// neighbour in `self` continues with.
static FailureOr<TensorMeta> broadcastInDim(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<SymInt> shape,
                                            ArrayRef<int64_t> dims) {
  if (dims.size() != self.sizes.size())
    return cx.error(2) << "expected " << self.rank()
                       << " broadcast dimensions, found " << dims.size();
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(shape.size());
  size_t next = 0;
  for (size_t i = 0; i < shape.size(); ++i) {
    bool last = next == dims.size();
    if (!last && dims[next] == static_cast<int64_t>(i)) {
      SymInt size = self.sizes[next];
      bool grows = isOne(cx, size) && !isOne(cx, shape[i]);
      if (!grows && !requireEqual(cx, size, shape[i]))
        return cx.error(0, 1)
               << "cannot broadcast " << self.sizes << " to " << shape;
      strides[i] = grows ? SymInt(0) : self.strides[next];
      ++next;
    } else if (!isOne(cx, shape[i])) {
      strides[i] = 0;
    } else {
      strides[i] =
          last ? SymInt(1) : cx.env.mul(self.strides[next], self.sizes[next]);
    }
  }
  if (next != dims.size())
    return cx.error(2) << "expected broadcast dimensions in order and below "
                       << shape.size() << ", found " << dims[next];
  return makeView(self, shape, strides, self.offset);
}

/// Vectors as a grid; `xy` swaps the first two dimensions.
static FailureOr<TensorMetaList>
meshgridIndexing(RuleContext &cx, TensorList tensors, StringRef indexing) {
  if (indexing != "ij" && indexing != "xy")
    return cx.error(1) << "meshgrid expects indexing 'ij' or 'xy', found '"
                       << indexing << "'";
  if (failed(checkGrid(cx, tensors)))
    return failure();
  int64_t rank = tensors.size();
  bool swap = indexing == "xy" && rank > 1;
  auto place = [&](int64_t i) { return swap && i < 2 ? 1 - i : i; };
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  SmallVector<TensorMeta> vectors;
  for (int64_t i = 0; i < rank; ++i) {
    FailureOr<TensorMeta> vector = atLeast<1>(cx, *tensors[i]);
    if (failed(vector))
      return failure();
    vectors.push_back(*vector);
    sizes[place(i)] = vector->sizes[0];
  }
  TensorMetaList results;
  for (int64_t i = 0; i < rank; ++i) {
    FailureOr<TensorMeta> grid =
        broadcastInDim(cx, vectors[i], sizes, place(i));
    if (failed(grid))
      return failure();
    results.push_back(*grid);
  }
  return results;
}

static FailureOr<TensorMetaList> meshgrid(RuleContext &cx, TensorList tensors) {
  return meshgridIndexing(cx, tensors, "ij");
}

//===----------------------------------------------------------------------===//
// Another order of dimensions
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> permute(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> dims) {
  return permuteGeometry(cx, self, dims);
}

/// Swaps two dimensions. Strides move with their sizes; storage is shared.
static FailureOr<TensorMeta> transpose(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim0, int64_t dim1) {
  return transposeGeometry(cx, self, dim0, dim1);
}

/// The transposed matrix; vectors and scalars stay what they are.
static FailureOr<TensorMeta> t(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() > 2)
    return cx.error(0) << "t() expects a tensor of rank 2 or less, found "
                       << self.sizes;
  if (self.rank() < 2)
    return aliasOf(self);
  return transposeGeometry(cx, self, 0, 1);
}

/// `x.T`: all dimensions in reverse order.
static FailureOr<TensorMeta> numpyT(RuleContext &cx, const TensorMeta &self) {
  SmallVector<int64_t> dims;
  for (int64_t dim = self.rank(); dim-- > 0;)
    dims.push_back(dim);
  return permuteGeometry(cx, self, dims);
}

static FailureOr<TensorMeta> mT(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() < 2)
    return cx.error(0) << "mT expects a matrix or a batch of matrices, found "
                       << self.sizes;
  return transposeGeometry(cx, self, -2, -1);
}

/// The conjugate view of a complex tensor, `_conj`.
static FailureOr<TensorMeta> conjView(RuleContext &, const TensorMeta &self) {
  TensorMeta result = aliasOf(self);
  result.conj = isComplex(self.dtype) && !self.conj;
  return result;
}

/// `conj`: real tensors are returned as they are.
static FailureOr<TensorMeta> conj(RuleContext &cx, const TensorMeta &self) {
  if (!isComplex(self.dtype))
    return self;
  return conjView(cx, self);
}

/// `mH`, `adjoint`: transposed and conjugated.
static FailureOr<TensorMeta> mH(RuleContext &cx, const TensorMeta &self) {
  FailureOr<TensorMeta> result = mT(cx, self);
  if (failed(result))
    return failure();
  return conj(cx, *result);
}

static FailureOr<TensorMeta> matrixH(RuleContext &cx, const TensorMeta &self) {
  if (self.isScalar())
    return self;
  if (self.rank() != 2)
    return cx.error(0) << "H expects a matrix, found " << self.sizes;
  return mH(cx, self);
}

static FailureOr<TensorMeta> negView(RuleContext &, const TensorMeta &self) {
  TensorMeta result = aliasOf(self);
  result.neg = !self.neg;
  return result;
}

/// `movedim`: dimension `source[i]` goes to place `destination[i]`, the others
/// fill the remaining places in order.
static FailureOr<TensorMeta> movedim(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> source,
                                     ArrayRef<int64_t> destination) {
  if (source.size() != destination.size())
    return cx.error(1, 2) << "movedim expects as many sources as destinations, "
                             "found "
                          << source.size() << " and " << destination.size();
  FailureOr<SmallVector<int64_t>> from = wrapDims(cx, source, self.rank());
  if (failed(from))
    return failure();
  FailureOr<SmallVector<int64_t>> to = wrapDims(cx, destination, self.rank());
  if (failed(to))
    return failure();
  if (self.isScalar())
    return self;
  SmallVector<int64_t> order(self.rank(), -1);
  for (auto [src, dst] : llvm::zip_equal(*from, *to))
    order[dst] = src;
  int64_t next = 0;
  for (int64_t &dim : order) {
    if (dim >= 0)
      continue;
    while (llvm::is_contained(*from, next))
      ++next;
    dim = next++;
  }
  return permuteGeometry(cx, self, order);
}

static FailureOr<TensorMeta> movedimInt(RuleContext &cx, const TensorMeta &self,
                                        int64_t source, int64_t destination) {
  return movedim(cx, self, source, destination);
}

//===----------------------------------------------------------------------===//
// Other element types
//===----------------------------------------------------------------------===//

/// The geometry of `self` in elements that are `factor` times smaller; the last
/// dimension of stride 1 grows.
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

/// The geometry of `self` in elements that are `factor` times larger.
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

/// What `view` makes of `self`; where tensors are values and strides are in the
/// way, what it makes of a row-major copy.
static FailureOr<TensorMeta>
viewOrCopy(RuleContext &cx, const TensorMeta &self,
           llvm::function_ref<FailureOr<TensorMeta>(const TensorMeta &)> view) {
  FailureOr<TensorMeta> result = view(self);
  if (succeeded(result) || !cx.viewsMayCopy || !self.strided)
    return result;
  std::string refusal = cx.getMessage().str();
  cx.clearError();
  cx.eagerRefuses() << refusal;
  return view(contiguousCopy(cx, self));
}

/// `view.dtype` where strides allow it: the bytes read as another type.
static FailureOr<TensorMeta> viewBytesAs(RuleContext &cx,
                                         const TensorMeta &self, DType dtype) {
  unsigned from = getItemSize(self.dtype), to = getItemSize(dtype);
  FailureOr<TensorMeta> result = aliasOf(self);
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

/// `view_as_real`: a new last dimension of real and imaginary part.
static FailureOr<TensorMeta> viewAsReal(RuleContext &cx,
                                        const TensorMeta &self) {
  if (!isComplex(self.dtype))
    return cx.error(0) << "view_as_real expects a complex tensor, found "
                       << self.dtype;
  if (self.conj)
    return cx.error(0) << "view_as_real expects a tensor without a lazy "
                          "conjugation, call resolve_conj first";
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank + 1);
  for (size_t i = 0; i < rank; ++i)
    strides[i] = cx.env.mul(self.strides[i], 2);
  strides[rank] = 1;
  TensorMeta result = makeView(self, withDim(cx, self.sizes, rank, 2), strides,
                               cx.env.mul(self.offset, 2));
  result.dtype = toReal(self.dtype);
  return result;
}

/// A tensor whose conjugation or negation is carried out, as it is before a
/// copy.
static TensorMeta resolve(RuleContext &cx, const TensorMeta &self) {
  return self.conj || self.neg ? contiguousCopy(cx, self) : self;
}
static FailureOr<TensorMeta> viewAsResolvedReal(RuleContext &cx,
                                                const TensorMeta &self) {
  return viewAsReal(cx, resolve(cx, self));
}
static FailureOr<TensorMeta>
viewResolvedDType(RuleContext &cx, const TensorMeta &self, DType dtype) {
  return viewDType(cx, resolve(cx, self), dtype);
}

/// `view_as_complex` where strides allow it: pairs along the last dimension
/// become one element.
static FailureOr<TensorMeta> viewPairsAsComplex(RuleContext &cx,
                                                const TensorMeta &self) {
  if (toComplex(self.dtype) == self.dtype || self.dtype == DType::BFloat16)
    return cx.error(0) << "view_as_complex expects float16, float32 or "
                          "float64, found "
                       << self.dtype;
  if (self.isScalar() || !requireEqual(cx, self.sizes.back(), 2))
    return cx.error(0) << "view_as_complex expects a last dimension of size 2, "
                          "found "
                       << self.sizes;
  if (!requireEqual(cx, self.strides.back(), 1))
    return cx.error(0) << "view_as_complex expects the last stride to be 1, "
                          "found "
                       << self.strides;
  size_t rank = self.sizes.size() - 1;
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i) {
    if (!isOne(cx, self.sizes[i]) &&
        !cx.env.require(Condition::multiple(self.strides[i], 2)))
      return cx.error(0) << "view_as_complex expects even strides, found "
                         << self.strides;
    strides[i] = cx.env.floorDiv(self.strides[i], 2);
  }
  if (!cx.env.require(Condition::multiple(self.offset, 2)))
    return cx.error(0) << "view_as_complex expects an even offset, found "
                       << self.offset;
  TensorMeta result = makeView(self, self.sizes.drop_back(), strides,
                               cx.env.floorDiv(self.offset, 2));
  result.dtype = toComplex(self.dtype);
  return result;
}

static FailureOr<TensorMeta> viewAsComplex(RuleContext &cx,
                                           const TensorMeta &self) {
  return viewOrCopy(cx, self, [&](const TensorMeta &tensor) {
    return viewPairsAsComplex(cx, tensor);
  });
}

static FailureOr<TensorMeta> viewAsResolvedComplex(RuleContext &cx,
                                                   const TensorMeta &self) {
  return viewAsComplex(cx, resolve(cx, self));
}

/// `real`: the even elements; a real tensor is its own real part.
static FailureOr<TensorMeta> real(RuleContext &cx, const TensorMeta &self) {
  if (!isComplex(self.dtype))
    return self;
  TensorMeta plain = self;
  plain.conj = false;
  FailureOr<TensorMeta> pairs = viewAsReal(cx, plain);
  if (failed(pairs))
    return failure();
  return selectGeometry(cx, *pairs, -1, 0);
}

/// `imag`: the odd elements, lazily negated if `self` is conjugated.
static FailureOr<TensorMeta> imag(RuleContext &cx, const TensorMeta &self) {
  if (!isComplex(self.dtype))
    return cx.error(0) << "imag expects a complex tensor, found " << self.dtype;
  TensorMeta plain = self;
  plain.conj = false;
  FailureOr<TensorMeta> pairs = viewAsReal(cx, plain);
  if (failed(pairs))
    return failure();
  FailureOr<TensorMeta> result = selectGeometry(cx, *pairs, -1, 1);
  if (succeeded(result))
    result->neg = self.neg != self.conj;
  return result;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"view(Tensor(a) self, SymInt[] size) -> Tensor(a)", rule<view>},
    {"_unsafe_view(Tensor self, SymInt[] size) -> Tensor", rule<view>},
    {"view_as(Tensor(a) self, Tensor other) -> Tensor(a)", rule<viewAs>},
    {"reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)", rule<reshape>},
    {"reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)", rule<reshapeAs>},
    {"_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> "
     "Tensor(a)",
     rule<reshapeAlias>},
    {"view_copy(Tensor self, SymInt[] size) -> Tensor", rule<viewCopy>},
    {"_reshape_copy(Tensor self, SymInt[] size) -> Tensor", copyOf<reshape>},
    {"_reshape_alias_copy(Tensor self, SymInt[] size, SymInt[] stride) -> "
     "Tensor",
     copyOf<reshapeAlias>},
    {"flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> "
     "Tensor(a)",
     rule<flatten>, ReturnsSelf},
    {"ravel(Tensor(a) self) -> Tensor(a)", rule<ravel>},
    {"unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)",
     rule<unflatten>},
    {"unsqueeze(Tensor(a) self, int dim) -> Tensor(a)", rule<unsqueeze>},
    {"unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)", rule<unsqueeze>,
     InplaceView},
    {"unsqueeze_copy(Tensor self, int dim) -> Tensor", copyOf<unsqueeze>},
    {"squeeze(Tensor(a) self) -> Tensor(a)", rule<squeeze>, ReadsRank},
    {"squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)", rule<squeezeDim>,
     ReadsRank},
    {"squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)", rule<squeezeDims>,
     ReadsRank},
    {"squeeze_(Tensor(a!) self) -> Tensor(a!)", rule<squeeze>,
     InplaceView | ReadsRank},
    {"squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)", rule<squeezeDim>,
     InplaceView | ReadsRank},
    {"squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)",
     rule<squeezeDims>, InplaceView | ReadsRank},
    {"squeeze_copy(Tensor self) -> Tensor", copyOf<squeeze>, ReadsRank},
    {"squeeze_copy.dim(Tensor self, int dim) -> Tensor", copyOf<squeezeDim>,
     ReadsRank},
    {"squeeze_copy.dims(Tensor self, int[] dim) -> Tensor", copyOf<squeezeDims>,
     ReadsRank},
    {"expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> "
     "Tensor(a)",
     rule<expand>},
    {"expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> "
     "Tensor",
     copyOf<expand>},
    {"expand_as(Tensor(a) self, Tensor other) -> Tensor(a)", rule<expandAs>},
    {"broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)", rule<expand>},
    {"broadcast_tensors(Tensor[] tensors) -> Tensor[]", rule<broadcastTensors>},
    {"meshgrid(Tensor[] tensors) -> Tensor[]", rule<meshgrid>},
    {"meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]",
     rule<meshgridIndexing>},
    {"atleast_1d(Tensor self) -> Tensor", rule<atLeast<1>>, ReturnsSelf},
    {"atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]", rule<atLeastAll<1>>},
    {"atleast_2d(Tensor self) -> Tensor", rule<atLeast<2>>, ReturnsSelf},
    {"atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]", rule<atLeastAll<2>>},
    {"atleast_3d(Tensor self) -> Tensor", rule<atLeast<3>>, ReturnsSelf},
    {"atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]", rule<atLeastAll<3>>},
    {"alias(Tensor(a) self) -> Tensor(a)", rule<alias>},
    {"alias_copy(Tensor self) -> Tensor", copyOf<alias>},
    {"detach(Tensor(a) self) -> Tensor(a)", rule<alias>},
    {"detach_(Tensor(a!) self) -> Tensor(a!)", rule<alias>, InplaceView},
    {"detach_copy(Tensor self) -> Tensor", copyOf<alias>},
    {"permute(Tensor(a) self, int[] dims) -> Tensor(a)", rule<permute>},
    {"permute_copy(Tensor self, int[] dims) -> Tensor", copyOf<permute>},
    {"transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)",
     rule<transpose>},
    {"transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)",
     rule<transpose>, InplaceView},
    {"transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor",
     copyOf<transpose>},
    {"swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)",
     rule<transpose>},
    {"swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)",
     rule<transpose>, InplaceView},
    {"swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)",
     rule<transpose>},
    {"swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)",
     rule<transpose>, InplaceView},
    {"t(Tensor(a) self) -> Tensor(a)", rule<t>},
    {"t_(Tensor(a!) self) -> Tensor(a!)", rule<t>, InplaceView},
    {"t_copy(Tensor self) -> Tensor", copyOf<t>},
    {"numpy_T(Tensor(a) self) -> Tensor(a)", rule<numpyT>},
    {"mT(Tensor(a) self) -> Tensor(a)", rule<mT>},
    {"mH(Tensor(a) self) -> Tensor(a)", rule<mH>},
    {"adjoint(Tensor(a) self) -> Tensor(a)", rule<mH>},
    {"matrix_H(Tensor(a) self) -> Tensor(a)", rule<matrixH>},
    {"movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)",
     rule<movedimInt>},
    {"movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> "
     "Tensor(a)",
     rule<movedim>},
    {"moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)",
     rule<movedimInt>},
    {"moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> "
     "Tensor(a)",
     rule<movedim>},
    {"view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)",
     rule<viewDType>},
    {"view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor",
     copyOf<viewResolvedDType>},
    {"view_as_real(Tensor(a) self) -> Tensor(a)", rule<viewAsReal>},
    {"view_as_real_copy(Tensor self) -> Tensor", copyOf<viewAsResolvedReal>},
    {"view_as_complex(Tensor(a) self) -> Tensor(a)", rule<viewAsComplex>},
    {"view_as_complex_copy(Tensor self) -> Tensor",
     copyOf<viewAsResolvedComplex>},
    {"real(Tensor(a) self) -> Tensor(a)", rule<real>, ReturnsSelf},
    {"imag(Tensor(a) self) -> Tensor(a)", rule<imag>},
    {"_conj(Tensor(a) self) -> Tensor(a)", rule<conjView>},
    {"_conj_copy(Tensor self) -> Tensor", copyOf<conjView>},
    {"conj(Tensor(a) self) -> Tensor(a)", rule<conj>, ReturnsSelf},
    {"_neg_view(Tensor(a) self) -> Tensor(a)", rule<negView>},
    {"_neg_view_copy(Tensor self) -> Tensor", copyOf<negView>},
    {"prims::transpose(Tensor(a) a, int[] permutation) -> Tensor(a)",
     rule<permute>},
    {"prims::view_of(Tensor(a) a) -> Tensor(a)", rule<alias>},
    {"prims::view_of_dtype(Tensor(a) a, ScalarType dtype) -> Tensor(a)",
     rule<viewDType>},
    {"prims::broadcast_in_dim(Tensor(a) a, SymInt[] shape, int[] "
     "broadcast_dimensions) -> Tensor(a)",
     rule<broadcastInDim>},
};

OpFamily fake::getViewFamily() { return {"View", rows}; }
