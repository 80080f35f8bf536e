// RUN: fake-opt %s --fake-specialize="func=main symbols=n=8" | FileCheck %s
// RUN: not fake-opt %s --fake-specialize="func=fixed dynamic=0:0=k" 2>&1 | FileCheck %s --check-prefix=FIXED

// Calls are specialized along with the function.

// CHECK-LABEL: func.func @main
// CHECK-SAME: (%arg0: !torch.vtensor<[8,3],f32>) -> !torch.vtensor<[16,3],f32>
// CHECK: call @twice(%{{.*}}) : (!torch.vtensor<[8,3],f32>) -> !torch.vtensor<[16,3],f32>
func.func @main(%x: !torch.vtensor<[?,3],f32>) -> !torch.vtensor<[?,3],f32> {
  %n = torch.symbolic_int "n" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%n], affine_map<()[s0] -> (s0, 3)> : !torch.vtensor<[?,3],f32>
  %0 = call @twice(%x) : (!torch.vtensor<[?,3],f32>) -> !torch.vtensor<[?,3],f32>
  return %0 : !torch.vtensor<[?,3],f32>
}
// CHECK-LABEL: func.func private @twice
// CHECK-SAME: (%arg0: !torch.vtensor<[8,3],f32>) -> !torch.vtensor<[16,3],f32>
func.func private @twice(%x: !torch.vtensor<[?,3],f32>) -> !torch.vtensor<[?,3],f32> {
  %int0 = torch.constant.int 0
  %l = torch.prim.ListConstruct %x, %x : (!torch.vtensor<[?,3],f32>, !torch.vtensor<[?,3],f32>) -> !torch.list<vtensor>
  %0 = torch.aten.cat %l, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[?,3],f32>
  return %0 : !torch.vtensor<[?,3],f32>
}

// If a type is fixed, so is the fact that states the size.

// RUN: fake-opt %s --fake-specialize="func=outside symbols=n=8" | FileCheck %s --check-prefix=OUTSIDE
// OUTSIDE-LABEL: func.func @outside
// OUTSIDE: torch.symbolic_int "n" {min_val = 8, max_val = 8}
// OUTSIDE-NEXT: torch.bind_symbolic_shape %arg0
// OUTSIDE: torch.aten.neg {{.*}} -> !torch.vtensor<[8,3],f32>
func.func private @external(!torch.vtensor<[?,3],f32>)
func.func @outside(%x: !torch.vtensor<[?,3],f32>) -> !torch.vtensor<[?,3],f32> {
  %n = torch.symbolic_int "n" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%n], affine_map<()[s0] -> (s0, 3)> : !torch.vtensor<[?,3],f32>
  call @external(%x) : (!torch.vtensor<[?,3],f32>) -> ()
  %0 = torch.aten.neg %x : !torch.vtensor<[?,3],f32> -> !torch.vtensor<[?,3],f32>
  return %0 : !torch.vtensor<[?,3],f32>
}

// FIXED: error: 'func.call' op would pass '!torch.vtensor<[?,3],f32>' as argument #0 of @pair, which states '!torch.vtensor<[2,3],f32>'; run --inline first
// FIXED: note: the function is here
func.func @fixed(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32> {
  %0 = call @pair(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32>
  return %0 : !torch.vtensor<[2,3],f32>
}
func.func private @pair(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32> {
  return %x : !torch.vtensor<[2,3],f32>
}
