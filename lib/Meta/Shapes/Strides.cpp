//===- Strides.cpp - Stride computation -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "llvm/ADT/STLExtras.h"
#include <numeric>

using namespace fake;

//===----------------------------------------------------------------------===//
// Strides of new tensors
//===----------------------------------------------------------------------===//

/// `max(size, 1)`.
static SymInt atLeastOne(ShapeEnv &env, SymInt size) {
  return env.max(size, 1);
}

static ArrayRef<SymInt> computeRowMajorStrides(RuleContext &cx,
                                               ArrayRef<SymInt> sizes) {
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(sizes.size());
  SymInt step = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    strides[i] = step;
    // The product for dimension 0 is not needed, and may be expensive.
    if (i > 0)
      step = cx.env.mul(step, atLeastOne(cx.env, sizes[i]));
  }
  return strides;
}

ArrayRef<SymInt> RuleContext::getRowMajorStrides(ArrayRef<SymInt> sizes) {
  constexpr unsigned numBits = 6;
  if (rowMajor.empty())
    rowMajor.resize(size_t(1) << numBits);
  uint64_t hash = sizes.size();
  for (SymInt size : sizes)
    hash = (hash ^ static_cast<uint64_t>(size.getOpaqueValue())) *
           0x9e3779b97f4a7c15ULL;
  RowMajor &entry = rowMajor[hash >> (64 - numBits)];
  unsigned epoch = env.getEpoch();
  if (entry.epoch != epoch || entry.sizes != sizes)
    entry = {copySizes(sizes), computeRowMajorStrides(*this, sizes), epoch};
  return entry.strides;
}

ArrayRef<SymInt> fake::contiguousStrides(RuleContext &cx,
                                         ArrayRef<SymInt> sizes) {
  return cx.getRowMajorStrides(sizes);
}

ArrayRef<SymInt> fake::columnMajorStrides(RuleContext &cx,
                                          ArrayRef<SymInt> sizes) {
  ArrayRef<SymInt> rowMajor = contiguousStrides(cx, sizes);
  size_t rank = sizes.size();
  if (rank < 2)
    return rowMajor;
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  llvm::copy(rowMajor, strides.begin());
  strides[rank - 2] = 1;
  strides[rank - 1] = atLeastOne(cx.env, sizes[rank - 2]);
  return strides;
}

/// The dimensions of a channels-last tensor, innermost first; empty for ranks
/// without such a format.
static ArrayRef<unsigned> getChannelsLastOrder(size_t rank) {
  static constexpr unsigned order3[] = {1, 2, 0};
  static constexpr unsigned order4[] = {1, 3, 2, 0};
  static constexpr unsigned order5[] = {1, 4, 3, 2, 0};
  switch (rank) {
  case 3:
    return order3;
  case 4:
    return order4;
  case 5:
    return order5;
  default:
    return {};
  }
}

ArrayRef<SymInt> fake::channelsLastStrides(RuleContext &cx,
                                           ArrayRef<SymInt> sizes) {
  ArrayRef<unsigned> order = getChannelsLastOrder(sizes.size());
  assert(!order.empty() && "no channels-last format for this rank");
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(sizes.size());
  SymInt step = 1;
  for (unsigned dim : order) {
    strides[dim] = step;
    step = cx.env.mul(step, sizes[dim]);
  }
  return strides;
}

ArrayRef<SymInt> fake::permutedStrides(RuleContext &cx, ArrayRef<SymInt> sizes,
                                       ArrayRef<int64_t> permutation) {
  assert(sizes.size() == permutation.size() && "ranks differ");
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(sizes.size());
  SymInt step = 1;
  for (int64_t dim : llvm::reverse(permutation)) {
    strides[dim] = step;
    step = cx.env.mul(step, atLeastOne(cx.env, sizes[dim]));
  }
  return strides;
}

FailureOr<ArrayRef<SymInt>>
fake::stridesFor(RuleContext &cx, ArrayRef<SymInt> sizes, MemoryFormat format) {
  if (format == MemoryFormat::Preserve)
    return cx.error() << "expected a memory format other than preserve_format, "
                         "as there is no layout to preserve";
  if (format == MemoryFormat::Contiguous)
    return contiguousStrides(cx, sizes);
  size_t rank = format == MemoryFormat::ChannelsLast ? 4 : 5;
  if (sizes.size() != rank)
    return cx.error() << "memory format " << getName(format)
                      << " expected rank " << rank << ", found "
                      << sizes.size();
  return channelsLastStrides(cx, sizes);
}

