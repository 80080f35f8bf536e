//===- Views.cpp - View geometry --------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Views.h"
#include "FakeTensor/Meta/Elementwise.h"
#include "FakeTensor/Meta/Strides.h"
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
  result.elements = {};
  return result;
}

/// A view of which only the sizes are known.
static TensorMeta makeUnstridedView(const TensorMeta &self,
                                    ArrayRef<SymInt> sizes, SymInt offset) {
  TensorMeta result = makeView(self, sizes, sizes, offset);
  result.strides = {};
  result.strided = false;
  return result;
}

static bool hasUnknown(ArrayRef<SymInt> values) {
  return llvm::any_of(values, [](SymInt value) { return value.isUnknown(); });
}

/// A view of which not even the rank is known.
static TensorMeta makeUnrankedView(const TensorMeta &self, SymInt offset) {
  TensorMeta result = makeUnstridedView(self, {}, offset);
  result.ranked = false;
  return result;
}

//===----------------------------------------------------------------------===//
// Sizes of view
//===----------------------------------------------------------------------===//

/// Records a condition unless an operand has no value; false if it cannot hold.
static bool requireKnown(ShapeEnv &env, const Condition &condition) {
  return condition.lhs.isUnknown() || condition.rhs.isUnknown() ||
         env.require(condition);
}

/// The error of a view whose number of elements does not fit.
static RuleError reportElementCount(RuleContext &cx, ArrayRef<SymInt> shape,
                                    ArrayRef<SymInt> selfSizes,
                                    SymInt elements) {
  RuleError error = cx.error();
  error << "cannot view " << selfSizes << " as " << shape << ": expected "
        << elements << " elements";
  return error;
}

/// The size that stands for -1, given the product of the others.
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
// Strides of view, from left to right
//===----------------------------------------------------------------------===//

namespace {
/// The geometry of a view while it is rearranged from left to right, following
/// `_reshape_view_helper`.
class ViewBuilder {
public:
  enum class Outcome { Possible, Impossible, Undecided };

  ViewBuilder(ShapeEnv &env, ArrayRef<SymInt> sizes, ArrayRef<SymInt> strides)
      : env(env) {
    for (auto [size, stride] : llvm::zip_equal(sizes, strides))
      dims.push_back({size, stride});
  }

  /// Arranges the dimensions as `shape`, which has as many elements and not
  /// zero of them. Undecided when symbols leave a step open.
  Outcome arrange(ArrayRef<SymInt> shape) {
    for (size_t i = 0; i < shape.size(); ++i) {
      if (i >= dims.size()) {
        // Only ones are left; they take the last stride.
        dims.push_back({1, dims.back().stride});
        continue;
      }
      Truth same = env.eq(dims[i].size, shape[i]);
      if (isTrue(same))
        continue;
      Outcome outcome =
          isFalse(same) ? makeDim(i, shape[i]) : Outcome::Undecided;
      if (outcome != Outcome::Possible)
        return outcome;
    }
    // Only ones are left here, too.
    for (size_t i = shape.size(); i < dims.size(); ++i)
      if (!isTrue(env.eq(dims[i].size, 1)))
        return Outcome::Undecided;
    dims.truncate(shape.size());
    return Outcome::Possible;
  }

  /// The sizes of `shape`, to which those here are known to be equal. One that
  /// had to be a number without a symbol being one stays an expression.
  ArrayRef<SymInt> copySizes(RuleContext &cx, ArrayRef<SymInt> shape) const {
    MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(dims.size());
    for (auto [size, dim, asked] : llvm::zip_equal(sizes, dims, shape))
      size = asked.isInt() && dim.size.isExpr() && hasOnlySymbols(dim.size)
                 ? dim.size
                 : asked;
    return sizes;
  }

