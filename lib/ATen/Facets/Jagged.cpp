//===- Jagged.cpp - Ops on jagged tensors -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Follows torch/nested/_internal/ops.py: an op runs on the values, or on a
// padded dense tensor if it depends on rows. Composite ops of PyTorch are
// composed of the same ops here.
//
//===----------------------------------------------------------------------===//

#include "Facets/JaggedCall.h"
#include "Table/Facets.h"
#include "llvm/ADT/Twine.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

std::optional<unsigned> JaggedCall::findArg(StringRef argName) const {
  for (auto [i, arg] : llvm::enumerate(op.getSchema().getArgs()))
    if (arg.name == argName)
      return i;
  return std::nullopt;
}

StringRef JaggedCall::getName() const {
  const OpDef *origin = op.functional ? op.functional : &op;
  if (origin->alias)
    origin = origin->alias;
  StringRef name = origin->name;
  name.consume_front("aten.");
  return name;
}

bool fake::isJagged(const MetaValue &value) {
  const TensorMeta *tensor = getTensor(value);
  return tensor && tensor->layout == Layout::Jagged;
}

MetaValue fake::toValues(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    if (tensor.layout != Layout::Jagged)
      return MetaValue::tensor(&tensor);
    std::optional<Ragged> ragged = getRagged(cx, tensor);
    assert(ragged && "checked before");
    return cx.createValue(getValues(cx, tensor, *ragged));
  });
}

SmallVector<MetaValue, 8> fake::toValues(const JaggedCall &call) {
  SmallVector<MetaValue, 8> args;
  for (const MetaValue &arg : call.args)
    args.push_back(toValues(call.cx, arg));
  return args;
}

FailureOr<int64_t> fake::readDim(const JaggedCall &call, unsigned position,
                                 int64_t rank, AllowedDims allowed) {
  const MetaValue &value = call.args[position];
  if (!value.isInt() || !value.getInt().isInt())
    return call.cx.error(position)
           << "expected a known dimension, found " << value;
  FailureOr<int64_t> dim = wrapDim(call.cx, value.getInt().getInt(), rank);
  if (failed(dim))
    return failure();
  if ((*dim == call.ragged.dim && !allowed.ragged) ||
      (*dim == 0 && !allowed.batch))
    return call.cx.error(position)
           << "is not supported along the " << (*dim == 0 ? "batch" : "ragged")
           << " dimension of a jagged tensor: expected another dimension, "
              "found "
           << *dim;
  return *dim;
}

FailureOr<ArrayRef<int64_t>> fake::readInts(const JaggedCall &call,
                                            unsigned position) {
  ArrayRef<int64_t> values;
  if (failed(detail::readInts(call.cx, position, call.args[position], values)))
    return failure();
  return values;
}

FailureOr<ArrayRef<SymInt>> fake::readSizes(const JaggedCall &call,
                                            unsigned position) {
  ArrayRef<SymInt> sizes;
  if (failed(
          detail::readSymInts(call.cx, position, call.args[position], sizes)))
    return failure();
  return sizes;
}

bool fake::isTrueArg(const MetaValue &value) { return value.asBool() == true; }

bool fake::requireSame(RuleContext &cx, SymInt a, SymInt b) {
  if (a == b)
    return true;
  return !isNestedInt(cx, a) && !isNestedInt(cx, b) && requireEqual(cx, a, b);
}
bool fake::requireSame(RuleContext &cx, ArrayRef<SymInt> a,
                       ArrayRef<SymInt> b) {
  return a.size() == b.size() &&
         llvm::all_of(llvm::zip_equal(a, b), [&](auto pair) {
           return requireSame(cx, std::get<0>(pair), std::get<1>(pair));
         });
}