//===----------------------------------------------------------------------===//
// Predicates
//===----------------------------------------------------------------------===//

/// Whether there is at most one element.
static bool hasFewElements(RuleContext &cx, ArrayRef<SymInt> sizes) {
  for (SymInt size : sizes)
    if (size.isInt(0))
      return true;
  return isTrue(cx.env.lt(numel(cx, sizes), 2));
}

bool fake::areRowMajor(RuleContext &cx, ArrayRef<SymInt> sizes,
                       ArrayRef<SymInt> strides) {
  // The product of the first stride is unknown if any size is.
  return strides == contiguousStrides(cx, sizes) &&
         (strides.empty() || !strides[0].isUnknown());
}

/// Whether strides are the products of the sizes to their right. Sizes of 0 may
/// be used unchanged or as 1. Follows `check_contiguous_sizes_strides`.
static bool areNested(RuleContext &cx, ArrayRef<SymInt> sizes,
                      ArrayRef<SymInt> strides) {
  if (areRowMajor(cx, sizes, strides))
    return true;
  ShapeEnv &env = cx.env;
  SymInt plain = 1, positive = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    SymInt size = sizes[i];
    if (isTrue(env.eq(size, 1)))
      continue;
    if (!isTrue(env.eq(strides[i], plain)) &&
        !isTrue(env.eq(strides[i], positive)))
      return false;
    if (i == 0)
      break;
    bool same = plain == positive;
    plain = env.mul(plain, size);
    SymInt factor = atLeastOne(env, size);
    positive = same && factor == size ? plain : env.mul(positive, factor);
  }
  return true;
}

bool fake::isContiguous(RuleContext &cx, const TensorMeta &meta) {
  if (!meta.ranked || !meta.strided)
    return false;
  return areNested(cx, meta.sizes, meta.strides) ||
         hasFewElements(cx, meta.sizes);
}

bool fake::isChannelsLastContiguous(RuleContext &cx, const TensorMeta &meta) {
  if (!meta.ranked || !meta.strided ||
      (meta.sizes.size() != 4 && meta.sizes.size() != 5))
    return false;
  SymInt step = 1;
  for (unsigned dim : getChannelsLastOrder(meta.sizes.size())) {
    if (isTrue(cx.env.eq(meta.sizes[dim], 1)))
      continue;
    if (!isTrue(cx.env.eq(meta.strides[dim], step)))
      return false;
    if (dim != 0)
      step = cx.env.mul(step, meta.sizes[dim]);
  }
  return true;
}

bool fake::isContiguousFor(RuleContext &cx, const TensorMeta &meta,
                           MemoryFormat format) {
  switch (format) {
  case MemoryFormat::Contiguous:
  case MemoryFormat::Preserve:
    return isContiguous(cx, meta);
  case MemoryFormat::ChannelsLast:
    return meta.ranked && meta.sizes.size() == 4 &&
           isChannelsLastContiguous(cx, meta);
  case MemoryFormat::ChannelsLast3d:
    return meta.ranked && meta.sizes.size() == 5 &&
           isChannelsLastContiguous(cx, meta);
  }
  llvm_unreachable("unknown memory format");
}

namespace {
/// A dimension, as sorted by `is_non_overlapping_and_dense`.
struct Dimension {
  SymInt size, stride;
};
} // namespace

/// Whether `a` is inside `b`: it has a smaller stride, or one that divides the
/// other. Not a strict order with stride 0: 0 and 1 precede each other.
static bool isFaster(ShapeEnv &env, const Dimension &a, const Dimension &b) {
  if (isTrue(env.lt(a.stride, b.stride)))
    return true;
  if (isTrue(env.eq(a.stride, b.stride)))
    return false;
  return isTrue(env.eq(a.stride, 0)) ||
         isTrue(env.isMultiple(b.stride, a.stride));
}

