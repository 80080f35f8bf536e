//===- Polynomial.cpp - Integer and polynomial helpers ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Polynomial.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <numeric>

using namespace fake;
using llvm::ArrayRef;

int64_t fake::gcdInt(int64_t a, int64_t b) { return std::gcd(a, b); }

int fake::compareNumeric(llvm::StringRef a, llvm::StringRef b) {
  return a.compare_numeric(b);
}

int fake::compareMonomials(ArrayRef<Factor> a, ArrayRef<Factor> b) {
  size_t shared = std::min(a.size(), b.size());
  for (size_t i = 0; i != shared; ++i) {
    // An atom that sorts first is the more significant variable.
    if (int order = ExprPool::compare(a[i].atom, b[i].atom))
      return order;
    if (a[i].exponent != b[i].exponent)
      return a[i].exponent > b[i].exponent ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() > b.size() ? -1 : 1;
}

PolyView::PolyView(SymInt value) : factor{nullptr, 1}, term{1, {}} {
  assert(!value.isUnknown() && "an unknown value is no polynomial");
  if (value.isInt()) {
    constant = value.getInt();
    return;
  }
  if (auto *sum = llvm::dyn_cast<SumExpr>(value.getExpr())) {
    constant = sum->getConstant();
    terms = sum->getTerms();
    return;
  }
  factor.atom = value.getExpr();
  term.factors = ArrayRef<Factor>(&factor, 1);
  terms = ArrayRef<Term>(&term, 1);
}

/// Appends `scale * term`; false on overflow.
static bool pushScaled(TermList &out, const Term &term, int64_t scale) {
  std::optional<int64_t> coefficient =
      narrow(static_cast<Wide>(term.coefficient) * scale);
  if (!coefficient)
    return false;
  if (*coefficient != 0)
    out.push_back({*coefficient, term.factors});
  return true;
}

std::optional<int64_t> fake::combine(const PolyView &a, int64_t x,
                                     const PolyView &b, int64_t y,
                                     TermList &out) {
  size_t i = 0, j = 0;
  while (i != a.terms.size() || j != b.terms.size()) {
    int order = i == a.terms.size() ? 1
                : j == b.terms.size()
                    ? -1
                    : compareMonomials(a.terms[i].factors, b.terms[j].factors);
    if (order != 0) {
      if (!(order < 0 ? pushScaled(out, a.terms[i++], x)
                      : pushScaled(out, b.terms[j++], y)))
        return std::nullopt;
      continue;
    }
    Term merged{1, a.terms[i].factors};
    std::optional<int64_t> coefficient =
        narrow(static_cast<Wide>(a.terms[i++].coefficient) * x +
               static_cast<Wide>(b.terms[j++].coefficient) * y);
    if (!coefficient)
      return std::nullopt;
    pushScaled(out, merged, *coefficient);
  }
  return narrow(static_cast<Wide>(a.constant) * x +
                static_cast<Wide>(b.constant) * y);
}

/// Appends the product of two monomials, within the capacity. Returns an empty
/// list if an exponent is too large.
static ArrayRef<Factor>
multiplyMonomials(ArrayRef<Factor> a, ArrayRef<Factor> b, FactorList &storage) {
  size_t start = storage.size(), i = 0, j = 0;
  while (i != a.size() || j != b.size()) {
    int order = i == a.size()   ? 1
                : j == b.size() ? -1
                                : ExprPool::compare(a[i].atom, b[j].atom);
    if (order != 0) {
      storage.push_back(order < 0 ? a[i++] : b[j++]);
      continue;
    }
    unsigned exponent = a[i].exponent + b[j++].exponent;
    if (exponent > maxExponent)
      return {};
    storage.push_back({a[i++].atom, exponent});
  }
  return ArrayRef<Factor>(storage).drop_front(start);
}

static size_t countFactors(const PolyView &p) {
  size_t count = 0;
  for (const Term &term : p.terms)
    count += term.factors.size();
  return count;
}

std::optional<int64_t> fake::multiply(const PolyView &a, const PolyView &b,
                                      FactorList &storage, TermList &out) {
  // Terms refer to the storage, so it must not be reallocated.
  storage.clear();
  storage.reserve(countFactors(a) * b.terms.size() +
                  countFactors(b) * a.terms.size());
  TermList all;
  for (const Term &s : a.terms) {
    for (const Term &t : b.terms) {
      ArrayRef<Factor> factors =
          multiplyMonomials(s.factors, t.factors, storage);
      if (factors.empty() ||
          !pushScaled(all, {s.coefficient, factors}, t.coefficient))
        return std::nullopt;
    }
    if (!pushScaled(all, s, b.constant))
      return std::nullopt;
  }
  for (const Term &t : b.terms)
    if (!pushScaled(all, t, a.constant))
      return std::nullopt;

  llvm::sort(all, [](const Term &s, const Term &t) {
    return compareMonomials(s.factors, t.factors) < 0;
  });
  for (size_t i = 0; i != all.size();) {
    Wide coefficient = 0;
    size_t first = i;
    for (; i != all.size() && all[i].factors == all[first].factors; ++i)
      coefficient += all[i].coefficient;
    std::optional<int64_t> fits = narrow(coefficient);
    if (!fits)
      return std::nullopt;
    if (*fits != 0)
      out.push_back({*fits, all[first].factors});
  }
  return narrow(static_cast<Wide>(a.constant) * b.constant);
}

bool fake::divideMonomial(ArrayRef<Factor> a, ArrayRef<Factor> b,
                          llvm::SmallVectorImpl<Factor> &out) {
  size_t j = 0;
  for (const Factor &factor : a) {
    if (j == b.size() || b[j].atom != factor.atom) {
      out.push_back(factor);
      continue;
    }
    if (b[j].exponent > factor.exponent)
      return false;
    if (b[j].exponent < factor.exponent)
      out.push_back({factor.atom, factor.exponent - b[j].exponent});
    ++j;
  }
  return j == b.size();
}

void fake::gcdMonomial(llvm::SmallVectorImpl<Factor> &common,
                       ArrayRef<Factor> other) {
  for (Factor &factor : common) {
    auto *it = llvm::find_if(
        other, [&](const Factor &f) { return f.atom == factor.atom; });
    factor.exponent =
        it == other.end() ? 0 : std::min(factor.exponent, it->exponent);
  }
  llvm::erase_if(common, [](const Factor &f) { return f.exponent == 0; });
}

bool fake::isNegated(SymInt value) {
  PolyView view(value);
  return view.constant <= 0 && llvm::all_of(view.terms, [](const Term &term) {
           return term.coefficient < 0;
         });
}

int64_t fake::integerContent(const PolyView &p) {
  int64_t content = gcdInt(p.constant, 0);
  for (const Term &term : p.terms)
    content = gcdInt(content, term.coefficient);
  return content;
}

llvm::SmallVector<Factor, 4> fake::monomialContent(const PolyView &p) {
  llvm::SmallVector<Factor, 4> common;
  if (p.constant != 0 || p.terms.empty())
    return common;
  llvm::append_range(common, p.terms.front().factors);
  for (const Term &term : p.terms.drop_front())
    gcdMonomial(common, term.factors);
  return common;
}
