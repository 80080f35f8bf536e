// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// TorchScript's ops on scalars, with constants: the values that PyTorch computes, as
// types of floats and bools do not state them.

// Float unless both are integers.
func.func @sums() {
  %float0.25 = torch.constant.float 0.25
  %float0.5 = torch.constant.float 0.5
  %int-7 = torch.constant.int -7
  %int-2 = torch.constant.int -2
  %int2 = torch.constant.int 2
  %int7 = torch.constant.int 7
  // CHECK: "aten.add.default","meta":{"f":"2.5"}}
  %0 = torch.aten.add %float0.5, %int2 : !torch.float, !torch.int -> !torch.number
  // CHECK: "aten.add.int","meta":9}
  %1 = torch.aten.add.int %int7, %int2 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.add.float","meta":{"f":"0.75"}}
  %2 = torch.aten.add.float %float0.5, %float0.25 : !torch.float, !torch.float -> !torch.float
  // CHECK: "aten.add.float_int","meta":{"f":"2.5"}}
  %3 = torch.aten.add.float_int %float0.5, %int2 : !torch.float, !torch.int -> !torch.float
  // CHECK: "aten.add.int_float","meta":{"f":"2.5"}}
  %4 = torch.aten.add.int_float %int2, %float0.5 : !torch.int, !torch.float -> !torch.float
  // CHECK: "aten.sub.default","meta":-5}
  %5 = torch.aten.sub %int2, %int7 : !torch.int, !torch.int -> !torch.number
  // CHECK: "aten.sub.int","meta":-5}
  %6 = torch.aten.sub.int %int2, %int7 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.sub.float","meta":{"f":"0.25"}}
  %7 = torch.aten.sub.float %float0.5, %float0.25 : !torch.float, !torch.float -> !torch.float
  // CHECK: "aten.sub.float_int","meta":{"f":"-1.5"}}
  %8 = torch.aten.sub.float_int %float0.5, %int2 : !torch.float, !torch.int -> !torch.float
  // CHECK: "aten.sub.int_float","meta":{"f":"1.5"}}
  %9 = torch.aten.sub.int_float %int2, %float0.5 : !torch.int, !torch.float -> !torch.float
  // CHECK: "aten.mul.default","meta":{"f":"3.5"}}
  %10 = torch.aten.mul %int7, %float0.5 : !torch.int, !torch.float -> !torch.number
  // CHECK: "aten.mul.int","meta":-14}
  %11 = torch.aten.mul.int %int7, %int-2 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.mul.float","meta":{"f":"0.125"}}
  %12 = torch.aten.mul.float %float0.5, %float0.25 : !torch.float, !torch.float -> !torch.float
  // CHECK: "aten.mul.float_int","meta":{"f":"-3.5"}}
  %13 = torch.aten.mul.float_int %float0.5, %int-7 : !torch.float, !torch.int -> !torch.float
  // CHECK: "aten.mul.int_float","meta":{"f":"3.5"}}
  %14 = torch.aten.mul.int_float %int7, %float0.5 : !torch.int, !torch.float -> !torch.float
  return
}

