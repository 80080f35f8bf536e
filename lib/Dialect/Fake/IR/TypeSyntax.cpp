//===- TypeSyntax.cpp - Text of types ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Meta/Layout.h"
#include "FakeTensor/Meta/Limits.h"
#include "FakeTensor/Symbolic/Expr.h"
#include "FakeTypeStorage.h"
#include "SymIntParser.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mlir;
using namespace fake;

//===----------------------------------------------------------------------===//
// Row-major strides
//===----------------------------------------------------------------------===//

/// Calls `fn(i, stride)` with the row-major stride of each dimension, from the
/// last to the first, until it returns false. `multiply` multiplies sizes.
template <typename Multiply, typename Fn>
static bool walkRowMajorStrides(ArrayRef<SymInt> sizes, Multiply multiply,
                                Fn fn) {
  SymInt stride = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    if (!fn(i, stride))
      return false;
    // The first size is not part of any stride. A size of 0 is treated as 1.
    if (i != 0 && !sizes[i].isInt(0))
      stride = stride.isInt(1) ? sizes[i] : multiply(stride, sizes[i]);
  }
  return true;
}

/// Equality of values that may belong to different pools.
static bool isSameValue(SymInt a, SymInt b) {
  return a == b || (a.isExpr() && b.isExpr() &&
                    ExprPool::compare(a.getExpr(), b.getExpr()) == 0);
}

/// Whether the type omits the strides.
static bool hasRowMajorStrides(const TensorMeta &meta) {
  std::optional<ShapeEnv> env;
  auto multiply = [&](SymInt a, SymInt b) -> SymInt {
    int64_t product;
    if (a.isInt() && b.isInt())
      return llvm::MulOverflow(a.getInt(), b.getInt(), product)
                 ? SymInt()
                 : SymInt(product);
    if (a.isUnknown() || b.isUnknown())
      return SymInt::unknown();
    if (!env)
      declareAsBacked(env.emplace(), meta.sizes);
    return env->mul(env->import(a), env->import(b));
  };
  return walkRowMajorStrides(meta.sizes, multiply, [&](size_t i, SymInt s) {
    return isSameValue(meta.strides[i], s);
  });
}

//===----------------------------------------------------------------------===//
// Tensors: parsing
//===----------------------------------------------------------------------===//

namespace {
/// Parses the contents of `<...>` of a tensor type.
class TensorTypeParser {
public:
  explicit TensorTypeParser(AsmParser &parser)
      : parser(parser), expressions(parser) {}

  Type parse();

private:
  ParseResult parseSizes();
  ParseResult parseDType();
  ParseResult parseProperty();
  ParseResult parseStrides();
  ParseResult parseDevice();
  ParseResult parseLayout();
  ParseResult parseCount(int64_t &count);
  ParseResult parseBlockSize();
  ParseResult parseLength(SymInt &length);
  ParseResult parseSeqlen(std::optional<SymInt> &length);
  ParseResult parseComponent(StringRef word);
  ParseResult checkComponent(StringRef word, SMLoc loc);
  ParseResult setComponents();

  AsmParser &parser;
  SymIntParser expressions;
  TensorMeta meta;
  SmallVector<SymInt, 6> sizes, strides;
  /// Parsed properties and their locations; each may occur once.
  SmallVector<std::pair<StringRef, SMLoc>, 4> seen;
  SparseInfo sparse;
  JaggedInfo jagged;
  int64_t numDims = 0;
  /// Whether strides are written, as a list or as `?`.
  bool hasStrides = false;
};
} // namespace

ParseResult TensorTypeParser::parseSizes() {
  if (succeeded(parser.parseOptionalStar())) {
    meta.offset = SymInt::unknown();
    return success();
  }
  meta.ranked = true;
  SMLoc loc = parser.getCurrentLocation();
  if (expressions.parseSizes(sizes))
    return failure();
  if (sizes.size() > maxRank)
    return parser.emitError(loc, "expected at most ")
           << maxRank << " dimensions, found " << sizes.size();
  return success();
}

ParseResult TensorTypeParser::parseDType() {
  if (succeeded(parser.parseOptionalQuestion()))
    return success();
  SMLoc loc = parser.getCurrentLocation();
  StringRef word;
  if (failed(parser.parseOptionalKeyword(&word)))
    return parser.emitError(loc, "expected a dtype such as f32, or '?'");
  std::optional<DType> dtype = parseShortDType(word);
  if (!dtype)
    return parser.emitError(loc, "expected a dtype such as f32, found '")
           << word << "'";
  meta.dtype = *dtype;
  return success();
}

