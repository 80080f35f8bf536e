//===- LocationName.h - Names in locations ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Names in locations.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_LOCATIONNAME_H
#define FAKETENSOR_LIB_TRANSFORMS_LOCATIONNAME_H

#include "mlir/IR/Location.h"

namespace fake {

/// The outermost name in a location, in which the exporter stores the name of
/// an FX node; empty if none.
llvm::StringRef getLocationName(mlir::Location loc);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_LOCATIONNAME_H
