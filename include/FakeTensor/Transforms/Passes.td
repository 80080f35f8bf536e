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

// The options of the analysis, the same for all passes that run it.
class Fake_AnalysisPass<string flag> : Pass<flag> {
  let dependentDialects = ["::fake::FakeDialect"];
  list<Option> analysisOptions = [
    Option<"allowFallback", "allow-fallback", "::fake::Fallback",
           "::fake::Fallback::Error",
           "What happens to an op without a rule", [{::llvm::cl::values(
             clEnumValN(::fake::Fallback::Error, "error",
                        "report an error and continue with the declared type"),
             clEnumValN(::fake::Fallback::Unknown, "unknown",
                        "warn and treat its results as unknown"),
             clEnumValN(::fake::Fallback::Declared, "declared",
                        "warn and trust the declared type"))}]>,
    Option<"staticShapes", "static-shapes", "bool", "false",
           "Create no symbols: sizes of arguments must be integers, and no "
           "size may depend on data, as in a mode without a ShapeEnv">,
    Option<"allowDynamicOutputShapeOps", "allow-dynamic-output-shape-ops",
           "bool", "true",
           "Allow sizes of outputs that depend on data, as those of nonzero">,
    Option<"allowScalarOutputs", "allow-scalar-outputs", "bool", "true",
           "Allow scalars to be read from tensors, as by item; known constants "
           "always may be read">,
    Option<"allowNonFakeInputs", "allow-non-fake-inputs", "bool", "false",
           "Allow conversions of values of builtin types to tensors; the new "
           "type gives the metadata. Literals are always allowed">,
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
           "Keep the values of integer and bool literals with at most this many "
           "elements">,
    Option<"propagateReal", "propagate-real", "bool", "false",
           "Resolve data-dependent decisions as a run on the values in the "
           "fake.value attributes of arguments would, and assert them">,
    Option<"defaultDevice", "default-device", "std::string", [{""}],
           "Device of arguments and literals whose types have none, such as "
           "cuda:0; by default the only device that the function names, else "
           "cpu">,
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

    On `torch` IR, whose types have no room for symbolic sizes, the
    `torch.bind_symbolic_shape` ops are brought up to date: each value tensor with
    a symbolic size has one. A function that has none, no `torch.symbolic_int` and
    no attribute `fake.binds` gets none. `binds=keep` leaves them alone, and
    `binds=none` erases them, as `fake-strip-binds` does. With `annotate`, the
    full metadata of each value (strides, offset, device) is put in an attribute
    `fake.meta` as a list of `!fake.tensor` types.

    Declared metadata that contradicts inferred metadata, arguments that an op
    rejects, and ops without a rule are errors. One run reports all of them.

    Evaluations are cached, as in FakeTensor: a rule does not run again for the
    same op on operands with equal metadata and the same aliasing. Ops that
    create symbols, add guards or fail are not cached. `cache-stats` prints the
    number of hits, misses and, by reason, bypasses; `--fake-cache-stats` is
    short for it.

    Notes of an error lead from the wrong operand back to the argument, constant
    or op that its size, dtype or device comes from; a long path is shortened
    unless `debug` is given. With it, each op is given an attribute
    `fake.origins` that has, for each tensor that it makes, the locations where
    its device, dtype and sizes come from, and a remark says which op made which
    guard.

    What a program may do, such as reading scalars from tensors, is controlled by
    [modes](#modes), which are options of all passes that run the analysis.

    ```mlir
    %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor
    // becomes
    %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor<[2,4],f32>
    ```
  }];
  let options = !listconcat(analysisOptions, [
    Option<"binds", "binds", "::fake::BindPolicy", "::fake::BindPolicy::Update",
           "What happens to torch.bind_symbolic_shape ops",
           [{::llvm::cl::values(
             clEnumValN(::fake::BindPolicy::Update, "update",
                        "bring them up to date; functions without any get none"),
             clEnumValN(::fake::BindPolicy::Keep, "keep",
                        "leave them as they are"),
             clEnumValN(::fake::BindPolicy::None, "none", "erase them"))}]>,
    Option<"annotate", "annotate", "bool", "false",
           "Put the full metadata of each value in an attribute fake.meta">,
    Option<"explainSpecializations", "explain-specializations", "bool", "false",
           "Report which op fixes a symbol to an integer or equates it with another">,
    Option<"warnUnsafe", "warn-unsafe", "bool", "false",
           "Warn of calls that FakeTensor accepts but PyTorch's kernels "
           "reject, see fake-verify">,
    Option<"cacheStats", "cache-stats", "bool", "false",
           "Print the hits and misses of the cache for each function">,
    Option<"debug", "debug", "bool", "false",
           "Record where each fact comes from, and show the full path in errors">
  ]);
  let statistics = [
    Statistic<"numInferred", "ops-inferred", "Number of ops whose metadata was inferred">,
    Statistic<"numMissing", "ops-missing", "Number of ops without a rule">,
    Statistic<"numCacheHits", "cache-hits",
              "Number of ops with a cached result">
  ];
}

