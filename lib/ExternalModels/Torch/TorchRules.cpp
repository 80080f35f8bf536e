//===- TorchRules.cpp - Metadata rules of torch ops -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Meta/Promotion.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNX/ONNXRules.h"
#include "OpRules.h"
#include "TorchModelsImpl.h"
#include "llvm/ADT/SmallString.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Ops of the table
//===----------------------------------------------------------------------===//

/// The arguments of an op whose operand i is argument i of the schema; trailing
/// arguments with defaults may be omitted.
static LogicalResult addDefaults(const OpDef &def, RuleContext &cx,
                                 ArrayRef<MetaValue> operands,
                                 SmallVectorImpl<MetaValue> &values) {
  ArrayRef<SchemaArg> args = def.getSchema().getArgs();
  if (operands.size() > args.size())
    return cx.error() << "expected at most " << args.size()
                      << " arguments, found " << operands.size();
  values.assign(operands.begin(), operands.end());
  for (const SchemaArg &arg : args.drop_front(operands.size())) {
    if (!arg.hasDefault)
      return cx.error() << "expected a value for argument '" << arg.name << "'";
    values.push_back(arg.defaultValue);
  }
  return success();
}

/// Runs the rule of an op with such operands.
static LogicalResult inferWithDefaults(const OpDef &def, RuleContext &cx,
                                       ArrayRef<MetaValue> operands,
                                       MutableArrayRef<MetaValue> results) {
  SmallVector<MetaValue, 8> values;
  if (failed(addDefaults(def, cx, operands, values)))
    return failure();
  return def.infer(cx, cx.copy(ArrayRef<MetaValue>(values)), results);
}

/// The op of the table that an op with such operands calls; null if the
/// operands do not fit.
static const OpDef *getCalled(const OpDef *def, RuleContext &cx,
                              ArrayRef<MetaValue> operands,
                              SmallVectorImpl<MetaValue> &args) {
  if (def && succeeded(addDefaults(*def, cx, operands, args)))
    return def;
  cx.clearError();
  return nullptr;
}

StringRef fake::getOperatorName(Operation *op) {
  StringAttr attr;
  if (!op->isRegistered())
    attr = op->getName().getIdentifier();
  else if (auto own = dyn_cast<torch::OperatorOp>(op))
    attr = own.getNameAttr();
  else
    attr = op->getAttrOfType<StringAttr>("name");
  StringRef name = attr ? attr.getValue() : StringRef();
  name.consume_front("torch.");
  name.consume_back(".default");
  return name;
}

const OpDef *fake::lookupOperator(Operation *op) {
  return lookupOp(op->getContext(), getOperatorName(op));
}

/// The rule of an op that torch-mlir imports from ONNX; null for others.
static const ONNXRule *lookupONNX(Operation *op) {
  StringRef name = getOperatorName(op);
  return name.consume_front("onnx.") ? lookupONNXRule(name) : nullptr;
}

/// `aten.add.Tensor`, `aten.add.default`.
static std::string getFXName(const Schema &schema) {
  std::string name = schema.getOpName();
  return schema.getOverload().empty() ? name + ".default" : name;
}

/// The returned argument of an op whose operands are the arguments of `def`.
static std::optional<ReturnedArgument>
getReturned(const OpDef &def, Operation *op, unsigned result) {
  if (result >= def.getSchema().getReturns().size())
    return std::nullopt;
  auto returned = def.getReturnedArgument(result);
  return returned && returned->index < op->getNumOperands() ? returned
                                                            : std::nullopt;
}

/// Whether `def` writes to that argument.
static bool isWritten(const OpDef &def, unsigned operand) {
  return operand < def.getSchema().getArgs().size() &&
         def.getSchema().getArgs()[operand].alias.isWrite;
}

namespace {

/// The rule of a row.
struct TableRule : ExternalRule<TableRule> {
  const OpDef *def = nullptr;

  bool mayReturnOperands(Operation *) const {
    return def->mayReturnArguments();
  }
  std::optional<ReturnedArgument> getReturnedOperand(Operation *op,
                                                     unsigned result) const {
    return getReturned(*def, op, result);
  }
  bool writesTo(Operation *, unsigned operand) const {
    return isWritten(*def, operand);
  }
  bool isInplaceView(Operation *) const {
    return def->traits.has(Tag::inplace_view);
  }

