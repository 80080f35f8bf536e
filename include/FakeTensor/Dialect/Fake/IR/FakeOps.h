//===- FakeOps.h - Ops of the fake dialect ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEOPS_H
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEOPS_H

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace fake {

/// Marks AtenOp, under whatever name it is registered.
template <typename ConcreteType>
class IsAtenOp : public mlir::OpTrait::TraitBase<ConcreteType, IsAtenOp> {};

} // namespace fake

#define GET_OP_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h.inc"
#define GET_OP_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeAtenOp.h.inc"

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEOPS_H
