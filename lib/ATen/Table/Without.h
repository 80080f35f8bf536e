//===- Without.h - Rules that leave arguments out ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rule for an overload that has more arguments than another one, without
// meaning for the metadata: a generator, a value to fill with. Private to
// lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_WITHOUT_H
#define FAKETENSOR_LIB_ATEN_TABLE_WITHOUT_H

#include "FakeTensor/ATen/Rule.h"

namespace fake {

namespace detail {

template <auto F, unsigned... Left> struct Without {
  /// The place in the schema of argument `arg` of `F`.
  static constexpr unsigned getPlace(unsigned arg) {
    ((arg += Left <= arg), ...);
    return arg;
  }

  static constexpr auto makeKinds() {
    constexpr auto &params = Adapter<F, decltype(F)>::kinds;
    std::array<ParamKind, getPlace(std::size(params) - 1) + 1> kinds{};
    for (ParamKind &kind : kinds)
      kind = ParamKind::Any;
    for (size_t i = 0; i < std::size(params); ++i)
      kinds[getPlace(i)] = params[i];
    return kinds;
  }
  static constexpr auto kinds = makeKinds();

  static LogicalResult call(RuleContext &cx, ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results) {
    SmallVector<MetaValue, 8> given;
    for (unsigned i = 0; i < args.size(); ++i)
      if (((i != Left) && ...))
        given.push_back(args[i]);
    if (succeeded(rule<F>.fn(cx, given, results)))
      return success();
    // The error blames arguments of `F`.
    SmallVector<unsigned, 2> blamed(cx.getBlamedArguments());
    for (unsigned &arg : blamed)
      arg = getPlace(arg);
    cx.setBlamedArguments(blamed);
    return failure();
  }
};

} // namespace detail

/// The rule of a function for a schema with more arguments, those at the
/// ascending places `Left`, which are not read.
template <auto F, unsigned... Left>
constexpr Rule ruleWithout = {&detail::Without<F, Left...>::call,
                              detail::Without<F, Left...>::kinds,
                              /*takesAll=*/false};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_WITHOUT_H
