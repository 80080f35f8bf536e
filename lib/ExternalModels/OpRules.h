//===- OpRules.h - Rules for the ops of other dialects ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What external models of MetaRuleOpInterface have in common. MLIR copies
// models as raw memory and never destroys them; they may have plain data.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_OPRULES_H
#define FAKETENSOR_LIB_EXTERNALMODELS_OPRULES_H

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// The common base of models: operand i is argument i, and no result is an
/// operand.
template <typename ModelT>
struct ExternalRule : MetaRuleOpInterface::FallbackModel<ModelT> {
  bool hasMetaRule(mlir::Operation *) const { return true; }
  std::string getReportName(mlir::Operation *op) const {
    return op->getName().getStringRef().str();
  }
  llvm::SmallVector<unsigned> getOperandsOfArgument(mlir::Operation *op,
                                                    unsigned arg) const {
    if (arg < op->getNumOperands())
      return {arg};
    return {};
  }
  bool mayReturnOperands(mlir::Operation *) const { return false; }
  std::optional<ReturnedArgument> getReturnedOperand(mlir::Operation *,
                                                     unsigned) const {
    return std::nullopt;
  }
  bool writesTo(mlir::Operation *, unsigned) const { return true; }
  bool isInplaceView(mlir::Operation *) const { return false; }
  bool isCopy(mlir::Operation *) const { return false; }
  bool unpacksList(mlir::Operation *) const { return false; }
  bool restatesOperand(mlir::Operation *) const { return false; }
  bool fixesTypes(mlir::Operation *) const { return false; }
  const OpDef *getCalledOp(mlir::Operation *, RuleContext &,
                           llvm::ArrayRef<MetaValue>,
                           llvm::SmallVectorImpl<MetaValue> &) const {
    return nullptr;
  }
};

/// Computes the metadata of the results of an op, see
/// MetaRuleOpInterface::inferMeta().
using InferFn = llvm::LogicalResult (*)(mlir::Operation *, RuleContext &,
                                        llvm::ArrayRef<MetaValue>,
                                        llvm::MutableArrayRef<MetaValue>);

/// The rule of one op that is a function. Its operands are values, to which
/// nothing is written.
struct FunctionRule : ExternalRule<FunctionRule> {
  InferFn infer = nullptr;
  bool keepsTypes = false;

  /// Types of numbers cannot be refined, and an op that only has such results,
  /// as `tensor.dim`, takes tensors of any sizes.
  bool fixesTypes(mlir::Operation *op) const {
    auto mayRefine = llvm::IsaPred<mlir::TensorType, mlir::BaseMemRefType>;
    return keepsTypes && (op->getNumResults() == 0
                              ? llvm::any_of(op->getOperandTypes(), mayRefine)
                              : llvm::any_of(op->getResultTypes(), mayRefine));
  }
  bool writesTo(mlir::Operation *, unsigned) const { return false; }
  /// Ops on numbers may also work on tensors, by element.
  bool hasMetaRule(mlir::Operation *op) const {
    return !op->hasTrait<mlir::OpTrait::Elementwise>() ||
           !llvm::any_of(op->getResultTypes(), llvm::IsaPred<mlir::ShapedType>);
  }
  llvm::LogicalResult
  inferMeta(mlir::Operation *op, RuleContext &cx,
            llvm::ArrayRef<MetaValue> operands,
            llvm::MutableArrayRef<MetaValue> results) const {
    return hasMetaRule(op) ? infer(op, cx, operands, results) : llvm::failure();
  }
};

/// An op and its rule.
struct OpRule {
  llvm::StringRef name;
  InferFn infer;
};

/// Attaches a model with data, and returns it; null if there is no such op or
/// it already has one.
template <typename InterfaceT, typename ModelT>
ModelT *attachModel(std::optional<mlir::RegisteredOperationName> op) {
  if (!op || op->hasInterface<InterfaceT>())
    return nullptr;
  op->attachInterface<ModelT>();
  return static_cast<ModelT *>(op->getInterface<InterfaceT>());
}

/// The same for the rule of an op.
template <typename ModelT>
ModelT *attachRule(std::optional<mlir::RegisteredOperationName> op) {
  return attachModel<MetaRuleOpInterface, ModelT>(op);
}

/// Attaches the rules to the ops that are registered. `keepsTypes` is
/// MetaRuleOpInterface::fixesTypes().
void attachRules(mlir::MLIRContext *context, llvm::ArrayRef<OpRule> rules,
                 bool keepsTypes);

/// Calls a function when a dialect of that name is loaded: this needs no class
/// of it.
class NamedDialectExtension final : public mlir::DialectExtensionBase {
public:
  using ApplyFn = void (*)(mlir::Dialect *);
  /// Adds such an extension to a registry, once for each function.
  static void add(mlir::DialectRegistry &registry, llvm::StringRef name,
                  ApplyFn fn) {
    registry.addExtension(
        mlir::TypeID::getFromOpaquePointer(reinterpret_cast<void *>(fn)),
        std::make_unique<NamedDialectExtension>(name, fn));
  }
  NamedDialectExtension(llvm::StringRef name, ApplyFn fn)
      : DialectExtensionBase(name), fn(fn) {}

  void apply(mlir::MLIRContext *,
             llvm::MutableArrayRef<mlir::Dialect *> dialects) const final {
    fn(dialects.front());
  }
  std::unique_ptr<DialectExtensionBase> clone() const final {
    return std::make_unique<NamedDialectExtension>(*this);
  }

private:
  ApplyFn fn;
};

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_OPRULES_H
