//===- GuardOps.h - The arithmetic of guards as ops -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_GUARDOPS_H
#define FAKETENSOR_LIB_TRANSFORMS_GUARDOPS_H

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include <memory>

namespace fake {

/// Arithmetic operators of guards.
enum class GuardArith : uint8_t { Add, Mul, FloorDiv, Mod, Max, Min };

/// Creates the ops that compute a guard, in the dialect of the function.
class GuardOps {
public:
  explicit GuardOps(mlir::FunctionOpInterface function)
      : builder(function->getContext()), loc(function.getLoc()) {}
  virtual ~GuardOps() = default;

  virtual mlir::Value constant(int64_t value) = 0;
  /// `tensor.size(dim)`, whose value is `known`.
  virtual mlir::Value size(SymInt known, mlir::Value tensor, int64_t dim) = 0;
  /// An integer of the function as an operand of the other ops.
  virtual mlir::Value integer(mlir::Value value) { return value; }
  /// `lhs op rhs`, whose value is `known`.
  virtual mlir::Value combine(GuardArith op, SymInt known, mlir::Value lhs,
                              mlir::Value rhs) = 0;
  /// A relation returned by parseCondition(): no multiples.
  virtual mlir::Value compare(Relation relation, mlir::Value lhs,
                              mlir::Value rhs) = 0;
  virtual mlir::Operation *assertThat(mlir::Value condition,
                                      llvm::StringRef message) = 0;

  mlir::OpBuilder builder;
  mlir::Location loc;
};

/// For a function on fake tensors, on torch tensors of any dialect called
/// torch, or else on builtin tensors and buffers.
std::unique_ptr<GuardOps> makeGuardOps(mlir::FunctionOpInterface function);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_GUARDOPS_H
