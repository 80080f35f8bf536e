//===- RuleOp.cpp - Rules of custom ops -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Syntax and verification of rules. RuleProgram.cpp evaluates them.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace fake;

/// The type of an argument of a rule.
static Type getArgumentType(MLIRContext *context, const SchemaType &type) {
  if (type.isList || type.isOptional)
    return FakeAnyType::get(context);
  switch (type.base) {
  case SchemaBase::Tensor:
    return FakeTensorType::getUnknown(context);
  case SchemaBase::Int:
    return FakeIntType::get(context);
  case SchemaBase::Float:
    return FakeFloatType::get(context);
  case SchemaBase::Bool:
    return FakeBoolType::get(context);
  default:
    return FakeAnyType::get(context);
  }
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// Registers the op of a parsed rule, so that the following text can call it.
/// The rule itself is incomplete until its parser returns.
static LogicalResult registerRule(OperationState &state) {
  OperationState copy(state.location, state.name);
  copy.getOrAddProperties<RuleOp::Properties>() =
      *state.getRawProperties().as<RuleOp::Properties *>();
  copy.attributes = state.attributes;
  IRMapping mapping;
  state.regions.front()->cloneInto(copy.addRegion(), mapping);
  OwningOpRef<RuleOp> rule(cast<RuleOp>(Operation::create(copy)));
  auto *dialect = copy.getContext()->getOrLoadDialect<FakeDialect>();
  return dialect->getRules().add(std::move(rule));
}

/// Parses `tags [pointwise, ...]`, if present.
static ParseResult parseTags(OpAsmParser &parser, ArrayAttr &tags) {
  if (failed(parser.parseOptionalKeyword("tags")))
    return success();
  SmallVector<Attribute> names;
  auto parseName = [&]() -> ParseResult {
    StringRef name;
    if (parser.parseKeyword(&name))
      return failure();
    names.push_back(parser.getBuilder().getStringAttr(name));
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parseName))
    return failure();
  // The order has no meaning; equal rules have equal tags.
  llvm::sort(names, [](Attribute a, Attribute b) {
    return cast<StringAttr>(a).getValue() < cast<StringAttr>(b).getValue();
  });
  if (!names.empty())
    tags = parser.getBuilder().getArrayAttr(names);
  return success();
}

ParseResult RuleOp::parse(OpAsmParser &parser, OperationState &state) {
  MLIRContext *context = parser.getContext();
  auto &properties = state.getOrAddProperties<Properties>();
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseAttribute(properties.schema))
    return failure();
  Schema schema;
  llvm::BumpPtrAllocator arena;
  std::string error;
  if (!Schema::parse(properties.schema.getValue(), arena, schema, error))
    return parser.emitError(loc) << error;
  properties.sym_name = StringAttr::get(context, schema.getOpName());
  loc = parser.getCurrentLocation();
  SmallVector<OpAsmParser::Argument, 6> arguments;
  if (parser.parseArgumentList(arguments, AsmParser::Delimiter::Paren))
    return failure();
  if (arguments.size() != schema.getArgs().size())
    return parser.emitError(loc)
           << "expected " << schema.getArgs().size()
           << " arguments as in the schema, found " << arguments.size();
  for (auto [argument, decl] : llvm::zip_equal(arguments, schema.getArgs()))
    argument.type = getArgumentType(context, decl.type);
  return failure(parseTags(parser, properties.tags) ||
                 parser.parseOptionalAttrDictWithKeyword(state.attributes) ||
                 parser.parseRegion(*state.addRegion(), arguments) ||
                 failed(registerRule(state)));
}

void RuleOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  printer.printAttribute(getSchemaAttr());
  printer << " (";
  llvm::interleaveComma(getBody().getArguments(), printer,
                        [&](Value value) { printer.printOperand(value); });
  printer << ')';
  if (ArrayAttr tags = getTagsAttr()) {
    printer << " tags [";
    llvm::interleaveComma(tags.getAsValueRange<StringAttr>(), printer);
    printer << ']';
  }
  printer.printOptionalAttrDictWithKeyword(
      (*this)->getDiscardableAttrDictionary().getValue());
  printer << ' ';
  printer.printRegion(getBody(), /*printEntryBlockArgs=*/false);
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

