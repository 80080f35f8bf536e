# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where allocators place storages."""

import random
import unittest
from typing import Dict, List, Tuple

import fake_tensor
from fake_tensor.heaps import CachingAllocator, FirstFit, Heap

MIB = 1 << 20

# Two products of 4*n**2 bytes, of which the first is freed before the third.
CHAIN = """
func.func @main(%x: !fake.tensor<[n, n], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.mm(%x, %x) : (!fake.tensor<[n, n], f32>, !fake.tensor<[n, n], f32>) -> !fake.tensor<*>
  %1 = fake.aten.mm(%0, %x) : (!fake.tensor<*>, !fake.tensor<[n, n], f32>) -> !fake.tensor<*>
  %2 = fake.aten.mm(%1, %x) : (!fake.tensor<*>, !fake.tensor<[n, n], f32>) -> !fake.tensor<*>
  return %2 : !fake.tensor<*>
}
"""


def segments_of(heap: Heap) -> List[Tuple[str, int]]:
    """The kinds and sizes of the segments."""
    return [(segment.kind, segment.size) for segment in heap.segments]


class Caching(unittest.TestCase):
    """CUDA's caching allocator, with the constants of c10/core/AllocatorConfig.h."""

    def test_sizes_of_segments(self) -> None:
        for size, kind, total in ((1, "small", 2 * MIB), (MIB, "small", 2 * MIB),
                                  (MIB + 1, "large", 20 * MIB),
                                  (10 * MIB - 512, "large", 20 * MIB),
                                  (10 * MIB, "large", 10 * MIB),
                                  (11 * MIB, "large", 12 * MIB),
                                  (12 * MIB + 1, "large", 14 * MIB)):
            heap = CachingAllocator()
            heap.allocate(size)
            self.assertEqual(segments_of(heap), [(kind, total)])

    def test_blocks_share_segments(self) -> None:
        heap = CachingAllocator()
        self.assertEqual([heap.allocate(size) for size in (1, 513, MIB)], [0, 512, 1536])
        # The rest is smaller than this block.
        self.assertEqual(heap.allocate(MIB), 2 * MIB)
        # Large blocks do not take from small segments.
        self.assertEqual([heap.allocate(9 * MIB) for _ in range(3)],
                         [4 * MIB, 13 * MIB, 24 * MIB])
        self.assertEqual(segments_of(heap), [("small", 2 * MIB)] * 2
                         + [("large", 20 * MIB)] * 2)

    def test_large_blocks_keep_small_rests(self) -> None:
        heap = CachingAllocator()
        heap.allocate(11 * MIB)
        # A rest of 1 MiB is not split off.
        self.assertEqual(heap.allocate(1), 12 * MIB)
        first = heap.allocate(9 * MIB)
        self.assertEqual(heap.allocate(2 * MIB), first + 9 * MIB)

    def test_best_fit(self) -> None:
        heap = CachingAllocator()
        blocks = [heap.allocate(size * MIB) for size in (40, 20, 30)]
        for block in blocks:
            heap.free(block)
        self.assertEqual(heap.allocate(18 * MIB), blocks[1])
        self.assertEqual(heap.allocate(21 * MIB), blocks[2])
        # What is left of that one.
        self.assertEqual(heap.allocate(9 * MIB), blocks[2] + 21 * MIB)
        self.assertEqual(heap.reserved, 90 * MIB)

    def test_neighbours_are_merged(self) -> None:
        heap = CachingAllocator()
        blocks = [heap.allocate(4 * MIB) for _ in range(5)]
        for at in (1, 3, 2):
            heap.free(blocks[at])
        self.assertEqual(heap.allocate(12 * MIB), blocks[1])
        self.assertEqual(heap.reserved, 20 * MIB)
        # Segments are not merged.
        other = heap.allocate(20 * MIB)
        for block in (blocks[0], blocks[1], blocks[4], other):
            heap.free(block)
        self.assertEqual(heap.allocate(21 * MIB), 40 * MIB)


class Both(unittest.TestCase):
    """Properties of all heaps."""

    def test_blocks_do_not_overlap(self) -> None:
        draw = random.Random(3)
        for kind in (FirstFit, CachingAllocator):
            heap = kind(1 << 40)
            alive: Dict[int, int] = {}
            for _ in range(2000):
                if alive and draw.random() < 0.45:
                    address = draw.choice(list(alive))
                    heap.free(address)
                    del alive[address]
                    continue
                size = draw.choice((1, 700, 4096, MIB, 3 * MIB, 17 * MIB))
                address = heap.allocate(size)
                self.assertTrue(any(
                    segment.address <= address
                    and address + size <= segment.address + segment.size
                    for segment in heap.segments))
                for start, other in alive.items():
                    self.assertTrue(address + size <= start or start + other <= address)
                alive[address] = size
            self.assertGreater(len(alive), 10)
            for address in alive:
                heap.free(address)
            # All is free again, in one block for each segment.
            reserved = heap.reserved
            for size in sorted((segment.size for segment in heap.segments
                                if segment.kind == "large"), reverse=True):
                heap.allocate(size)
            self.assertEqual(heap.reserved, reserved)


class Runs(unittest.TestCase):
    """Programs."""

    def test_reserved(self) -> None:
        peak = fake_tensor.peak(CHAIN)
        # Three alive at a time, in one segment.
        self.assertEqual(peak.at(n=1024), 12 * MIB)
        self.assertEqual(peak.reserved(n=1024), 20 * MIB)
        self.assertEqual(peak.reserved(n=2048), 3 * 16 * MIB)
        self.assertEqual(peak.reserved(n=2), 2 * MIB)
        with self.assertRaisesRegex(ValueError, "expected values of the symbols in"):
            peak.reserved()

    def test_table_and_snapshot(self) -> None:
        peak = fake_tensor.peak(CHAIN, allocator="cuda")
        self.assertIn("  segments of the allocator: 20971520 bytes", peak.table(n=1024))
        snapshot = peak.snapshot(n=2048)
        self.assertEqual([each["total_size"] for each in snapshot["segments"]],
                         [16 * MIB] * 3)
        self.assertEqual([each["action"] for each in snapshot["device_traces"][0]], [
            "segment_alloc", "alloc", "segment_alloc", "alloc", "segment_alloc", "alloc",
            "free_requested", "free_completed", "alloc", "free_requested",
            "free_completed"])
        self.assertNotIn("segments", fake_tensor.peak(CHAIN).table(n=1024))


if __name__ == "__main__":
    unittest.main()
