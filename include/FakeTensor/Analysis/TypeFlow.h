//===- TypeFlow.h - Types that must go together -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A type may change only together with those of the values that the verifier
// compares it with: what a branch hands on and the argument that takes it, what
// a function returns and the results of its calls.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_TYPEFLOW_H
#define FAKETENSOR_ANALYSIS_TYPEFLOW_H

#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// Calls `fn` for each pair of values of which control hands the first on as
/// the second, as RegionBranchOpInterface, BranchOpInterface or
/// SelectLikeOpInterface of `op` says.
/// Ops with MetaRegionOpInterface take any types of the same kinds and have no
/// such pairs; other ops have none, either.
void forEachTypeEdge(mlir::Operation *op,
                     llvm::function_ref<void(mlir::Value, mlir::Value)> fn);

/// Calls `fn` for each terminator that returns from a function with a body.
void forEachReturn(mlir::FunctionOpInterface function,
                   llvm::function_ref<void(mlir::Operation *)> fn);

/// Functions whose types may change along with their calls, and these calls.
class KnownCalls {
public:
  /// Finds the functions with a body in and below `root` that are used by calls
  /// alone, all of them in and below `root` and with as many operands and
  /// results as the function has, and that do not call themselves, not even
  /// through others. None if `root` is a function: its siblings may be
  /// changing, see mayReadFunctions.
  explicit KnownCalls(mlir::Operation *root);

  /// Whether `root` is a function that others beside it may call.
  static bool mayBeCalled(mlir::Operation *root);
  /// The function that is called; null unless it was found.
  mlir::FunctionOpInterface getCallee(mlir::Operation *call) const {
    return callees.lookup(call);
  }
  /// Whether the function may not be changed as there are, or may be, uses of
  /// it other than calls that are known.
  bool hasOtherUses(mlir::FunctionOpInterface function) const {
    return otherUses || fixed.contains(function);
  }
  /// Calls in program order.
  llvm::ArrayRef<mlir::CallOpInterface> getCalls() const { return calls; }

private:
  void add(mlir::CallOpInterface call, mlir::FunctionOpInterface callee);
  void fixRecursion();

  /// Whether nothing is known about other functions.
  bool otherUses = false;
  llvm::DenseMap<mlir::Operation *, mlir::FunctionOpInterface> callees;
  llvm::DenseSet<mlir::Operation *> fixed;
  llvm::SmallVector<mlir::CallOpInterface> calls;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_TYPEFLOW_H