/// Sorts as Python does for short lists: an initial run is kept or reversed,
/// the rest is inserted by binary search. Since `isFaster` is not a strict weak
/// order, another algorithm would give another result.
static void sortFastestFirst(ShapeEnv &env,
                             SmallVectorImpl<Dimension> &dimensions) {
  size_t n = dimensions.size();
  if (n < 2)
    return;
  bool descending = isFaster(env, dimensions[1], dimensions[0]);
  size_t run = 2;
  while (run < n &&
         isFaster(env, dimensions[run], dimensions[run - 1]) == descending)
    ++run;
  if (descending)
    std::reverse(dimensions.begin(), dimensions.begin() + run);

  for (size_t i = run; i < n; ++i) {
    size_t low = 0, high = i;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (isFaster(env, dimensions[i], dimensions[middle]))
        high = middle;
      else
        low = middle + 1;
    }
    std::rotate(dimensions.begin() + low, dimensions.begin() + i,
                dimensions.begin() + i + 1);
  }
}

/// Whether some order of the dimensions makes the strides nested. Dimensions of
/// size 1 do not matter, but are sorted unless `dropOnes`.
static bool isDense(RuleContext &cx, const TensorMeta &meta, bool dropOnes) {
  if (!meta.ranked || !meta.strided || meta.layout != Layout::Strided)
    return false;
  // The common case, which needs no sort.
  if (areNested(cx, meta.sizes, meta.strides) || hasFewElements(cx, meta.sizes))
    return true;
  if (meta.sizes.size() == 1)
    return false;

  SmallVector<Dimension, 6> dimensions;
  for (auto [size, stride] : llvm::zip_equal(meta.sizes, meta.strides))
    if (!dropOnes || !isTrue(cx.env.eq(size, 1)))
      dimensions.push_back({size, stride});
  sortFastestFirst(cx.env, dimensions);
  SmallVector<SymInt, 6> sizes, strides;
  for (const Dimension &dimension : llvm::reverse(dimensions)) {
    sizes.push_back(dimension.size);
    strides.push_back(dimension.stride);
  }
  return areNested(cx, sizes, strides);
}

bool fake::isNonOverlappingAndDense(RuleContext &cx, const TensorMeta &meta) {
  return isDense(cx, meta, /*dropOnes=*/false);
}

MemoryFormat fake::suggestMemoryFormat(RuleContext &cx,
                                       const TensorMeta &meta) {
  if (!meta.ranked || !meta.strided || meta.layout != Layout::Strided)
    return MemoryFormat::Contiguous;
  size_t rank = meta.sizes.size();
  if (rank != 4 && rank != 5)
    return MemoryFormat::Contiguous;

  ShapeEnv &env = cx.env;
  ArrayRef<SymInt> sizes = meta.sizes, strides = meta.strides;
  // Undecided conditions count against channels last.
  if (!isFalse(env.eq(strides[1], 0)))
    return MemoryFormat::Contiguous;
  SymInt step = 0;
  for (unsigned dim : getChannelsLastOrder(rank)) {
    // A size that may be 0 is assumed not to be: the format of empty tensors is
    // irrelevant.
    if (isTrue(env.eq(sizes[dim], 0)) || !isFalse(env.lt(strides[dim], step)))
      return MemoryFormat::Contiguous;
    // N111 and other shapes that match both formats.
    if (dim == 0 && isTrue(env.eq(step, strides[1])))
      return MemoryFormat::Contiguous;
    step = env.mul(strides[dim], sizes[dim]);
  }
  return rank == 4 ? MemoryFormat::ChannelsLast : MemoryFormat::ChannelsLast3d;
}

//===----------------------------------------------------------------------===//
// Elementwise results
//===----------------------------------------------------------------------===//

/// Whether `a >= b` for nonnegative values, by range or because `b` divides
/// `a`; undecided otherwise.
static Truth isGreaterOrEqual(ShapeEnv &env, SymInt a, SymInt b) {
  if (isTrue(env.eq(b, 0)))
    return Truth::True;
  if (isTrue(env.eq(a, 0)))
    return Truth::False;
  Truth result = env.le(b, a);
  return result == Truth::Unknown && isTrue(env.isMultiple(a, b)) ? Truth::True
                                                                  : result;
}

/// The same as a decision: a guard where only hints decide, false without them.
static bool decideGreaterOrEqual(ShapeEnv &env, SymInt a, SymInt b) {
  if (a.isInt() && b.isInt())
    return a.getInt() >= b.getInt();
  Truth known = isGreaterOrEqual(env, a, b);
  if (known != Truth::Unknown)
    return isTrue(known);
  return env.guardOr(Condition::le(b, a), false) ||
         env.guardOr(Condition::multiple(a, b), false);
}

/// Compares two dimensions: -1 if `a` is inner, 1 if `b` is, 0 if ambiguous.
/// The first tensor that is not ambiguous decides.
static int compareDimensions(ShapeEnv &env, ArrayRef<TensorMeta> tensors,
                             int64_t a, int64_t b) {
  for (const TensorMeta &tensor : tensors) {
    SymInt strideA = tensor.strides[a], strideB = tensor.strides[b];
    // A broadcast dimension is ambiguous.
    if (isTrue(env.eq(strideA, 0)) || isTrue(env.eq(strideB, 0)))
      continue;
    if (strideA == strideB ||
        env.guardOr(Condition::eq(strideA, strideB), false)) {
      if (decideGreaterOrEqual(env, tensors[0].sizes[b], tensors[0].sizes[a]))
        continue;
      return 1;
    }
    if (decideGreaterOrEqual(env, strideB, strideA))
      return -1;
    if (decideGreaterOrEqual(env, strideA, strideB))
      return 1;
  }
  return 0;
}

/// An insertion sort in which ambiguous pairs do not stop the search.
static SmallVector<int64_t> sortDimensions(ShapeEnv &env,
                                           ArrayRef<TensorMeta> tensors) {
  int64_t rank = tensors.front().rank();
  SmallVector<int64_t> order(rank);
  std::iota(order.rbegin(), order.rend(), 0);
  for (int64_t i = 1; i < rank; ++i) {
    int64_t current = i;
    for (int64_t other = i; other-- > 0;) {
      int comparison =
          compareDimensions(env, tensors, order[other], order[current]);
      if (comparison < 0)
        break;
      if (comparison > 0) {
        std::swap(order[other], order[current]);
        current = other;
      }
    }
  }
  std::reverse(order.begin(), order.end());
  return order;
}

/// Whether the nonzero strides increase from the last dimension to the first,
/// without simplification: no two dimensions would be swapped.
static bool isPlainlyOrdered(RuleContext &cx, const TensorMeta &tensor) {
  ArrayRef<SymInt> strides = tensor.strides;
  bool ordered = true;
  SymInt last = 0;
  for (SymInt stride : llvm::reverse(strides)) {
    if (stride.isInt(0))
      continue;
    // An expression may be 1, but is a multiple of 1.
    ordered &= last.isInt(0) || (last.isInt() && stride.isInt()
                                     ? last.getInt() < stride.getInt()
                                     : last.isInt(1) && stride.isExpr());
    last = stride;
  }
  if (ordered)
    return true;
  for (size_t i = 1; i < strides.size(); ++i)
    if (strides[i] == strides[i - 1] || strides[i].isInt(0))
      return false;
  return areRowMajor(cx, tensor.sizes, strides);
}

/// Whether a stride is unknown, so that the order of dimensions is.
static bool hasUnknownOrder(RuleContext &cx, const TensorMeta &tensor) {
  return !tensor.strided ||
         llvm::any_of(
             llvm::zip_equal(tensor.sizes, tensor.strides), [&](auto pair) {
               auto [size, stride] = pair;
               return stride.isUnknown() && !isTrue(cx.env.eq(size, 1));
             });
}

SmallVector<int64_t>
fake::elementwisePermutation(RuleContext &cx, ArrayRef<TensorMeta> tensors) {
  if (tensors.empty())
    return {};
  int64_t rank = tensors.front().rank();
  SmallVector<int64_t> identity(rank);
  std::iota(identity.begin(), identity.end(), 0);
  if (rank < 2 ||
      llvm::all_of(
          tensors,
          [&](const TensorMeta &t) { return isPlainlyOrdered(cx, t); }))
    return identity;

  bool allContiguous = llvm::all_of(
      tensors, [&](const TensorMeta &t) { return isContiguous(cx, t); });
  bool allChannelsLast =
      rank == 4 && llvm::all_of(tensors, [&](const TensorMeta &t) {
        return isChannelsLastContiguous(cx, t);
      });
  if (allContiguous && !allChannelsLast)
    return identity;
  if (allChannelsLast && !allContiguous)
    return {0, 2, 3, 1};
  return sortDimensions(cx.env, tensors);
}

