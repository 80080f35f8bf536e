//===- CallJoin.h - What all calls of a function pass -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_CALLJOIN_H
#define FAKETENSOR_LIB_ANALYSIS_CALLJOIN_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include <map>

namespace fake {

class FunctionSweep;

/// The metadata of arguments that is the same in all calls of a function. Sizes
/// that are equal in each call are one symbol of the function; those that are
/// expressions of other sizes in its only call are so in the function, too.
class CallJoin {
public:
  /// All calls of the function of `sweep`, which have as many arguments as it.
  CallJoin(FunctionSweep &sweep, llvm::ArrayRef<const NotedCall *> calls)
      : sweep(sweep), calls(calls) {}

  /// Creates the symbols for sizes that are plain symbols in the calls, for
  /// arguments `arguments`.
  void createSymbols(llvm::ArrayRef<unsigned> arguments);
  /// The metadata of an argument; Unknown for lists. Sets `isRowMajor` to
  /// whether all calls pass row-major tensors.
  MetaValue join(unsigned argument, bool &isRowMajor);

private:
  /// A size in each of the calls.
  using Key = std::vector<int64_t>;

  SymInt joinSize(unsigned argument, unsigned index);
  SymInt createSymbol(unsigned argument, unsigned index, const Key &key);
  Key getKey(unsigned argument, unsigned index) const;
  const NotedSize &getFirst(unsigned argument, unsigned index) const {
    return calls.front()->sizes[argument][index];
  }
  bool haveEqualCounts(unsigned argument) const;
  bool isPlain(unsigned argument, unsigned index) const;

  FunctionSweep &sweep;
  llvm::ArrayRef<const NotedCall *> calls;
  std::map<Key, SymInt> symbols;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_CALLJOIN_H
