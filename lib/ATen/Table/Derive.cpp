//===- Derive.cpp - Ops derived from others ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Derive.h"
#include "FakeTensor/Meta/Overlap.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "Table/Composite.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Schemas
//===----------------------------------------------------------------------===//

/// The text between the parentheses of a schema.
static StringRef getArgsText(StringRef schema) {
  StringRef tail = schema.split('(').second;
  return tail.take_front(tail.rfind("->")).rtrim().drop_back();
}

std::string fake::getInPlaceSchema(const Schema &functional) {
  StringRef head = functional.getText().split('(').first;
  auto [name, overload] = head.split('.');
  StringRef args = getArgsText(functional.getText());
  [[maybe_unused]] bool writesSelf = args.consume_front("Tensor");
  assert(writesSelf && "in-place ops write self");
  return (name + "_" + (overload.empty() ? "" : ".") + overload +
          "(Tensor(a!)" + args + ") -> " +
          (args.starts_with("[]") ? "()" : "Tensor(a!)"))
      .str();
}

/// The arguments of a schema as written, `*` included.
static SmallVector<StringRef, 8> splitArgs(StringRef text) {
  SmallVector<StringRef, 8> result;
  int depth = 0;
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '[';
    depth -= text[i] == ']';
    if (text[i] != ',' || depth != 0)
      continue;
    result.push_back(text.slice(start, i).trim());
    start = i + 1;
  }
  if (StringRef last = text.drop_front(start).trim(); !last.empty())
    result.push_back(last);
  return result;
}

/// Whether an argument is one of the tensor options, which `out=` overloads of
/// factories omit.
static bool isOption(StringRef name) {
  return name == "dtype" || name == "layout" || name == "device" ||
         name == "pin_memory";
}

/// The inputs of an `out=` overload: the arguments of the functional op without
/// alias marks and options.
static std::string getInputsOfOut(const Schema &functional) {
  bool isFactory = functional.findArg("pin_memory") >= 0;
  std::string result;
  bool hasStar = false;
  for (StringRef arg : splitArgs(getArgsText(functional.getText()))) {
    StringRef name = arg.split('=').first.rtrim();
    name = name.substr(name.rfind(' ') + 1);
    if (isFactory && isOption(name))
      continue;
    hasStar |= arg == "*";
    if (size_t mark = arg.find("Tensor("); mark != StringRef::npos)
      result += ("Tensor" + arg.drop_front(arg.find(')') + 1)).str();
    else
      result += arg;
    result += ", ";
  }
  return hasStar ? result : result + "*, ";
}

std::string fake::getOutSchema(const Schema &functional,
                               const OutOverload &out) {
  ArrayRef<SchemaArg> returns = functional.getReturns();
  SmallVector<StringRef, 3> names;
  StringRef(out.written).split(names, ' ');
  std::string text = out.name + ("(" + getInputsOfOut(functional));
  std::string results;
  for (auto [i, returned] : llvm::enumerate(returns)) {
    std::string mark = {'(', static_cast<char>('a' + i), '!', ')'};
    text += (i ? ", Tensor" : "Tensor") + mark;
    text += ((returned.type.isList ? "[] " : " ") + names[i]).str();
    if (returned.type.isList)
      return text + ") -> ()";
    results += (i ? ", Tensor" : "Tensor") + mark;
    // If a written argument is called `out0`, or the overload `output`, returns
    // have no names.
    if (!returned.name.empty() && !names[i].starts_with("out") &&
        !StringRef(out.name).ends_with(".output"))
      results += (" " + returned.name).str();
  }
  return text + ") -> " + (returns.size() == 1 ? results : "(" + results + ")");
}

//===----------------------------------------------------------------------===//
// In place
//===----------------------------------------------------------------------===//

/// Whether a result of type `from` may be stored into a tensor of type `to`:
/// the category must not be lower. Follows `can_safe_cast_to`, with PyTorch's
/// exception for results computed from bool.
static bool canStore(DType from, DType to) {
  DTypeKind fromKind = getKind(from), toKind = getKind(to);
  if (from == DType::Unknown || to == DType::Unknown)
    return true;
  return fromKind <= toKind || fromKind == DTypeKind::Other ||
         toKind == DTypeKind::Other;
}

