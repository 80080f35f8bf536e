// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s -mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC
// RUN: fake-opt %s -mlir-print-op-generic | fake-opt | FileCheck %s

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @operands_and_constants
// GENERIC-LABEL: sym_name = "operands_and_constants"
// CHECK: fake.aten.view(%arg0, [%arg1, 12]) : (!fake.tensor<[s0, 4, 3], f32>, !fake.int<s0>) -> !fake.tensor<[s0, 12], f32>
// GENERIC: "fake.aten.view"(%{{.*}}, %{{.*}}) <{args = #fake.args<(0), [(1), 12]>}>
func.func @operands_and_constants(%x: !fake.tensor<[s0, 4, 3], f32>, %n: !fake.int<s0>) {
  %0 = fake.aten.view(%x, [%n, 12])
      : (!fake.tensor<[s0, 4, 3], f32>, !fake.int<s0>) -> !fake.tensor<[s0, 12], f32>
  return
}

// CHECK-LABEL: func.func @names
// CHECK: fake.aten.add.Tensor(%arg0, %arg1, alpha = 2)
// CHECK: fake.aten.full([2, 3], -1.5, dtype = f16, device = "cuda:0")
// CHECK: fake.aten.clone(%arg0, memory_format = channels_last)
// CHECK: fake.aten.full([], -inf, layout = strided)
func.func @names(%x: !t, %y: !t) {
  %0 = fake.aten.add.Tensor(%x, %y, alpha = 2) : (!t, !t) -> !t
  %1 = fake.aten.full([2, 3], -1.5, dtype = f16, device = "cuda") : () -> !t
  %2 = fake.aten.clone(%x, memory_format = channels_last) : (!t) -> !t
  %3 = fake.aten.full([], -inf, layout = strided) : () -> !t
  return
}

// CHECK-LABEL: func.func @numbers_for_tensors
// CHECK: fake.aten.add.Tensor(%arg0, 2.5) :
// CHECK: fake.aten.mul.Tensor(%arg1, %arg0) :
// CHECK: fake.aten.copy_(%arg0, true) :
func.func @numbers_for_tensors(%x: !t, %n: !fake.int) {
  %0 = fake.aten.add.Tensor(%x, 2.5) : (!t) -> !t
  %1 = fake.aten.mul.Tensor(%n, %x) : (!fake.int, !t) -> !t
  %2 = fake.aten.copy_(%x, true) : (!t) -> !t
  return
}

// CHECK-LABEL: func.func @complex_numbers
// CHECK: fake.aten.mul.Scalar(%arg0, complex<1.0, -2.0>) :
// GENERIC: <{args = #fake.args<(0), complex<1.0, -2.0>>}>
// CHECK: fake.aten.add.Scalar(%arg0, complex<0.5, inf>, complex<-inf, nan>) :
// A complex number is not equal to a float.
// CHECK: fake.aten.add.Scalar(%arg0, 2, complex<1.0, 0.0>) :
func.func @complex_numbers(%x: !t) {
  %0 = fake.aten.mul.Scalar(%x, complex<1, -2.0>) : (!t) -> !t
  %1 = fake.aten.add.Scalar(%x, complex<0.5, inf>, complex<-inf, nan>) : (!t) -> !t
  %2 = fake.aten.add.Scalar(%x, 2, complex<1.0, 0.0>) : (!t) -> !t
  return
}

// CHECK-LABEL: func.func @defaults_are_omitted
// GENERIC-LABEL: sym_name = "defaults_are_omitted"
// CHECK-COUNT-2: fake.aten.add.Tensor(%arg0, %arg1) :
// GENERIC-COUNT-2: <{args = #fake.args<(0), (1)>}>
// CHECK: fake.aten.max_pool2d(%arg0, [3, 3], padding = [1, 1])
// GENERIC: <{args = #fake.args<(0), [3, 3], default, [1, 1]>}>
func.func @defaults_are_omitted(%x: !t, %y: !t) {
  %0 = fake.aten.add.Tensor(%x, %y, alpha = 1) : (!t, !t) -> !t
  %1 = fake.aten.add.Tensor(%x, %y) : (!t, !t) -> !t
  %2 = fake.aten.max_pool2d(%x, [3, 3], [], [1, 1], [1, 1], false) : (!t) -> !t
  return
}

