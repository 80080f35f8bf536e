// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-memory="format=json timeline" -o /dev/null | FileCheck %s --check-prefix=JSON

// A call has allocated what its callee has, with the sizes of the call: the argument of
// 32 bytes, and two tensors of 32 bytes in the callee.
// CHECK-LABEL: @static, cpu: 96 bytes, exact
// CHECK-NEXT: 96 in %0 = 'func.call'
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

// Two calls of a function with different sizes, through another function.
// CHECK-LABEL: @symbolic, cpu: {{.*}} bytes, exact
func.func @symbolic(%x: !fake.tensor<[b, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2>]} {
  %0 = call @through(%x) : (!fake.tensor<[b, 4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.cat([%0, %0]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = call @through(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %2 : !fake.tensor<*>
}

func.func private @through(%x: !fake.tensor<[n, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = call @squares(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// CHECK-LABEL: @squares, cpu: 4*m**2 + 32*m bytes, exact
func.func private @squares(%x: !fake.tensor<[m, 4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<m, min = 2>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[m, 4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.mm(%x, %0) : (!fake.tensor<[m, 4], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.mm(%1, %x) : (!fake.tensor<*>, !fake.tensor<[m, 4], f32>) -> !fake.tensor<*>
  return %2 : !fake.tensor<*>
}

// A constant of a callee exists all the time, and once.
// CHECK-LABEL: @constants, cpu: 80 bytes, exact
// CHECK: constants: 32
func.func @constants(%x: !fake.tensor<[4], f32>) -> !fake.tensor<*> {
  %0 = call @constant(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  %1 = call @constant(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

func.func private @constant(%x: !fake.tensor<[4], f32>) -> !fake.tensor<*> {
  %0 = fake.literal dense<[1, 2, 3, 4]> : tensor<4xi64> : !fake.tensor<[4], i64>
  %1 = fake.aten.add.Tensor(%x, %0) : (!fake.tensor<[4], f32>, !fake.tensor<[4], i64>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// What prevents an exact result in a callee is named in the caller.
// CHECK-LABEL: @data, cpu: 24*s bytes, at most
// CHECK: u0 is at most 2*s of %0 in 'fake.aten.nonzero'
func.func @data(%x: !fake.tensor<[s, 2], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s, min = 2>]} {
  %0 = call @nonzero(%x) : (!fake.tensor<[s, 2], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

func.func private @nonzero(%x: !fake.tensor<[r, 2], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<r, min = 2>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[r, 2], f32>) -> !fake.tensor<*>
  %1 = fake.aten.sum(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
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
// CHECK-LABEL: @declared, cpu: 16 bytes, unknown
// CHECK: unknown temporaries in 'func.call'
func.func @declared(%x: !fake.tensor<[2], f32>) -> !fake.tensor<[2], f32> {
  %0 = call @external(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
  return %0 : !fake.tensor<[2], f32>
}

func.func private @external(!fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
