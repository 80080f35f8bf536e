//===- MetaPropagation.h - Forward propagation of metadata ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the program on tensors without data: one forward sweep over a function,
// operands before users, each op asked once through MetaRuleOpInterface. Ops
// with regions are asked where control goes, through RegionBranchOpInterface;
// loops are swept until nothing changes.
// Metadata lives in an arena of the analysis; nothing of the IR is changed.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_METAPROPAGATION_H
#define FAKETENSOR_ANALYSIS_METAPROPAGATION_H

#include "FakeTensor/Analysis/Objects.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/Value.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

namespace fake {

/// What is done about an op that has no rule. Named after the parameter of
/// `FakeTensorMode`.
enum class Fallback : uint8_t {
  /// An error; its results are taken as declared so that the run goes on.
  Error,
  /// A warning; nothing is known of its results.
  Unknown,
  /// A warning; its results are taken as declared.
  Declared
};

/// How MetaPropagation behaves.
struct MetaPropagationOptions {
  /// What happens to an op without a rule.
  Fallback allowFallback = Fallback::Error;
  /// What the program may do.
  ModeSettings mode;
  /// Whether an op like an earlier one is answered without its rule.
  bool useCache = true;
  /// Whether declared and inferred metadata are compared.
  bool checkDeclared = true;
  /// Whether getRefinements() is wanted.
  bool collectRefinements = false;
  /// Whether the bodies of called functions are read, which must then not
  /// change meanwhile. Otherwise what a call returns counts as declared.
  bool followCalls = true;
  /// Whether the type of the function is to stay as it is, as its calls state
  /// it.
  bool keepSignature = false;
  /// Calls whose types may change along with those of the functions that they
  /// call; null if none may. Must outlive the analysis.
  const KnownCalls *openCalls = nullptr;
  /// Whether errors name every op on the way from where what is wrong comes
  /// from; otherwise a long way is cut short.
  bool explainFully = false;
  /// Whether changes of values are wanted that are not used any more.
  bool keepHistory = false;
  /// Whether nothing is reported.
  bool isQuiet = false;
  /// Whether to warn of what PyTorch's kernels refuse but FakeTensor takes:
  /// writes to elements that overlap, and views beyond the end of a storage.
  bool warnUnsafe = false;
};

/// A result of which more is known than its type says.
struct Refinement {
  mlir::OpResult result;
  /// The type that says it.
  mlir::Type type;
};

/// A fact that the function states about a value.
struct BindFact {
  /// The op that states it, with MetaBindOpInterface.
  mlir::Operation *op;
  /// The value it is about.
  mlir::Value value;
  /// Whether it says what was inferred.
  bool isTrue;
  /// Whether it says so with symbols that are none, as they have one value.
  bool hasNumbers;
};

/// What a function was called with, without the symbols of its caller.
struct NotedCall {
  /// The function that is called.
  mlir::Operation *callee;
  /// Empty for a call that was not followed.
  llvm::SmallVector<MetaValue, 4> arguments;
  /// For each argument whether it is a row-major tensor.
  llvm::SmallVector<bool, 4> areRowMajor;
};

class Widener;

/// The metadata of all values of one function.
class MetaPropagation {
public:
  using Options = MetaPropagationOptions;

  /// Prepares the analysis; run() does the work.
  explicit MetaPropagation(mlir::FunctionOpInterface function,
                           Options options = {});

  /// Says with what the function is called, where all calls are known: of its
  /// arguments holds what is the same in all of them, and not only what their
  /// types say. What the calls refer to must outlive this.
  void setCalls(llvm::ArrayRef<const NotedCall *> calls) {
    knownCalls.assign(calls.begin(), calls.end());
  }

  /// Takes errors for reported that another analysis has reported, in the body
  /// of a function that it followed a call of.
  void skipReported(const MetaPropagation &other) {
    reported.insert_range(other.reported);
  }

  /// Propagates through the function and reports everything that is wrong at
  /// its location. Fails if there was an error; the results stay usable.
  llvm::LogicalResult run();