bool fake::requireSameSizes(RuleContext &cx, ArrayRef<SymInt> a,
                            ArrayRef<SymInt> b) {
  if (a.size() != b.size())
    return false;
  for (auto [x, y] : llvm::zip_equal(a, b))
    if (x != y && !cx.env.require(Condition::eq(x, y)))
      return false;
  return true;
}

/// `self.resize_(sizes)` of the tensor that is argument `arg`: row-major in the
/// same storage.
static LogicalResult resize(RuleContext &cx, unsigned arg,
                            const TensorMeta &self, ArrayRef<SymInt> sizes,
                            MetaValue &result) {
  if (failed(checkResize(cx, self, sizes, arg)))
    return failure();
  result = cx.createValue(
      makeResized(cx, self, sizes, contiguousStrides(cx, sizes)));
  return success();
}

LogicalResult fake::storeInPlace(RuleContext &cx, const MetaValue &self,
                                 OpTraits traits, MetaValue &result) {
  const TensorMeta &target = *self.getTensor();
  const TensorMeta &value = *result.getTensor();
  bool sameSizes = requireSameSizes(cx, target.sizes, value.sizes);
  if (!sameSizes && !traits.has(InPlace::Resizes))
    return cx.error(0) << "output with sizes " << target.sizes
                       << " does not match the broadcast sizes " << value.sizes;
  // A real result cannot be stored in a complex tensor: `abs_`.
  if (!traits.has(InPlace::AnyDType) &&
      (!canStore(value.dtype, target.dtype) ||
       (isFloat(value.dtype) && isComplex(target.dtype))))
    return cx.error(0) << "result type " << value.dtype
                       << " cannot be stored in the output type "
                       << target.dtype;
  if (value.layout != target.layout)
    return cx.error(0) << "a result of layout " << getName(value.layout)
                       << " cannot be stored in an output of layout "
                       << getName(target.layout);
  if (value.device != target.device && value.device.isKnown() &&
      target.device.isKnown())
    return cx.error(0) << "expected the result on " << target.device.str()
                       << ", where the output is, found " << value.device.str();
  if (sameSizes) {
    result = self;
    return success();
  }
  return resize(cx, 0, target, value.sizes, result);
}

//===----------------------------------------------------------------------===//
// Out
//===----------------------------------------------------------------------===//

/// Whether two shapes are equal: with hints a guard in either case, otherwise
/// asserted.
static bool decideSameSizes(RuleContext &cx, ArrayRef<SymInt> a,
                            ArrayRef<SymInt> b) {
  return a.size() == b.size() &&
         llvm::all_of(llvm::zip_equal(a, b), [&](auto pair) {
           auto [x, y] = pair;
           return x == y || cx.env.decide(Condition::eq(x, y), true);
         });
}

