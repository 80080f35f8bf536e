//===- Provenance.h - Where facts come from ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each size, dtype and device of a tensor is either forwarded from an operand,
// or originates in the op that defines the tensor. Provenance follows a fact
// back to its origin: an argument, a constant, or an op. It only reads results
// of the analysis and stores nothing per op, so that a run without errors has
// no cost.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_PROVENANCE_H
#define FAKETENSOR_ANALYSIS_PROVENANCE_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "mlir/IR/Diagnostics.h"

namespace fake {

/// Follows facts back through a function. The counterpart of the tracebacks
/// that `TORCH_FAKE_TENSOR_DEBUG` stores with each FakeTensor.
class Provenance {
public:
  /// `meta` must outlive this.
  explicit Provenance(const FunctionMeta &meta) : meta(meta) {}

  /// The value from which the fact was forwarded: an operand of the op that
  /// defines `value`, a value that its regions yield, or, for a region
  /// argument, an operand of the parent op. Null at the origin of the fact.
  mlir::Value getSource(mlir::Value value, const Fact &fact) const;

  /// Adds notes that lead from `value`, for which the fact holds, to the origin
  /// of the fact. A long chain is shortened to one note, unless `isComplete`.
  void explain(mlir::Diagnostic &diag, mlir::Value value, const Fact &fact,
               bool isComplete) const;

private:
  std::string begin(const Fact &fact, mlir::Value value, llvm::StringRef one,
                    llvm::StringRef many) const;
  void noteOrigin(mlir::Diagnostic &diag, mlir::Value origin,
                  const Fact &fact) const;

  const FunctionMeta &meta;
};

/// The origins of the facts about all values of a function, as recorded by
/// `fake-propagate{debug}`.
class OriginTable {
public:
  /// Follows each size, dtype and device of the values of the function.
  explicit OriginTable(const FunctionMeta &meta);

  /// The origins of the facts about a tensor, as an attribute `{device =
  /// loc(...), dtype = loc(...), sizes = [loc(...), ...]}`. Null for other
  /// values.
  mlir::DictionaryAttr getAttribute(mlir::Value value) const;

private:
  /// The origin of a scalar's value is stored like that of a single size.
  struct Origins {
    mlir::Value dtype, device;
    llvm::SmallVector<mlir::Value, 4> sizes;
  };

  mlir::Value findOrigin(mlir::Value value, const Fact &fact) const;
  void record(mlir::Value value);

  const FunctionMeta &meta;
  Provenance provenance;
  llvm::DenseMap<mlir::Value, Origins> table;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_PROVENANCE_H