  mlir::FunctionOpInterface getFunction() const { return function; }
  /// What is known of a value where it is defined; Unknown for values not in
  /// the function.
  const MetaValue &lookup(mlir::Value value) const {
    return lookupKnown(value).value;
  }
  /// What is known of a value right before `op`, where ops behind its
  /// definition may have changed the object that it stands for: after
  /// `transpose_`, old names of a tensor have the new sizes. Unless the history
  /// is kept, `value` must be used by `op` or behind it.
  const MetaValue &lookupBefore(mlir::Value value, mlir::Operation *op);
  /// Such changes, in program order. Those of the same op have no order.
  llvm::ArrayRef<MetaChange> getChanges() const { return objects.getChanges(); }
  /// Whether the type of the function is to stay as it is.
  bool keepsSignature() const { return options.keepSignature; }
  /// Symbols and guards of the function.
  ShapeEnv &getEnv() { return env; }
  /// `value` with the names that the program has for symbols that depend on
  /// data, where it states them behind the op that makes them. The result is of
  /// another pool than that of the environment, for printing.
  SymInt getWithNames(SymInt value) const {
    return names && value.isExpr() ? names->simplify(names->import(value))
                                   : value;
  }
  /// The op during whose evaluation a guard was made; null for the arguments.
  mlir::Operation *getGuardOrigin(const Guard &guard) const;
  /// The type that says what was declared and what was inferred of a value.
  mlir::Type getRefinedType(mlir::Value value) {
    return refineType(value.getType(), lookupKnown(value));
  }

  /// The calls that were followed, those in callees included.
  llvm::ArrayRef<NotedCall> getCalls() const { return calls; }

  //===--- What is to be written back -------------------------------------===//

  /// Results of which more is known than their types say, in program order.
  /// Empty unless the options ask for it.
  llvm::ArrayRef<Refinement> getRefinements() const { return refinements; }
  /// Arguments of regions of which more is known than their types say.
  llvm::ArrayRef<mlir::BlockArgument> getRegionArguments() const {
    return regionArguments;
  }
  /// Whether a user of the value minds a change of its type. Terminators do
  /// not, as the function's type follows; nor does whatever has a rule. Values
  /// that meet in a region or result must have types that go together.
  bool isTypeFixed(mlir::Value value) const {
    return fixedTypes.contains(value);
  }
  /// Lets a value keep its type; false if it did already. settleTypes() then
  /// finds what else has to.
  bool fixType(mlir::Value value) { return fixedTypes.insert(value).second; }
  /// Says which type a value gets that is not fixed; false if that was known.
  bool setFinalType(mlir::Value value, mlir::Type type) {
    return std::exchange(finalTypes[value], type) != type;
  }
  /// Values that are handed on in code that no control reaches, and what they
  /// are handed on as: they get its type.
  llvm::ArrayRef<std::pair<mlir::Value, mlir::Value>> getDeadValues() const {
    return deadValues;
  }
  /// The type that a value is to have: its own if it is fixed, else the one
  /// that was set, else the one that says what was inferred.
  mlir::Type getFinalType(mlir::Value value);
  /// The types that were set, in no order.
  const llvm::DenseMap<mlir::Value, mlir::Type> &getFinalTypes() const {
    return finalTypes;
  }
  /// Fixes the types of values that meet where not all of them can be refined
  /// to types that go together, until the rest do.
  void settleTypes();
  /// Tensors with symbolic sizes whose types cannot say so.
  llvm::ArrayRef<mlir::Value> getSymbolicTensors() const {
    return symbolicTensors;
  }
  /// Declares the symbols of all types in the function where `types` computes,
  /// those of arguments first, and says how many those are.
  size_t collectSymbolsOfTypes(RuleContext &types);
  /// Whether a symbol or a guard was of use only until a loop was swept again.
  bool isAbandoned(const SymbolExpr *symbol) const {
    return abandoned.contains(symbol);
  }
  bool isAbandoned(const Guard &guard) const;
  /// Whether a symbol has become one that the program has a name for.
  bool isRenamed(const SymbolExpr *symbol) const {
    return renamed.contains(symbol);
  }
  /// The facts that the function states, in order.
  llvm::ArrayRef<BindFact> getBindFacts() const { return bindFacts; }
  /// The ops that declare symbols, as `torch.symbolic_int` does.
  llvm::ArrayRef<std::pair<const SymbolExpr *, mlir::Operation *>>
  getSymbolOps() const {
    return symbolOps;
  }

