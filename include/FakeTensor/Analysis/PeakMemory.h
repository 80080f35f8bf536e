//===- PeakMemory.h - The largest amount of memory --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The memory that a function needs on one device: the maximum, over all moments
// of its run, of the bytes that are alive. Sizes are symbolic, so that several
// moments may be the largest, for different sizes. A moment is left out only if
// another is proven to need at least as much for all sizes; the proofs are the
// certificate of the result.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_PEAKMEMORY_H
#define FAKETENSOR_ANALYSIS_PEAKMEMORY_H

#include "FakeTensor/Analysis/StorageLives.h"
#include "FakeTensor/Symbolic/Dominance.h"

namespace fake {

/// How far the result is known.
enum class PeakGrade : uint8_t {
  /// The memory that the model of StorageLives.h defines, to the byte.
  Exact,
  /// No more than that: sizes that depend on data, and those of storages that
  /// grow, have their largest value at all moments.
  AtMost,
  /// Some size is not known; the rest is counted.
  Unknown
};
/// The name of a grade in reports: `exact`, `at most`, `unknown`.
llvm::StringRef getName(PeakGrade grade);

/// A moment of the run.
struct Moment {
  /// The position of its op, see StorageLives::getOps().
  unsigned position = 0;
  /// Within an op that is composed of others: which of StepsOfOp::peaks.
  /// Otherwise the op has returned, and nothing was freed yet.
  std::optional<unsigned> step;
};

/// The op that runs at a moment of a device, also of a function that is called;
/// null for the entry.
mlir::Operation *getOp(const StorageLives &lives, const Moment &moment,
                       Device device);

/// A moment that may be the largest, and the bytes alive.
struct PeakMoment {
  /// The moment.
  Moment moment;
  /// The bytes alive, as the model counts them.
  SymInt bytes;
};

/// A moment that is never the only largest one.
struct DroppedMoment {
  /// Why another one needs as much memory.
  enum class Reason : uint8_t {
    /// Each term of the sum is at least as large, and terms are not negative.
    Terms,
    /// The difference is nonnegative within `bounds`, see isNonnegative().
    Bounds,
    /// The facts of the function imply it.
    Facts,
    /// A mean of two other moments is at least as large in each term, so that
    /// one of them needs as much.
    Mean
  };

  /// The moment that is dropped.
  Moment moment;
  /// The moment that needs at least as much, which may be dropped itself.
  Moment dominator;
  /// Why it does.
  Reason reason;
  /// With Reason::Bounds, what the proof uses.
  llvm::SmallVector<AtomBound, 2> bounds = {};
  /// With Reason::Mean, the second of these moments, and the weights of both.
  Moment other = {};
  MeanWeights weights = {};
};

/// Which storages of a function count.
enum class PeakScope : uint8_t {
  /// All.
  Function,
  /// Those that a call of it allocates: neither arguments nor constants.
  Call
};

/// The peak of one function on one device.
struct DevicePeak {
  /// The device.
  Device device;
  /// Which storages count.
  PeakScope scope = PeakScope::Function;
  /// How far it is known.
  PeakGrade grade = PeakGrade::Exact;
  /// The moments that may be the largest, in program order. No one is known to
  /// need at least as much as another.
  llvm::SmallVector<PeakMoment> maxima;
  /// The other moments before storages are freed; all further moments precede
  /// an allocation. Proofs refer to maxima and to moments that follow here.
  std::vector<DroppedMoment> dropped;
  /// What prevents an exact result.
  llvm::SmallVector<SizeGap> gaps;
};

/// Finds the peak for each device that has storages, in the order of their
/// first storages. `keepsDropped` asks for the dropped moments.
llvm::SmallVector<DevicePeak> findPeaks(const StorageLives &lives,
                                        PeakScope scope, bool keepsDropped);

/// Checks the certificate of a result without the search: sums up the moments
/// and verifies each proof. Returns what is wrong; empty if nothing is.
std::string checkCertificate(const StorageLives &lives, const DevicePeak &peak);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_PEAKMEMORY_H
