// RUN: fake-opt %s --fake-cost -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-cost=padding=valid -o /dev/null | FileCheck %s --check-prefix=VALID
// RUN: fake-opt %s --fake-memory -o /dev/null | FileCheck %s --check-prefix=MEMORY

// Each op by itself: a sum adds an element for each that it reads, whatever it
// computes, and its region holds single elements.
// CHECK-LABEL: @attention
// CHECK-NEXT:        MACs
// CHECK-NEXT: 16*b*s**2  32*b*s**2  128*b*s  4*b*s**2 {{.*}} stablehlo.dot_general (1)
// CHECK-NEXT:         0     b*s**2  4*b*s**2 + 4  4*b*s {{.*}} stablehlo.reduce (1)
// CHECK-NEXT: 16*b*s**2  33*b*s**2 {{.*}} total (2)
// MEMORY: @attention, cpu: 4*b*s**2 + 132*b*s + 4 bytes, exact
func.func @attention(%q: tensor<?x?x16xf32> {fake.meta = !fake.tensor<[b, s, 16], f32>},
                     %k: tensor<?x?x16xf32> {fake.meta = !fake.tensor<[b, s, 16], f32>}) -> tensor<?x?xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %scores = stablehlo.dot_general %q, %k, batching_dims = [0] x [0], contracting_dims = [2] x [2] : (tensor<?x?x16xf32>, tensor<?x?x16xf32>) -> tensor<?x?x?xf32>
  %sum = stablehlo.reduce(%scores init: %zero) applies stablehlo.add across dimensions = [2] : (tensor<?x?x?xf32>, tensor<f32>) -> tensor<?x?xf32>
  return %sum : tensor<?x?xf32>
}

// A slice reads what it returns; a reshape moves nothing.
// CHECK-LABEL: @moves
// CHECK: 0 0 8*n + 24 8*n {{.*}} stablehlo.real_dynamic_slice (1)
// CHECK-NEXT: 0 0 8*n 8*n {{.*}} stablehlo.transpose (1)
// CHECK-NEXT: {{.*}} total (5)
func.func @moves(%x: tensor<?x100xf32> {fake.meta = !fake.tensor<[n, 100], f32>}) -> tensor<2x?xf32> {
  %0 = "stablehlo.get_dimension_size"(%x) {dimension = 0 : i64} : (tensor<?x100xf32>) -> tensor<i32>
  %1 = stablehlo.reshape %0 : (tensor<i32>) -> tensor<1xi32>
  %c = stablehlo.constant dense<0> : tensor<1xi32>
  %c2 = stablehlo.constant dense<2> : tensor<1xi32>
  %c1 = stablehlo.constant dense<1> : tensor<1xi32>
  %start = stablehlo.concatenate %c, %c, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %limit = stablehlo.concatenate %1, %c2, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %stride = stablehlo.concatenate %c1, %c1, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
  %2 = stablehlo.real_dynamic_slice %x, %start, %limit, %stride : (tensor<?x100xf32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) -> tensor<?x2xf32>
  %3 = stablehlo.transpose %2, dims = [1, 0] : (tensor<?x2xf32>) -> tensor<2x?xf32>
  return %3 : tensor<2x?xf32>
}

// 3 x 3 kernels of 8 features; at the border of 6 x 6 elements they see fewer.
// CHECK-LABEL: @convolution
// CHECK: 10368*b 20736*b {{.*}} stablehlo.convolution (1)
// VALID-LABEL: @convolution
// VALID: 8192*b 16384*b {{.*}} stablehlo.convolution (1)
func.func @convolution(%x: tensor<?x6x6x8xf32> {fake.meta = !fake.tensor<[b, 6, 6, 8], f32>}, %w: tensor<3x3x8x4xf32>) -> tensor<?x6x6x4xf32> {
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<?x6x6x8xf32>, tensor<3x3x8x4xf32>) -> tensor<?x6x6x4xf32>
  return %0 : tensor<?x6x6x4xf32>
}

