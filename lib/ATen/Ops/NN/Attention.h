//===- Attention.h - Results of attention kernels ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the kernels of scaled dot-product attention return beside the output.
// Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_NN_ATTENTION_H
#define FAKETENSOR_LIB_ATEN_OPS_NN_ATTENTION_H

#include "Table/Composite.h"

namespace fake {

/// The sizes that attention is about: batch, heads, lengths, elements.
struct Attention {
  SymInt batch, heads, queryLength, keyLength, elements, valueElements;
};

/// `torch.empty_like(self)`.
TensorMeta makeLike(RuleContext &cx, const TensorMeta &self);

/// The query as its kernel answers it: one of 8 bits in bfloat16.
TensorMeta widenQuery(RuleContext &cx, const TensorMeta &query);

/// Where a kernel keeps a seed or an offset; of rank 0 unless sizes are given.
TensorMeta makeState(RuleContext &cx, const TensorMeta &query, DType dtype,
                     ArrayRef<SymInt> sizes = {});

/// The mask that flash attention returns for debugging, empty unless asked for.
MetaValue debugMask(RuleContext &cx, const TensorMeta &query,
                    const Attention &sizes, bool wanted);

/// The gradient of a bias, whose rows are padded to multiples of 16.
MetaValue gradientOfBias(RuleContext &cx, const TensorMeta &bias);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_NN_ATTENTION_H
