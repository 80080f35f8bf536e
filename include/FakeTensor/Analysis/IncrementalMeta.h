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

  /// Metadata of a value, at its definition. The op that defines it is inferred
  /// if it is new, and so are those of its operands. If its rule rejects them,
  /// it has the metadata of its type; Unknown for values of new ops with
  /// regions or without a rule.
  const MetaValue &lookup(mlir::Value value);
  /// Infers a new op, and returns what it rejects of its operands; empty if it
  /// rejects nothing.
  std::string infer(mlir::Operation *op);
  /// The type of a value that states its metadata, `type` where its dialect
  /// cannot.
  mlir::Type getRefinedType(mlir::Value value);

  /// Called by the rewriter. What is known of a new, changed or erased op is
  /// forgotten; an op that moves stays what it is.
  void notifyOperationInserted(mlir::Operation *op,
                               mlir::OpBuilder::InsertPoint previous) override;
  void notifyOperationModified(mlir::Operation *op) override;
  void notifyOperationErased(mlir::Operation *op) override;

private:
  const KnownValue &lookupKnown(mlir::Value value);
  void forget(mlir::Operation *op);

  const FunctionMeta &meta;
  /// Results of ops that are not those that `meta` knows at their addresses.
  llvm::DenseMap<mlir::Value, KnownValue> values;
  llvm::DenseSet<mlir::Operation *> stale;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_INCREMENTALMETA_H
