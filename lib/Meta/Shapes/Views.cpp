//===- Views.cpp - View geometry --------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Views.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ViewStrides.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace fake;

TensorMeta fake::makeView(const TensorMeta &self, ArrayRef<SymInt> sizes,
                          ArrayRef<SymInt> strides, SymInt offset) {
  assert(sizes.size() == strides.size() && "ranks differ");
  TensorMeta result = self;
  result.sizes = sizes;
  result.strides = strides;
  result.offset = offset;
  result.ranked = result.strided = true;
  result.constant = {};
  result.components = nullptr;
  return result;
}

/// A view of unknown strides.
static TensorMeta makeUnstridedView(const TensorMeta &self,
                                    ArrayRef<SymInt> sizes, SymInt offset) {
  TensorMeta result = makeView(self, sizes, sizes, offset);
  result.strides = {};
  result.strided = false;
  return result;
}

/// A view of unknown rank.
static TensorMeta makeUnrankedView(const TensorMeta &self, SymInt offset) {
  TensorMeta result = makeUnstridedView(self, {}, offset);
  result.ranked = false;
  return result;
}

//===----------------------------------------------------------------------===//
// Sizes of view
//===----------------------------------------------------------------------===//

/// Requires a condition unless an operand is unknown; false if it cannot hold.
static bool requireKnown(ShapeEnv &env, const Condition &condition) {
  return condition.lhs.isUnknown() || condition.rhs.isUnknown() ||
         env.require(condition);
}

/// The error for a view with another number of elements.
static RuleError reportElementCount(RuleContext &cx, ArrayRef<SymInt> shape,
                                    ArrayRef<SymInt> selfSizes,
                                    SymInt elements) {
  RuleError error = cx.error();
  error << "cannot view " << selfSizes << " as " << shape << ": expected "
        << elements << " elements";
  return error;
}

/// The size of the dimension given as -1, from the product of the others.
static FailureOr<SymInt> inferMissingSize(RuleContext &cx,
                                          ArrayRef<SymInt> shape,
                                          ArrayRef<SymInt> selfSizes,
                                          SymInt elements, SymInt others) {
  if (!requireKnown(cx.env, Condition::ne(others, 0))) {
    if (isTrue(cx.env.eq(elements, 0)))
      return cx.error() << "cannot infer the size -1 of " << shape
                        << ": any size fits 0 elements";
    return reportElementCount(cx, shape, selfSizes, elements);
  }
  if (!requireKnown(cx.env, Condition::multiple(elements, others))) {
    RuleError error = reportElementCount(cx, shape, selfSizes, elements);
    return error << " to be a multiple of " << others;
  }
  return cx.env.floorDiv(elements, others);
}

FailureOr<ArrayRef<SymInt>> fake::inferViewSize(RuleContext &cx,
                                                ArrayRef<SymInt> shape,
                                                ArrayRef<SymInt> selfSizes) {
  SymInt others = 1;
  std::optional<size_t> missing;
  for (size_t i = 0; i < shape.size(); ++i) {
    if (isTrue(cx.env.eq(shape[i], -1))) {
      if (missing)
        return cx.error() << "expected at most one size -1, found "
                          << ArrayRef<SymInt>(shape);
      missing = i;
      continue;
    }
    if (isTrue(cx.env.lt(shape[i], 0)))
      return cx.error() << "expected sizes of at least -1, found " << shape;
    others = cx.env.mul(others, shape[i]);
  }

  SymInt elements = numel(cx, selfSizes);
  if (!missing) {
    if (elements == others ||
        requireKnown(cx.env, Condition::eq(elements, others)))
      return cx.copySizes(shape);
    RuleError error = reportElementCount(cx, shape, selfSizes, elements);
    return error << ", found " << others;
  }
  FailureOr<SymInt> size =
      inferMissingSize(cx, shape, selfSizes, elements, others);
  if (failed(size))
    return failure();
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(shape.size());
  llvm::copy(shape, result.begin());
  result[*missing] = *size;
  return ArrayRef<SymInt>(result);
}

//===----------------------------------------------------------------------===//
// view
//===----------------------------------------------------------------------===//

/// Requires all of `sizes` to be 1, for a view from or to rank 0.
static bool requireOnes(ShapeEnv &env, ArrayRef<SymInt> sizes) {
  return llvm::all_of(sizes, [&](SymInt size) {
    return requireKnown(env, Condition::eq(size, 1));
  });
}

