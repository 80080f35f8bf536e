//===- RegionEntry.h - Where control enters an op ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_REGIONENTRY_H
#define FAKETENSOR_LIB_ANALYSIS_REGIONENTRY_H

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/SmallBitVector.h"

namespace fake {

/// Decides which regions of an op control may enter, and which more than once.
class RegionEntry {
public:
  /// `operands` is the metadata of the operands of `branch`.
  RegionEntry(RuleContext &cx, mlir::RegionBranchOpInterface branch,
              llvm::SmallVector<MetaValue> operands);

  /// The op.
  mlir::RegionBranchOpInterface getBranch() const { return branch; }
  /// The metadata of the operands.
  llvm::ArrayRef<MetaValue> getOperands() const { return operands; }
  /// The regions that control may enter first, and the parent op if it may skip
  /// them. Computed once.
  llvm::ArrayRef<mlir::RegionSuccessor> getSuccessors();
  /// Whether the parent op is one of them.
  bool maySkip();
  /// The operands that are forwarded to such a successor.
  mlir::ValueRange getForwarded(mlir::RegionSuccessor successor);
  /// Whether control may return to a region that it left.
  bool isRepeated(mlir::Region &region) const;
  /// Whether that holds for any region.
  bool isAnyRepeated() const { return repeated.any(); }

private:
  std::optional<bool> getRealBranch(const MetaValue &condition);
  llvm::SmallVector<mlir::Attribute> getConstants();

  RuleContext &cx;
  mlir::RegionBranchOpInterface branch;
  llvm::SmallVector<MetaValue> operands;
  std::optional<llvm::SmallVector<mlir::RegionSuccessor>> successors;
  llvm::SmallBitVector repeated;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_REGIONENTRY_H
