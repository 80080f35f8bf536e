//===- TorchControlFlow.cpp - Entries of prim.If and prim.Loop --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// torch-mlir's own interfaces only check whether the operand of prim.If is a
// constant op, and always enter the region of prim.Loop.
//
//===----------------------------------------------------------------------===//

#include "TorchModelsImpl.h"
#include "mlir/IR/Operation.h"

using namespace fake;
using namespace mlir;

/// The value of a bool, if constant.
static std::optional<bool> getKnownBool(RuleContext &cx,
                                        const MetaValue &value) {
  if (!value.isBool())
    return std::nullopt;
  SymInt truth = cx.env.simplify(value.getInt());
  return truth.isInt() ? std::optional(truth.getInt() != 0) : std::nullopt;
}

namespace {
/// A constant condition decides, for any op that computes it.
struct IfEntry : MetaEntryOpInterface::FallbackModel<IfEntry> {
  void getEntryRegions(Operation *op, RuleContext &cx,
                       ArrayRef<MetaValue> operands,
                       SmallVectorImpl<RegionSuccessor> &regions) const {
    std::optional<bool> condition = getKnownBool(cx, operands[0]);
    if (!condition || *condition)
      regions.push_back(RegionSuccessor(&op->getRegion(0)));
    if (!condition || !*condition)
      regions.push_back(RegionSuccessor(&op->getRegion(1)));
  }
  ValueRange getEntryOperands(Operation *, RegionSuccessor) const { return {}; }
};

/// `prim.Loop %max_trip_count, %initial_condition, init(...)` has no iterations
/// unless the condition holds and the trip count is positive.
struct LoopEntry : MetaEntryOpInterface::FallbackModel<LoopEntry> {
  void getEntryRegions(Operation *op, RuleContext &cx,
                       ArrayRef<MetaValue> operands,
                       SmallVectorImpl<RegionSuccessor> &regions) const {
    SymInt count = operands[0].isInt() ? operands[0].getInt() : SymInt();
    std::optional<bool> condition = getKnownBool(cx, operands[1]);
    Truth iterates = count.isUnknown() ? Truth::Unknown : cx.env.lt(0, count);
    Region &body = op->getRegion(0);
    if (condition != false && iterates != Truth::False)
      regions.push_back(
          RegionSuccessor(&body, body.getArguments().drop_front()));
    if (condition != true || iterates != Truth::True)
      regions.push_back(RegionSuccessor(op, op->getResults()));
  }
  ValueRange getEntryOperands(Operation *op, RegionSuccessor) const {
    return op->getOperands().drop_front(2);
  }
};

/// A loop whose condition stays true runs as often as its first operand says;
/// another one may end earlier.
struct LoopTrips : MetaLoopOpInterface::FallbackModel<LoopTrips> {
  SymInt getTripCount(Operation *op, RuleContext &,
                      ArrayRef<MetaValue> operands,
                      function_ref<MetaValue(Value)>) const {
    Operation *end = op->getRegion(0).front().getTerminator();
    Operation *next = end->getOperand(0).getDefiningOp();
    auto condition =
        next ? next->getAttrOfType<IntegerAttr>("value") : IntegerAttr();
    bool staysTrue = condition && !condition.getValue().isZero();
    return staysTrue && operands[0].isInt() ? operands[0].getInt()
                                            : SymInt::unknown();
  }
};
} // namespace

void fake::attachTorchControlFlow(MLIRContext *context) {
  auto branch = RegisteredOperationName::lookup("torch.prim.If", context);
  if (branch && !branch->hasInterface<MetaEntryOpInterface>())
    branch->attachInterface<IfEntry>();
  auto loop = RegisteredOperationName::lookup("torch.prim.Loop", context);
  if (loop && !loop->hasInterface<MetaEntryOpInterface>())
    loop->attachInterface<LoopEntry>();
  if (loop && !loop->hasInterface<MetaLoopOpInterface>())
    loop->attachInterface<LoopTrips>();
}
