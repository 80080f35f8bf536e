//===- Chain.h - A long program in torch-mlir's text ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_BENCHMARKS_CHAIN_H
#define FAKETENSOR_BENCHMARKS_CHAIN_H

#include <string>

namespace fake {

/// A module of `numFunctions` equal functions, each of `numOps` or a few more
/// tensor ops that use the one before: pointwise ops, views, products,
/// reductions, a concatenation. Its text is as torch-mlir prints it, with a
/// constant op for every number, but results have no declared types. With
/// `isDynamic` the first two sizes are symbols.
std::string createChain(unsigned numOps, bool isDynamic,
                        unsigned numFunctions = 1);

} // namespace fake

#endif // FAKETENSOR_BENCHMARKS_CHAIN_H
