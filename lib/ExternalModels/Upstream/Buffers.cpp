//===- Buffers.cpp - Rules of memref and bufferization ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Buffers have strides and an offset, and views share the storage.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "UpstreamCall.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// The numbers that the type states, else `own`, else symbols.
static ArrayRef<SymInt> withDeclared(RuleContext &cx, ArrayRef<SymInt> own,
                                     ArrayRef<SymInt> declared) {
  SmallVector<SymInt> values;
  for (auto [value, stated] : llvm::zip_equal(own, declared))
    values.push_back(stated.isInt() ? stated
                     : !value.isUnknown()
                         ? value
                         : freshUnbacked(cx, Range(), DataDependence::Derived));
  return cx.copySizes(values);
}

/// Sets the first result to a buffer, of the storage of `source` if there is
/// one. Its type may state sizes, strides and the offset as well.
static LogicalResult setBuffer(UpstreamCall &call, ArrayRef<SymInt> sizes,
                               ArrayRef<SymInt> strides, SymInt offset,
                               const TensorMeta *source) {
  RuleContext &cx = call.cx;
  FailureOr<TensorMeta> declared =
      getMetaOfHost(cx, call.op->getResult(0).getType(), /*anyElement=*/true);
  if (failed(declared) || !declared->ranked ||
      declared->sizes.size() != sizes.size()) {
    cx.clearError();
    return success();
  }
  TensorMeta meta = *declared;
  meta.dtype = call.getDType(0);
  meta.sizes = cx.copySizes(call.nameUnknown(0, sizes));
  bool isRowMajor = !declared->strided;
  if (isRowMajor) {
    meta.strides = contiguousStrides(cx, meta.sizes);
    meta.offset = 0;
  } else {
    meta.strides = withDeclared(cx, strides, declared->strides);
    meta.offset = withDeclared(cx, offset, declared->offset)[0];
  }
  meta.strided = true;
  if (source) {
    meta.storage = source->storage;
    meta.storageBytes = source->storageBytes;
  } else {
    meta.storage = cx.freshStorage();
    if (meta.dtype != DType::Unknown)
      meta.storageBytes =
          cx.env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                     getItemSize(meta.dtype));
  }
  call.results[0] = cx.createValue(meta);
  return success();
}

/// The strides of a buffer; unknown ones if its layout is.
static SmallVector<SymInt> getStrides(const TensorMeta &self) {
  return self.strided ? SmallVector<SymInt>(self.strides)
                      : SmallVector<SymInt>(self.sizes.size());
}

//===----------------------------------------------------------------------===//
// New buffers
//===----------------------------------------------------------------------===//

/// All operands from `first` on are sizes, before those of the layout.
template <size_t first> static LogicalResult allocate(UpstreamCall &call) {
  FailureOr<SmallVector<SymInt>> sizes = getNewSizes(call, first);
  if (failed(sizes))
    return failure();
  return setBuffer(call, *sizes, SmallVector<SymInt>(sizes->size()), SymInt(),
                   nullptr);
}

/// A new buffer of the sizes of the first operand.
static LogicalResult copyOf(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return success();
  return setBuffer(call, self->sizes, SmallVector<SymInt>(self->sizes.size()),
                   SymInt(), nullptr);
}

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

static LogicalResult sameBuffer(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return self ? setBuffer(call, self->sizes, getStrides(*self), self->offset,
                          self)
              : success();
}

static LogicalResult subview(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  auto type = dyn_cast<MemRefType>(call.op->getResult(0).getType());
  MixedSlice slice = getSlice(call, /*firstOperand=*/1);
  const auto &[offsets, sizes, steps, staticSizes] = slice;
  if (!type || !self || self->sizes.size() != sizes.size() ||
      offsets.size() != sizes.size() || steps.size() != sizes.size() ||
      sizes.size() < static_cast<size_t>(type.getRank()))
    return success();
  if (failed(checkSlice(call, slice)))
    return failure();
  ShapeEnv &env = call.cx.env;
  SmallVector<SymInt> own = getStrides(*self), kept, strides;
  SymInt offset = self->offset;
  for (auto [start, stride] : llvm::zip_equal(offsets, own))
    offset = env.add(offset, env.mul(start, stride));
  for (size_t dim : getKeptDims(slice, type)) {
    kept.push_back(sizes[dim]);
    strides.push_back(env.mul(own[dim], steps[dim]));
  }
  return setBuffer(call, kept, strides, offset, self);
}

