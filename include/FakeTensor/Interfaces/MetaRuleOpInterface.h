//===- MetaRuleOpInterface.h - Ops and types with metadata ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_INTERFACES_METARULEOPINTERFACE_H
#define FAKETENSOR_INTERFACES_METARULEOPINTERFACE_H

#include "FakeTensor/Meta/RuleContext.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectInterface.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace fake {

/// How a dialect's types carry metadata. The analysis asks the dialect of a
/// type; dialects without this interface have opaque types.
class MetaTypeInterface
    : public mlir::DialectInterface::Base<MetaTypeInterface> {
public:
  MetaTypeInterface(mlir::Dialect *dialect) : Base(dialect) {}

  /// What a type says of its values; Unknown for a type that says nothing.
  /// Tensors come without storage, which the caller assigns.
  virtual MetaValue getMeta(RuleContext &cx, mlir::Type type) const = 0;

  /// Why a type that says something of a tensor cannot be read, such as
  /// `expected ..., found ...`; empty for all others.
  virtual std::string getReadError(mlir::Type type) const { return {}; }

  /// The type for a value of which `value` is known, in the manner of
  /// `declared`. Gives `declared` back where the dialect cannot say it.
  virtual mlir::Type refineType(mlir::Type declared,
                                const MetaValue &value) const = 0;

  /// Whether types of this dialect state strides, offset and device. Otherwise
  /// getMeta gives the dialect's convention (row-major, on the cpu, but see
  /// getDeviceOpName), which holds for arguments and constants only.
  virtual bool declaresLayout() const { return false; }

  /// Whether `type` is that of tensors that are values: they share no storage
  /// as far as the program can tell, and have no layout that it could ask for.
  /// Compilers then replace `reshape` by `view` and drop copies, so that a view
  /// that strides do not allow is a row-major copy. False for other types.
  virtual bool hasValueSemantics(mlir::Type type) const { return false; }

  /// The name of ops that name a device in an attribute `value`, empty if there
  /// are none. Where types do not state a device, arguments and literals are
  /// assumed to be on the only one besides the cpu that the function names.
  virtual llvm::StringRef getDeviceOpName() const { return {}; }

  /// The rank that a tensor type states; nothing if it states none. Unlike
  /// getMeta, this declares no symbols.
  virtual std::optional<int64_t> getRank(mlir::Type type) const { return {}; }

  /// The number of elements that a list type states; nothing if it states none.
  virtual std::optional<size_t> getListLength(mlir::Type type) const {
    return {};
  }

  /// Whether types of integers state their values.
  virtual bool declaresIntegers() const { return false; }

  /// `type` without the metadata that can be inferred again.
  virtual mlir::Type eraseType(mlir::Type type) const = 0;
};

/// A symbol that a function declares.
struct DeclaredSymbol {
  llvm::StringRef name;
  /// The values that it may have, and one that it has in an example.
  Range range;
  std::optional<int64_t> hint;
};

/// How a dialect states, outside of types, what holds for a whole function: by
/// attributes of the function and of its arguments. Every dialect that has this
/// interface is queried for every function.
class MetaSymbolScopeInterface
    : public mlir::DialectInterface::Base<MetaSymbolScopeInterface> {
public:
  MetaSymbolScopeInterface(mlir::Dialect *dialect) : Base(dialect) {}

  /// Calls `fn` for each symbol that the function declares, in order.
  virtual void
  forEachSymbol(mlir::FunctionOpInterface function,
                llvm::function_ref<void(const DeclaredSymbol &)> fn) const = 0;

  /// An attribute that equals those of the arguments with which this one shares
  /// a storage; null where nothing is stated.
  virtual mlir::Attribute getStorage(mlir::FunctionOpInterface function,
                                     unsigned argument) const {
    return nullptr;
  }

  /// The values that an argument has in one real run, see
  /// ModeSettings::propagateReal; null where nothing is stated.
  virtual mlir::DenseIntElementsAttr
  getRealValue(mlir::FunctionOpInterface function, unsigned argument) const {
    return nullptr;
  }
};

/// Which ops of a dialect convert between types of other dialects.
class MetaConversionInterface
    : public mlir::DialectInterface::Base<MetaConversionInterface> {
public:
  MetaConversionInterface(mlir::Dialect *dialect) : Base(dialect) {}

  /// Whether an op of this dialect, which has one operand and one result, only
  /// hands a value from one type to another: what is known of the operand is
  /// known of the result. The op need not be registered.
  virtual bool isConversion(mlir::Operation *op) const = 0;
};

/// Whether `op` only hands one value from one type to another: a
/// `builtin.unrealized_conversion_cast` of one value to one, or an op of which
/// its dialect says so by MetaConversionInterface.
bool isConversion(mlir::Operation *op);

/// All symbols that a function declares, see MetaSymbolScopeInterface.
llvm::SmallVector<DeclaredSymbol>
getDeclaredSymbols(mlir::FunctionOpInterface function);
/// The storage and the real value of an argument, null where no dialect states
/// one.
mlir::Attribute getDeclaredStorage(mlir::FunctionOpInterface function,
                                   unsigned argument);
mlir::DenseIntElementsAttr getRealValue(mlir::FunctionOpInterface function,
                                        unsigned argument);

/// What a type says by itself, Unknown where its dialect has no
/// MetaTypeInterface.
MetaValue getMetaOfType(RuleContext &cx, mlir::Type type);

} // namespace fake

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h.inc"

#endif // FAKETENSOR_INTERFACES_METARULEOPINTERFACE_H
