//===- HLOWindow.h - Windows of StableHLO -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOWINDOW_H
#define FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOWINDOW_H

#include "FakeTensor/Dialect/StableHLO/IR/StableHLOAttributes.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"

namespace fake {

/// A window along one dimension. Unlike that of PyTorch, both ends may be
/// padded differently, and elements of the operand may be spread.
struct HLOWindow {
  /// How many elements it reads.
  SymInt size = 1;
  /// How far it moves.
  SymInt stride = 1;
  /// The distance of the elements of the operand, of which the others are 0.
  SymInt baseDilation = 1;
  /// The distance of the elements that the window reads.
  SymInt windowDilation = 1;
  /// What is added before and behind the operand, which may be negative.
  SymInt low = 0;
  /// The same behind it.
  SymInt high = 0;
};

/// The number of windows in a dimension of that size, as the specification
/// defines it for `convolution` and `reduce_window`.
SymInt countWindows(ShapeEnv &env, SymInt size, const HLOWindow &window);

/// The dimensions of the operands and of the result of a convolution.
struct ConvDims {
  /// Reads the attribute `dimension_numbers`.
  explicit ConvDims(stablehlo::HLOAttr numbers);

  /// The dimensions of one tensor.
  struct Dims {
    Dims(stablehlo::HLOAttr numbers, StringRef name, StringRef first,
         StringRef second);
    /// Whether each dimension of a tensor of that rank is one of them.
    bool isValid(int64_t rank) const;
    /// Batch and feature, or output and input feature.
    int64_t first, second;
    SmallVector<int64_t> spatial;
  };
  Dims input, kernel, output;
};

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_STABLEHLO_HLOWINDOW_H
