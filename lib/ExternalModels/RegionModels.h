//===- RegionModels.h - Control flow of other dialects ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// External models of RegionBranchOpInterface, for dialects without it.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_REGIONMODELS_H
#define FAKETENSOR_LIB_EXTERNALMODELS_REGIONMODELS_H

#include "mlir/Interfaces/ControlFlowInterfaces.h"

namespace fake {

/// A loop with two regions, the condition and the body. The operands are the
/// arguments of both; the body returns the next ones.
struct WhileModel : mlir::RegionBranchOpInterface::ExternalModel<
                        WhileModel, mlir::RegionBranchOpInterface> {
  mlir::OperandRange getEntrySuccessorOperands(mlir::Operation *op,
                                               mlir::RegionSuccessor) const {
    return op->getOperands();
  }
  void getSuccessorRegions(
      mlir::Operation *op, mlir::RegionBranchPoint point,
      llvm::SmallVectorImpl<mlir::RegionSuccessor> &regions) const {
    mlir::Operation *end = point.getTerminatorPredecessorOrNull();
    if (end && end->getParentRegion() == &op->getRegion(0))
      return;
    for (mlir::Region &region : op->getRegions())
      regions.push_back(mlir::RegionSuccessor(&region, region.getArguments()));
    regions.push_back(mlir::RegionSuccessor(op, op->getResults()));
  }
};

/// A branch: one of the regions runs, and returns the results. The last
/// operands are the arguments of the regions.
struct CaseModel : mlir::RegionBranchOpInterface::ExternalModel<
                       CaseModel, mlir::RegionBranchOpInterface> {
  mlir::OperandRange
  getEntrySuccessorOperands(mlir::Operation *op,
                            mlir::RegionSuccessor successor) const {
    return op->getOperands().take_back(successor.getSuccessorInputs().size());
  }
  void getSuccessorRegions(
      mlir::Operation *op, mlir::RegionBranchPoint point,
      llvm::SmallVectorImpl<mlir::RegionSuccessor> &regions) const {
    if (!point.isParent())
      return regions.push_back(mlir::RegionSuccessor(op, op->getResults()));
    for (mlir::Region &region : op->getRegions())
      regions.push_back(mlir::RegionSuccessor(&region, region.getArguments()));
  }
};

/// The end of a region, which returns its operands.
struct ReturnModel : mlir::RegionBranchTerminatorOpInterface::ExternalModel<
                         ReturnModel, mlir::RegionBranchTerminatorOpInterface> {
  mlir::MutableOperandRange
  getMutableSuccessorOperands(mlir::Operation *op,
                              mlir::RegionSuccessor) const {
    return mlir::MutableOperandRange(op);
  }
};

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_REGIONMODELS_H
