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

namespace fake {

/// Decides which regions of an op control may enter.
class RegionEntry {
public:
  /// `operands` is the metadata of the operands of `branch`.
  RegionEntry(RuleContext &cx, mlir::RegionBranchOpInterface branch,
              llvm::ArrayRef<MetaValue> operands)
      : cx(cx), branch(branch), operands(operands) {}

  /// The regions that control may enter first, and the parent op if it may skip
  /// them.
  llvm::SmallVector<mlir::RegionSuccessor> getSuccessors();
  /// The operands that are forwarded to such a successor.
  mlir::ValueRange getOperands(mlir::RegionSuccessor successor);

private:
  std::optional<bool> getRealBranch(const MetaValue &condition);
  llvm::SmallVector<mlir::Attribute> getConstants();

  RuleContext &cx;
  mlir::RegionBranchOpInterface branch;
  llvm::ArrayRef<MetaValue> operands;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_REGIONENTRY_H