ParseResult TensorTypeParser::parseStrides() {
  SMLoc loc = parser.getCurrentLocation();
  hasStrides = true;
  if (!meta.ranked)
    return parser.emitError(loc, "expected no strides without a rank");
  if (succeeded(parser.parseOptionalQuestion()))
    return success();
  meta.strided = true;
  if (expressions.parseSizes(strides))
    return failure();
  if (strides.size() != sizes.size())
    return parser.emitError(loc, "expected ")
           << sizes.size() << " strides, one for each size, found "
           << strides.size();
  return success();
}

ParseResult TensorTypeParser::parseDevice() {
  if (succeeded(parser.parseOptionalQuestion())) {
    meta.device = Device();
    return success();
  }
  SMLoc loc = parser.getCurrentLocation();
  std::string text;
  if (failed(parser.parseOptionalString(&text)))
    return parser.emitError(loc, "expected a device such as \"cuda:0\", or "
                                 "'?'");
  std::optional<Device> device = Device::parse(text);
  if (!device)
    return parser.emitError(loc, "expected a device such as \"cuda:0\", found "
                                 "\"")
           << text << "\"";
  meta.device = *device;
  return success();
}

ParseResult TensorTypeParser::parseLayout() {
  SMLoc loc = parser.getCurrentLocation();
  StringRef word;
  if (parser.parseKeyword(&word))
    return failure();
  std::optional<Layout> layout = fake::parseLayout(word);
  if (!layout)
    return parser.emitError(loc, "expected a layout such as sparse_coo, found "
                                 "'")
           << word << "'";
  meta.layout = *layout;
  return success();
}

//===----------------------------------------------------------------------===//
// Tensors: parsing components
//===----------------------------------------------------------------------===//

/// The layouts with a component, by its keyword; nullopt for other words.
static std::optional<StringRef> getLayoutOfComponent(StringRef word) {
  return llvm::StringSwitch<std::optional<StringRef>>(word)
      .Cases({"sparse_dims", "coalesced", "uncoalesced"}, "sparse_coo")
      .Case("dense_dims", "sparse_csr, sparse_csc, sparse_bsr or sparse_bsc")
      .Case("block_size", "sparse_bsr or sparse_bsc")
      .Cases({"values_size", "min_seqlen", "max_seqlen", "lengths"}, "jagged")
      .Default(std::nullopt);
}

static bool hasComponent(Layout layout, StringRef word) {
  if (word == "dense_dims")
    return isCompressed(layout);
  if (word == "block_size")
    return hasBlocks(layout);
  return getName(layout) == *getLayoutOfComponent(word);
}

ParseResult TensorTypeParser::parseCount(int64_t &count) {
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseInteger(count))
    return failure();
  if (count < 0)
    return parser.emitError(loc, "expected 0 or more, found ") << count;
  return success();
}

ParseResult TensorTypeParser::parseBlockSize() {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<SymInt, 2> block;
  if (expressions.parseSizes(block))
    return failure();
  if (block.size() != 2)
    return parser.emitError(loc, "expected rows and columns of a block, found ")
           << block.size() << " sizes";
  for (SymInt size : block)
    if (size.isInt() && size.getInt() < 1)
      return parser.emitError(loc, "expected blocks of 1 or more, found ")
             << size.getInt();
  llvm::copy(block, sparse.blockSize.begin());
  return success();
}

ParseResult TensorTypeParser::parseLength(SymInt &length) {
  SMLoc loc = parser.getCurrentLocation();
  if (expressions.parse(length))
    return failure();
  if (length.isInt() && length.getInt() < 0)
    return parser.emitError(loc, "expected 0 or more, found ")
           << length.getInt();
  return success();
}

ParseResult TensorTypeParser::parseSeqlen(std::optional<SymInt> &length) {
  if (succeeded(parser.parseOptionalKeyword("none"))) {
    length = std::nullopt;
    return success();
  }
  return parseLength(length.emplace());
}

ParseResult TensorTypeParser::parseComponent(StringRef word) {
  if (word == "coalesced" || word == "uncoalesced") {
    sparse.coalesced = word == "coalesced";
    return success();
  }
  if (word == "lengths") {
    jagged.hasLengths = true;
    return success();
  }
  if (parser.parseEqual())
    return failure();
  if (word == "block_size")
    return parseBlockSize();
  if (word == "values_size")
    return parseLength(jagged.valuesSize);
  if (word == "min_seqlen")
    return parseSeqlen(jagged.minSeqlen);
  if (word == "max_seqlen")
    return parseSeqlen(jagged.maxSeqlen);
  return parseCount(numDims);
}

