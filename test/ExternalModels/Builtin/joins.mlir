// Sizes that stand for several calls, iterations or branches, of which one is 1, are broadcast
// without the guess that they are not 1.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s
// RUN: fake-opt %s --fake-propagate | fake-opt --fake-propagate -o /dev/null

// CHECK-NOT: fake.guards

// CHECK-LABEL: func.func private @callee
func.func private @callee(%x: tensor<?xf32>, %y: tensor<7xf32>) -> tensor<?xf32> {
  // CHECK: tosa.add {{.*}}!fake.tensor<[7], f32>
  %0 = tosa.add %x, %y : (tensor<?xf32>, tensor<7xf32>) -> tensor<7xf32>
  // CHECK: tosa.concat {{.*}}!fake.tensor<[2 * [[X:s[0-9]+]]], f32>
  %1 = tosa.concat %x, %x {axis = 0 : i32} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}
// CHECK-LABEL: func.func @calls
func.func @calls(%x: tensor<1xf32>, %y: tensor<7xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = tensor.cast %x : tensor<1xf32> to tensor<?xf32>
  %1 = tensor.cast %y : tensor<7xf32> to tensor<?xf32>
  // CHECK: call @callee{{.*}}!fake.tensor<[2], f32>
  %2 = call @callee(%0, %y) : (tensor<?xf32>, tensor<7xf32>) -> tensor<?xf32>
  // CHECK: call @callee{{.*}}!fake.tensor<[14], f32>
  %3 = call @callee(%1, %y) : (tensor<?xf32>, tensor<7xf32>) -> tensor<?xf32>
  return %2, %3 : tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @loop
func.func @loop(%x: tensor<1xf32>, %y: tensor<7xf32>, %n: index) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = tensor.cast %x : tensor<1xf32> to tensor<?xf32>
  %1 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %0) -> tensor<?xf32> {
    // CHECK: tosa.concat {{.*}}!fake.tensor<[2 * u{{[0-9]+}}], f32>
    %2 = tosa.concat %a, %a {axis = 0 : i32} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    // CHECK: tosa.add {{.*}}!fake.tensor<[7], f32>
    %3 = tosa.add %a, %y : (tensor<?xf32>, tensor<7xf32>) -> tensor<7xf32>
    %4 = tensor.cast %3 : tensor<7xf32> to tensor<?xf32>
    scf.yield %4 : tensor<?xf32>
  }
  return %1 : tensor<?xf32>
}

// Of two such sizes, the result has the larger one.
// CHECK-LABEL: func.func @branches
func.func @branches(%p: i1, %q: i1, %x: tensor<1xf32>, %y: tensor<7xf32>) -> tensor<?xf32> {
  %one = tensor.cast %x : tensor<1xf32> to tensor<?xf32>
  %seven = tensor.cast %y : tensor<7xf32> to tensor<?xf32>
  // CHECK: scf.if {{.*}} -> (tensor<?xf32>)
  %0 = scf.if %p -> tensor<?xf32> {
    scf.yield %one : tensor<?xf32>
  } else {
    scf.yield %seven : tensor<?xf32>
  }
  // CHECK: fake.meta = [!fake.tensor<[[[A:u[0-9]+]]], f32>]
  %1 = scf.if %q -> tensor<?xf32> {
    scf.yield %one : tensor<?xf32>
  } else {
    scf.yield %seven : tensor<?xf32>
  }
  // CHECK: fake.meta = [!fake.tensor<[[[B:u[0-9]+]]], f32>]
  // CHECK: tosa.mul {{.*}}!fake.tensor<[max([[A]], [[B]])], f32>
  %s = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %2 = tosa.mul %0, %1, %s : (tensor<?xf32>, tensor<?xf32>, tensor<1xi8>) -> tensor<?xf32>
  // CHECK: tosa.add {{.*}}!fake.tensor<[7], f32>
  %3 = tosa.add %2, %y : (tensor<?xf32>, tensor<7xf32>) -> tensor<?xf32>
  return %3 : tensor<?xf32>
}
