//===- fake-plugin.cpp - FakeTensor as a plugin of mlir-opt -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Register.h"
#include "FakeTensor/Version.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "llvm/Config/llvm-config.h"
#include <dlfcn.h>
#include <link.h>

/// Where the object that contains `function` comes in the order of loading,
/// from 0 for the program; -1 if it is unknown.
static int getLoadOrder(void (*function)()) {
  struct Search {
    uintptr_t address;
    int order = 0, found = -1;
  } search{reinterpret_cast<uintptr_t>(function)};
  dl_iterate_phdr(
      [](dl_phdr_info *info, size_t, void *data) {
        auto *search = static_cast<Search *>(data);
        for (unsigned i = 0; i < info->dlpi_phnum; ++i) {
          uintptr_t start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
          if (info->dlpi_phdr[i].p_type == PT_LOAD &&
              search->address - start < info->dlpi_phdr[i].p_memsz)
            search->found = search->order;
        }
        ++search->order;
        return search->found == -1 ? 0 : 1;
      },
      &search);
  return search.found;
}

static void anchor() {}

/// Whether the host uses the copy of MLIR that this plugin is linked to: it was
/// loaded before the plugin then, or is a part of the program that exports its
/// symbols. Otherwise, their contexts and registries have nothing in common.
static bool sharesMLIR() {
  if (getLoadOrder(&mlir::registerMLIRContextCLOptions) <=
      getLoadOrder(&anchor))
    return true;
  llvm::errs() << "error: the FakeTensor plugin expected a host that uses "
                  "libMLIR.so of LLVM "
               << LLVM_VERSION_STRING
               << " or exports its symbols, found one with another copy of "
                  "MLIR\n";
  return false;
}

/// The version that the plugin was built for, or 0, which no host accepts.
static uint32_t getVersion(uint32_t version) {
  return sharesMLIR() ? version : 0;
}

/// Loaded by `--load-dialect-plugin`.
extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {getVersion(MLIR_PLUGIN_API_VERSION), "FakeTensor",
          FAKETENSOR_VERSION_STRING, [](mlir::DialectRegistry *registry) {
            fake::registerDialects(*registry);
          }};
}

/// Loaded by `--load-pass-plugin`. The dialects come with the other entry:
/// give both options.
extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {getVersion(MLIR_PLUGIN_API_VERSION), "FakeTensor",
          FAKETENSOR_VERSION_STRING, [] { fake::registerPasses(); }};
}