// Rounded down, as in Python; a remainder has the sign of the divisor.
func.func @quotients() {
  %float-0.5 = torch.constant.float -0.5
  %float0.25 = torch.constant.float 0.25
  %float0.5 = torch.constant.float 0.5
  %float2.0 = torch.constant.float 2.0
  %float2.5 = torch.constant.float 2.5
  %int-7 = torch.constant.int -7
  %int-2 = torch.constant.int -2
  %int2 = torch.constant.int 2
  %int7 = torch.constant.int 7
  // CHECK: "aten.floordiv.default","meta":{"f":"-4.0"}}
  %0 = torch.aten.floordiv %int-7, %float2.0 : !torch.int, !torch.float -> !torch.number
  // CHECK: "aten.floordiv.int","meta":-4}
  %1 = torch.aten.floordiv.int %int-7, %int2 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.floordiv.float","meta":{"f":"-1.0"}}
  %2 = torch.aten.floordiv.float %float-0.5, %float2.0 : !torch.float, !torch.float -> !torch.float
  // CHECK: "aten.floordiv.float_int","meta":{"f":"-1.0"}}
  %3 = torch.aten.floordiv.float_int %float-0.5, %int2 : !torch.float, !torch.int -> !torch.float
  // CHECK: "aten.floordiv.int_float","meta":{"f":"-4.0"}}
  %4 = torch.aten.floordiv.int_float %int-7, %float2.0 : !torch.int, !torch.float -> !torch.float
  // CHECK: "aten.remainder.default","meta":-1}
  %5 = torch.aten.remainder %int7, %int-2 : !torch.int, !torch.int -> !torch.number
  // CHECK: "aten.remainder.int","meta":1}
  %6 = torch.aten.remainder.int %int-7, %int2 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.remainder.float","meta":{"f":"1.5"}}
  %7 = torch.aten.remainder.float %float-0.5, %float2.0 : !torch.float, !torch.float -> !torch.float
  // CHECK: "aten.remainder.float_int","meta":{"f":"1.5"}}
  %8 = torch.aten.remainder.float_int %float-0.5, %int2 : !torch.float, !torch.int -> !torch.float
  // CHECK: "aten.remainder.int_float","meta":{"f":"0.5"}}
  %9 = torch.aten.remainder.int_float %int-7, %float2.5 : !torch.int, !torch.float -> !torch.float
  // CHECK: "aten.div.default","meta":{"f":"3.5"}}
  %10 = torch.aten.div %int7, %int2 : !torch.int, !torch.int -> !torch.float
  // CHECK: "aten.div.int","meta":{"f":"-3.5"}}
  %11 = torch.aten.div.int %int-7, %int2 : !torch.int, !torch.int -> !torch.float
  // CHECK: "aten.div.float","meta":{"f":"2.0"}}
  %12 = torch.aten.div.float %float0.5, %float0.25 : !torch.float, !torch.float -> !torch.float
  return
}

// Two integers yield a float, unless the name says otherwise: then PyTorch computes
// 128.0, although the schema declares an integer.
func.func @powers() {
  %float0.25 = torch.constant.float 0.25
  %float0.5 = torch.constant.float 0.5
  %int-7 = torch.constant.int -7
  %int-1 = torch.constant.int -1
  %int2 = torch.constant.int 2
  %int4 = torch.constant.int 4
  %int7 = torch.constant.int 7
  // CHECK: "aten.pow.int","meta":{"f":"0.5"}}
  %0 = torch.aten.pow.int %int2, %int-1 : !torch.int, !torch.int -> !torch.float
  // CHECK: "aten.pow.float","meta":{"f":"0.5"}}
  %1 = torch.aten.pow.float %float0.25, %float0.5 : !torch.float, !torch.float -> !torch.float
  // CHECK: "aten.pow.float_int","meta":{"f":"0.25"}}
  %2 = torch.aten.pow.float_int %float0.5, %int2 : !torch.float, !torch.int -> !torch.float
  // CHECK: "aten.pow.int_float","meta":{"f":"2.0"}}
  %3 = torch.aten.pow.int_float %int4, %float0.5 : !torch.int, !torch.float -> !torch.float
  // CHECK: "aten.pow.Scalar_Scalar","meta":{"f":"128.0"}}
  %4 = torch.aten.pow.Scalar_Scalar %int2, %int7 : !torch.int, !torch.int -> !torch.float
  // CHECK: "aten.pow.int_to_int","meta":128}
  %5 = torch.aten.pow.int_to_int %int2, %int7 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.__lshift__.int","meta":28}
  %6 = torch.aten.__lshift__.int %int7, %int2 : !torch.int, !torch.int -> !torch.int
  // CHECK: "aten.__rshift__.int","meta":-2}
  %7 = torch.aten.__rshift__.int %int-7, %int2 : !torch.int, !torch.int -> !torch.int
  return
}

