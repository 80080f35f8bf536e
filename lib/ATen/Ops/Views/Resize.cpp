//===- Resize.cpp - Tensors of other sizes or storages ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Overlap.h"
#include "Table/Call.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

/// `resize`: a copy, row-major or in a given format.
static FailureOr<TensorMeta> resizeCopy(RuleContext &cx, const TensorMeta &self,
                                        ArrayRef<SymInt> sizes,
                                        std::optional<MemoryFormat> format) {
  if (!format)
    return newLike(cx, self, sizes);
  if (*format == MemoryFormat::Preserve)
    return cx.error(2) << "resize does not accept preserve_format";
  return makeInFormat(cx, sizes, self.dtype, self.device, *format);
}

static FailureOr<TensorMeta> resizeAsCopy(RuleContext &cx,
                                          const TensorMeta &self,
                                          const TensorMeta &other,
                                          std::optional<MemoryFormat> format) {
  if (format == MemoryFormat::Preserve)
    format = suggestMemoryFormat(cx, other);
  return resizeCopy(cx, self, other.sizes, format);
}

/// `self.set_()`: an empty storage.
static FailureOr<TensorMeta> setNothing(RuleContext &cx,
                                        const TensorMeta &self) {
  return newLike(cx, self, cx.copySizes({0}));
}

/// `self.set_(source)`: the storage and the geometry of `source`; the type and
/// the device of `self` stay.
static FailureOr<TensorMeta> setTensor(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &source) {
  TensorMeta result = source;
  result.dtype = self.dtype;
  result.device = self.device;
  result.conj = self.conj;
  result.elements = {};
  return result;
}

/// The same with a geometry of its own; the source must be row-major.
static FailureOr<TensorMeta>
setGeometry(RuleContext &cx, const TensorMeta &self, const TensorMeta &source,
            SymInt offset, ArrayRef<SymInt> sizes, ArrayRef<SymInt> strides) {
  if (!isContiguous(cx, source))
    return cx.error(1) << "expected a row-major source, found strides "
                       << source.strides;
  if (!strides.empty() && strides.size() != sizes.size())
    return cx.error(3, 4) << "expected a stride for each of the sizes " << sizes
                          << ", found " << strides;
  FailureOr<TensorMeta> storage = setTensor(cx, self, source);
  if (failed(storage))
    return failure();
  return makeView(*storage, sizes,
                  strides.empty() ? contiguousStrides(cx, sizes) : strides,
                  cx.env.add(source.offset, offset));
}

/// `resize_`: row-major strides in the same storage, unless nothing changes.
static FailureOr<TensorMeta> resize(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> size,
                                    std::optional<MemoryFormat> format) {
  if (self.sizes == size && !format)
    return self;
  for (SymInt s : size)
    if (s.isInt() && s.getInt() < 0)
      return cx.error(1) << "expected sizes of at least 0, found " << size;
  if (failed(checkResize(cx, self, size, 0, 1)))
    return failure();
  MemoryFormat chosen = format.value_or(MemoryFormat::Contiguous);
  if (chosen == MemoryFormat::Preserve)
    return cx.error(2) << "resize_() does not accept preserve_format";
  ArrayRef<SymInt> strides = self.strides;
  if (self.sizes != size || format) {
    FailureOr<ArrayRef<SymInt>> made = stridesFor(cx, size, chosen);
    if (failed(made))
      return failure();
    strides = *made;
  }
  return makeResized(cx, self, size, strides);
}

/// `resize_as_`: preserve takes the format that the template looks like.
static FailureOr<TensorMeta> resizeAs(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &other,
                                      std::optional<MemoryFormat> format) {
  if (format == MemoryFormat::Preserve)
    format = suggestMemoryFormat(cx, other);
  return resize(cx, self, other.sizes, format);
}

static const OpRow rows[] = {
    {"resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) "
     "-> Tensor",
     rule<resizeCopy>, follows("native")},
    {"resize_as(Tensor self, Tensor the_template, *, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<resizeAsCopy>, follows("_decomp.decompositions.resize_as")},
    {"set_(Tensor(a!) self) -> Tensor(a!)", rule<setNothing>, follows("native"),
     Tag::inplace_view | Behavior::SetsStorage},
    {"set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)",
     rule<setTensor>, follows("native"),
     Tag::inplace_view | Behavior::SetsStorage},
    {"set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt "
     "storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)",
     rule<setGeometry>, follows("native"),
     Tag::inplace_view | Behavior::SetsStorage},
    {"resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? "
     "memory_format=None) -> Tensor(a!)",
     rule<resize>, follows("native"), Tag::inplace_view},
    {"resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? "
     "memory_format=None) -> Tensor(a!)",
     rule<resizeAs>, follows("_subclasses.fake_impls.resize_as_ native"),
     Tag::inplace_view},
};

OpFamily fake::getResizeFamily() { return {"Resize", rows}; }
