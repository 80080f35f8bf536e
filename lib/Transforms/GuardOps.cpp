//===- GuardOps.cpp - The arithmetic of guards as ops -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GuardOps.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// fake
//===----------------------------------------------------------------------===//

namespace {
class FakeGuardOps final : public GuardOps {
public:
  using GuardOps::GuardOps;

  Value constant(int64_t value) override {
    return ConstantOp::create(builder, loc, value);
  }
  Value size(SymInt known, Value tensor, int64_t dim) override {
    return SizeOp::create(builder, loc, getType(known), tensor, dim);
  }
  Value combine(GuardArith op, SymInt known, Value lhs, Value rhs) override;
  Value compare(Relation relation, Value lhs, Value rhs) override;
  Operation *assertThat(Value condition, StringRef message) override {
    return AssertOp::create(builder, loc, condition, message, ValueRange());
  }

private:
  FakeIntType getType(SymInt value) {
    return FakeIntType::get(builder.getContext(), value);
  }
};
} // namespace

Value FakeGuardOps::combine(GuardArith op, SymInt known, Value lhs, Value rhs) {
  FakeIntType type = getType(known);
  switch (op) {
  case GuardArith::Add:
    return AddOp::create(builder, loc, type, lhs, rhs);
  case GuardArith::Mul:
    return MulOp::create(builder, loc, type, lhs, rhs);
  case GuardArith::FloorDiv:
    return FloorDivOp::create(builder, loc, type, lhs, rhs);
  case GuardArith::Mod:
    return ModOp::create(builder, loc, type, lhs, rhs);
  case GuardArith::Max:
    return MaxOp::create(builder, loc, type, lhs, rhs);
  case GuardArith::Min:
    return MinOp::create(builder, loc, type, lhs, rhs);
  }
  llvm_unreachable("unknown operator");
}

/// The predicate for a relation returned by parseCondition().
static CmpPredicate getPredicate(Relation relation) {
  switch (relation) {
  case Relation::Eq:
    return CmpPredicate::eq;
  case Relation::Ne:
    return CmpPredicate::ne;
  case Relation::Lt:
    return CmpPredicate::lt;
  case Relation::Le:
    return CmpPredicate::le;
  case Relation::Multiple:
  case Relation::NotMultiple:
    break;
  }
  llvm_unreachable("written as a remainder");
}

Value FakeGuardOps::compare(Relation relation, Value lhs, Value rhs) {
  return CmpOp::create(builder, loc, FakeBoolType::get(builder.getContext()),
                       getPredicate(relation), lhs, rhs);
}

//===----------------------------------------------------------------------===//
// Builtin types
//===----------------------------------------------------------------------===//

/// An integer as an index.
static Value toIndex(OpBuilder &builder, Location loc, Value value) {
  Type type = builder.getIndexType();
  return value.getType() == type
             ? value
             : arith::IndexCastOp::create(builder, loc, type, value);
}

/// A size of a builtin tensor or buffer as an index.
static Value getDim(OpBuilder &builder, Location loc, Value tensor,
                    int64_t dim) {
  Value index = arith::ConstantIndexOp::create(builder, loc, dim);
  return isa<BaseMemRefType>(tensor.getType())
             ? Value(memref::DimOp::create(builder, loc, tensor, index))
             : Value(tensor::DimOp::create(builder, loc, tensor, index));
}

namespace {
/// Computes with indices.
class BuiltinGuardOps final : public GuardOps {
public:
  using GuardOps::GuardOps;

  Value constant(int64_t value) override {
    return arith::ConstantIndexOp::create(builder, loc, value);
  }
  Value size(SymInt, Value tensor, int64_t dim) override {
    return getDim(builder, loc, tensor, dim);
  }
  Value integer(Value value) override { return toIndex(builder, loc, value); }
  Value combine(GuardArith op, SymInt known, Value lhs, Value rhs) override;
  Value compare(Relation relation, Value lhs, Value rhs) override;
  Operation *assertThat(Value condition, StringRef message) override {
    return cf::AssertOp::create(builder, loc, condition, message);
  }
};
} // namespace

Value BuiltinGuardOps::combine(GuardArith op, SymInt, Value lhs, Value rhs) {
  switch (op) {
  case GuardArith::Add:
    return arith::AddIOp::create(builder, loc, lhs, rhs);
  case GuardArith::Mul:
    return arith::MulIOp::create(builder, loc, lhs, rhs);
  case GuardArith::FloorDiv:
    return arith::FloorDivSIOp::create(builder, loc, lhs, rhs);
  case GuardArith::Mod: {
    // With the sign of the divisor, as in Python.
    Value quotient = arith::FloorDivSIOp::create(builder, loc, lhs, rhs);
    Value product = arith::MulIOp::create(builder, loc, quotient, rhs);
    return arith::SubIOp::create(builder, loc, lhs, product);
  }
  case GuardArith::Max:
    return arith::MaxSIOp::create(builder, loc, lhs, rhs);
  case GuardArith::Min:
    return arith::MinSIOp::create(builder, loc, lhs, rhs);
  }
  llvm_unreachable("unknown operator");
}

