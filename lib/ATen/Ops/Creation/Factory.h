//===- Factory.h - Creation of tensors --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Creation of tensors from tensor options. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_CREATION_FACTORY_H
#define FAKETENSOR_LIB_ATEN_OPS_CREATION_FACTORY_H

#include "Table/Composite.h"

namespace fake {

/// Fails if a size of argument `arg` is negative.
LogicalResult checkNewSizes(RuleContext &cx, unsigned arg,
                            ArrayRef<SymInt> sizes);

/// A row-major tensor, by default on the cpu. With a sparse layout, the strides
/// are unknown.
FailureOr<TensorMeta> makeNew(RuleContext &cx, ArrayRef<SymInt> sizes,
                              DType dtype, std::optional<Layout> layout,
                              std::optional<Device> device);

/// The rule of `zeros`: of the default dtype unless one is given.
FailureOr<TensorMeta> filled(RuleContext &cx, ArrayRef<SymInt> size,
                             std::optional<DType> dtype,
                             std::optional<Layout> layout,
                             std::optional<Device> device);

/// A tensor with the geometry of `empty_like(self)`.
FailureOr<TensorMeta> makeLike(RuleContext &cx, const TensorMeta &self,
                               DType dtype, std::optional<Layout> layout,
                               std::optional<Device> device,
                               std::optional<MemoryFormat> format);

/// The dtype of a number as a tensor: the default for floats. The dtype of a
/// tensor; Unknown for other values.
DType dtypeOf(const RuleContext &cx, const MetaValue &number);

/// The rule of `empty_like`, `zeros_like`, `rand_like`.
FailureOr<TensorMeta>
newLikeWithOptions(RuleContext &cx, const TensorMeta &self,
                   std::optional<DType> dtype, std::optional<Layout> layout,
                   std::optional<Device> device, const MetaValue &pinMemory,
                   std::optional<MemoryFormat> format);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_CREATION_FACTORY_H