// `1.0` has another result type than `1`.
// CHECK-LABEL: func.func @float_is_not_the_default
// CHECK: fake.aten.add.Tensor(%arg0, %arg0, alpha = 1.0)
func.func @float_is_not_the_default(%x: !t) {
  %0 = fake.aten.add.Tensor(%x, %x, alpha = 1.0) : (!t, !t) -> !t
  return
}

// CHECK-LABEL: func.func @number_for_a_list
// CHECK: fake.aten.max_pool2d(%arg0, [3, 3], padding = [1, 1])
func.func @number_for_a_list(%x: !t) {
  %0 = fake.aten.max_pool2d(%x, 3, padding = 1, dilation = 1) : (!t) -> !t
  return
}

// CHECK-LABEL: func.func @torchscript_codes
// CHECK: fake.aten.full([2], 1, dtype = f32, layout = strided)
func.func @torchscript_codes() {
  %0 = fake.aten.full([2], 1, dtype = 6, layout = 0) : () -> !t
  return
}

// CHECK-LABEL: func.func @names_in_any_order
// CHECK: fake.aten.add.Tensor(%arg0, %arg1, alpha = %arg2) : (!fake.tensor<*>, !fake.tensor<*, f32>, !fake.int<s0>)
func.func @names_in_any_order(%x: !t, %y: !fake.tensor<*, f32>, %n: !fake.int<s0>) {
  %0 = fake.aten.add.Tensor(alpha = %n, other = %y, self = %x)
      : (!t, !fake.tensor<*, f32>, !fake.int<s0>) -> !t
  return
}

// CHECK-LABEL: func.func @lists
// CHECK: fake.aten.cat([%arg0, %arg1], 1)
// CHECK: fake.aten.cat(%arg2) : (!fake.list<!fake.tensor<*>, !fake.tensor<*>>)
// CHECK: fake.aten.index.Tensor(%arg0, [none, %arg1])
// CHECK: fake.aten.split.Tensor(%arg0, 2) : (!fake.tensor<*>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
func.func @lists(%x: !t, %y: !t, %list: !fake.list<!t, !t>) {
  %0 = fake.aten.cat([%x, %y], 1) : (!t, !t) -> !t
  %1 = fake.aten.cat(%list) : (!fake.list<!t, !t>) -> !t
  %2 = fake.aten.index.Tensor(%x, [none, %y]) : (!t, !t) -> !t
  %3 = fake.aten.split.Tensor(%x, 2) : (!t) -> !fake.list<!t, !t>
  return
}

// CHECK-LABEL: func.func @several_results
// CHECK: fake.aten.native_layer_norm(%arg0, [12], none, none, 1.0e-05) {note = "kept"} : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
func.func @several_results(%x: !t) {
  %0:3 = fake.aten.native_layer_norm(%x, [12], none, none, 1.0e-5) {note = "kept"}
      : (!t) -> (!t, !t, !t)
  return
}

// CHECK-LABEL: func.func @scalars
// CHECK: masked_fill.Scalar(%arg0, %arg0, nan)
// CHECK: masked_fill.Scalar(%arg0, %arg0, -9223372036854775808)
// CHECK: masked_fill.Scalar(%arg0, %arg0, true)
// CHECK: gelu(%arg0, approximate = "tanh")
func.func @scalars(%x: !t) {
  %0 = fake.aten.masked_fill.Scalar(%x, %x, nan) : (!t, !t) -> !t
  %1 = fake.aten.masked_fill.Scalar(%x, %x, -9223372036854775808) : (!t, !t) -> !t
  %2 = fake.aten.masked_fill.Scalar(%x, %x, true) : (!t, !t) -> !t
  %3 = fake.aten.gelu(%x, approximate = "tanh") : (!t) -> !t
  return
}

// Floats as Python writes them.
// CHECK-LABEL: func.func @scientific
// CHECK: full([2], 1.0e-05)
// CHECK: full([2], -2.0e+20)
// CHECK: full([2], 3.5e+30)
// CHECK: full([2], complex<1.0e-05, -4.0e+22>)
func.func @scientific() {
  %0 = fake.aten.full([2], 1e-05) : () -> !t
  %1 = fake.aten.full([2], -2e+20) : () -> !t
  %2 = fake.aten.full([2], 3.5e30) : () -> !t
  %3 = fake.aten.full([2], complex<1e-05, -4e22>) : () -> !t
  return
}
