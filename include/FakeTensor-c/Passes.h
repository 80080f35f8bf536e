//===- FakeTensor-c/Passes.h - C API of the passes ----------------*- C -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each pass has a function that creates it with its default options, such as
// mlirCreateFakeTensorFakePropagate and
// mlirCreateFakeTensorConversionTorchToFake, and one that registers it alone.
// Options are set in the text of a pipeline.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_C_PASSES_H
#define FAKETENSOR_C_PASSES_H

#include "FakeTensor/Conversion/Passes.capi.h.inc"
#include "FakeTensor/Transforms/Passes.capi.h.inc"

#ifdef __cplusplus
extern "C" {
#endif

/// Registers the passes of this project for use in textual pipelines. Later
/// calls have no effect.
MLIR_CAPI_EXPORTED void fakeTensorRegisterAllPasses(void);

#ifdef __cplusplus
}
#endif

#endif // FAKETENSOR_C_PASSES_H
