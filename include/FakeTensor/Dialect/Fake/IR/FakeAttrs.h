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

/// How a guard is written: as `#fake.guard`, or as a dictionary, which needs no
/// dialect.
enum class GuardForm { Attribute, Dictionary };

/// A guard as the attribute `fake.guards` has it: a `#fake.guard` on functions
/// of the fake dialect, a dictionary elsewhere, which tools that do not know
/// the dialect can read:
/// `{condition = "Eq(s0, 4)", kind = "guard", sizes = {s0 = [0, 1]}}`.
struct GuardInfo {
  /// Where a symbol is the size of an argument.
  struct ArgumentSize {
    llvm::StringRef symbol;
    unsigned argument;
    int64_t dim;
  };
  GuardAttrKind kind = GuardAttrKind::Guard;
  /// In PyTorch's notation.
  llvm::StringRef condition;
  /// The op that asked; empty if the arguments did.
  llvm::StringRef op;
  /// Symbols that no type states; none in a `#fake.guard`.
  llvm::SmallVector<ArgumentSize, 2> sizes;

  /// Reads either form; nothing if it is neither.
  static std::optional<GuardInfo> get(mlir::Attribute attribute);
  /// Writes one form; `sizes` are dropped from a `#fake.guard`.
  mlir::Attribute toAttribute(mlir::MLIRContext *context, GuardForm form) const;
};

/// Rewrites the `fake.guards` attribute of `op`, if it has one, to one form.
/// Elements that are no guards are dropped.
void rewriteGuards(mlir::Operation *op, GuardForm form);

/// Declares the symbols in the `fake.symbols` attribute of `op`, if it has one.
void declareSymbols(mlir::Operation *op, ShapeEnv &env);
/// Writes the declared symbols of `env` to the `fake.symbols` attribute of
/// `op`; removes the attribute when there are none. With `isWanted`, those for
/// which it holds.
void setSymbols(mlir::Operation *op, const ShapeEnv &env,
                llvm::function_ref<bool(const SymbolExpr *)> isWanted = {});

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS_H
