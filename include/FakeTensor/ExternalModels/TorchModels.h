//===- TorchModels.h - Metadata rules for torch ops -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rules for the ops of the dialect called "torch": this project's reader or
// torch-mlir's dialect in a host compiler. Everything is attached by name.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_EXTERNALMODELS_TORCHMODELS_H
#define FAKETENSOR_EXTERNALMODELS_TORCHMODELS_H

#include "FakeTensor/ATen/OpTable.h"
#include "mlir/IR/AffineExpr.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/Types.h"

namespace fake {

/// Attaches, once a dialect called "torch" is loaded, MetaRuleOpInterface to
/// the ops of the op table and to constants, lists and literals,
/// MetaBindOpInterface to `torch.bind_symbolic_shape`, and MetaTypeInterface to
/// the dialect. Ops that the dialect does not have are skipped; existing
/// interfaces are kept.
void registerTorchExtensions(mlir::DialectRegistry &registry);

/// The op that a `torch.operator` calls, from the table or with a rule in the
/// context, or null.
const OpDef *lookupOperator(mlir::Operation *op);

/// The kind of the symbol that a `torch.symbolic_int` declares. The op has no
/// attribute for it: it is the kind that the name has by convention, unless the
/// discardable attribute `fake.kind` states another one.
SymbolKind getTorchSymbolKind(mlir::Operation *op, llvm::StringRef name);

/// The element type by which a torch dialect states a dtype, such as `si64` for
/// Int64; null for dtypes without a builtin type.
mlir::Type getTorchElementType(mlir::MLIRContext *context, DType dtype);

//===--- Affine expressions -----------------------------------------------===//

/// The value of an affine expression whose symbols are `symbols`. Dimensions
/// and symbols out of range are unknown.
SymInt fromAffine(mlir::AffineExpr expr, llvm::ArrayRef<SymInt> symbols,
                  ShapeEnv &env);

/// The inverse: `value` as an affine expression, products and quotients of
/// symbols included, as torch-mlir writes them. `symbolPosition` numbers the
/// symbols; returns nullopt if it fails for one, for unknown values, and for
/// Max and Min.
std::optional<mlir::AffineExpr>
toAffine(SymInt value,
         llvm::function_ref<std::optional<unsigned>(const SymbolExpr *)>
             symbolPosition,
         mlir::MLIRContext *context);

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_TORCHMODELS_H