  LogicalResult inferMeta(Operation *, RuleContext &cx,
                          ArrayRef<MetaValue> operands,
                          MutableArrayRef<MetaValue> results) const {
    ArrayRef<SchemaArg> args = def->getSchema().getArgs();
    if (LLVM_LIKELY(operands.size() == args.size()))
      return def->infer(cx, operands, results);
    return inferWithDefaults(*def, cx, operands, results);
  }

  std::string getReportName(Operation *) const {
    return getFXName(def->getSchema());
  }
  const OpDef *getCalledOp(Operation *, RuleContext &cx,
                           ArrayRef<MetaValue> operands,
                           SmallVectorImpl<MetaValue> &args) const {
    return getCalled(def, cx, operands, args);
  }
};

/// The rule of `torch.operator`, torch-mlir's form of ops that its dialect does
/// not have, and of ops that the reader does not register: that of the named
/// op, from the table, the context, or ONNX.
struct OperatorRule : ExternalRule<OperatorRule> {
  LogicalResult inferMeta(Operation *op, RuleContext &cx,
                          ArrayRef<MetaValue> operands,
                          MutableArrayRef<MetaValue> results) const {
    if (const ONNXRule *rule = lookupONNX(op))
      return inferONNX(*rule, op, cx, operands, results);
    const OpDef *def = lookupOperator(op);
    if (!def)
      return failure();
    size_t numReturns = def->getSchema().getReturns().size();
    if (results.size() != numReturns)
      return cx.error() << "expected " << numReturns << " results of "
                        << def->name << ", found " << results.size();
    // Only the types of operands have been verified.
    SmallVector<MetaValue, 8> args;
    if (operands.size() <= def->getSchema().getArgs().size() &&
        failed(convertArguments(cx, def->getSchema(), operands, args)))
      return failure();
    return inferWithDefaults(*def, cx, args.empty() ? operands : args, results);
  }

  bool hasMetaRule(Operation *op) const {
    return lookupONNX(op) || lookupOperator(op);
  }

  bool mayReturnOperands(Operation *) const { return true; }
  std::optional<ReturnedArgument> getReturnedOperand(Operation *op,
                                                     unsigned result) const {
    const OpDef *def = lookupOperator(op);
    return def ? getReturned(*def, op, result) : std::nullopt;
  }
  bool writesTo(Operation *op, unsigned operand) const {
    if (lookupONNX(op))
      return false;
    const OpDef *def = lookupOperator(op);
    return !def || isWritten(*def, operand);
  }
  bool isInplaceView(Operation *op) const {
    const OpDef *def = lookupOperator(op);
    return def && def->traits.has(Tag::inplace_view);
  }
  const OpDef *getCalledOp(Operation *op, RuleContext &cx,
                           ArrayRef<MetaValue> operands,
                           SmallVectorImpl<MetaValue> &args) const {
    return getCalled(lookupOperator(op), cx, operands, args);
  }

