"""What could cost a site or let something in, at random and in numbers: `make stress`; samples stand in the tests."""
