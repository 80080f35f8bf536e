//===- AtenOp.cpp - Ops of the ATen table -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One ODS class, registered once per row of the table under the row's name. The
// TypeID of such an op name is the address of the row, which identifies the
// row. unittests/Dialect tests the assumptions.
//
//===----------------------------------------------------------------------===//

#include "ArgTreeSyntax.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"

using namespace mlir;
using namespace fake;

#define GET_OP_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeAtenOp.cpp.inc"

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

namespace {
/// The model of AtenOp under the name and TypeID of a row.
struct AtenOpModel final : public RegisteredOperationName::Model<AtenOp> {
  AtenOpModel(const OpDef &def, Dialect *dialect) : Model(dialect) {
    name = StringAttr::get(dialect->getContext(), AtenOp::getOpName(def));
    typeID = TypeID::getFromOpaquePointer(&def.fakeID);
  }
};
} // namespace

void AtenOp::registerDef(const OpDef &def, Dialect *dialect) {
  assert(static_cast<const void *>(&def) == &def.fakeID &&
         "lookupDef finds a definition at the address of its first member");
  RegisteredOperationName::insert(std::make_unique<AtenOpModel>(def, dialect),
                                  getAttributeNames());
}

void FakeDialect::registerAtenOps() {
  for (const OpDef &def : getOpTable())
    AtenOp::registerDef(def, this);
}

std::string AtenOp::getOpName(const OpDef &def) {
  return (FakeDialect::getDialectNamespace() + "." + def.name).str();
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

void AtenOp::build(OpBuilder &builder, OperationState &state,
                   const ArgTreeBuilder &args, TypeRange resultTypes) {
  const OpDef *def = lookupDef(state.name);
  assert(def && "expected a state with the name of an op of the table");
  SmallVector<ArgNode, 32> nodes(args.getNodes());
  normalizeArgs(def->getSchema(), nodes);
  state.getOrAddProperties<Properties>().args =
      ArgsAttr::get(builder.getContext(), nodes);
  state.addOperands(args.getOperands());
  state.addTypes(resultTypes);
}

AtenOp AtenOp::create(OpBuilder &builder, Location loc, const OpDef &def,
                      const ArgTreeBuilder &args, TypeRange resultTypes) {
  OperationState state(loc, getOpName(def));
  build(builder, state, args, resultTypes);
  return cast<AtenOp>(builder.create(state));
}

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {
/// Parses the arguments of a call and sorts them by the schema.
class CallParser {
public:
  CallParser(OpAsmParser &parser, const OpDef &def)
      : parser(parser), def(def), slots(def.getSchema().getArgs().size()) {}

  ParseResult parse();

  SmallVector<ArgNode, 32> nodes;
  SmallVector<OpAsmParser::UnresolvedOperand, 6> operands;

private:
  ParseResult parseArgument();
  void arrange();

  /// The position of the tree of an argument in `written`.
  struct Slot {
    size_t begin = 0, end = 0;
  };
  OpAsmParser &parser;
  const OpDef &def;
  SmallVector<ArgNode, 32> written;
  SmallVector<OpAsmParser::UnresolvedOperand, 6> writtenOperands;
  SmallVector<Slot, 8> slots;
  unsigned numPositional = 0;
  bool hasKeywords = false;
};
} // namespace

ParseResult CallParser::parseArgument() {
  ArgTreeParser trees(parser, written, writtenOperands);
  SMLoc loc = parser.getCurrentLocation();
  size_t begin = written.size();
  StringRef word;
  int slot = -1;
  if (succeeded(parser.parseOptionalKeyword(&word))) {
    if (succeeded(parser.parseOptionalEqual())) {
      slot = def.getSchema().findArg(word);
      if (slot < 0)
        return parser.emitError(loc, "expected an argument of ")
               << def.getSchema().getText() << ", found '" << word << "'";
      hasKeywords = true;
      if (trees.parse())
        return failure();
    } else if (trees.parseWord(word, loc)) {
      return failure();
    }
  } else if (trees.parse()) {
    return failure();
  }
  if (slot < 0) {
    if (hasKeywords)
      return parser.emitError(
          loc, "expected positional arguments before those with a name");
    if (numPositional == def.getSchema().getNumPositional())
      return parser.emitError(loc, "expected at most ")
             << def.getSchema().getNumPositional()
             << " positional arguments of " << def.getSchema().getText();
    slot = static_cast<int>(numPositional++);
  }
  if (slots[slot].end)
    return parser.emitError(loc, "argument '")
           << def.getSchema().getArgs()[slot].name << "' of " << def.name
           << " is given twice";
  slots[slot] = {begin, written.size()};
  return success();
}

/// Sorts the arguments by the schema, and numbers operands in that order.
void CallParser::arrange() {
  for (const Slot &slot : slots) {
    if (!slot.end)
      nodes.push_back(ArgNode::omitted());
    for (size_t i = slot.begin; i < slot.end; ++i) {
      ArgNode node = written[i];
      if (node.isOperand()) {
        operands.push_back(writtenOperands[node.value]);
        node = ArgNode::operand(operands.size() - 1);
      }
      nodes.push_back(node);
    }
  }
  normalizeArgs(def.getSchema(), nodes);
}

ParseResult CallParser::parse() {
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren,
                                     [&] { return parseArgument(); }))
    return failure();
  arrange();
  return success();
}

