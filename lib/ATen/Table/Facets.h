//===- Facets.h - What else is known of ops ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen. A facet is what one aspect of the project knows of ops
// beside their rules: how they compute constants, which kernels they have for
// sparse and jagged tensors. It is written as rows of names, which are linked
// once into pointers of the records. A name without an op is a fatal error, so
// that no row is silently lost.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
#define FAKETENSOR_LIB_ATEN_TABLE_FACETS_H

#include "FakeTensor/ATen/Registry.h"

namespace fake {

/// The facets, each in its file in `lib/ATen/Facets`.
void linkConstants(const FacetLinker &linker);
void linkSparseKernels(const FacetLinker &linker);
void linkJaggedKernels(const FacetLinker &linker);
void linkOutPolicies(const FacetLinker &linker);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
