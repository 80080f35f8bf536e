// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s
// RUN: fake-opt %s --fake-propagate=annotate | fake-opt --fake-propagate=annotate | FileCheck %s
// RUN: fake-opt %s --fake-specialize="func=names symbols=b=8" 2>/dev/null | FileCheck %s --check-prefix=NUMBER
// RUN: not fake-opt %s --fake-specialize="func=names dynamic=0:1=n" 2>&1 | FileCheck %s --check-prefix=DYNAMIC

// Arguments may state what their types cannot: names of sizes, and that two are
// equal; a declared range holds.
// CHECK-LABEL: func.func @names(%arg0: tensor<?x4xf32> {fake.meta = !fake.tensor<[b, 4], f32>}, %arg1: tensor<?xf32> {fake.meta = !fake.tensor<[2 * b + 1], f32>})
// CHECK: tensor.empty{{.*}} {fake.meta = [!fake.tensor<[2 * b + 1], f32>]}
// NUMBER-LABEL: func.func @names(%arg0: tensor<8x4xf32>, %arg1: tensor<17xf32>) -> tensor<8x4xf32> {
func.func @names(%x: tensor<?x4xf32> {fake.meta = !fake.tensor<[b, 4], f32>},
                 %y: tensor<?xf32> {fake.meta = !fake.tensor<[2 * b + 1], f32>}) -> tensor<?x4xf32>
    attributes {fake.symbols = [#fake.symbol<b, min = 2, max = 64>]} {
  %c0 = arith.constant 0 : index
  %others = tensor.dim %y, %c0 : tensor<?xf32>
  %0 = tensor.empty(%others) : tensor<?xf32>
  %1 = stablehlo.exponential %x : tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// The device and the strides of torch IR.
// CHECK-LABEL: func.func @torch(
// CHECK: torch.aten.relu{{.*}} {fake.meta = [!fake.tensor<[n, 3], f32, strides = [1, n], device = "cuda:0">]}
func.func @torch(%x: !torch.vtensor<[?,3],f32> {fake.meta = !fake.tensor<[n, 3], f32, strides = [1, n], device = "cuda:0">}) -> !torch.vtensor
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = torch.aten.relu %x : !torch.vtensor<[?,3],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// Types of results would still state the size.
// DYNAMIC: error: expected argument #0 to be a tensor of fake or torch to make a size dynamic, found 'tensor<?x4xf32>'
