//===- ONNXControlFlow.cpp - Regions of ONNX ops ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `torch.operator "onnx.If"` and the like. torch-mlir sorts subgraphs by the
// names of their attributes: the region of `else_branch` is before that of
// `then_branch`. Values of enclosing graphs are used in regions as they are.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNXCall.h"
#include "ONNXRules.h"
#include "OpRules.h"
#include "Torch/TorchModelsImpl.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

namespace {
enum class FlowKind { None, If, Loop, Scan, SequenceMap };

/// How an op runs its regions. States are operands, arguments, yielded values
/// and results in the same order, from these positions on.
struct Flow {
  FlowKind kind = FlowKind::None;
  unsigned numStates = 0;
  unsigned firstOperand = 0, firstArgument = 0, firstYield = 0;
};
} // namespace

/// The values that a region yields; nullopt if it has another form.
static std::optional<OperandRange> getYielded(Region &region) {
  if (!region.hasOneBlock() || region.front().empty())
    return std::nullopt;
  Operation &end = region.front().back();
  if (end.getName().getStringRef() != "torch.operator_terminator")
    return std::nullopt;
  return end.getOperands();
}

/// `If` has two regions without arguments.
static Flow readIf(Operation *op) {
  if (op->getNumRegions() != 2 || op->getNumOperands() != 1)
    return {};
  for (Region &region : op->getRegions()) {
    std::optional<OperandRange> yielded = getYielded(region);
    if (!yielded || yielded->size() != op->getNumResults() ||
        region.getNumArguments() != 0)
      return {};
  }
  return {FlowKind::If};
}

/// `Loop` has the operands trip count, condition, states; the region has the
/// arguments iteration, condition, states, and yields the condition, states,
/// and elements of the results that follow.
static Flow readLoop(Operation *op, ArrayRef<Value> yielded) {
  unsigned numStates = op->getNumOperands() - 2;
  if (op->getNumOperands() < 2 ||
      op->getRegion(0).getNumArguments() != numStates + 2 ||
      yielded.size() != op->getNumResults() + 1 ||
      op->getNumResults() < numStates)
    return {};
  return {FlowKind::Loop, numStates, 2, 2, 1};
}

/// `Scan` has the operands states and tensors, of which the region has slices.
static Flow readScan(Operation *op, ArrayRef<Value> yielded) {
  int64_t numScanned = readInt(getONNXAttr(op, "num_scan_inputs")).value_or(-1);
  int64_t numOperands = op->getNumOperands();
  if (numScanned < 0 || numScanned > numOperands ||
      op->getRegion(0).getNumArguments() != numOperands ||
      yielded.size() != op->getNumResults() ||
      op->getNumResults() < numOperands - numScanned)
    return {};
  return {FlowKind::Scan, static_cast<unsigned>(numOperands - numScanned)};
}

/// How an op runs its regions; None for all other ops.
static Flow readFlow(Operation *op) {
  if (op->getNumRegions() == 0)
    return {};
  StringRef name = getOperatorName(op);
  if (name == "onnx.If")
    return readIf(op);
  std::optional<OperandRange> range;
  if (op->getNumRegions() == 1)
    range = getYielded(op->getRegion(0));
  if (!range)
    return {};
  SmallVector<Value> yielded(*range);
  if (name == "onnx.Loop")
    return readLoop(op, yielded);
  if (name == "onnx.Scan")
    return readScan(op, yielded);
  if (name == "onnx.SequenceMap" && yielded.size() == op->getNumResults() &&
      op->getRegion(0).getNumArguments() == op->getNumOperands() &&
      op->getNumOperands() != 0)
    return {FlowKind::SequenceMap};
  return {};
}

//===----------------------------------------------------------------------===//
// Other forms
//===----------------------------------------------------------------------===//

/// Adds how many regions, arguments and yielded values an op has.
static void describeRegions(RuleError &error, Operation *op) {
  error << ", found " << op->getNumRegions() << " regions";
  for (Region &region : op->getRegions()) {
    std::optional<OperandRange> yielded = getYielded(region);
    error << (region.getRegionNumber() == 0 ? ", of " : " and of ")
          << region.getNumArguments() << " arguments that ";
    if (yielded)
      error << "yields " << yielded->size() << " values";
    else
      error << "does not end in torch.operator_terminator";
  }
}

