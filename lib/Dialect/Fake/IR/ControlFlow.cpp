//===- ControlFlow.cpp - Ops with regions -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Text, verification and metadata of the ops with regions. The analysis runs
// the regions; this file computes their inputs and outputs.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

using namespace mlir;
using namespace fake;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

namespace {
/// The keywords of an op: before its operand groups, and before its regions.
struct Words {
  bool hasPredicate;
  SmallVector<StringRef, 3> groups;
  SmallVector<StringRef, 2> regions;
};
} // namespace

static const Words condWords{true, {"with"}, {"then", "else"}};
static const Words whileWords{false, {"init", "with"}, {"while", "do"}};
static const Words mapWords{false, {"over", "with"}, {"do"}};
static const Words scanWords{false, {"init", "over", "with"}, {"do"}};

/// `word(%a: type, %b: type) { ... }`
static ParseResult parseWordAndRegion(OpAsmParser &parser, StringRef word,
                                      Region *region) {
  SmallVector<OpAsmParser::Argument, 4> arguments;
  return failure(parser.parseKeyword(word) ||
                 parser.parseArgumentList(arguments,
                                          AsmParser::Delimiter::OptionalParen,
                                          /*allowType=*/true) ||
                 parser.parseRegion(*region, arguments));
}

/// Parses an op and counts the operands of each group.
static ParseResult parseRegionOp(OpAsmParser &parser, OperationState &state,
                                 const Words &words,
                                 MutableArrayRef<int32_t> counts) {
  SmallVector<OpAsmParser::UnresolvedOperand, 8> operands;
  if (words.hasPredicate && parser.parseOperand(operands.emplace_back()))
    return failure();
  for (auto [count, word] : llvm::zip_equal(counts, words.groups)) {
    count = 0;
    if (failed(parser.parseOptionalKeyword(word)))
      continue;
    size_t before = operands.size();
    if (parser.parseOperandList(operands, AsmParser::Delimiter::Paren))
      return failure();
    count = static_cast<int32_t>(operands.size() - before);
  }
  FunctionType type;
  if (parser.parseOptionalAttrDict(state.attributes))
    return failure();
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseColonType(type) ||
      parser.resolveOperands(operands, type.getInputs(), loc, state.operands))
    return failure();
  state.addTypes(type.getResults());
  for (StringRef word : words.regions)
    if (parseWordAndRegion(parser, word, state.addRegion()))
      return failure();
  return success();
}

template <typename OpT>
static ParseResult parseWithSegments(OpAsmParser &parser, OperationState &state,
                                     const Words &words) {
  auto &segments =
      state.getOrAddProperties<typename OpT::Properties>().operandSegmentSizes;
  return parseRegionOp(parser, state, words, segments);
}

static void printRegionOp(OpAsmPrinter &printer, Operation *op,
                          const Words &words, ArrayRef<OperandRange> groups) {
  if (words.hasPredicate)
    printer << ' ' << op->getOperand(0);
  for (auto [word, group] : llvm::zip_equal(words.groups, groups))
    if (!group.empty())
      printer << ' ' << word << '(' << group << ')';
  printer.printOptionalAttrDict(op->getAttrs(), {"operandSegmentSizes"});
  printer << " : ";
  printer.printFunctionalType(op);
  printer.printNewline();
  bool isFirst = true;
  for (auto [word, region] : llvm::zip_equal(words.regions, op->getRegions())) {
    printer << (isFirst ? "" : " ") << word;
    isFirst = false;
    if (region.getNumArguments()) {
      printer << '(';
      llvm::interleaveComma(region.getArguments(), printer,
                            [&](BlockArgument argument) {
                              printer.printRegionArgument(argument);
                            });
      printer << ')';
    }
    printer << ' ';
    printer.printRegion(region, /*printEntryBlockArgs=*/false);
  }
}

ParseResult CondOp::parse(OpAsmParser &parser, OperationState &state) {
  int32_t count;
  return parseRegionOp(parser, state, condWords, count);
}
ParseResult WhileLoopOp::parse(OpAsmParser &parser, OperationState &state) {
  return parseWithSegments<WhileLoopOp>(parser, state, whileWords);
}
ParseResult MapOp::parse(OpAsmParser &parser, OperationState &state) {
  return parseWithSegments<MapOp>(parser, state, mapWords);
}
ParseResult ScanOp::parse(OpAsmParser &parser, OperationState &state) {
  return parseWithSegments<ScanOp>(parser, state, scanWords);
}
ParseResult AssociativeScanOp::parse(OpAsmParser &parser,
                                     OperationState &state) {
  return parseWithSegments<AssociativeScanOp>(parser, state, mapWords);
}

