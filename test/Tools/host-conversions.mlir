// Conversions of a host's torch dialect, by the names of its ops.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(torch-to-fake)" -o %t
// RUN: FileCheck %s --input-file=%t
// RUN: %host_opt %t --pass-pipeline="builtin.module(fake-to-torch)" | FileCheck %s --check-prefix=BACK
// RUN: fake-opt %s --torch-to-fake | FileCheck %s
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-fakify)" | FileCheck %s --check-prefix=FAKIFY

// CHECK-NOT: torch.

// CHECK-LABEL: func.func @calls
// CHECK-SAME: (%arg0: !fake.tensor<[s0, 4], f32>) -> !fake.list<!fake.tensor<[s0, 1], f32, strides = [4, 1]>, !fake.tensor<[s0, 3], f32, strides = [4, 1], offset = 1>>
// CHECK: fake.aten.split_with_sizes(%arg0, [1, 3], 1)
// BACK-LABEL: func.func @calls
// BACK: torch.aten.split_with_sizes
// FAKIFY-LABEL: func.func @calls
// FAKIFY: fake.aten.split_with_sizes(%arg0, [1, 3], 1)
func.func @calls(%x: !torch.vtensor<[?,4],f32>) -> !torch.list<vtensor> {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  %int1 = torch.constant.int 1
  %int3 = torch.constant.int 3
  %0 = torch.prim.ListConstruct %int1, %int3 : (!torch.int, !torch.int) -> !torch.list<int>
  %1 = torch.aten.split_with_sizes %x, %0, %int1 : !torch.vtensor<[?,4],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
  return %1 : !torch.list<vtensor>
}

// CHECK-LABEL: func.func @for
// CHECK: fake.while_loop init(%{{.*}}, %{{.*}})
// CHECK: fake.cmp lt
// CHECK: fake.aten.neg
// BACK-LABEL: func.func @for
// BACK: torch.prim.Loop
// BACK: torch.aten.neg
// FAKIFY-LABEL: func.func @for
// FAKIFY: fake.while_loop
func.func @for(%x: !torch.vtensor<[4],f32>, %n: !torch.int) -> !torch.vtensor {
  %true = torch.constant.bool true
  %in = torch.tensor_static_info_cast %x : !torch.vtensor<[4],f32> to !torch.vtensor
  %0 = torch.prim.Loop %n, %true, init(%in) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor):
    %1 = torch.aten.neg %y : !torch.vtensor -> !torch.vtensor
    torch.prim.Loop.condition %true, iter(%1 : !torch.vtensor)
  } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
  return %0 : !torch.vtensor
}

// CHECK-LABEL: func.func @if
// CHECK: fake.cond %arg0
// CHECK: fake.aten.relu
// BACK-LABEL: func.func @if
// BACK: torch.prim.If %arg0 -> (!torch.vtensor<[4],f32>) {
// FAKIFY-LABEL: func.func @if
// FAKIFY: fake.cond
func.func @if(%c: !torch.bool, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %0 = torch.prim.If %c -> (!torch.vtensor<[4],f32>) {
    %1 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[4],f32>
  } else {
    torch.prim.If.yield %x : !torch.vtensor<[4],f32>
  }
  return %0 : !torch.vtensor<[4],f32>
}

// CHECK-LABEL: func.func @literal
// CHECK: %[[L:.*]] = fake.literal dense<1.000000e+00> : tensor<3xf32> : !fake.tensor<[3], f32>
// CHECK: fake.aten.add.Tensor(%arg0, %[[L]])
// BACK-LABEL: func.func @literal
// BACK: torch.vtensor.literal(dense<1.000000e+00> : tensor<3xf32>) : !torch.vtensor<[3],f32>
// FAKIFY-LABEL: func.func @literal
func.func @literal(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %int1 = torch.constant.int 1
  %0 = torch.vtensor.literal(dense<1.0> : tensor<3xf32>) : !torch.vtensor<[3],f32>
  %1 = torch.aten.add.Tensor %x, %0, %int1 : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3],f32>, !torch.int -> !torch.vtensor
  return %1 : !torch.vtensor
}

// An op that the host names torch.operator.
// CHECK-LABEL: func.func @operator
// CHECK: fake.aten.relu(%arg0)
func.func @operator(%x: !torch.vtensor<[3],f32>) -> !torch.vtensor {
  %0 = torch.operator "torch.aten.relu"(%x) : (!torch.vtensor<[3],f32>) -> !torch.vtensor
  return %0 : !torch.vtensor
}
