// RUN: fake-opt %s --split-input-file | FileCheck %s

// The same text is another type if an alias is another type.

!d = f32
// CHECK: func private @first(!torch.vtensor<[2],f32>)
func.func private @first(!torch.vtensor<[2],!d>)

// -----

!d = f64
// CHECK: func private @second(!torch.vtensor<[2],f64>)
func.func private @second(!torch.vtensor<[2],!d>)
