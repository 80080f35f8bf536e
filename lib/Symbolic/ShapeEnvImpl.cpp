//===- ShapeEnvImpl.cpp - Components of ShapeEnv ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeEnvImpl.h"

using namespace fake;

ShapeEnvImpl::ShapeEnvImpl(SymbolicArithmetic &env)
    : env(env), pool(env.getPool()), facts(pool), ranges(*this),
      integers(*this), division(*this), floats(*this), simplifier(*this),
      refinement(*this), entailment(*this), propagator(*this), learner(*this),
      largeValues(*this), operations(facts) {}
