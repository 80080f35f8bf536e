//===- TorchModelsImpl.h - Parts of the torch models ------------*- C++ -*-===//
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

/// The dtype that a torch dialect means by an element type, such as Int64 for
/// `si64`; Unknown for null and for types it has no dtype for.
DType getTorchDType(mlir::Type elementType);
/// The inverse, null for dtypes that are no builtin type.
mlir::Type getTorchElementType(mlir::MLIRContext *context, DType dtype);

/// The pieces between the commas of a list; those inside brackets or strings
/// do not count.
llvm::SmallVector<llvm::StringRef, 4> splitAtCommas(llvm::StringRef text);

/// The layout that the text of a `#sparse_tensor.encoding` stands for; nothing
/// if PyTorch has no such layout.
std::optional<Layout> readSparseEncoding(llvm::StringRef text);
/// The inverse for a tensor of this rank without dense dimensions; empty for
/// layouts that have none, or whose blocks are not known.
std::string writeSparseEncoding(Layout layout, size_t rank);

/// Attaches the op interfaces to the registered ops called `torch.*`.
void attachTorchRules(mlir::MLIRContext *context);
/// Attaches what says where control enters `torch.prim.If` and
/// `torch.prim.Loop`.
void attachTorchControlFlow(mlir::MLIRContext *context);

/// How the types of a dialect called torch carry metadata.
std::unique_ptr<MetaTypeInterface> makeTorchTypeModel(mlir::Dialect *dialect);

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_TORCHMODELSIMPL_H
