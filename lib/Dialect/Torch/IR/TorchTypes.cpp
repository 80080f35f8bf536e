//===- TorchTypes.cpp - Types of the torch reader ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/Meta/Limits.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"
#include <mutex>

using namespace mlir;
using namespace fake::torch;

#define GET_TYPEDEF_CLASSES
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.cpp.inc"

void TorchDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Spellings
//===----------------------------------------------------------------------===//

static constexpr llvm::StringLiteral scalarSpellings[] = {
    "int",    "float",  "bool",   "none",      "str",
    "number", "any",    "Device", "Generator", "LinearParams",
    "qint8",  "qint16", "qint32", "quint8"};
static_assert(std::size(scalarSpellings) == size_t(ScalarKind::QUInt8) + 1);

static constexpr llvm::StringLiteral containerSpellings[] = {
    "list", "optional", "tuple", "union", "dict"};
static_assert(std::size(containerSpellings) == size_t(ContainerKind::Dict) + 1);

StringRef fake::torch::getSpelling(ScalarKind kind) {
  return scalarSpellings[static_cast<unsigned>(kind)];
}

StringRef fake::torch::getSpelling(ContainerKind kind) {
  return containerSpellings[static_cast<unsigned>(kind)];
}

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

/// The maximum nesting of containers, to bound the recursion.
static constexpr unsigned maxDepth = 256;

static Type parseBody(AsmParser &parser, unsigned depth = 0);

/// Whether this is an element type of tensors: torch-mlir's type for one of
/// PyTorch's dtypes, or strings, which ONNX has.
static bool isDtype(Type type) {
  if (auto integer = dyn_cast<IntegerType>(type))
    return !integer.isSignless() || integer.getWidth() == 1;
  if (auto scalar = dyn_cast<TorchScalarType>(type))
    return scalar.getKind() >= ScalarKind::QInt8 ||
           scalar.getKind() == ScalarKind::Str;
  return isa<FloatType, ComplexType>(type);
}

/// `<[2,?],f32>`, `<*,unk>`, or nothing.
static Type parseTensor(AsmParser &parser, bool valueSemantics) {
  SmallVector<int64_t, 6> sizes;
  Type dtype;
  bool ranked = false;
  auto parseSize = [&]() -> ParseResult {
    if (succeeded(parser.parseOptionalQuestion())) {
      sizes.push_back(ShapedType::kDynamic);
      return success();
    }
    SMLoc loc = parser.getCurrentLocation();
    if (fake::parseInt64(parser, sizes.emplace_back()))
      return failure();
    if (sizes.back() < 0)
      return parser.emitError(loc, "expected a size of at least 0 or ?, found ")
             << sizes.back();
    return success();
  };
  if (succeeded(parser.parseOptionalLess())) {
    if (failed(parser.parseOptionalStar())) {
      ranked = true;
      SMLoc loc = parser.getCurrentLocation();
      if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square,
                                         parseSize))
        return {};
      if (sizes.size() > fake::maxRank) {
        parser.emitError(loc, "expected at most ")
            << fake::maxRank << " dimensions, found " << sizes.size();
        return {};
      }
    }
    if (parser.parseComma())
      return {};
    SMLoc loc = parser.getCurrentLocation();
    if (failed(parser.parseOptionalKeyword("unk")) && parser.parseType(dtype))
      return {};
    if (dtype && !isDtype(dtype)) {
      parser.emitError(loc,
                       "expected the type of a dtype, such as f32 or si64, "
                       "found ")
          << dtype;
      return {};
    }
    loc = parser.getCurrentLocation();
    if (succeeded(parser.parseOptionalComma())) {
      parser.emitError(loc, "expected a dense tensor, found an encoding behind "
                            "the dtype; sparse tensors are read where a host "
                            "brings torch-mlir's dialect");
      return {};
    }
    if (parser.parseGreater())
      return {};
  }
  return TorchTensorType::get(parser.getContext(), valueSemantics, ranked,
                              sizes, dtype);
}

/// `<int, vtensor>`, with the number of elements of the kind.
static Type parseContainer(AsmParser &parser, ContainerKind kind,
                           unsigned depth) {
  SmallVector<Type, 4> elements;
  SMLoc loc = parser.getCurrentLocation();
  if (depth == maxDepth) {
    parser.emitError(loc, "expected at most ")
        << maxDepth << " nested containers";
    return {};
  }
  auto parseElement = [&]() -> ParseResult {
    return failure(!elements.emplace_back(parseBody(parser, depth + 1)));
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     parseElement))
    return {};
  bool isUnary = kind == ContainerKind::List || kind == ContainerKind::Optional;
  if ((isUnary && elements.size() != 1) ||
      (kind == ContainerKind::Dict && elements.size() != 2)) {
    parser.emitError(loc, "expected ")
        << (isUnary ? 1 : 2) << " type" << (isUnary ? "" : "s") << " in "
        << getSpelling(kind) << ", found " << elements.size();
    return {};
  }
  return TorchContainerType::get(parser.getContext(), kind, elements);
}

