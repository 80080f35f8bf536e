//===- MessageInput.h - Messages of a client -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_MESSAGEINPUT_H
#define FAKETENSOR_LIB_LSP_MESSAGEINPUT_H

#include "llvm/Support/LSP/Transport.h"
#include <functional>

namespace fake::lsp {

/// Reads messages from a file descriptor. Unlike the input over a FILE, it
/// knows whether another message is waiting, so that only the last of several
/// versions of a document needs to be analyzed.
class MessageInput final : public llvm::lsp::JSONTransportInput {
public:
  /// Calls `onIdle` before it waits for a message, which a client may send any
  /// time later, and `onInvalid` for each message that is not one of JSON-RPC,
  /// with the error. Messages between lines `// -----` are never waiting.
  MessageInput(int file, llvm::lsp::JSONStreamStyle style,
               std::function<void()> onIdle,
               std::function<void(llvm::Error)> onInvalid);

  bool hasError() const override { return failed; }
  bool isEndOfInput() const override { return ended && unread.empty(); }
  llvm::LogicalResult readDelimitedMessage(std::string &json) override;
  llvm::LogicalResult readStandardMessage(std::string &json) override;

private:
  bool isWaiting() const;
  bool readMore();
  bool readLine(std::string &line);
  llvm::LogicalResult check(const std::string &json);

  int file;
  bool isDelimited;
  std::function<void()> onIdle;
  std::function<void(llvm::Error)> onInvalid;
  /// What was read and belongs to no message yet.
  std::string unread;
  bool ended = false, failed = false;
};

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_MESSAGEINPUT_H
