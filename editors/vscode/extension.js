// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Starts fake-lsp-server for .mlir files.

"use strict";

const path = require("path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

// Whether the MLIR extension of LLVM starts the same server.
function isStartedElsewhere() {
  const server = vscode.workspace.getConfiguration("mlir").get("server_path") || "";
  return path.basename(server).startsWith("fake-lsp-server");
}

async function start() {
  if (isStartedElsewhere())
    return;
  const settings = vscode.workspace.getConfiguration("fakeTensor");
  const command = settings.get("serverPath") || "fake-lsp-server";
  client = new LanguageClient(
    "fakeTensor", "FakeTensor for MLIR",
    { command, args: settings.get("serverArguments") || [] },
    { documentSelector: [{ scheme: "file", language: "mlir" }] });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(
      `cannot start '${command}': ${error.message}; set fakeTensor.serverPath`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running)
    await running.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("fakeTensor.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async event => {
      if (event.affectsConfiguration("fakeTensor") ||
          event.affectsConfiguration("mlir.server_path"))
        await restart();
    }));
  await start();
}

module.exports = { activate, deactivate: stop };
