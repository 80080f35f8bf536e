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
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/BuiltinDialect.h"
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
      objects(cx, cache, values, function, options.keepHistory) {
  cx.mode = options.mode;
  cx.keepsEagerRefusals = options.warnUnsafe;
  env.nameLargeValues();
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
                  iface && iface.mayReturnOperands(), iface && iface.isCopy()};
  }
  return it->second;
}

FailureOr<MetaValue>
MetaPropagation::evaluateBind(Operation *op, const MetaValue &known,
                              ArrayRef<MetaValue> operands) {
  cx.clearError();
  return cast<MetaBindOpInterface>(op).bindMeta(cx, known, operands);
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
    if (declared.iface && declared.meta.isUnknown())
      reportUnreadType(*declared.iface, type);
    declared.isBlank =
        declared.meta.isTensor() && saysNothing(*declared.meta.getTensor());
    entry = new (arena.Allocate<DeclaredType>()) DeclaredType(declared);
  }
  lastType = type;
  return *(lastDeclared = entry);
}

//===----------------------------------------------------------------------===//
// What types say of results
//===----------------------------------------------------------------------===//

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

/// Whether the tensors that an op makes are values. Ops do not mix them with
/// others, so that the first one tells. Does not import the type, which would
/// declare its symbols before the op makes them.
static bool hasValueSemantics(Operation *op) {
  if (op->getNumResults() == 0)
    return false;
  Type type = op->getResult(0).getType();
  auto *iface = type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  return iface && iface->hasValueSemantics(type);
}