def FakeSpecialize : Fake_AnalysisPass<"fake-specialize"> {
  let summary = "Infer metadata for other argument types";
  let description = [{
    Gives a function other argument types, drops the declared types of results,
    infers them again, and reports what changed: one export serves every batch size.

    - `symbols` gives symbols a value or narrower bounds: `s0=4,s1=2..64`.
    - `args` replaces types of arguments: `0=!fake.tensor<[8, 3], f16>`, with `;`
      between two of them.
    - `dynamic` makes sizes of arguments symbols: `0:1=batch` is dimension 1 of
      argument 0; without a name it gets a new one. The old size becomes the hint of
      the symbol. An op that forces the symbol back to an integer is reported, as
      `explain-specializations` of `fake-propagate` does.

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
               "Values or bounds of symbols, s0=4 or s0=2..64">,
    Option<"args", "args", "std::string", [{""}],
           "Types of arguments, 0=TYPE; 2=TYPE">,
    ListOption<"dynamic", "dynamic", "std::string",
               "Dimensions that become symbols, 0:1 or 0:1=batch">,
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
    it, with `torch.runtime.assert` in torch IR: at the start of the function if it is
    about sizes of arguments, else after the op that makes the last size in it. A guard
    with a symbol that is the size of no value stays in the attribute, with a warning.

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
           "Write cf.assert instead of fake.assert; in torch IR, leave that to "
           "torch-mlir's lowering of torch.runtime.assert">
  ];
  let dependentDialects = ["::fake::FakeDialect",
                           "::mlir::cf::ControlFlowDialect"];
}

def FakeVerify : Fake_AnalysisPass<"fake-verify"> {
  let summary = "Compare declared metadata with inferred, change nothing";
  let description = [{
    Runs the same analysis as `fake-propagate` and reports each declaration that
    contradicts what is inferred, with both, and with the operand that caused
    it. Types, `torch.bind_symbolic_shape` and function results are
    declarations.

    With `warn-unsafe`, it also warns of calls that FakeTensor accepts but PyTorch's
    kernels reject: writes to a tensor whose elements overlap, such as an expanded one, or
    are read by the same op; views beyond the end of a storage; and arguments that only
    kernels check, such as values of `index_put` that do not expand to the selected
    elements. Views of value tensors that are copies, because strides do not allow a view,
    are reported as well.
  }];
  let options = !listconcat(analysisOptions, [
    Option<"warnUnsafe", "warn-unsafe", "bool", "false",
           "Warn of calls that FakeTensor accepts but kernels reject">
  ]);
}

def FakeCrossRef : Fake_AnalysisPass<"fake-crossref"> {
  let summary = "Compare inferred metadata with recorded";
  let description = [{
    The counterpart of `CrossRefFakeMode`: compares what is inferred with what was
    recorded, and reports each field that differs, as `MetadataMismatchError` does:
    number of outputs, sizes, strides, storage offset, dtype, device, layout, lazy
    bits, and which values share a storage. Notes lead to where a size, dtype or
    device comes from.

    The file has JSON lines as `fake-report` writes them,
    `{"name": "view_3", "meta": ...}`. Values are found by the names in their
    locations, which `fake-export` takes from PyTorch's graph, else by how they are
    printed. `fake-export --record FILE` writes what PyTorch found; a graph as it was
    recorded will do, too. Changes nothing.
  }];
  let options = !listconcat(analysisOptions, [
    Option<"expected", "expected", "std::string", [{""}],
           "File of recorded metadata">,
    Option<"allStrides", "all-strides", "bool", "false",
           "Compare strides of dimensions of size 1 and of empty tensors as well">
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

    Values are shown as they are where they are defined. With `changes`, an op that
    changes them later, as `transpose_` does, is followed by a line for each value that
    is the same tensor, with what it is from then on. There, `op` is the op that changes
    it and `changed_by` the name in that op's location.

    With `aliases`, a function ends with a line for each storage that several tensors are in
    where they are defined, with its size:

    ```json
    {"func": "main", "storage": 1, "bytes": 96, "aliases": ["%arg0", "%0"]}
    ```
  }];
  let options = !listconcat(analysisOptions, [
    Option<"output", "output", "std::string", [{"-"}],
           "File to write, - for standard output">,
    Option<"changes", "changes", "bool", "false",
           "Show values again where an op changes them">,
    Option<"aliases", "aliases", "bool", "false",
           "List the tensors that share a storage">
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
    Erases `torch.bind_symbolic_shape` ops, and the `torch.symbolic_int` ops that
    nothing else uses, for pipelines that do not know them.
  }];
}

def FakeLoadRules : Pass<"fake-load-rules"> {
  let summary = "Load rules of custom ops";
  let description = [{
    Loads files of `fake.rule` ops, before the first pass of the pipeline runs,
    so that all passes know the custom ops: the option `--fake-rules` of
    `fake-opt` for compilers that load the plugin. The program has been read by
    then, which is early enough for `torch.operator`; ops of the fake dialect
    such as `fake.mylib.my_op` need their rules before they are read.

    See [custom operators](CustomOps.md).
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
    module with random arguments of its schema. Tensors have rank 0 to 4, sizes
    with many 0 and 1 among them, several dtypes, devices and strides. A call
    must

    - give results that fit the schema, in kind, number and aliasing;
    - give the same results when it is repeated;
    - leave nothing of its results unknown, for numbers and for symbols that
      have hints;
    - give the same results when sizes are symbols, with hints and without;
    - not contradict them when less is known of the arguments.

    A rule may refuse arguments, but not all of them. One that accepts few may say
    what it does accept, so that half of the calls are like that, with equal sizes
    where the example has equal ones:

    ```mlir
    fake.rule "mylib::dot(Tensor x, Tensor w, bool flip=False) -> Tensor" (%x, %w, %flip)
        attributes {fake.example = [!fake.tensor<[2, 3], f32>, !fake.tensor<[3, 5], f32>, unit]} {
      ...
    ```

    The first call that goes
    wrong is an error; a rule that passes gets a remark with what was called.
  }];
  let options = [
    Option<"calls", "calls", "unsigned", "200",
           "Number of random calls of each rule">,
    Option<"seed", "seed", "unsigned", "0", "Where the random numbers start">
  ];
  let dependentDialects = ["::fake::FakeDialect"];
}

#endif // FAKETENSOR_TRANSFORMS_PASSES
