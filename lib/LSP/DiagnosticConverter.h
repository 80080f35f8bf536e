//===- DiagnosticConverter.h - Diagnostics of the protocol -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_DIAGNOSTICCONVERTER_H
#define FAKETENSOR_LIB_LSP_DIAGNOSTICCONVERTER_H

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/LSP/Protocol.h"
#include "llvm/Support/SMLoc.h"

namespace fake::lsp {

class Section;

/// Converts diagnostics of MLIR to those of the protocol.
class DiagnosticConverter {
public:
  /// `section` must outlive this. Its program may not be parsed yet.
  explicit DiagnosticConverter(const Section &section) : section(section) {}

  /// A diagnostic at its location in the text; at the start of the text if that
  /// is elsewhere, with the location as related information.
  llvm::lsp::Diagnostic convert(mlir::Diagnostic &diag) const;
  /// A diagnostic about the op or value whose name is at `name`, and whose
  /// location is `loc`. If that is elsewhere, it becomes related information.
  llvm::lsp::Diagnostic convert(mlir::Diagnostic &diag, llvm::SMRange name,
                                mlir::Location loc) const;
  /// An error at a range of the text.
  llvm::lsp::Diagnostic makeError(llvm::SMRange range,
                                  llvm::StringRef text) const;

  /// The file and line of a location outside of the text; nullopt if it has
  /// none. Relative paths start in the folder of the document.
  std::optional<llvm::lsp::Location> findFile(mlir::Location loc) const;

private:
  llvm::lsp::Diagnostic start(mlir::Diagnostic &diag,
                              llvm::lsp::Range range) const;
  void noteFile(llvm::lsp::Diagnostic &diag, mlir::Location loc) const;
  std::optional<llvm::lsp::Range> findInText(mlir::Location loc) const;

  const Section &section;
};

/// While alive, all ops have locations in the text, so that errors of MLIR's
/// verifier can be attributed to them.
class TextLocations {
public:
  /// Changes the locations of all ops in the section.
  explicit TextLocations(const Section &section);
  /// Restores them.
  ~TextLocations();
  TextLocations(const TextLocations &) = delete;
  TextLocations &operator=(const TextLocations &) = delete;

  /// The op that has a location; null for none.
  mlir::Operation *lookup(mlir::Location loc) const {
    return ops.lookup(loc.getAsOpaquePointer());
  }
  /// The own location of an op of lookup().
  mlir::LocationAttr getOwn(mlir::Operation *op) const {
    return own.lookup(op);
  }

private:
  llvm::DenseMap<const void *, mlir::Operation *> ops;
  llvm::DenseMap<mlir::Operation *, mlir::LocationAttr> own;
};

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_DIAGNOSTICCONVERTER_H
