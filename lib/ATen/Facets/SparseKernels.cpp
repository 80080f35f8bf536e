//===- SparseKernels.cpp - Dense ops on sparse tensors ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The set of kernels for sparse tensors was determined by running each op in
// PyTorch on fake tensors of each layout.
//
//===----------------------------------------------------------------------===//

#include "Facets/SparseKernels.h"
#include "Facets/Sparse.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "Table/Derive.h"
#include "Table/Facets.h"
#include "llvm/ADT/bit.h"

using namespace fake;

namespace {

/// Sets of layouts.
enum LayoutSet : unsigned {
  COO = 1,
  CSR = 2,
  CSC = 4,
  BSR = 8,
  BSC = 16,
  Compressed = CSR | CSC | BSR | BSC,
  AnySparse = COO | Compressed
};

/// The layout of the result of an op on a sparse tensor.
enum class Treatment : uint8_t {
  /// A tensor of that layout with the same structure: an elementwise op that
  /// maps
  /// 0 to 0, or a copy.
  Maps,
  /// A tensor of that layout: elements are moved.
  Keeps,
  /// The transposed layout.
  Transposes,
  /// A strided tensor, or no tensor.
  Answers
};

struct SparseOps {
  Treatment treatment;
  unsigned layouts;
  /// Separated by spaces.
  StringRef names;
};

} // namespace

using Call = LayoutCall;

/// The kernels of an op for sparse tensors: a treatment per layout, or a
/// function.
struct fake::SparseKernel {
  SparseFn fn = nullptr;
  /// By layout, in the order of LayoutSet.
  std::optional<Treatment> byLayout[5];
};

static constexpr SparseOps sparseOps[] = {
    {Treatment::Maps, AnySparse,
     "neg negative frac abs absolute sign sgn ceil floor trunc fix round "
     "_conj_physical conj_physical asin arcsin asinh arcsinh atan arctan atanh "
     "arctanh sin sinh tan tanh expm1 log1p sqrt erf erfinv deg2rad rad2deg "
     "zero positive isnan isinf signbit isposinf isneginf special_erf "
     "special_erfinv special_expm1 special_log1p relu threshold_backward clone "
     "_to_copy to.dtype to.device to.dtype_layout to.other type_as "
     "to.prim_dtype "
     "to.prim_Device to.prim_other chalf cpu cuda lift lift_fresh resolve_conj "
     "resolve_neg _cast_Byte _cast_Char _cast_Double "
     "_cast_Float _cast_Half _cast_Int _cast_Long _cast_Short detach real conj "
     "atleast_1d atleast_2d"},
    {Treatment::Keeps, COO,
     "square nan_to_num floor_divide.Scalar t permute movedim.int "
     "movedim.intlist select.int unsqueeze "
     "index_select narrow_copy atleast_3d unbind.int numpy_T mT mH adjoint "
     "matrix_H new_zeros new_empty trapezoid.dx trapz.dx"},
    {Treatment::Maps, COO | CSR, "mul.Scalar"},
    {Treatment::Maps, Compressed,
     "angle ones_like randn_like full_like fill.Scalar normal_functional"},
    {Treatment::Transposes, Compressed, "t mT mH adjoint matrix_H"},
    {Treatment::Answers, AnySparse,
     "sum numel sym_numel dim size size.int sym_size sym_size.int len.Tensor "
     "element_size is_complex is_floating_point is_signed is_pinned is_conj "
     "is_neg storage_offset sym_storage_offset is_same_size "
     "result_type.Tensor result_type.Scalar result_type.Scalar_Tensor"},
    {Treatment::Answers, COO,
     "any any.dims _is_any_true norm.Scalar linalg__powsum"},
};

static unsigned getSet(Layout layout) {
  switch (layout) {
  case Layout::SparseCOO:
    return COO;
  case Layout::SparseCSR:
    return CSR;
  case Layout::SparseCSC:
    return CSC;
  case Layout::SparseBSR:
    return BSR;
  case Layout::SparseBSC:
    return BSC;
  default:
    return 0;
  }
}

