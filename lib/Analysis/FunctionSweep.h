//===- FunctionSweep.h - The order of evaluation ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_FUNCTIONSWEEP_H
#define FAKETENSOR_LIB_ANALYSIS_FUNCTIONSWEEP_H

#include "FunctionState.h"
#include "WriteTracker.h"

namespace fake {

class CallSweep;

/// Sweeps one function forward, operands before users: orders ops, blocks,
/// regions and calls, and records the metadata of their values. RegionSweep,
/// BlockSweep and CallSweep decide where control goes.
class FunctionSweep {
public:
  explicit FunctionSweep(FunctionMeta::State &state);
  ~FunctionSweep();

  /// Sweeps the function of `state`. See FunctionMeta::infer for `calls`.
  void run(llvm::ArrayRef<const NotedCall *> calls);

  /// What is filled in.
  FunctionMeta::State &state;

  //===--- Values ---------------------------------------------------------===//

  /// The current metadata of a value.
  const MetaValue &lookup(mlir::Value value) const {
    return fake::lookup(state.values, value).value;
  }
  /// Sets it.
  void setValue(mlir::Value value, MetaValue known) {
    state.values[value] = {known, state.cache.describe(known)};
    if (LLVM_UNLIKELY(state.identity.isTracking()))
      state.identity.noteValue(value, known);
  }
  /// Reconciles inferred metadata of the results of `op` with their types, and
  /// sets it.
  void setResults(mlir::Operation *op, llvm::ArrayRef<MetaValue> inferred);
  /// Sets the results of an op to what their types state, or to unknown where
  /// the fallback asks for it.
  void takeDeclared(mlir::Operation *op);
  /// Records that `op` writes unknown data to a tensor or list.
  void noteWrite(mlir::Operation *op, const MetaValue &value) {
    writes.noteWrite(op, value);
  }
  /// The metadata of operands right now.
  llvm::SmallVector<MetaValue> lookupOperands(mlir::Operation *op) const {
    return llvm::map_to_vector(op->getOperands(),
                               [&](mlir::Value v) { return lookup(v); });
  }

  //===--- Order ----------------------------------------------------------===//

  /// Visits all ops of a region once, or until loops among its blocks settle.
  void sweep(mlir::Region &region);
  /// Visits all ops of a block.
  void sweep(mlir::Block &block);
  /// Evaluates one op without regions.
  void visit(mlir::Operation *op);
  /// Runs `act`; guards that it makes have `op` as their origin.
  void withOrigin(mlir::Operation *op, llvm::function_ref<void()> act);

  //===--- Sweeping again -------------------------------------------------===//

  /// Whether the ops at hand are swept again, so that nothing is learned from
  /// declared types and no name is given away.
  bool isTentative() const { return state.reconciler.getTentative(); }
  /// Sets that; returns what it was.
  bool setTentative(bool value);
  /// The extent of what was recorded, for rewind().
  struct Mark {
    Findings::Mark findings;
    size_t changes;
  };
  Mark getMark() const {
    return {state.findings.getMark(), state.identity.getChanges().size()};
  }
  void rewind(const Mark &mark) {
    state.findings.rewind(mark.findings);
    state.identity.rewind(mark.changes);
  }

  /// Compares the metadata of a block argument with its declaration, and
  /// records what its type could state. Returns the contradiction, if any.
  std::string finishArgument(mlir::BlockArgument argument,
                             const MetaValue &value);

private:
  void visitWithRegions(mlir::Operation *op);
  void visitWithRule(mlir::Operation *op, const OpAbilities &abilities);
  void visitMissing(mlir::Operation *op);
  void rename(mlir::Value value, const MetaValue &renamed);
  void checkBind(mlir::Operation *op);
  void setResults(mlir::Operation *op);

  WriteTracker writes;
  std::unique_ptr<CallSweep> calls;
  // Of the op at hand.
  llvm::SmallVector<KnownValue, 8> operands;
  llvm::SmallVector<CachedResult, 4> outcomes;
};

/// Visits an op without a rule that only passes values on: a constant, a
/// conversion, a choice of one of two values. False for other ops.
bool visitPassThrough(FunctionSweep &sweep, mlir::Operation *op);

/// Sets the arguments of the function, from their types, from the calls that
/// are known and from facts stated about them.
void seedArguments(FunctionSweep &sweep,
                   llvm::ArrayRef<const NotedCall *> calls);

/// Evaluates an op whose regions pass control on, see RegionBranchOpInterface.
void sweepRegions(FunctionSweep &sweep, mlir::RegionBranchOpInterface branch);
/// Sweeps a region of several blocks.
void sweepBlocks(FunctionSweep &sweep, mlir::Region &region);

/// The metadata that a fact gives to a value of metadata `known`.
llvm::FailureOr<MetaValue> evaluateBind(RuleContext &cx, mlir::Operation *bind,
                                        const MetaValue &known,
                                        llvm::ArrayRef<MetaValue> operands);

/// Joins two values that one value may be: sizes that differ become new
/// symbols. `hasChanged` says whether the result differs from the first one.
MetaValue joinValues(RuleContext &cx, const MetaValue &a, const MetaValue &b,
                     bool &hasChanged);

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_FUNCTIONSWEEP_H
