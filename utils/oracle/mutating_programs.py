# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs that write to tensors, for `record_programs`: steps of optimizers,
caches, outputs, and changes of metadata after which older names are used."""

from typing import TYPE_CHECKING, Any, Callable, Dict

if TYPE_CHECKING:
    from .recorded_programs import Program

PROGRAMS: Dict[str, Callable[["Program"], None]] = {}


def program(body: Callable[["Program"], None]) -> Callable[["Program"], None]:
    """Adds a program under the name of the function."""
    PROGRAMS[body.__name__] = body
    return body


# ===- Training ---------------------------------------------------------------===


@program
def sgd(p: "Program") -> None:
    """SGD with momentum, weight decay and Nesterov's rule, two steps."""
    weight, grad = p.input(8, 4), p.input(8, 4)
    buffer = p("detach", p("clone", grad))
    for _ in range(2):
        decayed = p("add.Tensor", grad, weight, alpha=0.01)
        p("mul_.Tensor", buffer, 0.9)
        p("add_.Tensor", buffer, decayed, alpha=1)
        step = p("add.Tensor", decayed, buffer, alpha=0.9)
        p("add_.Tensor", weight, step, alpha=-0.1)
    p("zero_", grad)


@program
def adam(p: "Program") -> None:
    """Adam with its step as a tensor, on cuda."""
    weight, grad = (p.input(8, 4, device="cuda:0") for _ in range(2))
    average, square = (p("zeros_like", weight) for _ in range(2))
    step = p.input(device="cuda:0")
    p("add_.Tensor", step, 1)
    p("lerp_.Scalar", average, grad, 0.1)
    p("mul_.Tensor", square, 0.999)
    p("addcmul_", square, grad, grad, value=0.001)
    first = p("pow.Scalar", 0.9, step)
    p("sub_.Tensor", first, 1)
    p("neg_", first)
    root = p("sqrt", square)
    p("div_.Tensor", root, first)
    p("add_.Tensor", root, 1e-8)
    p("addcdiv_", weight, average, root, value=-0.001)


@program
def adamw_amsgrad(p: "Program") -> None:
    """AdamW, which keeps the largest square and writes it with out=."""
    weight, grad, average, square, largest = (p.input([6], 4) for _ in range(5))
    p("mul_.Tensor", weight, 0.99)
    p("lerp_.Scalar", average, grad, 0.1)
    p("mul_.Tensor", square, 0.999)
    p("addcmul_", square, grad, p("conj", grad), value=0.001)
    p("maximum.out", largest, square, out=largest)
    root = p("sqrt", largest)
    p("add_.Scalar", p("div_.Scalar", root, 0.5), 1e-8)
    p("addcdiv_", weight, average, root, value=-0.001)


@program
def rmsprop_foreach(p: "Program") -> None:
    """RMSprop over lists."""
    weights = [p.input(4), p.input(2, 3)]
    grads = [p.input(4), p.input(2, 3)]
    squares = [p.input(4), p.input(2, 3)]
    p("_foreach_mul_.Scalar", squares, 0.9)
    p("_foreach_addcmul_.Scalar", squares, grads, grads, 0.1)
    roots = p("_foreach_sqrt", squares)
    p("_foreach_add_.Scalar", roots, 1e-8)
    p("_foreach_addcdiv_.Scalar", weights, grads, roots, -0.01)
    p("_foreach_zero_", grads)


@program
def adagrad(p: "Program") -> None:
    """Adagrad, and a norm to clip gradients by."""
    weight, grad, total = p.input(5, 3), p.input(5, 3), p.input(5, 3)
    norm = p("linalg_vector_norm", grad)
    scale = p("clamp_", p("div.Tensor", p("reciprocal", norm), 2.0), max=1.0)
    p("mul_.Tensor", grad, scale)
    p("addcmul_", total, grad, grad, value=1.0)
    p("addcdiv_", weight, grad, p("add_.Tensor", p("sqrt", total), 1e-10),
      value=-0.01)


