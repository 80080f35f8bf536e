// RUN: fake-opt %s --fake-cost=by=op -o /dev/null | FileCheck %s

// The ops of callees are listed up to a limit: here each function calls the next
// one twice, and beyond 100000 ops a line has the cost of a call.
// CHECK-LABEL: @f1
// CHECK: 0 131072 {{.*}} aten.relu.default (65536)
// CHECK: 0 131072 {{.*}} func.call (1)
// CHECK-LABEL: @f2
// CHECK: 0 131072 {{.*}} aten.relu.default (65536)
!t = !fake.tensor<[2], f32>
func.func @f1(%x: !t) -> !t {
  %0 = call @f2(%x) : (!t) -> !t
  %1 = call @f2(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f2(%x: !t) -> !t {
  %0 = call @f3(%x) : (!t) -> !t
  %1 = call @f3(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f3(%x: !t) -> !t {
  %0 = call @f4(%x) : (!t) -> !t
  %1 = call @f4(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f4(%x: !t) -> !t {
  %0 = call @f5(%x) : (!t) -> !t
  %1 = call @f5(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f5(%x: !t) -> !t {
  %0 = call @f6(%x) : (!t) -> !t
  %1 = call @f6(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f6(%x: !t) -> !t {
  %0 = call @f7(%x) : (!t) -> !t
  %1 = call @f7(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f7(%x: !t) -> !t {
  %0 = call @f8(%x) : (!t) -> !t
  %1 = call @f8(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f8(%x: !t) -> !t {
  %0 = call @f9(%x) : (!t) -> !t
  %1 = call @f9(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f9(%x: !t) -> !t {
  %0 = call @f10(%x) : (!t) -> !t
  %1 = call @f10(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f10(%x: !t) -> !t {
  %0 = call @f11(%x) : (!t) -> !t
  %1 = call @f11(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f11(%x: !t) -> !t {
  %0 = call @f12(%x) : (!t) -> !t
  %1 = call @f12(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f12(%x: !t) -> !t {
  %0 = call @f13(%x) : (!t) -> !t
  %1 = call @f13(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f13(%x: !t) -> !t {
  %0 = call @f14(%x) : (!t) -> !t
  %1 = call @f14(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f14(%x: !t) -> !t {
  %0 = call @f15(%x) : (!t) -> !t
  %1 = call @f15(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f15(%x: !t) -> !t {
  %0 = call @f16(%x) : (!t) -> !t
  %1 = call @f16(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f16(%x: !t) -> !t {
  %0 = call @f17(%x) : (!t) -> !t
  %1 = call @f17(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f17(%x: !t) -> !t {
  %0 = call @f18(%x) : (!t) -> !t
  %1 = call @f18(%0) : (!t) -> !t
  return %1 : !t
}
func.func @f18(%x: !t) -> !t {
  %0 = fake.aten.relu(%x) : (!t) -> !t
  return %0 : !t
}
