//===- FunctionMeta.h - The metadata of one function ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The result of inference for one function: metadata of every value, symbols,
// guards, changes of tensors, diagnostics. It is made by one forward sweep that
// visits operands before users and queries each op once through
// MetaRuleOpInterface. The IR is not changed, and the result does not change
// once it is made.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_FUNCTIONMETA_H
#define FAKETENSOR_ANALYSIS_FUNCTIONMETA_H

#include "FakeTensor/Analysis/RuleCache.h"
#include "FakeTensor/Analysis/TensorIdentity.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Value.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// Treatment of an op that has no rule. Named after the parameter of
/// `FakeTensorMode`.
enum class Fallback : uint8_t {
  /// An error. The results have their declared metadata.
  Error,
  /// A warning. The results are unknown.
  Unknown,
  /// A warning. The results have their declared metadata.
  Declared
};

/// Settings of inference. Results for equal settings are equal.
struct InferenceOptions {
  /// Treatment of ops without a rule.
  Fallback allowFallback = Fallback::Error;
  /// What the program may do, as a FakeTensorMode is set up.
  ModeSettings mode;
  /// Whether the results of identical earlier evaluations are reused.
  bool useCache = true;
  /// Whether declared and inferred metadata are compared.
  bool checkDeclared = true;
  /// Whether the bodies of called functions are read, which must not change
  /// meanwhile. Otherwise results of calls have their declared metadata.
  bool followCalls = true;
  /// Whether notes of errors list every op between an error and the origin of
  /// the fact that causes it; otherwise long chains are cut.
  bool explainFully = false;
  /// Whether changes are recorded for values without further uses, too.
  bool keepHistory = false;
  /// Whether to warn of calls that FakeTensor accepts and PyTorch's kernels
  /// reject: writes to overlapping memory, views beyond the end of a storage.
  bool warnUnsafe = false;

  friend bool operator==(const InferenceOptions &a, const InferenceOptions &b);
};

/// A fact that the function states about a value.
struct BindFact {
  /// The op that states it, with MetaBindOpInterface.
  mlir::Operation *op;
  /// The value it is about.
  mlir::Value value;
  /// Whether it states the inferred sizes.
  bool isTrue;
  /// Whether it states them with symbols that are known to be integers.
  bool hasNumbers;
};

/// The arguments of one call, without the symbols of the caller.
struct NotedCall {
  /// The function that is called.
  mlir::Operation *callee;
  /// Empty for a call that was not followed.
  llvm::SmallVector<MetaValue, 4> arguments;
  /// For each argument whether it is a row-major tensor.
  llvm::SmallVector<bool, 4> areRowMajor;
};

/// The metadata that a type states, and the model of its dialect.
struct DeclaredType {
  /// What the type states; unknown for types that carry no metadata.
  MetaValue meta;
  /// Null for types that carry no metadata.
  const MetaTypeInterface *iface = nullptr;
  /// Whether the type is that of a tensor and states nothing about it.
  bool isBlank = false;

  /// Whether the type has no room for symbols: what it states of one of several
  /// values is true of each.
  bool isCoarse() const { return iface && !iface->declaresLayout(); }
};

/// An error or warning, kept until somebody emits it.
struct PendingDiagnostic {
  /// The op, value or operand that it is about; null if the same subject may
  /// be reported for another function, as a type may be.
  const void *subject;
  /// The diagnostic with its notes and location.
  mlir::Diagnostic diagnostic;
};

/// What a sweep records for those who write the results back into the IR. Lists
/// are in program order.
struct Findings {
  /// Results with more metadata than their types state, and its ID.
  llvm::SmallVector<std::pair<mlir::OpResult, DescriptionID>, 0> refinable;
  /// The same for arguments of blocks and regions.
  llvm::SmallVector<mlir::BlockArgument, 0> regionArguments;
  /// Tensors with symbolic sizes whose types cannot state them.
  llvm::SmallVector<mlir::Value, 0> symbolicTensors;
  /// Ops that constrain the types of their operands and results: all without a
  /// rule, copies, and those through which control flows.
  llvm::SmallVector<mlir::Operation *, 0> constraints;
  /// Facts that the function states.
  llvm::SmallVector<BindFact, 0> bindFacts;
  /// Ops that declare symbols, as `torch.symbolic_int` does.
  llvm::SmallVector<std::pair<const SymbolExpr *, mlir::Operation *>> symbolOps;
  /// Symbols for sizes that nothing describes. Types need not mention them.
  llvm::DenseSet<const SymbolExpr *> invented;
  /// Regions that were never entered, so that their values are unknown.
  llvm::DenseSet<mlir::Region *> unreached;
  /// The calls that were followed, those in callees included.
  llvm::SmallVector<NotedCall, 0> calls;
  /// Number of ops with results inferred by a rule, and of ops without a rule.
  unsigned numInferred = 0, numMissing = 0;

