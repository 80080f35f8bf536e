//===- Tensors.cpp - Rules of the tensor dialect ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "UpstreamCall.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/MathExtras.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

static LogicalResult dim(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SymInt index = call.getNumber(1);
  if (!self || !index.isInt())
    return success();
  // An index out of bounds is undefined behavior only where the op runs.
  if (index.getInt() < 0 || index.getInt() >= self->rank())
    return success();
  return call.setNumber(self->sizes[index.getInt()]);
}

static LogicalResult rank(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return self ? call.setNumber(self->rank()) : success();
}

//===----------------------------------------------------------------------===//
// Creation
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<SymInt>> fake::getNewSizes(UpstreamCall &call,
                                                 size_t next) {
  SmallVector<SymInt> sizes = call.getMixedResult(next);
  for (SymInt size : sizes)
    if (!size.isUnknown() && !call.cx.env.require(Condition::le(0, size)))
      return call.cx.error() << "expected sizes that are not negative, found "
                             << ArrayRef(sizes);
  return sizes;
}

/// All operands from `first` on are sizes.
template <size_t first> static LogicalResult withSizes(UpstreamCall &call) {
  FailureOr<SmallVector<SymInt>> sizes = getNewSizes(call, first);
  return failed(sizes) ? failure() : call.set(*sizes);
}

/// The values of a vector of integers are known.
static LogicalResult fromElements(UpstreamCall &call) {
  SmallVector<SymInt> elements;
  auto type = cast<RankedTensorType>(call.op->getResult(0).getType());
  if (type.getElementType().isIntOrIndex() &&
      static_cast<int64_t>(call.operands.size()) <=
          call.cx.mode.constantNumelLimit)
    for (size_t i = 0; i < call.operands.size(); ++i)
      elements.push_back(call.getNumber(i));
  return call.set(call.getMixedResult(0), elements);
}

static LogicalResult extract(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self || self->constant.empty() || self->rank() > 1)
    return success();
  SymInt index = self->isScalar() ? SymInt(0) : call.getNumber(1);
  if (!index.isInt() || index.getInt() < 0 ||
      static_cast<size_t>(index.getInt()) >= self->constant.size())
    return success();
  return call.setNumber(self->constant[index.getInt()]);
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static LogicalResult sameSizes(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return self ? call.set(self->sizes, self->constant) : call.setDeclared();
}

SmallVector<SmallVector<int64_t>> fake::getGroups(Operation *op) {
  SmallVector<SmallVector<int64_t>> groups;
  auto attr = op->getAttrOfType<ArrayAttr>("reassociation");
  for (Attribute group : attr ? attr.getValue() : ArrayRef<Attribute>()) {
    SmallVector<int64_t> &dims = groups.emplace_back();
    for (auto dim : cast<ArrayAttr>(group).getAsRange<IntegerAttr>())
      dims.push_back(dim.getInt());
  }
  return groups;
}

SmallVector<SymInt> fake::collapseSizes(UpstreamCall &call,
                                        const TensorMeta &self) {
  SmallVector<SymInt> sizes;
  for (ArrayRef<int64_t> dims : getGroups(call.op)) {
    SymInt &size = sizes.emplace_back(1);
    for (int64_t dim : dims)
      size = call.cx.env.mul(size, self.sizes[dim]);
  }
  return sizes;
}

static LogicalResult collapseShape(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.setDeclared();
  return call.set(collapseSizes(call, *self), self->constant);
}

/// The sizes of a group have the product of the size that they replace.
FailureOr<SmallVector<SymInt>> fake::expandSizes(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  size_t next = 1;
  SmallVector<SymInt> sizes = call.getMixed("static_output_shape", next);
  if (!self)
    return sizes;
  ShapeEnv &env = call.cx.env;
  for (auto [source, dims] : llvm::enumerate(getGroups(call.op))) {
    SymInt product = 1;
    SymInt *missing = nullptr;
    for (int64_t dim : dims)
      if (sizes[dim].isUnknown() && !missing)
        missing = &sizes[dim];
      else
        product = env.mul(product, sizes[dim]);
    SymInt size = self->sizes[source];
    if (missing && !product.isInt(0))
      *missing = env.floorDiv(size, product);
    else if (!product.isUnknown() && !requireEqual(call.cx, size, product))
      return call.cx.error(0) << "expected size " << product << " of dimension "
                              << source << " that is expanded, found " << size;
  }
  return sizes;
}

