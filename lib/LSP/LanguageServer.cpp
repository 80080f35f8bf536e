//===- LanguageServer.cpp - A language server for MLIR ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/LSP/LanguageServer.h"
#include "Document.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Register.h"
#include "FakeTensor/Version.h"
#include "MessageInput.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/thread.h"
#include <unistd.h>

using namespace fake::lsp;
using llvm::LogicalResult;
using llvm::StringRef;
using llvm::lsp::Callback;

namespace {

/// The handlers of messages.
class Server {
public:
  explicit Server(SectionSettings &settings) : settings(settings) {}

  /// Handles messages until the client ends the server; fails if it does so
  /// without a shutdown.
  LogicalResult run(llvm::lsp::JSONTransport &transport);
  /// Analyzes the documents that changed, and publishes their diagnostics.
  void update();

private:
  void initialize(const llvm::lsp::InitializeParams &params,
                  Callback<llvm::json::Value> reply);
  void initialized(const llvm::lsp::InitializedParams &) {}
  void shutdown(const llvm::lsp::NoParams &, Callback<std::nullptr_t> reply);

  void didOpen(const llvm::lsp::DidOpenTextDocumentParams &params);
  void didChange(const llvm::lsp::DidChangeTextDocumentParams &params);
  void didClose(const llvm::lsp::DidCloseTextDocumentParams &params);

  void hover(const llvm::lsp::TextDocumentPositionParams &params,
             Callback<std::optional<llvm::lsp::Hover>> reply);
  void definition(const llvm::lsp::TextDocumentPositionParams &params,
                  Callback<std::vector<llvm::lsp::Location>> reply);
  void references(const llvm::lsp::ReferenceParams &params,
                  Callback<std::vector<llvm::lsp::Location>> reply);
  void documentSymbol(const llvm::lsp::DocumentSymbolParams &params,
                      Callback<std::vector<llvm::lsp::DocumentSymbol>> reply);
  void inlayHint(const llvm::lsp::InlayHintsParams &params,
                 Callback<std::vector<llvm::lsp::InlayHint>> reply);
  void codeAction(const llvm::lsp::CodeActionParams &params,
                  Callback<std::vector<llvm::lsp::CodeAction>> reply);

  Document *find(const llvm::lsp::URIForFile &uri);
  void update(const llvm::lsp::URIForFile &uri, Document &document);

  SectionSettings &settings;
  /// By path.
  llvm::StringMap<std::pair<llvm::lsp::URIForFile, Document>> documents;
  llvm::lsp::OutgoingNotification<llvm::lsp::PublishDiagnosticsParams> publish;
  bool wasShutDown = false;
};

} // namespace

//===----------------------------------------------------------------------===//
// Life cycle
//===----------------------------------------------------------------------===//

