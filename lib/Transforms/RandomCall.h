//===- RandomCall.h - Random arguments of a schema --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random arguments of a schema, for tests of rules. A call is drawn with static
// sizes; the same call can then be created with symbolic or unknown sizes.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_RANDOMCALL_H
#define FAKETENSOR_LIB_TRANSFORMS_RANDOMCALL_H

#include "FakeTensor/ATen/Schema.h"
#include "FakeTensor/Meta/RuleContext.h"
#include "mlir/IR/Types.h"
#include <random>

namespace fake {

/// The form of the arguments of a call.
enum class CallForm : uint8_t {
  /// All sizes are static.
  Numbers,
  /// Most sizes from 2 on are symbols, with the static sizes as hints.
  Hints,
  /// The same without hints.
  Symbols,
  /// Some sizes and strides are unknown.
  Unknown
};

/// The arguments of one call.
class RandomCall {
public:
  /// Draws a call, deterministically for equal seeds. If `example` has a type
  /// for an argument, most of its metadata is kept, and sizes that are equal in
  /// the example stay equal.
  RandomCall(const Schema &schema, uint64_t seed,
             ArrayRef<mlir::Type> example = {});

  /// The arguments in one of the forms, in the arena of `cx`. Declares symbols
  /// in its environment, which must be new.
  SmallVector<MetaValue> make(RuleContext &cx, CallForm form) const;
  /// The value of a symbol declared by make; nullopt for other symbols.
  static std::optional<int64_t> lookup(StringRef symbol);

private:
  /// A tensor: its sizes in physical order, and their dimensions.
  struct Tensor {
    SmallVector<int64_t, 4> sizes;
    SmallVector<unsigned, 4> order;
    /// The stride of the innermost dimension.
    int64_t step = 1;
    int64_t offset = 0;
    DType dtype = DType::Float32;
    Device device;
  };
  /// An argument, or an element of one.
  struct Argument {
    enum { Constant, Size, TensorKind, List } kind = Constant;
    MetaValue constant;
    int64_t size = 0;
    Tensor tensor;
    std::vector<Argument> elements;
  };
  class Drawer;
  class Maker;

  std::vector<Argument> args;
  uint64_t seed;
};

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_RANDOMCALL_H
