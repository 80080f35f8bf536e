module {
  func.func @main(%arg0: !torch.vtensor<[?,?],si64>, %arg1: !torch.vtensor<[?,?],si64>) -> !torch.vtensor<[?,?,500],f32> {
    %0 = torch.vtensor.literal(dense<0.000000e+00> : tensor<f32>) : !torch.vtensor<[],f32>
    %1 = torch.vtensor.literal(dense<0xFF800000> : tensor<f32>) : !torch.vtensor<[],f32>
    %2 = torch.vtensor.literal(dense<true> : tensor<i1>) : !torch.vtensor<[],i1>
    %int6 = torch.constant.int 6
    %float1.000000e00 = torch.constant.float 1.000000e+00
    %int7 = torch.constant.int 7
    %int500 = torch.constant.int 500
    %3 = torch.vtensor.literal(dense_resource<torch_tensor_500_torch.float32> : tensor<500xf32>) : !torch.vtensor<[500],f32>
    %4 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_22> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %5 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_21> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %6 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_20> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %7 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_8> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %8 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_19> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %9 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_18> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %10 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_17> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %11 = torch.vtensor.literal(dense_resource<torch_tensor_64_128_torch.float32_1> : tensor<64x128xf32>) : !torch.vtensor<[64,128],f32>
    %12 = torch.vtensor.literal(dense_resource<torch_tensor_128_torch.float32_1> : tensor<128xf32>) : !torch.vtensor<[128],f32>
    %13 = torch.vtensor.literal(dense_resource<torch_tensor_128_64_torch.float32_1> : tensor<128x64xf32>) : !torch.vtensor<[128,64],f32>
    %14 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_16> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %15 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_15> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %16 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_14> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %17 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_7> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %18 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_13> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %19 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_6> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %20 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_12> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %21 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_5> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %22 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_11> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %23 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_4> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %24 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_10> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %25 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_9> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %26 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_8> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %27 = torch.vtensor.literal(dense_resource<torch_tensor_64_128_torch.float32> : tensor<64x128xf32>) : !torch.vtensor<[64,128],f32>
    %str = torch.constant.str "none"
    %int128 = torch.constant.int 128
    %28 = torch.vtensor.literal(dense_resource<torch_tensor_128_torch.float32> : tensor<128xf32>) : !torch.vtensor<[128],f32>
    %29 = torch.vtensor.literal(dense_resource<torch_tensor_128_64_torch.float32> : tensor<128x64xf32>) : !torch.vtensor<[128,64],f32>
    %30 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_7> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %31 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_6> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %32 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_5> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %33 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_3> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %float5.000000e-01 = torch.constant.float 5.000000e-01
    %float-Inf = torch.constant.float 0xFFF0000000000000
    %34 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_4> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %35 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_2> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %36 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_3> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %37 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32_1> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %int16 = torch.constant.int 16
    %38 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_2> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %39 = torch.vtensor.literal(dense_resource<torch_tensor_64_64_torch.float32> : tensor<64x64xf32>) : !torch.vtensor<[64,64],f32>
    %int64 = torch.constant.int 64
    %int3 = torch.constant.int 3
    %int11 = torch.constant.int 11
    %int4 = torch.constant.int 4
    %none = torch.constant.none
    %40 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32_1> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %41 = torch.vtensor.literal(dense_resource<torch_tensor_64_torch.float32> : tensor<64xf32>) : !torch.vtensor<[64],f32>
    %float9.999990e-13 = torch.constant.float 9.9999999999999998E-13
    %true = torch.constant.bool true
    %int2 = torch.constant.int 2
    %42 = torch.vtensor.literal(dense_resource<torch_tensor_512_64_torch.float32> : tensor<512x64xf32>) : !torch.vtensor<[512,64],f32>
    %43 = torch.vtensor.literal(dense_resource<torch_tensor_2_64_torch.float32> : tensor<2x64xf32>) : !torch.vtensor<[2,64],f32>
    %44 = torch.vtensor.literal(dense_resource<torch_tensor_500_64_torch.float32> : tensor<500x64xf32>) : !torch.vtensor<[500,64],f32>
    %false = torch.constant.bool false
    %int-1 = torch.constant.int -1
    %45 = torch.vtensor.literal(dense_resource<torch_tensor_1_512_torch.int64_1> : tensor<1x512xsi64>) : !torch.vtensor<[1,512],si64>
    %46 = torch.vtensor.literal(dense_resource<torch_tensor_1_512_torch.int64> : tensor<1x512xsi64>) : !torch.vtensor<[1,512],si64>
    %int1 = torch.constant.int 1
    %int0 = torch.constant.int 0
    %47 = torch.symbolic_int "s23" {min_val = 2, max_val = 9223372036854775807} : !torch.int
    %48 = torch.symbolic_int "s27" {min_val = 2, max_val = 512} : !torch.int
    %49 = torch.symbolic_int "s31" {min_val = 2, max_val = 9223372036854775807} : !torch.int
    torch.bind_symbolic_shape %arg0, [%47, %48], affine_map<()[s0, s1] -> (s0, s1)> : !torch.vtensor<[?,?],si64>
    torch.bind_symbolic_shape %arg1, [%48, %49], affine_map<()[s0, s1] -> (s1, s0)> : !torch.vtensor<[?,?],si64>
    %50 = torch.aten.size.int %arg0, %int0 : !torch.vtensor<[?,?],si64>, !torch.int -> !torch.int
    %51 = torch.aten.size.int %arg0, %int1 : !torch.vtensor<[?,?],si64>, !torch.int -> !torch.int
    %52 = torch.aten.slice.Tensor %46, %int1, %int0, %51, %int1 : !torch.vtensor<[1,512],si64>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor<[1,?],si64>
    torch.bind_symbolic_shape %52, [%48], affine_map<()[s0] -> (1, s0)> : !torch.vtensor<[1,?],si64>
    %53 = torch.aten.gather %45, %int1, %52, %false : !torch.vtensor<[1,512],si64>, !torch.int, !torch.vtensor<[1,?],si64>, !torch.bool -> !torch.vtensor<[1,?],si64>
    torch.bind_symbolic_shape %53, [%48], affine_map<()[s0] -> (1, s0)> : !torch.vtensor<[1,?],si64>
    %54 = torch.prim.ListConstruct %50, %51 : (!torch.int, !torch.int) -> !torch.list<int>
    %55 = torch.aten.broadcast_to %53, %54 : !torch.vtensor<[1,?],si64>, !torch.list<int> -> !torch.vtensor<[?,?],si64>
    torch.bind_symbolic_shape %55, [%47, %48], affine_map<()[s0, s1] -> (s0, s1)> : !torch.vtensor<[?,?],si64>
    %56 = torch.aten.embedding %44, %arg0, %int0, %false, %false : !torch.vtensor<[500,64],f32>, !torch.vtensor<[?,?],si64>, !torch.int, !torch.bool, !torch.bool -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %56, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %57 = torch.aten.embedding %43, %55, %int-1, %false, %false : !torch.vtensor<[2,64],f32>, !torch.vtensor<[?,?],si64>, !torch.int, !torch.bool, !torch.bool -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %57, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %58 = torch.aten.add.Tensor %56, %57, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %58, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %59 = torch.aten.embedding %42, %52, %int-1, %false, %false : !torch.vtensor<[512,64],f32>, !torch.vtensor<[1,?],si64>, !torch.int, !torch.bool, !torch.bool -> !torch.vtensor<[1,?,64],f32>
    torch.bind_symbolic_shape %59, [%48], affine_map<()[s0] -> (1, s0, 64)> : !torch.vtensor<[1,?,64],f32>
    %60 = torch.aten.add.Tensor %58, %59, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[1,?,64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %60, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %61 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
    %62 = torch.aten.to.dtype %60, %int7, %false, %false, %none : !torch.vtensor<[?,?,64],f32>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,64],f64>
    %63 = torch.aten.sum.dim_IntList %62, %61, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %64 = torch.aten.div.Scalar %63, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %65 = torch.aten.sub.Tensor %62, %64, %float1.000000e00 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,1],f64>, !torch.float -> !torch.vtensor<[?,?,64],f64>
    %66 = torch.aten.mul.Tensor %65, %65 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,64],f64> -> !torch.vtensor<[?,?,64],f64>
    %67 = torch.aten.sum.dim_IntList %66, %61, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %68 = torch.aten.div.Scalar %67, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %69 = torch.aten.to.dtype %68, %int6, %false, %false, %none : !torch.vtensor<[?,?,1],f64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %70 = torch.aten.sum.dim_IntList %60, %61, %true, %none : !torch.vtensor<[?,?,64],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %71 = torch.aten.div.Scalar %70, %int64 : !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %69, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %71, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %72 = torch.aten.add.Scalar %69, %float9.999990e-13, %int1 : !torch.vtensor<[?,?,1],f32>, !torch.float, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %72, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %73 = torch.aten.rsqrt %72 : !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %73, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %74 = torch.aten.sub.Tensor %60, %71, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %74, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %75 = torch.aten.mul.Tensor %74, %73 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %75, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %76 = torch.aten.mul.Tensor %75, %41 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %76, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %77 = torch.aten.add.Tensor %76, %40, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %77, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %77, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %78 = torch.aten.to.dtype %arg1, %int11, %false, %false, %none : !torch.vtensor<[?,?],si64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?],i1>
    torch.bind_symbolic_shape %78, [%48, %49], affine_map<()[s0, s1] -> (s1, s0)> : !torch.vtensor<[?,?],i1>
    %cpu = torch.constant.device "cpu"
    %79 = torch.aten.arange.start_step %int0, %50, %int1, %none, %int0, %cpu, %false : !torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool -> !torch.vtensor<[?],si64>
    torch.bind_symbolic_shape %79, [%47], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],si64>
    %cpu_0 = torch.constant.device "cpu"
    %80 = torch.aten.arange.start_step %int0, %51, %int1, %none, %int0, %cpu_0, %false : !torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool -> !torch.vtensor<[?],si64>
    torch.bind_symbolic_shape %80, [%48], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],si64>
    %81 = torch.aten.add.Scalar %80, %int0, %int1 : !torch.vtensor<[?],si64>, !torch.int, !torch.int -> !torch.vtensor<[?],si64>
    torch.bind_symbolic_shape %81, [%48], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],si64>
    %cpu_1 = torch.constant.device "cpu"
    %82 = torch.aten.arange.start_step %int0, %51, %int1, %none, %int0, %cpu_1, %false : !torch.int, !torch.int, !torch.int, !torch.none, !torch.int, !torch.Device, !torch.bool -> !torch.vtensor<[?],si64>
    torch.bind_symbolic_shape %82, [%48], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],si64>
    %83 = torch.aten.add.Scalar %82, %int0, %int1 : !torch.vtensor<[?],si64>, !torch.int, !torch.int -> !torch.vtensor<[?],si64>
    torch.bind_symbolic_shape %83, [%48], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],si64>
    torch.bind_symbolic_shape %79, [%47], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],si64>
    %84 = torch.aten.unsqueeze %79, %int1 : !torch.vtensor<[?],si64>, !torch.int -> !torch.vtensor<[?,1],si64>
    torch.bind_symbolic_shape %84, [%47], affine_map<()[s0] -> (s0, 1)> : !torch.vtensor<[?,1],si64>
    %85 = torch.aten.unsqueeze %84, %int2 : !torch.vtensor<[?,1],si64>, !torch.int -> !torch.vtensor<[?,1,1],si64>
    torch.bind_symbolic_shape %85, [%47], affine_map<()[s0] -> (s0, 1, 1)> : !torch.vtensor<[?,1,1],si64>
    %86 = torch.aten.unsqueeze %85, %int3 : !torch.vtensor<[?,1,1],si64>, !torch.int -> !torch.vtensor<[?,1,1,1],si64>
    torch.bind_symbolic_shape %86, [%47], affine_map<()[s0] -> (s0, 1, 1, 1)> : !torch.vtensor<[?,1,1,1],si64>
    %87 = torch.aten.unsqueeze %81, %int0 : !torch.vtensor<[?],si64>, !torch.int -> !torch.vtensor<[1,?],si64>
    torch.bind_symbolic_shape %87, [%48], affine_map<()[s0] -> (1, s0)> : !torch.vtensor<[1,?],si64>
    %88 = torch.aten.unsqueeze %87, %int1 : !torch.vtensor<[1,?],si64>, !torch.int -> !torch.vtensor<[1,1,?],si64>
    torch.bind_symbolic_shape %88, [%48], affine_map<()[s0] -> (1, 1, s0)> : !torch.vtensor<[1,1,?],si64>
    %89 = torch.aten.unsqueeze %88, %int3 : !torch.vtensor<[1,1,?],si64>, !torch.int -> !torch.vtensor<[1,1,?,1],si64>
    torch.bind_symbolic_shape %89, [%48], affine_map<()[s0] -> (1, 1, s0, 1)> : !torch.vtensor<[1,1,?,1],si64>
    %90 = torch.aten.unsqueeze %83, %int0 : !torch.vtensor<[?],si64>, !torch.int -> !torch.vtensor<[1,?],si64>
    torch.bind_symbolic_shape %90, [%48], affine_map<()[s0] -> (1, s0)> : !torch.vtensor<[1,?],si64>
    %91 = torch.aten.unsqueeze %90, %int1 : !torch.vtensor<[1,?],si64>, !torch.int -> !torch.vtensor<[1,1,?],si64>
    torch.bind_symbolic_shape %91, [%48], affine_map<()[s0] -> (1, 1, s0)> : !torch.vtensor<[1,1,?],si64>
    %92 = torch.aten.unsqueeze %91, %int2 : !torch.vtensor<[1,1,?],si64>, !torch.int -> !torch.vtensor<[1,1,1,?],si64>
    torch.bind_symbolic_shape %92, [%48], affine_map<()[s0] -> (1, 1, 1, s0)> : !torch.vtensor<[1,1,1,?],si64>
    torch.bind_symbolic_shape %92, [%48], affine_map<()[s0] -> (1, 1, 1, s0)> : !torch.vtensor<[1,1,1,?],si64>
    %93 = torch.prim.ListConstruct  : () -> !torch.list<int>
    %cpu_2 = torch.constant.device "cpu"
    %94 = torch.aten.empty.memory_format %93, %int11, %int0, %cpu_2, %false, %none : !torch.list<int>, !torch.int, !torch.int, !torch.Device, !torch.bool, !torch.none -> !torch.vtensor<[],i1>
    %95 = torch.aten.ge.Scalar %89, %int0 : !torch.vtensor<[1,1,?,1],si64>, !torch.int -> !torch.vtensor<[1,1,?,1],i1>
    torch.bind_symbolic_shape %95, [%48], affine_map<()[s0] -> (1, 1, s0, 1)> : !torch.vtensor<[1,1,?,1],i1>
    %96 = torch.aten.bitwise_and.Tensor %2, %95 : !torch.vtensor<[],i1>, !torch.vtensor<[1,1,?,1],i1> -> !torch.vtensor<[1,1,?,1],i1>
    torch.bind_symbolic_shape %96, [%48], affine_map<()[s0] -> (1, 1, s0, 1)> : !torch.vtensor<[1,1,?,1],i1>
    %97 = torch.prim.ListConstruct %86, %92 : (!torch.vtensor<[?,1,1,1],si64>, !torch.vtensor<[1,1,1,?],si64>) -> !torch.list<vtensor>
    %98 = torch.aten.index.Tensor_hacked_twin %78, %97 : !torch.vtensor<[?,?],i1>, !torch.list<vtensor> -> !torch.vtensor<[?,1,1,?],i1>
    torch.bind_symbolic_shape %98, [%47, %48], affine_map<()[s0, s1] -> (s0, 1, 1, s1)> : !torch.vtensor<[?,1,1,?],i1>
    %99 = torch.aten.bitwise_and.Tensor %96, %98 : !torch.vtensor<[1,1,?,1],i1>, !torch.vtensor<[?,1,1,?],i1> -> !torch.vtensor<[?,1,?,?],i1>
    torch.bind_symbolic_shape %99, [%47, %48], affine_map<()[s0, s1] -> (s0, 1, s1, s1)> : !torch.vtensor<[?,1,?,?],i1>
    %100 = torch.prim.ListConstruct %50, %int-1, %51, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %101 = torch.aten.broadcast_to %99, %100 : !torch.vtensor<[?,1,?,?],i1>, !torch.list<int> -> !torch.vtensor<[?,1,?,?],i1>
    torch.bind_symbolic_shape %101, [%47, %48], affine_map<()[s0, s1] -> (s0, 1, s1, s1)> : !torch.vtensor<[?,1,?,?],i1>
    %102 = torch.aten.mul.int %50, %51 : !torch.int, !torch.int -> !torch.int
    %103 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %104 = torch.aten.view %77, %103 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %104, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %105 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %106 = torch.aten.permute %39, %105 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %107 = torch.aten.mm %104, %106 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %107, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %108 = torch.aten.mul.Scalar %107, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %108, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %109 = torch.aten.mul.Scalar %38, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %110 = torch.aten.add.Tensor %108, %109, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %110, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %111 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %112 = torch.aten.view %110, %111 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %112, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %113 = torch.prim.ListConstruct %50, %51, %int-1, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %114 = torch.aten.view %112, %113 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %114, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %115 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %116 = torch.aten.permute %114, %115 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %116, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %117 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %118 = torch.aten.view %77, %117 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %118, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %119 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %120 = torch.aten.permute %37, %119 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %121 = torch.aten.mm %118, %120 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %121, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %122 = torch.aten.mul.Scalar %121, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %122, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %123 = torch.aten.mul.Scalar %36, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %124 = torch.aten.add.Tensor %122, %123, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %124, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %125 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %126 = torch.aten.view %124, %125 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %126, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %127 = torch.prim.ListConstruct %50, %51, %int-1, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %128 = torch.aten.view %126, %127 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %128, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %129 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %130 = torch.aten.permute %128, %129 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %130, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %131 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %132 = torch.aten.view %77, %131 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %132, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %133 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %134 = torch.aten.permute %35, %133 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %135 = torch.aten.mm %132, %134 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %135, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %136 = torch.aten.mul.Scalar %135, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %136, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %137 = torch.aten.mul.Scalar %34, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %138 = torch.aten.add.Tensor %136, %137, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %138, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %139 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %140 = torch.aten.view %138, %139 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %140, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %141 = torch.prim.ListConstruct %50, %51, %int-1, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %142 = torch.aten.view %140, %141 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %142, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %143 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %144 = torch.aten.permute %142, %143 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %144, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %145 = torch.aten.where.self %101, %0, %1 : !torch.vtensor<[?,1,?,?],i1>, !torch.vtensor<[],f32>, !torch.vtensor<[],f32> -> !torch.vtensor<[?,1,?,?],f32>
    torch.bind_symbolic_shape %145, [%47, %48], affine_map<()[s0, s1] -> (s0, 1, s1, s1)> : !torch.vtensor<[?,1,?,?],f32>
    %146 = torch.aten.mul.Scalar %116, %float5.000000e-01 : !torch.vtensor<[?,4,?,16],f32>, !torch.float -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %146, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %147 = torch.prim.ListConstruct %int0, %int1, %int3, %int2 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %148 = torch.aten.permute %130, %147 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %148, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    %149 = torch.aten.mul.Scalar %148, %float5.000000e-01 : !torch.vtensor<[?,4,16,?],f32>, !torch.float -> !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %149, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    %150 = torch.aten.mul.int %50, %int4 : !torch.int, !torch.int -> !torch.int
    %151 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %152 = torch.aten.broadcast_to %146, %151 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %152, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %152, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %153 = torch.prim.ListConstruct %150, %51, %int16 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %154 = torch.aten.view %152, %153 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,16],f32>
    torch.bind_symbolic_shape %154, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, 16)> : !torch.vtensor<[?,?,16],f32>
    %155 = torch.prim.ListConstruct %50, %int4, %int16, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %156 = torch.aten.broadcast_to %149, %155 : !torch.vtensor<[?,4,16,?],f32>, !torch.list<int> -> !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %156, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %156, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    %157 = torch.prim.ListConstruct %150, %int16, %51 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %158 = torch.aten.view %156, %157 : !torch.vtensor<[?,4,16,?],f32>, !torch.list<int> -> !torch.vtensor<[?,16,?],f32>
    torch.bind_symbolic_shape %158, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, 16, s1)> : !torch.vtensor<[?,16,?],f32>
    %159 = torch.aten.bmm %154, %158 : !torch.vtensor<[?,?,16],f32>, !torch.vtensor<[?,16,?],f32> -> !torch.vtensor<[?,?,?],f32>
    torch.bind_symbolic_shape %159, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, s1)> : !torch.vtensor<[?,?,?],f32>
    %160 = torch.prim.ListConstruct %50, %int4, %51, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %161 = torch.aten.view %159, %160 : !torch.vtensor<[?,?,?],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %161, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %162 = torch.aten.add.Tensor %161, %145, %int1 : !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,1,?,?],f32>, !torch.int -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %162, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %values, %indices = torch.aten.max.dim %162, %int-1, %true : !torch.vtensor<[?,4,?,?],f32>, !torch.int, !torch.bool -> !torch.vtensor<[?,4,?,1],f32>, !torch.vtensor<[?,4,?,1],si64>
    %163 = torch.aten.sub.Tensor %162, %values, %float1.000000e00 : !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,4,?,1],f32>, !torch.float -> !torch.vtensor<[?,4,?,?],f32>
    %164 = torch.aten.exp %163 : !torch.vtensor<[?,4,?,?],f32> -> !torch.vtensor<[?,4,?,?],f32>
    %165 = torch.prim.ListConstruct %int-1 : (!torch.int) -> !torch.list<int>
    %166 = torch.aten.sum.dim_IntList %164, %165, %true, %none : !torch.vtensor<[?,4,?,?],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,4,?,1],f32>
    %167 = torch.aten.div.Tensor %164, %166 : !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,4,?,1],f32> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %167, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %168 = torch.aten.eq.Scalar %162, %float-Inf : !torch.vtensor<[?,4,?,?],f32>, !torch.float -> !torch.vtensor<[?,4,?,?],i1>
    torch.bind_symbolic_shape %168, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],i1>
    %169 = torch.aten.all.dim %168, %int-1, %true : !torch.vtensor<[?,4,?,?],i1>, !torch.int, !torch.bool -> !torch.vtensor<[?,4,?,1],i1>
    torch.bind_symbolic_shape %169, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 1)> : !torch.vtensor<[?,4,?,1],i1>
    %170 = torch.aten.size.int %167, %int0 : !torch.vtensor<[?,4,?,?],f32>, !torch.int -> !torch.int
    %171 = torch.aten.size.int %167, %int2 : !torch.vtensor<[?,4,?,?],f32>, !torch.int -> !torch.int
    %172 = torch.aten.size.int %167, %int3 : !torch.vtensor<[?,4,?,?],f32>, !torch.int -> !torch.int
    %173 = torch.prim.ListConstruct %170, %int4, %171, %172 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %174 = torch.aten.broadcast_to %0, %173 : !torch.vtensor<[],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %174, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %175 = torch.aten.where.self %169, %174, %167 : !torch.vtensor<[?,4,?,1],i1>, !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,4,?,?],f32> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %175, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %176 = torch.prim.ListConstruct %50, %int4, %51, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %177 = torch.aten.broadcast_to %175, %176 : !torch.vtensor<[?,4,?,?],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %177, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %178 = torch.prim.ListConstruct %150, %51, %51 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %179 = torch.aten.view %177, %178 : !torch.vtensor<[?,4,?,?],f32>, !torch.list<int> -> !torch.vtensor<[?,?,?],f32>
    torch.bind_symbolic_shape %179, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, s1)> : !torch.vtensor<[?,?,?],f32>
    %180 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %181 = torch.aten.broadcast_to %144, %180 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %181, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %181, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %182 = torch.prim.ListConstruct %150, %51, %int16 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %183 = torch.aten.view %181, %182 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,16],f32>
    torch.bind_symbolic_shape %183, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, 16)> : !torch.vtensor<[?,?,16],f32>
    %184 = torch.aten.bmm %179, %183 : !torch.vtensor<[?,?,?],f32>, !torch.vtensor<[?,?,16],f32> -> !torch.vtensor<[?,?,16],f32>
    torch.bind_symbolic_shape %184, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, 16)> : !torch.vtensor<[?,?,16],f32>
    %185 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %186 = torch.aten.view %184, %185 : !torch.vtensor<[?,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %186, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %187 = torch.prim.ListConstruct %int2, %int0, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %188 = torch.aten.permute %186, %187 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %188, [%47, %48], affine_map<()[s0, s1] -> (s1, s0, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %188, [%47, %48], affine_map<()[s0, s1] -> (s1, s0, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %189 = torch.prim.ListConstruct %int1, %int2, %int0, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %190 = torch.aten.permute %188, %189 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %190, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %191 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %192 = torch.aten.view %190, %191 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %192, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %193 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %194 = torch.aten.permute %192, %193 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %194, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %195 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %196 = torch.aten.view %194, %195 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %196, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %197 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %198 = torch.aten.permute %33, %197 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %199 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %200 = torch.aten.broadcast_to %196, %199 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %200, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %201 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %202 = torch.aten.view %200, %201 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %202, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %203 = torch.prim.ListConstruct %50, %int64, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %204 = torch.aten.broadcast_to %198, %203 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64,64],f32>
    torch.bind_symbolic_shape %204, [%47], affine_map<()[s0] -> (s0, 64, 64)> : !torch.vtensor<[?,64,64],f32>
    %205 = torch.prim.ListConstruct %50, %int64, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %206 = torch.aten.view %204, %205 : !torch.vtensor<[?,64,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64,64],f32>
    torch.bind_symbolic_shape %206, [%47], affine_map<()[s0] -> (s0, 64, 64)> : !torch.vtensor<[?,64,64],f32>
    %207 = torch.aten.bmm %202, %206 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,64,64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %207, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %208 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %209 = torch.aten.view %207, %208 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %209, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %210 = torch.aten.add.Tensor %209, %32, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %210, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %210, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %211 = torch.aten.add.Tensor %210, %77, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %211, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %212 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
    %213 = torch.aten.to.dtype %211, %int7, %false, %false, %none : !torch.vtensor<[?,?,64],f32>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,64],f64>
    %214 = torch.aten.sum.dim_IntList %213, %212, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %215 = torch.aten.div.Scalar %214, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %216 = torch.aten.sub.Tensor %213, %215, %float1.000000e00 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,1],f64>, !torch.float -> !torch.vtensor<[?,?,64],f64>
    %217 = torch.aten.mul.Tensor %216, %216 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,64],f64> -> !torch.vtensor<[?,?,64],f64>
    %218 = torch.aten.sum.dim_IntList %217, %212, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %219 = torch.aten.div.Scalar %218, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %220 = torch.aten.to.dtype %219, %int6, %false, %false, %none : !torch.vtensor<[?,?,1],f64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %221 = torch.aten.sum.dim_IntList %211, %212, %true, %none : !torch.vtensor<[?,?,64],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %222 = torch.aten.div.Scalar %221, %int64 : !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %220, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %222, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %223 = torch.aten.add.Scalar %220, %float9.999990e-13, %int1 : !torch.vtensor<[?,?,1],f32>, !torch.float, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %223, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %224 = torch.aten.rsqrt %223 : !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %224, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %225 = torch.aten.sub.Tensor %211, %222, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %225, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %226 = torch.aten.mul.Tensor %225, %224 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %226, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %227 = torch.aten.mul.Tensor %226, %31 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %227, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %228 = torch.aten.add.Tensor %227, %30, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %228, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %229 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %230 = torch.aten.view %228, %229 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %230, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %231 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %232 = torch.aten.permute %29, %231 : !torch.vtensor<[128,64],f32>, !torch.list<int> -> !torch.vtensor<[64,128],f32>
    %233 = torch.aten.mm %230, %232 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %233, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %234 = torch.aten.mul.Scalar %233, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %234, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %235 = torch.aten.mul.Scalar %28, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %236 = torch.aten.add.Tensor %234, %235, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %236, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %237 = torch.prim.ListConstruct %50, %51, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %238 = torch.aten.view %236, %237 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[?,?,128],f32>
    torch.bind_symbolic_shape %238, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 128)> : !torch.vtensor<[?,?,128],f32>
    %239 = torch.aten.gelu %238, %str : !torch.vtensor<[?,?,128],f32>, !torch.str -> !torch.vtensor<[?,?,128],f32>
    torch.bind_symbolic_shape %239, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 128)> : !torch.vtensor<[?,?,128],f32>
    %240 = torch.prim.ListConstruct %102, %int128 : (!torch.int, !torch.int) -> !torch.list<int>
    %241 = torch.aten.view %239, %240 : !torch.vtensor<[?,?,128],f32>, !torch.list<int> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %241, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %242 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %243 = torch.aten.permute %27, %242 : !torch.vtensor<[64,128],f32>, !torch.list<int> -> !torch.vtensor<[128,64],f32>
    %244 = torch.aten.mm %241, %243 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %244, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %245 = torch.aten.mul.Scalar %244, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %245, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %246 = torch.aten.mul.Scalar %26, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %247 = torch.aten.add.Tensor %245, %246, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %247, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %248 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %249 = torch.aten.view %247, %248 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %249, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %249, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %250 = torch.aten.add.Tensor %249, %228, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %250, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %251 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
    %252 = torch.aten.to.dtype %250, %int7, %false, %false, %none : !torch.vtensor<[?,?,64],f32>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,64],f64>
    %253 = torch.aten.sum.dim_IntList %252, %251, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %254 = torch.aten.div.Scalar %253, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %255 = torch.aten.sub.Tensor %252, %254, %float1.000000e00 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,1],f64>, !torch.float -> !torch.vtensor<[?,?,64],f64>
    %256 = torch.aten.mul.Tensor %255, %255 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,64],f64> -> !torch.vtensor<[?,?,64],f64>
    %257 = torch.aten.sum.dim_IntList %256, %251, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %258 = torch.aten.div.Scalar %257, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %259 = torch.aten.to.dtype %258, %int6, %false, %false, %none : !torch.vtensor<[?,?,1],f64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %260 = torch.aten.sum.dim_IntList %250, %251, %true, %none : !torch.vtensor<[?,?,64],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %261 = torch.aten.div.Scalar %260, %int64 : !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %259, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %261, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %262 = torch.aten.add.Scalar %259, %float9.999990e-13, %int1 : !torch.vtensor<[?,?,1],f32>, !torch.float, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %262, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %263 = torch.aten.rsqrt %262 : !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %263, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %264 = torch.aten.sub.Tensor %250, %261, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %264, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %265 = torch.aten.mul.Tensor %264, %263 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %265, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %266 = torch.aten.mul.Tensor %265, %25 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %266, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %267 = torch.aten.add.Tensor %266, %24, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %267, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %268 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %269 = torch.aten.view %267, %268 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %269, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %270 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %271 = torch.aten.permute %23, %270 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %272 = torch.aten.mm %269, %271 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %272, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %273 = torch.aten.mul.Scalar %272, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %273, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %274 = torch.aten.mul.Scalar %22, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %275 = torch.aten.add.Tensor %273, %274, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %275, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %276 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %277 = torch.aten.view %275, %276 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %277, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %278 = torch.prim.ListConstruct %50, %51, %int-1, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %279 = torch.aten.view %277, %278 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %279, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %280 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %281 = torch.aten.permute %279, %280 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %281, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %282 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %283 = torch.aten.view %267, %282 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %283, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %284 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %285 = torch.aten.permute %21, %284 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %286 = torch.aten.mm %283, %285 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %286, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %287 = torch.aten.mul.Scalar %286, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %287, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %288 = torch.aten.mul.Scalar %20, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %289 = torch.aten.add.Tensor %287, %288, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %289, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %290 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %291 = torch.aten.view %289, %290 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %291, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %292 = torch.prim.ListConstruct %50, %51, %int-1, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %293 = torch.aten.view %291, %292 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %293, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %294 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %295 = torch.aten.permute %293, %294 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %295, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %296 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %297 = torch.aten.view %267, %296 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %297, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %298 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %299 = torch.aten.permute %19, %298 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %300 = torch.aten.mm %297, %299 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %300, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %301 = torch.aten.mul.Scalar %300, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %301, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %302 = torch.aten.mul.Scalar %18, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %303 = torch.aten.add.Tensor %301, %302, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %303, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %304 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %305 = torch.aten.view %303, %304 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %305, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %306 = torch.prim.ListConstruct %50, %51, %int-1, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %307 = torch.aten.view %305, %306 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %307, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %308 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %309 = torch.aten.permute %307, %308 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %309, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %310 = torch.aten.where.self %101, %0, %1 : !torch.vtensor<[?,1,?,?],i1>, !torch.vtensor<[],f32>, !torch.vtensor<[],f32> -> !torch.vtensor<[?,1,?,?],f32>
    torch.bind_symbolic_shape %310, [%47, %48], affine_map<()[s0, s1] -> (s0, 1, s1, s1)> : !torch.vtensor<[?,1,?,?],f32>
    %311 = torch.aten.mul.Scalar %281, %float5.000000e-01 : !torch.vtensor<[?,4,?,16],f32>, !torch.float -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %311, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %312 = torch.prim.ListConstruct %int0, %int1, %int3, %int2 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %313 = torch.aten.permute %295, %312 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %313, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    %314 = torch.aten.mul.Scalar %313, %float5.000000e-01 : !torch.vtensor<[?,4,16,?],f32>, !torch.float -> !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %314, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    %315 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %316 = torch.aten.broadcast_to %311, %315 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %316, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %316, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %317 = torch.prim.ListConstruct %150, %51, %int16 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %318 = torch.aten.view %316, %317 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,16],f32>
    torch.bind_symbolic_shape %318, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, 16)> : !torch.vtensor<[?,?,16],f32>
    %319 = torch.prim.ListConstruct %50, %int4, %int16, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %320 = torch.aten.broadcast_to %314, %319 : !torch.vtensor<[?,4,16,?],f32>, !torch.list<int> -> !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %320, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    torch.bind_symbolic_shape %320, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, 16, s1)> : !torch.vtensor<[?,4,16,?],f32>
    %321 = torch.prim.ListConstruct %150, %int16, %51 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %322 = torch.aten.view %320, %321 : !torch.vtensor<[?,4,16,?],f32>, !torch.list<int> -> !torch.vtensor<[?,16,?],f32>
    torch.bind_symbolic_shape %322, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, 16, s1)> : !torch.vtensor<[?,16,?],f32>
    %323 = torch.aten.bmm %318, %322 : !torch.vtensor<[?,?,16],f32>, !torch.vtensor<[?,16,?],f32> -> !torch.vtensor<[?,?,?],f32>
    torch.bind_symbolic_shape %323, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, s1)> : !torch.vtensor<[?,?,?],f32>
    %324 = torch.prim.ListConstruct %50, %int4, %51, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %325 = torch.aten.view %323, %324 : !torch.vtensor<[?,?,?],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %325, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %326 = torch.aten.add.Tensor %325, %310, %int1 : !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,1,?,?],f32>, !torch.int -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %326, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %values_3, %indices_4 = torch.aten.max.dim %326, %int-1, %true : !torch.vtensor<[?,4,?,?],f32>, !torch.int, !torch.bool -> !torch.vtensor<[?,4,?,1],f32>, !torch.vtensor<[?,4,?,1],si64>
    %327 = torch.aten.sub.Tensor %326, %values_3, %float1.000000e00 : !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,4,?,1],f32>, !torch.float -> !torch.vtensor<[?,4,?,?],f32>
    %328 = torch.aten.exp %327 : !torch.vtensor<[?,4,?,?],f32> -> !torch.vtensor<[?,4,?,?],f32>
    %329 = torch.prim.ListConstruct %int-1 : (!torch.int) -> !torch.list<int>
    %330 = torch.aten.sum.dim_IntList %328, %329, %true, %none : !torch.vtensor<[?,4,?,?],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,4,?,1],f32>
    %331 = torch.aten.div.Tensor %328, %330 : !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,4,?,1],f32> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %331, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %332 = torch.aten.eq.Scalar %326, %float-Inf : !torch.vtensor<[?,4,?,?],f32>, !torch.float -> !torch.vtensor<[?,4,?,?],i1>
    torch.bind_symbolic_shape %332, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],i1>
    %333 = torch.aten.all.dim %332, %int-1, %true : !torch.vtensor<[?,4,?,?],i1>, !torch.int, !torch.bool -> !torch.vtensor<[?,4,?,1],i1>
    torch.bind_symbolic_shape %333, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 1)> : !torch.vtensor<[?,4,?,1],i1>
    %334 = torch.aten.size.int %331, %int0 : !torch.vtensor<[?,4,?,?],f32>, !torch.int -> !torch.int
    %335 = torch.aten.size.int %331, %int2 : !torch.vtensor<[?,4,?,?],f32>, !torch.int -> !torch.int
    %336 = torch.aten.size.int %331, %int3 : !torch.vtensor<[?,4,?,?],f32>, !torch.int -> !torch.int
    %337 = torch.prim.ListConstruct %334, %int4, %335, %336 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %338 = torch.aten.broadcast_to %0, %337 : !torch.vtensor<[],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %338, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %339 = torch.aten.where.self %333, %338, %331 : !torch.vtensor<[?,4,?,1],i1>, !torch.vtensor<[?,4,?,?],f32>, !torch.vtensor<[?,4,?,?],f32> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %339, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %340 = torch.prim.ListConstruct %50, %int4, %51, %51 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %341 = torch.aten.broadcast_to %339, %340 : !torch.vtensor<[?,4,?,?],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,?],f32>
    torch.bind_symbolic_shape %341, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, s1)> : !torch.vtensor<[?,4,?,?],f32>
    %342 = torch.prim.ListConstruct %150, %51, %51 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %343 = torch.aten.view %341, %342 : !torch.vtensor<[?,4,?,?],f32>, !torch.list<int> -> !torch.vtensor<[?,?,?],f32>
    torch.bind_symbolic_shape %343, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, s1)> : !torch.vtensor<[?,?,?],f32>
    %344 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %345 = torch.aten.broadcast_to %309, %344 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %345, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %345, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %346 = torch.prim.ListConstruct %150, %51, %int16 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %347 = torch.aten.view %345, %346 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,16],f32>
    torch.bind_symbolic_shape %347, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, 16)> : !torch.vtensor<[?,?,16],f32>
    %348 = torch.aten.bmm %343, %347 : !torch.vtensor<[?,?,?],f32>, !torch.vtensor<[?,?,16],f32> -> !torch.vtensor<[?,?,16],f32>
    torch.bind_symbolic_shape %348, [%47, %48], affine_map<()[s0, s1] -> (s0 * 4, s1, 16)> : !torch.vtensor<[?,?,16],f32>
    %349 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %350 = torch.aten.view %348, %349 : !torch.vtensor<[?,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %350, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %351 = torch.prim.ListConstruct %int2, %int0, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %352 = torch.aten.permute %350, %351 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %352, [%47, %48], affine_map<()[s0, s1] -> (s1, s0, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %352, [%47, %48], affine_map<()[s0, s1] -> (s1, s0, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %353 = torch.prim.ListConstruct %int1, %int2, %int0, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %354 = torch.aten.permute %352, %353 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %354, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %355 = torch.prim.ListConstruct %50, %int4, %51, %int16 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %356 = torch.aten.view %354, %355 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,4,?,16],f32>
    torch.bind_symbolic_shape %356, [%47, %48], affine_map<()[s0, s1] -> (s0, 4, s1, 16)> : !torch.vtensor<[?,4,?,16],f32>
    %357 = torch.prim.ListConstruct %int0, %int2, %int1, %int3 : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %358 = torch.aten.permute %356, %357 : !torch.vtensor<[?,4,?,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,4,16],f32>
    torch.bind_symbolic_shape %358, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 4, 16)> : !torch.vtensor<[?,?,4,16],f32>
    %359 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %360 = torch.aten.view %358, %359 : !torch.vtensor<[?,?,4,16],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %360, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %361 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %362 = torch.aten.permute %17, %361 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %363 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %364 = torch.aten.broadcast_to %360, %363 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %364, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %365 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %366 = torch.aten.view %364, %365 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %366, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %367 = torch.prim.ListConstruct %50, %int64, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %368 = torch.aten.broadcast_to %362, %367 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64,64],f32>
    torch.bind_symbolic_shape %368, [%47], affine_map<()[s0] -> (s0, 64, 64)> : !torch.vtensor<[?,64,64],f32>
    %369 = torch.prim.ListConstruct %50, %int64, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %370 = torch.aten.view %368, %369 : !torch.vtensor<[?,64,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64,64],f32>
    torch.bind_symbolic_shape %370, [%47], affine_map<()[s0] -> (s0, 64, 64)> : !torch.vtensor<[?,64,64],f32>
    %371 = torch.aten.bmm %366, %370 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,64,64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %371, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %372 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %373 = torch.aten.view %371, %372 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %373, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %374 = torch.aten.add.Tensor %373, %16, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %374, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %374, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %375 = torch.aten.add.Tensor %374, %267, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %375, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %376 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
    %377 = torch.aten.to.dtype %375, %int7, %false, %false, %none : !torch.vtensor<[?,?,64],f32>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,64],f64>
    %378 = torch.aten.sum.dim_IntList %377, %376, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %379 = torch.aten.div.Scalar %378, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %380 = torch.aten.sub.Tensor %377, %379, %float1.000000e00 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,1],f64>, !torch.float -> !torch.vtensor<[?,?,64],f64>
    %381 = torch.aten.mul.Tensor %380, %380 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,64],f64> -> !torch.vtensor<[?,?,64],f64>
    %382 = torch.aten.sum.dim_IntList %381, %376, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %383 = torch.aten.div.Scalar %382, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %384 = torch.aten.to.dtype %383, %int6, %false, %false, %none : !torch.vtensor<[?,?,1],f64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %385 = torch.aten.sum.dim_IntList %375, %376, %true, %none : !torch.vtensor<[?,?,64],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %386 = torch.aten.div.Scalar %385, %int64 : !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %384, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %386, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %387 = torch.aten.add.Scalar %384, %float9.999990e-13, %int1 : !torch.vtensor<[?,?,1],f32>, !torch.float, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %387, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %388 = torch.aten.rsqrt %387 : !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %388, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %389 = torch.aten.sub.Tensor %375, %386, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %389, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %390 = torch.aten.mul.Tensor %389, %388 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %390, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %391 = torch.aten.mul.Tensor %390, %15 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %391, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %392 = torch.aten.add.Tensor %391, %14, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %392, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %393 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %394 = torch.aten.view %392, %393 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %394, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %395 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %396 = torch.aten.permute %13, %395 : !torch.vtensor<[128,64],f32>, !torch.list<int> -> !torch.vtensor<[64,128],f32>
    %397 = torch.aten.mm %394, %396 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,128],f32> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %397, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %398 = torch.aten.mul.Scalar %397, %int1 : !torch.vtensor<[?,128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %398, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %399 = torch.aten.mul.Scalar %12, %int1 : !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[128],f32>
    %400 = torch.aten.add.Tensor %398, %399, %int1 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128],f32>, !torch.int -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %400, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %401 = torch.prim.ListConstruct %50, %51, %int128 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %402 = torch.aten.view %400, %401 : !torch.vtensor<[?,128],f32>, !torch.list<int> -> !torch.vtensor<[?,?,128],f32>
    torch.bind_symbolic_shape %402, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 128)> : !torch.vtensor<[?,?,128],f32>
    %403 = torch.aten.gelu %402, %str : !torch.vtensor<[?,?,128],f32>, !torch.str -> !torch.vtensor<[?,?,128],f32>
    torch.bind_symbolic_shape %403, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 128)> : !torch.vtensor<[?,?,128],f32>
    %404 = torch.prim.ListConstruct %102, %int128 : (!torch.int, !torch.int) -> !torch.list<int>
    %405 = torch.aten.view %403, %404 : !torch.vtensor<[?,?,128],f32>, !torch.list<int> -> !torch.vtensor<[?,128],f32>
    torch.bind_symbolic_shape %405, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 128)> : !torch.vtensor<[?,128],f32>
    %406 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %407 = torch.aten.permute %11, %406 : !torch.vtensor<[64,128],f32>, !torch.list<int> -> !torch.vtensor<[128,64],f32>
    %408 = torch.aten.mm %405, %407 : !torch.vtensor<[?,128],f32>, !torch.vtensor<[128,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %408, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %409 = torch.aten.mul.Scalar %408, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %409, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %410 = torch.aten.mul.Scalar %10, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %411 = torch.aten.add.Tensor %409, %410, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %411, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %412 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %413 = torch.aten.view %411, %412 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %413, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %413, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %414 = torch.aten.add.Tensor %413, %392, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %414, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %415 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
    %416 = torch.aten.to.dtype %414, %int7, %false, %false, %none : !torch.vtensor<[?,?,64],f32>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,64],f64>
    %417 = torch.aten.sum.dim_IntList %416, %415, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %418 = torch.aten.div.Scalar %417, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %419 = torch.aten.sub.Tensor %416, %418, %float1.000000e00 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,1],f64>, !torch.float -> !torch.vtensor<[?,?,64],f64>
    %420 = torch.aten.mul.Tensor %419, %419 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,64],f64> -> !torch.vtensor<[?,?,64],f64>
    %421 = torch.aten.sum.dim_IntList %420, %415, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %422 = torch.aten.div.Scalar %421, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %423 = torch.aten.to.dtype %422, %int6, %false, %false, %none : !torch.vtensor<[?,?,1],f64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %424 = torch.aten.sum.dim_IntList %414, %415, %true, %none : !torch.vtensor<[?,?,64],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %425 = torch.aten.div.Scalar %424, %int64 : !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %423, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %425, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %426 = torch.aten.add.Scalar %423, %float9.999990e-13, %int1 : !torch.vtensor<[?,?,1],f32>, !torch.float, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %426, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %427 = torch.aten.rsqrt %426 : !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %427, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %428 = torch.aten.sub.Tensor %414, %425, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %428, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %429 = torch.aten.mul.Tensor %428, %427 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %429, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %430 = torch.aten.mul.Tensor %429, %9 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %430, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %431 = torch.aten.add.Tensor %430, %8, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %431, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %432 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %433 = torch.aten.view %431, %432 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %433, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %434 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %435 = torch.aten.permute %7, %434 : !torch.vtensor<[64,64],f32>, !torch.list<int> -> !torch.vtensor<[64,64],f32>
    %436 = torch.aten.mm %433, %435 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,64],f32> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %436, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %437 = torch.aten.mul.Scalar %436, %int1 : !torch.vtensor<[?,64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %437, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %438 = torch.aten.mul.Scalar %6, %int1 : !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[64],f32>
    %439 = torch.aten.add.Tensor %437, %438, %int1 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %439, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %440 = torch.prim.ListConstruct %50, %51, %int64 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %441 = torch.aten.view %439, %440 : !torch.vtensor<[?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %441, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %442 = torch.aten.gelu %441, %str : !torch.vtensor<[?,?,64],f32>, !torch.str -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %442, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %443 = torch.prim.ListConstruct %int2 : (!torch.int) -> !torch.list<int>
    %444 = torch.aten.to.dtype %442, %int7, %false, %false, %none : !torch.vtensor<[?,?,64],f32>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,64],f64>
    %445 = torch.aten.sum.dim_IntList %444, %443, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %446 = torch.aten.div.Scalar %445, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %447 = torch.aten.sub.Tensor %444, %446, %float1.000000e00 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,1],f64>, !torch.float -> !torch.vtensor<[?,?,64],f64>
    %448 = torch.aten.mul.Tensor %447, %447 : !torch.vtensor<[?,?,64],f64>, !torch.vtensor<[?,?,64],f64> -> !torch.vtensor<[?,?,64],f64>
    %449 = torch.aten.sum.dim_IntList %448, %443, %true, %none : !torch.vtensor<[?,?,64],f64>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f64>
    %450 = torch.aten.div.Scalar %449, %int64 : !torch.vtensor<[?,?,1],f64>, !torch.int -> !torch.vtensor<[?,?,1],f64>
    %451 = torch.aten.to.dtype %450, %int6, %false, %false, %none : !torch.vtensor<[?,?,1],f64>, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %452 = torch.aten.sum.dim_IntList %442, %443, %true, %none : !torch.vtensor<[?,?,64],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[?,?,1],f32>
    %453 = torch.aten.div.Scalar %452, %int64 : !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %451, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %453, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %454 = torch.aten.add.Scalar %451, %float9.999990e-13, %int1 : !torch.vtensor<[?,?,1],f32>, !torch.float, !torch.int -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %454, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %455 = torch.aten.rsqrt %454 : !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,1],f32>
    torch.bind_symbolic_shape %455, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 1)> : !torch.vtensor<[?,?,1],f32>
    %456 = torch.aten.sub.Tensor %442, %453, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %456, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %457 = torch.aten.mul.Tensor %456, %455 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,1],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %457, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %458 = torch.aten.mul.Tensor %457, %5 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32> -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %458, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %459 = torch.aten.add.Tensor %458, %4, %int1 : !torch.vtensor<[?,?,64],f32>, !torch.vtensor<[64],f32>, !torch.int -> !torch.vtensor<[?,?,64],f32>
    torch.bind_symbolic_shape %459, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 64)> : !torch.vtensor<[?,?,64],f32>
    %460 = torch.prim.ListConstruct %102, %int64 : (!torch.int, !torch.int) -> !torch.list<int>
    %461 = torch.aten.view %459, %460 : !torch.vtensor<[?,?,64],f32>, !torch.list<int> -> !torch.vtensor<[?,64],f32>
    torch.bind_symbolic_shape %461, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 64)> : !torch.vtensor<[?,64],f32>
    %462 = torch.prim.ListConstruct %int1, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
    %463 = torch.aten.permute %44, %462 : !torch.vtensor<[500,64],f32>, !torch.list<int> -> !torch.vtensor<[64,500],f32>
    %464 = torch.aten.mm %461, %463 : !torch.vtensor<[?,64],f32>, !torch.vtensor<[64,500],f32> -> !torch.vtensor<[?,500],f32>
    torch.bind_symbolic_shape %464, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 500)> : !torch.vtensor<[?,500],f32>
    %465 = torch.aten.mul.Scalar %464, %int1 : !torch.vtensor<[?,500],f32>, !torch.int -> !torch.vtensor<[?,500],f32>
    torch.bind_symbolic_shape %465, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 500)> : !torch.vtensor<[?,500],f32>
    %466 = torch.aten.mul.Scalar %3, %int1 : !torch.vtensor<[500],f32>, !torch.int -> !torch.vtensor<[500],f32>
    %467 = torch.aten.add.Tensor %465, %466, %int1 : !torch.vtensor<[?,500],f32>, !torch.vtensor<[500],f32>, !torch.int -> !torch.vtensor<[?,500],f32>
    torch.bind_symbolic_shape %467, [%47, %48], affine_map<()[s0, s1] -> (s0 * s1, 500)> : !torch.vtensor<[?,500],f32>
    %468 = torch.prim.ListConstruct %50, %51, %int500 : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
    %469 = torch.aten.view %467, %468 : !torch.vtensor<[?,500],f32>, !torch.list<int> -> !torch.vtensor<[?,?,500],f32>
    torch.bind_symbolic_shape %469, [%47, %48], affine_map<()[s0, s1] -> (s0, s1, 500)> : !torch.vtensor<[?,?,500],f32>
    return %469 : !torch.vtensor<[?,?,500],f32>
  }
}

