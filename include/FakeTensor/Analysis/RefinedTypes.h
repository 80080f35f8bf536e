//===- RefinedTypes.h - Types that state what was inferred ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_REFINEDTYPES_H
#define FAKETENSOR_ANALYSIS_REFINEDTYPES_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

namespace fake {

/// The refined types of the values of one function. A type may change only
/// together with those that the verifier compares it with, and not if a user
/// without a rule depends on it.
class RefinedTypes {
public:
  /// Collects the constraints on the types of a function and solves them. Types
  /// of calls in `openCalls` may change along with those of their callees; null
  /// if there are none. With `keepSignature`, the type of the function is
  /// fixed. Both arguments must outlive this.
  RefinedTypes(const FunctionMeta &meta, const KnownCalls *openCalls,
               bool keepSignature);

  /// The metadata that the types state.
  const FunctionMeta &getMeta() const { return meta; }
  /// Whether the type of the function is fixed.
  bool keepsSignature() const { return signatureStays; }

  /// The final type of a value: its own if that is fixed, else one that was
  /// set, else the one that states the inferred metadata.
  mlir::Type getType(mlir::Value value) const;
  /// Whether the type of a value is fixed.
  bool isFixed(mlir::Value value) const { return fixed.contains(value); }
  /// Fixes the type of a value; false if it was fixed already. settle() then
  /// propagates this to other types.
  bool fix(mlir::Value value) { return fixed.insert(value).second; }
  /// Sets the type of a value that is not fixed; false if it was set before.
  bool setType(mlir::Value value, mlir::Type type) {
    return std::exchange(chosen[value], type) != type;
  }
  /// Fixes the types of joined values that cannot be refined to compatible
  /// types, until a fixed point is reached.
  void settle();

  /// Writes the types into the IR. Ops that need the type that a builtin tensor
  /// had get it from a `tensor.cast`.
  void apply() const;

private:
  /// A value that is forwarded to another one, whose types must be compatible.
  struct Edge {
    mlir::Value from, to;
    /// The branch, select or copy.
    mlir::Operation *op;
  };

  void constrain(mlir::Operation *op);
  void keepOperands(mlir::Operation *op);
  void constrainRegions(mlir::Operation *op);
  void constrainSelect(mlir::Operation *op);
  void addEdges(mlir::Operation *op);
  bool isDead(mlir::Operation *op, mlir::Value value) const;
  bool areCompatible(const Edge &edge) const;
  bool generalize(const Edge &edge);

  const FunctionMeta &meta;
  const KnownCalls *openCalls;
  bool signatureStays;
  llvm::SmallVector<Edge, 0> edges;
  /// Values forwarded in unreachable code, and their targets, whose types they
  /// take.
  llvm::SmallVector<std::pair<mlir::Value, mlir::Value>, 0> dead;
  llvm::DenseSet<mlir::Value> fixed;
  /// Uses of builtin tensors that keep their types.
  llvm::MapVector<mlir::Value, llvm::SmallVector<mlir::OpOperand *, 2>>
      keptUses;
  llvm::DenseMap<mlir::Value, mlir::Type> chosen;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_REFINEDTYPES_H
