//===- Tosa.cpp - Rules of the tosa dialect ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Images are in the order batch, height, width, channels.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "UpstreamCall.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Literals and shapes
//===----------------------------------------------------------------------===//

static LogicalResult constant(UpstreamCall &call) {
  auto values = call.op->getAttrOfType<ElementsAttr>("values");
  auto type = dyn_cast<RankedTensorType>(call.op->getResult(0).getType());
  if (!values || !type)
    return call.setDeclared();
  SmallVector<SymInt> sizes(type.getShape());
  return call.set(sizes,
                  getKnownElements(call.cx, values,
                                   getDTypeOfElement(type.getElementType())));
}

/// A `!tosa.shape` is a list of integers.
static LogicalResult setShape(UpstreamCall &call, ArrayRef<SymInt> sizes) {
  SmallVector<MetaValue> values;
  for (SymInt size : sizes)
    values.push_back(Scalar::integer(size));
  call.results[0] = MetaValue::list(call.cx.copy(ArrayRef<MetaValue>(values)));
  return success();
}

static LogicalResult constShape(UpstreamCall &call) {
  auto values = call.op->getAttrOfType<DenseIntElementsAttr>("values");
  SmallVector<SymInt> sizes;
  if (values)
    for (const APInt &value : values.getValues<APInt>())
      sizes.push_back(value.getSExtValue());
  return values ? setShape(call, sizes) : success();
}

/// The integers of a shape operand; empty if they are not known.
static SmallVector<SymInt> getShape(UpstreamCall &call, size_t operand) {
  SmallVector<SymInt> sizes;
  if (operand < call.operands.size() && call.operands[operand].isList())
    for (const MetaValue &value : call.operands[operand].getList())
      sizes.push_back(value.isInt() ? value.getInt() : SymInt());
  return sizes;
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

static LogicalResult likeFirst(UpstreamCall &call) { return call.setLike(0); }

/// Sizes of 1 are repeated; ranks are equal.
static LogicalResult broadcast(UpstreamCall &call) {
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

static int64_t getAxis(UpstreamCall &call) {
  auto attr = call.op->getAttrOfType<IntegerAttr>("axis");
  return attr ? attr.getInt() : 0;
}

/// The integers of an array attribute of either kind.
static SmallVector<int64_t> getArray(UpstreamCall &call, StringRef name) {
  if (auto array = call.op->getAttrOfType<DenseI64ArrayAttr>(name))
    return SmallVector<int64_t>(array.asArrayRef());
  SmallVector<int64_t> values;
  if (auto array = call.op->getAttrOfType<DenseI32ArrayAttr>(name))
    values.assign(array.asArrayRef().begin(), array.asArrayRef().end());
  return values;
}

static LogicalResult reduce(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t axis = getAxis(call);
  if (!self || axis < 0 || axis >= self->rank())
    return call.setDeclared();
  return call.set(withSize(call.cx, self->sizes, axis, 1));
}

static LogicalResult argMax(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  int64_t axis = getAxis(call);
  if (!self || axis < 0 || axis >= self->rank())
    return call.setDeclared();
  return call.set(withoutDim(call.cx, self->sizes, axis));
}

static LogicalResult concat(UpstreamCall &call) {
  return concatOperands(call, getAxis(call));
}

/// One size of -1 follows from the number of elements.
static LogicalResult reshape(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SmallVector<SymInt> sizes = getShape(call, 1);
  if (!self || sizes.empty())
    return call.setDeclared();
  ShapeEnv &env = call.cx.env;
  SymInt count = numel(call.cx, self->sizes), product = 1;
  SymInt *inferred = nullptr;
  for (SymInt &size : sizes)
    if (size.isInt(-1))
      inferred = &size;
    else
      product = env.mul(product, size);
  if (inferred) {
    *inferred = product.isInt(0) ? SymInt() : env.floorDiv(count, product);
  } else if (!product.isUnknown() && !requireEqual(call.cx, count, product)) {
    return call.cx.error(0) << "expected " << product << " elements for sizes "
                            << ArrayRef(sizes) << ", found " << count;
  }
  return call.set(sizes);
}

static LogicalResult transpose(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SmallVector<int64_t> order = getArray(call, "perms");
  if (!self || order.size() != self->sizes.size())
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (int64_t dim : order)
    sizes.push_back(dim >= 0 && dim < self->rank() ? self->sizes[dim]
                                                   : SymInt());
  return call.set(sizes);
}

/// The third operand has the sizes, of which -1 means all that follow.
static LogicalResult slice(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SmallVector<SymInt> starts = getShape(call, 1), sizes = getShape(call, 2);
  if (!self || sizes.size() != self->sizes.size() ||
      starts.size() != sizes.size())
    return call.setDeclared();
  for (auto [dim, size] : llvm::enumerate(sizes))
    if (size.isInt(-1))
      size = call.cx.env.sub(self->sizes[dim], starts[dim]);
    else if (isFalse(call.cx.env.le(call.cx.env.add(starts[dim], size),
                                    self->sizes[dim])))
      return call.cx.error(0)
             << "expected a slice that ends at " << self->sizes[dim]
             << " or before in dimension " << dim << ", found one of " << size
             << " from " << starts[dim];
  return call.set(sizes);
}

static LogicalResult pad(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SmallVector<SymInt> padding = getShape(call, 1);
  if (!self || padding.size() != 2 * self->sizes.size())
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [dim, size] : llvm::enumerate(self->sizes))
    sizes.push_back(
        call.cx.env.sum({size, padding[2 * dim], padding[2 * dim + 1]}));
  return call.set(sizes);
}

static LogicalResult tile(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SmallVector<SymInt> multiples = getShape(call, 1);
  if (!self || multiples.size() != self->sizes.size())
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [size, times] : llvm::zip_equal(self->sizes, multiples))
    sizes.push_back(call.cx.env.mul(size, times));
  return call.set(sizes);
}

