//===- Places.h - Where ops come from ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the locations of an exported program say: the name of the FX node, the
// module that calls the op, and the stack of Python.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_PLACES_H
#define FAKETENSOR_ANALYSIS_PLACES_H

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/SmallVector.h"

namespace fake {

/// The parts of a location such as
/// `loc("view"("layers.7.attn"(callsite("model.py":12:9 at
/// "model.py":30:5))))`.
struct Place {
  /// The name of the value, `view`; empty if there is none.
  llvm::StringRef name;
  /// The path of the module that calls the op, `layers.7.attn`; empty if there
  /// is none, or if it is the root.
  llvm::StringRef module;
  /// The stack, innermost frame first, without the frames of PyTorch unless
  /// there are no others.
  llvm::SmallVector<mlir::FileLineColLoc, 4> frames;
};

/// The parts of a location. Of a fused location the first with a name counts,
/// else the first with a frame.
Place getPlace(mlir::Location loc);

/// The outermost name in a location, in which the exporter stores the name of
/// an FX node; empty if there is none.
llvm::StringRef getLocationName(mlir::Location loc);

/// The location at which a diagnostic is shown: the innermost frame of the
/// stack outside of PyTorch, or the location itself if it has no stack.
mlir::Location getShownLocation(mlir::Location loc);

/// The same for a function or another op. Without a column for a function with
/// many arguments, since the line of its signature would be printed, which may
/// have 100,000 characters.
mlir::Location getShownLocation(mlir::Operation *op);
/// The same for a value, which may be such an argument.
mlir::Location getShownLocation(mlir::Value value);

/// Attaches a note at a shown location.
mlir::Diagnostic &attachNoteAt(mlir::Diagnostic &diag, mlir::Location loc);
mlir::Diagnostic &attachNoteAt(mlir::Diagnostic &diag, mlir::Operation *op);
mlir::Diagnostic &attachNoteAt(mlir::Diagnostic &diag, mlir::Value value);

/// Attaches notes on the callers of the shown location, of which at most
/// `limit`.
void noteCallers(mlir::Diagnostic &diag, mlir::Location loc, size_t limit = 4);

/// `view in layers.7.attn`, `view`, or nothing.
std::string describePlace(mlir::Location loc);

/// `'fake.aten.view' (view in layers.7.attn)`, or only the name of the op.
std::string describeOp(mlir::Operation *op);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_PLACES_H
