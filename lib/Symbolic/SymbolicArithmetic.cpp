//===- SymbolicArithmetic.cpp - Arithmetic with facts -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/SymbolicArithmetic.h"
#include "FakeTensor/Symbolic/Substitution.h"
#include "ShapeEnvImpl.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

SymbolicArithmetic::SymbolicArithmetic() : SymbolScope(*this) {}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// An operation with a float; unknown if it is defined for integers only.
static SymInt applyToFloats(SymbolicArithmetic &env, SymOperation operation,
                            SymInt a, SymInt b) {
  switch (operation) {
  case SymOperation::Add:
    return env.call(SymFunction::FloatAdd, {a, b});
  case SymOperation::Sub:
    return env.add(a, env.mul(env.makeFloat(-1), b));
  case SymOperation::Mul:
    return env.call(SymFunction::FloatMul, {a, b});
  default:
    return SymInt();
  }
}

SymInt SymbolicArithmetic::apply(SymOperation operation, SymInt a, SymInt b) {
  return impl->operations.remember(operation, a, b, [&] {
    return isFloat(a) || isFloat(b)
               ? applyToFloats(*this, operation, a, b)
               : impl->largeValues.calculate({operation, a, b});
  });
}

SymInt SymbolicArithmetic::ceilDiv(SymInt a, SymInt b) {
  if (getRange(b).min > 0)
    return floorDiv(add(a, sub(b, 1)), b);
  return neg(floorDiv(neg(a), b));
}

SymInt SymbolicArithmetic::makeFloat(double value) {
  return getPool().getFloat(value);
}

SymInt SymbolicArithmetic::call(SymFunction function,
                                ArrayRef<SymInt> operands) {
  llvm::SmallVector<SymInt, 2> updated;
  for (SymInt operand : operands)
    updated.push_back(impl->simplifier.update(operand));
  return impl->floats.call(function, updated);
}

SymInt SymbolicArithmetic::pow(SymInt a, SymInt exponent) {
  return call(SymFunction::Pow, {a, exponent});
}

SymInt SymbolicArithmetic::truncScale(SymInt a, double factor) {
  return impl->largeValues.calculate({SymOperation::TruncScale, a, 0, factor});
}

SymInt SymbolicArithmetic::pow(SymInt a, unsigned exponent) {
  SymInt result = 1;
  for (SymInt square = a; exponent != 0; exponent /= 2) {
    if (exponent % 2 != 0)
      result = mul(result, square);
    if (exponent > 1)
      square = mul(square, square);
  }
  return result;
}

SymInt SymbolicArithmetic::product(ArrayRef<SymInt> values) {
  SymInt result = 1;
  for (SymInt value : values)
    result = mul(result, value);
  return result;
}

SymInt SymbolicArithmetic::sum(ArrayRef<SymInt> values) {
  // In halves, since each intermediate sum is interned.
  if (values.empty())
    return 0;
  if (values.size() == 1)
    return values.front();
  size_t half = values.size() / 2;
  return add(sum(values.take_front(half)), sum(values.drop_front(half)));
}

SymInt SymbolicArithmetic::simplify(SymInt value) {
  return impl->simplifier.simplify(value);
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

Range SymbolicArithmetic::getRange(SymInt value) {
  Range range = impl->ranges.rangeOf(value);
  if (!value.isExpr() || impl->facts.empty())
    return range;
  Range rewritten =
      intersect(range, impl->ranges.rangeOf(impl->simplifier.simplify(value)));
  return rewritten.isEmpty() ? range : rewritten;
}

unsigned SymbolicArithmetic::getEpoch() const { return impl->facts.getEpoch(); }

//===----------------------------------------------------------------------===//
// Import
//===----------------------------------------------------------------------===//

namespace {
/// Rebuilds values through the arithmetic of `env`, with other values for
/// symbols.
class Importer {
public:
  using Replace = llvm::function_ref<SymInt(const SymbolExpr *)>;

  Importer(SymbolicArithmetic &env, Replace replace)
      : env(env), replace(replace) {}

  SymInt visit(SymInt value) {
    if (!value.isExpr())
      return value;
    auto it = done.find(value.getExpr());
    if (it != done.end())
      return it->second;
    SymInt result = compute(value.getExpr());
    done[value.getExpr()] = result;
    return result;
  }

private:
  SymInt compute(const Expr *e) {
    if (auto *symbol = dyn_cast<SymbolExpr>(e))
      return replace(symbol);
    if (auto *binary = dyn_cast<BinaryExpr>(e)) {
      SymInt lhs = visit(binary->getLHS()), rhs = visit(binary->getRHS());
      return e->getKind() == ExprKind::Mod ? env.mod(lhs, rhs)
                                           : env.floorDiv(lhs, rhs);
    }
    if (auto *minMax = dyn_cast<MinMaxExpr>(e)) {
      SymInt result = visit(minMax->getOperands()[0]);
      for (SymInt operand : minMax->getOperands().drop_front())
        result = e->getKind() == ExprKind::Max
                     ? env.max(result, visit(operand))
                     : env.min(result, visit(operand));
      return result;
    }
    if (auto *call = dyn_cast<FunctionExpr>(e))
      return computeFunction(call);
    auto *sum = cast<SumExpr>(e);
    llvm::SmallVector<SymInt, 8> parts = {sum->getConstant()};
    for (const Term &term : sum->getTerms()) {
      SymInt product = term.coefficient;
      for (const Factor &factor : term.factors)
        product =
            env.mul(product, env.pow(visit(factor.atom), factor.exponent));
      parts.push_back(product);
    }
    return env.sum(parts);
  }

  SymInt computeFunction(const FunctionExpr *e) {
    if (e->getFunction() == SymFunction::Constant)
      return env.makeFloat(e->getConstant());
    llvm::SmallVector<SymInt, 2> operands;
    for (SymInt operand : e->getOperands())
      operands.push_back(visit(operand));
    return env.call(e->getFunction(), operands);
  }

  SymbolicArithmetic &env;
  Replace replace;
  llvm::DenseMap<const Expr *, SymInt> done;
};
} // namespace

SymInt SymbolicArithmetic::import(SymInt value) {
  return substitute(value, *this, [&](const SymbolExpr *symbol) {
    return simplify(getSymbol(symbol->getName()));
  });
}

SymInt
fake::substitute(SymInt value, SymbolicArithmetic &env,
                 llvm::function_ref<SymInt(const SymbolExpr *)> replace) {
  return value.isExpr() ? Importer(env, replace).visit(value) : value;
}
