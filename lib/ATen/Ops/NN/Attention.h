//===- Attention.h - Results of attention kernels ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Further results of the kernels of scaled dot-product attention. Private to
// lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_NN_ATTENTION_H
#define FAKETENSOR_LIB_ATEN_OPS_NN_ATTENTION_H

#include "Table/Composite.h"

namespace fake {

/// The sizes of attention: batch, heads, lengths, elements.
struct Attention {
  SymInt batch, heads, queryLength, keyLength, elements, valueElements;
};

/// `torch.empty_like(self)`.
TensorMeta makeLike(RuleContext &cx, const TensorMeta &self);

/// Whether attention uses the fused cpu kernel, `use_flash_attention_cpp` of
/// ATen. It does not compare the lengths of key and value.
bool usesFlashOnCPU(RuleContext &cx, const TensorMeta &query,
                    const TensorMeta &key, const TensorMeta &value,
                    const TensorMeta *mask, double dropout, bool repeatsHeads);

/// The query in the dtype of the output: bfloat16 for 8 bits.
TensorMeta widenQuery(RuleContext &cx, const TensorMeta &query);

/// The seed or offset of a kernel; of rank 0 unless sizes are given.
TensorMeta makeState(RuleContext &cx, const TensorMeta &query, DType dtype,
                     ArrayRef<SymInt> sizes = {});

/// The debug mask of flash attention, empty unless requested.
MetaValue debugMask(RuleContext &cx, const TensorMeta &query,
                    const Attention &sizes, bool wanted);

/// The gradient of a bias, whose rows are padded to multiples of 16.
MetaValue gradientOfBias(RuleContext &cx, const TensorMeta &bias);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_NN_ATTENTION_H
