"""The triangles of the face mesh: reading them, and what is no surface. Needs no packages."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "convert"))

import face_topology  # noqa: E402

# Points 0 to 3 around the rim, 4 to 7 around a hole in the middle.
RING = [
    triangle
    for i in range(4)
    for triangle in ((i, (i + 1) % 4, 4 + i), ((i + 1) % 4, 4 + (i + 1) % 4, 4 + i))
]


class SurfaceTest(unittest.TestCase):
    def test_a_ring_has_two_rims(self) -> None:
        face_topology.check_surface(RING, points=8, holes=2)

    def test_a_missing_triangle_is_another_rim(self) -> None:
        with self.assertRaises(ValueError):
            face_topology.check_surface(RING[1:], points=8, holes=2)

    def test_a_triangle_that_turns_the_other_way_is_refused(self) -> None:
        first, second, third = RING[0]
        with self.assertRaisesRegex(ValueError, "turn different ways"):
            face_topology.check_surface([(first, third, second), *RING[1:]], points=8, holes=2)

    def test_a_triangle_over_three_others_is_refused(self) -> None:
        split = [(0, 1, 8), (1, 4, 8), (4, 0, 8)]
        face_topology.check_surface([*split, *RING[1:]], points=9, holes=2)
        with self.assertRaises(ValueError):
            face_topology.check_surface([*split, *RING], points=9, holes=2)

    def test_a_point_without_triangle_is_counted(self) -> None:
        with self.assertRaisesRegex(ValueError, "use 8 points, not 9"):
            face_topology.check_surface(RING, points=9, holes=2)


class TesselationTest(unittest.TestCase):
    def test_three_edges_make_a_triangle(self) -> None:
        text = "FACEMESH_TESSELATION = frozenset([(5, 6), (6, 7), (7, 5), (1, 2), (2, 5), (5, 1)])"
        self.assertEqual([(5, 6, 7), (1, 2, 5)], self.read("OTHER = 1\n" + text))

    def test_edges_that_make_none_are_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "are no triangle"):
            self.read("FACEMESH_TESSELATION = ((5, 6), (6, 7), (7, 4))")

    def test_a_file_without_the_table_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "has no FACEMESH_TESSELATION"):
            self.read("FACEMESH_LIPS = ((5, 6),)")

    def read(self, text: str) -> list[tuple[int, int, int]]:
        with tempfile.TemporaryDirectory() as directory:
            file = Path(directory) / "connections.py"
            file.write_text(text)
            return face_topology.tesselation(file)


class RefinementTest(unittest.TestCase):
    def test_every_landmark_comes_from_one_place(self) -> None:
        order = face_topology.refined_order()
        self.assertEqual(face_topology.LANDMARKS, len(set(order)))

    def test_lips_eyes_and_irises_come_from_their_own_networks(self) -> None:
        order = face_topology.refined_order()
        self.assertEqual([468, 548, 619, 690, 695], [order[i] for i in (61, 33, 263, 468, 473)])
        self.assertEqual(152, order[152])


if __name__ == "__main__":
    unittest.main()
