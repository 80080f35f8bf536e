//===- DType.h - Element types and promotion kinds --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_DTYPE_H
#define FAKETENSOR_META_DTYPE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace fake {

/// An element type, as `torch.dtype`; Unknown when it has not been inferred.
enum class DType : uint8_t {
  Unknown,
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG) ENUM,
#include "FakeTensor/Meta/DTypes.def"
};

/// The categories of type promotion, in PyTorch's order. Other are quantized
/// types and Unknown.
enum class DTypeKind : uint8_t { Bool, Int, Float, Complex, Other };

/// PyTorch's name without `torch.`, such as `float32`; `unknown` for Unknown.
llvm::StringRef getName(DType dtype);
/// The keyword of the fake dialect, such as `f32`; `?` for Unknown.
llvm::StringRef getShortName(DType dtype);
/// Its `c10::ScalarType` code, as TorchScript passes it; -1 for Unknown.
int getScalarTypeCode(DType dtype);
/// Bytes of one element, `dtype.itemsize`; 0 for Unknown.
unsigned getItemSize(DType dtype);
/// The promotion category of a type.
DTypeKind getKind(DType dtype);

/// The inverse functions; nullopt for invalid names and codes.
std::optional<DType> parseDType(llvm::StringRef name);
/// From a short name, `f32`.
std::optional<DType> parseShortDType(llvm::StringRef name);
/// From a `c10::ScalarType` code.
std::optional<DType> getDTypeFromCode(int64_t code);

/// Whether two dtypes are known and different: an error says only what is
/// certain.
inline bool differ(DType a, DType b) {
  return a != b && a != DType::Unknown && b != DType::Unknown;
}
/// Whether a dtype is one of these, or unknown.
inline bool mayBe(DType dtype, std::initializer_list<DType> allowed) {
  for (DType one : allowed)
    if (dtype == one)
      return true;
  return dtype == DType::Unknown;
}

/// Whether values are bools.
inline bool isBool(DType t) { return t == DType::Bool; }
/// Whether values are integers, bool included: `is_integer_dtype` or bool.
inline bool isIntegral(DType t) {
  return getKind(t) == DTypeKind::Int || getKind(t) == DTypeKind::Bool;
}
/// Whether values are real floats; false for complex and Unknown.
inline bool isFloat(DType t) { return getKind(t) == DTypeKind::Float; }
/// Whether values are complex.
inline bool isComplex(DType t) { return getKind(t) == DTypeKind::Complex; }

/// The real type of a complex one; other types are returned unchanged. Follows
/// `corresponding_real_dtype`.
DType toReal(DType dtype);
/// The complex type of a floating-point one; other types are returned
/// unchanged. Follows `corresponding_complex_dtype`.
DType toComplex(DType dtype);

/// Whether elements are quantized to 8 bits. PyTorch has no products of such
/// tensors; torch-mlir's fusion of quantized ops makes them.
inline bool isQuantizedByte(DType dtype) {
  return dtype == DType::QInt8 || dtype == DType::QUInt8;
}

} // namespace fake

#endif // FAKETENSOR_META_DTYPE_H
