// RUN: fake-opt %s --fake-cost=format=json -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-cost="format=json by=module" -o /dev/null | FileCheck %s --check-prefix=MODULE
// RUN: fake-opt %s --fake-cost="format=json by=device count=macs padding=valid causal=exact" -o /dev/null | FileCheck %s --check-prefix=DEVICE
// RUN: not fake-opt %s --fake-cost=output=%t/no/such -o /dev/null 2>&1 | FileCheck %s --check-prefix=OUTPUT
// RUN: not fake-opt %s --fake-cost=by=line 2>&1 | FileCheck %s --check-prefix=KEY

// OUTPUT: error: cannot write the costs: cannot open output file
// KEY: Cannot find option named 'line'

!t = !fake.tensor<*>
!x = !fake.tensor<[n, 4], f32>
!w = !fake.tensor<[4, 4], f32>

// CHECK: {"func":"main","op":"aten.mm.default","value":"%0","name":"mm","device":"cpu","macs":{"sym":"16*n"},"flops":{"sym":"32*n"},"read":{"sym":"16*n + 64"},"written":{"sym":"16*n"},"module":"layers.0","stack":{{\[\[}}"model.py",7]]}
// CHECK: {"func":"main","op":"aten.mm.default","value":"%1","name":"mm_1",{{.*}},"module":"layers.1"}
// CHECK: {"func":"main","op":"aten.full.default","value":"%2","device":"cuda:0","macs":0,"flops":0,"read":0,"written":64,"intensity":0,
// CHECK: {"func":"main","by":"function","key":"main","count":3,"macs":{"sym":"32*n"},"flops":{"sym":"64*n"},"read":{"sym":"32*n + 128"},"written":{"sym":"32*n + 64"}}
// CHECK: {"func":"main","unknown":"aten.to_sparse.default","reason":"no cost is stated for the op","count":1,"value":"%3","name":"sparse","module":"layers.1"}
// CHECK: {"conventions":{"count":"flops","padding":"dense","causal":"full"}}

// MODULE: {"func":"main","by":"module","key":"layers.0","count":1,"macs":{"sym":"16*n"},
// MODULE: {"func":"main","by":"module","key":"layers.1","count":1,
// MODULE: {"func":"main","by":"module","key":"","count":1,
// MODULE: {"func":"main","by":"function","key":"main","count":3,

// DEVICE: {"func":"main","by":"device","key":"cpu","count":2,"macs":{"sym":"32*n"},"flops":{"sym":"32*n"},
// DEVICE: {"func":"main","by":"device","key":"cuda:0","count":1,
// DEVICE: {"conventions":{"count":"macs","padding":"valid","causal":"exact"}}
func.func @main(%x: !x, %w: !w) -> (!t, !t, !t) attributes {fake.symbols = [#fake.symbol<n>]} {
  %0 = fake.aten.mm(%x, %w) : (!x, !w) -> !t loc("mm"("layers.0"("model.py":7:3)))
  %1 = fake.aten.mm(%0, %w) : (!t, !w) -> !t loc("mm_1"("layers.1"(unknown)))
  %2 = fake.aten.full([4, 4], 1.0, device = "cuda:0") : () -> !t
  %3 = fake.aten.to_sparse(%1) : (!t) -> !t loc("sparse"("layers.1"(unknown)))
  return %1, %2, %3 : !t, !t, !t
}