/// The innermost dimension of a group has the stride of the one it replaces.
static LogicalResult expandShape(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  FailureOr<SmallVector<SymInt>> sizes = expandSizes(call);
  if (failed(sizes))
    return failure();
  if (!self)
    return success();
  SmallVector<SymInt> strides(sizes->size()), own = getStrides(*self);
  for (auto [source, dims] : llvm::enumerate(getGroups(call.op))) {
    SymInt stride = own[source];
    for (int64_t dim : llvm::reverse(dims)) {
      strides[dim] = stride;
      stride = call.cx.env.mul(stride, (*sizes)[dim]);
    }
  }
  return setBuffer(call, *sizes, strides, self->offset, self);
}

/// A group has the stride of its innermost dimension, except of size 1.
static LogicalResult collapseShape(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return success();
  SmallVector<SymInt> strides, own = getStrides(*self);
  for (ArrayRef<int64_t> dims : getGroups(call.op)) {
    SymInt stride = 1;
    for (int64_t dim : llvm::reverse(dims)) {
      stride = own[dim];
      if (!self->sizes[dim].isInt(1))
        break;
    }
    strides.push_back(stride);
  }
  return setBuffer(call, collapseSizes(call, *self), strides, self->offset,
                   self);
}

static LogicalResult transpose(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  auto map = call.op->getAttrOfType<AffineMapAttr>("permutation");
  if (!self || !map || !map.getValue().isPermutation() ||
      map.getValue().getNumDims() != self->sizes.size())
    return success();
  SmallVector<SymInt> sizes, strides, own = getStrides(*self);
  for (unsigned i = 0; i < own.size(); ++i) {
    unsigned dim = map.getValue().getDimPosition(i);
    sizes.push_back(self->sizes[dim]);
    strides.push_back(own[dim]);
  }
  return setBuffer(call, sizes, strides, self->offset, self);
}

static LogicalResult reinterpretCast(UpstreamCall &call) {
  size_t next = 1;
  SmallVector<SymInt> offsets = call.getMixed("static_offsets", next),
                      sizes = call.getMixed("static_sizes", next),
                      strides = call.getMixed("static_strides", next);
  if (offsets.size() != 1 || sizes.size() != strides.size())
    return success();
  const MetaValue &source = call.operands[0];
  return setBuffer(call, sizes, strides, offsets[0],
                   source.isTensor() ? source.getTensor() : nullptr);
}

/// The results are the buffer, its offset, sizes and strides.
static LogicalResult stridedMetadata(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self || call.results.size() != 2 + 2 * self->sizes.size())
    return success();
  size_t next = 1;
  (void)call.setNumber(self->offset, next++);
  for (SymInt size : self->sizes)
    (void)call.setNumber(size, next++);
  for (SymInt stride : getStrides(*self))
    (void)call.setNumber(stride, next++);
  return setBuffer(call, {}, {}, 0, self);
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

/// `alloc_tensor` has the sizes of a tensor that it copies, or those of the
/// first operands.
static LogicalResult allocTensor(UpstreamCall &call) {
  auto segments =
      call.op->getAttrOfType<DenseI32ArrayAttr>("operandSegmentSizes");
  if (segments && segments.size() > 1 && segments[0] == 0 && segments[1] == 1)
    return call.setLike(0);
  FailureOr<SmallVector<SymInt>> sizes = getNewSizes(call, 0);
  return failed(sizes) ? failure() : call.set(*sizes);
}

static LogicalResult toTensor(UpstreamCall &call) { return call.setLike(0); }

/// The first operand is written to the second one, which has its sizes.
static LogicalResult materialize(UpstreamCall &call) {
  const TensorMeta *from = call.getTensor(0), *to = call.getTensor(1);
  if (from && to && !requireEqual(call.cx, from->sizes, to->sizes))
    return call.cx.error(0, 1) << "expected a destination of sizes "
                               << from->sizes << ", found " << to->sizes;
  return call.results.empty() ? success() : call.setLike(0);
}

static constexpr OpRule rules[] = {
    {"memref.alloc", infer<allocate<0>>},
    {"memref.alloca", infer<allocate<0>>},
    {"memref.view", infer<allocate<2>>},
    {"memref.assume_alignment", infer<sameBuffer>},
    {"memref.cast", infer<sameBuffer>},
    {"memref.memory_space_cast", infer<sameBuffer>},
    {"memref.collapse_shape", infer<collapseShape>},
    {"memref.expand_shape", infer<expandShape>},
    {"memref.extract_strided_metadata", infer<stridedMetadata>},
    {"memref.reinterpret_cast", infer<reinterpretCast>},
    {"memref.subview", infer<subview>},
    {"memref.transpose", infer<transpose>},
    {"bufferization.alloc_tensor", infer<allocTensor>},
    {"bufferization.clone", infer<copyOf>},
    {"bufferization.materialize_in_destination", infer<materialize>},
    {"bufferization.to_buffer", infer<copyOf>},
    {"bufferization.to_tensor", infer<toTensor>},
};

ArrayRef<OpRule> fake::getBufferRules() { return rules; }
