//===- Passes.td - Passes of FakeTensor --------------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_TRANSFORMS_PASSES
#define FAKETENSOR_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

// The options of the analysis, the same for all passes that run it. These do not
// depend on the fake dialect: a program of torch ops has no use for 3,000 fake
// ops, and registering them takes longer than a small model.
class Fake_AnalysisPass<string flag> : Pass<flag> {
  list<Option> analysisOptions = [
    Option<"allowFallback", "allow-fallback", "::fake::Fallback",
           "::fake::Fallback::Error",
           "How to handle an op without a rule", [{::llvm::cl::values(
             clEnumValN(::fake::Fallback::Error, "error",
                        "report an error and continue with the declared type"),
             clEnumValN(::fake::Fallback::Unknown, "unknown",
                        "warn and treat its results as unknown"),
             clEnumValN(::fake::Fallback::Declared, "declared",
                        "warn and trust the declared type"))}]>,
    Option<"declared", "declared", "::fake::DeclaredPolicy",
           "::fake::DeclaredPolicy::Check",
           "How to handle a declared type that contradicts what is inferred",
           [{::llvm::cl::values(
             clEnumValN(::fake::DeclaredPolicy::Check, "check",
                        "report an error"),
             clEnumValN(::fake::DeclaredPolicy::Prefer, "prefer",
                        "warn and trust its dtype and sizes, as for what "
                        "convert-torch-onnx-to-torch makes"))}]>,
    Option<"staticShapes", "static-shapes", "bool", "false",
           "Create no symbols: sizes of arguments must be integers, and no "
           "size may depend on data, as in a mode without a ShapeEnv">,
    Option<"allowDynamicOutputShapeOps", "allow-dynamic-output-shape-ops",
           "bool", "true",
           "Allow data-dependent output sizes, such as those of nonzero">,
    Option<"allowScalarOutputs", "allow-scalar-outputs", "bool", "true",
           "Allow reading scalars from tensors, as item does; known constants "
           "can always be read">,
    Option<"allowNonFakeInputs", "allow-non-fake-inputs", "bool", "false",
           "Allow conversions of values of builtin types to tensors; the result "
           "type determines the metadata. Literals are always allowed">,
    Option<"preferDeviceType", "prefer-device-type", "::fake::DeviceType",
           "::fake::DeviceType::Unknown",
           "The device type that wins when operands are on several devices",
           [{::llvm::cl::values(
             clEnumValN(::fake::DeviceType::Unknown, "none", "report an error"),
             clEnumValN(::fake::DeviceType::CPU, "cpu", ""),
             clEnumValN(::fake::DeviceType::CUDA, "cuda", ""),
             clEnumValN(::fake::DeviceType::XPU, "xpu", ""),
             clEnumValN(::fake::DeviceType::MPS, "mps", ""),
             clEnumValN(::fake::DeviceType::HPU, "hpu", ""),
             clEnumValN(::fake::DeviceType::MTIA, "mtia", ""),
             clEnumValN(::fake::DeviceType::PrivateUse1, "privateuseone", ""),
             clEnumValN(::fake::DeviceType::Meta, "meta", ""))}]>,
    Option<"constantNumelLimit", "constant-numel-limit", "int64_t", "64",
           "The maximum number of elements of an integer or bool literal whose "
           "values are kept">,
    Option<"propagateReal", "propagate-real", "bool", "false",
           "Resolve data-dependent conditions by the values in the fake.value "
           "attributes of arguments, and assert the outcome">,
    Option<"defaultDevice", "default-device", "std::string", [{""}],
           "Device of arguments and literals whose types state none, such as "
           "cuda:0 (default: the only device that the function names, else "
           "cpu)">,
    Option<"strictViews", "strict-views", "bool", "false",
           "Require views of value tensors to be possible with their strides, "
           "as PyTorch does; otherwise such a view is a row-major copy">,
    Option<"cache", "cache", "bool", "true",
           "Reuse the result of an identical earlier evaluation">
  ];
}