@program
def lion_sign(p: "Program") -> None:
    """An update by signs, in bfloat16."""
    weight, grad, momentum = (p.input(4, 4, dtype="bfloat16") for _ in range(3))
    update = p("mul.Tensor", momentum, 0.9)
    p("sign_", p("add_.Tensor", update, grad, alpha=0.1))
    p("add_.Tensor", weight, update, alpha=-0.001)
    p("mul_.Tensor", momentum, 0.99)
    p("add_.Tensor", momentum, grad, alpha=0.01)


@program
def batch_norm_statistics(p: "Program") -> None:
    """Running statistics are written, and the number of batches."""
    image = p.input([2], 3, 8, 8)
    mean, var, weight, bias = (p.input(3) for _ in range(4))
    count = p.input(dtype="int64")
    p("add_.Tensor", count, 1)
    out = p("_native_batch_norm_legit", image, weight, bias, mean, var, True, 0.1,
            1e-5)
    p("relu_", out[0])
    p("lerp_.Scalar", mean, out[1], 0.1)


@program
def ema(p: "Program") -> None:
    """An average of weights of another type."""
    average, weight = p.input(4, 4), p.input(4, 4, dtype="float16")
    p("mul_.Tensor", average, 0.999)
    p("add_.Tensor", average, weight, alpha=0.001)
    p("copy_", weight, average)


@program
def loss_scale(p: "Program") -> None:
    """Non-finite values are counted and filled."""
    grad, found = p.input(6), p.input(1)
    finite = p("isfinite", grad)
    p("logical_not_", finite)
    p("masked_fill_.Scalar", grad, finite, 0)
    p("add_.Tensor", found, p("any", finite))


# ===- Activations ------------------------------------------------------------===


@program
def activations(p: "Program") -> None:
    """In place, in sequence, on a tensor with arbitrary strides."""
    x = p.input([4], 3, 5, strides=None)
    y = p("transpose.int", x, 0, 2)
    for op in ("relu_", "sigmoid_", "tanh_", "silu_", "hardswish_", "elu_",
               "leaky_relu_", "gelu_", "mish_", "celu_", "selu_", "hardtanh_"):
        p(op, y)
    p("threshold_", y, 0.0, 1.0)
    p("clamp_", x, 0, 1)


@program
def dropout_in_place(p: "Program") -> None:
    """Dropout returns its input if it does nothing, and always in place."""
    x = p.input(5, 5)
    y = p("dropout", x, 0.5, False)
    p("t_", y)
    p("dropout_", x, 0.5, True)
    z = p("dropout", y, 0.5, True)
    p("t_", z)
    p("add.Tensor", x, y)


@program
def residual(p: "Program") -> None:
    """Sums in place that broadcast the other operand, and one that cannot."""
    x, bias, row = p.input([3], 4), p.input(4), p.input(1, 4)
    p("add_.Tensor", x, bias)
    p("mul_.Tensor", x, row)
    p("add_.Tensor", row, x)
    p("add_.Tensor", bias, row)


# ===- Caches -----------------------------------------------------------------===


@program
def kv_cache_copy(p: "Program") -> None:
    """A slice of the cache is written, then the cache is read."""
    cache, key = p.input(2, 16, 4, 8), p.input(2, 3, 4, 8)
    window = p("slice.Tensor", cache, 1, 5, 8)
    p("copy_", window, key)
    seen = p("slice.Tensor", cache, 1, 0, 8)
    p("permute", seen, [0, 2, 1, 3])
    p("fill_.Scalar", p("select.int", cache, 1, 15), 0.0)


@program
def kv_cache_index_copy(p: "Program") -> None:
    """The same by positions."""
    cache, key = p.input([2], 4, 16, 8), p.input([2], 4, 1, 8)
    place = p.input(1, dtype="int64")
    p("index_copy_", cache, 2, place, key)
    p("add_.Tensor", place, 1)
    p("index_copy_", cache, 2, place, key)
    p("matmul", key, p("transpose.int", cache, 2, 3))


@program
def kv_cache_index_put(p: "Program") -> None:
    """The same by an index for each dimension."""
    cache, key = p.input(16, 4, 8, dtype="float16"), p.input(5, 4, 8, dtype="float16")
    places = p.input(5, dtype="int64")
    p("index_put_", cache, [places], key)
    p("index_put_", cache, [places], key, True)
    p("index.Tensor", cache, [places])