ArrayRef<SymInt> fake::elementwiseStrides(RuleContext &cx,
                                          ArrayRef<SymInt> sizes,
                                          ArrayRef<TensorMeta> tensors) {
  if (tensors.empty() || sizes.size() <= 1)
    return contiguousStrides(cx, sizes);
  if (llvm::any_of(tensors, [&](const TensorMeta &t) {
        return hasUnknownOrder(cx, t);
      })) {
    MutableArrayRef<SymInt> unknown = cx.allocate<SymInt>(sizes.size());
    llvm::fill(unknown, SymInt::unknown());
    return unknown;
  }
  SmallVector<int64_t> permutation = elementwisePermutation(cx, tensors);
  // Usually nothing is permuted, and the strides are cached.
  if (llvm::is_sorted(permutation))
    return contiguousStrides(cx, sizes);
  return permutedStrides(cx, sizes, permutation);
}

ArrayRef<SymInt> fake::cloneStrides(RuleContext &cx, const TensorMeta &self) {
  if (isDense(cx, self, /*dropOnes=*/true))
    return self.strides;
  return emptyLikeStrides(cx, self);
}

ArrayRef<SymInt> fake::convertStrides(RuleContext &cx, const TensorMeta &self) {
  if (isNonOverlappingAndDense(cx, self))
    return self.strides;
  return emptyLikeStrides(cx, self);
}

ArrayRef<SymInt> fake::emptyLikeStrides(RuleContext &cx,
                                        const TensorMeta &self) {
  return elementwiseStrides(cx, self.sizes, self);
}

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

/// The size of `elements` in bytes; unknown if the dtype is.
static SymInt toBytes(RuleContext &cx, SymInt elements, DType dtype) {
  unsigned itemSize = getItemSize(dtype);
  if (itemSize == 0)
    return SymInt::unknown();
  return cx.env.mul(elements, static_cast<int64_t>(itemSize));
}

SymInt fake::numel(RuleContext &cx, ArrayRef<SymInt> sizes) {
  int64_t product = 1;
  for (SymInt size : sizes)
    if (!size.isInt() ||
        __builtin_mul_overflow(product, size.getInt(), &product))
      return cx.env.product(sizes);
  return product;
}

SymInt fake::requiredStorage(RuleContext &cx, ArrayRef<SymInt> sizes,
                             ArrayRef<SymInt> strides, SymInt offset) {
  for (SymInt size : sizes)
    if (isTrue(cx.env.eq(size, 0)))
      return 0;
  // Also where a size may be 0.
  auto isExpr = [](SymInt size) { return size.isExpr(); };
  if (offset.isInt(0) && llvm::any_of(sizes, isExpr) &&
      strides == ArrayRef<SymInt>(contiguousStrides(cx, sizes)))
    return cx.env.product(sizes);
  SymInt result = cx.env.add(offset, 1);
  for (auto [size, stride] : llvm::zip_equal(sizes, strides)) {
    SymInt last = cx.env.sub(size, 1);
    result = cx.env.add(result, cx.env.mul(last, stride));
  }
  return result;
}

TensorMeta fake::makeResized(RuleContext &cx, const TensorMeta &self,
                             ArrayRef<SymInt> sizes, ArrayRef<SymInt> strides) {
  TensorMeta result = self;
  result.sizes = sizes;
  result.strides = strides;
  result.ranked = result.strided = true;
  result.constant = {};
  result.components = nullptr;
  SymInt needed =
      toBytes(cx, requiredStorage(cx, sizes, strides, self.offset), self.dtype);
  result.storageBytes = self.storageBytes.isUnknown() || needed.isUnknown()
                            ? SymInt::unknown()
                            : cx.env.max(self.storageBytes, needed);
  // PyTorch stores symbolic geometry separately, with an initial offset of 0.
  auto isSymbolic = [](SymInt value) { return value.isExpr(); };
  if (llvm::any_of(sizes, isSymbolic) && !self.offset.isExpr() &&
      llvm::none_of(self.sizes, isSymbolic) &&
      llvm::none_of(self.strides, isSymbolic))
    result.offset = 0;
  return result;
}

