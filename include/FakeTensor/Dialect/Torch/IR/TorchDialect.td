//===- TorchDialect.td - The torch reader ------------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHDIALECT
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHDIALECT

include "mlir/IR/DialectBase.td"

def Torch_Dialect : Dialect {
  let name = "torch";
  let cppNamespace = "::fake::torch";
  let summary = "Reads and prints torch-mlir's torch dialect";
  let description = [{
    The torch reader: the text of torch-mlir's `torch` dialect, without
    torch-mlir. It covers the output of torch-mlir's FX importer for
    `torch.export`: the types, constants, lists, symbolic shapes, and the ATen
    ops of the op table that torch-mlir has, under the name `torch.<op>`.

    It does not lower anything. A host with torch-mlir's `torch` dialect uses
    that one instead of the reader (see `offerReaders`).

    Other ops of `torch` are not verified, and kept as they are, as long as they
    are written in torch-mlir's default form

    ```mlir
    %1 = torch.aten.foo %a, %b {note = "x"} : !torch.int, !torch.int -> !torch.int
    ```

    or in MLIR's generic form. Those that the op table has, or that have a rule
    in the context, have metadata nevertheless; torch-mlir reads them as
    `torch.operator "torch.aten.foo"`. The output of torch-mlir round-trips byte
    for byte.
  }];

  let useDefaultTypePrinterParser = 0;
  let extraClassDeclaration = [{
    ::mlir::Type parseType(::mlir::DialectAsmParser &parser) const override;
    void printType(::mlir::Type type,
                   ::mlir::DialectAsmPrinter &printer) const override;
    /// Reads ops that are not registered, in torch-mlir's default form.
    std::optional<ParseOpHook>
    getParseOperationHook(::llvm::StringRef name) const override;
    /// Prints ops that are not registered in the form they were read from.
    ::llvm::unique_function<void(::mlir::Operation *, ::mlir::OpAsmPrinter &)>
    getOperationPrinter(::mlir::Operation *op) const override;
    /// The model that was set for an interface, if the op is not registered.
    void *getRegisteredInterfaceForOp(::mlir::TypeID interfaceID,
                                      ::mlir::OperationName name) override;
    /// Sets the model of an interface for all ops that are not registered.
    template <typename InterfaceT>
    void setOperatorModel(typename InterfaceT::Concept &model) {
      operatorModels[InterfaceT::getInterfaceID()] = &model;
    }
    /// The texts of types behind `!torch.`, and of maps.
    ::fake::TypeTexts &getTypeTexts() const { return typeTexts; }

  private:
    /// Adds the types, in the file that has their storage.
    void registerTypes();
    /// Registers `torch.<name>` for the ops of the table that torch-mlir has.
    void registerTableOps();

    ::llvm::SmallDenseMap<::mlir::TypeID, void *, 1> operatorModels;
    mutable ::fake::TypeTexts typeTexts;

  public:
  }];
}

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHDIALECT
