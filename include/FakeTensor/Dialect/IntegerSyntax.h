//===- IntegerSyntax.h - Reading of integers --------------------*- C++ -*-===//
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

/// Fails, with an error, if an integer follows that has too many digits for 64
/// bits. MLIR finds that out in a time that is quadratic in their number.
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

/// Parses an integer of 64 bits.
inline mlir::ParseResult parseInt64(mlir::AsmParser &parser, int64_t &value) {
  return mlir::failure(failed(checkIntegerLength(parser)) ||
                       failed(parser.parseInteger(value)));
}

} // namespace fake

#endif // FAKETENSOR_DIALECT_INTEGERSYNTAX_H
