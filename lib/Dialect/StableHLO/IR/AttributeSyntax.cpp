//===- AttributeSyntax.cpp - Syntax of #stablehlo attributes ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttributeSyntax.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace fake::stablehlo;

//===----------------------------------------------------------------------===//
// Definitions
//===----------------------------------------------------------------------===//

namespace {
/// An enum, whose attributes are `#stablehlo<mnemonic WORD>`.
struct EnumDef {
  StringLiteral mnemonic;
  /// Separated by spaces.
  StringLiteral words;
};

enum class FieldKind : uint8_t { List, Integer, Any };

struct FieldDef {
  StringLiteral name;
  FieldKind kind = FieldKind::List;
};

/// An attribute with fields.
struct StructDef {
  StringLiteral mnemonic;
  /// In the order in which they are printed.
  ArrayRef<FieldDef> fields;
  /// Whether empty lists and zeros are not written.
  bool omitsDefaults = true;
};
} // namespace

static constexpr EnumDef enums[] = {
    {"comparison_direction", "EQ NE GE GT LE LT"},
    {"comparison_type", "NOTYPE FLOAT TOTALORDER SIGNED UNSIGNED"},
    {"fft_type", "FFT IFFT RFFT IRFFT"},
    {"precision", "DEFAULT HIGH HIGHEST"},
    {"result_accuracy_mode", "DEFAULT HIGHEST TOLERANCE"},
    {"rng_algorithm", "DEFAULT THREE_FRY PHILOX"},
    {"rng_distribution", "UNIFORM NORMAL"},
    {"transpose", "TRANSPOSE_INVALID NO_TRANSPOSE TRANSPOSE ADJOINT"},
};

static constexpr FieldDef dotFields[] = {
    {"lhs_batching_dimensions"},
    {"rhs_batching_dimensions"},
    {"lhs_contracting_dimensions"},
    {"rhs_contracting_dimensions"},
};
static constexpr FieldDef raggedDotFields[] = {
    {"lhs_batching_dimensions"},    {"rhs_batching_dimensions"},
    {"lhs_contracting_dimensions"}, {"rhs_contracting_dimensions"},
    {"lhs_ragged_dimensions"},      {"rhs_group_dimensions"},
};
static constexpr FieldDef gatherFields[] = {
    {"offset_dims"},           {"collapsed_slice_dims"},
    {"operand_batching_dims"}, {"start_indices_batching_dims"},
    {"start_index_map"},       {"index_vector_dim", FieldKind::Integer},
};
static constexpr FieldDef scatterFields[] = {
    {"update_window_dims"},           {"inserted_window_dims"},
    {"input_batching_dims"},          {"scatter_indices_batching_dims"},
    {"scatter_dims_to_operand_dims"}, {"index_vector_dim", FieldKind::Integer},
};
static constexpr FieldDef convFields[] = {
    {"input_batch_dimension", FieldKind::Integer},
    {"input_feature_dimension", FieldKind::Integer},
    {"input_spatial_dimensions"},
    {"kernel_input_feature_dimension", FieldKind::Integer},
    {"kernel_output_feature_dimension", FieldKind::Integer},
    {"kernel_spatial_dimensions"},
    {"output_batch_dimension", FieldKind::Integer},
    {"output_feature_dimension", FieldKind::Integer},
    {"output_spatial_dimensions"},
};
static constexpr FieldDef aliasFields[] = {
    {"output_tuple_indices"},
    {"operand_index", FieldKind::Integer},
    {"operand_tuple_indices"},
};
static constexpr FieldDef channelFields[] = {
    {"handle", FieldKind::Integer},
    {"type", FieldKind::Integer},
};
static constexpr FieldDef algorithmFields[] = {
    {"lhs_precision_type", FieldKind::Any},
    {"rhs_precision_type", FieldKind::Any},
    {"accumulation_type", FieldKind::Any},
    {"lhs_component_count", FieldKind::Integer},
    {"rhs_component_count", FieldKind::Integer},
    {"num_primitive_operations", FieldKind::Integer},
    {"allow_imprecise_accumulation", FieldKind::Any},
};
static constexpr FieldDef accuracyFields[] = {
    {"atol", FieldKind::Any},
    {"rtol", FieldKind::Any},
    {"ulps", FieldKind::Integer},
    {"mode", FieldKind::Any},
};
static constexpr FieldDef boundsFields[] = {{"bounds"}};

