//===- MetaTest.h - Common parts of the tests of Meta -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_UNITTESTS_META_METATEST_H
#define FAKETENSOR_UNITTESTS_META_METATEST_H

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "gtest/gtest.h"

namespace fake {

/// A context, with helpers to create and print tensors.
class MetaTest : public ::testing::Test {
protected:
  using Sizes = std::initializer_list<SymInt>;

  ArrayRef<SymInt> list(Sizes values) {
    return cx.copySizes(ArrayRef<SymInt>(values));
  }
  /// A tensor on the cpu; `f32` by default.
  TensorMeta strided(Sizes sizes, Sizes strides, DType dtype = DType::Float32,
                     Device device = Device::cpu()) {
    return makeStrided(cx, list(sizes), list(strides), dtype, device);
  }
  TensorMeta contiguous(Sizes sizes, DType dtype = DType::Float32,
                        Device device = Device::cpu()) {
    return makeContiguous(cx, list(sizes), dtype, device);
  }
  TensorMeta channelsLast(Sizes sizes) {
    ArrayRef<SymInt> copy = list(sizes);
    return makeStrided(cx, copy, channelsLastStrides(cx, copy), DType::Float32,
                       Device::cpu());
  }
  MetaValue value(const TensorMeta &meta) { return cx.createValue(meta); }

  /// A symbol of that range.
  SymInt symbol(StringRef name, int64_t min,
                std::optional<int64_t> hint = std::nullopt) {
    return env.declareSymbol(name, Range::atLeast(min), hint);
  }

  /// The result of a function, or its error.
  std::string str(const TensorMeta &meta) {
    std::string text;
    llvm::raw_string_ostream(text) << meta;
    return text;
  }
  std::string str(const FailureOr<TensorMeta> &meta) {
    return failed(meta) ? takeError() : str(*meta);
  }
  std::string str(ArrayRef<SymInt> sizes) { return sizesToString(sizes); }
  std::string str(const FailureOr<ArrayRef<SymInt>> &sizes) {
    return failed(sizes) ? takeError() : str(*sizes);
  }
  std::string takeError() {
    std::string text = "error: " + cx.getMessage().str();
    cx.clearError();
    return text;
  }
  /// The recorded guards and assertions, separated by commas.
  std::string guards() {
    std::string text;
    llvm::raw_string_ostream os(text);
    for (const Guard &guard : env.getGuards()) {
      if (!text.empty())
        os << ", ";
      print(os, guard.condition);
    }
    return text;
  }

  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx{env, arena};
};

} // namespace fake

#endif // FAKETENSOR_UNITTESTS_META_METATEST_H
