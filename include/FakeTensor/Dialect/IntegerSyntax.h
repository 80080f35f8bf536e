//===- IntegerSyntax.h - Parsing of integers --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_INTEGERSYNTAX_H
#define FAKETENSOR_DIALECT_INTEGERSYNTAX_H

#include "mlir/IR/OpImplementation.h"
#include "llvm/ADT/StringExtras.h"

namespace fake {

/// Fails with an error if the next token is an integer with too many digits for
/// 64 bits. MLIR would take quadratic time to detect that.
inline mlir::ParseResult checkIntegerLength(mlir::AsmParser &parser) {
  constexpr unsigned maxDigits = 64;
  llvm::SMLoc loc = parser.getCurrentLocation();
  const char *text = loc.getPointer();
  text += *text == '-';
  for (unsigned i = 0; i <= maxDigits; ++i)
    if (!llvm::isDigit(text[i]))
      return mlir::success();
  return parser.emitError(loc, "expected an integer that fits 64 bits");
}

/// Parses a 64-bit integer.
inline mlir::ParseResult parseInt64(mlir::AsmParser &parser, int64_t &value) {
  return mlir::failure(failed(checkIntegerLength(parser)) ||
                       failed(parser.parseInteger(value)));
}

} // namespace fake

#endif // FAKETENSOR_DIALECT_INTEGERSYNTAX_H