static constexpr StructDef structs[] = {
    {"dot", dotFields},
    {"ragged_dot", raggedDotFields},
    {"gather", gatherFields},
    {"scatter", scatterFields},
    {"conv", convFields, /*omitsDefaults=*/false},
    {"output_operand_alias", aliasFields, /*omitsDefaults=*/false},
    {"channel_handle", channelFields, /*omitsDefaults=*/false},
    {"dot_algorithm", algorithmFields, /*omitsDefaults=*/false},
    {"result_accuracy", accuracyFields},
    {"type_extensions", boundsFields, /*omitsDefaults=*/false},
};

/// The definition with this mnemonic, or null.
template <typename DefT>
static const DefT *findDef(ArrayRef<DefT> defs, StringRef mnemonic) {
  for (const DefT &def : defs)
    if (def.mnemonic == mnemonic)
      return &def;
  return nullptr;
}

bool fake::stablehlo::isEnum(StringRef mnemonic) {
  return findDef(ArrayRef(enums), mnemonic);
}

bool fake::stablehlo::hasFields(StringRef mnemonic) {
  return findDef(ArrayRef(structs), mnemonic);
}

//===----------------------------------------------------------------------===//
// Words and integers
//===----------------------------------------------------------------------===//

ParseResult fake::stablehlo::parseWord(AsmParser &parser, StringRef mnemonic,
                                       StringRef &word) {
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseKeyword(&word))
    return failure();
  SmallVector<StringRef> words;
  llvm::SplitString(findDef(ArrayRef(enums), mnemonic)->words, words);
  if (llvm::is_contained(words, word))
    return success();
  return parser.emitError(loc, "expected one of ")
         << llvm::join(words, ", ") << ", found '" << word << "'";
}

/// An integer, or a `?`.
static ParseResult parseDimension(AsmParser &parser, int64_t &value) {
  if (failed(parser.parseOptionalQuestion()))
    return fake::parseInt64(parser, value);
  value = ShapedType::kDynamic;
  return success();
}

ParseResult fake::stablehlo::parseIntegers(AsmParser &parser,
                                           SmallVectorImpl<int64_t> &values,
                                           AsmParser::Delimiter delimiter) {
  return parser.parseCommaSeparatedList(
      delimiter, [&] { return parseDimension(parser, values.emplace_back()); });
}

void fake::stablehlo::printIntegerList(ArrayRef<int64_t> values,
                                       AsmPrinter &printer) {
  llvm::interleaveComma(values, printer, [&](int64_t value) {
    if (ShapedType::isDynamic(value))
      printer << '?';
    else
      printer << value;
  });
}

void fake::stablehlo::printIntegers(ArrayRef<int64_t> values,
                                    AsmPrinter &printer) {
  printer << '[';
  printIntegerList(values, printer);
  printer << ']';
}

//===----------------------------------------------------------------------===//
// Fields
//===----------------------------------------------------------------------===//

/// A field's value; null after an error.
static Attribute parseField(AsmParser &parser, FieldKind kind) {
  Builder &builder = parser.getBuilder();
  switch (kind) {
  case FieldKind::List: {
    SmallVector<int64_t> values;
    if (parseIntegers(parser, values))
      return {};
    return builder.getDenseI64ArrayAttr(values);
  }
  case FieldKind::Integer: {
    int64_t value;
    if (fake::parseInt64(parser, value))
      return {};
    return builder.getI64IntegerAttr(value);
  }
  case FieldKind::Any: {
    Attribute value;
    if (fake::checkIntegerLength(parser) || parser.parseAttribute(value))
      return {};
    return value;
  }
  }
  llvm_unreachable("all kinds of fields are handled");
}

