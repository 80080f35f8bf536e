// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: echo 'sdy.mesh @m = <[#a]>' | not fake-opt 2>&1 | FileCheck %s --check-prefix=TOKEN
// RUN: echo 'sdy.mesh @m = ["x"=2]' | not fake-opt 2>&1 | FileCheck %s --check-prefix=LESS

// What JAX prints for a program with a mesh.

// TOKEN: error: expected '>'
// LESS: error: expected '<'

// CHECK: sdy.mesh @mesh = <["x"=2, "y"=4], device_ids=[7, 6, 5, 4, 3, 2, 1, 0]> {note = "kept"}
// GENERIC: "sdy.mesh"() <{mesh = #sdy.mesh<["x"=2, "y"=4], device_ids=[7, 6, 5, 4, 3, 2, 1, 0]>, sym_name = "mesh"}> {note = "kept"} : () -> ()
sdy.mesh @mesh = <["x"=2, "y"=4], device_ids=[7, 6, 5, 4, 3, 2, 1, 0]> {note = "kept"}

// CHECK: func.func @main(%arg0: tensor<4x8xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"x"}, {}]>})
func.func @main(%x: tensor<4x8xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"x"}, {}]>}) -> tensor<4x8xf32> {
  // CHECK: %0 = sdy.sharding_constraint %arg0 <@mesh, [{"x", ?}p1, {"y":(1)2}], replicated={"z"}> : tensor<4x8xf32>
  // GENERIC: "sdy.sharding_constraint"(%{{.*}}) <{sharding = #sdy.sharding<@mesh, [{"x", ?}p1, {"y":(1)2}], replicated={"z"}>}> : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = sdy.sharding_constraint %x <@mesh, [{"x", ?}p1, {"y":(1)2}], replicated={"z"}> : tensor<4x8xf32>
  // CHECK: %1 = sdy.reshard %0 <@mesh, [{}, {}]> : tensor<4x8xf32>
  %1 = sdy.reshard %0 <@mesh, [{}, {}]> : tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}
