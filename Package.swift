// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One folder under Sources; what it may import is the table of docs/architecture.md, held by LayeringTests.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// `goldens`: the tests have a folder Goldens, which is no resource; `data`: other such folders.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], goldens: Bool = false, data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"],
    exclude: data + (goldens ? ["Goldens"] : []), swiftSettings: strict)
}

/// What a register is and holds.
let record: [Target.Dependency] = [
  "Register", "Journal", "Entities", "Search", "Dates", "Text", "JSON",
]

/// All that is known of a register and may be done with it.
let model: [Target.Dependency] = record + ["Summary", "Acts", "Check", "Query", "Interchange"]

let package = Package(
  name: "ahd",
  products: [.executable(name: "ahd", targets: ["ahd"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    module("Curses", ["CNcurses", "Screen"]),
    module("Screen"),
    module("JSON"),
    module("Text", ["JSON"]),
    module("Dates", ["Text"]),
    module("Search"),
    module("Entities", ["Dates", "Text", "JSON"]),
    module("Journal", ["Entities", "Dates", "Text", "JSON"]),
    module("Register", ["Journal", "Entities", "Search", "Dates", "Text", "JSON"]),
    module("Summary", record),
    module("Acts", ["Summary"] + record),
    module("Check", ["Acts", "Summary"] + record),
    module("Query", ["Check", "Acts", "Summary"] + record),
    module("Interchange", ["Query", "Check", "Acts", "Summary"] + record),
    module("Config", model),
    module("Store", model),
    module("Sync", ["Store"] + model),
    module("Dashboard", ["Screen"] + model),
    module("Reports", ["Screen"] + model),
    module("Manual", ["JSON"]),
    .executableTarget(
      name: "ahd",
      dependencies: [
        "Curses", "Screen", "Config", "Store", "Sync", "Dashboard", "Reports", "Manual",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + model,
      swiftSettings: strict, plugins: ["CommitPlugin"]),
    .plugin(name: "CommitPlugin", capability: .buildTool()),
    .target(
      name: "TestSupport", dependencies: ["Screen", "Store"] + model,
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "Writers", dependencies: ["Store"] + model, path: "Tests/Writers",
      swiftSettings: strict),
    tests("JSONTests", ["JSON"], data: ["Fuzz", "strict.py"]),
    tests("ScreenTests", ["Screen"], goldens: true),
    tests("CursesTests", ["Curses", "CNcurses", "Screen"]),
    tests("ModelTests", model, data: ["Broken"]),
    tests("ConfigTests", ["Config"] + model, data: ["decode.py"]),
    tests("StoreTests", ["Store"] + model),
    tests(
      "SyncTests", ["Sync", "Store", "Reports"] + model, data: ["git-config-keys.txt"]),
    tests("DashboardTests", ["Dashboard", "Screen"] + model, goldens: true),
    tests("ReportsTests", ["Reports", "Screen"] + model, goldens: true),
    tests("ManualTests", ["Manual", "JSON"], goldens: true),
    tests("EndToEndTests", ["ahd", "Writers"], goldens: true, data: ["Faults"]),
    tests("LayeringTests", []),
  ],
  swiftLanguageModes: [.v6]
)