void CondOp::print(OpAsmPrinter &printer) {
  printRegionOp(printer, *this, condWords, {getInputs()});
}
void WhileLoopOp::print(OpAsmPrinter &printer) {
  printRegionOp(printer, *this, whileWords, {getInits(), getInputs()});
}
void MapOp::print(OpAsmPrinter &printer) {
  printRegionOp(printer, *this, mapWords, {getSequences(), getInputs()});
}
void ScanOp::print(OpAsmPrinter &printer) {
  printRegionOp(printer, *this, scanWords,
                {getInits(), getSequences(), getInputs()});
}
void AssociativeScanOp::print(OpAsmPrinter &printer) {
  printRegionOp(printer, *this, mapWords, {getSequences(), getInputs()});
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

/// Checks that the arguments of a region have the kinds of `types`.
static LogicalResult verifyArguments(Operation *op, Region &region,
                                     StringRef word, TypeRange types) {
  if (region.getNumArguments() != types.size())
    return op->emitOpError()
           << "expected " << types.size() << " arguments of '" << word
           << "' for its operands, found " << region.getNumArguments();
  for (auto [argument, type] : llvm::zip_equal(region.getArguments(), types)) {
    if (isCompatibleKind(argument.getType(), type))
      continue;
    InFlightDiagnostic diag =
        op->emitOpError() << "expected an argument #" << argument.getArgNumber()
                          << " of '" << word << "' of the kind of " << type
                          << ", found " << argument.getType();
    diag.attachNote(argument.getLoc()) << "the argument is here";
    return diag;
  }
  return success();
}

/// The yield at the end of a region, null after an error.
static YieldOp getYield(Operation *op, Region &region, StringRef word) {
  Block &block = region.front();
  if (!block.empty())
    if (auto yield = dyn_cast<YieldOp>(block.back()))
      return yield;
  InFlightDiagnostic diag = op->emitOpError()
                            << "expected '" << word
                            << "' to end with fake.yield, found ";
  if (block.empty())
    diag << "nothing";
  else
    diag << block.back().getName();
  return nullptr;
}

/// Checks that a region yields values of the kinds of `types`.
static LogicalResult verifyYield(Operation *op, Region &region, StringRef word,
                                 TypeRange types, StringRef purpose) {
  YieldOp yield = getYield(op, region, word);
  if (!yield)
    return failure();
  TypeRange found = yield.getValues().getTypes();
  if (found.size() != types.size())
    return yield.emitOpError() << "expected " << types.size() << " values for "
                               << purpose << ", found " << found.size();
  for (auto [i, have, want] : llvm::enumerate(found, types))
    if (!isCompatibleKind(have, want))
      return yield.emitOpError()
             << "expected a value #" << i << " of the kind of " << want
             << " for " << purpose << ", found " << have;
  return success();
}

/// Checks that there is a tensor to iterate over.
static LogicalResult verifySequences(Operation *op, ValueRange sequences) {
  if (sequences.empty())
    return op->emitOpError() << "expected a tensor to iterate over, found none";
  return success();
}

/// The concatenated types of operands.
static SmallVector<Type> concat(std::initializer_list<OperandRange> groups) {
  SmallVector<Type> types;
  for (OperandRange group : groups)
    llvm::append_range(types, group.getTypes());
  return types;
}

LogicalResult CondOp::verify() {
  for (auto [word, region] : llvm::zip_equal(condWords.regions, getRegions()))
    if (failed(verifyArguments(*this, *region, word, getInputs().getTypes())) ||
        failed(verifyYield(*this, *region, word, getResultTypes(),
                           "the results of fake.cond")))
      return failure();
  return success();
}

LogicalResult WhileLoopOp::verify() {
  if (getNumResults() != getInits().size())
    return emitOpError() << "expected a result for each of the "
                         << getInits().size() << " loop-carried values, "
                         << "found " << getNumResults();
  SmallVector<Type> types = concat({getInits(), getInputs()});
  if (failed(verifyArguments(*this, getCondition(), "while", types)) ||
      failed(verifyArguments(*this, getBody(), "do", types)) ||
      failed(verifyYield(*this, getBody(), "do", getInits().getTypes(),
                         "the next iteration")))
    return failure();
  YieldOp yield = getYield(*this, getCondition(), "while");
  if (!yield)
    return failure();
  if (yield.getValues().size() != 1)
    return yield.emitOpError() << "expected 1 value as the condition, found "
                               << yield.getValues().size();
  Type type = yield.getValues().front().getType();
  if (!isa<FakeBoolType, FakeIntType, FakeTensorType, FakeAnyType>(type))
    return yield.emitOpError()
           << "expected a bool or a tensor as the condition, found " << type;
  return success();
}

LogicalResult MapOp::verify() {
  if (failed(verifySequences(*this, getSequences())) ||
      failed(verifyArguments(*this, getBody(), "do",
                             concat({getSequences(), getInputs()}))))
    return failure();
  return verifyYield(*this, getBody(), "do", getResultTypes(),
                     "the results of fake.map");
}

LogicalResult ScanOp::verify() {
  if (failed(verifySequences(*this, getSequences())) ||
      failed(
          verifyArguments(*this, getBody(), "do",
                          concat({getInits(), getSequences(), getInputs()}))))
    return failure();
  if (getNumResults() < getInits().size())
    return emitOpError() << "expected a result for each of the "
                         << getInits().size() << " loop-carried values, "
                         << "found " << getNumResults();
  SmallVector<Type> types(getInits().getTypes());
  llvm::append_range(types, getResults().drop_front(types.size()).getTypes());
  return verifyYield(*this, getBody(), "do", types,
                     "the next iteration and the results");
}

LogicalResult AssociativeScanOp::verify() {
  if (failed(verifySequences(*this, getSequences())))
    return failure();
  if (getNumResults() != getSequences().size())
    return emitOpError() << "expected a result for each of the "
                         << getSequences().size() << " tensors, found "
                         << getNumResults();
  if (failed(verifyArguments(
          *this, getBody(), "do",
          concat({getSequences(), getSequences(), getInputs()}))))
    return failure();
  return verifyYield(*this, getBody(), "do", getResultTypes(),
                     "the combined slices");
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

/// The number of region arguments forwarded from operands or the previous
/// iteration; the op provides the rest.
static unsigned getNumForwarded(Operation *op) {
  if (auto cond = dyn_cast<CondOp>(op))
    return cond.getInputs().size();
  if (auto loop = dyn_cast<WhileLoopOp>(op))
    return loop.getInits().size();
  if (auto scan = dyn_cast<ScanOp>(op))
    return scan.getInits().size();
  return 0;
}

static RegionSuccessor enter(Region &region) {
  unsigned count =
      std::min(getNumForwarded(region.getParentOp()), region.getNumArguments());
  return RegionSuccessor(&region, region.getArguments().take_front(count));
}

/// The results yielded by a region.
static RegionSuccessor leave(Operation *op) {
  unsigned count = isa<CondOp>(op) ? op->getNumResults() : getNumForwarded(op);
  return RegionSuccessor(op, op->getResults().take_front(count));
}

static bool isAfter(RegionBranchPoint point, Region &region) {
  Operation *terminator = point.getTerminatorPredecessorOrNull();
  return terminator && terminator->getParentRegion() == &region;
}

OperandRange CondOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getInputs();
}
OperandRange WhileLoopOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getInits();
}
OperandRange ScanOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getInits();
}
OperandRange MapOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getSequences().take_front(0);
}
OperandRange AssociativeScanOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getSequences().take_front(0);
}