/// The rank of the only result of an op, if it is a tensor and its type counts.
std::optional<int64_t> MetaPropagation::getDeclaredRank(Operation *op) {
  if (op->getNumResults() != 1 || !options.checkDeclared)
    return std::nullopt;
  Type type = op->getResult(0).getType();
  // The symbols of a type must not be there before those that the op makes.
  if (auto tensor = dyn_cast<FakeTensorType>(type))
    return tensor.isRanked() ? std::optional<int64_t>(tensor.getSizes().size())
                             : std::nullopt;
  if (isa<FakeDialect>(type.getDialect()))
    return std::nullopt;
  const MetaValue &declared = getDeclared(type).meta;
  if (!declared.isTensor() || !declared.getTensor()->ranked)
    return std::nullopt;
  return declared.getTensor()->rank();
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

/// What is known of a value in a sweep that comes again: the integers that its
/// type has for sizes hold in all of them.
static MetaValue meetIntegers(RuleContext &cx, const MetaValue &inferred,
                              const MetaValue &declared) {
  if (!inferred.isTensor() || !declared.isTensor())
    return inferred;
  const TensorMeta &have = *inferred.getTensor();
  const TensorMeta &claim = *declared.getTensor();
  if (!have.ranked || !claim.ranked ||
      have.sizes.size() != claim.sizes.size() ||
      llvm::none_of(llvm::zip_equal(have.sizes, claim.sizes), [](auto sizes) {
        auto [size, claimed] = sizes;
        return !size.isInt() && claimed.isInt();
      }))
    return inferred;
  TensorMeta meta = have;
  SmallVector<SymInt> sizes(have.sizes);
  for (auto [size, claimed] : llvm::zip_equal(sizes, claim.sizes))
    if (!size.isInt() && claimed.isInt())
      size = claimed;
  meta.sizes = cx.copySizes(sizes);
  return cx.createValue(meta);
}

/// Whether no tensor can have that type: `i32`, which the generic form allows.
static bool excludesTensors(Type type) {
  return isa<BuiltinDialect>(type.getDialect()) && !isa<ShapedType>(type);
}

/// What is known of a result that is declared and inferred, and whether that
/// is more than its type says.
MetaValue MetaPropagation::reconcile(OpResult result, MetaValue inferred,
                                     bool &saysMore) {
  Type type = result.getType();
  const DeclaredType &declaredType = getDeclared(type);
  const MetaValue &declared = declaredType.meta;
  if (LLVM_UNLIKELY(isTentative) && !inferred.isUnknown())
    return meetIntegers(cx, inferred, declared);
  inferred = adoptDeclaredNames(declared, inferred);
  if (inferred.isTensor() && !declaredType.iface && excludesTensors(type)) {
    if (isFirstError(result.getAsOpaquePointer()))
      result.getOwner()->emitOpError()
          << "result #" << result.getResultNumber()
          << " is inferred as a tensor but has type " << type;
    return inferred;
  }
  if (!declared.isTensor() || !inferred.isTensor()) {
    // Few values are numbers, lists or optionals of a type that could say more.
    saysMore = inferred.isList() || inferred.isTensor() ||
               (!inferred.isUnknown() && isa<FakeIntType>(type));
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
  const MetaTypeInterface *iface = getDeclared(result.getType()).iface;
  outcome.isSymbolic = value.isTensor() &&
                       hasSymbolicSizes(*value.getTensor()) && iface &&
                       !iface->declaresLayout();
  return outcome;
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

void MetaPropagation::checkBind(Operation *op) {
  if (LLVM_UNLIKELY(isTentative))
    return;
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
  FailureOr<MetaValue> stated = evaluateBind(op, known, operands);
  if (failed(stated)) {
    if (isFirstError(op))
      op->emitOpError() << cx.getMessage();
    return;
  }
  if (!known.isTensor() || !stated->isTensor())
    return;
  TensorMeta named = *known.getTensor();
  if (adoptNames(named, *stated->getTensor()))
    setValue(bound, known = cx.createValue(named));
  // A symbol that turned out to be a number has no place in a bind.
  bool hasNumbers = llvm::any_of(operands, [](const MetaValue &operand) {
    return operand.isInt() && operand.getInt().isInt();
  });
  bindFacts.push_back({op, bound,
                       stated->getTensor()->sizes == known.getTensor()->sizes,
                       hasNumbers});
  if (!options.checkDeclared)
    return;
  // In a loop, what is stated holds of all turns, and not yet of the first.
  if (op->getParentOp() != function &&
      !differs(env, *stated->getTensor(), *known.getTensor()))
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
  // In a callee, types say something else than in the function itself. The
  // cache keeps no refusals.
  bool useCache = options.useCache && activeCalls.empty() && !isTentative &&
                  !options.warnUnsafe;
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
  cx.viewsMayCopy = !options.mode.strictViews && hasValueSemantics(op);
  cx.declaredRank = getDeclaredRank(op);
  nameSymbolsOf(op);
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
  stopNaming();
  noteSymbolOp(op);
  setResults(op, resultBuffer);
  if (LLVM_UNLIKELY(abilities.isCopy) && options.collectRefinements)
    typeEdges.push_back({op->getOperand(0), op->getResult(0), op});
  if (useCache && !abilities.isCopy)
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

/// A conversion between a type of the host and one that has metadata. A tensor
/// that comes from the host is no fake tensor, unless it was one before. False
/// for other ops.
bool MetaPropagation::visitHostCast(Operation *op) {
  if (!isa<UnrealizedConversionCastOp>(op))
    return false;
  auto hasMeta = [&](Type type) { return getDeclared(type).iface != nullptr; };
  auto isTensor = [&](Type type) { return getDeclared(type).meta.isTensor(); };
  bool isOne = op->getNumResults() == 1 && op->getNumOperands() == 1;
  if (llvm::none_of(op->getResultTypes(), hasMeta)) {
    if (isOne)
      setValue(op->getResult(0), lookup(op->getOperand(0)));
    return true;
  }
  if (isOne && (hasMeta(op->getOperand(0).getType()) ||
                !lookup(op->getOperand(0)).isUnknown())) {
    setResults(op, lookup(op->getOperand(0)));
    return true;
  }
  if (llvm::none_of(op->getResultTypes(), isTensor)) {
    takeDeclared(op);
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

/// A conversion that a dialect has for its types: what is known of the operand
/// is known of the result, else what that is declared as. Both types go
/// together, so that they stay. False for other ops.
bool MetaPropagation::visitConversion(Operation *op) {
  if (!isConversion(op))
    return false;
  fixedTypes.insert(op->getOperand(0));
  fixedTypes.insert(op->getResult(0));
  const MetaValue &known = lookup(op->getOperand(0));
  if (known.isUnknown())
    takeDeclared(op);
  else
    setValue(op->getResult(0), known);
  return true;
}

/// An op that gives one of two values, as which canonicalization writes
/// branches. False for other ops.
bool MetaPropagation::visitSelect(Operation *op) {
  auto select = dyn_cast<SelectLikeOpInterface>(op);
  if (!select || !getDeclared(op->getResult(0).getType()).iface)
    return false;
  const MetaValue &condition = lookup(select.getCondition());
  MetaValue first = lookup(select.getTrueValue()),
            second = lookup(select.getFalseValue()), result;
  if (condition.isBool() && condition.isKnown()) {
    result = condition.getBool() ? first : second;
    // What is known of the result is not known of the other value.
    if (options.collectRefinements &&
        getRefinedType(select.getTrueValue()) !=
            getRefinedType(select.getFalseValue()))
      fixedTypes.insert_range(ArrayRef<Value>(
          {op->getResult(0), select.getTrueValue(), select.getFalseValue()}));
  } else {
    auto join = [&](SymInt a, SymInt b, bool isSize) {
      return a == b || isTrue(env.eq(a, b)) ? a : joinFresh(cx, a, b, isSize);
    };
    result = Merger(cx, join, /*withStorage=*/true).merge(first, second);
  }
  objects.link(result, first);
  objects.link(result, second);
  if (options.collectRefinements)
    forEachTypeEdge(
        op, [&](Value from, Value to) { typeEdges.push_back({from, to, op}); });
  ++numInferred;
  setResults(op, result);
  return true;
}

/// Ops without a rule: facts, terminators, and what is missing.
void MetaPropagation::visitMissing(Operation *op) {
  if (getAbilities(op).isBind)
    return checkBind(op);
  if (!getAbilities(op).rule && !op->hasTrait<OpTrait::IsTerminator>() &&
      op->isRegistered() &&
      !isa<UnrealizedConversionCastOp, SelectLikeOpInterface>(op) &&
      !isOpenCall(op))
    fixedTypes.insert_range(op->getOperands());
  if (visitCall(op) || op->getNumResults() == 0 || visitConstant(op) ||
      visitHostCast(op) || visitConversion(op) || visitSelect(op))
    return;
  // Of values of other dialects nothing need be known.
  if (llvm::none_of(op->getResultTypes(), [&](Type type) {
        return getDeclared(type).iface != nullptr;
      }))
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

/// Makes room for one value of each op, which saves most of the growing, and
/// looks for devices and for late declarations of symbols on the way.
void MetaPropagation::surveyOps() {
  std::optional<OperationName> deviceOp = getDeviceOpName();
  size_t numValues = function.getNumArguments();
  bool isLate = false;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block) {
      ++numValues;
      if (LLVM_LIKELY(op.getNumOperands() != 0))
        isLate |= op.getNumResults() != 0;
      else if (isLate && op.getNumResults() == 1 && !op.use_empty() &&
               getAbilities(*op.user_begin()).isBind && getAbilities(&op).rule)
        lateSymbolOps.push_back(&op);
      if (LLVM_UNLIKELY(deviceOp && op.getName() == *deviceOp))
        noteDevice(&op);
      else if (LLVM_UNLIKELY(deviceOp && op.getNumRegions() != 0))
        op.walk([&](Operation *inner) {
          if (inner->getName() == *deviceOp)
            noteDevice(inner);
        });
    }
  values.reserve(numValues);
}

LogicalResult MetaPropagation::run() {
  if (function.isExternal())
    return success();
  origins.push_back(nullptr); // of guards made by the arguments
  declareSymbols();
  surveyOps();
  seedArguments();
  bindArguments();
  claimLateNames();
  sweep(function.getFunctionBody());
  objects.restoreDefinitions();
  if (options.keepSignature)
    fixSignature();
  settleTypes();
  return failure(hadError);
}
