//===- ValueText.h - Metadata as text --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_VALUETEXT_H
#define FAKETENSOR_LIB_LSP_VALUETEXT_H

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Analysis/FunctionMeta.h"

namespace fake::lsp {

/// The metadata of a value of a function as text: a tensor as in
/// `!fake.tensor<...>`, without these words; other values as Python prints
/// them, with the symbols of the program.
std::string getText(const FunctionMeta &meta, const MetaValue &value);

/// A type as text.
std::string getText(mlir::Type type);

/// What is shown behind the name of a result whose declared type states less
/// than its metadata: `: [s0, 4], f32` or ` = s0 * 4`. Empty if there is
/// nothing to add.
std::string getHint(const FunctionMeta &meta, mlir::OpResult result);

/// The row of the op table, or the rule of a custom op, that an op calls; null
/// for other ops.
const OpDef *findOpDef(mlir::Operation *op);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_VALUETEXT_H
