//===- Linalg.cpp - Rules of the linalg dialect -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An indexing map says which loop runs over each dimension of an operand, so
// that all dimensions of one loop have one size.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "UpstreamCall.h"
#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

namespace {
/// The sizes of the loops of one op.
class Loops {
public:
  Loops(UpstreamCall &call, linalg::LinalgOp op)
      : call(call), op(op), maps(op.getIndexingMapsArray()),
        loops(maps.empty() ? 0 : maps.front().getNumDims()) {}

  /// Whether each operand has a map.
  bool isComplete() const { return maps.size() == call.operands.size(); }

  /// Collects the sizes, which must agree.
  LogicalResult run();
  /// The sizes of a result, the operand that it overwrites.
  SmallVector<SymInt> getSizes(OpOperand &init);

private:
  /// The size of a loop, and where it was found first.
  struct Loop {
    SymInt size;
    unsigned operand = 0, dim = 0;
  };

  LogicalResult unifyLoop(unsigned operand, unsigned dim, unsigned loop);
  LogicalResult checkReach(unsigned operand, unsigned dim, AffineExpr index);

  UpstreamCall &call;
  linalg::LinalgOp op;
  SmallVector<AffineMap> maps;
  SmallVector<Loop> loops;
};
} // namespace

/// A loop runs over dimension `dim` of an operand.
LogicalResult Loops::unifyLoop(unsigned operand, unsigned dim, unsigned loop) {
  SymInt size = call.getTensor(operand)->sizes[dim];
  Loop &known = loops[loop];
  if (known.size.isUnknown()) {
    known = {size, operand, dim};
    return success();
  }
  std::optional<SymInt> both = unify(call.cx, known.size, size);
  if (!both)
    return call.cx.error(known.operand, operand)
           << "expected size " << known.size << " in dimension " << dim
           << " of operand #" << operand << ", as in dimension " << known.dim
           << " of operand #" << known.operand << ", found " << size;
  known.size = *both;
  return success();
}

/// Checks the index in the last iteration of all loops. An index that falls
/// from one iteration to the next is not checked at its largest.
LogicalResult Loops::checkReach(unsigned operand, unsigned dim,
                                AffineExpr index) {
  ShapeEnv &env = call.cx.env;
  SmallVector<SymInt> last;
  SmallVector<AffineExpr> symbols;
  for (auto [i, loop] : llvm::enumerate(loops)) {
    // If a loop does not run, nothing is accessed.
    if (!isTrue(env.le(1, loop.size)))
      return success();
    last.push_back(env.sub(loop.size, 1));
    if (!isa<AffineConstantExpr>(index))
      symbols.push_back(getAffineSymbolExpr(i, op->getContext()));
  }
  SymInt size = call.getTensor(operand)->sizes[dim],
         reach = fromAffine(index.replaceDims(symbols), last, env);
  if (reach.isUnknown() || size.isUnknown() || !isTrue(env.le(size, reach)))
    return success();
  return call.cx.error(operand)
         << "expected a size of at least " << env.add(reach, 1)
         << " in dimension " << dim << " of operand #" << operand << ", found "
         << size;
}

LogicalResult Loops::run() {
  /// Calls a function for each dimension of operands whose sizes are known.
  auto forEachIndex = [&](auto fn) -> LogicalResult {
    for (auto [operand, map] : llvm::enumerate(maps)) {
      const TensorMeta *tensor = call.getTensor(operand);
      if (!tensor || tensor->sizes.size() != map.getNumResults())
        continue;
      for (auto [dim, index] : llvm::enumerate(map.getResults()))
        if (failed(fn(operand, dim, index)))
          return failure();
    }
    return success();
  };
  if (failed(forEachIndex([&](unsigned operand, unsigned dim,
                              AffineExpr index) {
        auto loop = dyn_cast<AffineDimExpr>(index);
        return loop ? unifyLoop(operand, dim, loop.getPosition()) : success();
      })))
    return failure();
  return forEachIndex([&](unsigned operand, unsigned dim, AffineExpr index) {
    return isa<AffineDimExpr>(index) ? success()
                                     : checkReach(operand, dim, index);
  });
}

SmallVector<SymInt> Loops::getSizes(OpOperand &init) {
  AffineMap map = maps[init.getOperandNumber()];
  SmallVector<SymInt> sizes(map.getNumResults());
  if (const TensorMeta *tensor = call.getTensor(init.getOperandNumber()))
    sizes.assign(tensor->sizes.begin(), tensor->sizes.end());
  for (auto [size, index] : llvm::zip(sizes, map.getResults()))
    if (auto loop = dyn_cast<AffineDimExpr>(index)) {
      SymInt known = loops[loop.getPosition()].size;
      size = size.isUnknown() || known.isInt() ? known : size;
    }
  return sizes;
}