func.func @functions() {
  %float-0.5 = torch.constant.float -0.5
  %float0.0 = torch.constant.float 0.0
  %float0.25 = torch.constant.float 0.25
  %float0.5 = torch.constant.float 0.5
  %float1.0 = torch.constant.float 1.0
  %int-7 = torch.constant.int -7
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int4 = torch.constant.int 4
  %int7 = torch.constant.int 7
  // CHECK: "aten.neg.int","meta":-7}
  %0 = torch.aten.neg.int %int7 : !torch.int -> !torch.int
  // CHECK: "aten.neg.float","meta":{"f":"-0.5"}}
  %1 = torch.aten.neg.float %float0.5 : !torch.float -> !torch.float
  // CHECK: "aten.neg.Scalar","meta":7}
  %2 = torch.aten.neg.Scalar %int-7 : !torch.int -> !torch.number
  // CHECK: "aten.sqrt.int","meta":{"f":"2.0"}}
  %3 = torch.aten.sqrt.int %int4 : !torch.int -> !torch.float
  // CHECK: "aten.sqrt.float","meta":{"f":"0.5"}}
  %4 = torch.aten.sqrt.float %float0.25 : !torch.float -> !torch.float
  // CHECK: "aten.sqrt.Scalar","meta":{"f":"2.0"}}
  %5 = torch.aten.sqrt.Scalar %int4 : !torch.int -> !torch.number
  // CHECK: "aten.exp.int","meta":{"f":"1.0"}}
  %6 = torch.aten.exp.int %int0 : !torch.int -> !torch.float
  // CHECK: "aten.exp.float","meta":{"f":"1.0"}}
  %7 = torch.aten.exp.float %float0.0 : !torch.float -> !torch.float
  // CHECK: "aten.exp.Scalar","meta":{"f":"1.0"}}
  %8 = torch.aten.exp.Scalar %int0 : !torch.int -> !torch.number
  // CHECK: "aten.log.int","meta":{"f":"0.0"}}
  %9 = torch.aten.log.int %int1 : !torch.int -> !torch.float
  // CHECK: "aten.log.float","meta":{"f":"0.0"}}
  %10 = torch.aten.log.float %float1.0 : !torch.float -> !torch.float
  // CHECK: "aten.log.Scalar","meta":{"f":"0.0"}}
  %11 = torch.aten.log.Scalar %int1 : !torch.int -> !torch.number
  // CHECK: "prim.abs.int","meta":7}
  %12 = torch.prim.abs.int %int-7 : !torch.int -> !torch.int
  // CHECK: "prim.abs.float","meta":{"f":"0.5"}}
  %13 = torch.prim.abs.float %float-0.5 : !torch.float -> !torch.float
  // CHECK: "prim.abs.Scalar","meta":7}
  %14 = torch.prim.abs.Scalar %int-7 : !torch.int -> !torch.number
  return
}

// Ties to even. round.Scalar stands for Python's `round` in exported programs, and
// returns an integer; TorchScript's own op returns 2.0.
func.func @rounding() {
  %float-2.5 = torch.constant.float -2.5
  %float2.5 = torch.constant.float 2.5
  %int7 = torch.constant.int 7
  // CHECK: "aten.round.float","meta":{"f":"2.0"}}
  %0 = torch.aten.round.float %float2.5 : !torch.float -> !torch.float
  // CHECK: "aten.round.int","meta":{"f":"7.0"}}
  %1 = torch.aten.round.int %int7 : !torch.int -> !torch.float
  // CHECK: "aten.round.Scalar","meta":2}
  %2 = torch.aten.round.Scalar %float2.5 : !torch.float -> !torch.number
  // CHECK: "aten.ceil.float","meta":3}
  %3 = torch.aten.ceil.float %float2.5 : !torch.float -> !torch.int
  // CHECK: "aten.ceil.int","meta":7}
  %4 = torch.aten.ceil.int %int7 : !torch.int -> !torch.int
  // CHECK: "aten.ceil.Scalar","meta":-2}
  %5 = torch.aten.ceil.Scalar %float-2.5 : !torch.float -> !torch.number
  // CHECK: "aten.floor.float","meta":-3}
  %6 = torch.aten.floor.float %float-2.5 : !torch.float -> !torch.int
  // CHECK: "aten.floor.int","meta":7}
  %7 = torch.aten.floor.int %int7 : !torch.int -> !torch.int
  // CHECK: "aten.floor.Scalar","meta":2}
  %8 = torch.aten.floor.Scalar %float2.5 : !torch.float -> !torch.number
  return
}

