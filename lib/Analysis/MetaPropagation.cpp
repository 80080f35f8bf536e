//===- MetaPropagation.cpp - Forward propagation of metadata ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/MetaPropagation.h"
#include "Declarations.h"
#include "FakeTensor/Analysis/Provenance.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Meta/Strides.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace mlir;

/// Returned for values that the analysis has not seen.
static const KnownValue unknownValue;

MetaPropagation::MetaPropagation(FunctionOpInterface function, Options options)
    : function(function), options(options), cx(env, arena), cache(cx),
      objects(cx, cache, values) {
  cx.mode = options.mode;
}

const KnownValue &MetaPropagation::lookupKnown(Value value) const {
  auto it = values.find(value);
  return it == values.end() ? unknownValue : it->second;
}

Operation *MetaPropagation::getGuardOrigin(const Guard &guard) const {
  return guard.origin < origins.size() ? origins[guard.origin] : nullptr;
}

/// Interfaces of an op depend on its name alone, and a program has few names.
const MetaPropagation::OpAbilities &
MetaPropagation::getAbilities(Operation *op) {
  auto [it, isNew] = abilities.try_emplace(op->getName());
  if (isNew) {
    auto iface = dyn_cast<MetaRuleOpInterface>(op);
    it->second = {op->getName().getInterface<MetaRuleOpInterface>(),
                  isa<MetaBindOpInterface>(op),
                  iface && iface.mayReturnOperands()};
  }
  return it->second;
}

FailureOr<MetaValue>
MetaPropagation::evaluateBind(Operation *op, ArrayRef<MetaValue> operands) {
  auto bind = cast<MetaBindOpInterface>(op);
  cx.clearError();
  return bind.bindMeta(cx, lookup(bind.getBoundValue()), operands);
}

Type MetaPropagation::refineType(Type type, const KnownValue &known) {
  const MetaTypeInterface *iface = getDeclared(type).iface;
  if (!iface)
    return type;
  if (known.id == 0)
    return iface->refineType(type, known.value);
  Type &refined = refinedTypes[{type, known.id}];
  if (!refined)
    refined = iface->refineType(type, known.value);
  return refined;
}

static bool saysNothing(const TensorMeta &meta) {
  return !meta.ranked && meta.dtype == DType::Unknown &&
         !meta.device.isKnown() && meta.layout == Layout::Strided;
}

const MetaPropagation::DeclaredType &MetaPropagation::getDeclared(Type type) {
  if (type == lastType)
    return *lastDeclared;
  bool isInCallee = !activeCalls.empty();
  const DeclaredType *&entry = (isInCallee ? calleeTypes : declaredTypes)[type];
  if (!entry) {
    DeclaredType declared;
    declared.iface =
        type.getDialect().getRegisteredInterface<MetaTypeInterface>();
    if (declared.iface)
      declared.meta = isInCallee ? getMetaInCallee(*declared.iface, type)
                                 : declared.iface->getMeta(cx, type);
    declared.isBlank =
        declared.meta.isTensor() && saysNothing(*declared.meta.getTensor());
    entry = new (arena.Allocate<DeclaredType>()) DeclaredType(declared);
  }
  lastType = type;
  return *(lastDeclared = entry);
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

/// Calls `fn` for all symbols in what is known of a value.
static void forEachSymbol(const MetaValue &value,
                          llvm::function_ref<void(const SymbolExpr *)> fn) {
  if (value.isInt() || value.isBool())
    collectSymbols(value.getInt(), fn);
  if (value.isList())
    for (const MetaValue &element : value.getList())
      forEachSymbol(element, fn);
  if (!value.isTensor())
    return;
  const TensorMeta &meta = *value.getTensor();
  for (SymInt size : meta.sizes)
    collectSymbols(size, fn);
  for (SymInt stride : meta.strides)
    collectSymbols(stride, fn);
  collectSymbols(meta.offset, fn);
}

/// Declares the symbols of the function. Those that none of its arguments has
/// are for ops to make; those that no type has, either, are not declared, as
/// they are left over from an earlier run.
void MetaPropagation::declareSymbols() {
  auto declared =
      function->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName);
  if (!declared)
    return;
  ShapeEnv scratch;
  RuleContext types(scratch, arena);
  llvm::DenseSet<Type> seen;
  auto collectTypes = [&](TypeRange range) {
    for (Type type : range) {
      auto *iface =
          type.getDialect().getRegisteredInterface<MetaTypeInterface>();
      if (iface && seen.insert(type).second)
        (void)iface->getMeta(types, type);
    }
  };
  collectTypes(function.getArgumentTypes());
  size_t numArgumentSymbols = scratch.getSymbols().size();
  function->walk([&](Operation *op) {
    if (op != function)
      collectTypes(op->getResultTypes());
    for (Region &region : op->getRegions())
      for (Block &block : region)
        if (&block != &function.getFunctionBody().front())
          collectTypes(TypeRange(block.getArgumentTypes()));
  });
  for (auto symbol : declared.getAsRange<SymbolAttr>()) {
    StringRef name = symbol.getName(), number = name;
    const SymbolInfo *info = scratch.lookup(name);
    if (!info && number.consume_front("u") &&
        llvm::all_of(number, llvm::isDigit))
      continue;
    SymInt value = env.declareSymbol(name, symbol.getRange(), symbol.getHint());
    bool isOfArgument =
        info && info < scratch.getSymbols().begin() + numArgumentSymbols;
    if (info && !isOfArgument)
      pendingSymbols.insert(cast<SymbolExpr>(value.getExpr()));
  }
}

