//===- Shapes.cpp - Ops of StableHLO that arrange elements ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "HLOCall.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Creation
//===----------------------------------------------------------------------===//

static LogicalResult constant(HLOCall &call) {
  auto value = call.op->getAttrOfType<ElementsAttr>("value");
  if (!value)
    return call.cx.error() << "expected an attribute 'value'";
  SmallVector<SymInt> sizes(value.getShapedType().getShape());
  return call.set(0, sizes, getKnownElements(call.cx, value, call.getDType(0)));
}

/// `0, 1, ...` of a vector that is not too long.
static SmallVector<SymInt> countUp(HLOCall &call, ArrayRef<SymInt> sizes) {
  SmallVector<SymInt> elements;
  if (sizes.size() == 1 && sizes[0].isInt() &&
      sizes[0].getInt() <= call.cx.mode.constantNumelLimit &&
      isIntegral(call.getDType(0)))
    for (int64_t i = 0; i < sizes[0].getInt(); ++i)
      elements.push_back(i);
  return elements;
}

static LogicalResult iota(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = call.getDeclared(0);
  return sizes ? call.set(0, *sizes, countUp(call, *sizes))
               : call.setDeclared();
}

/// The sizes that an operand states: a vector of integers.
static std::optional<SmallVector<SymInt>> getStated(HLOCall &call,
                                                    size_t operand) {
  const TensorMeta *stated = call.getTensor(operand);
  if (!stated || stated->rank() != 1 || !stated->sizes[0].isInt())
    return std::nullopt;
  return call.getElements(operand, stated->sizes[0].getInt());
}

static LogicalResult dynamicIota(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = getStated(call, 0);
  return sizes ? call.set(0, *sizes, countUp(call, *sizes))
               : call.setDeclared();
}

//===----------------------------------------------------------------------===//
// Broadcasts
//===----------------------------------------------------------------------===//

/// The elements of a scalar, or of a vector that keeps its size.
static ArrayRef<SymInt> getBroadcastElements(HLOCall &call,
                                             ArrayRef<SymInt> sizes) {
  ArrayRef<SymInt> elements = call.getElements(0);
  SymInt count = numel(call.cx, sizes);
  if (elements.size() == 1 && count.isInt() && count.getInt() > 0 &&
      count.getInt() <= call.cx.mode.constantNumelLimit) {
    MutableArrayRef<SymInt> repeated = call.cx.allocate<SymInt>(count.getInt());
    llvm::fill(repeated, elements[0]);
    return repeated;
  }
  return count.isInt(elements.size()) && call.getTensor(0)->rank() == 1
             ? elements
             : ArrayRef<SymInt>();
}

/// Dimension i of the operand is dimension `broadcast_dimensions[i]` of the
/// result, or of size 1.
static LogicalResult broadcastTo(HLOCall &call, SmallVector<SymInt> sizes) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.set(0, sizes);
  SmallVector<int64_t> dims = call.getInts("broadcast_dimensions");
  if (dims.size() != static_cast<size_t>(self->rank()))
    return call.cx.error(0) << "expected " << self->rank()
                            << " broadcast dimensions, found " << dims.size();
  for (auto [dim, size] : llvm::zip_equal(dims, self->sizes)) {
    if (dim < 0 || static_cast<size_t>(dim) >= sizes.size())
      return call.cx.error(0) << "expected a dimension from 0 to "
                              << sizes.size() - 1 << ", found " << dim;
    SymInt &wanted = sizes[dim];
    if (wanted.isUnknown()) {
      if (!isTrue(call.cx.env.eq(size, 1)))
        wanted = size;
      continue;
    }
    if (!isPlainlyOne(call.cx, size) && !requireEqual(call.cx, size, wanted))
      return call.cx.error(0) << "expected size 1 or " << wanted
                              << " of the dimension that becomes dimension "
                              << dim << ", found " << size;
  }
  return call.set(0, sizes, getBroadcastElements(call, sizes));
}

static LogicalResult broadcastInDim(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = call.getDeclared(0);
  return sizes ? broadcastTo(call, *sizes) : call.setDeclared();
}

static LogicalResult dynamicBroadcastInDim(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = getStated(call, 1);
  return sizes ? broadcastTo(call, *sizes) : call.setDeclared();
}

/// `broadcast_sizes` are put before those of the operand.
static LogicalResult broadcast(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  llvm::append_range(sizes, call.getInts("broadcast_sizes"));
  llvm::append_range(sizes, self->sizes);
  return call.set(0, sizes);
}

//===----------------------------------------------------------------------===//
// Reshapes
//===----------------------------------------------------------------------===//

