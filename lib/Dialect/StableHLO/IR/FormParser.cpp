//===- FormParser.cpp - Parsing ops by their form ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttrForms.h"
#include "OpForms.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace fake::stablehlo;

namespace {
/// Parses an op of the table behind its name.
class FormParser {
public:
  FormParser(OpAsmParser &parser, OperationState &state, const OpForm &form)
      : parser(parser), state(state), form(form) {}

  ParseResult parse();

private:
  using Tokens = ArrayRef<StringRef>;

  ParseResult parseTokens(Tokens tokens);
  ParseResult parseToken(StringRef token);
  ParseResult parseOptionalGroup(Tokens tokens);
  ParseResult parseOperands();
  ParseResult parseTypes();
  ParseResult parseFunctionOrShortType();

  OpAsmParser &parser;
  OperationState &state;
  const OpForm &form;
  NamedAttrList properties;
  SMLoc operandsLoc;
  SmallVector<OpAsmParser::UnresolvedOperand, 4> operands;
  SmallVector<Type, 4> operandTypes;
  /// Whether a comma was parsed that no token has consumed yet.
  bool hasComma = false;
};
} // namespace

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

ParseResult FormParser::parseOperands() {
  operandsLoc = parser.getCurrentLocation();
  do {
    OpAsmParser::UnresolvedOperand operand;
    OptionalParseResult result = parser.parseOptionalOperand(operand);
    if (!result.has_value())
      break;
    if (failed(*result))
      return failure();
    operands.push_back(operand);
    hasComma = succeeded(parser.parseOptionalComma());
  } while (hasComma);
  if (form.numOperands < 0 || operands.size() == size_t(form.numOperands))
    return success();
  return parser.emitError(operandsLoc, "expected ")
         << form.numOperands << " operand" << (form.numOperands == 1 ? "" : "s")
         << ", found " << operands.size();
}

/// `, word = $name:form` or `, $name:form`.
ParseResult FormParser::parseOptionalGroup(Tokens tokens) {
  hasComma = hasComma || succeeded(parser.parseOptionalComma());
  if (!hasComma)
    return success();
  tokens = tokens.drop_front();
  StringRef word = tokens.front();
  if (word.consume_back("=")) {
    // Another group may begin with the comma.
    if (failed(parser.parseOptionalKeyword(word)))
      return success();
    if (parser.parseEqual())
      return failure();
    tokens = tokens.drop_front();
  }
  hasComma = false;
  return parseTokens(tokens);
}

ParseResult FormParser::parseToken(StringRef token) {
  if (token == "%")
    return parseOperands();
  if (token == ",") {
    if (std::exchange(hasComma, false))
      return success();
    return parser.parseComma();
  }
  if (hasComma)
    return parser.emitError(parser.getCurrentLocation(), "expected an operand");
  if (token == "=")
    return parser.parseEqual();
  if (token == "(")
    return parser.parseLParen();
  if (token == ")")
    return parser.parseRParen();
  if (token == "{")
    return parser.parseLBrace();
  if (token == "}")
    return parser.parseRBrace();
  if (token.consume_front("$"))
    return AttrToken(token).parse(parser, properties);
  token.consume_back("=");
  return failure(parser.parseKeyword(token) || parser.parseEqual());
}

ParseResult FormParser::parseTokens(Tokens tokens) {
  while (!tokens.empty()) {
    size_t count = 1;
    if (tokens.front() == "[") {
      count = llvm::find(tokens, "]") - tokens.begin() + 1;
      if (parseOptionalGroup(tokens.slice(1, count - 2)))
        return failure();
    } else if (parseToken(tokens.front())) {
      return failure();
    }
    tokens = tokens.drop_front(count);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// A tensor of the parts of a complex tensor, or null.
static Type getPartType(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  auto complex =
      tensor ? dyn_cast<ComplexType>(tensor.getElementType()) : ComplexType();
  return complex ? tensor.clone(complex.getElementType()) : Type();
}

/// A function type, or what stands for one in the form of the op.
ParseResult FormParser::parseFunctionOrShortType() {
  SMLoc loc = parser.getCurrentLocation();
  Type type;
  if (parser.parseType(type))
    return failure();
  if (auto function = dyn_cast<FunctionType>(type)) {
    llvm::append_range(operandTypes, function.getInputs());
    state.addTypes(function.getResults());
    return success();
  }
  Type operandType = type;
  switch (form.types) {
  case TypeForm::Same:
    break;
  case TypeForm::Select:
    operandTypes.push_back(type);
    if (parser.parseComma() || parser.parseType(type))
      return failure();
    operandTypes.append(operands.size() - 1, type);
    state.addTypes(type);
    return success();
  case TypeForm::Complex:
    operandType = getPartType(type);
    if (!operandType)
      return parser.emitError(loc, "expected a tensor of complex numbers, "
                                   "found ")
             << type;
    break;
  case TypeForm::Tuple:
    if (auto tuple = dyn_cast<TupleType>(type)) {
      llvm::append_range(operandTypes, tuple.getTypes());
      state.addTypes(type);
      return success();
    }
    return parser.emitError(loc, "expected a tuple, found ") << type;
  default:
    return parser.emitError(loc, "expected a function type, found ") << type;
  }
  operandTypes.assign(operands.size(), operandType);
  state.addTypes(type);
  return success();
}

ParseResult FormParser::parseTypes() {
  if (form.types == TypeForm::None)
    return success();
  if (form.types == TypeForm::Operands)
    return operands.empty() ? success()
                            : parser.parseColonTypeList(operandTypes);
  if (form.types == TypeForm::Results)
    return parser.parseColonTypeList(state.types);
  if (parser.parseColon())
    return failure();
  if (form.types == TypeForm::Arrow)
    return failure(parser.parseTypeList(operandTypes) ||
                   parser.parseArrowTypeList(state.types));
  return parseFunctionOrShortType();
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

ParseResult fake::stablehlo::setProperties(OpAsmParser &parser,
                                           OperationState &state,
                                           NamedAttrList &properties,
                                           ArrayRef<StringRef> names) {
  for (NamedAttribute property : properties)
    if (state.attributes.get(property.getName()))
      return parser.emitError(parser.getNameLoc(), "expected '")
             << property.getName().getValue() << "' once";
  for (StringRef name : names)
    if (Attribute value = state.attributes.erase(name))
      properties.set(name, value);
  if (!properties.empty())
    state.propertiesAttr = properties.getDictionary(parser.getContext());
  return success();
}

ParseResult FormParser::parse() {
  SmallVector<StringRef> tokens, names;
  llvm::SplitString(form.format, tokens, " ");
  llvm::SplitString(form.properties, names, " ");
  if (parseTokens(tokens))
    return failure();
  if (hasComma)
    return parser.emitError(parser.getCurrentLocation(), "expected an operand");
  return failure(parser.parseOptionalAttrDict(state.attributes) ||
                 parseTypes() ||
                 setProperties(parser, state, properties, names) ||
                 parser.resolveOperands(operands, operandTypes, operandsLoc,
                                        state.operands));
}

ParseResult fake::stablehlo::parseForm(OpAsmParser &parser,
                                       OperationState &state) {
  return FormParser(parser, state, *lookupForm(state.name.getStringRef()))
      .parse();
}