/// Stores one result in argument `arg`: a tensor of other sizes is resized, or
/// left unchanged. Follows `out_wrapper` of torch._prims_common.
static LogicalResult storeOut(RuleContext &cx, unsigned arg, const OpDef &op,
                              const MetaValue &out, const MetaValue &result,
                              MetaValue &stored) {
  stored = out;
  const OutPolicy &policy = *op.facets.out;
  if (policy.exactDType && !policy.allowsNone && out.isTensor() &&
      result.isNone())
    return cx.error(arg) << "expected no output for a result that is None";
  if (!out.isTensor() || !result.isTensor())
    return success();
  const TensorMeta &target = *out.getTensor();
  const TensorMeta &value = *result.getTensor();
  if (value.layout != target.layout)
    return cx.error(arg) << "expected an output of layout "
                         << getName(value.layout) << ", found "
                         << getName(target.layout);
  if ((!policy.anyDType && !canStore(value.dtype, target.dtype)) ||
      (policy.exactDType && value.dtype != target.dtype &&
       value.dtype != DType::Unknown && target.dtype != DType::Unknown))
    return cx.error(arg) << "result type " << value.dtype
                         << " cannot be stored in the output type "
                         << target.dtype;
  // A cpu scalar is moved to the device of the output.
  bool isCPUScalar = value.isScalar() && value.device.isCPU();
  if (value.device != target.device && value.device.isKnown() &&
      target.device.isKnown() && !isCPUScalar)
    return cx.error(arg) << "expected the output on " << value.device.str()
                         << ", found " << target.device.str();
  if (!value.ranked) {
    TensorMeta unknown = target;
    unknown.ranked = unknown.strided = false;
    stored = cx.createValue(unknown);
    return success();
  }
  auto isUnknown = [](SymInt size) { return size.isUnknown(); };
  if (!policy.keepsSizes &&
      (!target.ranked || llvm::any_of(target.sizes, isUnknown) ||
       llvm::any_of(value.sizes, isUnknown))) {
    // Whether the output is resized is unknown.
    TensorMeta stated = target;
    stated.ranked = true;
    stated.strided = false;
    stated.sizes = value.sizes;
    stated.strides = {};
    stated.offset = SymInt::unknown();
    stored = cx.createValue(stated);
    return success();
  }
  bool isResized =
      !policy.keepsSizes && !decideSameSizes(cx, target.sizes, value.sizes);
  if (isResized && failed(resize(cx, arg, target, value.sizes, stored)))
    return failure();
  if (value.strided &&
      (policy.restrides || (isResized && policy.takesStrides))) {
    TensorMeta strided = *stored.getTensor();
    strided.strides = value.strides;
    stored = cx.createValue(strided);
  }
  return success();
}

/// Fails if the argument `dtype` differs from the dtype of the output.
static LogicalResult checkAskedDType(RuleContext &cx, const OpDef &op,
                                     ArrayRef<MetaValue> args,
                                     const MetaValue &out) {
  int place = op.getSchema().findArg("dtype");
  if (!op.facets.out->decidesDType || place < 0 || !args[place].is<DType>() ||
      !out.isTensor())
    return success();
  DType asked = args[place].get<DType>(), found = out.getTensor()->dtype;
  if (asked == found || asked == DType::Unknown || found == DType::Unknown)
    return success();
  return cx.error(place) << "expected the dtype of the output, " << found
                         << ", found " << asked;
}

/// The kernels of some `out=` overloads reject inputs that the Python rules of
/// the functional ops accept.
static LogicalResult checkInputOfOut(RuleContext &cx, const OpDef &op,
                                     const MetaValue &self) {
  if (!self.isTensor())
    return success();
  DType dtype = self.getTensor()->dtype;
  if ((op.facets.out->refusesComplex && isComplex(dtype)) ||
      (op.facets.out->refusesBool && dtype == DType::Bool))
    return cx.error(0) << "expected an ordered dtype, found " << dtype;
  return success();
}

/// The arguments of the functional op: those of the `out=` overload, and the
/// options of the output.
static SmallVector<MetaValue, 8> getFunctionalArgs(const OpDef &op,
                                                   ArrayRef<MetaValue> args,
                                                   const MetaValue &out) {
  const MetaValue none = MetaValue::none();
  SmallVector<MetaValue, 8> result;
  ArrayRef<SchemaArg> own = op.getSchema().getArgs();
  size_t next = 0;
  for (const SchemaArg &arg : op.functional->getSchema().getArgs()) {
    bool isGiven = !own[next].alias.isWrite && own[next].name == arg.name;
    const MetaValue &given = isGiven ? args[next++] : none;
    if (isGiven &&
        !(arg.name == "dtype" && given.isNone() && op.facets.out->decidesDType))
      result.push_back(given);
    else if (arg.name == "dtype" && out.isTensor())
      result.push_back(MetaValue(out.getTensor()->dtype));
    else if (arg.name == "device" && out.isTensor() &&
             out.getTensor()->device.isKnown())
      result.push_back(MetaValue(out.getTensor()->device));
    else
      result.push_back(none);
  }
  return result;
}

