// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Of modules in which no time is spent: they hand on, or run once. Optimising is four fifths of what building
/// them costs (docs/decisions.md, *What a build costs*).
let plain = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// One folder under Sources; what it may import is the table of docs/architecture.md, held by LayeringTests.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// `goldens`: the tests have a folder Goldens, which is no resource; `data`: other such folders.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], goldens: Bool = false, data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"],
    exclude: data + (goldens ? ["Goldens"] : []), swiftSettings: strict)
}

/// What tests of the record may ask for: all modules between text and files.
let model: [Target.Dependency] = [
  "Text", "Dates", "Search", "Entities", "Journal", "Register", "Summary", "Acts", "Check", "Query",
  "Interchange", "JSON",
]

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
    module("Entities", ["Dates", "JSON", "Text"]),
    module("Journal", ["Dates", "Entities", "JSON", "Text"]),
    module("Register", ["Dates", "Entities", "JSON", "Journal", "Search", "Text"]),
    module("Summary", ["Dates", "Entities", "JSON", "Journal", "Register", "Text"]),
    module(
      "Acts", ["Dates", "Entities", "JSON", "Journal", "Register", "Search", "Summary", "Text"]),
    module("Check", ["Dates", "Entities", "JSON", "Journal", "Register", "Summary", "Text"]),
    module(
      "Query",
      ["Acts", "Dates", "Entities", "JSON", "Journal", "Register", "Search", "Summary", "Text"]),
    module(
      "Interchange",
      ["Acts", "Dates", "Entities", "JSON", "Journal", "Register", "Summary", "Text"]),
    module("Config", ["Dates", "JSON", "Query", "Register"], plain),
    module("Store", ["Acts", "Dates", "Entities", "JSON", "Journal", "Query", "Register", "Text"]),
    module(
      "Sync", ["Acts", "Dates", "Entities", "Interchange", "Journal", "Register", "Store", "Text"]),
    module("Sheets", ["Acts", "Check", "Entities", "Register", "Screen", "Summary", "Text"]),
    module(
      "Dashboard",
      [
        "Acts", "Check", "Dates", "Entities", "Interchange", "Journal", "Query", "Register",
        "Screen", "Search", "Sheets", "Summary", "Text",
      ]),
    module(
      "Reports",
      [
        "Check", "Dates", "Entities", "Interchange", "JSON", "Journal", "Query", "Register",
        "Screen", "Sheets", "Summary", "Text",
      ]),
    module("Manual", ["JSON"], plain),
    .executableTarget(
      name: "ahd",
      dependencies: [
        "Acts", "Check", "Config", "Curses", "Dashboard", "Dates", "Entities", "Interchange",
        "JSON", "Journal", "Manual", "Query", "Register", "Reports", "Screen", "Search", "Sheets",
        "Store", "Summary", "Sync", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: plain, plugins: ["CommitPlugin"]),
    .plugin(name: "CommitPlugin", capability: .buildTool()),
    .target(
      name: "TestSupport", dependencies: ["Screen", "Store"] + model,
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "Writers", dependencies: ["Store"] + model, path: "Tests/Writers",
      swiftSettings: strict),
    tests("JSONTests", ["JSON"], data: ["Fuzz", "strict.py"]),
    tests("ScreenTests", ["Screen"], goldens: true),
    tests("CursesTests", ["CNcurses", "Curses", "Screen"]),
    tests("ModelTests", model, data: ["Broken"]),
    tests("ConfigTests", ["Config", "JSON"], data: ["decode.py"]),
    tests("StoreTests", ["Sheets", "Store"] + model),
    tests(
      "SyncTests", ["Reports", "Store", "Sync"] + model, data: ["git-config-keys.txt"]),
    tests("DashboardTests", ["Dashboard", "Screen", "Sheets"] + model, goldens: true),
    tests("ReportsTests", ["Reports", "Screen", "Sheets"] + model, goldens: true),
    tests("ManualTests", ["JSON", "Manual"], goldens: true),
    tests("EndToEndTests", ["Writers", "ahd"], goldens: true, data: ["Faults"]),
    tests("LayeringTests", []),
  ],
  swiftLanguageModes: [.v6]
)
