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

/// Hashes a device, for parameters of attributes.
inline llvm::hash_code hash_value(Device device) {
  return llvm::hash_combine(device.getType(), device.getIndex());
}

} // namespace fake

#include "FakeTensor/Dialect/Fake/IR/FakeEnums.h.inc"
#define GET_ATTRDEF_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h.inc"

namespace fake {

/// The form of a guard attribute: `#fake.guard`, or a dictionary, which needs
/// no dialect.
enum class GuardForm { Attribute, Dictionary };

/// An element of the attribute `fake.guards`: a `#fake.guard` on functions of
/// the fake dialect, otherwise a dictionary, which tools can read without the
/// dialect: `{condition = "Eq(s0, 4)", kind = "guard", sizes = {s0 = [0, 1]}}`.
struct GuardInfo {
  /// A symbol that is a size of an argument.
  struct ArgumentSize {
    /// The name of the symbol.
    llvm::StringRef symbol;
    /// The number of the argument.
    unsigned argument;
    /// The dimension, from 0.
    int64_t dim;
  };
  /// Whether the condition is a guard or an assertion.
  GuardAttrKind kind = GuardAttrKind::Guard;
  /// In PyTorch's notation.
  llvm::StringRef condition;
  /// The op that required the condition; empty for the arguments.
  llvm::StringRef op;
  /// Symbols that are not in any type; none in a `#fake.guard`.
  llvm::SmallVector<ArgumentSize, 2> sizes;

  /// Parses either form; nullopt for other attributes.
  static std::optional<GuardInfo> get(mlir::Attribute attribute);
  /// Creates the attribute in the given form; a `#fake.guard` drops `sizes`.
  mlir::Attribute toAttribute(mlir::MLIRContext *context, GuardForm form) const;
};

/// Converts the `fake.guards` attribute of `op`, if any, to the given form.
/// Elements that are not guards are dropped.
void rewriteGuards(mlir::Operation *op, GuardForm form);

/// Declares the symbols in the `fake.symbols` attribute of `op`, if any.
void declareSymbols(mlir::Operation *op, ShapeEnv &env);
/// Writes the declared symbols of `env` to the `fake.symbols` attribute of
/// `op`; removes the attribute if there are none. `isWanted` filters the
/// symbols.
void setSymbols(mlir::Operation *op, const ShapeEnv &env,
                llvm::function_ref<bool(const SymbolExpr *)> isWanted = {});

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEATTRS_H