void Server::initialize(const llvm::lsp::InitializeParams &,
                        Callback<llvm::json::Value> reply) {
  llvm::json::Object capabilities{
      {"textDocumentSync",
       llvm::json::Object{
           {"openClose", true},
           {"change", int(llvm::lsp::TextDocumentSyncKind::Incremental)}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"documentSymbolProvider", true},
      {"inlayHintProvider", true},
      {"codeActionProvider",
       llvm::json::Object{
           {"codeActionKinds", {llvm::lsp::CodeAction::kRefactor}}}}};
  reply(llvm::json::Object{
      {"serverInfo",
       llvm::json::Object{{"name", "fake-lsp-server"},
                          {"version", FAKETENSOR_VERSION_STRING}}},
      {"capabilities", std::move(capabilities)}});
}

void Server::shutdown(const llvm::lsp::NoParams &,
                      Callback<std::nullptr_t> reply) {
  wasShutDown = true;
  reply(nullptr);
}

//===----------------------------------------------------------------------===//
// Documents
//===----------------------------------------------------------------------===//

void Server::update(const llvm::lsp::URIForFile &uri, Document &document) {
  if (!document.isStale())
    return;
  document.analyze();
  llvm::lsp::PublishDiagnosticsParams params(uri, document.getVersion());
  params.diagnostics = document.getDiagnostics();
  publish(params);
}

void Server::update() {
  for (auto &entry : documents)
    update(entry.second.first, entry.second.second);
  std::vector<std::shared_ptr<Section>> garbage;
  for (auto &entry : documents)
    entry.second.second.dropOld(garbage);
  settings.prepare(std::move(garbage));
}

/// The document with an analysis of its last version; null if it is not open.
Document *Server::find(const llvm::lsp::URIForFile &uri) {
  auto it = documents.find(uri.file());
  if (it == documents.end())
    return nullptr;
  update(it->second.first, it->second.second);
  return &it->second.second;
}

void Server::didOpen(const llvm::lsp::DidOpenTextDocumentParams &params) {
  const llvm::lsp::TextDocumentItem &item = params.textDocument;
  documents.erase(item.uri.file());
  auto it = documents.try_emplace(item.uri.file(), item.uri,
                                  Document(item.uri, settings));
  it.first->second.second.setText(item.text, item.version);
}

void Server::didChange(const llvm::lsp::DidChangeTextDocumentParams &params) {
  auto it = documents.find(params.textDocument.uri.file());
  if (it == documents.end()) {
    llvm::lsp::Logger::error("expected an open document, found '{0}'",
                             params.textDocument.uri.file());
    return;
  }
  Document &document = it->second.second;
  std::string text = document.getText();
  for (const llvm::lsp::TextDocumentContentChangeEvent &change :
       params.contentChanges)
    applyChange(change, text);
  document.setText(std::move(text), params.textDocument.version);
}

void Server::didClose(const llvm::lsp::DidCloseTextDocumentParams &params) {
  auto it = documents.find(params.textDocument.uri.file());
  if (it == documents.end())
    return;
  int64_t version = it->second.second.getVersion();
  documents.erase(it);
  // Removes the diagnostics that the client shows.
  publish(
      llvm::lsp::PublishDiagnosticsParams(params.textDocument.uri, version));
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

void Server::hover(const llvm::lsp::TextDocumentPositionParams &params,
                   Callback<std::optional<llvm::lsp::Hover>> reply) {
  Document *document = find(params.textDocument.uri);
  if (!document)
    return reply(std::nullopt);
  reply(document->findHover(params.position));
}

void Server::definition(const llvm::lsp::TextDocumentPositionParams &params,
                        Callback<std::vector<llvm::lsp::Location>> reply) {
  std::vector<llvm::lsp::Location> found;
  if (Document *document = find(params.textDocument.uri))
    found = document->findDefinitions(params.position);
  reply(std::move(found));
}

void Server::references(const llvm::lsp::ReferenceParams &params,
                        Callback<std::vector<llvm::lsp::Location>> reply) {
  std::vector<llvm::lsp::Location> found;
  if (Document *document = find(params.textDocument.uri))
    found = document->findReferences(params.position,
                                     params.context.includeDeclaration);
  reply(std::move(found));
}

void Server::documentSymbol(
    const llvm::lsp::DocumentSymbolParams &params,
    Callback<std::vector<llvm::lsp::DocumentSymbol>> reply) {
  std::vector<llvm::lsp::DocumentSymbol> found;
  if (Document *document = find(params.textDocument.uri))
    found = document->findSymbols();
  reply(std::move(found));
}

void Server::inlayHint(const llvm::lsp::InlayHintsParams &params,
                       Callback<std::vector<llvm::lsp::InlayHint>> reply) {
  std::vector<llvm::lsp::InlayHint> found;
  if (Document *document = find(params.textDocument.uri))
    found = document->findHints(params.range);
  reply(std::move(found));
}

void Server::codeAction(const llvm::lsp::CodeActionParams &params,
                        Callback<std::vector<llvm::lsp::CodeAction>> reply) {
  std::vector<llvm::lsp::CodeAction> found;
  // `only` names kinds and all below them.
  auto isWanted = [](StringRef kind) {
    return (llvm::lsp::CodeAction::kRefactor + ".")
               .str()
               .rfind((kind + ".").str(), 0) == 0;
  };
  Document *document = find(params.textDocument.uri);
  if (document && (params.context.only.empty() ||
                   llvm::any_of(params.context.only, isWanted)))
    found = document->findActions(params.range);
  reply(std::move(found));
}

//===----------------------------------------------------------------------===//
// Main loop
//===----------------------------------------------------------------------===//

LogicalResult Server::run(llvm::lsp::JSONTransport &transport) {
  llvm::lsp::MessageHandler handler(transport);
  handler.method("initialize", this, &Server::initialize);
  handler.notification("initialized", this, &Server::initialized);
  handler.method("shutdown", this, &Server::shutdown);
  handler.notification("textDocument/didOpen", this, &Server::didOpen);
  handler.notification("textDocument/didChange", this, &Server::didChange);
  handler.notification("textDocument/didClose", this, &Server::didClose);
  handler.method("textDocument/hover", this, &Server::hover);
  handler.method("textDocument/definition", this, &Server::definition);
  handler.method("textDocument/references", this, &Server::references);
  handler.method("textDocument/documentSymbol", this, &Server::documentSymbol);
  handler.method("textDocument/inlayHint", this, &Server::inlayHint);
  handler.method("textDocument/codeAction", this, &Server::codeAction);
  publish = handler.outgoingNotification<llvm::lsp::PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics");
  if (llvm::Error error = transport.run(handler)) {
    update();
    llvm::lsp::Logger::error("the input ended without a notification 'exit'");
    llvm::consumeError(std::move(error));
    return llvm::failure();
  }
  return llvm::success(wasShutDown);
}

/// Runs the server on standard input and output.
static LogicalResult serve(SectionSettings &settings,
                           llvm::lsp::JSONStreamStyle style, bool isPretty) {
  Server server(settings);
  llvm::lsp::JSONTransport *output = nullptr;
  auto input = std::make_unique<MessageInput>(
      STDIN_FILENO, style, [&] { server.update(); },
      [&](llvm::Error error) { output->reply(nullptr, std::move(error)); });
  llvm::lsp::JSONTransport transport(std::move(input), llvm::outs(), isPretty);
  output = &transport;
  return server.run(transport);
}

/// Whether all files of rules are valid; reports their errors. They are loaded
/// again in each context.
static bool checkRules(const mlir::DialectRegistry &registry,
                       llvm::ArrayRef<std::string> files) {
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  bool isGood = true;
  for (const std::string &file : files)
    isGood &= mlir::succeeded(fake::loadRules(&context, file));
  return isGood;
}

namespace {
namespace cl = llvm::cl;
using fake::Fallback;
using llvm::lsp::JSONStreamStyle;
using llvm::lsp::Logger;

/// The options of the program.
struct Options {
  cl::opt<JSONStreamStyle> style{
      "input-style", cl::desc("How messages are separated"),
      cl::values(clEnumValN(JSONStreamStyle::Standard, "standard",
                            "headers with their lengths"),
                 clEnumValN(JSONStreamStyle::Delimited, "delimited",
                            "lines '// -----', for tests")),
      cl::init(JSONStreamStyle::Standard)};
  cl::opt<bool> isTest{"lit-test",
                       cl::desc("--input-style=delimited --pretty")};
  cl::opt<bool> isPretty{"pretty", cl::desc("Indent the output")};
  cl::opt<Logger::Level> logLevel{
      "log", cl::desc("What to write to standard error"),
      cl::values(clEnumValN(Logger::Level::Error, "error", "errors only"),
                 clEnumValN(Logger::Level::Info, "info", "names of messages"),
                 clEnumValN(Logger::Level::Debug, "verbose", "all messages")),
      cl::init(Logger::Level::Error)};
  cl::opt<Fallback> fallback{
      "allow-fallback", cl::desc("How to handle an op without a rule"),
      cl::values(clEnumValN(Fallback::Error, "error", "report an error"),
                 clEnumValN(Fallback::Unknown, "unknown",
                            "warn and treat its results as unknown"),
                 clEnumValN(Fallback::Declared, "declared",
                            "warn and trust the declared type")),
      cl::init(Fallback::Error)};
  cl::opt<bool> warnUnsafe{
      "warn-unsafe",
      cl::desc("Warn about calls that FakeTensor accepts but kernels reject")};
  cl::list<std::string> rules{
      "fake-rules", cl::value_desc("file"),
      cl::desc("Load rules of custom ops, fake.rule, from a file")};
};
} // namespace

LogicalResult fake::runLanguageServer(int argc, char **argv,
                                      mlir::DialectRegistry &registry) {
  Options options;
  cl::AddExtraVersionPrinter([](llvm::raw_ostream &os) {
    os << "FakeTensor for MLIR " FAKETENSOR_VERSION_STRING "\n";
  });
  cl::ParseCommandLineOptions(argc, argv,
                              "A language server for MLIR with FakeTensor\n");
  if (!options.rules.empty()) {
    if (!checkRules(registry, options.rules))
      return llvm::failure();
    registerRules(registry, options.rules);
  }
  Logger::setLogLevel(options.logLevel);
  llvm::sys::ChangeStdinToBinary();

  InferenceOptions inference;
  inference.allowFallback = options.fallback;
  inference.warnUnsafe = options.warnUnsafe;
  inference.keepHistory = true;
  SectionSettings settings(registry, inference);
  LogicalResult result = llvm::failure();
  llvm::thread worker(std::optional<unsigned>(stackBytes), [&] {
    result = serve(settings,
                   options.isTest ? JSONStreamStyle::Delimited
                                  : options.style.getValue(),
                   options.isPretty || options.isTest);
  });
  worker.join();
  return result;
}
