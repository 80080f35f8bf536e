//===- Dialects.cpp - C API of the dialects ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor-c/Dialects.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Register.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"
#include "mlir/CAPI/Utils.h"

using namespace fake;

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(Fake, fake, fake::FakeDialect)

/// The metadata that a fake tensor states; null for other types.
static const TensorMeta *getMeta(MlirType type) {
  auto tensor = llvm::dyn_cast_if_present<FakeTensorType>(unwrap(type));
  return tensor ? &tensor.getMeta() : nullptr;
}

/// Whether the metadata has a dimension `dim`.
static bool hasDim(const TensorMeta *meta, intptr_t dim) {
  return meta && meta->ranked && dim >= 0 && dim < meta->rank();
}

/// The size of a dimension; nullopt if there is no such dimension.
static std::optional<SymInt> getSize(MlirType type, intptr_t dim) {
  const TensorMeta *meta = getMeta(type);
  if (!hasDim(meta, dim))
    return std::nullopt;
  return meta->sizes[dim];
}

/// The stride of a dimension; nullopt if there is no such dimension.
static std::optional<SymInt> getStride(MlirType type, intptr_t dim) {
  const TensorMeta *meta = getMeta(type);
  if (!hasDim(meta, dim))
    return std::nullopt;
  return meta->strided ? meta->strides[dim] : SymInt::unknown();
}

/// An integer; -1 for all else.
static int64_t getIntOrMinusOne(std::optional<SymInt> value) {
  return value && value->isInt() ? value->getInt() : -1;
}

/// Prints a value as types do.
static void printValue(std::optional<SymInt> value, MlirStringCallback callback,
                       void *userData) {
  if (!value)
    return;
  mlir::detail::CallbackOstream os(callback, userData);
  print(os, *value, SymSyntax::MLIR);
}

void fakeTensorRegisterAllDialects(MlirDialectRegistry registry) {
  registerDialects(*unwrap(registry));
}

bool fakeTypeIsATensor(MlirType type) { return getMeta(type) != nullptr; }

intptr_t fakeTensorTypeGetRank(MlirType type) {
  const TensorMeta *meta = getMeta(type);
  return meta && meta->ranked ? meta->rank() : -1;
}

int64_t fakeTensorTypeGetSize(MlirType type, intptr_t dim) {
  return getIntOrMinusOne(getSize(type, dim));
}

int64_t fakeTensorTypeGetStride(MlirType type, intptr_t dim) {
  return getIntOrMinusOne(getStride(type, dim));
}

void fakeTensorTypePrintSize(MlirType type, intptr_t dim,
                             MlirStringCallback callback, void *userData) {
  printValue(getSize(type, dim), callback, userData);
}

void fakeTensorTypePrintStride(MlirType type, intptr_t dim,
                               MlirStringCallback callback, void *userData) {
  printValue(getStride(type, dim), callback, userData);
}

MlirStringRef fakeTensorTypeGetDType(MlirType type) {
  const TensorMeta *meta = getMeta(type);
  if (!meta || meta->dtype == DType::Unknown)
    return wrap(llvm::StringRef());
  return wrap(getName(meta->dtype));
}

void fakeTensorTypePrintDevice(MlirType type, MlirStringCallback callback,
                               void *userData) {
  const TensorMeta *meta = getMeta(type);
  if (!meta || !meta->device.isKnown())
    return;
  mlir::detail::CallbackOstream os(callback, userData);
  os << meta->device;
}
