//===- FunctionSweep.cpp - The order of evaluation --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionSweep.h"
#include "CallSweep.h"
#include "FakeTensor/Meta/Merge.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace fake;
using namespace mlir;

FunctionSweep::FunctionSweep(FunctionMeta::State &state)
    : state(state), writes(*this), calls(std::make_unique<CallSweep>(*this)) {}

FunctionSweep::~FunctionSweep() = default;

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

FailureOr<MetaValue> fake::evaluateBind(RuleContext &cx, Operation *op,
                                        const MetaValue &known,
                                        ArrayRef<MetaValue> operands) {
  cx.clearError();
  return cast<MetaBindOpInterface>(op).bindMeta(cx, known, operands);
}

/// Whether sizes are known to differ.
static bool differs(ShapeEnv &env, const TensorMeta &a, const TensorMeta &b) {
  if (!a.ranked || !b.ranked)
    return false;
  return a.sizes.size() != b.sizes.size() ||
         llvm::any_of(llvm::zip_equal(a.sizes, b.sizes), [&](auto pair) {
           auto [one, other] = pair;
           return isFalse(env.eq(one, other));
         });
}

/// Sets a value to the same metadata with adopted names of symbols.
void FunctionSweep::rename(Value value, const MetaValue &renamed) {
  setValue(value, renamed);
  if (auto result = dyn_cast<OpResult>(value))
    state.findings.refinable.push_back(
        {result, fake::lookup(state.values, value).id});
}

