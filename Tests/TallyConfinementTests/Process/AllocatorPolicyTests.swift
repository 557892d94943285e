import Testing

@testable import TallyConfinement

struct AllocatorPolicyTests {
  @Test("the C library takes the service's settings")
  func accepted() {
    // How memory behaves under them is measured over thousands of scans by Benchmarks/service/endurance.py.
    #expect(AllocatorPolicy.returnLargeBlocks())
  }
}
