//===- AsStrided.cpp - Views with given strides -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Scalars/Lists.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// One part
//===----------------------------------------------------------------------===//

/// `as_strided`: taken at its word, bounds of the storage are not checked.
static FailureOr<TensorMeta> asStrided(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> size,
                                       ArrayRef<SymInt> stride,
                                       std::optional<SymInt> offset) {
  if (size.size() != stride.size())
    return cx.error(1, 2) << "expected as many strides as sizes, found sizes "
                          << size << " and strides " << stride;
  for (auto [i, values] : llvm::enumerate(std::array{size, stride}))
    for (SymInt value : values)
      if (!cx.env.require(Condition::le(0, value)))
        return cx.error(1 + i) << "expected " << (i ? "strides" : "sizes")
                               << " of at least 0, found " << values;
  if (offset && !cx.env.require(Condition::le(0, *offset)))
    return cx.error(3) << "expected an offset of at least 0, found " << *offset;
  return makeView(self, size, stride, offset.value_or(self.offset));
}

/// `as_strided_`: in place, the bounds of the storage are checked where they
/// are known.
static FailureOr<TensorMeta>
asStridedInPlace(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> size,
                 ArrayRef<SymInt> stride, std::optional<SymInt> offset) {
  FailureOr<TensorMeta> result = asStrided(cx, self, size, stride, offset);
  if (failed(result) || self.dtype == DType::Unknown)
    return result;
  SymInt needed = cx.env.mul(requiredStorage(cx, size, stride, result->offset),
                             getItemSize(self.dtype));
  if (isTrue(cx.env.lt(self.storageBytes, needed)))
    return cx.error(1, 2) << "expected sizes and strides within a storage of "
                          << self.storageBytes << " bytes, found " << size
                          << " and " << stride << ", which need " << needed;
  return result;
}

//===----------------------------------------------------------------------===//
// Writing a part
//===----------------------------------------------------------------------===//

/// Fails unless `src` has the sizes of the part that it replaces.
static LogicalResult checkSource(RuleContext &cx, const TensorMeta &src,
                                 const TensorMeta &part) {
  if (requireEqual(cx, src.sizes, part.sizes))
    return success();
  return cx.error(1) << "expected a source of sizes " << part.sizes
                     << ", found " << src.sizes;
}

static FailureOr<TensorMeta>
asStridedScatter(RuleContext &cx, const TensorMeta &self, const TensorMeta &src,
                 ArrayRef<SymInt> size, ArrayRef<SymInt> stride,
                 std::optional<SymInt> offset) {
  FailureOr<TensorMeta> part = asStrided(cx, self, size, stride, offset);
  if (failed(part) || failed(checkSource(cx, src, *part)))
    return failure();
  return cloneVerbatim(cx, self);
}

static const OpRow rows[] = {
    {"as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? "
     "storage_offset=None) -> Tensor(a)",
     rule<asStrided>, follows("native")},
    {"as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? "
     "storage_offset=None) -> Tensor(a!)",
     rule<asStridedInPlace>, follows("native"), Tag::inplace_view},
    {"as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? "
     "storage_offset=None) -> Tensor",
     copyOf<asStrided>, follows("_refs.as_strided_copy")},
    {"as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] "
     "stride, SymInt? storage_offset=None) -> Tensor",
     rule<asStridedScatter>, follows("_refs.as_strided_scatter native")},
    {"prims::as_strided(Tensor(a!) a, SymInt[] size, SymInt[] stride, SymInt "
     "storage_offset) -> Tensor(a!)",
     rule<asStrided>, follows("_prims.as_strided"), Behavior::ReadsOnly},
};

OpFamily fake::getAsStridedFamily() { return {"AsStrided", rows}; }