  ArrayRef<SymInt> copyStrides(RuleContext &cx) const {
    MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(dims.size());
    for (size_t i = 0; i < dims.size(); ++i)
      strides[i] = dims[i].stride;
    return strides;
  }

private:
  /// Whether the value of no symbol is known.
  bool hasOnlySymbols(SymInt value) const {
    bool isOpen = true;
    collectSymbols(value, [&](const SymbolExpr *symbol) {
      isOpen &= env.simplify(SymInt(symbol)).isExpr();
    });
    return isOpen;
  }

  Truth isMultiple(SymInt a, SymInt b) {
    if (a.isInt() && b.isInt() && !b.isInt(0))
      return env.eq(env.mod(a, b), 0);
    return env.isMultiple(a, b);
  }

  /// Makes dimension `start` have size `length`, of as many dimensions as it
  /// takes.
  Outcome makeDim(size_t start, SymInt length) {
    size_t end = start;
    SymInt elements = dims[start].size;
    Truth fits = isMultiple(elements, length);
    while (isFalse(fits) && ++end < dims.size()) {
      elements = env.mul(elements, dims[end].size);
      fits = isMultiple(elements, length);
    }
    if (!isTrue(fits))
      return Outcome::Undecided;
    if (end != start) {
      Outcome outcome = flatten(start, end);
      if (outcome != Outcome::Possible)
        return outcome;
    }
    Truth same = env.eq(elements, length);
    if (isFalse(same))
      split(start, length);
    return same == Truth::Unknown ? Outcome::Undecided : Outcome::Possible;
  }

  /// Makes one dimension of dimensions `start` to `end`. Looks at neighbours
  /// only, as PyTorch does: two dimensions that do not fit each other pass if
  /// there is one of size 1 between them.
  Outcome flatten(size_t start, size_t end) {
    SymInt size = dims[end].size, stride = dims[end].stride;
    for (size_t i = end; i-- > start;) {
      const Dim &outer = dims[i], &inner = dims[i + 1];
      Truth isOne = env.eq(outer.size, 1);
      Truth fits = env.eq(outer.stride, env.mul(inner.stride, inner.size));
      if (!isTrue(isOne) && !isTrue(env.eq(inner.size, 1)) && !isTrue(fits))
        return isFalse(fits) ? Outcome::Impossible : Outcome::Undecided;
      if (!isTrue(isOne)) {
        Truth isSmaller = env.lt(outer.stride, stride);
        if (isOne == Truth::Unknown || isSmaller == Truth::Unknown)
          return Outcome::Undecided;
        if (isTrue(isSmaller))
          stride = outer.stride;
      }
      size = env.mul(size, outer.size);
    }
    dims[start] = {size, stride};
    dims.erase(dims.begin() + start + 1, dims.begin() + end + 1);
    return Outcome::Possible;
  }

  /// Splits a dimension so that the outer part has size `length`.
  void split(size_t dim, SymInt length) {
    Dim inner = {env.floorDiv(dims[dim].size, length), dims[dim].stride};
    dims[dim] = {length, env.mul(inner.stride, inner.size)};
    dims.insert(dims.begin() + dim + 1, inner);
  }

  struct Dim {
    SymInt size, stride;
  };
  ShapeEnv &env;
  SmallVector<Dim, 8> dims;
};
} // namespace

//===----------------------------------------------------------------------===//
// Strides of view, from right to left
//===----------------------------------------------------------------------===//

namespace {
/// Finds the strides of a view from right to left, chunk by chunk of
/// dimensions that lie next to each other, following `_compute_stride`.
class StrideFinder {
public:
  /// With `useHints`, questions that cannot be decided are decided by the
  /// hints of symbols.
  StrideFinder(RuleContext &cx, bool useHints) : cx(cx), useHints(useHints) {}

