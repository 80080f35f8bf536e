//===- TypeFlow.h - Types that must go together -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A type may change only together with those that the verifier compares it
// with: a forwarded operand and the block argument, a returned operand and the
// results of calls.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_TYPEFLOW_H
#define FAKETENSOR_ANALYSIS_TYPEFLOW_H

#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// Calls `fn` for each pair of values the first of which is forwarded to the
/// second, according to RegionBranchOpInterface, BranchOpInterface or
/// SelectLikeOpInterface of `op`. Ops with MetaRegionOpInterface accept any
/// types of the same kinds and have no such pairs, like all other ops.
void forEachTypeEdge(mlir::Operation *op,
                     llvm::function_ref<void(mlir::Value, mlir::Value)> fn);

/// Calls `fn` for each terminator that returns from a function with a body.
void forEachReturn(mlir::FunctionOpInterface function,
                   llvm::function_ref<void(mlir::Operation *)> fn);

/// Functions whose types may change along with their calls, and these calls.
class KnownCalls {
public:
  /// Finds the functions with a body in and below `root` that are only used by
  /// calls, all of them in and below `root` and with matching numbers of
  /// operands and results, and that are not recursive. None if `root` is a
  /// function: its siblings may be changing, see mayReadFunctions.
  explicit KnownCalls(mlir::Operation *root);

  /// Whether `root` is a function that siblings may call.
  static bool mayBeCalled(mlir::Operation *root);
  /// The callee; null for other calls.
  mlir::FunctionOpInterface getCallee(mlir::Operation *call) const {
    return callees.lookup(call);
  }
  /// Whether the function must not change, since there are, or may be, uses of
  /// it other than known calls.
  bool hasOtherUses(mlir::FunctionOpInterface function) const {
    return otherUses || fixed.contains(function);
  }
  /// Calls in program order.
  llvm::ArrayRef<mlir::CallOpInterface> getCalls() const { return calls; }

private:
  void add(mlir::CallOpInterface call, mlir::FunctionOpInterface callee);
  void fixRecursion();

  /// Whether other functions are unknown.
  bool otherUses = false;
  llvm::DenseMap<mlir::Operation *, mlir::FunctionOpInterface> callees;
  llvm::DenseSet<mlir::Operation *> fixed;
  llvm::SmallVector<mlir::CallOpInterface> calls;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_TYPEFLOW_H
