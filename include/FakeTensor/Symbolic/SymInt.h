//===- SymInt.h - An integer that may be symbolic ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One machine word that is a plain integer, a pointer to an interned
// expression, or "unknown". Programs without symbols never leave the integer
// case, which is recognized by one comparison.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_SYMINT_H
#define FAKETENSOR_SYMBOLIC_SYMINT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include <cassert>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace fake {

class Expr;

/// An integer, an interned expression, or unknown. Follows `torch.SymInt`,
/// except that "unknown" is a value and not an exception.
///
/// Integers at or above `minInt` are stored as they are. The 2^48 words below
/// it encode the address of an expression; the lowest word is unknown.
class SymInt {
public:
  /// The smallest plain integer that can be represented, -2^63 + 2^48.
  static constexpr int64_t minInt =
      std::numeric_limits<int64_t>::min() + (int64_t(1) << 48);

  /// An unknown integer.
  constexpr SymInt() : word(std::numeric_limits<int64_t>::min()) {}

  /// A plain integer. Values below `minInt` become unknown.
  constexpr SymInt(int64_t value)
      : word(value >= minInt ? value : std::numeric_limits<int64_t>::min()) {}
  /// Other integer types, including `unsigned` and `size_t`.
  template <typename T, typename = std::enable_if_t<std::is_integral_v<T> &&
                                                    !std::is_same_v<T, bool>>>
  constexpr SymInt(T value) : SymInt(static_cast<int64_t>(value)) {}

  /// An interned expression; it must outlive this value. Null is unknown.
  SymInt(const Expr *expr)
      : word(std::numeric_limits<int64_t>::min() +
             static_cast<int64_t>(reinterpret_cast<uintptr_t>(expr))) {
    assert(reinterpret_cast<uintptr_t>(expr) < (uintptr_t(1) << 48) &&
           "address does not fit");
  }

  /// An unknown integer.
  static constexpr SymInt unknown() { return SymInt(); }

  /// Whether this is a plain integer.
  constexpr bool isInt() const { return word >= minInt; }
  /// Whether this is a plain integer equal to `value`.
  constexpr bool isInt(int64_t value) const { return isInt() && word == value; }
  /// Whether this is unknown.
  constexpr bool isUnknown() const {
    return word == std::numeric_limits<int64_t>::min();
  }
  /// Whether this is an expression.
  constexpr bool isExpr() const { return !isInt() && !isUnknown(); }

  /// The plain integer; asserts that it is one.
  constexpr int64_t getInt() const {
    assert(isInt() && "not a plain integer");
    return word;
  }
  /// The plain integer, or nullopt.
  constexpr std::optional<int64_t> asInt() const {
    return isInt() ? std::optional<int64_t>(word) : std::nullopt;
  }
  /// The expression; asserts that it is one.
  const Expr *getExpr() const {
    assert(isExpr() && "not an expression");
    return reinterpret_cast<const Expr *>(
        static_cast<uintptr_t>(word - std::numeric_limits<int64_t>::min()));
  }

  /// Identity: the same integer or the same interned expression of a pool.
  /// Different expressions may still have equal values; see ShapeEnv::eq.
  friend constexpr bool operator==(SymInt a, SymInt b) {
    return a.word == b.word;
  }
  friend constexpr bool operator!=(SymInt a, SymInt b) {
    return a.word != b.word;
  }

  /// The raw word, for hashing and for uniqued storage.
  constexpr int64_t getOpaqueValue() const { return word; }
  /// The inverse of getOpaqueValue.
  static constexpr SymInt getFromOpaqueValue(int64_t word) {
    SymInt result;
    result.word = word;
    return result;
  }

  friend llvm::hash_code hash_value(SymInt value) {
    return llvm::hash_value(value.word);
  }

private:
  int64_t word;
};

/// Whether any of `values` is unknown.
inline bool hasUnknown(llvm::ArrayRef<SymInt> values) {
  return llvm::any_of(values, [](SymInt value) { return value.isUnknown(); });
}

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SYMINT_H
