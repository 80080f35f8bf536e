//===- Call.cpp - Calls of other ops ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// The enumerator for one of TorchScript's codes; the value itself if it is
/// invalid.
template <typename DecodeFn>
static MetaValue decode(const MetaValue &value, DecodeFn decoder) {
  if (!value.isInt() || !value.getInt().isInt())
    return value;
  auto decoded = decoder(value.getInt().getInt());
  return decoded ? MetaValue(*decoded) : value;
}

/// Converts a value to a base type.
static MetaValue convertScalar(SchemaBase base, const MetaValue &value) {
  switch (base) {
  case SchemaBase::ScalarType:
    return decode(value, getDTypeFromCode);
  case SchemaBase::Layout:
    return decode(value, getLayoutFromCode);
  case SchemaBase::MemoryFormat:
    return decode(value, getMemoryFormatFromCode);
  case SchemaBase::Device:
    if (value.isString())
      if (std::optional<Device> device = Device::parse(value.getString()))
        return MetaValue(*device);
    return value;
  default:
    return value;
  }
}

/// Whether an enumeration is an invalid code or name.
static bool isUnknownName(SchemaBase base, const MetaValue &value) {
  switch (base) {
  case SchemaBase::ScalarType:
  case SchemaBase::Layout:
  case SchemaBase::MemoryFormat:
    return value.isInt() && value.getInt().isInt();
  case SchemaBase::Device:
    return value.isString();
  default:
    return false;
  }
}

LogicalResult fake::convertArguments(RuleContext &cx, const Schema &schema,
                                     ArrayRef<MetaValue> args,
                                     SmallVectorImpl<MetaValue> &converted) {
  for (auto [i, arg] : llvm::enumerate(args)) {
    const SchemaArg &decl = schema.getArgs()[i];
    MetaValue value = convertScalar(decl.type.base, arg);
    if (!accepts(decl.type, value) || isUnknownName(decl.type.base, value))
      return cx.error(i) << "expected a " << toString(decl.type)
                         << " for argument '" << decl.name << "', found "
                         << getName(value.getKind()) << " '" << value << "'";
    if (decl.type.fixedSize && !value.isList() && !value.isNone() &&
        !value.isUnknown()) {
      auto elements = cx.allocate<MetaValue>(decl.type.fixedSize);
      std::uninitialized_fill(elements.begin(), elements.end(), value);
      value = MetaValue::list(elements);
    }
    converted.push_back(value);
  }
  return success();
}

LogicalResult fake::bindArguments(RuleContext &cx, const Schema &schema,
                                  ArrayRef<MetaValue> args,
                                  ArrayRef<KeywordArg> keywords,
                                  SmallVectorImpl<MetaValue> &bound) {
  if (args.size() > schema.getNumPositional())
    return cx.error() << schema.getOpName() << " takes "
                      << schema.getNumPositional()
                      << " arguments by position, found " << args.size();
  SmallVector<std::optional<MetaValue>, 8> given(args.begin(), args.end());
  given.resize(schema.getArgs().size());
  for (const KeywordArg &keyword : keywords) {
    int position = schema.findArg(keyword.name);
    if (position < 0)
      return cx.error() << schema.getOpName() << " has no argument '"
                        << keyword.name << "'";
    if (given[position])
      return cx.error(position) << schema.getOpName() << " is given argument '"
                                << keyword.name << "' twice";
    given[position] = keyword.value;
  }
  SmallVector<MetaValue, 8> values;
  for (auto [i, decl] : llvm::enumerate(schema.getArgs())) {
    if (!given[i] && !decl.hasDefault)
      return cx.error(i) << schema.getOpName() << " expects an argument '"
                         << decl.name << "', found none";
    values.push_back(given[i].value_or(decl.defaultValue));
  }
  return convertArguments(cx, schema, values, bound);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

LogicalResult fake::callOp(RuleContext &cx, const OpDef &op,
                           ArrayRef<MetaValue> args,
                           ArrayRef<KeywordArg> keywords,
                           MutableArrayRef<MetaValue> results) {
  SmallVector<MetaValue, 8> bound;
  if (failed(bindArguments(cx, op.getSchema(), args, keywords, bound)))
    return failure();
  return op.infer(cx, bound, results);
}

LogicalResult fake::callOp(RuleContext &cx, StringRef name,
                           ArrayRef<MetaValue> args,
                           ArrayRef<KeywordArg> keywords,
                           MutableArrayRef<MetaValue> results) {
  const OpDef *op = lookupOp(name);
  if (!op)
    return cx.error() << "the op table has no op " << name;
  return callOp(cx, *op, args, keywords, results);
}

FailureOr<TensorMeta> fake::callOp(RuleContext &cx, Op op,
                                   ArrayRef<MetaValue> args) {
  const OpDef &def = getOp(op);
  assert(def.getSchema().getReturns().size() == 1 && "an op of one result");
  SmallVector<MetaValue, 6> values(args);
  for (const SchemaArg &arg :
       def.getSchema().getArgs().drop_front(args.size())) {
    assert(arg.hasDefault && "an argument without default is missing");
    values.push_back(arg.defaultValue);
  }
  MetaValue result;
  if (succeeded(def.infer(cx, values, result)))
    return withAnyStrides(cx, *result.getTensor());
  // The blamed arguments are not those of the caller.
  cx.lastError.blamed.clear();
  return failure();
}

MetaValue fake::toList(RuleContext &cx, ArrayRef<int64_t> values) {
  MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(values.size());
  for (auto [value, element] : llvm::zip_equal(values, list))
    element = Scalar::integer(value);
  return MetaValue::list(list);
}

MetaValue fake::toList(RuleContext &cx, ArrayRef<SymInt> values) {
  MutableArrayRef<MetaValue> list = cx.allocate<MetaValue>(values.size());
  for (auto [value, element] : llvm::zip_equal(values, list))
    element = Scalar::integer(value);
  return MetaValue::list(list);
}
