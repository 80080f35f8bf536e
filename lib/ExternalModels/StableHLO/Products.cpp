//===- Products.cpp - Products and transforms of StableHLO ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Window.h"
#include "HLOCall.h"
#include "HLOWindow.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// Requires pairs of dimensions to have the same size.
static LogicalResult requirePairs(HLOCall &call, ArrayRef<int64_t> left,
                                  ArrayRef<int64_t> right, StringRef what) {
  const TensorMeta &a = *call.getTensor(0), &b = *call.getTensor(1);
  if (left.size() != right.size())
    return call.cx.error(0, 1)
           << "expected as many " << what << " dimensions of both operands, "
           << "found " << left.size() << " and " << right.size();
  for (auto [i, j] : llvm::zip_equal(left, right)) {
    if (i < 0 || i >= a.rank() || j < 0 || j >= b.rank())
      return call.cx.error(0, 1)
             << "expected " << what << " dimensions below " << a.rank()
             << " and " << b.rank() << ", found " << i << " and " << j;
    if (!requireEqual(call.cx, a.sizes[i], b.sizes[j]))
      return call.cx.error(0, 1)
             << "expected equal sizes of " << what << " dimensions " << i
             << " and " << j << ", found " << a.sizes[i] << " and "
             << b.sizes[j];
  }
  return success();
}

/// Batch dimensions, then the others of the left and of the right operand that
/// are not contracted.
static LogicalResult dotGeneral(HLOCall &call) {
  const TensorMeta *a = call.getTensor(0), *b = call.getTensor(1);
  stablehlo::HLOAttr numbers = call.getAttr("dot_dimension_numbers");
  if (!a || !b || !numbers)
    return call.setDeclared();
  auto get = [&](StringRef name) { return getFieldInts(numbers, name); };
  SmallVector<int64_t> batchOfA = get("lhs_batching_dimensions"),
                       batchOfB = get("rhs_batching_dimensions"),
                       sumOfA = get("lhs_contracting_dimensions"),
                       sumOfB = get("rhs_contracting_dimensions");
  if (failed(requirePairs(call, batchOfA, batchOfB, "batch")) ||
      failed(requirePairs(call, sumOfA, sumOfB, "contracted")))
    return failure();
  SmallVector<SymInt> sizes;
  for (int64_t dim : batchOfA)
    sizes.push_back(a->sizes[dim]);
  auto addOthers = [&](const TensorMeta &tensor, ArrayRef<int64_t> batch,
                       ArrayRef<int64_t> contracted) {
    for (int64_t dim = 0; dim < tensor.rank(); ++dim)
      if (!llvm::is_contained(batch, dim) &&
          !llvm::is_contained(contracted, dim))
        sizes.push_back(tensor.sizes[dim]);
  };
  addOthers(*a, batchOfA, sumOfA);
  addOthers(*b, batchOfB, sumOfB);
  return call.set(0, sizes);
}

