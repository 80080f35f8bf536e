//===- Fakification.h - Fake types of arguments -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKIFY_FAKIFICATION_H
#define FAKETENSOR_LIB_CONVERSION_FAKIFY_FAKIFICATION_H

#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include <map>

namespace fake {

/// The hint of one size of an argument.
struct SizeHint {
  unsigned argument = 0;
  unsigned dim = 0;
  int64_t size = 0;
};

/// Options for converting arguments to fake tensors.
struct FakificationOptions {
  DimDynamic dynamicShapes = DimDynamic::Duck;
  /// Unknown to use that of the examples.
  Device device;
  llvm::SmallVector<SizeHint> hints;
};

/// Infers the fake tensor types of the arguments of one function, with symbols
/// for dynamic sizes. Follows `create_symbolic_sizes_strides_storage_ offset`
/// of PyTorch's ShapeEnv.
class Fakification {
public:
  Fakification(mlir::FunctionOpInterface function,
               const FakificationOptions &options);

  /// The type of an argument; null for arguments that are not tensors, or
  /// already fake. Fails with a diagnostic if an example does not match or is
  /// missing.
  llvm::FailureOr<FakeTensorType> getType(mlir::BlockArgument argument);
  /// The symbols of the function and the new ones.
  ShapeEnv &getEnv() { return env; }

private:
  /// The example of one argument.
  struct Example {
    llvm::SmallVector<std::optional<int64_t>> sizes;
    /// With strides and offset, if given by an attribute.
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
  /// The shared symbols, by example. No DenseMap, which reserves two integers.
  std::map<int64_t, SymInt> shared;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKIFY_FAKIFICATION_H