static LogicalResult expandShape(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  FailureOr<SmallVector<SymInt>> sizes = expandSizes(call);
  if (failed(sizes))
    return failure();
  return call.set(*sizes, self ? self->constant : ArrayRef<SymInt>());
}

/// The sizes are the elements of an operand.
static LogicalResult reshape(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0), *shape = call.getTensor(1);
  auto type = dyn_cast<RankedTensorType>(call.op->getResult(0).getType());
  if (!type)
    return success();
  SmallVector<SymInt> sizes(type.getRank());
  if (shape && shape->constant.size() == sizes.size())
    sizes.assign(shape->constant.begin(), shape->constant.end());
  if (self && !hasUnknown(sizes) &&
      !requireEqual(call.cx, numel(call.cx, self->sizes),
                    numel(call.cx, sizes)))
    return call.cx.error(0)
           << "expected as many elements as sizes " << ArrayRef(sizes)
           << " have, found sizes " << self->sizes;
  return call.set(sizes, self ? self->constant : ArrayRef<SymInt>());
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

SmallVector<size_t> fake::getKeptDims(const MixedSlice &slice,
                                      ShapedType type) {
  SmallVector<size_t> kept;
  size_t rank = type.getRank(), toDrop = slice.sizes.size() - rank;
  for (auto [dim, size] : llvm::enumerate(slice.staticSizes)) {
    bool isWanted = kept.size() < rank && type.getDimSize(kept.size()) == size;
    if (toDrop != 0 && size == 1 && !isWanted)
      --toDrop;
    else
      kept.push_back(dim);
  }
  while (kept.size() > rank) {
    auto *one = llvm::find_if(
        kept, [&](size_t dim) { return slice.staticSizes[dim] == 1; });
    kept.erase(one == kept.end() ? kept.begin() : one);
  }
  return kept;
}

MixedSlice fake::getSlice(UpstreamCall &call, size_t firstOperand) {
  MixedSlice slice{call.getMixed("static_offsets", firstOperand),
                   call.getMixed("static_sizes", firstOperand),
                   call.getMixed("static_strides", firstOperand),
                   {}};
  if (auto sizes = call.op->getAttrOfType<DenseI64ArrayAttr>("static_sizes"))
    slice.staticSizes = sizes.asArrayRef();
  return slice;
}

/// The end of a slice whose parts are numbers; nothing for others, and for
/// those without elements.
static std::optional<int64_t> getEnd(SymInt offset, SymInt size, SymInt step) {
  int64_t end;
  if (!offset.isInt() || !size.isInt() || size.getInt() <= 0 || !step.isInt() ||
      llvm::MulOverflow(size.getInt() - 1, step.getInt(), end) ||
      llvm::AddOverflow(end, offset.getInt() + 1, end))
    return std::nullopt;
  return end;
}

LogicalResult fake::checkSlice(UpstreamCall &call, const MixedSlice &slice,
                               unsigned operand) {
  const TensorMeta *self = call.getTensor(operand);
  size_t rank = slice.sizes.size();
  if (!self || self->sizes.size() != rank || slice.offsets.size() != rank ||
      slice.steps.size() != rank)
    return success();
  ShapeEnv &env = call.cx.env;
  for (size_t dim = 0; dim < rank; ++dim) {
    SymInt size = slice.sizes[dim], whole = self->sizes[dim];
    std::optional<int64_t> end =
        getEnd(slice.offsets[dim], size, slice.steps[dim]);
    // The end of a slice says more than its size.
    if (end ? isFalse(env.le(size, whole))
            : !env.require(Condition::le(size, whole)))
      return call.cx.error(operand)
             << "expected a slice of at most " << whole << " in dimension "
             << dim << ", found " << size;
    if (end && !env.require(Condition::le(*end, whole)))
      return call.cx.error(operand)
             << "expected a slice that ends at " << whole
             << " or before in dimension " << dim << ", found the end " << *end;
  }
  return success();
}

