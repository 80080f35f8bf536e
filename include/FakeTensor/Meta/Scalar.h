//===- Scalar.h - A number of Python ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SCALAR_H
#define FAKETENSOR_META_SCALAR_H

#include "FakeTensor/Symbolic/SymInt.h"
#include "llvm/ADT/bit.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace fake {

/// A number of Python, PyTorch's c10::Scalar: an int, float, bool or complex
/// number. Its value may be constant, symbolic or unknown; that of a complex
/// number is always unknown. Two words, trivially copyable; a symbolic value
/// points into the ExprPool of its ShapeEnv.
class Scalar {
public:
  /// The Python type of a number.
  enum class Kind : uint8_t {
    /// A number of unknown type and value.
    Unknown,
    Int,
    Float,
    /// An integer that is 0 or 1.
    Bool,
    Complex
  };

  /// A number of unknown type and value.
  Scalar() = default;
  /// An int: constant, symbolic or unknown.
  static Scalar integer(SymInt value) {
    return Scalar(Kind::Int, value.getOpaqueValue());
  }
  /// A bool that is true if `value` is 1, and false if it is 0. Other plain
  /// integers count as 1, as in Python.
  static Scalar boolean(SymInt value) {
    return Scalar(Kind::Bool,
                  value.isInt() ? value.getInt() != 0 : value.getOpaqueValue());
  }
  /// A constant float.
  static Scalar floating(double value) {
    return Scalar(Kind::Float, llvm::bit_cast<int64_t>(value),
                  /*isDouble=*/true);
  }
  /// A float of the value of an expression; see ShapeEnv on floats.
  static Scalar floating(SymInt value);
  /// A complex number of unknown value.
  static Scalar complex() {
    return Scalar(Kind::Complex, SymInt::unknown().getOpaqueValue());
  }

  /// The type.
  Kind getKind() const { return kind; }
  /// Whether not even the type is known.
  bool isUnknown() const { return kind == Kind::Unknown; }
  /// Whether this is an int; false for a bool.
  bool isInt() const { return kind == Kind::Int; }
  /// Whether this is a bool.
  bool isBool() const { return kind == Kind::Bool; }
  /// Whether this is a float.
  bool isFloat() const { return kind == Kind::Float; }
  /// Whether this is complex, so that the value is unknown.
  bool isComplex() const { return kind == Kind::Complex; }
  /// Whether this is an int or a bool, which have a getInt().
  bool isIntegral() const { return isInt() || isBool(); }
  /// Whether the value is constant.
  bool isKnown() const { return isDouble || getSymbolic().isInt(); }

  /// The value of an int, or of a bool as 0 or 1; asserts that it is one.
  SymInt getInt() const {
    assert(isIntegral() && "not an int or bool");
    return SymInt::getFromOpaqueValue(word);
  }
  /// The value of a constant bool; nullopt for all other numbers.
  std::optional<bool> asBool() const {
    if (!isBool() || !getInt().isInt())
      return std::nullopt;
    return getInt().isInt(1);
  }
  /// The value of a constant float; nullopt for all other numbers.
  std::optional<double> asFloat() const {
    return isDouble ? std::optional(llvm::bit_cast<double>(word))
                    : std::nullopt;
  }
  /// The value of a constant int, bool or float, rounded to a double; nullopt
  /// for all other numbers.
  std::optional<double> toDouble() const {
    if (isIntegral() && getInt().isInt())
      return static_cast<double>(getInt().getInt());
    return asFloat();
  }
  /// The value of an int, a bool, or a float that is not constant. Unknown for
  /// all other numbers.
  SymInt getSymbolic() const {
    return isDouble ? SymInt::unknown() : SymInt::getFromOpaqueValue(word);
  }

private:
  friend class MetaValue;

  Scalar(Kind kind, int64_t word, bool isDouble = false)
      : kind(kind), isDouble(isDouble), word(word) {}

  Kind kind = Kind::Unknown;
  /// Whether `word` has the bits of a constant float. Otherwise, it is that of
  /// a SymInt.
  bool isDouble = false;
  int64_t word = SymInt::unknown().getOpaqueValue();
};

/// Prints a number as Python does: `3`, `2.0`, `True`; an expression if it is
/// symbolic, `?` if unknown, `?j` if complex.
void print(llvm::raw_ostream &os, Scalar number);

/// The value of a constant int or float; nullopt for other numbers, and for
/// bools.
inline std::optional<double> getKnownFloat(Scalar number) {
  return number.isBool() ? std::nullopt : number.toDouble();
}

} // namespace fake

#endif // FAKETENSOR_META_SCALAR_H
