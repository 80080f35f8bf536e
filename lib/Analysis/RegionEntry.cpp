//===- RegionEntry.cpp - Where control enters an op -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegionEntry.h"
#include "FakeTensor/Symbolic/Truth.h"
#include "mlir/IR/Builders.h"

using namespace fake;
using namespace mlir;

RegionEntry::RegionEntry(RuleContext &cx, RegionBranchOpInterface branch,
                         SmallVector<MetaValue> operands)
    : cx(cx), branch(branch), operands(std::move(operands)),
      repeated(branch->getNumRegions()) {
  for (unsigned region = 0; region < repeated.size(); ++region)
    repeated[region] = branch.isRepetitiveRegion(region);
}

/// The branch that the real run takes, which is asserted.
std::optional<bool> RegionEntry::getRealBranch(const MetaValue &condition) {
  if (!condition.isBool() || !cx.mode.propagateReal)
    return std::nullopt;
  SymInt truth = condition.getInt();
  std::optional<int64_t> real = cx.env.evaluateWithValues(truth);
  if (!real || !requireTruth(cx.env, *real ? truth : cx.env.sub(1, truth)))
    return std::nullopt;
  return *real != 0;
}

/// The metadata of the operands, as constants for getEntrySuccessorRegions.
SmallVector<Attribute> RegionEntry::getConstants() {
  Builder builder(branch->getContext());
  SmallVector<Attribute> constants;
  for (auto [value, operand] :
       llvm::zip_equal(operands, branch->getOperands())) {
    Attribute constant;
    if (std::optional<bool> known = value.asBool())
      constant = builder.getBoolAttr(*known);
    else if (std::optional<bool> taken = getRealBranch(value))
      constant = builder.getBoolAttr(*taken);
    else if (value.isInt() && value.getInt().isInt())
      constant = builder.getIntegerAttr(operand.getType().isIntOrIndex()
                                            ? operand.getType()
                                            : builder.getI64Type(),
                                        value.getInt().getInt());
    constants.push_back(constant);
  }
  return constants;
}

ArrayRef<RegionSuccessor> RegionEntry::getSuccessors() {
  if (successors)
    return *successors;
  successors.emplace();
  auto entry = dyn_cast<MetaEntryOpInterface>(branch.getOperation());
  if (!entry) {
    branch.getEntrySuccessorRegions(getConstants(), *successors);
    return *successors;
  }
  SmallVector<MetaValue> known(operands);
  for (MetaValue &value : known)
    if (std::optional<bool> taken = getRealBranch(value))
      value = Scalar::boolean(*taken);
  entry.getEntryRegions(cx, known, *successors);
  return *successors;
}

bool RegionEntry::maySkip() {
  return llvm::any_of(getSuccessors(), [](RegionSuccessor successor) {
    return successor.isParent();
  });
}

ValueRange RegionEntry::getForwarded(RegionSuccessor successor) {
  if (auto entry = dyn_cast<MetaEntryOpInterface>(branch.getOperation()))
    return entry.getEntryOperands(successor);
  return branch.getEntrySuccessorOperands(successor);
}

bool RegionEntry::isRepeated(Region &region) const {
  return repeated.test(region.getRegionNumber());
}
