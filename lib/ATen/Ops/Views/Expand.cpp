//===- Expand.cpp - Expanded dimensions -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Views/View.h"
#include "Table/Composite.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Expansion
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> expand(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> size) {
  return expandGeometry(cx, self, size);
}

static FailureOr<TensorMeta> expandAs(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &other) {
  return expandGeometry(cx, self, other.sizes);
}

/// Each tensor expanded to the broadcast shape of all.
static FailureOr<TensorMetaList> broadcastTensors(RuleContext &cx,
                                                  TensorList tensors) {
  SmallVector<ArrayRef<SymInt>> shapes;
  for (size_t i = 0; i < tensors.size(); ++i)
    shapes.push_back(tensors[i]->sizes);
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(cx, shapes);
  if (failed(sizes))
    return failure();
  TensorMetaList results;
  for (size_t i = 0; i < tensors.size(); ++i) {
    FailureOr<TensorMeta> expanded = expandGeometry(cx, *tensors[i], *sizes);
    if (failed(expanded))
      return failure();
    results.push_back(*expanded);
  }
  return results;
}

/// Checks the tensors of a grid.
static LogicalResult checkGrid(RuleContext &cx, TensorList tensors) {
  if (tensors.empty())
    return cx.error(0) << "meshgrid expects at least one tensor, found none";
  for (size_t i = 0; i < tensors.size(); ++i) {
    if (tensors[i]->rank() > 1)
      return cx.error(0) << "meshgrid expects tensors of rank 0 or 1, found "
                         << tensors[i]->sizes;
    if (differ(tensors[i]->dtype, tensors[0]->dtype))
      return cx.error(0) << "meshgrid expects equal dtypes, found "
                         << tensors[0]->dtype << " and " << tensors[i]->dtype;
    // Not even cpu scalars may be on another device.
    if (tensors[i]->device != tensors[0]->device &&
        tensors[i]->device.isKnown() && tensors[0]->device.isKnown())
      return cx.error(0) << "meshgrid expects equal devices, found "
                         << tensors[0]->device.str() << " and "
                         << tensors[i]->device.str();
  }
  return success();
}

/// `prims.broadcast_in_dim`: dimension i of `self` becomes dimension `dims[i]`
/// of the result. New dimensions have stride 0, those of size 1 the stride
/// contiguous with their neighbor in `self`.
static FailureOr<TensorMeta> broadcastInDim(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<SymInt> shape,
                                            ArrayRef<int64_t> dims) {
  if (dims.size() != self.sizes.size())
    return cx.error(2) << "expected " << self.rank()
                       << " broadcast dimensions, found " << dims.size();
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(shape.size());
  size_t next = 0;
  for (size_t i = 0; i < shape.size(); ++i) {
    bool last = next == dims.size();
    if (!last && dims[next] == static_cast<int64_t>(i)) {
      SymInt size = self.sizes[next];
      bool grows = isOne(cx, size) && !isOne(cx, shape[i]);
      if (!grows && !requireEqual(cx, size, shape[i]))
        return cx.error(0, 1)
               << "cannot broadcast " << self.sizes << " to " << shape;
      strides[i] = grows ? SymInt(0) : self.strides[next];
      ++next;
    } else if (!isOne(cx, shape[i])) {
      strides[i] = 0;
    } else {
      strides[i] =
          last ? SymInt(1) : cx.env.mul(self.strides[next], self.sizes[next]);
    }
  }
  if (next != dims.size())
    return cx.error(2) << "expected broadcast dimensions in order and below "
                       << shape.size() << ", found " << dims[next];
  return makeView(self, shape, strides, self.offset);
}

/// Vectors as a grid; `xy` swaps the first two dimensions.
static FailureOr<TensorMetaList>
meshgridIndexing(RuleContext &cx, TensorList tensors, StringRef indexing) {
  if (indexing != "ij" && indexing != "xy")
    return cx.error(1) << "meshgrid expects indexing 'ij' or 'xy', found '"
                       << indexing << "'";
  if (failed(checkGrid(cx, tensors)))
    return failure();
  int64_t rank = tensors.size();
  bool swap = indexing == "xy" && rank > 1;
  auto place = [&](int64_t i) { return swap && i < 2 ? 1 - i : i; };
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  SmallVector<TensorMeta> vectors;
  for (int64_t i = 0; i < rank; ++i) {
    FailureOr<TensorMeta> vector = atLeastRank(cx, *tensors[i], 1);
    if (failed(vector))
      return failure();
    vectors.push_back(*vector);
    sizes[place(i)] = vector->sizes[0];
  }
  TensorMetaList results;
  for (int64_t i = 0; i < rank; ++i) {
    FailureOr<TensorMeta> grid =
        broadcastInDim(cx, vectors[i], sizes, place(i));
    if (failed(grid))
      return failure();
    results.push_back(*grid);
  }
  return results;
}

static FailureOr<TensorMetaList> meshgrid(RuleContext &cx, TensorList tensors) {
  return meshgridIndexing(cx, tensors, "ij");
}

static const OpRow rows[] = {
    {"expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> "
     "Tensor(a)",
     rule<expand>, follows("_refs.expand native")},
    {"expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> "
     "Tensor",
     copyOf<expand>, follows("_refs.expand_copy")},
    {"expand_as(Tensor(a) self, Tensor other) -> Tensor(a)", rule<expandAs>,
     follows("native")},
    {"broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)", rule<expand>,
     follows("native")},
    {"broadcast_tensors(Tensor[] tensors) -> Tensor[]", rule<broadcastTensors>,
     follows("_refs.broadcast_tensors native")},
    {"meshgrid(Tensor[] tensors) -> Tensor[]", rule<meshgrid>,
     follows("native")},
    {"meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]",
     rule<meshgridIndexing>, follows("native")},
    {"prims::broadcast_in_dim(Tensor(a) a, SymInt[] shape, int[] "
     "broadcast_dimensions) -> Tensor(a)",
     rule<broadcastInDim>, follows("_prims.broadcast_in_dim")},
};

OpFamily fake::getExpandFamily() { return {"Expand", rows}; }
