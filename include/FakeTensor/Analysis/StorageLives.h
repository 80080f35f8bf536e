//===- StorageLives.h - When storages are alive -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The memory model: ops run in program order; storages count, not tensors. One
// is allocated by the op whose result is its first tensor, and freed after the
// last op that uses any of its tensors, or after the first if none does. Those
// of arguments, constants and returned values live as long as the function
// runs; those of donated arguments are freed like others. A call has allocated
// what its callee has at one of the moments of its run.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_STORAGELIVES_H
#define FAKETENSOR_ANALYSIS_STORAGELIVES_H

#include "FakeTensor/Analysis/Callees.h"
#include "FakeTensor/Meta/StorageTrace.h"

namespace fake {

/// What a storage is for.
enum class StorageRole : uint8_t {
  /// An input of the function.
  Argument,
  /// A parameter or buffer of a module, or a constant, which exist before it.
  Parameter,
  Buffer,
  Constant,
  /// Allocated by the function, and freed by it.
  Temporary,
  /// Allocated by the function, and returned.
  Result
};
/// The name of a role in reports: `argument`, `parameter`, ...
llvm::StringRef getName(StorageRole role);

/// A storage and the moments at which it is alive.
struct StorageLife {
  /// The storage; 0 for a tensor of unknown storage, which has its own life.
  StorageID storage = 0;
  /// The first value with a tensor in it.
  mlir::Value value;
  /// The size in bytes, the largest that it has, in blocks of the model.
  SymInt bytes;
  /// Where it is.
  Device device;
  /// What it is for.
  StorageRole role = StorageRole::Temporary;
  /// The positions of the ops that allocate it and use it last; see
  /// StorageLives::getOps(). Position 0 is the entry of the function.
  unsigned first = 0, last = 0;
  /// Counted in the order of the program.
  unsigned number = 0;
  /// Whether it is smaller at first, and `resize_` makes it larger.
  bool grows = false;
};

/// A size that prevents an exact result.
struct SizeGap {
  /// The value whose storage has the size, or null for the storages of an op
  /// that is composed of others, or of a function that is called.
  mlir::Value value;
  /// The op that allocates it; null for an argument.
  mlir::Operation *op = nullptr;
  /// The symbol that depends on data, with the largest value that was used;
  /// null for a size that is not known at all.
  const SymbolExpr *symbol = nullptr;
  /// The largest value; unknown if there is none.
  SymInt max = {};
  /// Whether the size is known, but not the same at all moments.
  bool grows = false;
};

/// An op that is composed of others, or calls a function.
struct StepsOfOp {
  /// Its position, see StorageLives::getOps().
  unsigned position = 0;
  /// Where its storages are. A call may have some on several devices; other ops
  /// have them on that of the first tensor that they return.
  Device device;
  /// The bytes that it has allocated at the moments of its run that may be the
  /// largest, those of its results included.
  llvm::SmallVector<SymInt, 2> peaks;
  /// For a call, the op of a function that it runs at each of these moments.
  llvm::SmallVector<mlir::Operation *, 0> ops = {};
  /// What prevents an exact result in the function that is called.
  llvm::SmallVector<SizeGap, 0> gaps = {};
};

struct StorageLife;

/// What a call of a function allocates, in the symbols of the function.
struct CalleeMemory {
  /// The function.
  const FunctionMeta *meta;
  /// By device, what it has allocated at the moments that may be the largest;
  /// neither its arguments nor its constants are included.
  llvm::SmallVector<StepsOfOp, 1> steps;
  /// Constants in its body and those of its callees.
  llvm::SmallVector<const StorageLife *, 0> constants;
};

/// Options of the memory model.
struct MemoryModel {
  /// Whether the function may free the storages of its arguments, those that
  /// are neither parameters nor buffers.
  bool donatesArguments = false;
  /// Each storage takes a multiple of these bytes: 512 for the blocks of CUDA's
  /// caching allocator.
  int64_t blockBytes = 1;
};

/// The lives of all storages of one function.
class StorageLives {
public:
  /// What an argument of a function is for.
  using RoleFn = llvm::function_ref<StorageRole(mlir::FunctionOpInterface,
                                                unsigned argument)>;
  /// What the callee of a call allocates; null if that is not known.
  using CalleeFn =
      llvm::function_ref<const CalleeMemory *(mlir::CallOpInterface)>;

  /// `meta` and what `getCallee` returns must outlive the result.
  StorageLives(const FunctionMeta &meta, const MemoryModel &model,
               RoleFn getRole, CalleeFn getCallee);

  /// The ops of the function in program order, those with regions behind them.
  /// The first entry, the entry of the function, is null.
  llvm::ArrayRef<mlir::Operation *> getOps() const { return ops; }
  /// The storages, by first op.
  llvm::ArrayRef<StorageLife> getLives() const { return lives; }
  /// The ops that are composed of others or call a function, by position.
  llvm::ArrayRef<StepsOfOp> getSteps() const { return steps; }
  /// Calls of which nothing is known.
  llvm::ArrayRef<mlir::Operation *> getUnknownCalls() const {
    return unknownCalls;
  }
  /// The options of the memory model.
  const MemoryModel &getModel() const { return model; }
  /// The analysis that they come from.
  const FunctionMeta &getMeta() const { return meta; }

private:
  friend class LifeSweep;

  const FunctionMeta &meta;
  MemoryModel model;
  std::vector<mlir::Operation *> ops;
  std::vector<StorageLife> lives;
  std::vector<StepsOfOp> steps;
  llvm::SmallVector<mlir::Operation *, 0> unknownCalls;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_STORAGELIVES_H