/// `[n, k, c]` at indices `[n, w]`.
static LogicalResult gather(UpstreamCall &call) {
  const TensorMeta *values = call.getTensor(0), *indices = call.getTensor(1);
  if (!values || !indices || values->rank() != 3 || indices->rank() != 2)
    return call.setDeclared();
  if (!requireEqual(call.cx, values->sizes[0], indices->sizes[0]))
    return call.cx.error(0, 1)
           << "expected values and indices of one batch, found "
           << values->sizes << " and " << indices->sizes;
  return call.set({values->sizes[0], indices->sizes[1], values->sizes[2]});
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// `[n, h, c]` times `[n, c, w]`.
static LogicalResult matmul(UpstreamCall &call) {
  const TensorMeta *a = call.getTensor(0), *b = call.getTensor(1);
  if (!a || !b || a->rank() != 3 || b->rank() != 3)
    return call.setDeclared();
  if (!requireEqual(call.cx, a->sizes[0], b->sizes[0]) ||
      !requireEqual(call.cx, a->sizes[2], b->sizes[1]))
    return call.cx.error(0, 1)
           << "expected matrices of one batch whose inner sizes are equal, "
              "found "
           << a->sizes << " and " << b->sizes;
  return call.set({a->sizes[0], a->sizes[1], b->sizes[2]});
}

/// The number of windows of `kernel` elements at distances `dilation`.
static SymInt countWindows(ShapeEnv &env, SymInt size, SymInt before,
                           SymInt behind, SymInt kernel, int64_t stride,
                           int64_t dilation) {
  SymInt reach = env.mul(env.sub(kernel, 1), dilation);
  SymInt padded = env.sum({size, before, behind});
  return env.add(env.floorDiv(env.sub(env.sub(padded, 1), reach), stride), 1);
}

/// The spatial sizes of windows over dimensions 1, 2, ... of the input.
static SmallVector<SymInt> slide(UpstreamCall &call, ArrayRef<SymInt> kernel,
                                 ArrayRef<int64_t> dilation) {
  const TensorMeta &self = *call.getTensor(0);
  SmallVector<int64_t> padding = getArray(call, "pad"),
                       stride = getArray(call, "stride");
  padding.resize(2 * kernel.size(), 0);
  stride.resize(kernel.size(), 1);
  SmallVector<SymInt> sizes;
  for (size_t i = 0; i < kernel.size(); ++i)
    sizes.push_back(countWindows(call.cx.env, self.sizes[i + 1], padding[2 * i],
                                 padding[2 * i + 1], kernel[i], stride[i],
                                 dilation.empty() ? 1 : dilation[i]));
  return sizes;
}

/// The kernel has the order output channels, space, input channels.
template <size_t spatial> static LogicalResult conv(UpstreamCall &call) {
  const TensorMeta *input = call.getTensor(0), *kernel = call.getTensor(1);
  constexpr int64_t rank = spatial + 2;
  if (!input || !kernel || input->rank() != rank || kernel->rank() != rank)
    return call.setDeclared();
  if (!requireEqual(call.cx, input->sizes.back(), kernel->sizes.back()))
    return call.cx.error(0, 1) << "expected " << kernel->sizes.back()
                               << " channels of the input for a kernel of "
                               << kernel->sizes << ", found " << input->sizes;
  SmallVector<SymInt> sizes = {input->sizes[0]};
  llvm::append_range(sizes, slide(call, kernel->sizes.slice(1, spatial),
                                  getArray(call, "dilation")));
  sizes.push_back(kernel->sizes[0]);
  return call.set(sizes);
}

/// The kernel has the order space, channels, multiplier.
static LogicalResult depthwise(UpstreamCall &call) {
  const TensorMeta *input = call.getTensor(0), *kernel = call.getTensor(1);
  if (!input || !kernel || input->rank() != 4 || kernel->rank() != 4)
    return call.setDeclared();
  if (!requireEqual(call.cx, input->sizes[3], kernel->sizes[2]))
    return call.cx.error(0, 1) << "expected " << kernel->sizes[2]
                               << " channels of the input for a kernel of "
                               << kernel->sizes << ", found " << input->sizes;
  SmallVector<SymInt> sizes = {input->sizes[0]};
  llvm::append_range(sizes, slide(call, kernel->sizes.take_front(2),
                                  getArray(call, "dilation")));
  sizes.push_back(call.cx.env.mul(kernel->sizes[2], kernel->sizes[3]));
  return call.set(sizes);
}

/// `(size - 1) * stride + kernel`, and what is added at both ends.
static LogicalResult transposeConv(UpstreamCall &call) {
  const TensorMeta *input = call.getTensor(0), *kernel = call.getTensor(1);
  SmallVector<int64_t> padding = getArray(call, "out_pad"),
                       stride = getArray(call, "stride");
  if (!input || !kernel || input->rank() != 4 || kernel->rank() != 4 ||
      padding.size() != 4 || stride.size() != 2)
    return call.setDeclared();
  if (!requireEqual(call.cx, input->sizes[3], kernel->sizes[3]))
    return call.cx.error(0, 1) << "expected " << kernel->sizes[3]
                               << " channels of the input for a kernel of "
                               << kernel->sizes << ", found " << input->sizes;
  ShapeEnv &env = call.cx.env;
  SmallVector<SymInt> sizes = {input->sizes[0]};
  for (size_t i = 0; i < 2; ++i)
    sizes.push_back(
        env.sum({env.mul(env.sub(input->sizes[i + 1], 1), stride[i]),
                 kernel->sizes[i + 1], padding[2 * i], padding[2 * i + 1]}));
  sizes.push_back(kernel->sizes[0]);
  return call.set(sizes);
}

static LogicalResult pool(UpstreamCall &call) {
  const TensorMeta *input = call.getTensor(0);
  SmallVector<SymInt> kernel;
  llvm::append_range(kernel, getArray(call, "kernel"));
  if (!input || input->rank() != 4 || kernel.size() != 2)
    return call.setDeclared();
  SmallVector<SymInt> sizes = {input->sizes[0]};
  llvm::append_range(sizes, slide(call, kernel, {}));
  sizes.push_back(input->sizes[3]);
  return call.set(sizes);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr OpRule rules[] = {
    {"tosa.const", infer<constant>},
    {"tosa.const_shape", infer<constShape>},
    // Elementwise.
    {"tosa.abs", infer<likeFirst>},
    {"tosa.bitwise_not", infer<likeFirst>},
    {"tosa.cast", infer<likeFirst>},
    {"tosa.ceil", infer<likeFirst>},
    {"tosa.clamp", infer<likeFirst>},
    {"tosa.clz", infer<likeFirst>},
    {"tosa.cos", infer<likeFirst>},
    {"tosa.erf", infer<likeFirst>},
    {"tosa.exp", infer<likeFirst>},
    {"tosa.floor", infer<likeFirst>},
    {"tosa.identity", infer<likeFirst>},
    {"tosa.log", infer<likeFirst>},
    {"tosa.logical_not", infer<likeFirst>},
    {"tosa.negate", infer<likeFirst>},
    {"tosa.reciprocal", infer<likeFirst>},
    {"tosa.rescale", infer<likeFirst>},
    {"tosa.reverse", infer<likeFirst>},
    {"tosa.rsqrt", infer<likeFirst>},
    {"tosa.scatter", infer<likeFirst>},
    {"tosa.sigmoid", infer<likeFirst>},
    {"tosa.sin", infer<likeFirst>},
    {"tosa.table", infer<likeFirst>},
    {"tosa.tanh", infer<likeFirst>},
    {"tosa.add", infer<broadcast>},
    {"tosa.arithmetic_right_shift", infer<broadcast>},
    {"tosa.bitwise_and", infer<broadcast>},
    {"tosa.bitwise_or", infer<broadcast>},
    {"tosa.bitwise_xor", infer<broadcast>},
    {"tosa.equal", infer<broadcast>},
    {"tosa.greater", infer<broadcast>},
    {"tosa.greater_equal", infer<broadcast>},
    {"tosa.intdiv", infer<broadcast>},
    {"tosa.logical_and", infer<broadcast>},
    {"tosa.logical_left_shift", infer<broadcast>},
    {"tosa.logical_or", infer<broadcast>},
    {"tosa.logical_right_shift", infer<broadcast>},
    {"tosa.logical_xor", infer<broadcast>},
    {"tosa.maximum", infer<broadcast>},
    {"tosa.minimum", infer<broadcast>},
    {"tosa.mul", infer<broadcast>},
    {"tosa.pow", infer<broadcast>},
    {"tosa.select", infer<broadcast>},
    {"tosa.sub", infer<broadcast>},
    // Shapes.
    {"tosa.argmax", infer<argMax>},
    {"tosa.concat", infer<concat>},
    {"tosa.gather", infer<gather>},
    {"tosa.pad", infer<pad>},
    {"tosa.reduce_all", infer<reduce>},
    {"tosa.reduce_any", infer<reduce>},
    {"tosa.reduce_max", infer<reduce>},
    {"tosa.reduce_min", infer<reduce>},
    {"tosa.reduce_product", infer<reduce>},
    {"tosa.reduce_sum", infer<reduce>},
    {"tosa.reshape", infer<reshape>},
    {"tosa.slice", infer<slice>},
    {"tosa.tile", infer<tile>},
    {"tosa.transpose", infer<transpose>},
    // Products.
    {"tosa.avg_pool2d", infer<pool>},
    {"tosa.conv2d", infer<conv<2>>},
    {"tosa.conv3d", infer<conv<3>>},
    {"tosa.depthwise_conv2d", infer<depthwise>},
    {"tosa.matmul", infer<matmul>},
    {"tosa.max_pool2d", infer<pool>},
    {"tosa.transpose_conv2d", infer<transposeConv>},
};

ArrayRef<OpRule> fake::getTosaRules() { return rules; }