void CondOp::getSuccessorRegions(RegionBranchPoint point,
                                 SmallVectorImpl<RegionSuccessor> &regions) {
  if (point.isParent())
    regions.append({enter(getThenRegion()), enter(getElseRegion())});
  else
    regions.push_back(leave(*this));
}

/// Both regions get the values yielded by the body in the next iteration. The
/// condition forwards nothing.
void WhileLoopOp::getSuccessorRegions(
    RegionBranchPoint point, SmallVectorImpl<RegionSuccessor> &regions) {
  if (!isAfter(point, getCondition()))
    regions.append({enter(getCondition()), enter(getBody()), leave(*this)});
}

void MapOp::getSuccessorRegions(RegionBranchPoint,
                                SmallVectorImpl<RegionSuccessor> &regions) {
  regions.append({enter(getBody()), leave(*this)});
}
void ScanOp::getSuccessorRegions(RegionBranchPoint,
                                 SmallVectorImpl<RegionSuccessor> &regions) {
  regions.append({enter(getBody()), leave(*this)});
}
void AssociativeScanOp::getSuccessorRegions(
    RegionBranchPoint, SmallVectorImpl<RegionSuccessor> &regions) {
  regions.append({enter(getBody()), leave(*this)});
}

MutableOperandRange YieldOp::getMutableSuccessorOperands(RegionSuccessor) {
  Operation *parent = (*this)->getParentOp();
  MutableOperandRange values = getValuesMutable();
  if (isa<WhileLoopOp, ScanOp, MapOp, AssociativeScanOp>(parent))
    return values.slice(0, std::min(getNumForwarded(parent),
                                    static_cast<unsigned>(values.size())));
  return values;
}