static LogicalResult refuseIf(ONNXCall &call) {
  RuleError error = call.cx.error();
  error << "expected a condition and two regions without arguments, each of "
           "which yields the "
        << call.op->getNumResults() << " results";
  describeRegions(error, call.op);
  return error;
}
static LogicalResult refuseLoop(ONNXCall &call) {
  RuleError error = call.cx.error();
  error << "expected a trip count, a condition and states, and a region with "
           "the arguments iteration, condition and "
        << std::max<int64_t>(call.op->getNumOperands(), 2) - 2
        << " states that yields a condition and the "
        << call.op->getNumResults() << " results";
  describeRegions(error, call.op);
  return error;
}
static LogicalResult refuseScan(ONNXCall &call) {
  RuleError error = call.cx.error();
  error << "expected 'num_scan_inputs' from 0 to " << call.op->getNumOperands()
        << ", and a region with as many arguments as there are operands that "
           "yields the "
        << call.op->getNumResults() << " results";
  describeRegions(error, call.op);
  return error;
}
static LogicalResult refuseMap(ONNXCall &call) {
  RuleError error = call.cx.error();
  error << "expected a sequence, and a region with "
        << call.op->getNumOperands() << " arguments that yields the "
        << call.op->getNumResults() << " results";
  describeRegions(error, call.op);
  return error;
}

static constexpr ONNXRule rows[] = {
    {"If", refuseIf, 0},
    {"Loop", refuseLoop, 0},
    {"Scan", refuseScan, 0},
    {"SequenceMap", refuseMap, 0},
};
ArrayRef<ONNXRule> fake::getONNXControlFlowRules() { return rows; }

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

/// The successors of an op, or of the end of a region.
static void getSuccessors(Operation *op, bool isEntry,
                          SmallVectorImpl<RegionSuccessor> &regions) {
  Flow flow = readFlow(op);
  auto results = op->getResults();
  switch (flow.kind) {
  case FlowKind::None:
    // Nothing is known of the regions, and nothing forwarded.
    for (Region &region : op->getRegions())
      regions.push_back(RegionSuccessor(&region));
    regions.push_back(RegionSuccessor(op, results.take_front(0)));
    return;
  case FlowKind::If:
    if (isEntry)
      for (Region &region : op->getRegions())
        regions.push_back(RegionSuccessor(&region));
    else
      regions.push_back(RegionSuccessor(op, results));
    return;
  case FlowKind::SequenceMap:
    if (isEntry)
      regions.push_back(RegionSuccessor(&op->getRegion(0)));
    regions.push_back(RegionSuccessor(op, results.take_front(0)));
    return;
  case FlowKind::Loop:
  case FlowKind::Scan:
    Region &body = op->getRegion(0);
    regions.push_back(RegionSuccessor(
        &body, body.getArguments().slice(flow.firstArgument, flow.numStates)));
    regions.push_back(RegionSuccessor(op, results.take_front(flow.numStates)));
    return;
  }
}

