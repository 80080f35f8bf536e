// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// TorchScript's ops on lists and its queries, with constants: the values that PyTorch
// computes.

// Slicing, repetition and negative indices as in Python.
func.func @lists() {
  %none = torch.constant.none
  %int-2 = torch.constant.int -2
  %int-1 = torch.constant.int -1
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %int4 = torch.constant.int 4
  %int7 = torch.constant.int 7
  %list0 = torch.prim.ListConstruct %int2, %int7 : (!torch.int, !torch.int) -> !torch.list<int>
  %list1 = torch.prim.ListConstruct %int0 : (!torch.int) -> !torch.list<int>
  %list2 = torch.prim.ListConstruct %int2, %int7, %int0, %int4 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
  %list3 = torch.prim.ListConstruct %int2, %int7, %int0 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
  // CHECK: "aten.len.t","meta":2}
  %0 = torch.aten.len.t %list0 : !torch.list<int> -> !torch.int
  // CHECK: "aten.add.t","meta":[2,7,0]}
  %1 = torch.aten.add.t %list0, %list1 : !torch.list<int>, !torch.list<int> -> !torch.list<int>
  // CHECK: "aten.mul.left_t","meta":[2,7,2,7]}
  %2 = torch.aten.mul.left_t %list0, %int2 : !torch.list<int>, !torch.int -> !torch.list<int>
  // CHECK: "aten.mul.left_t","meta":[]}
  %3 = torch.aten.mul.left_t %list0, %int-1 : !torch.list<int>, !torch.int -> !torch.list<int>
  // CHECK: "aten.slice.t","meta":[7,4]}
  %4 = torch.aten.slice.t %list2, %int1, %none, %int2 : !torch.list<int>, !torch.int, !torch.none, !torch.int -> !torch.list<int>
  // CHECK: "aten.slice.t","meta":[2,7,0]}
  %5 = torch.aten.slice.t %list2, %none, %int-1, %int1 : !torch.list<int>, !torch.none, !torch.int, !torch.int -> !torch.list<int>
  // CHECK: "aten.__getitem__.t","meta":2}
  %6 = torch.aten.__getitem__.t %list0, %int0 : !torch.list<int>, !torch.int -> !torch.int
  // CHECK: "aten.__getitem__.t","meta":7}
  %7 = torch.aten.__getitem__.t %list0, %int-1 : !torch.list<int>, !torch.int -> !torch.int
  // CHECK: "aten.list.t","meta":[2,7]}
  %8 = torch.aten.list.t %list0 : !torch.list<int> -> !torch.list<int>
  // CHECK: "aten.__range_length.default","meta":4}
  %9 = torch.aten.__range_length %int0, %int7, %int2 : !torch.int, !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.__range_length.default","meta":4}
  %10 = torch.aten.__range_length %int7, %int0, %int-2 : !torch.int, !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.__range_length.default","meta":0}
  %11 = torch.aten.__range_length %int7, %int0, %int2 : !torch.int, !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.__derive_index.default","meta":3}
  %12 = torch.aten.__derive_index %int2, %int7, %int-2 : !torch.int, !torch.int, !torch.int -> !torch.int
  // CHECK: "prim.max.self_int","meta":7}
  %13 = torch.prim.max.self_int %list3 : !torch.list<int> -> !torch.int
  // CHECK: "prim.min.self_int","meta":0}
  %14 = torch.prim.min.self_int %list3 : !torch.list<int> -> !torch.int
  // CHECK: "prim.unchecked_cast.default","meta":7}
  %15 = torch.prim.unchecked_cast %int7 : !torch.int -> !torch.int
  return
}

// By the truth of elements: 0, 0.0 and empty strings are false.
func.func @predicates() {
  %false = torch.constant.bool false
  %true = torch.constant.bool true
  %float0.0 = torch.constant.float 0.0
  %float0.5 = torch.constant.float 0.5
  %float2.5 = torch.constant.float 2.5
  %int0 = torch.constant.int 0
  %int2 = torch.constant.int 2
  %int7 = torch.constant.int 7
  %str_empty = torch.constant.str ""
  %str_a = torch.constant.str "a"
  %str_b = torch.constant.str "b"
  %list0 = torch.prim.ListConstruct %true, %false : (!torch.bool, !torch.bool) -> !torch.list<bool>
  %list1 = torch.prim.ListConstruct %int2, %int7 : (!torch.int, !torch.int) -> !torch.list<int>
  %list2 = torch.prim.ListConstruct %float0.5, %float0.0 : (!torch.float, !torch.float) -> !torch.list<float>
  %list3 = torch.prim.ListConstruct %int0, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
  %list4 = torch.prim.ListConstruct %str_empty, %str_a : (!torch.str, !torch.str) -> !torch.list<str>
  %list5 = torch.prim.ListConstruct %float0.5, %float2.5 : (!torch.float, !torch.float) -> !torch.list<float>
  %list6 = torch.prim.ListConstruct %str_a, %str_b : (!torch.str, !torch.str) -> !torch.list<str>
  // CHECK: "aten.all.bool","meta":false}
  %0 = torch.aten.all.bool %list0 : !torch.list<bool> -> !torch.bool
  // CHECK: "aten.all.int","meta":true}
  %1 = torch.aten.all.int %list1 : !torch.list<int> -> !torch.bool
  // CHECK: "aten.all.float","meta":false}
  %2 = torch.aten.all.float %list2 : !torch.list<float> -> !torch.bool
  // CHECK: "aten.any.bool","meta":true}
  %3 = torch.aten.any.bool %list0 : !torch.list<bool> -> !torch.bool
  // CHECK: "aten.any.int","meta":false}
  %4 = torch.aten.any.int %list3 : !torch.list<int> -> !torch.bool
  // CHECK: "aten.any.float","meta":true}
  %5 = torch.aten.any.float %list2 : !torch.list<float> -> !torch.bool
  // CHECK: "aten.any.str","meta":true}
  %6 = torch.aten.any.str %list4 : !torch.list<str> -> !torch.bool
  // CHECK: "aten.__contains__.int_list","meta":true}
  %7 = torch.aten.__contains__.int_list %list1, %int7 : !torch.list<int>, !torch.int -> !torch.bool
  // CHECK: "aten.__contains__.int_list","meta":false}
  %8 = torch.aten.__contains__.int_list %list1, %int0 : !torch.list<int>, !torch.int -> !torch.bool
  // CHECK: "aten.__contains__.float_list","meta":true}
  %9 = torch.aten.__contains__.float_list %list5, %float2.5 : !torch.list<float>, !torch.float -> !torch.bool
  // CHECK: "aten.__contains__.str_list","meta":true}
  %10 = torch.aten.__contains__.str_list %list6, %str_a : !torch.list<str>, !torch.str -> !torch.bool
  // CHECK: "aten.__contains__.str_list","meta":false}
  %11 = torch.aten.__contains__.str_list %list6, %str_empty : !torch.list<str>, !torch.str -> !torch.bool
  return
}

