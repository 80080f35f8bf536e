//===- FakeTensor-c/Dialects.h - C API of the dialects ------------*- C -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Functions that read a type accept any type, null included: each says what it
// returns for a type that is not a fake tensor. Types are made with
// mlirTypeParseGet.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_C_DIALECTS_H
#define FAKETENSOR_C_DIALECTS_H

#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The dialect `fake` alone, without what fakeTensorRegisterAllDialects adds
/// for programs of torch ops.
MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(Fake, fake);

/// Registers the dialect `fake`, the meta rules for the ops of a dialect called
/// `torch`, and a reader of torch-mlir's text for contexts without another
/// dialect called `torch`.
MLIR_CAPI_EXPORTED void
fakeTensorRegisterAllDialects(MlirDialectRegistry registry);

/// Whether a type is a `!fake.tensor`.
MLIR_CAPI_EXPORTED bool fakeTypeIsATensor(MlirType type);

/// The rank of a fake tensor; -1 if it is unknown or `type` is not a fake
/// tensor.
MLIR_CAPI_EXPORTED intptr_t fakeTensorTypeGetRank(MlirType type);

/// The size of dimension `dim`; -1 if it is not an integer but an expression or
/// unknown, if `type` is not a fake tensor of known rank, or `dim` is not in
/// [0, rank).
MLIR_CAPI_EXPORTED int64_t fakeTensorTypeGetSize(MlirType type, intptr_t dim);

/// The stride of dimension `dim` in elements; -1 as for fakeTensorTypeGetSize,
/// and if strides are unknown or the layout has none.
MLIR_CAPI_EXPORTED int64_t fakeTensorTypeGetStride(MlirType type, intptr_t dim);

/// Prints the size of dimension `dim` as in the type: `4`, `n floordiv 2`, or
/// `?` if it is unknown. Does not call `callback` if `type` is not a fake
/// tensor of known rank, or `dim` is not in [0, rank).
MLIR_CAPI_EXPORTED void fakeTensorTypePrintSize(MlirType type, intptr_t dim,
                                                MlirStringCallback callback,
                                                void *userData);

/// Prints the stride of dimension `dim`, likewise; `?` as well if all strides
/// are unknown or the layout has none.
MLIR_CAPI_EXPORTED void fakeTensorTypePrintStride(MlirType type, intptr_t dim,
                                                  MlirStringCallback callback,
                                                  void *userData);

/// PyTorch's name of the dtype without `torch.`, such as `float32`; empty if it
/// is unknown or `type` is not a fake tensor. Valid for as long as the program
/// runs.
MLIR_CAPI_EXPORTED MlirStringRef fakeTensorTypeGetDType(MlirType type);

/// Prints the device, such as `cpu` or `cuda:0`. Does not call `callback` if it
/// is unknown or `type` is not a fake tensor.
MLIR_CAPI_EXPORTED void fakeTensorTypePrintDevice(MlirType type,
                                                  MlirStringCallback callback,
                                                  void *userData);

#ifdef __cplusplus
}
#endif

#endif // FAKETENSOR_C_DIALECTS_H
