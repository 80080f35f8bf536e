//===- TorchModelsImpl.h - Helpers of the torch models ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_TORCHMODELSIMPL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_TORCHMODELSIMPL_H

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Meta/DType.h"
#include "FakeTensor/Meta/TensorMeta.h"
#include "mlir/IR/BuiltinTypes.h"

namespace fake {

/// The dtype of an element type of a torch dialect, such as Int64 for `si64`;
/// Unknown for null and for types without a dtype.
DType getTorchDType(mlir::Type elementType);

/// The name, as in the op table, of the op that a `torch.operator` calls, or of
/// an op that is not registered.
llvm::StringRef getOperatorName(mlir::Operation *op);

/// Splits a list at commas that are not inside brackets or strings.
llvm::SmallVector<llvm::StringRef, 4> splitAtCommas(llvm::StringRef text);

/// Parses a `#sparse_tensor.encoding`; nullopt if PyTorch has no such layout.
std::optional<Layout> readSparseEncoding(llvm::StringRef text);
/// The inverse for a tensor of this rank without dense dimensions; empty for
/// layouts without an encoding, or with unknown block sizes.
std::string writeSparseEncoding(Layout layout, size_t rank);

/// Attaches the op interfaces to the registered ops called `torch.*`.
void attachTorchRules(mlir::Dialect *dialect);
/// Attaches MetaEntryOpInterface to `torch.prim.If` and `torch.prim.Loop`.
void attachTorchControlFlow(mlir::MLIRContext *context);

/// The type interface of a dialect called torch.
std::unique_ptr<MetaTypeInterface> makeTorchTypeModel(mlir::Dialect *dialect);

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_TORCHMODELSIMPL_H
