//===- Layout.h - Predicates of layouts -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_LAYOUT_H
#define FAKETENSOR_META_LAYOUT_H

#include "FakeTensor/Meta/TensorMeta.h"

namespace fake {

/// Whether rows or columns are compressed: CSR, CSC, BSR, BSC.
inline bool isCompressed(Layout layout) {
  return layout == Layout::SparseCSR || layout == Layout::SparseCSC ||
         layout == Layout::SparseBSR || layout == Layout::SparseBSC;
}
/// Whether the layout is sparse. Sparse tensors have neither strides nor an
/// offset.
inline bool isSparse(Layout layout) {
  return layout == Layout::SparseCOO || isCompressed(layout);
}
/// Whether elements are stored in blocks: BSR, BSC.
inline bool hasBlocks(Layout layout) {
  return layout == Layout::SparseBSR || layout == Layout::SparseBSC;
}
/// Whether rows are compressed: CSR, BSR.
inline bool hasCompressedRows(Layout layout) {
  return layout == Layout::SparseCSR || layout == Layout::SparseBSR;
}
/// The layout of the transposed tensor, with rows and columns swapped.
inline Layout getTransposed(Layout layout) {
  switch (layout) {
  case Layout::SparseCSR:
    return Layout::SparseCSC;
  case Layout::SparseCSC:
    return Layout::SparseCSR;
  case Layout::SparseBSR:
    return Layout::SparseBSC;
  case Layout::SparseBSC:
    return Layout::SparseBSR;
  default:
    return layout;
  }
}

} // namespace fake

#endif // FAKETENSOR_META_LAYOUT_H
