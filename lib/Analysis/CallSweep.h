//===- CallSweep.h - Calls that are followed --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_CALLSWEEP_H
#define FAKETENSOR_LIB_ANALYSIS_CALLSWEEP_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FunctionState.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"

namespace fake {

class FunctionSweep;

/// Interprets the calls of one function. The body of a callee is swept with the
/// metadata of the operands, in the environment of the caller: sizes are
/// expressions over the caller's symbols, and guards of the callee become
/// guards of the caller. The symbols in the types of the callee belong to
/// another environment and are ignored here.
class CallSweep {
public:
  explicit CallSweep(FunctionSweep &sweep);

  /// Evaluates a call. If the callee has no body, and beyond the limits, the
  /// results are as declared. Returns false for other ops.
  bool visit(mlir::Operation *op);
  /// Whether `op`, in the body of a callee, only states facts about symbols of
  /// that function and is skipped.
  bool skipsInCallee(mlir::Operation *op);

private:
  /// The results of a function for certain arguments.
  struct Summary {
    llvm::SmallVector<MetaValue, 4> arguments;
    llvm::SmallVector<MetaValue, 2> results;
  };

  mlir::FunctionOpInterface getCallee(mlir::CallOpInterface call);
  void noteCall(mlir::Operation *callee, llvm::ArrayRef<MetaValue> arguments);
  void recordWrites(mlir::Operation *op);
  void visitDeclaredCall(mlir::CallOpInterface call);
  void follow(mlir::Operation *op, mlir::FunctionOpInterface callee,
              llvm::ArrayRef<MetaValue> arguments);
  void run(mlir::Operation *op, mlir::FunctionOpInterface callee,
           llvm::ArrayRef<MetaValue> arguments,
           llvm::MutableArrayRef<MetaValue> results);
  void collectReturned(mlir::FunctionOpInterface callee,
                       llvm::MutableArrayRef<MetaValue> results);
  const Summary *findSummary(mlir::Operation *callee,
                             llvm::ArrayRef<MetaValue> arguments);
  void applySummary(const Summary &summary, llvm::ArrayRef<MetaValue> arguments,
                    llvm::MutableArrayRef<MetaValue> results);
  bool isActive(mlir::FunctionOpInterface callee) const;
  bool returnsShared(mlir::CallOpInterface call) const;
  void noteCycle(mlir::FunctionOpInterface callee);
  void reportRecursion(mlir::Operation *op, mlir::FunctionOpInterface callee);
  void reportLimit(mlir::Operation *op, llvm::StringRef limit);
  llvm::LogicalResult requireRanges(mlir::Operation *op,
                                    mlir::FunctionOpInterface callee,
                                    llvm::ArrayRef<MetaValue> arguments);

  FunctionSweep &sweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  mlir::SymbolTableCollection symbolTables;
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<Summary, 0>> summaries;
  unsigned numCalls = 0;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_CALLSWEEP_H
