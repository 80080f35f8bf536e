//===- MetaRuleOpInterface.h - Ops and types with metadata ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_INTERFACES_METARULEOPINTERFACE_H
#define FAKETENSOR_INTERFACES_METARULEOPINTERFACE_H

#include "FakeTensor/Meta/OpCost.h"
#include "FakeTensor/Meta/RuleContext.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectInterface.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace fake {

struct OpDef;

/// What an op with MetaRegionOpInterface does with its regions.
enum class RegionUse : uint8_t {
  /// Values forwarded to the same argument agree in rank, dtype, device and
  /// layout.
  Agreeing,
  /// Such values may differ in everything.
  Varying,
  /// Values are only forwarded, as RegionBranchOpInterface says.
  Forwarding,
  /// It is not known when and how often the regions run.
  Opaque
};

/// How the types of a dialect represent metadata. The analysis queries the
/// dialect of a type; types of dialects without this interface are opaque.
class MetaTypeInterface
    : public mlir::DialectInterface::Base<MetaTypeInterface> {
public:
  /// The interface of the types of `dialect`.
  MetaTypeInterface(mlir::Dialect *dialect) : Base(dialect) {}

  /// The metadata of a type; Unknown for a type without any. Tensors have no
  /// storage, which the caller assigns.
  virtual MetaValue getMeta(RuleContext &cx, mlir::Type type) const = 0;

  /// Why the metadata of a tensor type is invalid, such as `expected ..., found
  /// ...`; empty for all other types.
  virtual std::string getReadError(mlir::Type type) const { return {}; }

  /// The type with the metadata of `value`, of the same kind as `declared`.
  /// Returns `declared` if the dialect cannot represent it.
  virtual mlir::Type refineType(mlir::Type declared,
                                const MetaValue &value) const = 0;

  /// Whether types of this dialect state strides, offset and device. Otherwise
  /// getMeta returns the dialect's convention (row-major, on the cpu, but see
  /// getDeviceOpName), which only applies to arguments and constants.
  virtual bool declaresLayout() const { return false; }

  /// Whether tensors of `type` have value semantics: the program can observe
  /// neither shared storage nor the layout. Compilers then replace `reshape` by
  /// `view` and drop copies, so that a view that strides do not allow is a
  /// row-major copy. False for other types.
  virtual bool hasValueSemantics(mlir::Type type) const { return false; }

  /// Whether ops of any dialect may have results of such types, as with builtin
  /// tensors: one without a rule is no error, and its results have their
  /// declared metadata, with symbols for unknown sizes.
  virtual bool isShared() const { return false; }

  /// The name of ops with a device in an attribute `value`, empty if there are
  /// none. If types do not state a device, arguments and literals are assumed
  /// to be on the only non-cpu device that the function names.
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

  /// `type` without the metadata that can be inferred.
  virtual mlir::Type eraseType(mlir::Type type) const = 0;
};

/// A symbol that a function declares.
struct DeclaredSymbol {
  /// The name, unique in the function.
  llvm::StringRef name;
  /// The values that it may have, and one that it has in an example.
  Range range;
  /// The value in an example; nothing if none is stated.
  std::optional<int64_t> hint;
  /// Where its values come from.
  SymbolKind kind = SymbolKind::Backed;
};

/// How a dialect states, outside of types, what holds for a whole function: by
/// attributes of the function and of its arguments. Every dialect that has this
/// interface is queried for every function.
class MetaSymbolScopeInterface
    : public mlir::DialectInterface::Base<MetaSymbolScopeInterface> {
public:
  /// The interface of the attributes of `dialect`.
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

  /// The name of the symbol that stands for the only element of an argument, a
  /// tensor of one integer; empty where nothing is stated.
  virtual llvm::StringRef getElementName(mlir::FunctionOpInterface function,
                                         unsigned argument) const {
    return {};
  }

  /// The name of the symbol that stands for a size of an argument whose type
  /// does not state it; empty where nothing is stated.
  virtual llvm::StringRef getSizeName(mlir::FunctionOpInterface function,
                                      unsigned argument, unsigned dim) const {
    return {};
  }

  /// A type that states more about a tensor argument than its own type can;
  /// null where nothing is stated.
  virtual mlir::Type getArgumentType(mlir::FunctionOpInterface function,
                                     unsigned argument) const {
    return {};
  }

  /// The values that an argument has in one real run, see
  /// ModeSettings::propagateReal; null where nothing is stated.
  virtual mlir::DenseIntElementsAttr
  getRealValue(mlir::FunctionOpInterface function, unsigned argument) const {
    return nullptr;
  }
};

/// Marks ops of a dialect that convert between types of other dialects.
class MetaConversionInterface
    : public mlir::DialectInterface::Base<MetaConversionInterface> {
public:
  /// The interface of the ops of `dialect`.
  MetaConversionInterface(mlir::Dialect *dialect) : Base(dialect) {}

  /// Whether an op of this dialect, with one operand and one result, only
  /// converts the type of a value, so that the result has the metadata of the
  /// operand. The op need not be registered.
  virtual bool isConversion(mlir::Operation *op) const = 0;
};

/// Whether `op` only converts the type of one value: a
/// `builtin.unrealized_conversion_cast` with one operand and one result, or a
/// conversion by its dialect's MetaConversionInterface.
bool isConversion(mlir::Operation *op);

/// All symbols that a function declares, see MetaSymbolScopeInterface.
llvm::SmallVector<DeclaredSymbol>
getDeclaredSymbols(mlir::FunctionOpInterface function);
/// The storage and the real value of an argument, null where no dialect states
/// one.
mlir::Attribute getDeclaredStorage(mlir::FunctionOpInterface function,
                                   unsigned argument);
/// The name of the symbol for the element of an argument; empty where no
/// dialect states one.
llvm::StringRef getDeclaredElementName(mlir::FunctionOpInterface function,
                                       unsigned argument);
/// The name of the symbol for a size of an argument; empty where no dialect
/// states one.
llvm::StringRef getDeclaredSizeName(mlir::FunctionOpInterface function,
                                    unsigned argument, unsigned dim);
/// The type that states more about an argument than its own; null where no
/// dialect states one.
mlir::Type getStatedType(mlir::FunctionOpInterface function, unsigned argument);
/// The values of an argument in one real run; null where none are stated.
mlir::DenseIntElementsAttr getRealValue(mlir::FunctionOpInterface function,
                                        unsigned argument);

/// The interface of an op whose regions run as it says; null for others, also
/// for an op whose MetaRegionOpInterface knows nothing of this instance.
mlir::RegionBranchOpInterface getRegionBranch(mlir::Operation *op);

/// The metadata of a type; Unknown if its dialect has no MetaTypeInterface.
MetaValue getMetaOfType(RuleContext &cx, mlir::Type type);

} // namespace fake

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h.inc"

#endif // FAKETENSOR_INTERFACES_METARULEOPINTERFACE_H
