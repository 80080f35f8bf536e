module {
  func.func @main(%arg0: !torch.vtensor<[?,7,16],f32>) -> (!torch.vtensor<[?,7,32],f32>, !torch.vtensor<[2,?,32],f32>, !torch.vtensor<[2,?,32],f32>) {
    %0 = torch.vtensor.literal(dense<0.000000e+00> : tensor<f32>) : !torch.vtensor<[],f32>
    %none = torch.constant.none
    %true = torch.constant.bool true
    %1 = torch.vtensor.literal(dense_resource<torch_tensor_128_torch.float32_3> : tensor<128xf32>) : !torch.vtensor<[128],f32>
    %2 = torch.vtensor.literal(dense_resource<torch_tensor_128_32_torch.float32_2> : tensor<128x32xf32>) : !torch.vtensor<[128,32],f32>
    %3 = torch.vtensor.literal(dense_resource<torch_tensor_128_torch.float32_2> : tensor<128xf32>) : !torch.vtensor<[128],f32>
    %4 = torch.vtensor.literal(dense_resource<torch_tensor_128_32_torch.float32_1> : tensor<128x32xf32>) : !torch.vtensor<[128,32],f32>
    %5 = torch.vtensor.literal(dense_resource<torch_tensor_128_torch.float32_1> : tensor<128xf32>) : !torch.vtensor<[128],f32>
    %6 = torch.vtensor.literal(dense_resource<torch_tensor_128_32_torch.float32> : tensor<128x32xf32>) : !torch.vtensor<[128,32],f32>
    %int5 = torch.constant.int 5
    %int4 = torch.constant.int 4
    %int3 = torch.constant.int 3
    %7 = torch.vtensor.literal(dense_resource<torch_tensor_128_torch.float32> : tensor<128xf32>) : !torch.vtensor<[128],f32>
    %int128 = torch.constant.int 128
    %int16 = torch.constant.int 16
    %int7 = torch.constant.int 7
    %8 = torch.vtensor.literal(dense_resource<torch_tensor_128_16_torch.float32> : tensor<128x16xf32>) : !torch.vtensor<[128,16],f32>
    %false = torch.constant.bool false
    %int6 = torch.constant.int 6
    %int1 = torch.constant.int 1
    %int2 = torch.constant.int 2
    %int32 = torch.constant.int 32
    %int0 = torch.constant.int 0
    %9 = torch.symbolic_int "s31" {min_val = 2, max_val = 9223372036854775807} : !torch.int
    torch.bind_symbolic_shape %arg0, [%9], affine_map<()[s0] -> (s0, 7, 16)> : !torch.vtensor<[?,7,16],f32>
    %10 = torch.aten.size.int %arg0, %int0 : !torch.vtensor<[?,7,16],f32>, !torch.int -> !torch.int
    %11 = torch.aten.mul.int %int32, %10 : !torch.int, !torch.int -> !torch.int
    %12 = torch.prim.ListConstruct %int2, %10, %int32 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %cpu = torch.constant.device "cpu"
    %13 = torch.aten.mul.int %10, %int32 : !torch.int, !torch.int -> !torch.int
    %14 = torch.aten.eq.int %13, %11 : !torch.int, !torch.int -> !torch.bool
    %15 = torch.prim.ListConstruct %14, %true, %true : (!torch.bool, !torch.bool, !torch.bool) -> !torch.list<bool>
    %16 = torch.aten.all.bool %15 : !torch.list<bool> -> !torch.bool
    torch.runtime.assert %16, "not all strides are default"
    %17 = torch.aten.empty.memory_format %12, %int6, %int0, %cpu, %false, %none : !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool, !torch.none -> !torch.vtensor<[2,?,32],f32>
    torch.bind_symbolic_shape %17, [%9], affine_map<()[s0] -> (2, s0, 32)> : !torch.vtensor<[2,?,32],f32>
    %18 = torch.aten.size.int %17, %int1 : !torch.vtensor<[2,?,32],f32>, !torch.int -> !torch.int
    %19 = torch.prim.ListConstruct %int2, %18, %int32 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %20 = torch.aten.broadcast_to %0, %19 : !torch.vtensor<[],f32>, !torch.list<int> -> !torch.vtensor<[2,?,32],f32>
    torch.bind_symbolic_shape %20, [%9], affine_map<()[s0] -> (2, s0, 32)> : !torch.vtensor<[2,?,32],f32>
    %21 = torch.prim.ListConstruct %int2, %10, %int32 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %cpu_0 = torch.constant.device "cpu"
    %22 = torch.aten.mul.int %10, %int32 : !torch.int, !torch.int -> !torch.int
    %23 = torch.aten.eq.int %22, %11 : !torch.int, !torch.int -> !torch.bool
    %24 = torch.prim.ListConstruct %23, %true, %true : (!torch.bool, !torch.bool, !torch.bool) -> !torch.list<bool>
    %25 = torch.aten.all.bool %24 : !torch.list<bool> -> !torch.bool
    torch.runtime.assert %25, "not all strides are default"
    %26 = torch.aten.empty.memory_format %21, %int6, %int0, %cpu_0, %false, %none : !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool, !torch.none -> !torch.vtensor<[2,?,32],f32>
    torch.bind_symbolic_shape %26, [%9], affine_map<()[s0] -> (2, s0, 32)> : !torch.vtensor<[2,?,32],f32>
    %27 = torch.aten.size.int %26, %int1 : !torch.vtensor<[2,?,32],f32>, !torch.int -> !torch.int
    %28 = torch.prim.ListConstruct %int2, %27, %int32 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %29 = torch.aten.broadcast_to %0, %28 : !torch.vtensor<[],f32>, !torch.list<int> -> !torch.vtensor<[2,?,32],f32>
    torch.bind_symbolic_shape %29, [%9], affine_map<()[s0] -> (2, s0, 32)> : !torch.vtensor<[2,?,32],f32>
    %30 = torch.aten.slice.Tensor %20, %int0, %int0, %int1, %int1 : !torch.vtensor<[2,?,32],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %30, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %31 = torch.aten.slice.Tensor %20, %int0, %int1, %int2, %int1 : !torch.vtensor<[2,?,32],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %31, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %32 = torch.aten.squeeze.dim %30, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %32, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %33 = torch.aten.squeeze.dim %31, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %33, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %34 = torch.aten.slice.Tensor %29, %int0, %int0, %int1, %int1 : !torch.vtensor<[2,?,32],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %34, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %35 = torch.aten.slice.Tensor %29, %int0, %int1, %int2, %int1 : !torch.vtensor<[2,?,32],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %35, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %36 = torch.aten.squeeze.dim %34, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %36, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %37 = torch.aten.squeeze.dim %35, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %37, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %38 = torch.prim.ListConstruct %int1, %int0, %int2 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %39 = torch.aten.permute %arg0, %38 : !torch.vtensor<[?,7,16],f32>, !torch.list<int> -> !torch.vtensor<[7,?,16],f32>
    torch.bind_symbolic_shape %39, [%9], affine_map<()[s0] -> (7, s0, 16)> : !torch.vtensor<[7,?,16],f32>
    %40 = torch.aten.unsqueeze %32, %int0 : !torch.vtensor<[?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %40, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %41 = torch.aten.unsqueeze %36, %int0 : !torch.vtensor<[?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %41, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %42 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %43 = torch.aten.permute %8, %42 : !torch.vtensor<[128,16],f32>, !torch.list<int> -> !torch.vtensor<[16,128],f32>
    %44 = torch.prim.ListConstruct %int7, %10, %int16 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %45 = torch.aten.broadcast_to %39, %44 : !torch.vtensor<[7,?,16],f32>, !torch.list<int> -> !torch.vtensor<[7,?,16],f32>
    torch.bind_symbolic_shape %45, [%9], affine_map<()[s0] -> (7, s0, 16)> : !torch.vtensor<[7,?,16],f32>
    %46 = torch.prim.ListConstruct %int7, %10, %int16 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %47 = torch.aten.view %45, %46 : !torch.vtensor<[7,?,16],f32>, !torch.list<int> -> !torch.vtensor<[7,?,16],f32>
    torch.bind_symbolic_shape %47, [%9], affine_map<()[s0] -> (7, s0, 16)> : !torch.vtensor<[7,?,16],f32>
    %48 = torch.prim.ListConstruct %int7, %int16, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %49 = torch.aten.broadcast_to %43, %48 : !torch.vtensor<[16,128],f32>, !torch.list<int> -> !torch.vtensor<[7,16,128],f32>
    %50 = torch.prim.ListConstruct %int7, %int16, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %51 = torch.aten.view %49, %50 : !torch.vtensor<[7,16,128],f32>, !torch.list<int> -> !torch.vtensor<[7,16,128],f32>
    %52 = torch.aten.bmm %47, %51 : !torch.vtensor<[7,?,16],f32>, !torch.vtensor<[7,16,128],f32> -> !torch.vtensor<[7,?,128],f32>
    torch.bind_symbolic_shape %52, [%9], affine_map<()[s0] -> (7, s0, 128)> : !torch.vtensor<[7,?,128],f32>
    %53 = torch.prim.ListConstruct %int7, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %54 = torch.aten.view %52, %53 : !torch.vtensor<[7,?,128],f32>, !torch.list<int> -> !torch.vtensor<[7,?,128],f32>
    torch.bind_symbolic_shape %54, [%9], affine_map<()[s0] -> (7, s0, 128)> : !torch.vtensor<[7,?,128],f32>
    %55 = torch.aten.add.Tensor %54, %7, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[7,?,128],f32>
    torch.bind_symbolic_shape %55, [%9], affine_map<()[s0] -> (7, s0, 128)> : !torch.vtensor<[7,?,128],f32>
    %56 = torch.aten.slice.Tensor %55, %int0, %int0, %int1, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %56, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %57 = torch.aten.slice.Tensor %55, %int0, %int1, %int2, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %57, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %58 = torch.aten.slice.Tensor %55, %int0, %int2, %int3, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %58, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %59 = torch.aten.slice.Tensor %55, %int0, %int3, %int4, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %59, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %60 = torch.aten.slice.Tensor %55, %int0, %int4, %int5, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %60, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %61 = torch.aten.slice.Tensor %55, %int0, %int5, %int6, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %61, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %62 = torch.aten.slice.Tensor %55, %int0, %int6, %int7, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %62, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %63 = torch.aten.squeeze.dim %56, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %63, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %64 = torch.aten.squeeze.dim %57, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %64, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %65 = torch.aten.squeeze.dim %58, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %65, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %66 = torch.aten.squeeze.dim %59, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %66, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %67 = torch.aten.squeeze.dim %60, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %67, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %68 = torch.aten.squeeze.dim %61, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %68, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %69 = torch.aten.squeeze.dim %62, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %69, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %70 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %71 = torch.aten.view %40, %70 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %71, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %72 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %73 = torch.aten.permute %6, %72 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %74 = torch.aten.mm %71, %73 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %74, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %75 = torch.aten.mul.Scalar %74, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %75, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %76 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %77 = torch.aten.add.Tensor %75, %76, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %77, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %78 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %79 = torch.aten.view %77, %78 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %79, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %80 = torch.aten.add.Tensor %79, %63, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %80, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %81 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %82 = torch.aten.split_with_sizes %80, %81, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %83:4 = torch.prim.ListUnpack %82 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %83#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %83#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %83#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %83#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %84 = torch.aten.sigmoid %83#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %84, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %85 = torch.aten.sigmoid %83#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %85, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %86 = torch.aten.tanh %83#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %86, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %87 = torch.aten.sigmoid %83#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %87, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %88 = torch.aten.mul.Tensor %85, %41 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %88, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %89 = torch.aten.mul.Tensor %84, %86 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %89, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %90 = torch.aten.add.Tensor %88, %89, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %90, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %91 = torch.aten.tanh %90 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %91, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %92 = torch.aten.mul.Tensor %87, %91 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %92, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %93 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %94 = torch.aten.view %92, %93 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %94, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %95 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %96 = torch.aten.permute %6, %95 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %97 = torch.aten.mm %94, %96 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %97, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %98 = torch.aten.mul.Scalar %97, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %98, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %99 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %100 = torch.aten.add.Tensor %98, %99, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %100, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %101 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %102 = torch.aten.view %100, %101 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %102, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %103 = torch.aten.add.Tensor %102, %64, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %103, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %104 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %105 = torch.aten.split_with_sizes %103, %104, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %106:4 = torch.prim.ListUnpack %105 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %106#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %106#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %106#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %106#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %107 = torch.aten.sigmoid %106#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %107, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %108 = torch.aten.sigmoid %106#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %108, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %109 = torch.aten.tanh %106#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %109, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %110 = torch.aten.sigmoid %106#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %110, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %111 = torch.aten.mul.Tensor %108, %90 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %111, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %112 = torch.aten.mul.Tensor %107, %109 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %112, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %113 = torch.aten.add.Tensor %111, %112, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %113, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %114 = torch.aten.tanh %113 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %114, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %115 = torch.aten.mul.Tensor %110, %114 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %115, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %116 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %117 = torch.aten.view %115, %116 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %117, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %118 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %119 = torch.aten.permute %6, %118 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %120 = torch.aten.mm %117, %119 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %120, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %121 = torch.aten.mul.Scalar %120, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %121, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %122 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %123 = torch.aten.add.Tensor %121, %122, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %123, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %124 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %125 = torch.aten.view %123, %124 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %125, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %126 = torch.aten.add.Tensor %125, %65, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %126, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %127 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %128 = torch.aten.split_with_sizes %126, %127, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %129:4 = torch.prim.ListUnpack %128 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %129#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %129#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %129#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %129#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %130 = torch.aten.sigmoid %129#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %130, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %131 = torch.aten.sigmoid %129#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %131, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %132 = torch.aten.tanh %129#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %132, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %133 = torch.aten.sigmoid %129#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %133, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %134 = torch.aten.mul.Tensor %131, %113 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %134, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %135 = torch.aten.mul.Tensor %130, %132 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %135, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %136 = torch.aten.add.Tensor %134, %135, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %136, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %137 = torch.aten.tanh %136 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %137, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %138 = torch.aten.mul.Tensor %133, %137 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %138, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %139 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %140 = torch.aten.view %138, %139 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %140, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %141 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %142 = torch.aten.permute %6, %141 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %143 = torch.aten.mm %140, %142 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %143, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %144 = torch.aten.mul.Scalar %143, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %144, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %145 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %146 = torch.aten.add.Tensor %144, %145, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %146, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %147 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %148 = torch.aten.view %146, %147 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %148, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %149 = torch.aten.add.Tensor %148, %66, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %149, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %150 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %151 = torch.aten.split_with_sizes %149, %150, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %152:4 = torch.prim.ListUnpack %151 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %152#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %152#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %152#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %152#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %153 = torch.aten.sigmoid %152#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %153, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %154 = torch.aten.sigmoid %152#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %154, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %155 = torch.aten.tanh %152#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %155, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %156 = torch.aten.sigmoid %152#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %156, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %157 = torch.aten.mul.Tensor %154, %136 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %157, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %158 = torch.aten.mul.Tensor %153, %155 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %158, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %159 = torch.aten.add.Tensor %157, %158, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %159, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %160 = torch.aten.tanh %159 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %160, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %161 = torch.aten.mul.Tensor %156, %160 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %161, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %162 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %163 = torch.aten.view %161, %162 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %163, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %164 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %165 = torch.aten.permute %6, %164 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %166 = torch.aten.mm %163, %165 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %166, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %167 = torch.aten.mul.Scalar %166, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %167, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %168 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %169 = torch.aten.add.Tensor %167, %168, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %169, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %170 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %171 = torch.aten.view %169, %170 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %171, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %172 = torch.aten.add.Tensor %171, %67, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %172, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %173 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %174 = torch.aten.split_with_sizes %172, %173, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %175:4 = torch.prim.ListUnpack %174 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %175#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %175#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %175#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %175#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %176 = torch.aten.sigmoid %175#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %176, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %177 = torch.aten.sigmoid %175#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %177, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %178 = torch.aten.tanh %175#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %178, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %179 = torch.aten.sigmoid %175#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %179, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %180 = torch.aten.mul.Tensor %177, %159 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %180, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %181 = torch.aten.mul.Tensor %176, %178 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %181, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %182 = torch.aten.add.Tensor %180, %181, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %182, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %183 = torch.aten.tanh %182 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %183, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %184 = torch.aten.mul.Tensor %179, %183 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %184, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %185 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %186 = torch.aten.view %184, %185 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %186, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %187 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %188 = torch.aten.permute %6, %187 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %189 = torch.aten.mm %186, %188 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %189, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %190 = torch.aten.mul.Scalar %189, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %190, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %191 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %192 = torch.aten.add.Tensor %190, %191, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %192, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %193 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %194 = torch.aten.view %192, %193 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %194, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %195 = torch.aten.add.Tensor %194, %68, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %195, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %196 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %197 = torch.aten.split_with_sizes %195, %196, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %198:4 = torch.prim.ListUnpack %197 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %198#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %198#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %198#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %198#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %199 = torch.aten.sigmoid %198#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %199, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %200 = torch.aten.sigmoid %198#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %200, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %201 = torch.aten.tanh %198#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %201, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %202 = torch.aten.sigmoid %198#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %202, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %203 = torch.aten.mul.Tensor %200, %182 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %203, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %204 = torch.aten.mul.Tensor %199, %201 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %204, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %205 = torch.aten.add.Tensor %203, %204, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %205, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %206 = torch.aten.tanh %205 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %206, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %207 = torch.aten.mul.Tensor %202, %206 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %207, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %208 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %209 = torch.aten.view %207, %208 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %209, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %210 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %211 = torch.aten.permute %6, %210 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %212 = torch.aten.mm %209, %211 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %212, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %213 = torch.aten.mul.Scalar %212, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %213, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %214 = torch.aten.mul.Scalar %5, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %215 = torch.aten.add.Tensor %213, %214, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %215, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %216 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %217 = torch.aten.view %215, %216 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %217, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %218 = torch.aten.add.Tensor %217, %69, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %218, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %219 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %220 = torch.aten.split_with_sizes %218, %219, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %221:4 = torch.prim.ListUnpack %220 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %221#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %221#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %221#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %221#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %222 = torch.aten.sigmoid %221#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %222, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %223 = torch.aten.sigmoid %221#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %223, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %224 = torch.aten.tanh %221#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %224, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %225 = torch.aten.sigmoid %221#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %225, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %226 = torch.aten.mul.Tensor %223, %205 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %226, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %227 = torch.aten.mul.Tensor %222, %224 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %227, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %228 = torch.aten.add.Tensor %226, %227, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %228, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %229 = torch.aten.tanh %228 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %229, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %230 = torch.aten.mul.Tensor %225, %229 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %230, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %231 = torch.prim.ListConstruct %92, %115, %138, %161, %184, %207, %230 : (!torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>) -> !torch.list<vtensor>
    %232 = torch.aten.cat %231, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[7,?,32],f32>
    torch.bind_symbolic_shape %232, [%9], affine_map<()[s0] -> (7, s0, 32)> : !torch.vtensor<[7,?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %233 = torch.aten.squeeze.dim %230, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %233, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %234 = torch.aten.squeeze.dim %228, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %234, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %235 = torch.aten.unsqueeze %33, %int0 : !torch.vtensor<[?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %235, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %236 = torch.aten.unsqueeze %37, %int0 : !torch.vtensor<[?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %236, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %237 = torch.aten.mul.int %int7, %10 : !torch.int, !torch.int -> !torch.int
    %238 = torch.prim.ListConstruct %237, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %239 = torch.aten.view %232, %238 : !torch.vtensor<[7,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %239, [%9], affine_map<()[s0] -> (s0 * 7, 32)> : !torch.vtensor<[?,32],f32>
    %240 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %241 = torch.aten.permute %4, %240 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %242 = torch.aten.mm %239, %241 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %242, [%9], affine_map<()[s0] -> (s0 * 7, 128)> : !torch.vtensor<[?,128],f32>
    %243 = torch.aten.mul.Scalar %242, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %243, [%9], affine_map<()[s0] -> (s0 * 7, 128)> : !torch.vtensor<[?,128],f32>
    %244 = torch.aten.mul.Scalar %3, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %245 = torch.aten.add.Tensor %243, %244, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %245, [%9], affine_map<()[s0] -> (s0 * 7, 128)> : !torch.vtensor<[?,128],f32>
    %246 = torch.prim.ListConstruct %int7, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %247 = torch.aten.view %245, %246 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[7,?,128],f32>
    torch.bind_symbolic_shape %247, [%9], affine_map<()[s0] -> (7, s0, 128)> : !torch.vtensor<[7,?,128],f32>
    %248 = torch.aten.slice.Tensor %247, %int0, %int0, %int1, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %248, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %249 = torch.aten.slice.Tensor %247, %int0, %int1, %int2, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %249, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %250 = torch.aten.slice.Tensor %247, %int0, %int2, %int3, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %250, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %251 = torch.aten.slice.Tensor %247, %int0, %int3, %int4, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %251, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %252 = torch.aten.slice.Tensor %247, %int0, %int4, %int5, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %252, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %253 = torch.aten.slice.Tensor %247, %int0, %int5, %int6, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %253, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %254 = torch.aten.slice.Tensor %247, %int0, %int6, %int7, %int1 : !torch.vtensor<[7,?,128],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %254, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %255 = torch.aten.squeeze.dim %248, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %255, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %256 = torch.aten.squeeze.dim %249, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %256, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %257 = torch.aten.squeeze.dim %250, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %257, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %258 = torch.aten.squeeze.dim %251, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %258, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %259 = torch.aten.squeeze.dim %252, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %259, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %260 = torch.aten.squeeze.dim %253, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %260, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %261 = torch.aten.squeeze.dim %254, %int0 : !torch.vtensor<[1,?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %261, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %262 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %263 = torch.aten.view %235, %262 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %263, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %264 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %265 = torch.aten.permute %2, %264 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %266 = torch.aten.mm %263, %265 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %266, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %267 = torch.aten.mul.Scalar %266, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %267, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %268 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %269 = torch.aten.add.Tensor %267, %268, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %269, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %270 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %271 = torch.aten.view %269, %270 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %271, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %272 = torch.aten.add.Tensor %271, %255, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %272, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %273 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %274 = torch.aten.split_with_sizes %272, %273, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %275:4 = torch.prim.ListUnpack %274 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %275#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %275#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %275#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %275#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %276 = torch.aten.sigmoid %275#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %276, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %277 = torch.aten.sigmoid %275#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %277, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %278 = torch.aten.tanh %275#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %278, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %279 = torch.aten.sigmoid %275#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %279, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %280 = torch.aten.mul.Tensor %277, %236 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %280, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %281 = torch.aten.mul.Tensor %276, %278 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %281, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %282 = torch.aten.add.Tensor %280, %281, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %282, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %283 = torch.aten.tanh %282 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %283, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %284 = torch.aten.mul.Tensor %279, %283 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %284, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %285 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %286 = torch.aten.view %284, %285 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %286, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %287 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %288 = torch.aten.permute %2, %287 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %289 = torch.aten.mm %286, %288 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %289, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %290 = torch.aten.mul.Scalar %289, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %290, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %291 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %292 = torch.aten.add.Tensor %290, %291, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %292, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %293 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %294 = torch.aten.view %292, %293 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %294, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %295 = torch.aten.add.Tensor %294, %256, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %295, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %296 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %297 = torch.aten.split_with_sizes %295, %296, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %298:4 = torch.prim.ListUnpack %297 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %298#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %298#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %298#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %298#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %299 = torch.aten.sigmoid %298#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %299, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %300 = torch.aten.sigmoid %298#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %300, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %301 = torch.aten.tanh %298#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %301, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %302 = torch.aten.sigmoid %298#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %302, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %303 = torch.aten.mul.Tensor %300, %282 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %303, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %304 = torch.aten.mul.Tensor %299, %301 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %304, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %305 = torch.aten.add.Tensor %303, %304, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %305, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %306 = torch.aten.tanh %305 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %306, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %307 = torch.aten.mul.Tensor %302, %306 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %307, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %308 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %309 = torch.aten.view %307, %308 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %309, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %310 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %311 = torch.aten.permute %2, %310 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %312 = torch.aten.mm %309, %311 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %312, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %313 = torch.aten.mul.Scalar %312, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %313, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %314 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %315 = torch.aten.add.Tensor %313, %314, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %315, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %316 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %317 = torch.aten.view %315, %316 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %317, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %318 = torch.aten.add.Tensor %317, %257, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %318, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %319 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %320 = torch.aten.split_with_sizes %318, %319, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %321:4 = torch.prim.ListUnpack %320 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %321#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %321#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %321#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %321#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %322 = torch.aten.sigmoid %321#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %322, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %323 = torch.aten.sigmoid %321#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %323, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %324 = torch.aten.tanh %321#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %324, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %325 = torch.aten.sigmoid %321#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %325, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %326 = torch.aten.mul.Tensor %323, %305 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %326, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %327 = torch.aten.mul.Tensor %322, %324 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %327, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %328 = torch.aten.add.Tensor %326, %327, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %328, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %329 = torch.aten.tanh %328 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %329, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %330 = torch.aten.mul.Tensor %325, %329 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %330, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %331 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %332 = torch.aten.view %330, %331 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %332, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %333 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %334 = torch.aten.permute %2, %333 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %335 = torch.aten.mm %332, %334 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %335, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %336 = torch.aten.mul.Scalar %335, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %336, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %337 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %338 = torch.aten.add.Tensor %336, %337, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %338, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %339 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %340 = torch.aten.view %338, %339 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %340, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %341 = torch.aten.add.Tensor %340, %258, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %341, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %342 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %343 = torch.aten.split_with_sizes %341, %342, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %344:4 = torch.prim.ListUnpack %343 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %344#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %344#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %344#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %344#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %345 = torch.aten.sigmoid %344#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %345, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %346 = torch.aten.sigmoid %344#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %346, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %347 = torch.aten.tanh %344#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %347, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %348 = torch.aten.sigmoid %344#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %348, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %349 = torch.aten.mul.Tensor %346, %328 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %349, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %350 = torch.aten.mul.Tensor %345, %347 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %350, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %351 = torch.aten.add.Tensor %349, %350, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %351, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %352 = torch.aten.tanh %351 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %352, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %353 = torch.aten.mul.Tensor %348, %352 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %353, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %354 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %355 = torch.aten.view %353, %354 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %355, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %356 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %357 = torch.aten.permute %2, %356 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %358 = torch.aten.mm %355, %357 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %358, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %359 = torch.aten.mul.Scalar %358, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %359, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %360 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %361 = torch.aten.add.Tensor %359, %360, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %361, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %362 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %363 = torch.aten.view %361, %362 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %363, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %364 = torch.aten.add.Tensor %363, %259, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %364, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %365 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %366 = torch.aten.split_with_sizes %364, %365, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %367:4 = torch.prim.ListUnpack %366 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %367#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %367#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %367#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %367#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %368 = torch.aten.sigmoid %367#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %368, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %369 = torch.aten.sigmoid %367#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %369, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %370 = torch.aten.tanh %367#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %370, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %371 = torch.aten.sigmoid %367#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %371, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %372 = torch.aten.mul.Tensor %369, %351 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %372, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %373 = torch.aten.mul.Tensor %368, %370 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %373, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %374 = torch.aten.add.Tensor %372, %373, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %374, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %375 = torch.aten.tanh %374 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %375, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %376 = torch.aten.mul.Tensor %371, %375 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %376, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %377 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %378 = torch.aten.view %376, %377 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %378, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %379 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %380 = torch.aten.permute %2, %379 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %381 = torch.aten.mm %378, %380 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %381, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %382 = torch.aten.mul.Scalar %381, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %382, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %383 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %384 = torch.aten.add.Tensor %382, %383, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %384, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %385 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %386 = torch.aten.view %384, %385 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %386, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %387 = torch.aten.add.Tensor %386, %260, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %387, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %388 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %389 = torch.aten.split_with_sizes %387, %388, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %390:4 = torch.prim.ListUnpack %389 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %390#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %390#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %390#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %390#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %391 = torch.aten.sigmoid %390#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %391, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %392 = torch.aten.sigmoid %390#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %392, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %393 = torch.aten.tanh %390#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %393, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %394 = torch.aten.sigmoid %390#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %394, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %395 = torch.aten.mul.Tensor %392, %374 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %395, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %396 = torch.aten.mul.Tensor %391, %393 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %396, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %397 = torch.aten.add.Tensor %395, %396, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %397, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %398 = torch.aten.tanh %397 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %398, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %399 = torch.aten.mul.Tensor %394, %398 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %399, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %400 = torch.prim.ListConstruct %10, %int32 : (!torch.int, !torch.int) -> !torch.list<int>
    %401 = torch.aten.view %399, %400 : !torch.vtensor<[1,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %401, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %402 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %403 = torch.aten.permute %2, %402 : !torch.vtensor<[128,32],f32>, !torch.list<int> -> !torch.vtensor<[32,128],f32>
    %404 = torch.aten.mm %401, %403 : !torch.vtensor<[?,32],f32>, !torch.vtensor<[32,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %404, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %405 = torch.aten.mul.Scalar %404, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %405, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %406 = torch.aten.mul.Scalar %1, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %407 = torch.aten.add.Tensor %405, %406, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %407, [%9], affine_map<()[s0] -> (s0, 128)> : !torch.vtensor<[?,128],f32>
    %408 = torch.prim.ListConstruct %int1, %10, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %409 = torch.aten.view %407, %408 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %409, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %410 = torch.aten.add.Tensor %409, %261, %int1 : !torch.vtensor<[1,?,128],f32>, !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[1,?,128],f32>
    torch.bind_symbolic_shape %410, [%9], affine_map<()[s0] -> (1, s0, 128)> : !torch.vtensor<[1,?,128],f32>
    %411 = torch.prim.ListConstruct %int32, %int32, %int32, %int32 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %412 = torch.aten.split_with_sizes %410, %411, %int2 : !torch.vtensor<[1,?,128],f32>, !torch.list<int>, !torch.int -> !torch.list<vtensor>
    %413:4 = torch.prim.ListUnpack %412 : !torch.list<vtensor> -> !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %413#0, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %413#1, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %413#2, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %413#3, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %414 = torch.aten.sigmoid %413#0 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %414, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %415 = torch.aten.sigmoid %413#1 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %415, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %416 = torch.aten.tanh %413#2 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %416, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %417 = torch.aten.sigmoid %413#3 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %417, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %418 = torch.aten.mul.Tensor %415, %397 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %418, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %419 = torch.aten.mul.Tensor %414, %416 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %419, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %420 = torch.aten.add.Tensor %418, %419, %int1 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %420, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %421 = torch.aten.tanh %420 : !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %421, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %422 = torch.aten.mul.Tensor %417, %421 : !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32> -> !torch.vtensor<[1,?,32],f32>
    torch.bind_symbolic_shape %422, [%9], affine_map<()[s0] -> (1, s0, 32)> : !torch.vtensor<[1,?,32],f32>
    %423 = torch.prim.ListConstruct %284, %307, %330, %353, %376, %399, %422 : (!torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>, !torch.vtensor<[1,?,32],f32>) -> !torch.list<vtensor>
    %424 = torch.aten.cat %423, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[7,?,32],f32>
    torch.bind_symbolic_shape %424, [%9], affine_map<()[s0] -> (7, s0, 32)> : !torch.vtensor<[7,?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %425 = torch.aten.squeeze.dim %422, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %425, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    torch.runtime.assert %true, "squeeze operation possible for dim only when input_shape[dim] == 1."
    %426 = torch.aten.squeeze.dim %420, %int0 : !torch.vtensor<[1,?,32],f32>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %426, [%9], affine_map<()[s0] -> (s0, 32)> : !torch.vtensor<[?,32],f32>
    %427 = torch.prim.ListConstruct %int1, %int0, %int2 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %428 = torch.aten.permute %424, %427 : !torch.vtensor<[7,?,32],f32>, !torch.list<int> -> !torch.vtensor<[?,7,32],f32>
    torch.bind_symbolic_shape %428, [%9], affine_map<()[s0] -> (s0, 7, 32)> : !torch.vtensor<[?,7,32],f32>
    %429 = torch.prim.ListConstruct %233, %425 : (!torch.vtensor<[?,32],f32>, !torch.vtensor<[?,32],f32>) -> !torch.list<vtensor>
    %430 = torch.aten.cat %429, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %430, [%9], affine_map<()[s0] -> (s0 * 2, 32)> : !torch.vtensor<[?,32],f32>
    %431 = torch.prim.ListConstruct %int2, %10, %int32 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %432 = torch.aten.view %430, %431 : !torch.vtensor<[?,32],f32>, !torch.list<int> -> !torch.vtensor<[2,?,32],f32>
    torch.bind_symbolic_shape %432, [%9], affine_map<()[s0] -> (2, s0, 32)> : !torch.vtensor<[2,?,32],f32>
    %433 = torch.prim.ListConstruct %234, %426 : (!torch.vtensor<[?,32],f32>, !torch.vtensor<[?,32],f32>) -> !torch.list<vtensor>
    %434 = torch.aten.cat %433, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[?,32],f32>
    torch.bind_symbolic_shape %434, [%9], affine_map<()[s0] -> (s0 * 2, 32)> : !torch.vtensor<[?,32],f32>
    %435 = torch.prim.ListConstruct %int2, %10, %int32 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %436 = torch.aten.view %434, %435 : !torch.vtensor<[?,32],f32>, !torch.list<int> -> !torch.vtensor<[2,?,32],f32>
    torch.bind_symbolic_shape %436, [%9], affine_map<()[s0] -> (2, s0, 32)> : !torch.vtensor<[2,?,32],f32>
    return %428, %432, %436 : !torch.vtensor<[?,7,32],f32>, !torch.vtensor<[2,?,32],f32>, !torch.vtensor<[2,?,32],f32>
  }
}

