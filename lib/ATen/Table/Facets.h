//===- Facets.h - Facets of ops ---------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen. A facet adds data to ops besides their rules: constant
// folding, kernels for sparse and jagged tensors. It consists of rows of op
// names, which are linked once into pointers in the records. A name without an
// op is a fatal error, so that no row is silently ignored.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
#define FAKETENSOR_LIB_ATEN_TABLE_FACETS_H

#include "FakeTensor/ATen/Registry.h"

namespace fake {

/// The facets, each in its own file in `lib/ATen/Facets`.
void linkConstants(const FacetLinker &linker);
void linkSparseKernels(const FacetLinker &linker);
void linkJaggedKernels(const FacetLinker &linker);
void linkOutPolicies(const FacetLinker &linker);
void linkSteps(const FacetLinker &linker);
void linkCosts(const FacetLinker &linker);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
