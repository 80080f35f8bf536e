//===- Factoring.cpp - Products of polynomials ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A factor without the atom x divides the coefficient of each power of x, and
// one that is linear in x, `p * x + q`, has a p that divides the coefficient of
// the highest power and a q that divides that of the lowest. Both coefficients
// have one atom less, so that their own factors are found recursively; the rest
// is trial division.
//
//===----------------------------------------------------------------------===//

#include "Factoring.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

// Larger problems are not factored.
static constexpr size_t maxSummands = 256;
static constexpr unsigned maxDivisions = 512;
static constexpr size_t maxDivisors = 64;
static constexpr int64_t maxIntegerDivisor = 64;

namespace {

class Factorizer {
public:
  explicit Factorizer(std::deque<FactorList> &storage) : storage(storage) {}

  /// The factors of a polynomial, with multiplicity. Integers and signs are
  /// dropped.
  std::vector<Polynomial> getFactors(Polynomial p);

private:
  /// The occurrence of an atom in a polynomial.
  struct Occurrence {
    unsigned degree = 0;
    /// The number of terms of that degree.
    unsigned numLeading = 0;
  };

  std::optional<Polynomial> divide(const Polynomial &p, const Polynomial &d);
  /// Divides by `d` as often as possible, and records the multiplicity.
  bool extract(Polynomial &p, const Polynomial &d,
               std::vector<Polynomial> &factors);
  void extractAtoms(Polynomial &p, std::vector<Polynomial> &factors);
  bool extractLinear(Polynomial &p, const Expr *atom, unsigned degree,
                     std::vector<Polynomial> &factors);
  std::pair<const Expr *, unsigned> chooseAtom(const Polynomial &p);
  Polynomial getCoefficient(const Polynomial &p, const Expr *atom,
                            unsigned exponent);
  std::vector<Polynomial> getDivisors(const Polynomial &p);
  std::optional<Polynomial> multiplied(const Polynomial &a,
                                       const Polynomial &b);
  /// `p * atom + q`.
  std::optional<Polynomial> makeLinear(const Polynomial &p, const Expr *atom,
                                       const Polynomial &q);
  Polynomial makeMonomial(const Expr *atom);

  std::deque<FactorList> &storage;
  unsigned numDivisions = 0;
};

} // namespace

static PolyView view(const Polynomial &p) { return {p.constant, p.terms}; }

static Polynomial copy(const PolyView &p) {
  return {p.constant, TermList(p.terms.begin(), p.terms.end())};
}

static bool areEqual(const Polynomial &a, const Polynomial &b) {
  return a.constant == b.constant &&
         llvm::equal(a.terms, b.terms, [](const Term &s, const Term &t) {
           return s.coefficient == t.coefficient && s.factors == t.factors;
         });
}

/// Divides by the gcd of all coefficients, and makes the first one positive.
static int64_t makePrimitive(Polynomial &p) {
  int64_t content = integerContent(view(p));
  if (content == 0)
    return 1;
  if ((p.terms.empty() ? p.constant : p.terms[0].coefficient) < 0)
    content = -content;
  p.constant /= content;
  for (Term &term : p.terms)
    term.coefficient /= content;
  return content;
}

Polynomial Factorizer::makeMonomial(const Expr *atom) {
  storage.push_back({{atom, 1}});
  Polynomial p;
  p.terms.push_back({1, storage.back()});
  return p;
}

std::optional<Polynomial> Factorizer::multiplied(const Polynomial &a,
                                                 const Polynomial &b) {
  Polynomial product;
  std::optional<int64_t> constant =
      multiply(view(a), view(b), storage.emplace_back(), product.terms);
  if (!constant || product.terms.size() > maxSummands)
    return std::nullopt;
  product.constant = *constant;
  return product;
}

