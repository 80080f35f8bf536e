//===- CallSweep.cpp - Calls that are followed ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallSweep.h"
#include "FakeTensor/Analysis/Callees.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FunctionSweep.h"

using namespace fake;
using namespace mlir;

CallSweep::CallSweep(FunctionSweep &sweep)
    : sweep(sweep), state(sweep.state), cx(state.cx) {}

/// Limit on swept callee bodies per function. Calls with equal arguments share
/// a sweep, unless a result depends on data.
static constexpr unsigned maxCalls = 4096;
/// Limit on nested calls, to bound the stack.
static constexpr size_t maxDepth = 64;

//===----------------------------------------------------------------------===//
// Summaries
//===----------------------------------------------------------------------===//

/// Whether two values have equal metadata, ignoring their storages.
static bool haveEqualMetadata(const MetaValue &a, const MetaValue &b) {
  if (a.getKind() != b.getKind())
    return false;
  switch (a.getKind()) {
  case MetaValue::Kind::Unknown:
  case MetaValue::Kind::None:
    return true;
  case MetaValue::Kind::Tensor: {
    const TensorMeta &first = *a.getTensor(), &second = *b.getTensor();
    return hasEqualMetadata(first, second) &&
           first.constant == second.constant &&
           first.storageBytes == second.storageBytes;
  }
  case MetaValue::Kind::Int:
    return a.getInt() == b.getInt();
  case MetaValue::Kind::Bool:
    return a.asBool() && a.asBool() == b.asBool();
  case MetaValue::Kind::List:
    return llvm::equal(a.getList(), b.getList(), haveEqualMetadata);
  default:
    return false;
  }
}

static StorageID getStorage(const MetaValue &value) {
  return value.isTensor() ? value.getTensor()->storage : 0;
}

/// Whether two calls have equal arguments with the same aliasing.
static bool areEquivalent(ArrayRef<MetaValue> a, ArrayRef<MetaValue> b) {
  if (!llvm::equal(a, b, haveEqualMetadata))
    return false;
  llvm::DenseMap<StorageID, StorageID> pairs, reverse;
  for (auto [one, other] : llvm::zip_equal(a, b)) {
    StorageID first = getStorage(one), second = getStorage(other);
    if (pairs.try_emplace(first, second).first->second != second ||
        reverse.try_emplace(second, first).first->second != first)
      return false;
  }
  return true;
}

/// Whether a value mentions one of the symbols. Lists count as dependent, since
/// their tensors have distinct storages.
static bool dependsOn(const MetaValue &value, ArrayRef<SymbolInfo> symbols) {
  bool depends = false;
  forEachSymbol(value, [&](const SymbolExpr *symbol) {
    depends |= llvm::any_of(
        symbols, [&](const SymbolInfo &info) { return info.symbol == symbol; });
  });
  return depends || value.isList();
}

const CallSweep::Summary *
CallSweep::findSummary(Operation *callee, ArrayRef<MetaValue> arguments) {
  for (const Summary &summary : summaries[callee])
    if (areEquivalent(summary.arguments, arguments))
      return &summary;
  return nullptr;
}