//===----------------------------------------------------------------------===//
// New tensors
//===----------------------------------------------------------------------===//

/// A new tensor whose storage has room for `numElements`.
static TensorMeta makeNew(RuleContext &cx, ArrayRef<SymInt> sizes,
                          ArrayRef<SymInt> strides, DType dtype, Device device,
                          SymInt numElements) {
  assert(sizes.size() == strides.size() && "ranks differ");
  TensorMeta result = makeUnranked(cx, dtype, device);
  result.sizes = sizes;
  result.strides = strides;
  result.ranked = result.strided = true;
  result.storageBytes = toBytes(cx, numElements, dtype);
  return result;
}

TensorMeta fake::makeStrided(RuleContext &cx, ArrayRef<SymInt> sizes,
                             ArrayRef<SymInt> strides, DType dtype,
                             Device device) {
  return makeNew(cx, sizes, strides, dtype, device,
                 requiredStorage(cx, sizes, strides, 0));
}

TensorMeta fake::makeContiguous(RuleContext &cx, ArrayRef<SymInt> sizes,
                                DType dtype, Device device) {
  return makeDense(cx, sizes, contiguousStrides(cx, sizes), dtype, device);
}

TensorMeta fake::makeDense(RuleContext &cx, ArrayRef<SymInt> sizes,
                           ArrayRef<SymInt> strides, DType dtype,
                           Device device) {
  return makeNew(cx, sizes, strides, dtype, device, numel(cx, sizes));
}

TensorMeta fake::makeUnranked(RuleContext &cx, DType dtype, Device device) {
  TensorMeta result;
  result.dtype = dtype;
  result.device = device;
  result.storage = cx.freshStorage();
  return result;
}

TensorMeta fake::makeUnstrided(RuleContext &cx, ArrayRef<SymInt> sizes,
                               DType dtype, Device device) {
  TensorMeta result = makeUnranked(cx, dtype, device);
  result.sizes = sizes;
  result.ranked = true;
  result.storageBytes = toBytes(cx, numel(cx, sizes), dtype);
  return result;
}

TensorMeta fake::asContiguous(RuleContext &cx, const TensorMeta &self) {
  TensorMeta result = self;
  if (!isContiguous(cx, self))
    result.strides = contiguousStrides(cx, self.sizes);
  return result;
}

TensorMeta fake::clonePreserving(RuleContext &cx, const TensorMeta &self) {
  return makeStrided(cx, self.sizes, cloneStrides(cx, self), self.dtype,
                     self.device);
}

TensorMeta fake::cloneVerbatim(RuleContext &cx, const TensorMeta &self) {
  // The elements of an expanded tensor overlap.
  for (auto [size, stride] : llvm::zip_equal(self.sizes, self.strides))
    if (stride.isInt(0) && !isOne(cx, size))
      return clonePreserving(cx, self);
  TensorMeta result =
      makeStrided(cx, self.sizes, self.strides, self.dtype, self.device);
  result.offset = self.offset;
  result.storageBytes =
      cx.env.mul(requiredStorage(cx, self.sizes, self.strides, self.offset),
                 static_cast<int64_t>(getItemSize(self.dtype)));
  return result;
}

FailureOr<TensorMeta> fake::makeInFormat(RuleContext &cx,
                                         ArrayRef<SymInt> sizes, DType dtype,
                                         Device device, MemoryFormat format) {
  FailureOr<ArrayRef<SymInt>> strides = stridesFor(cx, sizes, format);
  if (failed(strides))
    return failure();
  return makeDense(cx, sizes, *strides, dtype, device);
}

TensorMeta fake::withAnyStrides(RuleContext &cx, TensorMeta meta) {
  if (meta.strided || !meta.ranked)
    return meta;
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(meta.sizes.size());
  llvm::fill(strides, SymInt::unknown());
  meta.strides = strides;
  meta.strided = true;
  return meta;
}