std::optional<Polynomial> Factorizer::makeLinear(const Polynomial &p,
                                                 const Expr *atom,
                                                 const Polynomial &q) {
  std::optional<Polynomial> product = multiplied(p, makeMonomial(atom));
  if (!product)
    return std::nullopt;
  Polynomial sum;
  std::optional<int64_t> constant =
      combine(view(*product), 1, view(q), 1, sum.terms);
  if (!constant)
    return std::nullopt;
  sum.constant = *constant;
  return sum;
}

std::optional<Polynomial> Factorizer::divide(const Polynomial &p,
                                             const Polynomial &d) {
  // The last summand of a product is the product of the last summands.
  if (d.constant == 0 ? p.constant != 0 : p.constant % d.constant != 0)
    return std::nullopt;
  if (++numDivisions > maxDivisions)
    return std::nullopt;
  Polynomial quotient, rest = p;
  const Term &lead = d.terms.front();
  while (!rest.terms.empty()) {
    const Term &first = rest.terms.front();
    FactorList &factors = storage.emplace_back();
    if (quotient.terms.size() == maxSummands ||
        first.coefficient % lead.coefficient != 0 ||
        !divideMonomial(first.factors, lead.factors, factors))
      return std::nullopt;
    Polynomial part;
    if (factors.empty())
      part.constant = first.coefficient / lead.coefficient;
    else
      part.terms.push_back({first.coefficient / lead.coefficient, factors});
    std::optional<Polynomial> product = multiplied(part, d);
    if (!product)
      return std::nullopt;
    Polynomial next;
    std::optional<int64_t> constant =
        combine(view(rest), 1, view(*product), -1, next.terms);
    if (!constant)
      return std::nullopt;
    next.constant = *constant;
    rest = std::move(next);
    quotient.constant += part.constant;
    quotient.terms.append(part.terms);
  }
  if (rest.constant != 0)
    return std::nullopt;
  return quotient;
}

bool Factorizer::extract(Polynomial &p, const Polynomial &d,
                         std::vector<Polynomial> &factors) {
  bool found = false;
  while (!p.isConstant()) {
    std::optional<Polynomial> quotient = divide(p, d);
    if (!quotient)
      break;
    factors.push_back(d);
    p = std::move(*quotient);
    found = true;
  }
  return found;
}

void Factorizer::extractAtoms(Polynomial &p, std::vector<Polynomial> &factors) {
  llvm::SmallVector<Factor, 4> common = monomialContent(view(p));
  if (common.empty())
    return;
  for (const Factor &factor : common)
    factors.insert(factors.end(), factor.exponent, makeMonomial(factor.atom));
  Polynomial rest;
  for (const Term &term : p.terms) {
    FactorList &left = storage.emplace_back();
    divideMonomial(term.factors, common, left);
    if (left.empty())
      rest.constant = term.coefficient;
    else
      rest.terms.push_back({term.coefficient, left});
  }
  p = std::move(rest);
}

/// The atom of the lowest degree, and that degree. Among several, the one with
/// fewest terms of its highest power: often only one, without factors to find.
std::pair<const Expr *, unsigned> Factorizer::chooseAtom(const Polynomial &p) {
  llvm::SmallMapVector<const Expr *, Occurrence, 8> atoms;
  for (const Term &term : p.terms)
    for (const Factor &factor : term.factors) {
      Occurrence &seen = atoms[factor.atom];
      if (factor.exponent > seen.degree)
        seen = {factor.exponent, 0};
      seen.numLeading += factor.exponent == seen.degree;
    }
  auto *best = llvm::min_element(atoms, [](const auto &a, const auto &b) {
    const Occurrence &x = a.second, &y = b.second;
    return x.degree != y.degree ? x.degree < y.degree
                                : x.numLeading < y.numLeading;
  });
  return {best->first, best->second.degree};
}

