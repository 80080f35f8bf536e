//===- ViewStrides.cpp - Strides of view ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ViewStrides.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

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

  /// Rearranges the dimensions to `shape`, which has as many elements, at least
  /// one. Undecided if a step depends on symbols.
  Outcome arrange(ArrayRef<SymInt> shape) {
    for (size_t i = 0; i < shape.size(); ++i) {
      if (i >= dims.size()) {
        // Only sizes of 1 are left; they get the last stride.
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
    // Only sizes of 1 are left here, too.
    for (size_t i = shape.size(); i < dims.size(); ++i)
      if (!isTrue(env.eq(dims[i].size, 1)))
        return Outcome::Undecided;
    dims.truncate(shape.size());
    return Outcome::Possible;
  }

  /// The sizes of `shape`, to which those of the view are known to be equal. A
  /// size guarded to a constant stays an expression if no symbol was.
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
  /// Whether no symbol has a known value.
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

  /// Flattens dimensions from `start` on until they have size `length`.
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

  /// Flattens dimensions `start` to `end`. Only checks neighbors, as PyTorch
  /// does: two dimensions that cannot be flattened pass if there is one of size
  /// 1 between them.
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

  /// Splits a dimension into an outer one of size `length` and an inner one.
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
/// Finds the strides of a view from right to left, in chunks of dimensions that
/// are contiguous with each other, following `_compute_stride`.
class StrideFinder {
public:
  /// With `useHints`, undecided conditions are decided by hints.
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

  /// Records the conditions decided by hints.
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

/// The strides of a view that keeps all dimensions except those of size 1.
/// Sizes not known to be equal are required to be.
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

/// The strides of a view whose arrangement depends on symbols, following
/// `_view_unbacked_meta`.
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

//===----------------------------------------------------------------------===//
// Strides of view
//===----------------------------------------------------------------------===//

std::optional<ArrayRef<SymInt>>
fake::computeViewStrides(RuleContext &cx, const TensorMeta &self,
                         ArrayRef<SymInt> &shape) {
  auto isZero = [&](SymInt size) { return isTrue(cx.env.eq(size, 0)); };
  if (llvm::any_of(self.sizes, isZero))
    return contiguousStrides(cx, shape);
  // If either has rank 0, all sizes are 1.
  if (self.sizes.empty() || shape.empty()) {
    MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(shape.size());
    llvm::fill(strides, SymInt(1));
    return strides;
  }
  // The common case: `self` is one chunk, which can be split anywhere.
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
