//===- CallPropagation.cpp - Metadata through calls -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of MetaPropagation that follows calls. The body of the callee is
// swept with what is known of the operands, in the environment of the caller:
// its sizes are expressions in the caller's symbols, and what it assumes is
// assumed by the caller. The symbols that types of the callee mention are those
// of another function and say nothing here.
//
//===----------------------------------------------------------------------===//

#include "Declarations.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/Interfaces/CallInterfaces.h"

using namespace fake;
using namespace mlir;

/// Bodies that are swept for one function. Calls with equal arguments share a
/// sweep, unless a result depends on data.
static constexpr unsigned maxCalls = 10000;

//===----------------------------------------------------------------------===//
// Summaries
//===----------------------------------------------------------------------===//

/// Whether a rule cannot tell two values apart, but for where they are stored.
static bool isAlike(const MetaValue &a, const MetaValue &b) {
  if (a.getKind() != b.getKind())
    return false;
  switch (a.getKind()) {
  case MetaValue::Kind::Unknown:
  case MetaValue::Kind::None:
    return true;
  case MetaValue::Kind::Tensor: {
    const TensorMeta &first = *a.getTensor(), &second = *b.getTensor();
    return isDescribedAlike(first, second) &&
           first.elements == second.elements &&
           first.storageBytes == second.storageBytes;
  }
  case MetaValue::Kind::Int:
    return a.getInt() == b.getInt();
  case MetaValue::Kind::Bool:
    return a.isKnown() && b.isKnown() && a.getBool() == b.getBool();
  case MetaValue::Kind::List:
    return llvm::equal(a.getList(), b.getList(), isAlike);
  default:
    return false;
  }
}

static StorageID getStorage(const MetaValue &value) {
  return value.isTensor() ? value.getTensor()->storage : 0;
}

