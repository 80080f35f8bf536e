// RUN: fake-opt %s --torch-to-fake | FileCheck %s --check-prefix=FAKE
// RUN: fake-opt %s --torch-to-fake --fake-to-torch | FileCheck %s --check-prefix=TORCH

// Guards are attributes in the fake dialect, and dictionaries in torch IR.

// FAKE: fake.guards = [#fake.guard<guard, "s0 < 9", op = "torch.aten.relu">]
// TORCH: fake.guards = [{condition = "s0 < 9", kind = "guard", op = "torch.aten.relu"}]
func.func @main(%x: !torch.vtensor<[?],f32>) -> !torch.vtensor<[?],f32>
    attributes {fake.guards = [{condition = "s0 < 9", kind = "guard", op = "torch.aten.relu", sizes = {s0 = array<i64: 0, 0>}}]} {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %0 = torch.aten.relu %x : !torch.vtensor<[?],f32> -> !torch.vtensor<[?],f32>
  return %0 : !torch.vtensor<[?],f32>
}