func.func @tuple(%x: !torch.vtensor<[2],f32>) {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int7 = torch.constant.int 7
  %tuple = torch.prim.TupleConstruct %x, %int7 : !torch.vtensor<[2],f32>, !torch.int -> !torch.tuple<vtensor<[2],f32>, int>
  // CHECK: "prim.TupleIndex.default","meta":{"t":{{\[\[2\],}}
  %0 = torch.prim.TupleIndex %tuple, %int0 : !torch.tuple<vtensor<[2],f32>, int>, !torch.int -> !torch.vtensor<[2],f32>
  // CHECK: "prim.TupleIndex.default","meta":7}
  %1 = torch.prim.TupleIndex %tuple, %int1 : !torch.tuple<vtensor<[2],f32>, int>, !torch.int -> !torch.int
  return
}

func.func @identity(%x: !torch.vtensor<[2],f32>) {
  %none = torch.constant.none
  %int7 = torch.constant.int 7
  // CHECK: "aten.__is__.default","meta":true}
  %0 = torch.aten.__is__ %none, %none : !torch.none, !torch.none -> !torch.bool
  // CHECK: "aten.__is__.default","meta":false}
  %1 = torch.aten.__is__ %int7, %none : !torch.int, !torch.none -> !torch.bool
  // CHECK: "aten.__isnot__.default","meta":false}
  %2 = torch.aten.__isnot__ %none, %none : !torch.none, !torch.none -> !torch.bool
  // CHECK: "aten.__isnot__.default","meta":true}
  %3 = torch.aten.__isnot__ %x, %none : !torch.vtensor<[2],f32>, !torch.none -> !torch.bool
  return
}

// A query of one tensor, applied to another.
func.func @properties(%x: !torch.vtensor<[2],f16>) {
  %none = torch.constant.none
  %int3 = torch.constant.int 3
  %meta = torch.constant.device "meta"
  %sizes = torch.prim.ListConstruct %int3 : (!torch.int) -> !torch.list<int>
  %0 = torch.prim.dtype %x : !torch.vtensor<[2],f16> -> !torch.int
  %1 = torch.prim.layout %x : !torch.vtensor<[2],f16> -> !torch.int
  // CHECK: "aten.zeros.default","meta":{"t":{{\[\[3\],\[1\],0}},"float16","meta"
  %2 = torch.aten.zeros %sizes, %0, %1, %meta, %none : !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.none -> !torch.vtensor
  %3 = torch.prim.device %2 : !torch.vtensor -> !torch.Device
  // CHECK: "aten.zeros.default","meta":{"t":{{\[\[3\],\[1\],0}},"float32","meta"
  %4 = torch.aten.zeros %sizes, %none, %none, %3, %none : !torch.list<int>, !torch.none, !torch.none, !torch.Device, !torch.none -> !torch.vtensor
  return
}

// Elements of a tensor: known ones, and those that depend on data.
func.func @tolist(%x: !torch.vtensor<[2],si64>) {
  %false = torch.constant.bool false
  %none = torch.constant.none
  %0 = torch.vtensor.literal(dense<[5, 4]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  %1 = torch.prim.tolist(%0) : !torch.vtensor<[2],si64> -> !torch.list<int>
  // CHECK: "aten.zeros.default","meta":{"t":{{\[\[5,4\],\[4,1\],0}}
  %2 = torch.aten.zeros %1, %none, %none, %none, %none : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none -> !torch.vtensor
  %3 = torch.prim.tolist(%x) : !torch.vtensor<[2],si64> -> !torch.list<int>
  // CHECK: "aten.zeros.default","meta":{"t":{{\[\[}}{"sym":"u0"},{"sym":"u1"}]
  %4 = torch.aten.zeros %3, %none, %none, %none, %none : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none -> !torch.vtensor
  return
}
