//===- TorchDTypes.cpp - Element types of torch dialects --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h"
#include "TorchModelsImpl.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace fake;
using namespace mlir;

/// `si64`, `ui8`, `i1`. Other signless integers do not occur.
static DType getIntegerDType(IntegerType type) {
  if (type.isSignless())
    return type.getWidth() == 1 ? DType::Bool : DType::Unknown;
  bool isSigned = type.isSigned();
  switch (type.getWidth()) {
  case 8:
    return isSigned ? DType::Int8 : DType::UInt8;
  case 16:
    return isSigned ? DType::Int16 : DType::UInt16;
  case 32:
    return isSigned ? DType::Int32 : DType::UInt32;
  case 64:
    return isSigned ? DType::Int64 : DType::UInt64;
  default:
    return DType::Unknown;
  }
}

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
  return llvm::TypeSwitch<Type, DType>(type)
      .Case([](Float32Type) { return DType::Float32; })
      .Case([](IntegerType t) { return getIntegerDType(t); })
      .Case([](BFloat16Type) { return DType::BFloat16; })
      .Case([](Float16Type) { return DType::Float16; })
      .Case([](Float64Type) { return DType::Float64; })
      .Case([](ComplexType t) {
        return toComplex(getTorchDType(t.getElementType()));
      })
      .Case([](Float8E5M2Type) { return DType::Float8E5M2; })
      .Case([](Float8E4M3FNType) { return DType::Float8E4M3FN; })
      .Case([](Float8E5M2FNUZType) { return DType::Float8E5M2FNUZ; })
      .Case([](Float8E4M3FNUZType) { return DType::Float8E4M3FNUZ; })
      .Case([](Float8E8M0FNUType) { return DType::Float8E8M0FNU; })
      .Case([](torch::TorchScalarType t) { return getQuantizedDType(t); })
      .Default(DType::Unknown);
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