/// `self.view(shape)` of a tensor of unknown rank.
static TensorMeta viewUnranked(RuleContext &cx, const TensorMeta &self,
                               ArrayRef<SymInt> shape) {
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(shape.size());
  llvm::transform(shape, sizes.begin(), [](SymInt size) {
    return size.isInt(-1) ? SymInt::unknown() : size;
  });
  return makeUnstridedView(self, sizes, self.offset);
}

FailureOr<std::optional<TensorMeta>>
fake::tryViewGeometry(RuleContext &cx, const TensorMeta &self,
                      ArrayRef<SymInt> shape) {
  if (!self.ranked)
    return std::optional<TensorMeta>(viewUnranked(cx, self, shape));
  FailureOr<ArrayRef<SymInt>> sizes = inferViewSize(cx, shape, self.sizes);
  if (failed(sizes))
    return failure();
  if ((self.sizes.empty() && !requireOnes(cx.env, *sizes)) ||
      (sizes->empty() && !requireOnes(cx.env, self.sizes)))
    return reportElementCount(cx, *sizes, self.sizes, 1);

  TensorMeta result;
  if (!self.strided) {
    result = makeUnstridedView(self, *sizes, self.offset);
  } else {
    auto strides = computeViewStrides(cx, self, *sizes);
    if (strides)
      result = makeView(self, *sizes, *strides, self.offset);
    else if (hasUnknown(self.sizes) || hasUnknown(self.strides) ||
             hasUnknown(*sizes)) // the view may be possible
      result = makeUnstridedView(self, *sizes, self.offset);
    else
      return std::optional<TensorMeta>();
  }
  return std::optional<TensorMeta>(result);
}

FailureOr<TensorMeta> fake::viewGeometry(RuleContext &cx,
                                         const TensorMeta &self,
                                         ArrayRef<SymInt> shape) {
  FailureOr<std::optional<TensorMeta>> result =
      tryViewGeometry(cx, self, shape);
  if (failed(result))
    return failure();
  if (*result)
    return **result;
  if (!cx.request.viewsMayCopy)
    return cx.error() << "cannot view a tensor with sizes " << self.sizes
                      << " and strides " << self.strides << " as " << shape
                      << "; reshape copies where a view is impossible";
  cx.eagerRefuses() << "cannot view a tensor with sizes " << self.sizes
                    << " and strides " << self.strides << " as " << shape;
  FailureOr<ArrayRef<SymInt>> sizes = inferViewSize(cx, shape, self.sizes);
  if (failed(sizes))
    return failure();
  return makeContiguous(cx, *sizes, self.dtype, self.device);
}

//===----------------------------------------------------------------------===//
// expand, permute
//===----------------------------------------------------------------------===//

/// The expanded size for `requested` and `size`; nullopt on a mismatch. An
/// undecided pair is assumed equal.
static std::optional<SymInt> expandSize(ShapeEnv &env, SymInt size,
                                        SymInt requested) {
  if (size == requested || isTrue(env.eq(requested, -1)))
    return size;
  if (isTrue(env.lt(requested, 0)))
    return std::nullopt;
  if (isTrue(env.eq(size, 1)) || size.isUnknown() || requested.isUnknown())
    return requested;
  if (env.require(Condition::eq(size, requested))) {
    SymInt simplified = env.simplify(requested);
    return simplified.isInt() ? simplified : requested;
  }
  if (size.isInt() || !env.require(Condition::eq(size, 1)))
    return std::nullopt;
  return requested;
}

FailureOr<TensorMeta> fake::expandGeometry(RuleContext &cx,
                                           const TensorMeta &self,
                                           ArrayRef<SymInt> shape) {
  if (!self.ranked)
    return viewUnranked(cx, self, shape);
  size_t rank = self.sizes.size();
  if (shape.size() < rank)
    return cx.error() << "cannot expand " << self.sizes << " to " << shape
                      << ": expected at least " << rank << " sizes";

  size_t added = shape.size() - rank;
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(shape.size());
  for (size_t i = 0; i < shape.size(); ++i) {
    // -1 keeps a size, which a new dimension does not have.
    if (i < added) {
      if (isTrue(cx.env.lt(shape[i], 0)))
        return cx.error() << "cannot expand " << self.sizes << " to " << shape
                          << ": expected a size for the new dimension " << i
                          << ", found " << shape[i];
      sizes[i] = shape[i];
      continue;
    }
    SymInt old = self.sizes[i - added];
    std::optional<SymInt> size = expandSize(cx.env, old, shape[i]);
    if (!size)
      return cx.error() << "cannot expand " << self.sizes << " to " << shape
                        << ": expected size " << old << " at dimension " << i
                        << ", found " << shape[i];
    sizes[i] = *size;
  }
  return broadcastTo(cx, self, sizes);
}

