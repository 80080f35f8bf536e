// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// Whether a result is a view may depend on unknown strides: its storage is 0 then.

// CHECK: "func":"reshape","value":"%0","op":"aten.reshape.default","meta":{"t":{{\[\[}}12],null,0,"float32","cpu",0,0]}
func.func @reshape(%x: !fake.tensor<[3, 4], f32, strides = ?>) {
  %0 = fake.aten.reshape(%x, [12]) : (!fake.tensor<[3, 4], f32, strides = ?>) -> !fake.tensor<*>
  return
}

// A stride of 4 would be that of a contiguous tensor.
// CHECK: "func":"contiguous","value":"%0","op":"aten.contiguous.default","meta":{"t":{{\[\[}}3,4],{{\[}}4,1],0,"float32","cpu",0,0]}
func.func @contiguous(%x: !fake.tensor<[3, 4], f32, strides = [?, 1]>) {
  %0 = fake.aten.contiguous(%x) : (!fake.tensor<[3, 4], f32, strides = [?, 1]>) -> !fake.tensor<*>
  return
}

// This is a view in any case.
// CHECK: "func":"unsqueeze","value":"%0","op":"aten.unsqueeze.default","meta":{"t":{{\[\[}}1,3,4],null,0,"float32","cpu",1,0]}
func.func @unsqueeze(%x: !fake.tensor<[3, 4], f32, strides = ?>) {
  %0 = fake.aten.unsqueeze(%x, 0) : (!fake.tensor<[3, 4], f32, strides = ?>) -> !fake.tensor<*>
  return
}
