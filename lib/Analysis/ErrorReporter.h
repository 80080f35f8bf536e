//===- ErrorReporter.h - Errors and where they come from --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_ERRORREPORTER_H
#define FAKETENSOR_LIB_ANALYSIS_ERRORREPORTER_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FakeTensor/Analysis/Places.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// A call whose callee is being swept.
struct ActiveCall {
  mlir::Operation *op;
  mlir::FunctionOpInterface callee;
};

/// Collects the errors and warnings of one function. A subject is reported
/// once, even if its loop or callee is swept several times.
class ErrorReporter {
public:
  /// `meta` is the function being analyzed. Notes quote its metadata.
  explicit ErrorReporter(const FunctionMeta &meta) : meta(meta) {}

  //===--- Starting a diagnostic ------------------------------------------===//

  /// Starts an error of `op`, `'name' op ...`; null if `subject` was reported
  /// before. The pointer is valid until the next diagnostic is started.
  mlir::Diagnostic *beginOpError(mlir::Operation *op, const void *subject);
  mlir::Diagnostic *beginOpError(mlir::Operation *op) {
    return beginOpError(op, op);
  }
  /// Starts an error at a shown location.
  mlir::Diagnostic *beginError(mlir::Location loc, const void *subject);
  /// Starts a warning of `op`; null if a warning or an error was reported for
  /// the same subject.
  mlir::Diagnostic *beginWarning(mlir::Operation *op, const void *subject);

  //===--- Common errors --------------------------------------------------===//

  /// Reports the error that the rule of `op` recorded in the context.
  void reportRuleError(RuleContext &cx, mlir::Operation *op,
                       MetaRuleOpInterface iface);
  /// Reports what `op` needs and the options forbid, if anything.
  void reportRefusal(RuleContext &cx, mlir::Operation *op);
  /// Reports a declared type that contradicts the inferred metadata.
  void reportContradiction(mlir::OpResult result, const MetaValue &declared,
                           const MetaValue &inferred, llvm::StringRef what);
  /// Warns of one that is preferred.
  void warnOfContradiction(mlir::OpResult result, const MetaValue &declared,
                           const MetaValue &inferred, llvm::StringRef what);
  /// Reports an op without a rule, as the fallback option requires.
  void reportMissing(mlir::Operation *op);
  /// Reports a type that the model of its dialect cannot read.
  void reportUnreadType(const MetaTypeInterface &iface, mlir::Type type);

  //===--- Notes ----------------------------------------------------------===//

  /// Adds notes on the calls for which a body is being swept, and on the run of
  /// a loop.
  void noteCalls(mlir::Diagnostic &diag) const;

  //===--- Calls ----------------------------------------------------------===//

  /// The active calls, outermost first.
  llvm::ArrayRef<ActiveCall> getActiveCalls() const { return activeCalls; }
  void enterCall(ActiveCall call) { activeCalls.push_back(call); }
  void leaveCall() { activeCalls.pop_back(); }

  //===--- Runs -----------------------------------------------------------===//

  /// Errors from now on are those of one run of a region of `loop`, counted
  /// from 0.
  void enterRun(mlir::Operation *loop, unsigned run) {
    activeRun = {loop, run};
  }
  void leaveRun() { activeRun = {}; }
  /// While alive, errors are not reported, and do not count at its end: for
  /// sweeps of what may not happen. With `exceptTypes`, contradictions to
  /// declared types are reported.
  class Silence {
  public:
    explicit Silence(ErrorReporter &reporter, bool exceptTypes = false)
        : reporter(reporter), numPending(reporter.pending.size()),
          hadError(reporter.hadError) {
      reporter.isSilent = true;
      reporter.reportsTypes = exceptTypes;
    }
    ~Silence() {
      reporter.isSilent = reporter.reportsTypes = false;
      reporter.hadError = hadError || reporter.pending.size() > numPending;
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

  private:
    ErrorReporter &reporter;
    size_t numPending;
    bool hadError;
  };

  //===--- Results --------------------------------------------------------===//

  /// Whether an error was reported.
  bool hasErrors() const { return hadError; }
  /// Sets whether an error was reported; returns the previous value.
  bool exchangeErrors(bool value) { return std::exchange(hadError, value); }
  /// The diagnostics so far. Errors end with notes on what is unknown because
  /// of them, and on the callers of their ops.
  std::vector<PendingDiagnostic> takeDiagnostics();

private:
  mlir::Diagnostic &start(mlir::Location loc, mlir::DiagnosticSeverity severity,
                          const void *subject, mlir::Operation *op = nullptr);
  size_t countDependents(mlir::Operation *op,
                         llvm::DenseSet<mlir::Value> &counted) const;
  void noteOperand(mlir::Diagnostic &diag, mlir::Operation *op, unsigned index,
                   const Fact *fact) const;
  void noteShape(mlir::Diagnostic &diag, mlir::Operation *op,
                 unsigned index) const;
  void noteBlamed(RuleContext &cx, mlir::Diagnostic &diag, mlir::Operation *op,
                  MetaRuleOpInterface iface) const;

  const FunctionMeta &meta;
  std::vector<PendingDiagnostic> pending;
  /// Subjects with an error, and subjects with a warning.
  llvm::DenseSet<const void *> reported, warned;
  llvm::SmallVector<ActiveCall, 2> activeCalls;
  /// A loop that is swept run by run, and the current one.
  std::pair<mlir::Operation *, unsigned> activeRun = {};
  bool hadError = false, isSilent = false;
  /// Whether contradictions to types are reported even while silent.
  bool reportsTypes = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_ERRORREPORTER_H