// Floats are truncated to integers.
func.func @conversions() {
  %true = torch.constant.bool true
  %float-2.5 = torch.constant.float -2.5
  %float0.5 = torch.constant.float 0.5
  %float2.5 = torch.constant.float 2.5
  %int0 = torch.constant.int 0
  %int7 = torch.constant.int 7
  // CHECK: "aten.Int.bool","meta":1}
  %0 = torch.aten.Int.bool %true : !torch.bool -> !torch.int
  // CHECK: "aten.Int.float","meta":-2}
  %1 = torch.aten.Int.float %float-2.5 : !torch.float -> !torch.int
  // CHECK: "aten.Int.Scalar","meta":2}
  %2 = torch.aten.Int.Scalar %float2.5 : !torch.float -> !torch.int
  // CHECK: "aten.Float.bool","meta":{"f":"1.0"}}
  %3 = torch.aten.Float.bool %true : !torch.bool -> !torch.float
  // CHECK: "aten.Float.int","meta":{"f":"7.0"}}
  %4 = torch.aten.Float.int %int7 : !torch.int -> !torch.float
  // CHECK: "aten.Float.Scalar","meta":{"f":"7.0"}}
  %5 = torch.aten.Float.Scalar %int7 : !torch.int -> !torch.float
  // CHECK: "aten.Bool.int","meta":false}
  %6 = torch.aten.Bool.int %int0 : !torch.int -> !torch.bool
  // CHECK: "aten.Bool.float","meta":true}
  %7 = torch.aten.Bool.float %float0.5 : !torch.float -> !torch.bool
  return
}

// Integers equal floats of the same value.
func.func @equality() {
  %false = torch.constant.bool false
  %true = torch.constant.bool true
  %float0.5 = torch.constant.float 0.5
  %float2.0 = torch.constant.float 2.0
  %float2.5 = torch.constant.float 2.5
  %int2 = torch.constant.int 2
  %int7 = torch.constant.int 7
  %str_a = torch.constant.str "a"
  %str_b = torch.constant.str "b"
  %list0 = torch.prim.ListConstruct %int2, %int7 : (!torch.int, !torch.int) -> !torch.list<int>
  %list1 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
  %list2 = torch.prim.ListConstruct %int7, %int2 : (!torch.int, !torch.int) -> !torch.list<int>
  // CHECK: "aten.eq.default","meta":true}
  %0 = torch.aten.eq %int2, %float2.0 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.eq.int","meta":false}
  %1 = torch.aten.eq.int %int2, %int7 : !torch.int, !torch.int -> !torch.bool
  // CHECK: "aten.eq.float","meta":true}
  %2 = torch.aten.eq.float %float0.5, %float0.5 : !torch.float, !torch.float -> !torch.bool
  // CHECK: "aten.eq.float_int","meta":false}
  %3 = torch.aten.eq.float_int %float2.5, %int2 : !torch.float, !torch.int -> !torch.bool
  // CHECK: "aten.eq.int_float","meta":true}
  %4 = torch.aten.eq.int_float %int2, %float2.0 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.eq.bool","meta":false}
  %5 = torch.aten.eq.bool %true, %false : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.ne.default","meta":false}
  %6 = torch.aten.ne %int2, %float2.0 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.ne.int","meta":true}
  %7 = torch.aten.ne.int %int2, %int7 : !torch.int, !torch.int -> !torch.bool
  // CHECK: "aten.ne.float","meta":false}
  %8 = torch.aten.ne.float %float0.5, %float0.5 : !torch.float, !torch.float -> !torch.bool
  // CHECK: "aten.ne.float_int","meta":true}
  %9 = torch.aten.ne.float_int %float2.5, %int2 : !torch.float, !torch.int -> !torch.bool
  // CHECK: "aten.ne.int_float","meta":false}
  %10 = torch.aten.ne.int_float %int2, %float2.0 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.ne.bool","meta":true}
  %11 = torch.aten.ne.bool %true, %false : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.eq.str","meta":false}
  %12 = torch.aten.eq.str %str_a, %str_b : !torch.str, !torch.str -> !torch.bool
  // CHECK: "aten.ne.str","meta":true}
  %13 = torch.aten.ne.str %str_a, %str_b : !torch.str, !torch.str -> !torch.bool
  // CHECK: "aten.eq.int_list","meta":true}
  %14 = torch.aten.eq.int_list %list0, %list0 : !torch.list<int>, !torch.list<int> -> !torch.bool
  // CHECK: "aten.eq.int_list","meta":false}
  %15 = torch.aten.eq.int_list %list0, %list1 : !torch.list<int>, !torch.list<int> -> !torch.bool
  // CHECK: "aten.ne.int_list","meta":true}
  %16 = torch.aten.ne.int_list %list0, %list2 : !torch.list<int>, !torch.list<int> -> !torch.bool
  return
}