@program
def paged_cache(p: "Program") -> None:
    """Pages are scattered into a flat view of the cache."""
    cache, slots = p.input(4, 8, 2), p.input(6, dtype="int64")
    flat = p("view", cache, [32, 2])
    p("index_put_", flat, [slots], p.input(6, 2))
    p("index_add_", flat, 0, slots, p.input(6, 2))
    p("index_fill_.int_Scalar", flat, 0, slots, 0.0)
    p("scatter_.value", cache, 1, p.input(4, 1, 2, dtype="int64"), 0.0)


@program
def ring_buffer(p: "Program") -> None:
    """The contents are shifted by one position; source and destination overlap."""
    past, new = p.input(2, 8, 4), p.input(2, 1, 4)
    p("copy_", p("slice.Tensor", past, 1, 0, 7), p("slice.Tensor", past, 1, 1, 8))
    p("copy_", p("slice.Tensor", past, 1, 7), new)
    p("roll", past, [1], [1])


@program
def embedding_update(p: "Program") -> None:
    """Rows of a table are written through its transposed view."""
    table, ids = p.input(10, 4), p.input(3, dtype="int64")
    columns = p("t", table)
    p("index_add_", columns, 1, ids, p.input(4, 3))
    p("embedding", table, ids)
    p("zero_", p("select.int", table, 0, 0))


# ===- Outputs ----------------------------------------------------------------===


@program
def out_chain(p: "Program") -> None:
    """Each result goes into the output of the one before, which is resized."""
    x, y, out = p.input(4, 6), p.input(6, 3), p.input(0)
    p("mm.out", x, y, out=out)
    p("relu", out)
    p("add.out", x, x, out=out)
    p("sum.IntList_out", x, [1], out=out)
    p("mul.Tensor", out, out)
    p("cat.out", [x, x], out=out)
    p("t", out)


@program
def out_of_two(p: "Program") -> None:
    """Two outputs, one of them of the right sizes."""
    x = p.input(5, 3)
    values, indices = p.input(0), p.input(5, dtype="int64")
    p("max.dim_max", x, 1, max=values, max_values=indices)
    p("add.Tensor", values, values)
    p("sort.values", x, 1, values=values, indices=indices)
    p("gather", x, 1, indices)
    p("add.Tensor", values, x)


@program
def out_keeps_strides(p: "Program") -> None:
    """An output of the right sizes keeps its strides; a view of it keeps its sizes."""
    x = p.input(6, 4)
    out = p("t", p.input(4, 6))
    row = p("select.int", out, 0, 1)
    p("neg.out", x, out=out)
    p("exp.out", p.input(2, 2), out=out)
    p("neg", row)
    p("neg", out)


@program
def out_grows_storage(p: "Program") -> None:
    """Views of an output share the storage that grows."""
    out = p.input(2)
    view = p("view", out, [2, 1])
    p("mul.out", p.input(3, 3), p.input(3), out=out)
    p("add.Tensor", view, 1)
    p("as_strided", view, [3, 3], [3, 1])


@program
def out_wrong_dtype(p: "Program") -> None:
    """An output that cannot hold the result, and one on another device."""
    x = p.input(3)
    p("add.out", x, x, out=p.input(3, dtype="int64"))
    p("add.out", x, x, out=p.input(3, device="cuda:0"))
    p("add.out", x, x, out=p.input(3, dtype="float64"))


# ===- Changes of metadata ----------------------------------------------------===


@program
def transpose_old_names(p: "Program") -> None:
    """After t_, each alias of the tensor has the new sizes; views do not."""
    x = p.input(4, 6)
    view = p("view", x, [24])
    alias = p("detach", x)
    same = p("contiguous", x)
    y = p("t_", x)
    p("mm", same, p.input(4, 2))
    z = p("transpose_", same, 0, 1)
    p("add.Tensor", alias, z)
    p("neg", view)
    p("swapaxes_", y, 0, 1)
    p("swapdims_", x, 0, 1)
    p("mul.Tensor", p("relu_", y), z)


