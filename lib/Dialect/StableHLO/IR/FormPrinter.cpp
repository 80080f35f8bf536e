//===- FormPrinter.cpp - Printing ops by their form -------------*- C++ -*-===//
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

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

std::optional<DictionaryAttr> fake::stablehlo::getProperties(Operation *op) {
  Attribute properties = *op->getPropertiesStorage().as<Attribute *>();
  if (!properties)
    return DictionaryAttr::get(op->getContext());
  if (auto dictionary = dyn_cast<DictionaryAttr>(properties))
    return dictionary;
  return std::nullopt;
}

void fake::stablehlo::printAttributes(Operation *op, OpAsmPrinter &printer,
                                      ArrayRef<StringRef> except,
                                      bool withKeyword) {
  NamedAttrList all(*getProperties(op));
  for (NamedAttribute attr : op->getDiscardableAttrs())
    all.set(attr.getName(), attr.getValue());
  ArrayRef<NamedAttribute> sorted =
      all.getDictionary(op->getContext()).getValue();
  if (withKeyword)
    printer.printOptionalAttrDictWithKeyword(sorted, except);
  else
    printer.printOptionalAttrDict(sorted, except);
}

namespace {
/// A format, split at its spaces.
struct Format {
  explicit Format(const OpForm &form) {
    llvm::SplitString(form.format, tokens, " ");
    llvm::SplitString(form.properties, others, " ");
    for (StringRef token : tokens)
      if (token.consume_front("$"))
        llvm::append_range(names, AttrToken(token).getNames());
  }

  SmallVector<StringRef> tokens;
  /// The attributes of the tokens.
  SmallVector<StringRef> names;
  /// The properties in the dictionary.
  SmallVector<StringRef> others;
};
} // namespace

/// Whether the attributes are at the places where the parser would put them,
/// and have the classes that it would give them.
static bool canPrintAttributes(Operation *op, const OpForm &form) {
  std::optional<DictionaryAttr> properties = getProperties(op);
  if (!properties)
    return false;
  Format format(form);
  auto isProperty = [&](NamedAttribute attr) {
    return llvm::is_contained(format.names, attr.getName().getValue()) ||
           llvm::is_contained(format.others, attr.getName().getValue());
  };
  if (!llvm::all_of(*properties, isProperty) ||
      llvm::any_of(op->getDiscardableAttrs(), isProperty))
    return false;
  bool isOptional = false;
  for (StringRef token : format.tokens) {
    if (token == "[" || token == "]")
      isOptional = token == "[";
    else if (token.consume_front("$")) {
      AttrToken attr(token);
      bool isThere = !isOptional || properties->get(attr.name);
      if (isThere && !attr.canPrint(*properties))
        return false;
    }
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// Whether all types are `type`, and `type` is not read as that of the op.
static bool areAll(TypeRange types, Type type) {
  return llvm::all_equal(types) && (types.empty() || types.front() == type) &&
         !isa<FunctionType>(type);
}

static bool canPrintTypes(Operation *op, TypeForm types) {
  switch (types) {
  case TypeForm::None:
    return !op->getNumResults();
  case TypeForm::Same:
  case TypeForm::Function:
  case TypeForm::Select:
  case TypeForm::Complex:
    return true;
  case TypeForm::Arrow:
    return op->getNumOperands() && op->getNumResults() &&
           llvm::none_of(op->getResultTypes(), llvm::IsaPred<FunctionType>) &&
           llvm::none_of(op->getOperandTypes(), llvm::IsaPred<FunctionType>);
  case TypeForm::Results:
    return op->getNumResults();
  case TypeForm::Operands:
    return !op->getNumResults();
  case TypeForm::Tuple: {
    if (op->getNumResults() != 1)
      return false;
    auto tuple = dyn_cast<TupleType>(op->getResult(0).getType());
    return tuple && llvm::equal(tuple.getTypes(), op->getOperandTypes());
  }
  }
  llvm_unreachable("all forms of types are handled");
}

/// The text that stands for a function type, if it does.
static bool printShortType(Operation *op, TypeForm types,
                           OpAsmPrinter &printer) {
  if (op->getNumResults() != 1)
    return false;
  Type result = op->getResult(0).getType();
  if (types == TypeForm::Select) {
    Type condition = op->getOperand(0).getType();
    if (isa<FunctionType>(condition) ||
        !areAll(TypeRange(op->getOperandTypes()).drop_front(), result))
      return false;
    printer << condition << ", " << result;
    return true;
  }
  Type operand = result;
  if (types == TypeForm::Complex) {
    auto tensor = dyn_cast<RankedTensorType>(result);
    auto complex =
        tensor ? dyn_cast<ComplexType>(tensor.getElementType()) : ComplexType();
    if (!complex)
      return false;
    operand = tensor.clone(complex.getElementType());
  }
  if (types == TypeForm::Function || !areAll(op->getOperandTypes(), operand))
    return false;
  printer << result;
  return true;
}

static void printTypes(Operation *op, TypeForm types, OpAsmPrinter &printer) {
  if (types == TypeForm::None)
    return;
  if (types == TypeForm::Operands) {
    if (op->getNumOperands())
      printer << " : " << op->getOperandTypes();
    return;
  }
  printer << " : ";
  if (types == TypeForm::Arrow) {
    printer << op->getOperandTypes();
    printer.printArrowTypeList(op->getResultTypes());
  } else if (types == TypeForm::Results || types == TypeForm::Tuple) {
    printer << op->getResultTypes();
  } else if (!printShortType(op, types, printer)) {
    printer.printFunctionalType(op);
  }
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

bool fake::stablehlo::canPrintForm(Operation *op, const OpForm &form) {
  return !op->getNumRegions() && !op->getNumSuccessors() &&
         (form.numOperands < 0 ||
          op->getNumOperands() == unsigned(form.numOperands)) &&
         canPrintTypes(op, form.types) && canPrintAttributes(op, form);
}

/// Prints a token with the space before it.
static void printToken(Operation *op, StringRef token,
                       DictionaryAttr properties, OpAsmPrinter &printer,
                       bool &needsSpace) {
  bool isClosing = token == "," || token == ")" || token == "}";
  bool isAttached = token == "(" || token.ends_with(":element");
  if (token == "%" && !op->getNumOperands())
    return;
  if (needsSpace && !isClosing && !isAttached)
    printer << ' ';
  needsSpace = token != "(" && token != "{";
  if (token == "%")
    printer << op->getOperands();
  else if (token.consume_front("$"))
    AttrToken(token).print(properties, printer);
  else if (token != "=" && token.consume_back("="))
    printer << token << " =";
  else
    printer << token;
}

void fake::stablehlo::printForm(Operation *op, OpAsmPrinter &printer) {
  const OpForm &form = *lookupForm(op->getName().getStringRef());
  Format format(form);
  DictionaryAttr properties = *getProperties(op);
  bool needsSpace = true;
  ArrayRef<StringRef> tokens = format.tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i] == "[") {
      // The attribute is the last token of the group.
      size_t end = i;
      while (tokens[end] != "]")
        ++end;
      if (!properties.get(AttrToken(tokens[end - 1].drop_front()).name))
        i = end;
    } else if (tokens[i] != "]") {
      printToken(op, tokens[i], properties, printer, needsSpace);
    }
  }
  printAttributes(op, printer, format.names);
  printTypes(op, form.types, printer);
}