func.func @order() {
  %float0.5 = torch.constant.float 0.5
  %float2.5 = torch.constant.float 2.5
  %int2 = torch.constant.int 2
  // CHECK: "aten.lt.default","meta":true}
  %0 = torch.aten.lt %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.lt.int","meta":false}
  %1 = torch.aten.lt.int %int2, %int2 : !torch.int, !torch.int -> !torch.bool
  // CHECK: "aten.lt.float","meta":false}
  %2 = torch.aten.lt.float %float2.5, %float0.5 : !torch.float, !torch.float -> !torch.bool
  // CHECK: "aten.lt.float_int","meta":false}
  %3 = torch.aten.lt.float_int %float2.5, %int2 : !torch.float, !torch.int -> !torch.bool
  // CHECK: "aten.lt.int_float","meta":true}
  %4 = torch.aten.lt.int_float %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.le.default","meta":true}
  %5 = torch.aten.le %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.le.int","meta":true}
  %6 = torch.aten.le.int %int2, %int2 : !torch.int, !torch.int -> !torch.bool
  // CHECK: "aten.le.float","meta":false}
  %7 = torch.aten.le.float %float2.5, %float0.5 : !torch.float, !torch.float -> !torch.bool
  // CHECK: "aten.le.float_int","meta":false}
  %8 = torch.aten.le.float_int %float2.5, %int2 : !torch.float, !torch.int -> !torch.bool
  // CHECK: "aten.le.int_float","meta":true}
  %9 = torch.aten.le.int_float %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.gt.default","meta":false}
  %10 = torch.aten.gt %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.gt.int","meta":false}
  %11 = torch.aten.gt.int %int2, %int2 : !torch.int, !torch.int -> !torch.bool
  // CHECK: "aten.gt.float","meta":true}
  %12 = torch.aten.gt.float %float2.5, %float0.5 : !torch.float, !torch.float -> !torch.bool
  // CHECK: "aten.gt.float_int","meta":true}
  %13 = torch.aten.gt.float_int %float2.5, %int2 : !torch.float, !torch.int -> !torch.bool
  // CHECK: "aten.gt.int_float","meta":false}
  %14 = torch.aten.gt.int_float %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.ge.default","meta":false}
  %15 = torch.aten.ge %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  // CHECK: "aten.ge.int","meta":true}
  %16 = torch.aten.ge.int %int2, %int2 : !torch.int, !torch.int -> !torch.bool
  // CHECK: "aten.ge.float","meta":true}
  %17 = torch.aten.ge.float %float2.5, %float0.5 : !torch.float, !torch.float -> !torch.bool
  // CHECK: "aten.ge.float_int","meta":true}
  %18 = torch.aten.ge.float_int %float2.5, %int2 : !torch.float, !torch.int -> !torch.bool
  // CHECK: "aten.ge.int_float","meta":false}
  %19 = torch.aten.ge.int_float %int2, %float2.5 : !torch.int, !torch.float -> !torch.bool
  return
}

func.func @logic() {
  %false = torch.constant.bool false
  %true = torch.constant.bool true
  // CHECK: "aten.__not__.default","meta":false}
  %0 = torch.aten.__not__ %true : !torch.bool -> !torch.bool
  // CHECK: "aten.__not__.default","meta":true}
  %1 = torch.aten.__not__ %false : !torch.bool -> !torch.bool
  // CHECK: "aten.__and__.bool","meta":false}
  %2 = torch.aten.__and__.bool %true, %false : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.__and__.bool","meta":true}
  %3 = torch.aten.__and__.bool %true, %true : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.__or__.bool","meta":true}
  %4 = torch.aten.__or__.bool %true, %false : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.__or__.bool","meta":false}
  %5 = torch.aten.__or__.bool %false, %false : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.__xor__.bool","meta":true}
  %6 = torch.aten.__xor__.bool %true, %false : !torch.bool, !torch.bool -> !torch.bool
  // CHECK: "aten.__xor__.bool","meta":false}
  %7 = torch.aten.__xor__.bool %true, %true : !torch.bool, !torch.bool -> !torch.bool
  return
}

