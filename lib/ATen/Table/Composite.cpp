//===- Composite.cpp - Helpers for composite rules --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

std::optional<int64_t> fake::specialize(RuleContext &cx, SymInt value) {
  if (value.isInt())
    return value.getInt();
  if (!value.isExpr())
    return std::nullopt;
  Range range = cx.env.getRange(value);
  if (range.isSingleton())
    return range.min;
  std::optional<int64_t> hint = cx.env.evaluateWithHints(value);
  if (!hint || !cx.env.require(Condition::eq(value, *hint)))
    return std::nullopt;
  return hint;
}

bool fake::mayExpand(RuleContext &cx, ArrayRef<SymInt> sizes,
                     ArrayRef<SymInt> to) {
  if (sizes.size() > to.size())
    return false;
  return llvm::all_of(llvm::zip_equal(sizes, to.take_back(sizes.size())),
                      [&](auto pair) {
                        auto [size, wanted] = pair;
                        return !isKnownToDiffer(cx, size, wanted) ||
                               !isKnownToDiffer(cx, size, 1);
                      });
}

std::optional<double> fake::getKnownNumber(const MetaValue &value) {
  if (value.isFloat() && value.isKnown())
    return value.getFloat();
  if (value.isInt() && value.getInt().isInt())
    return static_cast<double>(value.getInt().getInt());
  return std::nullopt;
}

bool fake::requireEqual(RuleContext &cx, ArrayRef<SymInt> a,
                        ArrayRef<SymInt> b) {
  if (a.size() != b.size())
    return false;
  for (auto [x, y] : llvm::zip_equal(a, b))
    if (!requireEqual(cx, x, y))
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

MutableArrayRef<SymInt> fake::withSize(RuleContext &cx, ArrayRef<SymInt> sizes,
                                       int64_t dim, SymInt size) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size());
  llvm::copy(sizes, result.begin());
  result[dim] = size;
  return result;
}

MutableArrayRef<SymInt> fake::withoutDim(RuleContext &cx,
                                         ArrayRef<SymInt> sizes, int64_t dim) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size() - 1);
  llvm::copy(sizes.take_front(dim), result.begin());
  llvm::copy(sizes.drop_front(dim + 1), result.begin() + dim);
  return result;
}

MutableArrayRef<SymInt> fake::withDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                      int64_t dim, SymInt size) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size() + 1);
  llvm::copy(sizes.take_front(dim), result.begin());
  result[dim] = size;
  llvm::copy(sizes.drop_front(dim), result.begin() + dim + 1);
  return result;
}

ArrayRef<SymInt> fake::concat(RuleContext &cx, ArrayRef<SymInt> a,
                              ArrayRef<SymInt> b) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(a.size() + b.size());
  llvm::copy(a, result.begin());
  llvm::copy(b, result.begin() + a.size());
  return result;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

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

MetaValue fake::unknownScalar(DType dtype) {
  switch (getKind(dtype)) {
  case DTypeKind::Bool:
    return MetaValue::unknownBoolean();
  case DTypeKind::Int:
    return MetaValue::integer(SymInt::unknown());
  case DTypeKind::Float:
    return MetaValue::unknownFloating();
  case DTypeKind::Complex:
    return MetaValue::complex();
  case DTypeKind::Other:
    return MetaValue();
  }
  llvm_unreachable("all kinds handled");
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

LogicalResult fake::checkResize(RuleContext &cx, const TensorMeta &self,
                                ArrayRef<SymInt> sizes, unsigned arg,
                                std::optional<unsigned> sizesArg) {
  auto isInt = [](SymInt s) { return s.isInt(); };
  auto isExpr = [](SymInt s) { return s.isExpr(); };
  if (!llvm::all_of(sizes, isInt) || llvm::none_of(self.sizes, isExpr))
    return success();
  return (sizesArg ? cx.error(arg, *sizesArg) : cx.error(arg))
         << "cannot resize a tensor of symbolic sizes " << self.sizes << " to "
         << sizes;
}

TensorMeta fake::narrowGeometry(RuleContext &cx, const TensorMeta &self,
                                int64_t dim, SymInt start, SymInt length) {
  SymInt offset = cx.env.add(self.offset, cx.env.mul(start, self.strides[dim]));
  return makeView(self, withSize(cx, self.sizes, dim, length), self.strides,
                  offset);
}

SymInt fake::getNumber(RuleContext &cx, const MetaValue &value) {
  return value.isFloat() && value.isKnown() ? cx.env.makeFloat(value.getFloat())
                                            : value.getSymbolic();
}

MetaValue detail::copyContiguous(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &view) {
    return cx.createValue(contiguousCopy(cx, view));
  });
}