/// The treatment of a layout; nullopt if there is no kernel.
static std::optional<Treatment> getTreatment(const SparseKernel &kernel,
                                             Layout layout) {
  unsigned set = getSet(layout);
  return set ? kernel.byLayout[llvm::countr_zero(set)] : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

std::pair<unsigned, const TensorMeta *>
fake::findOther(const LayoutCall &call) {
  for (auto [i, arg] : llvm::enumerate(call.args)) {
    ArrayRef<MetaValue> values = arg.isList() ? arg.getList() : ArrayRef(arg);
    for (const MetaValue &value : values)
      if (value.isTensor() && value.getTensor()->layout != Layout::Strided)
        return {i, value.getTensor()};
  }
  return {0, nullptr};
}

LogicalResult fake::notSupported(const LayoutCall &call) {
  auto [position, tensor] = findOther(call);
  return call.cx.error(position)
         << "is not supported for layout " << getName(tensor->layout)
         << ": expected strided tensors";
}

/// Replaces a tensor without strides by a row-major one.
static MetaValue toStrided(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    if (tensor.strided && tensor.layout == Layout::Strided)
      return MetaValue::tensor(&tensor);
    TensorMeta strided = tensor;
    strided.layout = Layout::Strided;
    strided.strided = true;
    strided.strides = contiguousStrides(cx, strided.sizes);
    strided.offset = 0;
    strided.constant = {};
    strided.components = nullptr;
    return cx.createValue(strided);
  });
}

/// Runs the rule with all tensors strided.
static LogicalResult runStrided(const Call &call) {
  SmallVector<MetaValue, 8> args;
  for (const MetaValue &arg : call.args)
    args.push_back(toStrided(call.cx, arg));
  return call.op.rule.fn(call.cx, args, call.results);
}

static MetaValue toLayout(RuleContext &cx, const MetaValue &value,
                          Layout layout) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    // Sparse tensors are never lazily conjugated.
    TensorMeta sparse = makeSparse(tensor, layout);
    sparse.storage = tensor.conj || tensor.neg ? 0 : tensor.storage;
    return cx.createValue(sparse);
  });
}

/// Runs the rule; the results get `layout`.
static LogicalResult runAndKeep(const Call &call, Layout layout) {
  if (failed(runStrided(call)))
    return failure();
  for (MetaValue &result : call.results)
    result = toLayout(call.cx, result, layout);
  return success();
}

