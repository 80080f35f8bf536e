//===- Scalar.cpp - A number of Python --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Scalar.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"

using namespace fake;

static_assert(sizeof(Scalar) == 16 && std::is_trivially_copyable_v<Scalar>,
              "numbers are passed in two registers");

Scalar Scalar::floating(SymInt value) {
  if (value.isInt())
    return floating(static_cast<double>(value.getInt()));
  if (std::optional<double> constant = getConstantFloat(value))
    return floating(*constant);
  return Scalar(Kind::Float, value.getOpaqueValue());
}

void fake::print(llvm::raw_ostream &os, Scalar number) {
  if (number.isComplex()) {
    os << "?j";
  } else if (std::optional<bool> truth = number.asBool()) {
    os << (*truth ? "True" : "False");
  } else if (std::optional<double> value = number.asFloat()) {
    printFloat(os, *value);
  } else if (number.isBool() && !number.getInt().isUnknown()) {
    printTruth(os, number.getInt());
  } else {
    print(os, number.getSymbolic());
  }
}
