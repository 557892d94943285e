import Foundation
import TallyTensor
import Testing

@Suite struct InstructionSetTests {
  @Test("the baseline is always there, and the best is the last of those that are")
  func available() {
    #expect(InstructionSet.available.first == .baseline)
    #expect(InstructionSet.best == InstructionSet.available.last)
    #expect(Set(InstructionSet.available).isSubset(of: InstructionSet.allCases))
  }

  #if arch(x86_64)
    /// Functions of a program, other than the kernels compiled for them, that hold instructions which the baseline does not
    /// have: VEX and EVEX ones (their names begin with v, or k for masks) and those of BMI.
    private func advancedFunctions(in program: String, allowed: String) throws -> [String: Int] {
      let script = """
        set -o pipefail
        objdump -d --no-show-raw-insn "$1" | awk -v allowed="$2" '
          /^[0-9a-f]+ <.*>:$/ { name = substr($2, 2, length($2) - 3); known = name ~ allowed; next }
          !known && $2 ~ /^(v[a-z0-9]+|k(mov|and|or|xor|xnor|not|test|ortest|unpck|shift[lr]|add)[bwdq]+|andn|bextr|bls(i|r|msk)|bzhi|mulx|pdep|pext|rorx|s(ar|hl|hr)x)$/ &&
            $2 !~ /^v(err|erw|mcall|mmcall|mrun|mload|msave)/ { count[name]++ }
          END { for (name in count) print count[name], name }'
        """
      let (process, output) = (Process(), Pipe())
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", script, "objdump", program, allowed]
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "objdump (package binutils) and awk are needed")
      var result: [String: Int] = [:]
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.count == 2 { result[String(words[1])] = Int(words[0]) }
      }
      return result
    }

    // Takes some ten seconds: the whole program is taken apart.
    @Test("no instruction beyond the baseline stands outside the kernels compiled for it")
    func disassembly() throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let kernels = "^[$]s14TallyKernelsV[34]"
      let outside = try advancedFunctions(in: tests, allowed: kernels)
      #expect(outside.isEmpty, "\(outside.sorted { $0.value > $1.value }.prefix(20))")
      // That it would be seen: the kernels themselves are full of them.
      let inside = try advancedFunctions(in: tests, allowed: "^nothing$")
      #expect(inside.keys.contains { $0.hasPrefix("$s14TallyKernelsV3") })
      #expect(inside.keys.contains { $0.hasPrefix("$s14TallyKernelsV4") })
      #expect(inside.keys.allSatisfy { $0.hasPrefix("$s14TallyKernelsV") })
    }
  #endif
}
