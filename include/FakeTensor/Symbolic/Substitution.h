//===- Substitution.h - Other values for symbols ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_SUBSTITUTION_H
#define FAKETENSOR_SYMBOLIC_SUBSTITUTION_H

#include "FakeTensor/Symbolic/SymbolicArithmetic.h"

namespace fake {

/// A value, of any pool, with other values for its symbols, simplified with the
/// facts of `env`. Unknown if one of them is.
SymInt substitute(SymInt value, SymbolicArithmetic &env,
                  llvm::function_ref<SymInt(const SymbolExpr *)> replace);

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SUBSTITUTION_H