/// Fails if the output overlaps itself or an input. An op with an in-place
/// overload may write to `self`. Other inputs may be the output itself, which
/// is not an error for `gather`.
static LogicalResult checkApart(RuleContext &cx, const OpDef &op,
                                ArrayRef<MetaValue> args, unsigned outArg,
                                const TensorMeta &out) {
  if (overlapsItself(cx, out))
    return cx.error(outArg) << "expected an output whose elements do not "
                               "overlap, found sizes "
                            << out.sizes << " and strides " << out.strides;
  auto check = [&](unsigned arg, const MetaValue &value) -> LogicalResult {
    if (!value.isTensor())
      return success();
    Overlap overlap = getOverlap(cx, out, *value.getTensor());
    if (overlap == Overlap::NoneKnown || (overlap == Overlap::Full && arg != 0))
      return success();
    return cx.error(arg, outArg) << "expected an output apart from the inputs, "
                                    "found one that overlaps argument "
                                 << static_cast<int64_t>(arg);
  };
  unsigned first = op.functional->traits.has(InPlace::Derived) ? 1 : 0;
  for (unsigned arg = first; arg < args.size(); ++arg) {
    ArrayRef<MetaValue> values = args[arg];
    if (args[arg].isList())
      values = args[arg].getList();
    for (const MetaValue &value : values)
      if (failed(check(arg, value)))
        return failure();
  }
  return success();
}

/// The same tensor on another device; other values are unchanged.
static MetaValue moveTo(RuleContext &cx, const MetaValue &value,
                        Device device) {
  if (!value.isTensor())
    return value;
  TensorMeta moved = *value.getTensor();
  moved.device = device;
  return cx.createValue(moved);
}

/// The results of the functional op, on the device of the outputs.
static LogicalResult inferFunctional(RuleContext &cx, const OpDef &op,
                                     ArrayRef<MetaValue> args,
                                     ArrayRef<MetaValue> outs,
                                     MutableArrayRef<MetaValue> values) {
  SmallVector<MetaValue, 8> given = getFunctionalArgs(op, args, outs[0]);
  bool onMeta = op.facets.out->runsOnMeta;
  if (onMeta)
    for (MetaValue &arg : given)
      arg = moveTo(cx, arg, Device(DeviceType::Meta));
  if (failed(op.functional->infer(cx, given, values)))
    return failure();
  if (onMeta)
    for (auto [value, out] : llvm::zip_equal(values, outs))
      if (out.isTensor())
        value = moveTo(cx, value, out.getTensor()->device);
  return success();
}

