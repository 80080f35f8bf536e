//===- Window.h - Windows of pooling and convolution ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A window of elements that moves over the spatial dimensions of an image: what
// pooling and convolutions have in common. Sizes, strides and paddings count
// elements of their dimension.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_WINDOW_H
#define FAKETENSOR_META_SHAPES_WINDOW_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

//===--- One dimension ----------------------------------------------------===//

/// A window along one spatial dimension.
struct WindowDim {
  /// How many elements it reads.
  SymInt kernel;
  /// How far it moves from one result to the next.
  SymInt stride = 1;
  /// How many elements are put before the first and behind the last one.
  SymInt padding = 0;
  /// The distance of the elements that it reads.
  SymInt dilation = 1;
};

/// The distance between the first and the last element of a window,
/// `dilation * (kernel - 1)`.
SymInt getReach(RuleContext &cx, const WindowDim &window);

/// The number of windows in a dimension of that size. With `ceilMode`, one that
/// begins inside the dimension or its left padding may end outside. Follows
/// `pooling_output_shape`; checks nothing.
SymInt pooledSize(RuleContext &cx, SymInt size, const WindowDim &window,
                  bool ceilMode);
/// The number of windows in a dimension of that size, which must hold at least
/// one; nullopt if it cannot. `_formula` of calc_conv_nd_return_shape.
std::optional<SymInt> convolvedSize(RuleContext &cx, SymInt size,
                                    const WindowDim &window);
/// The size of which a convolution gives `size`, and `outputPadding` more:
/// `_formula_transposed` of calc_conv_nd_return_shape. Checks nothing.
SymInt transposedSize(RuleContext &cx, SymInt size, const WindowDim &window,
                      SymInt outputPadding);

/// Reads a list with one value for each of `count` dimensions, or one value for
/// all of them. Fails with an error for argument `arg` if it has another
/// length.
LogicalResult spreadOverDims(RuleContext &cx, unsigned arg,
                             ArrayRef<SymInt> values, size_t count,
                             SmallVectorImpl<SymInt> &result);

//===--- Pooling ----------------------------------------------------------===//

/// The window of a pooling op.
struct PoolingWindow {
  /// One entry for each spatial dimension.
  SmallVector<WindowDim, 3> dims;
  /// Whether sizes are rounded up, `ceil_mode`.
  bool ceilMode = false;
};

/// Where the arguments of a pooling op are, for errors that blame them.
struct PoolingArgs {
  /// Positions in the schema.
  unsigned self = 0, kernel = 1, stride = 2, padding = 3, dilation = 4;
};

/// The window of lists with one value for each of `spatial` dimensions, or one
/// for all; the default stride is the kernel size. Fails with an error
/// unless kernel, stride and dilation are above 0 and the padding is at most
/// half of the kernel. Follows `max_pool2d_checks_and_compute_shape`.
FailureOr<PoolingWindow>
makePoolingWindow(RuleContext &cx, size_t spatial, ArrayRef<SymInt> kernel,
                  ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
                  ArrayRef<SymInt> dilation, bool ceilMode,
                  PoolingArgs args = {});

/// Fails with an error for argument `arg` unless the rank is `spatial` plus
/// one, for channels, or two, for a batch as well, and no size but that of the
/// batch is 0.
LogicalResult checkPoolingInput(RuleContext &cx, unsigned arg,
                                const TensorMeta &self, int64_t spatial);

/// The sizes of a pooled tensor: batch and channels stay. Fails with an error
/// if a size would be less than 1. `pool2d_shape_check`.
FailureOr<ArrayRef<SymInt>> pooledSizes(RuleContext &cx, const TensorMeta &self,
                                        const PoolingWindow &window,
                                        PoolingArgs args = {});

/// A new tensor on the device of `self` and in its suggested memory format:
/// channels last only for batches.
FailureOr<TensorMeta> inFormatOf(RuleContext &cx, const TensorMeta &self,
                                 ArrayRef<SymInt> sizes, DType dtype,
                                 int64_t spatial);

//===--- Convolution ------------------------------------------------------===//

/// The parameters of a convolution; lists have one entry for each spatial
/// dimension. The kernel is that of the weight.
struct ConvolutionWindow {
  /// One entry for each spatial dimension.
  SmallVector<SymInt, 3> stride, padding, dilation, outputPadding;
  /// Whether it is the gradient of a convolution, `conv_transpose2d`.
  bool transposed = false;
  /// Groups of channels, each convolved on its own.
  SymInt groups = 1;

  /// Along spatial dimension `i`, with a kernel of that size.
  WindowDim getDim(size_t i, SymInt kernel) const {
    return {kernel, stride[i], padding[i], dilation[i]};
  }
};

/// Fails with an error unless input `[b, c, ...]`, weight `[f, c / groups,
/// ...]`, or `[c, f / groups, ...]` if transposed, and bias `[f]`, which may be
/// null, fit each other in ranks, sizes and dtype. They are the arguments `arg`
/// and following. `check_shape_forward`.
LogicalResult checkConvolution(RuleContext &cx, unsigned arg,
                               const TensorMeta &input,
                               const TensorMeta &weight, const TensorMeta *bias,
                               const ConvolutionWindow &window);

/// The sizes `[b, f, ...]` of a convolution of operands that fit each other.
/// Fails with an error if the kernel does not fit the padded input.
/// `calc_conv_nd_return_shape`.
FailureOr<ArrayRef<SymInt>> convolvedSizes(RuleContext &cx, unsigned arg,
                                           const TensorMeta &input,
                                           const TensorMeta &weight,
                                           const ConvolutionWindow &window);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_WINDOW_H
