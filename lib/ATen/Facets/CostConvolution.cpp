//===- CostConvolution.cpp - Costs of convolutions --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A convolution multiplies, in each dimension, pairs of a position of the
// window and an element of the kernel. Its gradients multiply the same pairs.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"
#include "FakeTensor/Meta/Shapes/Window.h"

using namespace fake;

/// Kernels are longer than that in no program; the sum has a term for each
/// element.
static constexpr int64_t maxKernel = 1024;

//===----------------------------------------------------------------------===//
// One dimension
//===----------------------------------------------------------------------===//

/// `ceil(a / b)` for positive b, which may round to a negative value.
static SymInt ceilDivide(ShapeEnv &env, SymInt a, SymInt b) {
  return env.neg(env.floorDiv(env.neg(a), b));
}

SymInt fake::countValidPairs(ShapeEnv &env, SymInt count, SymInt size,
                             const WindowDim &window) {
  std::optional<int64_t> kernel = window.kernel.asInt();
  if (!kernel || *kernel < 0 || *kernel > maxKernel)
    return SymInt::unknown();
  SymInt pairs = 0;
  for (int64_t k = 0; k < *kernel; ++k) {
    // Position o reads the element o * stride + shift.
    SymInt shift = env.sub(env.mul(k, window.dilation), window.padding);
    SymInt first = env.max(0, ceilDivide(env, env.neg(shift), window.stride));
    SymInt last = env.floorDiv(env.sub(env.sub(size, 1), shift), window.stride);
    SymInt end = env.min(count, env.add(last, 1));
    pairs = env.add(pairs, env.max(0, env.sub(end, first)));
  }
  return pairs;
}

//===----------------------------------------------------------------------===//
// A convolution
//===----------------------------------------------------------------------===//

namespace {
/// What the arguments of a convolution say.
struct Convolution {
  /// The tensors with a position for each window, and with the elements that
  /// windows read: those of a transposed convolution are exchanged.
  const TensorMeta *positions = nullptr, *elements = nullptr;
  /// Channels that are multiplied at each pair.
  SymInt channels;
  SmallVector<WindowDim, 3> windows;
};
} // namespace

/// Element `dim` of a list argument, of which there may be one for all; the
/// default without such an argument.
static SymInt getElement(const CostCall &call, StringRef name, size_t dim,
                         SymInt otherwise) {
  MetaValue value = call.getArg(name);
  if (value.isInt())
    return value.getInt();
  if (!value.isList() || value.getList().empty())
    return otherwise;
  ArrayRef<MetaValue> list = value.getList();
  MetaValue element = list.size() == 1    ? list.front()
                      : dim < list.size() ? list[dim]
                                          : MetaValue();
  return element.isInt() ? element.getInt() : SymInt();
}

/// The padding before the first element; "same" puts the odd one behind.
static SymInt getPadding(const CostCall &call, size_t dim,
                         const WindowDim &window) {
  MetaValue padding = call.getArg("padding");
  if (!padding.isString())
    return getElement(call, "padding", dim, 0);
  if (padding.getString() != "same")
    return 0;
  SymInt reach = call.env.mul(window.dilation, call.env.sub(window.kernel, 1));
  return call.env.floorDiv(reach, 2);
}

/// Whether a convolution is transposed: by an argument, or by its name.
static bool isTransposed(const CostCall &call) {
  if (call.op.getSchema().findArg("transposed") >= 0)
    return call.getArg("transposed").asBool().value_or(false);
  return call.op.name.contains("transpose");
}

/// Reads the arguments of a convolution of `input` with `output` as a result.
static bool read(const CostCall &call, const TensorMeta *input,
                 const TensorMeta *output, Convolution &result) {
  const TensorMeta *weight = call.getTensor("weight");
  if (!input || !output || !weight || !input->ranked || !output->ranked ||
      !weight->ranked)
    return false;
  MetaValue kernel = call.getArg("kernel_size");
  // The weight may be a matrix where the kernel is an argument.
  bool isMatrix =
      kernel.isList() && weight->sizes.size() != kernel.getList().size() + 2;
  size_t numDims =
      isMatrix ? kernel.getList().size() : weight->sizes.size() - 2;
  if (weight->sizes.size() < 2 || input->sizes.size() < numDims + 1 ||
      output->sizes.size() < numDims + 1)
    return false;
  bool exchanged = isTransposed(call);
  result.positions = exchanged ? input : output;
  result.elements = exchanged ? output : input;
  result.channels =
      isMatrix ? call.size(input, -1 - int64_t(numDims)) : weight->sizes[1];
  for (size_t dim = 0; dim < numDims; ++dim) {
    WindowDim &window = result.windows.emplace_back();
    window.kernel = isMatrix ? getElement(call, "kernel_size", dim, 1)
                             : weight->sizes[2 + dim];
    window.stride = getElement(call, "stride", dim, 1);
    window.dilation = getElement(call, "dilation", dim, 1);
    window.padding = getPadding(call, dim, window);
  }
  return true;
}

