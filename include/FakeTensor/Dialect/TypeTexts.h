//===- TypeTexts.h - Texts of types -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TYPETEXTS_H
#define FAKETENSOR_DIALECT_TYPETEXTS_H

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/StringSaver.h"
#include <mutex>
#include <shared_mutex>

namespace fake {

/// The types of one dialect by their texts, and the texts by type: a program
/// repeats few types many times. Lives as long as its context. Thread safe,
/// since contexts are shared by threads.
class TypeTexts {
public:
  /// The type that `parser` is at, which `parse` parses unless its text was
  /// seen before. MLIR itself goes on after the type. Types with aliases, which
  /// are specific to a file, are parsed each time. Null after an error.
  mlir::Type parse(mlir::DialectAsmParser &parser,
                   llvm::function_ref<mlir::Type()> parse) {
    llvm::StringRef text = parser.getFullSymbolSpec();
    if (text.find_first_of("!#") != llvm::StringRef::npos)
      return parse();
    {
      std::shared_lock<std::shared_mutex> lock(mutex);
      if (mlir::Type known = types.lookup(text))
        return known;
    }
    mlir::Type type = parse();
    if (type) {
      std::unique_lock<std::shared_mutex> lock(mutex);
      types.try_emplace(text, type);
    }
    return type;
  }

  /// Prints a type or attribute, given by its opaque pointer, whose text
  /// `print` writes unless it was printed before.
  void print(const void *object, llvm::raw_ostream &os,
             llvm::function_ref<void(llvm::raw_ostream &)> print) {
    {
      std::shared_lock<std::shared_mutex> lock(mutex);
      if (auto it = texts.find(object); it != texts.end()) {
        os << it->second;
        return;
      }
    }
    llvm::SmallString<128> text;
    llvm::raw_svector_ostream textStream(text);
    print(textStream);
    os << text;
    std::unique_lock<std::shared_mutex> lock(mutex);
    if (!texts.contains(object))
      texts[object] = saver.save(text.str());
  }

private:
  std::shared_mutex mutex;
  llvm::StringMap<mlir::Type> types;
  llvm::DenseMap<const void *, llvm::StringRef> texts;
  llvm::BumpPtrAllocator arena;
  llvm::StringSaver saver{arena};
};

} // namespace fake

#endif // FAKETENSOR_DIALECT_TYPETEXTS_H