  /// Number of ops that a rule answered, and of ops that had none.
  unsigned getNumInferred() const { return numInferred; }
  unsigned getNumMissing() const { return numMissing; }
  /// How often a rule did not have to run.
  const CacheStatistics &getCacheStatistics() const {
    return cache.getStatistics();
  }

private:
  /// What a type says, and who knows.
  struct DeclaredType {
    MetaValue meta;
    /// Null for types that carry no metadata.
    const MetaTypeInterface *iface = nullptr;
    /// Whether the type is that of a tensor of which it says nothing.
    bool isBlank = false;
  };
  /// What ops of one name can do.
  struct OpAbilities {
    /// Null for ops without a rule.
    const MetaRuleOpInterface::Concept *rule = nullptr;
    bool isBind = false;
    bool mayReturnOperands = false;
    bool isCopy = false;
  };

  /// Runs the regions of one op.
  class RegionRun;
  friend class RegionRun;
  /// Runs a region of several blocks.
  class BlockRun;
  friend class BlockRun;
  /// A value that goes where another one stands: their types must go together,
  /// as an op with RegionBranchOpInterface or BranchOpInterface has it.
  struct TypeEdge {
    mlir::Value from, to;
    /// The branch or copy.
    mlir::Operation *op;
  };
  /// A call whose callee is being swept.
  struct ActiveCall {
    mlir::Operation *op;
    mlir::FunctionOpInterface callee;
  };
  /// What a function returns for some arguments.
  struct Summary {
    llvm::SmallVector<MetaValue, 4> arguments;
    llvm::SmallVector<MetaValue, 2> results;
  };
  /// How much had been found at some point, for going back to it.
  struct Mark {
    size_t refinements, regionArguments, symbolicTensors, bindFacts, symbolOps,
        typeEdges, deadValues, changes;
    unsigned numInferred, numMissing;
  };