  std::optional<ArrayRef<SymInt>> find(const TensorMeta &self,
                                       ArrayRef<SymInt> shape) {
    ShapeEnv &env = cx.env;
    MutableArrayRef<SymInt> result = cx.allocate<SymInt>(shape.size());
    int64_t target = static_cast<int64_t>(shape.size()) - 1;
    SymInt base = self.strides.back();
    SymInt chunk = 1, filled = 1;
    for (size_t dim = self.sizes.size(); dim-- > 0;) {
      chunk = env.mul(chunk, self.sizes[dim]);
      if (dim > 0 && continuesChunk(self, dim - 1, env.mul(chunk, base)))
        continue;

      while (target >= 0 &&
             (isTrueOr(Condition::lt(filled, chunk), true) ||
              isTrueOr(Condition::eq(shape[target], 1), false))) {
        result[target] = env.mul(filled, base);
        filled = env.mul(filled, shape[target]);
        --target;
      }
      if (isTrueOr(Condition::ne(filled, chunk), true))
        return std::nullopt;
      if (dim > 0) {
        base = self.strides[dim - 1];
        chunk = filled = 1;
      }
    }
    if (target != -1)
      return std::nullopt;
    return result;
  }

  /// Records the answers that came from hints.
  bool commit() {
    return llvm::all_of(assumed,
                        [&](const Condition &c) { return cx.env.require(c); });
  }

private:
  bool continuesChunk(const TensorMeta &self, size_t outer, SymInt stride) {
    return !isTrueOr(Condition::ne(self.sizes[outer], 1), true) ||
           !isTrueOr(Condition::ne(self.strides[outer], stride), true);
  }

  bool isTrueOr(const Condition &condition, bool general) {
    Truth truth = cx.env.ask(condition);
    if (truth != Truth::Unknown)
      return isTrue(truth);
    if (!useHints)
      return general;
    std::optional<int64_t> lhs = cx.env.evaluateWithHints(condition.lhs);
    std::optional<int64_t> rhs = cx.env.evaluateWithHints(condition.rhs);
    if (!lhs || !rhs)
      return general;
    bool answer = isTrue(cx.env.ask({condition.relation, *lhs, *rhs}));
    assumed.push_back(answer ? condition : condition.negated());
    return answer;
  }

  RuleContext &cx;
  bool useHints;
  SmallVector<Condition, 4> assumed;
};
} // namespace

/// Strides of a view that keeps every dimension, but for sizes of 1, which is
/// required of sizes that are not known to be equal.
static std::optional<ArrayRef<SymInt>> pairDimensions(RuleContext &cx,
                                                      const TensorMeta &self,
                                                      ArrayRef<SymInt> shape) {
  auto isOne = [&](SymInt size) { return isTrue(cx.env.eq(size, 1)); };
  SmallVector<SymInt, 6> sizes, strides;
  for (auto [size, stride] : llvm::zip_equal(self.sizes, self.strides))
    if (!isOne(size)) {
      sizes.push_back(size);
      strides.push_back(stride);
    }
  auto numKept = static_cast<size_t>(
      llvm::count_if(shape, [&](SymInt size) { return !isOne(size); }));
  if (hasUnknown(sizes) || hasUnknown(shape) || numKept != sizes.size())
    return std::nullopt;
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(shape.size());
  size_t next = 0;
  for (auto [i, size] : llvm::enumerate(shape)) {
    result[i] = isOne(size) ? SymInt(1) : strides[next];
    if (!isOne(size) && !cx.env.require(Condition::eq(sizes[next++], size)))
      return std::nullopt;
  }
  return ArrayRef<SymInt>(result);
}

/// Strides of a view with symbols that leave open how to arrange dimensions,
/// following `_view_unbacked_meta`.
static std::optional<ArrayRef<SymInt>>
computeUndecidedStrides(RuleContext &cx, const TensorMeta &self,
                        ArrayRef<SymInt> shape) {
  if (isContiguous(cx, self))
    return contiguousStrides(cx, shape);
  if (auto strides = StrideFinder(cx, /*useHints=*/false).find(self, shape))
    return strides;
  StrideFinder finder(cx, /*useHints=*/true);
  auto strides = finder.find(self, shape);
  if (strides && finder.commit())
    return strides;
  return pairDimensions(cx, self, shape);
}

