// RUN: fake-opt %s --torch-to-fake --split-input-file | FileCheck %s
// RUN: fake-opt %s --torch-to-fake --fake-to-torch --split-input-file | FileCheck %s --check-prefix=BACK

// Constants and lists become arguments of calls, and symbols an attribute of
// the function.

// CHECK-LABEL: func.func @calls
// CHECK-SAME: (%[[X:.*]]: !fake.tensor<[s0, 4], f32>) -> !fake.tensor<[s0, 2, 2], f16>
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, max = 512>]
// CHECK-NEXT: %[[N:.*]] = fake.aten.size.int(%[[X]], 0)
// CHECK-NEXT: %[[V:.*]] = fake.aten.view(%[[X]], [%[[N]], 2, 2])
// CHECK-NEXT: %[[H:.*]] = fake.prims.convert_element_type(%[[V]], f16)
// CHECK-NEXT: return %[[H]]

// BACK-LABEL: func.func @calls
// BACK-NEXT: %[[S:.*]] = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
// BACK-NEXT: torch.bind_symbolic_shape %{{.*}}, [%[[S]]], affine_map<()[s0] -> (s0, 4)>
// BACK: torch.aten.view %{{.*}}, %{{.*}} : !torch.vtensor<[?,4],f32>, !torch.list<int> -> !torch.vtensor<[?,2,2],f32>
// BACK-NEXT: torch.bind_symbolic_shape
// BACK-NEXT: %[[F16:.*]] = torch.constant.int 5
// BACK-NEXT: torch.prims.convert_element_type %{{.*}}, %[[F16]]
func.func @calls(%x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  %int0 = torch.constant.int 0
  %int2 = torch.constant.int 2
  %n = torch.aten.size.int %x, %int0 : !torch.vtensor<[?,4],f32>, !torch.int -> !torch.int
  %l = torch.prim.ListConstruct %n, %int2, %int2 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
  %0 = torch.aten.view %x, %l : !torch.vtensor<[?,4],f32>, !torch.list<int> -> !torch.vtensor
  %int5 = torch.constant.int 5
  %1 = torch.prims.convert_element_type %0, %int5 : !torch.vtensor, !torch.int -> !torch.vtensor
  return %1 : !torch.vtensor
}

// -----

// Lists as results, optional tensors in lists, literals.

// CHECK-LABEL: func.func @lists
// CHECK: %[[L:.*]] = fake.aten.split_with_sizes(%{{.*}}, [1, 3])
// CHECK: %[[U:.*]]:2 = fake.unpack %[[L]]
// CHECK: %[[I:.*]] = fake.literal dense<[0, 2]> : tensor<2xsi64> : !fake.tensor<[2], i64>
// CHECK: fake.aten.index.Tensor(%[[U]]#1, [none, %[[I]]])

// BACK-LABEL: func.func @lists
// BACK: torch.prim.ListUnpack
// BACK: torch.prim.ListConstruct %{{.*}}, %{{.*}} : (!torch.none, !torch.vtensor<[2],si64>) -> !torch.list<optional<vtensor>>
func.func @lists(%x: !torch.vtensor<[4,5],f32>) -> !torch.vtensor {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int3 = torch.constant.int 3
  %none = torch.constant.none
  %0 = torch.prim.ListConstruct %int1, %int3 : (!torch.int, !torch.int) -> !torch.list<int>
  %1 = torch.aten.split_with_sizes %x, %0, %int0 : !torch.vtensor<[4,5],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
  %2:2 = torch.prim.ListUnpack %1 : !torch.list<vtensor> -> !torch.vtensor, !torch.vtensor
  %3 = torch.vtensor.literal(dense<[0, 2]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  %4 = torch.prim.ListConstruct %none, %3 : (!torch.none, !torch.vtensor<[2],si64>) -> !torch.list<optional<vtensor>>
  %5 = torch.aten.index.Tensor %2#1, %4 : !torch.vtensor, !torch.list<optional<vtensor>> -> !torch.vtensor
  return %5 : !torch.vtensor
}