#define FAKE_REGION_OP(OP, NAME)                                               \
  bool OP::areTypesCompatible(Type a, Type b) {                                \
    return isCompatibleKind(a, b);                                             \
  }                                                                            \
  std::string OP::getRegionReportName() { return "higher_order." NAME; }
FAKE_REGION_OP(CondOp, "cond")
FAKE_REGION_OP(WhileLoopOp, "while_loop")
FAKE_REGION_OP(MapOp, "map_impl")
FAKE_REGION_OP(ScanOp, "scan")
FAKE_REGION_OP(AssociativeScanOp, "associative_scan")
#undef FAKE_REGION_OP

/// The size of the first dimension of a tensor.
static SymInt getLength(const MetaValue &sequence) {
  if (!sequence.isTensor() || !sequence.getTensor()->ranked ||
      sequence.getTensor()->isScalar())
    return SymInt::unknown();
  return sequence.getTensor()->sizes.front();
}

SymInt MapOp::getTripCount(RuleContext &, ArrayRef<MetaValue> operands,
                           function_ref<MetaValue(Value)>) {
  return getLength(operands[0]);
}
SymInt ScanOp::getTripCount(RuleContext &, ArrayRef<MetaValue> operands,
                            function_ref<MetaValue(Value)>) {
  return getLength(operands[getInits().size()]);
}
/// Each slice but the first is combined with another one.
SymInt AssociativeScanOp::getTripCount(RuleContext &cx,
                                       ArrayRef<MetaValue> operands,
                                       function_ref<MetaValue(Value)>) {
  return cx.env.max(0, cx.env.sub(getLength(operands[0]), 1));
}

//===----------------------------------------------------------------------===//
// Metadata of region arguments
//===----------------------------------------------------------------------===//

/// Checks a predicate, operand `arg` if it is one.
static LogicalResult checkPredicate(RuleContext &cx, const MetaValue &value,
                                    std::optional<unsigned> arg) {
  if (!value.isTensor() || !value.getTensor()->ranked)
    return success();
  ArrayRef<SymInt> sizes = value.getTensor()->sizes;
  if (cx.env.require(Condition::eq(numel(cx, sizes), 1)))
    return success();
  return (arg ? cx.error(*arg) : cx.error())
         << "expected a condition of one element, found sizes " << sizes;
}

/// The value of a loop-carried argument: a tensor of unknown values, or an
/// unknown number.
static MetaValue unspecialize(RuleContext &cx, const MetaValue &value) {
  if (value.isInt())
    return Scalar::integer(
        cx.mode.staticShapes
            ? SymInt::unknown()
            : freshUnbacked(cx, Range(), DataDependence::Derived));
  if (value.isBool())
    return Scalar::boolean(SymInt::unknown());
  if (value.getScalar().isFloat())
    return Scalar::floating(SymInt::unknown());
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.constant = {};
  meta.storage = cx.freshStorage();
  return cx.createValue(meta);
}

/// A slice along the first dimension, `select_copy(t, 0, 0)`.
static FailureOr<MetaValue> getSlice(RuleContext &cx, const MetaValue &value,
                                     unsigned arg) {
  if (!value.isTensor())
    return MetaValue();
  const TensorMeta &meta = *value.getTensor();
  if (!meta.ranked)
    return cx.createValue(makeUnranked(cx, meta.dtype, meta.device));
  if (meta.isScalar())
    return cx.error(arg)
           << "expected a tensor of rank 1 or more to iterate over, found "
              "rank 0";
  return cx.createValue(
      makeContiguous(cx, meta.sizes.drop_front(), meta.dtype, meta.device));
}

