//===- Places.cpp - Where ops come from -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Places.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace mlir;

/// Whether a file is part of PyTorch, or code that it makes. As is_of_torch in
/// python/fake_tensor/places.py.
static bool isOfTorch(StringRef path) {
  return path.contains("/site-packages/torch/") ||
         path.contains("/dist-packages/torch/") || path.starts_with("<");
}

/// Appends the frames of a stack, innermost first.
static void collectFrames(Location loc, SmallVectorImpl<FileLineColLoc> &out) {
  if (auto file = dyn_cast<FileLineColLoc>(loc)) {
    out.push_back(file);
  } else if (auto call = dyn_cast<CallSiteLoc>(loc)) {
    collectFrames(call.getCallee(), out);
    collectFrames(call.getCaller(), out);
  } else if (auto named = dyn_cast<NameLoc>(loc)) {
    collectFrames(named.getChildLoc(), out);
  } else if (auto fused = dyn_cast<FusedLoc>(loc)) {
    if (!fused.getLocations().empty())
      collectFrames(fused.getLocations().front(), out);
  }
}

/// The part of a fused location that counts, or the location itself.
static Location selectPart(Location loc) {
  auto fused = dyn_cast<FusedLoc>(loc);
  if (!fused || fused.getLocations().empty())
    return loc;
  for (Location part : fused.getLocations())
    if (!getLocationName(part).empty())
      return selectPart(part);
  for (Location part : fused.getLocations())
    if (!isa<UnknownLoc>(part))
      return selectPart(part);
  return loc;
}

Place fake::getPlace(Location loc) {
  Place place;
  loc = selectPart(loc);
  if (auto named = dyn_cast<NameLoc>(loc)) {
    place.name = named.getName();
    loc = named.getChildLoc();
    if (auto inner = dyn_cast<NameLoc>(loc)) {
      place.module = inner.getName();
      loc = inner.getChildLoc();
    }
  }
  collectFrames(loc, place.frames);
  auto isForeign = [](FileLineColLoc frame) {
    return isOfTorch(frame.getFilename());
  };
  if (!llvm::all_of(place.frames, isForeign))
    llvm::erase_if(place.frames, isForeign);
  return place;
}

StringRef fake::getLocationName(Location loc) {
  if (auto named = dyn_cast<NameLoc>(loc))
    return named.getName();
  if (auto fused = dyn_cast<FusedLoc>(loc))
    for (Location part : fused.getLocations())
      if (StringRef name = getLocationName(part); !name.empty())
        return name;
  return {};
}

Location fake::getShownLocation(Location loc) {
  Place place = getPlace(loc);
  return place.frames.empty() ? loc : Location(place.frames.front());
}

/// The largest number of arguments with which the signature of a function is
/// printed.
static constexpr unsigned maxArguments = 8;

static FileLineColLoc dropColumn(FileLineColLoc loc) {
  return FileLineColLoc::get(loc.getFilename(), loc.getLine(), 0);
}

/// A location in the signature of a function.
static Location getInSignature(Location loc, FunctionOpInterface function) {
  Location shown = getShownLocation(loc);
  auto file = dyn_cast<FileLineColLoc>(shown);
  return file && function.getNumArguments() > maxArguments ? dropColumn(file)
                                                           : shown;
}

Location fake::getShownLocation(Operation *op) {
  if (auto function = dyn_cast<FunctionOpInterface>(op))
    return getInSignature(op->getLoc(), function);
  return getShownLocation(op->getLoc());
}

Location fake::getShownLocation(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    if (auto function =
            dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp()))
      if (argument.getOwner()->isEntryBlock())
        return getInSignature(argument.getLoc(), function);
  return getShownLocation(value.getLoc());
}

Diagnostic &fake::attachNoteAt(Diagnostic &diag, Location loc) {
  return diag.attachNote(getShownLocation(loc));
}

Diagnostic &fake::attachNoteAt(Diagnostic &diag, Operation *op) {
  return diag.attachNote(getShownLocation(op));
}

Diagnostic &fake::attachNoteAt(Diagnostic &diag, Value value) {
  return diag.attachNote(getShownLocation(value));
}

void fake::noteCallers(Diagnostic &diag, Location loc, size_t limit) {
  Place place = getPlace(loc);
  if (place.frames.size() < 2)
    return;
  ArrayRef<FileLineColLoc> callers = ArrayRef(place.frames).drop_front();
  // The last one is the user's own call.
  size_t numSkipped = callers.size() > limit ? callers.size() - limit : 0;
  for (auto [i, frame] : llvm::enumerate(callers)) {
    if (numSkipped != 0 && i + 1 >= limit && i + 1 != callers.size())
      continue;
    // Without a column, so that the line of the source is not printed.
    Diagnostic &note = diag.attachNote(dropColumn(frame));
    note << "called from here";
    if (numSkipped != 0 && i + 1 == callers.size())
      note << ", through " << numSkipped << " more calls";
  }
}

std::string fake::describePlace(Location loc) {
  Place place = getPlace(loc);
  std::string text;
  llvm::raw_string_ostream os(text);
  // Names of nodes may be any text.
  llvm::printEscapedString(place.name, os);
  if (!place.module.empty()) {
    os << " in ";
    llvm::printEscapedString(place.module, os);
  }
  return text;
}

std::string fake::describeOp(Operation *op) {
  std::string name = ("'" + op->getName().getStringRef() + "'").str();
  std::string place = describePlace(op->getLoc());
  return place.empty() ? name : name + " (" + place + ")";
}
