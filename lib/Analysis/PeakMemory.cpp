//===- PeakMemory.cpp - The largest amount of memory ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sums are vectors of coefficients (TermTable), which makes a moment cost a few
// additions. What is alive only grows until something is freed, so that moments
// before that suffice. Most of them are dropped by comparing coefficients; the
// few others are compared with the ranges and facts of the function.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/PeakMemory.h"
#include "PeakSums.h"
#include <numeric>

using namespace fake;
using namespace mlir;

Operation *fake::getOp(const StorageLives &lives, const Moment &moment,
                       Device device) {
  if (moment.step)
    for (const StepsOfOp &steps : lives.getSteps())
      if (steps.position == moment.position && steps.device == device &&
          *moment.step < steps.ops.size())
        return steps.ops[*moment.step];
  return lives.getOps()[moment.position];
}

StringRef fake::getName(PeakGrade grade) {
  static constexpr StringLiteral names[] = {"exact", "at most", "unknown"};
  return names[static_cast<unsigned>(grade)];
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

namespace {

/// Upper bounds of nonnegative values that depend on data.
class UpperBounds {
public:
  explicit UpperBounds(ShapeEnv &env) : env(env) {}

  /// The symbols of a value that depend on data.
  SmallVector<const SymbolExpr *, 1> findUnbacked(SymInt value) const {
    SmallVector<const SymbolExpr *, 1> found;
    collectSymbols(value, [&](const SymbolExpr *symbol) {
      if (env.getKind(symbol) == SymbolKind::Unbacked &&
          !llvm::is_contained(found, symbol))
        found.push_back(symbol);
    });
    return found;
  }

  /// The bound of a symbol: in symbols that do not depend on data, or unknown.
  SymInt getSymbol(const SymbolExpr *symbol) {
    const SymbolInfo &info = *env.lookup(symbol->getName());
    Range known = env.getRange(SymInt(symbol));
    // PyTorch's largest size is no bound.
    SymInt end = known.max < Range::posInf - 1 ? SymInt(known.max) : SymInt();
    SymInt most = info.most.isUnknown() ? SymInt() : get(info.most);
    if (most.isUnknown())
      return end;
    // A range may have been narrowed since.
    return known.max < info.range.max ? env.min(most, end) : most;
  }

  /// The bound of a value.
  SymInt get(SymInt value) {
    if (!value.isExpr() || findUnbacked(value).empty())
      return value;
    auto *sum = dyn_cast<SumExpr>(value.getExpr());
    if (!sum)
      return getAtom(value.getExpr(), /*isGrowing=*/true);
    SymInt bound = sum->getConstant();
    for (const Term &term : sum->getTerms())
      bound = env.add(bound, getTerm(term));
    return bound;
  }

private:
  SymInt getTerm(const Term &term) {
    SymInt product = term.coefficient;
    for (const Factor &factor : term.factors)
      product =
          env.mul(product, env.pow(getAtom(factor.atom, term.coefficient > 0),
                                   factor.exponent));
    return product;
  }

  /// The largest value of a factor, or the smallest one.
  SymInt getAtom(const Expr *atom, bool isGrowing) {
    SymInt value(atom);
    if (findUnbacked(value).empty())
      return value;
    Range range = env.getRange(value);
    if (range.min < 0)
      return SymInt();
    if (!isGrowing)
      return range.min;
    if (auto *symbol = dyn_cast<SymbolExpr>(atom))
      return getSymbol(symbol);
    auto *binary = dyn_cast<BinaryExpr>(atom);
    if (binary && atom->getKind() == ExprKind::FloorDiv &&
        binary->getRHS().isInt() && binary->getRHS().getInt() > 0)
      return env.floorDiv(get(binary->getLHS()), binary->getRHS());
    return range.max < Range::posInf - 1 ? SymInt(range.max) : SymInt();
  }

  ShapeEnv &env;
};

} // namespace

SymInt PeakSums::bound(SymInt bytes, const SizeGap &place) {
  if (!bytes.isExpr())
    return bytes;
  UpperBounds bounds(lives.getMeta().getEnv());
  auto symbols = bounds.findUnbacked(bytes);
  if (symbols.empty())
    return bytes;
  SymInt bound = bounds.get(bytes);
  for (const SymbolExpr *symbol : symbols) {
    SizeGap gap = place;
    gap.symbol = symbol;
    if (!bound.isUnknown())
      gap.max = bounds.getSymbol(symbol);
    gaps.push_back(gap);
  }
  return bound.isUnknown() ? bytes : bound;
}

const TermTable::Terms *PeakSums::getTerms(SymInt bytes, const SizeGap &place) {
  auto [it, isNew] = known.try_emplace(bytes.getOpaqueValue(), nullptr);
  if (!isNew && it->second)
    return it->second;
  size_t numGaps = gaps.size();
  SymInt counted = bound(bytes, place);
  if (counted.isUnknown()) {
    gaps.push_back(place);
    return nullptr;
  }
  const TermTable::Terms *found = &terms.decompose(counted);
  // Each gap is recorded at its place.
  if (gaps.size() == numGaps)
    it->second = found;
  return found;
}

void PeakSums::add(Sum &sum, const TermTable::Terms &added, int sign) {
  for (auto [index, coefficient] : added) {
    if (sum.size() <= index)
      sum.resize(terms.size(), 0);
    if (sign > 0 ? llvm::AddOverflow(sum[index], coefficient, sum[index])
                 : llvm::SubOverflow(sum[index], coefficient, sum[index]))
      hasOverflow = true;
  }
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

namespace {

/// Finds the moments of one device that may be the largest.
class PeakSearch {
public:
  PeakSearch(const StorageLives &lives, Device device, PeakScope scope,
             bool keepsDropped)
      : lives(lives), env(lives.getMeta().getEnv()), sums(lives),
        keepsDropped(keepsDropped) {
    peak.device = device;
    peak.scope = scope;
  }

  DevicePeak run() {
    collect();
    sweep();
    reduce();
    finish();
    return std::move(peak);
  }

private:
  /// A moment that no other is known to exceed yet.
  struct Candidate {
    Moment moment;
    PeakSums::Sum sum;
    bool isDropped = false;
  };

  void collect() {
    const unsigned end = lives.getOps().size();
    alive.reserve(lives.getLives().size());
    for (const StorageLife &life : lives.getLives())
      if (counts(peak, life))
        alive.push_back({&life, nullptr});
    // Sorted by counting, as positions are small numbers.
    std::vector<unsigned> starts(end + 2, 0);
    for (const Alive &each : alive)
      ++starts[each.life->last + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    // What is in use at the end is not freed.
    const unsigned numFreed = starts[end];
    freed.resize(alive.size());
    for (auto [index, each] : llvm::enumerate(alive))
      freed[starts[each.life->last]++] = index;
    freed.resize(numFreed);
  }

  void sweep() {
    PeakSums::Sum sum;
    auto next = alive.begin();
    auto dying = freed.begin();
    ArrayRef<Operation *> ops = lives.getOps();
    ArrayRef<StepsOfOp> steps = lives.getSteps();
    for (unsigned position = 0; position < ops.size(); ++position) {
      for (; !steps.empty() && steps.front().position == position;
           steps = steps.drop_front())
        visitSteps(steps.front(), sum);
      for (; next != alive.end() && next->life->first <= position; ++next) {
        next->terms = sums.getTerms(
            next->life->bytes, {next->life->value, ops[next->life->first]});
        if (next->terms)
          sums.add(sum, *next->terms, 1);
        if (next->life->grows)
          sums.gaps.push_back({next->life->value, ops[next->life->first],
                               /*symbol=*/nullptr, /*max=*/SymInt(),
                               /*grows=*/true});
        hasGrown = true;
      }
      if (dying == freed.end() || alive[*dying].life->last > position)
        continue;
      if (hasGrown)
        consider({position, std::nullopt}, sum);
      hasGrown = false;
      for (; dying != freed.end() && alive[*dying].life->last <= position;
           ++dying)
        if (auto *terms = alive[*dying].terms)
          sums.add(sum, *terms, -1);
    }
    if (hasGrown)
      consider({static_cast<unsigned>(ops.size() - 1), std::nullopt}, sum);
  }

  void visitSteps(const StepsOfOp &steps, const PeakSums::Sum &before) {
    if (!(steps.device == peak.device))
      return;
    Operation *op = lives.getOps()[steps.position];
    llvm::append_range(sums.gaps, steps.gaps);
    for (auto [i, bytes] : llvm::enumerate(steps.peaks)) {
      const TermTable::Terms *terms = sums.getTerms(bytes, {Value(), op});
      if (!terms)
        continue;
      PeakSums::Sum sum = before;
      sums.add(sum, *terms, 1);
      consider({steps.position, static_cast<unsigned>(i)}, sum);
    }
  }

  void drop(DroppedMoment dropped) {
    if (keepsDropped)
      peak.dropped.push_back(std::move(dropped));
  }

  /// Compares a moment with the candidates, by coefficients.
  void consider(Moment moment, const PeakSums::Sum &sum) {
    for (const Candidate &other : candidates)
      if (sums.terms.isAtLeast(other.sum, sum))
        return drop({moment, other.moment, DroppedMoment::Reason::Terms});
    llvm::erase_if(candidates, [&](const Candidate &other) {
      bool isDropped = sums.terms.isAtLeast(sum, other.sum);
      if (isDropped)
        drop({other.moment, moment, DroppedMoment::Reason::Terms});
      return isDropped;
    });
    candidates.push_back({moment, sum});
    if (candidates.size() >= nextReduction) {
      reduce();
      nextReduction = 2 * candidates.size() + firstReduction;
    }
  }

  void reduce() {
    // The comparison by facts takes longer.
    if (candidates.size() > manyCandidates)
      dropBetween();
    dropByFacts();
    dropBetween();
  }

  /// Records that one of two candidates always needs as much as a third, by a
  /// mean; false if none does.
  bool dropBetween(const Candidate &a, const Candidate &b, const Candidate &c) {
    auto weights = sums.terms.findMean(a.sum, b.sum, c.sum);
    if (weights)
      drop({c.moment,
            a.moment,
            DroppedMoment::Reason::Mean,
            {},
            b.moment,
            *weights});
    return weights.has_value();
  }

  /// Drops candidates that are never larger than two others, as moments in an
  /// inner layer of many equal ones. Of many candidates, those nearby are
  /// compared.
  void dropBetween() {
    auto drops = [&](size_t i) {
      size_t reach = candidates.size() <= manyCandidates ? candidates.size()
                                                         : nearCandidates;
      size_t begin = i - std::min(i, reach);
      size_t end = std::min(i + reach + 1, candidates.size());
      for (size_t j = begin; j < end; ++j)
        for (size_t k = j + 1; k < end; ++k)
          if (j != i && k != i &&
              dropBetween(candidates[j], candidates[k], candidates[i]))
            return true;
      return false;
    };
    for (bool hasDropped = true; hasDropped;) {
      hasDropped = false;
      for (size_t i = candidates.size(); i-- > 0;)
        if (drops(i)) {
          candidates.erase(candidates.begin() + i);
          hasDropped = true;
        }
    }
  }

  /// The values of a sum where all symbols have the same value, as far as their
  /// ranges allow; for several such values.
  SmallVector<double, 4> sample(const PeakSums::Sum &sum) const {
    SmallVector<double, 4> values;
    for (int64_t size : {1, 7, 100, 10000})
      values.push_back(sums.terms.evaluate(sum, size));
    return values;
  }

  /// Drops candidates that another one exceeds by ranges or facts.
  void dropByFacts() {
    if (candidates.size() < 2)
      return;
    SmallVector<SymInt> values;
    std::vector<SmallVector<double, 4>> samples;
    for (const Candidate &candidate : candidates) {
      values.push_back(sums.terms.compose(candidate.sum));
      samples.push_back(sample(candidate.sum));
    }
    // Most pairs are in different orders for different sizes.
    auto mayExceed = [&](size_t i, size_t j) {
      return llvm::all_of(llvm::zip_equal(samples[i], samples[j]),
                          [](auto pair) {
                            auto [a, b] = pair;
                            return !(a < b);
                          });
    };
    for (auto [i, candidate] : llvm::enumerate(candidates))
      for (auto [j, other] : llvm::enumerate(candidates)) {
        if (i == j || other.isDropped || candidate.isDropped ||
            !mayExceed(j, i))
          continue;
        SymInt difference = env.sub(values[j], values[i]);
        if (auto bounds = proveNonnegative(env, difference))
          drop({candidate.moment, other.moment, DroppedMoment::Reason::Bounds,
                *bounds});
        else if (isTrue(env.le(values[i], values[j])))
          drop({candidate.moment, other.moment, DroppedMoment::Reason::Facts});
        else
          continue;
        candidate.isDropped = true;
      }
    llvm::erase_if(candidates, [](auto &each) { return each.isDropped; });
  }

  void finish() {
    for (const Candidate &candidate : candidates)
      peak.maxima.push_back(
          {candidate.moment, sums.terms.compose(candidate.sum)});
    llvm::sort(peak.maxima, [](const PeakMoment &a, const PeakMoment &b) {
      return std::pair(a.moment.position, a.moment.step) <
             std::pair(b.moment.position, b.moment.step);
    });
    peak.gaps = std::move(sums.gaps);
    for (Operation *op : lives.getUnknownCalls())
      peak.gaps.push_back({Value(), op});
    auto isBounded = [](const SizeGap &gap) {
      return gap.grows || !gap.max.isUnknown();
    };
    if (sums.hasOverflow || !llvm::all_of(peak.gaps, isBounded))
      peak.grade = PeakGrade::Unknown;
    else if (!peak.gaps.empty())
      peak.grade = PeakGrade::AtMost;
  }

  /// The number of candidates at which ranges and facts are used first, before
  /// the end.
  static constexpr size_t firstReduction = 100;

  /// The number of candidates up to which all pairs are compared with the
  /// others, and the distance of those that are compared beyond.
  static constexpr size_t manyCandidates = 40, nearCandidates = 6;

  /// A storage of the device, and its terms while it is alive.
  struct Alive {
    const StorageLife *life;
    const TermTable::Terms *terms;
  };

  const StorageLives &lives;
  ShapeEnv &env;
  PeakSums sums;
  bool keepsDropped;
  DevicePeak peak;
  std::vector<Alive> alive;
  /// Indices of `alive`, by the last use.
  std::vector<unsigned> freed;
  std::vector<Candidate> candidates;
  size_t nextReduction = firstReduction;
  bool hasGrown = false;
};

} // namespace

bool fake::counts(const DevicePeak &peak, const StorageLife &life) {
  return life.device == peak.device && (peak.scope == PeakScope::Function ||
                                        life.role == StorageRole::Temporary ||
                                        life.role == StorageRole::Result);
}

/// The devices that have storages, in the order of their first ones.
static SmallVector<Device> collectDevices(const StorageLives &lives) {
  SmallVector<Device> devices;
  auto add = [&](Device device) {
    if (!llvm::is_contained(devices, device))
      devices.push_back(device);
  };
  for (const StorageLife &life : lives.getLives())
    add(life.device);
  for (const StepsOfOp &steps : lives.getSteps())
    add(steps.device);
  return devices;
}

SmallVector<DevicePeak> fake::findPeaks(const StorageLives &lives,
                                        PeakScope scope, bool keepsDropped) {
  SmallVector<DevicePeak> peaks;
  for (Device device : collectDevices(lives))
    peaks.push_back(PeakSearch(lives, device, scope, keepsDropped).run());
  return peaks;
}