  std::string getReportName(Operation *op) const {
    if (const OpDef *def = lookupOperator(op))
      return getFXName(def->getSchema());
    return op->isRegistered() ? getOperatorName(op).str()
                              : op->getName().getStringRef().str();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// The attribute `value` of a constant: by accessor for ops of this project, by
/// name for a host's. Null if there is none.
template <typename OpT, typename AttrT>
static AttrT getValueAttr(Operation *op) {
  if (auto own = dyn_cast<OpT>(op))
    return own.getValueAttr();
  return op->getAttrOfType<AttrT>("value");
}

static LogicalResult missingAttribute(RuleContext &cx, StringRef name) {
  return cx.error() << "expected an attribute '" << name << "'";
}

/// The rule of a constant; `make` converts its attribute to a value.
template <typename OpT, typename AttrT, MetaValue (*make)(AttrT)>
static LogicalResult inferConstant(Operation *op, RuleContext &cx,
                                   ArrayRef<MetaValue>,
                                   MutableArrayRef<MetaValue> results) {
  auto value = getValueAttr<OpT, AttrT>(op);
  if (!value)
    return missingAttribute(cx, "value");
  results[0] = make(value);
  return success();
}

static MetaValue makeInt(IntegerAttr value) {
  return Scalar::integer(value.getValue().getSExtValue());
}
static MetaValue makeBool(IntegerAttr value) {
  return Scalar::boolean(!value.getValue().isZero());
}
static MetaValue makeFloat(FloatAttr value) {
  return Scalar::floating(value.getValueAsDouble());
}
/// The context owns the characters.
static MetaValue makeStr(StringAttr value) {
  return MetaValue::string(value.getValue());
}

static LogicalResult inferNumber(Operation *op, RuleContext &cx,
                                 ArrayRef<MetaValue>,
                                 MutableArrayRef<MetaValue> results) {
  auto value = op->getAttr("value");
  if (auto integer = dyn_cast_or_null<IntegerAttr>(value))
    results[0] = makeInt(integer);
  else if (auto real = dyn_cast_or_null<FloatAttr>(value))
    results[0] = makeFloat(real);
  else
    return missingAttribute(cx, "value");
  return success();
}

static LogicalResult inferDevice(Operation *op, RuleContext &cx,
                                 ArrayRef<MetaValue>,
                                 MutableArrayRef<MetaValue> results) {
  auto value = getValueAttr<torch::ConstantDeviceOp, StringAttr>(op);
  if (!value)
    return missingAttribute(cx, "value");
  std::optional<Device> device = Device::parse(value.getValue());
  if (!device)
    return cx.error() << "expected a device, found '" << value.getValue()
                      << "'";
  results[0] = MetaValue(*device);
  return success();
}

static LogicalResult inferNone(Operation *, RuleContext &, ArrayRef<MetaValue>,
                               MutableArrayRef<MetaValue> results) {
  results[0] = MetaValue::none();
  return success();
}

SymbolKind fake::getTorchSymbolKind(Operation *op, StringRef name) {
  auto stated = op->getAttrOfType<StringAttr>(FakeDialect::kKindAttrName);
  std::optional<SymbolKind> kind =
      stated ? parseSymbolKind(stated.getValue()) : std::nullopt;
  return kind.value_or(getConventionalKind(name));
}

static LogicalResult inferSymbol(Operation *op, RuleContext &cx,
                                 ArrayRef<MetaValue>,
                                 MutableArrayRef<MetaValue> results) {
  StringAttr name;
  IntegerAttr min, max;
  if (auto own = dyn_cast<torch::SymbolicIntOp>(op)) {
    name = own.getSymbolNameAttr();
    min = own.getMinValAttr();
    max = own.getMaxValAttr();
  } else {
    name = op->getAttrOfType<StringAttr>("symbol_name");
    min = op->getAttrOfType<IntegerAttr>("min_val");
    max = op->getAttrOfType<IntegerAttr>("max_val");
  }
  if (!name)
    return missingAttribute(cx, "symbol_name");
  Range range;
  if (min)
    range.min = min.getValue().getSExtValue();
  if (max)
    range.max = max.getValue().getSExtValue();
  if (range.isEmpty())
    return cx.error() << "expected min_val of symbol '" << name.getValue()
                      << "' to be at most max_val, found " << range.min
                      << " and " << range.max;
  SymInt symbol = cx.env.declareSymbol(name.getValue(), range, std::nullopt,
                                       getTorchSymbolKind(op, name.getValue()));
  // A symbol with a single value is constant.
  results[0] = Scalar::integer(cx.env.simplify(symbol));
  return success();
}

//===----------------------------------------------------------------------===//
// Literals
//===----------------------------------------------------------------------===//

static LogicalResult inferLiteral(Operation *op, RuleContext &cx,
                                  ArrayRef<MetaValue>,
                                  MutableArrayRef<MetaValue> results) {
  // The attribute determines all metadata of the result type.
  auto value = getValueAttr<torch::ValueTensorLiteralOp, ElementsAttr>(op);
  if (!value)
    return missingAttribute(cx, "value");
  auto type = cast<ShapedType>(value.getType());
  ArrayRef<int64_t> shape = type.getShape();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(shape.size());
  llvm::copy(shape, sizes.begin());
  DType dtype = getTorchDType(type.getElementType());
  TensorMeta meta = makeContiguous(cx, sizes, dtype, cx.mode.literalDevice);
  meta.constant = getKnownElements(cx, value, dtype);
  results[0] = cx.createValue(meta);
  return success();
}

//===----------------------------------------------------------------------===//
// Lists, tuples, casts
//===----------------------------------------------------------------------===//

static LogicalResult inferPack(Operation *, RuleContext &cx,
                               ArrayRef<MetaValue> operands,
                               MutableArrayRef<MetaValue> results) {
  results[0] = MetaValue::list(cx.copy(operands));
  return success();
}

static LogicalResult inferUnpack(Operation *, RuleContext &cx,
                                 ArrayRef<MetaValue> operands,
                                 MutableArrayRef<MetaValue> results) {
  const MetaValue &list = operands[0];
  if (!list.isList())
    return success();
  ArrayRef<MetaValue> elements = list.getList();
  if (elements.size() != results.size())
    return cx.error(0) << "expected " << results.size() << " elements, found "
                       << elements.size();
  llvm::copy(elements, results.begin());
  return success();
}

/// The elements of a vector of integers; other lists are unknown.
static LogicalResult inferToList(Operation *, RuleContext &cx,
                                 ArrayRef<MetaValue> operands,
                                 MutableArrayRef<MetaValue> results) {
  const TensorMeta *tensor = !operands.empty() && operands[0].isTensor()
                                 ? operands[0].getTensor()
                                 : nullptr;
  if (!tensor || results.size() != 1 || !tensor->ranked ||
      tensor->rank() != 1 || getKind(tensor->dtype) != DTypeKind::Int ||
      !tensor->sizes[0].isInt() ||
      tensor->sizes[0].getInt() > cx.mode.constantNumelLimit)
    return success();
  SmallVector<MetaValue> elements;
  for (int64_t i = 0; i < tensor->sizes[0].getInt(); ++i) {
    SymInt element = i < static_cast<int64_t>(tensor->constant.size())
                         ? tensor->constant[i]
                         : SymInt();
    if (element.isUnknown())
      element = freshUnbacked(cx, Range(), DataDependence::Scalar);
    elements.push_back(Scalar::integer(element));
  }
  results[0] = MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  return success();
}

static LogicalResult inferUnknown(Operation *, RuleContext &,
                                  ArrayRef<MetaValue>,
                                  MutableArrayRef<MetaValue>) {
  return success();
}

static LogicalResult inferIdentity(Operation *, RuleContext &,
                                   ArrayRef<MetaValue> operands,
                                   MutableArrayRef<MetaValue> results) {
  results[0] = operands[0];
  return success();
}

/// Like `clone`: a new storage, with dense strides preserved.
static LogicalResult inferCopy(Operation *, RuleContext &cx,
                               ArrayRef<MetaValue> operands,
                               MutableArrayRef<MetaValue> results) {
  if (!operands[0].isTensor())
    return success();
  TensorMeta meta = *operands[0].getTensor();
  if (meta.ranked && meta.strided) {
    meta = makeStrided(cx, meta.sizes, cloneStrides(cx, meta), meta.dtype,
                       meta.device);
  } else {
    meta.storage = cx.freshStorage();
    meta.storageBytes = SymInt();
  }
  results[0] = cx.createValue(meta);
  return success();
}

/// `prim.max.int` and `prim.min.int`, which are not in the table.
template <bool isMin>
static LogicalResult inferExtremum(Operation *, RuleContext &cx,
                                   ArrayRef<MetaValue> operands,
                                   MutableArrayRef<MetaValue> results) {
  SymInt result;
  if (operands[0].isInt() && operands[1].isInt())
    result = isMin ? cx.env.min(operands[0].getInt(), operands[1].getInt())
                   : cx.env.max(operands[0].getInt(), operands[1].getInt());
  results[0] = Scalar::integer(result);
  return success();
}

/// An operand of type promotion: a number if the rank is None, else a tensor.
static MetaValue makeVoter(RuleContext &cx, const MetaValue &rank,
                           const MetaValue &code) {
  std::optional<DType> dtype;
  if (code.isInt() && code.getInt().isInt())
    dtype = getDTypeFromCode(code.getInt().getInt());
  if (!dtype)
    return MetaValue();
  if (rank.isInt() && rank.getInt().isInt()) {
    ArrayRef<SymInt> sizes =
        rank.getInt().isInt(0) ? ArrayRef<SymInt>() : cx.copySizes(SymInt(1));
    return cx.createValue(makeContiguous(cx, sizes, *dtype, Device::cpu()));
  }
  if (!rank.isNone())
    return MetaValue();
  switch (getKind(*dtype)) {
  case DTypeKind::Bool:
    return Scalar::boolean(SymInt::unknown());
  case DTypeKind::Int:
    return Scalar::integer(SymInt::unknown());
  case DTypeKind::Float:
    return Scalar::floating(SymInt::unknown());
  default:
    return MetaValue();
  }
}

/// `promote_dtypes` of ranks and of the codes of dtypes.
static LogicalResult inferPromotion(Operation *, RuleContext &cx,
                                    ArrayRef<MetaValue> operands,
                                    MutableArrayRef<MetaValue> results) {
  results[0] = Scalar::integer(SymInt::unknown());
  if (!operands[0].isList() || !operands[1].isList())
    return success();
  ArrayRef<MetaValue> ranks = operands[0].getList();
  ArrayRef<MetaValue> codes = operands[1].getList();
  if (ranks.size() != codes.size() || ranks.empty())
    return cx.error(0, 1) << "expected as many ranks as dtypes, and one or "
                             "more, found "
                          << ranks.size() << " and " << codes.size();
  SmallVector<MetaValue, 4> voters;
  for (auto [rank, code] : llvm::zip_equal(ranks, codes)) {
    voters.push_back(makeVoter(cx, rank, code));
    if (voters.back().isUnknown())
      return success();
  }
  DType dtype = promoteTypes(cx, voters, Promotion::Default).result;
  if (dtype != DType::Unknown)
    results[0] = Scalar::integer(getScalarTypeCode(dtype));
  return success();
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static AffineMap getShapeMap(Operation *op) {
  if (auto own = dyn_cast<torch::BindSymbolicShapeOp>(op))
    return own.getShapeExpressions();
  auto attr = op->getAttrOfType<AffineMapAttr>("shape_expressions");
  return attr ? attr.getValue() : AffineMap();
}

/// Replaces the sizes of a tensor. Strides are kept unless they were computed
/// from unknown sizes; a tensor known only by its type is row-major by
/// torch-mlir's convention.
static TensorMeta withSizes(RuleContext &cx, TensorMeta meta,
                            ArrayRef<SymInt> sizes) {
  bool wasUnknown = !meta.ranked || hasUnknown(meta.sizes);
  meta.ranked = true;
  meta.sizes = sizes;
  if (!wasUnknown || (meta.strided && !hasUnknown(meta.strides)))
    return meta;
  meta.strides = contiguousStrides(cx, sizes);
  meta.strided = true;
  if (meta.storageBytes.isUnknown() && meta.dtype != DType::Unknown)
    meta.storageBytes =
        cx.env.mul(requiredStorage(cx, sizes, meta.strides, meta.offset),
                   getItemSize(meta.dtype));
  return meta;
}

static FailureOr<MetaValue> bindShape(Operation *op, RuleContext &cx,
                                      const MetaValue &known,
                                      ArrayRef<MetaValue> operands) {
  AffineMap map = getShapeMap(op);
  if (!map)
    return cx.error() << "expected an attribute 'shape_expressions'";
  if (!known.isTensor() && !known.isUnknown())
    return cx.error(0) << "expected a tensor, found "
                       << getName(known.getKind());
  TensorMeta meta = known.isTensor() ? *known.getTensor() : TensorMeta();
  if (meta.ranked && meta.sizes.size() != map.getNumResults())
    return cx.error(0) << "expected " << meta.sizes.size() << " sizes, found "
                       << map.getNumResults();
  SmallVector<SymInt, 4> symbols;
  for (const MetaValue &symbol : operands.drop_front())
    symbols.push_back(symbol.isInt() ? symbol.getInt() : SymInt());
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(map.getNumResults());
  for (auto [size, expr] : llvm::zip_equal(sizes, map.getResults()))
    size = fromAffine(expr, symbols, cx.env);
  return cx.createValue(withSizes(cx, meta, sizes));
}

namespace {
struct BindRule : MetaBindOpInterface::FallbackModel<BindRule> {
  Value getBoundValue(Operation *op) const { return op->getOperand(0); }
  FailureOr<MetaValue> bindMeta(Operation *op, RuleContext &cx,
                                const MetaValue &known,
                                ArrayRef<MetaValue> operands) const {
    return bindShape(op, cx, known, operands);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

namespace {
/// A rule for one of torch-mlir's own ops. Like TableRule, it has data.
struct OwnRule : ExternalRule<OwnRule> {
  InferFn infer = nullptr;
  const char *reportName = "";

  LogicalResult inferMeta(Operation *op, RuleContext &cx,
                          ArrayRef<MetaValue> operands,
                          MutableArrayRef<MetaValue> results) const {
    return infer(op, cx, operands, results);
  }
  std::string getReportName(Operation *) const { return reportName; }
  bool mayReturnOperands(Operation *) const { return infer == inferIdentity; }
  bool isCopy(Operation *) const { return infer == inferCopy; }
  bool unpacksList(Operation *) const { return infer == inferUnpack; }
  std::optional<ReturnedArgument> getReturnedOperand(Operation *,
                                                     unsigned) const {
    return ReturnedArgument();
  }
};

/// A row of such a rule.
struct OwnRow {
  StringLiteral name;
  InferFn infer;
  /// In FX, getitem is a separate call.
  const char *reportName;
};
} // namespace

static constexpr OwnRow ownRules[] = {
    {"torch.constant.int",
     inferConstant<torch::ConstantIntOp, IntegerAttr, makeInt>, ""},
    {"torch.constant.bool",
     inferConstant<torch::ConstantBoolOp, IntegerAttr, makeBool>, ""},
    {"torch.constant.float",
     inferConstant<torch::ConstantFloatOp, FloatAttr, makeFloat>, ""},
    {"torch.constant.number", inferNumber, ""},
    {"torch.constant.str",
     inferConstant<torch::ConstantStrOp, StringAttr, makeStr>, ""},
    {"torch.constant.device", inferDevice, ""},
    {"torch.constant.none", inferNone, ""},
    {"torch.symbolic_int", inferSymbol, ""},
    {"torch.vtensor.literal", inferLiteral, ""},
    {"torch.tensor.literal", inferLiteral, ""},
    {"torch.prim.ListConstruct", inferPack, ""},
    {"torch.prim.TupleConstruct", inferPack, ""},
    {"torch.prim.DictConstruct", inferUnknown, ""},
    {"torch.prim.ListUnpack", inferUnpack, "getitem"},
    {"torch.prim.TupleUnpack", inferUnpack, "getitem"},
    {"torch.prim.tolist", inferToList, "prim.tolist"},
    {"torch.prim.max.int", inferExtremum</*isMin=*/false>, "prim.max.int"},
    {"torch.prim.min.int", inferExtremum</*isMin=*/true>, "prim.min.int"},
    {"torch.promote_dtypes", inferPromotion, ""},
    {"torch.derefine", inferIdentity, ""},
    {"torch.tensor_static_info_cast", inferIdentity, ""},
    {"torch.copy.to_tensor", inferCopy, ""},
    {"torch.copy.to_vtensor", inferCopy, ""},
};

void fake::attachTorchRules(Dialect *dialect) {
  MLIRContext *context = dialect->getContext();
  size_t prefix = dialect->getNamespace().size() + 1;
  // Not by dialect, as MLIR 22 does not sort registered ops.
  for (RegisteredOperationName op : context->getRegisteredOperations()) {
    if (&op.getDialect() != dialect)
      continue;
    const OpDef *def = lookupOp(op.getStringRef().drop_front(prefix));
    if (!def)
      continue;
    if (auto *model = attachRule<TableRule>(op))
      model->def = def;
  }
  for (const auto &rule : ownRules) {
    if (auto *model = attachRule<OwnRule>(
            RegisteredOperationName::lookup(rule.name, context))) {
      model->infer = rule.infer;
      model->reportName = rule.reportName;
    }
  }
  (void)attachRule<OperatorRule>(
      RegisteredOperationName::lookup("torch.operator", context));
  static OperatorRule operatorRule;
  if (auto *reader = dyn_cast<torch::TorchDialect>(dialect))
    reader->setOperatorModel<MetaRuleOpInterface>(operatorRule);
  auto bind =
      RegisteredOperationName::lookup("torch.bind_symbolic_shape", context);
  if (bind && !bind->hasInterface<MetaBindOpInterface>())
    bind->attachInterface<BindRule>();
}
