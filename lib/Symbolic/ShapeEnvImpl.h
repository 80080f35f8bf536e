//===- ShapeEnvImpl.h - Components of ShapeEnv ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: what a ShapeEnv is made of.
//
// Each component is a class with a header of its own, which says what it owns
// and which others it calls. The calls are mutually recursive, as in sympy and
// PyTorch: arithmetic needs ranges to cancel a quotient, ranges need facts,
// learning a fact needs arithmetic to restate it, and a fact changes what
// arithmetic returns. Recursion ends because operands are smaller, because of
// budgets (see Refinement, Propagator), or because results are cached for an
// epoch of the facts.
//
// From the bottom up:
//
//   SymbolTable, FactBase            storage, calls nothing
//   RangeAnalysis                    reads the storage
//   IntegerArithmetic, Division,     create expressions, use ranges
//   FloatArithmetic
//   Simplifier                       rewrites expressions with facts
//   Refinement                       tightens ranges by rewriting
//   Entailment                       decides conditions
//   Propagator, Learner              change the facts
//   LargeValues, OperationCache      operations as the user calls them
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
#define FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H

#include "Division.h"
#include "Entailment.h"
#include "FactBase.h"
#include "FakeTensor/Symbolic/SymbolicArithmetic.h"
#include "FloatArithmetic.h"
#include "IntegerArithmetic.h"
#include "LargeValues.h"
#include "Learner.h"
#include "OperationCache.h"
#include "Propagator.h"
#include "RangeAnalysis.h"
#include "Refinement.h"
#include "Simplifier.h"
#include "SymbolTable.h"

namespace fake {

/// Owns one component of each kind. They reach each other through references
/// that the constructors take from here; no constructor calls another
/// component.
struct ShapeEnvImpl {
  explicit ShapeEnvImpl(SymbolicArithmetic &env);

  /// For results that may need a symbol of their own.
  SymbolicArithmetic &env;
  ExprPool &pool;

  SymbolTable symbols;
  FactBase facts;
  RangeAnalysis ranges;
  IntegerArithmetic integers;
  Division division;
  FloatArithmetic floats;
  Simplifier simplifier;
  Refinement refinement;
  Entailment entailment;
  Propagator propagator;
  Learner learner;
  LargeValues largeValues;
  OperationCache operations;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_SHAPEENVIMPL_H
