//===- Components.cpp - Components of sparse and jagged tensors -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Components.h"
#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/Twine.h"

using namespace fake;

/// The record of a kind; the default if there is none.
template <typename Info> static Info getInfo(Components components) {
  auto *info = llvm::dyn_cast_if_present<const Info *>(components);
  return info ? *info : Info();
}

/// The record in the arena; null for the default.
template <typename Info>
static Components createInfo(RuleContext &cx, const Info &info) {
  if (info == Info())
    return {};
  return cx.createInfo(info);
}

/// Whether a value is jagged; one without components is of either kind.
static bool isJagged(Components a, Components b) {
  return llvm::isa_and_present<const JaggedInfo *>(a) ||
         llvm::isa_and_present<const JaggedInfo *>(b);
}

bool fake::areEqual(Components a, Components b) {
  if (a == b)
    return true;
  return isJagged(a, b) ? getInfo<JaggedInfo>(a) == getInfo<JaggedInfo>(b)
                        : getInfo<SparseInfo>(a) == getInfo<SparseInfo>(b);
}

/// Calls `fn` with a copy of the record.
template <typename Fn> static void withInfo(Components components, Fn fn) {
  if (isJagged(components, {}))
    fn(getInfo<JaggedInfo>(components));
  else if (components)
    fn(getInfo<SparseInfo>(components));
}

void fake::forEachSymInt(Components components,
                         llvm::function_ref<void(SymInt)> fn) {
  withInfo(components, [&](auto info) {
    visitSymInts(info, [&](SymInt &value) { fn(value); });
  });
}

Components fake::mapSymInts(RuleContext &cx, Components components,
                            llvm::function_ref<SymInt(SymInt)> fn) {
  Components result = components;
  withInfo(components, [&](auto info) {
    auto before = info;
    visitSymInts(info, [&](SymInt &value) { value = fn(value); });
    if (!(info == before))
      result = createInfo(cx, info);
  });
  return result;
}

//===----------------------------------------------------------------------===//
// Two tensors
//===----------------------------------------------------------------------===//

static SymInt mergeInt(SymInt a, SymInt b) {
  return a == b ? a : SymInt::unknown();
}

static SparseInfo merge(const SparseInfo &a, const SparseInfo &b) {
  SparseInfo info;
  info.nnz = mergeInt(a.nnz, b.nnz);
  info.denseDims = mergeInt(a.denseDims, b.denseDims);
  if (a.blockSize == b.blockSize)
    info.blockSize = a.blockSize;
  if (a.coalesced == b.coalesced)
    info.coalesced = a.coalesced;
  return info;
}

/// A tensor that may hold a length is taken to hold one that is unknown.
static JaggedInfo merge(const JaggedInfo &a, const JaggedInfo &b) {
  JaggedInfo info;
  info.valuesSize = mergeInt(a.valuesSize, b.valuesSize);
  if (a.minSeqlen == b.minSeqlen)
    info.minSeqlen = a.minSeqlen;
  if (a.maxSeqlen == b.maxSeqlen)
    info.maxSeqlen = a.maxSeqlen;
  info.hasLengths = a.hasLengths || b.hasLengths;
  return info;
}

Components fake::mergeComponents(RuleContext &cx, Components a, Components b) {
  if (areEqual(a, b))
    return a;
  if (isJagged(a, b))
    return createInfo(cx,
                      merge(getInfo<JaggedInfo>(a), getInfo<JaggedInfo>(b)));
  return createInfo(cx, merge(getInfo<SparseInfo>(a), getInfo<SparseInfo>(b)));
}

static void fill(SymInt &known, SymInt stated) {
  if (known.isUnknown())
    known = stated;
}

Components fake::meetComponents(RuleContext &cx, Components known,
                                Components stated) {
  if (!stated || areEqual(known, stated))
    return known;
  if (isJagged(known, stated)) {
    auto info = getInfo<JaggedInfo>(known), claim = getInfo<JaggedInfo>(stated);
    fill(info.valuesSize, claim.valuesSize);
    if (info.minSeqlen && info.minSeqlen->isUnknown())
      info.minSeqlen = claim.minSeqlen;
    if (info.maxSeqlen && info.maxSeqlen->isUnknown())
      info.maxSeqlen = claim.maxSeqlen;
    info.hasLengths |= claim.hasLengths;
    return createInfo(cx, info);
  }
  auto info = getInfo<SparseInfo>(known), claim = getInfo<SparseInfo>(stated);
  fill(info.denseDims, claim.denseDims);
  fill(info.blockSize[0], claim.blockSize[0]);
  fill(info.blockSize[1], claim.blockSize[1]);
  if (!info.coalesced)
    info.coalesced = claim.coalesced;
  return createInfo(cx, info);
}

namespace {
/// Finds the first component that two records disagree about.
struct Comparison {
  std::string text;

  void compare(StringRef what, SymInt a, SymInt b) {
    if (text.empty() && a.isInt() && b.isInt() && a != b)
      text =
          (llvm::Twine(what) + " " + toString(a) + " and " + toString(b)).str();
  }
  void compareHeld(StringRef what, std::optional<SymInt> a,
                   std::optional<SymInt> b) {
    if (a && b)
      return compare(what, *a, *b);
    auto name = [](std::optional<SymInt> value) {
      return value ? toString(*value) : "none";
    };
    bool isStated = (!a || !a->isUnknown()) && (!b || !b->isUnknown());
    if (text.empty() && isStated && a != b)
      text = (llvm::Twine(what) + " " + name(a) + " and " + name(b)).str();
  }
};
} // namespace

std::string fake::findContradiction(Components a, Components b) {
  Comparison comparison;
  if (!a || !b)
    return {};
  if (isJagged(a, b)) {
    auto one = getInfo<JaggedInfo>(a), other = getInfo<JaggedInfo>(b);
    comparison.compare("values_size", one.valuesSize, other.valuesSize);
    comparison.compareHeld("min_seqlen", one.minSeqlen, other.minSeqlen);
    comparison.compareHeld("max_seqlen", one.maxSeqlen, other.maxSeqlen);
    return comparison.text;
  }
  auto one = getInfo<SparseInfo>(a), other = getInfo<SparseInfo>(b);
  comparison.compare("dense_dims", one.denseDims, other.denseDims);
  for (unsigned i : {0, 1})
    comparison.compare("block_size", one.blockSize[i], other.blockSize[i]);
  auto name = [](bool coalesced) {
    return coalesced ? "coalesced" : "uncoalesced";
  };
  if (comparison.text.empty() && one.coalesced && other.coalesced &&
      *one.coalesced != *other.coalesced)
    comparison.text =
        std::string(name(*one.coalesced)) + " and " + name(*other.coalesced);
  return comparison.text;
}
