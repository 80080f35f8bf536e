//===- TorchVision.cpp - Ops of torchvision ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Boxes, regions of interest and deformable convolutions, to which ONNX imports
// lower NonMaxSuppression, RoiAlign and DeformConv.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

/// Whether two tensors are known to have different dtypes.
static bool haveOtherDTypes(const TensorMeta &a, const TensorMeta &b) {
  return a.dtype != b.dtype && a.dtype != DType::Unknown &&
         b.dtype != DType::Unknown;
}

/// `nms`: the indices of the kept boxes, a data-dependent number.
static FailureOr<TensorMeta> nms(RuleContext &cx, const TensorMeta &boxes,
                                 const TensorMeta &scores) {
  if (boxes.rank() != 2 || !requireEqual(cx, boxes.sizes[1], 4))
    return cx.error(0) << "expected boxes of sizes [n, 4], found "
                       << boxes.sizes;
  SymInt count = boxes.sizes[0];
  if (scores.rank() != 1 || !requireEqual(cx, scores.sizes[0], count))
    return cx.error(0, 1) << "expected a score for each of " << count
                          << " boxes, found sizes " << scores.sizes;
  if (haveOtherDTypes(boxes, scores))
    cx.eagerRefuses() << "expected boxes and scores of the same dtype, found "
                      << boxes.dtype << " and " << scores.dtype;
  FailureOr<Device> device = commonDeviceOf(cx, boxes, scores);
  if (failed(device))
    return failure();
  SymInt kept = count.isInt(0) ? SymInt(0) : freshPart(cx, count);
  return makeContiguous(cx, cx.copySizes({kept}), DType::Int64, *device);
}

/// A grid of `height` by `width` for each region of `input`, a batch of images.
/// A region is an image index and the corners of a box.
static FailureOr<TensorMeta> poolRegions(RuleContext &cx,
                                         const TensorMeta &input,
                                         const TensorMeta &regions,
                                         SymInt height, SymInt width) {
  if (input.rank() != 4)
    return cx.error(0) << "expected an input of rank 4, found " << input.sizes;
  if (regions.rank() != 2 || !requireEqual(cx, regions.sizes[1], 5))
    return cx.error(1) << "expected regions of sizes [n, 5], found "
                       << regions.sizes;
  if (haveOtherDTypes(input, regions))
    return cx.error(0, 1) << "expected equal dtypes, found " << input.dtype
                          << " and " << regions.dtype;
  FailureOr<Device> device = commonDeviceOf(cx, input, regions);
  if (failed(device))
    return failure();
  return makeContiguous(
      cx, cx.copySizes({regions.sizes[0], input.sizes[1], height, width}),
      input.dtype, *device);
}

static FailureOr<TensorMeta> roiAlign(RuleContext &cx, const TensorMeta &input,
                                      const TensorMeta &regions,
                                      const MetaValue &, SymInt height,
                                      SymInt width) {
  return poolRegions(cx, input, regions, height, width);
}

/// Maximum values and their indices. Indices are int32 in torchvision's kernels
/// and int64 in torch-mlir's dtype functions: the declared type is used.
static FailureOr<std::array<TensorMeta, 2>>
roiPool(RuleContext &cx, const TensorMeta &input, const TensorMeta &regions,
        const MetaValue &, SymInt height, SymInt width) {
  FailureOr<TensorMeta> values = poolRegions(cx, input, regions, height, width);
  if (failed(values))
    return failure();
  TensorMeta places =
      makeContiguous(cx, values->sizes, DType::Unknown, values->device);
  return std::array{*values, places};
}

/// `deform_conv2d`: the offsets have the sizes of the output. Additional checks
/// of kernels are only noted.
static FailureOr<TensorMeta>
deformConv2d(RuleContext &cx, const TensorMeta &input, const TensorMeta &weight,
             const TensorMeta &offset, const TensorMeta &mask,
             const TensorMeta &bias, const MetaValue &, const MetaValue &,
             const MetaValue &, const MetaValue &, const MetaValue &,
             const MetaValue &, SymInt groups, SymInt offsetGroups) {
  for (auto [i, tensor] : llvm::enumerate(std::array{&input, &weight, &offset}))
    if (tensor->rank() != 4)
      return cx.error(i) << "expected a tensor of rank 4, found "
                         << tensor->sizes;
  FailureOr<Device> device =
      commonDeviceOf(cx, input, weight, offset, mask, bias);
  if (failed(device))
    return failure();
  SymInt channels = cx.env.mul(weight.sizes[1], groups);
  if (isKnownToDiffer(cx, channels, input.sizes[1]))
    cx.eagerRefuses() << "expected " << channels << " input channels, found "
                      << input.sizes[1];
  SymInt coordinates = cx.env.mul(cx.env.mul(2, offsetGroups),
                                  cx.env.product(weight.sizes.drop_front(2)));
  if (isKnownToDiffer(cx, coordinates, offset.sizes[1]))
    cx.eagerRefuses() << "expected " << coordinates
                      << " offset channels, found " << offset.sizes[1];
  return makeContiguous(cx,
                        cx.copySizes({input.sizes[0], weight.sizes[0],
                                      offset.sizes[2], offset.sizes[3]}),
                        input.dtype, *device);
}

static const OpRow rows[] = {
    {"torchvision::nms(Tensor dets, Tensor scores, float iou_threshold) -> "
     "Tensor",
     rule<nms>, follows("torchvision._meta_registrations.meta_nms")},
    {"torchvision::roi_align(Tensor input, Tensor rois, float spatial_scale, "
     "SymInt pooled_height, SymInt pooled_width, int sampling_ratio, bool "
     "aligned) -> Tensor",
     rule<roiAlign>, follows("torchvision._meta_registrations.meta_roi_align")},
    {"torchvision::roi_pool(Tensor input, Tensor rois, float spatial_scale, "
     "SymInt pooled_height, SymInt pooled_width) -> (Tensor, Tensor)",
     rule<roiPool>, follows("torchvision._meta_registrations.meta_roi_pool")},
    {"torchvision::deform_conv2d(Tensor input, Tensor weight, Tensor offset, "
     "Tensor mask, Tensor bias, SymInt stride_h, SymInt stride_w, SymInt "
     "pad_h, SymInt pad_w, SymInt dilation_h, SymInt dilation_w, SymInt "
     "groups, SymInt offset_groups, bool use_mask) -> Tensor",
     rule<deformConv2d>,
     follows("torchvision._meta_registrations.meta_deform_conv2d")},
};

OpFamily fake::getTorchVisionFamily() { return {"TorchVision", rows}; }
