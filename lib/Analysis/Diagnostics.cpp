//===- Diagnostics.cpp - Errors and where they come from --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/Diagnostics.h"
#include "Declarations.h"
#include "FakeTensor/Analysis/Provenance.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"

using namespace fake;
using namespace mlir;

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

/// Adds notes about an operand of which the text of the error quotes nothing:
/// mostly, it says what its rank is.
void MetaPropagation::noteShape(Diagnostic &diag, Operation *op,
                                unsigned index) {
  const MetaValue &known = lookup(op->getOperand(index));
  if (!known.isTensor() || !known.getTensor()->ranked)
    return noteOperand(diag, op, index, nullptr);
  ArrayRef<SymInt> sizes = known.getTensor()->sizes;
  Fact fact = std::vector<SymInt>(sizes.begin(), sizes.end());
  noteOperand(diag, op, index, &fact);
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
      noteShape(diag, op, indices.front());
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

/// Reports a type that says something of a tensor which its dialect's model
/// cannot read, once for all values of the function that have it.
void MetaPropagation::reportUnreadType(const MetaTypeInterface &iface,
                                       Type type) {
  std::string wrong = iface.getReadError(type);
  if (!wrong.empty() && isFirstError(type.getAsOpaquePointer()))
    function->emitOpError() << "has a value of type " << type << ": " << wrong;
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