bool fake::matchesRagged(RuleContext &cx, ArrayRef<SymInt> jagged,
                         const Ragged &ragged, ArrayRef<SymInt> sizes) {
  size_t count = ragged.dim + 1;
  if (sizes.size() < count)
    return false;
  return llvm::all_of(
      llvm::zip_equal(jagged.take_front(count), sizes.take_front(count)),
      [&](auto pair) {
        auto [size, other] = pair;
        return other.isInt(-1) || requireSame(cx, size, other);
      });
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

LogicalResult fake::failsToMatch(const JaggedCall &call, unsigned first,
                                 unsigned second) {
  return call.cx.error(first, second)
         << "expected operands of the same ragged structure, found sizes "
         << getTensor(call.args[first])->sizes << " and "
         << getTensor(call.args[second])->sizes;
}

LogicalResult fake::expectsContiguous(const JaggedCall &call,
                                      unsigned position) {
  return call.cx.error(position)
         << "expected a contiguous jagged tensor that is ragged along "
            "dimension 1";
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

LogicalResult fake::makeResultsJagged(const JaggedCall &call,
                                      const Ragged &ragged) {
  LogicalResult made = success();
  for (MetaValue &result : call.results)
    result = mapTensors(call.cx, result, [&](const TensorMeta &values) {
      FailureOr<TensorMeta> jagged = makeJagged(call.cx, values, ragged);
      if (failed(jagged)) {
        made = failure();
        return MetaValue();
      }
      return call.cx.createValue(*jagged);
    });
  return made;
}

LogicalResult fake::runJagged(const JaggedCall &call, ArrayRef<MetaValue> args,
                              const Ragged &ragged) {
  if (failed(run(call, args)))
    return failure();
  return makeResultsJagged(call, ragged);
}

LogicalResult fake::onValues(const JaggedCall &call) {
  return runJagged(call, toValues(call), call.ragged);
}

LogicalResult fake::setResult(const JaggedCall &call,
                              const FailureOr<TensorMeta> &result) {
  if (failed(result))
    return failure();
  call.results[0] = call.cx.createValue(*result);
  return success();
}

LogicalResult fake::setJagged(const JaggedCall &call,
                              const FailureOr<TensorMeta> &values,
                              const Ragged &ragged) {
  if (failed(values))
    return failure();
  return setResult(call, makeJagged(call.cx, *values, ragged));
}

LogicalResult fake::delegate(const JaggedCall &call, Op op,
                             ArrayRef<MetaValue> args) {
  return setResult(call, callOp(call.cx, op, args));
}

//===----------------------------------------------------------------------===//
// Other layouts and dtypes
//===----------------------------------------------------------------------===//

/// Runs on the values; the results are not jagged.
static LogicalResult toDense(const JaggedCall &call) {
  return run(call, toValues(call));
}

/// `_to_copy`, `empty_like` and so on: the `layout` argument is ignored, and
/// stays jagged.
static LogicalResult keepLayout(const JaggedCall &call) {
  SmallVector<MetaValue, 8> args = toValues(call);
  if (std::optional<unsigned> layout = call.findArg("layout"))
    args[*layout] = MetaValue::none();
  return runJagged(call, args, call.ragged);
}

/// `new_zeros` and so on: only tensors of rank 0.
static LogicalResult makeScalar(const JaggedCall &call) {
  const MetaValue &size = call.args[1];
  if (!size.isList() || !size.getList().empty())
    return call.cx.error(1) << "expected no sizes for a new tensor like a "
                               "jagged one";
  return toDense(call);
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

/// Results that are equal for a strided tensor of the same sizes.
static LogicalResult answer(const JaggedCall &call) {
  SmallVector<MetaValue, 8> args;
  for (const MetaValue &arg : call.args)
    args.push_back(mapTensors(call.cx, arg, [&](const TensorMeta &tensor) {
      TensorMeta strided = tensor;
      strided.layout = Layout::Strided;
      strided.constant = {};
      strided.components = nullptr;
      return call.cx.createValue(strided);
    }));
  return run(call, args);
}

static LogicalResult countElements(const JaggedCall &call) {
  if (!call.ragged.hasLengths)
    return toDense(call);
  call.results[0] = Scalar::integer(SymInt());
  return success();
}

/// `is_contiguous`: that of the values, if there are no lengths.
static LogicalResult isContiguousIn(const JaggedCall &call) {
  MemoryFormat format = MemoryFormat::Contiguous;
  if (call.args.size() > 1 && call.args[1].is<MemoryFormat>())
    format = call.args[1].get<MemoryFormat>();
  bool answer = false;
  if (!call.ragged.hasLengths)
    answer = format == MemoryFormat::Preserve ||
             isContiguousFor(call.cx, call.getSelfValues(), format);
  call.results[0] = Scalar::boolean(answer);
  return success();
}

static LogicalResult isSameSize(const JaggedCall &call) {
  call.results[0] = Scalar::boolean(getTensor(call.args[0])->sizes ==
                                    getTensor(call.args[1])->sizes);
  return success();
}

//===----------------------------------------------------------------------===//
// Elementwise ops
//===----------------------------------------------------------------------===//

/// The values of a dense tensor repeated along the ragged dimension.
static FailureOr<TensorMeta> repeatRows(const JaggedCall &call,
                                        const TensorMeta &dense) {
  const Ragged &ragged = call.ragged;
  SmallVector<SymInt> sizes(dense.sizes);
  sizes[ragged.dim] = getMaxSeqlen(call.cx, ragged).value_or(ragged.valuesSize);
  FailureOr<TensorMeta> padded =
      expandGeometry(call.cx, dense, call.cx.copySizes(sizes));
  if (failed(padded))
    return failure();
  return packRows(call.cx, *padded, ragged);
}

/// A dense operand of an elementwise op with a jagged one, converted to
/// broadcast with the values: `jagged_binary_pointwise`.
static FailureOr<MetaValue> fitDense(const JaggedCall &call, unsigned jagged,
                                     unsigned position) {
  RuleContext &cx = call.cx;
  TensorMeta dense = *getTensor(call.args[position]);
  const TensorMeta &self = *getTensor(call.args[jagged]);
  int64_t rank = self.rank();
  if (dense.rank() > rank)
    return failsToMatch(call, jagged, position);
  unsigned numOnes = 0;
  while (numOnes < dense.sizes.size() && isOne(cx, dense.sizes[numOnes]))
    ++numOnes;
  if (rank >= dense.rank() - numOnes + 2)
    return cx.createValue(makeView(dense, dense.sizes.drop_front(numOnes),
                                   dense.strides.drop_front(numOnes),
                                   dense.offset));
  int64_t dim = call.ragged.dim;
  // Packing the rows of a non-contiguous tensor changes its ragged structure.
  if (dense.rank() != rank || call.ragged.hasLengths ||
      !requireSame(cx, dense.sizes.take_front(dim), self.sizes.take_front(dim)))
    return failsToMatch(call, jagged, position);
  FailureOr<TensorMeta> values = repeatRows(call, dense);
  if (failed(values))
    return failure();
  return cx.createValue(*values);
}

/// An elementwise op on one or two tensors.
static LogicalResult pointwise(const JaggedCall &call) {
  SmallVector<unsigned, 3> tensors;
  for (auto [i, arg] : llvm::enumerate(call.args))
    if (arg.isTensor())
      tensors.push_back(i);
  if (tensors.size() == 1)
    return onValues(call);
  if (tensors.size() != 2 || tensors[0] != 0 || tensors[1] != 1)
    return notSupported(call);
  const MetaValue &a = call.args[0], &b = call.args[1];
  SmallVector<MetaValue, 8> args = toValues(call);
  if (isJagged(a) && isJagged(b)) {
    if (!matchesRagged(call.cx, a.getTensor()->sizes, call.ragged,
                       b.getTensor()->sizes))
      return failsToMatch(call, 0, 1);
  } else {
    unsigned dense = isJagged(a) ? 1 : 0;
    if (getTensor(call.args[dense])->layout != Layout::Strided)
      return notSupported(call);
    FailureOr<MetaValue> value = fitDense(call, 1 - dense, dense);
    if (failed(value))
      return failure();
    args[dense] = *value;
  }
  return runJagged(call, args, call.ragged);
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

/// A contiguous copy, which has another ragged structure.
static LogicalResult makeContiguous(const JaggedCall &call) {
  RuleContext &cx = call.cx;
  if (call.ragged.dim != 1)
    return expectsContiguous(call, 0);
  Ragged ragged = call.ragged;
  ragged.hasLengths = false;
  ragged.size = makeNestedInt(cx);
  TensorMeta values = call.getSelfValues();
  SymInt total = freshUnbacked(cx, Range::atLeast(0));
  return setJagged(
      call, newLike(cx, values, withSize(cx, values.sizes, 0, total)), ragged);
}

static bool isFormat(const MetaValue &value, MemoryFormat format) {
  return value.is<MemoryFormat>() && value.get<MemoryFormat>() == format;
}

static LogicalResult clone(const JaggedCall &call) {
  return call.ragged.hasLengths &&
                 isFormat(call.args[1], MemoryFormat::Contiguous)
             ? makeContiguous(call)
             : onValues(call);
}

static LogicalResult contiguous(const JaggedCall &call) {
  bool preserves = isFormat(call.args[1], MemoryFormat::Preserve);
  if (preserves && call.ragged.hasLengths)
    return call.cx.error(1)
           << "expected a memory format other than preserve_format";
  if (preserves)
    return setResult(call, call.getSelf());
  bool isChannelsLast = isFormat(call.args[1], MemoryFormat::ChannelsLast) ||
                        isFormat(call.args[1], MemoryFormat::ChannelsLast3d);
  return call.ragged.hasLengths && !isChannelsLast ? makeContiguous(call)
                                                   : onValues(call);
}

/// `to.other`, `type_as`: a copy, since the layouts differ.
static LogicalResult toOther(const JaggedCall &call) {
  const TensorMeta &self = call.getSelf(), &other = *getTensor(call.args[1]);
  if (other.layout == Layout::Jagged && self.dtype == other.dtype &&
      self.device == other.device)
    return setResult(call, self);
  return delegate(call, Op::to_copy,
                  {call.args[0], MetaValue(other.dtype), MetaValue::none(),
                   MetaValue(other.device)});
}

/// A copy into `self`, of the same ragged structure.
static LogicalResult copyInto(const JaggedCall &call) {
  if (call.getSelf().sizes != getTensor(call.args[1])->sizes)
    return failsToMatch(call, 0, 1);
  call.results[0] = call.args[0];
  return success();
}

/// `dropout` is `native_dropout` if it drops elements, else a copy.
static LogicalResult dropout(const JaggedCall &call) {
  bool isIdentity = call.args[1].getScalar().asFloat() == 0;
  if (isTrueArg(call.args[2]) && !isIdentity &&
      (call.ragged.dim != 1 || call.ragged.hasLengths))
    return expectsContiguous(call, 0);
  return onValues(call);
}

/// `alpha_dropout` returns its input unless training.
static LogicalResult alphaDropout(const JaggedCall &call) {
  if (call.args[2].asBool() != false)
    return notSupported(call);
  return setResult(call, call.getSelf());
}

//===----------------------------------------------------------------------===//
// Any op
//===----------------------------------------------------------------------===//

static LogicalResult refuse(const JaggedCall &call) {
  return notSupported(call);
}

/// Ops tagged as pointwise in PyTorch, without a specific kernel.
static constexpr JaggedKernel pointwiseKernel = {pointwise, "", ""};

static constexpr JaggedKernel kernels[] = {
    {answer, "",
     "dim size.int sym_size sym_size.int stride.int sym_stride sym_stride.int "
     "storage_offset sym_storage_offset len.Tensor element_size is_complex "
     "is_signed is_floating_point is_conj is_neg "
     "result_type.Tensor result_type.Scalar result_type.Scalar_Tensor"},
    // Not tagged, but composed of tagged ops.
    {pointwise, "",
     "isreal isclose where.Scalar where.ScalarSelf where.ScalarOther relu6_ "
     "mish_backward special_ndtr special_round"},
    // Tagged, but composed of an op that is not.
    {refuse, "", "rrelu"},
    {countElements, "j", "numel sym_numel"},
    {isSameSize, "jj", "is_same_size"},
    {onValues, "j",
     "_cast_Byte _cast_Char _cast_Double _cast_Float _cast_Half _cast_Int "
     "_cast_Long _cast_Short to.dtype detach fill.Scalar zero_ frexp.Tensor "
     "conj positive real "
     "resolve_conj resolve_neg to.device to.prim_dtype to.prim_other "
     "to.prim_Device elu_backward hardshrink_backward hardsigmoid_backward "
     "hardtanh_backward softplus_backward softshrink_backward"},
    {toOther, "jt", "to.other type_as"},
    {onValues, "c", "native_dropout"},
    {onValues, "cc", "native_dropout_backward _softmax_backward_data"},
    {onValues, "cd?", "linear convolution"},
    {onValues, "dc", "embedding"},
    {toDense, "j", "sum mean prod all any max min _is_all_true _is_any_true"},
    {toDense, "c", "is_pinned"},
    {toDense, "cc", "embedding_dense_backward"},
    {isContiguousIn, "j", "is_contiguous is_contiguous.memory_format"},
    {keepLayout, "j",
     "_to_copy to.dtype_layout empty_like zeros_like ones_like rand_like "
     "randn_like full_like randint_like randint_like.low_dtype"},
    {makeScalar, "j", "new_empty new_zeros new_ones"},
    {clone, "j", "clone"},
    {contiguous, "j", "contiguous"},
    {copyInto, "jj", "copy_ copy_.Tensor"},
    {dropout, "j", "dropout"},
    {alphaDropout, "j", "alpha_dropout"},
};

void FacetLinker::setJaggedKernel(OpDef &op, JaggedFn fn,
                                  StringRef args) const {
  op.facets.jagged =
      new (arena.Allocate<JaggedKernel>()) JaggedKernel{fn, args, {}};
}

const JaggedKernel &fake::getPointwiseJaggedKernel() { return pointwiseKernel; }

void fake::linkJaggedKernels(const FacetLinker &linker) {
  linker.forEachTagged(Tag::pointwise,
                       [](OpDef &op) { op.facets.jagged = &pointwiseKernel; });
  for (ArrayRef<JaggedKernel> group : {ArrayRef(kernels), getJaggedViews(),
                                       getJaggedReductions(), getJaggedPairs()})
    for (const JaggedKernel &kernel : group)
      linker.forEach(kernel.names,
                     [&](OpDef &op) { op.facets.jagged = &kernel; });
}

/// Checks the kind of an argument.
static LogicalResult checkArgument(const JaggedCall &call, unsigned position,
                                   char kind) {
  const MetaValue &value = call.args[position];
  const TensorMeta *tensor = getTensor(value);
  switch (kind) {
  case 'j':
  case 'c': {
    if (!isJagged(value))
      return call.cx.error(position) << "expected a jagged tensor";
    std::optional<Ragged> ragged = getRagged(call.cx, *tensor);
    if (kind == 'c' && (ragged->dim != 1 || ragged->hasLengths))
      return expectsContiguous(call, position);
    return success();
  }
  case '?':
    if (value.isNone())
      return success();
    [[fallthrough]];
  case 'd':
    if (!tensor || tensor->layout != Layout::Strided)
      return call.cx.error(position) << "expected a strided tensor";
    return success();
  case 'l':
    if (!value.isList())
      return call.cx.error(position) << "expected a list of tensors";
    return success();
  default:
    if (!tensor)
      return call.cx.error(position) << "expected a tensor";
    return success();
  }
}

/// Checks that each jagged tensor has a ragged size.
static LogicalResult checkRaggedSizes(const LayoutCall &call) {
  LogicalResult checked = success();
  for (unsigned i = 0; i < call.args.size(); ++i)
    forEachTensor(call.args[i], [&](const TensorMeta &tensor) {
      if (succeeded(checked) && tensor.layout == Layout::Jagged &&
          !getRagged(call.cx, tensor))
        checked = hasNoRaggedSize(call.cx, i, tensor);
    });
  return checked;
}

LogicalResult fake::inferJagged(const LayoutCall &given) {
  const JaggedKernel *kernel = given.op.facets.jagged;
  if (!kernel)
    return notSupported(given);
  if (failed(checkRaggedSizes(given)))
    return failure();
  const TensorMeta &first = *findOther(given).second;
  JaggedCall call(given, *getRagged(given.cx, first));
  for (auto [i, kind] : llvm::enumerate(kernel->args))
    if (failed(checkArgument(call, i, kind)))
      return failure();
  return kernel->fn(call);
}