/// Whether the arguments of two calls are alike, and alias in the same way.
static bool areAlike(ArrayRef<MetaValue> a, ArrayRef<MetaValue> b) {
  if (!llvm::equal(a, b, isAlike))
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

/// Whether a value mentions one of some symbols; lists count as if they did, as
/// their tensors have storages of their own.
static bool dependsOn(const MetaValue &value, ArrayRef<SymbolInfo> symbols) {
  bool depends = false;
  forEachSymbol(value, [&](const SymbolExpr *symbol) {
    depends |= llvm::any_of(
        symbols, [&](const SymbolInfo &info) { return info.symbol == symbol; });
  });
  return depends || value.isList();
}

const MetaPropagation::Summary *
MetaPropagation::findSummary(Operation *callee, ArrayRef<MetaValue> arguments) {
  for (const Summary &summary : summaries[callee])
    if (areAlike(summary.arguments, arguments))
      return &summary;
  return nullptr;
}

/// The results of a summary for other arguments that are alike.
void MetaPropagation::applySummary(const Summary &summary,
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

/// A value without the numbers that are not known.
static MetaValue forgetSymbols(RuleContext &cx, const MetaValue &value) {
  auto forget = [&](ArrayRef<SymInt> numbers) -> ArrayRef<SymInt> {
    MutableArrayRef<SymInt> kept = cx.allocate<SymInt>(numbers.size());
    for (auto [to, from] : llvm::zip_equal(kept, numbers))
      to = from.isInt() ? from : SymInt::unknown();
    return kept;
  };
  if (value.isInt())
    return value.getInt().isInt() ? value
                                  : MetaValue::integer(SymInt::unknown());
  if (value.isList()) {
    SmallVector<MetaValue> elements;
    for (const MetaValue &element : value.getList())
      elements.push_back(forgetSymbols(cx, element));
    return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  }
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.sizes = forget(meta.sizes);
  meta.strides = forget(meta.strides);
  if (!meta.offset.isInt())
    meta.offset = SymInt::unknown();
  return cx.createValue(meta);
}

void MetaPropagation::noteCall(Operation *callee,
                               ArrayRef<MetaValue> arguments) {
  NotedCall &call = calls.emplace_back();
  call.callee = callee;
  for (const MetaValue &argument : arguments) {
    const TensorMeta *meta =
        argument.isTensor() ? argument.getTensor() : nullptr;
    call.areRowMajor.push_back(meta && meta->ranked && meta->strided &&
                               meta->offset.isInt(0) &&
                               isContiguous(cx, *meta));
    call.arguments.push_back(forgetSymbols(cx, argument));
  }
}

/// Whether a type says something of an argument that holds for all calls and
/// has the names of the function itself.
static bool hasOwnDeclaration(const MetaValue &declared) {
  if (declared.isInt())
    return !declared.getInt().isUnknown();
  if (!declared.isTensor())
    return !declared.isUnknown();
  auto isExpr = [](SymInt size) { return size.isExpr(); };
  return llvm::any_of(declared.getTensor()->sizes, isExpr);
}

/// What holds of an argument: what its type says, and what is the same in all
/// calls that are known.
MetaValue MetaPropagation::joinCalls(BlockArgument argument, bool &isRowMajor) {
  const DeclaredType &declared = getDeclared(argument.getType());
  auto binds = [&](Operation *user) { return isBind(user, argument); };
  if (knownCalls.empty() || hasOwnDeclaration(declared.meta) ||
      llvm::any_of(argument.getUsers(), binds) ||
      (declared.iface && declared.iface->declaresLayout() &&
       declared.meta.isTensor() && !declared.isBlank))
    return declared.meta;
  unsigned index = argument.getArgNumber();
  auto join = [](SymInt a, SymInt b, bool) {
    return a == b ? a : SymInt::unknown();
  };
  MetaValue joined = knownCalls.front()->arguments[index];
  isRowMajor = true;
  for (const NotedCall *call : knownCalls) {
    joined = Merger(cx, join, /*withStorage=*/true)
                 .merge(joined, call->arguments[index]);
    isRowMajor &= call->areRowMajor[index];
  }
  if (!joined.isTensor())
    return joined.isList() ? declared.meta : joined;
  TensorMeta meta = *joined.getTensor();
  meta.elements = {};
  meta.storage = 0;
  meta.storageBytes = SymInt::unknown();
  meta.strided &= !hasUnknown(meta.strides);
  if (!meta.strided)
    meta.strides = {};
  return meet(cx, cx.createValue(meta), declared.meta, /*withLayout=*/false);
}

/// What a type in the body of a callee says.
MetaValue MetaPropagation::getMetaInCallee(const MetaTypeInterface &iface,
                                           Type type) {
  // Symbols of that name are others here.
  ShapeEnv otherEnv;
  RuleContext otherContext(otherEnv, arena);
  return forgetSymbols(cx, iface.getMeta(otherContext, type));
}

/// Ops that state what symbols of the callee are. True if `op` is one of them
/// and needs no visit.
bool MetaPropagation::skipInCallee(Operation *op) {
  if (getAbilities(op).isBind)
    return true;
  if (auto cast = dyn_cast<CastOp>(op)) {
    setValue(cast.getResult(), lookup(cast.getSource()));
    return true;
  }
  return op->getNumOperands() == 0 && op->getNumRegions() == 0 &&
         llvm::all_of(op->getUsers(), [&](Operation *user) {
           return getAbilities(user).isBind;
         });
}

/// Joins what all returns of a function give back.
void MetaPropagation::collectReturned(FunctionOpInterface callee,
                                      MutableArrayRef<MetaValue> results) {
  auto join = [&](SymInt a, SymInt b, bool isSize) {
    return a == b || isTrue(env.eq(a, b)) ? a : joinFresh(cx, a, b, isSize);
  };
  bool isFirst = true;
  for (Block &block : callee.getFunctionBody()) {
    Operation *end = block.getTerminator();
    if (end->getNumSuccessors() || end->getNumOperands() != results.size())
      continue;
    for (auto [result, value] : llvm::zip_equal(results, end->getOperands())) {
      MetaValue before = result;
      result = isFirst ? lookup(value)
                       : Merger(cx, join, /*withStorage=*/true)
                             .merge(result, lookup(value));
      objects.link(result, before);
      objects.link(result, lookup(value));
    }
    isFirst = false;
  }
}

/// Requires that the sizes of arguments are in the ranges that the callee
/// declares for its symbols. Fails, with an error, if they are not.
LogicalResult MetaPropagation::requireRanges(Operation *op,
                                             FunctionOpInterface callee,
                                             ArrayRef<MetaValue> arguments) {
  auto symbols =
      callee->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName);
  if (!symbols)
    return success();
  ShapeEnv declared;
  RuleContext types(declared, arena);
  for (auto symbol : symbols.getAsRange<SymbolAttr>())
    declared.declareSymbol(symbol.getName(), symbol.getRange());
  auto require = [&](SymInt size, SymInt claim) {
    if (!claim.isExpr() || !isa<SymbolExpr>(claim.getExpr()) ||
        size.isUnknown())
      return true;
    auto [min, max] = declared.getRange(claim);
    return env.require(Condition::le(min, size)) &&
           (max == Range().max || env.require(Condition::le(size, max)));
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
      if (!isFirstError(op))
        return failure();
      Range want = declared.getRange(claim), have = env.getRange(size);
      InFlightDiagnostic diag =
          op->emitOpError()
          << "expected a size from " << want.min << " to " << want.max
          << " for " << toString(claim) << " in argument #" << i << " of @"
          << callee.getName() << ", found " << toString(size);
      if (size.isExpr())
        diag << " from " << have.min << " to " << have.max;
      noteCalls(diag);
      return failure();
    }
  }
  return success();
}