/// The products of a convolution, forward or for one of its gradients.
static SymInt countProducts(const CostCall &call, const TensorMeta *input,
                            const TensorMeta *output) {
  Convolution conv;
  if (!read(call, input, output, conv))
    return SymInt::unknown();
  size_t numDims = conv.windows.size();
  ArrayRef<SymInt> counts = conv.positions->sizes;
  SymInt products =
      call.env.mul(conv.channels, call.env.product(counts.drop_back(numDims)));
  bool countsPadding = call.conventions.padding == PaddingCount::Dense;
  for (size_t dim = 0; dim < numDims; ++dim) {
    SymInt count = counts.take_back(numDims)[dim];
    SymInt size = conv.elements->sizes.take_back(numDims)[dim];
    const WindowDim &window = conv.windows[dim];
    products = call.env.mul(
        products, countsPadding
                      ? call.env.mul(count, window.kernel)
                      : countValidPairs(call.env, count, size, window));
  }
  return products;
}

static const TensorMeta *getResult(const CostCall &call) {
  MetaValue result = call.getResult();
  return result.isTensor() ? result.getTensor() : nullptr;
}

static Work convolution(const CostCall &call) {
  Work work;
  work.macs =
      countProducts(call, call.getTensor("input self"), getResult(call));
  if (call.getTensor("bias"))
    work.ops = call.numelOf(call.getResult());
  return work;
}

/// Whether an element of the output mask is set.
static bool isWanted(const CostCall &call, unsigned index) {
  MetaValue mask = call.getArg("output_mask");
  return !mask.isList() || index >= mask.getList().size() ||
         mask.getList()[index].asBool().value_or(true);
}

static Work convolutionBackward(const CostCall &call) {
  const TensorMeta *grad = call.getTensor("grad_output");
  SymInt products = countProducts(call, call.getTensor("input"), grad);
  Work work;
  for (unsigned index : {0u, 1u})
    if (isWanted(call, index))
      work.macs = call.env.add(work.macs, products);
  if (isWanted(call, 2))
    work.ops = call.numel(grad);
  return work;
}

//===----------------------------------------------------------------------===//
// Time first, and deformed
//===----------------------------------------------------------------------===//

/// The products of `conv_tbc`, whose weight is `kernel, channels, channels`.
static SymInt countTimeFirst(const CostCall &call, const TensorMeta *input,
                             const TensorMeta *output) {
  const TensorMeta *weight = call.getTensor("weight");
  MetaValue pad = call.getArg("pad");
  WindowDim window;
  window.kernel = call.size(weight, 0);
  window.padding = pad.isInt() ? pad.getInt() : SymInt();
  SymInt count = call.size(output, 0);
  SymInt pairs =
      call.conventions.padding == PaddingCount::Dense
          ? call.env.mul(count, window.kernel)
          : countValidPairs(call.env, count, call.size(input, 0), window);
  return call.product(
      {pairs, call.size(input, 1), call.size(weight, 1), call.size(weight, 2)});
}

static Work timeFirst(const CostCall &call) {
  return {countTimeFirst(call, call.getTensor("self"), getResult(call)),
          call.numelOf(call.getResult())};
}
static Work timeFirstBackward(const CostCall &call) {
  const TensorMeta *grad = call.getTensor("self");
  SymInt products = countTimeFirst(call, call.getTensor("input"), grad);
  return {call.env.mul(2, products), call.numel(grad)};
}

/// `deform_conv2d`: a bilinear interpolation of each element of each window.
static Work deformed(const CostCall &call) {
  const TensorMeta *weight = call.getTensor("weight");
  SymInt perResult = call.product(
      {call.size(weight, 1), call.size(weight, 2), call.size(weight, 3)});
  SymInt positions =
      call.env.floorDiv(call.numelOf(call.getResult()), call.size(weight, 0));
  SymInt sampled =
      call.product({positions, call.size(call.getTensor("input"), 1),
                    call.size(weight, 2), call.size(weight, 3)});
  return {call.env.mul(call.numelOf(call.getResult()), perResult),
          call.env.mul(8, sampled)};
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

static const CostRow rows[] = {
    {"convolution convolution_overrideable _convolution _convolution_mode "
     "conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d "
     "thnn_conv2d _slow_conv2d_forward slow_conv3d slow_conv3d_forward "
     "slow_conv_dilated2d slow_conv_dilated3d slow_conv_transpose2d "
     "slow_conv_transpose3d",
     {convolution,
      "the elements of the result (of a transposed one, of the input), times "
      "the channels of a group and the kernel; a bias, 1 per element of the "
      "result"}},
    {"convolution_backward",
     {convolutionBackward,
      "as forward for each of the gradients of input and weight that is asked "
      "for; that of the bias, 1 per element of grad_output"}},
    {"conv_tbc", {timeFirst, "as conv1d; a bias, 1 per element of the result"}},
    {"conv_tbc_backward",
     {timeFirstBackward, "twice as forward; the gradient of the bias, 1 per "
                         "element"}},
    {"torchvision::deform_conv2d",
     {deformed, "as conv2d; 8 per interpolated element"}},
};

ArrayRef<CostRow> fake::getConvolutionCosts() { return rows; }
