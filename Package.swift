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
    module("Model", ["JSON"]),
    module("Config", ["Model", "JSON"]),
    module("Store", ["Model", "JSON"]),
    module("Sync", ["Store", "Model"]),
    module("Sheets", ["Model", "Screen"]),
    module("Dashboard", ["Sheets", "Model", "Screen"]),
    module("Reports", ["Sheets", "Model", "JSON", "Screen"]),
    module("Manual", ["JSON"]),
    .executableTarget(
      name: "ahd",
      dependencies: [
        "Curses", "Screen", "JSON", "Model", "Config", "Store", "Sync", "Sheets", "Dashboard",
        "Reports", "Manual",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, plugins: ["CommitPlugin"]),
    .plugin(name: "CommitPlugin", capability: .buildTool()),
    .target(
      name: "TestSupport", dependencies: ["Screen", "JSON", "Model", "Store"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "Writers", dependencies: ["Model", "Store"], path: "Tests/Writers",
      swiftSettings: strict),
    tests("JSONTests", ["JSON"], data: ["Fuzz", "strict.py"]),
    tests("ScreenTests", ["Screen"], goldens: true),
    tests("CursesTests", ["Curses", "CNcurses", "Screen"]),
    tests("ModelTests", ["Model", "JSON"], data: ["Broken"]),
    tests("ConfigTests", ["Config", "Model", "JSON"], data: ["decode.py"]),
    tests("StoreTests", ["Store", "Model", "JSON"]),
    tests(
      "SyncTests", ["Sync", "Store", "Model", "Reports", "Sheets", "JSON"], data: ["git-config-keys.txt"]),
    tests("DashboardTests", ["Dashboard", "Sheets", "Model", "Screen"], goldens: true),
    tests("ReportsTests", ["Reports", "Sheets", "Model", "JSON", "Screen"], goldens: true),
    tests("ManualTests", ["Manual", "JSON"], goldens: true),
    tests("EndToEndTests", ["ahd", "Writers"], goldens: true, data: ["Faults"]),
    tests("LayeringTests", []),
  ],
  swiftLanguageModes: [.v6]
)
