//===- DropArgs.h - Rules that ignore arguments -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rules of overloads with additional arguments that do not affect the metadata,
// such as a generator or a fill value. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_DROPARGS_H
#define FAKETENSOR_LIB_ATEN_TABLE_DROPARGS_H

#include "FakeTensor/ATen/Rule.h"

namespace fake {

namespace detail {

template <auto F, unsigned... Dropped> struct DropArgs {
  /// The position in the schema of argument `arg` of `F`.
  static constexpr unsigned getPosition(unsigned arg) {
    ((arg += Dropped <= arg), ...);
    return arg;
  }

  static constexpr auto makeKinds() {
    constexpr auto &params = Adapter<F, decltype(F)>::kinds;
    std::array<ParamKind, getPosition(std::size(params) - 1) + 1> kinds{};
    for (ParamKind &kind : kinds)
      kind = ParamKind::Any;
    for (size_t i = 0; i < std::size(params); ++i)
      kinds[getPosition(i)] = params[i];
    return kinds;
  }
  static constexpr auto kinds = makeKinds();

  static LogicalResult call(RuleContext &cx, ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results) {
    SmallVector<MetaValue, 8> kept;
    for (unsigned i = 0; i < args.size(); ++i)
      if (((i != Dropped) && ...))
        kept.push_back(args[i]);
    if (succeeded(rule<F>.fn(cx, kept, results)))
      return success();
    // The error blames positions in `F`.
    SmallVector<unsigned, 2> blamed(cx.getBlamedArguments());
    for (unsigned &arg : blamed)
      arg = getPosition(arg);
    cx.lastError.blamed.assign(blamed.begin(), blamed.end());
    return failure();
  }
};

} // namespace detail

/// The rule of a function for a schema with additional arguments, at the
/// ascending positions `Dropped`. They are not read.
template <auto F, unsigned... Dropped>
constexpr Rule dropArgs = {&detail::DropArgs<F, Dropped...>::call,
                           detail::DropArgs<F, Dropped...>::kinds,
                           /*takesAll=*/false};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_DROPARGS_H