/// Parses `T` or `(T1, T2)`.
static ParseResult parseResultTypes(OpAsmParser &parser,
                                    SmallVectorImpl<Type> &types) {
  if (succeeded(parser.parseOptionalLParen())) {
    if (succeeded(parser.parseOptionalRParen()))
      return success();
    return failure(parser.parseTypeList(types) || parser.parseRParen());
  }
  return parser.parseType(types.emplace_back());
}

ParseResult AtenOp::parse(OpAsmParser &parser, OperationState &state) {
  const OpDef *def = lookupDef(state.name);
  CallParser call(parser, *def);
  SMLoc loc = parser.getCurrentLocation();
  if (call.parse() || parser.parseOptionalAttrDict(state.attributes) ||
      parser.parseColon() || parser.parseLParen())
    return failure();
  SMLoc typesLoc = parser.getCurrentLocation();
  SmallVector<Type, 6> written;
  if (failed(parser.parseOptionalRParen()))
    if (parser.parseTypeList(written) || parser.parseRParen())
      return failure();
  if (written.size() != call.operands.size())
    return parser.emitError(typesLoc, "expected ")
           << call.operands.size() << " operand types, found "
           << written.size();
  if (parser.parseArrow() || parseResultTypes(parser, state.types))
    return failure();
  state.getOrAddProperties<Properties>().args =
      ArgsAttr::get(parser.getContext(), call.nodes);
  return parser.resolveOperands(call.operands, written, loc, state.operands);
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

void AtenOp::print(OpAsmPrinter &printer) {
  const Schema &schema = getDef().getSchema();
  ArrayRef<ArgNode> nodes = getArgNodes();
  auto printOperand = [&](unsigned number) {
    // Unverified ops may also be printed.
    if (number < getNumOperands())
      printer.printOperand(getOperand(number));
    else
      printer << "<<no operand " << number << ">>";
  };
  printer << '(';
  bool isFirst = true, byName = false;
  for (const SchemaArg &arg : schema.getArgs()) {
    if (nodes.empty())
      break;
    ArrayRef<ArgNode> tree = takeTree(nodes);
    byName |= arg.isKeywordOnly;
    if (tree.front().isOmitted()) {
      byName = true;
      continue;
    }
    if (!isFirst)
      printer << ", ";
    isFirst = false;
    if (byName)
      printer << arg.name << " = ";
    printTree(printer.getStream(), tree, printOperand,
              /*stringsForDevices=*/arg.type.base == SchemaBase::Device);
  }
  printer << ')';
  printer.printOptionalAttrDict(
      (*this)->getDiscardableAttrDictionary().getValue());
  printer << " : (";
  llvm::interleaveComma(getOperandTypes(), printer);
  printer << ") -> ";
  if (getNumResults() == 1) {
    printer << getResult(0).getType();
    return;
  }
  printer << '(';
  llvm::interleaveComma(getResultTypes(), printer);
  printer << ')';
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

/// The value of the first tree, which is dropped; lists are allocated in the
/// arena.
static MetaValue takeTreeValue(RuleContext &cx, ArrayRef<ArgNode> &nodes,
                               ArrayRef<MetaValue> operands) {
  const ArgNode &node = nodes.front();
  nodes = nodes.drop_front();
  if (node.isOperand())
    return operands[node.value];
  if (!node.isList())
    return node.getConstant();
  MutableArrayRef<MetaValue> elements = cx.allocate<MetaValue>(node.value);
  for (MetaValue &element : elements)
    new (&element) MetaValue(takeTreeValue(cx, nodes, operands));
  return MetaValue::list(elements);
}

void AtenOp::getArgValues(RuleContext &cx, ArrayRef<MetaValue> operands,
                          SmallVectorImpl<MetaValue> &values) {
  ArrayRef<ArgNode> nodes = getArgNodes();
  for (const SchemaArg &arg : getDef().getSchema().getArgs()) {
    if (nodes.empty() || nodes.front().isOmitted()) {
      values.push_back(arg.defaultValue);
      nodes = nodes.drop_front(!nodes.empty());
      continue;
    }
    MetaValue value = takeTreeValue(cx, nodes, operands);
    // A single operand for all elements of a list of fixed size.
    if (arg.type.isList && arg.type.fixedSize && value.isNumber()) {
      auto elements = cx.allocate<MetaValue>(arg.type.fixedSize);
      std::uninitialized_fill(elements.begin(), elements.end(), value);
      value = MetaValue::list(elements);
    }
    values.push_back(value);
  }
}

LogicalResult AtenOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                MutableArrayRef<MetaValue> results) {
  SmallVector<MetaValue, 16> args;
  getArgValues(cx, operands, args);
  return getDef().infer(cx, args, results);
}

const OpDef *AtenOp::getCalledOp(RuleContext &cx, ArrayRef<MetaValue> operands,
                                 SmallVectorImpl<MetaValue> &args) {
  args.clear();
  getArgValues(cx, operands, args);
  return &getDef();
}

std::string AtenOp::getReportName() {
  const OpDef &def = getDef();
  std::string name = def.name.str();
  if (def.getSchema().getOverload().empty())
    name += ".default";
  return name;
}

SmallVector<unsigned> AtenOp::getOperandsOfArgument(unsigned arg) {
  SmallVector<unsigned> operands;
  ArrayRef<ArgNode> nodes = getArgNodes();
  for (; arg > 0 && !nodes.empty(); --arg)
    (void)takeTree(nodes);
  if (nodes.empty())
    return operands;
  for (const ArgNode &node : takeTree(nodes))
    if (node.isOperand())
      operands.push_back(static_cast<unsigned>(node.value));
  return operands;
}

bool AtenOp::mayReturnOperands() { return getDef().mayReturnArguments(); }

std::optional<ReturnedArgument> AtenOp::getReturnedOperand(unsigned result) {
  auto argument = getDef().getReturnedArgument(result);
  if (!argument)
    return std::nullopt;
  SmallVector<unsigned> operands = getOperandsOfArgument(argument->index);
  if (operands.empty())
    return std::nullopt;
  argument->index = operands.front();
  return argument;
}

bool AtenOp::isInplaceView() { return getDef().traits.has(Tag::inplace_view); }
