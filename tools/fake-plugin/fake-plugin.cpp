//===- fake-plugin.cpp - FakeTensor as a plugin of mlir-opt -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Register.h"
#include "FakeTensor/Version.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"

/// Loaded by `--load-dialect-plugin`.
extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "FakeTensor", FAKETENSOR_VERSION_STRING,
          [](mlir::DialectRegistry *registry) {
            fake::registerDialects(*registry);
          }};
}

/// Loaded by `--load-pass-plugin`. The dialects come with the other entry:
/// give both options.
extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "FakeTensor", FAKETENSOR_VERSION_STRING,
          [] { fake::registerPasses(); }};
}
