//===- TensorMeta.cpp - Metadata of a tensor --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/TensorMeta.h"
#include "FakeTensor/Symbolic/Expr.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Layouts and memory formats
//===----------------------------------------------------------------------===//

llvm::StringRef fake::getName(Layout layout) {
  switch (layout) {
  case Layout::Strided:
    return "strided";
  case Layout::SparseCOO:
    return "sparse_coo";
  case Layout::SparseCSR:
    return "sparse_csr";
  case Layout::SparseCSC:
    return "sparse_csc";
  case Layout::SparseBSR:
    return "sparse_bsr";
  case Layout::SparseBSC:
    return "sparse_bsc";
  case Layout::Mkldnn:
    return "_mkldnn";
  case Layout::Jagged:
    return "jagged";
  }
  return "?";
}

llvm::StringRef fake::getName(MemoryFormat format) {
  switch (format) {
  case MemoryFormat::Contiguous:
    return "contiguous_format";
  case MemoryFormat::Preserve:
    return "preserve_format";
  case MemoryFormat::ChannelsLast:
    return "channels_last";
  case MemoryFormat::ChannelsLast3d:
    return "channels_last_3d";
  }
  return "?";
}

/// Indexed by c10::Layout.
static constexpr Layout layoutsByCode[] = {
    Layout::Strided,   Layout::SparseCOO, Layout::SparseCSR, Layout::Mkldnn,
    Layout::SparseCSC, Layout::SparseBSR, Layout::SparseBSC, Layout::Jagged};

std::optional<Layout> fake::getLayoutFromCode(int64_t code) {
  if (code < 0 || code >= static_cast<int64_t>(std::size(layoutsByCode)))
    return std::nullopt;
  return layoutsByCode[code];
}

int fake::getCode(Layout layout) {
  return static_cast<int>(llvm::find(layoutsByCode, layout) -
                          std::begin(layoutsByCode));
}

// The enumerators of MemoryFormat are in the order of c10::MemoryFormat.
std::optional<MemoryFormat> fake::getMemoryFormatFromCode(int64_t code) {
  if (code < 0 || code > static_cast<int64_t>(MemoryFormat::ChannelsLast3d))
    return std::nullopt;
  return static_cast<MemoryFormat>(code);
}

int fake::getCode(MemoryFormat format) { return static_cast<int>(format); }

std::optional<Layout> fake::parseLayout(llvm::StringRef name) {
  name.consume_front("torch.");
  for (Layout layout : layoutsByCode)
    if (name == getName(layout))
      return layout;
  return std::nullopt;
}

std::optional<MemoryFormat> fake::parseMemoryFormat(llvm::StringRef name) {
  name.consume_front("torch.");
  return llvm::StringSwitch<std::optional<MemoryFormat>>(name)
      .Case("contiguous_format", MemoryFormat::Contiguous)
      .Case("preserve_format", MemoryFormat::Preserve)
      .Case("channels_last", MemoryFormat::ChannelsLast)
      .Case("channels_last_3d", MemoryFormat::ChannelsLast3d)
      .Default(std::nullopt);
}

//===----------------------------------------------------------------------===//
// TensorMeta
//===----------------------------------------------------------------------===//

bool TensorMeta::isFullyKnown() const {
  auto isKnown = [](SymInt value) { return !value.isUnknown(); };
  return ranked && strided && dtype != DType::Unknown && device.isKnown() &&
         isKnown(offset) && llvm::all_of(sizes, isKnown) &&
         llvm::all_of(strides, isKnown);
}

bool fake::hasSymbols(const TensorMeta &meta) {
  auto isInt = [](SymInt value) { return value.isInt(); };
  return !llvm::all_of(meta.sizes, isInt) || !llvm::all_of(meta.strides, isInt);
}

static void printList(llvm::raw_ostream &os, llvm::ArrayRef<SymInt> values,
                      char open, char close) {
  os << open;
  llvm::interleaveComma(values, os, [&](SymInt value) { print(os, value); });
  os << close;
}

void fake::print(llvm::raw_ostream &os, const TensorMeta &meta) {
  os << getShortName(meta.dtype);
  if (meta.ranked)
    printList(os, meta.sizes, '(', ')');
  else
    os << '?';

  if (meta.layout != Layout::Strided) {
    os << '/' << getName(meta.layout);
  } else if (meta.ranked) {
    os << '/';
    if (meta.strided)
      printList(os, meta.strides, '(', ')');
    else
      os << '?';
  }

  if (!meta.offset.isInt(0)) {
    os << '+';
    print(os, meta.offset);
  }
  if (!meta.device.isCPU())
    os << '@' << meta.device;
}

void fake::printSizes(llvm::raw_ostream &os, llvm::ArrayRef<SymInt> sizes) {
  printList(os, sizes, '[', ']');
}

std::string fake::sizesToString(llvm::ArrayRef<SymInt> sizes) {
  std::string result;
  llvm::raw_string_ostream os(result);
  printSizes(os, sizes);
  return result;
}
