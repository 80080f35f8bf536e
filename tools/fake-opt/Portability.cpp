//===- Portability.cpp - Functions that older systems lack ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sys/random.h>

#if defined(__GLIBC__)
/// `arc4random` of glibc 2.36, for systems with an earlier one: LLVM calls it
/// to name temporary files.
extern "C" uint32_t arc4random() {
  uint32_t bits = 0;
  while (getrandom(&bits, sizeof(bits), 0) != sizeof(bits)) {
    if (errno == EINTR)
      continue;
    perror("getrandom");
    abort();
  }
  return bits;
}
#endif