namespace {
struct BranchModel
    : RegionBranchOpInterface::ExternalModel<BranchModel,
                                             RegionBranchOpInterface> {
  OperandRange getEntrySuccessorOperands(Operation *op, RegionSuccessor) const {
    Flow flow = readFlow(op);
    return op->getOperands().slice(flow.firstOperand, flow.numStates);
  }
  void getSuccessorRegions(Operation *op, RegionBranchPoint point,
                           SmallVectorImpl<RegionSuccessor> &regions) const {
    getSuccessors(op, point.isParent(), regions);
  }
};

struct TerminatorModel
    : RegionBranchTerminatorOpInterface::ExternalModel<
          TerminatorModel, RegionBranchTerminatorOpInterface> {
  MutableOperandRange getMutableSuccessorOperands(Operation *op,
                                                  RegionSuccessor) const {
    Flow flow = readFlow(op->getParentOp());
    if (flow.kind == FlowKind::If)
      return MutableOperandRange(op);
    return MutableOperandRange(op, flow.firstYield, flow.numStates);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// The element of a tensor that is a condition or a number; unknown for others.
static SymInt getElement(const MetaValue &value) {
  return value.isTensor() && value.getTensor()->constant.size() == 1
             ? value.getTensor()->constant.front()
             : SymInt();
}

/// A scalar of that dtype.
static MetaValue makeScalar(RuleContext &cx, DType dtype,
                            SymInt element = SymInt()) {
  TensorMeta meta = makeContiguous(cx, {}, dtype, Device::cpu());
  if (!element.isUnknown())
    meta.constant = cx.copySizes(element);
  return cx.createValue(meta);
}

/// The number of an iteration, below that of all of them.
static SymInt makeIteration(RuleContext &cx, const MetaValue &count) {
  Range range = Range::atLeast(0);
  Range bound = cx.env.getRange(getElement(count));
  if (!getElement(count).isUnknown() && bound.max > 0 && bound.max != range.max)
    range.max = bound.max - 1;
  return freshUnbacked(cx, range, DataDependence::Derived);
}

/// The trip count of a loop is an integer, the condition a bool, each in a
/// tensor of one element.
static LogicalResult checkLoop(RuleContext &cx, ArrayRef<MetaValue> operands) {
  static constexpr DType dtypes[] = {DType::Int64, DType::Bool};
  static constexpr StringLiteral names[] = {"trip count", "condition"};
  for (unsigned i = 0; i < 2; ++i) {
    if (!operands[i].isTensor())
      continue;
    const TensorMeta &meta = *operands[i].getTensor();
    if (meta.dtype != DType::Unknown && meta.dtype != dtypes[i])
      return cx.error(i) << "expected a " << names[i] << " of " << dtypes[i]
                         << ", found one of " << meta.dtype;
    if (meta.ranked && llvm::any_of(meta.sizes, [&](SymInt size) {
          return isFalse(cx.env.eq(size, 1));
        }))
      return cx.error(i) << "expected a " << names[i]
                         << " of one element, found sizes " << meta.sizes;
  }
  return success();
}

/// Whether a loop is known not to run.
static bool isSkipped(RuleContext &cx, ArrayRef<MetaValue> operands) {
  SymInt count = getElement(operands[0]), condition = getElement(operands[1]);
  return condition.isInt(0) ||
         (!count.isUnknown() && isTrue(cx.env.le(count, 0)));
}

namespace {
/// A constant condition decides.
struct EntryModel : MetaEntryOpInterface::FallbackModel<EntryModel> {
  void getEntryRegions(Operation *op, RuleContext &cx,
                       ArrayRef<MetaValue> operands,
                       SmallVectorImpl<RegionSuccessor> &regions) const {
    getSuccessors(op, /*isEntry=*/true, regions);
    Flow flow = readFlow(op);
    if (flow.kind == FlowKind::If) {
      SymInt condition = getElement(operands[0]);
      if (condition.isInt())
        regions.erase(&regions[condition.isInt(0) ? 1 : 0]);
    } else if (flow.kind == FlowKind::Loop && isSkipped(cx, operands)) {
      regions.erase(regions.begin());
    }
  }
  ValueRange getEntryOperands(Operation *op, RegionSuccessor) const {
    Flow flow = readFlow(op);
    return op->getOperands().slice(flow.firstOperand, flow.numStates);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Loop
//===----------------------------------------------------------------------===//

/// A state after the last iteration: as before the first one, if there may be
/// none, or as yielded.
static MetaValue finishState(RuleContext &cx, const MetaValue &before,
                             const MetaValue &yielded, SymInt count) {
  if (count.isInt(0))
    return before;
  if (!count.isUnknown() && isTrue(cx.env.lt(0, count)))
    return yielded;
  return joinAll(cx, {before, yielded});
}

/// The values of all iterations along a new dimension.
static MetaValue stackYielded(RuleContext &cx, const MetaValue &yielded,
                              SymInt count, int64_t axis) {
  if (!yielded.isTensor())
    return MetaValue();
  const TensorMeta &element = *yielded.getTensor();
  if (!element.ranked)
    return cx.createValue(makeUnranked(cx, element.dtype, Device::cpu()));
  return cx.createValue(makeContiguous(cx,
                                       withDim(cx, element.sizes, axis, count),
                                       element.dtype, Device::cpu()));
}

/// How often a loop runs: as often as the first operand says, unless the
/// condition may end it.
static SymInt countIterations(RuleContext &cx, ArrayRef<MetaValue> operands,
                              ArrayRef<MetaValue> yielded) {
  if (isSkipped(cx, operands))
    return 0;
  SymInt count = getElement(operands[0]);
  if (!count.isUnknown())
    count = cx.env.max(count, 0);
  bool isConditional = !operands[1].isNone();
  if (!count.isUnknown() &&
      (!isConditional ||
       (getElement(operands[1]).isInt(1) && getElement(yielded[0]).isInt(1))))
    return count;
  return count.isUnknown() ? freshUnbacked(cx, Range::atLeast(0))
                           : freshPart(cx, count);
}

static LogicalResult leaveLoop(RuleContext &cx, const Flow &flow,
                               ArrayRef<MetaValue> operands,
                               ArrayRef<MetaValue> yielded,
                               MutableArrayRef<MetaValue> results) {
  SymInt count = countIterations(cx, operands, yielded);
  for (size_t i = 0; i < results.size(); ++i) {
    const MetaValue &last = yielded[flow.firstYield + i];
    results[i] =
        i < flow.numStates
            ? finishState(cx, operands[flow.firstOperand + i], last, count)
            : stackYielded(cx, last, count, 0);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Scan
//===----------------------------------------------------------------------===//

/// The dimension of an input or a result that is scanned, by a list of axes.
static FailureOr<int64_t> getScanAxis(RuleContext &cx, Operation *op,
                                      StringRef attr, size_t i, int64_t rank) {
  std::optional<SmallVector<int64_t>> axes = readInts(getONNXAttr(op, attr));
  int64_t axis = axes && i < axes->size() ? (*axes)[i] : 0;
  if (rank == 0)
    return cx.error() << "expected a tensor with dimensions to scan, found one "
                         "of rank 0";
  return wrapDim(cx, axis, rank);
}

/// The size of the dimension that all inputs have in common; nothing if it is
/// not known. `slices` are set to the inputs without that dimension.
static FailureOr<SymInt> sliceInputs(RuleContext &cx, Operation *op,
                                     const Flow &flow,
                                     ArrayRef<MetaValue> operands,
                                     MutableArrayRef<MetaValue> slices) {
  SymInt count;
  for (size_t i = flow.numStates; i < operands.size(); ++i) {
    const TensorMeta *input =
        operands[i].isTensor() && operands[i].getTensor()->ranked
            ? operands[i].getTensor()
            : nullptr;
    if (!input)
      continue;
    FailureOr<int64_t> axis = getScanAxis(cx, op, "scan_input_axes",
                                          i - flow.numStates, input->rank());
    if (failed(axis))
      return failure();
    if (!requireEqual(cx, count, input->sizes[*axis]))
      return cx.error(flow.numStates, i)
             << "expected tensors of the same length to scan, found " << count
             << " and " << input->sizes[*axis];
    count = count.isUnknown() ? input->sizes[*axis] : count;
    if (!slices.empty())
      slices[i] =
          cx.createValue(makeContiguous(cx, withoutDim(cx, input->sizes, *axis),
                                        input->dtype, Device::cpu()));
  }
  return count;
}

static LogicalResult leaveScan(RuleContext &cx, Operation *op, const Flow &flow,
                               ArrayRef<MetaValue> operands,
                               ArrayRef<MetaValue> yielded,
                               MutableArrayRef<MetaValue> results) {
  FailureOr<SymInt> count = sliceInputs(cx, op, flow, operands, {});
  if (failed(count))
    return failure();
  for (size_t i = 0; i < results.size(); ++i) {
    if (i < flow.numStates) {
      results[i] = finishState(cx, operands[i], yielded[i], *count);
      continue;
    }
    int64_t axis = 0;
    if (yielded[i].isTensor() && yielded[i].getTensor()->ranked) {
      FailureOr<int64_t> stated =
          getScanAxis(cx, op, "scan_output_axes", i - flow.numStates,
                      yielded[i].getTensor()->rank() + 1);
      if (failed(stated))
        return failure();
      axis = *stated;
    }
    results[i] = stackYielded(cx, yielded[i], *count, axis);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// SequenceMap
//===----------------------------------------------------------------------===//

/// The region has elements of the operands that are sequences, all of one
/// length.
static LogicalResult enterMap(RuleContext &cx, ArrayRef<MetaValue> operands,
                              MutableArrayRef<MetaValue> arguments) {
  for (auto [i, operand] : llvm::enumerate(operands))
    if (operand.isList() && operands[0].isList() &&
        operand.getList().size() != operands[0].getList().size())
      return cx.error(0, i) << "expected sequences of the same length, found "
                            << operands[0].getList().size() << " and "
                            << operand.getList().size();
  for (auto [argument, operand] : llvm::zip_equal(arguments, operands))
    if (operand.isList())
      argument = joinAll(cx, operand.getList());
    else if (operand.isTensor())
      argument = operand;
  return success();
}

/// Whether the elements of all sequences have the same metadata.
static bool areUniform(ArrayRef<MetaValue> operands) {
  for (const MetaValue &operand : operands)
    if (operand.isList())
      for (const MetaValue &element : operand.getList())
        if (!element.isTensor() || !operand.getList().front().isTensor() ||
            !hasEqualMetadata(*element.getTensor(),
                              *operand.getList().front().getTensor()))
          return false;
  return true;
}

static LogicalResult leaveMap(RuleContext &cx, ArrayRef<MetaValue> operands,
                              ArrayRef<MetaValue> yielded,
                              MutableArrayRef<MetaValue> results) {
  // What is yielded holds for all elements only if they are equal.
  if (!operands[0].isList() || !areUniform(operands))
    return success();
  for (auto [result, value] : llvm::zip_equal(results, yielded)) {
    SmallVector<MetaValue> elements(operands[0].getList().size(), value);
    result = MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Single runs
//===----------------------------------------------------------------------===//

/// A loop runs as often as the first operand says, while a condition holds.
static std::optional<bool> enterLoopRun(RuleContext &cx, const Flow &flow,
                                        ArrayRef<MetaValue> operands,
                                        unsigned run,
                                        ArrayRef<MetaValue> previous,
                                        MutableArrayRef<MetaValue> arguments) {
  SymInt count = getElement(operands[0]);
  if (count.isInt() && run >= std::max<int64_t>(count.getInt(), 0))
    return false;
  bool isConditional = !operands[1].isNone();
  SymInt condition = getElement(run == 0 ? operands[1] : previous[0]);
  if (isConditional && condition.isInt(0))
    return false;
  if ((!count.isInt() && !operands[0].isNone()) ||
      (isConditional && !condition.isInt()))
    return std::nullopt;
  arguments[0] = makeScalar(cx, DType::Int64, run);
  arguments[1] = makeScalar(cx, DType::Bool, isConditional ? 1 : SymInt());
  llvm::copy(run == 0 ? operands.slice(flow.firstOperand, flow.numStates)
                      : previous.slice(flow.firstYield, flow.numStates),
             arguments.begin() + flow.firstArgument);
  return true;
}

static void leaveLoopRuns(RuleContext &cx, const Flow &flow,
                          ArrayRef<MetaValue> operands,
                          ArrayRef<ArrayRef<MetaValue>> yielded,
                          MutableArrayRef<MetaValue> results) {
  for (size_t i = 0; i < results.size(); ++i) {
    if (i < flow.numStates) {
      results[i] = yielded.empty() ? operands[flow.firstOperand + i]
                                   : yielded.back()[flow.firstYield + i];
    } else if (!yielded.empty()) {
      auto elements = llvm::map_to_vector(yielded, [&](const auto &values) {
        return values[flow.firstYield + i];
      });
      results[i] = stackYielded(cx, joinAll(cx, elements), yielded.size(), 0);
    }
  }
}

/// One run for each element of the first sequence, unless all have equal
/// metadata.
static std::optional<bool> enterMapRun(ArrayRef<MetaValue> operands,
                                       unsigned run,
                                       MutableArrayRef<MetaValue> arguments) {
  if (!operands[0].isList() || areUniform(operands))
    return std::nullopt;
  if (run == operands[0].getList().size())
    return false;
  for (auto [argument, operand] : llvm::zip_equal(arguments, operands)) {
    if (operand.isList() && run < operand.getList().size())
      argument = operand.getList()[run];
    else if (operand.isTensor())
      argument = operand;
    else
      return std::nullopt;
  }
  return true;
}

namespace {
struct RunsModel : MetaRunsOpInterface::FallbackModel<RunsModel> {
  std::optional<bool> enterRun(Operation *op, RuleContext &cx,
                               ArrayRef<MetaValue> operands, unsigned run,
                               ArrayRef<MetaValue> previous,
                               MutableArrayRef<MetaValue> arguments) const {
    Flow flow = readFlow(op);
    if (flow.kind == FlowKind::Loop)
      return enterLoopRun(cx, flow, operands, run, previous, arguments);
    if (flow.kind == FlowKind::SequenceMap)
      return enterMapRun(operands, run, arguments);
    return std::nullopt;
  }
  void leaveRuns(Operation *op, RuleContext &cx, ArrayRef<MetaValue> operands,
                 ArrayRef<ArrayRef<MetaValue>> yielded,
                 MutableArrayRef<MetaValue> results) const {
    Flow flow = readFlow(op);
    if (flow.kind == FlowKind::Loop)
      return leaveLoopRuns(cx, flow, operands, yielded, results);
    for (size_t i = 0; i < results.size(); ++i) {
      auto elements = llvm::map_to_vector(
          yielded, [&](const auto &values) { return values[i]; });
      results[i] = MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
    }
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

namespace {
struct RegionModel : MetaRegionOpInterface::FallbackModel<RegionModel> {
  LogicalResult
  enterRegions(Operation *op, RuleContext &cx, ArrayRef<MetaValue> operands,
               ArrayRef<MutableArrayRef<MetaValue>> arguments) const {
    Flow flow = readFlow(op);
    if (flow.kind == FlowKind::SequenceMap) {
      return enterMap(cx, operands, arguments[0]);
    } else if (flow.kind == FlowKind::Scan) {
      return sliceInputs(cx, op, flow, operands, arguments[0]);
    } else if (flow.kind == FlowKind::Loop) {
      if (failed(checkLoop(cx, operands)))
        return failure();
      arguments[0][0] =
          makeScalar(cx, DType::Int64, makeIteration(cx, operands[0]));
      // An iteration runs only while a condition holds.
      arguments[0][1] = makeScalar(cx, DType::Bool,
                                   operands[1].isNone() ? SymInt() : SymInt(1));
    }
    return success();
  }
  LogicalResult leaveRegions(Operation *op, RuleContext &cx,
                             ArrayRef<MetaValue> operands,
                             ArrayRef<ArrayRef<MetaValue>> yielded,
                             MutableArrayRef<MetaValue> results) const {
    Flow flow = readFlow(op);
    if (flow.kind == FlowKind::SequenceMap)
      return leaveMap(cx, operands, yielded[0], results);
    if (flow.kind == FlowKind::Scan)
      return leaveScan(cx, op, flow, operands, yielded[0], results);
    return leaveLoop(cx, flow, operands, yielded[0], results);
  }
  std::string getRegionReportName(Operation *op) const {
    return getOperatorName(op).str();
  }
  RegionUse getRegionUse(Operation *op) const {
    switch (readFlow(op).kind) {
    case FlowKind::None:
      return RegionUse::Opaque;
    case FlowKind::If:
      return RegionUse::Forwarding;
    default:
      return RegionUse::Varying;
    }
  }
};
} // namespace

void fake::attachONNXControlFlow(MLIRContext *context) {
  auto op = RegisteredOperationName::lookup("torch.operator", context);
  if (op && !op->hasInterface<RegionBranchOpInterface>()) {
    op->attachInterface<BranchModel>();
    op->attachInterface<EntryModel>();
    op->attachInterface<RegionModel>();
    op->attachInterface<RunsModel>();
  }
  auto end =
      RegisteredOperationName::lookup("torch.operator_terminator", context);
  if (end && !end->hasInterface<RegionBranchTerminatorOpInterface>())
    end->attachInterface<TerminatorModel>();
}
