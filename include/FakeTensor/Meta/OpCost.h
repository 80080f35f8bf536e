//===- OpCost.h - Arithmetic and memory traffic -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What an op costs, of any dialect, in symbols of the program.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_OPCOST_H
#define FAKETENSOR_META_OPCOST_H

#include "FakeTensor/Symbolic/SymInt.h"

namespace fake {

/// What a convolution multiplies.
enum class PaddingCount : uint8_t {
  /// The padding as well, as if it were stored.
  Dense,
  /// Only elements of the input.
  Valid
};

/// What attention with a causal mask multiplies.
enum class CausalCount : uint8_t {
  /// All pairs of a query and a key.
  Full,
  /// Only pairs that the mask keeps.
  Exact
};

/// What is counted where opinions differ.
struct CostConventions {
  /// The padding of convolutions.
  PaddingCount padding = PaddingCount::Dense;
  /// The masked pairs of causal attention.
  CausalCount causal = CausalCount::Full;
};

/// The arithmetic of a call. Unknown where sizes are.
struct Work {
  /// Products that are added up, as in a product of matrices.
  SymInt macs = 0;
  /// Other operations on elements: additions, comparisons, `exp`.
  SymInt ops = 0;
};

/// What a call costs.
struct OpCost {
  /// The arithmetic.
  Work work;
  /// Bytes that are read and written: equal views of a storage once, and of
  /// several ones at most the storage.
  SymInt read = 0, written = 0;
};

} // namespace fake

#endif // FAKETENSOR_META_OPCOST_H
