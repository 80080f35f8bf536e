//===- FakeDialect.td - The fake dialect -------------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEDIALECT
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEDIALECT

include "mlir/IR/DialectBase.td"

def Fake_Dialect : Dialect {
  let name = "fake";
  let summary = "Tensors without data";
  let description = [{
    The values of this dialect are tensors that only have metadata: sizes,
    strides, storage offset, dtype, device and aliasing, each possibly unknown
    or symbolic. It is the counterpart in IR of PyTorch's FakeTensor.

    Every overload of the ATen op table is an op of this dialect under its
    PyTorch name, `fake.aten.view` for `aten.view.default`. A few other ops
    query metadata, compute with integers, and build lists.

    The symbols that a function's types refer to are declared on the function:

    ```mlir
    func.func @f(%x: !fake.tensor<[s0, 4], f32>) -> !fake.int<s0 * 4>
        attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 8>]} {
      %n = fake.numel %x : !fake.tensor<[s0, 4], f32> -> !fake.int<s0 * 4>
      return %n : !fake.int<s0 * 4>
    }
    ```

    Arguments have separate storages, unless `fake.storage` states otherwise:
    those with the same number alias.

    ```mlir
    func.func @g(%x: !fake.tensor<[4], f32> {fake.storage = 0 : i64},
                 %y: !fake.tensor<[2], f32> {fake.storage = 0 : i64})
    ```

    An argument of another type, such as `tensor<?x4xf32>`, may state in
    `fake.meta` what its type cannot: symbols of its sizes, strides, a device.

    ```mlir
    func.func @h(%x: tensor<?x4xf32> {fake.meta = !fake.tensor<[b, 4], f32>})
    ```

    An example of an argument, for [fake-fakify](Passes.md#-fake-fakify), is in
    its attribute `fake.example`, a `!fake.tensor` of numbers.

    A symbol that is not declared has no bounds. Conditions on symbols that
    propagation had to assume are listed in `fake.guards`.
  }];
  let cppNamespace = "::fake";
  let useDefaultTypePrinterParser = 0;
  let useDefaultAttributePrinterParser = 1;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasNonDefaultDestructor = 1;

  let extraClassDeclaration = [{
    /// Reports ops that are neither in the op table nor have a rule, with the
    /// name that may have been meant.
    std::optional<ParseOpHook>
    getParseOperationHook(::llvm::StringRef name) const override;
    /// The name of the function attribute that declares symbols.
    static constexpr ::llvm::StringLiteral kSymbolsAttrName = "fake.symbols";
    /// The name of the function attribute that lists guards, next to it.
    static constexpr ::llvm::StringLiteral kGuardsAttrName = "fake.guards";
    /// On a `torch.symbolic_int`: the kind of the symbol, if it does not follow
    /// from its name.
    static constexpr ::llvm::StringLiteral kKindAttrName = "fake.kind";
    /// On a torch function: whether to create binds if there are none.
    static constexpr ::llvm::StringLiteral kBindsAttrName = "fake.binds";

    /// The name of the argument attribute with the number of a shared storage.
    static constexpr ::llvm::StringLiteral kStorageAttrName = "fake.storage";

    /// The name of the argument attribute with the values of a tensor in the
    /// real run of `propagate-real`.
    static constexpr ::llvm::StringLiteral kValueAttrName = "fake.value";

    /// The name of the argument attribute with metadata that the type does not
    /// state.
    static constexpr ::llvm::StringLiteral kMetaAttrName = "fake.meta";

    /// The name of the argument attribute with an example of a tensor.
    static constexpr ::llvm::StringLiteral kExampleAttrName = "fake.example";

    /// Copies the expressions of values into the pool of the dialect, which
    /// lives as long as the context. Types only use this pool, so that equal
    /// types have identical words. Only this takes a lock; integers and unknown
    /// values do not.
    SymInt intern(SymInt value);
    void intern(::llvm::MutableArrayRef<SymInt> values);

    ::mlir::Type parseType(::mlir::DialectAsmParser &parser) const override;
    void printType(::mlir::Type type,
                   ::mlir::DialectAsmPrinter &printer) const override;
    /// The texts of types behind `!fake.`; of tensors only what is in `<>`.
    TypeTexts &getTypeTexts() const { return typeTexts; }

    /// The custom ops of this context and their rules.
    RuleRegistry &getRules() { return *rules; }

  private:
    mutable TypeTexts typeTexts;
    ::std::unique_ptr<RuleRegistry> rules;

    /// The pool of the expressions in types, and its lock.
    struct Expressions;
    ::std::unique_ptr<Expressions> expressions;

    void registerTypes();
    void registerAttributes();
    void registerCoreOps();
    void registerAtenOps();
    void registerInterfaces();

  public:
  }];
}

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEDIALECT
