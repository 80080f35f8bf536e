// Lists, optionals, tuples and dictionaries of a host's torch dialect. Their types
// could not be distinguished from those without metadata, and so they are kept,
// along with the types that the verifier compares with them.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-erase-types)" -o %t
// RUN: FileCheck %s --check-prefix=ERASED --input-file=%t
// RUN: %host_opt %t --pass-pipeline="builtin.module(fake-propagate)" | FileCheck %s

// ERASED-LABEL: func.func @list
// ERASED-SAME: -> !torch.list<vtensor<[2,3],f32>> {
// ERASED: torch.aten.expand {{.*}} -> !torch.vtensor<[2,3],f32>

// CHECK-LABEL: func.func @list
// CHECK: torch.aten.expand {{.*}} -> !torch.vtensor<[2,3],f32>
// CHECK: torch.prim.ListConstruct %{{.*}} : (!torch.vtensor<[2,3],f32>) -> !torch.list<vtensor<[2,3],f32>>
func.func @list(%x: !torch.vtensor<[1,3],f32>) -> !torch.list<vtensor<[2,3],f32>> {
  %int2 = torch.constant.int 2
  %int3 = torch.constant.int 3
  %false = torch.constant.bool false
  %s = torch.prim.ListConstruct %int2, %int3 : (!torch.int, !torch.int) -> !torch.list<int>
  %0 = torch.aten.expand %x, %s, %false : !torch.vtensor<[1,3],f32>, !torch.list<int>, !torch.bool -> !torch.vtensor<[2,3],f32>
  %l = torch.prim.ListConstruct %0 : (!torch.vtensor<[2,3],f32>) -> !torch.list<vtensor<[2,3],f32>>
  return %l : !torch.list<vtensor<[2,3],f32>>
}

// ERASED-LABEL: func.func @tuple
// ERASED: torch.prim.TupleConstruct {{.*}} -> !torch.tuple<vtensor<[4],f32>, optional<vtensor<[4],f32>>, int, list<int>>

// CHECK-LABEL: func.func @tuple
// CHECK-SAME: -> !torch.tuple<vtensor<[4],f32>, optional<vtensor<[4],f32>>, int, list<int>>
// CHECK: torch.prim.TupleConstruct {{.*}} -> !torch.tuple<vtensor<[4],f32>, optional<vtensor<[4],f32>>, int, list<int>>
func.func @tuple(%x: !torch.vtensor<[4],f32>) -> !torch.tuple<vtensor<[4],f32>, optional<vtensor<[4],f32>>, int, list<int>> {
  %int2 = torch.constant.int 2
  %s = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
  %0 = torch.aten.neg %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  %1 = torch.derefine %0 : !torch.vtensor<[4],f32> to !torch.optional<vtensor<[4],f32>>
  %t = torch.prim.TupleConstruct %0, %1, %int2, %s : !torch.vtensor<[4],f32>, !torch.optional<vtensor<[4],f32>>, !torch.int, !torch.list<int> -> !torch.tuple<vtensor<[4],f32>, optional<vtensor<[4],f32>>, int, list<int>>
  return %t : !torch.tuple<vtensor<[4],f32>, optional<vtensor<[4],f32>>, int, list<int>>
}

// Commas and brackets inside a type do not end it.
// ERASED-LABEL: func.func @nested
// ERASED-SAME: (%arg0: !torch.vtensor<[2,?],f32>) -> !torch.tuple<list<optional<vtensor<[2,?],f32>>>, vtensor<[2,?],f32>>
// CHECK-LABEL: func.func @nested
func.func @nested(%x: !torch.vtensor<[2,?],f32>) -> !torch.tuple<list<optional<vtensor<[2,?],f32>>>, vtensor<[2,?],f32>> {
  %none = torch.constant.none
  %0 = torch.aten.neg %x : !torch.vtensor<[2,?],f32> -> !torch.vtensor<[2,?],f32>
  %l = torch.prim.ListConstruct %0, %none : (!torch.vtensor<[2,?],f32>, !torch.none) -> !torch.list<optional<vtensor<[2,?],f32>>>
  %t = torch.prim.TupleConstruct %l, %0 : !torch.list<optional<vtensor<[2,?],f32>>>, !torch.vtensor<[2,?],f32> -> !torch.tuple<list<optional<vtensor<[2,?],f32>>>, vtensor<[2,?],f32>>
  return %t : !torch.tuple<list<optional<vtensor<[2,?],f32>>>, vtensor<[2,?],f32>>
}
