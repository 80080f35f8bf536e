//===- TorchDialect.cpp - The torch reader ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"

using namespace mlir;
using namespace fake::torch;

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.cpp.inc"

namespace {
/// Registers the ops of an ODS list, except TorchAtenOp.
template <typename... Ops> struct OpList {
  static void registerIn(Dialect &dialect) { (registerOne<Ops>(dialect), ...); }
  template <typename OpT> static void registerOne(Dialect &dialect) {
    if constexpr (!std::is_same_v<OpT, TorchAtenOp>)
      RegisteredOperationName::insert<OpT>(dialect);
  }
};
} // namespace

void TorchDialect::initialize() {
  registerTypes();
  OpList<
#define GET_OP_LIST
#include "FakeTensor/Dialect/Torch/IR/TorchOps.cpp.inc"
      >::registerIn(*this);
  registerTableOps();
  allowUnknownOperations();
}
