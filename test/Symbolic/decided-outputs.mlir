// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Whether an output is resized depends on sizes: hints decide, in a guard.

// CHECK-LABEL: func.func @resized
// CHECK-SAME: -> !fake.tensor<[s0], f32>
// CHECK-SAME: #fake.guard<guard, "Ne(s1, s0)"
func.func @resized(%x: !fake.tensor<[s0], f32>, %out: !fake.tensor<[s1], f32, strides = [2]>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 5>, #fake.symbol<s1, min = 2, hint = 6>]} {
  %0 = fake.aten.neg.out(%x, out = %out) : (!fake.tensor<[s0], f32>, !fake.tensor<[s1], f32, strides = [2]>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// A list of outputs states the number of results.
// CHECK-LABEL: func.func @two_parts
// CHECK-SAME: #fake.guard<assert,
func.func @two_parts(%x: !fake.tensor<[s0, 3], f32>, %a: !fake.tensor<[0], f32>, %b: !fake.tensor<[0], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  fake.aten.split_copy.Tensor_out(%x, 3, out = [%a, %b]) : (!fake.tensor<[s0, 3], f32>, !fake.tensor<[0], f32>, !fake.tensor<[0], f32>) -> ()
  return
}

// So does a list that is unpacked.
// CHECK-LABEL: func.func @unpacked
// CHECK-SAME: #fake.guard<assert,
func.func @unpacked(%x: !fake.tensor<[s0, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0 = fake.aten.split.Tensor(%x, 3) : (!fake.tensor<[s0, 3], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// An empty tensor needs no divisible sizes.
// CHECK-LABEL: func.func @empty
// CHECK: fake.aten.pixel_unshuffle{{.*}} -> !fake.tensor<[0, 4, s0 floordiv 2, 2], f32>
func.func @empty(%x: !fake.tensor<[0, 1, s0, 4], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 3>]} {
  %0 = fake.aten.pixel_unshuffle(%x, 2) : (!fake.tensor<[0, 1, s0, 4], f32>) -> !fake.tensor<*>
  return
}

// Shuffling one channel per group is the identity.
// CHECK-LABEL: func.func @channels
// CHECK-SAME: #fake.guard<guard, "Ne(3, s0)"
func.func @channels(%x: !fake.tensor<[1, s0, 5, 2], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 9>]} {
  %0 = fake.aten.channel_shuffle(%x, 3) : (!fake.tensor<[1, s0, 5, 2], f32>) -> !fake.tensor<*>
  return
}