  const OpAbilities &getAbilities(mlir::Operation *op);
  const KnownValue &lookupKnown(mlir::Value value) const;
  void setValue(mlir::Value value, MetaValue known) {
    values[value] = {known, cache.describe(known)};
    if (LLVM_UNLIKELY(objects.isTracking()))
      objects.noteValue(value, known);
  }
  MetaValue makeDeclared(mlir::Type type);
  void surveyOps();
  std::optional<mlir::OperationName> getDeviceOpName();
  bool isOfFactory(mlir::Operation *op);
  void noteDevice(mlir::Operation *op);
  void declareSymbolOps();
  void declareSymbols();
  void nameSymbolsOf(mlir::TypeRange types);
  void nameSymbolsOf(mlir::Operation *op);
  void offerNames();
  void stopNaming();
  std::optional<size_t> getListLength(mlir::Operation *op);
  std::optional<int64_t> getDeclaredRank(mlir::Operation *op);
  void forgetAnswers(const MetaValue &value);
  void noteWrite(mlir::Operation *op, const MetaValue &value);
  const TensorMeta *getWrittenObject(mlir::Operation *op, unsigned operand);
  llvm::SmallVector<unsigned> getWritten(mlir::Operation *op);
  void noteWrites(mlir::Operation *op);
  void checkStatic(mlir::BlockArgument argument, const MetaValue &value);
  void identifyResults(mlir::Operation *op);
  void warnUnsafe(mlir::Operation *op);
  void warnOfWrite(mlir::Operation *op, unsigned operand);
  void warnOfBounds(mlir::OpResult result);
  void seedArguments();
  void seedRealValue(mlir::BlockArgument argument, TensorMeta &meta);
  MetaValue joinCalls(mlir::BlockArgument argument, bool &isRowMajor);
  void noteCall(mlir::Operation *callee, llvm::ArrayRef<MetaValue> arguments);
  bool isBind(mlir::Operation *op, mlir::Value value);
  bool isCopy(mlir::Operation *op);
  llvm::SmallVector<mlir::Operation *, 2>
  getArgumentBinds(mlir::BlockArgument argument);
  void claimName(const SymbolExpr *symbol, mlir::Operation *op);
  const SymbolExpr *getNamedSymbol(mlir::Operation *op);
  void claimLateNames();
  bool adoptName(SymInt number, SymInt claim);
  bool adoptNames(TensorMeta &meta, const TensorMeta &stated);
  MetaValue adoptDeclaredNames(const MetaValue &declared,
                               const MetaValue &inferred);
  void adoptDeclaredNames(llvm::ArrayRef<mlir::BlockArgument> arguments,
                          llvm::ArrayRef<MetaValue *> known, Widener &widener);
  bool isCoarse(mlir::Type type);
  bool forgetType(const TypeEdge &edge);
  bool areTypesCompatible(mlir::Operation *op, mlir::Type from, mlir::Type to);
  void bindArgument(mlir::BlockArgument argument);
  void bindArguments();
  void sweep(mlir::Region &region);
  void sweep(mlir::Block &block);
  void visit(mlir::Operation *op);
  void visitWithRegions(mlir::Operation *op);
  void visitMissing(mlir::Operation *op);
  bool visitConstant(mlir::Operation *op);
  llvm::FailureOr<MetaValue> fakifyHost(mlir::Operation *cast);
  bool visitHostCast(mlir::Operation *op);
  bool visitConversion(mlir::Operation *op);
  void reportMissing(mlir::Operation *op);
  void reportUnreadType(const MetaTypeInterface &iface, mlir::Type type);
  /// Whether the types of a call may change along with those of the callee.
  bool isOpenCall(mlir::Operation *op) const {
    return options.openCalls && options.openCalls->getCallee(op);
  }
  bool visitSelect(mlir::Operation *op);
  void takeDeclaredCall(mlir::CallOpInterface call);
  bool visitCall(mlir::Operation *op);
  llvm::LogicalResult requireRanges(mlir::Operation *op,
                                    mlir::FunctionOpInterface callee,
                                    llvm::ArrayRef<MetaValue> arguments);
  void runCall(mlir::Operation *op, mlir::FunctionOpInterface callee,
               llvm::ArrayRef<MetaValue> arguments,
               llvm::MutableArrayRef<MetaValue> results);
  void collectReturned(mlir::FunctionOpInterface callee,
                       llvm::MutableArrayRef<MetaValue> results);
  const Summary *findSummary(mlir::Operation *callee,
                             llvm::ArrayRef<MetaValue> arguments);
  void applySummary(const Summary &summary, llvm::ArrayRef<MetaValue> arguments,
                    llvm::MutableArrayRef<MetaValue> results);
  void noteOperand(mlir::Diagnostic &diag, mlir::Operation *op, unsigned index,
                   const Fact *fact);
  void noteShape(mlir::Diagnostic &diag, mlir::Operation *op, unsigned index);
  void noteBlamed(mlir::Diagnostic &diag, mlir::Operation *op,
                  MetaRuleOpInterface iface);
  MetaValue getMetaInCallee(const MetaTypeInterface &iface, mlir::Type type);
  bool skipInCallee(mlir::Operation *op);
  void takeDeclared(mlir::Operation *op);
  void reportRecursion(mlir::Operation *op, mlir::FunctionOpInterface callee);
  void noteCalls(mlir::InFlightDiagnostic &diag);
  void withOrigin(mlir::Operation *op, llvm::function_ref<void()> act);
  Mark getMark() const;
  void rewind(const Mark &mark);
  void fixSignature();
  bool isFirstError(const void *of);
  CachedResult conclude(mlir::OpResult result, MetaValue inferred);
  MetaValue reconcile(mlir::OpResult result, MetaValue inferred,
                      bool &saysMore);
  void setResults(mlir::Operation *op);
  void setResults(mlir::Operation *op, llvm::ArrayRef<MetaValue> inferred);
  void nameUnknownSizes(TensorMeta &meta);
  static bool hasSymbolicSizes(const TensorMeta &meta);
  const DeclaredType &getDeclared(mlir::Type type);
  mlir::Type refineType(mlir::Type type, const KnownValue &known);
  void reportRuleError(mlir::Operation *op, MetaRuleOpInterface iface);
  void reportRefusal(mlir::Operation *op);
  void reportContradiction(mlir::OpResult result, const MetaValue &declared,
                           const MetaValue &inferred, llvm::StringRef what);
  std::string findContradiction(const DeclaredType &declared,
                                const TensorMeta &inferred);
  std::string finishArgument(mlir::BlockArgument argument,
                             const MetaValue &value);
  void abandonSymbols(size_t numBefore, llvm::ArrayRef<MetaValue> kept);
  llvm::FailureOr<MetaValue> evaluateBind(mlir::Operation *bind,
                                          const MetaValue &known,
                                          llvm::ArrayRef<MetaValue> operands);
  void noteSymbolOp(mlir::Operation *op);
  void checkBind(mlir::Operation *op);

