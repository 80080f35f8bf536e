//===- Constant.cpp - Known values of small tensors -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Constant.h"
#include "llvm/Support/MathExtras.h"
#include <map>

using namespace fake;
using llvm::ArrayRef;
using llvm::MutableArrayRef;

std::optional<int64_t> fake::countElements(ArrayRef<SymInt> sizes) {
  int64_t count = 1;
  for (SymInt size : sizes) {
    if (!size.isInt() || size.getInt() < 0)
      return std::nullopt;
    if (llvm::MulOverflow(count, size.getInt(), count))
      return std::nullopt;
  }
  return count;
}

/// Advances to the next index in row-major order; false at the end.
static bool advance(ArrayRef<SymInt> sizes, MutableArrayRef<int64_t> index) {
  for (size_t i = sizes.size(); i-- > 0;) {
    if (++index[i] < sizes[i].getInt())
      return true;
    index[i] = 0;
  }
  return false;
}

void fake::forEachIndex(ArrayRef<SymInt> sizes,
                        llvm::function_ref<void(ArrayRef<int64_t>)> fn) {
  if (llvm::any_of(sizes, [](SymInt size) { return size.isInt(0); }))
    return;
  llvm::SmallVector<int64_t, 4> index(sizes.size());
  do
    fn(index);
  while (advance(sizes, index));
}

bool fake::canKeepConstant(const RuleContext &cx, const TensorMeta &meta) {
  if (!meta.ranked || !isIntegral(meta.dtype) || meta.layout != Layout::Strided)
    return false;
  std::optional<int64_t> count = countElements(meta.sizes);
  return count && *count <= cx.mode.constantNumelLimit;
}

/// Whether the position of each element in the storage is known.
static bool hasKnownPlaces(const TensorMeta &meta) {
  return meta.strided && meta.offset.isInt() &&
         llvm::all_of(meta.strides,
                      [](SymInt stride) { return stride.isInt(); });
}

/// Calls `fn` with the position of each element in the storage.
static void forEachPlace(const TensorMeta &meta,
                         llvm::function_ref<void(int64_t)> fn) {
  forEachIndex(meta.sizes, [&](ArrayRef<int64_t> index) {
    // Unsigned, since a type may state strides that overflow.
    uint64_t place = meta.offset.getInt();
    for (auto [i, stride] : llvm::zip_equal(index, meta.strides))
      place += static_cast<uint64_t>(i) * stride.getInt();
    fn(static_cast<int64_t>(place));
  });
}

ArrayRef<SymInt> fake::overlayConstant(RuleContext &cx, const TensorMeta &from,
                                       const TensorMeta &onto) {
  if (!canKeepConstant(cx, from) || !canKeepConstant(cx, onto) ||
      !hasKnownPlaces(from) || !hasKnownPlaces(onto) ||
      from.dtype != onto.dtype || from.neg != onto.neg)
    return {};
  // No DenseMap, which reserves two integers.
  std::map<int64_t, SymInt> written;
  size_t next = 0;
  forEachPlace(from, [&](int64_t place) {
    SymInt element =
        next < from.constant.size() ? from.constant[next] : SymInt();
    ++next;
    auto [it, isNew] = written.try_emplace(place, element);
    if (!isNew && it->second != element)
      it->second = SymInt();
  });
  llvm::SmallVector<SymInt, 8> elements;
  forEachPlace(onto, [&](int64_t place) {
    size_t at = elements.size();
    SymInt before = at < onto.constant.size() ? onto.constant[at] : SymInt();
    auto it = written.find(place);
    elements.push_back(it == written.end() ? before : it->second);
  });
  bool isKnown = llvm::any_of(
      elements, [](SymInt element) { return !element.isUnknown(); });
  return isKnown ? cx.copy(ArrayRef<SymInt>(elements)) : ArrayRef<SymInt>();
}
