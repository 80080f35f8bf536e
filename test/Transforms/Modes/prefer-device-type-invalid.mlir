// RUN: fake-opt %s --fake-propagate=prefer-device-type=cuda --verify-diagnostics

!t = !fake.tensor<*>
!cpu = !fake.tensor<[4, 4], f32>
!gpu = !fake.tensor<[4, 4], f32, device = "cuda:0">
!gpu1 = !fake.tensor<[4, 4], f32, device = "cuda:1">

// A tensor that is written keeps its device.
// expected-note@+2 {{operand #0 is f32(4, 4)/(4, 1)}}
// expected-note@+1 {{operand #1 is f32(4, 4)/(4, 1)@cuda:0}}
func.func @in_place(%x: !cpu, %y: !gpu) {
  // expected-error@+1 {{expected the result on cpu, where the output is, found cuda:0}}
  %0 = fake.aten.add_.Tensor(%x, %y) : (!cpu, !gpu) -> !t
  return
}

// Two devices of the preferred type, or none.
// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #1}}
func.func @two(%x: !gpu, %y: !gpu1) {
  // expected-error@+1 {{expected all tensors on one device, found cuda:0 and cuda:1}}
  %0 = fake.aten.add.Tensor(%x, %y) : (!gpu, !gpu1) -> !t
  return
}

// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #1}}
func.func @none(%x: !cpu, %y: !fake.tensor<[4, 4], f32, device = "xpu">) {
  // expected-error@+1 {{expected all tensors on one device, found cpu and xpu:0}}
  %0 = fake.aten.add.Tensor(%x, %y) : (!cpu, !fake.tensor<[4, 4], f32, device = "xpu">) -> !t
  return
}