/// One size that is not known follows from the number of elements.
static void completeSizes(HLOCall &call, MutableArrayRef<SymInt> sizes) {
  const TensorMeta *self = call.getTensor(0);
  auto *missing =
      llvm::find_if(sizes, [](SymInt size) { return size.isUnknown(); });
  if (!self || missing == sizes.end())
    return;
  SymInt others = 1;
  for (SymInt &size : sizes)
    if (&size != missing)
      others = call.cx.env.mul(others, size);
  if (!others.isInt(0))
    *missing = call.cx.env.floorDiv(numel(call.cx, self->sizes), others);
}

static LogicalResult reshapeTo(HLOCall &call, SmallVector<SymInt> sizes) {
  const TensorMeta *self = call.getTensor(0);
  completeSizes(call, sizes);
  if (self && !hasUnknown(sizes)) {
    SymInt have = numel(call.cx, self->sizes), want = numel(call.cx, sizes);
    if (!requireEqual(call.cx, have, want))
      return call.cx.error(0) << "expected " << want << " elements for sizes "
                              << ArrayRef(sizes) << ", found " << have;
  }
  return call.set(0, sizes, call.getElements(0));
}

static LogicalResult reshape(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = call.getDeclared(0);
  return sizes ? reshapeTo(call, *sizes) : call.setDeclared();
}

static LogicalResult dynamicReshape(HLOCall &call) {
  std::optional<SmallVector<SymInt>> sizes = getStated(call, 1);
  return sizes ? reshapeTo(call, *sizes) : call.setDeclared();
}

/// Elements of another width are split into several along a new last dimension,
/// or joined along the last one.
static LogicalResult bitcastConvert(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  Type from = getElementTypeOrSelf(call.op->getOperand(0).getType());
  Type to = getElementTypeOrSelf(call.op->getResult(0).getType());
  if (!self || !from.isIntOrFloat() || !to.isIntOrFloat())
    return call.setDeclared();
  int64_t have = from.getIntOrFloatBitWidth(),
          want = to.getIntOrFloatBitWidth();
  SmallVector<SymInt> sizes(self->sizes);
  if (have > want) {
    sizes.push_back(have / want);
  } else if (have < want) {
    if (sizes.empty() || !requireEqual(call.cx, sizes.back(), want / have))
      return call.cx.error(0) << "expected a last dimension of size "
                              << want / have << ", found " << self->sizes;
    sizes.pop_back();
  }
  return call.set(0, sizes);
}

static LogicalResult transpose(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  SmallVector<int64_t> order = call.getInts("permutation");
  if (!isPermutationVector(order) ||
      order.size() != static_cast<size_t>(self->rank()))
    return call.cx.error(0)
           << "expected a permutation of " << self->rank() << " dimensions";
  SmallVector<SymInt> sizes;
  for (int64_t dim : order)
    sizes.push_back(self->sizes[dim]);
  return call.set(0, sizes,
                  self->rank() == 1 ? self->constant : ArrayRef<SymInt>());
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

static LogicalResult getDimensionSize(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t dim = call.getInt("dimension");
  if (!self)
    return call.setDeclared();
  if (dim < 0 || dim >= self->rank())
    return call.cx.error(0) << "expected a dimension below " << self->rank()
                            << ", found " << dim;
  return call.set(0, {}, self->sizes[dim]);
}

/// Sizes beyond a bound do not occur; the type keeps the bound.
static LogicalResult setDimensionSize(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t dim = call.getInt("dimension");
  if (!self || dim < 0 || dim >= self->rank())
    return call.setDeclared();
  SmallVector<SymInt> sizes(self->sizes);
  sizes[dim] = call.getElements(1, 1).front();
  return call.set(0, sizes);
}

static constexpr HLORuleRow rows[] = {
    {"constant", constant},
    {"iota", iota},
    {"dynamic_iota", dynamicIota},
    {"broadcast", broadcast},
    {"broadcast_in_dim", broadcastInDim},
    {"dynamic_broadcast_in_dim", dynamicBroadcastInDim},
    {"reshape", reshape},
    {"dynamic_reshape", dynamicReshape},
    {"bitcast_convert", bitcastConvert},
    {"transpose", transpose},
    {"get_dimension_size", getDimensionSize},
    {"set_dimension_size", setDimensionSize},
    // Of chlo.
    {"constant_like",
     [](HLOCall &call) {
       const TensorMeta *self = call.getTensor(0);
       return self ? call.set(0, self->sizes) : call.setDeclared();
     }},
};

ArrayRef<HLORuleRow> fake::getShapeRules() { return rows; }