/// The results of a summary, for arguments equivalent to those of the summary.
void CallSweep::applySummary(const Summary &summary,
                             ArrayRef<MetaValue> arguments,
                             MutableArrayRef<MetaValue> results) {
  llvm::DenseMap<StorageID, StorageID> storages;
  for (auto [from, to] : llvm::zip_equal(summary.arguments, arguments))
    storages[getStorage(from)] = getStorage(to);
  for (auto [result, known] : llvm::zip_equal(results, summary.results)) {
    result = known;
    if (!known.isTensor())
      continue;
    TensorMeta meta = *known.getTensor();
    StorageID &storage = storages[meta.storage];
    if (storage == 0 && meta.storage != 0)
      storage = cx.freshStorage();
    meta.storage = storage;
    result = cx.createValue(meta);
  }
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void CallSweep::noteCall(Operation *callee, ArrayRef<MetaValue> arguments) {
  // A ragged size is that of one tensor.
  auto isRagged = [&](SymInt size) {
    return state.env.isSymbol(size, SymbolKind::Ragged);
  };
  NotedCall &call = state.findings.calls.emplace_back();
  call.callee = callee;
  for (const MetaValue &argument : arguments) {
    const TensorMeta *meta =
        argument.isTensor() ? argument.getTensor() : nullptr;
    call.areRowMajor.push_back(meta && meta->ranked && meta->strided &&
                               meta->offset.isInt(0) &&
                               isContiguous(cx, *meta));
    call.arguments.push_back(withoutSymbols(cx, argument));
    SmallVector<NotedSize, 4> &sizes = call.sizes.emplace_back();
    auto add = [&](ArrayRef<SymInt> values) {
      for (SymInt value : values)
        sizes.push_back({isRagged(value) ? SymInt() : state.env.simplify(value),
                         state.env.getRange(value), state.env.mayBeOne(value)});
    };
    if (meta && meta->ranked) {
      add(meta->sizes);
      add(meta->constant);
    } else if (argument.isInt()) {
      add(argument.getInt());
    }
  }
}

bool CallSweep::skipsInCallee(Operation *op) {
  Evaluator &evaluator = state.evaluator;
  const OpAbilities abilities = evaluator.getAbilities(op);
  if (abilities.isBind)
    return true;
  if (abilities.rule && cast<MetaRuleOpInterface>(op).restatesOperand()) {
    sweep.setValue(op->getResult(0), sweep.lookup(op->getOperand(0)));
    return true;
  }
  return op->getNumOperands() == 0 && op->getNumRegions() == 0 &&
         llvm::all_of(op->getUsers(), [&](Operation *user) {
           return evaluator.getAbilities(user).isBind;
         });
}

/// Joins the operands of all returns of a function.
void CallSweep::collectReturned(FunctionOpInterface callee,
                                MutableArrayRef<MetaValue> results) {
  bool isFirst = true;
  for (Block &block : callee.getFunctionBody()) {
    Operation *end = block.getTerminator();
    if (end->getNumSuccessors() || end->getNumOperands() != results.size())
      continue;
    for (auto [result, value] : llvm::zip_equal(results, end->getOperands())) {
      MetaValue before = result;
      bool hasChanged;
      result = isFirst ? sweep.lookup(value)
                       : joinRuns(cx, result, sweep.lookup(value), hasChanged);
      state.identity.link(result, before);
      state.identity.link(result, sweep.lookup(value));
    }
    isFirst = false;
  }
}

/// Requires the sizes of arguments to be in the ranges that the callee declares
/// for its symbols. Fails with an error if they are not.
LogicalResult CallSweep::requireRanges(Operation *op,
                                       FunctionOpInterface callee,
                                       ArrayRef<MetaValue> arguments) {
  SmallVector<DeclaredSymbol> symbols = getDeclaredSymbols(callee);
  if (symbols.empty())
    return success();
  ShapeEnv declared;
  RuleContext types(declared, state.arena);
  for (const DeclaredSymbol &symbol : symbols)
    declared.declareSymbol(symbol.name, symbol.range);
  auto require = [&](SymInt size, SymInt claim) {
    if (!claim.isExpr() || !isa<SymbolExpr>(claim.getExpr()) ||
        size.isUnknown())
      return true;
    auto [min, max] = declared.getRange(claim);
    return state.env.require(Condition::le(min, size)) &&
           (max == Range().max || state.env.require(Condition::le(size, max)));
  };
  for (auto [i, argument, value] :
       llvm::enumerate(callee.getArguments(), arguments)) {
    auto *iface = argument.getType()
                      .getDialect()
                      .getRegisteredInterface<MetaTypeInterface>();
    if (!iface)
      continue;
    MetaValue stated = iface->getMeta(types, argument.getType());
    SmallVector<std::pair<SymInt, SymInt>> pairs;
    if (value.isInt() && stated.isInt())
      pairs.push_back({value.getInt(), stated.getInt()});
    if (value.isTensor() && stated.isTensor())
      for (auto [size, claim] :
           llvm::zip(value.getTensor()->sizes, stated.getTensor()->sizes))
        pairs.push_back({size, claim});
    for (auto [size, claim] : pairs) {
      if (require(size, claim))
        continue;
      Diagnostic *diag = state.reporter.beginOpError(op);
      if (!diag)
        return failure();
      Range want = declared.getRange(claim), have = state.env.getRange(size);
      *diag << "expected a size from " << want.min << " to " << want.max
            << " for " << toString(claim) << " in argument #" << i << " of @"
            << callee.getName() << ", found " << toString(size);
      if (size.isExpr())
        *diag << " from " << have.min << " to " << have.max;
      state.reporter.noteCalls(*diag);
      return failure();
    }
  }
  return success();
}

/// Sweeps the body of a callee for one call.
void CallSweep::run(Operation *op, FunctionOpInterface callee,
                    ArrayRef<MetaValue> arguments,
                    MutableArrayRef<MetaValue> results) {
  ++numCalls;
  size_t numSymbols = state.env.getSymbols().size();
  unsigned numRecalled = cx.memos.getNumSpecific();
  FunctionSweep::Mark mark = sweep.getMark();
  state.reporter.enterCall({op, callee});
  state.types.enterCallee();
  for (auto [argument, value] :
       llvm::zip_equal(callee.getArguments(), arguments))
    sweep.setValue(argument, value);
  RegionEffects outside(cx, state.identity, callee);
  outside.enter();
  sweep.sweep(callee.getFunctionBody());
  collectReturned(callee, results);
  state.types.leaveCallee();
  state.reporter.leaveCall();
  outside.leave(op);
  sweep.rewind(mark);
  outside.finish(/*maySkip=*/false, /*isLoop=*/false, op, /*join=*/{});
  auto minted = state.env.getSymbols().drop_front(numSymbols);
  // A memo of one tensor must not be reused for another.
  if (cx.memos.getNumSpecific() == numRecalled && !outside.hasChanges() &&
      llvm::none_of(results, [&](const MetaValue &result) {
        return dependsOn(result, minted);
      }))
    summaries[callee].push_back({SmallVector<MetaValue, 4>(arguments),
                                 SmallVector<MetaValue, 2>(results)});
}

bool CallSweep::isActive(FunctionOpInterface callee) const {
  return callee == state.function ||
         llvm::any_of(
             state.reporter.getActiveCalls(),
             [&](const ActiveCall &active) { return active.callee == callee; });
}

/// Reports a recursive function, with the chain of calls.
void CallSweep::reportRecursion(Operation *op, FunctionOpInterface callee) {
  Diagnostic *diag = state.reporter.beginOpError(op);
  if (!diag)
    return;
  *diag << "expected a call without recursion, found one of @"
        << callee.getName()
        << " from its own body; its results are taken as declared";
  state.reporter.noteCalls(*diag);
}

/// Whether only other functions call it. The chain of calls is reported for
/// these, rather than for each function in it.
static bool isPrivate(FunctionOpInterface function) {
  auto symbol = dyn_cast<SymbolOpInterface>(function.getOperation());
  return symbol && symbol.isPrivate();
}

/// Reports a call beyond a limit.
void CallSweep::reportLimit(Operation *op, StringRef limit) {
  Diagnostic *diag = state.reporter.beginOpError(op);
  if (!diag)
    return;
  *diag << "expected " << limit << "; its results are taken as declared";
  state.reporter.noteCalls(*diag);
}

/// A callee may write to any operand that is not a value.
void CallSweep::recordWrites(Operation *op) {
  for (Value operand : op->getOperands()) {
    const MetaTypeInterface *iface = state.types.get(operand.getType()).iface;
    if (!iface || !iface->hasValueSemantics(operand.getType()))
      sweep.recordWrite(op, sweep.lookup(operand));
  }
}

/// Whether all results have types that all dialects share, so that they are not
/// tensors of a model.
bool CallSweep::returnsShared(CallOpInterface call) const {
  return llvm::all_of(call->getResultTypes(), [&](Type type) {
    const MetaTypeInterface *iface = state.types.get(type).iface;
    return !iface || iface->isShared();
  });
}

/// Records that the functions on a cycle of calls through `callee` also have
/// arguments that are not followed.
void CallSweep::noteCycle(FunctionOpInterface callee) {
  noteCall(callee, {});
  bool isInCycle = callee == state.function;
  for (const ActiveCall &active : state.reporter.getActiveCalls()) {
    isInCycle |= active.callee == callee;
    if (isInCycle)
      noteCall(active.callee, {});
  }
}

/// Takes the results of a call from the declared types, for a callee without a
/// body. It may write to any operand.
void CallSweep::visitDeclaredCall(CallOpInterface call) {
  recordWrites(call);
  if (returnsShared(call))
    visitSharedOp(sweep, call);
  else
    sweep.setDeclaredResults(call);
  // Results may be operands, or views of them.
  for (Value result : call->getResults()) {
    const MetaValue &declared = sweep.lookup(result);
    const MetaTypeInterface *iface = state.types.get(result.getType()).iface;
    if (!declared.isTensor() ||
        (iface->isShared() && iface->hasValueSemantics(result.getType())))
      continue;
    TensorMeta meta = *declared.getTensor();
    meta.storage = 0;
    sweep.setValue(result, cx.createValue(meta));
  }
}

/// The callee, if it has a body that may be swept.
FunctionOpInterface CallSweep::getCallee(CallOpInterface call) {
  if (!state.options.followCalls)
    return nullptr;
  FunctionOpInterface callee = findBody(call, symbolTables);
  return callee && callee.getNumResults() == call->getNumResults() ? callee
                                                                   : nullptr;
}

/// Sets the results of a call of a function with a body.
void CallSweep::follow(Operation *op, FunctionOpInterface callee,
                       ArrayRef<MetaValue> arguments) {
  noteCall(callee, arguments);
  LogicalResult isInRange = success();
  sweep.withOrigin(op,
                   [&] { isInRange = requireRanges(op, callee, arguments); });
  if (failed(isInRange))
    return sweep.setDeclaredResults(op);
  SmallVector<MetaValue, 2> results(op->getNumResults());
  if (const Summary *summary = findSummary(callee, arguments)) {
    applySummary(*summary, arguments, results);
    recordWrites(op);
  } else {
    run(op, callee, arguments, results);
    state.reporter.reportRefusal(cx, op);
  }
  ++state.findings.numInferred;
  sweep.withOrigin(op, [&] { sweep.setResults(op, results); });
}

bool CallSweep::visit(Operation *op) {
  auto call = dyn_cast<CallOpInterface>(op);
  if (!call)
    return false;
  FunctionOpInterface callee = getCallee(call);
  if (!callee) {
    visitDeclaredCall(call);
    return true;
  }
  // Models do not recurse, other programs may.
  if (isActive(callee) && returnsShared(call)) {
    noteCycle(callee);
    visitDeclaredCall(call);
    return true;
  }
  bool isTooDeep = state.reporter.getActiveCalls().size() >= maxDepth;
  if (isTooDeep || numCalls >= maxCalls || isActive(callee)) {
    if (isActive(callee))
      reportRecursion(op, callee);
    else if (isTooDeep && !isPrivate(state.function))
      reportLimit(op, "at most " + std::to_string(maxDepth) + " nested calls");
    else if (!isTooDeep)
      reportLimit(op, "at most " + std::to_string(maxCalls) +
                          " calls with different arguments within @" +
                          state.function.getName().str());
    noteCall(callee, {});
    sweep.setDeclaredResults(op);
    return true;
  }
  SmallVector<MetaValue, 4> arguments;
  for (Value operand : call.getArgOperands())
    arguments.push_back(sweep.lookup(operand));
  follow(op, callee, arguments);
  return true;
}
