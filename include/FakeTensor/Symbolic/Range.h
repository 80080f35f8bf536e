//===- Range.h - Intervals of integers --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_RANGE_H
#define FAKETENSOR_SYMBOLIC_RANGE_H

#include <cstdint>
#include <limits>

namespace fake {

/// An inclusive interval. The extreme values of int64_t mean unbounded.
struct Range {
  /// No lower bound, no upper bound.
  static constexpr int64_t negInf = std::numeric_limits<int64_t>::min();
  static constexpr int64_t posInf = std::numeric_limits<int64_t>::max();
  /// The smallest and the largest value.
  int64_t min = negInf;
  int64_t max = posInf;

  /// The interval of one value.
  static Range exactly(int64_t v) { return {v, v}; }
  /// The interval without an upper bound.
  static Range atLeast(int64_t v) { return {v, posInf}; }
  /// Whether the value is in the interval.
  bool contains(int64_t v) const { return min <= v && v <= max; }
  /// Whether the interval has one value.
  bool isSingleton() const { return min == max; }
  /// Whether the interval has no value.
  bool isEmpty() const { return min > max; }
  friend bool operator==(Range a, Range b) {
    return a.min == b.min && a.max == b.max;
  }
};

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_RANGE_H
