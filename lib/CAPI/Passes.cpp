//===- Passes.cpp - C API of the passes -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor-c/Passes.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Register.h"
#include "FakeTensor/Transforms/Passes.h"
#include "mlir/CAPI/Pass.h"

using namespace fake;

#include "FakeTensor/Conversion/Passes.capi.cpp.inc"
#include "FakeTensor/Transforms/Passes.capi.cpp.inc"

void fakeTensorRegisterAllPasses(void) { registerPasses(); }
