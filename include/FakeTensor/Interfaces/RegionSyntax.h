//===- RegionSyntax.h - The syntax of regions -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Directives of assembly formats, instead of a bare region. MLIR's parser takes
// a use of an unknown value for one that is defined later, also in a region of
// another op. A parser that is generated from a format frees its regions where
// it fails, while the other op still has the value as an operand.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_INTERFACES_REGIONSYNTAX_H
#define FAKETENSOR_INTERFACES_REGIONSYNTAX_H

#include "mlir/IR/OpImplementation.h"

namespace fake {

/// Parses a region whose values are used in itself only, which is an error
/// otherwise. After a failure, no op has any of its values as an operand.
llvm::ParseResult parseClosedRegion(mlir::OpAsmParser &parser,
                                    mlir::Region &region);
/// Prints such a region.
inline void printClosedRegion(mlir::OpAsmPrinter &printer, mlir::Operation *,
                              mlir::Region &region) {
  printer.printRegion(region);
}

/// Any number of such regions, between commas.
llvm::ParseResult parseClosedRegions(
    mlir::OpAsmParser &parser,
    llvm::SmallVectorImpl<std::unique_ptr<mlir::Region>> &regions);
/// Prints them.
void printClosedRegions(mlir::OpAsmPrinter &printer, mlir::Operation *op,
                        mlir::MutableArrayRef<mlir::Region> regions);

/// A region of an op with an implicit terminator, which is added where the text
/// has none.
template <typename OpT>
llvm::ParseResult parseTerminatedRegion(mlir::OpAsmParser &parser,
                                        mlir::Region &region) {
  if (parseClosedRegion(parser, region))
    return mlir::failure();
  OpT::ensureTerminator(region, parser.getBuilder(),
                        parser.getEncodedSourceLoc(parser.getNameLoc()));
  return mlir::success();
}
/// Prints such a region, without a terminator that says nothing.
void printTerminatedRegion(mlir::OpAsmPrinter &printer, mlir::Region &region);

} // namespace fake

#endif // FAKETENSOR_INTERFACES_REGIONSYNTAX_H