/// The number of iterations: the common first size of the tensors that an op
/// iterates over. Unknown if the rank of one is.
static FailureOr<SymInt>
getLength(RuleContext &cx, ArrayRef<MetaValue> sequences, unsigned firstArg) {
  std::optional<SymInt> length;
  for (auto [i, value] : llvm::enumerate(sequences)) {
    if (!value.isTensor() || !value.getTensor()->ranked ||
        value.getTensor()->isScalar())
      return SymInt::unknown();
    SymInt size = value.getTensor()->sizes.front();
    if (!length)
      length = size;
    else if (!size.isUnknown() && !length->isUnknown() &&
             !cx.env.require(Condition::eq(*length, size)))
      return cx.error(firstArg, firstArg + i)
             << "expected tensors of the same first size to iterate over, "
                "found "
             << *length << " and " << size;
  }
  return *length;
}

/// Sets the body arguments for `sequences`, the first of which is operand
/// `firstArg`, and advances.
static LogicalResult enterSlices(RuleContext &cx, ArrayRef<MetaValue> sequences,
                                 unsigned firstArg,
                                 MutableArrayRef<MetaValue> &arguments) {
  if (failed(getLength(cx, sequences, firstArg)))
    return failure();
  for (auto [i, sequence] : llvm::enumerate(sequences)) {
    FailureOr<MetaValue> slice = getSlice(cx, sequence, firstArg + i);
    if (failed(slice))
      return failure();
    arguments[i] = *slice;
  }
  arguments = arguments.drop_front(sequences.size());
  return success();
}

LogicalResult CondOp::enterRegions(RuleContext &cx,
                                   ArrayRef<MetaValue> operands,
                                   ArrayRef<MutableArrayRef<MetaValue>>) {
  return checkPredicate(cx, operands[0], 0);
}

LogicalResult
WhileLoopOp::enterRegions(RuleContext &cx, ArrayRef<MetaValue> operands,
                          ArrayRef<MutableArrayRef<MetaValue>> arguments) {
  for (auto [i, operand] : llvm::enumerate(operands)) {
    MetaValue value = operand;
    if (i < getInits().size())
      value = unspecialize(cx, operand);
    arguments[0][i] = arguments[1][i] = value;
  }
  return success();
}

LogicalResult
MapOp::enterRegions(RuleContext &cx, ArrayRef<MetaValue> operands,
                    ArrayRef<MutableArrayRef<MetaValue>> arguments) {
  MutableArrayRef<MetaValue> rest = arguments[0];
  size_t count = getSequences().size();
  if (failed(enterSlices(cx, operands.take_front(count), 0, rest)))
    return failure();
  llvm::copy(operands.drop_front(count), rest.begin());
  return success();
}

LogicalResult
ScanOp::enterRegions(RuleContext &cx, ArrayRef<MetaValue> operands,
                     ArrayRef<MutableArrayRef<MetaValue>> arguments) {
  size_t numInits = getInits().size(), count = getSequences().size();
  for (size_t i = 0; i < numInits; ++i)
    arguments[0][i] = unspecialize(cx, operands[i]);
  MutableArrayRef<MetaValue> rest = arguments[0].drop_front(numInits);
  if (failed(enterSlices(cx, operands.slice(numInits, count), numInits, rest)))
    return failure();
  llvm::copy(operands.drop_front(numInits + count), rest.begin());
  return success();
}

LogicalResult AssociativeScanOp::enterRegions(
    RuleContext &cx, ArrayRef<MetaValue> operands,
    ArrayRef<MutableArrayRef<MetaValue>> arguments) {
  MutableArrayRef<MetaValue> rest = arguments[0];
  size_t count = getSequences().size();
  for (int copy = 0; copy < 2; ++copy)
    if (failed(enterSlices(cx, operands.take_front(count), 0, rest)))
      return failure();
  llvm::copy(operands.drop_front(count), rest.begin());
  return success();
}

//===----------------------------------------------------------------------===//
// Metadata of results
//===----------------------------------------------------------------------===//

