//===- PeakCertificate.cpp - Proofs of a peak -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/PeakMemory.h"
#include "PeakSums.h"
#include <map>
#include <set>

using namespace fake;
using namespace mlir;

namespace {

/// Checks the proofs of one result, from nothing but the lives of storages.
class CertificateChecker {
public:
  CertificateChecker(const StorageLives &lives, const DevicePeak &peak)
      : lives(lives), peak(peak), env(lives.getMeta().getEnv()), sums(lives) {}

  std::string run() {
    for (const PeakMoment &maximum : peak.maxima) {
      if (getBytes(maximum.moment) != maximum.bytes)
        return describe(maximum.moment) + " needs " +
               toString(getBytes(maximum.moment)) + " bytes, not " +
               toString(maximum.bytes);
      listed.insert(getKey(maximum.moment));
    }
    for (const DroppedMoment &dropped : peak.dropped)
      listed.insert(getKey(dropped.moment));
    for (const DroppedMoment &dropped : peak.dropped)
      if (!holds(dropped))
        return describe(dropped.moment) + " may need more memory than " +
               describe(dropped.dominator);
    return checkChains() ? findMissing() : "a proof refers to itself";
  }

private:
  using Key = std::pair<unsigned, int>;
  static Key getKey(Moment moment) {
    return {moment.position, moment.step ? static_cast<int>(*moment.step) : -1};
  }
  static std::string describe(Moment moment) {
    std::string text = "moment " + std::to_string(moment.position);
    return moment.step ? text + "." + std::to_string(*moment.step) : text;
  }

  SymInt getBytes(Moment moment) { return sums.terms.compose(getSum(moment)); }

  /// The coefficients of what is alive at a moment.
  const PeakSums::Sum &getSum(Moment moment) {
    auto [it, isNew] = known.try_emplace(getKey(moment));
    PeakSums::Sum &sum = it->second;
    if (!isNew)
      return sum;
    // The storages of an op that is composed of others are in the step.
    unsigned position = moment.position;
    for (const StorageLife &life : lives.getLives())
      if (counts(peak, life) && life.last >= position &&
          (moment.step ? life.first < position : life.first <= position))
        if (auto *terms = sums.getTerms(life.bytes, {}))
          sums.add(sum, *terms, 1);
    if (moment.step)
      if (auto *terms = sums.getTerms(getStep(moment), {}))
        sums.add(sum, *terms, 1);
    return sum;
  }

  /// What an op that is composed of others has allocated; unknown for a moment
  /// that does not exist.
  SymInt getStep(Moment moment) const {
    for (const StepsOfOp &steps : lives.getSteps())
      if (steps.position == moment.position && steps.device == peak.device &&
          *moment.step < steps.peaks.size())
        return steps.peaks[*moment.step];
    return SymInt();
  }

  bool holds(const DroppedMoment &dropped) {
    if (!listed.contains(getKey(dropped.dominator)))
      return false;
    const PeakSums::Sum &smaller = getSum(dropped.moment);
    const PeakSums::Sum &larger = getSum(dropped.dominator);
    if (dropped.reason == DroppedMoment::Reason::Terms)
      return sums.terms.isAtLeast(larger, smaller);
    if (dropped.reason == DroppedMoment::Reason::Mean)
      return listed.contains(getKey(dropped.other)) &&
             sums.terms.isMeanAtLeast(larger, getSum(dropped.other),
                                      dropped.weights, smaller);
    SymInt low = sums.terms.compose(smaller);
    SymInt high = sums.terms.compose(larger);
    if (dropped.reason == DroppedMoment::Reason::Facts)
      return isTrue(env.le(low, high));
    auto isImplied = [&](const AtomBound &bound) {
      return env.getRange(SymInt(bound.atom)).min >= bound.min;
    };
    return llvm::all_of(dropped.bounds, isImplied) &&
           isNonnegative(env.sub(high, low), dropped.bounds);
  }

  /// Whether the proofs end in maxima: each refers to them, or to moments that
  /// are dropped later.
  bool checkChains() {
    std::set<Key> proven;
    for (const PeakMoment &maximum : peak.maxima)
      proven.insert(getKey(maximum.moment));
    for (const DroppedMoment &dropped : llvm::reverse(peak.dropped)) {
      if (!proven.count(getKey(dropped.dominator)) ||
          (dropped.reason == DroppedMoment::Reason::Mean &&
           !proven.count(getKey(dropped.other))))
        return false;
      proven.insert(getKey(dropped.moment));
    }
    return true;
  }

  /// A moment that is neither a maximum nor dropped, although memory has grown
  /// since the last one that is.
  std::string findMissing() {
    for (const StepsOfOp &steps : lives.getSteps())
      for (unsigned i = 0; i < steps.peaks.size(); ++i)
        if (steps.device == peak.device && !steps.peaks[i].isUnknown() &&
            !listed.contains({steps.position, static_cast<int>(i)}))
          return "no proof for " + describe({steps.position, i});
    llvm::DenseSet<unsigned> grows, shrinks;
    for (const StorageLife &life : lives.getLives())
      if (counts(peak, life)) {
        grows.insert(life.first);
        shrinks.insert(life.last);
      }
    bool hasGrown = false;
    unsigned end = lives.getOps().size() - 1;
    for (unsigned position = 0; position <= end; ++position) {
      hasGrown |= grows.contains(position);
      if (listed.contains({position, -1}))
        hasGrown = false;
      else if (hasGrown && (shrinks.contains(position) || position == end))
        return "no proof for " + describe({position, std::nullopt});
    }
    return "";
  }

  const StorageLives &lives;
  const DevicePeak &peak;
  ShapeEnv &env;
  PeakSums sums;
  llvm::DenseSet<std::pair<unsigned, int>> listed;
  std::map<Key, PeakSums::Sum> known;
};

} // namespace

std::string fake::checkCertificate(const StorageLives &lives,
                                   const DevicePeak &peak) {
  return CertificateChecker(lives, peak).run();
}
