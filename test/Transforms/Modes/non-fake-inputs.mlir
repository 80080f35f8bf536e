// RUN: fake-opt %s --fake-propagate=allow-non-fake-inputs | FileCheck %s
// RUN: fake-opt %s --fake-propagate --verify-diagnostics -o /dev/null

// Host tensors that are used where a fake tensor is expected.

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @host_tensor
// CHECK: builtin.unrealized_conversion_cast %{{.*}} : tensor<4x6xf32> to !fake.tensor<[4, 6], f32>
// CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[4, 6], f32>
func.func @host_tensor(%x: tensor<4x6xf32>) {
  // expected-error@+2 {{expected a tensor without data; convert it with fake-fakify, or set allow-non-fake-inputs, found 'tensor<4x6xf32>'}}
  // expected-note@+1 {{1 more value is unknown because of this error}}
  %0 = builtin.unrealized_conversion_cast %x : tensor<4x6xf32> to !t
  %1 = fake.aten.relu(%0) : (!t) -> !t
  return
}

// A literal is part of the program, as in FakeTensor.

// CHECK-LABEL: func.func @literal
func.func @literal() {
  %0 = torch.vtensor.literal(dense<0.0> : tensor<4xf32>) : !torch.vtensor<[4],f32>
  %1 = torch.aten.relu %0 : !torch.vtensor<[4],f32> -> !torch.vtensor
  return
}

// Between types that both have metadata, and to the host.

// CHECK-LABEL: func.func @other_casts
// CHECK: builtin.unrealized_conversion_cast %{{.*}} : !torch.vtensor<[4],f32> to !fake.tensor<[4], f32>
// CHECK: builtin.unrealized_conversion_cast %{{.*}} : !fake.tensor<[4], f32> to tensor<4xf32>
func.func @other_casts(%x: !torch.vtensor<[4],f32>) -> tensor<4xf32> {
  %0 = builtin.unrealized_conversion_cast %x : !torch.vtensor<[4],f32> to !t
  %1 = fake.aten.relu(%0) : (!t) -> !t
  %2 = builtin.unrealized_conversion_cast %1 : !t to tensor<4xf32>
  return %2 : tensor<4xf32>
}
