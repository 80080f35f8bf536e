//===- fake.c - Test of the C API ---------------------------------*- C -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// RUN: %capi_test 2>&1 | FileCheck %s

// The lines of the documentation are from here.
// RUN: sed "s/^ *//" %s > %t.lines
// RUN: %PYTHON %S/../Docs/Inputs/blocks.py %fake_src_root/docs/GettingStarted.md c > %t.c
// RUN: grep -c . %t.c | FileCheck %s --check-prefix=LINES
// RUN: not grep -vxFf %t.lines %t.c
// LINES: 6

#include "FakeTensor-c/Dialects.h"
#include "FakeTensor-c/Passes.h"
#include "mlir-c/BuiltinTypes.h"
#include "mlir-c/Diagnostics.h"
#include "mlir-c/Dialect/Func.h"
#include "mlir-c/IR.h"
#include "mlir-c/Pass.h"

#include <stdio.h>

static MlirStringRef str(const char *text) {
  return mlirStringRefCreateFromCString(text);
}

// A callback that prints to the file in `userData`.
static void toFile(MlirStringRef text, void *userData) {
  fwrite(text.data, 1, text.length, (FILE *)userData);
}

static MlirLogicalResult onDiagnostic(MlirDiagnostic diagnostic,
                                      void *userData) {
  (void)userData;
  mlirLocationPrint(mlirDiagnosticGetLocation(diagnostic), toFile, stdout);
  printf(": ");
  mlirDiagnosticPrint(diagnostic, toFile, stdout);
  printf("\n");
  return mlirLogicalResultSuccess();
}

static MlirContext createContext(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  fakeTensorRegisterAllDialects(registry);
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__func__(), registry);
  MlirContext context = mlirContextCreateWithRegistry(registry, false);
  mlirDialectRegistryDestroy(registry);
  mlirContextAttachDiagnosticHandler(context, onDiagnostic, NULL, NULL);
  return context;
}

// Prints what the accessors say about a type.
static void printType(MlirType type) {
  intptr_t rank = fakeTensorTypeGetRank(type);
  MlirStringRef dtype = fakeTensorTypeGetDType(type);
  printf("%s, rank %d, dtype '", fakeTypeIsATensor(type) ? "tensor" : "other",
         (int)rank);
  toFile(dtype, stdout);
  printf("', device '");
  fakeTensorTypePrintDevice(type, toFile, stdout);
  printf("'\n");
  for (intptr_t dim = 0; dim < rank; ++dim) {
    printf("  size ");
    fakeTensorTypePrintSize(type, dim, toFile, stdout);
    int64_t size = fakeTensorTypeGetSize(type, dim);
    printf(" (%d), stride ", (int)size);
    fakeTensorTypePrintStride(type, dim, toFile, stdout);
    printf(" (%d)\n", (int)fakeTensorTypeGetStride(type, dim));
  }
}

// The type of the last result that the first function of a module returns.
static MlirType getReturnedType(MlirModule module) {
  MlirOperation func = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  MlirOperation terminator = mlirBlockGetTerminator(block);
  intptr_t last = mlirOperationGetNumOperands(terminator) - 1;
  return mlirValueGetType(mlirOperationGetOperand(terminator, last));
}

