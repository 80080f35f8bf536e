//===- CostAnalysis.h - What programs cost ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arithmetic and the memory traffic of functions, as sums over their ops in
// the symbols of each function. The record of an op says what a call costs, see
// Cost.h; this analysis adds loops, branches and calls of functions.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_COSTANALYSIS_H
#define FAKETENSOR_ANALYSIS_COSTANALYSIS_H

#include "FakeTensor/ATen/Cost.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "mlir/IR/SymbolTable.h"

namespace fake {

/// Options of the analysis.
struct CostOptions {
  /// What ops count.
  CostConventions conventions;
  /// How many operations a multiply-accumulate is: 2, or 1.
  int64_t flopsPerMac = 2;
};

/// A cost, or a sum of costs. Unknown values are not part of sums.
struct Cost {
  /// Multiply-accumulates, and all operations, in which those are included.
  SymInt macs = 0, flops = 0;
  /// Bytes.
  SymInt read = 0, written = 0;

  /// Whether nothing of it is unknown.
  bool isKnown() const;
  /// Whether it is 0.
  bool isZero() const;
  /// Adds `times` times another cost.
  void add(ShapeEnv &env, const Cost &other, SymInt times = 1);
};

/// What one op of a function costs in a run of the function.
struct CostLine {
  /// The op, which may be one of a callee. A call where there are too many of
  /// them, and a branch for its regions where it is not known which costs more.
  mlir::Operation *op;
  /// The op of the function itself: `op`, or the call that runs it.
  mlir::Operation *caller;
  /// For all iterations of the loops around it.
  Cost cost;
  /// How often it runs.
  SymInt times = 1;
  /// Where it runs: the device of its results, or else of its operands.
  Device device;
};

/// Ops of a name whose cost is unknown for the same reason.
struct UnknownCost {
  /// The name in reports, `aten.nonzero.default`.
  std::string name;
  /// Why it is unknown.
  llvm::StringRef reason;
  /// How many such ops there are, and the first one.
  unsigned count = 0;
  /// The first of them.
  mlir::Operation *first = nullptr;
};

/// A symbol that stands for the number of iterations of a loop.
struct NamedTrips {
  /// The symbol.
  SymInt symbol;
  /// The loop.
  mlir::Operation *op;
};

/// What a function costs, in its symbols.
struct FunctionCost {
  /// Ops that cost something, in program order.
  llvm::SmallVector<CostLine, 0> lines;
  /// Ops of unknown cost, which are in no sum.
  llvm::SmallVector<UnknownCost, 0> unknown;
  /// Loops whose number of iterations is unknown.
  llvm::SmallVector<NamedTrips, 0> trips;
  /// The sum of all lines.
  Cost total;
  /// The sum by device, in the order of the first op.
  llvm::SmallVector<std::pair<Device, Cost>, 1> devices;
};

/// The costs of all functions of a module.
class CostAnalysis {
public:
  /// Costs of what `meta` has inferred; it must outlive the analysis. Its
  /// environments memoize, nothing else changes.
  CostAnalysis(const ModuleMeta &meta, const CostOptions &options)
      : meta(meta), options(options) {}

  /// The cost of a function.
  const FunctionCost &get(mlir::FunctionOpInterface function);
  /// The options of the analysis.
  const CostOptions &getOptions() const { return options; }

private:
  friend class FunctionCosts;

  const ModuleMeta &meta;
  CostOptions options;
  mlir::SymbolTableCollection symbolTables;
  /// Null while a function is being visited.
  llvm::DenseMap<mlir::Operation *, std::unique_ptr<FunctionCost>> costs;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_COSTANALYSIS_H
