//===- PeakSums.h - Sums of storages ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_PEAKSUMS_H
#define FAKETENSOR_LIB_ANALYSIS_PEAKSUMS_H

#include "FakeTensor/Analysis/PeakMemory.h"

namespace fake {

/// Whether a storage counts for a peak.
bool counts(const DevicePeak &peak, const StorageLife &life);

/// Sums of the sizes of storages as vectors of coefficients.
class PeakSums {
public:
  /// Coefficients by the indices of `terms`.
  using Sum = std::vector<int64_t>;

  explicit PeakSums(const StorageLives &lives)
      : terms(lives.getMeta().getEnv()), lives(lives) {}

  /// The terms of a size as the model counts it, a size that depends on data at
  /// its largest. Null if it is not known. What prevents an exact result is
  /// recorded, at `place`.
  const TermTable::Terms *getTerms(SymInt bytes, const SizeGap &place);
  /// Adds terms to a sum, or subtracts them for `sign` -1.
  void add(Sum &sum, const TermTable::Terms &added, int sign);

  TermTable terms;
  /// Sizes that prevent an exact result.
  llvm::SmallVector<SizeGap> gaps;
  /// Whether a sum is outside of int64_t.
  bool hasOverflow = false;

private:
  SymInt bound(SymInt bytes, const SizeGap &place);

  const StorageLives &lives;
  /// By size; null where something prevents an exact result.
  llvm::DenseMap<int64_t, const TermTable::Terms *> known;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_PEAKSUMS_H
