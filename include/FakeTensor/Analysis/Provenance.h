//===- Provenance.h - Where facts come from ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each size, dtype and device of a tensor was handed on by an operand, or is
// new in the op that made the tensor. Provenance follows a fact back to where
// it is new: an argument, a constant, or an op. It reads what the analysis
// knows and keeps nothing for each op, so that a run without errors pays
// nothing.
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

  /// The value that handed the fact on: an operand of the op that made `value`,
  /// what its regions yield, or, for an argument of a region, an operand of the
  /// op around it. Null where the fact is new.
  mlir::Value getSource(mlir::Value value, const Fact &fact) const;

  /// Adds notes that lead from `value`, of which the fact is true, to where it
  /// is new. A long chain is cut to one note, unless `isComplete`.
  void explain(mlir::Diagnostic &diag, mlir::Value value, const Fact &fact,
               bool isComplete) const;

private:
  std::string begin(const Fact &fact, mlir::Value value, llvm::StringRef one,
                    llvm::StringRef many) const;
  void noteOrigin(mlir::Diagnostic &diag, mlir::Value origin,
                  const Fact &fact) const;

  const FunctionMeta &meta;
};

/// Where the facts of values come from, for all values of a function: what
/// `fake-propagate{debug}` records.
class OriginTable {
public:
  /// Follows each size, dtype and device of the values of the function.
  explicit OriginTable(const FunctionMeta &meta);

  /// Where the facts of a tensor are new, as an attribute
  /// `{device = loc(...), dtype = loc(...), sizes = [loc(...), ...]}`. Null for
  /// other values.
  mlir::DictionaryAttr getAttribute(mlir::Value value) const;

private:
  /// A number has the origin of its value as that of its only size.
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
