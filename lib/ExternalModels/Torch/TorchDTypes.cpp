//===- TorchDTypes.cpp - Element types of torch dialects --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "TorchModelsImpl.h"

using namespace fake;
using namespace mlir;

static DType getQuantizedDType(torch::TorchScalarType type) {
  switch (type.getKind()) {
  case torch::ScalarKind::QInt8:
    return DType::QInt8;
  case torch::ScalarKind::QUInt8:
    return DType::QUInt8;
  case torch::ScalarKind::QInt32:
    return DType::QInt32;
  default:
    return DType::Unknown;
  }
}

DType fake::getTorchDType(Type type) {
  if (!type)
    return DType::Unknown;
  if (auto scalar = dyn_cast<torch::TorchScalarType>(type))
    return getQuantizedDType(scalar);
  // `si64`, `ui8`, `i1`. Other signless integers do not occur.
  auto integer = dyn_cast<IntegerType>(type);
  if (integer && integer.isSignless() && integer.getWidth() != 1)
    return DType::Unknown;
  return getDTypeOfElement(type);
}

Type fake::getTorchElementType(MLIRContext *context, DType dtype) {
  auto integer = [&](unsigned width, bool isSigned) {
    return IntegerType::get(
        context, width, isSigned ? IntegerType::Signed : IntegerType::Unsigned);
  };
  switch (dtype) {
  case DType::Bool:
    return IntegerType::get(context, 1);
  case DType::UInt8:
  case DType::UInt16:
  case DType::UInt32:
  case DType::UInt64:
    return integer(8 * getItemSize(dtype), /*isSigned=*/false);
  case DType::Int8:
  case DType::Int16:
  case DType::Int32:
  case DType::Int64:
    return integer(8 * getItemSize(dtype), /*isSigned=*/true);
  case DType::Float16:
    return Float16Type::get(context);
  case DType::BFloat16:
    return BFloat16Type::get(context);
  case DType::Float32:
    return Float32Type::get(context);
  case DType::Float64:
    return Float64Type::get(context);
  case DType::Complex32:
  case DType::Complex64:
  case DType::Complex128:
    return ComplexType::get(getTorchElementType(context, toReal(dtype)));
  case DType::Float8E5M2:
    return Float8E5M2Type::get(context);
  case DType::Float8E4M3FN:
    return Float8E4M3FNType::get(context);
  case DType::Float8E5M2FNUZ:
    return Float8E5M2FNUZType::get(context);
  case DType::Float8E4M3FNUZ:
    return Float8E4M3FNUZType::get(context);
  case DType::Float8E8M0FNU:
    return Float8E8M0FNUType::get(context);
  default:
    return {};
  }
}
