//===- IntegerArithmetic.cpp - Sums, products, maxima -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IntegerArithmetic.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;

// Larger results have no expression, to bound the time of traversals.
static constexpr unsigned maxTreeSize = 4096;
static constexpr unsigned maxDepth = 64;
static constexpr size_t maxProductTerms = 256;
static constexpr size_t maxTerms = 256;
// The strides of a tensor of rank n are products of up to n sizes, which take
// quadratic memory. PyTorch's kernels stop at rank 64.
static constexpr size_t maxFactors = 128;
static constexpr size_t maxMinMaxOperands = 64;

IntegerArithmetic::IntegerArithmetic(ShapeEnvImpl &impl)
    : pool(impl.pool), ranges(impl.ranges), refinement(impl.refinement) {}

//===----------------------------------------------------------------------===//
// Sums and products
//===----------------------------------------------------------------------===//

bool IntegerArithmetic::fits(SymInt value) {
  return !value.isExpr() || (value.getExpr()->getTreeSize() <= maxTreeSize &&
                             value.getExpr()->getDepth() <= maxDepth);
}

SymInt IntegerArithmetic::finish(std::optional<int64_t> constant,
                                 ArrayRef<Term> terms, bool applyRules) {
  if (!constant)
    return SymInt();
  if (applyRules)
    for (const Term &term : terms)
      for (const Factor &factor : term.factors)
        if (factor.exponent == 1 &&
            factor.atom->getKind() == ExprKind::FloorDiv &&
            !cancelDivision(term).isUnknown())
          return cancelDivisions(*constant, terms);
  if (terms.size() > maxTerms || llvm::any_of(terms, [](const Term &term) {
        return term.factors.size() > maxFactors;
      }))
    return tooLarge();
  SymInt result = pool.getSum(*constant, terms);
  return fits(result) ? result : tooLarge();
}

/// `b * (a // b)` is `a` if `b` divides `a`. Returns the simplified term,
/// unknown if it is not of this form.
SymInt IntegerArithmetic::cancelDivision(const Term &term) {
  for (const Factor &factor : term.factors) {
    auto *div = dyn_cast<BinaryExpr>(factor.atom);
    if (!div || div->getKind() != ExprKind::FloorDiv || factor.exponent != 1)
      continue;
    PolyView divisor(div->getRHS());
    if (divisor.size() != 1)
      continue;
    int64_t scale =
        divisor.terms.empty() ? divisor.constant : divisor.terms[0].coefficient;
    ArrayRef<Factor> divisorFactors;
    if (!divisor.terms.empty())
      divisorFactors = divisor.terms[0].factors;
    llvm::SmallVector<Factor, 4> without, rest;
    for (const Factor &other : term.factors)
      if (other.atom != div)
        without.push_back(other);
    if (term.coefficient % scale != 0 ||
        !divideMonomial(without, divisorFactors, rest) ||
        !ranges.isMultiple(div->getLHS(), div->getRHS()))
      continue;
    return mul(monomial(term.coefficient / scale, rest), div->getLHS());
  }
  return SymInt();
}

SymInt IntegerArithmetic::cancelDivisions(int64_t constant,
                                          ArrayRef<Term> terms) {
  SymInt result = constant;
  TermList kept;
  for (const Term &term : terms) {
    SymInt cancelled = cancelDivision(term);
    if (cancelled.isUnknown())
      kept.push_back(term);
    else
      result = add(result, cancelled);
  }
  return add(result, finish(0, kept, /*applyRules=*/false));
}

SymInt IntegerArithmetic::linear(SymInt a, int64_t x, SymInt b, int64_t y,
                                 bool applyRules) {
  if (a.isUnknown() || b.isUnknown())
    return SymInt();
  TermList terms;
  PolyView left(a), right(b);
  std::optional<int64_t> constant = combine(left, x, right, y, terms);
  return finish(constant, terms, applyRules);
}

SymInt IntegerArithmetic::mul(SymInt a, SymInt b, bool applyRules) {
  if (a.isUnknown() || b.isUnknown())
    return SymInt();
  if (a.isInt())
    return linear(b, a.getInt(), 0, 0, applyRules);
  if (b.isInt())
    return linear(a, b.getInt(), 0, 0, applyRules);
  PolyView left(a), right(b);
  if (left.size() > 1 && right.size() > 1 &&
      left.size() * right.size() > maxProductTerms)
    return tooLarge();
  FactorList storage;
  TermList terms;
  std::optional<int64_t> constant = multiply(left, right, storage, terms);
  return finish(constant, terms, applyRules);
}

SymInt IntegerArithmetic::monomial(int64_t coefficient,
                                   ArrayRef<Factor> factors) {
  if (factors.empty())
    return coefficient;
  return finish(0, Term{coefficient, factors}, /*applyRules=*/false);
}

//===----------------------------------------------------------------------===//
// Maximum and minimum
//===----------------------------------------------------------------------===//

/// Whether `b` makes operand `a` redundant: `a <= b` under Max, `a >= b` under
/// Min.
bool IntegerArithmetic::isDominated(ExprKind kind, SymInt a, SymInt b,
                                    bool thorough) {
  SymInt difference = kind == ExprKind::Max ? sub(a, b) : sub(b, a);
  if (difference.isUnknown())
    return false;
  return (thorough ? refinement.refine(difference) : ranges.rangeOf(difference))
             .max <= 0;
}

SymInt IntegerArithmetic::minMax(ExprKind kind, ArrayRef<SymInt> operands) {
  llvm::SmallVector<SymInt, 8> flat;
  for (SymInt operand : operands) {
    if (operand.isUnknown())
      return SymInt();
    if (operand.isExpr() && operand.getExpr()->getKind() == kind)
      llvm::append_range(flat,
                         cast<MinMaxExpr>(operand.getExpr())->getOperands());
    else
      flat.push_back(operand);
  }
  llvm::sort(flat, ExprPool::less);
  flat.erase(llvm::unique(flat), flat.end());
  if (flat.size() > maxMinMaxOperands)
    return tooLarge();

  // Few operands are compared precisely.
  bool thorough = flat.size() <= 8;
  for (size_t i = 0; i < flat.size();) {
    bool dominated = false;
    for (size_t j = 0; j != flat.size() && !dominated; ++j)
      dominated = j != i && isDominated(kind, flat[i], flat[j], thorough);
    if (dominated)
      flat.erase(flat.begin() + i);
    else
      ++i;
  }
  if (flat.size() == 1)
    return flat[0];
  if (llvm::all_of(flat, isNegated)) {
    for (SymInt &operand : flat)
      operand = scale(operand, -1);
    return scale(
        minMax(kind == ExprKind::Max ? ExprKind::Min : ExprKind::Max, flat),
        -1);
  }
  SymInt result = pool.getMinMax(kind, flat);
  if (!fits(result))
    return tooLarge();
  Range range = ranges.rangeOf(result);
  return range.isSingleton() ? SymInt(range.min) : result;
}