@program
def dynamic_transpose(p: "Program") -> None:
    """The same with symbolic sizes."""
    x = p.input([4], [6], 3)
    y = p("transpose_", x, 0, 1)
    p("sum.dim_IntList", x, [1])
    p("unsqueeze_", y, 1)
    p("squeeze_.dim", x, 1)
    p("add_.Tensor", x, y)


@program
def squeeze_unsqueeze(p: "Program") -> None:
    """Dimensions are added and removed."""
    x = p.input(1, 3, 1, 2)
    row = p("select.int", x, 1, 0)
    y = p("squeeze_", x)
    p("add.Tensor", x, y)
    p("unsqueeze_", x, 0)
    p("unsqueeze_", y, -1)
    p("squeeze_.dim", x, 0)
    p("squeeze_.dims", y, [0, 2])
    p("squeeze_.dim", row, 0)
    p("cat", [x, y])
    p("cat", [row, row])


@program
def resize(p: "Program") -> None:
    """Smaller, larger, and empty; a view shares the storage."""
    x = p.input(4, 6)
    view = p("slice.Tensor", x, 0, 1, 3)
    y = p("resize_", x, [2, 6])
    p("neg", x)
    p("resize_", y, [8, 8])
    p("add.Tensor", x, y)
    p("resize_", x, [8, 8])
    p("resize_", x, [0])
    p("neg", view)
    p("resize_as_", x, view)
    p("mul.Tensor", x, view)
    p("resize_", p("t", x), [2, 3, 1, 1], memory_format=None)


@program
def resize_of_view(p: "Program") -> None:
    """A view is resized at its offset."""
    x = p.input(10)
    view = p("slice.Tensor", x, 0, 4, 6)
    p("resize_", view, [3, 3])
    p("add_.Tensor", view, 1)
    p("as_strided", x, [13], [1])
    p("neg", x)


@program
def resize_as_template(p: "Program") -> None:
    """The sizes of another tensor, in its format."""
    import torch  # pylint: disable=import-outside-toplevel
    x = p.input(2)
    image = p("clone", p.input(2, 3, 4, 4), memory_format=torch.channels_last)
    p("resize_as_", x, image, memory_format=torch.preserve_format)
    p("relu", x)
    p("resize_as_", x, image)
    p("relu_", x)


@program
def resize_symbolic(p: "Program") -> None:
    """Static sizes in place of symbolic ones are rejected; symbolic ones are
    accepted."""
    x, y = p.input([4], 6), p.input([5], 2)
    p("resize_", x, [2, 6])
    rows = p("sym_size.int", y, 0)
    p("resize_", x, [rows, 6])
    p("neg", x)


@program
def set_storage(p: "Program") -> None:
    """A tensor moves into the storage of another one."""
    x, y = p.input(4, 6), p.input(3, 5)
    view = p("view", x, [24])
    same = p("contiguous", x)
    p("set_.source_Tensor", x, y)
    p("add_.Tensor", same, y)
    p("neg", view)
    p("set_.source_Tensor_storage_offset", x, view, 3, [2, 2], [4, 1])
    p("add_.Tensor", x, 1)
    p("neg", same)
    p("set_", y)
    p("neg", y)


@program
def as_strided_in_place(p: "Program") -> None:
    """Another geometry in the same storage, whose bounds are checked here."""
    x = p.input(4, 6)
    y = p("as_strided_", x, [3, 2], [7, 1], 2)
    p("relu", x)
    p("as_strided_", y, [23], [1])
    p("as_strided_", y, [22], [1])
    p("as_strided_", y, [8], [3], 0)
    p("add.Tensor", x, y)


@program
def detach_in_place(p: "Program") -> None:
    """It changes nothing observable."""
    x = p.input(4, 6)
    y = p("detach_", p("relu", x))
    p("t_", y)
    p("mm", y, x)


@program
def list_elements(p: "Program") -> None:
    """Elements of lists are also objects."""
    x = p.input(4, 6)
    first, second = p("split.Tensor", x, 2)
    p("t_", first)
    p("relu_", second)
    p("mm", second, first)
    p("unsqueeze_", second, 0)
    p("squeeze_", second)
    p("cat", [second, second])


