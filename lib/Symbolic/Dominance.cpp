//===- Dominance.cpp - Polynomials that bound others ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Dominance.h"
#include "Polynomial.h"
#include <map>

using namespace fake;
using llvm::ArrayRef;
using llvm::dyn_cast;
using llvm::SmallVector;

namespace {

/// A polynomial in shifted atoms: the coefficient of each monomial.
class ShiftedPolynomial {
public:
  explicit ShiftedPolynomial(SymInt value) {
    PolyView view(value);
    if (view.constant != 0)
      terms[{}] = view.constant;
    for (const Term &term : view.terms) {
      Monomial monomial;
      for (const Factor &factor : term.factors)
        monomial.emplace_back(factor.atom->getID(), factor.exponent);
      llvm::sort(monomial);
      terms[monomial] = term.coefficient;
    }
  }

  /// Writes an atom as `min` plus the rest. False on overflow.
  bool shift(const Expr *atom, int64_t min) {
    if (min == 0)
      return true;
    std::map<Monomial, Wide> shifted;
    for (const auto &[monomial, coefficient] : terms) {
      Monomial others;
      unsigned exponent = 0;
      for (auto [id, power] : monomial)
        if (id == atom->getID())
          exponent = power;
        else
          others.emplace_back(id, power);
      // The binomial theorem, from the highest power of the rest downwards.
      Wide part = coefficient;
      for (unsigned power = exponent + 1; power-- > 0;) {
        Monomial product = others;
        if (power > 0)
          product.emplace_back(atom->getID(), power);
        llvm::sort(product);
        if (!add(shifted[product], part))
          return false;
        Wide next = part * min;
        if (!narrow(next) || !narrow(next * power))
          return false;
        part = next * power / (exponent - power + 1);
      }
    }
    terms = std::move(shifted);
    return true;
  }

  bool hasNegative() const {
    return llvm::any_of(terms,
                        [](const auto &entry) { return entry.second < 0; });
  }

private:
  /// The IDs of atoms and their exponents.
  using Monomial = SmallVector<std::pair<unsigned, unsigned>, 4>;

  static bool add(Wide &sum, Wide value) {
    sum += value;
    return narrow(sum).has_value();
  }

  std::map<Monomial, Wide> terms;
};

} // namespace

/// The atoms of a value, in order of creation.
static SmallVector<const Expr *, 4> getAtoms(SymInt value) {
  SmallVector<const Expr *, 4> atoms;
  for (const Term &term : PolyView(value).terms)
    for (const Factor &factor : term.factors)
      atoms.push_back(factor.atom);
  auto getID = [](const Expr *atom) { return atom->getID(); };
  llvm::sort(atoms, [&](auto *a, auto *b) { return getID(a) < getID(b); });
  atoms.erase(llvm::unique(atoms), atoms.end());
  return atoms;
}

bool fake::isNonnegative(SymInt value, ArrayRef<AtomBound> bounds) {
  if (value.isInt())
    return value.getInt() >= 0;
  if (value.isUnknown() || isFloat(value))
    return false;
  ShiftedPolynomial shifted(value);
  for (const Expr *atom : getAtoms(value)) {
    auto *bound = llvm::find_if(
        bounds, [&](const AtomBound &bound) { return bound.atom == atom; });
    if (bound == bounds.end() || !shifted.shift(atom, bound->min))
      return false;
  }
  return !shifted.hasNegative();
}

