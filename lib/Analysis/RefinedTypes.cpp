//===- RefinedTypes.cpp - Types that state what was inferred ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/RefinedTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace fake;
using namespace mlir;

static bool isCopy(Operation *op) {
  auto rule = dyn_cast<MetaRuleOpInterface>(op);
  return rule && rule.isCopy();
}

RefinedTypes::RefinedTypes(const FunctionMeta &meta,
                           const KnownCalls *openCalls, bool keepSignature)
    : meta(meta), openCalls(openCalls), signatureStays(keepSignature) {
  for (Operation *op : meta.getFindings().constraints)
    constrain(op);
  FunctionOpInterface function = meta.getFunction();
  if (keepSignature && !function.isExternal()) {
    fixed.insert_range(function.getArguments());
    forEachReturn(function, [&](Operation *end) {
      fixed.insert_range(end->getOperands());
    });
  }
  settle();
}

//===----------------------------------------------------------------------===//
// Constraints
//===----------------------------------------------------------------------===//

void RefinedTypes::addEdges(Operation *op) {
  forEachTypeEdge(
      op, [&](Value from, Value to) { edges.push_back({from, to, op}); });
}

/// Whether a value is computed in an unreachable region of `op`.
bool RefinedTypes::isDead(Operation *op, Value value) const {
  Region *region = value.getParentRegion();
  while (region->getParentOp() != op &&
         op->isProperAncestor(region->getParentOp()))
    region = region->getParentRegion();
  return region->getParentOp() == op &&
         meta.getFindings().unreached.contains(region);
}

/// Operands of an op keep their types. A builtin tensor can be cast, so that
/// its own type need not stay; that of an argument is known to callers.
void RefinedTypes::keepOperands(Operation *op) {
  bool hasCasts = op->getContext()->getLoadedDialect<tensor::TensorDialect>();
  for (OpOperand &operand : op->getOpOperands())
    if (hasCasts && isa<TensorType>(operand.get().getType()) &&
        isa<OpResult>(operand.get()))
      keptUses[operand.get()].push_back(&operand);
    else
      fixed.insert(operand.get());
}

/// Ops with rules for their regions accept any types of the same kinds. Others
/// fix the types of operands that they do not forward.
void RefinedTypes::constrainRegions(Operation *op) {
  if (isa<MetaRegionOpInterface>(op))
    return;
  llvm::DenseSet<Value> passedOn;
  forEachTypeEdge(op, [&](Value from, Value to) {
    // Unreachable values take any required type.
    if (from.getDefiningOp() && meta.getDeclared(from.getType()).isCoarse() &&
        isDead(op, from))
      dead.push_back({from, to});
    else
      edges.push_back({from, to, op});
    passedOn.insert(from);
  });
  // The results of a parallel loop are what it updates, which no region
  // forwards.
  auto tie = [&](Value from, Value to) {
    edges.push_back({from, to, op});
    passedOn.insert(from);
  };
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  if (auto style = dyn_cast<DestinationStyleOpInterface>(op))
    for (OpOperand &init : style.getDpsInitsMutable()) {
      if (!isa<TensorType>(init.get().getType()))
        continue;
      OpResult result = style.getTiedOpResult(&init);
      tie(init.get(), result);
      if (loop)
        if (BlockArgument argument = loop.getTiedLoopRegionIterArg(&init))
          tie(argument, result);
    }
  for (Value operand : op->getOperands())
    if (!passedOn.contains(operand))
      fixed.insert(operand);
}

void RefinedTypes::constrainSelect(Operation *op) {
  auto select = cast<SelectLikeOpInterface>(op);
  Type type = op->getResult(0).getType();
  if (!type.getDialect().getRegisteredInterface<MetaTypeInterface>())
    return;
  const MetaValue &condition = meta.lookup(select.getCondition());
  // The metadata of the result does not hold for the other operand.
  if (condition.asBool() && meta.getRefinedType(select.getTrueValue()) !=
                                meta.getRefinedType(select.getFalseValue()))
    fixed.insert_range(ArrayRef<Value>(
        {op->getResult(0), select.getTrueValue(), select.getFalseValue()}));
  addEdges(op);
}