@program
def conversions_that_return(p: "Program") -> None:
    """Conversions without effect return the tensor, others do not."""
    import torch  # pylint: disable=import-outside-toplevel
    x = p.input(2, 3)
    names = [p("to.dtype", x, torch.float32), p("to.other", x, x),
             p("type_as", x, x), p("cpu", x), p("resolve_conj", x),
             p("resolve_neg", x), p("real", x), p("atleast_2d", x),
             p("positive", x), p("flatten.using_ints", x, 1, 1),
             p("_to_copy", x, device=torch.device("cpu"))]
    others = [p("to.dtype", x, torch.float64), p("alias", x), p("view", x, [2, 3]),
              p("expand", x, [2, 3]), p("reshape", x, [2, 3]),
              p("squeeze", x), p("atleast_3d", x), p("clone", x)]
    p("t_", x)
    for name in names:
        p("mm", name, p.input(2, 2))
    for other in others:
        p("neg", other)


@program
def conjugate(p: "Program") -> None:
    """The conj bit belongs to the view; writes and changes of sizes do not."""
    x = p.input(2, 3, dtype="complex64")
    y = p("conj", x)
    real = p("view_as_real", x)
    p("t_", x)
    p("mul_.Tensor", y, 2)
    p("mm", y, x)
    p("conj_physical_", x)
    p("zero_", real)
    p("resolve_conj", y)


@program
def refused(p: "Program") -> None:
    """Mismatched sizes, types and devices; the program continues."""
    x, wide, whole = p.input(3), p.input(2, 3), p.input(3, dtype="int64")
    p("add_.Tensor", x, wide)
    p("add_.Tensor", whole, x)
    p("div_.Tensor", whole, 2)
    p("mul_.Tensor", p.input(dtype="bool"), 2.0)
    p("add_.Tensor", p.input(), p.input(device="cuda:0"))
    p("add_.Tensor", p.input(device="cuda:0"), p.input())
    p("copy_", p.input(2, device="cuda:0"), p.input(2))
    p("copy_", x, wide)
    p("t_", wide)
    p("neg", wide)


# ===- Aliases ----------------------------------------------------------------===


@program
def views_then_writes(p: "Program") -> None:
    """Writes through views of views."""
    x = p.input(4, 6)
    column = p("select.int", p("t", x), 0, 2)
    p("add_.Tensor", column, 1)
    p("zero_", p("diagonal", x))
    first, second = p("chunk", x, 2)
    p("copy_", first, second)
    p("fill_.Tensor", p("view", second, [-1]), p("sum", first))
    p("add_.Tensor", p("expand", p.input(4, 1), [4, 6]), x)


@program
def inputs_that_alias(p: "Program") -> None:
    """Two inputs that share a storage, with separate sizes."""
    x = p.input(4, 6)
    tied = p.view(x, [6, 4], [4, 1])
    row = p.view(x, [6], [1], 6)
    p("t_", x)
    p("mm", x, p("t", tied))
    p("resize_", tied, [10, 10])
    p("add_.Tensor", row, 1)
    p("neg", tied)


@program
def same_twice(p: "Program") -> None:
    """An operand that is written and read."""
    x = p.input([4], [4])
    p("add_.Tensor", x, x)
    p("mul_.Tensor", x, p("t", x))
    p("addmm_", x, x, x)
    p("copy_", x, x)
    p("mm.out", x, x, out=x)


@program
def overlapping(p: "Program") -> None:
    """Calls that eager PyTorch rejects and FakeTensor accepts."""
    x = p.input(4, 1)
    p("add_.Tensor", p("expand", x, [4, 5]), 1)
    y = p.input(6)
    p("copy_", p("slice.Tensor", y, 0, 1), p("slice.Tensor", y, 0, 0, 5))
    p("as_strided", y, [10], [1])
    p("zero_", p("unfold", y, 0, 3, 1))


