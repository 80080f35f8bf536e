//===- MessageInput.cpp - Messages of a client -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MessageInput.h"
#include "llvm/ADT/SmallString.h"
#include <cerrno>
#include <poll.h>
#include <unistd.h>

using namespace fake::lsp;
using llvm::failure;
using llvm::LogicalResult;
using llvm::StringRef;
using llvm::success;

/// No message may be larger.
static constexpr size_t maxBytes = size_t(1) << 30;

MessageInput::MessageInput(int file, llvm::lsp::JSONStreamStyle style,
                           std::function<void()> onIdle,
                           std::function<void(llvm::Error)> onInvalid)
    : JSONTransportInput(style), file(file),
      isDelimited(style == llvm::lsp::JSONStreamStyle::Delimited),
      onIdle(std::move(onIdle)), onInvalid(std::move(onInvalid)) {}

//===----------------------------------------------------------------------===//
// Bytes
//===----------------------------------------------------------------------===//

/// Whether there is more to read without waiting.
bool MessageInput::isWaiting() const {
  if (isDelimited)
    return false;
  if (!unread.empty())
    return true;
  pollfd query = {file, POLLIN, 0};
  return poll(&query, 1, /*timeout=*/0) > 0 && (query.revents & POLLIN);
}

/// Reads some bytes; false at the end.
bool MessageInput::readMore() {
  char buffer[1 << 16];
  ssize_t count;
  do
    count = read(file, buffer, sizeof(buffer));
  while (count < 0 && errno == EINTR);
  failed |= count < 0;
  ended |= count <= 0;
  if (count > 0)
    unread.append(buffer, count);
  return count > 0;
}

/// Takes a line without its end; false at the end of the input.
bool MessageInput::readLine(std::string &line) {
  size_t end, searched = 0;
  while ((end = unread.find('\n', searched)) == std::string::npos) {
    searched = unread.size();
    if (unread.size() > maxBytes || !readMore())
      break;
  }
  if (unread.empty())
    return false;
  line = unread.substr(0, end);
  unread.erase(0, end == std::string::npos ? end : end + 1);
  if (!line.empty() && line.back() == '\r')
    line.pop_back();
  return true;
}

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

static llvm::Error makeError(llvm::lsp::ErrorCode code,
                             const llvm::Twine &text) {
  return llvm::make_error<llvm::lsp::LSPError>(text.str(), code);
}

/// Whether a message is one of JSON-RPC. Others would end the server.
LogicalResult MessageInput::check(const std::string &json) {
  using llvm::lsp::ErrorCode;
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(json);
  if (!value) {
    onInvalid(makeError(ErrorCode::ParseError,
                        "expected JSON, found an error at " +
                            llvm::toString(value.takeError())));
    return failure();
  }
  const llvm::json::Object *object = value->getAsObject();
  if (object && object->getString("jsonrpc") == StringRef("2.0") &&
      (object->getString("method") || object->get("id")))
    return success();
  onInvalid(makeError(ErrorCode::InvalidRequest,
                      "expected an object with 'jsonrpc' of \"2.0\" and a "
                      "'method' or an 'id'"));
  return failure();
}

LogicalResult MessageInput::readDelimitedMessage(std::string &json) {
  onIdle();
  json.clear();
  std::string line;
  while (readLine(line)) {
    StringRef content = StringRef(line).trim();
    if (content == "// -----") {
      if (!json.empty())
        break;
    } else if (!content.starts_with("//") && !content.empty()) {
      json += line;
      json += '\n';
    }
  }
  return json.empty() ? failure() : check(json);
}

LogicalResult MessageInput::readStandardMessage(std::string &json) {
  if (!isWaiting())
    onIdle();
  size_t length = 0;
  std::string line;
  bool hasHeader = false;
  while (readLine(line) && !(line.empty() && hasHeader)) {
    hasHeader |= !line.empty();
    StringRef header = line;
    if (header.consume_front_insensitive("content-length:") &&
        header.trim().getAsInteger(10, length))
      length = 0;
  }
  if (length == 0 || length > maxBytes) {
    if (hasHeader)
      onInvalid(makeError(llvm::lsp::ErrorCode::InvalidRequest,
                          "expected a Content-Length between 1 and " +
                              llvm::Twine(maxBytes)));
    return failure();
  }
  while (unread.size() < length)
    if (!readMore())
      break;
  json = unread.substr(0, length);
  unread.erase(0, length);
  return json.size() == length ? check(json) : failure();
}
