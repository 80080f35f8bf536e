//===- Tosa.cpp - Rules of the tosa dialect ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "TosaCall.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Literals
//===----------------------------------------------------------------------===//

static LogicalResult constant(TosaCall &call) {
  auto values = call.op->getAttrOfType<ElementsAttr>("values");
  auto type = dyn_cast<RankedTensorType>(call.op->getResult(0).getType());
  if (!values || !type)
    return call.setDeclared();
  SmallVector<SymInt> sizes(type.getShape());
  return call.set(sizes,
                  getKnownElements(call.cx, values,
                                   getDTypeOfElement(type.getElementType())));
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

static LogicalResult likeFirst(TosaCall &call) { return call.setLike(0); }

/// Sizes of 1 are repeated; ranks are equal.
static LogicalResult broadcast(TosaCall &call) {
  SmallVector<ArrayRef<SymInt>> shapes;
  size_t count =
      call.op->getName().stripDialect() == "mul" ? 2 : call.operands.size();
  for (size_t i = 0; i < count; ++i) {
    const TensorMeta *operand = call.getTensor(i);
    if (!operand)
      return call.setDeclared();
    shapes.push_back(operand->sizes);
  }
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(call.cx, shapes);
  return failed(sizes) ? failure() : call.set(*sizes);
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static LogicalResult reduce(TosaCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t axis = call.getAxis();
  if (!self || axis < 0 || axis >= self->rank())
    return call.setDeclared();
  return call.set(withSize(call.cx, self->sizes, axis, 1));
}

static LogicalResult argMax(TosaCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t axis = call.getAxis();
  if (!self || axis < 0 || axis >= self->rank())
    return call.setDeclared();
  return call.set(withoutDim(call.cx, self->sizes, axis));
}

static LogicalResult concat(TosaCall &call) {
  return concatOperands(call, call.getAxis());
}

/// One size of -1 follows from the number of elements.
static LogicalResult reshape(TosaCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<SymInt>> sizes = call.getShape(1);
  if (!sizes)
    return call.setDeclared();
  ShapeEnv &env = call.cx.env;
  SymInt count = self ? numel(call.cx, self->sizes) : SymInt(), product = 1;
  SymInt *inferred = nullptr;
  for (SymInt &size : *sizes)
    if (size.isInt(-1))
      inferred = &size;
    else
      product = env.mul(product, size);
  if (inferred) {
    *inferred = product.isInt(0) ? SymInt() : env.floorDiv(count, product);
  } else if (!unify(call.cx, count, product)) {
    return call.cx.error(0) << "expected " << product << " elements for sizes "
                            << ArrayRef(*sizes) << ", found " << count;
  }
  return call.set(*sizes);
}

static LogicalResult transpose(TosaCall &call) {
  SmallVector<int64_t> order = call.getArray("perms");
  auto self = call.getSizes(0, order.size());
  if (!self)
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (int64_t dim : order)
    sizes.push_back(dim >= 0 && dim < static_cast<int64_t>(order.size())
                        ? (*self)[dim]
                        : SymInt());
  return call.set(sizes);
}

/// The size of one dimension of a slice; fails if it is not inside, or empty,
/// which TOSA has not. A size of -1 means all that follow, and a start of -1 is
/// not known, as in MLIR's inference.
static FailureOr<SymInt> sliceDim(TosaCall &call, int64_t dim, SymInt start,
                                  SymInt size, SymInt all) {
  ShapeEnv &env = call.cx.env;
  if (start.isInt(-1))
    start = SymInt();
  if (!env.require(Condition::le(0, start)))
    return call.cx.error(0) << "expected a slice that starts at 0 or behind in "
                               "dimension "
                            << dim << ", found " << start;
  // With a size, what follows says more.
  if (size.isInt(-1) ? !env.require(Condition::lt(start, all))
                     : isFalse(env.lt(start, all)))
    return call.cx.error(0) << "expected a slice that starts below " << all
                            << " in dimension " << dim << ", found " << start;
  if (size.isInt(-1))
    return env.sub(all, start);
  if (!env.require(Condition::lt(0, size)))
    return call.cx.error(0) << "expected a positive size of dimension " << dim
                            << ", or -1, found " << size;
  if (!env.require(Condition::le(env.add(start, size), all)))
    return call.cx.error(0) << "expected a slice that ends at " << all
                            << " or before in dimension " << dim
                            << ", found one of " << size << " from " << start;
  return size;
}

/// The operands are the tensor, the starts, and the sizes.
static LogicalResult slice(TosaCall &call) {
  std::optional<SmallVector<SymInt>> starts = call.getShape(1),
                                     sizes = call.getShape(2);
  auto self = sizes ? call.getSizes(0, sizes->size()) : std::nullopt;
  if (!self || !starts || starts->size() != sizes->size())
    return call.setDeclared();
  for (auto [dim, size, start, all] : llvm::enumerate(*sizes, *starts, *self)) {
    FailureOr<SymInt> sliced = sliceDim(call, dim, start, size, all);
    if (failed(sliced))
      return failure();
    size = *sliced;
  }
  return call.set(*sizes);
}

static LogicalResult pad(TosaCall &call) {
  std::optional<SmallVector<SymInt>> padding = call.getShape(1);
  auto self = padding ? call.getSizes(0, padding->size() / 2) : std::nullopt;
  if (!self || padding->size() % 2 != 0)
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [dim, size] : llvm::enumerate(*self))
    sizes.push_back(
        call.cx.env.sum({size, (*padding)[2 * dim], (*padding)[2 * dim + 1]}));
  return call.set(sizes);
}

static LogicalResult tile(TosaCall &call) {
  std::optional<SmallVector<SymInt>> multiples = call.getShape(1);
  auto self = multiples ? call.getSizes(0, multiples->size()) : std::nullopt;
  if (!self)
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [size, times] : llvm::zip_equal(*self, *multiples))
    sizes.push_back(call.cx.env.mul(size, times));
  return call.set(sizes);
}