void FunctionSweep::checkBind(Operation *op) {
  if (LLVM_UNLIKELY(isTentative()))
    return state.reconciler.omit();
  RuleContext &cx = state.cx;
  auto bind = cast<MetaBindOpInterface>(op);
  Value bound = bind.getBoundValue();
  SmallVector<MetaValue> operands = lookupOperands(op);
  MetaValue known = lookup(bound);
  FailureOr<MetaValue> stated = evaluateBind(cx, op, known, operands);
  if (failed(stated)) {
    if (Diagnostic *diag = state.reporter.beginOpError(op))
      *diag << cx.getMessage();
    return;
  }
  if (!known.isTensor() || !stated->isTensor())
    return;
  TensorMeta named = *known.getTensor();
  if (state.namer.adoptNames(named, *stated->getTensor()))
    rename(bound, known = cx.createValue(named));
  // A symbol that was refined to an integer does not belong in a bind.
  bool hasNumbers = llvm::any_of(operands, [](const MetaValue &operand) {
    return operand.isInt() && operand.getInt().isInt();
  });
  state.findings.bindFacts.push_back(
      {op, bound, stated->getTensor()->sizes == known.getTensor()->sizes,
       hasNumbers});
  if (state.options.declared == DeclaredPolicy::Ignore)
    return;
  // In a loop, the fact holds for all iterations and not yet for the first.
  if (op->getParentOp() != state.function &&
      !differs(cx.env, *stated->getTensor(), *known.getTensor()))
    return;
  std::string wrong =
      fake::findContradiction(cx.env, *stated->getTensor(), *known.getTensor(),
                              /*withLayout=*/false);
  if (wrong.empty())
    return;
  Diagnostic *diag = state.reporter.beginOpError(op);
  if (!diag)
    return;
  *diag << "states sizes " << sizesToString(stated->getTensor()->sizes)
        << " but inferred are " << sizesToString(known.getTensor()->sizes)
        << ": " << wrong;
  attachNoteAt(*diag, bound) << "the value is computed here";
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Sets the results of `op` to `outcomes`.
void FunctionSweep::setResults(Operation *op) {
  for (unsigned i = 0, e = outcomes.size(); i < e; ++i) {
    OpResult result = op->getResult(i);
    const CachedResult &outcome = outcomes[i];
    state.values[result] = outcome.known;
    if (LLVM_UNLIKELY(outcome.isConstant))
      state.identity.noteConstant();
    if (outcome.saysMore)
      state.findings.refinable.push_back({result, outcome.known.id});
    if (outcome.isSymbolic)
      state.findings.symbolicTensors.push_back(result);
    if (LLVM_UNLIKELY(state.identity.isTracking()))
      state.identity.noteValue(result, outcome.known.value);
  }
}

void FunctionSweep::setResults(Operation *op, ArrayRef<MetaValue> inferred) {
  outcomes.clear();
  for (auto [result, value] : llvm::zip_equal(op->getResults(), inferred))
    outcomes.push_back(state.reconciler.conclude(result, value));
  setResults(op);
}

void FunctionSweep::setDeclaredResults(Operation *op) {
  RuleContext &cx = state.cx;
  for (OpResult result : op->getResults()) {
    MetaValue declared = state.types.get(result.getType()).meta;
    if (state.options.allowFallback == Fallback::Unknown)
      declared =
          declared.isTensor() ? cx.createValue(TensorMeta()) : MetaValue();
    if (declared.isTensor()) {
      TensorMeta meta = *declared.getTensor();
      meta.storage = cx.freshStorage();
      declared = cx.createValue(meta);
    }
    setValue(result, declared);
  }
}

std::string FunctionSweep::finishArgument(BlockArgument argument,
                                          const MetaValue &value) {
  const DeclaredType &declared = state.types.get(argument.getType());
  std::string wrong;
  if (value.isTensor()) {
    wrong = state.reconciler.findContradiction(declared, *value.getTensor());
    if (declared.iface && !declared.iface->declaresLayout() &&
        hasSymbolicSizes(*value.getTensor()))
      state.findings.symbolicTensors.push_back(argument);
  }
  if (declared.iface)
    state.findings.regionArguments.push_back(argument);
  return wrong;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

void FunctionSweep::withOrigin(Operation *op, function_ref<void()> fn) {
  size_t numGuards = state.env.getGuards().size();
  state.env.setOrigin(state.guardOrigins.size());
  fn();
  if (state.env.getGuards().size() != numGuards)
    state.guardOrigins.push_back(op);
}

bool FunctionSweep::exchangeTentative(bool value) {
  bool before = isTentative();
  state.reconciler.setTentative(value);
  state.namer.setSuspended(value);
  return before;
}

void FunctionSweep::visit(Operation *op) {
  const OpAbilities abilities = state.evaluator.getAbilities(op);
  size_t numGuards = state.env.getGuards().size();
  state.env.setOrigin(state.guardOrigins.size());
  if (abilities.rule)
    visitWithRule(op, abilities);
  else
    visitMissing(op);
  if (state.env.getGuards().size() != numGuards)
    state.guardOrigins.push_back(op);
}

void FunctionSweep::visitWithRule(Operation *op, const OpAbilities &abilities) {
  operands.clear();
  for (Value operand : op->getOperands())
    operands.push_back(fake::lookup(state.values, operand));
  outcomes.clear();
  // In a callee, types refer to the symbols of another function. In all runs of
  // a loop, results are not those of operands.
  bool isRepeatable = state.reporter.getActiveCalls().empty() &&
                      !isTentative() && runs == nullptr;
  Evaluation evaluation =
      state.evaluator.evaluate(op, abilities, operands, isRepeatable, outcomes);
  if (LLVM_UNLIKELY(evaluation == Evaluation::NoRule))
    return visitMissing(op);
  state.findings.numInferred += evaluation != Evaluation::Rejected;
  setResults(op);
  if (LLVM_UNLIKELY(abilities.isCopy || abilities.fixesTypes))
    state.findings.constraints.push_back(op);
  // A rejected op has no effects.
  if (abilities.mayReturnOperands && evaluation != Evaluation::Rejected)
    writes.identifyResults(op, operands);
  writes.recordWrites(op, operands);
}

/// Visits an op without a rule: a bind, a call, a terminator, or an unsupported
/// op.
void FunctionSweep::visitMissing(Operation *op) {
  if (state.evaluator.getAbilities(op).isBind)
    return checkBind(op);
  if (!op->mightHaveTrait<OpTrait::IsTerminator>() || op->getNumResults())
    state.findings.constraints.push_back(op);
  if (calls->visit(op) || op->getNumResults() == 0 ||
      visitPassThrough(*this, op))
    return;
  // Values of other dialects may stay unknown.
  if (llvm::none_of(op->getResultTypes(), [&](Type type) {
        return state.types.get(type).iface != nullptr;
      }))
    return;
  if (llvm::all_of(op->getResultTypes(), [&](Type type) {
        const MetaTypeInterface *iface = state.types.get(type).iface;
        return !iface || iface->isShared();
      }))
    return visitSharedOp(*this, op);
  ++state.findings.numMissing;
  state.reporter.reportMissing(op);
  setDeclaredResults(op);
}

/// The types of floats that are common.
static bool isFloatType(Type type) {
  return isa<Float32Type, Float64Type, Float16Type, BFloat16Type>(type);
}

void FunctionSweep::visitWithRegions(Operation *op) {
  // The rule of an op that represents many knows nothing of this one.
  RegionBranchOpInterface branch = getRegionBranch(op);
  if (branch && (!state.evaluator.getAbilities(op).rule ||
                 isa<MetaRegionOpInterface>(op))) {
    state.findings.constraints.push_back(op);
    return sweepRegions(*this, branch);
  }
  for (Region &region : op->getRegions())
    for (Block &block : region)
      for (BlockArgument argument : block.getArguments())
        if (!isFloatType(argument.getType()))
          setValue(argument, nameIndex(*this, argument.getType(),
                                       state.types.make(argument.getType())));
  visit(op);
  RegionEffects outside(state.cx, state.identity, op);
  outside.enter();
  for (Region &region : op->getRegions())
    sweep(region);
  // It is unknown when and how often the regions run.
  outside.leave(op);
  outside.forgetEntries();
  outside.finish(/*maySkip=*/true, /*isLoop=*/true, op, /*join=*/{});
}

/// Whether an op computes a float of other scalars, of which nothing is known:
/// most ops in the bodies of linalg. They cannot refine types either.
static bool isOnFloats(Operation &op) {
  return op.getNumResults() == 1 && op.getNumOperands() != 0 &&
         isFloatType(op.getResult(0).getType()) &&
         llvm::all_of(op.getOperandTypes(),
                      [](Type type) {
                        return isFloatType(type) ||
                               isa<IntegerType, IndexType>(type);
                      }) &&
         !isa<CallOpInterface>(op);
}

/// Gives indices of unknown value a symbol.
static void nameIndices(FunctionSweep &sweep, Operation *op) {
  for (OpResult result : op->getResults())
    if (LLVM_UNLIKELY(result.getType().isIndex()) &&
        sweep.lookup(result).isUnknown())
      sweep.setValue(result, nameIndex(sweep, result.getType(), MetaValue()));
}

void FunctionSweep::sweep(Block &block) {
  bool isInCallee = !state.reporter.getActiveCalls().empty();
  for (Operation &op : block) {
    if (LLVM_UNLIKELY(isInCallee) && calls->skipsInCallee(&op))
      continue;
    if (LLVM_UNLIKELY(op.getNumRegions() == 0 && isOnFloats(op)))
      continue;
    if (LLVM_LIKELY(op.getNumRegions() == 0))
      visit(&op);
    else
      visitWithRegions(&op);
    nameIndices(*this, &op);
  }
}

void FunctionSweep::sweep(Region &region) {
  if (LLVM_LIKELY(region.hasOneBlock()))
    return sweep(region.front());
  if (!region.empty())
    sweepBlocks(*this, region);
}

void FunctionSweep::run(ArrayRef<const NotedCall *> knownCalls) {
  state.guardOrigins.push_back(nullptr); // of guards from the arguments
  state.namer.declareSymbols();
  seedArguments(*this, knownCalls);
  state.namer.claimLateNames();
  sweep(state.function.getFunctionBody());
  state.identity.restoreDefinitions();
}