@program
def random_in_place(p: "Program") -> None:
    """Random numbers in place."""
    x = p.input(3, 4)
    p("normal_", x)
    p("uniform_", p("t", x))
    p("bernoulli_.float", x, 0.5)
    p("random_", p.input(5, dtype="int64"))
    p("exponential_", p("t_", x))
    p("log_normal_", x)


@program
def masked_writes(p: "Program") -> None:
    """Masks that broadcast, and scatters."""
    x, mask = p.input([3], 4), p.input(4, dtype="bool")
    p("masked_fill_.Scalar", x, mask, 0.0)
    p("masked_scatter_", x, mask, p.input(12))
    p("logical_and_", mask, p("gt.Scalar", p("select.int", x, 0, 0), 0))
    p("tril_", x)
    p("fill_diagonal_", x, 1.0)
    p("cumsum_", x, 0)
    index = p("argsort", x)
    p("scatter_.src", x, 1, index, x)
    p("scatter_add_", x, 1, index, p("neg", x))


# ===- Data -------------------------------------------------------------------===


@program
def nonzero_after_writes(p: "Program") -> None:
    """The number of nonzero elements is known until a write."""
    mask, other = p.input(4, 6, dtype="bool"), p.input(4, 6, dtype="bool")
    p("nonzero", mask)
    p("nonzero", p("contiguous", mask))
    p("logical_not_", other)
    p("nonzero", mask)
    p("logical_and_", mask, other)
    p("nonzero", mask)
    p("nonzero", mask)
    p("nonzero", p("view", mask, [4, 6]))
    p("zero_", p("select.int", mask, 0, 0))
    p("nonzero", mask)


@program
def nonzero_after_changes(p: "Program") -> None:
    """Changes of metadata are writes in this respect."""
    x = p.input(4, 6)
    p("nonzero", x)
    y = p("t_", x)
    p("nonzero", x)
    p("nonzero", y)
    p("resize_", x, [4, 6])
    p("nonzero", y)


@program
def item_after_writes(p: "Program") -> None:
    """A scalar is read, written, and read again."""
    count = p.input(dtype="int64")
    first = p("item", count)
    p("item", count)
    p("add_.Tensor", count, 1)
    second = p("item", count)
    del first, second
    p("fill_.Scalar", count, 3)
    p("_local_scalar_dense", count)


@program
def unique_after_writes(p: "Program") -> None:
    """The number of distinct elements."""
    x = p.input(10, dtype="int64")
    p("_unique2", x)
    p("_unique2", x)
    p("add_.Tensor", x, 1)
    p("_unique2", x)
    p("masked_select", x, p("gt.Scalar", x, 2))


# ===- Constants --------------------------------------------------------------===


@program
def constants_in_place(p: "Program") -> None:
    """In-place ops update constants, also through their views."""
    count = p.constant(3)
    view = p("view", count, [1])
    p("item", count)
    p("add_.Tensor", count, 2)
    p("item", view)
    p("mul_.Tensor", view, p.constant(5))
    p("item", count)
    p("detach_", count)
    p("copy_", count, p.constant(-4))
    p("neg_", view)
    p("item", count)
    p("add.out", p.constant(1), count, out=count)
    p("zeros", [p("item", view), 2])


@program
def constants_overwritten(p: "Program") -> None:
    """A write of unknown values makes constants unknown."""
    count, other = p.constant(3), p.input(dtype="int64")
    view = p("view", count, [1])
    p("copy_", view, other)
    p("item", count)
    drawn = p.constant(8)
    p("add.Tensor", drawn, 1)
    p("random_", drawn)
    p("item", drawn)
    kept = p.constant(5)
    p("add_.Tensor", other, kept)
    p("item", kept)
    p("item", other)


@program
def constants_of_loops(p: "Program") -> None:
    """A step counter, and a bound that depends on it."""
    step, weight = p.constant(0), p.input(8, 4)
    for _ in range(3):
        p("add_.Tensor", step, 1)
        p("mul_.Tensor", weight, 0.5)
        p("item", step)
    p("narrow", weight, 0, 0, p("item", p("mul.Tensor", step, 2)))
    p("clamp_", step, None, 2)
    p("item", step)
