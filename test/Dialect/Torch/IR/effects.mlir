// RUN: fake-opt %s --cse | FileCheck %s

// Pure ops are merged, and erased if unused.
// CHECK-LABEL: func @pure
func.func @pure(%x: !torch.vtensor<[2],f32>) -> (!torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>) {
  // CHECK-NEXT: %0 = torch.aten.relu %arg0
  // CHECK-NEXT: return %0, %0
  %0 = torch.aten.relu %x : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  %1 = torch.aten.relu %x : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  %2 = torch.aten.neg %x : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  return %0, %1 : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>
}

// Two random ops are not merged.
// CHECK-LABEL: func @random
func.func @random(%x: !torch.vtensor<[2],f32>, %none: !torch.none) -> (!torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>) {
  // CHECK-COUNT-2: torch.aten.bernoulli
  %0 = torch.aten.bernoulli %x, %none : !torch.vtensor<[2],f32>, !torch.none -> !torch.vtensor<[2],f32>
  %1 = torch.aten.bernoulli %x, %none : !torch.vtensor<[2],f32>, !torch.none -> !torch.vtensor<[2],f32>
  return %0, %1 : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>
}

// CHECK-LABEL: func @in_place
func.func @in_place(%x: !torch.tensor<[2],f32>, %n: !torch.int) {
  // CHECK-COUNT-2: torch.aten.add_.Tensor
  %0 = torch.aten.add_.Tensor %x, %x, %n : !torch.tensor<[2],f32>, !torch.tensor<[2],f32>, !torch.int -> !torch.tensor<[2],f32>
  %1 = torch.aten.add_.Tensor %x, %x, %n : !torch.tensor<[2],f32>, !torch.tensor<[2],f32>, !torch.int -> !torch.tensor<[2],f32>
  return
}

// A tensor without value semantics may be written between two reads.
// CHECK-LABEL: func @non_value_tensors
func.func @non_value_tensors(%x: !torch.tensor<[2],f32>) -> (!torch.tensor<[2],f32>, !torch.tensor<[2],f32>) {
  // CHECK-COUNT-2: torch.aten.relu
  %0 = torch.aten.relu %x : !torch.tensor<[2],f32> -> !torch.tensor<[2],f32>
  %1 = torch.aten.relu %x : !torch.tensor<[2],f32> -> !torch.tensor<[2],f32>
  return %0, %1 : !torch.tensor<[2],f32>, !torch.tensor<[2],f32>
}

// Facts and assertions stay, along with their operands.
// CHECK-LABEL: func @facts
func.func @facts(%x: !torch.vtensor<[?],f32>, %none: !torch.none, %b: !torch.bool) {
  // CHECK-NEXT: torch.symbolic_int "s0"
  // CHECK-NEXT: torch.bind_symbolic_shape
  // CHECK-NEXT: torch.aten._assert_tensor_metadata
  // CHECK-NEXT: torch.runtime.assert
  // CHECK-NEXT: return
  %0 = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  %1 = torch.symbolic_int "s1" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%0], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  torch.aten._assert_tensor_metadata %x, %none, %none, %none, %none, %none : !torch.vtensor<[?],f32>, !torch.none, !torch.none, !torch.none, !torch.none, !torch.none
  torch.runtime.assert %b, "kept"
  return
}
