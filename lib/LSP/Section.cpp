//===- Section.cpp - A part of a document and its analysis -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Section.h"
#include "DiagnosticConverter.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

SectionSettings::~SectionSettings() { wait(); }

void SectionSettings::wait() {
  if (worker.joinable())
    worker.join();
}

std::unique_ptr<MLIRContext> SectionSettings::createContext() const {
  auto context =
      std::make_unique<MLIRContext>(registry, MLIRContext::Threading::DISABLED);
  context->allowUnregisteredDialects();
  context->printOpOnDiagnostic(false);
  // The largest ones; the parser would load them anyway.
  for (StringRef name : {"fake", "torch"})
    (void)context->getOrLoadDialect(name);
  return context;
}

void SectionSettings::prepare(std::vector<std::shared_ptr<Section>> garbage) {
  wait();
  if (spare && garbage.empty())
    return;
  worker = llvm::thread(std::optional<unsigned>(stackBytes),
                        [this, garbage = std::move(garbage)]() mutable {
                          if (!spare)
                            spare = createContext();
                          garbage.clear();
                        });
}

std::unique_ptr<MLIRContext> SectionSettings::takeContext() {
  wait();
  return spare ? std::move(spare) : createContext();
}

/// Adds a buffer with a copy of `text`, and returns the copy.
static StringRef addBuffer(llvm::SourceMgr &sources, StringRef text,
                           StringRef name) {
  sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBufferCopy(text, name),
                             SMLoc());
  return sources.getMemoryBuffer(sources.getMainFileID())->getBuffer();
}

Section::Section(StringRef text, llvm::lsp::URIForFile uri,
                 SectionSettings &settings)
    : uri(std::move(uri)), context(settings.takeContext()),
      index(addBuffer(sources, text, this->uri.file())) {
  parse();
  if (module && verify())
    analyze(settings.inference);
}

Section::~Section() = default;

//===----------------------------------------------------------------------===//
// Analysis
//===----------------------------------------------------------------------===//

/// How bytecode begins, which protocols of text may change to the second form.
static bool isBytecode(StringRef text) {
  return text.starts_with("ML\xEFR") || text.starts_with("ML\xC3\xAFR") ||
         text.starts_with("ML\xEF\xBF\xBDR");
}

void Section::parse() {
  DiagnosticConverter converter(*this);
  if (isBytecode(getText())) {
    diagnostics.push_back(converter.makeError(
        {}, "expected the text of a program, found bytecode"));
    return;
  }
  ScopedDiagnosticHandler handler(context.get(), [&](Diagnostic &diag) {
    diagnostics.push_back(converter.convert(diag));
  });
  FallbackAsmResourceMap resources;
  ParserConfig config(context.get(), /*verifyAfterParse=*/false, &resources);
  Block block;
  if (failed(parseAsmSourceFile(sources, &block, config, &state))) {
    // Positions of ops that no longer exist.
    state = AsmParserState();
    block.clear();
    return;
  }
  module = mlir::detail::constructContainerOpForParserIfNecessary<ModuleOp>(
      &block, context.get(),
      FileLineColLoc::get(context.get(), uri.file(), 1, 1));
  if (!module)
    state = AsmParserState();
}

/// Verifies the program. Errors of the verifier only have a location, which may
/// be a line of Python: a second run then has those of the text.
bool Section::verify() {
  bool isValid;
  {
    ScopedDiagnosticHandler ignored(context.get(), [](Diagnostic &) {});
    isValid = succeeded(mlir::verify(*module));
  }
  if (isValid)
    return true;
  TextLocations locations(*this);
  DiagnosticConverter converter(*this);
  ScopedDiagnosticHandler handler(context.get(), [&](Diagnostic &diag) {
    Operation *op = locations.lookup(diag.getLocation());
    diagnostics.push_back(
        op ? converter.convert(diag, getNameRange(op), locations.getOwn(op))
           : converter.convert(diag));
  });
  (void)mlir::verify(*module);
  return false;
}

/// The argument of a block that is the subject of a diagnostic; null for none.
static Value findArgument(const AsmParserState &state, const void *subject) {
  for (const AsmParserState::BlockDefinition &block : state.getBlockDefs())
    for (BlockArgument argument : block.block->getArguments())
      if (argument.getAsOpaquePointer() == subject)
        return argument;
  return nullptr;
}

