//===- JSONOutput.h - Lines of JSON -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Helpers of passes that write files of JSON lines.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_JSONOUTPUT_H
#define FAKETENSOR_LIB_TRANSFORMS_JSONOUTPUT_H

#include "mlir/IR/Operation.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/ToolOutputFile.h"

namespace fake {

/// A name as valid JSON: bytes that are not UTF-8 are escaped as `\xFF`.
std::string toUTF8(llvm::StringRef name);

/// Writes where an op comes from, as far as its location says: the fields
/// `module` and `stack`.
void writePlace(llvm::json::OStream &json, mlir::Location loc);

/// Flushes and keeps a file. Fails with an error at `op` if `what`, such as
/// `the report`, could not be written.
llvm::LogicalResult finishOutput(llvm::ToolOutputFile &file,
                                 mlir::Operation *op, llvm::StringRef what);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_JSONOUTPUT_H
