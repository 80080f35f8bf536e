//===- Section.h - A part of a document and its analysis -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_SECTION_H
#define FAKETENSOR_LIB_LSP_SECTION_H

#include "FakeTensor/Analysis/ModuleMeta.h"
#include "TextIndex.h"
#include "mlir/AsmParser/AsmParserState.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/thread.h"

namespace fake::lsp {

class Section;

/// The stack of threads that parse, walk or free programs, all of which MLIR
/// does by recursion: nothing that a person types may overflow it.
constexpr unsigned stackBytes = 1u << 29;

/// What sections have in common.
class SectionSettings {
public:
  /// `registry` has the dialects of programs, and must outlive this.
  SectionSettings(const mlir::DialectRegistry &registry,
                  InferenceOptions inference)
      : inference(inference), registry(registry) {}
  /// Waits for what is being prepared.
  ~SectionSettings();

  /// The options of the analysis.
  const InferenceOptions inference;

  /// A context for one section, without threads.
  std::unique_ptr<mlir::MLIRContext> takeContext();
  /// Frees sections and creates the next context while the caller goes on,
  /// since both take milliseconds.
  void prepare(std::vector<std::shared_ptr<Section>> garbage);

private:
  std::unique_ptr<mlir::MLIRContext> createContext() const;
  void wait();

  const mlir::DialectRegistry &registry;
  std::unique_ptr<mlir::MLIRContext> spare;
  /// The only user of `spare` while it runs.
  llvm::thread worker;
};

/// What a position in a section refers to.
struct Reference {
  /// The text that refers to it.
  llvm::SMRange range;
  /// A value; null for others.
  mlir::Value value;
  /// The op whose name this is, or whose symbol is used; null for others.
  mlir::Operation *op = nullptr;
  /// A block; null for others.
  mlir::Block *block = nullptr;
  /// Where it is defined.
  llvm::SMRange definition;
  /// All uses.
  llvm::ArrayRef<llvm::SMRange> uses;
};

/// A program: a document, or what is between two lines `// -----` of it. It is
/// parsed, verified and analyzed once, and does not change.
class Section {
public:
  /// Parses and analyzes a text. Diagnostics that have another place, such as a
  /// line of Python, are shown at the op that they are about.
  Section(llvm::StringRef text, llvm::lsp::URIForFile uri,
          SectionSettings &settings);
  ~Section();
  Section(const Section &) = delete;
  Section &operator=(const Section &) = delete;

  /// The text and its positions, which do not count the lines before it.
  const TextIndex &getIndex() const { return index; }
  llvm::StringRef getText() const { return index.getText(); }
  /// The document.
  const llvm::lsp::URIForFile &getURI() const { return uri; }
  /// Errors and warnings.
  llvm::ArrayRef<llvm::lsp::Diagnostic> getDiagnostics() const {
    return diagnostics;
  }

  /// The program; null if it cannot be parsed.
  mlir::ModuleOp getModule() const { return module ? *module : nullptr; }
  mlir::MLIRContext *getContext() const { return context.get(); }
  /// The positions of ops and values.
  const mlir::AsmParserState &getState() const { return state; }
  /// The analysis; null if the program is invalid.
  const ModuleMeta *getMeta() const { return meta.get(); }

  /// The metadata of the function that contains an op, or is the op; null if
  /// there is none.
  const FunctionMeta *findMeta(mlir::Operation *op) const;
  /// The innermost op whose text contains a location; null for none.
  mlir::Operation *findOp(llvm::SMLoc loc) const;
  /// The value, op, block or symbol whose name is at a location.
  std::optional<Reference> findReference(llvm::SMLoc loc) const;
  /// The text that defines a value: the name of an argument, or of a group of
  /// results; not valid where it has none.
  llvm::SMRange getDefinition(mlir::Value value) const;
  /// The name of an op in the text; not valid for the implicit module.
  llvm::SMRange getNameRange(mlir::Operation *op) const;
  /// The text of an op, from the names of its results to its end; not valid for
  /// ops without a text.
  llvm::SMRange getScope(mlir::Operation *op) const;
  /// The name of a value in the text, `%0#1` for one of several results.
  std::string getName(mlir::Value value) const;

private:
  void parse();
  bool verify();
  void analyze(const InferenceOptions &options);

  llvm::lsp::URIForFile uri;
  std::unique_ptr<mlir::MLIRContext> context;
  llvm::SourceMgr sources;
  TextIndex index;
  mlir::AsmParserState state;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  std::unique_ptr<ModuleMeta> meta;
  std::vector<llvm::lsp::Diagnostic> diagnostics;
};

/// Whether a range contains a location, or ends there.
inline bool touches(llvm::SMRange range, llvm::SMLoc loc) {
  return range.isValid() && range.Start.getPointer() <= loc.getPointer() &&
         loc.getPointer() <= range.End.getPointer();
}

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_SECTION_H