static LogicalResult extractSlice(UpstreamCall &call) {
  auto type = dyn_cast<RankedTensorType>(call.op->getResult(0).getType());
  MixedSlice slice = getSlice(call, /*firstOperand=*/1);
  if (!type || slice.sizes.size() < static_cast<size_t>(type.getRank()))
    return call.setDeclared();
  if (failed(checkSlice(call, slice)))
    return failure();
  SmallVector<SymInt> kept;
  for (size_t dim : getKeptDims(slice, type))
    kept.push_back(slice.sizes[dim]);
  return call.set(kept);
}

/// The result has the sizes of the second operand, a slice of which has those
/// of the first one.
static LogicalResult insertSlice(UpstreamCall &call) {
  auto type = dyn_cast<RankedTensorType>(call.op->getOperand(0).getType());
  const TensorMeta *part = call.getTensor(0);
  MixedSlice slice = getSlice(call, /*firstOperand=*/2);
  ArrayRef<SymInt> sizes = slice.sizes;
  if (!type || !part || sizes.size() < part->sizes.size())
    return call.setLike(1);
  if (failed(checkSlice(call, slice, /*operand=*/1)))
    return failure();
  for (auto [size, dim] : llvm::zip(part->sizes, getKeptDims(slice, type)))
    if (!requireEqual(call.cx, size, sizes[dim]))
      return call.cx.error(0) << "expected a tensor for a slice of sizes "
                              << sizes << ", found " << part->sizes;
  return call.setLike(1);
}

/// Slices of one element in the dimensions that are gathered, for each index.
static LogicalResult gather(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0), *indices = call.getTensor(1);
  auto type = dyn_cast<RankedTensorType>(call.op->getResult(0).getType());
  auto dims = call.op->getAttrOfType<DenseI64ArrayAttr>("gather_dims");
  if (!self || !indices || !type || !dims || indices->sizes.empty())
    return call.setDeclared();
  SmallVector<SymInt> sizes(indices->sizes.drop_back());
  bool dropsDims =
      type.getRank() != static_cast<int64_t>(sizes.size()) + self->rank();
  for (auto [dim, size] : llvm::enumerate(self->sizes))
    if (!llvm::is_contained(dims.asArrayRef(), static_cast<int64_t>(dim)))
      sizes.push_back(size);
    else if (!dropsDims)
      sizes.push_back(1);
  return static_cast<int64_t>(sizes.size()) == type.getRank()
             ? call.set(sizes)
             : call.setDeclared();
}

/// The result has the sizes of the tensor into which elements are put.
static LogicalResult intoSecond(UpstreamCall &call) { return call.setLike(1); }

static LogicalResult pad(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  size_t next = 1;
  SmallVector<SymInt> low = call.getMixed("static_low", next);
  SmallVector<SymInt> high = call.getMixed("static_high", next);
  if (!self || low.size() != self->sizes.size() || high.size() != low.size())
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [size, before, behind] : llvm::zip_equal(self->sizes, low, high))
    sizes.push_back(call.cx.env.sum({size, before, behind}));
  return call.set(sizes);
}

static LogicalResult concat(UpstreamCall &call) {
  auto attr = call.op->getAttrOfType<IntegerAttr>("dim");
  return attr ? concatOperands(call, attr.getInt()) : call.setDeclared();
}

static constexpr OpRule rules[] = {
    {"tensor.dim", infer<dim>},
    {"tensor.rank", infer<rank>},
    {"memref.dim", infer<dim>},
    {"memref.rank", infer<rank>},
    {"tensor.empty", infer<withSizes<0>>},
    {"tensor.generate", infer<withSizes<0>>},
    {"tensor.splat", infer<withSizes<1>>},
    {"tensor.from_elements", infer<fromElements>},
    {"tensor.extract", infer<extract>},
    {"tensor.cast", infer<sameSizes>},
    {"tensor.bitcast", infer<sameSizes>},
    {"tensor.collapse_shape", infer<collapseShape>},
    {"tensor.expand_shape", infer<expandShape>},
    {"tensor.reshape", infer<reshape>},
    {"tensor.extract_slice", infer<extractSlice>},
    {"tensor.insert", infer<intoSecond>},
    {"tensor.insert_slice", infer<insertSlice>},
    {"tensor.pad", infer<pad>},
    {"tensor.gather", infer<gather>},
    {"tensor.scatter", infer<intoSecond>},
    {"tensor.concat", infer<concat>},
};

ArrayRef<OpRule> fake::getTensorRules() { return rules; }