/// Of vectors and matrices.
static LogicalResult dot(HLOCall &call) {
  const TensorMeta *a = call.getTensor(0), *b = call.getTensor(1);
  if (!a || !b || a->isScalar() || b->isScalar())
    return call.setDeclared();
  if (failed(requirePairs(call, a->rank() - 1, int64_t(0), "contracted")))
    return failure();
  SmallVector<SymInt> sizes(a->sizes.drop_back());
  llvm::append_range(sizes, b->sizes.drop_front());
  return call.set(0, sizes);
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

ConvDims::Dims::Dims(stablehlo::HLOAttr numbers, StringRef name,
                     StringRef first, StringRef second) {
  auto get = [&](const Twine &field) {
    return getFieldInts(numbers, (name + "_" + field).str());
  };
  SmallVector<int64_t> one = get(first + "_dimension"),
                       other = get(second + "_dimension");
  this->first = one.empty() ? -1 : one.front();
  this->second = other.empty() ? -1 : other.front();
  spatial = get("spatial_dimensions");
}

bool ConvDims::Dims::isValid(int64_t rank) const {
  auto isDim = [&](int64_t dim) { return dim >= 0 && dim < rank; };
  return isDim(first) && isDim(second) && llvm::all_of(spatial, isDim) &&
         static_cast<int64_t>(spatial.size()) + 2 == rank;
}

ConvDims::ConvDims(stablehlo::HLOAttr numbers)
    : input(numbers, "input", "batch", "feature"),
      kernel(numbers, "kernel", "output_feature", "input_feature"),
      output(numbers, "output", "batch", "feature") {}

/// Requires the features of input and kernel to fit the groups.
static LogicalResult checkFeatures(HLOCall &call, const ConvDims &dims) {
  const TensorMeta &input = *call.getTensor(0), &kernel = *call.getTensor(1);
  ShapeEnv &env = call.cx.env;
  SymInt groups = call.getInt("feature_group_count", 1);
  SymInt features = input.sizes[dims.input.second];
  SymInt wanted = env.mul(kernel.sizes[dims.kernel.second], groups);
  if (!requireEqual(call.cx, features, wanted))
    return call.cx.error(0, 1)
           << "expected " << wanted << " features of the input for a kernel of "
           << kernel.sizes << " and " << groups << " groups, found "
           << features;
  return success();
}

static LogicalResult convolve(HLOCall &call, ArrayRef<SymInt> padding) {
  const TensorMeta *input = call.getTensor(0), *kernel = call.getTensor(1);
  stablehlo::HLOAttr numbers = call.getAttr("dimension_numbers");
  if (!input || !kernel || !numbers)
    return call.setDeclared();
  ConvDims dims(numbers);
  if (!dims.input.isValid(input->rank()) ||
      !dims.kernel.isValid(kernel->rank()) ||
      !dims.output.isValid(input->rank()))
    return call.setDeclared();
  if (failed(checkFeatures(call, dims)))
    return failure();
  ShapeEnv &env = call.cx.env;
  size_t count = dims.input.spatial.size();
  SmallVector<int64_t> strides = call.getInts("window_strides", count, 1),
                       spread = call.getInts("lhs_dilation", count, 1),
                       dilation = call.getInts("rhs_dilation", count, 1);
  SmallVector<SymInt> sizes(input->rank());
  sizes[dims.output.first] = env.floorDiv(input->sizes[dims.input.first],
                                          call.getInt("batch_group_count", 1));
  sizes[dims.output.second] = kernel->sizes[dims.kernel.first];
  for (size_t i = 0; i < count; ++i) {
    HLOWindow window;
    window.size = kernel->sizes[dims.kernel.spatial[i]];
    window.stride = strides[i];
    window.baseDilation = spread[i];
    window.windowDilation = dilation[i];
    window.low = padding[2 * i];
    window.high = padding[2 * i + 1];
    sizes[dims.output.spatial[i]] =
        countWindows(env, input->sizes[dims.input.spatial[i]], window);
  }
  return call.set(0, sizes);
}

/// Pairs of integers, `dense<[[1, 1], [2, 2]]>`.
static LogicalResult convolution(HLOCall &call) {
  const TensorMeta *input = call.getTensor(0);
  size_t count = input ? 2 * input->sizes.size() : 0;
  SmallVector<SymInt> padding;
  llvm::append_range(padding, call.getInts("padding", count, 0));
  return convolve(call, padding);
}

static LogicalResult dynamicConv(HLOCall &call) {
  const TensorMeta *input = call.getTensor(0);
  size_t count = input ? 2 * input->sizes.size() : 0;
  return convolve(call, call.getElements(2, count));
}

//===----------------------------------------------------------------------===//
// Transforms
//===----------------------------------------------------------------------===//

/// A transform of real numbers halves the last dimension, its inverse has the
/// length that is given.
static LogicalResult fft(HLOCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SmallVector<int64_t> length = call.getInts("fft_length");
  if (!self || static_cast<size_t>(self->rank()) < length.size())
    return call.setDeclared();
  StringRef kind = call.getWord("fft_type");
  SmallVector<SymInt> sizes(self->sizes);
  if (length.empty())
    return call.set(0, sizes);
  bool isInverse = kind == "IRFFT";
  ArrayRef<SymInt> last = self->sizes.take_back(length.size());
  for (auto [i, pair] : llvm::enumerate(llvm::zip_equal(last, length))) {
    auto [size, wanted] = pair;
    SymInt want = isInverse && i + 1 == length.size() ? wanted / 2 + 1 : wanted;
    if (!requireEqual(call.cx, size, want))
      return call.cx.error(0) << "expected size " << want
                              << " of a transformed dimension, found " << size;
  }
  if (kind == "RFFT")
    sizes.back() = length.back() / 2 + 1;
  if (isInverse)
    sizes.back() = length.back();
  return call.set(0, sizes);
}

/// The result has the sizes of operand `place`.
template <size_t place> static LogicalResult likeOperand(HLOCall &call) {
  return call.setLike(place);
}

static constexpr HLORuleRow rows[] = {
    {"dot_general", dotGeneral},
    {"dot", dot},
    {"convolution", convolution},
    {"dynamic_conv", dynamicConv},
    {"fft", fft},
    {"cholesky", likeOperand<0>},
    {"triangular_solve", likeOperand<1>},
};

ArrayRef<HLORuleRow> fake::getProductRules() { return rows; }