/// Checks that tensors of this layout and rank have the component.
ParseResult TensorTypeParser::checkComponent(StringRef word, SMLoc loc) {
  std::optional<StringRef> layout = getLayoutOfComponent(word);
  if (!layout)
    return success();
  if (!hasComponent(meta.layout, word))
    return parser.emitError(loc, "expected layout ")
           << *layout << " of a tensor with '" << word << "', found "
           << getName(meta.layout);
  if (word == "coalesced" &&
      llvm::is_contained(llvm::make_first_range(seen), "uncoalesced"))
    return parser.emitError(loc, "expected one of coalesced and uncoalesced, "
                                 "found both");
  if (word == "max_seqlen" && jagged.minSeqlen && jagged.minSeqlen->isInt() &&
      jagged.maxSeqlen && jagged.maxSeqlen->isInt() &&
      jagged.maxSeqlen->getInt() < jagged.minSeqlen->getInt())
    return parser.emitError(loc, "expected max_seqlen of min_seqlen, ")
           << jagged.minSeqlen->getInt() << ", or more, found "
           << jagged.maxSeqlen->getInt();
  if (word != "sparse_dims" && word != "dense_dims")
    return success();
  if (!meta.ranked)
    return parser.emitError(loc, "expected no ") << word << " without a rank";
  int64_t rank = sizes.size(),
          most = isCompressed(meta.layout) ? rank - 2 : rank;
  if (numDims > most)
    return parser.emitError(loc, "expected at most ")
           << most << " " << word << " of " << rank << " dimensions, found "
           << numDims;
  sparse.denseDims = word == "sparse_dims" ? rank - numDims : numDims;
  return success();
}

/// Checks the components against the layout and stores them.
ParseResult TensorTypeParser::setComponents() {
  for (auto [word, loc] : seen)
    if (checkComponent(word, loc))
      return failure();
  if (isSparse(meta.layout))
    meta.components = &sparse;
  else if (meta.layout == Layout::Jagged)
    meta.components = &jagged;
  return success();
}

ParseResult TensorTypeParser::parseProperty() {
  SMLoc loc = parser.getCurrentLocation();
  StringRef word;
  if (parser.parseKeyword(&word))
    return failure();
  if (llvm::is_contained(llvm::make_first_range(seen), word))
    return parser.emitError(loc, "expected '") << word << "' only once";
  seen.push_back({word, loc});
  if (word == "conj" || word == "neg") {
    (word == "conj" ? meta.conj : meta.neg) = true;
    return success();
  }
  if (getLayoutOfComponent(word))
    return parseComponent(word);
  if (!llvm::is_contained({"strides", "offset", "device", "layout"}, word))
    return parser.emitError(loc, "expected strides, offset, device, layout, "
                                 "conj, neg or a component, found '")
           << word << "'";
  if (parser.parseEqual())
    return failure();
  if (word == "strides")
    return parseStrides();
  if (word == "device")
    return parseDevice();
  if (word == "layout")
    return parseLayout();
  if (!meta.ranked)
    return parser.emitError(loc, "expected no offset without a rank");
  return expressions.parseSize(meta.offset);
}

Type TensorTypeParser::parse() {
  MLIRContext *context = parser.getContext();
  SMLoc start = parser.getCurrentLocation();
  if (parser.parseLess() || parseSizes())
    return {};
  if (!meta.ranked && succeeded(parser.parseOptionalGreater()))
    return FakeTensorType::getUnknown(context);
  meta.device = Device::cpu();
  if (parser.parseComma() || parseDType())
    return {};
  while (succeeded(parser.parseOptionalComma()))
    if (parseProperty())
      return {};
  if (parser.parseGreater())
    return {};

  bool isOffsetGiven =
      meta.ranked && !meta.offset.isUnknown() && !meta.offset.isInt(0);
  if (isSparse(meta.layout) && (meta.strided || isOffsetGiven)) {
    parser.emitError(start, "expected neither strides nor an offset with "
                            "layout ")
        << getName(meta.layout);
    return {};
  }
  if (meta.ranked && !hasStrides) {
    meta.strided = true;
    strides.resize(sizes.size());
    walkRowMajorStrides(
        sizes, [&](SymInt a, SymInt b) { return expressions.multiply(a, b); },
        [&](size_t i, SymInt stride) {
          strides[i] = stride;
          return true;
        });
  }
  meta.sizes = sizes;
  meta.strides = strides;
  if (setComponents())
    return {};
  return FakeTensorType::get(context, meta);
}

Type FakeTensorType::parse(AsmParser &parser) {
  return TensorTypeParser(parser).parse();
}

//===----------------------------------------------------------------------===//
// Tensors: printing
//===----------------------------------------------------------------------===//

static void printList(raw_ostream &os, ArrayRef<SymInt> values) {
  os << '[';
  llvm::interleaveComma(values, os, [&](SymInt value) {
    fake::print(os, value, SymSyntax::MLIR);
  });
  os << ']';
}

