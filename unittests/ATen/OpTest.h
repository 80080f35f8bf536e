//===- OpTest.h - Common parts of the tests of ops --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_UNITTESTS_ATEN_OPTEST_H
#define FAKETENSOR_UNITTESTS_ATEN_OPTEST_H

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "gtest/gtest.h"

namespace fake {

/// Runs ops of the table by name and prints their results.
class OpTest : public ::testing::Test {
protected:
  using Sizes = std::initializer_list<SymInt>;
  using Args = std::initializer_list<MetaValue>;
  using Keywords = std::initializer_list<std::pair<StringRef, MetaValue>>;

  //===--- Arguments ------------------------------------------------------===//

  /// A row-major tensor on the cpu; `f32` by default.
  MetaValue dense(Sizes sizes, DType dtype = DType::Float32,
                  Device device = Device::cpu()) {
    return cx.createValue(makeContiguous(cx, copy(sizes), dtype, device));
  }
  /// A tensor with those strides and that offset.
  MetaValue strided(Sizes sizes, Sizes strides, SymInt offset = 0,
                    DType dtype = DType::Float32) {
    TensorMeta meta =
        makeStrided(cx, copy(sizes), copy(strides), dtype, Device::cpu());
    meta.offset = offset;
    return cx.createValue(meta);
  }
  MetaValue channelsLast(Sizes sizes) {
    ArrayRef<SymInt> list = copy(sizes);
    return cx.createValue(makeStrided(cx, list, channelsLastStrides(cx, list),
                                      DType::Float32, Device::cpu()));
  }
  MetaValue num(SymInt value) { return Scalar::integer(value); }
  MetaValue nums(Sizes values) {
    SmallVector<MetaValue> elements;
    for (SymInt value : values)
      elements.push_back(num(value));
    return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  }
  MetaValue list(Args values) {
    return MetaValue::list(cx.copy(ArrayRef<MetaValue>(values)));
  }
  MetaValue real(double value) { return Scalar::floating(value); }
  MetaValue flag(bool value) { return Scalar::boolean(value); }
  MetaValue none() { return MetaValue::none(); }
  MetaValue type(DType dtype) { return MetaValue(dtype); }
  /// A symbol of at least `min`.
  SymInt symbol(StringRef name, int64_t min = 2,
                std::optional<int64_t> hint = std::nullopt) {
    return env.declareSymbol(name, Range::atLeast(min), hint);
  }

  //===--- Calls ----------------------------------------------------------===//

  /// Runs an op; omitted arguments have their defaults.
  LogicalResult infer(StringRef name, Args args, Keywords keywords = {}) {
    const OpDef *op = lookupOp(name);
    if (!op)
      return cx.error() << "no op " << name;
    SmallVector<MetaValue> values(args);
    for (const SchemaArg &arg :
         op->getSchema().getArgs().drop_front(args.size()))
      values.push_back(arg.defaultValue);
    for (const auto &[keyword, value] : keywords)
      values[op->getSchema().findArg(keyword)] = value;
    results.assign(op->getSchema().getReturns().size(), MetaValue());
    return op->infer(cx, cx.copy(ArrayRef<MetaValue>(values)), results);
  }
  /// The results as text, or the error.
  std::string run(StringRef name, Args args, Keywords keywords = {}) {
    if (failed(infer(name, args, keywords))) {
      std::string text = "error: " + cx.getMessage().str();
      cx.clearError();
      return text;
    }
    std::string text;
    llvm::raw_string_ostream os(text);
    for (const MetaValue &result : results) {
      if (!text.empty())
        os << ", ";
      print(os, result);
    }
    return text;
  }
  /// Whether the result of an op shares the storage of its first argument.
  bool isView(StringRef name, Args args) {
    return succeeded(infer(name, args)) &&
           results[0].getTensor()->storage ==
               args.begin()->getTensor()->storage;
  }

  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx{env, arena};
  SmallVector<MetaValue> results;

private:
  ArrayRef<SymInt> copy(Sizes values) {
    return cx.copySizes(ArrayRef<SymInt>(values));
  }
};

} // namespace fake

#endif // FAKETENSOR_UNITTESTS_ATEN_OPTEST_H
