//===- DType.cpp - Element types and promotion kinds ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/DType.h"
#include "llvm/ADT/StringSwitch.h"
#include <cassert>

using namespace fake;

/// The row of a dtype in DTypes.def.
struct DTypeRow {
  const char *name;
  const char *shortName;
  int8_t code;
  uint8_t size;
  DTypeKind kind;
};

static constexpr DTypeRow rows[] = {
    {"unknown", "?", -1, 0, DTypeKind::Other},
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG)                  \
  {NAME, SHORT, CODE, SIZE, DTypeKind::KIND},
#include "FakeTensor/Meta/DTypes.def"
};

static const DTypeRow &getRow(DType dtype) {
  assert(static_cast<size_t>(dtype) < std::size(rows) && "not a dtype");
  return rows[static_cast<size_t>(dtype)];
}

llvm::StringRef fake::getName(DType dtype) { return getRow(dtype).name; }

llvm::StringRef fake::getShortName(DType dtype) {
  return getRow(dtype).shortName;
}

int fake::getScalarTypeCode(DType dtype) { return getRow(dtype).code; }

unsigned fake::getItemSize(DType dtype) { return getRow(dtype).size; }

DTypeKind fake::getKind(DType dtype) { return getRow(dtype).kind; }

std::optional<DType> fake::parseDType(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<DType>>(name)
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG)                  \
  .Case(NAME, DType::ENUM)
#include "FakeTensor/Meta/DTypes.def"
      .Default(std::nullopt);
}

std::optional<DType> fake::parseShortDType(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<DType>>(name)
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG)                  \
  .Case(SHORT, DType::ENUM)
#include "FakeTensor/Meta/DTypes.def"
      .Default(std::nullopt);
}

std::optional<DType> fake::getDTypeFromCode(int64_t code) {
  switch (code) {
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG)                  \
  case CODE:                                                                   \
    return DType::ENUM;
#include "FakeTensor/Meta/DTypes.def"
  default:
    return std::nullopt;
  }
}

DType fake::toReal(DType dtype) {
  switch (dtype) {
  case DType::Complex32:
    return DType::Float16;
  case DType::Complex64:
    return DType::Float32;
  case DType::Complex128:
    return DType::Float64;
  default:
    return dtype;
  }
}

DType fake::toComplex(DType dtype) {
  switch (dtype) {
  case DType::Float16:
    return DType::Complex32;
  // There is no complex type of bfloat16.
  case DType::BFloat16:
  case DType::Float32:
    return DType::Complex64;
  case DType::Float64:
    return DType::Complex128;
  default:
    return dtype;
  }
}