LogicalResult fake::inferOut(RuleContext &cx, const OpDef &op,
                             ArrayRef<MetaValue> args,
                             MutableArrayRef<MetaValue> results) {
  const OpDef &functional = *op.functional;
  size_t numOuts = functional.getSchema().getReturns().size();
  size_t firstOut = args.size() - numOuts;
  SmallVector<MetaValue, 3> values(numOuts);
  if (failed(checkAskedDType(cx, op, args, args[firstOut])) ||
      failed(checkInputOfOut(cx, op, args[0])))
    return failure();
  // The outputs state how many there are.
  if (args[firstOut].isList())
    cx.request.listLength = args[firstOut].getList().size();
  if (failed(inferFunctional(cx, op, args, args.drop_front(firstOut), values)))
    return failure();
  for (auto [i, value] : llvm::enumerate(values)) {
    const MetaValue &out = args[firstOut + i];
    MetaValue stored;
    if (!results.empty()) {
      if (failed(storeOut(cx, firstOut + i, op, out, value, results[i])))
        return failure();
      if (op.facets.out->noOverlap && results[i].isTensor() &&
          failed(checkApart(cx, op, args.take_front(firstOut), firstOut + i,
                            *results[i].getTensor())))
        return failure();
      continue;
    }
    if (!out.isList() || !value.isList())
      continue;
    if (out.getList().size() != value.getList().size())
      return cx.error(firstOut + i)
             << "expected " << value.getList().size() << " outputs, found "
             << out.getList().size();
    for (auto [target, element] :
         llvm::zip_equal(out.getList(), value.getList()))
      if (failed(storeOut(cx, firstOut + i, op, target, element, stored)))
        return failure();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Foreach
//===----------------------------------------------------------------------===//

/// The common length of all lists; nullopt if a list is unknown.
static FailureOr<std::optional<size_t>>
getNumPlaces(RuleContext &cx, const OpDef &op, ArrayRef<MetaValue> args) {
  std::optional<size_t> count;
  for (auto [i, arg] : llvm::enumerate(args)) {
    if (!op.getSchema().getArgs()[i].type.isList)
      continue;
    if (!arg.isList())
      return std::optional<size_t>();
    size_t size = arg.getList().size();
    if (size == 0)
      return cx.error(i) << "expected at least one element, found none";
    if (count && *count != size)
      return cx.error(i) << "expected lists of the same length, found "
                         << *count << " and " << size;
    count = size;
  }
  return count;
}

/// The argument of the base op for an argument of a list op: that of the same
/// name, else at the same position.
static size_t getBaseIndex(const OpDef &op, size_t index) {
  int named =
      op.base->getSchema().findArg(op.getSchema().getArgs()[index].name);
  return named >= 0 ? named : index;
}

/// Whether the base op has a number for an argument of a list op.
static bool isNumberOfBase(const OpDef &op, size_t index) {
  const SchemaArg &param =
      op.base->getSchema().getArgs()[getBaseIndex(op, index)];
  return param.type.base == SchemaBase::Scalar;
}

/// A tensor argument of a list op must be a scalar, or contain a number for
/// each place if the base op has a number. Follows
/// convert_tensor_to_scalar_list.
static LogicalResult checkTensorsBesideLists(RuleContext &cx, const OpDef &op,
                                             ArrayRef<MetaValue> args,
                                             std::optional<size_t> count) {
  for (auto [i, arg] : llvm::enumerate(args)) {
    if (!arg.isTensor() || !arg.getTensor()->ranked)
      continue;
    const TensorMeta &meta = *arg.getTensor();
    if (!isNumberOfBase(op, i)) {
      if (!meta.isScalar())
        return cx.error(i) << "expected a tensor of rank 0, found sizes "
                           << meta.sizes;
    } else if (meta.rank() != 1) {
      return cx.error(i) << "expected a tensor of rank 1, found sizes "
                         << meta.sizes;
    } else if (count && !requireEqual(cx, meta.sizes[0], SymInt(*count))) {
      return cx.error(i) << "expected a number for each of " << *count
                         << " tensors, found sizes " << meta.sizes;
    }
  }
  return success();
}

void fake::getBaseArgs(const OpDef &op, ArrayRef<MetaValue> args, size_t place,
                       SmallVectorImpl<MetaValue> &baseArgs) {
  baseArgs.clear();
  for (const SchemaArg &param : op.base->getSchema().getArgs())
    baseArgs.push_back(param.hasDefault ? param.defaultValue
                                        : MetaValue::none());
  for (auto [i, arg] : llvm::enumerate(args)) {
    bool isList = op.getSchema().getArgs()[i].type.isList;
    MetaValue element = isList ? arg.getList()[place] : arg;
    if (isNumberOfBase(op, i) && element.isTensor())
      element = unknownScalar(element.getTensor()->dtype);
    baseArgs[getBaseIndex(op, i)] = element;
  }
}

LogicalResult fake::inferForEach(RuleContext &cx, const OpDef &op,
                                 ArrayRef<MetaValue> args,
                                 MutableArrayRef<MetaValue> results) {
  FailureOr<std::optional<size_t>> count = getNumPlaces(cx, op, args);
  if (failed(count) || failed(checkTensorsBesideLists(cx, op, args, *count)))
    return failure();
  for (MetaValue &result : results)
    result = MetaValue();
  if (!*count)
    return success();
  SmallVector<MetaValue, 6> baseArgs;
  MutableArrayRef<MetaValue> values = cx.allocate<MetaValue>(**count);
  for (auto [place, value] : llvm::enumerate(values)) {
    getBaseArgs(op, args, place, baseArgs);
    if (failed(op.base->infer(cx, baseArgs, value)))
      return failure();
  }
  if (!results.empty())
    results[0] = MetaValue::list(values);
  return success();
}
