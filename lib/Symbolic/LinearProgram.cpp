//===- LinearProgram.cpp - Bounds from linear programming -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Facts about sums are linear inequalities over monomials. Where eliminating
// one term at a time does not decide a condition, a linear program may: the
// simplex is that of MLIR's Presburger library, which does not depend on IR.
//
//===----------------------------------------------------------------------===//

#include "LinearProgram.h"
#include "ShapeEnvImpl.h"
#include "mlir/Analysis/Presburger/Simplex.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;
using llvm::dyn_cast;
using llvm::DynamicAPInt;
using mlir::presburger::Fraction;
using mlir::presburger::MaybeOptimum;
using mlir::presburger::Simplex;

// Larger programs are not solved, to bound the time of a query.
static constexpr size_t maxVariables = 12;
static constexpr size_t maxRows = 32;

namespace {
/// The inequalities relevant to a sum, over its monomials and those that occur
/// with them.
class LinearProgram {
public:
  explicit LinearProgram(ShapeEnvImpl &impl)
      : pool(impl.pool), facts(impl.facts), integers(impl.integers),
        ranges(impl.ranges) {}

  /// The interval of a sum implied by the facts, possibly unbounded.
  Range solve(const SumExpr *sum) {
    std::optional<Row> query = makeRow(SymInt(sum), Range());
    if (!query)
      return {};
    collect();
    if (rows.empty())
      return {};
    Simplex simplex(variables.size());
    for (const auto &[i, variable] : llvm::enumerate(variables)) {
      Row bound;
      bound.terms.push_back({static_cast<unsigned>(i), 1});
      bound.range = ranges.rangeOf(variable);
      add(simplex, bound);
    }
    for (const Row &row : rows)
      add(simplex, row);
    if (simplex.isEmpty())
      return {};
    llvm::SmallVector<DynamicAPInt> objective = getCoefficients(*query, 1);
    Range result;
    if (auto low = optimize(simplex, Simplex::Direction::Down, objective))
      result.min = toBound(ceil(*low), query->constant, Range::negInf);
    if (auto high = optimize(simplex, Simplex::Direction::Up, objective))
      result.max = toBound(floor(*high), query->constant, Range::posInf);
    return result;
  }

private:
  /// The constraint that `terms + constant` is in the range.
  struct Row {
    llvm::SmallVector<std::pair<unsigned, int64_t>, 4> terms;
    int64_t constant = 0;
    Range range;
  };

  /// Creates the row of a sum; nullopt if it has too many new monomials.
  std::optional<Row> makeRow(SymInt value, Range range) {
    if (value.isUnknown())
      return std::nullopt;
    PolyView view(value);
    Row row;
    row.constant = view.constant;
    row.range = range;
    for (const Term &term : view.terms) {
      const Expr *monomial = pool.getSum(0, Term{1, term.factors}).getExpr();
      auto *it = llvm::find(variables, monomial);
      if (it == variables.end() && variables.size() == maxVariables)
        return std::nullopt;
      row.terms.push_back(
          {static_cast<unsigned>(it - variables.begin()), term.coefficient});
      if (it == variables.end())
        variables.push_back(monomial);
    }
    return row;
  }

  void addRow(SymInt value, Range range) {
    if (rows.size() == maxRows)
      return;
    if (std::optional<Row> row = makeRow(value, range))
      rows.push_back(std::move(*row));
  }

  /// Adds the constraints implied by the definition of an atom.
  void addDefinition(const Expr *atom) {
    if (auto *minMax = dyn_cast<MinMaxExpr>(atom)) {
      Range range = atom->getKind() == ExprKind::Max ? Range::atLeast(0)
                                                     : Range{Range::negInf, 0};
      for (SymInt operand : minMax->getOperands())
        addRow(integers.linear(atom, 1, operand, -1, false), range);
      return;
    }
    auto *binary = dyn_cast<BinaryExpr>(atom);
    if (!binary || atom->getKind() != ExprKind::FloorDiv ||
        !binary->getRHS().isInt() || binary->getRHS().getInt() <= 0)
      return;
    // 0 <= a - k * (a // k) < k.
    int64_t k = binary->getRHS().getInt();
    addRow(integers.linear(binary->getLHS(), 1, atom, -k, false), {0, k - 1});
  }