FailureOr<TensorMeta> fake::permuteGeometry(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<int64_t> dims) {
  if (!self.ranked) {
    MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(dims.size());
    llvm::fill(sizes, SymInt::unknown());
    return makeUnstridedView(self, sizes, self.offset);
  }
  size_t rank = self.sizes.size();
  if (dims.size() != rank)
    return cx.error() << "expected a permutation of " << rank
                      << " dimensions, found " << dims.size();
  FailureOr<SmallVector<int64_t>> order = wrapDims(cx, dims, rank);
  if (failed(order))
    return failure();

  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i)
    sizes[i] = self.sizes[(*order)[i]];
  if (!self.strided)
    return makeUnstridedView(self, sizes, self.offset);
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i)
    strides[i] = self.strides[(*order)[i]];
  return makeView(self, sizes, strides, self.offset);
}

//===----------------------------------------------------------------------===//
// unsqueeze, squeeze
//===----------------------------------------------------------------------===//

/// A copy of `values` with `value` inserted at position `at`.
static ArrayRef<SymInt> insertAt(RuleContext &cx, ArrayRef<SymInt> values,
                                 size_t at, SymInt value) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(values.size() + 1);
  llvm::copy(values.take_front(at), result.begin());
  result[at] = value;
  llvm::copy(values.drop_front(at), result.begin() + at + 1);
  return result;
}

/// A copy of `values` without position `at`.
static ArrayRef<SymInt> dropAt(RuleContext &cx, ArrayRef<SymInt> values,
                               size_t at) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(values.size() - 1);
  llvm::copy(values.take_front(at), result.begin());
  llvm::copy(values.drop_front(at + 1), result.begin() + at);
  return result;
}

FailureOr<TensorMeta>
fake::unsqueezeGeometry(RuleContext &cx, const TensorMeta &self, int64_t dim) {
  if (!self.ranked)
    return makeUnrankedView(self, self.offset);
  size_t rank = self.sizes.size();
  FailureOr<int64_t> at = wrapDim(cx, dim, rank + 1);
  if (failed(at))
    return failure();

  ArrayRef<SymInt> sizes = insertAt(cx, self.sizes, *at, 1);
  TensorMeta result = makeUnstridedView(self, sizes, self.offset);
  if (self.strided) {
    size_t index = *at;
    SymInt stride = index == rank
                        ? SymInt(1)
                        : cx.env.mul(self.strides[index], self.sizes[index]);
    result.strides = insertAt(cx, self.strides, index, stride);
    result.strided = true;
  }
  return result;
}

/// The dimensions of size 1. Undecided ones are all or none of size 1 according
/// to the declared rank of the result; without it, by hints, else not. nullopt
/// if the declared rank is ambiguous or a size is unknown.
static std::optional<llvm::SmallBitVector>
findOnes(RuleContext &cx, ArrayRef<SymInt> sizes, ArrayRef<int64_t> dims) {
  llvm::SmallBitVector ones(sizes.size());
  SmallVector<int64_t, 4> open;
  for (int64_t dim : dims) {
    if (sizes[dim].isUnknown())
      return std::nullopt;
    Truth isOne = cx.env.eq(sizes[dim], 1);
    if (isOne == Truth::Unknown)
      open.push_back(dim);
    else
      ones[dim] = isTrue(isOne);
  }
  auto numOpen = static_cast<int64_t>(open.size());
  auto numKept = static_cast<int64_t>(sizes.size() - ones.count()) - numOpen;
  int64_t declared = cx.request.declaredRank.value_or(-1) - numKept;
  if (declared > 0 && declared < numOpen)
    return std::nullopt;
  for (int64_t dim : open) {
    Condition isOne = Condition::eq(sizes[dim], 1);
    ones[dim] = declared == 0         ? cx.env.require(isOne)
                : declared == numOpen ? !cx.env.require(isOne.negated())
                                      : cx.env.decide(isOne, false);
  }
  return ones;
}