Polynomial Factorizer::getCoefficient(const Polynomial &p, const Expr *atom,
                                      unsigned exponent) {
  Polynomial result;
  if (exponent == 0)
    result.constant = p.constant;
  for (const Term &term : p.terms) {
    auto *factor = llvm::find_if(
        term.factors, [&](const Factor &f) { return f.atom == atom; });
    if ((factor == term.factors.end() ? 0 : factor->exponent) != exponent)
      continue;
    FactorList &rest = storage.emplace_back();
    for (const Factor &other : term.factors)
      if (other.atom != atom)
        rest.push_back(other);
    if (rest.empty())
      result.constant = term.coefficient;
    else
      result.terms.push_back({term.coefficient, rest});
  }
  return result;
}

/// Candidate divisors of a polynomial, up to the sign.
std::vector<Polynomial> Factorizer::getDivisors(const Polynomial &p) {
  std::vector<Polynomial> divisors;
  auto add = [&](Polynomial divisor) {
    bool isKnown = llvm::any_of(divisors, [&](const Polynomial &known) {
      return areEqual(known, divisor);
    });
    if (!isKnown && divisors.size() < maxDivisors)
      divisors.push_back(std::move(divisor));
  };
  int64_t content = integerContent(view(p));
  for (int64_t i = 1; i <= std::min(content, maxIntegerDivisor); ++i)
    if (content % i == 0)
      add({i, {}});
  add({content, {}});
  for (const Polynomial &factor : getFactors(p))
    for (size_t i = 0, e = divisors.size(); i != e; ++i)
      if (std::optional<Polynomial> next = multiplied(divisors[i], factor))
        add(std::move(*next));
  return divisors;
}

bool Factorizer::extractLinear(Polynomial &p, const Expr *atom, unsigned degree,
                               std::vector<Polynomial> &factors) {
  std::vector<Polynomial> first = getDivisors(getCoefficient(p, atom, degree));
  std::vector<Polynomial> last = getDivisors(getCoefficient(p, atom, 0));
  for (const Polynomial &a : first)
    for (const Polynomial &b : last)
      for (int64_t sign : {1, -1}) {
        Polynomial negated = b;
        negated.constant *= sign;
        for (Term &term : negated.terms)
          term.coefficient *= sign;
        std::optional<Polynomial> linear = makeLinear(a, atom, negated);
        if (!linear)
          continue;
        makePrimitive(*linear);
        if (extract(p, *linear, factors))
          return true;
        if (numDivisions > maxDivisions)
          return false;
      }
  return false;
}

std::vector<Polynomial> Factorizer::getFactors(Polynomial p) {
  std::vector<Polynomial> factors;
  makePrimitive(p);
  extractAtoms(p, factors);
  while (!p.isConstant()) {
    auto [atom, degree] = chooseAtom(p);
    // A common divisor of the coefficients of two powers of the atom.
    Polynomial leading = getCoefficient(p, atom, degree);
    for (const Polynomial &factor : getFactors(std::move(leading)))
      extract(p, factor, factors);
    if (p.isConstant())
      break;
    if (degree == 1 || !extractLinear(p, atom, degree, factors)) {
      factors.push_back(std::move(p));
      break;
    }
  }
  return factors;
}

Factorization fake::factorize(const SumExpr *sum) {
  Factorization result;
  Polynomial p = copy(PolyView(sum));
  result.coefficient = makePrimitive(p);
  if (p.terms.size() > maxSummands) {
    result.sums.push_back({std::move(p), 1});
    return result;
  }
  for (Polynomial &factor :
       Factorizer(result.storage).getFactors(std::move(p))) {
    bool isAtom = factor.constant == 0 && factor.terms.size() == 1;
    if (isAtom) {
      const Expr *atom = factor.terms[0].factors[0].atom;
      auto *known = llvm::find_if(
          result.atoms, [&](const Factor &f) { return f.atom == atom; });
      if (known == result.atoms.end())
        result.atoms.push_back({atom, 1});
      else
        ++known->exponent;
      continue;
    }
    auto known = llvm::find_if(result.sums, [&](const PolynomialPower &power) {
      return areEqual(power.base, factor);
    });
    if (known == result.sums.end())
      result.sums.push_back({std::move(factor), 1});
    else
      ++known->exponent;
  }
  return result;
}
