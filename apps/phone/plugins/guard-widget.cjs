// Adds the widget of Guard mode to the iOS project: an app extension of its own, from the radio's Swift sources (modules/radio/ios).
// What it shows is a Live Activity; without the extension iOS has nothing to draw and refuses to start one.
const { cpSync, mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { withDangerousMod, withXcodeProject } = require("expo/config-plugins");

const TARGET = "GuardWidget";
const SOURCES = ["Widget/GuardWidget.swift", "GuardAttributes.swift"];
const FRAMEWORKS = ["WidgetKit.framework", "SwiftUI.framework", "ActivityKit.framework"];
const OLDEST = "16.4";

const nameOf = (path) => path.split("/").at(-1);

/** The sources in a folder of the generated project. */
const withSources = (config) =>
  withDangerousMod(config, [
    "ios",
    (mod) => {
      const from = join(mod.modRequest.projectRoot, "modules/radio/ios");
      const to = join(mod.modRequest.platformProjectRoot, TARGET);
      mkdirSync(to, { recursive: true });
      for (const source of [...SOURCES, "Widget/Info.plist"])
        cpSync(join(from, source), join(to, nameOf(source)));
      return mod;
    },
  ]);

/** The target that they are built in; with what is there already it does nothing. */
const withTarget = (config) =>
  withXcodeProject(config, (mod) => {
    const project = mod.modResults;
    if (project.pbxTargetByName(TARGET)) return mod;
    const bundle = `${config.ios.bundleIdentifier}.${TARGET}`;
    // The library adds these only to a section that is there.
    const { objects } = project.hash.project;
    objects.PBXTargetDependency ??= {};
    objects.PBXContainerItemProxy ??= {};
    const target = project.addTarget(TARGET, "app_extension", TARGET, bundle);
    const files = [...SOURCES.map(nameOf), "Info.plist"];
    const group = project.addPbxGroup(files, TARGET, TARGET);
    const { firstProject } = project.getFirstProject();
    project.addToPbxGroup(group.uuid, firstProject.mainGroup);
    project.addBuildPhase(SOURCES.map(nameOf), "PBXSourcesBuildPhase", "Sources", target.uuid);
    project.addBuildPhase([], "PBXFrameworksBuildPhase", "Frameworks", target.uuid);
    for (const framework of FRAMEWORKS) project.addFramework(framework, { target: target.uuid });
    const settings = {
      CURRENT_PROJECT_VERSION: "1",
      GENERATE_INFOPLIST_FILE: "NO",
      INFOPLIST_FILE: `${TARGET}/Info.plist`,
      IPHONEOS_DEPLOYMENT_TARGET: OLDEST,
      MARKETING_VERSION: config.version,
      PRODUCT_BUNDLE_IDENTIFIER: `"${bundle}"`,
      PRODUCT_NAME: `"${TARGET}"`,
      SKIP_INSTALL: "YES",
      SWIFT_VERSION: "5.0",
      TARGETED_DEVICE_FAMILY: '"1,2"',
    };
    const { buildConfigurationList } = project.pbxNativeTargetSection()[target.uuid];
    const configurations = objects.XCConfigurationList[buildConfigurationList].buildConfigurations;
    for (const { value } of configurations)
      Object.assign(objects.XCBuildConfiguration[value].buildSettings, settings);
    return mod;
  });

module.exports = (config) => withTarget(withSources(config));