// Elements of tensors. An unknown element is a symbol, the same for each read; for a
// bool tensor it is 0 or 1. Floats have no symbols in exported programs.
func.func @elements(%i: !torch.vtensor<[],si64>, %b: !torch.vtensor<[],i1>, %f: !torch.vtensor<[],f32>) {
  // CHECK: "aten.item.default","meta":{"sym":"[[I:u[0-9]+]]"}}
  %0 = torch.aten.item %i : !torch.vtensor<[],si64> -> !torch.number
  // CHECK: "aten.item.default","meta":{"sym":"Eq([[B:u[0-9]+]], 1)"}}
  %1 = torch.aten.item %b : !torch.vtensor<[],i1> -> !torch.number
  // CHECK: "aten.item.default","meta":null}
  %2 = torch.aten.item %f : !torch.vtensor<[],f32> -> !torch.number
  // CHECK: "aten._local_scalar_dense.default","meta":{"sym":"[[I]]"}}
  %3 = torch.aten._local_scalar_dense %i : !torch.vtensor<[],si64> -> !torch.number
  // CHECK: "aten.Int.Tensor","meta":{"sym":"[[I]]"}}
  %4 = torch.aten.Int.Tensor %i : !torch.vtensor<[],si64> -> !torch.int
  // CHECK: "aten.Int.Tensor","meta":{"sym":"u{{[0-9]+}}"}}
  %5 = torch.aten.Int.Tensor %f : !torch.vtensor<[],f32> -> !torch.int
  // CHECK: "aten.Float.Tensor","meta":{"sym":"ToFloat([[I]])"}}
  %6 = torch.aten.Float.Tensor %i : !torch.vtensor<[],si64> -> !torch.float
  // CHECK: "aten.Bool.Tensor","meta":{"sym":"Ne([[I]], 0)"}}
  %7 = torch.aten.Bool.Tensor %i : !torch.vtensor<[],si64> -> !torch.bool
  // CHECK: "aten.IntImplicit.default","meta":{"sym":"[[I]]"}}
  %8 = torch.aten.IntImplicit %i : !torch.vtensor<[],si64> -> !torch.int
  // CHECK: "aten.FloatImplicit.default","meta":null}
  %9 = torch.aten.FloatImplicit %f : !torch.vtensor<[],f32> -> !torch.float
  // CHECK: "aten.ScalarImplicit.default","meta":{"sym":"[[I]]"}}
  %10 = torch.aten.ScalarImplicit %i : !torch.vtensor<[],si64> -> !torch.number
  return
}

func.func @known_elements() {
  %int7 = torch.constant.int 7
  %x = torch.prim.NumToTensor.Scalar %int7 : !torch.int -> !torch.vtensor<[],si64>
  // CHECK: "aten.item.default","meta":7}
  %0 = torch.aten.item %x : !torch.vtensor<[],si64> -> !torch.number
  // CHECK: "aten._local_scalar_dense.default","meta":7}
  %1 = torch.aten._local_scalar_dense %x : !torch.vtensor<[],si64> -> !torch.number
  // CHECK: "aten.Int.Tensor","meta":7}
  %2 = torch.aten.Int.Tensor %x : !torch.vtensor<[],si64> -> !torch.int
  // CHECK: "aten.Float.Tensor","meta":{"f":"7.0"}}
  %3 = torch.aten.Float.Tensor %x : !torch.vtensor<[],si64> -> !torch.float
  // CHECK: "aten.Bool.Tensor","meta":true}
  %4 = torch.aten.Bool.Tensor %x : !torch.vtensor<[],si64> -> !torch.bool
  // CHECK: "aten.IntImplicit.default","meta":7}
  %5 = torch.aten.IntImplicit %x : !torch.vtensor<[],si64> -> !torch.int
  // CHECK: "aten.ScalarImplicit.default","meta":7}
  %6 = torch.aten.ScalarImplicit %x : !torch.vtensor<[],si64> -> !torch.number
  return
}
