//===- ValueText.cpp - Metadata as text ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ValueText.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/ExternalModels/TorchModels.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

std::string fake::lsp::getText(Type type) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << type;
  return text;
}

static std::string getTensorText(MLIRContext *context, const TensorMeta &meta) {
  std::string type = getText(FakeTensorType::get(context, meta));
  StringRef text = type;
  text.consume_front("!fake.tensor<");
  text.consume_back(">");
  return text.str();
}

std::string fake::lsp::getText(const FunctionMeta &meta,
                               const MetaValue &value) {
  if (value.isTensor())
    return getTensorText(meta.getFunction()->getContext(), *value.getTensor());
  std::string text;
  llvm::raw_string_ostream os(text);
  if (value.isInt()) {
    print(os, MetaValue(Scalar::integer(meta.getWithNames(value.getInt()))));
  } else if (value.isList()) {
    os << '[';
    llvm::interleaveComma(value.getList(), os, [&](const MetaValue &element) {
      os << getText(meta, element);
    });
    os << ']';
  } else {
    print(os, value);
  }
  return text;
}

/// Whether anything of the value is not stated by its kind.
static bool isInformative(const MetaValue &value) {
  if (value.isInt() || value.isBool())
    return !value.getInt().isUnknown();
  if (value.isNumber())
    return value.getScalar().isKnown() ||
           !value.getScalar().getSymbolic().isUnknown();
  if (value.isList())
    return llvm::any_of(value.getList(), [](const MetaValue &element) {
      return element.isTensor() || isInformative(element);
    });
  return value.isString();
}

/// Whether the text of a tensor has only sizes and a dtype.
static bool isOrdinary(StringRef text) {
  auto [sizes, dtype] = text.split("], ");
  return sizes.starts_with("[") && !dtype.empty() && !dtype.contains(", ");
}

/// Whether a type states everything about a tensor. A type that cannot state
/// strides and device is complete if they are those of an ordinary tensor.
static bool isComplete(const DeclaredType &declared, const TensorMeta &meta,
                       StringRef text, MLIRContext *context) {
  if (!declared.meta.isTensor())
    return false;
  const TensorMeta &said = *declared.meta.getTensor();
  if (getTensorText(context, said) == text)
    return true;
  return declared.isCoarse() && said.ranked == meta.ranked &&
         said.sizes == meta.sizes && said.dtype == meta.dtype &&
         isOrdinary(text);
}

std::string fake::lsp::getHint(const FunctionMeta &meta, OpResult result) {
  const MetaValue &value = meta.lookup(result);
  const DeclaredType &declared = meta.getDeclared(result.getType());
  std::string text = getText(meta, value);
  if (value.isTensor())
    return text == "*" || isComplete(declared, *value.getTensor(), text,
                                     result.getContext())
               ? ""
               : ": " + text;
  // The names of constants say what they are.
  if (result.getOwner()->getNumOperands() == 0 || !isInformative(value) ||
      getText(meta, declared.meta) == text)
    return "";
  return " = " + text;
}

const OpDef *fake::lsp::findOpDef(Operation *op) {
  auto [dialect, name] = op->getName().getStringRef().split('.');
  if (dialect == "torch" && name == "operator")
    return lookupOperator(op);
  if (dialect != "fake" && dialect != "torch")
    return nullptr;
  return fake::lookupOp(op->getContext(), name);
}
