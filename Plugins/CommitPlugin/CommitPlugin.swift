import Foundation
import PackagePlugin

/// Before each build: the commit that is built, as a source file (docs/decisions.md, *The commit*).
@main
struct CommitPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let script = context.package.directoryURL.appending(path: "Plugins/CommitPlugin/commit")
    let folder = context.pluginWorkDirectoryURL
    return [
      .prebuildCommand(
        displayName: "Noting the commit", executable: URL(filePath: "/bin/sh"),
        arguments: [script.path, target.directoryURL.path, folder.path],
        outputFilesDirectory: folder)
    ]
  }
}
