//===- TorchControlFlow.cpp - If and Loop of the torch reader ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h"

using namespace mlir;
using namespace fake::torch;

//===----------------------------------------------------------------------===//
// prim.If
//===----------------------------------------------------------------------===//

ParseResult PrimIfOp::parse(OpAsmParser &parser, OperationState &state) {
  OpAsmParser::UnresolvedOperand condition;
  Type boolType = TorchScalarType::get(parser.getContext(), ScalarKind::Bool);
  Region *thenRegion = state.addRegion(), *elseRegion = state.addRegion();
  return failure(
      parser.parseOperand(condition) ||
      parser.resolveOperand(condition, boolType, state.operands) ||
      parser.parseArrow() || parser.parseLParen() ||
      (parser.parseOptionalRParen() &&
       (parser.parseTypeList(state.types) || parser.parseRParen())) ||
      parser.parseRegion(*thenRegion) || parser.parseKeyword("else") ||
      parser.parseRegion(*elseRegion) ||
      parser.parseOptionalAttrDict(state.attributes));
}

void PrimIfOp::print(OpAsmPrinter &printer) {
  printer << ' ' << getCondition() << " -> (" << getResultTypes() << ") ";
  printer.printRegion(getThenRegion());
  printer << " else ";
  printer.printRegion(getElseRegion());
  printer.printOptionalAttrDict((*this)->getAttrs());
}

void PrimIfOp::getSuccessorRegions(RegionBranchPoint point,
                                   SmallVectorImpl<RegionSuccessor> &regions) {
  if (point.isParent())
    regions.append(
        {RegionSuccessor(&getThenRegion()), RegionSuccessor(&getElseRegion())});
  else
    regions.push_back(RegionSuccessor(getOperation(), getResults()));
}

void PrimIfOp::getEntrySuccessorRegions(
    ArrayRef<Attribute> operands, SmallVectorImpl<RegionSuccessor> &regions) {
  auto condition = dyn_cast_or_null<BoolAttr>(operands.front());
  if (!condition || condition.getValue())
    regions.push_back(RegionSuccessor(&getThenRegion()));
  if (!condition || !condition.getValue())
    regions.push_back(RegionSuccessor(&getElseRegion()));
}

//===----------------------------------------------------------------------===//
// prim.Loop
//===----------------------------------------------------------------------===//

LogicalResult PrimLoopOp::verify() {
  auto arguments = getRegion().getArguments();
  if (arguments.empty() ||
      !isScalar(arguments.front().getType(), ScalarKind::Int)) {
    InFlightDiagnostic diag =
        emitOpError("expected an argument of type !torch.int for the iteration "
                    "number, found ");
    if (arguments.empty())
      return diag << "none";
    return diag << arguments.front().getType();
  }
  if (getNumResults() != getIterArgsInit().size())
    return emitOpError("expected ")
           << getIterArgsInit().size()
           << " results, one for each loop-carried value, found "
           << getNumResults();
  return success();
}

OperandRange PrimLoopOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getIterArgsInit();
}

void PrimLoopOp::getSuccessorRegions(
    RegionBranchPoint, SmallVectorImpl<RegionSuccessor> &regions) {
  regions.append(
      {RegionSuccessor(&getRegion(), getRegion().getArguments().drop_front()),
       RegionSuccessor(getOperation(), getResults())});
}

MutableOperandRange
PrimLoopConditionOp::getMutableSuccessorOperands(RegionSuccessor) {
  return getIterArgsMutable();
}

//===----------------------------------------------------------------------===//
// shape.calculate and dtype.calculate
//===----------------------------------------------------------------------===//

/// The successor: the calculation, the body, then the parent op.
static RegionSuccessor getNextOfCalculate(Operation *op,
                                          RegionBranchPoint point) {
  Region &body = op->getRegion(0), &calculation = op->getRegion(1);
  if (point.isParent())
    return RegionSuccessor(&calculation);
  if (point.getTerminatorPredecessorOrNull()->getParentRegion() == &calculation)
    return RegionSuccessor(&body);
  return RegionSuccessor(op, op->getResults());
}

void ShapeCalculateOp::getSuccessorRegions(
    RegionBranchPoint point, SmallVectorImpl<RegionSuccessor> &regions) {
  regions.push_back(getNextOfCalculate(*this, point));
}

void DtypeCalculateOp::getSuccessorRegions(
    RegionBranchPoint point, SmallVectorImpl<RegionSuccessor> &regions) {
  regions.push_back(getNextOfCalculate(*this, point));
}

/// The calculation forwards nothing to the body.
MutableOperandRange
ShapeCalculateYieldShapesOp::getMutableSuccessorOperands(RegionSuccessor) {
  return MutableOperandRange(getOperation(), /*start=*/0, /*length=*/0);
}

MutableOperandRange
DtypeCalculateYieldDtypesOp::getMutableSuccessorOperands(RegionSuccessor) {
  return MutableOperandRange(getOperation(), /*start=*/0, /*length=*/0);
}