/// The same value in a new storage.
static MetaValue inFreshStorage(RuleContext &cx, const MetaValue &value) {
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.storage = cx.freshStorage();
  meta.constant = {};
  if (meta.ranked && meta.strided && meta.dtype != DType::Unknown)
    meta.storageBytes =
        cx.env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                   getItemSize(meta.dtype));
  return cx.createValue(meta);
}

/// The values yielded in all iterations, stacked along a new first dimension.
static MetaValue stack(RuleContext &cx, const MetaValue &value, SymInt length) {
  if (!value.isTensor())
    return value;
  const TensorMeta &meta = *value.getTensor();
  if (!meta.ranked)
    return cx.createValue(makeUnranked(cx, meta.dtype, meta.device));
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(meta.sizes.size() + 1);
  sizes[0] = length;
  llvm::copy(meta.sizes, sizes.begin() + 1);
  return cx.createValue(makeContiguous(cx, sizes, meta.dtype, meta.device));
}

/// PyTorch creates a new symbol for a data-dependent size, even if it is equal
/// in both branches. Here it is kept.
LogicalResult CondOp::leaveRegions(RuleContext &cx, ArrayRef<MetaValue>,
                                   ArrayRef<ArrayRef<MetaValue>> yielded,
                                   MutableArrayRef<MetaValue> results) {
  auto join = [&](SymInt a, SymInt b, bool isSize) {
    return joinFresh(cx, a, b, isSize);
  };
  for (auto [i, result] : llvm::enumerate(results)) {
    const MetaValue &first = yielded[0][i], &second = yielded[1][i];
    std::string wrong = findDisagreement(first, second);
    if (!wrong.empty())
      return cx.error(i) << "expected both branches to agree on result #" << i
                         << ", found " << wrong;
    result = inFreshStorage(
        cx, Merger(cx, join, /*withStorage=*/false).merge(first, second));
  }
  return success();
}

LogicalResult WhileLoopOp::leaveRegions(RuleContext &cx,
                                        ArrayRef<MetaValue> operands,
                                        ArrayRef<ArrayRef<MetaValue>> yielded,
                                        MutableArrayRef<MetaValue> results) {
  if (failed(checkPredicate(cx, yielded[0].front(), std::nullopt)))
    return failure();
  auto join = [&](SymInt a, SymInt b, bool isSize) {
    return joinFresh(cx, a, b, isSize);
  };
  Merger merger(cx, join, /*withStorage=*/false);
  for (auto [result, first, last] :
       llvm::zip_first(results, operands, yielded[1]))
    result = last.isTensor() ? inFreshStorage(cx, merger.merge(last, first))
                             : unspecialize(cx, last);
  return success();
}

LogicalResult MapOp::leaveRegions(RuleContext &cx, ArrayRef<MetaValue> operands,
                                  ArrayRef<ArrayRef<MetaValue>> yielded,
                                  MutableArrayRef<MetaValue> results) {
  FailureOr<SymInt> length =
      getLength(cx, operands.take_front(getSequences().size()), 0);
  for (auto [result, value] : llvm::zip_equal(results, yielded[0]))
    result = stack(cx, value, length.value_or(SymInt()));
  return success();
}

LogicalResult ScanOp::leaveRegions(RuleContext &cx,
                                   ArrayRef<MetaValue> operands,
                                   ArrayRef<ArrayRef<MetaValue>> yielded,
                                   MutableArrayRef<MetaValue> results) {
  size_t numInits = getInits().size();
  FailureOr<SymInt> length =
      getLength(cx, operands.slice(numInits, getSequences().size()), numInits);
  for (auto [i, result] : llvm::enumerate(results))
    result = i < numInits ? inFreshStorage(cx, yielded[0][i])
                          : stack(cx, yielded[0][i], length.value_or(SymInt()));
  return success();
}

LogicalResult
AssociativeScanOp::leaveRegions(RuleContext &cx, ArrayRef<MetaValue> operands,
                                ArrayRef<ArrayRef<MetaValue>>,
                                MutableArrayRef<MetaValue> results) {
  for (auto [result, operand] : llvm::zip_first(results, operands)) {
    if (!operand.isTensor() || !operand.getTensor()->ranked ||
        !operand.getTensor()->strided) {
      result = inFreshStorage(cx, operand);
      continue;
    }
    const TensorMeta &meta = *operand.getTensor();
    result = cx.createValue(makeStrided(cx, meta.sizes, cloneStrides(cx, meta),
                                        meta.dtype, meta.device));
  }
  return success();
}
