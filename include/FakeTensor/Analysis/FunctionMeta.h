//===- FunctionMeta.h - The metadata of one function ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The result of inference for one function: metadata of every value, symbols,
// guards, changes of tensors, diagnostics. It is computed by one forward sweep,
// definitions before uses, which evaluates each op once through
// MetaRuleOpInterface. The IR is not changed, and the result is immutable.
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

/// Treatment of a declared type that contradicts the inferred metadata of a
/// result.
enum class DeclaredPolicy : uint8_t {
  /// Types are not compared.
  Ignore,
  /// An error. The result has the inferred metadata.
  Check,
  /// A warning. The result has the dtype and the sizes of its type.
  Prefer
};

/// Options of inference. Results for equal options are equal.
struct InferenceOptions {
  /// Treatment of ops without a rule.
  Fallback allowFallback = Fallback::Error;
  /// What the program may do, like the configuration of a FakeTensorMode.
  ModeSettings mode;
  /// Whether the results of identical earlier evaluations are reused.
  bool useCache = true;
  /// Treatment of declared types that contradict inferred metadata.
  DeclaredPolicy declared = DeclaredPolicy::Check;
  /// Whether the bodies of called functions are evaluated, which must not
  /// change meanwhile. Otherwise results of calls have their declared metadata.
  bool followCalls = true;
  /// Whether notes of errors list every op between an error and the origin of
  /// the fact that causes it; otherwise long chains are cut.
  bool explainFully = false;
  /// Whether changes are also recorded for values without further uses.
  bool keepHistory = false;
  /// Whether to warn about calls that FakeTensor accepts and PyTorch's kernels
  /// reject: writes to overlapping memory, views beyond the end of a storage.
  bool warnUnsafe = false;
};

/// Whether an analysis with `a` has the results of one with `b`.
bool operator==(const InferenceOptions &a, const InferenceOptions &b);

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

/// A size of an argument of a call.
struct NotedSize {
  /// The size in symbols of the caller, whose environment owns it.
  SymInt value;
  /// Its range.
  Range range;
  /// Whether it is 1, or a symbol that stands for several values of which one
  /// is 1.
  bool mayBeOne = false;
};

/// The arguments of one call.
struct NotedCall {
  /// The function that is called.
  mlir::Operation *callee;
  /// Without the symbols of the caller; empty for a call that was not followed.
  llvm::SmallVector<MetaValue, 4> arguments;
  /// Of each argument, the sizes and then the constant of a tensor; the
  /// value of an integer; or nothing.
  llvm::SmallVector<llvm::SmallVector<NotedSize, 4>, 4> sizes;
  /// Whether each argument is a row-major tensor.
  llvm::SmallVector<bool, 4> areRowMajor;
};

/// The metadata that a type states, and the model of its dialect.
struct DeclaredType {
  /// What the type states; unknown for types that carry no metadata.
  MetaValue meta;
  /// Null for types that carry no metadata.
  const MetaTypeInterface *iface = nullptr;
  /// Whether the type is a tensor type without metadata.
  bool isBlank = false;

  /// Whether the type cannot express symbols: if it is true of one of several
  /// joined values, it is true of each.
  bool isCoarse() const { return iface && !iface->declaresLayout(); }
};

/// An error or warning that was not emitted yet.
struct PendingDiagnostic {
  /// The op, value or operand of the diagnostic; null if the subject, such as a
  /// type, may be reported again for another function.
  const void *subject;
  /// The diagnostic with its notes and location.
  mlir::Diagnostic diagnostic;
  /// The op that it is about; null if it is not about one.
  mlir::Operation *op = nullptr;
};

/// What a sweep records for writing results back into the IR. Lists are in
/// program order.
struct Findings {
  /// Results whose types can be refined, and the IDs of their metadata.
  llvm::SmallVector<std::pair<mlir::OpResult, DescriptionID>, 0> refinable;
  /// Arguments of blocks and regions whose types can be refined.
  llvm::SmallVector<mlir::BlockArgument, 0> regionArguments;
  /// Tensors with symbolic sizes whose types cannot state them.
  llvm::SmallVector<mlir::Value, 0> symbolicTensors;
  /// Ops that constrain the types of their operands and results: those without
  /// a rule, copies, and those with control flow.
  llvm::SmallVector<mlir::Operation *, 0> constraints;
  /// Facts that the function states.
  llvm::SmallVector<BindFact, 0> bindFacts;
  /// Ops that declare symbols, such as `torch.symbolic_int`.
  llvm::SmallVector<std::pair<const SymbolExpr *, mlir::Operation *>> symbolOps;
  /// Symbols of sizes of unknown value. Types need not mention them.
  llvm::DenseSet<const SymbolExpr *> invented;
  /// Regions that were never entered, so that their values are unknown.
  llvm::DenseSet<mlir::Region *> unreached;
  /// The calls that were evaluated, including those in callees.
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
  /// The current extent.
  Mark getMark() const;
  /// Drops what was recorded after `mark`, since the ops are swept again.
  void rewind(const Mark &mark);
};

