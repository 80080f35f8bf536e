// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s

// Results are named as torch-mlir names them.

// CHECK-LABEL: func @ints
func.func @ints() {
  // CHECK: %int1 = torch.constant.int 1
  %0 = torch.constant.int 1
  // CHECK: %int-1 = torch.constant.int -1
  %1 = torch.constant.int -1
  // CHECK: %int9223372036854775807 = torch.constant.int 9223372036854775807
  %2 = torch.constant.int 9223372036854775807
  // CHECK: %int1_0 = torch.constant.int 1 {note = "kept"}
  %3 = torch.constant.int 1 {note = "kept"}
  return
}

// CHECK-LABEL: func @bools
func.func @bools() {
  // CHECK: %true = torch.constant.bool true
  %0 = torch.constant.bool true
  // CHECK: %false = torch.constant.bool false
  %1 = torch.constant.bool false
  return
}

// Six digits, as APFloat truncates them; no sign in a positive exponent.
// CHECK-LABEL: func @floats
func.func @floats() {
  // CHECK: %float1.000000e00 = torch.constant.float 1.000000e+00
  %0 = torch.constant.float 1.0
  // CHECK: %float9.999990e-07 = torch.constant.float 9.9999999999999995E-7
  %1 = torch.constant.float 9.9999999999999995E-7
  // CHECK: %float-3.402820e38 = torch.constant.float -3.4028234663852886E+38
  %2 = torch.constant.float -3.4028234663852886E+38
  // CHECK: %float-Inf = torch.constant.float 0xFFF0000000000000
  %3 = torch.constant.float 0xFFF0000000000000
  // CHECK: %floatNaN = torch.constant.float 0x7FF8000000000000
  %4 = torch.constant.float 0x7FF8000000000000
  return
}

// CHECK-LABEL: func @strings_and_devices
func.func @strings_and_devices() {
  // CHECK: %str = torch.constant.str "none"
  %0 = torch.constant.str "none"
  // CHECK: %str_0 = torch.constant.str "two\0Alines"
  %1 = torch.constant.str "two\nlines"
  // CHECK: %cpu = torch.constant.device "cpu"
  %2 = torch.constant.device "cpu"
  // CHECK: %cuda3A1 = torch.constant.device "cuda:1"
  %3 = torch.constant.device "cuda:1"
  return
}

// CHECK-LABEL: func @none
func.func @none() {
  // CHECK: %none = torch.constant.none
  %0 = torch.constant.none
  return
}

// A number has no short form, as in torch-mlir.
// CHECK-LABEL: func @numbers
func.func @numbers() {
  // CHECK: %0 = "torch.constant.number"() <{value = 1 : i64}> : () -> !torch.number
  %0 = "torch.constant.number"() <{value = 1 : i64}> : () -> !torch.number
  // CHECK: %1 = "torch.constant.number"() <{value = 1.500000e+00 : f64}> : () -> !torch.number
  %1 = "torch.constant.number"() <{value = 1.5 : f64}> : () -> !torch.number
  return
}

// CHECK-LABEL: func @literals
func.func @literals() {
  // CHECK: torch.vtensor.literal(dense<1.600000e+01> : tensor<f32>) : !torch.vtensor<[],f32>
  %0 = torch.vtensor.literal(dense<16.0> : tensor<f32>) : !torch.vtensor<[],f32>
  // CHECK: torch.vtensor.literal(dense<[1, 2]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  %1 = torch.vtensor.literal(dense<[1, 2]> : tensor<2xsi64>) : !torch.vtensor<[2],si64>
  // CHECK: torch.tensor.literal(dense<true> : tensor<2xi1>) : !torch.tensor<[2],i1>
  %2 = torch.tensor.literal(dense<true> : tensor<2xi1>) : !torch.tensor<[2],i1>
  // Signless integers stand for signed and for unsigned ones.
  // CHECK: torch.vtensor.literal(dense<[1, 2]> : tensor<2xi64>) : !torch.vtensor<[2],si64>
  %3 = torch.vtensor.literal(dense<[1, 2]> : tensor<2xi64>) : !torch.vtensor<[2],si64>
  // CHECK: torch.vtensor.literal(dense<3> : tensor<2xi8>) : !torch.vtensor<[2],ui8>
  %4 = torch.vtensor.literal(dense<3> : tensor<2xi8>) : !torch.vtensor<[2],ui8>
  return
}

// The data of a weight may be elided; the type may state less than the value.
// CHECK-LABEL: func @resources
func.func @resources() {
  // CHECK: torch.vtensor.literal(dense_resource<torch_tensor_2_3_torch.float32> : tensor<2x3xf32>) : !torch.vtensor<[2,3],f32>
  %0 = torch.vtensor.literal(dense_resource<torch_tensor_2_3_torch.float32> : tensor<2x3xf32>) : !torch.vtensor<[2,3],f32>
  // CHECK: torch.vtensor.literal(dense_resource<w> : tensor<2x3xf32>) : !torch.vtensor<[2,?],unk>
  %1 = torch.vtensor.literal(dense_resource<w> : tensor<2x3xf32>) : !torch.vtensor<[2,?],unk>
  return
}
