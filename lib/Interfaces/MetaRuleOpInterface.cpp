//===- MetaRuleOpInterface.cpp - Ops with a meta rule -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/IR/BuiltinOps.h"

#include "FakeTensor/Interfaces/MetaRuleOpInterface.cpp.inc"

bool fake::isConversion(mlir::Operation *op) {
  if (op->getNumOperands() != 1 || op->getNumResults() != 1)
    return false;
  if (mlir::isa<mlir::UnrealizedConversionCastOp>(op))
    return true;
  mlir::Dialect *dialect = op->getDialect();
  auto *conversions =
      dialect ? dialect->getRegisteredInterface<MetaConversionInterface>()
              : nullptr;
  return conversions && conversions->isConversion(op);
}

using SymbolScopes =
    mlir::DialectInterfaceCollection<fake::MetaSymbolScopeInterface>;

llvm::SmallVector<fake::DeclaredSymbol>
fake::getDeclaredSymbols(mlir::FunctionOpInterface function) {
  SmallVector<DeclaredSymbol> symbols;
  for (const MetaSymbolScopeInterface &scope :
       SymbolScopes(function->getContext()))
    scope.forEachSymbol(function, [&](const DeclaredSymbol &symbol) {
      symbols.push_back(symbol);
    });
  return symbols;
}

mlir::Attribute fake::getDeclaredStorage(mlir::FunctionOpInterface function,
                                         unsigned argument) {
  for (const MetaSymbolScopeInterface &scope :
       SymbolScopes(function->getContext()))
    if (mlir::Attribute storage = scope.getStorage(function, argument))
      return storage;
  return nullptr;
}

llvm::StringRef fake::getDeclaredElementName(mlir::FunctionOpInterface function,
                                             unsigned argument) {
  for (const MetaSymbolScopeInterface &scope :
       SymbolScopes(function->getContext()))
    if (llvm::StringRef name = scope.getElementName(function, argument);
        !name.empty())
      return name;
  return {};
}

llvm::StringRef fake::getDeclaredSizeName(mlir::FunctionOpInterface function,
                                          unsigned argument, unsigned dim) {
  for (const MetaSymbolScopeInterface &scope :
       SymbolScopes(function->getContext()))
    if (llvm::StringRef name = scope.getSizeName(function, argument, dim);
        !name.empty())
      return name;
  return {};
}

mlir::Type fake::getStatedType(mlir::FunctionOpInterface function,
                               unsigned argument) {
  for (const MetaSymbolScopeInterface &scope :
       SymbolScopes(function->getContext()))
    if (mlir::Type type = scope.getArgumentType(function, argument))
      return type;
  return {};
}

mlir::DenseIntElementsAttr
fake::getRealValue(mlir::FunctionOpInterface function, unsigned argument) {
  for (const MetaSymbolScopeInterface &scope :
       SymbolScopes(function->getContext()))
    if (auto value = scope.getRealValue(function, argument))
      return value;
  return nullptr;
}

mlir::RegionBranchOpInterface fake::getRegionBranch(mlir::Operation *op) {
  auto iface = mlir::dyn_cast<MetaRegionOpInterface>(op);
  if (iface && iface.getRegionUse() == RegionUse::Opaque)
    return nullptr;
  return mlir::dyn_cast<mlir::RegionBranchOpInterface>(op);
}

fake::MetaValue fake::getMetaOfType(RuleContext &cx, mlir::Type type) {
  auto *types = type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  return types ? types->getMeta(cx, type) : MetaValue();
}
