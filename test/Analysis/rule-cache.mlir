// RUN: fake-opt %s --mlir-disable-threading --fake-propagate=cache-stats -o %t.mlir 2>&1 | FileCheck %s
// RUN: fake-opt %s --mlir-disable-threading --fake-cache-stats -o %t.same.mlir 2>&1 | FileCheck %s
// RUN: diff %t.mlir %t.same.mlir
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT
// RUN: fake-opt %s --fake-report=output=%t.cached --fake-propagate -o %t.cached.mlir
// RUN: fake-opt %s --fake-report="output=%t.plain cache=false" --fake-propagate=cache=false -o %t.plain.mlir
// RUN: diff %t.cached %t.plain && diff %t.cached.mlir %t.plain.mlir
// RUN: fake-opt %s --fake-propagate="cache=false cache-stats" -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=PLAIN

// PLAIN: cache of @layers: 0 hits, 0 misses, 0 bypassed

// The second relu is a hit, although its operand is another tensor; the result
// has a new storage. Ops with other names, dtypes, attributes or declared types
// are misses.
// CHECK: cache of @layers: 1 hits, 6 misses, 0 bypassed{{$}}
// REPORT: "value":"%0",{{.*}},"cpu",5,0]}
// REPORT: "value":"%1",{{.*}},"cpu",7,0]}
// REPORT: "value":"%2",{{.*}}"float64"
func.func @layers(%x: !fake.tensor<[4, 8], f32>, %y: !fake.tensor<[4, 8], f32>, %z: !fake.tensor<[4, 8], f64>) {
  %0 = fake.aten.relu(%x) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.relu(%y) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<*>
  %2 = fake.aten.relu(%z) : (!fake.tensor<[4, 8], f64>) -> !fake.tensor<*>
  %3 = fake.aten.relu(%x) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<[4, 8], f32>
  %4 = fake.aten.leaky_relu(%x, 0.5) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<*>
  %5 = fake.aten.leaky_relu(%x, 0.25) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<*>
  %6 = fake.aten.neg(%z) : (!fake.tensor<[4, 8], f64>) -> !fake.tensor<*>
  return
}

// A view shares the storage of its operand, and each new tensor has a new
// storage.
// CHECK: cache of @views: 2 hits, 2 misses, 0 bypassed{{$}}
// REPORT-LABEL: "func":"views","value":"%arg0"
// REPORT: "value":"%0",{{.*}},"cpu",1,0]}
// REPORT: "value":"%1",{{.*}},"cpu",2,0]}
// REPORT: "value":"%2#0",{{.*}},"cpu",3,0]}
// REPORT: "value":"%2#1",{{.*}},"cpu",4,0]}
// REPORT: "value":"%3#1",{{.*}},"cpu",6,0]}
func.func @views(%x: !fake.tensor<[4, 8], f32>, %y: !fake.tensor<[4, 8], f32>) {
  %0 = fake.aten.t(%x) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<*>
  %1 = fake.aten.t(%y) : (!fake.tensor<[4, 8], f32>) -> !fake.tensor<*>
  %2:2 = fake.aten.aminmax(%0, dim=0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %3:2 = fake.aten.aminmax(%1, dim=0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// Aliasing of operands is part of the key: in-place ops reject operands that
// overlap.
// CHECK: cache of @aliases: 1 hits, 2 misses, 0 bypassed{{$}}
// REPORT-LABEL: "func":"aliases","value":"%arg0"
func.func @aliases(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32>, %z: !fake.tensor<[4], f32>) {
  %0 = fake.aten.add.Tensor(%x, %x) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  %2 = fake.aten.add.Tensor(%z, %z) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// Data-dependent results are not cached, and neither is an op that adds a guard.
// The next equal op adds none.
// CHECK: cache of @symbols: 1 hits, 1 misses, 3 bypassed (3 symbols)
func.func @symbols(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[b], f32>) attributes {fake.symbols = [#fake.symbol<a>, #fake.symbol<b>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[a], f32>) -> !fake.tensor<*>
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[a], f32>) -> !fake.tensor<*>
  %2 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  %3 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  %4 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  return
}

// The storages of tensors in lists are part of neither key nor result.
// CHECK: cache of @lists: 0 hits, 0 misses, 6 bypassed (2 operands, 4 results)
// REPORT-LABEL: "func":"lists","value":"%arg0"
// REPORT: "value":"%2","op":"aten.cat.default","meta":{"t":{{\[\[}}8],
// REPORT: "value":"%3","op":"aten.cat.default","meta":{"t":{{\[\[}}6],
func.func @lists(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[2], f32>) {
  %0 = fake.pack %x, %x : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  %1 = fake.pack %x, %y : (!fake.tensor<[4], f32>, !fake.tensor<[2], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  %2 = fake.aten.cat(%0) : (!fake.list<!fake.tensor<*>, !fake.tensor<*>>) -> !fake.tensor<*>
  %3 = fake.aten.cat(%1) : (!fake.list<!fake.tensor<*>, !fake.tensor<*>>) -> !fake.tensor<*>
  %4 = fake.aten.split.Tensor(%x, 2) : (!fake.tensor<[4], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  %5 = fake.aten.split.Tensor(%x, 2) : (!fake.tensor<[4], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}
