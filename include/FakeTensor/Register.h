//===- Register.h - Registration of all components --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_REGISTER_H
#define FAKETENSOR_REGISTER_H

#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// Registers the dialect `fake`, the meta rules for the ops of a dialect called
/// `torch`, and a reader of torch-mlir's text for contexts without another
/// dialect called `torch`.
void registerDialects(mlir::DialectRegistry &registry);

/// Loads files of `fake.rule` ops in each context of the registry, along with
/// the fake dialect; errors are reported at that time. See loadRules.
void registerRules(mlir::DialectRegistry &registry,
                   llvm::ArrayRef<std::string> files);

/// Registers the passes of this project for use in textual pipelines. Later
/// calls have no effect.
void registerPasses();

} // namespace fake

#endif // FAKETENSOR_REGISTER_H