/// Lets symbols that are made for values have the names that their types know.
/// Without this, running the analysis on its own output would make others.
void MetaPropagation::nameSymbolsOf(TypeRange types) {
  if (pendingSymbols.empty())
    return;
  SmallVector<const SymbolExpr *> found;
  for (Type type : types)
    forEachSymbol(getDeclared(type).meta, [&](const SymbolExpr *symbol) {
      if (pendingSymbols.contains(symbol) && !llvm::is_contained(found, symbol))
        found.push_back(symbol);
    });
  SmallVector<StringRef> names;
  // In the order in which they were declared, and so made.
  for (const SymbolExpr *symbol : pendingSymbols)
    if (llvm::is_contained(found, symbol))
      names.push_back(symbol->getName());
  for (const SymbolExpr *symbol : found)
    pendingSymbols.remove(symbol);
  cx.setSymbolNames(names);
}

/// How many elements the only result of an op has, if it is a list: as its type
/// says, or as many as an op takes out of it.
std::optional<size_t> MetaPropagation::getListLength(Operation *op) {
  if (op->getNumResults() != 1)
    return std::nullopt;
  Value list = op->getResult(0);
  if (!isa<FakeListType>(list.getType())) {
    for (Operation *user : list.getUsers())
      if (user->getName().getStringRef() == "torch.prim.ListUnpack")
        return user->getNumResults();
    return std::nullopt;
  }
  const MetaValue &declared = getDeclared(list.getType()).meta;
  // An empty list type says nothing.
  if (!declared.isList() || declared.getList().empty())
    return std::nullopt;
  return declared.getList().size();
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

static bool hasUnknownSizes(const TensorMeta &meta) {
  return meta.ranked &&
         llvm::any_of(meta.sizes, [](SymInt s) { return s.isUnknown(); });
}

bool MetaPropagation::hasSymbolicSizes(const TensorMeta &meta) {
  return llvm::any_of(meta.sizes, [](SymInt size) { return size.isExpr(); });
}

/// Gives each size that nothing describes a symbol of its own.
void MetaPropagation::nameUnknownSizes(TensorMeta &meta) {
  SmallVector<SymInt> sizes(meta.sizes);
  for (SymInt &size : sizes) {
    if (!size.isUnknown())
      continue;
    std::string name;
    const SymbolInfo *known;
    do {
      name = "s" + std::to_string(nextSymbol++);
      known = env.lookup(name);
    } while (known && !pendingSymbols.remove(known->symbol));
    size = env.declareSymbol(name, Range::atLeast(0));
  }
  meta.sizes = cx.copySizes(sizes);
}

bool MetaPropagation::isBind(Operation *op, Value value) {
  return getAbilities(op).isBind &&
         cast<MetaBindOpInterface>(op).getBoundValue() == value;
}

/// Completes the geometry of a tensor that comes from outside: where its type
/// says nothing of strides, it is row-major.
static void completeGeometry(RuleContext &cx, TensorMeta &meta) {
  if (!meta.ranked)
    return;
  meta.strides = contiguousStrides(cx, meta.sizes);
  meta.strided = true;
  meta.offset = 0;
}

/// Whether a number that types can say is not one.
static bool hasSymbolsOrGaps(const MetaValue &value) {
  auto isNumber = [](SymInt number) { return number.isInt(); };
  if (value.isInt())
    return value.getInt().isExpr();
  if (value.isList())
    return llvm::any_of(value.getList(), hasSymbolsOrGaps);
  if (!value.isTensor())
    return false;
  const TensorMeta &meta = *value.getTensor();
  return !meta.ranked || !llvm::all_of(meta.sizes, isNumber) ||
         (meta.strided &&
          (!llvm::all_of(meta.strides, isNumber) || !meta.offset.isInt()));
}

/// Without symbols, all that comes from outside must be numbers.
void MetaPropagation::checkStatic(BlockArgument argument,
                                  const MetaValue &value) {
  if (!options.mode.staticShapes || !hasSymbolsOrGaps(value) ||
      !isFirstError(argument.getAsOpaquePointer()))
    return;
  emitError(argument.getLoc())
      << "expected an argument whose sizes, strides and offset are numbers, as "
         "static-shapes is set, found "
      << argument.getType();
}

/// Makes a symbol of each element whose value in the real run is given.
void MetaPropagation::seedRealValue(BlockArgument argument, TensorMeta &meta) {
  if (!cx.mode.propagateReal)
    return;
  unsigned number = argument.getArgNumber();
  auto dense = dyn_cast_or_null<DenseIntElementsAttr>(
      function.getArgAttr(number, FakeDialect::kValueAttrName));
  if (!dense)
    return;
  SmallVector<SymInt> shape(dense.getType().getShape());
  if (!meta.ranked || meta.sizes != ArrayRef<SymInt>(shape) ||
      !isIntegral(meta.dtype)) {
    hadError = true;
    std::string found;
    llvm::raw_string_ostream os(found);
    print(os, meta);
    emitError(argument.getLoc())
        << "expected an argument of integers or bools of sizes "
        << sizesToString(shape) << ", as its value has, found " << found;
    return;
  }
  ArrayRef<SymInt> values = getKnownElements(cx, dense, meta.dtype);
  MutableArrayRef<SymInt> elements = cx.allocate<SymInt>(values.size());
  for (auto [index, value] : llvm::enumerate(values)) {
    Range range = meta.dtype == DType::Bool ? Range{0, 1} : Range();
    std::string name =
        "v" + std::to_string(number) + "_" + std::to_string(index);
    elements[index] = env.declareSymbol(name, range);
    if (value.isInt())
      env.setRealValue(elements[index], value.getInt());
  }
  meta.elements = elements;
}

void MetaPropagation::seedArguments() {
  llvm::DenseMap<Attribute, StorageID> shared;
  for (BlockArgument argument : function.getArguments()) {
    const DeclaredType &declared = getDeclared(argument.getType());
    bool isRowMajor = declared.iface && !declared.iface->declaresLayout();
    MetaValue value = joinCalls(argument, isRowMajor);
    checkStatic(argument, value);
    if (value.isTensor()) {
      TensorMeta meta = *value.getTensor();
      Attribute number = function.getArgAttr(argument.getArgNumber(),
                                             FakeDialect::kStorageAttrName);
      StorageID *storage = number ? &shared[number] : &meta.storage;
      if (!number || *storage == 0)
        *storage = cx.freshStorage();
      meta.storage = *storage;
      if (hasUnknownSizes(meta) &&
          llvm::none_of(argument.getUsers(),
                        [&](Operation *op) { return isBind(op, argument); }))
        nameUnknownSizes(meta);
      for (SymInt size : meta.sizes)
        if (size.isExpr())
          (void)env.assume(Condition::le(0, size));
      if (isRowMajor)
        completeGeometry(cx, meta);
      if (meta.strided && meta.storageBytes.isUnknown())
        meta.storageBytes =
            env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                    getItemSize(meta.dtype));
      seedRealValue(argument, meta);
      value = cx.createValue(meta);
    }
    setValue(argument, value);
  }
}

