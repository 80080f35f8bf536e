//===- TorchAffine.cpp - Sizes as affine expressions ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/TorchModels.h"

using namespace fake;
using mlir::AffineBinaryOpExpr;
using mlir::AffineConstantExpr;
using mlir::AffineExpr;
using mlir::AffineExprKind;
using mlir::AffineSymbolExpr;
using mlir::MLIRContext;

SymInt fake::fromAffine(AffineExpr expr, llvm::ArrayRef<SymInt> symbols,
                        ShapeEnv &env) {
  switch (expr.getKind()) {
  case AffineExprKind::Constant:
    return llvm::cast<AffineConstantExpr>(expr).getValue();
  case AffineExprKind::SymbolId: {
    unsigned position = llvm::cast<AffineSymbolExpr>(expr).getPosition();
    return position < symbols.size() ? symbols[position] : SymInt();
  }
  case AffineExprKind::DimId:
    return SymInt();
  default:
    break;
  }
  auto binary = llvm::cast<AffineBinaryOpExpr>(expr);
  SymInt lhs = fromAffine(binary.getLHS(), symbols, env);
  SymInt rhs = fromAffine(binary.getRHS(), symbols, env);
  switch (expr.getKind()) {
  case AffineExprKind::Add:
    return env.add(lhs, rhs);
  case AffineExprKind::Mul:
    return env.mul(lhs, rhs);
  case AffineExprKind::Mod:
    return env.mod(lhs, rhs);
  case AffineExprKind::FloorDiv:
    return env.floorDiv(lhs, rhs);
  case AffineExprKind::CeilDiv:
    return env.ceilDiv(lhs, rhs);
  default:
    return SymInt();
  }
}

namespace {
/// Builds affine expressions; null if not affine.
struct AffineWriter {
  llvm::function_ref<std::optional<unsigned>(const SymbolExpr *)> positionOf;
  MLIRContext *context;

  AffineExpr write(SymInt value);
  AffineExpr write(const Expr *expr);
  AffineExpr writeBinary(const BinaryExpr *expr);
  AffineExpr writeTerm(const Term &term);
  AffineExpr writeSum(const SumExpr *sum);
};
} // namespace

AffineExpr AffineWriter::writeBinary(const BinaryExpr *expr) {
  AffineExpr lhs = write(expr->getLHS());
  AffineExpr rhs = lhs ? write(expr->getRHS()) : AffineExpr();
  if (!rhs)
    return {};
  // In MLIR, division by a nonpositive value is undefined.
  if (auto divisor = llvm::dyn_cast<AffineConstantExpr>(rhs);
      divisor && divisor.getValue() <= 0)
    return {};
  return expr->getKind() == ExprKind::Mod ? lhs % rhs : lhs.floorDiv(rhs);
}

AffineExpr AffineWriter::writeTerm(const Term &term) {
  AffineExpr product;
  for (const Factor &factor : term.factors) {
    AffineExpr atom = write(factor.atom);
    if (!atom)
      return {};
    for (unsigned i = 0; i < factor.exponent; ++i)
      product = product ? product * atom : atom;
  }
  return term.coefficient == 1 ? product : product * term.coefficient;
}

AffineExpr AffineWriter::writeSum(const SumExpr *sum) {
  AffineExpr total;
  for (const Term &term : sum->getTerms()) {
    AffineExpr expr = writeTerm(term);
    if (!expr)
      return {};
    total = total ? total + expr : expr;
  }
  return sum->getConstant() ? total + sum->getConstant() : total;
}

AffineExpr AffineWriter::write(const Expr *expr) {
  switch (expr->getKind()) {
  case ExprKind::Symbol:
    if (auto position = positionOf(llvm::cast<SymbolExpr>(expr)))
      return mlir::getAffineSymbolExpr(*position, context);
    return {};
  case ExprKind::FloorDiv:
  case ExprKind::Mod:
    return writeBinary(llvm::cast<BinaryExpr>(expr));
  case ExprKind::Sum:
    return writeSum(llvm::cast<SumExpr>(expr));
  case ExprKind::Max:
  case ExprKind::Min:
  case ExprKind::Function:
  case ExprKind::Float:
    return {};
  }
  llvm_unreachable("all kinds of expressions are handled");
}

AffineExpr AffineWriter::write(SymInt value) {
  if (value.isInt())
    return mlir::getAffineConstantExpr(value.getInt(), context);
  return value.isExpr() ? write(value.getExpr()) : AffineExpr();
}

std::optional<AffineExpr>
fake::toAffine(SymInt value,
               llvm::function_ref<std::optional<unsigned>(const SymbolExpr *)>
                   symbolPosition,
               MLIRContext *context) {
  AffineExpr expr = AffineWriter{symbolPosition, context}.write(value);
  return expr ? std::optional<AffineExpr>(expr) : std::nullopt;
}
