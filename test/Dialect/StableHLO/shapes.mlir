// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s --strict-whitespace

// CHECK-LABEL: func.func @constants
func.func @constants() {
  // CHECK: %c = stablehlo.constant dense<[1, 2]> : tensor<2xi32>{{$}}
  %c = stablehlo.constant dense<[1, 2]> : tensor<2xi32>
  // CHECK: %cst = stablehlo.constant {note = "kept"} dense<0.000000e+00> : tensor<f32>{{$}}
  %cst = stablehlo.constant {note = "kept"} dense<0.000000e+00> : tensor<f32>
  // CHECK: %cst_0 = chlo.constant dense<1.000000e+00> : tensor<f32>{{$}}
  %cst_0 = chlo.constant dense<1.000000e+00> : tensor<f32>
  // CHECK: %0 = stablehlo.iota dim = 1 : tensor<2x3xi32>{{$}}
  %0 = stablehlo.iota dim = 1 : tensor<2x3xi32>
  // CHECK: %1 = stablehlo.iota dim = 0 {note = "kept"} : tensor<4xf32>{{$}}
  %1 = stablehlo.iota dim = 0 {note = "kept"} : tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sizes
func.func @sizes(%x: tensor<?x4xf32>, %s: tensor<2xi32>, %n: tensor<i32>) {
  // CHECK: %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x4xf32>) -> tensor<i32>{{$}}
  %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor<?x4xf32>) -> tensor<i32>
  // CHECK: %1 = stablehlo.set_dimension_size %arg0, %arg2, dim = 1 : (tensor<?x4xf32>, tensor<i32>) -> tensor<?x?xf32>{{$}}
  %1 = stablehlo.set_dimension_size %x, %n, dim = 1 : (tensor<?x4xf32>, tensor<i32>) -> tensor<?x?xf32>
  // CHECK: %2 = stablehlo.dynamic_iota %arg1, dim = 1 : (tensor<2xi32>) -> tensor<?x?xi32>{{$}}
  %2 = stablehlo.dynamic_iota %s, dim = 1 : (tensor<2xi32>) -> tensor<?x?xi32>
  // CHECK: %3 = stablehlo.dynamic_reshape %arg0, %arg1 : (tensor<?x4xf32>, tensor<2xi32>) -> tensor<?x2xf32>{{$}}
  %3 = stablehlo.dynamic_reshape %x, %s : (tensor<?x4xf32>, tensor<2xi32>) -> tensor<?x2xf32>
  // CHECK: %4 = stablehlo.broadcast %arg2, sizes = [2, 3] : (tensor<i32>) -> tensor<2x3xi32>{{$}}
  %4 = stablehlo.broadcast %n, sizes = [2, 3] : (tensor<i32>) -> tensor<2x3xi32>
  // CHECK: %5 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<i32>) -> tensor<2x3xi32>{{$}}
  %5 = stablehlo.broadcast_in_dim %n, dims = [] : (tensor<i32>) -> tensor<2x3xi32>
  // CHECK: %6 = stablehlo.dynamic_broadcast_in_dim %arg2, %arg1, dims = [] : (tensor<i32>, tensor<2xi32>) -> tensor<?x?xi32>{{$}}
  %6 = stablehlo.dynamic_broadcast_in_dim %n, %s, dims = [] : (tensor<i32>, tensor<2xi32>) -> tensor<?x?xi32>
  // CHECK: %7 = stablehlo.dynamic_broadcast_in_dim %arg0, %arg1, dims = [0, 1] {known_expanding_dimensions = array<i64: 0>} : (tensor<?x4xf32>, tensor<2xi32>) -> tensor<?x4xf32>{{$}}
  %7 = stablehlo.dynamic_broadcast_in_dim %x, %s, dims = [0, 1] {known_expanding_dimensions = array<i64: 0>} : (tensor<?x4xf32>, tensor<2xi32>) -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: func.func @movement
func.func @movement(%x: tensor<?x4xf32>, %z: tensor<f32>, %s: tensor<2xi32>, %n: tensor<i32>) {
  // CHECK: %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<?x4xf32>) -> tensor<4x?xf32>{{$}}
  %0 = stablehlo.transpose %x, dims = [1, 0] : (tensor<?x4xf32>) -> tensor<4x?xf32>
  // CHECK: %1 = stablehlo.reverse %arg0, dims = [0] : tensor<?x4xf32>{{$}}
  %1 = stablehlo.reverse %x, dims = [0] : tensor<?x4xf32>
  // CHECK: %2 = stablehlo.concatenate %arg0, %arg0, %arg0, dim = 0 : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>{{$}}
  %2 = stablehlo.concatenate %x, %x, %x, dim = 0 : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: %3 = stablehlo.concatenate %arg0, dim = 0 : (tensor<?x4xf32>) -> tensor<?x4xf32>{{$}}
  %3 = stablehlo.concatenate %x, dim = 0 : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: %4 = stablehlo.pad %arg0, %arg1, low = [0, 1], high = [0, -1], interior = [0, 0] : (tensor<?x4xf32>, tensor<f32>) -> tensor<?x4xf32>{{$}}
  %4 = stablehlo.pad %x, %z, low = [0, 1], high = [0, -1], interior = [0, 0] : (tensor<?x4xf32>, tensor<f32>) -> tensor<?x4xf32>
  // CHECK: %5 = stablehlo.slice %arg0 [0:2, 1:4:2] : (tensor<?x4xf32>) -> tensor<2x2xf32>{{$}}
  %5 = stablehlo.slice %x [0:2, 1:4:2] : (tensor<?x4xf32>) -> tensor<2x2xf32>
  // CHECK: %6 = stablehlo.dynamic_slice %arg0, %arg3, %arg3, sizes = [1, 2] : (tensor<?x4xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>{{$}}
  %6 = stablehlo.dynamic_slice %x, %n, %n, sizes = [1, 2] : (tensor<?x4xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
  // CHECK: %7 = stablehlo.dynamic_update_slice %arg0, %6, %arg3, %arg3 : (tensor<?x4xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<?x4xf32>{{$}}
  %7 = stablehlo.dynamic_update_slice %x, %6, %n, %n : (tensor<?x4xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<?x4xf32>
  // CHECK: %8 = stablehlo.real_dynamic_slice %arg0, %arg2, %arg2, %arg2 : (tensor<?x4xf32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) -> tensor<?x?xf32>{{$}}
  %8 = stablehlo.real_dynamic_slice %x, %s, %s, %s : (tensor<?x4xf32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) -> tensor<?x?xf32>
  // CHECK: %9 = stablehlo.dynamic_pad %arg0, %arg1, %arg2, %arg2, %arg2 : (tensor<?x4xf32>, tensor<f32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) -> tensor<?x?xf32>{{$}}
  %9 = stablehlo.dynamic_pad %x, %z, %s, %s, %s : (tensor<?x4xf32>, tensor<f32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) -> tensor<?x?xf32>
  return
}
