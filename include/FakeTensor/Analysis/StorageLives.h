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
// runs; those of donated arguments are freed like others.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_STORAGELIVES_H
#define FAKETENSOR_ANALYSIS_STORAGELIVES_H

#include "FakeTensor/Analysis/FunctionMeta.h"
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
  /// The size in bytes, the largest that it has.
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

/// An op that is composed of others.
struct StepsOfOp {
  /// Its position, see StorageLives::getOps().
  unsigned position;
  /// Where its storages are: the device of the first tensor that it returns.
  Device device;
  /// The bytes that it has allocated at the moments of its run that may be the
  /// largest, those of its results included.
  llvm::SmallVector<SymInt, 2> peaks;
};

/// Options of the memory model.
struct MemoryModel {
  /// Whether the function may free the storages of its arguments, those that
  /// are neither parameters nor buffers.
  bool donatesArguments = false;
  /// Storages are counted as blocks of CUDA's caching allocator: in multiples
  /// of 512 bytes.
  bool countsBlocks = false;
};

/// The lives of all storages of one function.
class StorageLives {
public:
  /// `meta` must outlive the result. `getRole` says what the arguments of the
  /// function are for.
  StorageLives(const FunctionMeta &meta, const MemoryModel &model,
               llvm::function_ref<StorageRole(unsigned argument)> getRole);

  /// The ops of the function in program order, those with regions behind them.
  /// The first entry, the entry of the function, is null.
  llvm::ArrayRef<mlir::Operation *> getOps() const { return ops; }
  /// The storages, by first op.
  llvm::ArrayRef<StorageLife> getLives() const { return lives; }
  /// The ops that are composed of others, by position.
  llvm::ArrayRef<StepsOfOp> getSteps() const { return steps; }
  /// The options of the memory model.
  const MemoryModel &getModel() const { return model; }
  /// The bytes of a storage as the model counts them.
  SymInt getCounted(SymInt bytes) const;
  /// The analysis that they come from.
  const FunctionMeta &getMeta() const { return meta; }

private:
  /// An op that was traced: the metadata of its operands, and the outcome.
  struct Traced {
    mlir::Operation *op;
    llvm::SmallVector<DescriptionID, 4> operands;
    Device device;
    llvm::SmallVector<SymInt, 2> peaks;
  };
  /// In `lifeOfStorage`: a storage without a life.
  static constexpr unsigned noLife = ~0u;

  void sweep(mlir::Region &region);
  void visit(mlir::Operation *op);
  bool mayHaveSteps(mlir::Operation *op);
  void traceStorages(mlir::Operation *op, StorageTrace &trace);
  void traceSteps(mlir::Operation *op, unsigned position);
  Device getDeviceOfResults(mlir::Operation *op) const;
  void addTensors(mlir::Value value, unsigned position, StorageRole role);
  void addTensor(const TensorMeta &tensor, mlir::Value value, unsigned position,
                 StorageRole role);
  StorageLife *find(StorageID storage);
  void grow(StorageLife &life, const TensorMeta &tensor);
  void use(const MetaValue &value, mlir::Operation *user, unsigned position);
  void applyChanges();
  unsigned getPosition(mlir::Operation *op);
  void keep();
  void keepReturned();

  const FunctionMeta &meta;
  MemoryModel model;
  llvm::BumpPtrAllocator arena;
  /// For the steps of ops.
  RuleContext cx;
  /// Whether ops of that name may be composed of others.
  llvm::DenseMap<mlir::OperationName, bool> steppingOps;
  std::vector<mlir::Operation *> ops;
  llvm::DenseMap<mlir::Operation *, unsigned> positions;
  std::vector<StorageLife> lives;
  /// By storage, an index of `lives`.
  std::vector<unsigned> lifeOfStorage;
  /// The metadata of the operands of the op that is visited.
  llvm::SmallVector<const KnownValue *, 8> visited;
  std::vector<StepsOfOp> steps;
  /// By a hash of the op and the metadata of its operands.
  llvm::DenseMap<size_t, llvm::SmallVector<Traced, 1>> traced;
  /// The region of the first value of each storage.
  std::vector<mlir::Region *> homes;
  /// The ops whose regions are swept, and what lives until they end.
  llvm::SmallVector<
      std::pair<mlir::Operation *, llvm::SmallVector<unsigned, 0>>>
      open;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_STORAGELIVES_H