std::optional<SmallVector<AtomBound, 2>> fake::proveNonnegative(ShapeEnv &env,
                                                                SymInt value) {
  SmallVector<AtomBound, 2> bounds;
  if (value.isInt() || value.isUnknown())
    return isNonnegative(value, bounds) ? std::optional(bounds) : std::nullopt;
  bool areNonnegative = true;
  for (const Expr *atom : getAtoms(value)) {
    int64_t min = env.getRange(SymInt(atom)).min;
    if (min == Range::negInf)
      return std::nullopt;
    bounds.push_back({atom, min});
    areNonnegative &= min >= 0;
  }
  if (areNonnegative) {
    SmallVector<AtomBound, 2> zeros = bounds;
    for (AtomBound &bound : zeros)
      bound.min = 0;
    if (isNonnegative(value, zeros))
      return zeros;
  }
  return isNonnegative(value, bounds) ? std::optional(bounds) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Crossovers
//===----------------------------------------------------------------------===//

/// The value of a polynomial, lowest coefficient first; nullopt beyond 2^100.
static std::optional<Wide> evaluateAt(ArrayRef<Wide> coefficients, Wide x) {
  constexpr Wide limit = static_cast<Wide>(1) << 100;
  Wide value = 0;
  for (Wide coefficient : llvm::reverse(coefficients)) {
    if (value != 0 && (x > limit / (value < 0 ? -value : value)))
      return std::nullopt;
    value = value * x + coefficient;
  }
  return value;
}

/// The coefficients of `value / common`, a polynomial of one symbol, which is
/// returned in `symbol`; empty if it is not one.
static SmallVector<Wide> getCoefficients(SymInt value, ArrayRef<Factor> common,
                                         const SymbolExpr *&symbol) {
  SmallVector<Wide> coefficients(1, 0);
  PolyView view(value);
  coefficients[0] = view.constant;
  for (const Term &term : view.terms) {
    SmallVector<Factor> rest;
    if (!divideMonomial(term.factors, common, rest) || rest.size() > 1)
      return {};
    unsigned exponent = 0;
    if (!rest.empty()) {
      auto *atom = dyn_cast<SymbolExpr>(rest.front().atom);
      if (!atom || (symbol && atom != symbol))
        return {};
      symbol = atom;
      exponent = rest.front().exponent;
    }
    if (coefficients.size() <= exponent)
      coefficients.resize(exponent + 1, 0);
    coefficients[exponent] += term.coefficient;
  }
  return coefficients;
}

/// The number of changes of sign, with the symbol written as `min` plus a rest.
/// Nullopt if `min` is a root, and on overflow.
static std::optional<unsigned> countSignChanges(ArrayRef<Wide> coefficients,
                                                int64_t min) {
  SmallVector<Wide> shifted(coefficients);
  // Synthetic division by `x - min`, repeated.
  for (size_t i = 0; i + 1 < shifted.size(); ++i)
    for (size_t j = shifted.size() - 1; j-- > i;) {
      shifted[j] += shifted[j + 1] * min;
      if (!narrow(shifted[j]))
        return std::nullopt;
    }
  if (shifted.front() == 0)
    return std::nullopt;
  unsigned changes = 0;
  int last = 0;
  for (Wide coefficient : shifted) {
    int sign = coefficient < 0 ? -1 : coefficient > 0;
    changes += sign != 0 && last != 0 && sign != last;
    last = sign != 0 ? sign : last;
  }
  return changes;
}

std::optional<Crossover> fake::findCrossover(ShapeEnv &env, SymInt a,
                                             SymInt b) {
  SymInt difference = env.sub(a, b);
  if (!difference.isExpr() || isFloat(difference))
    return std::nullopt;
  SmallVector<Factor, 4> common = monomialContent(PolyView(difference));
  for (const Factor &factor : common)
    if (env.getRange(SymInt(factor.atom)).min < 1)
      return std::nullopt;
  const SymbolExpr *symbol = nullptr;
  SmallVector<Wide> coefficients = getCoefficients(difference, common, symbol);
  if (!symbol)
    return std::nullopt;
  Range range = env.getRange(SymInt(symbol));
  if (range.min == Range::negInf ||
      countSignChanges(coefficients, range.min) != 1u)
    return std::nullopt;
  // One root above the minimum: the sign of the leading coefficient is that of
  // all values from the threshold on.
  bool isPositive = coefficients.back() > 0;
  auto isReached = [&](int64_t x) {
    std::optional<Wide> value = evaluateAt(coefficients, x);
    // Too large to compute: the leading term decides.
    return !value || (isPositive ? *value >= 0 : *value < 0);
  };
  int64_t low = range.min, step = 1;
  while (!isReached(low + step)) {
    if (step > std::numeric_limits<int64_t>::max() / 4)
      return std::nullopt;
    step *= 2;
  }
  int64_t high = low + step;
  while (high - low > 1) {
    int64_t middle = low + (high - low) / 2;
    (isReached(middle) ? high : low) = middle;
  }
  if (high > range.max)
    return std::nullopt;
  return Crossover{symbol, high, isPositive};
}

//===----------------------------------------------------------------------===//
// Term table
//===----------------------------------------------------------------------===//

TermTable::TermTable(ShapeEnv &env) : env(env) { terms.push_back({1, true}); }

unsigned TermTable::getTerm(ArrayRef<Factor> factors) {
  SymInt term = env.getPool().getSum(0, Term{1, factors});
  auto [it, isNew] = indices.try_emplace(term.getOpaqueValue(), terms.size());
  if (isNew)
    terms.push_back({term, llvm::all_of(factors, [&](const Factor &factor) {
                       return factor.exponent % 2 == 0 ||
                              env.getRange(SymInt(factor.atom)).min >= 0;
                     })});
  return it->second;
}

const TermTable::Terms &TermTable::decompose(SymInt value) {
  auto [it, isNew] = known.try_emplace(value.getOpaqueValue());
  if (!isNew || value.isUnknown() || isFloat(value))
    return it->second;
  Terms found;
  PolyView view(value);
  if (view.constant != 0)
    found.push_back({0, view.constant});
  for (const Term &term : view.terms)
    found.push_back({getTerm(term.factors), term.coefficient});
  it->second = std::move(found);
  return it->second;
}

SymInt TermTable::compose(ArrayRef<int64_t> coefficients) {
  SymInt sum = 0;
  for (auto [coefficient, term] : llvm::zip(coefficients, terms))
    if (coefficient != 0)
      sum = env.add(sum, env.mul(coefficient, term.first));
  return sum;
}

double TermTable::evaluate(ArrayRef<int64_t> coefficients, int64_t size) const {
  auto assign = [&](const SymbolExpr *symbol) -> std::optional<int64_t> {
    Range range = env.getRange(SymInt(symbol));
    return std::clamp(size, range.min, std::max(range.min, range.max));
  };
  double sum = 0;
  for (auto [coefficient, term] : llvm::zip(coefficients, terms))
    if (coefficient != 0)
      sum +=
          static_cast<double>(coefficient) *
          static_cast<double>(fake::evaluate(term.first, assign).value_or(0));
  return sum;
}

/// The coefficient of a term, which a short vector does not have.
static int64_t getCoefficient(ArrayRef<int64_t> vector, unsigned i) {
  return i < vector.size() ? vector[i] : 0;
}

bool TermTable::isAtLeast(ArrayRef<int64_t> a, ArrayRef<int64_t> b) const {
  for (unsigned i = 0, e = std::max(a.size(), b.size()); i < e; ++i) {
    int64_t first = getCoefficient(a, i), second = getCoefficient(b, i);
    if (terms[i].second ? first < second : first != second)
      return false;
  }
  return true;
}

namespace {
/// The weights of the first value that each term allows, from 0 to 1.
class WeightRange {
public:
  /// Keeps the weights `w` with `w * slope >= least`.
  void require(int64_t slope, int64_t least) {
    if (slope == 0)
      isEmpty |= least > 0;
    else if (slope > 0)
      min = std::max(min, Fraction{least, slope});
    else if (Fraction end{-Wide(least), -Wide(slope)}; end < max)
      max = end;
  }

  /// The smallest weight, as the weights of both values.
  std::optional<MeanWeights> getMin() const {
    if (isEmpty || max < min)
      return std::nullopt;
    return MeanWeights{static_cast<int64_t>(min.numerator),
                       static_cast<int64_t>(min.denominator - min.numerator)};
  }

private:
  /// The denominator is positive, and both fit into 64 bits.
  struct Fraction {
    Wide numerator, denominator;
    friend bool operator<(const Fraction &a, const Fraction &b) {
      return a.numerator * b.denominator < b.numerator * a.denominator;
    }
  };

  Fraction min{0, 1}, max{1, 1};
  bool isEmpty = false;
};
} // namespace

std::optional<MeanWeights> TermTable::findMean(ArrayRef<int64_t> a,
                                               ArrayRef<int64_t> b,
                                               ArrayRef<int64_t> c) const {
  unsigned end = std::max({a.size(), b.size(), c.size()});
  for (unsigned i = 0; i < end; ++i)
    if (getCoefficient(c, i) >
        std::max(getCoefficient(a, i), getCoefficient(b, i)))
      return std::nullopt;
  WeightRange weights;
  for (unsigned i = 0; i < end; ++i) {
    int64_t other = getCoefficient(b, i), slope, least;
    if (llvm::SubOverflow(getCoefficient(a, i), other, slope) ||
        llvm::SubOverflow(getCoefficient(c, i), other, least) ||
        slope == std::numeric_limits<int64_t>::min() ||
        least == std::numeric_limits<int64_t>::min())
      return std::nullopt;
    weights.require(slope, least);
    // A term that may be negative must be equal.
    if (!terms[i].second)
      weights.require(-slope, -least);
  }
  return weights.getMin();
}

bool TermTable::isMeanAtLeast(ArrayRef<int64_t> a, ArrayRef<int64_t> b,
                              MeanWeights weights, ArrayRef<int64_t> c) const {
  Wide first = weights.first, second = weights.second, all = first + second;
  if (first < 0 || second < 0 || all == 0)
    return false;
  unsigned end = std::max({a.size(), b.size(), c.size()});
  for (unsigned i = 0; i < end; ++i) {
    Wide mean = first * getCoefficient(a, i) + second * getCoefficient(b, i);
    Wide least = all * getCoefficient(c, i);
    if (terms[i].second ? mean < least : mean != least)
      return false;
  }
  return true;
}
