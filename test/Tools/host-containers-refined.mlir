// Metadata of the elements of a container is written into its type.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-propagate)" | FileCheck %s

// CHECK-LABEL: func.func @list
// CHECK-SAME: -> !torch.list<vtensor<[2,4],f32>>
func.func @list(%x: !torch.vtensor<[2,3],f32>, %y: !torch.vtensor<[3,4],f32>) -> !torch.list<vtensor<[?,4],f32>> {
  %0 = torch.aten.mm %x, %y : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor<[?,4],f32>
  %1 = torch.prim.ListConstruct %0 : (!torch.vtensor<[?,4],f32>) -> !torch.list<vtensor<[?,4],f32>>
  return %1 : !torch.list<vtensor<[?,4],f32>>
}

// Elements with different metadata share the type without metadata.
// CHECK-LABEL: func.func @list_of_different
// CHECK-SAME: -> !torch.list<vtensor>
func.func @list_of_different(%x: !torch.vtensor<[2,3],f32>, %y: !torch.vtensor<[4,3],f32>) -> !torch.list<vtensor<[?,3],f32>> {
  %0 = torch.aten.neg %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[?,3],f32>
  %1 = torch.aten.neg %y : !torch.vtensor<[4,3],f32> -> !torch.vtensor<[?,3],f32>
  %2 = torch.prim.ListConstruct %0, %1 : (!torch.vtensor<[?,3],f32>, !torch.vtensor<[?,3],f32>) -> !torch.list<vtensor<[?,3],f32>>
  return %2 : !torch.list<vtensor<[?,3],f32>>
}

// CHECK-LABEL: func.func @optional
// CHECK-SAME: -> !torch.optional<vtensor<[2,3],f32>>
func.func @optional(%x: !torch.vtensor<[2,3],f32>) -> !torch.optional<vtensor<[?,3],f32>> {
  %0 = torch.aten.neg %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[?,3],f32>
  %1 = torch.derefine %0 : !torch.vtensor<[?,3],f32> to !torch.optional<vtensor<[?,3],f32>>
  return %1 : !torch.optional<vtensor<[?,3],f32>>
}
