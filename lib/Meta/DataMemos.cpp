//===- DataMemos.cpp - Results of queries on data ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/DataMemos.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

/// Whether `self` is in `values` or their lists.
static bool contains(llvm::ArrayRef<MetaValue> values, const TensorMeta &self) {
  return llvm::any_of(values, [&](const MetaValue &value) {
    return value.isTensor() ? value.getTensor() == &self
                            : value.isList() && contains(value.getList(), self);
  });
}

SymInt DataMemos::recall(DataQuery query, const TensorMeta &self,
                         llvm::function_ref<SymInt()> make) {
  // Only operands have stable addresses.
  if (self.storage == 0 || !contains(operands, self))
    return make();
  unsigned version = getVersion(query, self);
  std::pair<const TensorMeta *, unsigned> key = {&self,
                                                 static_cast<unsigned>(query)};
  auto it = memos.find(key);
  if (it != memos.end() && it->second.version == version) {
    ++numSpecific;
    return env.simplify(it->second.answer);
  }
  SymInt answer = make();
  if (answer.isUnknown())
    return answer;
  memos[key] = {answer, version};
  return answer;
}

void DataMemos::remember(DataQuery query, const TensorMeta &self,
                         SymInt answer) {
  memos[{&self, static_cast<unsigned>(query)}] = {answer,
                                                  getVersion(query, self)};
  // The memo is specific to this call.
  ++numSpecific;
}