/// Whether a field has the value that it has if it is not written.
static bool isDefault(Attribute value) {
  if (auto list = dyn_cast<DenseI64ArrayAttr>(value))
    return list.empty();
  auto integer = dyn_cast<IntegerAttr>(value);
  return integer && integer.getValue().isZero();
}

static InFlightDiagnostic emitFieldError(AsmParser &parser, SMLoc loc,
                                         const StructDef &def) {
  auto names = llvm::map_range(
      def.fields, [](const FieldDef &field) { return StringRef(field.name); });
  return parser.emitError(loc, "expected one of ") << llvm::join(names, ", ");
}

/// `name = value, ...>`.
static ParseResult parseFieldsAndEnd(AsmParser &parser, StringRef mnemonic,
                                     Fields &fields) {
  const StructDef &def = *findDef(ArrayRef(structs), mnemonic);
  SMLoc start = parser.getCurrentLocation();
  SmallVector<Attribute> values(def.fields.size());
  auto parseOne = [&]() -> ParseResult {
    SMLoc loc = parser.getCurrentLocation();
    StringRef name;
    if (parser.parseKeyword(&name))
      return failure();
    const auto *field = llvm::find_if(
        def.fields, [&](const FieldDef &f) { return f.name == name; });
    if (field == def.fields.end())
      return emitFieldError(parser, loc, def) << ", found '" << name << "'";
    Attribute &value = values[field - def.fields.begin()];
    if (value)
      return parser.emitError(loc, "expected '") << name << "' once";
    return failure(parser.parseEqual() ||
                   !(value = parseField(parser, field->kind)));
  };
  // A comma may stand before the end.
  while (failed(parser.parseOptionalGreater())) {
    if (parseOne())
      return failure();
    if (failed(parser.parseOptionalComma())) {
      if (parser.parseGreater())
        return failure();
      break;
    }
  }
  for (auto [field, value] : llvm::zip(def.fields, values)) {
    if (!value && !def.omitsDefaults)
      return parser.emitError(start, "expected '") << field.name << "'";
    if (value && !(def.omitsDefaults && isDefault(value)))
      fields.emplace_back(parser.getBuilder().getStringAttr(field.name), value);
  }
  return success();
}

ParseResult fake::stablehlo::parseFields(AsmParser &parser, StringRef mnemonic,
                                         Fields &fields) {
  return failure(parser.parseLess() ||
                 parseFieldsAndEnd(parser, mnemonic, fields));
}

void fake::stablehlo::printFields(HLOAttr attr, AsmPrinter &printer) {
  printer << '<';
  llvm::interleaveComma(attr.getFields(), printer, [&](NamedAttribute field) {
    printer << field.getName().getValue() << " = ";
    if (auto list = dyn_cast<DenseI64ArrayAttr>(field.getValue()))
      printIntegers(list, printer);
    else
      printer.printAttributeWithoutType(field.getValue());
  });
  printer << '>';
}

//===----------------------------------------------------------------------===//
// Dimensions of convolutions
//===----------------------------------------------------------------------===//

namespace {
/// One of the tensors of a convolution: two dimensions that a letter stands
/// for, as fields, and the spatial ones.
struct ConvTensor {
  struct Letter {
    StringLiteral letter;
    StringLiteral field;
  };
  Letter letters[2];
  StringLiteral spatial;
};
} // namespace

static constexpr ConvTensor convTensors[] = {
    {{{"b", "input_batch_dimension"}, {"f", "input_feature_dimension"}},
     "input_spatial_dimensions"},
    {{{"i", "kernel_input_feature_dimension"},
      {"o", "kernel_output_feature_dimension"}},
     "kernel_spatial_dimensions"},
    {{{"b", "output_batch_dimension"}, {"f", "output_feature_dimension"}},
     "output_spatial_dimensions"},
};