/// Parses a type after `!torch.`; nested types have no such prefix.
static Type parseBody(AsmParser &parser, unsigned depth) {
  MLIRContext *context = parser.getContext();
  SMLoc loc = parser.getCurrentLocation();
  StringRef word;
  if (parser.parseKeyword(&word))
    return {};
  if (word == "vtensor" || word == "tensor")
    return parseTensor(parser, word == "vtensor");
  for (unsigned i = 0; i < std::size(scalarSpellings); ++i)
    if (word == scalarSpellings[i])
      return TorchScalarType::get(context, static_cast<ScalarKind>(i));
  for (unsigned i = 0; i < std::size(containerSpellings); ++i)
    if (word == containerSpellings[i])
      return parseContainer(parser, static_cast<ContainerKind>(i), depth);
  if (word == "nn.Module") {
    std::string name;
    if (parser.parseLess() || parser.parseString(&name) ||
        parser.parseGreater())
      return {};
    return TorchModuleType::get(context, name);
  }
  parser.emitError(loc, "expected a torch type, found '") << word << "'";
  return {};
}

Type TorchDialect::parseType(DialectAsmParser &parser) const {
  return typeTexts.parse(parser, [&] { return parseBody(parser); });
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static void printBody(Type type, AsmPrinter &printer);

static void printTensor(TorchTensorType type, AsmPrinter &printer) {
  printer << (type.getValueSemantics() ? "vtensor" : "tensor");
  if (type.isOpaque())
    return;
  printer << '<';
  if (type.getRanked()) {
    auto printSize = [&](int64_t size) {
      if (ShapedType::isDynamic(size))
        printer << '?';
      else
        printer << size;
    };
    printer << '[';
    llvm::interleave(type.getSizes(), printer, printSize, ",");
    printer << ']';
  } else {
    printer << '*';
  }
  printer << ',';
  if (type.getDtype())
    printer << type.getDtype();
  else
    printer << "unk";
  printer << '>';
}

static void printContainer(TorchContainerType type, AsmPrinter &printer) {
  printer << getSpelling(type.getKind()) << '<';
  llvm::interleaveComma(type.getElements(), printer, [&](Type element) {
    if (isTorchType(element))
      printBody(element, printer);
    else
      printer << element;
  });
  printer << '>';
}

/// Prints a type after `!torch.`.
static void printBody(Type type, AsmPrinter &printer) {
  llvm::TypeSwitch<Type>(type)
      .Case([&](TorchTensorType t) { printTensor(t, printer); })
      .Case([&](TorchScalarType t) { printer << getSpelling(t.getKind()); })
      .Case([&](TorchContainerType t) { printContainer(t, printer); })
      .Case([&](TorchModuleType t) {
        printer << "nn.Module<";
        printer.printString(t.getClassName());
        printer << '>';
      });
}

void TorchDialect::printType(Type type, DialectAsmPrinter &printer) const {
  printBody(type, printer);
}

//===----------------------------------------------------------------------===//
// Subtypes
//===----------------------------------------------------------------------===//

bool fake::torch::isTorchType(Type type) {
  return isa<TorchDialect>(type.getDialect());
}

static bool isTensorSubtype(TorchTensorType sub, TorchTensorType type) {
  if (sub.getValueSemantics() != type.getValueSemantics())
    return false;
  if (type.getDtype() && sub.getDtype() != type.getDtype())
    return false;
  if (!type.getRanked())
    return true;
  if (!sub.getRanked() || sub.getSizes().size() != type.getSizes().size())
    return false;
  return llvm::all_of(llvm::zip(sub.getSizes(), type.getSizes()),
                      [](auto pair) {
                        auto [a, b] = pair;
                        return ShapedType::isDynamic(b) || a == b;
                      });
}

bool fake::torch::isSubtype(Type sub, Type type) {
  if (sub == type || isScalar(type, ScalarKind::Any))
    return true;
  if (auto tensor = dyn_cast<TorchTensorType>(type)) {
    auto subTensor = dyn_cast<TorchTensorType>(sub);
    return subTensor && isTensorSubtype(subTensor, tensor);
  }
  if (isScalar(type, ScalarKind::Number))
    return isScalar(sub, ScalarKind::Int) || isScalar(sub, ScalarKind::Float);
  auto container = dyn_cast<TorchContainerType>(type);
  if (!container)
    return false;
  auto subContainer = dyn_cast<TorchContainerType>(sub);
  bool isSameKind =
      subContainer && subContainer.getKind() == container.getKind();
  switch (container.getKind()) {
  case ContainerKind::Optional:
    if (isSameKind)
      return isSubtype(subContainer.getElement(), container.getElement());
    return isScalar(sub, ScalarKind::None) ||
           isSubtype(sub, container.getElement());
  case ContainerKind::Union: {
    auto isMember = [&](Type t) {
      return llvm::any_of(container.getElements(),
                          [&](Type element) { return isSubtype(t, element); });
    };
    return isSameKind ? llvm::all_of(subContainer.getElements(), isMember)
                      : isMember(sub);
  }
  case ContainerKind::Tuple:
    return isSameKind && llvm::equal(subContainer.getElements(),
                                     container.getElements(), isSubtype);
  case ContainerKind::List:
  case ContainerKind::Dict:
    // Lists are mutable, so their element types are invariant.
    return false;
  }
  llvm_unreachable("all kinds of containers are handled");
}