/// Sweeps the body of a callee for one call.
void MetaPropagation::runCall(Operation *op, FunctionOpInterface callee,
                              ArrayRef<MetaValue> arguments,
                              MutableArrayRef<MetaValue> results) {
  ++numCalls;
  size_t numSymbols = env.getSymbols().size();
  unsigned numRecalled = cx.getNumRecalled();
  Mark mark = getMark();
  activeCalls.push_back({op, callee});
  lastType = nullptr;
  for (auto [argument, value] :
       llvm::zip_equal(callee.getArguments(), arguments))
    setValue(argument, value);
  RegionObjects outside(cx, objects, callee);
  outside.enter();
  sweep(callee.getFunctionBody());
  collectReturned(callee, results);
  activeCalls.pop_back();
  lastType = nullptr;
  outside.leave(op);
  rewind(mark);
  outside.finish(/*maySkip=*/false, /*isLoop=*/false, op, /*join=*/{});
  auto minted = env.getSymbols().drop_front(numSymbols);
  // What is kept with one tensor is no answer for another.
  if (cx.getNumRecalled() == numRecalled && !outside.hasChanges() &&
      llvm::none_of(results, [&](const MetaValue &result) {
        return dependsOn(result, minted);
      }))
    summaries[callee].push_back({SmallVector<MetaValue, 4>(arguments),
                                 SmallVector<MetaValue, 2>(results)});
}

/// Reports a function that calls itself, and by which calls.
void MetaPropagation::reportRecursion(Operation *op,
                                      FunctionOpInterface callee) {
  if (!isFirstError(op))
    return;
  InFlightDiagnostic diag =
      op->emitOpError() << "expected a call without recursion, found one of "
                           "@"
                        << callee.getName()
                        << " from its own body; its results are taken as "
                           "declared";
  noteCalls(diag);
}

/// Says for which calls the body is swept that an error is in.
void MetaPropagation::noteCalls(InFlightDiagnostic &diag) {
  for (ActiveCall &active : llvm::reverse(activeCalls))
    diag.attachNote(active.op->getLoc())
        << "in a call of @" << active.callee.getName() << " from here";
}

/// Takes what a call returns as declared, where the body is not to be seen. It
/// may write to any operand.
void MetaPropagation::takeDeclaredCall(CallOpInterface call) {
  fixedTypes.insert_range(call->getOperands());
  fixedTypes.insert_range(call->getResults());
  for (Value operand : call.getArgOperands())
    noteWrite(call, lookup(operand));
  takeDeclared(call);
}

/// Follows a call of a function that is there; what others return counts as
/// declared. False for other ops, and for calls that would be too many.
bool MetaPropagation::visitCall(Operation *op) {
  auto call = dyn_cast<CallOpInterface>(op);
  if (!call)
    return false;
  FunctionOpInterface callee;
  if (options.followCalls)
    callee = dyn_cast_or_null<FunctionOpInterface>(
        call.resolveCallableInTable(&symbolTables));
  if (!callee || callee.isExternal() ||
      callee.getNumArguments() != call.getArgOperands().size() ||
      callee.getNumResults() != op->getNumResults()) {
    takeDeclaredCall(call);
    return true;
  }
  if (numCalls >= maxCalls) {
    noteCall(callee, {});
    return false;
  }
  // Results have the types of the function, whatever else is known.
  if (!isOpenCall(op))
    fixedTypes.insert_range(op->getResults());
  SmallVector<MetaValue, 4> arguments;
  for (Value operand : call.getArgOperands())
    arguments.push_back(lookup(operand));
  if (callee == function ||
      llvm::any_of(activeCalls, [&](const ActiveCall &active) {
        return active.callee == callee;
      })) {
    reportRecursion(op, callee);
    noteCall(callee, {});
    takeDeclared(op);
    return true;
  }
  noteCall(callee, arguments);
  LogicalResult isInRange = success();
  withOrigin(op, [&] { isInRange = requireRanges(op, callee, arguments); });
  if (failed(isInRange)) {
    takeDeclared(op);
    return true;
  }
  SmallVector<MetaValue, 2> results(op->getNumResults());
  if (const Summary *summary = findSummary(callee, arguments)) {
    applySummary(*summary, arguments, results);
    // Its body may write to any of them.
    llvm::for_each(arguments, [&](const MetaValue &v) { noteWrite(op, v); });
  } else {
    runCall(op, callee, arguments, results);
    reportRefusal(op);
  }
  ++numInferred;
  withOrigin(op, [&] { setResults(op, results); });
  return true;
}

/// What a function takes and returns has the types that its calls state.
void MetaPropagation::fixSignature() {
  fixedTypes.insert_range(function.getArguments());
  forEachReturn(function, [&](Operation *end) {
    fixedTypes.insert_range(end->getOperands());
  });
}