/// Prints min_seqlen or max_seqlen. A symbol may be named like the keyword
/// `none`.
static void printSeqlen(raw_ostream &os, StringRef word,
                        std::optional<SymInt> length) {
  if (length && length->isUnknown())
    return;
  std::string text = length ? toString(*length, SymSyntax::MLIR) : "none";
  os << ", " << word << " = ";
  if (length && text == "none")
    os << "\"none\"";
  else
    os << text;
}

static void printJagged(raw_ostream &os, const JaggedInfo &info) {
  if (!info.valuesSize.isUnknown()) {
    os << ", values_size = ";
    fake::print(os, info.valuesSize, SymSyntax::MLIR);
  }
  printSeqlen(os, "min_seqlen", info.minSeqlen);
  printSeqlen(os, "max_seqlen", info.maxSeqlen);
  if (info.hasLengths)
    os << ", lengths";
}

static void printSparse(raw_ostream &os, const TensorMeta &meta) {
  SparseInfo info = meta.getSparseInfo();
  if (info.denseDims.isInt() && meta.ranked) {
    int64_t dense = info.denseDims.getInt();
    if (isCompressed(meta.layout))
      os << ", dense_dims = " << dense;
    else
      os << ", sparse_dims = " << meta.rank() - dense;
  }
  if (info.blockSize != SparseInfo().blockSize) {
    os << ", block_size = ";
    printList(os, info.blockSize);
  }
  if (info.coalesced)
    os << (*info.coalesced ? ", coalesced" : ", uncoalesced");
}

/// Prints the metadata in `<>`, without what is the default.
static void printTensor(raw_ostream &os, FakeTensorType type) {
  const TensorMeta &meta = type.getMeta();
  if (type == FakeTensorType::getUnknown(type.getContext())) {
    os << "<*>";
    return;
  }
  os << '<';
  if (meta.ranked)
    printList(os, meta.sizes);
  else
    os << '*';
  os << ", " << getShortName(meta.dtype);
  bool mayHaveStrides = meta.ranked && !isSparse(meta.layout);
  if (mayHaveStrides && !meta.strided) {
    os << ", strides = ?";
  } else if (mayHaveStrides && !hasRowMajorStrides(meta)) {
    os << ", strides = ";
    printList(os, meta.strides);
  }
  if (mayHaveStrides && meta.offset != SymInt(0)) {
    os << ", offset = ";
    fake::print(os, meta.offset, SymSyntax::MLIR);
  }
  if (!meta.device.isKnown())
    os << ", device = ?";
  else if (!meta.device.isCPU())
    os << ", device = \"" << meta.device << '"';
  if (meta.layout != Layout::Strided)
    os << ", layout = " << getName(meta.layout);
  if (isSparse(meta.layout))
    printSparse(os, meta);
  else if (meta.layout == Layout::Jagged)
    printJagged(os, meta.getJaggedInfo());
  if (meta.conj)
    os << ", conj";
  if (meta.neg)
    os << ", neg";
  os << '>';
}

void FakeTensorType::print(AsmPrinter &printer) const {
  cast<FakeDialect>(getDialect())
      .getTypeTexts()
      .print(getAsOpaquePointer(), printer.getStream(),
             [&](raw_ostream &os) { printTensor(os, *this); });
}

//===----------------------------------------------------------------------===//
// Numbers and lists
//===----------------------------------------------------------------------===//

Type FakeIntType::parse(AsmParser &parser) {
  if (failed(parser.parseOptionalLess()))
    return FakeIntType::get(parser.getContext());
  SymIntParser expressions(parser);
  SymInt value;
  if (expressions.parse(value) || parser.parseGreater())
    return {};
  return FakeIntType::get(parser.getContext(), value);
}

void FakeIntType::print(AsmPrinter &printer) const {
  if (getValue().isUnknown())
    return;
  printer << '<';
  fake::print(printer.getStream(), getValue(), SymSyntax::MLIR);
  printer << '>';
}

Type FakeListType::parse(AsmParser &parser) {
  // Elements are parsed recursively by MLIR's parser, which does not limit
  // nesting.
  constexpr unsigned maxDepth = 64;
  static thread_local unsigned depth = 0;
  llvm::SaveAndRestore<unsigned> nested(depth, depth + 1);
  SMLoc loc = parser.getCurrentLocation();
  if (depth > maxDepth) {
    parser.emitError(loc, "list is nested deeper than ")
        << maxDepth << " levels";
    return {};
  }
  SmallVector<Type, 4> elements;
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater, [&] {
        return parser.parseType(elements.emplace_back());
      }))
    return {};
  return parser.getChecked<FakeListType>(loc, parser.getContext(),
                                         ArrayRef<Type>(elements));
}

void FakeListType::print(AsmPrinter &printer) const {
  printer << '<';
  llvm::interleaveComma(getElements(), printer);
  printer << '>';
}