/// Binds of arguments hold from the start, wherever they stand.
void MetaPropagation::bindArgument(BlockArgument argument) {
  for (Operation *user : argument.getUsers()) {
    if (!isBind(user, argument))
      continue;
    SmallVector<MetaValue> operands;
    for (Value operand : user->getOperands()) {
      Operation *def = operand.getDefiningOp();
      if (def && def->getNumOperands() == 0 && !values.contains(operand))
        visit(def);
      operands.push_back(lookup(operand));
    }
    FailureOr<MetaValue> bound = evaluateBind(user, operands);
    if (failed(bound))
      continue; // The sweep comes by again and reports it.
    TensorMeta meta = *bound->getTensor();
    completeGeometry(cx, meta);
    meta.storageBytes =
        env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                getItemSize(meta.dtype));
    setValue(argument, cx.createValue(meta));
  }
}

void MetaPropagation::bindArguments() {
  for (BlockArgument argument : function.getArguments()) {
    // Types that say everything need no bind.
    const MetaTypeInterface *iface = getDeclared(argument.getType()).iface;
    if (!iface || iface->declaresLayout())
      continue;
    bindArgument(argument);
    const MetaValue &value = lookup(argument);
    if (value.isTensor() && hasSymbolicSizes(*value.getTensor()))
      symbolicTensors.push_back(argument);
  }
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// Adds a note that says what an operand is, and notes that lead to where what
/// is wrong with it comes from.
void MetaPropagation::noteOperand(Diagnostic &diag, Operation *op,
                                  unsigned index, const Fact *fact) {
  Value operand = op->getOperand(index);
  diag.attachNote(operand.getLoc())
      << "operand #" << index << " is " << describe(lookup(operand));
  if (fact)
    Provenance(*this).explain(diag, operand, *fact, options.explainFully);
}

/// The fact among those quoted by an error that is true of an operand and that
/// no other operand has taken: rather a single size, dtype or device than all
/// sizes.
static const Fact *takeFact(ArrayRef<Fact> facts, const MetaValue &operand,
                            SmallVectorImpl<const Fact *> &taken) {
  for (bool wantShape : {false, true})
    for (const Fact &fact : facts)
      if (std::holds_alternative<std::vector<SymInt>>(fact) == wantShape &&
          !llvm::is_contained(taken, &fact) && holds(fact, operand)) {
        taken.push_back(&fact);
        return &fact;
      }
  return nullptr;
}

/// Adds notes about the operands that an error in the context blames. If it
/// blames none, or a list of operands, about those of which something that it
/// quotes is true.
void MetaPropagation::noteBlamed(Diagnostic &diag, Operation *op,
                                 MetaRuleOpInterface iface) {
  SmallVector<const Fact *, 4> taken;
  auto noteIfQuoted = [&](unsigned index) {
    const Fact *fact =
        takeFact(cx.getQuotedFacts(), lookup(op->getOperand(index)), taken);
    if (fact)
      noteOperand(diag, op, index, fact);
    return fact;
  };
  for (unsigned arg : cx.getBlamedArguments()) {
    bool noted = false;
    SmallVector<unsigned> indices = iface.getOperandsOfArgument(arg);
    for (unsigned index : indices)
      noted |= noteIfQuoted(index) != nullptr;
    if (!noted && !indices.empty())
      noteOperand(diag, op, indices.front(), nullptr);
  }
  if (cx.getBlamedArguments().empty())
    for (unsigned index = 0; index < op->getNumOperands(); ++index)
      noteIfQuoted(index);
}

/// Notes an error, and says whether it is the first about that.
bool MetaPropagation::isFirstError(const void *of) {
  hadError = true;
  return reported.insert(of).second && !options.isQuiet;
}

void MetaPropagation::reportRuleError(Operation *op,
                                      MetaRuleOpInterface iface) {
  if (!isFirstError(op))
    return;
  InFlightDiagnostic diag = op->emitOpError() << cx.getMessage();
  noteBlamed(*diag.getUnderlyingDiagnostic(), op, iface);
  for (const RuleFrame &frame : cx.getTrace()) {
    auto *inner = static_cast<Operation *>(frame.op);
    diag.attachNote(inner->getLoc())
        << "in the rule of " << inner->getParentOfType<RuleOp>().getSymName()
        << ", where the operands are " << frame.operands;
  }
  noteCalls(diag);
}

/// Reports what an op without a rule needs and the settings do not allow.
void MetaPropagation::reportRefusal(Operation *op) {
  if (succeeded(cx.checkRefusal()) || !isFirstError(op))
    return;
  InFlightDiagnostic diag = op->emitOpError() << cx.getMessage();
  noteCalls(diag);
}

/// What of the inferred metadata contradicts what is declared, if it is more
/// than a detail.
static std::optional<Fact> findDifference(const TensorMeta &declared,
                                          const TensorMeta &inferred) {
  if (declared.dtype != DType::Unknown && declared.dtype != inferred.dtype)
    return inferred.dtype;
  if (!declared.ranked || !inferred.ranked)
    return std::nullopt;
  if (declared.rank() != inferred.rank())
    return std::vector<SymInt>(inferred.sizes.begin(), inferred.sizes.end());
  for (auto [claim, size] : llvm::zip_equal(declared.sizes, inferred.sizes))
    if (!claim.isUnknown() && claim != size)
      return size;
  if (declared.device.isKnown() && declared.device != inferred.device)
    return inferred.device;
  return std::nullopt;
}

void MetaPropagation::reportContradiction(OpResult result,
                                          const MetaValue &declared,
                                          const MetaValue &inferred,
                                          StringRef what) {
  if (!isFirstError(result.getAsOpaquePointer()))
    return;
  Operation *op = result.getOwner();
  std::string have, want;
  llvm::raw_string_ostream haveOS(have), wantOS(want);
  print(haveOS, inferred);
  print(wantOS, declared);
  InFlightDiagnostic diag = op->emitOpError()
                            << "result #" << result.getResultNumber()
                            << " is declared as " << want << " but inferred as "
                            << have << ": " << what;
  std::optional<Fact> fact =
      findDifference(*declared.getTensor(), *inferred.getTensor());
  // The operand that decided it: the first tensor of which that is true, else
  // the first tensor.
  std::optional<unsigned> culprit;
  for (auto [index, operand] : llvm::enumerate(op->getOperands())) {
    const MetaValue &known = lookup(operand);
    if (!known.isTensor())
      continue;
    if (fact && holds(*fact, known)) {
      noteOperand(*diag.getUnderlyingDiagnostic(), op, index, &*fact);
      return noteCalls(diag);
    }
    if (!culprit)
      culprit = index;
  }
  if (culprit)
    noteOperand(*diag.getUnderlyingDiagnostic(), op, *culprit, nullptr);
  noteCalls(diag);
}

//===----------------------------------------------------------------------===//
// Declared against inferred
//===----------------------------------------------------------------------===//

std::string MetaPropagation::findContradiction(const DeclaredType &declared,
                                               const TensorMeta &inferred) {
  if (!options.checkDeclared || declared.isBlank || !declared.meta.isTensor())
    return {};
  return fake::findContradiction(env, *declared.meta.getTensor(), inferred,
                                 declared.iface->declaresLayout());
}

/// Remembers an op that does nothing but name a symbol.
void MetaPropagation::noteSymbolOp(Operation *op) {
  if (op->getNumOperands() != 0 || op->getNumResults() != 1)
    return;
  const MetaValue &value = resultBuffer.front();
  if (!value.isInt() || !value.getInt().isExpr())
    return;
  if (auto *symbol = dyn_cast<SymbolExpr>(value.getInt().getExpr()))
    symbolOps.push_back({symbol, op});
}

/// What is known of a result that is declared and inferred, and whether that
/// is more than its type says.
MetaValue MetaPropagation::reconcile(OpResult result, const MetaValue &inferred,
                                     bool &saysMore) {
  Type type = result.getType();
  const DeclaredType &declaredType = getDeclared(type);
  const MetaValue &declared = declaredType.meta;
  if (LLVM_UNLIKELY(isTentative) && !inferred.isUnknown())
    return inferred;
  if (!declared.isTensor() || !inferred.isTensor()) {
    // Few values are numbers or lists of a type that could say more.
    saysMore =
        inferred.isList() || (!inferred.isUnknown() && isa<FakeIntType>(type));
    return inferred.isUnknown() ? makeDeclared(type) : inferred;
  }
  if (declaredType.isBlank) {
    saysMore = !saysNothing(*inferred.getTensor());
    return inferred;
  }
  bool withLayout = declaredType.iface->declaresLayout();
  std::string wrong = findContradiction(declaredType, *inferred.getTensor());
  if (!wrong.empty()) {
    reportContradiction(result, declared, inferred, wrong);
    return inferred;
  }
  MetaValue known = meet(cx, inferred, declared, withLayout);
  saysMore = saysLess(*declared.getTensor(), *known.getTensor(), withLayout);
  return known;
}

CachedResult MetaPropagation::conclude(OpResult result, MetaValue inferred) {
  bool saysMore = false;
  CachedResult outcome;
  outcome.known.value = reconcile(result, inferred, saysMore);
  outcome.known.id = cache.describe(outcome.known.value);
  if (outcome.known.value.isTensor() &&
      !outcome.known.value.getTensor()->elements.empty())
    objects.noteElements();
  if (saysMore && options.collectRefinements) {
    outcome.refined = refineType(result.getType(), outcome.known);
    if (outcome.refined == result.getType())
      outcome.refined = nullptr;
  }
  const MetaValue &value = outcome.known.value;
  outcome.isSymbolic = value.isTensor() &&
                       hasSymbolicSizes(*value.getTensor()) &&
                       !getDeclared(result.getType()).iface->declaresLayout();
  return outcome;
}

void MetaPropagation::checkBind(Operation *op) {
  auto bind = cast<MetaBindOpInterface>(op);
  Value bound = bind.getBoundValue();
  SmallVector<MetaValue> operands;
  for (Value operand : op->getOperands())
    operands.push_back(lookup(operand));
  MetaValue known = lookup(bound);
  size_t numGuards = env.getGuards().size();
  env.setOrigin(origins.size());
  llvm::scope_exit noteOrigin([&] {
    if (env.getGuards().size() != numGuards)
      origins.push_back(op);
  });
  FailureOr<MetaValue> stated = evaluateBind(op, operands);
  if (failed(stated)) {
    if (isFirstError(op))
      op->emitOpError() << cx.getMessage();
    return;
  }
  if (!known.isTensor() || !stated->isTensor())
    return;
  // A symbol that turned out to be a number has no place in a bind.
  bool hasNumbers = llvm::any_of(operands, [](const MetaValue &operand) {
    return operand.isInt() && operand.getInt().isInt();
  });
  bindFacts.push_back(
      {op, bound,
       !hasNumbers && stated->getTensor()->sizes == known.getTensor()->sizes});
  if (!options.checkDeclared)
    return;
  std::string wrong =
      fake::findContradiction(env, *stated->getTensor(), *known.getTensor(),
                              /*withLayout=*/false);
  if (wrong.empty() || !isFirstError(op))
    return;
  InFlightDiagnostic diag = op->emitOpError()
                            << "states sizes "
                            << sizesToString(stated->getTensor()->sizes)
                            << " but inferred are "
                            << sizesToString(known.getTensor()->sizes) << ": "
                            << wrong;
  diag.attachNote(bound.getLoc()) << "the value is computed here";
}

//===----------------------------------------------------------------------===//
// The sweep
//===----------------------------------------------------------------------===//

/// Takes over what `outcomes` say of the results of `op`.
void MetaPropagation::setResults(Operation *op) {
  for (auto [result, outcome] : llvm::zip_equal(op->getResults(), outcomes)) {
    values[result] = outcome.known;
    if (outcome.refined)
      refinements.push_back({result, outcome.refined});
    if (outcome.isSymbolic)
      symbolicTensors.push_back(result);
    if (LLVM_UNLIKELY(objects.isTracking()))
      objects.noteValue(result, outcome.known.value);
  }
}

/// Makes up `outcomes` from what was inferred, and takes them over.
void MetaPropagation::setResults(Operation *op, ArrayRef<MetaValue> inferred) {
  outcomes.clear();
  for (auto [result, value] : llvm::zip_equal(op->getResults(), inferred))
    outcomes.push_back(conclude(result, value));
  setResults(op);
}

void MetaPropagation::visit(Operation *op) {
  const OpAbilities &abilities = getAbilities(op);
  const MetaRuleOpInterface::Concept *rule = abilities.rule;
  if (!rule)
    return visitMissing(op);
  bool mayReturnOperands = abilities.mayReturnOperands;
  knownOperands.clear();
  for (Value operand : op->getOperands())
    knownOperands.push_back(lookupKnown(operand));
  outcomes.clear();
  // In a callee, types say something else than in the function itself.
  bool useCache = options.useCache && activeCalls.empty() && !isTentative;
  if (useCache && cache.lookup(op, knownOperands, outcomes)) {
    ++numInferred;
    setResults(op);
    if (mayReturnOperands)
      identifyResults(op);
    return noteWrites(op);
  }

  MetaRuleOpInterface iface(op, rule);
  operandBuffer.clear();
  for (const KnownValue &known : knownOperands)
    operandBuffer.push_back(known.value);
  resultBuffer.assign(op->getNumResults(), MetaValue());
  size_t numGuards = env.getGuards().size();
  env.setOrigin(origins.size());
  cx.clearError();
  cx.setOperands(operandBuffer);
  cx.listLength = getListLength(op);
  nameSymbolsOf(op->getResultTypes());
  bool hadErrorBefore = std::exchange(hadError, false);
  LogicalResult inferred = iface.inferMeta(cx, operandBuffer, resultBuffer);
  // What is refused is the reason for other errors.
  if (failed(cx.checkRefusal()) || failed(inferred)) {
    if (!iface.hasMetaRule()) {
      hadError = hadErrorBefore;
      return visitMissing(op);
    }
    reportRuleError(op, iface);
    resultBuffer.assign(op->getNumResults(), MetaValue());
    // What is refused changes nothing.
    mayReturnOperands = false;
  } else {
    ++numInferred;
  }
  cx.setOperands({});
  cx.setSymbolNames({});
  noteSymbolOp(op);
  setResults(op, resultBuffer);
  if (useCache)
    cache.record(op, knownOperands, outcomes, hadError);
  if (mayReturnOperands)
    identifyResults(op);
  noteWrites(op);
  hadError |= hadErrorBefore;
  if (env.getGuards().size() != numGuards)
    origins.push_back(op);
}

/// Ops without a rule whose results are numbers of the host, such as an
/// `index`, of which nothing need be known. Constants are known all the same:
/// they may decide where control goes. False for other ops.
bool MetaPropagation::visitConstant(Operation *op) {
  for (Type type : op->getResultTypes())
    if (!type.isIntOrIndexOrFloat())
      return false;
  Attribute value;
  if (!matchPattern(op, m_Constant(&value)))
    return true;
  auto number = dyn_cast<IntegerAttr>(value);
  if (number && number.getType().isInteger(1))
    setValue(op->getResult(0), MetaValue::boolean(!number.getValue().isZero()));
  else if (number && number.getValue().getSignificantBits() <= 64)
    setValue(op->getResult(0),
             MetaValue::integer(number.getValue().getSExtValue()));
  return true;
}

/// A value of the host as a tensor without data.
FailureOr<MetaValue> MetaPropagation::fakifyHost(Operation *cast) {
  if (!options.mode.allowNonFakeInputs)
    return cx.error() << "expected a tensor without data; convert it with "
                         "fake-fakify, or set allow-non-fake-inputs";
  if (cast->getNumOperands() != 1 || cast->getNumResults() != 1)
    return cx.error() << "expected one tensor";
  FailureOr<TensorMeta> meta = getMetaOfHost(cx, cast->getOperand(0).getType());
  if (failed(meta))
    return failure();
  if (hasUnknownSizes(*meta))
    nameUnknownSizes(*meta);
  if (!meta->strided)
    completeGeometry(cx, *meta);
  meta->storage = cx.freshStorage();
  return cx.createValue(*meta);
}

/// A conversion between a type of the host and one that has metadata. What
/// comes from the host is no fake tensor; what goes there is of no interest.
/// False for other ops.
bool MetaPropagation::visitHostCast(Operation *op) {
  if (!isa<UnrealizedConversionCastOp>(op))
    return false;
  auto hasMeta = [&](Type type) { return getDeclared(type).iface != nullptr; };
  if (llvm::none_of(op->getResultTypes(), hasMeta))
    return true;
  if (op->getNumResults() == 1 && op->getNumOperands() == 1 &&
      hasMeta(op->getOperand(0).getType())) {
    setResults(op, lookup(op->getOperand(0)));
    return true;
  }
  cx.clearError();
  FailureOr<MetaValue> meta = fakifyHost(op);
  if (succeeded(meta)) {
    setResults(op, *meta);
    return true;
  }
  if (isFirstError(op))
    op->emitOpError() << cx.getMessage() << ", found " << op->getOperandTypes();
  takeDeclared(op);
  return true;
}

void MetaPropagation::reportMissing(Operation *op) {
  // Callees are swept for themselves as well, which reports it.
  if (!activeCalls.empty())
    return;
  bool isError = options.allowFallback == Fallback::Error;
  hadError |= isError;
  if (!reported.insert(op).second || options.isQuiet)
    return;
  InFlightDiagnostic diag = isError ? op->emitError() : op->emitWarning();
  diag << "no metadata rule for '" << op->getName() << "'";
  if (auto iface = dyn_cast<MetaRuleOpInterface>(op))
    diag << " of " << iface.getReportName();
  diag << "; "
       << (options.allowFallback == Fallback::Unknown
               ? "nothing is known of its results"
               : "its results are taken as declared");
}

/// Ops without a rule: facts, terminators, and what is missing.
void MetaPropagation::visitMissing(Operation *op) {
  if (getAbilities(op).isBind)
    return checkBind(op);
  if (!getAbilities(op).rule && !op->hasTrait<OpTrait::IsTerminator>() &&
      op->isRegistered() && !isa<UnrealizedConversionCastOp>(op))
    fixedTypes.insert_range(op->getOperands());
  if (visitCall(op) || op->getNumResults() == 0 || visitConstant(op) ||
      visitHostCast(op))
    return;
  ++numMissing;
  reportMissing(op);
  takeDeclared(op);
}

/// Takes the results of an op as declared, or as unknown where that is asked
/// for.
void MetaPropagation::takeDeclared(Operation *op) {
  for (OpResult result : op->getResults()) {
    MetaValue declared = getDeclared(result.getType()).meta;
    if (options.allowFallback == Fallback::Unknown)
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

void MetaPropagation::sweep(Block &block) {
  bool isInCallee = !activeCalls.empty();
  for (Operation &op : block) {
    if (LLVM_UNLIKELY(isInCallee) && skipInCallee(&op))
      continue;
    if (LLVM_LIKELY(op.getNumRegions() == 0))
      visit(&op);
    else
      visitWithRegions(&op);
  }
}

/// Makes room for one value of each op, which saves most of the growing.
void MetaPropagation::reserveValues() {
  size_t numValues = function.getNumArguments();
  for (Block &block : function.getFunctionBody())
    numValues += block.getOperations().size();
  values.reserve(numValues);
}

LogicalResult MetaPropagation::run() {
  if (function.isExternal())
    return success();
  origins.push_back(nullptr); // of guards made by the arguments
  declareSymbols();
  reserveValues();
  seedArguments();
  bindArguments();
  sweep(function.getFunctionBody());
  objects.restoreDefinitions();
  if (options.keepSignature)
    fixReturnedTypes();
  fixTypesOfRegions();
  return failure(hadError);
}
