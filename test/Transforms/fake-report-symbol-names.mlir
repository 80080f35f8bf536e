// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-erase-types --fake-report -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefix=IR
// RUN: fake-opt %s --fake-erase-types --fake-propagate | FileCheck %s --check-prefix=IR

// A symbol that the program declares for a data-dependent size keeps its name
// in reports and types. This holds after erasing types, too: the fact that
// states the symbol is kept.

// CHECK{LITERAL}: {"func":"direct","value":"%1","op":"aten.nonzero.default","meta":{"t":[[{"sym":"u7"},1]
// CHECK{LITERAL}: {"func":"direct","value":"%2","op":"aten.abs.default","meta":{"t":[[{"sym":"u7"},1]
// IR-LABEL: func.func @direct
// IR-NEXT: torch.symbolic_int "u7"
// IR-NOT: torch.symbolic_int
func.func @direct(%x: !torch.vtensor<[8],f32>) -> !torch.vtensor<[?,1],si64> {
  %u = torch.symbolic_int "u7" {min_val = 0, max_val = 8} : !torch.int
  %0 = torch.aten.nonzero %x : !torch.vtensor<[8],f32> -> !torch.vtensor<[?,1],si64>
  torch.bind_symbolic_shape %0, [%u], affine_map<()[s0] -> (s0, 1)> : !torch.vtensor<[?,1],si64>
  %1 = torch.aten.abs %0 : !torch.vtensor<[?,1],si64> -> !torch.vtensor<[?,1],si64>
  torch.bind_symbolic_shape %1, [%u], affine_map<()[s0] -> (s0, 1)> : !torch.vtensor<[?,1],si64>
  return %1 : !torch.vtensor<[?,1],si64>
}

// An integer read from a tensor is the size of another one.
// CHECK: {"func":"item","value":"%1","op":"aten.item.default","meta":{"sym":"u7"}}
// CHECK{LITERAL}: {"func":"item","value":"%2","op":null,"meta":[{"sym":"u7"}]}
// CHECK{LITERAL}: {"func":"item","value":"%3","op":"aten.zeros.default","meta":{"t":[[{"sym":"u7"}]
// CHECK{LITERAL}: {"func":"item","value":"%4","op":"aten.abs.default","meta":{"t":[[{"sym":"u7"}]
// IR-LABEL: func.func @item
// IR-SAME: condition = "0 <= u7"
// IR-NEXT: torch.symbolic_int "u7"
// IR-NOT: torch.symbolic_int
func.func @item(%x: !torch.vtensor<[],si64>) -> !torch.vtensor<[?],f32> {
  %u = torch.symbolic_int "u7" {min_val = 0, max_val = 8} : !torch.int
  %none = torch.constant.none
  %0 = torch.aten.item %x : !torch.vtensor<[],si64> -> !torch.int
  %1 = torch.prim.ListConstruct %0 : (!torch.int) -> !torch.list<int>
  %2 = torch.aten.zeros %1, %none, %none, %none, %none : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none -> !torch.vtensor<[?],f32>
  torch.bind_symbolic_shape %2, [%u], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %3 = torch.aten.abs %2 : !torch.vtensor<[?],f32> -> !torch.vtensor<[?],f32>
  torch.bind_symbolic_shape %3, [%u], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return %3 : !torch.vtensor<[?],f32>
}
