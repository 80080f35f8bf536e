//===- IncrementalMeta.h - Metadata while IR is rewritten -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_INCREMENTALMETA_H
#define FAKETENSOR_ANALYSIS_INCREMENTALMETA_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// The metadata of a function while patterns rewrite it. New ops are inferred
/// from the existing result, each when it is first queried:
///
///   IncrementalMeta meta(moduleMeta.get(function));
///   rewriter.setListener(&meta); // or GreedyRewriteConfig::setListener
///   auto sum = AddOp::create(rewriter, loc, ...);
///   const MetaValue &value = meta.lookup(sum.getResult());
///
/// As a listener it also learns which ops are erased or changed; without one,
/// no op of the function may be erased. A replaced op must compute the same
/// values: its users are not inferred again.
class IncrementalMeta : public mlir::RewriterBase::Listener {
public:
  /// `meta` must outlive this.
  explicit IncrementalMeta(const FunctionMeta &meta) : meta(meta) {}

  /// Metadata of a value, at its definition. If the defining op is new, it is
  /// inferred, along with those of its operands. Results that its rule rejects
  /// have the metadata of their types. Unknown for results of new ops with
  /// regions or without a rule.
  const MetaValue &lookup(mlir::Value value);
  /// Infers a new op, and returns its error; empty if there is none.
  std::string infer(mlir::Operation *op);
  /// The refined type of a value, `type` where its dialect cannot state it.
  mlir::Type getRefinedType(mlir::Value value);

  /// Called by the rewriter. The metadata of a new, changed or erased op is
  /// forgotten; an op that moves stays what it is.
  void notifyOperationInserted(mlir::Operation *op,
                               mlir::OpBuilder::InsertPoint previous) override;
  void notifyOperationModified(mlir::Operation *op) override;
  void notifyOperationErased(mlir::Operation *op) override;

private:
  const KnownValue &lookupKnown(mlir::Value value);
  void forget(mlir::Operation *op);

  const FunctionMeta &meta;
  /// Results of ops that are newer than those that `meta` has at their
  /// addresses.
  llvm::DenseMap<mlir::Value, KnownValue> values;
  llvm::DenseSet<mlir::Operation *> stale;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_INCREMENTALMETA_H
