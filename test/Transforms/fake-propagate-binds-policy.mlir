// RUN: fake-opt %s --fake-propagate=binds=keep | FileCheck %s --check-prefix=KEEP
// RUN: fake-opt %s --fake-propagate=binds=none | FileCheck %s --check-prefix=NONE
// RUN: fake-opt %s --fake-strip-binds | FileCheck %s --check-prefix=STRIP

// Binds belong to the user: they are updated, kept or erased. A symbol with other
// uses is kept.

// KEEP-LABEL: func.func @main
// KEEP: torch.bind_symbolic_shape %arg0
// KEEP: torch.aten.relu
// KEEP-NEXT: torch.aten.neg {{.*}} -> !torch.vtensor<[?,4],f32>
// KEEP-NEXT: torch.bind_symbolic_shape
// KEEP: return

// NONE-LABEL: func.func @main
// NONE-NEXT: torch.symbolic_int "n"
// NONE-NEXT: torch.aten.relu
// NONE-NEXT: torch.aten.neg {{.*}} -> !torch.vtensor<[?,4],f32>
// NONE-NEXT: return

// STRIP-LABEL: func.func @main
// STRIP-NEXT: torch.symbolic_int "n"
// STRIP-NEXT: torch.aten.relu
// STRIP-NEXT: torch.aten.neg {{.*}} -> !torch.vtensor{{$}}
// STRIP-NEXT: return
func.func @main(%x: !torch.vtensor<[?,4],f32>) -> !torch.int {
  %s = torch.symbolic_int "s" {min_val = 2, max_val = 512} : !torch.int
  %n = torch.symbolic_int "n" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  %0 = torch.aten.relu %x : !torch.vtensor<[?,4],f32> -> !torch.vtensor<[?,4],f32>
  %1 = torch.aten.neg %0 : !torch.vtensor<[?,4],f32> -> !torch.vtensor
  torch.bind_symbolic_shape %1, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor
  return %n : !torch.int
}
