//===- Fuzzer.cpp - A target for libFuzzer ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compiled for each target, whose name is FAKETENSOR_FUZZ_TARGET.
//
//===----------------------------------------------------------------------===//

#include "Targets.h"
#include <cstring>
#include <random>

using namespace fake;

static const FuzzTarget &getTarget() {
  static const FuzzTarget &target = *findFuzzTarget(FAKETENSOR_FUZZ_TARGET);
  return target;
}

static llvm::StringRef toText(const uint8_t *data, size_t size) {
  return {reinterpret_cast<const char *>(data), size};
}

// LLVM is not instrumented, and uses memory that instrumented code has
// poisoned.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0";
}

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  getTarget().run(toText(data, size));
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size,
                                          size_t maxSize, unsigned seed) {
  std::minstd_rand random(seed);
  if (!getTarget().isText || random() % 4 == 0)
    return LLVMFuzzerMutate(data, size, maxSize);
  std::string text = toText(data, size).str();
  for (unsigned count = 1 + random() % 3; count > 0; --count)
    text = mutateTokens(text, [&](size_t n) { return random() % n; });
  size_t newSize = std::min(text.size(), maxSize);
  std::memcpy(data, text.data(), newSize);
  return newSize;
}