/// Runs the rule and gives its results the layout and the structure of the
/// sparse argument. Some kernels coalesce, and none does the opposite.
static LogicalResult runAndKeepStructure(const Call &call) {
  const TensorMeta &self = *findOther(call).second;
  if (failed(runAndKeep(call, self.layout)))
    return failure();
  for (MetaValue &result : call.results)
    result = mapTensors(call.cx, result, [&](const TensorMeta &tensor) {
      if (tensor.sizes != self.sizes)
        return MetaValue::tensor(&tensor);
      TensorMeta mapped = tensor;
      SparseInfo info = self.getSparseInfo();
      info.nnz = getNumStored(tensor);
      if (info.coalesced == false)
        info.coalesced.reset();
      mapped.components = call.cx.createInfo(info);
      return call.cx.createValue(mapped);
    });
  return success();
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// Whether a value combines with tensors of any layout, like a number.
static bool isNumberLike(const MetaValue &value) {
  const TensorMeta *tensor = getTensor(value);
  return value.isNumber() ||
         (tensor && tensor->layout == Layout::Strided && tensor->isScalar());
}

static LogicalResult checkSameSizes(const Call &call, const TensorMeta &a,
                                    const TensorMeta &b) {
  if (requireSameSizes(call.cx, a.sizes, b.sizes))
    return success();
  return call.cx.error(0, 1)
         << "expected sparse tensors of the same sizes, found " << a.sizes
         << " and " << b.sizes;
}

namespace {
/// The combinations of layouts that `add` supports.
struct AddKernels {
  /// Two sparse tensors of the same layout.
  unsigned both;
  /// The first, if the second is compressed.
  unsigned anyCompressed;
  /// A sparse tensor with a dense one, which is the first or second.
  unsigned denseFirst, denseSecond;
};
} // namespace

/// `add` and `sub`: sparse for sparse tensors, dense if either is dense, if the
/// layout has a kernel.
static LogicalResult addSparse(const Call &call, const AddKernels &kernels) {
  const TensorMeta *a = getTensor(call.args[0]), *b = getTensor(call.args[1]);
  if (!a || !b || a->layout == Layout::Jagged || b->layout == Layout::Jagged)
    return notSupported(call);
  bool isDense = !isSparse(a->layout) || !isSparse(b->layout);
  unsigned allowed = !isSparse(a->layout)      ? kernels.denseFirst
                     : !isSparse(b->layout)    ? kernels.denseSecond
                     : isCompressed(b->layout) ? kernels.anyCompressed
                                               : 0;
  if (a->layout == b->layout)
    allowed |= kernels.both;
  Layout layout = isSparse(a->layout) ? a->layout : b->layout;
  if (!(allowed & getSet(layout)))
    return notSupported(call);
  if (failed(checkSameSizes(call, *a, *b)) || failed(runStrided(call)))
    return failure();
  const TensorMeta &sum = *call.results[0].getTensor();
  if (isInPlace(call))
    call.results[0] = call.args[0];
  else if (isDense)
    call.results[0] = call.cx.createValue(
        makeContiguous(call.cx, sum.sizes, sum.dtype, sum.device));
  else
    call.results[0] = toLayout(call.cx, call.results[0], layout);
  return success();
}

static LogicalResult add(const Call &call) {
  unsigned blocks = isInPlace(call) ? unsigned(BSR) : 0;
  return addSparse(call, {COO | CSR, CSR | blocks, COO | CSR | CSC,
                          isInPlace(call) ? 0u : CSR | CSC});
}
static LogicalResult sub(const Call &call) {
  return addSparse(call, {COO, 0, COO, 0});
}

/// `mul`: with a number, any layout; otherwise COO and CSR, of which only COO
/// broadcasts. The second operand of CSR may have any sparse layout.
static LogicalResult mul(const Call &call) {
  const MetaValue &first = call.args[0], &second = call.args[1];
  const TensorMeta *a = getTensor(first), *b = getTensor(second);
  if (isNumberLike(second) && a)
    return isSparse(a->layout) ? runAndKeep(call, a->layout)
                               : notSupported(call);
  if (isNumberLike(first) && b)
    return isSparse(b->layout) ? runAndKeep(call, b->layout)
                               : notSupported(call);
  if (!a || !b)
    return notSupported(call);
  Layout layout = isSparse(a->layout) ? a->layout : b->layout;
  bool isFirstDense = a->layout == Layout::Strided;
  bool fits = layout == Layout::SparseCSR ||
              (layout == Layout::SparseCOO &&
               (isFirstDense || b->layout == Layout::Strided ||
                b->layout == Layout::SparseCOO));
  if (!fits || (isFirstDense && isInPlace(call) && layout != Layout::SparseCOO))
    return notSupported(call);
  if (layout == Layout::SparseCSR && failed(checkSameSizes(call, *a, *b)))
    return failure();
  // A dense tensor multiplied in place stays dense.
  return runAndKeep(call, isInPlace(call) ? a->layout : layout);
}

/// `div`, `floor_divide`: of a COO tensor by a number.
static LogicalResult divide(const Call &call) {
  const TensorMeta *self = getTensor(call.args[0]);
  if (!self || self->layout != Layout::SparseCOO || !isNumberLike(call.args[1]))
    return notSupported(call);
  return runAndKeep(call, self->layout);
}

/// `pow` by a number other than 0, for which elements that are not stored would
/// become 1.
static LogicalResult power(const Call &call) {
  const TensorMeta *self = getTensor(call.args[0]);
  const MetaValue &exponent = call.args[1];
  if (!self || self->layout != Layout::SparseCOO)
    return notSupported(call);
  if (exponent.isInt() && exponent.getInt().isInt(0))
    return call.cx.error(1)
           << "expected an exponent other than 0 for a sparse tensor, found 0";
  return runAndKeep(call, self->layout);
}

//===----------------------------------------------------------------------===//
// Reductions and joins
//===----------------------------------------------------------------------===//

/// `sum` along dimensions: sparse unless all are reduced. Unlike for strided
/// tensors, an empty list reduces none.
static LogicalResult sumAlong(const Call &call) {
  RuleContext &cx = call.cx;
  const TensorMeta &self = *call.args[0].getTensor();
  const MetaValue &dims = call.args[1], &keepDim = call.args[2];
  bool keeps = keepDim.asBool() == true;
  bool isCSR = self.layout == Layout::SparseCSR;
  if (!(dims.isNone() || dims.isList()) ||
      (self.layout != Layout::SparseCOO && !(isCSR && keeps && dims.isList())))
    return notSupported(call);
  if (failed(runStrided(call)))
    return failure();
  const TensorMeta &sum = *call.results[0].getTensor();
  bool isAll = dims.isNone() || dims.getList().size() == self.sizes.size();
  if (isAll && !self.isScalar())
    return isCSR ? notSupported(call) : success();
  TensorMeta result = makeSparse(sum, self.layout);
  if (dims.isList() && dims.getList().empty())
    result.sizes = self.sizes;
  call.results[0] = cx.createValue(result);
  return success();
}

/// `transpose` swaps rows and columns; for compressed layouts, only of the two
/// dimensions of a matrix.
static LogicalResult transpose(const Call &call) {
  const TensorMeta &self = *call.args[0].getTensor();
  if (self.layout == Layout::SparseCOO)
    return runAndKeep(call, self.layout);
  if (self.rank() != 2)
    return notSupported(call);
  auto isSecond = [](const MetaValue &dim) {
    return dim.isInt() && (dim.getInt().isInt(1) || dim.getInt().isInt(-1));
  };
  bool isSwap = isSecond(call.args[1]) != isSecond(call.args[2]);
  return runAndKeep(call, isSwap ? getTransposed(self.layout) : self.layout);
}

static LogicalResult cat(const Call &call) {
  if (!call.args[0].isList())
    return notSupported(call);
  for (const MetaValue &value : call.args[0].getList()) {
    const TensorMeta *tensor = getTensor(value);
    if (!tensor || tensor->layout != Layout::SparseCOO)
      return notSupported(call);
  }
  return runAndKeep(call, Layout::SparseCOO);
}

/// `empty_like`, `zeros_like`: of the same layout, or dense for COO.
static LogicalResult makeLike(const Call &call) {
  const TensorMeta &self = *call.args[0].getTensor();
  Layout layout = self.layout;
  if (call.args[2].is<Layout>())
    layout = call.args[2].get<Layout>();
  if (layout == self.layout)
    return runAndKeep(call, layout);
  if (self.layout != Layout::SparseCOO || layout != Layout::Strided)
    return notSupported(call);
  return runStrided(call);
}

/// `copy_`: between equal layouts, or between COO and strided.
static LogicalResult copyInto(const Call &call) {
  const TensorMeta *to = getTensor(call.args[0]),
                   *from = getTensor(call.args[1]);
  auto isSimple = [](const TensorMeta *tensor) {
    return tensor->layout == Layout::Strided ||
           tensor->layout == Layout::SparseCOO;
  };
  if (!to || !from ||
      (to->layout != from->layout && !(isSimple(to) && isSimple(from))))
    return notSupported(call);
  if (failed(checkSameSizes(call, *to, *from)))
    return failure();
  call.results[0] = call.args[0];
  return success();
}

/// `_assert_tensor_metadata` ignores strides.
static LogicalResult assertMetadata(const Call &call) {
  return call.args[2].isNone()
             ? call.op.rule.fn(call.cx, call.args, call.results)
             : notSupported(call);
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// The product of two matrices: row-major unless the second is COO.
static FailureOr<TensorMeta> multiply(const Call &call, const TensorMeta &a,
                                      const TensorMeta &b,
                                      ArrayRef<SymInt> sizes) {
  RuleContext &cx = call.cx;
  bool isFirst = isSparse(a.layout), isSecond = isSparse(b.layout);
  if (isFirst && isSecond) {
    if (hasBlocks(a.layout))
      return notSupported(call);
    // Products of compressed matrices may be CSR.
    bool makesCSR = a.layout == Layout::SparseCSC && isCompressed(b.layout) &&
                    !hasBlocks(b.layout);
    TensorMeta product = a;
    product.sizes = sizes;
    return makeSparse(product, makesCSR ? Layout::SparseCSR : a.layout);
  }
  if (b.layout == Layout::SparseCOO)
    return makeStrided(cx, sizes, cx.copySizes({1, cx.env.max(sizes[0], 1)}),
                       a.dtype, a.device);
  const TensorMeta &dense = isFirst ? b : a;
  return makeContiguous(cx, sizes, dense.dtype, dense.device);
}

static LogicalResult setResult(const Call &call,
                               const FailureOr<TensorMeta> &result) {
  if (failed(result))
    return failure();
  call.results[0] = call.cx.createValue(*result);
  return success();
}

static LogicalResult mm(const Call &call) {
  const TensorMeta *a = getTensor(call.args[0]), *b = getTensor(call.args[1]);
  if (!a || !b)
    return notSupported(call);
  auto sizes = matrixProductSizes(call.cx, 0, *a, *b);
  if (failed(sizes))
    return failure();
  return setResult(call, multiply(call, *a, *b, *sizes));
}

/// `addmm` of a sparse and a dense matrix to a dense one.
static LogicalResult addmm(const Call &call) {
  const TensorMeta *self = getTensor(call.args[0]),
                   *a = getTensor(call.args[1]), *b = getTensor(call.args[2]);
  if (!self || !a || !b || self->layout != Layout::Strided ||
      isSparse(a->layout) == isSparse(b->layout) ||
      b->layout == Layout::SparseCOO)
    return notSupported(call);
  auto sizes = matrixProductSizes(call.cx, 1, *a, *b);
  if (failed(sizes) || failed(runStrided(call)))
    return failure();
  return setResult(call,
                   makeContiguous(call.cx, *sizes, self->dtype, self->device));
}

static LogicalResult mv(const Call &call) {
  const TensorMeta *self = getTensor(call.args[0]);
  if (!self || !isSparse(self->layout) || self->layout == Layout::SparseBSC)
    return notSupported(call);
  return runStrided(call);
}

/// `matmul` is `mm` or `mv`.
static LogicalResult matmul(const Call &call) {
  const TensorMeta *a = getTensor(call.args[0]), *b = getTensor(call.args[1]);
  if (a && b && a->rank() == 2 && b->rank() == 2)
    return mm(call);
  return b && b->rank() == 1 ? mv(call) : notSupported(call);
}

/// `linear` is `mm` by the transposed weight, or `addmm`.
static LogicalResult linear(const Call &call) {
  const TensorMeta *input = getTensor(call.args[0]),
                   *weight = getTensor(call.args[1]);
  bool hasBias = !call.args[2].isNone();
  if (!input || !weight || input->rank() != 2 || weight->rank() != 2 ||
      isSparse(input->layout) == isSparse(weight->layout) ||
      (hasBias && weight->layout == Layout::SparseCOO))
    return notSupported(call);
  if (failed(runStrided(call)))
    return failure();
  ArrayRef<SymInt> sizes = call.results[0].getTensor()->sizes;
  return setResult(call, multiply(call, *input, *weight, sizes));
}

static LogicalResult bmm(const Call &call) {
  const TensorMeta *a = getTensor(call.args[0]), *b = getTensor(call.args[1]);
  if (!a || !b || a->layout != Layout::SparseCOO ||
      b->layout != Layout::Strided)
    return notSupported(call);
  return runStrided(call);
}

//===----------------------------------------------------------------------===//
// Any op
//===----------------------------------------------------------------------===//

namespace {
/// An op whose kernel depends on layouts.
struct SparseRow {
  const char *name;
  SparseFn fn;
};
} // namespace

static constexpr SparseRow sparseRows[] = {
    {"add.Tensor", add},
    {"sub.Tensor", sub},
    {"subtract.Tensor", sub},
    {"mul.Tensor", mul},
    {"multiply.Tensor", mul},
    {"div.Tensor", divide},
    {"div.Scalar", divide},
    {"divide.Tensor", divide},
    {"true_divide.Tensor", divide},
    {"empty_like", makeLike},
    {"zeros_like", makeLike},
    {"floor_divide", divide},
    {"pow.Tensor_Scalar", power},
    {"float_power.Tensor_Scalar", power},
    {"sum.dim_IntList", sumAlong},
    {"transpose.int", transpose},
    {"cat", cat},
    {"stack", cat},
    {"hstack", cat},
    {"vstack", cat},
    {"dstack", cat},
    {"column_stack", cat},
    {"copy_", copyInto},
    {"_assert_tensor_metadata", assertMetadata},
    {"mm", mm},
    {"addmm", addmm},
    {"mv", mv},
    {"matmul", matmul},
    {"linear", linear},
    {"bmm", bmm},
};

/// The kernel of an op, mutable while facets are linked.
static SparseKernel &getKernel(const FacetLinker &linker, OpDef &op) {
  if (!op.facets.sparse)
    op.facets.sparse =
        new (linker.arena.Allocate<SparseKernel>()) SparseKernel();
  return const_cast<SparseKernel &>(*op.facets.sparse);
}

void FacetLinker::setSparseKernel(OpDef &op, SparseFn fn) const {
  getKernel(*this, op).fn = fn;
}

void fake::linkSparseKernels(const FacetLinker &linker) {
  for (const SparseOps &ops : sparseOps)
    linker.forEach(ops.names, [&](OpDef &op) {
      SparseKernel &kernel = getKernel(linker, op);
      for (auto [i, treatment] : llvm::enumerate(kernel.byLayout))
        if (!treatment && (ops.layouts & (1u << i)))
          treatment = ops.treatment;
    });
  for (const SparseRow &row : sparseRows)
    linker.setSparseKernel(linker.get(row.name), row.fn);
}

static LogicalResult dispatch(const Call &call) {
  const TensorMeta &other = *findOther(call).second;
  if (other.layout == Layout::Jagged)
    return inferJagged(call);
  const SparseKernel *kernel = call.op.facets.sparse;
  if (!kernel)
    return notSupported(call);
  if (kernel->fn)
    return kernel->fn(call);
  std::optional<Treatment> treatment = getTreatment(*kernel, other.layout);
  if (!treatment)
    return notSupported(call);
  switch (*treatment) {
  case Treatment::Maps:
    return runAndKeepStructure(call);
  case Treatment::Keeps:
    return runAndKeep(call, other.layout);
  case Treatment::Transposes:
    return runAndKeep(call, getTransposed(other.layout));
  case Treatment::Answers:
    return runStrided(call);
  }
  return failure();
}

/// Whether elements may be stored in a sparse tensor among some values.
static bool hasStored(ArrayRef<MetaValue> values) {
  return llvm::any_of(values, [](const MetaValue &value) {
    const TensorMeta *tensor = getTensor(value);
    return value.isList() ? hasStored(value.getList())
                          : tensor && isSparse(tensor->layout) &&
                                !getNumStored(*tensor).isInt(0);
  });
}

LogicalResult fake::inferInLayout(RuleContext &cx, const OpDef &op,
                                  ArrayRef<MetaValue> args,
                                  MutableArrayRef<MetaValue> results) {
  if (failed(dispatch({cx, op, args, results})))
    return failure();
  if (!hasStored(args))
    return success();
  // The number of stored elements of the result depends on the op.
  for (MetaValue &result : results) {
    const TensorMeta *tensor = getTensor(result);
    if (!tensor || !isSparse(tensor->layout))
      continue;
    SparseInfo info = tensor->getSparseInfo();
    info.nnz = SymInt::unknown();
    TensorMeta stored = *tensor;
    stored.components = cx.createInfo(info);
    result = cx.createValue(stored);
  }
  return success();
}
