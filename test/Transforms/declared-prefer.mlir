// RUN: fake-opt %s --fake-propagate="declared=prefer annotate" 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARNING < %t.err
// RUN: fake-opt %s --fake-memory="declared=prefer check-certificate" -o /dev/null 2>/dev/null | FileCheck %s --check-prefix=MEMORY
// RUN: not fake-opt %s --fake-propagate -o /dev/null 2>&1 | FileCheck %s --check-prefix=ERROR

// torch-mlir's convert-torch-onnx-to-torch declares scalars with one dimension, and dtypes
// that differ from those of PyTorch's ops. On request its types win, with a warning.

// CHECK-LABEL: func.func @scalar
// ERROR: error: 'torch.aten.select.int' op result #0 is declared as i64(1)/(1) but inferred as i64()/(): ranks 1 and 0 differ
func.func @scalar(%x: !torch.vtensor<[4,6],f32>) -> !torch.vtensor {
  %0 = torch.vtensor.literal(dense<[1, 0]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  %int0 = torch.constant.int 0
  %false = torch.constant.bool false
  %none = torch.constant.none
  // WARNING: warning: 'torch.aten.select.int' op result #0 is taken as declared, i64(1)/(1), but inferred as i64()/(): ranks 1 and 0 differ
  // CHECK: torch.aten.select.int {{.*}}!fake.tensor<[1], i64>
  %1 = torch.aten.select.int %0, %int0, %int0 : !torch.vtensor<[2],si64>, !torch.int, !torch.int -> !torch.vtensor<[1],si64>
  // The element is still known.
  %2 = torch.aten.item %1 : !torch.vtensor<[1],si64> -> !torch.int
  %3 = torch.prim.ListConstruct %2 : (!torch.int) -> !torch.list<int>
  // CHECK: torch.aten.mean.dim {{.*}}!fake.tensor<[4], f32>
  %4 = torch.aten.mean.dim %x, %3, %false, %none : !torch.vtensor<[4,6],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor
  return %4 : !torch.vtensor
}

// CHECK-LABEL: func.func @dtype
// ERROR: error: 'torch.aten.ones' op result #0 is declared as i64(2, ?)/? but inferred as f32(2, 3)/(3, 1): dtypes i64 and f32 differ
func.func @dtype() -> !torch.vtensor {
  %int2 = torch.constant.int 2
  %int3 = torch.constant.int 3
  %none = torch.constant.none
  %0 = torch.prim.ListConstruct %int2, %int3 : (!torch.int, !torch.int) -> !torch.list<int>
  // WARNING: warning: 'torch.aten.ones' op result #0 is taken as declared, i64(2, ?)/?, but inferred as f32(2, 3)/(3, 1): dtypes i64 and f32 differ
  // CHECK: torch.aten.ones {{.*}}!fake.tensor<[2, 3], i64>
  %1 = torch.aten.ones %0, %none, %none, %none, %none : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none -> !torch.vtensor<[2,?],si64>
  // CHECK-SAME: -> !torch.vtensor<[2,3],si64>
  // CHECK: torch.aten.neg {{.*}}!fake.tensor<[2, 3], i64>
  %2 = torch.aten.neg %1 : !torch.vtensor<[2,?],si64> -> !torch.vtensor
  return %2 : !torch.vtensor
}

// The bytes are those of the type.
// MEMORY-LABEL: @bytes, cpu: 1616 bytes, exact
func.func @bytes(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[400],f32> {
  %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[400],f32>
  return %0 : !torch.vtensor<[400],f32>
}