/// An op with indexing maps.
static LogicalResult structured(UpstreamCall &call) {
  auto op = cast<linalg::LinalgOp>(call.op);
  Loops loops(call, op);
  if (!loops.isComplete())
    return call.setDeclared();
  if (failed(loops.run()))
    return failure();
  for (OpResult result : op->getResults())
    if (OpOperand *init = op.getTiedOpOperand(result))
      (void)call.set(result.getResultNumber(), loops.getSizes(*init));
  return success();
}

//===----------------------------------------------------------------------===//
// Tiles
//===----------------------------------------------------------------------===//

namespace {
/// How `pack` and `unpack` order a tensor in tiles.
struct Tiles {
  explicit Tiles(UpstreamCall &call);
  /// The dimension of the outer sizes that has the tiles of `dim`.
  size_t getOuter(size_t dim) const {
    return order.empty()
               ? dim
               : static_cast<size_t>(llvm::find(order, dim) - order.begin());
  }

  SmallVector<int64_t> dims, order;
  SmallVector<SymInt> sizes;
};
} // namespace

Tiles::Tiles(UpstreamCall &call) {
  auto getArray = [&](StringRef name) {
    auto attr = call.op->getAttrOfType<DenseI64ArrayAttr>(name);
    return SmallVector<int64_t>(attr ? attr.asArrayRef() : ArrayRef<int64_t>());
  };
  dims = getArray("inner_dims_pos");
  order = getArray("outer_dims_perm");
  auto count =
      llvm::count_if(getArray("static_inner_tiles"), ShapedType::isDynamic);
  size_t next = call.operands.size() - static_cast<size_t>(count);
  sizes = call.getMixed("static_inner_tiles", next);
}

/// Checks that a packed tensor has room for all tiles of one that is not. The
/// numbers are those of the operands. Sets the sizes of tiles in `packed`.
static LogicalResult checkTiles(UpstreamCall &call, const Tiles &tiles,
                                unsigned plainNumber, unsigned packedNumber) {
  ShapeEnv &env = call.cx.env;
  const TensorMeta *plain = call.getTensor(plainNumber),
                   *packed = call.getTensor(packedNumber);
  if (!plain || !packed ||
      packed->sizes.size() != plain->sizes.size() + tiles.dims.size())
    return success();
  for (auto [i, dim, tile] : llvm::enumerate(tiles.dims, tiles.sizes)) {
    size_t outer = tiles.getOuter(dim), inner = plain->sizes.size() + i;
    if (!unify(call.cx, tile, packed->sizes[inner]))
      return call.cx.error(packedNumber)
             << "expected tiles of " << tile << " elements in dimension "
             << inner << ", found " << packed->sizes[inner];
    SymInt needed = tile.isInt(0)
                        ? SymInt()
                        : env.ceilDiv(plain->sizes[dim], packed->sizes[inner]);
    if (isTrue(env.lt(packed->sizes[outer], needed)))
      return call.cx.error(plainNumber, packedNumber)
             << "expected at least " << needed << " tiles in dimension "
             << outer << " for a size of " << plain->sizes[dim] << ", found "
             << packed->sizes[outer];
  }
  return success();
}

template <unsigned plain, unsigned packed>
static LogicalResult tile(UpstreamCall &call) {
  Tiles tiles(call);
  if (tiles.dims.size() != tiles.sizes.size())
    return call.setDeclared();
  if (failed(checkTiles(call, tiles, plain, packed)))
    return failure();
  return call.op->getNumResults() == 0 ? success() : call.setLike(1);
}

/// The result has the sizes of the input.
static LogicalResult softmax(UpstreamCall &call) {
  const TensorMeta *input = call.getTensor(0), *init = call.getTensor(1);
  if (!input || !init || input->rank() != init->rank())
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [one, other] : llvm::zip_equal(input->sizes, init->sizes)) {
    std::optional<SymInt> size = unify(call.cx, one, other);
    if (!size)
      return call.cx.error(0, 1)
             << "expected an output of the sizes of the input, found "
             << init->sizes << " for " << input->sizes;
    sizes.push_back(*size);
  }
  return call.op->getNumResults() == 0 ? success() : call.set(sizes);
}

static constexpr OpRule rules[] = {
    {"linalg.pack", infer<tile<0, 1>>},
    {"linalg.unpack", infer<tile<1, 0>>},
    {"linalg.softmax", infer<softmax>},
};

SmallVector<OpRule> fake::getLinalgRules(MLIRContext *context) {
  SmallVector<OpRule> all{ArrayRef(rules)};
  // getRegisteredOperationsByDialect() of MLIR 22 does not find all.
  for (RegisteredOperationName op : context->getRegisteredOperations())
    if (op.getDialectNamespace() == "linalg" &&
        op.hasInterface<linalg::LinalgOp>())
      all.push_back({op.getStringRef(), infer<structured>});
  return all;
}
