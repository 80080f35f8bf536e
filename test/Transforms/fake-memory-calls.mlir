// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-memory="format=json timeline" -o /dev/null | FileCheck %s --check-prefix=JSON

!t = !fake.tensor<[?, 4], f32>

// A call has allocated what its callee has, with the sizes of the call: the argument of
// 32 bytes, and two tensors of 32 bytes in the callee.
// CHECK-LABEL: @static, cpu: 96 bytes, exact
// CHECK-NEXT: 96 in %0 = 'func.call', at 'fake.aten.exp' of @two_tensors, "{{.*}}fake-memory-calls.mlir":18
func.func @static(%x: !fake.tensor<[8], f32>) -> !fake.tensor<*> {
  %0 = call @two_tensors(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// CHECK-LABEL: @two_tensors, cpu: 96 bytes, exact
func.func private @two_tensors(%x: !fake.tensor<[8], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.exp(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// Two calls of a function with different sizes, through another function: `squares` holds
// its argument, a square of 4*m**2 bytes, and the result.
// CHECK-LABEL: @symbolic, cpu: 16*b*(b + 5) bytes, exact
// CHECK-NEXT: 16*b*(b + 5) in %3 = 'func.call', at 'fake.aten.mm' of @squares
func.func @symbolic(%x: !fake.tensor<[b, 4], f32>) -> !t
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[b, 4], f32>) -> !t
  %1 = call @through(%0) : (!t) -> !t
  %2 = fake.aten.cat([%1, %1]) : (!t, !t) -> !t
  %3 = call @through(%2) : (!t) -> !t
  return %3 : !t
}

func.func private @through(%x: !t) -> !t {
  %0 = call @squares(%x) : (!t) -> !t
  return %0 : !t
}

// CHECK-LABEL: @squares, cpu: 4*s0*(s0 + 8) bytes, exact
func.func private @squares(%x: !t) -> !t {
  %0 = fake.aten.t(%x) : (!t) -> !fake.tensor<*>
  %1 = fake.aten.mm(%x, %0) : (!t, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.mm(%1, %x) : (!fake.tensor<*>, !t) -> !t
  return %2 : !t
}

// A constant of a callee exists all the time, and once.
// CHECK-LABEL: @constants, cpu: 80 bytes, exact
// CHECK: constants: 32
func.func @constants(%x: !fake.tensor<[4], f32>) -> !fake.tensor<[4], f32> {
  %0 = call @constant(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %1 = call @constant(%0) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  return %1 : !fake.tensor<[4], f32>
}

func.func private @constant(%x: !fake.tensor<[4], f32>) -> !fake.tensor<[4], f32> {
  %0 = fake.literal dense<[1, 2, 3, 4]> : tensor<4xi64> : !fake.tensor<[4], i64>
  %1 = fake.aten.add.Tensor(%x, %0) : (!fake.tensor<[4], f32>, !fake.tensor<[4], i64>) -> !fake.tensor<[4], f32>
  return %1 : !fake.tensor<[4], f32>
}

// What prevents an exact result in a callee is named in the caller.
// CHECK-LABEL: @data, cpu: 96*s + 8 bytes, at most
// CHECK: u0 is at most 4*s of %0 in 'fake.aten.nonzero'
func.func @data(%x: !fake.tensor<[s, 4], f32>) -> !t
    attributes {fake.symbols = [#fake.symbol<s, min = 2>]} {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[s, 4], f32>) -> !t
  %1 = call @nonzero(%0) : (!t) -> !fake.tensor<[], i64>
  return %0 : !t
}

func.func private @nonzero(%x: !t) -> !fake.tensor<[], i64> {
  %0 = fake.aten.nonzero(%x) : (!t) -> !fake.tensor<*>
  %1 = fake.aten.sum(%0) : (!fake.tensor<*>) -> !fake.tensor<[], i64>
  return %1 : !fake.tensor<[], i64>
}

// A callee has storages on two devices.
// CHECK-LABEL: @devices, cpu: 16 bytes, exact
// CHECK-LABEL: @devices, cuda:0: 8 bytes, exact
// JSON: {"func":"devices","position":1,"op":"func.call",{{.*}}"device":"cpu","steps":["8"]}
// JSON-NEXT: {"func":"devices","position":1,"op":"func.call",{{.*}}"device":"cuda:0","steps":["8"]}
func.func @devices(%x: !fake.tensor<[2], f32>) -> !fake.tensor<*> {
  %0 = call @copy(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

func.func private @copy(%x: !fake.tensor<[2], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  %1 = fake.aten.to.device(%0, "cuda:0", f32) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// A function without a body may allocate anything.
// CHECK-LABEL: @declared, cpu: 8 bytes, unknown
// CHECK: unknown temporaries in 'func.call'
func.func @declared(%x: !fake.tensor<[2], f32>) -> !fake.tensor<[2], f32> {
  %0 = call @external(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
  return %0 : !fake.tensor<[2], f32>
}

func.func private @external(!fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