  mlir::FunctionOpInterface function;
  Options options;
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx;
  RuleCache cache;
  ObjectTracker::ValueMap values;
  ObjectTracker objects;
  llvm::DenseMap<mlir::OperationName, OpAbilities> abilities;
  /// What types say, each imported once, in the function and in the bodies of
  /// callees, and the last one that was asked for.
  llvm::DenseMap<mlir::Type, const DeclaredType *> declaredTypes, calleeTypes;
  mlir::Type lastType;
  const DeclaredType *lastDeclared = nullptr;
  /// Types made from metadata, each made once.
  llvm::DenseMap<std::pair<mlir::Type, DescriptionID>, mlir::Type> refinedTypes;
  // Of the op at hand.
  llvm::SmallVector<KnownValue, 8> knownOperands;
  llvm::SmallVector<CachedResult, 4> outcomes;
  llvm::SmallVector<MetaValue, 8> operandBuffer, resultBuffer;
  /// Ops by guard origin; index 0 stands for the arguments.
  std::vector<mlir::Operation *> origins;
  llvm::SmallVector<Refinement, 0> refinements;
  llvm::SmallVector<mlir::BlockArgument, 0> regionArguments;
  llvm::SmallVector<TypeEdge, 0> typeEdges;
  llvm::SmallVector<std::pair<mlir::Value, mlir::Value>, 0> deadValues;
  llvm::DenseSet<mlir::Value> fixedTypes;
  llvm::DenseMap<mlir::Value, mlir::Type> finalTypes;
  llvm::SmallVector<mlir::Value, 0> symbolicTensors;
  llvm::SmallVector<BindFact, 0> bindFacts;
  llvm::SmallVector<std::pair<const SymbolExpr *, mlir::Operation *>> symbolOps;
  llvm::SmallVector<NotedCall, 0> calls;
  llvm::SmallVector<const NotedCall *, 2> knownCalls;
  /// Innermost last.
  llvm::SmallVector<ActiveCall, 2> activeCalls;
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<Summary, 0>> summaries;
  mlir::SymbolTableCollection symbolTables;
  unsigned numCalls = 0;
  /// Symbols that only an abandoned sweep needed.
  llvm::DenseSet<const SymbolExpr *> abandoned;
  /// What errors were about: a loop meets the same one in each sweep.
  llvm::DenseSet<const void *> reported;
  /// Ops that eager PyTorch refuses, of which that was said.
  llvm::DenseSet<mlir::Operation *> warned;
  unsigned nextSymbol = 0;
  /// Symbols that are declared for sizes that depend on data, and that no op
  /// has made yet.
  llvm::SmallSetVector<const SymbolExpr *, 8> pendingSymbols;
  /// Those whose names the op at hand may take, first one first.
  llvm::SmallVector<const SymbolExpr *, 4> offeredSymbols;
  /// Symbols that have become pending ones.
  llvm::DenseSet<const SymbolExpr *> renamed;
  /// Knows nothing but which symbols have other names; null if none has.
  std::unique_ptr<ShapeEnv> names;
  /// Symbols of arguments, which no op makes.
  llvm::DenseSet<const SymbolExpr *> argumentSymbols;
  /// Pending symbols of which the first fact is about a result of an op.
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<const SymbolExpr *, 1>>
      claimedNames;
  unsigned numInferred = 0, numMissing = 0;
  bool hadError = false;
  /// Whether a sweep of blocks or regions comes again, so that what types claim
  /// must not be learned yet.
  bool isTentative = false;
  /// Ops that declare symbols behind ops that may make them.
  llvm::SmallVector<mlir::Operation *, 0> lateSymbolOps;
  /// Whether declareSymbolOps() has run.
  bool hasSymbolOps = false;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_METAPROPAGATION_H
