//===- Fakification.h - Types of arguments without data ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKIFICATION_H
#define FAKETENSOR_LIB_CONVERSION_FAKIFICATION_H

#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace fake {

/// The example of one size of an argument.
struct SizeHint {
  unsigned argument = 0;
  unsigned dim = 0;
  int64_t size = 0;
};

/// How arguments become tensors without data.
struct FakificationOptions {
  DimDynamic dynamicShapes = DimDynamic::Duck;
  /// Unknown where examples decide.
  Device device;
  llvm::SmallVector<SizeHint> hints;
};

/// Finds the types of the arguments of one function as fake tensors, with the
/// symbols for what is open. Follows `create_symbolic_sizes_strides_storage_
/// offset` of PyTorch's ShapeEnv.
class Fakification {
public:
  Fakification(mlir::FunctionOpInterface function,
               const FakificationOptions &options);

  /// The type for an argument; null for arguments that are no tensors, or fake
  /// ones already. Fails, with a diagnostic, where an example does not fit or
  /// is missing.
  llvm::FailureOr<FakeTensorType> getType(mlir::BlockArgument argument);
  /// The symbols of the function and those that were made.
  ShapeEnv &getEnv() { return env; }

private:
  /// What is known of the example of one argument.
  struct Example {
    llvm::SmallVector<std::optional<int64_t>> sizes;
    /// With strides and offset, where an attribute gives them.
    const TensorMeta *full = nullptr;
  };

  llvm::FailureOr<TensorMeta> describe(mlir::BlockArgument argument);
  llvm::LogicalResult bind(mlir::BlockArgument argument, TensorMeta &meta);
  llvm::FailureOr<Example> getExample(mlir::BlockArgument argument,
                                      const TensorMeta &meta);
  llvm::FailureOr<SymInt> makeSize(mlir::BlockArgument argument, unsigned dim,
                                   std::optional<int64_t> hint);
  llvm::ArrayRef<SymInt> makeStrides(const TensorMeta &meta,
                                     const Example &example);
  SymInt makeOffset(const TensorMeta &meta, const Example &example);
  SymInt makeBacked(std::optional<int64_t> hint, int64_t min, bool isShared);
  SymInt makeSymbol(SymbolKind kind, Range range, std::optional<int64_t> hint);

  mlir::FunctionOpInterface function;
  const FakificationOptions &options;
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx;
  /// The symbols of numbers that are shared, by example.
  llvm::DenseMap<int64_t, SymInt> shared;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKIFICATION_H