Value BuiltinGuardOps::compare(Relation relation, Value lhs, Value rhs) {
  auto write = [&](arith::CmpIPredicate predicate) {
    return arith::CmpIOp::create(builder, loc, predicate, lhs, rhs);
  };
  switch (relation) {
  case Relation::Eq:
    return write(arith::CmpIPredicate::eq);
  case Relation::Ne:
    return write(arith::CmpIPredicate::ne);
  case Relation::Lt:
    return write(arith::CmpIPredicate::slt);
  case Relation::Le:
    return write(arith::CmpIPredicate::sle);
  case Relation::Multiple:
  case Relation::NotMultiple:
    break;
  }
  llvm_unreachable("written as a remainder");
}

//===----------------------------------------------------------------------===//
// torch
//===----------------------------------------------------------------------===//

namespace {
/// Creates ops by name, as the dialect may be a host's.
class TorchGuardOps final : public GuardOps {
public:
  explicit TorchGuardOps(FunctionOpInterface function)
      : GuardOps(function),
        intType(parseType("!torch.int", builder.getContext())),
        boolType(parseType("!torch.bool", builder.getContext())) {}

  Value constant(int64_t value) override {
    return create("torch.constant.int", {}, intType, "value",
                  builder.getI64IntegerAttr(value))
        ->getResult(0);
  }
  Value size(SymInt, Value tensor, int64_t dim) override {
    if (isa<ShapedType>(tensor.getType()))
      return integer(getDim(builder, loc, tensor, dim));
    return create("torch.aten.size.int", {tensor, constant(dim)}, intType)
        ->getResult(0);
  }
  Value integer(Value value) override {
    if (!value.getType().isIntOrIndex())
      return value;
    Type type = builder.getI64Type();
    if (value.getType().isIndex())
      value = arith::IndexCastOp::create(builder, loc, type, value);
    else if (value.getType() != type)
      value = arith::ExtSIOp::create(builder, loc, type, value);
    return create("torch_c.from_i64", value, intType)->getResult(0);
  }
  Value combine(GuardArith op, SymInt, Value lhs, Value rhs) override {
    return create(getName(op), {lhs, rhs}, intType)->getResult(0);
  }
  Value compare(Relation relation, Value lhs, Value rhs) override {
    return create(getName(relation), {lhs, rhs}, boolType)->getResult(0);
  }
  Operation *assertThat(Value condition, StringRef message) override {
    return create("torch.runtime.assert", condition, {}, "message",
                  builder.getStringAttr(message));
  }

private:
  Operation *create(StringRef name, ValueRange operands, Type type,
                    StringRef attrName = {}, Attribute attr = {}) {
    OperationState state(loc, name);
    state.addOperands(operands);
    if (type)
      state.addTypes(type);
    if (attr)
      state.addAttribute(attrName, attr);
    return builder.create(state);
  }
  static StringRef getName(GuardArith op);
  static StringRef getName(Relation relation);

  Type intType, boolType;
};
} // namespace

StringRef TorchGuardOps::getName(GuardArith op) {
  switch (op) {
  case GuardArith::Add:
    return "torch.aten.add.int";
  case GuardArith::Mul:
    return "torch.aten.mul.int";
  case GuardArith::FloorDiv:
    return "torch.aten.floordiv.int";
  case GuardArith::Mod:
    return "torch.aten.remainder.int";
  case GuardArith::Max:
    return "torch.prim.max.int";
  case GuardArith::Min:
    return "torch.prim.min.int";
  }
  llvm_unreachable("unknown operator");
}

StringRef TorchGuardOps::getName(Relation relation) {
  switch (relation) {
  case Relation::Eq:
    return "torch.aten.eq.int";
  case Relation::Ne:
    return "torch.aten.ne.int";
  case Relation::Lt:
    return "torch.aten.lt.int";
  case Relation::Le:
    return "torch.aten.le.int";
  case Relation::Multiple:
  case Relation::NotMultiple:
    break;
  }
  llvm_unreachable("written as a remainder");
}

/// Whether a function has values of a dialect called torch.
static bool hasTorchValues(FunctionOpInterface function) {
  auto isTorch = [](Type type) {
    return type.getDialect().getNamespace() == "torch";
  };
  return llvm::any_of(function.getArgumentTypes(), isTorch) ||
         llvm::any_of(function.getFunctionBody().front(), [&](Operation &op) {
           return llvm::any_of(op.getResultTypes(), isTorch);
         });
}

std::unique_ptr<GuardOps> fake::makeGuardOps(FunctionOpInterface function) {
  if (isFakeFunction(function))
    return std::make_unique<FakeGuardOps>(function);
  if (hasTorchValues(function))
    return std::make_unique<TorchGuardOps>(function);
  return std::make_unique<BuiltinGuardOps>(function);
}
