//===- RegionSyntax.cpp - The syntax of regions -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/RegionSyntax.h"

using namespace fake;
using namespace mlir;

/// Whether an op is in a region. Blocks and regions that are being parsed have
/// no parent yet.
static bool isInside(Operation *op, Region &region) {
  Region *parent = op->getParentRegion();
  while (parent && parent != &region)
    parent = parent->getParentOp() ? parent->getParentOp()->getParentRegion()
                                   : nullptr;
  return parent;
}

/// Whether a value of a region is used outside.
static bool isUsedOutside(Region &region) {
  auto isOutside = [&](Value value) {
    return llvm::any_of(value.getUsers(), [&](Operation *user) {
      return !isInside(user, region);
    });
  };
  WalkResult walked = region.walk([&](Operation *op) {
    bool isLeaking = llvm::any_of(op->getResults(), isOutside);
    for (Region &inner : op->getRegions())
      for (Block &block : inner)
        isLeaking = isLeaking || llvm::any_of(block.getArguments(), isOutside);
    return isLeaking ? WalkResult::interrupt() : WalkResult::advance();
  });
  return walked.wasInterrupted() || llvm::any_of(region, [&](Block &block) {
           return llvm::any_of(block.getArguments(), isOutside);
         });
}

/// Ends the parsing of a region that began at `loc`.
static ParseResult close(OpAsmParser &parser, SMLoc loc, Region &region,
                         bool isParsed) {
  if (isParsed && !isUsedOutside(region))
    return success();
  for (Block &block : region)
    block.dropAllDefinedValueUses();
  if (isParsed)
    parser.emitError(loc, "expected values that are used in the region only, "
                          "found one that is used before it");
  return failure();
}

ParseResult fake::parseClosedRegion(OpAsmParser &parser, Region &region) {
  SMLoc loc = parser.getCurrentLocation();
  return close(parser, loc, region, succeeded(parser.parseRegion(region)));
}

ParseResult
fake::parseClosedRegions(OpAsmParser &parser,
                         SmallVectorImpl<std::unique_ptr<Region>> &regions) {
  SMLoc loc = parser.getCurrentLocation();
  auto first = std::make_unique<Region>();
  OptionalParseResult parsed = parser.parseOptionalRegion(*first);
  if (!parsed.has_value())
    return success();
  if (close(parser, loc, *first, succeeded(*parsed)))
    return failure();
  regions.push_back(std::move(first));
  while (succeeded(parser.parseOptionalComma()))
    if (parseClosedRegion(parser,
                          *regions.emplace_back(std::make_unique<Region>())))
      return failure();
  return success();
}

void fake::printClosedRegions(OpAsmPrinter &printer, Operation *,
                              MutableArrayRef<Region> regions) {
  llvm::interleaveComma(regions, printer,
                        [&](Region &region) { printer.printRegion(region); });
}

void fake::printTerminatedRegion(OpAsmPrinter &printer, Region &region) {
  Operation *end = region.empty() ? nullptr : region.front().getTerminator();
  bool isPrinted = !end || !end->getAttrDictionary().empty() ||
                   end->getNumOperands() != 0 || end->getNumResults() != 0;
  printer.printRegion(region, /*printEntryBlockArgs=*/true, isPrinted);
}