void Section::analyze(const InferenceOptions &options) {
  DiagnosticConverter converter(*this);
  ScopedDiagnosticHandler handler(context.get(), [&](Diagnostic &diag) {
    diagnostics.push_back(converter.convert(diag));
  });
  meta = std::make_unique<ModuleMeta>(module->getOperation());
  meta->infer(options);
  for (PendingDiagnostic &pending : meta->takeDiagnostics()) {
    Diagnostic &diag = pending.diagnostic;
    if (Operation *op = pending.op)
      diagnostics.push_back(
          converter.convert(diag, getNameRange(op), op->getLoc()));
    else if (Value argument = findArgument(state, pending.subject))
      diagnostics.push_back(
          converter.convert(diag, getDefinition(argument), argument.getLoc()));
    else
      diagnostics.push_back(converter.convert(diag));
  }
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

const FunctionMeta *Section::findMeta(Operation *op) const {
  if (!meta)
    return nullptr;
  for (; op; op = op->getParentOp())
    if (auto function = dyn_cast<FunctionOpInterface>(op))
      if (llvm::is_contained(meta->getFunctions(), function))
        return &meta->get(function);
  return nullptr;
}

SMRange Section::getScope(Operation *op) const {
  const auto *definition = state.getOpDef(op);
  if (!definition)
    return {};
  SMLoc begin = definition->resultGroups.empty()
                    ? definition->scopeLoc.Start
                    : definition->resultGroups.front().definition.loc.Start;
  // The parser forgets what dialects parse: `<...>` behind the name of a type.
  const char *end = definition->scopeLoc.End.getPointer();
  if (end != getText().end() && *end == '<')
    end = skipBrackets(end, getText().end());
  return {begin, SMLoc::getFromPointer(end)};
}

Operation *Section::findOp(SMLoc loc) const {
  Operation *innermost = nullptr;
  const char *latest = nullptr;
  for (const auto &definition : state.getOpDefs()) {
    SMRange scope = getScope(definition.op);
    if (!touches(scope, loc) || (latest && scope.Start.getPointer() < latest))
      continue;
    innermost = definition.op;
    latest = scope.Start.getPointer();
  }
  return innermost;
}

/// The number behind the name of a group of results, `1` of `%0#1`.
static unsigned getResultNumber(SMRange name, StringRef text) {
  StringRef rest(name.Start.getPointer(), text.end() - name.Start.getPointer());
  rest = rest.drop_front(1).drop_while(
      [](char c) { return llvm::isAlnum(c) || StringRef("_.$-").contains(c); });
  unsigned number = 0;
  if (rest.consume_front("#"))
    (void)rest.consumeInteger(10, number);
  return number;
}

/// The definition or use at a location; not valid if there is none.
static SMRange findAt(const AsmParserState::SMDefinition &definition,
                      SMLoc loc) {
  if (touches(definition.loc, loc))
    return definition.loc;
  for (SMRange use : definition.uses)
    if (touches(use, loc))
      return use;
  return {};
}

/// The result of an op at a location, or the op itself.
static std::optional<Reference>
findAt(const AsmParserState::OperationDefinition &op, SMLoc loc,
       StringRef text) {
  for (auto [i, group] : llvm::enumerate(op.resultGroups)) {
    SMRange range = findAt(group.definition, loc);
    if (!range.isValid())
      continue;
    unsigned end = i + 1 < op.resultGroups.size()
                       ? op.resultGroups[i + 1].startIndex
                       : op.op->getNumResults();
    unsigned number = group.startIndex + getResultNumber(range, text);
    if (number >= end)
      return std::nullopt;
    Reference reference;
    reference.range = range;
    reference.value = op.op->getResult(number);
    reference.definition = group.definition.loc;
    reference.uses = group.definition.uses;
    return reference;
  }
  bool isName = touches(op.loc, loc);
  for (SMRange use : op.symbolUses)
    if (isName || touches(use, loc)) {
      Reference reference;
      reference.range = isName ? op.loc : use;
      reference.op = op.op;
      reference.definition = op.loc;
      reference.uses = op.symbolUses;
      return reference;
    }
  if (!isName)
    return std::nullopt;
  Reference reference;
  reference.range = reference.definition = op.loc;
  reference.op = op.op;
  return reference;
}

/// The block or one of its arguments at a location.
static std::optional<Reference>
findAt(const AsmParserState::BlockDefinition &block, SMLoc loc) {
  auto make = [&](const AsmParserState::SMDefinition &definition,
                  SMRange range) {
    Reference reference;
    reference.range = range;
    reference.definition = definition.loc;
    reference.uses = definition.uses;
    return reference;
  };
  for (auto [i, argument] : llvm::enumerate(block.arguments))
    if (SMRange range = findAt(argument, loc);
        range.isValid() && i < block.block->getNumArguments()) {
      Reference reference = make(argument, range);
      reference.value = block.block->getArgument(i);
      return reference;
    }
  SMRange range = findAt(block.definition, loc);
  if (!range.isValid())
    return std::nullopt;
  Reference reference = make(block.definition, range);
  reference.block = block.block;
  return reference;
}

std::optional<Reference> Section::findReference(SMLoc loc) const {
  for (const AsmParserState::OperationDefinition &op : state.getOpDefs())
    if (std::optional<Reference> found = findAt(op, loc, getText()))
      return found;
  for (const AsmParserState::BlockDefinition &block : state.getBlockDefs())
    if (std::optional<Reference> found = findAt(block, loc))
      return found;
  return std::nullopt;
}

SMRange Section::getDefinition(Value value) const {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    const auto *block = state.getBlockDef(argument.getOwner());
    return block && argument.getArgNumber() < block->arguments.size()
               ? block->arguments[argument.getArgNumber()].loc
               : SMRange();
  }
  SMRange range;
  if (const auto *op = state.getOpDef(value.getDefiningOp()))
    for (const auto &group : op->resultGroups)
      if (group.startIndex <= cast<OpResult>(value).getResultNumber())
        range = group.definition.loc;
  return range;
}

SMRange Section::getNameRange(Operation *op) const {
  const auto *definition = state.getOpDef(op);
  return definition ? definition->loc : SMRange();
}

std::string Section::getName(Value value) const {
  SMRange range = getDefinition(value);
  if (!range.isValid()) {
    auto argument = dyn_cast<BlockArgument>(value);
    return argument
               ? "argument #" + std::to_string(argument.getArgNumber())
               : "result #" +
                     std::to_string(cast<OpResult>(value).getResultNumber());
  }
  StringRef text(range.Start.getPointer(),
                 range.End.getPointer() - range.Start.getPointer());
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return text.str();
  unsigned start = 0, size = result.getOwner()->getNumResults();
  for (const auto &group : state.getOpDef(result.getOwner())->resultGroups) {
    if (group.startIndex > result.getResultNumber()) {
      size = group.startIndex;
      break;
    }
    start = group.startIndex;
  }
  if (size - start == 1)
    return text.str();
  return (text + "#" + llvm::Twine(result.getResultNumber() - start)).str();
}
