//===- FakeAttrs.h - Attributes of the fake dialect -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS_H
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS_H

#include "FakeTensor/Dialect/Fake/IR/ArgTree.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "mlir/IR/BuiltinAttributes.h"

namespace fake {

/// Devices are hashed as parameters of attributes.
inline llvm::hash_code hash_value(Device device) {
  return llvm::hash_combine(device.getType(), device.getIndex());
}

} // namespace fake

#include "FakeTensor/Dialect/Fake/IR/FakeEnums.h.inc"
#define GET_ATTRDEF_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h.inc"

namespace fake {

/// Declares the symbols in the `fake.symbols` attribute of `op`, if it has one.
void declareSymbols(mlir::Operation *op, ShapeEnv &env);
/// Writes the declared symbols of `env` to the `fake.symbols` attribute of
/// `op`; removes the attribute when there are none. With `isWanted`, those for
/// which it holds.
void setSymbols(mlir::Operation *op, const ShapeEnv &env,
                llvm::function_ref<bool(const SymbolExpr *)> isWanted = {});

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS_H