static void testPropagate(MlirContext context) {
  printf("propagate\n");
  MlirModule module = mlirModuleCreateParse(
      context,
      str("func.func @main(%x: !fake.tensor<[n, 4, 8], bf16>) -> "
          "!fake.tensor<*>\n"
          "    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {\n"
          "  %0 = fake.aten.slice.Tensor(%x, 0, step = 2)\n"
          "    : (!fake.tensor<[n, 4, 8], bf16>) -> !fake.tensor<*>\n"
          "  %1 = fake.aten.transpose.int(%0, 1, 2)\n"
          "    : (!fake.tensor<*>) -> !fake.tensor<*>\n"
          "  return %1 : !fake.tensor<*>\n"
          "}\n"));
  printType(getReturnedType(module));
  MlirPassManager manager = mlirPassManagerCreate(context);
  MlirLogicalResult added =
      mlirOpPassManagerAddPipeline(mlirPassManagerGetAsOpPassManager(manager),
                                   str("fake-propagate"), toFile, stdout);
  MlirOperation op = mlirModuleGetOperation(module);
  MlirLogicalResult run = mlirPassManagerRunOnOp(manager, op);
  printf("%d %d\n", mlirLogicalResultIsSuccess(added),
         mlirLogicalResultIsSuccess(run));
  mlirOperationPrint(op, toFile, stdout);
  printf("\n");
  printType(getReturnedType(module));
  mlirPassManagerDestroy(manager);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: propagate
// CHECK-NEXT: tensor, rank -1, dtype '', device ''
// CHECK-NEXT: 1 1
// CHECK: fake.aten.transpose.int(%0, 1, 2)
// CHECK-SAME: -> !fake.tensor<[(n + 1) floordiv 2, 8, 4], bf16, strides = [64, 1, 8]>
// CHECK: tensor, rank 3, dtype 'bfloat16', device 'cpu'
// CHECK-NEXT: size (n + 1) floordiv 2 (-1), stride 64 (64)
// CHECK-NEXT: size 8 (8), stride 1 (1)
// CHECK-NEXT: size 4 (4), stride 8 (8)

// Programs of torch ops have types of the dialect `torch`; the pass
// `torch-to-fake` converts them.
static void testTorch(MlirContext context) {
  printf("torch\n");
  MlirModule module = mlirModuleCreateParse(
      context, str("func.func @main(%a: !torch.vtensor<[2,3],f32>, "
                   "%b: !torch.vtensor<[3,?],f32>) -> !torch.vtensor {\n"
                   "  %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, "
                   "!torch.vtensor<[3,?],f32> -> !torch.vtensor\n"
                   "  return %0 : !torch.vtensor\n"
                   "}\n"));
  MlirPassManager manager = mlirPassManagerCreate(context);
  mlirPassManagerAddOwnedPass(manager,
                              mlirCreateFakeTensorConversionTorchToFake());
  mlirPassManagerAddOwnedPass(manager, mlirCreateFakeTensorFakePropagate());
  MlirOperation op = mlirModuleGetOperation(module);
  printf("%d\n",
         mlirLogicalResultIsSuccess(mlirPassManagerRunOnOp(manager, op)));
  printType(getReturnedType(module));
  mlirPassManagerDestroy(manager);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: torch
// CHECK-NEXT: 1
// CHECK-NEXT: tensor, rank 2, dtype 'float32', device 'cpu'
// CHECK-NEXT: size 2 (2), stride [[N:s[0-9]+]] (-1)
// CHECK-NEXT: size [[N]] (-1), stride 1 (1)

static void testError(MlirContext context) {
  printf("error\n");
  MlirModule module = mlirModuleCreateParse(
      context, str("func.func @main(%a: !fake.tensor<[2, 3], f32>) -> "
                   "!fake.tensor<*> {\n"
                   "  %0 = fake.aten.mm(%a, %a) : (!fake.tensor<[2, 3], f32>, "
                   "!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>\n"
                   "  return %0 : !fake.tensor<*>\n"
                   "}\n"));
  MlirPassManager manager = mlirPassManagerCreate(context);
  mlirPassManagerAddOwnedPass(manager, mlirCreateFakeTensorFakePropagate());
  MlirOperation op = mlirModuleGetOperation(module);
  printf("%d\n",
         mlirLogicalResultIsSuccess(mlirPassManagerRunOnOp(manager, op)));
  mlirPassManagerDestroy(manager);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: error
// CHECK-NEXT: loc("-":2:8): 'fake.aten.mm' op cannot multiply [2, 3] by [2, 3]: inner sizes 3 and 2 differ
// CHECK-NEXT: 0

static void testTypes(MlirContext context) {
  printf("types\n");
  printType(mlirTypeParseGet(
      context, str("!fake.tensor<[?, 3], ?, strides = ?, device = ?>")));
  printType(mlirTypeParseGet(
      context, str("!fake.tensor<[2, n * 3], i64, device = \"cuda:1\">")));
  printType(mlirTypeParseGet(
      context, str("!fake.tensor<[4, 6], f32, layout = sparse_coo>")));
  printType(mlirTypeParseGet(context, str("!fake.tensor<[], bool>")));
}
// CHECK-LABEL: types
// CHECK-NEXT: tensor, rank 2, dtype '', device ''
// CHECK-NEXT: size ? (-1), stride ? (-1)
// CHECK-NEXT: size 3 (3), stride ? (-1)
// CHECK-NEXT: tensor, rank 2, dtype 'int64', device 'cuda:1'
// CHECK-NEXT: size 2 (2), stride 3 * n (-1)
// CHECK-NEXT: size 3 * n (-1), stride 1 (1)
// CHECK-NEXT: tensor, rank 2, dtype 'float32', device 'cpu'
// CHECK-NEXT: size 4 (4), stride ? (-1)
// CHECK-NEXT: size 6 (6), stride ? (-1)
// CHECK-NEXT: tensor, rank 0, dtype 'bool', device 'cpu'

// Other types, and dimensions that do not exist.
static void testInvalid(MlirContext context) {
  printf("invalid\n");
  MlirType null = mlirTypeParseGet(context, str("!fake.tensor<[2, f32>"));
  printf("%d\n", mlirTypeIsNull(null));
  printType(null);
  printType(mlirTypeParseGet(context, str("tensor<2x3xf32>")));
  printType(mlirTypeParseGet(context, str("!fake.int<n>")));
  MlirType types[] = {null, mlirIndexTypeGet(context),
                      mlirTypeParseGet(context, str("!fake.tensor<*>")),
                      mlirTypeParseGet(context, str("!fake.tensor<[2], f32>"))};
  const intptr_t dims[] = {INTPTR_MIN, -1, 1, INTPTR_MAX};
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 4; ++j) {
      printf("%d %d ", (int)fakeTensorTypeGetSize(types[i], dims[j]),
             (int)fakeTensorTypeGetStride(types[i], dims[j]));
      fakeTensorTypePrintSize(types[i], dims[j], toFile, stdout);
      fakeTensorTypePrintStride(types[i], dims[j], toFile, stdout);
    }
    printf("\n");
  }
}
// CHECK-LABEL: invalid
// CHECK-NEXT: loc("!fake.tensor<[2, f32>":1:13):
// CHECK-NEXT: 1
// CHECK-NEXT: other, rank -1, dtype '', device ''
// CHECK-NEXT: other, rank -1, dtype '', device ''
// CHECK-NEXT: other, rank -1, dtype '', device ''
// CHECK-COUNT-4: {{^}}-1 -1 -1 -1 -1 -1 -1 -1 {{$}}

// A context with the dialect alone.
static void testHandle(void) {
  printf("handle\n");
  MlirDialectHandle handle = mlirGetDialectHandle__fake__();
  toFile(mlirDialectHandleGetNamespace(handle), stdout);
  MlirContext context = mlirContextCreate();
  MlirDialect dialect = mlirDialectHandleLoadDialect(handle, context);
  printf(" %d\n", mlirDialectIsNull(dialect));
  printType(mlirTypeParseGet(context, str("!fake.tensor<[7], f16>")));
  mlirContextDestroy(context);
}
// CHECK-LABEL: handle
// CHECK-NEXT: fake 0
// CHECK-NEXT: tensor, rank 1, dtype 'float16', device 'cpu'
// CHECK-NEXT: size 7 (7), stride 1 (1)

int main(void) {
  fakeTensorRegisterAllPasses();
  // Another component of a program may do the same.
  fakeTensorRegisterAllPasses();
  MlirContext context = createContext();
  testPropagate(context);
  testTorch(context);
  testError(context);
  testTypes(context);
  testInvalid(context);
  mlirContextDestroy(context);
  testHandle();
  printf("done\n");
  return 0;
}
// CHECK: {{^}}done