def FakePropagate : Fake_AnalysisPass<"fake-propagate"> {
  let summary = "Infer sizes, dtypes and layouts and write them into types";
  let description = [{
    Evaluates every function on tensors without data, and refines the types of
    results and the result types of functions with the inferred metadata.

    Types of `torch` IR cannot express symbolic sizes. Therefore the
    `torch.bind_symbolic_shape` ops are updated: each value tensor with a symbolic
    size has one. Functions that have no bind, no `torch.symbolic_int` and no
    attribute `fake.binds` get none. `binds=keep` leaves binds unchanged, and
    `binds=none` erases them, as `fake-strip-binds` does. With `annotate`, the
    full metadata of each value (strides, offset, device) is stored in an attribute
    `fake.meta` as a list of `!fake.tensor` types.

    Declared metadata that contradicts inferred metadata, arguments that an op
    rejects, and ops without a rule are errors. One run reports all of them.

    Evaluations are cached, as in FakeTensor: a rule does not run again for the
    same op on operands with equal metadata and the same aliasing. Ops that
    create symbols, add guards or fail are not cached. `cache-stats` prints the
    number of hits, misses and, by reason, bypasses; `--fake-cache-stats` is a
    shorthand for it.

    Notes of an error lead from the invalid operand back to the argument, constant
    or op from which its size, dtype or device originates; a long path is shortened
    unless `debug` is set. With `debug`, each op also gets an attribute
    `fake.origins`: for each tensor result, the locations from which its device,
    dtype and sizes originate. Remarks show which op added which guard.

    [Modes](../Passes.md#modes), which are options of all passes that run the analysis, control
    what a program may do, such as reading scalars from tensors.

    ```mlir
    %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor
    // becomes
    %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor<[2,4],f32>
    ```
  }];
  let options = !listconcat(analysisOptions, [
    Option<"binds", "binds", "::fake::BindPolicy", "::fake::BindPolicy::Update",
           "How to handle torch.bind_symbolic_shape ops",
           [{::llvm::cl::values(
             clEnumValN(::fake::BindPolicy::Update, "update",
                        "update them; functions without binds get none"),
             clEnumValN(::fake::BindPolicy::Keep, "keep",
                        "leave them unchanged"),
             clEnumValN(::fake::BindPolicy::None, "none", "erase them"))}]>,
    Option<"annotate", "annotate", "bool", "false",
           "Store the full metadata of each value in an attribute fake.meta">,
    Option<"explainSpecializations", "explain-specializations", "bool", "false",
           "Report each op that specializes a symbol to an integer or equates two symbols">,
    Option<"warnUnsafe", "warn-unsafe", "bool", "false",
           "Warn about calls that FakeTensor accepts but PyTorch's kernels "
           "reject, see fake-verify">,
    Option<"cacheStats", "cache-stats", "bool", "false",
           "Print the cache hits and misses of each function">,
    Option<"debug", "debug", "bool", "false",
           "Record the provenance of metadata, and show it in full in errors">
  ]);
  let statistics = [
    Statistic<"numInferred", "ops-inferred", "Number of ops whose metadata was inferred">,
    Statistic<"numMissing", "ops-missing", "Number of ops without a rule">,
    Statistic<"numCacheHits", "cache-hits",
              "Number of ops with a cached result">
  ];
}

def FakeSpecialize : Fake_AnalysisPass<"fake-specialize"> {
  let dependentDialects = ["::fake::FakeDialect"];
  let summary = "Infer metadata for other argument types";
  let description = [{
    Changes the argument types of a function, infers the types of all results again,
    and reports what changed: one export serves every batch size.

    - `symbols` sets the value or narrows the bounds of symbols: `s0=4,s1=2..64`.
    - `args` replaces types of arguments: `0=!fake.tensor<[8, 3], f16>`, separated
      by `;`.
    - `dynamic` makes dimensions of arguments symbolic: `0:1=batch` is dimension 1
      of argument 0; the name is optional. The old size becomes the hint of the
      symbol. An op that specializes the symbol is reported, as by
      `explain-specializations` of `fake-propagate`.

    Works on `fake` and on `torch` IR, where symbols are `torch.symbolic_int` ops.

    ```mlir
    // fake-opt --fake-specialize=symbols=s0=4
    func.func @main(%x: !fake.tensor<[s0, 8], f32>) -> !fake.tensor<[s0 * 8], f32>
        attributes {fake.symbols = [#fake.symbol<s0, min = 2>]}
    // becomes
    func.func @main(%x: !fake.tensor<[4, 8], f32>) -> !fake.tensor<[32], f32>
    ```
  }];
  let options = !listconcat(analysisOptions, [
    ListOption<"symbols", "symbols", "std::string",
               "Values or bounds of symbols: s0=4 or s0=2..64">,
    Option<"args", "args", "std::string", [{""}],
           "Types of arguments: 0=TYPE; 2=TYPE">,
    ListOption<"dynamic", "dynamic", "std::string",
               "Dimensions to make symbolic: 0:1 or 0:1=batch">,
    Option<"func", "func", "std::string", [{""}],
           "The function, if the module has several">,
    Option<"showChanges", "show-changes", "bool", "false",
           "Report each value whose type changes">
  ]);
}

def FakeMaterializeGuards : Pass<"fake-materialize-guards"> {
  let summary = "Turn guards into assertions of the program";
  let description = [{
    Computes each condition in the attribute `fake.guards` of a function and asserts
    it, with `torch.runtime.assert` in torch IR and `cf.assert` on builtin types: at the
    start of the function if it only mentions sizes of arguments, else after the op that
    defines the last size in it. A guard with a symbol that is the size of no value stays
    in the attribute, with a warning.

    ```mlir
    func.func @main(%x: !fake.tensor<[s0], f32>, %y: !fake.tensor<[s1], f32>)
        attributes {fake.guards = [#fake.guard<guard, "Eq(s0, s1)">]}
    // becomes
    %0 = fake.size %x, 0 : !fake.tensor<[s0], f32> -> !fake.int<s0>
    %1 = fake.size %y, 0 : !fake.tensor<[s1], f32> -> !fake.int<s1>
    %2 = fake.cmp eq %0, %1 : !fake.int<s0>, !fake.int<s1>
    fake.assert %2, "expected Eq(s0, s1)"
    ```
  }];
  let options = [
    Option<"controlFlow", "control-flow", "bool", "false",
           "Create cf.assert instead of fake.assert. Not for torch IR, where "
           "torch-mlir lowers torch.runtime.assert">
  ];
  let dependentDialects = ["::fake::FakeDialect", "::mlir::arith::ArithDialect",
                           "::mlir::cf::ControlFlowDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::tensor::TensorDialect"];
}

def FakeVerify : Fake_AnalysisPass<"fake-verify"> {
  let summary = "Check declared metadata against inferred metadata";
  let description = [{
    Runs the same analysis as `fake-propagate` and reports each declaration that
    contradicts the inferred metadata, with both, and with the operand that caused
    it. Types, `torch.bind_symbolic_shape` and function results are declarations.
    The IR is unchanged.

    With `warn-unsafe`, it also warns about calls that FakeTensor accepts but PyTorch's
    kernels reject: writes to a tensor whose elements overlap, such as an expanded one, or
    are read by the same op; views beyond the end of a storage; and arguments that only
    kernels check, such as values of `index_put` that do not expand to the selected
    elements. Views of value tensors that are copies, because strides do not allow a view,
    are reported as well.
  }];
  let options = !listconcat(analysisOptions, [
    Option<"warnUnsafe", "warn-unsafe", "bool", "false",
           "Warn about calls that FakeTensor accepts but kernels reject">
  ]);
}

def FakeCrossRef : Fake_AnalysisPass<"fake-crossref"> {
  let summary = "Compare inferred metadata with recorded metadata";
  let description = [{
    The counterpart of `CrossRefFakeMode`: compares inferred metadata with recorded
    metadata, and reports each field that differs, as `MetadataMismatchError` does:
    number of outputs, sizes, strides, storage offset, dtype, device, layout, lazy
    bits, and which values share a storage. Notes lead to the origin of a size,
    dtype or device.

    The file has JSON lines as `fake-report` writes them,
    `{"name": "view_3", "meta": ...}`. Values are identified by the names in their
    locations, which `fake-tensor export` takes from PyTorch's graph, else by their
    SSA names. `fake-tensor export --record FILE` writes PyTorch's metadata; a
    recorded graph is accepted as well. The IR is unchanged.
  }];
  let options = !listconcat(analysisOptions, [
    Option<"expected", "expected", "std::string", [{""}],
           "File of recorded metadata">,
    Option<"allStrides", "all-strides", "bool", "false",
           "Compare strides of dimensions of size 1 and of empty tensors as well">
  ]);
}

def FakeMemory : Fake_AnalysisPass<"fake-memory"> {
  let summary = "Find the peak memory of functions";
  let description = [{
    Computes, for each function and device, the largest number of bytes that are
    alive at one moment, as an expression over the symbols of the function:

    ```
    @main, cpu: Max(25856*s, 4*s**2 + 256*s) bytes, exact
      25856*s after %3 = 'fake.aten.mm' (mm in mlp), model.py:12
      4*s**2 + 256*s after %7 = 'fake.aten.bmm' (bmm in attn), model.py:20
      25856*s >= 4*s**2 + 256*s iff s < 6401
      arguments: 128*s
    ```

    The model: ops run in program order, and storages count, not tensors. A storage
    is allocated by the op of its first tensor and freed after the last op that uses
    any of its tensors, or after the first one if none does. Views and ops in place
    allocate nothing. Arguments, parameters, buffers and constants are alive from
    the entry, and with results to the end; with `donate-arguments` arguments are
    freed like others. A composite op also holds the storages of its own steps, as
    PyTorch's eager mode does without gradients. Ops with regions: a moment in any
    region counts.

    Moments that another one exceeds for all sizes within the ranges of symbols are
    left out, and no hint decides. `check-certificate` verifies the proof of each of
    them without the search; it is an error if one does not hold.

    The result is `exact`; or `at most`, where sizes depend on data, with the
    largest value that was used; or `unknown`, where a size is not known, with the
    op. A call counts with what its callee allocates.

    With `format=json`, each peak is a line of JSON. With `timeline`, there are also
    lines for storages, with the first and the last position at which they are
    alive, and for the steps of composite ops.
  }];
  let options = !listconcat(analysisOptions, [
    Option<"output", "output", "std::string", [{"-"}],
           "Output file, - for standard output">,
    Option<"format", "format", "::fake::MemoryFormatKind",
           "::fake::MemoryFormatKind::Text", "The form of the output",
           [{::llvm::cl::values(
             clEnumValN(::fake::MemoryFormatKind::Text, "text", "for people"),
             clEnumValN(::fake::MemoryFormatKind::JSON, "json",
                        "lines of JSON"))}]>,
    Option<"donateArguments", "donate-arguments", "bool", "false",
           "Free the arguments of functions after their last use">,
    Option<"allocator", "allocator", "::fake::MemoryAllocator",
           "::fake::MemoryAllocator::None", "How storages are counted",
           [{::llvm::cl::values(
             clEnumValN(::fake::MemoryAllocator::None, "none",
                        "the bytes that are requested"),
             clEnumValN(::fake::MemoryAllocator::CUDA, "cuda",
                        "blocks of CUDA's caching allocator, multiples of 512 "
                        "bytes"))}]>,
    Option<"checkCertificate", "check-certificate", "bool", "false",
           "Verify the proofs for the moments that are left out">,
    Option<"timeline", "timeline", "bool", "false",
           "Also write lines of JSON for storages and steps">
  ]);
}

def FakeReport : Fake_AnalysisPass<"fake-report"> {
  let summary = "Write the metadata of every value as JSON lines";
  let description = [{
    One line for each tensor, scalar or list, function arguments first, then results
    in program order:

    ```json
    {"func": "main", "value": "%5", "name": "view_3", "op": "aten.view.default", "meta": {"t": [[{"sym": "4*s0"}, 2], [2, 1], 0, "float32", "cpu", 3, 0] } }
    ```

    `name` is the name in the value's location, where it has one, and `op` is
    null for arguments. A tensor is
    `{"t": [sizes, strides, offset, dtype, device, storage, bits]}`; tensors with
    the same storage number alias; bits are 1 for conjugated and 2 for negated.
    A symbolic integer is `{"sym": ...}` in Python syntax; unknown values are null.

    Values are shown as of their definition. With `changes`, an op that changes
    metadata later, such as `transpose_`, is followed by a line for each value of that
    tensor, with its new metadata. There, `op` is the op that changes it and `changed_by`
    the name in the location of that op.

    With `aliases`, a function ends with a line for each storage that several tensors share
    at their definitions, with its size:

    ```json
    {"func": "main", "storage": 1, "bytes": 96, "aliases": ["%arg0", "%0"]}
    ```

    With `details`, lines of values also have the `operands` of the op, its name in the IR
    as `operation` where `op` is null, the `kind` and `target` of an argument as the
    exporter writes them, and the `module` and the `stack`, files and lines with the
    innermost first, that the location has. Further lines of a
    function list its outputs, symbols and guards. The `value` of a symbol is the first
    one that has it, as an integer or as the size of dimension `dim`; that of a guard is
    the first result of the op that made it:

    ```json
    {"func": "main", "outputs": [{"value": "%1", "kind": "user_output"} ] }
    {"func": "main", "symbol": "batch", "kind": "backed", "min": 2, "hint": 4, "value": "%arg0", "name": "x", "dim": 0}
    {"func": "main", "guard": "Eq(batch, s1)", "kind": "guard", "op": "aten.add.Tensor", "name": "add", "value": "%1", "module": "head", "stack": [["model.py", 7]] }
    ```
  }];
  let options = !listconcat(analysisOptions, [
    Option<"output", "output", "std::string", [{"-"}],
           "Output file, - for standard output">,
    Option<"changes", "changes", "bool", "false",
           "Report the new metadata of values after an op changes it">,
    Option<"aliases", "aliases", "bool", "false",
           "List the tensors that share a storage">,
    Option<"details", "details", "bool", "false",
           "Report operands, places, outputs, symbols and guards">
  ]);
}

def FakeEraseTypes : Pass<"fake-erase-types"> {
  let summary = "Erase the declared types of results";
  let description = [{
    Replaces the types of op results and of function results by types without
    metadata, and drops `torch.bind_symbolic_shape` ops except those of function
    arguments. Arguments and constants keep their types. For tests, and for inferring
    metadata again after a rewrite.
  }];
  let dependentDialects = ["::fake::FakeDialect"];
}

def FakeStripBinds : Pass<"fake-strip-binds"> {
  let summary = "Erase torch.bind_symbolic_shape and unused torch.symbolic_int";
  let description = [{
    Erases `torch.bind_symbolic_shape` ops, and the `torch.symbolic_int` ops without
    other uses, for pipelines that do not support them.
  }];
}

def FakeLoadRules : Pass<"fake-load-rules"> {
  let summary = "Load rules of custom ops";
  let description = [{
    Loads files of `fake.rule` ops before the first pass of the pipeline runs,
    so that all passes know the custom ops. This is the counterpart of the option
    `--fake-rules` of `fake-opt`, for compilers that load the plugin. The program
    has already been parsed, which is early enough for `torch.operator`; ops of
    the fake dialect such as `fake.mylib.my_op` need their rules before parsing.

    See [custom operators](../CustomOps.md).
  }];
  let options = [
    ListOption<"files", "files", "std::string", "Files of fake.rule ops">
  ];
  let dependentDialects = ["::fake::FakeDialect"];
}

def FakeCheckRules : Pass<"fake-check-rules"> {
  let summary = "Test the rules of custom ops on random arguments";
  let description = [{
    The counterpart of `torch.library.opcheck`: calls each `fake.rule` of the
    module with random arguments of its schema. Tensors have ranks 0 to 4, frequent
    sizes of 0 and 1, and various dtypes, devices and strides. A call must

    - return results that fit the schema, in kind, number and aliasing;
    - return the same results when it is repeated;
    - return fully known results for constant sizes and for symbols with hints;
    - return the same results when sizes are symbols, with hints and without;
    - not contradict them when the metadata of arguments is partly unknown.

    A rule may reject arguments, but not all of them. A rule that accepts few should
    state an example of a valid call. Half of the calls then resemble the example, with
    equal sizes where it has equal sizes:

    ```mlir
    fake.rule "mylib::dot(Tensor x, Tensor w, bool flip=False) -> Tensor" (%x, %w, %flip)
        attributes {fake.example = [!fake.tensor<[2, 3], f32>, !fake.tensor<[3, 5], f32>, unit]} {
      ...
    ```

    The first call that fails is an error. A rule that passes gets a remark with the
    number of calls.
  }];
  let options = [
    Option<"calls", "calls", "unsigned", "200",
           "Number of random calls of each rule">,
    Option<"seed", "seed", "unsigned", "0", "Seed of the random number generator">
  ];
  let dependentDialects = ["::fake::FakeDialect"];
}

def FakeCost : Fake_AnalysisPass<"fake-cost"> {
  let summary = "Count the arithmetic and the memory traffic of functions";
  let description = [{
    Adds up what the ops of each function cost: multiply-accumulates, operations
    (FLOPs) and bytes that are read and written, in the symbols of the function.
    [What is counted](../Cost.md) is stated for each op in the op table. An op
    without such a statement has an unknown cost: it is named, and not part of sums.

    The ops of a loop count as often as it runs. Where that is unknown, it is a symbol,
    `trips0`. Of branches, the one with more arithmetic counts; where that is
    undecided, the maximum of each quantity. A call has the cost of the callee.

    As text, there is a table for each function. `by=op` adds up ops of one name:

    ```text
    @main
        MACs   FLOPs         read  written  intensity
      2048*n  4096*n  256*n + 8192    256*n          -  aten.mm.default (2)
      2048*n  4096*n  256*n + 8192    256*n          -  total (2)
    count=flops padding=dense causal=full
    ```

    With `format=json`, there is one line for each op, or each sum with another `by`, in the
    form of `fake-report`:

    ```json
    {"func": "main", "op": "aten.mm.default", "value": "%0", "name": "mm", "device": "cpu", "macs": {"sym": "1024*n"}, "flops": {"sym": "2048*n"}, "read": {"sym": "128*n + 4096"}, "written": {"sym": "128*n"}, "module": "head", "stack": [["model.py", 7]] }
    {"func": "main", "by": "module", "key": "head", "count": 2, "macs": 2048, "flops": 4096, "read": 8448, "written": 256, "intensity": 0.47}
    ```

    `times` is how often an op in a loop runs, which the other numbers include. `intensity`
    are the FLOPs per byte, where they are numbers. A function ends
    with its total, the ops of unknown cost and the loops with a symbol, and the
    report with the conventions:

    ```json
    {"func": "main", "by": "function", "key": "main", "count": 2, "macs": 2048, "flops": 4096, "read": 8448, "written": 256, "intensity": 0.47}
    {"func": "main", "unknown": "aten.foo.default", "reason": "no cost is stated for the op", "count": 1, "value": "%1", "name": "foo", "module": "head"}
    {"func": "main", "trips": "trips0", "op": "scf.while", "value": "%2"}
    {"conventions": {"count": "flops", "padding": "dense", "causal": "full"} }
    ```
  }];
  let options = !listconcat(analysisOptions, [
    Option<"output", "output", "std::string", [{"-"}],
           "Output file, - for standard output">,
    Option<"format", "format", "::fake::CostFormat", "::fake::CostFormat::Text",
           "Syntax of the report",
           [{::llvm::cl::values(
             clEnumValN(::fake::CostFormat::Text, "text", "a table"),
             clEnumValN(::fake::CostFormat::JSON, "json", "JSON lines"))}]>,
    Option<"by", "by", "::fake::CostKey", "::fake::CostKey::Op",
           "What costs are listed for",
           [{::llvm::cl::values(
             clEnumValN(::fake::CostKey::Op, "op", "each op"),
             clEnumValN(::fake::CostKey::Module, "module",
                        "each module of the source, by its path"),
             clEnumValN(::fake::CostKey::Function, "function",
                        "only functions"),
             clEnumValN(::fake::CostKey::Device, "device", "each device"))}]>,
    Option<"count", "count", "::fake::CostUnit", "::fake::CostUnit::Flops",
           "How many operations a multiply-accumulate is",
           [{::llvm::cl::values(
             clEnumValN(::fake::CostUnit::Flops, "flops", "2"),
             clEnumValN(::fake::CostUnit::Macs, "macs", "1"))}]>,
    Option<"padding", "padding", "::fake::PaddingCount",
           "::fake::PaddingCount::Dense", "What a convolution multiplies",
           [{::llvm::cl::values(
             clEnumValN(::fake::PaddingCount::Dense, "dense",
                        "the padding as well"),
             clEnumValN(::fake::PaddingCount::Valid, "valid",
                        "only elements of the input"))}]>,
    Option<"causal", "causal", "::fake::CausalCount",
           "::fake::CausalCount::Full", "What causal attention multiplies",
           [{::llvm::cl::values(
             clEnumValN(::fake::CausalCount::Full, "full",
                        "all pairs of a query and a key"),
             clEnumValN(::fake::CausalCount::Exact, "exact",
                        "only pairs that the mask keeps"))}]>
  ]);
}

#endif // FAKETENSOR_TRANSFORMS_PASSES