/// Whether a part of an op name round-trips in IR.
static bool isNamePart(StringRef part) {
  return !part.empty() && !llvm::isDigit(part.front()) &&
         llvm::all_of(part,
                      [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// Checks that rules support a schema.
static LogicalResult verifySchema(RuleOp rule, const Schema &schema) {
  StringRef overload = schema.getOverload();
  if (!isNamePart(schema.getNamespace()) || !isNamePart(schema.getBaseName()) ||
      (!overload.empty() && !isNamePart(overload)))
    return rule.emitOpError() << "expected a name of letters, digits and '_', "
                                 "found '"
                              << schema.getOpName() << "'";
  if (!rule.getSchema().split('(').first.contains("::"))
    return rule.emitOpError() << "expected a schema with a namespace such as "
                                 "'mylib::', found '"
                              << rule.getSchema() << "'";
  llvm::StringSet<> names;
  for (const SchemaArg &arg : schema.getArgs()) {
    if (!names.insert(arg.name).second)
      return rule.emitOpError()
             << "expected arguments of different names, found two of '"
             << arg.name << "'";
    if (arg.type.base == SchemaBase::Other)
      return rule.emitOpError() << "argument '" << arg.name
                                << "' has a type that rules do not support in '"
                                << schema.getText() << "'";
    if (arg.hasDefault && !accepts(arg.type, arg.defaultValue))
      return rule.emitOpError()
             << "expected a default of type " << toString(arg.type)
             << " for argument '" << arg.name << "', found a "
             << getName(arg.defaultValue.getKind());
  }
  for (auto [i, decl] : llvm::enumerate(schema.getReturns()))
    if (decl.type.base == SchemaBase::Other)
      return rule.emitOpError()
             << "result " << i << " has a type that rules do not support in '"
             << schema.getText() << "'";
  if (lookupOp(schema.getOpName()))
    return rule.emitOpError()
           << "defines " << schema.getOpName() << ", which is in the op table";
  return success();
}

/// All tags, for errors.
static std::string getTagNames() {
  return llvm::join(
      llvm::map_range(fake::getTags(), [](Tag tag) { return getName(tag); }),
      ", ");
}

/// Checks that tags are those of PyTorch, and that they fit the schema.
static LogicalResult verifyTags(RuleOp rule, const Schema &schema) {
  if (!rule.getTags())
    return success();
  if (rule.getTags()->empty())
    return rule.emitOpError() << "expected a tag or no list of tags, found []";
  StringRef before;
  for (StringRef name : rule.getTags()->getAsValueRange<StringAttr>()) {
    std::optional<Tag> tag = parseTag(name);
    if (!tag)
      return rule.emitOpError() << "expected a tag out of " << getTagNames()
                                << ", found '" << name << "'";
    if (name == before)
      return rule.emitOpError() << "has the tag '" << name << "' twice";
    if (name < before)
      return rule.emitOpError()
             << "expected tags in the order of their names, found '" << name
             << "' behind '" << before << "'";
    before = name;
    if (tag == Tag::inplace_view && !schema.isMutable())
      return rule.emitOpError() << "expected a written argument, as the tag "
                                   "inplace_view says, found none in '"
                                << schema.getText() << "'";
  }
  return success();
}

/// Checks the types of yielded values.
static LogicalResult verifyYield(YieldOp yield, const Schema &schema) {
  ArrayRef<SchemaArg> returns = schema.getReturns();
  if (yield.getValues().size() != returns.size())
    return yield.emitOpError()
           << "expected " << returns.size() << " values as in '"
           << schema.getText() << "', found " << yield.getValues().size();
  llvm::BumpPtrAllocator arena;
  for (auto [i, value] : llvm::enumerate(yield.getValues()))
    if (!accepts(returns[i].type, describeType(value.getType(), arena)))
      return yield.emitOpError()
             << "expected a " << toString(returns[i].type) << " for result "
             << i << ", found " << value.getType();
  return success();
}

LogicalResult RuleOp::verify() {
  Schema schema;
  llvm::BumpPtrAllocator arena;
  std::string error;
  if (!Schema::parse(getSchema(), arena, schema, error))
    return emitOpError() << error;
  if (failed(verifySchema(*this, schema)) || failed(verifyTags(*this, schema)))
    return failure();
  if (getSymName() != schema.getOpName())
    return emitOpError() << "expected the symbol @\"" << schema.getOpName()
                         << "\" as in the schema, found @\"" << getSymName()
                         << "\"";
  if (getBody().getNumArguments() != schema.getArgs().size())
    return emitOpError() << "expected " << schema.getArgs().size()
                         << " arguments as in the schema, found "
                         << getBody().getNumArguments();
  for (auto [value, decl] :
       llvm::zip_equal(getBody().getArguments(), schema.getArgs())) {
    Type type = getArgumentType(getContext(), decl.type);
    if (value.getType() != type)
      return emitOpError() << "expected type " << type << " for argument '"
                           << decl.name << "', found " << value.getType();
  }
  return success();
}

LogicalResult RuleOp::verifyRegions() {
  Schema schema;
  llvm::BumpPtrAllocator arena;
  std::string error;
  if (!Schema::parse(getSchema(), arena, schema, error))
    return emitOpError() << error;
  auto yield = dyn_cast<YieldOp>(getBody().front().getTerminator());
  if (!yield)
    return emitOpError() << "expected a body that ends with fake.yield, found "
                         << getBody().front().getTerminator()->getName();
  if (failed(verifyYield(yield, schema)))
    return failure();
  WalkResult result =
      getBody().walk(
          [](Operation *op) {
            if (isa<MetaRuleOpInterface, IfOp, YieldOp>(op))
              return WalkResult::advance();
            op->emitOpError()
                << "has no metadata rule and is not allowed in a fake.rule";
            return WalkResult::interrupt();
          });
  return failure(result.wasInterrupted());
}

LogicalResult IfOp::verifyRegions() {
  for (Region *region : getRegions()) {
    auto yield = cast<YieldOp>(region->front().getTerminator());
    if (yield.getValues().getTypes() != getResultTypes())
      return yield.emitOpError()
             << "expected values of the types of the fake.if, "
             << getResultTypes() << ", found " << yield.getValues().getTypes();
  }
  return success();
}