/// Strides of a view that has as many elements as `self`; nothing if there are
/// none. Sizes may come out as expressions to which those given are equal.
static std::optional<ArrayRef<SymInt>>
computeViewStrides(RuleContext &cx, const TensorMeta &self,
                   ArrayRef<SymInt> &shape) {
  auto isZero = [&](SymInt size) { return isTrue(cx.env.eq(size, 0)); };
  if (llvm::any_of(self.sizes, isZero))
    return contiguousStrides(cx, shape);
  // Between rank 0 and another rank there are only ones.
  if (self.sizes.empty() || shape.empty()) {
    MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(shape.size());
    llvm::fill(strides, SymInt(1));
    return strides;
  }
  // The common case. All of `self` is one chunk, which splits anywhere.
  if (areRowMajor(cx, self.sizes, self.strides))
    return contiguousStrides(cx, shape);
  if (((shape.size() == 1 && self.sizes.size() > 1) ||
       (shape.size() == 2 && self.sizes.size() == 1)) &&
      isContiguous(cx, self))
    return contiguousStrides(cx, shape);

  ViewBuilder builder(cx.env, self.sizes, self.strides);
  switch (builder.arrange(shape)) {
  case ViewBuilder::Outcome::Possible:
    shape = builder.copySizes(cx, shape);
    return builder.copyStrides(cx);
  case ViewBuilder::Outcome::Impossible:
    return std::nullopt;
  case ViewBuilder::Outcome::Undecided:
    break;
  }
  return computeUndecidedStrides(cx, self, shape);
}

//===----------------------------------------------------------------------===//
// view
//===----------------------------------------------------------------------===//

/// Requires that all of `sizes` are 1, as between rank 0 and another rank.
static bool requireOnes(ShapeEnv &env, ArrayRef<SymInt> sizes) {
  return llvm::all_of(sizes, [&](SymInt size) {
    return requireKnown(env, Condition::eq(size, 1));
  });
}

/// `self.view(shape)` of a tensor whose rank is not known.
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
             hasUnknown(*sizes)) // it may be possible all the same
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
  if (!cx.viewsMayCopy)
    return cx.error() << "cannot view a tensor with sizes " << self.sizes
                      << " and strides " << self.strides << " as " << shape;
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

/// The size of `self.expand(...)` where `requested` meets `size`; nothing if it
/// does not fit. An undecidable pair is taken to be equal.
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
    // A new dimension has no size to keep, which -1 would ask for.
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

/// A copy of `values` with `value` in front of position `at`.
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

/// Which of some dimensions have size 1. Of those that may, all or none have
/// where the declared rank of the result says so; else none has, unless hints
/// say otherwise. Nothing where the declared rank leaves open which, and for
/// sizes without a value.
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
  int64_t declared = cx.declaredRank.value_or(-1) - numKept;
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

  // A tensor of rank 0 has a dimension to name, but none to leave out.
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
  // A size that has become known makes strides known.
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

/// Whether `index` is, or can be made, a valid index into `size` elements.
static bool requireInRange(ShapeEnv &env, SymInt index, SymInt size) {
  Condition below = Condition::lt(index, size);
  Condition above = Condition::le(env.neg(size), index);
  // Only an index of known sign says which bound is worth an assertion.
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

/// A bound of a slice, wrapped and clamped to [0, size]; unknown when its sign
/// is not known. Follows `_compute_slice_index`.
static SymInt clampBound(ShapeEnv &env, SymInt bound, SymInt size) {
  // Also keeps the largest integer, which means "to the end", out of sums.
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

/// Number of elements from `start` to `end`, both clamped.
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
  // torch-mlir's lowerings take a negative step for a flip.
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
