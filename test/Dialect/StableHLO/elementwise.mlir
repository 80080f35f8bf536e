// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s --strict-whitespace

// All operands and the result have one type, or the types are those of a function.
// CHECK-LABEL: func.func @unary
func.func @unary(%x: tensor<?x4xf32>, %i: tensor<4xi32>, %c: tensor<2xcomplex<f32>>) {
  // CHECK: %0 = stablehlo.exponential %arg0 : tensor<?x4xf32>{{$}}
  %0 = stablehlo.exponential %x : tensor<?x4xf32>
  // CHECK: %1 = stablehlo.exponential %arg0 {result_accuracy = #stablehlo.result_accuracy<ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : tensor<?x4xf32>{{$}}
  %1 = stablehlo.exponential %x {result_accuracy = #stablehlo.result_accuracy<ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : tensor<?x4xf32>
  // CHECK: %2 = stablehlo.log_plus_one %arg0 {note = "kept"} : tensor<?x4xf32>{{$}}
  %2 = stablehlo.log_plus_one %x {note = "kept"} : tensor<?x4xf32>
  // CHECK: %3 = stablehlo.convert %arg1 : (tensor<4xi32>) -> tensor<4xf32>{{$}}
  %3 = stablehlo.convert %i : (tensor<4xi32>) -> tensor<4xf32>
  // CHECK: %4 = stablehlo.convert %arg1 : tensor<4xi32>{{$}}
  %4 = stablehlo.convert %i : tensor<4xi32>
  // CHECK: %5 = stablehlo.is_finite %arg0 : (tensor<?x4xf32>) -> tensor<?x4xi1>{{$}}
  %5 = stablehlo.is_finite %x : (tensor<?x4xf32>) -> tensor<?x4xi1>
  // CHECK: %6 = stablehlo.popcnt %arg1 : tensor<4xi32>{{$}}
  %6 = stablehlo.popcnt %i : tensor<4xi32>
  // CHECK: %7 = stablehlo.real %arg2 : (tensor<2xcomplex<f32>>) -> tensor<2xf32>{{$}}
  %7 = stablehlo.real %c : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
  // CHECK: %8 = stablehlo.reduce_precision %arg0, format = e5m10 : tensor<?x4xf32>{{$}}
  %8 = stablehlo.reduce_precision %x, format = e5m10 : tensor<?x4xf32>
  return
}

// CHECK-LABEL: func.func @binary
func.func @binary(%x: tensor<?x4xf32>, %y: tensor<2x4xf32>, %p: tensor<i1>) {
  // CHECK: %0 = stablehlo.add %arg0, %arg0 : tensor<?x4xf32>{{$}}
  %0 = stablehlo.add %x, %x : tensor<?x4xf32>
  // CHECK: %1 = stablehlo.multiply %arg0, %arg1 : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>{{$}}
  %1 = stablehlo.multiply %x, %y : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  // CHECK: %2 = stablehlo.complex %arg1, %arg1 : tensor<2x4xcomplex<f32>>{{$}}
  %2 = stablehlo.complex %y, %y : tensor<2x4xcomplex<f32>>
  // CHECK: %3 = stablehlo.complex %arg0, %arg1 : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<2x4xcomplex<f32>>{{$}}
  %3 = stablehlo.complex %x, %y : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<2x4xcomplex<f32>>
  // CHECK: %4 = stablehlo.compare LT, %arg0, %arg0, TOTALORDER : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>{{$}}
  %4 = stablehlo.compare LT, %x, %x, TOTALORDER : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>
  // CHECK: %5 = stablehlo.compare NE, %arg0, %arg0 : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>{{$}}
  %5 = stablehlo.compare NE, %x, %x : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xi1>
  // CHECK: %6 = stablehlo.select %arg2, %arg0, %arg0 : tensor<i1>, tensor<?x4xf32>{{$}}
  %6 = stablehlo.select %p, %x, %x : tensor<i1>, tensor<?x4xf32>
  // CHECK: %7 = stablehlo.select %arg2, %arg0, %arg1 : (tensor<i1>, tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>{{$}}
  %7 = stablehlo.select %p, %x, %y : (tensor<i1>, tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  // CHECK: %8 = stablehlo.clamp %arg1, %arg1, %arg1 : tensor<2x4xf32>{{$}}
  %8 = stablehlo.clamp %y, %y, %y : tensor<2x4xf32>
  return
}

// CHECK-LABEL: func.func @chlo
func.func @chlo(%x: tensor<?x4xf32>, %p: tensor<i1>, %y: tensor<4xf32>) {
  // CHECK: %0 = chlo.erf %arg0 : tensor<?x4xf32> -> tensor<?x4xf32>{{$}}
  %0 = chlo.erf %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: %1 = chlo.next_after %arg0, %arg0 : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>{{$}}
  %1 = chlo.next_after %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: %2 = chlo.broadcast_add %arg0, %arg2 {broadcast_dimensions = array<i64: 1>} : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>{{$}}
  %2 = chlo.broadcast_add %x, %y {broadcast_dimensions = array<i64: 1>} : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  // CHECK: %3 = chlo.broadcast_compare %arg0, %arg2 {comparison_direction = #chlo<comparison_direction GE>} : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xi1>{{$}}
  %3 = chlo.broadcast_compare %x, %y {comparison_direction = #chlo<comparison_direction GE>} : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xi1>
  // CHECK: %4 = chlo.broadcast_select %arg1, %arg0, %arg2 : (tensor<i1>, tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>{{$}}
  %4 = chlo.broadcast_select %p, %x, %y : (tensor<i1>, tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  // CHECK: %values, %indices = chlo.top_k(%arg0, k = 2) : tensor<?x4xf32> -> (tensor<?x2xf32>, tensor<?x2xi32>){{$}}
  %values, %indices = chlo.top_k(%x, k = 2) : tensor<?x4xf32> -> (tensor<?x2xf32>, tensor<?x2xi32>)
  // CHECK: %values_0, %indices_1 = chlo.top_k(%arg0, k = 2, is_stable = false) : tensor<?x4xf32> -> (tensor<?x2xf32>, tensor<?x2xi32>){{$}}
  %values_0, %indices_1 = chlo.top_k(%x, k = 2, is_stable = false) : tensor<?x4xf32> -> (tensor<?x2xf32>, tensor<?x2xi32>)
  return
}