/// `[n, k, c]` at indices `[n, w]`.
static LogicalResult gather(TosaCall &call) {
  auto values = call.getSizes(0, 3), indices = call.getSizes(1, 2);
  if (!values || !indices)
    return call.setDeclared();
  std::optional<SymInt> batch = unify(call.cx, (*values)[0], (*indices)[0]);
  if (!batch)
    return call.cx.error(0, 1)
           << "expected values and indices of one batch, found "
           << ArrayRef(*values) << " and " << ArrayRef(*indices);
  return call.set({*batch, (*indices)[1], (*values)[2]});
}

/// `[n, k, c]` of which `[n, w, c]` at indices `[n, w]` are replaced.
static LogicalResult scatter(TosaCall &call) {
  auto values = call.getSizes(0, 3), indices = call.getSizes(1, 2),
       input = call.getSizes(2, 3);
  if (!values || !indices || !input)
    return call.setDeclared();
  RuleContext &cx = call.cx;
  std::optional<SymInt> batch = unify(cx, (*values)[0], (*input)[0]),
                        count = unify(cx, (*indices)[1], (*input)[1]),
                        channels = unify(cx, (*values)[2], (*input)[2]);
  if (batch)
    batch = unify(cx, *batch, (*indices)[0]);
  if (!batch || !count || !channels)
    return cx.error(0, 2)
           << "expected values, indices and input of one batch, as many "
              "channels and as many indices, found "
           << ArrayRef(*values) << ", " << ArrayRef(*indices) << " and "
           << ArrayRef(*input);
  return call.set({*batch, (*values)[1], *channels});
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr OpRule rules[] = {
    {"tosa.const", inferTosa<constant>},
    // Elementwise.
    {"tosa.abs", inferTosa<likeFirst>},
    {"tosa.bitwise_not", inferTosa<likeFirst>},
    {"tosa.cast", inferTosa<likeFirst>},
    {"tosa.ceil", inferTosa<likeFirst>},
    {"tosa.clamp", inferTosa<likeFirst>},
    {"tosa.clz", inferTosa<likeFirst>},
    {"tosa.cos", inferTosa<likeFirst>},
    {"tosa.erf", inferTosa<likeFirst>},
    {"tosa.exp", inferTosa<likeFirst>},
    {"tosa.floor", inferTosa<likeFirst>},
    {"tosa.identity", inferTosa<likeFirst>},
    {"tosa.log", inferTosa<likeFirst>},
    {"tosa.logical_not", inferTosa<likeFirst>},
    {"tosa.negate", inferTosa<likeFirst>},
    {"tosa.reciprocal", inferTosa<likeFirst>},
    {"tosa.rescale", inferTosa<likeFirst>},
    {"tosa.reverse", inferTosa<likeFirst>},
    {"tosa.rsqrt", inferTosa<likeFirst>},
    {"tosa.sigmoid", inferTosa<likeFirst>},
    {"tosa.sin", inferTosa<likeFirst>},
    {"tosa.table", inferTosa<likeFirst>},
    {"tosa.tanh", inferTosa<likeFirst>},
    {"tosa.add", inferTosa<broadcast>},
    {"tosa.arithmetic_right_shift", inferTosa<broadcast>},
    {"tosa.bitwise_and", inferTosa<broadcast>},
    {"tosa.bitwise_or", inferTosa<broadcast>},
    {"tosa.bitwise_xor", inferTosa<broadcast>},
    {"tosa.equal", inferTosa<broadcast>},
    {"tosa.greater", inferTosa<broadcast>},
    {"tosa.greater_equal", inferTosa<broadcast>},
    {"tosa.intdiv", inferTosa<broadcast>},
    {"tosa.logical_and", inferTosa<broadcast>},
    {"tosa.logical_left_shift", inferTosa<broadcast>},
    {"tosa.logical_or", inferTosa<broadcast>},
    {"tosa.logical_right_shift", inferTosa<broadcast>},
    {"tosa.logical_xor", inferTosa<broadcast>},
    {"tosa.maximum", inferTosa<broadcast>},
    {"tosa.minimum", inferTosa<broadcast>},
    {"tosa.mul", inferTosa<broadcast>},
    {"tosa.pow", inferTosa<broadcast>},
    {"tosa.select", inferTosa<broadcast>},
    {"tosa.sub", inferTosa<broadcast>},
    // Shapes.
    {"tosa.argmax", inferTosa<argMax>},
    {"tosa.concat", inferTosa<concat>},
    {"tosa.gather", inferTosa<gather>},
    {"tosa.pad", inferTosa<pad>},
    {"tosa.reduce_all", inferTosa<reduce>},
    {"tosa.reduce_any", inferTosa<reduce>},
    {"tosa.reduce_max", inferTosa<reduce>},
    {"tosa.reduce_min", inferTosa<reduce>},
    {"tosa.reduce_product", inferTosa<reduce>},
    {"tosa.reduce_sum", inferTosa<reduce>},
    {"tosa.reshape", inferTosa<reshape>},
    {"tosa.scatter", inferTosa<scatter>},
    {"tosa.slice", inferTosa<slice>},
    {"tosa.tile", inferTosa<tile>},
    {"tosa.transpose", inferTosa<transpose>},
};

ArrayRef<OpRule> fake::getTosaTensorRules() { return rules; }
