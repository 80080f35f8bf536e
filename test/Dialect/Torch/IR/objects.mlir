// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s -emit-bytecode | fake-opt | FileCheck %s

// TorchScript's classes, their instances, and variables of the program.

// CHECK-LABEL: torch.class_type @net {
// CHECK-NEXT: torch.attr "weight" : !torch.tensor<[2],f32>
// CHECK-NEXT: torch.attr private "n" : !torch.int
// CHECK-NEXT: torch.method "forward", @forward
// CHECK-NEXT: }
torch.class_type @net {
  torch.attr "weight" : !torch.tensor<[2],f32>
  torch.attr private "n" : !torch.int
  torch.method "forward", @forward
}

// CHECK: torch.class_type @empty {
// CHECK-NEXT: }
torch.class_type @empty {
}

// CHECK-LABEL: func.func private @forward
func.func private @forward(%self: !torch.nn.Module<"net">) -> !torch.tensor<[2],f32> {
  // CHECK: torch.prim.GetAttr %arg0["weight"] : !torch.nn.Module<"net"> -> !torch.tensor<[2],f32>
  %0 = torch.prim.GetAttr %self["weight"] : !torch.nn.Module<"net"> -> !torch.tensor<[2],f32>
  // CHECK: torch.prim.SetAttr %arg0["weight"] = %{{.*}} : !torch.nn.Module<"net">, !torch.tensor<[2],f32>
  torch.prim.SetAttr %self["weight"] = %0 : !torch.nn.Module<"net">, !torch.tensor<[2],f32>
  return %0 : !torch.tensor<[2],f32>
}

%w = torch.tensor.literal(dense<0.0> : tensor<2xf32>) : !torch.tensor<[2],f32>
%n = torch.constant.int 3
// CHECK: torch.nn_module {
// CHECK-NEXT: torch.slot "weight", %{{.*}} : !torch.tensor<[2],f32>
// CHECK-NEXT: torch.slot "n", %{{.*}} : !torch.int
// CHECK-NEXT: } : !torch.nn.Module<"net">
%net = torch.nn_module {
  torch.slot "weight", %w : !torch.tensor<[2],f32>
  torch.slot "n", %n : !torch.int
} : !torch.nn.Module<"net">

// CHECK: torch.global_slot "private" @v : !torch.tensor
torch.global_slot "private" @v : !torch.tensor

// CHECK-LABEL: func.func @slots
func.func @slots() {
  // CHECK: torch.global_slot.get @v : !torch.tensor
  %0 = torch.global_slot.get @v : !torch.tensor
  // CHECK: torch.global_slot.set @v = %{{.*}} : !torch.tensor
  torch.global_slot.set @v = %0 : !torch.tensor
  return
}

// CHECK: torch.global_slot.module_initializer {
// CHECK-NEXT: %[[V:.*]] = torch.tensor.literal
// CHECK-NEXT: torch.initialize.global_slots [
// CHECK-NEXT: @v(%[[V]] : !torch.tensor)
// CHECK-NEXT: ]
// CHECK-NEXT: }
torch.global_slot.module_initializer {
  %0 = torch.tensor.literal(dense<0.0> : tensor<2xf32>) : !torch.tensor
  torch.initialize.global_slots [
    @v(%0 : !torch.tensor)
  ]
}

// CHECK-LABEL: func.func @method
func.func @method(%x: !torch.tensor) -> !torch.tensor {
  // CHECK: %[[NET:.*]] = torch.prim.CreateObject !torch.nn.Module<"net">
  %0 = torch.prim.CreateObject !torch.nn.Module<"net">
  // CHECK: torch.prim.CallMethod %[[NET]]["forward"] (%arg0) : !torch.nn.Module<"net">, (!torch.tensor) -> !torch.tensor
  %1 = torch.prim.CallMethod %0["forward"] (%x) : !torch.nn.Module<"net">, (!torch.tensor) -> !torch.tensor
  return %1 : !torch.tensor
}
