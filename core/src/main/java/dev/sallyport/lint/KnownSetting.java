package dev.sallyport.lint;

import java.util.List;

/**
 * A setting of plugins that gives other bytes each time or on each machine.
 *
 * @param plugins whose setting it is
 * @param setting what is looked at
 * @param cause what differs then
 * @param cure what to have instead
 */
record KnownSetting(String plugins, String setting, String cause, String cure) {
  static final KnownSetting MANIFEST =
      new KnownSetting(
          "all",
          "manifestEntries, instructions",
          "an entry whose value is a time, a user, a JDK, an operating system, a branch or an"
              + " environment variable",
          "${project.build.outputTimestamp}, or no such entry");
  static final KnownSetting BUILD_ENVIRONMENT =
      new KnownSetting(
          "all",
          "archive/manifest/addBuildEnvironmentEntries = true",
          "patch level of the JDK and operating system in the manifest",
          "false");
  static final KnownSetting JAVADOC =
      new KnownSetting(
          "org.apache.maven.plugins:maven-javadoc-plugin",
          "notimestamp = false",
          "date in every page",
          "true");
  static final KnownSetting JAXB =
      new KnownSetting(
          "org.codehaus.mojo:jaxb2-maven-plugin",
          "noGeneratedHeaderComments is not true",
          "date in the generated sources",
          "true");
  static final KnownSetting GIT =
      new KnownSetting(
          "io.github.git-commit-id:git-commit-id-maven-plugin, pl.project13.maven:git-commit-id-plugin",
          "generateGitPropertiesFile without excludeProperties for each of git.build, git.branch,"
              + " git.remote, git.tags, git.total.commit.count, and without includeOnlyProperties",
          "user, host, time and state of the clone in git.properties",
          "excludeProperties");

  static final List<KnownSetting> ALL = List.of(MANIFEST, BUILD_ENVIRONMENT, JAVADOC, JAXB, GIT);
}