void RefinedTypes::constrain(Operation *op) {
  if (isCopy(op)) {
    edges.push_back({op->getOperand(0), op->getResult(0), op});
    return;
  }
  if (auto rule = dyn_cast<MetaRuleOpInterface>(op);
      rule && rule.fixesTypes()) {
    keepOperands(op);
    fixed.insert_range(op->getResults());
    return;
  }
  if (isa<RegionBranchOpInterface>(op))
    return constrainRegions(op);
  if (isa<BranchOpInterface>(op))
    return addEdges(op);
  if (isa<SelectLikeOpInterface>(op))
    return constrainSelect(op);
  if (isa<CallOpInterface>(op)) {
    if (openCalls && openCalls->getCallee(op))
      return;
    fixed.insert_range(op->getResults());
  } else if (isa<UnrealizedConversionCastOp, MetaRuleOpInterface>(op)) {
    return;
  } else if (isConversion(op)) {
    fixed.insert(op->getResult(0));
    fixed.insert(op->getOperand(0));
  }
  if (op->isRegistered())
    keepOperands(op);
}

/// Whether a copy, whose operand and result types must match, may have these
/// types.
static bool areCopyTypes(const FunctionMeta &meta, Type from, Type to) {
  const MetaValue &a = meta.getDeclared(from).meta;
  const MetaValue &b = meta.getDeclared(to).meta;
  return !a.isTensor() || !b.isTensor() ||
         (a.getTensor()->ranked == b.getTensor()->ranked &&
          a.getTensor()->sizes == b.getTensor()->sizes &&
          a.getTensor()->dtype == b.getTensor()->dtype);
}

/// Whether the verifier accepts the types of two values tied by an op.
bool RefinedTypes::areCompatible(const Edge &edge) const {
  Type from = getType(edge.from), to = getType(edge.to);
  if (isCopy(edge.op))
    return areCopyTypes(meta, from, to);
  if (isa<SelectLikeOpInterface>(edge.op))
    return from == to;
  if (auto branch = dyn_cast<RegionBranchOpInterface>(edge.op))
    return branch.areTypesCompatible(from, to);
  return cast<BranchOpInterface>(edge.op).areTypesCompatible(from, to);
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

Type RefinedTypes::getType(Value value) const {
  if (isFixed(value))
    return value.getType();
  Type type = chosen.lookup(value);
  return type ? type : meta.getRefinedType(value);
}

/// Whether the type of a value may state less than its metadata. The types of
/// arguments and constants may not: their metadata cannot be inferred again.
static bool mayGeneralize(Value value) {
  Operation *op = value.getDefiningOp();
  return op && op->getNumOperands() != 0;
}

static bool haveEqualGeometry(TensorMeta a, const TensorMeta &b) {
  a.components = b.components;
  return hasEqualMetadata(a, b);
}

/// Whether two tensors differ only in their components, where those of the
/// second one are true of both.
static bool differInComponents(const MetaValue &from, const MetaValue &to) {
  return from.isTensor() && to.isTensor() &&
         from.getTensor()->components != to.getTensor()->components &&
         haveEqualGeometry(*from.getTensor(), *to.getTensor());
}

/// Gives a value the more general type of the value to which it is forwarded.
/// Returns false if that is not possible, or was tried before.
bool RefinedTypes::generalize(const Edge &edge) {
  Type type = getType(edge.to);
  return (meta.getDeclared(type).isCoarse() ||
          differInComponents(meta.lookup(edge.from), meta.lookup(edge.to))) &&
         mayGeneralize(edge.from) && !isFixed(edge.from) && !isFixed(edge.to) &&
         !isCopy(edge.op) && chosen.try_emplace(edge.from, type).second;
}

void RefinedTypes::settle() {
  for (bool hasChanged = !edges.empty(); hasChanged;) {
    hasChanged = false;
    for (const Edge &edge : edges) {
      if (areCompatible(edge))
        continue;
      if (generalize(edge)) {
        hasChanged = true;
        continue;
      }
      hasChanged |= fix(edge.from);
      hasChanged |= fix(edge.to);
    }
  }
}

void RefinedTypes::apply() const {
  llvm::DenseMap<Value, Type> before;
  for (const auto &[value, uses] : keptUses)
    before[value] = value.getType();
  const Findings &findings = meta.getFindings();
  if (!meta.getFunction().isExternal())
    for (BlockArgument argument : meta.getFunction().getArguments())
      argument.setType(getType(argument));
  for (auto [result, id] : findings.refinable)
    if (!isFixed(result))
      result.setType(meta.getRefinedType(result, id));
  for (auto [value, type] : chosen)
    value.setType(getType(value));
  for (BlockArgument argument : findings.regionArguments)
    argument.setType(getType(argument));
  for (auto [value, as] : dead)
    value.setType(getType(as));
  for (const auto &[value, uses] : keptUses) {
    if (value.getType() == before[value])
      continue;
    OpBuilder builder(value.getContext());
    builder.setInsertionPointAfterValue(value);
    Value cast =
        tensor::CastOp::create(builder, value.getLoc(), before[value], value);
    for (OpOperand *use : uses)
      use->set(cast);
  }
}
