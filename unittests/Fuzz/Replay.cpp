//===- Replay.cpp - Run saved inputs ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// FuzzReplay FOLDER [MUTATIONS]: runs each file FOLDER/TARGET/*, and that many
// mutations of each file, which depend only on the file.
//
//===----------------------------------------------------------------------===//

#include "Targets.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <random>

using namespace fake;
using llvm::StringRef;

/// The files in the folders of targets, in order.
static llvm::SmallVector<std::string, 0> listFiles(StringRef folder) {
  llvm::SmallVector<std::string, 0> files;
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator it(folder, error), end;
       it != end && !error; it.increment(error))
    if (it->type() == llvm::sys::fs::file_type::regular_file)
      files.push_back(it->path());
  llvm::sort(files);
  return files;
}

/// Runs a file and mutations of it; returns how many inputs.
static unsigned runFile(const FuzzTarget &target, StringRef text,
                        unsigned mutations) {
  target.run(text);
  if (!target.isMutated)
    return 1;
  std::minstd_rand random(text.size() + 1);
  auto draw = [&](size_t n) { return random() % n; };
  for (unsigned i = 0; i < mutations; ++i) {
    std::string changed = text.str();
    for (unsigned count = 1 + random() % 3; count > 0; --count)
      changed = target.isText ? mutateTokens(changed, draw)
                              : mutateBytes(changed, draw);
    target.run(changed);
  }
  return 1 + mutations;
}

int main(int argc, char **argv) {
  unsigned mutations = 0;
  if (argc < 2 || argc > 3 ||
      (argc == 3 && StringRef(argv[2]).getAsInteger(10, mutations))) {
    llvm::errs() << "usage: FuzzReplay FOLDER [MUTATIONS]\n";
    return 2;
  }
  unsigned numInputs = 0;
  for (const std::string &file : listFiles(argv[1])) {
    StringRef folder =
        llvm::sys::path::filename(llvm::sys::path::parent_path(file));
    const FuzzTarget *target = findFuzzTarget(folder);
    auto buffer = llvm::MemoryBuffer::getFile(file, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!target || !buffer) {
      llvm::errs() << "expected a file in the folder of a target, found "
                   << file << '\n';
      return 1;
    }
    // The last line names the culprit of a crash.
    llvm::errs() << file << '\n';
    numInputs += runFile(*target, (*buffer)->getBuffer(), mutations);
  }
  llvm::outs() << numInputs << " inputs\n";
  return numInputs == 0;
}
