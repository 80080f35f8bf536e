//===- ReportJSON.h - What reports write in JSON ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_REPORTJSON_H
#define FAKETENSOR_LIB_TRANSFORMS_REPORTJSON_H

#include "FakeTensor/Symbolic/SymInt.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/Operation.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/ToolOutputFile.h"

namespace fake {

/// A name as valid JSON: bytes that are not UTF-8 are escaped as `\xFF`.
std::string toUTF8(llvm::StringRef name);
/// Writes an integer, `{"sym": ...}` in Python syntax, or null if unknown.
void writeSize(llvm::json::OStream &json, SymInt size);
/// Writes where an op comes from, as far as its location says.
void writePlace(llvm::json::OStream &json, mlir::Location loc);
/// The name of an op in reports; empty for one that has none.
std::string getReportName(mlir::Operation *op);

/// Opens an output file. Null, with an error at `op`, if `what`, such as `the
/// report`, cannot be written there.
std::unique_ptr<llvm::ToolOutputFile>
openOutput(llvm::StringRef path, mlir::Operation *op, llvm::StringRef what);

/// Flushes and keeps a file. Fails with an error at `op` if `what`, such as
/// `the report`, could not be written.
llvm::LogicalResult finishOutput(llvm::ToolOutputFile &file,
                                 mlir::Operation *op, llvm::StringRef what);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_REPORTJSON_H