  bool sharesVariable(const SumExpr *sum) const {
    return llvm::any_of(sum->getTerms(), [&](const Term &term) {
      return llvm::is_contained(
          variables, pool.getSum(0, Term{1, term.factors}).getExpr());
    });
  }

  /// The indices of facts that may contain a variable.
  llvm::SmallVector<unsigned, 8> collectFacts() const {
    llvm::SmallVector<unsigned, 8> numbers;
    for (const Expr *variable : variables) {
      auto *sum = dyn_cast<SumExpr>(variable);
      facts.collect(sum ? sum->getTerms().front().factors.front().atom
                        : variable,
                    numbers);
    }
    llvm::sort(numbers);
    numbers.erase(llvm::unique(numbers), numbers.end());
    return numbers;
  }

  /// Collects the rows connected with the variables.
  void collect() {
    llvm::SmallDenseSet<unsigned, 16> used;
    size_t numDefined = 0;
    bool changed = true;
    while (changed && rows.size() < maxRows) {
      changed = false;
      for (; numDefined != variables.size(); ++numDefined)
        if (variables[numDefined]->isAtom())
          addDefinition(variables[numDefined]);
      for (unsigned number : collectFacts()) {
        const auto &[primitive, fact] = facts.get(number);
        auto *sum = cast<SumExpr>(primitive);
        if (fact.range == Range() || !sharesVariable(sum) ||
            !used.insert(number).second)
          continue;
        addRow(SymInt(sum), fact.range);
        changed = true;
      }
      changed |= numDefined != variables.size();
    }
  }

  llvm::SmallVector<DynamicAPInt> getCoefficients(const Row &row,
                                                  int64_t sign) const {
    llvm::SmallVector<DynamicAPInt> result(variables.size() + 1,
                                           DynamicAPInt(0));
    for (auto [variable, coefficient] : row.terms)
      result[variable] = DynamicAPInt(coefficient) * DynamicAPInt(sign);
    return result;
  }

  void add(Simplex &simplex, const Row &row) const {
    if (row.range.min != Range::negInf) {
      auto coefficients = getCoefficients(row, 1);
      coefficients.back() = DynamicAPInt(row.constant) - row.range.min;
      simplex.addInequality(coefficients);
    }
    if (row.range.max != Range::posInf) {
      auto coefficients = getCoefficients(row, -1);
      coefficients.back() = DynamicAPInt(row.range.max) - row.constant;
      simplex.addInequality(coefficients);
    }
  }

  static std::optional<Fraction> optimize(Simplex &simplex,
                                          Simplex::Direction direction,
                                          ArrayRef<DynamicAPInt> objective) {
    MaybeOptimum<Fraction> optimum =
        simplex.computeOptimum(direction, objective);
    if (!optimum.isBounded())
      return std::nullopt;
    return *optimum;
  }

  /// A bound as an integer, unbounded on overflow.
  static int64_t toBound(const DynamicAPInt &value, int64_t constant,
                         int64_t none) {
    DynamicAPInt sum = value + DynamicAPInt(constant);
    if (sum >= DynamicAPInt(Range::posInf) ||
        sum <= DynamicAPInt(Range::negInf))
      return none;
    return static_cast<int64_t>(sum);
  }

  ExprPool &pool;
  const FactBase &facts;
  IntegerArithmetic &integers;
  RangeAnalysis &ranges;
  llvm::SmallVector<const Expr *, maxVariables> variables;
  std::vector<Row> rows;
};
} // namespace

Range fake::solveLinearProgram(ShapeEnvImpl &impl, const SumExpr *sum) {
  return LinearProgram(impl).solve(sum);
}