// Zeros between elements do not count: each of 5 elements meets all of the kernel.
// CHECK-LABEL: @spread
// CHECK: 15 30 {{.*}} stablehlo.convolution (1)
// VALID-LABEL: @spread
// VALID: 15 30 {{.*}} stablehlo.convolution (1)
func.func @spread(%x: tensor<1x5x1xf32>, %w: tensor<3x1x1xf32>) -> tensor<1x11x1xf32> {
  %0 = stablehlo.convolution(%x, %w) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {pad = [[2, 2]], lhs_dilate = [2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x5x1xf32>, tensor<3x1x1xf32>) -> tensor<1x11x1xf32>
  return %0 : tensor<1x11x1xf32>
}

// A comparison for each element and halving, and one that is not known.
// CHECK-LABEL: @others
// CHECK: 0 2048 1024 1024 {{.*}} stablehlo.sort (1)
// CHECK: unknown: stablehlo.custom_call (1): no cost is stated for the op
func.func @others(%x: tensor<256xf32>) -> tensor<256xf32> {
  %0 = "stablehlo.sort"(%x) <{dimension = 0 : i64, is_stable = true}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %less = stablehlo.compare LT, %a, %b, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    stablehlo.return %less : tensor<i1>
  }) : (tensor<256xf32>) -> tensor<256xf32>
  %1 = stablehlo.custom_call @kernel(%0) : (tensor<256xf32>) -> tensor<256xf32>
  return %1 : tensor<256xf32>
}

// Loops that count up to a limit, a constant or a value that stays the same.
// CHECK-LABEL: @loops
// CHECK: 0 4*n + 40 {{.*}} stablehlo.exponential (2)
// CHECK-NOT: trips
func.func @loops(%x: tensor<4xf32>, %y: tensor<?xf32> {fake.meta = !fake.tensor<[n], f32>}) -> tensor<4xf32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %0:2 = stablehlo.while(%i = %zero, %a = %x) : tensor<i32>, tensor<4xf32>
  cond {
    %limit = stablehlo.constant dense<19> : tensor<i32>
    %more = stablehlo.compare LT, %i, %limit, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %two = stablehlo.constant dense<2> : tensor<i32>
    %next = stablehlo.add %i, %two : tensor<i32>
    %b = stablehlo.exponential %a : tensor<4xf32>
    stablehlo.return %next, %b : tensor<i32>, tensor<4xf32>
  }
  %n = stablehlo.get_dimension_size %y, dim = 0 : (tensor<?xf32>) -> tensor<i32>
  %1:3 = stablehlo.while(%i = %n, %end = %zero, %a = %0#1) : tensor<i32>, tensor<i32>, tensor<4xf32>
  cond {
    %more = stablehlo.compare GT, %i, %end, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %one = stablehlo.constant dense<-1> : tensor<i32>
    %next = stablehlo.add %i, %one : tensor<i32>
    %b = stablehlo.exponential %a : tensor<4xf32>
    stablehlo.return %next, %end, %b : tensor<i32>, tensor<i32>, tensor<4xf32>
  }
  return %1#2 : tensor<4xf32>
}

// Others have a symbol: here the step is data.
// CHECK-LABEL: @unknownLoop
// CHECK: trips0: iterations of 'stablehlo.while'
func.func @unknownLoop(%x: tensor<4xf32>, %step: tensor<i32>) -> tensor<4xf32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %0:2 = stablehlo.while(%i = %zero, %a = %x) : tensor<i32>, tensor<4xf32>
  cond {
    %limit = stablehlo.constant dense<19> : tensor<i32>
    %more = stablehlo.compare LT, %i, %limit, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %next = stablehlo.add %i, %step : tensor<i32>
    %b = stablehlo.exponential %a : tensor<4xf32>
    stablehlo.return %next, %b : tensor<i32>, tensor<4xf32>
  }
  return %0#1 : tensor<4xf32>
}