  /// The extent of all lists at some point of the sweep.
  struct Mark {
    /// Lengths of the lists of the same names.
    size_t refinable, regionArguments, symbolicTensors, constraints, bindFacts,
        symbolOps;
    /// The counts of ops.
    unsigned numInferred, numMissing;
  };
  /// The extent right now.
  Mark getMark() const;
  /// Drops what was recorded since, because the ops are swept again.
  void rewind(const Mark &mark);
};

/// The metadata of all values of one function.
class FunctionMeta {
public:
  /// Infers the metadata of a function. `calls` are all calls of it, if they
  /// are known: an argument then has the metadata that is the same in each of
  /// them, and not only that of its type. They must outlive the result.
  /// Diagnostics are kept in the result.
  static std::unique_ptr<FunctionMeta>
  infer(mlir::FunctionOpInterface function,
        const InferenceOptions &options = {},
        llvm::ArrayRef<const NotedCall *> calls = {});
  /// Diagnostics that nobody emitted are dropped.
  ~FunctionMeta();

  /// The function, and the options that it was inferred with.
  mlir::FunctionOpInterface getFunction() const;
  /// The options that the function was inferred with.
  const InferenceOptions &getOptions() const;

  //===--- Values ---------------------------------------------------------===//

  /// Metadata of a value at its definition; Unknown for values that are not in
  /// the function or never computed.
  const MetaValue &lookup(mlir::Value value) const;
  /// Metadata of a value right before `op`. It differs from that at the
  /// definition where ops in between change the tensor: after `transpose_`,
  /// all aliases have the new sizes. Without InferenceOptions::keepHistory,
  /// `value` must be used by `op` or behind it.
  const MetaValue &lookupBefore(mlir::Value value, mlir::Operation *op) const;
  /// Such changes, in program order. Those of one op have no order.
  llvm::ArrayRef<MetaChange> getChanges() const;

  /// The metadata of a value that the sweep reached, as lookup() returns it;
  /// null for others.
  const KnownValue *findKnown(mlir::Value value) const;
  /// Evaluates an op that need not be in the function, on operands with the
  /// given metadata, and appends one entry per result. Guards that it needs are
  /// added to the environment. Returns the error of the rule; empty if there is
  /// none. See IncrementalMeta.
  std::string evaluate(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands,
                       llvm::SmallVectorImpl<KnownValue> &results) const;

  //===--- Symbols and guards ---------------------------------------------===//

  /// Symbols and guards of the function. Queries memoize; whoever adds facts
  /// changes what later queries return.
  ShapeEnv &getEnv() const;
  /// `value` with the names that the program has for data-dependent symbols,
  /// where it states them behind the op that creates them. The result is of
  /// another pool than that of the environment, for printing.
  SymInt getWithNames(SymInt value) const;
  /// The op whose evaluation made a guard; null for the arguments.
  mlir::Operation *getGuardOrigin(const Guard &guard) const;
  /// Whether a symbol or guard has no meaning any more: the loop that needed it
  /// was swept again, or the symbol was replaced by one that the program names.
  bool isSuperseded(const SymbolExpr *symbol) const;
  /// The same for a guard.
  bool isSuperseded(const Guard &guard) const;

  //===--- Types ----------------------------------------------------------===//

  /// The type of a value that states its declared and its inferred metadata.
  mlir::Type getRefinedType(mlir::Value value) const;
  /// The same for a value of that type and metadata.
  mlir::Type getRefinedType(mlir::Type type, const KnownValue &known) const;
  /// The same for a value with metadata of that ID.
  mlir::Type getRefinedType(mlir::Value value, DescriptionID id) const;
  /// The metadata that a type states.
  const DeclaredType &getDeclared(mlir::Type type) const;

  //===--- Records --------------------------------------------------------===//

  /// What else the sweep recorded.
  const Findings &getFindings() const;
  /// How often a rule did not have to run.
  const CacheStatistics &getCacheStatistics() const;

  /// Whether there was an error. The metadata is usable nevertheless.
  bool hasErrors() const;
  /// Errors and warnings that nobody has taken yet, in program order.
  std::vector<PendingDiagnostic> takeDiagnostics();
  /// Emits them. Fails if there was an error.
  llvm::LogicalResult emitDiagnostics();

  /// All that a sweep fills in; private to the analysis.
  struct State;

private:
  FunctionMeta(mlir::FunctionOpInterface function,
               const InferenceOptions &options);

  std::unique_ptr<State> state;
};

/// Emits diagnostics in order.
void emit(std::vector<PendingDiagnostic> diagnostics,
          mlir::MLIRContext *context);

/// Declares the symbols of all types of values in `function` in the environment
/// of `cx`, those of its arguments first; returns how many those are.
size_t collectSymbolsOfTypes(mlir::FunctionOpInterface function,
                             RuleContext &cx);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_FUNCTIONMETA_H
