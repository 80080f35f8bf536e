//===- Targets.h - Targets of fuzzing ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each target runs one input and aborts if a property does not hold. The same
// functions serve libFuzzer (Fuzzer.cpp) and the replay of saved inputs in the
// test suite (Replay.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_UNITTESTS_FUZZ_TARGETS_H
#define FAKETENSOR_UNITTESTS_FUZZ_TARGETS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

namespace fake {

/// Prints why a property does not hold, and aborts.
[[noreturn]] void failFuzz(const llvm::Twine &message);

/// Bytes are an expression: simplification keeps its value, and its text its
/// form.
void fuzzExpr(llvm::StringRef input);
/// Bytes are text of an expression or a condition in Python's syntax.
void fuzzExprText(llvm::StringRef input);
/// Bytes are text of a schema of an op.
void fuzzSchema(llvm::StringRef input);
/// Bytes are text of a module: what can be read is written and read again, as
/// text and as bytecode.
void fuzzText(llvm::StringRef input);
/// Bytes are bytecode of a module.
void fuzzBytecode(llvm::StringRef input);
/// Bytes are text of a module: propagation and both conversions end with a
/// valid module or an error, and the certificates of peaks hold.
void fuzzPasses(llvm::StringRef input);

/// A target and its name, which is also that of the folder of its inputs.
struct FuzzTarget {
  llvm::StringRef name;
  void (*run)(llvm::StringRef input);
  /// Whether inputs are text, to be mutated token by token.
  bool isText;
  /// Whether the tests run mutations of the inputs. MLIR's own reader of
  /// bytecode crashes on some.
  bool isMutated = true;
};
/// The target of that name, or null.
const FuzzTarget *findFuzzTarget(llvm::StringRef name);

/// Changes a token of a text: replaces it by another one of the text or by the
/// name of an op, duplicates or drops it, or a line. `draw(n)` is a random
/// number below n.
std::string mutateTokens(llvm::StringRef text,
                         llvm::function_ref<size_t(size_t)> draw);

/// The same for bytes: replaces or inserts some, or drops one.
std::string mutateBytes(llvm::StringRef bytes,
                        llvm::function_ref<size_t(size_t)> draw);

} // namespace fake

#endif // FAKETENSOR_UNITTESTS_FUZZ_TARGETS_H
