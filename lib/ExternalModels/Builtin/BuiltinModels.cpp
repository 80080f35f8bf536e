//===- BuiltinModels.cpp - Metadata of builtin types ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/BuiltinModels.h"
#include "BuiltinModelsImpl.h"
#include "OpRules.h"

using namespace fake;
using namespace mlir;

static void addTypeModel(Dialect *dialect) {
  if (!dialect->getRegisteredInterface<MetaTypeInterface>())
    dialect->addInterface(makeBuiltinTypeModel(dialect));
}

void fake::registerBuiltinModels(DialectRegistry &registry) {
  NamedDialectExtension::add(registry, "builtin", addTypeModel);
}
