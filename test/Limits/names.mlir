// RUN: fake-opt %s --torch-to-fake | FileCheck %s
// RUN: fake-opt %s --torch-to-fake | fake-opt --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT
// RUN: fake-opt %s --fake-report -o /dev/null | %PYTHON -c "import json, sys; [json.loads(line.decode('utf-8')) for line in sys.stdin.buffer]"

// A symbol of torch IR may have any name. Names that are not identifiers are
// quoted, and bytes that are not text are escaped.

// CHECK-LABEL: @blank
// CHECK-SAME: !fake.tensor<["s 0", "s 0" + 1], f32>
// CHECK-SAME: #fake.symbol<"s 0", min = 2, max = 3>
func.func @blank(%x: !torch.vtensor<[?,?],f32>) -> !torch.vtensor {
  %s0 = torch.symbolic_int "s 0" {min_val = 2, max_val = 3} : !torch.int
  torch.bind_symbolic_shape %x, [%s0], affine_map<()[s0] -> (s0, s0 + 1)> : !torch.vtensor<[?,?],f32>
  %0 = torch.aten.relu %x : !torch.vtensor<[?,?],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// CHECK-LABEL: @quote
// CHECK-SAME: !fake.tensor<["a\22b"], f32>
func.func @quote(%x: !torch.vtensor<[?],f32>) {
  %s0 = torch.symbolic_int "a\22b" {min_val = 2, max_val = 3} : !torch.int
  torch.bind_symbolic_shape %x, [%s0], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return
}

// A keyword of the syntax.
// CHECK-LABEL: @word
// CHECK-SAME: !fake.tensor<["floordiv"], f32>
func.func @word(%x: !torch.vtensor<[?],f32>) {
  %s0 = torch.symbolic_int "floordiv" {min_val = 2, max_val = 3} : !torch.int
  torch.bind_symbolic_shape %x, [%s0], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return
}

// Different names stay different.
// CHECK-LABEL: @bytes
// CHECK-SAME: !fake.tensor<["\FF", "\FE("], f32>
// REPORT: {"func":"bytes",{{.*}}[{"sym":"\"\\FF\""},{"sym":"\"\\FE(\""}]
func.func @bytes(%x: !torch.vtensor<[?,?],f32>) {
  %s0 = torch.symbolic_int "\FF" {min_val = 2, max_val = 3} : !torch.int
  %s1 = torch.symbolic_int "\FE\28" {min_val = 2, max_val = 3} : !torch.int
  torch.bind_symbolic_shape %x, [%s0, %s1], affine_map<()[s0, s1] -> (s0, s1)> : !torch.vtensor<[?,?],f32>
  return
}

// CHECK-LABEL: @"\FE_function"
// REPORT: {"func":"\\xFE_function",{{.*}}"name":"\\xFFx"
func.func @"\FE_function"(%x: !torch.vtensor<[2],f32> loc("\FFx")) {
  return
}
