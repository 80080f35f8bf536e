// Errors of exported programs say which node of which module they are about, and
// are shown at the line of Python that calls the op, outside of PyTorch.

// RUN: not fake-opt %s --fake-propagate 2>&1 | FileCheck %s --implicit-check-not error: --implicit-check-not note:
// RUN: not fake-opt %s --fake-propagate=debug 2>&1 | FileCheck %s --check-prefix=ALL

// CHECK:      model.py:4:0: error: 'fake.aten.linear' op (linear in layers.0.q) cannot multiply [3, 9] by [8, 8]: inner sizes 9 and 8 differ
// CHECK-NEXT: model.py:8:0: note: operand #0 is f32(3, 9)/(9, 1)
// CHECK-NEXT: model.py:8:0: note: size 9 is made here by 'fake.aten.view' (view) of f32(27)/(1)
// CHECK-NEXT: {{.*}}places.mlir:{{.*}}:46: note: operand #1 is f32(8, 8)/(8, 1)
//      CHECK: model.py:4:0: note: 2 more values are unknown because of this error
// CHECK-NEXT: model.py:6:0: note: called from here
// CHECK-NEXT: model.py:30:0: note: called from here
// CHECK-NEXT: model.py:4:0: note: the same for linear_1 in layers.1.q, linear_2 in layers.2.q, linear_3 in layers.3.q and 1 more ops
// CHECK:      model.py:9:0: error: 'fake.aten.cat' op (cat) cannot concatenate tensors of rank 2 and 1
// CHECK-NEXT: note: operand #0
//      CHECK: deep.py:1:0: error: 'fake.aten.mm' op (mm)
// CHECK-NEXT: note: operand #0
//      CHECK: deep.py:2:0: note: called from here
// CHECK-NEXT: deep.py:3:0: note: called from here
// CHECK-NEXT: deep.py:4:0: note: called from here
// CHECK-NEXT: deep.py:7:0: note: called from here, through 2 more calls

// ALL-COUNT-5: error: 'fake.aten.linear' op

#deep = loc(callsite("deep.py":1:0 at callsite("deep.py":2:0 at callsite("deep.py":3:0 at callsite("deep.py":4:0 at callsite("deep.py":5:0 at callsite("deep.py":6:0 at "deep.py":7:0)))))))
#caller = loc(callsite("model.py":6:0 at "model.py":30:0))
#call = loc(callsite("/lib/site-packages/torch/nn/modules/linear.py":134:0 at callsite("model.py":4:0 at #caller)))
func.func @main(%x: !fake.tensor<[27], f32>, %w: !fake.tensor<[8, 8], f32>) {
  %view = fake.aten.view(%x, [3, 9]) : (!fake.tensor<[27], f32>) -> !fake.tensor<*> loc("view"("model.py":8:0))
  %linear = fake.aten.linear(%view, %w) : (!fake.tensor<*>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("linear"("layers.0.q"(#call)))
  %relu = fake.aten.relu(%linear) : (!fake.tensor<*>) -> !fake.tensor<*> loc("relu"("model.py":9:0))
  %add = fake.aten.add.Tensor(%relu, %linear) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*> loc("add"("model.py":9:0))
  %linear_1 = fake.aten.linear(%view, %w) : (!fake.tensor<*>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("linear_1"("layers.1.q"(#call)))
  %linear_2 = fake.aten.linear(%view, %w) : (!fake.tensor<*>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("linear_2"("layers.2.q"(#call)))
  %linear_3 = fake.aten.linear(%view, %w) : (!fake.tensor<*>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("linear_3"("layers.3.q"(#call)))
  %linear_4 = fake.aten.linear(%view, %w) : (!fake.tensor<*>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("linear_4"("layers.4.q"(#call)))
  %cat = fake.aten.cat([%x, %w]) : (!fake.tensor<[27], f32>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("cat"("model.py":9:0))
  %mm = fake.aten.mm(%x, %w) : (!fake.tensor<[27], f32>, !fake.tensor<[8, 8], f32>) -> !fake.tensor<*> loc("mm"(#deep))
  return
}
