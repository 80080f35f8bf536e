// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate > %t
// RUN: fake-opt %t --fake-erase-types --fake-propagate | diff %t -
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT

// Canonicalization turns branches that only forward values into arith.select.

// CHECK-LABEL: func.func @same
// CHECK: arith.select {{.*}} : !torch.vtensor<[4],f32>
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor<[4],f32>
// REPORT: {"func":"same","value":"%2",{{.*}}"meta":{"t":[{{\[}}4],[1],0,"float32","cpu",0,0]}}
func.func @same(%c: i1, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor {
  %0 = torch.aten.sin %x : !torch.vtensor<[4],f32> -> !torch.vtensor
  %1 = torch.aten.cos %x : !torch.vtensor<[4],f32> -> !torch.vtensor
  %2 = arith.select %c, %0, %1 : !torch.vtensor
  %3 = torch.aten.neg %2 : !torch.vtensor -> !torch.vtensor
  return %3 : !torch.vtensor
}

// CHECK-LABEL: func.func @different
// CHECK: arith.select {{.*}} : !torch.vtensor<[?,3],f32>
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor<[?,3],f32>
func.func @different(%c: i1, %x: !torch.vtensor<[4,3],f32>, %y: !torch.vtensor<[6,3],f32>) -> !torch.vtensor {
  %0 = torch.aten.sin %x : !torch.vtensor<[4,3],f32> -> !torch.vtensor
  %1 = torch.aten.cos %y : !torch.vtensor<[6,3],f32> -> !torch.vtensor
  %2 = arith.select %c, %0, %1 : !torch.vtensor
  %3 = torch.aten.neg %2 : !torch.vtensor -> !torch.vtensor
  return %3 : !torch.vtensor
}

// CHECK-LABEL: func.func @known
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor<[6],f32>
func.func @known(%x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[6],f32>) -> !torch.vtensor {
  %false = arith.constant false
  %0 = torch.aten.sin %x : !torch.vtensor<[4],f32> -> !torch.vtensor
  %1 = torch.aten.cos %y : !torch.vtensor<[6],f32> -> !torch.vtensor
  %2 = arith.select %false, %0, %1 : !torch.vtensor
  %3 = torch.aten.neg %2 : !torch.vtensor -> !torch.vtensor
  return %3 : !torch.vtensor
}