/// The metadata of all values of one function.
class FunctionMeta {
public:
  /// Infers the metadata of a function. `calls` are all calls of it, if known,
  /// and must outlive the result: an argument then has the join of their
  /// metadata, not only that of its type. Diagnostics are kept in the result.
  static std::unique_ptr<FunctionMeta>
  infer(mlir::FunctionOpInterface function,
        const InferenceOptions &options = {},
        llvm::ArrayRef<const NotedCall *> calls = {});
  /// Diagnostics that nobody emitted are dropped.
  ~FunctionMeta();

  /// The function, and the options of its inference.
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
  /// `value` must be used by `op` or later.
  const MetaValue &lookupBefore(mlir::Value value, mlir::Operation *op) const;
  /// All such changes, in program order. Those of one op are unordered.
  llvm::ArrayRef<MetaChange> getChanges() const;

  /// The metadata of a value that the sweep reached, as lookup() returns it;
  /// null for others.
  const KnownValue *findKnown(mlir::Value value) const;
  /// Evaluates an op, which need not be in the function, on operands with the
  /// given metadata, and appends one entry per result. Its guards are added to
  /// the environment. Returns the error of the rule; empty if there is none.
  /// See IncrementalMeta.
  std::string evaluate(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands,
                       llvm::SmallVectorImpl<KnownValue> &results) const;

  //===--- Symbols and guards ---------------------------------------------===//

  /// Symbols and guards of the function. Queries memoize; adding facts affects
  /// later queries.
  ShapeEnv &getEnv() const;
  /// `value` with the names that the program states for data-dependent symbols
  /// after the ops that create them. The result belongs to another pool than
  /// that of the environment, for printing.
  SymInt getWithNames(SymInt value) const;
  /// The op whose evaluation added a guard; null for the arguments.
  mlir::Operation *getGuardOrigin(const Guard &guard) const;
  /// Whether a symbol or guard is superseded: its loop was swept again, or the
  /// symbol was replaced by one that the program names.
  bool isSuperseded(const SymbolExpr *symbol) const;
  /// The same for a guard.
  bool isSuperseded(const Guard &guard) const;

  //===--- Types ----------------------------------------------------------===//

  /// The type of a value that states its declared and its inferred metadata.
  mlir::Type getRefinedType(mlir::Value value) const;
  /// Like getRefinedType(), for a value of that type and metadata.
  mlir::Type getRefinedType(mlir::Type type, const KnownValue &known) const;
  /// Like getRefinedType(), for a value with metadata of that ID.
  mlir::Type getRefinedType(mlir::Value value, DescriptionID id) const;
  /// The metadata that a type states.
  const DeclaredType &getDeclared(mlir::Type type) const;

  //===--- Records --------------------------------------------------------===//

  /// Other records of the sweep.
  const Findings &getFindings() const;
  /// The statistics of the rule cache.
  const CacheStatistics &getCacheStatistics() const;

  /// Whether there was an error. The metadata remains usable.
  bool hasErrors() const;
  /// Errors and warnings that were not taken yet, in program order.
  std::vector<PendingDiagnostic> takeDiagnostics();
  /// Emits the diagnostics that were not taken yet. Fails if there was an
  /// error.
  llvm::LogicalResult emitDiagnostics();

  /// The state of a sweep; private to the analysis.
  struct State;

private:
  FunctionMeta(mlir::FunctionOpInterface function,
               const InferenceOptions &options);

  std::unique_ptr<State> state;
};

/// Emits diagnostics in order. Equal ones of ops that the same line of Python
/// calls, as in each layer of a model, are one unless all are wanted.
void emit(std::vector<PendingDiagnostic> diagnostics,
          mlir::MLIRContext *context, bool wantsAll);

/// Declares the symbols of all types of values in `function` in the environment
/// of `cx`, those of its arguments first; returns the number of the latter.
size_t collectSymbolsOfTypes(mlir::FunctionOpInterface function,
                             RuleContext &cx);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_FUNCTIONMETA_H
