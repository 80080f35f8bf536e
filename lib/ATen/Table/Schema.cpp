//===- Schema.cpp - Parsed ATen schemas -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Schema.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;
using llvm::ArrayRef;
using llvm::SmallVector;
using llvm::StringRef;

namespace fake {

/// A recursive-descent parser over the text of one schema.
class SchemaParser {
public:
  SchemaParser(StringRef text, llvm::BumpPtrAllocator &arena, Schema &result,
               std::string &error)
      : text(text), rest(text), arena(arena), result(result), error(error) {}

  bool parse();

private:
  bool parseName();
  bool parseArgs();
  bool parseReturns();
  bool parseArg(SchemaArg &arg, bool named);
  bool parseType(SchemaArg &arg);
  bool parseDefault(SchemaArg &arg);
  bool parseScalarDefault(StringRef token, SchemaBase base, MetaValue &value);
  bool fail(const llvm::Twine &message) {
    error = (message + " at '" + rest + "' in '" + text + "'").str();
    return false;
  }
  void skipSpaces() {
    while (rest.starts_with(' '))
      rest = rest.drop_front();
  }
  bool consume(StringRef token) {
    skipSpaces();
    return rest.consume_front(token);
  }
  StringRef identifier() {
    skipSpaces();
    StringRef id = rest.take_while(
        [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.'; });
    rest = rest.drop_front(id.size());
    return id;
  }
  MetaValue makeList(ArrayRef<MetaValue> values) {
    MetaValue *data = arena.Allocate<MetaValue>(values.size());
    llvm::uninitialized_copy(values, data);
    return MetaValue::list({data, values.size()});
  }

  StringRef text, rest;
  llvm::BumpPtrAllocator &arena;
  Schema &result;
  std::string &error;
};

} // namespace fake

bool SchemaParser::parse() {
  result.text = text;
  if (!parseName() || !parseArgs() || !parseReturns())
    return false;
  skipSpaces();
  return rest.empty() || fail("expected the end");
}

bool SchemaParser::parseName() {
  StringRef head = rest.take_until([](char c) { return c == '('; });
  rest = rest.drop_front(head.size());
  result.ns = "aten";
  if (size_t colon = head.find("::"); colon != StringRef::npos) {
    result.ns = head.take_front(colon);
    head = head.drop_front(colon + 2);
  }
  std::tie(result.baseName, result.overload) = head.split('.');
  if (result.baseName.empty())
    return fail("expected a name");
  return true;
}

bool SchemaParser::parseArgs() {
  if (!consume("("))
    return fail("expected '('");
  bool keywordOnly = false;
  if (consume(")"))
    return true;
  do {
    if (consume("*")) {
      keywordOnly = true;
      continue;
    }
    SchemaArg &arg = result.args.emplace_back();
    arg.isKeywordOnly = keywordOnly;
    if (!parseArg(arg, /*named=*/true))
      return false;
    result.numPositional += !keywordOnly;
  } while (consume(","));
  if (!consume(")"))
    return fail("expected ')'");
  return true;
}

bool SchemaParser::parseReturns() {
  if (!consume("->"))
    return fail("expected '->'");
  if (!consume("("))
    return parseArg(result.returns.emplace_back(), /*named=*/false);
  if (consume(")"))
    return true;
  do {
    if (!parseArg(result.returns.emplace_back(), /*named=*/false))
      return false;
  } while (consume(","));
  if (!consume(")"))
    return fail("expected ')'");
  return true;
}

bool SchemaParser::parseArg(SchemaArg &arg, bool named) {
  if (!parseType(arg))
    return false;
  arg.name = identifier();
  if (named && arg.name.empty())
    return fail("expected an argument name");
  if (consume("="))
    return parseDefault(arg);
  return true;
}

bool SchemaParser::parseType(SchemaArg &arg) {
  StringRef name = identifier();
  SchemaType &type = arg.type;
  type.isSymInt = name == "SymInt";
  type.base = llvm::StringSwitch<SchemaBase>(name)
                  .Case("Tensor", SchemaBase::Tensor)
                  .Cases({"int", "SymInt"}, SchemaBase::Int)
                  .Cases({"float", "SymFloat"}, SchemaBase::Float)
                  .Cases({"bool", "SymBool"}, SchemaBase::Bool)
                  .Cases({"Scalar", "number"}, SchemaBase::Scalar)
                  .Case("str", SchemaBase::String)
                  .Case("ScalarType", SchemaBase::ScalarType)
                  .Case("Layout", SchemaBase::Layout)
                  .Case("Device", SchemaBase::Device)
                  .Case("MemoryFormat", SchemaBase::MemoryFormat)
                  .Case("Generator", SchemaBase::Generator)
                  .Default(SchemaBase::Other);
  if (name.empty())
    return fail("expected a type");
  // An alias mark: (a), (a!), (a -> *), (*).
  if (rest.starts_with("(")) {
    StringRef mark = rest.take_until([](char c) { return c == ')'; });
    rest = rest.drop_front(std::min(mark.size() + 1, rest.size()));
    arg.alias.set = mark.size() > 1 ? mark[1] : '*';
    arg.alias.isWrite = mark.contains('!');
  }
  bool optional = rest.consume_front("?");
  if (!rest.consume_front("[")) {
    type.isOptional = optional;
    return true;
  }
  type.isList = true;
  type.hasOptionalElements = optional;
  unsigned size = 0;
  if (!rest.starts_with("]")) {
    if (rest.consumeInteger(10, size) || size == 0 || size > 255)
      return fail("expected the size of a list");
    type.fixedSize = static_cast<uint8_t>(size);
  }
  if (!rest.consume_front("]"))
    return fail("expected ']'");
  if (rest.starts_with("(")) { // Tensor[](a!)
    StringRef mark = rest.take_until([](char c) { return c == ')'; });
    rest = rest.drop_front(std::min(mark.size() + 1, rest.size()));
  }
  type.isOptional = rest.consume_front("?");
  return true;
}

bool SchemaParser::parseScalarDefault(StringRef token, SchemaBase base,
                                      MetaValue &value) {
  if (token == "None") {
    value = MetaValue::none();
    return true;
  }
  if (token == "True" || token == "False") {
    value = Scalar::boolean(token == "True");
    return true;
  }
  if (int64_t integer; !token.getAsInteger(10, integer)) {
    value = base == SchemaBase::Float
                ? Scalar::floating(static_cast<double>(integer))
                : Scalar::integer(integer);
    return true;
  }
  if (double real; !token.getAsDouble(real)) {
    value = Scalar::floating(real);
    return true;
  }
  if (auto format = parseMemoryFormat(token)) {
    value = MetaValue(*format);
    return true;
  }
  if (auto layout = parseLayout(token)) {
    value = MetaValue(*layout);
    return true;
  }
  if (auto dtype = token == "long" ? DType::Int64 : parseDType(token)) {
    value = MetaValue(*dtype);
    return true;
  }
  // Enumerators such as Mean are those of at::Reduction.
  if (token == "Mean") {
    value = Scalar::integer(1);
    return true;
  }
  return fail("unknown default '" + token + "'");
}

bool SchemaParser::parseDefault(SchemaArg &arg) {
  arg.hasDefault = true;
  skipSpaces();
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
    char quote = rest.front();
    StringRef body =
        rest.drop_front().take_until([&](char c) { return c == quote; });
    rest = rest.drop_front(std::min(body.size() + 2, rest.size()));
    arg.defaultValue = MetaValue::string(body);
    return true;
  }
  auto isTokenChar = [](char c) { return c != ',' && c != ')' && c != ']'; };
  if (consume("[")) {
    SmallVector<MetaValue, 4> values;
    while (!consume("]")) {
      StringRef token = rest.take_while(isTokenChar).trim();
      rest = rest.drop_front(rest.take_while(isTokenChar).size());
      if (token.empty() ||
          !parseScalarDefault(token, arg.type.base, values.emplace_back()))
        return fail("expected a list element");
      consume(",");
    }
    arg.defaultValue = makeList(values);
    return true;
  }
  StringRef token = rest.take_while(isTokenChar);
  rest = rest.drop_front(token.size());
  MetaValue value;
  if (!parseScalarDefault(token.trim(), arg.type.base, value))
    return false;
  if (arg.type.isList && !value.isNone()) {
    SmallVector<MetaValue, 4> copies(std::max<unsigned>(arg.type.fixedSize, 1),
                                     value);
    value = makeList(copies);
  }
  arg.defaultValue = value;
  return true;
}

bool Schema::parse(StringRef text, llvm::BumpPtrAllocator &arena,
                   Schema &result, std::string &error) {
  return SchemaParser(text, arena, result, error).parse();
}

std::string Schema::getOpName() const {
  return (ns + "." + baseName + (overload.empty() ? "" : ".") + overload).str();
}

int Schema::findArg(StringRef name) const {
  for (auto [i, arg] : llvm::enumerate(args))
    if (arg.name == name)
      return static_cast<int>(i);
  return -1;
}

bool Schema::isMutable() const {
  return llvm::any_of(args,
                      [](const SchemaArg &arg) { return arg.alias.isWrite; });
}

static StringRef baseName(const SchemaType &type) {
  switch (type.base) {
  case SchemaBase::Tensor:
    return "Tensor";
  case SchemaBase::Int:
    return type.isSymInt ? "SymInt" : "int";
  case SchemaBase::Float:
    return "float";
  case SchemaBase::Bool:
    return "bool";
  case SchemaBase::Scalar:
    return "Scalar";
  case SchemaBase::String:
    return "str";
  case SchemaBase::ScalarType:
    return "ScalarType";
  case SchemaBase::Layout:
    return "Layout";
  case SchemaBase::Device:
    return "Device";
  case SchemaBase::MemoryFormat:
    return "MemoryFormat";
  case SchemaBase::Generator:
    return "Generator";
  case SchemaBase::Other:
    return "object";
  }
  llvm_unreachable("all bases handled");
}

std::string fake::toString(const SchemaType &type) {
  std::string result = baseName(type).str();
  if (type.isList) {
    if (type.hasOptionalElements)
      result += '?';
    result += '[';
    if (type.fixedSize)
      result += llvm::utostr(type.fixedSize);
    result += ']';
  }
  if (type.isOptional)
    result += '?';
  return result;
}

/// Whether a value that is not a list matches a base type.
static bool acceptsScalar(SchemaBase base, const MetaValue &value) {
  using Kind = MetaValue::Kind;
  Kind kind = value.getKind();
  switch (base) {
  case SchemaBase::Tensor:
    return kind == Kind::Tensor;
  case SchemaBase::Int:
    return kind == Kind::Int || kind == Kind::Bool;
  case SchemaBase::Float:
    return kind == Kind::Float || kind == Kind::Int || kind == Kind::Bool;
  case SchemaBase::Bool:
    return kind == Kind::Bool || kind == Kind::Int;
  case SchemaBase::Scalar:
    return value.isNumber();
  case SchemaBase::String:
    return kind == Kind::String;
  case SchemaBase::ScalarType:
    return kind == Kind::DType || kind == Kind::Int;
  case SchemaBase::Layout:
    return kind == Kind::Layout || kind == Kind::Int;
  case SchemaBase::Device:
    return kind == Kind::Device || kind == Kind::String;
  case SchemaBase::MemoryFormat:
    return kind == Kind::MemoryFormat || kind == Kind::Int;
  case SchemaBase::Generator:
    return kind == Kind::Generator;
  case SchemaBase::Other:
    return true;
  }
  llvm_unreachable("all bases handled");
}

bool fake::accepts(const SchemaType &type, const MetaValue &value) {
  if (value.isUnknown())
    return true;
  if (value.isNone()) // TorchScript's type variables also accept None.
    return type.isOptional || (type.base == SchemaBase::Other && !type.isList);
  if (!type.isList)
    return !value.isList() && acceptsScalar(type.base, value);
  if (!value.isList())
    return type.fixedSize && acceptsScalar(type.base, value);
  return llvm::all_of(value.getList(), [&](const MetaValue &element) {
    return element.isUnknown() ||
           (element.isNone() ? type.hasOptionalElements
                             : acceptsScalar(type.base, element));
  });
}

bool fake::acceptsNumbers(const Schema &schema, const SchemaArg &arg) {
  if (arg.type.base != SchemaBase::Tensor || arg.type.isList ||
      arg.alias.isWrite || schema.getNamespace() != "aten")
    return false;
  llvm::StringRef name = schema.getBaseName();
  if (name != "_to_copy")
    name.consume_back("_");
  return llvm::StringSwitch<bool>(name)
      .Cases({"add", "sub", "subtract", "mul", "multiply"}, true)
      .Cases({"div", "divide", "true_divide", "floor_divide"}, true)
      .Cases({"to", "_to_copy", "copy", "_conj"}, true)
      .Default(false);
}