/// `[b, 0, 1, f]`, where every dimension has to be there once.
static ParseResult parseConvTensor(AsmParser &parser, const ConvTensor &tensor,
                                   Fields &fields) {
  SMLoc start = parser.getCurrentLocation();
  /// The position of each dimension: the letters, then the spatial ones.
  llvm::SmallDenseMap<int64_t, int64_t> positions;
  auto parseOne = [&]() -> ParseResult {
    SMLoc loc = parser.getCurrentLocation();
    int64_t key;
    StringRef letter;
    if (succeeded(parser.parseOptionalKeyword(&letter))) {
      if (letter == tensor.letters[0].letter)
        key = -1;
      else if (letter == tensor.letters[1].letter)
        key = -2;
      else
        return parser.emitError(loc, "expected ")
               << tensor.letters[0].letter << ", " << tensor.letters[1].letter
               << " or a number, found '" << letter << "'";
    } else if (fake::parseInt64(parser, key)) {
      return failure();
    } else if (key < 0) {
      return parser.emitError(loc, "expected a dimension of at least 0, found ")
             << key;
    }
    if (!positions.try_emplace(key, positions.size()).second)
      return parser.emitError(loc, "expected each dimension once");
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parseOne))
    return failure();
  Builder &builder = parser.getBuilder();
  for (auto [i, letter] : llvm::enumerate(tensor.letters)) {
    auto it = positions.find(-1 - int64_t(i));
    if (it == positions.end())
      return parser.emitError(start, "expected a dimension ") << letter.letter;
    fields.emplace_back(builder.getStringAttr(letter.field),
                        builder.getI64IntegerAttr(it->second));
  }
  SmallVector<int64_t> spatial;
  for (int64_t i = 0, e = positions.size() - 2; i < e; ++i) {
    auto it = positions.find(i);
    if (it == positions.end())
      return parser.emitError(start, "expected a dimension ") << i;
    spatial.push_back(it->second);
  }
  fields.emplace_back(builder.getStringAttr(tensor.spatial),
                      builder.getDenseI64ArrayAttr(spatial));
  return success();
}

ParseResult fake::stablehlo::parseConvDimensions(AsmParser &parser,
                                                 Fields &fields) {
  return failure(parseConvTensor(parser, convTensors[0], fields) ||
                 parser.parseKeyword("x") ||
                 parseConvTensor(parser, convTensors[1], fields) ||
                 parser.parseArrow() ||
                 parseConvTensor(parser, convTensors[2], fields));
}

ParseResult fake::stablehlo::parseRawConvDimensions(AsmParser &parser,
                                                    Fields &fields) {
  SMLoc loc = parser.getCurrentLocation();
  if (parseFieldsAndEnd(parser, "conv", fields))
    return failure();
  // Three fields for each tensor.
  for (ArrayRef<NamedAttribute> rest = fields; !rest.empty();
       rest = rest.drop_front(3)) {
    auto spatial = cast<DenseI64ArrayAttr>(rest[2].getValue());
    SmallVector<int64_t> positions(spatial.asArrayRef());
    for (NamedAttribute letter : rest.take_front(2))
      positions.push_back(cast<IntegerAttr>(letter.getValue()).getInt());
    llvm::sort(positions);
    if (!llvm::equal(positions, llvm::seq<int64_t>(0, positions.size())))
      return parser.emitError(loc, "expected each dimension once");
  }
  return success();
}

void fake::stablehlo::printConvDimensions(HLOAttr attr, AsmPrinter &printer) {
  auto printTensor = [&](const ConvTensor &tensor) {
    ArrayRef<int64_t> spatial = attr.getList(tensor.spatial);
    SmallVector<std::string> order(spatial.size() + 2);
    for (const ConvTensor::Letter &letter : tensor.letters)
      order[attr.getInt(letter.field)] = letter.letter;
    for (auto [i, position] : llvm::enumerate(spatial))
      order[position] = std::to_string(i);
    printer << '[' << llvm::join(order, ", ") << ']';
  };
  printTensor(convTensors[0]);
  printer << 'x';
  printTensor(convTensors[1]);
  printer << "->";
  printTensor(convTensors[2]);
}
