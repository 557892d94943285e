// swift-tools-version: 6.2
// The map of these targets, and what each may import, is docs/architecture.md; ArchitectureTests holds it to this file.
import PackageDescription

/// Every Swift target is strict in the same way; warnings become errors on the command line of CI.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func library(_ name: String, _ dependencies: [Target.Dependency], _ extra: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + extra)
}

/// The kernels once more for a level of x86-64 (the folder is a symbolic link); elsewhere the copy is never used.
func kernels(_ level: Int) -> [SwiftSetting] {
  #if arch(x86_64)
    [.unsafeFlags(["-Ounchecked", "-Xcc", "-march=x86-64-v\(level)"]), .define("TALLY_V\(level)")]
  #else
    [.unsafeFlags(["-Ounchecked"])]
  #endif
}

func tests(of name: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TallyTestSupport"] + (name == "TallyCore" ? [] : ["TallyCore"]) + more,
    exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "Tallyman",
  products: [
    .executable(name: "tallyman", targets: ["tallyman"]),
    .library(name: "TallyInference", targets: ["TallyInference"]),
    .library(name: "TallyImaging", targets: ["TallyImaging"]),
    .library(name: "TallyManifest", targets: ["TallyManifest"]),
    .library(name: "TallyPhysics", targets: ["TallyPhysics"]),
    .library(name: "TallySimulation", targets: ["TallySimulation"]),
  ],
  targets: [
    // Foreign code, one thin target each.
    .target(name: "CTables", exclude: ["data"]),
    .target(name: "CAssets", exclude: ["api", "web", "list.sh"]),
    .systemLibrary(name: "CBLAS", providers: [.apt(["libblas-dev"])]),
    .target(name: "CProcessor"),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CMicroHTTPD", linkerSettings: [.linkedLibrary("microhttpd")]),
    .target(name: "CConfinement", linkerSettings: [.linkedLibrary("seccomp")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CTIFF", linkerSettings: [.linkedLibrary("tiff")]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png")]),
    .target(
      name: "COpenCV",
      cxxSettings: [.unsafeFlags(["-isystem", "/usr/include/opencv4"])],
      linkerSettings: [.linkedLibrary("opencv_core"), .linkedLibrary("opencv_imgproc")]),

    // Ours, from the ground up.
    library("TallyCore", ["CSodium"]),
    library("TallyDomain", ["TallyCore", "CTables"]),
    library("TallyKernelTable", []),
    library("TallyKernels", ["TallyKernelTable"], [.unsafeFlags(["-Ounchecked"])]),
    library("TallyKernelsV3", ["TallyKernelTable"], kernels(3)),
    library("TallyKernelsV4", ["TallyKernelTable"], kernels(4)),
    library(
      "TallyTensor",
      ["TallyCore", "TallyKernelTable", "TallyKernels", "TallyKernelsV3", "TallyKernelsV4", "CBLAS", "CProcessor"]),
    library("TallyInference", ["TallyCore", "TallyTensor"]),
    library("TallyImaging", ["TallyCore", "TallyDomain", "CTIFF", "CPNG", "COpenCV", "CZlib"]),
    library("TallyConfinement", ["TallyCore", "TallyDomain", "TallyImaging", "CConfinement"]),
    library("TallyPhysics", ["TallyCore", "TallyDomain", "CTables"]),
    library("TallyDetector", ["TallyCore", "TallyDomain", "TallyImaging", "TallyPhysics", "TallyInference"]),
    library("TallyManifest", ["TallyCore", "TallyDomain", "CTables"]),
    library("TallyAssessment", ["TallyCore", "TallyDomain"]),
    library("TallySimulation", ["TallyCore", "TallyDomain", "TallyImaging", "TallyPhysics", "TallyManifest"]),
    library("TallyStore", ["TallyCore", "TallyDomain"]),
    library("TallyStoreSQLite", ["TallyCore", "TallyDomain", "TallyStore", "CSQLite"]),
    library("TallyIntake", ["TallyCore", "TallyDomain"]),
    library("TallyPipeline", ["TallyCore", "TallyDomain"]),
    library("TallyHTTP", ["TallyCore", "CMicroHTTPD"]),
    library("TallyReview", ["TallyCore", "TallyDomain", "TallyImaging", "TallyStore", "TallyHTTP", "CAssets"]),
    library("TallyEvaluation", ["TallyCore", "TallyDomain"]),
    library("TallyReport", ["TallyCore", "TallyDomain", "TallyImaging"]),
    .executableTarget(
      name: "tallyman",
      dependencies: [
        "TallyCore", "TallyDomain", "TallyTensor", "TallyInference", "TallyImaging", "TallyPhysics", "TallyDetector",
        "TallyManifest", "TallyAssessment", "TallySimulation", "TallyStore", "TallyStoreSQLite", "TallyIntake",
        "TallyConfinement", "TallyPipeline", "TallyHTTP", "TallyReview", "TallyEvaluation", "TallyReport", "CAssets",
      ],
      swiftSettings: strict),

    // Tests mirror the sources.
    .target(
      name: "TallyTestSupport", dependencies: ["TallyCore"], path: "Tests/TallyTestSupport", swiftSettings: strict),
    .target(
      name: "TallyStoreContract", dependencies: ["TallyCore", "TallyDomain", "TallyStore", "TallyTestSupport"],
      path: "Tests/TallyStoreContract", swiftSettings: strict),
    tests(of: "TallyCore"),
    tests(of: "TallyDomain"),
    tests(of: "TallyTensor"),
    tests(
      of: "TallyInference", ["TallyTensor"],
      exclude: [
        "Environment/networks.py", "Environment/node_tests.py", "Environment/prepare.sh",
        "Environment/requirements.txt", "NodeTests/expected.txt",
      ]),
    tests(of: "TallyImaging", ["TallyDomain"]),
    tests(of: "TallyPhysics", ["TallyDomain"]),
    tests(of: "TallyDetector", ["TallyDomain", "TallyImaging", "TallyInference"]),
    tests(of: "TallyManifest", ["TallyDomain"]),
    tests(of: "TallyAssessment", ["TallyDomain"]),
    tests(of: "TallySimulation", ["TallyDomain", "TallyImaging", "TallyPhysics", "TallyManifest"]),
    tests(of: "TallyConfinement", ["TallyDomain", "TallyImaging"]),
    tests(of: "TallyStoreSQLite", ["TallyDomain", "TallyStore", "TallyStoreContract"], exclude: ["Golden"]),
    tests(of: "TallyIntake", ["TallyDomain"]),
    tests(of: "TallyHTTP"),
    tests(of: "TallyReview", ["TallyDomain", "TallyImaging", "TallyStore", "TallyStoreSQLite", "TallyHTTP"]),
    tests(of: "TallyPipeline"),
    tests(of: "TallyEvaluation"),
    tests(of: "TallyReport", ["TallyDomain"]),
    tests(of: "tallyman", ["TallyDomain", "TallyImaging", "TallyConfinement"], exclude: ["Golden"]),
  ],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