FailureOr<TensorMeta> fake::squeezeGeometry(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<int64_t> dims) {
  if (!self.ranked)
    return makeUnrankedView(self, self.offset);
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, self.rank());
  if (failed(wrapped))
    return failure();

  // Dimension 0 is valid for a tensor of rank 0, but there is none to drop.
  auto ones = findOnes(cx, self.sizes,
                       self.sizes.empty() ? ArrayRef<int64_t>() : *wrapped);
  if (!ones)
    return makeUnrankedView(self, self.offset);
  SmallVector<SymInt, 6> sizes, strides;
  for (size_t i = 0; i < self.sizes.size(); ++i) {
    if (ones->test(i))
      continue;
    sizes.push_back(self.sizes[i]);
    if (self.strided)
      strides.push_back(self.strides[i]);
  }
  // Strides may simplify with a size that has become known.
  for (size_t i = 0; i < self.sizes.size(); ++i)
    if (ones->test(i) && self.sizes[i].isExpr())
      for (SymInt &stride : strides)
        stride = cx.env.simplify(stride);
  TensorMeta result = makeUnstridedView(self, cx.copySizes(sizes), self.offset);
  if (self.strided) {
    result.strides = cx.copySizes(strides);
    result.strided = true;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// select, slice
//===----------------------------------------------------------------------===//

/// `offset + index * stride` for dimension `dim` of `self`.
static SymInt advanceOffset(RuleContext &cx, const TensorMeta &self, size_t dim,
                            SymInt index) {
  if (index.isInt(0))
    return self.offset;
  if (!self.strided)
    return SymInt::unknown();
  return cx.env.add(self.offset, cx.env.mul(index, self.strides[dim]));
}

/// `guard_or_false`.
static bool guardOrFalse(ShapeEnv &env, const Condition &condition) {
  return env.guardOr(condition, /*general=*/false);
}

/// Whether `index` is, or can be required to be, a valid index into `size`
/// elements.
static bool requireInRange(ShapeEnv &env, SymInt index, SymInt size) {
  Condition below = Condition::lt(index, size);
  Condition above = Condition::le(env.neg(size), index);
  // Only an index of known sign determines which bound to assert.
  if (isTrue(env.le(0, index)))
    return requireKnown(env, below);
  if (isTrue(env.lt(index, 0)))
    return requireKnown(env, above);
  return !isFalse(env.ask(below)) && !isFalse(env.ask(above));
}

FailureOr<TensorMeta> fake::selectGeometry(RuleContext &cx,
                                           const TensorMeta &self, int64_t dim,
                                           SymInt index) {
  if (!self.ranked)
    return makeUnrankedView(self, SymInt::unknown());
  if (self.sizes.empty())
    return cx.error() << "cannot select from a tensor of rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  size_t at = *wrapped;
  SymInt size = self.sizes[at];
  ShapeEnv &env = cx.env;
  if (!requireInRange(env, index, size))
    return cx.error() << "index " << index << " out of range for size " << size
                      << " at dimension " << at;

  if (guardOrFalse(env, Condition::lt(index, 0)))
    index = env.add(index, size);
  else if (!guardOrFalse(env, Condition::le(0, index)))
    index = SymInt::unknown();
  ArrayRef<SymInt> sizes = dropAt(cx, self.sizes, at);
  SymInt offset = advanceOffset(cx, self, at, index);
  TensorMeta result = makeUnstridedView(self, sizes, offset);
  if (self.strided) {
    result.strides = dropAt(cx, self.strides, at);
    result.strided = true;
  }
  return result;
}

/// A bound of a slice, wrapped and clamped to [0, size]; unknown if its sign
/// is. Follows `_compute_slice_index`.
static SymInt clampBound(ShapeEnv &env, SymInt bound, SymInt size) {
  // Also keeps INT64_MAX, which means "to the end", out of sums.
  if (bound.isInt() && size.isInt()) {
    int64_t value = bound.getInt(), limit = size.getInt();
    return value < 0 ? std::max<int64_t>(value + limit, 0)
                     : std::min(value, limit);
  }
  if (bound.isUnknown())
    return bound;

  bool isPositive = guardOrFalse(env, Condition::le(0, bound));
  bool isNegative = !isPositive && guardOrFalse(env, Condition::lt(bound, 0));
  if (isPositive) {
    if (guardOrFalse(env, Condition::le(bound, size)))
      return bound;
    return isTrue(env.lt(size, bound)) ? size : env.min(bound, size);
  }
  SymInt negatedSize = env.neg(size);
  if (isNegative) {
    SymInt wrapped = env.add(bound, size);
    if (guardOrFalse(env, Condition::le(negatedSize, bound)))
      return wrapped;
    return isTrue(env.lt(bound, negatedSize)) ? SymInt(0) : env.max(wrapped, 0);
  }
  return isTrue(env.lt(size, bound)) ? size : SymInt::unknown();
}

/// The number of elements from `start` to `end`, both clamped.
static SymInt getSliceSize(ShapeEnv &env, SymInt start, SymInt end,
                           SymInt step) {
  if (start.isUnknown() || end.isUnknown())
    return SymInt::unknown();
  SymInt length = env.sub(end, start);
  if (!guardOrFalse(env, Condition::le(start, end))) {
    if (guardOrFalse(env, Condition::le(end, start)))
      return 0;
    length = env.max(length, 0);
  }
  return step.isInt(1) ? length : env.ceilDiv(length, step);
}

FailureOr<TensorMeta> fake::sliceGeometry(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim,
                                          std::optional<SymInt> start,
                                          std::optional<SymInt> end,
                                          SymInt step) {
  ShapeEnv &env = cx.env;
  // torch-mlir's lowerings implement a negative step as a flip.
  if (isTrue(env.lt(step, 0)))
    return cx.error() << "expected a positive step, as PyTorch does, found "
                      << step << "; flip reverses a dimension";
  if (isTrue(env.le(step, 0)))
    return cx.error() << "expected a positive step, found " << step;
  if (!self.ranked)
    return makeUnrankedView(self, SymInt::unknown());
  if (self.sizes.empty())
    return cx.error() << "cannot slice a tensor of rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  size_t at = *wrapped;

  SymInt size = self.sizes[at];
  SymInt first = start ? clampBound(env, *start, size) : SymInt(0);
  bool toEnd = !end || end->isInt(std::numeric_limits<int64_t>::max());
  SymInt last = toEnd ? size : clampBound(env, *end, size);
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(self.sizes.size());
  llvm::copy(self.sizes, sizes.begin());
  sizes[at] = getSliceSize(env, first, last, step);

  SymInt offset = advanceOffset(cx, self, at, first);
  TensorMeta result = makeUnstridedView(self, sizes, offset);
  if (self.strided) {
    MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(sizes.size());
    llvm::copy(self.strides, strides.begin());
    strides[at] = env.mul(strides[at], step);
    result.strides = strides;
    result.strided = true;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Compositions
//===----------------------------------------------------------------------===//

FailureOr<TensorMeta> fake::transposeGeometry(RuleContext &cx,
                                              const TensorMeta &self,
                                              int64_t dim0, int64_t dim1) {
  FailureOr<int64_t> a = wrapDim(cx, dim0, self.rank());
  if (failed(a))
    return failure();
  FailureOr<int64_t> b = wrapDim(cx, dim1, self.rank());
  if (failed(b))
    return failure();
  ArrayRef<SymInt> from = withAnyStrides(cx, self).strides;
  if (*a == *b)
    return makeView(self, self.sizes, from, self.offset);
  MutableArrayRef<SymInt> sizes = withSize(cx, self.sizes, *a, self.sizes[*b]);
  sizes[*b] = self.sizes[*a];
  MutableArrayRef<SymInt> strides = withSize(cx, from, *a, from[*b]);
  strides[*b] = from[*a];
  return makeView(self, sizes, strides, self.offset);
}

/// Whether the strides of a tensor are known not to allow a view of that shape:
/// `computeStride` of ATen. The rule of `view` treats dimensions around one of
/// size 1 as neighbors; `reshape` checks this first.
static bool isKnownToBeNoView(RuleContext &cx, const TensorMeta &self,
                              ArrayRef<SymInt> shape) {
  ShapeEnv &env = cx.env;
  if (!self.strided || self.sizes.empty())
    return false;
  SymInt chunk = 1, base = self.strides.back();
  size_t next = shape.size();
  for (size_t d = self.sizes.size(); d-- > 0;) {
    chunk = env.mul(chunk, self.sizes[d]);
    if (d > 0) {
      SymInt stride = self.strides[d - 1];
      if (isTrue(env.eq(self.sizes[d - 1], 1)) ||
          isTrue(env.eq(stride, env.mul(chunk, base))))
        continue;
      // It may be a neighbor.
      if (!isFalse(env.eq(self.sizes[d - 1], 1)) ||
          !isFalse(env.eq(stride, env.mul(chunk, base))))
        return false;
      base = stride;
    }
    SymInt filled = 1;
    for (; next > 0; --next) {
      Truth isBelow = env.lt(filled, chunk);
      // A chunk that may be empty does not disprove the view.
      if (isBelow == Truth::Unknown)
        return false;
      if (isFalse(isBelow) && !isTrue(env.eq(shape[next - 1], 1)))
        break;
      filled = env.mul(filled, shape[next - 1]);
    }
    if (!isTrue(env.eq(filled, chunk)))
      return isFalse(env.eq(filled, chunk));
    chunk = 1;
  }
  return false;
}

FailureOr<TensorMeta> fake::reshapeGeometry(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<SymInt> shape) {
  FailureOr<ArrayRef<SymInt>> sizes =
      inferViewSize(cx, cx.copySizes(shape), self.sizes);
  if (failed(sizes))
    return failure();
  FailureOr<std::optional<TensorMeta>> view = tryViewGeometry(cx, self, *sizes);
  if (failed(view))
    return failure();
  auto isOne = [&](SymInt size) { return isTrue(cx.env.eq(size, 1)); };
  bool isView = *view && !(llvm::any_of(self.sizes, isOne) &&
                           isKnownToBeNoView(cx, self, *sizes));
  return isView ? **view : newLike(cx, self, *sizes);
}

TensorMeta fake::narrowGeometry(RuleContext &cx, const TensorMeta &self,
                                int64_t dim, SymInt start, SymInt length) {
  SymInt offset = cx.env.add(self.offset, cx.env.mul(start, self.strides[dim]));
  return makeView(self, withSize(cx, self.sizes, dim, length), self.strides,
                  offset);
}

//===----------------------------------------------------------------------===//
// Data-dependent parts
//===----------------------------------------------------------------------===//

/// Introduces a symbol for a data-dependent offset, unless it is unknown
/// because of the metadata of `self`.
static void nameOffset(RuleContext &cx, const TensorMeta &self, size_t dim,
                       TensorMeta &part) {
  if (part.offset.isUnknown() && !self.offset.isUnknown() && self.strided &&
      !self.strides[dim].isUnknown())
    part.offset = freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
}

/// The same for a data-dependent size, which is at most that of `self`.
static void nameSize(RuleContext &cx, const TensorMeta &self, size_t dim,
                     TensorMeta &part) {
  if (!part.sizes[dim].isUnknown())
    return;
  SymInt whole = self.sizes[dim];
  SymInt size = freshUnbacked(cx, {0, cx.env.getRange(whole).max},
                              DataDependence::Derived);
  if (!size.isUnknown()) {
    cx.env.assume(Condition::le(size, whole));
    cx.env.setMost(size, whole);
  }
  part.sizes = withSize(cx, part.sizes, dim, size);
}

FailureOr<TensorMeta> fake::sliceForward(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         std::optional<SymInt> start,
                                         std::optional<SymInt> end,
                                         SymInt step) {
  FailureOr<TensorMeta> part = sliceGeometry(cx, self, dim, start, end, step);
  if (failed(part) || !part->ranked || step.isUnknown() ||
      (start && start->isUnknown()) || (end && end->isUnknown()))
    return part;
  size_t at = dim < 0 ? dim + self.rank() : dim;
  if (self.sizes[at].isUnknown())
    return part;
  nameSize(cx, self, at, *part);
  nameOffset(cx, self, at, *part);
  return part;
}

FailureOr<TensorMeta> fake::selectForward(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim,
                                          SymInt index) {
  // PyTorch's rule wraps dimensions twice.
  if (dim < -self.rank() && dim >= -2 * self.rank())
    dim += self.rank();
  FailureOr<TensorMeta> part = selectGeometry(cx, self, dim, index);
  if (failed(part) || !part->ranked || index.isUnknown())
    return part;
  size_t at = dim < 0 ? dim + self.rank() : dim;
  if (!self.sizes[at].isUnknown())
    nameOffset(cx, self, at, *part);
  return part;
}
