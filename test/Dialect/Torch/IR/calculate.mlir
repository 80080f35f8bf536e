// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s -emit-bytecode | fake-opt | FileCheck %s
// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefix=INFER
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT

// The output of torch-mlir's passes for shapes and dtypes. The rules infer the
// same as the calculations.

// CHECK-LABEL: func.func @shape
// INFER-LABEL: func.func @shape
func.func @shape(%x: !torch.vtensor<[2],f32>) -> !torch.vtensor {
  // CHECK: torch.shape.calculate {
  // INFER: torch.shape.calculate {
  %0 = torch.shape.calculate {
    // INFER: torch.aten.tanh %arg0 : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
    %1 = torch.aten.tanh %x : !torch.vtensor<[2],f32> -> !torch.vtensor
    // CHECK: torch.shape.calculate.yield %{{.*}} : !torch.vtensor
    torch.shape.calculate.yield %1 : !torch.vtensor
  // CHECK: } shapes {
  } shapes {
    %2 = torch.aten.size %x : !torch.vtensor<[2],f32> -> !torch.list<int>
    // CHECK: torch.shape.calculate.yield.shapes %{{.*}} : !torch.list<int>
    torch.shape.calculate.yield.shapes %2 : !torch.list<int>
  // CHECK: } : !torch.vtensor
  // INFER: } : !torch.vtensor<[2],f32>
  } : !torch.vtensor
  return %0 : !torch.vtensor
}

// CHECK-LABEL: func.func @dtype
// INFER-LABEL: func.func @dtype
func.func @dtype(%x: !torch.vtensor<[2],f32>, %r: !torch.list<optional<int>>, %d: !torch.list<int>) -> !torch.vtensor {
  // CHECK: torch.dtype.calculate {
  %0 = torch.dtype.calculate {
    %1 = torch.aten.tanh %x : !torch.vtensor<[2],f32> -> !torch.vtensor
    // CHECK: torch.dtype.calculate.yield %{{.*}} : !torch.vtensor
    torch.dtype.calculate.yield %1 : !torch.vtensor
  // CHECK: } dtypes {
  } dtypes {
    // CHECK: torch.promote_dtypes %arg1, %arg2 : (!torch.list<optional<int>>, !torch.list<int>) -> !torch.int
    %2 = torch.promote_dtypes %r, %d : (!torch.list<optional<int>>, !torch.list<int>) -> !torch.int
    // CHECK: torch.dtype.calculate.yield.dtypes %{{.*}} : !torch.int
    torch.dtype.calculate.yield.dtypes %2 : !torch.int
  // INFER: } : !torch.vtensor<[2],f32>
  } : !torch.vtensor
  return %0 : !torch.vtensor
}

// An int64 tensor of rank 1 and a float promote to float32, which has code 6.

// REPORT: {"func":"promoted",{{.*}}"meta":[4,6]}
// REPORT-NEXT: {"func":"promoted",{{.*}}"meta":6}
// CHECK-LABEL: func.func @promoted
func.func @promoted() -> !torch.int {
  %int1 = torch.constant.int 1
  %int4 = torch.constant.int 4
  %int6 = torch.constant.int 6
  %none = torch.constant.none
  %1 = torch.derefine %int1 : !torch.int to !torch.optional<int>
  %2 = torch.derefine %none : !torch.none to !torch.optional<int>
  %ranks = torch.prim.ListConstruct %1, %2 : (!torch.optional<int>, !torch.optional<int>) -> !torch.list<optional<int>>
  %dtypes = torch.prim.ListConstruct %int4, %int6 : (!torch.int, !torch.int) -> !torch.list<int>
  %3 = torch.promote_dtypes %ranks, %dtypes : (!torch.list<optional<int>>, !torch.list<int>) -> !torch.int
  return %3 : !torch.int
}
